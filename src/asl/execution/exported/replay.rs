//! A history of AWS made into what a run here is given, so that it goes the same way (X12).

use super::branches::Branches;
use super::{History, Record};
use crate::asl::data::{Number, Value};
use crate::asl::error::names;
use crate::asl::execution::limits::MAX_DELAY;
use crate::asl::execution::{Mock, Mocks, Outcome};
use crate::order::stable_by_key;
use std::sync::Arc;

/// What a run is given to go as the one on AWS went.
#[derive(Clone, Debug)]
pub struct Replay {
    /// The input of the execution, if the history has it.
    pub input: Option<Value>,
    /// When it started, in seconds since 1970, if the history says so.
    pub start: Option<f64>,
    /// What its tasks came to.
    pub mocks: Mocks,
    /// What the history does not tell, and what stands for it.
    pub notes: Vec<String>,
}

/// The most notes.
const MAX_NOTES: usize = 50;

/// What became of the tasks of a history, as mocks. Those of iterations are told for their items.
#[must_use]
pub fn replay(history: &History) -> Replay {
    let mut it = Replay { input: None, start: None, mocks: Mocks::default(), notes: Vec::new() };
    let branches = Branches::of(history);
    let mut outcomes: Vec<(usize, Arc<str>, Mock)> = Vec::new();
    for (thread, branch) in branches.all.iter().enumerate() {
        let mut scheduled: Option<&Record> = None;
        for at in &branch.events {
            let Some(event) = history.events.get(*at) else { continue };
            let state = branches.states.get(*at).and_then(Option::as_ref);
            match (kind(event), state) {
                (What::Started, _) => {
                    it.start = event.at;
                    it.input = event.details.get("input").filter(|_| !gone(event, "input")).cloned();
                    if it.input.is_none() {
                        it.note("The history does not have the input of the execution.".to_owned());
                    }
                }
                (What::MapRun, Some(state)) => it.note(format!(
                    "\"{state}\" runs its iterations in executions of their own, which this history does not have: mock the Tasks in it, and its items if it has an ItemReader."
                )),
                (What::Scheduled, _) => scheduled = Some(event),
                (What::Ended(good), Some(state)) => {
                    let mut mock = Mock::now(outcome(event, good, state, &mut it));
                    last(&mut mock, scheduled.take(), event);
                    mock.item = Some(branches.items(thread)).filter(|items| !items.is_empty());
                    outcomes.push((*at, state.clone(), mock));
                }
                _ => {}
            }
        }
        // It was under way when something else ended it.
        let open = scheduled.and_then(|event| Some((event, branches.states.get(history.place(event.id)?)?.clone()?)));
        if let Some((event, state)) = open {
            it.note(format!("\"{state}\" had not ended (event {}): here it never does.", event.id));
            let error = Outcome::Error { error: names::TIMEOUT.into(), cause: "".into() };
            let item = Some(branches.items(thread)).filter(|items| !items.is_empty());
            let mock = Mock { duration: MAX_DELAY, item, ..Mock::now(error) };
            outcomes.push((history.events.len(), state, mock));
        }
    }
    for (_, state, mock) in stable_by_key(outcomes, |(at, ..)| *at) {
        it.mocks.add(state, mock);
    }
    it
}

enum What {
    Started,
    Scheduled,
    /// A task ended, well or not.
    Ended(bool),
    MapRun,
    Other,
}

fn kind(event: &Record) -> What {
    match &*event.name {
        "ExecutionStarted" => return What::Started,
        "MapRunStarted" => return What::MapRun,
        _ => {}
    }
    let rest = ["Task", "LambdaFunction", "Activity"].into_iter().find_map(|family| event.name.strip_prefix(family));
    match rest {
        Some("Scheduled") => What::Scheduled,
        Some("Succeeded") => What::Ended(true),
        Some("Failed" | "TimedOut" | "ScheduleFailed" | "StartFailed" | "SubmitFailed") => What::Ended(false),
        _ => What::Other,
    }
}

fn gone(event: &Record, name: &str) -> bool {
    event.truncated.iter().any(|it| &**it == name)
}

fn outcome(event: &Record, good: bool, state: &str, it: &mut Replay) -> Outcome {
    if good {
        let output = event.details.get("output").filter(|_| !gone(event, "output")).cloned();
        if output.is_none() {
            it.note(format!(
                "The history does not have the output of \"{state}\" (event {}): null stands for it.",
                event.id
            ));
        }
        return Outcome::Result(output.unwrap_or(Value::Null));
    }
    let text = |name| event.text(name).cloned();
    let default = if event.name.ends_with("TimedOut") { names::TIMEOUT } else { names::TASK_FAILED };
    Outcome::Error { error: text("error").unwrap_or_else(|| default.into()), cause: text("cause").unwrap_or_default() }
}

/// How long it took, where the history says so; never so long that it would time out here.
fn last(mock: &mut Mock, scheduled: Option<&Record>, ended: &Record) {
    let Some(scheduled) = scheduled else { return };
    let limit = |name| scheduled.details.get(name).and_then(Value::as_number).map(Number::as_f64);
    if let (Some(from), Some(to)) = (scheduled.at, ended.at) {
        // Times are told in milliseconds.
        let seconds = ((to - from) * 1_000.0).round() / 1_000.0;
        mock.duration = seconds.clamp(0.0, limit("timeoutInSeconds").unwrap_or(MAX_DELAY).clamp(0.0, MAX_DELAY));
    }
    if limit("heartbeatInSeconds").is_some() {
        mock.heartbeat = Some(0.0);
    }
}

impl Replay {
    fn note(&mut self, note: String) {
        if self.notes.len() < MAX_NOTES && !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }
}
