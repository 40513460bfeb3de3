//! Text → value.

use super::{Number, Object, Value};
use crate::diagnostic::{Code, Diagnostic, Error};
use crate::json::{self, Kind, Options};
use std::sync::Arc;

/// The value that a JSON text spells. Of members of the same name the last one counts.
///
/// # Errors
/// Everything that is wrong with the text, and numbers that no 64-bit float can hold.
pub fn parse(text: &str) -> Result<Value, Error> {
    if let Some(value) = super::quick::read(text) {
        return Ok(value);
    }
    from_json(&json::parse(text, &Options::default()).into_result()?)
}

/// The value of a document that has been read.
///
/// # Errors
/// A number that no 64-bit float can hold.
pub fn from_json(value: &json::Value) -> Result<Value, Error> {
    Ok(match &value.kind {
        Kind::Null => Value::Null,
        Kind::Bool(value) => Value::Bool(*value),
        Kind::Number(spelling) => {
            Value::Number(Number::parse(spelling).ok_or_else(|| {
                Diagnostic::new(Code::NumberTooLarge, format!("{spelling} is too large")).at(value.span)
            })?)
        }
        Kind::String(text) => Value::String(text.as_str().into()),
        Kind::Array(elements) => elements.iter().map(from_json).collect::<Result<Vec<_>, _>>()?.into(),
        Kind::Object(members) => {
            let mut object = Object::with_capacity(members.len());
            for member in members {
                object.insert(Arc::from(member.key.as_str()), from_json(&member.value)?);
            }
            object.into()
        }
    })
}
