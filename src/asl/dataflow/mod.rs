//! What happens to a document on its way through a state: five fields, five functions, in the order of their use (D1).
//!
//! [`input_path`] → [`parameters`] → work → [`result_selector`] → [`result_path`] → [`output_path`]. Each is pure: what
//! it needs besides its field is in its arguments.

mod compile;
mod expression;
mod template;

pub(crate) use compile::Compiler;
pub use expression::{Expression, Place, Placed};
pub use template::{Node, Template};

use super::data::{Object, Value};
use super::error::StateError;
use super::path::Path;
use super::run::Run;
use super::scope::Scope;
use super::work::Work;
use std::sync::Arc;

/// `InputPath`, `OutputPath` or `ItemsPath`: what of a document goes on.
#[derive(Clone, Debug, Default)]
pub enum Selection {
    /// All of it: the field is absent.
    #[default]
    Whole,
    /// `null`: nothing, which is `{}`.
    Nothing,
    /// What the path answers.
    Path(Placed<Path>),
}

/// `ResultPath`: where a result goes in the input.
#[derive(Clone, Debug, Default)]
pub enum ResultPath {
    /// In place of all of it: the field is absent.
    #[default]
    Whole,
    /// `null`: nowhere.
    Discard,
    /// To this place.
    At(Placed<Path>),
}

/// What a selection makes of `$` (D2).
///
/// # Errors
/// Its path finds nothing, or is applied to null.
pub fn select(selection: &Selection, scope: Scope<'_>, work: &mut Work) -> Result<Value, StateError> {
    match selection {
        Selection::Whole => Ok(scope.input.clone()),
        Selection::Nothing => Ok(Value::empty_object()),
        Selection::Path(path) => path.it.evaluate(scope, work).map_err(|error| path.place.error(error)),
    }
}

/// The effective input: what `InputPath` leaves of the raw input, which is `$`.
///
/// # Errors
/// As [`select`].
pub fn input_path(field: &Selection, scope: Scope<'_>, work: &mut Work) -> Result<Value, StateError> {
    select(field, scope, work)
}

/// What the work gets: the template `Parameters` on the effective input, which is `$`; without one, that input itself.
///
/// # Errors
/// A path finds nothing, a function fails, or the value becomes too deep.
pub fn parameters(field: Option<&Template>, run: &mut Run<'_, '_>) -> Result<Value, StateError> {
    match field {
        Some(template) => template.evaluate(run),
        None => Ok(run.scope.input.clone()),
    }
}

/// The effective result: the template `ResultSelector` on the result, which is `$`; without one, the result itself.
///
/// # Errors
/// As [`parameters`].
pub fn result_selector(field: Option<&Template>, run: &mut Run<'_, '_>) -> Result<Value, StateError> {
    parameters(field, run)
}

/// The raw input with the result in it, where `ResultPath` says (D4).
///
/// # Errors
/// `States.ResultPathMatchFailure`; or the value becomes too deep.
pub fn result_path(field: &ResultPath, raw: Value, result: Value, work: &mut Work) -> Result<Value, StateError> {
    match field {
        ResultPath::Whole => Ok(result),
        ResultPath::Discard => Ok(raw),
        ResultPath::At(path) => {
            let written = path.it.write(raw, result).map_err(|error| path.place.error(error))?;
            work.measure(&written)?;
            Ok(written)
        }
    }
}

/// The output: what `OutputPath` leaves of `$`.
///
/// # Errors
/// As [`select`].
pub fn output_path(field: &Selection, scope: Scope<'_>, work: &mut Work) -> Result<Value, StateError> {
    select(field, scope, work)
}

/// The variables after `Assign`. All values are computed from those before (D6).
///
/// # Errors
/// As [`parameters`].
pub fn assign(field: Option<&Template>, run: &mut Run<'_, '_>) -> Result<Arc<Object>, StateError> {
    let mut variables = Arc::new(run.scope.variables.clone());
    if let Some(template) = field
        && let Value::Object(assigned) = template.evaluate(run)?
    {
        let variables = Arc::make_mut(&mut variables);
        for (name, value) in assigned.iter() {
            variables.insert(name.clone(), value.clone());
        }
    }
    Ok(variables)
}

/// The Context Object within an iteration of a Map state: with `Map.Item.Index` and `Map.Item.Value`.
#[must_use]
pub fn item_context(context: &Value, index: usize, item: &Value) -> Value {
    let object = |name: &str, value: Value| Value::from(Object::from_iter([(name, value)]));
    let place = i64::try_from(index).unwrap_or(i64::MAX).into();
    let item: Object = [("Index", place), ("Value", item.clone())].into_iter().collect();
    let mut context = context.as_object().cloned().unwrap_or_default();
    context.insert("Map".into(), object("Item", item.into()));
    context.into()
}
