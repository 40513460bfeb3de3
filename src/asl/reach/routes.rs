//! Ways to a state: the shortest first, none through a state twice.

use crate::asl::machine::{Machine, Work};

/// A transition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Edge {
    /// The state that it leaves, or goes into.
    pub from: usize,
    pub way: Way,
}

/// Which one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Next,
    Rule(usize),
    Default,
    Catch(usize),
    /// Into a branch, or an iteration.
    Into,
}

/// How many states are looked at in a flow.
const MAX_LOOKS: usize = 4_000;

/// At most `most` ways from the start of the machine to the state.
pub(super) fn to(machine: &Machine, target: usize, most: usize) -> Vec<Vec<Edge>> {
    // Flows from the innermost outwards, each with the state that has to be reached in it.
    let (mut goals, mut goal) = (Vec::new(), Some(target));
    while let Some(at) = goal {
        goals.push(at);
        let flow = machine.step(at).and_then(|step| machine.flows.get(step.flow));
        goal = flow.and_then(|flow| flow.owner);
    }
    let mut routes: Vec<Vec<Edge>> = vec![Vec::new()];
    for (depth, goal) in goals.iter().enumerate().rev() {
        let Some(flow) = machine.step(*goal).and_then(|step| machine.flows.get(step.flow)) else { return Vec::new() };
        let within = within(machine, flow.start, *goal, most);
        let mut longer = Vec::new();
        for inner in &within {
            for route in &routes {
                if longer.len() >= most {
                    break;
                }
                let into = (depth > 0).then_some(Edge { from: *goal, way: Way::Into });
                longer.push(route.iter().chain(inner).copied().chain(into).collect());
            }
        }
        routes = longer;
    }
    routes
}

/// The transitions of a state.
fn edges(machine: &Machine, at: usize) -> Vec<(Edge, usize)> {
    let Some(step) = machine.step(at) else { return Vec::new() };
    let edge = |way| Edge { from: at, way };
    let mut all: Vec<(Edge, usize)> = step.rules.iter().enumerate().map(|(i, to)| (edge(Way::Rule(i)), *to)).collect();
    all.extend(step.default.map(|to| (edge(Way::Default), to)));
    all.extend(step.next.map(|to| (edge(Way::Next), to)));
    all.extend(step.catches.iter().enumerate().map(|(i, to)| (edge(Way::Catch(i)), *to)));
    all
}

fn within(machine: &Machine, start: usize, goal: usize, most: usize) -> Vec<Vec<Edge>> {
    let mut found = Vec::new();
    let mut queue = std::collections::VecDeque::from([(start, Vec::<Edge>::new())]);
    let mut looks = 0;
    while let Some((at, route)) = queue.pop_front() {
        if at == goal {
            found.push(route);
            if found.len() >= most {
                break;
            }
            continue;
        }
        looks += 1;
        if looks > MAX_LOOKS {
            break;
        }
        for (edge, to) in edges(machine, at) {
            if to != at && to != start && !route.iter().any(|edge| edge.from == to) {
                let mut longer = route.clone();
                longer.push(edge);
                queue.push_back((to, longer));
            }
        }
    }
    found
}

/// The way through a branch as far as no rule has to decide: to its last state.
pub(super) fn through(machine: &Machine, flow: usize) -> Vec<Edge> {
    let (mut route, mut at) = (Vec::<Edge>::new(), machine.flows.get(flow).map(|flow| flow.start));
    while let Some(step) = at.and_then(|at| machine.step(at)) {
        let from = at.unwrap_or_default();
        if route.iter().any(|edge| edge.from == from) || matches!(step.work, Work::Parallel(_) | Work::Map(_)) {
            break;
        }
        if step.next.is_none() && !step.rules.is_empty() {
            break;
        }
        route.push(Edge { from, way: Way::Next });
        at = step.next;
    }
    route
}
