//! What the engine told about a machine and its runs: the worker's answer, read.
//!
//! The worker answers in the shapes of the npm package (`Execution`, `MachineGraph`, `Coverage`), as JSON text. What is not
//! in them is left out rather than made up; a text that is no such answer is no answer.

use super::drawing::Drawing;
use super::timeline::Timeline;
use pointsman::asl::data::{self, Value};
use pointsman::asl::time::Instant;
use std::rc::Rc;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// With an output.
    Succeeded,
    /// With an error.
    Failed,
    /// It took longer than its machine may.
    TimedOut,
    /// It entered more states than a run may.
    Aborted,
}

impl Status {
    /// All, in the order of menus.
    pub const ALL: [Self; 4] = [Self::Succeeded, Self::Failed, Self::TimedOut, Self::Aborted];

    /// AWS's word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Succeeded => "SUCCEEDED",
            Self::Failed => "FAILED",
            Self::TimedOut => "TIMED_OUT",
            Self::Aborted => "ABORTED",
        }
    }

    /// As people read it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Succeeded => "Succeeded",
            Self::Failed => "Failed",
            Self::TimedOut => "Timed out",
            Self::Aborted => "Aborted",
        }
    }

    /// The status of that word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.word() == word)
    }
}

/// A diagnostic as it crosses from another engine, by its code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Its code.
    pub code: Rc<str>,
    /// What it says.
    pub message: String,
    /// What to do about it.
    pub hints: Vec<String>,
    /// Where in the text that it is about, in UTF-16 units.
    pub place: Option<(u32, u32)>,
}

/// A part of the machine that a run can exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// `state`, `rule`, `default`, `retrier` or `catcher`.
    pub kind: Rc<str>,
    /// The state.
    pub state: Rc<str>,
    /// Which of its rules, retriers or catchers, from 0.
    pub index: Option<usize>,
}

/// What runs exercised.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// How many parts there are.
    pub total: usize,
    /// Those that were not exercised.
    pub missing: Vec<Part>,
}

/// A run that ended.
#[derive(Clone, Debug)]
pub struct Run {
    /// How.
    pub status: Status,
    /// Its output.
    pub output: Option<Value>,
    /// The name of its error.
    pub error: Option<Rc<str>>,
    /// Why.
    pub cause: Option<Rc<str>>,
    /// What our catalogue has to say about the error.
    pub said: Vec<Said>,
    /// Seconds of virtual time.
    pub seconds: f64,
    /// State transitions.
    pub transitions: usize,
    /// Dollars, as a Standard and as an Express execution.
    pub cost: (f64, f64),
    /// What it exercised.
    pub coverage: Coverage,
    /// Its events; only of the run that is looked at.
    pub timeline: Option<Rc<Timeline>>,
}

/// What became of a run that was asked for.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// It ended.
    Ended(Box<Run>),
    /// It was not asked for in the right way: a mock is missing, or is for nothing.
    Refused(Vec<Said>),
}

/// The whole answer.
#[derive(Clone, Debug)]
pub enum Told {
    /// The definition was taken.
    Ran {
        /// It as a drawing.
        drawing: Rc<Drawing>,
        /// What became of the run, and then of the scenarios in their order.
        outcomes: Vec<Outcome>,
    },
    /// The definition was refused.
    Invalid(Vec<Said>),
    /// It took longer than so many seconds, and was stopped.
    Late(u32),
    /// A person stopped it.
    Stopped,
    /// There is no engine: it could not be loaded, or it fell.
    Broken(String),
}

