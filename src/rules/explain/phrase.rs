//! The sentences.

use super::known::Known;
use super::near::Outcome;
use crate::diagnostic::{Step, display_path};
use crate::gather::{Gather, join};
use crate::json::{Kind, Value, compact};
use crate::rules::evaluate::{Choice, conflicts};
use crate::rules::event::{EventLeaf, Leaf};
use crate::rules::operators::Test;
use crate::rules::pattern::{Alternative, Condition};

/// Longer values are cut.
const MAX_VALUE: usize = 60;

/// Why a condition held or not.
pub(super) fn condition(
    wanted: &Condition,
    outcome: Option<&Outcome<'_>>,
    candidates: &[&EventLeaf<'_>],
    event: &Known<'_>,
) -> String {
    match outcome {
        Some(Outcome::Held(Choice::Absent)) => {
            format!("{} is absent, as the {} wants", wanted.path.display(), event.profile.rule())
        }
        Some(Outcome::Held(Choice::Leaf(leaf))) => {
            let by = wanted.accepting(&leaf.leaf);
            by.map_or_else(String::new, |by| format!("{} {}", place(leaf), held(by, leaf)))
        }
        Some(missed @ Outcome::Missed { .. }) => miss(wanted, missed, candidates, event),
        Some(Outcome::Overwritten) => {
            format!("does not count: a later condition on {} replaces it", wanted.path.display())
        }
        None => "does not count on this way through the $or".to_owned(),
    }
}

/// Why one of several alternatives held or not.
pub(super) fn alternative(
    wanted: &Alternative,
    state: Option<bool>,
    outcome: Option<&Outcome<'_>>,
    candidates: &[&EventLeaf<'_>],
) -> String {
    let looked_at: Vec<&EventLeaf<'_>> = match outcome {
        Some(Outcome::Held(Choice::Leaf(leaf))) => vec![*leaf],
        Some(Outcome::Missed { chosen }) => {
            candidates.iter().filter(|c| !conflicts(chosen, &c.memberships)).copied().list()
        }
        _ => Vec::new(),
    };
    match (state, looked_at.as_slice()) {
        (Some(true), [leaf, ..]) => format!("{} {}", place(leaf), held(wanted, leaf)),
        (Some(true), []) => "the field is absent, as wanted".to_owned(),
        (Some(false), [only]) => format!("{} is {}; wanted {}", place(only), value(only), want(wanted)),
        (Some(false), []) => format!("the field is absent; wanted {}", want(wanted)),
        (Some(false), several) => format!("none of the {} values fits; wanted {}", several.len(), want(wanted)),
        (None, _) => "does not count".to_owned(),
    }
}

/// Why a condition did not hold, as the clause of a sentence.
pub(super) fn miss(
    wanted: &Condition,
    outcome: &Outcome<'_>,
    candidates: &[&EventLeaf<'_>],
    event: &Known<'_>,
) -> String {
    let Outcome::Missed { chosen } = outcome else { return String::new() };
    if let Some(reason) = event.flat.refusal(wanted.path.as_bytes()) {
        return reason.to_owned();
    }
    let (path, wants, rule) = (wanted.path.display(), wants(wanted), event.profile.rule());
    let (consistent, elsewhere): (Vec<&EventLeaf<'_>>, Vec<&EventLeaf<'_>>) =
        candidates.iter().partition(|leaf| !conflicts(chosen, &leaf.memberships));
    let other = elsewhere.iter().find(|leaf| wanted.accepting(&leaf.leaf).is_some());
    let note =
        other.map_or_else(String::new, |leaf| format!("; {} would do, but lies in another array element", place(leaf)));
    let only_absence = wanted.accepts_absence() && wanted.alternatives.len() == 1;
    match consistent.as_slice() {
        [] if candidates.is_empty() => absent(wanted, event, &wants),
        [] => format!(
            "{path} is absent in the array element that the other conditions chose, the {rule} wants {wants}{note}"
        ),
        [only] if only_absence => format!("{} is {}, the {rule} wants it absent", place(only), value(only)),
        [only] => {
            format!("{} is {}, the {rule} wants {wants}{}{note}", place(only), value(only), type_note(wanted, only))
        }
        [first, .., last] if only_absence => {
            format!("{} and {} are there, the {rule} wants {path} absent", place(first), place(last))
        }
        several => {
            let shown: Vec<String> = several.iter().take(3).map(|leaf| value(leaf)).list();
            let shown = match several.len() - shown.len() {
                0 => and(&shown),
                more => format!("{} and {more} more", join(&shown, ", ")),
            };
            format!("{path} is {shown}, the {rule} wants {wants}{note}")
        }
    }
}

fn and(texts: &[String]) -> String {
    match texts {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", join(first, ", ")),
        all => join(all, ", "),
    }
}

/// The clause for a field that the event does not have, with the likeliest reason.
fn absent(wanted: &Condition, event: &Known<'_>, wants: &str) -> String {
    let (path, rule) = (wanted.path.display(), event.profile.rule());
    if let Some(container) = event.flat.container(wanted.path.as_bytes()) {
        return format!("{path} is {}, which counts as absent; the {rule} wants {wants}", container_kind(container));
    }
    let near = event.nearest(&path).map(|near| format!(" (the {} has {near})", event.profile.event()));
    let because = near.or_else(|| no_object(wanted, event)).unwrap_or_default();
    format!("{path} is absent{because}, the {rule} wants {wants}")
}

fn container_kind(container: &Value) -> &'static str {
    match &container.kind {
        Kind::Array(elements) if elements.is_empty() => "an empty array",
        Kind::Array(_) => "an array without plain values",
        _ => "an object",
    }
}

/// The field's own object is a plain value or an empty array in the event.
fn no_object(wanted: &Condition, event: &Known<'_>) -> Option<String> {
    let path = wanted.path.as_bytes();
    let dots = path.iter().enumerate().filter(|(_, b)| **b == b'.').map(|(at, _)| at);
    let parents = dots.filter_map(|at| path.get(..at));
    for parent in parents {
        let name = String::from_utf8_lossy(parent);
        match event.flat.container(parent) {
            Some(Value { kind: Kind::Array(elements), .. }) if elements.is_empty() => {
                return Some(format!(" ({name} is an empty array)"));
            }
            Some(_) => {}
            None => {
                let leaf = event.flat.at(parent).next()?;
                return Some(format!(" ({name} is {}, not an object)", value(leaf)));
            }
        }
    }
    None
}

/// `one of "a", "b"`, `a prefix of …`: everything that a condition accepts.
pub(in crate::rules) fn wants(wanted: &Condition) -> String {
    let all: Vec<String> = wanted.alternatives.iter().take(5).map(want).list();
    let more = wanted.alternatives.len().saturating_sub(5);
    match all.as_slice() {
        [only] => only.clone(),
        [first @ .., last] if more == 0 => format!("{} or {last}", join(first, ", ")),
        _ => format!("{} or one of {more} more", join(&all, ", ")),
    }
}

/// What one alternative accepts.
fn want(alternative: &Alternative) -> String {
    let operand = cut(&alternative.wanted);
    match alternative.operator {
        "exactly" | "equals" => operand,
        "prefix" => format!("{} at its start", ignoring_case(&operand)),
        "suffix" => format!("{} at its end", ignoring_case(&operand)),
        "equals-ignore-case" => format!("{operand} in any case"),
        "wildcard" => format!("a fit for the wildcard {operand}"),
        "cidr" => format!("an address in {operand}"),
        "numeric" => format!("a number {}", comparison(&operand)),
        "anything-but" => format!("anything but {operand}"),
        "exists" if operand == "true" => "any value".to_owned(),
        "exists" => "no such field".to_owned(),
        other => format!("{other} {operand}"),
    }
}

fn ignoring_case(operand: &str) -> String {
    match operand.strip_prefix("{\"equals-ignore-case\":").and_then(|rest| rest.strip_suffix('}')) {
        Some(text) => format!("{text} in any case"),
        None => operand.to_owned(),
    }
}

/// `[">",0,"<=",5]` → `> 0 and <= 5`.
fn comparison(operand: &str) -> String {
    let inner = operand.trim_start_matches('[').trim_end_matches(']');
    let tokens: Vec<&str> = inner.split(',').map(|t| t.trim_matches('"')).list();
    join(&tokens.chunks(2).map(|pair| join(pair, " ")).list(), " and ")
}

/// How a leaf satisfies an alternative.
fn held(alternative: &Alternative, leaf: &EventLeaf<'_>) -> String {
    let (value, operand) = (value(leaf), cut(&alternative.wanted));
    match alternative.operator {
        "exactly" | "equals" if value == operand => format!("is {value}"),
        "exactly" | "equals" => format!("is {value}, which is the same as {operand}"),
        "prefix" => format!("is {value}, which begins with {}", ignoring_case(&operand)),
        "suffix" => format!("is {value}, which ends with {}", ignoring_case(&operand)),
        "equals-ignore-case" => format!("is {value}, which is {operand} but for its case"),
        "wildcard" => format!("is {value}, which fits the wildcard {operand}"),
        "cidr" => format!("is {value}, which lies in {operand}"),
        "numeric" => format!("is {value}, which is {}", comparison(&operand)),
        "anything-but" => format!("is {value}, which is not excluded"),
        "exists" => format!("exists, with the value {value}"),
        _ => format!("is {value}"),
    }
}

/// A remark where the types are why it failed.
fn type_note(wanted: &Condition, leaf: &EventLeaf<'_>) -> &'static str {
    let numeric = wanted.alternatives.iter().any(|a| matches!(a.test, Test::Number(_) | Test::Numeric(_)));
    let textual = wanted.alternatives.iter().any(|a| matches!(a.test, Test::Text(_) | Test::Address(_)));
    match leaf.leaf {
        Leaf::Text(_) if numeric && !textual => " (a string is never a number)",
        Leaf::Number(_) if textual && !numeric => " (a number is never a string)",
        Leaf::Number(spelled) if numeric && crate::rules::operators::comparable(spelled).is_none() => {
            " (this number has more digits than can be compared)"
        }
        _ => "",
    }
}

fn place(leaf: &EventLeaf<'_>) -> String {
    let path: &[Step] = &leaf.path;
    display_path(path)
}

fn value(leaf: &EventLeaf<'_>) -> String {
    cut(&compact(leaf.value))
}

fn cut(text: &str) -> String {
    if text.chars().count() <= MAX_VALUE {
        return text.to_owned();
    }
    let short: String = text.chars().take(MAX_VALUE).collect();
    format!("{short}…")
}
