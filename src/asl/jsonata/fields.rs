//! The fields of a state in JSONata mode, and what each of them says (Q5 to Q8). A runner asks them one by one.

use super::session::Session;
use super::template::{Node, Template};
use crate::asl::choice::Chosen;
use crate::asl::data::{Number, Object, Value};
use crate::asl::error::{self, StateError, query};
use crate::asl::state::Said;
use crate::asl::time::Instant;
use crate::diagnostic::{Code, Span};
use std::sync::Arc;

/// What a state has in JSONata mode in place of the fields of JSONPath mode. What it does not have is absent.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    /// `Arguments` of Task and Parallel.
    pub arguments: Option<Template>,
    /// `Items` of Map.
    pub items: Option<Template>,
    /// `ItemSelector` of Map.
    pub item_selector: Option<Template>,
    /// `Output` of all but Fail.
    pub output: Option<Template>,
    /// `Assign` of all but Succeed and Fail.
    pub assign: Option<Template>,
    /// `Seconds` of Wait.
    pub seconds: Option<Template>,
    /// `Timestamp` of Wait.
    pub timestamp: Option<Template>,
    /// `Error` of Fail.
    pub error: Option<Template>,
    /// `Cause` of Fail.
    pub cause: Option<Template>,
    /// `TimeoutSeconds` of Task.
    pub timeout: Option<Template>,
    /// `HeartbeatSeconds` of Task.
    pub heartbeat: Option<Template>,
    /// `MaxConcurrency` of Map.
    pub concurrency: Option<Template>,
    /// `ToleratedFailureCount` of Map.
    pub tolerated: Option<Template>,
    /// `ToleratedFailurePercentage` of Map.
    pub tolerated_percentage: Option<Template>,
    /// `Choices`, in their order.
    pub rules: Vec<Rule>,
    /// `Default`.
    pub default: Option<Arc<str>>,
    /// What each Catcher says, in the order of the state's.
    pub catchers: Vec<Handler>,
    /// Do the iterations of a Map state run in executions of their own? Then its items may be an object.
    pub distributed: bool,
    /// The place of the state.
    pub span: Span,
}

/// A rule of a Choice state.
#[derive(Clone, Debug)]
pub struct Rule {
    /// What has to be true.
    pub condition: Template,
    /// Where it leads.
    pub next: Arc<str>,
    /// Its own `Assign`, used instead of the state's.
    pub assign: Option<Template>,
    /// Its own `Output`, used instead of the state's.
    pub output: Option<Template>,
}

/// What a Catcher makes of an error.
#[derive(Clone, Debug, Default)]
pub struct Handler {
    /// Its `Assign`.
    pub assign: Option<Template>,
    /// Its `Output`; without one it is the Error Output.
    pub output: Option<Template>,
}

/// The longest time, in seconds.
const MAX_SECONDS: f64 = 99_999_999.0;

/// What a field says; without it, `default`.
///
/// # Errors
/// As [`Template::evaluate`].
pub fn value(
    field: Option<&Template>,
    session: &mut Session<'_, '_>,
    default: impl FnOnce() -> Value,
) -> Result<Value, StateError> {
    field.map_or_else(|| Ok(default()), |field| field.evaluate(session))
}

/// The variables after `Assign`. All values are computed from those before.
///
/// # Errors
/// As [`Template::evaluate`].
pub fn assign(field: Option<&Template>, session: &mut Session<'_, '_>) -> Result<Arc<Object>, StateError> {
    let mut variables = Arc::new(session.documents().variables.clone());
    if let Some(field) = field
        && let Value::Object(assigned) = field.evaluate_as("object", session)?
    {
        let variables = Arc::make_mut(&mut variables);
        for (name, value) in assigned.iter() {
            variables.insert(name.clone(), value.clone());
        }
    }
    Ok(variables)
}

/// The number of a field such as `TimeoutSeconds`, from `least` to `most`; whole unless it is a percentage.
///
/// # Errors
/// It is no number, or out of range.
pub fn number(
    field: Option<&Template>,
    (least, most): (f64, f64),
    session: &mut Session<'_, '_>,
) -> Result<Option<f64>, StateError> {
    let Some(field) = field else { return Ok(None) };
    let value = field.evaluate_as("number", session)?;
    let number = value.as_number().map_or(0.0, Number::as_f64);
    let is_whole = number.fract() == 0.0 || &*field.field == "ToleratedFailurePercentage";
    if is_whole && (least..=most).contains(&number) {
        return Ok(Some(number));
    }
    let wanted = format!("a whole number from {least} to {most}");
    Err(field.out_of_range(&wanted, &value))
}

