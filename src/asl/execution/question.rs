//! Tasks that whoever runs a machine has an answer for: the run is put away with its question, and goes on with the answer.
//!
//! So the runner itself calls nothing, and what answers may take its time, run other machines, or never come back.

use super::engine::{Engine, Fold};
use super::mocks::Mock;
use super::thread::{Doing, Thread};
use super::{Execution, Options};
use crate::asl::data::Value;
use crate::asl::machine::{Machine, Step, Work};
use crate::diagnostic::Error;
use std::sync::Arc;

/// How far a run came.
pub enum Progress {
    /// To its end.
    Over(Box<Execution>),
    /// To a task whose mock is an [`Outcome::Call`](super::Outcome).
    Asks(Box<Paused>),
}

/// What a task asks.
#[derive(Clone, Debug)]
pub struct Question {
    /// The number in the [`Outcome::Call`](super::Outcome).
    pub call: usize,
    /// The state.
    pub state: Arc<str>,
    /// Its `Resource`; a Map state that reads its items has none.
    pub resource: Option<Arc<str>>,
    /// What the task is given.
    pub input: Value,
    /// How often the state was retried.
    pub attempt: usize,
    /// The items that it is for, from the outermost Map state inwards.
    pub items: Vec<usize>,
    /// Seconds since the start.
    pub at: f64,
    /// The task token, where it waits for one.
    pub token: Option<Arc<str>>,
}

/// A run that waits for an answer.
pub struct Paused {
    fold: Fold,
    thread: usize,
    question: Question,
}

/// What a task waits with.
#[derive(Debug)]
pub(super) struct Asking {
    pub call: usize,
    pub given: Value,
    pub timeout: Option<f64>,
    pub heartbeat: Option<f64>,
}

impl Paused {
    pub(super) fn new(engine: Engine<'_>, thread: usize) -> Self {
        let question = engine.fold.threads.get(thread).and_then(Option::as_ref).map(|it| question(&engine, it));
        let question = question.unwrap_or_else(|| Question {
            call: usize::MAX,
            state: "".into(),
            resource: None,
            input: Value::Null,
            attempt: 0,
            items: Vec::new(),
            at: engine.fold.now,
            token: None,
        });
        Self { fold: engine.fold, thread, question }
    }

    /// What is asked.
    #[must_use]
    pub const fn question(&self) -> &Question {
        &self.question
    }

    /// On, with the answer; `machine` and `options` are those that the run began with. An answer that is
    /// an [`Outcome::Call`](super::Outcome) itself is asked again.
    ///
    /// # Errors
    /// As [`start`](super::start).
    pub fn resume(mut self, machine: &Machine, options: &Options, answer: Mock) -> Result<Progress, Error> {
        if let Some(Some(thread)) = self.fold.threads.get_mut(self.thread) {
            thread.answer = Some(Box::new(answer));
        }
        Engine { machine, options, fold: self.fold }.resume(self.thread).map_err(|problem| Error::from(*problem))
    }
}

fn question(engine: &Engine<'_>, thread: &Thread) -> Question {
    let step = engine.machine.step(thread.step);
    let state = step.map_or_else(|| "".into(), |step| step.state.name.clone());
    let (call, input) = match &thread.doing {
        Doing::Asking(asking) => (asking.call, asking.given.clone()),
        Doing::Reading(call) => (*call, thread.input.clone()),
        _ => (usize::MAX, Value::Null),
    };
    let token = thread.context.as_ref().and_then(|context| context.get("Task")?.get("Token"));
    Question {
        call,
        state,
        resource: step.and_then(resource),
        input,
        attempt: thread.retry_count,
        items: engine.items_of(thread),
        at: engine.fold.now,
        token: token.and_then(Value::as_str).map(Arc::from),
    }
}

fn resource(step: &Step) -> Option<Arc<str>> {
    match &step.work {
        Work::Task(task) => Some(task.resource.clone()),
        _ => None,
    }
}
