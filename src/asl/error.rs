//! What goes wrong while a state runs, in AWS's words. Every such error is made here, so that the texts are in one place.

use super::data::Value;
use crate::diagnostic::{Code, Diagnostic, Span};
use std::borrow::Cow;
use std::fmt;

/// The error that ends a state, unless a Catcher takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateError {
    /// AWS's name of it, such as `States.Runtime`; of a failed task the name that the task gave.
    pub name: Cow<'static, str>,
    /// AWS's text where it is known. AWS's answer puts [`wrapped`](Self::wrapped) around it.
    pub cause: String,
    /// Our code for it, with its help in the catalogue.
    pub code: Code,
    /// Its place in the text of the path, intrinsic function or state that it comes from, if it has one.
    pub span: Option<Span>,
}

/// The names that AWS gives to errors of its own.
pub mod names {
    /// Paths that find nothing, inputs of the wrong kind. No Retrier and no Catcher gets to see it.
    pub const RUNTIME: &str = "States.Runtime";
    /// A payload over the limit. No Retrier and no Catcher gets to see it.
    pub const DATA_LIMIT: &str = "States.DataLimitExceeded";
    /// An intrinsic function that cannot do what it is asked.
    pub const INTRINSIC: &str = "States.IntrinsicFailure";
    /// A `ResultPath` that leads through what is no object.
    pub const RESULT_PATH: &str = "States.ResultPathMatchFailure";
    /// A Choice without a rule that holds and without a Default.
    pub const NO_CHOICE: &str = "States.NoChoiceMatched";
    /// A JSONata expression that fails, gives nothing, or gives what its field cannot hold.
    pub const QUERY: &str = "States.QueryEvaluationError";
    /// In `ErrorEquals`: all errors but [`RUNTIME`] and [`DATA_LIMIT`].
    pub const ALL: &str = "States.ALL";
    /// In `ErrorEquals`: all errors but [`TIMEOUT`].
    pub const TASK_FAILED: &str = "States.TaskFailed";
    /// A state that took longer than its `TimeoutSeconds`.
    pub const TIMEOUT: &str = "States.Timeout";
    /// A task that was silent for longer than its `HeartbeatSeconds`.
    pub const HEARTBEAT: &str = "States.HeartbeatTimeout";
    /// A Map state of which more iterations failed than it tolerates.
    pub const THRESHOLD: &str = "States.ExceedToleratedFailureThreshold";
    /// A Map state whose `ItemReader` found nothing to read.
    pub const ITEM_READER: &str = "States.ItemReaderFailed";
}

/// AWS cuts a cause after so many characters.
const MAX_CAUSE: usize = 32_768;

impl StateError {
    /// An error of that name.
    #[must_use]
    pub fn new(name: impl Into<Cow<'static, str>>, code: Code, cause: impl Into<String>) -> Self {
        let mut cause = cause.into();
        if let Some((at, _)) = cause.char_indices().nth(MAX_CAUSE) {
            cause.truncate(at);
        }
        Self { name: name.into(), cause, code, span: None }
    }

    /// The error with its place, unless it has one already.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span.get_or_insert(span);
        self
    }

    /// Its place moved to that of the larger text which it is in.
    #[must_use]
    pub fn within(mut self, place: impl FnOnce(Option<Span>) -> Span) -> Self {
        self.span = Some(place(self.span));
        self
    }

    pub(crate) fn runtime(code: Code, cause: impl Into<String>) -> Self {
        Self::new(names::RUNTIME, code, cause)
    }

    /// Does no Retrier and no Catcher get to see it, not even `States.ALL` (E2)?
    #[must_use]
    pub fn is_terminal(&self) -> bool {
        is_terminal(&self.name)
    }

    /// The whole cause, as AWS's history of an execution has it.
    #[must_use]
    pub fn wrapped(&self, state: &str, event: usize) -> String {
        format!(
            "An error occurred while executing the state '{state}' (entered at the event id #{event}). {}",
            self.cause
        )
    }

    /// The same as something to say about the text that it comes from.
    #[must_use]
    pub fn diagnostic(&self) -> Diagnostic {
        let diagnostic = Diagnostic::new(self.code, self.cause.clone());
        match self.span {
            Some(span) => diagnostic.at(span),
            None => diagnostic,
        }
    }
}

