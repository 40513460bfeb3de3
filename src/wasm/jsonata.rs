//! `evalJsonata`.

use super::asl::{optional, with_text};
use super::diagnostics;
use crate::asl::data::{self, Value};
use crate::asl::error::names;
use crate::asl::jsonata::{self, Expression, JsonataError};
use crate::asl::random::Random;
use crate::diagnostic::{Code, Diagnostic, Error, Span};
use wasm_bindgen::prelude::*;

/// The value of an expression, or nothing where it has none. `now` is in seconds.
#[wasm_bindgen]
pub fn eval_jsonata(
    text: &str,
    len: usize,
    bindings: Option<String>,
    now: f64,
    seed: f64,
) -> Result<Option<String>, JsValue> {
    let expression = Expression::new(text);
    let failed = |error: &JsonataError| failed(error, &expression, text);
    if let Some(problem) = expression.problem() {
        return Err(failed(problem));
    }
    with_text(len, |input| {
        let input = data::parse(input).map_err(|error| diagnostics::thrown(&error, input))?;
        let Value::Object(bindings) = optional(bindings.as_deref())? else {
            return Err(diagnostics::thrown(&not_bindings(), ""));
        };
        let value = jsonata::evaluate(&expression, &input, &bindings, now, Random::from_number(seed));
        value.map(|value| value.map(|value| value.to_string())).map_err(|error| failed(&error))
    })
}

fn not_bindings() -> Error {
    Diagnostic::new(Code::Argument, "the bindings are an object of name and value").into()
}

/// What is thrown, under AWS's name of it, with its place in what was given.
fn failed(error: &JsonataError, expression: &Expression, given: &str) -> JsValue {
    let mut diagnostic = error.diagnostic();
    let start = expression.start();
    diagnostic.span = Some(match error.position {
        Some(span) => Span::new(start + span.start, start + span.end),
        None => Span::new(0, given.len()),
    });
    diagnostics::thrown_as(names::QUERY, &[diagnostic], given)
}
