//! Rules from elsewhere: a file for each form that they come in.

pub(super) mod git_secrets;
pub(super) mod gitleaks;
pub(super) mod macie;
pub(super) mod regex_json;

use super::allowlist::Allowlist;
use super::dialect::{Refusal, Refused};
use super::pattern::{Pattern, Reading};
use super::rule::UserRule;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Span};
use crate::json::Field;
use std::sync::Arc;

/// What was read.
#[derive(Debug, Default)]
pub(super) struct Loaded {
    pub(super) rules: Vec<UserRule>,
    /// Do the rules extend the built-in ones? Then these are left out.
    pub(super) extends: bool,
    pub(super) disabled: Vec<String>,
    /// Exceptions for the findings of built-in rules: of all, or of one.
    pub(super) builtin: Vec<(Option<String>, Arc<Allowlist>)>,
}

/// The expression in a field of `text`.
pub(super) fn expression(field: &Field<'_>, text: &str, reading: Reading, errors: &mut Diagnostics) -> Option<Pattern> {
    let pattern = field.text(errors)?.as_str();
    match Pattern::parse(pattern, reading) {
        Ok(pattern) => Some(pattern),
        Err(refusal) => {
            // Where the text spells the pattern as it is, the place is exact.
            let whole = field.value.span;
            let exact = whole.of(text).find(pattern).map(|at| {
                let start = whole.start + at;
                Span::new(start + refusal.span.start, start + refusal.span.end)
            });
            errors.push(refused(&refusal, pattern, &field.name(), exact.unwrap_or(whole)).path(field.path.clone()));
            None
        }
    }
}

/// What to say of a refused expression, which `name` has.
pub(super) fn refused(refusal: &Refusal, pattern: &str, name: &str, at: Span) -> Diagnostic {
    let code = match refusal.what {
        Refused::Feature => Code::RegexFeature,
        Refused::Syntax => Code::RegexSyntax,
        Refused::Size => Code::RegexSize,
    };
    let characters = pattern.get(..refusal.span.start).unwrap_or_default().chars().count() + 1;
    let what = refusal.span.of(pattern);
    let quoted = if what.is_empty() || what.len() > 40 { String::new() } else { format!(" (`{what}`)") };
    Diagnostic::new(code, format!("the expression of {name}, character {characters}{quoted}: {}", refusal.why)).at(at)
}

/// The texts in a field that is a list of them.
pub(super) fn texts(field: Option<Field<'_>>, errors: &mut Diagnostics) -> Vec<String> {
    let items = field.map(|field| field.list(errors)).unwrap_or_default();
    items.iter().filter_map(|it| it.text(errors)).map(|text| text.as_str().to_owned()).collect()
}
