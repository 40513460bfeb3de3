//! Task states: what they ask for, and what the mock says that they get (X3).

use super::engine::{Engine, Problem, Stop, scope};
use super::history::Detail;
use super::limits::MAX_DELAY;
use super::mocks::{Mock, Outcome};
use super::question::Asking;
use super::thread::{Doing, Next, Thread};
use crate::asl::data::Value;
use crate::asl::error::{self, StateError};
use crate::asl::machine::{Events, Service, Step, Task};
use crate::diagnostic::{Code, Diagnostic};
use std::borrow::Cow;

type Details = Option<(&'static str, Vec<(&'static str, Detail)>)>;

impl<'m> Engine<'m> {
    /// The next outcome for a state: by its name, or by that of its resource. Those for the iteration that `thread` is in
    /// come before those for any; the last one repeats.
    pub fn mocked(&mut self, thread: &Thread, name: &str, resource: Option<&str>) -> Option<&'m Mock> {
        let mocks = &self.options.mocks;
        let (name, outcomes) = mocks.entry(name).or_else(|| mocks.entry(resource?))?;
        let item = outcomes.are_for(|| self.items_of(thread));
        let asked = self.fold.asked.entry((name.clone(), item.clone().unwrap_or_default())).or_insert(0);
        *asked += 1;
        outcomes.pick(item.as_deref(), *asked - 1)
    }

    /// The items that a thread is for, from the outermost Map state inwards.
    pub fn items_of(&self, thread: &Thread) -> Vec<usize> {
        let mut items = Vec::new();
        let mut parent = thread.parent;
        while let Some((id, slot)) = parent {
            let Some(around) = self.fold.threads.get(id).and_then(Option::as_ref) else { break };
            if matches!(&around.doing, Doing::Join(join) if join.iterations.is_some()) {
                items.push(slot);
            }
            parent = around.parent;
        }
        items.reverse();
        items
    }

    /// A Task state calls its service.
    pub fn task(&mut self, thread: &mut Thread, step: &Step, task: &Task, effective: &Value) -> Result<Next, Problem> {
        let given = self.parameters(thread, step, effective)?;
        let (timeout, heartbeat) = self.with(scope(thread, effective), |run| {
            Ok::<_, StateError>((task.timeout.value(MAX_DELAY, run)?, task.heartbeat.value(MAX_DELAY, run)?))
        })?;
        let Some(mock) = self.mocked(thread, &step.state.name, Some(&task.resource)) else {
            return Err(Stop::Asked(Box::new(missing(step, task, &given))).into());
        };
        self.scheduled(thread, task, &given, timeout, heartbeat);
        if let Outcome::Call(call) = mock.outcome {
            thread.doing = Doing::Asking(Box::new(Asking { call, given, timeout, heartbeat }));
            return Ok(Next::Ask);
        }
        Ok(self.comes_to(thread, mock, timeout, heartbeat))
    }

    /// What a task asked for has an answer.
    pub fn answered(&mut self, thread: &mut Thread, asking: Box<Asking>) -> Result<Next, Problem> {
        let Some(mock) = thread.answer.take().filter(|mock| !matches!(mock.outcome, Outcome::Call(_))) else {
            thread.doing = Doing::Asking(asking);
            return Err(Problem::Ask);
        };
        Ok(self.comes_to(thread, &mock, asking.timeout, asking.heartbeat))
    }

    /// A task comes to what `mock` says, unless it takes too long for that.
    fn comes_to(&self, thread: &mut Thread, mock: &Mock, timeout: Option<f64>, heartbeat: Option<f64>) -> Next {
        let mut seconds = mock.duration;
        let mut outcome = mock.outcome.clone();
        if let Some(timeout) = timeout.filter(|timeout| seconds > *timeout) {
            (seconds, outcome) = (timeout, Outcome::TimedOut { heartbeat: false });
        }
        // The longest time without a sign of life.
        let silence = mock.heartbeat.unwrap_or(mock.duration).min(mock.duration);
        if let Some(most) = heartbeat.filter(|most| silence > *most && *most < seconds) {
            (seconds, outcome) = (most, Outcome::TimedOut { heartbeat: true });
        }
        thread.doing = Doing::Done(outcome);
        if seconds > 0.0 { Next::Sleep(self.fold.now + seconds) } else { Next::Go }
    }

    /// The task of a state came to an end.
    pub fn task_done(&mut self, thread: &mut Thread, step: &Step, outcome: Outcome) -> Result<Next, Problem> {
        let crate::asl::machine::Work::Task(task) = &step.work else { return Ok(Next::Park) };
        let service = &task.service;
        match outcome {
            Outcome::Result(result) => {
                let name = event(service, ["TaskSucceeded", "LambdaFunctionSucceeded", "ActivitySucceeded"]);
                self.event(thread, name, || details(service, name, vec![("output", (&result).into())]));
                self.check_size(thread, step, &result)?;
                self.finish(thread, step, result)
            }
            Outcome::Error { error, cause } => {
                let error = StateError::new(Cow::Owned(error.to_string()), Code::TaskFailed, &*cause);
                let name = if matches!(&*error.name, error::names::TIMEOUT | error::names::HEARTBEAT) {
                    event(service, ["TaskTimedOut", "LambdaFunctionTimedOut", "ActivityTimedOut"])
                } else {
                    event(service, ["TaskFailed", "LambdaFunctionFailed", "ActivityFailed"])
                };
                self.event(thread, name, || details(service, name, super::fail::details(&error)));
                Err(error.into())
            }
            Outcome::Call(_) => Ok(Next::Ask),
            Outcome::TimedOut { heartbeat } => {
                let error = error::timeout(heartbeat);
                let name = event(service, ["TaskTimedOut", "LambdaFunctionTimedOut", "ActivityTimedOut"]);
                self.event(thread, name, || details(service, name, super::fail::details(&error)));
                Err(error.into())
            }
        }
    }

    fn scheduled(
        &mut self,
        thread: &mut Thread,
        task: &Task,
        given: &Value,
        timeout: Option<f64>,
        heartbeat: Option<f64>,
    ) {
        let service = &task.service;
        let name = event(service, ["TaskScheduled", "LambdaFunctionScheduled", "ActivityScheduled"]);
        self.event(thread, name, || {
            let mut own = match service.events {
                Events::Task => vec![("region", (&*service.region).into()), ("parameters", given.into())],
                Events::Lambda | Events::Activity => {
                    vec![("resource", (&task.resource).into()), ("input", given.into())]
                }
            };
            let limits = [("timeoutInSeconds", timeout), ("heartbeatInSeconds", heartbeat)];
            own.extend(limits.into_iter().filter_map(|(name, seconds)| Some((name, Detail::Number(seconds?)))));
            details(service, name, own)
        });
        let name = event(service, ["TaskStarted", "LambdaFunctionStarted", "ActivityStarted"]);
        self.event(thread, name, || {
            if service.events == Events::Task { details(service, name, Vec::new()) } else { None }
        });
        if service.events == Events::Task && service.is_submitted() {
            self.event(thread, "TaskSubmitted", || details(service, "TaskSubmitted", Vec::new()));
        }
    }
}

