//! Why something matched or did not: the same shape for every engine.

use crate::diagnostic::{Span, Step};

/// The verdict, in one sentence and condition by condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Does it match? Always what the engine's `matches` answers.
    pub matched: bool,
    /// The verdict in one sentence.
    pub summary: String,
    /// A row per condition, in the order of the pattern.
    pub conditions: Vec<Condition>,
}

/// A condition and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The names that lead to the field, as the pattern has them.
    pub path: Vec<String>,
    /// AWS's name of the operator: `equals`, `prefix`, …; `any of` for several alternatives, which are then the
    /// [`children`](Self::children); `$or`, whose children are its branches (operator `branch`).
    pub operator: String,
    /// The operand, as compact JSON.
    pub wanted: String,
    /// Did it hold? `None` where it does not count: a later condition on the same field replaced it.
    pub held: Option<bool>,
    /// Why, in one sentence.
    pub reason: String,
    /// Its place in the pattern.
    pub span: Span,
    /// The values of the event that it was tried on, in the order of the event; at most [`Found::MAX`].
    pub found: Vec<Found>,
    /// Alternatives, or branches and their conditions.
    pub children: Vec<Self>,
}

/// A value that a condition was tried on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The value, as compact JSON.
    pub value: String,
    /// The way to it in the event, array indexes included.
    pub path: Vec<Step>,
    /// Its place in the event.
    pub span: Span,
}

impl Found {
    /// More candidates than this are not listed.
    pub const MAX: usize = 100;
}
