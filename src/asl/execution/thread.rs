//! What runs on its own: the machine, a branch of a Parallel state, an iteration of a Map state.

use super::join::Join;
use super::mocks::{Mock, Outcome};
use super::question::Asking;
use crate::asl::data::{Object, Value};
use crate::asl::error::StateError;
use crate::asl::state::Retries;
use std::sync::Arc;

#[derive(Debug)]
pub(super) struct Thread {
    /// Its place in the list of threads.
    pub id: usize,
    /// Its place among all threads that ever were: it breaks ties of time, and tells it from a later thread in the same
    /// place.
    pub order: u64,
    /// The thread that waits for it, and which of that one's parts it is.
    pub parent: Option<(usize, usize)>,
    /// The state that it is in.
    pub step: usize,
    /// The raw input of that state.
    pub input: Value,
    /// The variables of its scope.
    pub variables: Arc<Object>,
    /// Variables that the state has assigned, for the event of leaving it; only where events are kept.
    pub assigned: Vec<(Arc<str>, Value)>,
    /// The Map item that it is for, or that a thread around it is for.
    pub item: Option<Arc<(usize, Value)>>,
    /// The Context Object, where the state looks at it.
    pub context: Option<Value>,
    /// When the state was entered.
    pub entered: f64,
    /// The event of that.
    pub entered_event: usize,
    /// Its last event.
    pub last_event: usize,
    /// The events of its execution.
    pub ledger: usize,
    /// Retries since the state was entered.
    pub retries: Retries,
    /// How many.
    pub retry_count: usize,
    /// States that it entered, and those within them.
    pub path: Vec<u32>,
    /// Its waits, and those within its states.
    pub waits: Vec<f64>,
    /// What it does next.
    pub doing: Doing,
    /// The answer to what it asked.
    pub answer: Option<Box<Mock>>,
    /// The value that was measured last; most states hand on what they were given.
    pub measured: Option<Value>,
}

impl Thread {
    /// Takes the variables as they are after a state; those of these names are told in the event of leaving it.
    pub fn assign(&mut self, variables: Arc<Object>, names: Vec<Arc<str>>) {
        let value = |name: Arc<str>| variables.get(&name).cloned().map(|value| (name, value));
        self.assigned = names.into_iter().filter_map(value).collect();
        self.variables = variables;
    }
}

/// What a thread does when it is its turn.
#[derive(Debug)]
pub(super) enum Doing {
    /// It enters its state.
    Enter,
    /// It tries the state again.
    Attempt,
    /// It goes on after a Wait, with the effective input.
    Waited(Value),
    /// Its task is done.
    Done(Outcome),
    /// It waits for branches or iterations.
    Join(Box<Join>),
    /// They are done.
    Joined(Result<Value, StateError>),
    /// It asks what its task comes to.
    Asking(Box<Asking>),
    /// It asks, under this number, what the reader of its Map state reads.
    Reading(usize),
}

/// What comes of a turn.
#[derive(Debug)]
pub(super) enum Next {
    /// It goes on at once.
    Go,
    /// It goes on at that time.
    Sleep(f64),
    /// It waits for branches or iterations.
    Park,
    /// It waits for an answer.
    Ask,
    /// It is over.
    End(Result<Value, StateError>),
}
