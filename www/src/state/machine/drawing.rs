//! The machine as a drawing: states, arrows and lanes with their places, and how the keyboard walks them.

use super::told::{count, number, text_of};
use pointsman::asl::data::Value;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A rectangle; y goes down.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Its left.
    pub x: f64,
    /// Its top.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

impl Area {
    fn read(value: &Value) -> Self {
        let [x, y, width, height] = ["x", "y", "width", "height"].map(|name| number(value, name).unwrap_or_default());
        Self { x, y, width, height }
    }

    /// Its middle.
    #[must_use]
    pub fn middle(&self) -> (f64, f64) {
        (self.x + self.width / 2.0, self.y + self.height / 2.0)
    }
}

/// A state.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Its name.
    pub name: Rc<str>,
    /// Its type; empty where it has no known one.
    pub kind: Rc<str>,
    /// The lane that it is in.
    pub lane: usize,
    /// Does its lane end with it?
    pub ends: bool,
    /// How many retriers it has.
    pub retriers: usize,
    /// Where it is.
    pub area: Area,
}

/// Why one state leads to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// `Next`
    Next,
    /// The rule at that place of a Choice state.
    Rule(usize),
    /// Its `Default`.
    Default,
    /// The Catcher at that place.
    Catch(usize),
}

impl Why {
    /// What stands at the arrow; nothing at the plain one.
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Next => String::new(),
            Self::Rule(at) => format!("rule {}", at + 1),
            Self::Default => "default".to_owned(),
            Self::Catch(_) => "catch".to_owned(),
        }
    }
}

/// An arrow.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// The state that it leaves.
    pub from: usize,
    /// The state that it leads to.
    pub to: usize,
    /// Why.
    pub why: Why,
    /// Does it lead back, up the drawing?
    pub back: bool,
    /// Its corners.
    pub points: Vec<(f64, f64)>,
}

/// The whole definition, a branch, or a processor.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// The state that it is in.
    pub owner: Option<usize>,
    /// The state that it begins with.
    pub start: Option<usize>,
    /// Where it is.
    pub area: Area,
}

/// The drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
    /// The states.
    pub nodes: Vec<Node>,
    /// The arrows.
    pub edges: Vec<Edge>,
    /// The lanes; the whole definition is the first.
    pub lanes: Vec<Lane>,
    names: BTreeMap<Rc<str>, usize>,
}

/// Where an arrow key leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Along an arrow, or into the first lane of a state that holds others.
    Down,
    /// Against an arrow, or out to the state that holds the lane.
    Up,
    /// To the left neighbour.
    Left,
    /// To the right neighbour.
    Right,
    /// To the state that the machine begins with.
    Home,
}

impl Drawing {
    /// Reads what the engine laid out.
    #[must_use]
    pub fn read(value: &Value) -> Self {
        let list = |name| value.get(name).and_then(Value::as_array).unwrap_or_default();
        let nodes: Vec<Node> = list("nodes").iter().map(node).collect();
        let names: BTreeMap<_, _> = nodes.iter().enumerate().map(|(at, node)| (node.name.clone(), at)).collect();
        let edges = list("edges").iter().filter_map(|it| edge(it, &names)).collect();
        let named = |it: &Value, name| text_of(it, name).and_then(|name| names.get(&name).copied());
        let lane = |it: &Value| Lane { owner: named(it, "owner"), start: named(it, "start"), area: Area::read(it) };
        let lanes = list("lanes").iter().map(lane).collect();
        let [width, height] = ["width", "height"].map(|name| number(value, name).unwrap_or_default());
        Self { width, height, nodes, edges, lanes, names }
    }

