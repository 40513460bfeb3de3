//! Histories as AWS exports them, beside those of runs here (X11), and made into mocks (X12).
//!
//! What runs side by side is written down in the order in which it happened, and that is another order each time. So events
//! are first sorted into branches and iterations by `previousEventId`, and only those of the same branch are laid beside
//! each other.

mod align;
mod branches;
mod compare;
mod details;
mod documents;
mod read;
mod replay;

pub use compare::{Beside, Comparison, Difference, Kind, MAX_DIFFERENCES, compare};
pub use documents::{Left, NotCompared};
pub use replay::{Replay, replay};

use super::{Detail, Execution};
use crate::asl::data::{Object, Value};
use crate::diagnostic::Error;
use std::sync::Arc;

/// The events of an execution.
#[derive(Clone, Debug)]
pub struct History {
    /// By their ids.
    pub(super) events: Vec<Record>,
}

/// An event, with its documents read.
#[derive(Clone, Debug)]
pub(super) struct Record {
    /// From 1.
    pub id: usize,
    /// The event before it on the same branch.
    pub previous: usize,
    /// Seconds since 1970, where the event says so.
    pub at: Option<f64>,
    /// AWS's name of it.
    pub name: Arc<str>,
    /// Its details.
    pub details: Object,
    /// Details that are not there in full.
    pub truncated: Vec<Arc<str>>,
}

/// The most events that a history can have; an execution on AWS has at most 25,000.
pub const MAX_EXPORTED: usize = 100_000;

/// Details that are documents. AWS writes them as JSON text.
pub(super) const DOCUMENTS: [&str; 3] = ["input", "output", "parameters"];

impl History {
    /// Reads what `aws stepfunctions get-execution-history` prints: `{"events": […]}`, or the list of events alone. The
    /// events may come in any order; times may be numbers or text.
    ///
    /// # Errors
    /// The text is no JSON, or no history (`ASL0320`).
    pub fn parse(text: &str) -> Result<Self, Error> {
        read::parse(text)
    }

    /// That of a run here, which was asked to keep its events.
    #[must_use]
    pub fn of(execution: &Execution, start: f64) -> Self {
        let text = |text: &Arc<str>| Value::String(text.clone());
        let events = execution.history.iter().map(|event| {
            let details = event.details.iter().map(|(name, detail)| {
                let value = match detail {
                    Detail::Text(it) => text(it),
                    Detail::Document(value) => value.clone(),
                    Detail::Documents(values) => Object::from_iter(values.iter().cloned()).into(),
                    Detail::Number(number) => crate::asl::data::Number::Float(*number).into(),
                };
                (*name, value)
            });
            Record {
                id: event.id,
                previous: event.previous,
                at: Some(start + event.at),
                name: event.name.into(),
                details: details.collect(),
                truncated: Vec::new(),
            }
        });
        Self { events: events.collect() }
    }

    /// The place of the event of that id.
    fn place(&self, id: usize) -> Option<usize> {
        self.events.binary_search_by_key(&id, |event| event.id).ok()
    }

    /// How many events there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.events.len()
    }

    /// Is there none?
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.events.is_empty()
    }
}

impl Record {
    pub fn text(&self, name: &str) -> Option<&Arc<str>> {
        match self.details.get(name) {
            Some(Value::String(text)) => Some(text),
            _ => None,
        }
    }

    pub fn is(&self, name: &str) -> bool {
        &*self.name == name
    }

    /// The name of the state that is entered with it.
    pub fn entered(&self) -> Option<&Arc<str>> {
        if self.name.ends_with("StateEntered") { self.text("name") } else { None }
    }
}
