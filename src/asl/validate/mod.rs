//! Everything that is wrong with a definition, at once, and what is doubtful in it.
//!
//! [`table`] says which field may stand where and what it holds; the walk goes through a definition by it, and each rule
//! that a table cannot say is a short function in a module of its own. Messages are AWS's own where AWS was seen to say
//! something; [`aws_code`] is AWS's code for ours.

mod choice;
mod errors;
mod expressions;
mod graph;
pub(in crate::asl) mod jsonata;
pub mod operators;
mod paths;
mod sample;
mod states;
pub mod table;
mod template;
mod time;
mod values;
mod variables;
mod walk;

use super::definition::{Document, Machine, QueryLanguage};
use crate::diagnostic::{Code, Diagnostic, Error, Severity};
use crate::json::Value;
use table::Holder;

pub use sample::check_against;

/// Every error of a definition in JSON or YAML, and its lints. An empty list means that all is well.
#[must_use]
pub fn check(text: &str) -> Vec<Diagnostic> {
    let (document, found) = Document::read(text);
    check_document(&document, found)
}

/// The same for a definition that is read already, with what was found in reading it.
#[must_use]
pub fn check_document(document: &Document, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    check_read(document, found, None)
}

fn check_read(document: &Document, found: Vec<Diagnostic>, input: Option<&Value>) -> Vec<Diagnostic> {
    // A tree that was mended, or ends early, would be blamed for what is not there.
    if found.iter().any(|diagnostic| diagnostic.is_error() && diagnostic.code != Code::AslTooLarge) {
        return found;
    }
    walk::check(document, found, input)
}

/// A definition that can be run, with what is to be said about it.
///
/// # Errors
/// Every error of the definition. What AWS refuses although it could run is none: a state that nothing leads to, or a
/// resource that is no ARN yet; these are among the diagnostics.
pub fn parse(text: &str) -> Result<(Document, Vec<Diagnostic>), Error> {
    let (document, found) = Document::read(text);
    let found = check_document(&document, found);
    let stops = |diagnostic: &Diagnostic| {
        diagnostic.is_error() && !matches!(diagnostic.code, Code::AslUnreachable | Code::AslResource)
    };
    if !found.iter().any(stops) {
        return Ok((document, found));
    }
    let errors = found.iter().filter(|diagnostic| diagnostic.is_error()).cloned().collect();
    Error::of(errors).map_or(Ok((document, found)), Err)
}

/// The machine of a checked definition.
#[must_use]
pub fn machine(document: &Document) -> Option<Machine<'_>> {
    document.machine()
}

/// The names of the fields that may stand in `holder`, such as a state of some type, with what they are for; comparisons
/// of choice rules are in [`operators::names`].
pub fn completions(holder: Holder, language: QueryLanguage, present: &[&str]) -> Vec<&'static table::Field> {
    let excluded = |name: &str| {
        present.contains(&name)
            || table::ONE_OF.iter().any(|group| {
                group.of & holder.bit() != 0
                    && group.names.contains(&name)
                    && group.names.iter().any(|other| present.contains(other))
            })
    };
    table::fields(holder, language).filter(|field| !excluded(field.name)).collect()
}

/// The code that AWS's `ValidateStateMachineDefinition` gives where we give `code`, if it says something.
#[must_use]
pub fn aws_code(code: Code) -> Option<&'static str> {
    Some(match code {
        Code::AslNoDollar => "NO_DOLLAR",
        Code::AslNoPath => "NO_PATH",
        Code::AslStaticResult => "PASS_RESULT_IS_STATIC",
        _ if code.severity() != Severity::Error => return None,
        Code::JsonEmpty => "SCHEMA_VALIDATION_FAILED",
        Code::AslTarget | Code::AslUnreachable => "MISSING_TRANSITION_TARGET",
        Code::AslNoEnd => "MISSING_END_STATE",
        Code::AslDuplicateState => "DUPLICATE_STATE_NAME",
        _ if code.as_str().starts_with("ASL") => "SCHEMA_VALIDATION_FAILED",
        _ => "INVALID_JSON_DESCRIPTION",
    })
}
