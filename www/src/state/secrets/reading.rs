//! Reading what the worker answers.

use pointsman::json::{self, Kind, Options, Value};
use std::rc::Rc;

/// An answer; it is JSON unless the worker is broken.
pub(super) fn parse(text: &str) -> Option<Value> {
    json::parse(text, &Options::default()).into_result().ok()
}

/// A text member.
pub(super) fn text(value: &Value, key: &str) -> Option<Rc<str>> {
    Some(value.get(key)?.as_text()?.as_str().into())
}

/// A member that is a whole number.
pub(super) fn number(value: &Value, key: &str) -> Option<u32> {
    float(value, key).filter(|n| (0.0..=f64::from(u32::MAX)).contains(n)).map(|n| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is in the range")]
        let whole = n as u32;
        whole
    })
}

/// A member that is a number.
pub(super) fn float(value: &Value, key: &str) -> Option<f64> {
    match &value.get(key)?.kind {
        Kind::Number(spelled) => spelled.parse().ok(),
        _ => None,
    }
}

/// A member that is `true`.
pub(super) fn flag(value: &Value, key: &str) -> bool {
    value.get(key).is_some_and(|value| value.kind == Kind::Bool(true))
}

/// The elements of a list.
pub(super) fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).unwrap_or_default()
}
