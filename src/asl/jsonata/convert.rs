//! Values of the States Language ↔ values of the crate that evaluates.

use super::functions::LONG_TEXT;
use crate::asl::data::{Number, Object, Value};
use crate::asl::error::StateError;
use crate::asl::error::too_deep;
use crate::asl::work::Work;
use indexmap::IndexMap;
use jsonata_core::value::JValue;

/// The same value there, and how many nodes it has. It is no deeper than values may be.
pub(super) fn inward(value: &Value, nodes: &mut usize) -> JValue {
    *nodes += 1;
    match value {
        Value::Null => JValue::Null,
        Value::Bool(it) => JValue::Bool(*it),
        Value::Number(number) => JValue::from_f64(number.as_f64()),
        Value::String(text) => {
            if text.len() > LONG_TEXT {
                *nodes += text.len() / 16;
            }
            JValue::string(&**text)
        }
        Value::Array(elements) => JValue::array(elements.iter().map(|element| inward(element, nodes)).collect()),
        Value::Object(object) => {
            let mut members = IndexMap::with_capacity(object.len());
            for (name, value) in object.iter() {
                members.insert(name.to_string(), inward(value, nodes));
            }
            JValue::object(members)
        }
    }
}

/// Why a value there has no counterpart here.
#[derive(Debug)]
pub(super) enum Outward {
    /// It is a function, or has one in it.
    Function,
    /// It is too deep, or too large.
    Limit(StateError),
}

/// The same value here; `None` where it is JSONata's nothing. What is nothing within it is left out.
///
/// A value there may have the same part many times over, so its size is counted as it is written out.
pub(super) fn outward(value: &JValue, work: &mut Work) -> Result<Option<Value>, Outward> {
    outward_within(value, work, Value::MAX_DEPTH)
}

fn outward_within(value: &JValue, work: &mut Work, depth: usize) -> Result<Option<Value>, Outward> {
    work.spend(1).map_err(Outward::Limit)?;
    let inner = || depth.checked_sub(1).ok_or_else(|| Outward::Limit(too_deep()));
    Ok(Some(match value {
        JValue::Undefined => return Ok(None),
        JValue::Null => Value::Null,
        JValue::Bool(it) => Value::Bool(*it),
        JValue::Number(number) => number_of(*number),
        JValue::String(text) => {
            work.text(text.len()).map_err(Outward::Limit)?;
            Value::from(&**text)
        }
        JValue::Array(elements) => {
            let (inner, mut list) = (inner()?, Vec::with_capacity(elements.len().min(1024)));
            for element in elements.iter() {
                list.extend(outward_within(element, work, inner)?);
            }
            list.into()
        }
        JValue::Object(members) => {
            let (inner, mut object) = (inner()?, Object::with_capacity(members.len().min(1024)));
            for (name, value) in members.iter() {
                work.text(name.len()).map_err(Outward::Limit)?;
                if let Some(value) = outward_within(value, work, inner)? {
                    object.insert(name.as_str().into(), value);
                }
            }
            object.into()
        }
        _ => return Err(Outward::Function),
    }))
}

/// 2^53: up to here floats that are whole are exactly the number that was meant.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// JavaScript writes what is not finite as `null`, and so does AWS.
#[expect(clippy::cast_possible_truncation, reason = "a whole number below 2^53")]
fn number_of(number: f64) -> Value {
    if number.fract() == 0.0 && number.abs() < EXACT {
        Value::Number(Number::Int(number as i64))
    } else if number.is_finite() {
        Value::Number(Number::Float(number))
    } else {
        Value::Null
    }
}

/// What JSONata calls the type of a value.
pub(super) const fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}
