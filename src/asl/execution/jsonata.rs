//! States in JSONata mode: the same runner, other fields (X4, and Q5 to Q8 of JSONata's own page).

use super::coverage::Part;
use super::engine::{Engine, Problem, scope};
use super::thread::{Doing, Next, Thread};
use crate::asl::data::Value;
use crate::asl::error::StateError;
use crate::asl::jsonata::{Documents, Fields, Node, Session, Template, fields};
use crate::asl::machine::Step;
use crate::asl::state::StateKind;
use crate::diagnostic::Code;
use std::borrow::Cow;
use std::sync::Arc;

/// What a state puts out: its fields, what goes on without them, and where it goes.
pub(super) struct Leaving<'f> {
    pub output: Option<&'f Template>,
    pub assign: Option<&'f Template>,
    pub default: Value,
    pub next: Option<usize>,
}

fn documents(thread: &Thread) -> Documents<'_> {
    let scope = scope(thread, &thread.input);
    let (input, context, variables) = (scope.input, scope.context, scope.variables);
    Documents { input, context, result: None, error_output: None, variables }
}

impl Engine<'_> {
    /// Asks expressions on documents.
    fn ask<T>(&mut self, documents: Documents<'_>, ask: impl FnOnce(&mut Session<'_, '_>) -> T) -> T {
        let now = self.options.start + self.fold.now;
        ask(&mut Session::new(documents, now, &mut self.fold.random, &mut self.fold.work))
    }

    /// A state is entered, or tried again. Nothing where it has work to do first.
    pub fn attempt_jsonata(
        &mut self,
        thread: &mut Thread,
        step: &Step,
        fields: &Fields,
    ) -> Result<Option<Next>, Problem> {
        let default = thread.input.clone();
        let (output, assign, next) = (fields.output.as_ref(), fields.assign.as_ref(), step.next);
        Ok(Some(match step.state.kind {
            StateKind::Task | StateKind::Parallel | StateKind::Map => return Ok(None),
            StateKind::Fail => {
                let (error, cause) = self.ask(documents(thread), |session| fields.failure(session))?;
                let text = |said: Option<Arc<str>>| said.map_or(String::new(), |said| said.to_string());
                return Err(StateError::new(Cow::Owned(text(error)), Code::TaskFailed, text(cause)).into());
            }
            StateKind::Choice => {
                let chosen = self.ask(documents(thread), |session| fields.choose(session))?;
                self.cover(thread.step, chosen.rule.map_or(Part::Default, Part::Rule));
                let (assign, output) = fields.after(chosen.rule);
                let next = chosen.rule.map_or(step.default, |at| step.rules.get(at).copied());
                self.put_out(thread, step, Leaving { output, assign, default, next }, None, None)?
            }
            StateKind::Wait => {
                let now = self.options.start + self.fold.now;
                let seconds = self.ask(documents(thread), |session| fields.wait(now, session))?;
                thread.waits.push(seconds);
                thread.doing = Doing::Waited(default);
                if seconds > 0.0 { Next::Sleep(self.fold.now + seconds) } else { Next::Go }
            }
            StateKind::Pass | StateKind::Succeed => {
                self.put_out(thread, step, Leaving { output, assign, default, next }, None, None)?
            }
        }))
    }

    /// What the work of a state gets.
    pub fn arguments(&mut self, thread: &Thread, fields: &Fields) -> Result<Value, StateError> {
        self.ask(documents(thread), |session| fields.arguments(session))
    }

    /// The items of a Map state.
    pub fn jsonata_items(&mut self, thread: &Thread, fields: &Fields) -> Result<Arc<Vec<Value>>, StateError> {
        match self.ask(documents(thread), |session| fields.items(session))? {
            Value::Array(items) => Ok(items),
            _ => Ok(Arc::default()),
        }
    }

    /// What the iteration of an item gets, whose Context Object is `context` where anything looks at it.
    pub fn jsonata_item(
        &mut self,
        thread: &Thread,
        fields: &Fields,
        item: &Value,
        context: Option<&Value>,
    ) -> Result<Value, StateError> {
        let documents = documents(thread);
        let documents = Documents { context: context.unwrap_or(documents.context), ..documents };
        self.ask(documents, |session| fields.item(item, session))
    }

    /// The work of a state came to `result`, or it has waited.
    pub fn finish_jsonata(
        &mut self,
        thread: &mut Thread,
        step: &Step,
        fields: &Fields,
        default: Value,
    ) -> Result<Next, Problem> {
        let result = (step.state.kind != StateKind::Wait).then(|| default.clone());
        let (output, assign, next) = (fields.output.as_ref(), fields.assign.as_ref(), step.next);
        self.put_out(thread, step, Leaving { output, assign, default, next }, result.as_ref(), None)
    }

    /// Assign and Output, both from what was there before, and on.
    pub fn put_out(
        &mut self,
        thread: &mut Thread,
        step: &Step,
        leaving: Leaving<'_>,
        result: Option<&Value>,
        error_output: Option<&Value>,
    ) -> Result<Next, Problem> {
        let Leaving { output, assign, default, next } = leaving;
        let (value, variables) = self.ask(Documents { result, error_output, ..documents(thread) }, |session| {
            let value = fields::value(output, session, || default)?;
            Ok::<_, StateError>((value, assign.map(|_| fields::assign(assign, session)).transpose()?))
        })?;
        self.check_size(thread, step, &value)?;
        if let (Some(variables), Some(assign)) = (variables, assign) {
            let names = self.options.history.then(|| match &assign.node {
                Node::Object(members) => members.iter().map(|(name, _)| name.clone()).collect(),
                Node::Literal(Value::Object(object)) => object.iter().map(|(name, _)| name.clone()).collect(),
                _ => Vec::new(),
            });
            thread.assign(variables, names.unwrap_or_default());
        }
        Ok(self.go(thread, step, value, next))
    }
}
