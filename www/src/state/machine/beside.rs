//! A history from AWS beside the run: what the engine says to the two, read.

use super::Machine;
use super::told::{count, text_of};
use crate::format;
use crate::state::test_set::beginning;
use pointsman::asl::data::{self, Value};
use pointsman::json::{self, quote};
use std::rc::Rc;

/// What is told otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The event's name.
    pub event: Rc<str>,
    /// Which branch or iteration; empty for the machine itself.
    pub branch: Rc<str>,
    /// Its id in AWS's history.
    pub aws: Option<usize>,
    /// Its id here.
    pub here: Option<usize>,
    /// What AWS has.
    pub wanted: Option<String>,
    /// What there is here.
    pub found: Option<String>,
    /// In a sentence.
    pub message: Rc<str>,
}

/// Something that was not compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Why, in words.
    pub why: String,
    /// How often.
    pub count: usize,
}

/// The comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Do they tell the same?
    pub same: bool,
    /// In a sentence.
    pub summary: Rc<str>,
    /// How many differences there are.
    pub count: usize,
    /// The first of them.
    pub differences: Vec<Difference>,
    /// What was not compared.
    pub left_out: Vec<LeftOut>,
    /// Pairs of ids, in the order of AWS's history, and whether the two are the same.
    pub pairs: Vec<(Option<usize>, Option<usize>, bool)>,
}

/// Why there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoComparison {
    /// The run itself was refused.
    Refused(String),
    /// The text is no history.
    Unread(String),
}

/// What the worker is asked; nothing while there is no history, or the machine cannot be run.
#[must_use]
pub fn question(machine: &Machine) -> Option<Rc<str>> {
    machine.question().filter(|_| !machine.history.trim().is_empty())?;
    let [definition, input, mocks, history] =
        [&machine.definition, super::or_empty(&machine.input), super::or_empty(&machine.mocks), &machine.history]
            .map(quote);
    let kind = if machine.express { "EXPRESS" } else { "STANDARD" };
    let text = format!(
        "{{\"definition\":{definition},\"type\":\"{kind}\",\"input\":{input},\"mocks\":{mocks},\"history\":{history}}}"
    );
    Some(text.into())
}

/// Reads the worker's answer.
///
/// # Errors
/// Where it made no comparison.
pub fn read(text: &str) -> Result<Comparison, NoComparison> {
    let value =
        data::parse(text).map_err(|_| NoComparison::Unread("The engine's answer cannot be read.".to_owned()))?;
    if let Some(said) = value.get("refused") {
        return Err(NoComparison::Refused(first(said)));
    }
    if let Some(said) = value.get("unread") {
        return Err(NoComparison::Unread(first(said)));
    }
    let list = |name| value.get(name).and_then(Value::as_array).unwrap_or_default();
    let is_same = |value: &Value| matches!(value.get("same"), Some(Value::Bool(true)));
    Ok(Comparison {
        same: is_same(&value),
        summary: text_of(&value, "summary").unwrap_or_default(),
        count: count(&value, "count").unwrap_or_default(),
        differences: list("differences").iter().map(difference).collect(),
        left_out: list("notCompared").iter().map(left_out).collect(),
        pairs: list("events").iter().map(|it| (count(it, "aws"), count(it, "here"), is_same(it))).collect(),
    })
}

fn first(said: &Value) -> String {
    said.at(0).and_then(|first| first.get("message")?.as_str()).unwrap_or_default().to_owned()
}

fn difference(value: &Value) -> Difference {
    let text = |name| text_of(value, name).unwrap_or_default();
    let shown = |name| value.get(name).map(|value| beginning(&value.to_string()));
    Difference {
        event: text("event"),
        branch: text("branch"),
        aws: count(value, "aws"),
        here: count(value, "here"),
        wanted: shown("wanted"),
        found: shown("found"),
        message: text("message"),
    }
}

fn left_out(value: &Value) -> LeftOut {
    let why = match value.get("reason").and_then(Value::as_str).unwrap_or_default() {
        "timestamp" => "times",
        "arn" => "ARNs",
        "identifier" => "identifiers made up at random",
        "truncated" => "documents that the export has only in part",
        "redacted" => "documents that were blacked out",
        "leftOut" => "details that only one of the two tells",
        "cutOff" => "how far branches came that a failure elsewhere cut off",
        other => other,
    };
    LeftOut { why: why.to_owned(), count: count(value, "count").unwrap_or_default() }
}

/// The texts with the input and the mocks that make the run go as it went on AWS, and what has to be said about them.
///
/// # Errors
/// Where the history cannot be read: why.
pub fn recalled(machine: &Machine, text: &str) -> Result<(Machine, Vec<String>), String> {
    let value = json::parse(text, &json::Options::default()).value;
    let Some(value) = value else { return Err("The engine's answer cannot be read.".to_owned()) };
    if let Some(said) = value.get("unread") {
        let first = said.as_array().and_then(<[json::Value]>::first);
        let message = first.and_then(|first| first.get("message")?.as_text().map(|text| text.as_str().to_owned()));
        return Err(message.unwrap_or_default());
    }
    let mut next = machine.clone();
    if let Some(input) = value.get("input") {
        next.input = format::value(input).into();
    }
    if let Some(mocks) = value.get("mocks") {
        next.mocks = format::value(mocks).into();
    }
    let notes = value.get("notes").and_then(json::Value::as_array).unwrap_or_default();
    Ok((next, notes.iter().filter_map(|note| note.as_text().map(|text| text.as_str().to_owned())).collect()))
}
