//! Events as AWS's `GetExecutionHistory` has them (X7).

use crate::asl::data::Value;
use std::sync::Arc;

/// An event.
#[derive(Clone, Debug)]
pub struct Event {
    /// From 1.
    pub id: usize,
    /// The event before it on the same branch; 0 for the first.
    pub previous: usize,
    /// Seconds since the execution started.
    pub at: f64,
    /// AWS's name of it, such as `TaskStateEntered`.
    pub name: &'static str,
    /// The member that has its details, such as `stateEnteredEventDetails`; nothing where AWS has none.
    pub holder: Option<&'static str>,
    /// Its details.
    pub details: Vec<(&'static str, Detail)>,
}

/// A detail of an event.
#[derive(Clone, Debug)]
pub enum Detail {
    /// Text as it is.
    Text(Arc<str>),
    /// A document, which AWS gives as JSON text.
    Document(Value),
    /// Documents by name, each as JSON text.
    Documents(Vec<(Arc<str>, Value)>),
    /// A number.
    Number(f64),
}

impl From<&str> for Detail {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<&Arc<str>> for Detail {
    fn from(text: &Arc<str>) -> Self {
        Self::Text(text.clone())
    }
}

impl From<&Value> for Detail {
    fn from(value: &Value) -> Self {
        Self::Document(value.clone())
    }
}

/// The events of an execution: of the machine itself, or of an iteration that runs in an execution of its own.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    /// How many there were.
    pub count: usize,
    /// How many there can be, with the one that ends the execution.
    limit: usize,
    /// Was there one more to come?
    pub full: bool,
    /// Those that are kept.
    pub kept: Option<Vec<Event>>,
}

type Details = Option<(&'static str, Vec<(&'static str, Detail)>)>;

impl Ledger {
    pub fn new(limit: usize, kept: bool) -> Self {
        Self { limit, kept: kept.then(Vec::new), ..Self::default() }
    }

    /// Counts an event, and keeps it where events are kept. Answers its id. The last place is left for the event that ends
    /// the execution.
    pub fn add(&mut self, name: &'static str, previous: usize, at: f64, details: impl FnOnce() -> Details) -> usize {
        if self.count + 1 >= self.limit {
            self.full = true;
            return self.count;
        }
        self.end(name, previous, at, details)
    }

    /// The same in the last place.
    pub fn end(&mut self, name: &'static str, previous: usize, at: f64, details: impl FnOnce() -> Details) -> usize {
        self.count += 1;
        if let Some(kept) = &mut self.kept {
            let (holder, details) = details().map_or((None, Vec::new()), |(holder, details)| (Some(holder), details));
            kept.push(Event { id: self.count, previous, at, name, holder, details });
        }
        self.count
    }
}