fn event(service: &Service, names: [&'static str; 3]) -> &'static str {
    let [task, lambda, activity] = names;
    match service.events {
        Events::Task => task,
        Events::Lambda => lambda,
        Events::Activity => activity,
    }
}

/// The details of a task's event; those of services begin with which one it is.
fn details(service: &Service, name: &'static str, own: Vec<(&'static str, Detail)>) -> Details {
    const HOLDERS: [(&str, &str); 13] = [
        ("TaskScheduled", "taskScheduledEventDetails"),
        ("TaskStarted", "taskStartedEventDetails"),
        ("TaskSubmitted", "taskSubmittedEventDetails"),
        ("TaskSucceeded", "taskSucceededEventDetails"),
        ("TaskFailed", "taskFailedEventDetails"),
        ("TaskTimedOut", "taskTimedOutEventDetails"),
        ("LambdaFunctionScheduled", "lambdaFunctionScheduledEventDetails"),
        ("LambdaFunctionSucceeded", "lambdaFunctionSucceededEventDetails"),
        ("LambdaFunctionFailed", "lambdaFunctionFailedEventDetails"),
        ("LambdaFunctionTimedOut", "lambdaFunctionTimedOutEventDetails"),
        ("ActivityScheduled", "activityScheduledEventDetails"),
        ("ActivitySucceeded", "activitySucceededEventDetails"),
        ("ActivityFailed", "activityFailedEventDetails"),
    ];
    let holder = HOLDERS.iter().find(|(event, _)| *event == name).map_or("activityTimedOutEventDetails", |(_, it)| it);
    let mut all = Vec::with_capacity(own.len() + 2);
    if service.events == Events::Task {
        all.extend([("resourceType", (&*service.kind).into()), ("resource", (&*service.action).into())]);
    }
    all.extend(own);
    Some((holder, all))
}

/// A Task without a mock: the run cannot go on, since nothing says what it comes to.
fn missing(step: &Step, task: &Task, given: &Value) -> Diagnostic {
    let name = &step.state.name;
    let shown: String = given.to_string().chars().take(200).collect();
    let message = format!("the Task state \"{name}\" was reached and has no mock; it is given {shown}");
    let hint = format!("add mocks: {{ \"{name}\": [{{ \"result\": … }}] }}, or a mock under \"{}\"", task.resource);
    Diagnostic::new(Code::RunMissingMock, message).hint(hint)
}
