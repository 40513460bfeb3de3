//! A whole machine, ready to be run: each state compiled once, transitions as places in a list (X1).
//!
//! Branches and processors are machines too; all of them lie in one list, so that nothing here nests however deep the
//! definition does.

mod compile;
mod service;
mod work;

pub use service::{Events, Service};
pub use work::{Batcher, Bound, Format, Map, Reader, Task, Work, Writer};

use super::state::State;
use std::sync::Arc;

/// A machine with all machines in it.
#[derive(Clone, Debug)]
pub struct Machine {
    /// The whole definition first, then the branches and processors in it.
    pub flows: Vec<Flow>,
    /// The states of all of them.
    pub steps: Vec<Step>,
    /// `TimeoutSeconds` of the whole definition.
    pub timeout: Option<f64>,
}

/// A `States` object: the whole definition, a branch of a Parallel state, or what a Map state does with each item.
#[derive(Clone, Debug)]
pub struct Flow {
    /// Where it begins.
    pub start: usize,
    /// The state that it belongs to, unless it is the whole definition.
    pub owner: Option<usize>,
    /// Its states.
    pub steps: std::ops::Range<usize>,
    /// What of the Context Object they look at, with the states in them.
    pub context: Context,
}

/// A state and where it leads.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its fields.
    pub state: State,
    /// The flow that it is of.
    pub flow: usize,
    /// Where it goes when it is done; nothing where its flow ends with it.
    pub next: Option<usize>,
    /// Where each rule of a Choice state leads.
    pub rules: Vec<usize>,
    /// Where a Choice state goes if no rule holds.
    pub default: Option<usize>,
    /// Where each Catcher leads.
    pub catches: Vec<usize>,
    /// What it works on, besides documents.
    pub work: Work,
    /// What of the Context Object it looks at: no more than that is made.
    pub context: Context,
}

/// What of the Context Object is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Context {
    /// Nothing.
    #[default]
    Nothing,
    /// The item of a Map state.
    Item,
    /// More than that.
    Whole,
}

impl Machine {
    /// The state of that place. There is one for every place that the machine itself holds.
    #[must_use]
    pub fn step(&self, at: usize) -> Option<&Step> {
        self.steps.get(at)
    }

    /// The state of that name, wherever it is: names of states are there once in a definition.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        self.steps.iter().position(|step| &*step.state.name == name)
    }

    /// The names of all states, by their places.
    pub fn names(&self) -> impl Iterator<Item = &Arc<str>> {
        self.steps.iter().map(|step| &step.state.name)
    }
}
