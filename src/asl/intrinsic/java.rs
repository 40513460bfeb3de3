//! How Java prints values: AWS runs on it, and it shows.

use crate::asl::data::Value;
use std::fmt::Write as _;

/// As `toString` prints a value: `{a=1, b=[]}`, `[1, 2]`, texts without quotes (I5).
pub(crate) fn text(value: &Value) -> String {
    let mut out = String::new();
    write(&mut out, value);
    out
}

pub(crate) fn write(out: &mut String, value: &Value) {
    match value {
        Value::String(text) => out.push_str(text),
        Value::Array(elements) => {
            out.push('[');
            for (at, element) in elements.iter().enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                write(out, element);
            }
            out.push(']');
        }
        Value::Object(object) => {
            out.push('{');
            for (at, (name, value)) in object.iter().enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                out.push_str(name);
                out.push('=');
                write(out, value);
            }
            out.push('}');
        }
        // Writing to a String cannot fail.
        scalar => drop(write!(out, "{scalar}")),
    }
}

/// The class that Jayway names.
pub(crate) const fn class(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "java.lang.Boolean",
        Value::Number(crate::asl::data::Number::Int(_)) => "java.lang.Integer",
        Value::Number(_) => "java.lang.Double",
        Value::String(_) => "java.lang.String",
        Value::Array(_) => "java.util.ArrayList",
        Value::Object(_) => "java.util.LinkedHashMap",
    }
}
