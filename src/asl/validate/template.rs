//! Payload Templates: objects in which names that end in `.$` hold paths and functions.

use super::graph::Map;
use super::walk::{At, Walk};
use super::{expressions, paths};
use crate::asl::definition::QueryLanguage;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::json::{Kind, Member, Value};

/// Checks a field that holds one; in JSONata states it holds a value with expressions.
pub(super) fn check<'t>(walk: &mut Walk<'t>, name: &str, value: &'t Value) {
    if walk.language == QueryLanguage::Jsonata {
        return expressions::value(walk, value);
    }
    match value.as_object() {
        Some(members) => object(walk, members),
        None => walk.wrong(name, value, "a Payload Template, which is an object"),
    }
}

fn inner<'t>(walk: &mut Walk<'t>, name: &'t str, value: &'t Value) {
    if walk.document.is_tagged(value) {
        return;
    }
    match &value.kind {
        Kind::Object(members) => object(walk, members),
        Kind::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                walk.within(At::Index(index), |walk| inner(walk, name, element));
            }
        }
        Kind::String(text) => no_dollar(walk, name, text.as_str(), value.span),
        _ => {}
    }
}

/// Checks the members of a template.
pub(super) fn object<'t>(walk: &mut Walk<'t>, members: &'t [Member]) {
    let mut names = Map::default();
    if members.iter().any(|member| member.key.as_str().ends_with(".$")) {
        names = members.iter().enumerate().map(|(index, member)| (member.key.as_str(), index)).collect();
    }
    for member in members {
        if walk.is_full() {
            return;
        }
        let (key, value) = (member.key.as_str(), &member.value);
        walk.field(key, |walk| {
            let Some(plain) = key.strip_suffix(".$") else {
                return inner(walk, key, value);
            };
            if names.contains_key(plain) {
                let message = format!("'{plain}' and '{key}' in one object would give the same field");
                walk.say_hint(Code::AslTemplate, member.key_span, message, "take one of them out");
            }
            match value.as_text() {
                Some(text) => paths::path_or_intrinsic(walk, key, value, text.as_str()),
                None if walk.document.is_tagged(value) => {}
                None => {
                    let words = "must be a valid JSONPath or a valid intrinsic function call";
                    let message = format!("The value for the field '{key}' {words}");
                    let diagnostic = Diagnostic::new(Code::AslTemplate, message).at(value.span);
                    walk.push(
                        diagnostic.hint(format!("take the .$ from the name to give {} as it stands", value.describe())),
                    );
                }
            }
        });
    }
}

/// A value that looks like a path or a function under a name without `.$`.
fn no_dollar(walk: &mut Walk<'_>, name: &str, text: &str, span: Span) {
    let is_path =
        text == "$" || text == "$$" || text.starts_with("$.") || text.starts_with("$[") || text.starts_with("$$.");
    let is_call = text.starts_with("States.") && text.ends_with(')') && text.contains('(');
    if is_path || is_call {
        let message = "No .$ on a field that appears to be a JSONPath or Intrinsic Function";
        walk.say_hint(Code::AslNoDollar, span, message, format!("name it {name}.$, or it stays this text"));
    }
    looks_like_expression(walk, text, span);
}

/// A text that looks like a path in a field that takes it as it stands.
pub(super) fn looks_like_path(walk: &mut Walk<'_>, name: &str, text: &str, span: Span) {
    if walk.language == QueryLanguage::JsonPath && (text == "$" || text.starts_with("$.") || text.starts_with("$$.")) {
        let message = "Field value looks like a path, but field name does not end with 'Path'";
        walk.say_hint(Code::AslNoPath, span, message, format!("name it {name}Path, or it stays this text"));
    }
}

/// A text that looks like an expression and is none.
pub(super) fn looks_like_expression(walk: &mut Walk<'_>, text: &str, span: Span) {
    let (inside, is_jsonata) = (text.trim(), walk.language == QueryLanguage::Jsonata);
    if !inside.contains("{%") || !inside.contains("%}") {
        return;
    }
    if !is_jsonata {
        let hint = "set \"QueryLanguage\": \"JSONata\" in this state, or write a path";
        walk.say_hint(Code::AslLooksLikeExpression, span, "JSONPath states do not compute expressions", hint);
    } else {
        let hint =
            "an expression is the whole string, from {% to %}; join texts within it: {% 'a' & $states.input.b %}";
        walk.say_hint(Code::AslLooksLikeExpression, span, "this string is not computed, but stays as it is", hint);
    }
}
