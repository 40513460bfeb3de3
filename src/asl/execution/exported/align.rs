//! The events of two threads, laid beside each other in order.

use super::Record;
use std::sync::Arc;

/// A row: places in the one list and in the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// The same event in both; what it tells may differ.
    Both(usize, usize),
    /// The same thing ended in another way, or went on to another state.
    Other(usize, usize),
    /// Only in the first.
    First(usize),
    /// Only in the second.
    Second(usize),
}

/// How far is looked ahead for where the two meet again.
const AHEAD: usize = 48;

/// What tells events of a thread apart: the name, the state and the index.
fn key(event: &Record) -> (&str, Option<&Arc<str>>) {
    (&event.name, event.text("name"))
}

/// What ends in one of several ways, such as `LambdaFunction` and `Execution`.
fn ending(event: &Record) -> Option<&str> {
    ["Succeeded", "Failed", "TimedOut", "Aborted"].into_iter().find_map(|end| event.name.strip_suffix(end))
}

/// Do they tell of the same thing, in another way?
fn same_thing(a: &Record, b: &Record) -> bool {
    match (a.entered(), b.entered()) {
        (Some(_), Some(_)) => true,
        _ => ending(a).is_some() && ending(a) == ending(b),
    }
}

/// The rows, in the order of both lists.
pub(super) fn align(first: &[&Record], second: &[&Record]) -> Vec<Row> {
    // However they came there, both executions end.
    if let (Some((a, before)), Some((b, ahead))) = (first.split_last(), second.split_last())
        && ending(a) == Some("Execution")
        && ending(b) == Some("Execution")
    {
        let mut rows = aligned(before, ahead);
        let same = key(a) == key(b);
        let row = if same { Row::Both } else { Row::Other };
        rows.push(row(before.len(), ahead.len()));
        return rows;
    }
    aligned(first, second)
}

fn aligned(first: &[&Record], second: &[&Record]) -> Vec<Row> {
    let mut rows = Vec::with_capacity(first.len().max(second.len()));
    let (mut i, mut j) = (0, 0);
    while let (Some(a), Some(b)) = (first.get(i), second.get(j)) {
        if key(a) == key(b) {
            rows.push(Row::Both(i, j));
            (i, j) = (i + 1, j + 1);
            continue;
        }
        let meet = meet(first.get(i..).unwrap_or_default(), second.get(j..).unwrap_or_default());
        if same_thing(a, b) && meet.is_none_or(|(more, other)| more > 0 && other > 0) {
            rows.push(Row::Other(i, j));
            (i, j) = (i + 1, j + 1);
            continue;
        }
        let (more, other) = meet.unwrap_or((first.len() - i, second.len() - j));
        rows.extend((i..i + more).map(Row::First));
        rows.extend((j..j + other).map(Row::Second));
        (i, j) = (i + more, j + other);
    }
    rows.extend((i..first.len()).map(Row::First));
    rows.extend((j..second.len()).map(Row::Second));
    rows
}

/// How many of each have to be left out until both go on with the same event; the fewest together.
fn meet(first: &[&Record], second: &[&Record]) -> Option<(usize, usize)> {
    (1..AHEAD).find_map(|both| {
        (0..=both).map(|more| (more, both - more)).find(|(more, other)| match (first.get(*more), second.get(*other)) {
            (Some(a), Some(b)) => key(a) == key(b),
            _ => false,
        })
    })
}