impl Told {
    /// Reads an answer.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let broken = || Self::Broken("The engine's answer cannot be read.".to_owned());
        let Ok(value) = data::parse(text) else { return broken() };
        if let Some(late) = number(&value, "late") {
            return Self::Late(u32::try_from(whole(late)).unwrap_or(u32::MAX));
        }
        if value.get("stopped").is_some() {
            return Self::Stopped;
        }
        if let Some(broken) = text_of(&value, "broken") {
            return Self::Broken(broken.to_string());
        }
        if let Some(invalid) = value.get("invalid") {
            return Self::Invalid(said(invalid));
        }
        let (Some(graph), Some(runs)) = (value.get("graph"), value.get("runs").and_then(Value::as_array)) else {
            return broken();
        };
        let drawing = Rc::new(Drawing::read(graph));
        let outcomes = runs.iter().map(|run| outcome(run, &drawing)).collect::<Option<Vec<_>>>();
        outcomes.map_or_else(broken, |outcomes| Self::Ran { drawing, outcomes })
    }

    /// The drawing, if there is one.
    #[must_use]
    pub const fn drawing(&self) -> Option<&Rc<Drawing>> {
        match self {
            Self::Ran { drawing, .. } => Some(drawing),
            _ => None,
        }
    }

    /// The run that is looked at, if it ended.
    #[must_use]
    pub fn run(&self) -> Option<&Run> {
        match self {
            Self::Ran { outcomes, .. } => match outcomes.first()? {
                Outcome::Ended(run) => Some(run),
                Outcome::Refused(_) => None,
            },
            _ => None,
        }
    }

    /// What became of the scenarios.
    #[must_use]
    pub fn scenarios(&self) -> &[Outcome] {
        match self {
            Self::Ran { outcomes, .. } => outcomes.get(1..).unwrap_or_default(),
            _ => &[],
        }
    }
}

fn outcome(value: &Value, drawing: &Drawing) -> Option<Outcome> {
    if let Some(refused) = value.get("refused") {
        return Some(Outcome::Refused(said(refused)));
    }
    let cost = value.get("cost");
    let dollars = |name| cost.and_then(|cost| number(cost, name)).unwrap_or_default();
    let history = value.get("history").and_then(Value::as_array);
    let coverage = value.get("coverage").map(coverage).unwrap_or_default();
    let timeline = history.map(|history| Rc::new(Timeline::read(history, drawing, &coverage.missing)));
    Some(Outcome::Ended(Box::new(Run {
        status: Status::from_word(value.get("status")?.as_str()?)?,
        output: value.get("output").cloned(),
        error: text_of(value, "error"),
        cause: text_of(value, "cause"),
        said: value.get("diagnostics").map(said).unwrap_or_default(),
        seconds: number(value, "durationSeconds").unwrap_or_default(),
        transitions: count(value, "transitions").unwrap_or_default(),
        cost: (dollars("standard"), dollars("express")),
        coverage,
        timeline,
    })))
}

fn said(list: &Value) -> Vec<Said> {
    let one = |value: &Value| {
        let hints = value.get("hints").and_then(Value::as_array).unwrap_or_default();
        let place = |name| count(value, name).and_then(|at| u32::try_from(at).ok());
        Said {
            code: text_of(value, "code").unwrap_or_default(),
            message: text_of(value, "message").unwrap_or_default().to_string(),
            hints: hints.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            place: place("start").zip(place("end")),
        }
    };
    list.as_array().unwrap_or_default().iter().map(one).collect()
}

fn coverage(value: &Value) -> Coverage {
    let part = |value: &Value| {
        Some(Part { kind: text_of(value, "kind")?, state: text_of(value, "state")?, index: count(value, "index") })
    };
    let missing = value.get("missing").and_then(Value::as_array).unwrap_or_default();
    Coverage { total: count(value, "total").unwrap_or_default(), missing: missing.iter().filter_map(part).collect() }
}

/// The text of a member.
pub(super) fn text_of(value: &Value, name: &str) -> Option<Rc<str>> {
    value.get(name)?.as_str().map(Rc::from)
}

/// The number of a member.
pub(super) fn number(value: &Value, name: &str) -> Option<f64> {
    value.get(name)?.as_number().map(|number| number.as_f64())
}

/// A member that counts something.
pub(super) fn count(value: &Value, name: &str) -> Option<usize> {
    value.get(name)?.as_number()?.as_int().and_then(|int| usize::try_from(int).ok())
}

#[expect(clippy::cast_possible_truncation, reason = "saturates")]
const fn whole(float: f64) -> i64 {
    float as i64
}

/// Seconds since 1970.
pub(super) fn moment(text: &str) -> Option<f64> {
    Instant::parse(text).map(|instant| instant.seconds())
}
