//! `{% expressions %}` of JSONata states.

use super::jsonata::{self, Uses};
use super::walk::{At, Place, Walk};
use super::{template, variables};
use crate::diagnostic::{Code, Diagnostic, Span, did_you_mean};
use crate::json::{Kind, Value};

/// Is the value a string that begins with `{%` and ends with `%}`, with nothing around them?
pub(super) fn is_expression(value: &Value) -> bool {
    value.as_text().and_then(|text| source(text.as_str())).is_some()
}

fn source(text: &str) -> Option<&str> {
    text.strip_prefix("{%")?.strip_suffix("%}")
}

/// Checks all expressions in a value.
pub(super) fn value<'t>(walk: &mut Walk<'t>, value: &'t Value) {
    match &value.kind {
        Kind::Object(members) => {
            for member in members {
                walk.field(member.key.as_str(), |walk| self::value(walk, &member.value));
            }
        }
        Kind::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                walk.within(At::Index(index), |walk| self::value(walk, element));
            }
        }
        Kind::String(text) => match source(text.as_str()) {
            Some(source) => expression(walk, value, source),
            None => template::looks_like_expression(walk, text.as_str(), value.span),
        },
        _ => {}
    }
}

/// Checks a Condition.
pub(super) fn condition<'t>(walk: &mut Walk<'t>, value: &'t Value) {
    match &value.kind {
        Kind::Bool(_) => {}
        Kind::String(_) if is_expression(value) => self::value(walk, value),
        Kind::String(_) => {
            let hint = "write it as \"{% … %}\", with nothing around it";
            walk.say_hint(Code::AslExpression, value.span, "'Condition' is an {% expression %}", hint);
        }
        _ => walk.wrong("Condition", value, "an {% expression %} that is true or false"),
    }
}

fn expression<'t>(walk: &mut Walk<'t>, value: &'t Value, source: &str) {
    let place = |walk: &Walk<'t>, span: Span| walk.document.within(value, Span::new(span.start + 2, span.end + 2));
    match jsonata::check(source) {
        Err(problem) => {
            let span = place(walk, problem.span);
            let diagnostic = Diagnostic::new(Code::AslExpression, problem.message).at(span);
            walk.push(match problem.hint {
                Some(hint) => diagnostic.hint(hint),
                None => diagnostic,
            });
        }
        Ok(uses) => {
            refused(walk, &uses, &place);
            of_states(walk, &uses, &place);
            for (name, span) in &uses.variables {
                if !uses.bound.contains(name) && !jsonata::FUNCTIONS.contains(name) {
                    variables::used(walk, name, place(walk, *span));
                }
            }
        }
    }
}

/// The whole input has no name of its own here: neither `$` nor `$$` nor names of its fields.
fn refused<'t>(walk: &mut Walk<'t>, uses: &Uses<'_>, place: &impl Fn(&Walk<'t>, Span) -> Span) {
    for (name, span) in &uses.unrooted {
        let span = place(walk, *span);
        let message = format!("{name} refers to nothing here");
        let hint = match *name {
            "$" | "$$" => "write $states.input".to_owned(),
            name => format!("write $states.input.{name}, or \"{name}\" if it is text"),
        };
        walk.say_hint(Code::AslUnrooted, span, message, hint);
    }
}

/// `$states.result` and `$states.errorOutput` are only where there is one.
fn of_states<'t>(walk: &mut Walk<'t>, uses: &Uses<'_>, place: &impl Fn(&Walk<'t>, Span) -> Span) {
    for (name, span) in &uses.states {
        let span = place(walk, *span);
        match (*name, walk.place) {
            ("input" | "context", _) | ("result", Place::Result) | ("errorOutput", Place::Error) => {}
            ("result", _) => {
                let hint = "it is in Output and Assign of Task, Parallel and Map states";
                walk.say_hint(Code::AslUnrooted, span, "there is no $states.result here", hint);
            }
            ("errorOutput", _) => {
                let hint = "it is in Output and Assign of a catcher";
                walk.say_hint(Code::AslUnrooted, span, "there is no $states.errorOutput here", hint);
            }
            (name, _) => {
                let near = did_you_mean(name, ["input", "context", "result", "errorOutput"]);
                let hint = match near {
                    Some(near) => format!("did you mean $states.{near}?"),
                    None => "it has input, context, result and errorOutput".to_owned(),
                };
                walk.say_hint(Code::AslUndefined, span, format!("$states has no {name}"), hint);
            }
        }
    }
}
