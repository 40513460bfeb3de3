//! What two events of the same kind tell.

use super::compare::Kind;
use super::documents::{self, Left};
use super::{DOCUMENTS, Record};
use crate::asl::data::Value;
use crate::diagnostic::Step;
use std::borrow::Cow;

/// Details that say where something ran, and by whom.
const ELSEWHERE: [&str; 11] = [
    "region",
    "roleArn",
    "stateMachineVersionArn",
    "stateMachineAliasArn",
    "mapRunArn",
    "taskCredentials",
    "workerName",
    "redriveCount",
    "redriveExecutionArn",
    "location",
    "state",
];

/// What differs in a detail.
#[derive(Debug)]
pub(super) struct Unlike {
    pub kind: Kind,
    /// The detail, and the way within it.
    pub path: Vec<Step>,
    pub first: Option<Value>,
    pub second: Option<Value>,
}

const fn kind(name: &str) -> Kind {
    match name.as_bytes() {
        b"input" | b"parameters" => Kind::Input,
        b"output" => Kind::Output,
        b"error" | b"cause" => Kind::Error,
        b"assignedVariables" => Kind::Variables,
        _ => Kind::Details,
    }
}

/// Ids of events depend on how branches interleaved; AWS writes them into causes.
fn without_ids(cause: &str) -> Cow<'_, str> {
    const BEFORE: &str = "(entered at the event id #";
    let Some((head, tail)) = cause.split_once(BEFORE) else { return cause.into() };
    format!("{head}{BEFORE}{}", tail.trim_start_matches(|c: char| c.is_ascii_digit())).into()
}

/// Compares the details of two events; answers the differences, and what was not compared.
pub(super) fn compare(a: &Record, b: &Record) -> (Vec<Unlike>, Vec<(Left, Vec<Step>)>) {
    let (mut unlike, mut left) = (Vec::new(), Vec::new());
    let names = a.details.iter().map(|(name, _)| name);
    let more = b.details.iter().map(|(name, _)| name).filter(|name| !a.details.contains_key(name));
    for name in names.chain(more) {
        let place = || vec![Step::from(&**name)];
        if ELSEWHERE.contains(&&**name) {
            continue;
        }
        if a.truncated.contains(name) || b.truncated.contains(name) {
            left.push((Left::Truncated, place()));
            continue;
        }
        let text = matches!(&**name, "error" | "cause");
        match (a.details.get(name), b.details.get(name)) {
            (Some(Value::String(a)), Some(Value::String(b))) if text && without_ids(a) == without_ids(b) => {}
            (Some(a), Some(b)) => {
                let found = documents::compare(a, b);
                let whole = |path: Vec<Step>| place().into_iter().chain(path).collect::<Vec<_>>();
                left.extend(found.left.into_iter().map(|(why, path)| (why, whole(path))));
                if let Some((path, first, second)) = found.different {
                    unlike.push(Unlike { kind: kind(name), path: whole(path), first, second });
                }
            }
            // AWS leaves out what an error does not say, some tools write it as an empty text.
            (Some(Value::String(said)), None) | (None, Some(Value::String(said))) if text && said.is_empty() => {}
            (first, second) if text => {
                let (first, second) = (first.cloned(), second.cloned());
                unlike.push(Unlike { kind: Kind::Error, path: place(), first, second });
            }
            _ => left.push((Left::LeftOut, place())),
        }
    }
    // What an export was not asked to include is not even there as an empty text.
    for record in [a, b] {
        let gone = record.truncated.iter().filter(|name| DOCUMENTS.contains(&&***name));
        let gone = gone.filter(|name| !a.details.contains_key(name) && !b.details.contains_key(name));
        left.extend(gone.map(|name| (Left::Truncated, vec![Step::from(&**name)])));
    }
    (unlike, left)
}
