//! JSONata in the States Language: cases decided by AWS's documentation, recorded answers and reference implementations.
#![cfg(feature = "jsonata")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use pointsman::asl::data::{self, Value};
use pointsman::asl::definition::QueryLanguage;
use pointsman::asl::state::State;
use pointsman::asl::trace::{Options, Outcome, StateTrace, trace};
use serde_json::Value as Json;

#[path = "support/cases.rs"]
mod cases;
use cases::{Score, field, rows};

const CASES: &str = include_str!("conformance/asl.jsonl");

fn of(what: &str) -> impl Iterator<Item = (Json, Value)> {
    let documents = CASES.lines().map(|line| data::parse(line).unwrap());
    rows(CASES).zip(documents).filter(move |(row, _)| row["kind"] == "jsonata" && row["of"] == what)
}

fn document(row: &Value, name: &str) -> Value {
    row.get(name).cloned().unwrap_or_else(Value::empty_object)
}

fn traced(row: &Json, documents: &Value) -> StateTrace {
    let state = State::parse(&document(documents, "state").to_string(), QueryLanguage::Jsonata).unwrap();
    let input_text = documents.get("input").unwrap().to_string();
    let outcome = documents.get("result").map(|result| match result.get("return") {
        Some(value) => Outcome::Result(value.clone()),
        None => {
            let text = |name| field(&row["result"], name).to_owned();
            Outcome::Error { error: text("error"), cause: text("cause") }
        }
    });
    let options = Options {
        input: document(documents, "input"),
        input_text: &input_text,
        outcome,
        context: document(documents, "context"),
        variables: std::sync::Arc::new(document(documents, "variables").as_object().unwrap().clone()),
        now: 1.7e9,
        ..Options::default()
    };
    trace(&state, &options)
}

fn failed(expect: &Json, trace: &StateTrace) -> bool {
    trace.error.as_ref().is_some_and(|error| {
        expect["error"] == *error.name && expect["cause"].as_str().is_none_or(|cause| error.cause.contains(cause))
    })
}

#[test]
fn data_flow() {
    let (mut score, mut diffs) = (Score::default(), Score::default());
    for (row, documents) in of("dataflow") {
        let (trace, expect) = (traced(&row, &documents), &row["expect"]);
        let good = match &expect["error"] {
            Json::String(_) => failed(expect, &trace),
            _ => trace.error.is_none(),
        };
        let stages = [("output", &trace.output), ("arguments", &trace.arguments)];
        let stages = stages.into_iter().all(|(name, got)| match documents.get("expect").unwrap().get(name) {
            Some(wanted) => got.as_ref() == Some(wanted),
            None => true,
        });
        score.add(field(&row["state"], "Type"), good && stages, || format!("{row}: {trace:?}"));
        for stage in &trace.stages {
            let good = stage.diff.apply(&stage.before) == stage.after && stage.bytes == stage.after.to_string().len();
            diffs.add(stage.name, good, || format!("{}: {stage:?}", row["id"]));
        }
    }
    score.assert_all("data flow in JSONata");
    diffs.assert_all("differences applied to what was before give what is after");
}

#[test]
fn choices() {
    let mut score = Score::default();
    for (row, documents) in of("choice") {
        let trace = traced(&row, &documents);
        let good = match row["expect"].as_str() {
            Some(next) => trace.next.as_deref() == Some(next) && trace.error.is_none(),
            None => failed(&row["expect"], &trace),
        };
        score.add("choice", good, || format!("{row}: {trace:?}"));
    }
    score.assert_all("choices in JSONata");
}
