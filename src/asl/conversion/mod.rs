//! States in JSONPath → the same in JSONata (Q12 on JSONata's page), with what cannot be converted, and the proof on samples.
//!
//! What converts is written as somebody would write it: fields that say nothing are left out, templates stay templates. Where
//! the two languages differ in cases that a state may or may not meet, that is noted; where there is no way to say the same,
//! the state stays as it is, with the place of what keeps it.

mod call;
mod choice;
mod fields;
mod filter;
mod machine;
mod path;
mod proof;
mod template;

pub use proof::{Proof, prove_machine, prove_state};

use super::data::Value;
use super::definition::Document;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Error, Span};
use crate::json;
use std::sync::Arc;

/// A definition or a state, converted.
#[derive(Clone, Debug)]
pub struct Conversion {
    /// It in JSONata, as far as it could be converted.
    pub value: Value,
    /// The states that are in JSONata now.
    pub converted: Vec<Arc<str>>,
    /// The states that stay in JSONPath.
    pub kept: Vec<Arc<str>>,
    /// What keeps states from being converted (`ASL0330`), and where the two languages differ (`ASL0331`).
    pub notes: Vec<Diagnostic>,
}

/// Converts the definition, or the state alone, that `document` holds.
///
/// # Errors
/// It is neither.
pub fn convert(document: &Document) -> Result<Conversion, Error> {
    let Some(value) = document.value().filter(|value| value.as_object().is_some()) else {
        return Err(Diagnostic::new(Code::StateShape, "a definition or a state is an object").into());
    };
    let mut writer =
        Writer { document, notes: Diagnostics::new(), failed: false, converted: Vec::new(), kept: Vec::new() };
    let value = if value.get("States").is_some() { writer.definition(value) } else { writer.lone(value) };
    let Writer { notes, converted, kept, .. } = writer;
    Ok(Conversion { value, converted, kept, notes: notes.into_sorted() })
}

/// A conversion on its way.
pub(super) struct Writer<'d> {
    document: &'d Document,
    notes: Diagnostics,
    /// Has the state on its way something that cannot be converted?
    failed: bool,
    converted: Vec<Arc<str>>,
    kept: Vec<Arc<str>>,
}

impl Writer<'_> {
    /// There is no way to say it.
    fn cannot<T>(&mut self, span: Span, message: impl Into<String>) -> Option<T> {
        self.failed = true;
        self.notes.push(Diagnostic::new(Code::ConvertCannot, message).at(span));
        None
    }

    /// It is said, but does not always mean the same.
    fn differs(&mut self, span: Span, message: impl Into<String>) {
        self.notes.push(Diagnostic::new(Code::ConvertDiffers, message).at(span));
    }

    /// The place in the text of a place in a string.
    fn within(&self, string: &json::Value, inner: Span) -> Span {
        self.document.within(string, inner)
    }
}

/// `{% … %}`
fn marked(expression: &str) -> Value {
    // What is in brackets that only kept its parts together needs none here.
    Value::from(format!("{{% {} %}}", bare(expression)))
}

/// Without the brackets around all of it.
fn bare(expression: &str) -> &str {
    let Some(inner) = expression.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) else { return expression };
    let (mut depth, mut quote) = (0_i64, None);
    let mut characters = inner.chars();
    while let Some(c) = characters.next() {
        match (quote, c) {
            (Some(_), '\\') => drop(characters.next()),
            (Some(open), _) if open == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '`') => quote = Some(c),
            (None, '(') => depth += 1,
            (None, ')') => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return expression;
        }
    }
    // Regular expressions and several parts in a row are left alone.
    if inner.contains(['/', ';']) { expression } else { inner }
}
