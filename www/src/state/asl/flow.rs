//! The way of a document through a state, station by station: what a state's type has, what this one sets, what became of it.

use super::lines::{Change, Lines};
use pointsman::asl::data::Value;
use pointsman::asl::state::StateKind;
use pointsman::asl::trace::{Diff, Origin, StateTrace};
use pointsman::diagnostic::{Code, Span};

/// What becomes of a document at a station.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It passes.
    Passes,
    /// The state does not set the field, and it passes as it is.
    Unset,
    /// The state fails here.
    Fails,
    /// It does not get here.
    Unreached,
    /// The work has no result yet.
    Waits,
    /// The state failed, and goes on here.
    Catches,
}

impl Status {
    /// In a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Passes => "passes",
            Self::Unset => "not set",
            Self::Fails => "fails",
            Self::Unreached => "not reached",
            Self::Waits => "no result yet",
            Self::Catches => "catches",
        }
    }

    /// The lamp: lit, hollow, or dark.
    #[must_use]
    pub const fn held(self) -> Option<bool> {
        match self {
            Self::Passes | Self::Catches => Some(true),
            Self::Fails => Some(false),
            Self::Unset | Self::Unreached | Self::Waits => None,
        }
    }
}

/// A document, and where it came from.
#[derive(Clone, Debug)]
pub struct Document {
    /// The document.
    pub value: Value,
    /// Where its parts came from, where that is known.
    pub origin: Option<Origin>,
}

/// A station of the way.
#[derive(Clone, Debug)]
pub struct Station {
    /// The field, or the type of the state for its work.
    pub name: &'static str,
    /// What becomes of the document here.
    pub status: Status,
    /// What the state has in the field, as compact JSON.
    pub field: String,
    /// Its place in the definition.
    pub span: Option<Span>,
    /// What comes here.
    pub before: Option<Document>,
    /// What goes on from here.
    pub after: Option<Document>,
    /// The difference.
    pub diff: Diff,
    /// Bytes of what goes on.
    pub bytes: Option<usize>,
    /// What happens, in a sentence.
    pub why: String,
    /// Its row in the answer.
    pub row: usize,
}

impl Station {
    /// The lines of what comes here.
    #[must_use]
    pub fn lines_before(&self) -> Lines {
        self.before.as_ref().map(|it| Lines::of(&it.value, &self.diff.removed, Change::Removed)).unwrap_or_default()
    }

    /// The lines of what goes on.
    #[must_use]
    pub fn lines_after(&self) -> Lines {
        self.after.as_ref().map(|it| Lines::of(&it.value, &self.diff.added, Change::Added)).unwrap_or_default()
    }

    /// Does the document change here?
    #[must_use]
    pub fn changes(&self) -> bool {
        !self.diff.added.is_empty() || !self.diff.removed.is_empty()
    }
}

/// What AWS would say to an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The error's name.
    pub name: String,
    /// AWS's text.
    pub cause: String,
}

/// The whole way.
#[derive(Clone, Debug)]
pub struct Flow {
    /// The state's name; empty where it stands alone.
    pub name: String,
    /// Its type.
    pub kind: StateKind,
    /// Is it a state without a machine?
    pub lone: bool,
    /// Its stations in their order.
    pub stations: Vec<Station>,
    /// All that the engine says.
    pub trace: StateTrace,
}
impl Flow {
    /// The station to look at first: where it fails, or else the first that changes something, or that is set at all.
    #[must_use]
    pub fn first(&self) -> usize {
        let fails = self.stations.iter().position(|station| station.status == Status::Fails);
        let changes = || self.stations.iter().position(Station::changes);
        let passes = || self.stations.iter().position(|station| station.status == Status::Passes);
        fails.or_else(changes).or_else(passes).unwrap_or(0)
    }

    /// The station that a row of the answer belongs to.
    #[must_use]
    pub fn station_of(&self, row: usize) -> usize {
        self.stations.iter().rposition(|station| station.row <= row).unwrap_or(0)
    }

    /// What AWS would say.
    #[must_use]
    pub fn failure(&self) -> Option<Failure> {
        let error = self.trace.error.as_ref()?;
        let name = if error.name.is_empty() { "no name".to_owned() } else { error.name.to_string() };
        // AWS wraps what its own engine says; a task's cause stays the task's.
        let own = error.name.starts_with("States.") && error.code != Code::TaskFailed && !self.name.is_empty();
        // The first state of an execution is entered at the second event of its history.
        let cause = if own { error.wrapped(&self.name, 2) } else { error.cause.clone() };
        Some(Failure { name, cause })
    }

    /// Was the error caught?
    #[must_use]
    pub fn is_caught(&self) -> bool {
        self.trace.handling.catcher.is_some() && self.trace.output.is_some()
    }

    pub(super) fn input_bytes(&self) -> Option<usize> {
        self.stations.first()?.before.as_ref().map(|document| document.value.to_string().len())
    }

    pub(super) fn output_bytes(&self) -> Option<usize> {
        let last = self.trace.stages.last().filter(|_| self.trace.output.is_some());
        last.map(|stage| stage.bytes)
    }
}
