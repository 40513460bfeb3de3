//! From a result to the next state (X4): ResultSelector, ResultPath, Assign, OutputPath.

use super::engine::{Engine, Problem, scope};
use super::thread::{Doing, Next, Thread};
use crate::asl::data::Value;
use crate::asl::dataflow::{self, Node, Template};
use crate::asl::error::{self, StateError};
use crate::asl::machine::Step;
use crate::asl::state::StateKind;
use crate::asl::trace::MAX_PAYLOAD;
use std::sync::Arc;

/// Is it the same in memory?
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Array(a), Value::Array(b)) => Arc::ptr_eq(a, b),
        (Value::Object(a), Value::Object(b)) => Arc::ptr_eq(a, b),
        (Value::String(a), Value::String(b)) => Arc::ptr_eq(a, b),
        _ => false,
    }
}

impl Engine<'_> {
    /// Is `value` small enough to be handed on?
    pub fn check_size(&mut self, thread: &mut Thread, step: &Step, value: &Value) -> Result<(), StateError> {
        if thread.measured.as_ref().is_some_and(|measured| same(measured, value)) {
            return Ok(());
        }
        if self.fold.work.measure(value)? > MAX_PAYLOAD {
            return Err(error::data_limit(&step.state.name));
        }
        thread.measured = Some(value.clone());
        Ok(())
    }

    /// The work of a state came to `result`.
    pub fn finish(&mut self, thread: &mut Thread, step: &Step, result: Value) -> Result<Next, Problem> {
        let state = &step.state;
        #[cfg(feature = "jsonata")]
        if let Some(fields) = &state.jsonata {
            return self.finish_jsonata(thread, step, fields, result);
        }
        // `$` in Assign is the result as it came (D6).
        let assigned = result.clone();
        let selected = match &state.result_selector {
            Some(field) if state.kind != StateKind::Pass => {
                self.with(scope(thread, &result), |run| dataflow::result_selector(Some(field), run))?
            }
            _ => result,
        };
        let merged = dataflow::result_path(&state.result_path, thread.input.clone(), selected, &mut self.fold.work)?;
        self.pass_on(thread, step, &assigned, merged, step.next)
    }

    /// A state is done: it assigns, and goes on with `done`.
    pub fn pass_on(
        &mut self,
        thread: &mut Thread,
        step: &Step,
        assigned: &Value,
        done: Value,
        next: Option<usize>,
    ) -> Result<Next, Problem> {
        #[cfg(feature = "jsonata")]
        if let Some(fields) = &step.state.jsonata {
            return self.finish_jsonata(thread, step, fields, done);
        }
        let before = step.state.assign.is_some().then(|| thread.variables.clone());
        self.assign(thread, step.state.assign.as_ref(), assigned)?;
        let left = self.leave(thread, step, done, next);
        if let (Err(_), Some(before)) = (&left, before) {
            // A state that fails has assigned nothing.
            thread.variables = before;
        }
        left
    }

    /// The variables after `Assign`, whose `$` is `input`.
    pub fn assign(&mut self, thread: &mut Thread, field: Option<&Template>, input: &Value) -> Result<(), StateError> {
        let Some(template) = field else { return Ok(()) };
        let variables = self.with(scope(thread, input), |run| dataflow::assign(field, run))?;
        let names = self.options.history.then(|| match &template.node {
            Node::Object(members) => members.iter().map(|(name, _)| name.clone()).collect(),
            Node::Literal(Value::Object(object)) => object.iter().map(|(name, _)| name.clone()).collect(),
            _ => Vec::new(),
        });
        thread.assign(variables, names.unwrap_or_default());
        Ok(())
    }

    /// OutputPath, and on to the next state or the end of the flow.
    pub fn leave(
        &mut self,
        thread: &mut Thread,
        step: &Step,
        done: Value,
        next: Option<usize>,
    ) -> Result<Next, Problem> {
        let output = dataflow::output_path(&step.state.output_path, scope(thread, &done), &mut self.fold.work)?;
        self.check_size(thread, step, &output)?;
        Ok(self.go(thread, step, output, next))
    }

    /// On to the next state or the end of the flow.
    pub fn go(&mut self, thread: &mut Thread, step: &Step, output: Value, next: Option<usize>) -> Next {
        self.exited(thread, step, &output);
        match next {
            Some(next) => {
                thread.step = next;
                thread.input = output;
                thread.doing = Doing::Enter;
                Next::Go
            }
            None => Next::End(Ok(output)),
        }
    }
}
