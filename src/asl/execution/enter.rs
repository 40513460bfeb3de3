//! What a state does when it is entered, by its type (X4).

use super::coverage::Part;
use super::engine::{Engine, Problem, scope};
use super::thread::{Doing, Next, Thread};
use crate::asl::data::Value;
use crate::asl::dataflow;
use crate::asl::error::StateError;
use crate::asl::machine::{Step, Work};
use crate::asl::state::{Retries, Special, StateKind};
use crate::diagnostic::Code;
use std::borrow::Cow;
use std::sync::Arc;

/// AWS's names of the events of entering and leaving a state.
const fn events(kind: StateKind) -> (&'static str, &'static str) {
    match kind {
        StateKind::Task => ("TaskStateEntered", "TaskStateExited"),
        StateKind::Wait => ("WaitStateEntered", "WaitStateExited"),
        StateKind::Pass => ("PassStateEntered", "PassStateExited"),
        StateKind::Succeed => ("SucceedStateEntered", "SucceedStateExited"),
        // Nothing leaves it.
        StateKind::Fail => ("FailStateEntered", "FailStateEntered"),
        StateKind::Choice => ("ChoiceStateEntered", "ChoiceStateExited"),
        StateKind::Parallel => ("ParallelStateEntered", "ParallelStateExited"),
        StateKind::Map => ("MapStateEntered", "MapStateExited"),
    }
}

impl Engine<'_> {
    /// A state is entered.
    pub fn enter(&mut self, thread: &mut Thread, step: &Step) -> Result<Next, Problem> {
        self.count_step(thread)?;
        thread.path.push(u32::try_from(thread.step).unwrap_or(u32::MAX));
        thread.entered = self.fold.now;
        thread.retries = Retries::default();
        thread.retry_count = 0;
        if self.options.history {
            self.fold.coverage.state(thread.step);
        }
        let (input, name) = (thread.input.clone(), &step.state.name);
        self.event(thread, events(step.state.kind).0, || {
            Some(("stateEnteredEventDetails", vec![("name", name.into()), ("input", (&input).into())]))
        });
        thread.entered_event = thread.last_event;
        self.attempt(thread, step)
    }

    /// A state is tried again.
    pub fn attempt_again(&mut self, thread: &mut Thread, step: &Step) -> Result<Next, Problem> {
        self.count_step(thread)?;
        self.attempt(thread, step)
    }

    pub fn attempt(&mut self, thread: &mut Thread, step: &Step) -> Result<Next, Problem> {
        self.set_context(thread, step);
        let state = &step.state;
        let raw = thread.input.clone();
        #[cfg(feature = "jsonata")]
        if let Some(fields) = &state.jsonata
            && let Some(next) = self.attempt_jsonata(thread, step, fields)?
        {
            return Ok(next);
        }
        if let Special::Fail(fail) = &state.special {
            let (error, cause) = self.with(scope(thread, &raw), |run| fail.evaluate(run))?;
            let text = |said: Option<Arc<str>>| said.map_or(String::new(), |said| said.to_string());
            return Err(StateError::new(Cow::Owned(text(error)), Code::TaskFailed, text(cause)).into());
        }
        let effective = dataflow::input_path(&state.input_path, scope(thread, &raw), &mut self.fold.work)?;
        match (&state.special, &step.work) {
            (Special::Choice(choice), _) => {
                let chosen = self.with(scope(thread, &effective), |run| choice.choose(run))?;
                let rule = chosen.rule.and_then(|at| choice.rules.get(at));
                let part = chosen.rule.map_or(Part::Default, Part::Rule);
                self.cover(thread.step, part);
                // The rule's own Assign takes the place of the state's (C6).
                let assign = rule.and_then(|rule| rule.assign.as_ref()).or(state.assign.as_ref());
                let next = chosen.rule.map_or(step.default, |at| step.rules.get(at).copied());
                self.assign(thread, assign, &effective)?;
                self.leave(thread, step, effective, next)
            }
            (Special::Wait(wait), _) => {
                let now = self.options.start + self.fold.now;
                let seconds = self.with(scope(thread, &effective), |run| wait.seconds(now, run))?;
                thread.waits.push(seconds);
                thread.doing = Doing::Waited(effective);
                Ok(if seconds > 0.0 { Next::Sleep(self.fold.now + seconds) } else { Next::Go })
            }
            (_, Work::Task(task)) => self.task(thread, step, task, &effective),
            (_, Work::Parallel(flows)) => self.parallel(thread, step, flows, &effective),
            (_, Work::Map(map)) => self.map(thread, step, map, effective),
            _ if state.kind == StateKind::Pass => {
                let result = match &state.result {
                    Some(result) => {
                        self.check_size(thread, step, result)?;
                        result.clone()
                    }
                    None => self.parameters(thread, step, &effective)?,
                };
                self.finish(thread, step, result)
            }
            // Succeed: it is the end of its flow.
            _ => self.leave(thread, step, effective, None),
        }
    }

    /// What the work of a state gets.
    pub fn parameters(&mut self, thread: &Thread, step: &Step, effective: &Value) -> Result<Value, StateError> {
        #[cfg(feature = "jsonata")]
        if let Some(fields) = &step.state.jsonata {
            return self.arguments(thread, fields);
        }
        let field = step.state.parameters.as_ref();
        if field.is_none() {
            return Ok(effective.clone());
        }
        self.with(scope(thread, effective), |run| dataflow::parameters(field, run))
    }

    /// The event of leaving a state, with the variables that it assigned.
    pub fn exited(&mut self, thread: &mut Thread, step: &Step, output: &Value) {
        let name = &step.state.name;
        let assigned = std::mem::take(&mut thread.assigned);
        self.event(thread, events(step.state.kind).1, || {
            let mut details = vec![("name", name.into()), ("output", output.into())];
            if !assigned.is_empty() {
                details.push(("assignedVariables", super::Detail::Documents(assigned)));
            }
            Some(("stateExitedEventDetails", details))
        });
    }
}
