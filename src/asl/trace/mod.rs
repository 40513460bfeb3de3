//! A state step by step: the document before and after each stage, what changed, and where the output came from (T1).

mod diff;
#[cfg(feature = "jsonata")]
mod jsonata;
mod origin;
mod run;

pub use diff::{Change, Diff};
pub use origin::{How, Location, Origin, Provenance, Source};
pub use run::{MAX_PAYLOAD, trace};

use super::data::{Object, Value};
use super::error::StateError;
use crate::diagnostic::{Diagnostic, Step};
use crate::explanation::Explanation;
use std::sync::Arc;

/// What comes from outside of a state.
#[derive(Clone, Debug)]
pub struct Options<'t> {
    /// The raw input, and its text, in which the places of an explanation lie.
    pub input: Value,
    /// See [`input`](Self::input).
    pub input_text: &'t str,
    /// What the work of the state comes to. Without it a Task, Parallel or Map state is traced up to its work.
    pub outcome: Option<Outcome>,
    /// The Context Object.
    pub context: Value,
    /// The variables.
    pub variables: Arc<Object>,
    /// The time, in seconds since 1970 began in UTC.
    pub now: f64,
    /// The seed of randomness.
    pub seed: u64,
    /// May `States.JsonMerge` merge deeply (I7)?
    pub deep_merge: bool,
}

/// What the work of a state comes to.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// This result.
    Result(Value),
    /// This error.
    Error {
        /// Its name.
        error: String,
        /// Its cause.
        cause: String,
    },
}

/// A state, traced.
#[derive(Clone, Debug, Default)]
pub struct StateTrace {
    /// The stages in their order, up to the one that failed.
    pub stages: Vec<Stage>,
    /// After `InputPath`.
    pub effective_input: Option<Value>,
    /// What the work gets.
    pub after_parameters: Option<Value>,
    /// What the work gets in JSONata mode; of a Map state the list of what its iterations get.
    pub arguments: Option<Value>,
    /// The result after `ResultSelector`.
    pub after_result_selector: Option<Value>,
    /// After `ResultPath`.
    pub after_result_path: Option<Value>,
    /// The output; of a caught error what the Catcher makes of it.
    pub output: Option<Value>,
    /// The variables afterwards.
    pub variables: Option<Arc<Object>>,
    /// Where the machine goes next; `None` where it ends, or the state fails.
    pub next: Option<Arc<str>>,
    /// What went wrong.
    pub error: Option<StateError>,
    /// Seconds: of a Wait state, or of the retries if the error stays the same.
    pub waits: Vec<f64>,
    /// What becomes of the error.
    pub handling: Handling,
    /// Why a Choice state goes where it goes.
    pub choice: Option<Explanation>,
    /// Where the output came from.
    pub provenance: Vec<Provenance>,
    /// What there is to say besides, such as a Catcher that only looks as if it applied.
    pub diagnostics: Vec<Diagnostic>,
}

/// A stage of the way through a state.
#[derive(Clone, Debug)]
pub struct Stage {
    /// The field: `InputPath`, `Parameters`, …; `Result` is the work.
    pub name: &'static str,
    /// What it starts from.
    pub before: Value,
    /// What it makes of it.
    pub after: Value,
    /// Where both came from.
    pub origins: (Origin, Origin),
    /// Bytes of what it makes as compact JSON; AWS's limit is 262,144.
    pub bytes: usize,
    /// The difference.
    pub diff: Diff,
}

/// What becomes of an error.
#[derive(Clone, Debug, Default)]
pub struct Handling {
    /// The Retrier that is for it, by its place in the list, and whether it spreads its delays.
    pub retrier: Option<(usize, bool)>,
    /// The Catcher that takes it when the retries are over, by its place in the list.
    pub catcher: Option<usize>,
}

impl StateTrace {
    /// Where the part of the output at the end of `path` came from.
    #[must_use]
    pub fn origin_of(&self, path: &[Step]) -> Option<(How, Vec<Location>)> {
        let found = self.provenance.iter().find(|part| path.starts_with(&part.path))?;
        let rest = path.get(found.path.len()..).unwrap_or_default();
        let from = found.from.iter().cloned().map(|mut location| {
            if found.how == How::Copied {
                location.path.extend_from_slice(rest);
            }
            location
        });
        Some((found.how, from.collect()))
    }

    /// The parts of the output that came from a place, or from within it, or hold it.
    #[must_use]
    pub fn uses_of(&self, source: &Source, path: &[Step]) -> Vec<Vec<Step>> {
        let mut uses = Vec::new();
        for part in &self.provenance {
            for location in part.from.iter().filter(|location| location.source == *source) {
                if location.path.starts_with(path) {
                    uses.push(part.path.clone());
                } else if path.starts_with(&location.path) {
                    let rest = path.get(location.path.len()..).unwrap_or_default();
                    let rest = if part.how == How::Copied { rest } else { &[] };
                    uses.push([part.path.as_slice(), rest].concat());
                }
            }
        }
        uses
    }
}