    /// The state of that name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        self.names.get(name).copied()
    }

    /// The state that holds the lane of `node`.
    #[must_use]
    pub fn owner(&self, node: usize) -> Option<usize> {
        self.lanes.get(self.nodes.get(node)?.lane)?.owner
    }

    /// The states that hold `node`, from the inside out.
    pub fn owners(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.owner(node), |at| self.owner(*at))
    }

    /// The lanes in a state, in their order.
    pub fn lanes_in(&self, node: usize) -> impl Iterator<Item = &Lane> {
        self.lanes.iter().filter(move |lane| lane.owner == Some(node))
    }

    /// The state that the machine begins with, or else the first.
    #[must_use]
    pub fn start(&self) -> Option<usize> {
        self.lanes.first().and_then(|lane| lane.start).or_else(|| (!self.nodes.is_empty()).then_some(0))
    }

    /// The arrows that leave a state.
    pub fn leaving(&self, node: usize) -> impl Iterator<Item = (usize, &Edge)> {
        self.edges.iter().enumerate().filter(move |(_, edge)| edge.from == node)
    }

    /// Where a key leads from `node`. Where there are several ways, one that `taken` names comes first.
    #[must_use]
    pub fn walk(&self, node: usize, step: Step, taken: &dyn Fn(usize) -> bool) -> Option<usize> {
        match step {
            Step::Home => self.start(),
            Step::Down => self.down(node, taken),
            Step::Up => self.up(node, taken),
            Step::Left => self.beside(node, -1.0),
            Step::Right => self.beside(node, 1.0),
        }
    }

    fn down(&self, node: usize, taken: &dyn Fn(usize) -> bool) -> Option<usize> {
        let inside = self.lanes_in(node).find_map(|lane| lane.start);
        inside.or_else(|| self.onwards(node, taken)).or_else(|| {
            // The end of a lane leads on to where the state leads that holds it.
            self.owners(node).find_map(|owner| self.onwards(owner, taken))
        })
    }

    fn onwards(&self, node: usize, taken: &dyn Fn(usize) -> bool) -> Option<usize> {
        let ahead = || self.leaving(node).filter(|(_, edge)| edge.to != node);
        let first = ahead().find(|(at, _)| taken(*at)).or_else(|| ahead().find(|(_, edge)| !edge.back));
        first.or_else(|| ahead().next()).map(|(_, edge)| edge.to)
    }

    fn up(&self, node: usize, taken: &dyn Fn(usize) -> bool) -> Option<usize> {
        let before = || self.edges.iter().enumerate().filter(|(_, edge)| edge.to == node && edge.from != node);
        let first = before().find(|(at, _)| taken(*at)).or_else(|| before().find(|(_, edge)| !edge.back));
        first.or_else(|| before().next()).map(|(_, edge)| edge.from).or_else(|| self.owner(node))
    }

    /// The nearest state on that side that stands at about the same height.
    fn beside(&self, node: usize, side: f64) -> Option<usize> {
        let here = self.nodes.get(node)?;
        let (x, y) = here.area.middle();
        let within =
            |at: usize| self.owners(at).any(|owner| owner == node) || self.owners(node).any(|owner| owner == at);
        let others = self.nodes.iter().enumerate().filter(|(at, _)| *at != node && !within(*at));
        let near = others.filter_map(|(at, other)| {
            let (its_x, its_y) = other.area.middle();
            let (across, down) = ((its_x - x) * side, (its_y - y).abs());
            (across > 1.0 && down <= (here.area.height + other.area.height) / 2.0).then_some((across + down, at))
        });
        near.min_by(|(a, _), (b, _)| a.total_cmp(b)).map(|(_, at)| at)
    }
}

fn node(value: &Value) -> Node {
    Node {
        name: text_of(value, "name").unwrap_or_default(),
        kind: text_of(value, "type").unwrap_or_default(),
        lane: count(value, "lane").unwrap_or_default(),
        ends: matches!(value.get("ends"), Some(Value::Bool(true))),
        retriers: count(value, "retriers").unwrap_or_default(),
        area: Area::read(value),
    }
}

fn edge(value: &Value, names: &BTreeMap<Rc<str>, usize>) -> Option<Edge> {
    let [from, to] = ["from", "to"].map(|end| text_of(value, end).and_then(|name| names.get(&name).copied()));
    let index = count(value, "index").unwrap_or_default();
    let why = match value.get("kind")?.as_str()? {
        "rule" => Why::Rule(index),
        "default" => Why::Default,
        "catch" => Why::Catch(index),
        _ => Why::Next,
    };
    let point = |it: &Value| {
        let length = |at| it.at(at).and_then(Value::as_number).map(|number| number.as_f64());
        Some((length(0)?, length(1)?))
    };
    let points = value.get("points")?.as_array()?.iter().filter_map(point).collect();
    Some(Edge { from: from?, to: to?, why, back: matches!(value.get("back"), Some(Value::Bool(true))), points })
}
