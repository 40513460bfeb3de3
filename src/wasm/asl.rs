//! The States Language.

use super::plain::Plain;
use super::{diagnostics, input};
use crate::asl::data::{self, Object, Value};
use crate::asl::error::StateError;
use crate::asl::intrinsic::{Call, Intrinsic};
use crate::asl::path::{Path, Root};
use crate::asl::random::Random;
use crate::asl::run::Run;
use crate::asl::scope::Scope;
use crate::asl::work::Work;
use crate::diagnostic::{Diagnostic, Error, Positions, Span};
use crate::json;
use wasm_bindgen::prelude::*;

/// The name of what AWS answers to a definition with a wrong expression in it.
const INVALID_DEFINITION: &str = "InvalidDefinition";
/// The name of a path that cannot be read.
const INVALID_PATH: &str = "InvalidPath";

/// The documents around an expression.
pub(super) struct Documents {
    pub(super) input: Value,
    pub(super) context: Value,
    pub(super) variables: std::sync::Arc<Object>,
}

impl Documents {
    pub(super) fn read(input: &str, context: Option<&str>, variables: Option<&str>) -> Result<Self, JsValue> {
        let variables = match optional(variables)? {
            Value::Object(variables) => variables,
            _ => return Err(diagnostics::thrown(&not_variables(), "")),
        };
        let input = data::parse(input).map_err(|error| diagnostics::thrown(&error, input))?;
        Ok(Self { input, context: optional(context)?, variables })
    }

    pub(super) fn scope(&self) -> Scope<'_> {
        Scope { input: &self.input, context: &self.context, variables: &self.variables }
    }
}

/// A document, or `{}` where there is none.
pub(super) fn optional(text: Option<&str>) -> Result<Value, JsValue> {
    let Some(text) = text else { return Ok(Value::empty_object()) };
    data::parse(text).map_err(|error| diagnostics::thrown(&error, text))
}

fn not_variables() -> Error {
    Diagnostic::new(crate::diagnostic::Code::Argument, "the variables are an object of name and value").into()
}

/// Bytes of the input as text, or what is thrown.
pub(super) fn with_text<T>(len: usize, work: impl FnOnce(&str) -> Result<T, JsValue>) -> Result<T, JsValue> {
    input::text(len, |text| Ok(work(text)))?
}

fn path(text: &str) -> Result<Path, JsValue> {
    Path::parse(text).map_err(|error| diagnostics::thrown_as(INVALID_PATH, error.diagnostics(), text))
}

fn intrinsic(text: &str) -> Result<Intrinsic, JsValue> {
    Intrinsic::parse(text).map_err(|error| diagnostics::thrown_as(INVALID_DEFINITION, error.diagnostics(), text))
}

/// What is thrown for an error at run time, with its place in `text`.
fn failed(error: &StateError, text: &str) -> JsValue {
    let mut diagnostic = error.diagnostic();
    diagnostic.span.get_or_insert(Span::new(0, text.len()));
    diagnostics::thrown_as(&error.name, &[diagnostic], text)
}

/// What the path answers for the input.
#[wasm_bindgen]
pub fn query_path(
    text: &str,
    len: usize,
    context: Option<String>,
    variables: Option<String>,
) -> Result<String, JsValue> {
    let path = path(text)?;
    with_text(len, |input| {
        if let Some(answer) = path.answer_in_text(input) {
            return Ok(answer.into_owned());
        }
        let documents = Documents::read(input, context.as_deref(), variables.as_deref())?;
        let answer = path.evaluate(documents.scope(), &mut Work::default());
        answer.map(|value| value.to_string()).map_err(|error| failed(&error, text))
    })
}

/// The same, with every node that it touches.
#[wasm_bindgen]
pub fn explain_path(
    text: &str,
    len: usize,
    context: Option<String>,
    variables: Option<String>,
) -> Result<String, JsValue> {
    let path = path(text)?;
    with_text(len, |input| {
        let documents = Documents::read(input, context.as_deref(), variables.as_deref())?;
        let tree = (path.root == Root::Input).then(|| json::parse(input, &json::Options::default()).value).flatten();
        let places = Positions::new(input);
        let answer = path.evaluate(documents.scope(), &mut Work::default());
        let nodes = path.locate(documents.scope(), &mut Work::default()).unwrap_or_default();
        Ok(Plain::text(|out| {
            out.object(|it| {
                it.member("definite").boolean(path.is_definite());
                it.member("reference").boolean(path.is_reference());
                it.member("badge").string(path.badge());
                it.member("canonical").string(&path.to_string());
                match &answer {
                    Ok(value) => it.member("value").json(&value.to_string()),
                    Err(error) => error_view(it.member("error"), error),
                }
                it.member("nodes").list(&nodes, |out, node| {
                    out.object(|it| {
                        it.member("path").path(&node.path);
                        if let Some(found) = tree.as_ref().and_then(|tree| tree.at(&node.path)) {
                            it.member("start").number(places.utf16(found.span.start));
                            it.member("end").number(places.utf16(found.span.end));
                        }
                    });
                });
            });
        }))
    })
}

/// `{Error, Cause}`
pub(super) fn error_view(out: &mut Plain, error: &StateError) {
    out.object(|it| {
        it.member("Error").string(&error.name);
        it.member("Cause").string(&error.cause);
        it.member("code").string(error.code.as_str());
    });
}

/// What is wrong with a path.
#[wasm_bindgen]
pub fn check_path(text: &str) -> String {
    let found = Path::parse(text).map_or_else(Error::into_diagnostics, |_| Vec::new());
    diagnostics::list(&found, text)
}

/// The value of an intrinsic function.
#[wasm_bindgen]
pub fn eval_intrinsic(
    text: &str,
    len: usize,
    context: Option<String>,
    variables: Option<String>,
    seed: f64,
    deep_merge: bool,
) -> Result<String, JsValue> {
    let call = intrinsic(text)?;
    with_text(len, |input| {
        let documents = Documents::read(input, context.as_deref(), variables.as_deref())?;
        let (mut work, mut random) = (Work::default(), Random::from_number(seed));
        let scope = documents.scope();
        let mut run = Run { scope, work: &mut work, random: &mut random, deep_merge, now: 0.0, field: None };
        call.evaluate(&mut run).map(|value| value.to_string()).map_err(|error| failed(&error, text))
    })
}

/// What an intrinsic function is made of.
#[wasm_bindgen]
pub fn explain_intrinsic(text: &str) -> Result<String, JsValue> {
    let call = intrinsic(text)?;
    let places = Positions::new(text);
    Ok(Plain::text(|out| {
        out.object(|it| {
            it.member("nesting").number(call.nesting());
            it.member("maxNesting").number(Intrinsic::MAX_NESTING);
            it.member("canonical").string(&call.to_string());
            it.member("functions").list(call.calls(), |out, (call, depth): (&Call, usize)| {
                out.object(|it| {
                    it.member("name").string(call.function.as_str());
                    it.member("depth").number(depth);
                    it.member("start").number(places.utf16(call.span.start));
                    it.member("end").number(places.utf16(call.span.end));
                });
            });
            it.member("paths").list(call.paths(), |out, path| {
                out.object(|it| {
                    it.member("path").string(path.text());
                    it.member("definite").boolean(path.is_definite());
                    it.member("badge").string(path.badge());
                });
            });
        });
    }))
}

/// What is wrong with an intrinsic function.
#[wasm_bindgen]
pub fn check_intrinsic(text: &str) -> String {
    let found = Intrinsic::parse(text).map_or_else(Error::into_diagnostics, |call| call.check());
    diagnostics::list(&found, text)
}