impl Fields {
    /// What the work of a Task or Parallel state gets: `Arguments`, or the input.
    ///
    /// # Errors
    /// As [`Template::evaluate`].
    pub fn arguments(&self, session: &mut Session<'_, '_>) -> Result<Value, StateError> {
        let input = session.documents().input;
        value(self.arguments.as_ref(), session, || input.clone())
    }

    /// The items of a Map state: `Items`, or the input. In distributed mode they may be an object: its members are the items.
    ///
    /// # Errors
    /// `States.QueryEvaluationError` where it is no list.
    pub fn items(&self, session: &mut Session<'_, '_>) -> Result<Value, StateError> {
        let input = session.documents().input;
        let items = value(self.items.as_ref(), session, || input.clone())?;
        match &items {
            Value::Array(_) => return Ok(items),
            Value::Object(members) if self.distributed => return Ok(members.pairs().into()),
            _ => {}
        }
        if let Some(field) = self.items.as_ref().filter(|field| matches!(field.node, Node::Expression { .. })) {
            return Err(field.unexpected("array", &items));
        }
        let cause = format!("Map state input must be an array but was: {}", super::convert::kind(&items));
        Err(query(Code::JsonataType, cause).at(self.items.as_ref().map_or(self.span, |field| field.span)))
    }

    /// What an iteration gets: `ItemSelector` where `$states.context` is that of the item; or the item.
    ///
    /// # Errors
    /// As [`Template::evaluate`].
    pub fn item(&self, item: &Value, session: &mut Session<'_, '_>) -> Result<Value, StateError> {
        value(self.item_selector.as_ref(), session, || item.clone())
    }

    /// The rule that decides.
    ///
    /// # Errors
    /// `States.NoChoiceMatched`; or a Condition fails or is neither true nor false.
    pub fn choose(&self, session: &mut Session<'_, '_>) -> Result<Chosen, StateError> {
        for (at, rule) in self.rules.iter().enumerate() {
            if rule.condition.evaluate_as("boolean", session)? == Value::Bool(true) {
                return Ok(Chosen { rule: Some(at), next: rule.next.clone() });
            }
        }
        match &self.default {
            Some(next) => Ok(Chosen { rule: None, next: next.clone() }),
            None => Err(error::no_choice().at(self.span)),
        }
    }

    /// `Assign` and `Output` of a rule, or the state's.
    #[must_use]
    pub fn after(&self, rule: Option<usize>) -> (Option<&Template>, Option<&Template>) {
        let rule = rule.and_then(|at| self.rules.get(at));
        let assign = rule.and_then(|rule| rule.assign.as_ref()).or(self.assign.as_ref());
        let output = rule.and_then(|rule| rule.output.as_ref()).or(self.output.as_ref());
        (assign, output)
    }

    /// Seconds to wait, where it is `now` (seconds since 1970 began in UTC).
    ///
    /// # Errors
    /// `States.QueryEvaluationError` where there is no time to wait for.
    pub fn wait(&self, now: f64, session: &mut Session<'_, '_>) -> Result<f64, StateError> {
        if let Some(seconds) = number(self.seconds.as_ref(), (0.0, MAX_SECONDS), session)? {
            return Ok(seconds);
        }
        let Some(field) = &self.timestamp else { return Ok(0.0) };
        let value = field.evaluate_as("string", session)?;
        let until = value.as_str().and_then(Instant::parse);
        let Some(until) = until else { return Err(field.out_of_range("an ISO-8601 timestamp with a zone", &value)) };
        let seconds = (until.seconds() - now).max(0.0);
        if seconds > MAX_SECONDS {
            return Err(query(Code::WaitTime, "Wait state delay is too long.").at(field.span));
        }
        Ok(seconds)
    }

    /// Error and cause of a Fail state.
    ///
    /// # Errors
    /// `States.QueryEvaluationError` where they are no texts.
    pub fn failure(&self, session: &mut Session<'_, '_>) -> Result<(Said, Said), StateError> {
        let mut text = |field: &Option<Template>| -> Result<Said, StateError> {
            let Some(field) = field else { return Ok(None) };
            Ok(field.evaluate_as("string", session)?.as_str().map(Arc::from))
        };
        Ok((text(&self.error)?, text(&self.cause)?))
    }
}