/// Is an error of that name out of reach for Retriers and Catchers (E2)?
#[must_use]
pub fn is_terminal(name: &str) -> bool {
    matches!(name, names::RUNTIME | names::DATA_LIMIT)
}

impl fmt::Display for StateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.cause)
    }
}

impl std::error::Error for StateError {}

/// Jayway's exceptions, which AWS passes on (P8).
pub(crate) fn invalid_path(path: &str, why: impl fmt::Display) -> StateError {
    StateError::runtime(Code::PathNothing, format!("Invalid path '{path}' : {why}"))
}

/// A path on `null`.
pub(crate) fn null_document() -> StateError {
    StateError::runtime(Code::PathNull, "Unable to apply Path transformation to null or empty input.")
}

/// A path of a payload template, or of a field such as `ErrorPath`, that finds nothing.
pub(crate) fn not_found(path: &str, field: &str, input: &Value) -> StateError {
    let message =
        format!("The JSONPath '{path}' specified for the field '{field}' could not be found in the input '{input}'");
    StateError::runtime(Code::PathNothing, message)
}

pub(crate) fn unknown_variable(name: &str) -> StateError {
    StateError::runtime(Code::VariableUnknown, format!("The variable '${name}' has not been assigned"))
}

pub(crate) fn too_much_work() -> StateError {
    StateError::runtime(Code::StateWork, "this takes more steps than the engine allows")
}

pub(crate) fn too_deep() -> StateError {
    let message = format!("the value nests deeper than {} levels", Value::MAX_DEPTH);
    StateError::runtime(Code::ValueDepth, message)
}

pub(crate) fn intrinsic(cause: impl Into<String>) -> StateError {
    StateError::new(names::INTRINSIC, Code::IntrinsicFailed, cause)
}

/// A Choice state that no rule and no Default leads out of.
pub(crate) fn no_choice() -> StateError {
    let cause = "No rule of the Choice state matched the input, and it has no Default.";
    StateError::new(names::NO_CHOICE, Code::NoChoiceMatched, cause)
}

/// A payload over the limit.
pub(crate) fn data_limit(state: &str) -> StateError {
    let cause = format!(
        "The state/task '{state}' returned a result with a size exceeding the maximum number of bytes service limit."
    );
    StateError::new(names::DATA_LIMIT, Code::PayloadSize, cause)
}

/// Items that are no list; `reference` is the path that led to them.
pub(crate) fn no_items(reference: &str) -> StateError {
    StateError::runtime(Code::PathNothing, format!("Reference path \"{reference}\" must point to array."))
}

/// More iterations failed than a Map state tolerates.
pub(crate) fn threshold() -> StateError {
    StateError::new(names::THRESHOLD, Code::RunThreshold, "The specified tolerated failure threshold was exceeded")
}

/// A task that took too long, or was silent for too long.
pub(crate) fn timeout(heartbeat: bool) -> StateError {
    let name = if heartbeat { names::HEARTBEAT } else { names::TIMEOUT };
    StateError::new(name, Code::RunTimeout, "")
}

/// The execution has as many events as it can have.
pub(crate) fn too_many_events(limit: usize) -> StateError {
    let cause = format!("The execution reached the maximum number of history events ({limit}).");
    StateError::runtime(Code::RunEvents, cause)
}

pub(crate) fn item_reader(cause: impl Into<String>) -> StateError {
    StateError::new(names::ITEM_READER, Code::RunItems, cause)
}

pub(crate) fn result_path(path: &str, why: &str) -> StateError {
    let message = format!("Unable to apply ResultPath '{path}' to the input: {why}");
    StateError::new(names::RESULT_PATH, Code::ResultPathFailed, message)
}

#[cfg(feature = "jsonata")]
pub(crate) fn query(code: Code, cause: impl Into<String>) -> StateError {
    StateError::new(names::QUERY, code, cause)
}
