//! Fields that hold a path.

use super::walk::Walk;
use super::{sample, variables};
use crate::asl::intrinsic::Intrinsic;
use crate::asl::path::{Path, Root};
use crate::diagnostic::{Code, Diagnostic, Error, Span};
use crate::json::{Kind, Value};

/// What kind of path a field holds.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Rule {
    /// It may be null.
    pub(super) null: bool,
    /// It names a single place.
    pub(super) reference: bool,
    /// It may be an intrinsic function.
    pub(super) intrinsic: bool,
    /// It is a place of the state's own input.
    pub(super) own: bool,
}

/// Checks that `value` is a path.
pub(super) fn check<'t>(walk: &mut Walk<'t>, name: &'t str, value: &'t Value, rule: Rule) {
    let text = match &value.kind {
        Kind::Null if rule.null => return,
        Kind::String(text) => text.as_str(),
        _ => {
            let wanted = if rule.null { "a path that begins with $, or null" } else { "a path that begins with $" };
            return walk.wrong(name, value, wanted);
        }
    };
    if rule.intrinsic && !text.starts_with('$') {
        return intrinsic(walk, value, text, None);
    }
    match Path::parse(text) {
        Err(error) => errors(walk, value, &error, None),
        Ok(path) => {
            if rule.own && path.root != Root::Input {
                let message = format!("'{name}' is a place in the input of the state, so it begins with $ alone");
                walk.say(Code::PathReference, value.span, message);
            } else if let Some(problem) = path.reference_problem().filter(|_| rule.reference) {
                errors(walk, value, &problem.into(), None);
            }
            uses(walk, value, &path);
        }
    }
}

/// Checks that `text`, the string `value`, is a path or an intrinsic function.
pub(super) fn path_or_intrinsic<'t>(walk: &mut Walk<'t>, name: &str, value: &'t Value, text: &'t str) {
    let aws =
        || format!("The value for the field '{name}' must be a valid JSONPath or a valid intrinsic function call");
    if !text.starts_with('$') {
        return intrinsic(walk, value, text, Some(&aws));
    }
    match Path::parse(text) {
        Err(error) => errors(walk, value, &error, Some(&aws)),
        Ok(path) => uses(walk, value, &path),
    }
}

type Words<'a> = Option<&'a dyn Fn() -> String>;

fn intrinsic<'t>(walk: &mut Walk<'t>, value: &'t Value, text: &'t str, aws: Words<'_>) {
    match Intrinsic::parse(text) {
        Ok(call) => {
            for path in call.paths() {
                uses(walk, value, path);
            }
        }
        Err(_) if !text.contains('(') => {
            let message =
                format!("\"{text}\" is neither a path, which begins with $, nor a function, such as States.UUID()");
            let diagnostic = Diagnostic::new(Code::IntrinsicShape, message).at(value.span);
            let hint = "take the .$ from the name if the value is meant as it stands";
            let diagnostic = if aws.is_some() { diagnostic.hint(hint) } else { diagnostic };
            walk.push(with_words(diagnostic, aws));
        }
        Err(error) => errors(walk, value, &error, aws),
    }
}

/// What is wrong with the text of a string, at its place within the definition.
fn errors(walk: &mut Walk<'_>, value: &Value, error: &Error, aws: Words<'_>) {
    for diagnostic in error.diagnostics() {
        let mut diagnostic = diagnostic.clone();
        let inner = diagnostic.span.unwrap_or_default();
        diagnostic.span = Some(walk.document.within(value, inner));
        for related in &mut diagnostic.related {
            related.span = walk.document.within(value, related.span);
        }
        walk.push(with_words(diagnostic, aws));
    }
}

fn with_words(diagnostic: Diagnostic, aws: Words<'_>) -> Diagnostic {
    match aws {
        Some(words) => diagnostic.aws(words(), None),
        None => diagnostic,
    }
}

fn uses<'t>(walk: &mut Walk<'t>, value: &'t Value, path: &Path) {
    sample::leads(walk, value, path);
    if let Root::Variable(name) = &path.root {
        let start = path.segments.first().map_or(path.text().len(), |segment| segment.span.start);
        let span = Span::new(start.saturating_sub(name.len() + 1), start);
        let span = if path.segments.is_empty() { value.span } else { walk.document.within(value, span) };
        variables::used(walk, name, span);
    }
}
