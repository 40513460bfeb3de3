//! States and where they lead, as the definition has them; places come later.

use crate::asl::definition::{Document, Machine, State, StateKind};
use std::collections::{HashMap, VecDeque};
use std::ops::Range;

/// A drawing. Lengths are in pixels at the size that it is drawn for; y goes down.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Graph {
    /// The states, flow by flow, in the order of the text.
    pub nodes: Vec<Node>,
    /// The arrows, flow by flow.
    pub edges: Vec<Edge>,
    /// The whole definition first, then the branches and processors in it.
    pub lanes: Vec<Lane>,
    /// Of all of it.
    pub width: f64,
    /// Of all of it.
    pub height: f64,
}

/// A state.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Its name.
    pub name: String,
    /// Its type, where it has a known one.
    pub kind: Option<StateKind>,
    /// The lane that it is in.
    pub lane: usize,
    /// Does its lane end with it?
    pub ends: bool,
    /// How many Retriers it has.
    pub retriers: usize,
    /// The lanes in it.
    pub lanes: Range<usize>,
    /// Its left.
    pub x: f64,
    /// Its top.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

/// A `States` object.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lane {
    /// The state that it is in; nothing for the whole definition.
    pub owner: Option<usize>,
    /// The state that it begins with.
    pub start: Option<usize>,
    /// Its left.
    pub x: f64,
    /// Its top.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

/// Why one state leads to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdgeKind {
    /// `Next`
    Next,
    /// The rule at that place of a Choice state.
    Rule(usize),
    /// Its `Default`.
    Default,
    /// The Catcher at that place.
    Catch(usize),
}

/// An arrow.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// The state that it leaves.
    pub from: usize,
    /// The state that it leads to.
    pub to: usize,
    /// Why.
    pub kind: EdgeKind,
    /// Does it lead back, up the drawing?
    pub back: bool,
    /// Its corners, from the one state to the other.
    pub points: Vec<(f64, f64)>,
}

/// What of the lists is of one flow.
#[derive(Clone, Debug)]
pub(super) struct Flow {
    pub nodes: Range<usize>,
    pub edges: Range<usize>,
    pub start: Option<usize>,
}

/// The states and arrows of `document`, without places.
pub(super) fn read(document: &Document) -> (Graph, Vec<Flow>) {
    let (mut graph, mut flows) = (Graph::default(), Vec::new());
    let Some(machine) = document.machine() else { return (graph, flows) };
    graph.lanes.push(Lane::default());
    let mut waiting = VecDeque::from([machine]);
    while let Some(machine) = waiting.pop_front() {
        let flow = flow(&mut graph, flows.len(), &machine);
        for state in &machine.states {
            waiting.extend(state.machines().cloned());
        }
        flows.push(flow);
    }
    (graph, flows)
}

fn flow(graph: &mut Graph, lane: usize, machine: &Machine<'_>) -> Flow {
    let base = graph.nodes.len();
    let places: HashMap<&str, usize> =
        machine.states.iter().enumerate().map(|(at, state)| (state.name.text, base + at)).collect();
    for state in &machine.states {
        let lanes = graph.lanes.len()..graph.lanes.len() + state.machines().count();
        graph.lanes.extend(lanes.clone().map(|_| Lane { owner: Some(graph.nodes.len()), ..Lane::default() }));
        graph.nodes.push(Node {
            name: state.name.text.to_owned(),
            kind: state.kind,
            lane,
            ends: state.is_terminal(),
            retriers: state.retriers.len(),
            lanes,
            x: 0.0,
            y: 0.0,
            width: 0.0,
            height: 0.0,
        });
    }
    let first = graph.edges.len();
    for (at, state) in machine.states.iter().enumerate() {
        for (name, kind) in targets(state) {
            if let Some(to) = places.get(name) {
                graph.edges.push(Edge { from: base + at, to: *to, kind, back: false, points: Vec::new() });
            }
        }
    }
    let start = machine.start_at.and_then(|name| places.get(name.text).copied());
    if let Some(lane) = graph.lanes.get_mut(lane) {
        lane.start = start;
    }
    Flow { nodes: base..graph.nodes.len(), edges: first..graph.edges.len(), start }
}

fn targets<'t>(state: &State<'t>) -> impl Iterator<Item = (&'t str, EdgeKind)> {
    let next = state.next.map(|name| (name.text, EdgeKind::Next));
    let rules = state.choices.iter().enumerate();
    let rules = rules.filter_map(|(at, rule)| Some((rule.next?.text, EdgeKind::Rule(at)))).collect::<Vec<_>>();
    let default = state.default.map(|name| (name.text, EdgeKind::Default));
    let catchers = state.catchers.iter().enumerate();
    let catchers = catchers.filter_map(|(at, it)| Some((it.next?.text, EdgeKind::Catch(at)))).collect::<Vec<_>>();
    next.into_iter().chain(rules).chain(default).chain(catchers)
}
