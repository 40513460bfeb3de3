//! An expression, read once.

use super::engine::{Core, Engine, MAX_LENGTH};
use super::error::JsonataError;
use crate::asl::validate::jsonata as grammar;
use crate::diagnostic::Code;
use std::fmt;
use std::sync::Arc;

/// An expression. One that cannot be read fails when it is evaluated, as on AWS where a definition got past the checks.
#[derive(Clone)]
pub struct Expression {
    text: Arc<str>,
    start: usize,
    program: Result<<Core as Engine>::Program, JsonataError>,
}

/// What stands between `{%` and `%}`, where a text is that and nothing else (Q1).
#[must_use]
pub fn source(text: &str) -> Option<&str> {
    text.strip_prefix("{%")?.strip_suffix("%}")
}

impl Expression {
    /// Reads an expression, with or without `{%` and `%}`.
    #[must_use]
    pub fn new(given: &str) -> Self {
        let inner = source(given).unwrap_or(given);
        let text = inner.trim();
        let marks = (given.len() - inner.len()) / 2;
        let start = marks + (inner.len() - inner.trim_start().len());
        Self { text: text.into(), start, program: read(text) }
    }

    /// Its text, without the marks and the white space around it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where its text begins in the one that was given.
    #[must_use]
    pub const fn start(&self) -> usize {
        self.start
    }

    /// What it refers to: `states.input` and the like, and the names of its variables without their `$`.
    #[must_use]
    pub fn sources(&self) -> Vec<String> {
        let Ok(uses) = grammar::check(&self.text) else { return Vec::new() };
        let states = uses.states.iter().map(|(name, _)| format!("states.{name}"));
        let names = uses.variables.iter().map(|(name, _)| (*name).to_owned());
        states.chain(names.filter(|name| !uses.bound.contains(&name.as_str()))).collect()
    }

    /// What evaluates it, or why it cannot be read.
    pub(super) fn program(&self) -> Result<&<Core as Engine>::Program, &JsonataError> {
        self.program.as_ref()
    }

    /// Why it cannot be read, if so.
    #[must_use]
    pub fn problem(&self) -> Option<&JsonataError> {
        self.program.as_ref().err()
    }
}

/// The grammar is checked first: it knows places, AWS's version of the language, and how deep brackets may be.
fn read(text: &str) -> Result<<Core as Engine>::Program, JsonataError> {
    if text.len() > MAX_LENGTH {
        let message = format!("an expression of {} bytes; the limit is {MAX_LENGTH}", text.len());
        return Err(JsonataError::new(Code::JsonataLimit, &message));
    }
    if let Err(problem) = grammar::check(text) {
        let mut error = JsonataError::new(Code::JsonataSyntax, &problem.message).at(problem.span, text);
        error.hint = problem.hint;
        return Err(error);
    }
    Core::parse(text)
}

impl fmt::Debug for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Expression").field(&self.text).finish()
    }
}
