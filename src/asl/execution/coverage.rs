//! What of a machine was exercised (X8): states entered, choice rules that held, retriers and catchers that were used.

use crate::asl::machine::Machine;
use crate::asl::state::Special;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A part of a machine that a run can exercise.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Uncovered {
    /// A state.
    State(Arc<str>),
    /// A rule of a Choice state; `None` is its Default.
    Rule(Arc<str>, Option<usize>),
    /// A retrier of a state.
    Retrier(Arc<str>, usize),
    /// A catcher of a state.
    Catcher(Arc<str>, usize),
}

/// What was exercised. Those of several runs of one machine can be added up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    states: BTreeSet<usize>,
    parts: BTreeSet<(usize, Part)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Rule(usize),
    Default,
    Retrier(usize),
    Catcher(usize),
}

impl Coverage {
    pub(super) fn state(&mut self, step: usize) {
        self.states.insert(step);
    }

    pub(super) fn part(&mut self, step: usize, part: Part) {
        self.parts.insert((step, part));
    }

    /// What either has.
    pub fn add(&mut self, other: &Self) {
        self.states.extend(&other.states);
        self.parts.extend(&other.parts);
    }

    /// How many parts of `machine` there are, and which were not exercised, in the order of its states.
    #[must_use]
    pub fn of(&self, machine: &Machine) -> (usize, Vec<Uncovered>) {
        let (mut all, mut open) = (0, Vec::new());
        let mut count = |covered: bool, part: Uncovered| {
            all += 1;
            if !covered {
                open.push(part);
            }
        };
        for (at, step) in machine.steps.iter().enumerate() {
            let name = &step.state.name;
            count(self.states.contains(&at), Uncovered::State(name.clone()));
            let has = |part| self.parts.contains(&(at, part));
            if let Special::Choice(choice) = &step.state.special {
                for rule in 0..choice.rules.len() {
                    count(has(Part::Rule(rule)), Uncovered::Rule(name.clone(), Some(rule)));
                }
                if choice.default.is_some() {
                    count(has(Part::Default), Uncovered::Rule(name.clone(), None));
                }
            }
            for retrier in 0..step.state.retriers.len() {
                count(has(Part::Retrier(retrier)), Uncovered::Retrier(name.clone(), retrier));
            }
            for catcher in 0..step.state.catchers.len() {
                count(has(Part::Catcher(catcher)), Uncovered::Catcher(name.clone(), catcher));
            }
        }
        (all, open)
    }
}
