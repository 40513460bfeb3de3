//! What a run did with each state and each arrow, up to the event that is looked at.

use super::drawing::{Drawing, Node, Why};
use super::timeline::Timeline;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::rc::Rc;

/// How far a run had got with a state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Passage {
    /// The run never gets there.
    #[default]
    Dark,
    /// It will get there.
    Ahead,
    /// It is there.
    Open,
    /// It was there and went on.
    Done,
    /// It was there and went on after an error.
    Caught,
    /// It failed there.
    Failed,
}

impl Passage {
    /// In words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Dark => "not in this run",
            Self::Ahead => "entered later",
            Self::Open => "entered",
            Self::Done => "done",
            Self::Caught => "error caught",
            Self::Failed => "failed",
        }
    }
}

/// What there is to show of a state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mark {
    /// How far the run had got with it.
    pub passage: Passage,
    /// Is the event in it that is looked at?
    pub is_current: bool,
    /// How often it was entered so far.
    pub visits: usize,
    /// How often it was tried again so far.
    pub retries: usize,
    /// Was it exercised by no run at all?
    pub is_faint: bool,
}

/// How far a run had got with an arrow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ride {
    /// The run does not take it.
    #[default]
    Never,
    /// It will.
    Later,
    /// It did.
    Taken,
}

/// All of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    /// By states.
    pub nodes: Vec<Mark>,
    /// By arrows.
    pub edges: Vec<Ride>,
}

impl Marks {
    /// Those at the event `now` of a run; `faint` are the states that no run exercised.
    #[must_use]
    pub fn of(drawing: &Drawing, timeline: Option<&Timeline>, now: usize, faint: &BTreeSet<Rc<str>>) -> Self {
        let mut nodes: Vec<Mark> =
            drawing.nodes.iter().map(|node| Mark { is_faint: faint.contains(&node.name), ..Mark::default() }).collect();
        let mut edges = vec![Ride::Never; drawing.edges.len()];
        let Some(timeline) = timeline else { return Self { nodes, edges } };
        for visit in &timeline.visits {
            let Some(mark) = drawing.find(&visit.state).and_then(|at| nodes.get_mut(at)) else { continue };
            if visit.entered > now {
                if mark.passage == Passage::Dark {
                    mark.passage = Passage::Ahead;
                }
                continue;
            }
            mark.visits += 1;
            let begun = (visit.entered..=now).filter(|at| timeline.begins(*at, visit)).count();
            mark.retries += begun.saturating_sub(1);
            let exited = visit.exited.is_some_and(|at| at <= now);
            let failed = visit.failures.last().into_iter().chain(&visit.broke).any(|at| *at <= now);
            mark.passage = match (exited, visit.is_caught()) {
                (true, true) => Passage::Caught,
                (true, false) => Passage::Done,
                (false, _) if visit.exited.is_none() && (failed || &*visit.kind == "Fail") => Passage::Failed,
                (false, _) => Passage::Open,
            };
        }
        for (at, edge) in &timeline.taken {
            if let Some(ride) = edges.get_mut(*edge) {
                if *at <= now {
                    *ride = Ride::Taken;
                } else if *ride == Ride::Never {
                    *ride = Ride::Later;
                }
            }
        }
        let current = timeline.visit_of(now).and_then(|visit| drawing.find(&visit.state));
        if let Some(mark) = current.and_then(|at| nodes.get_mut(at)) {
            mark.is_current = true;
        }
        Self { nodes, edges }
    }
}

/// Its type; how often it was entered and tried again.
pub(super) fn below(node: &Node, mark: &Mark) -> String {
    let mut text = node.kind.to_string();
    if mark.visits > 1 {
        let _ = write!(text, " ×{}", mark.visits);
    }
    if mark.retries > 0 {
        let _ = write!(text, " ↻{}", mark.retries);
    }
    text
}

/// What a reader says of a state: its name, its type, what became of it, and where it leads.
#[must_use]
pub fn describe(drawing: &Drawing, marks: &Marks, at: usize) -> String {
    let Some(node) = drawing.nodes.get(at) else { return String::new() };
    let mark = marks.nodes.get(at).cloned().unwrap_or_default();
    // It begins with what stands there to be seen, so that who speaks it means the same.
    let mut text = format!("{} {}, {}", node.name, below(node, &mark), mark.passage.word());
    if mark.visits > 1 {
        let _ = write!(text, ", entered {} times", mark.visits);
    }
    if mark.retries > 0 {
        let _ = write!(text, ", tried again {} {}", mark.retries, if mark.retries == 1 { "time" } else { "times" });
    }
    if mark.is_faint {
        text += ", never exercised";
    }
    let ways: Vec<String> = drawing
        .leaving(at)
        .filter_map(|(_, edge)| {
            let to = &drawing.nodes.get(edge.to)?.name;
            Some(match edge.why {
                Why::Next => to.to_string(),
                why => format!("{} {to}", why.label()),
            })
        })
        .collect();
    let ends = if node.ends { "ends here" } else { "" };
    match (ways.is_empty(), ends) {
        (false, "") => text + "; leads to " + &ways.join(", "),
        (false, ends) => format!("{text}; leads to {}, or {ends}", ways.join(", ")),
        (true, "") => text,
        (true, ends) => format!("{text}; {ends}"),
    }
}
