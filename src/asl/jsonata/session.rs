//! The documents around a state as its expressions see them.

use super::engine::{Bindings, Core, Engine};
use super::error::JsonataError;
use super::expression::Expression;
use crate::asl::data::{Object, Value};
use crate::asl::random::Random;
use crate::asl::run::Run;
use crate::asl::scope::Scope;
use crate::asl::work::Work;
use crate::diagnostic::{Code, Span};

/// What `$states` has, and the variables (Q3).
#[derive(Clone, Copy, Debug)]
pub struct Documents<'a> {
    /// `$states.input`
    pub input: &'a Value,
    /// `$states.context`
    pub context: &'a Value,
    /// `$states.result`, once there is one.
    pub result: Option<&'a Value>,
    /// `$states.errorOutput`, in a Catcher.
    pub error_output: Option<&'a Value>,
    /// `$name`
    pub variables: &'a Object,
}

/// Evaluates the expressions of a state. The documents are handed to the engine when the first one needs them.
pub struct Session<'a, 'w> {
    documents: Documents<'a>,
    now: f64,
    random: &'w mut Random,
    pub(super) work: &'w mut Work,
    engine: Option<Core>,
}

impl<'a, 'w> Session<'a, 'w> {
    /// A session at `now`, in seconds since 1970 began in UTC.
    #[must_use]
    pub const fn new(documents: Documents<'a>, now: f64, random: &'w mut Random, work: &'w mut Work) -> Self {
        Self { documents, now, random, work, engine: None }
    }

    /// A session on what paths start from.
    #[must_use]
    pub fn of(run: &'w mut Run<'a, '_>) -> Self {
        let Scope { input, context, variables } = run.scope;
        let documents = Documents { input, context, result: None, error_output: None, variables };
        Self::new(documents, run.now, run.random, run.work)
    }

    /// The documents.
    #[must_use]
    pub const fn documents(&self) -> Documents<'a> {
        self.documents
    }

    /// The value of an expression; `None` where it is JSONata's nothing.
    ///
    /// # Errors
    /// It cannot be read, or fails.
    pub fn evaluate(&mut self, expression: &Expression) -> Result<Option<Value>, JsonataError> {
        let program = expression.program().map_err(Clone::clone)?;
        if self.engine.is_none() {
            self.engine = Some(Core::start(&self.bindings())?);
        }
        let Some(engine) = &mut self.engine else { return Ok(None) };
        let value = engine.eval(program, self.work);
        *self.random = engine.random();
        value.map_err(|error| located(error, expression.text()))
    }

    fn bindings(&self) -> Bindings<'a> {
        let Documents { input, context, result, error_output, variables } = self.documents;
        let states =
            [("input", Some(input)), ("context", Some(context)), ("result", result), ("errorOutput", error_output)];
        let states: Object = states.into_iter().filter_map(|(name, value)| Some((name, value?.clone()))).collect();
        let mut all: Vec<(&str, Value)> = variables.iter().map(|(name, value)| (&**name, value.clone())).collect();
        all.push(("states", states.into()));
        Bindings { input: None, variables: all, now: self.now * 1000.0, random: self.random.clone() }
    }
}

/// Evaluates one expression as JSONata does anywhere: `input` is `$`, and `$states.input` too.
///
/// # Errors
/// It cannot be read, or fails.
pub fn evaluate(
    expression: &Expression,
    input: &Value,
    bindings: &Object,
    now: f64,
    random: Random,
) -> Result<Option<Value>, JsonataError> {
    let program = expression.program().map_err(Clone::clone)?;
    let states = Object::from_iter([("input", input.clone()), ("context", Value::empty_object())]);
    let mut variables = vec![("states", Value::from(states))];
    variables.extend(bindings.iter().map(|(name, value)| (&**name, value.clone())));
    let bindings = Bindings { input: Some(input), variables, now: now * 1000.0, random };
    let value = Core::start(&bindings)?.eval(program, &mut Work::default());
    value.map_err(|error| located(error, expression.text()))
}

/// The engine tells no places. Where its message names a function that is called once, that is the place.
fn located(error: JsonataError, text: &str) -> JsonataError {
    if error.position.is_some() || error.kind == Code::JsonataLimit {
        return error;
    }
    let quoted = || Some(error.message.split_once("function \"")?.1.split_once('"')?.0);
    let Some(name) = error.token.as_deref().or_else(quoted) else { return error };
    let call = format!("${}(", name.trim_start_matches('$'));
    let mut places = text.match_indices(&call);
    match (places.next(), places.next()) {
        (Some((at, _)), None) => error.at(Span::new(at, at + call.len() - 1), text),
        _ => error,
    }
}
