//! A whole machine on one input: a fold over events in virtual time (X2).
//!
//! Nothing here looks at a clock, at randomness or at a service. The time of the start, the seed and what each task
//! comes to are given; the rest follows. Threads — the machine itself, branches and iterations — take turns by the time
//! at which they next do something, so that what runs side by side interleaves as it would, and a run is the same on
//! every machine.

mod config;
mod coverage;
mod engine;
mod enter;
pub mod exported;
mod fail;
mod history;
mod items;
mod join;
#[cfg(feature = "jsonata")]
mod jsonata;
mod limits;
mod map;
mod mocks;
mod question;
mod result;
mod surroundings;
mod task;
mod thread;

pub use config::{TestCase, import, written};
pub use coverage::{Coverage, Uncovered};
pub use history::{Detail, Event};
pub use limits::{Cost, MAX_EVENTS, MAX_EXPRESS_SECONDS, MAX_HISTORY_BYTES, Type};
pub use mocks::{Mock, Mocks, Outcome};
pub use question::{Paused, Progress, Question};

use super::data::Value;
use super::error;
use super::machine::Machine;
use crate::diagnostic::{Diagnostic, Error};

/// What a run is given.
#[derive(Clone, Debug)]
pub struct Options {
    /// The input of the execution.
    pub input: Value,
    /// What tasks come to.
    pub mocks: Mocks,
    /// Members of the Context Object that are to be other than those that are made up.
    pub context: Option<Value>,
    /// The seed of randomness, from which come jitter, identifiers, and `States.MathRandom` without a seed of its own.
    pub seed: u64,
    /// When it starts, in seconds since 1970 began in UTC.
    pub start: f64,
    /// How many states may be entered, retries included, before the run is stopped.
    pub max_steps: usize,
    /// The type of the machine, which decides about limits.
    pub kind: Type,
    /// Are events to be kept, and what was exercised? They take most of the time of a run.
    pub history: bool,
    /// May `States.JsonMerge` merge deeply (I7)?
    pub deep_merge: bool,
}

impl Options {
    /// States that a run may enter unless it is told otherwise.
    pub const MAX_STEPS: usize = 1_000_000;
}

impl Default for Options {
    fn default() -> Self {
        Self {
            input: Value::empty_object(),
            mocks: Mocks::default(),
            context: None,
            seed: 0,
            start: 0.0,
            max_steps: Self::MAX_STEPS,
            kind: Type::Standard,
            history: false,
            deep_merge: false,
        }
    }
}

/// How an execution ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// With an output.
    Succeeded,
    /// With an error.
    Failed,
    /// It took longer than its machine may.
    TimedOut,
    /// It entered more states than it was allowed to.
    Aborted,
}

impl Status {
    /// AWS's word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Succeeded => "SUCCEEDED",
            Self::Failed => "FAILED",
            Self::TimedOut => "TIMED_OUT",
            Self::Aborted => "ABORTED",
        }
    }
}

/// A run that is over.
#[derive(Clone, Debug)]
pub struct Execution {
    /// How it ended.
    pub status: Status,
    /// Its output, if it succeeded.
    pub output: Option<Value>,
    /// The name of its error, if it has one: a Fail state may name none.
    pub error: Option<String>,
    /// Why, in AWS's words.
    pub cause: Option<String>,
    /// What our catalogue and the text of the definition have to say about the error.
    pub diagnostic: Option<Diagnostic>,
    /// The states entered, by their places in the machine: those of branches in the order of the branches, those of
    /// iterations in the order of the items. A retry does not enter its state again.
    pub path: Vec<u32>,
    /// Seconds waited by Wait states and before retries, in the same order.
    pub waits: Vec<f64>,
    /// Seconds from start to end, in virtual time.
    pub duration: f64,
    /// State transitions: states entered, and retries.
    pub transitions: usize,
    /// How many events it has.
    pub events: usize,
    /// The events, if they were to be kept.
    pub history: Vec<Event>,
    /// What of the machine was exercised, if events were to be kept.
    pub coverage: Coverage,
}

/// Runs `machine` to its end, or to the first task that asks what it comes to ([`Outcome::Call`]).
///
/// # Errors
/// What is wrong with how it was asked for: a mock for a state that the machine does not have, a Task without a mock.
/// What goes wrong in the machine is no error but how the execution ends.
pub fn start(machine: &Machine, options: &Options) -> Result<Progress, Error> {
    options.mocks.check(machine)?;
    engine::Engine::new(machine, options).start().map_err(|problem| Error::from(*problem))
}

/// Runs `machine` to its end; `answer` says what tasks come to whose mock is an [`Outcome::Call`].
///
/// # Errors
/// As [`start`].
pub fn run_with(
    machine: &Machine,
    options: &Options,
    mut answer: impl FnMut(&Question) -> Mock,
) -> Result<Execution, Error> {
    let mut progress = start(machine, options)?;
    loop {
        match progress {
            Progress::Over(execution) => return Ok(*execution),
            Progress::Asks(paused) => {
                let mut mock = answer(paused.question());
                if let Outcome::Call(_) = mock.outcome {
                    mock.outcome = nobody();
                }
                progress = paused.resume(machine, options, mock)?;
            }
        }
    }
}

/// What a task comes to that asks where nobody answers.
fn nobody() -> Outcome {
    Outcome::Error { error: error::names::TASK_FAILED.into(), cause: "Nobody says what the task comes to.".into() }
}

/// Runs `machine` to its end. A task whose mock is an [`Outcome::Call`] fails, since there is nobody to ask.
///
/// # Errors
/// As [`start`].
pub fn run(machine: &Machine, options: &Options) -> Result<Execution, Error> {
    run_with(machine, options, |_| Mock::now(nobody()))
}
