//! The States Language: cases decided by AWS's documentation, recorded answers and reference implementations.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use pointsman::asl::data::{self, Object, Value};
use pointsman::asl::intrinsic::Intrinsic;
use pointsman::asl::path::Path;
use pointsman::asl::random::Random;
use pointsman::asl::run::Run;
use pointsman::asl::scope::Scope;
use pointsman::asl::work::Work;
use serde_json::Value as Json;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[path = "support/cases.rs"]
mod cases;
use cases::{Score, field, rows};

const CASES: &str = include_str!("conformance/asl.jsonl");

/// The rows of a kind, for what is compared, and once more as documents, whose members have an order.
fn of_kind(kind: &str) -> impl Iterator<Item = (Json, Value)> {
    let documents = CASES.lines().map(|line| data::parse(line).unwrap());
    rows(CASES).zip(documents).filter(move |(row, _)| row["kind"] == kind)
}

fn inferred(row: &Json) -> bool {
    row["certainty"] == "inferred"
}

fn value(json: &Json) -> Value {
    data::parse(&json.to_string()).unwrap()
}

/// The document of that name in a row; `{}` where there is none.
fn document(row: &Value, name: &str) -> Value {
    row.get(name).cloned().unwrap_or_else(Value::empty_object)
}

/// Is `got` what is wanted, or of the kind that is wanted where it is random?
fn fits(wanted: &Json, got: &Value) -> bool {
    match wanted["$match"].as_str() {
        Some("uuid-v4") => got.as_str().is_some_and(|text| {
            text.len() == 36 && text.as_bytes()[14] == b'4' && b"89ab".contains(&text.as_bytes()[19])
        }),
        Some("integer") => {
            let number = got.as_number().and_then(data::Number::as_int).unwrap();
            (wanted["min"].as_i64().unwrap()..=wanted["max"].as_i64().unwrap()).contains(&number)
        }
        _ => value(wanted) == *got,
    }
}

/// Is that error the one that is expected, or one that is accepted instead?
fn failed(expect: &Json, name: &str) -> bool {
    expect["error"] == name || expect["alt"].as_array().is_some_and(|names| names.iter().any(|n| n == name))
}

#[test]
fn paths() {
    let (mut score, mut open) = (Score::default(), Score::default());
    for (row, documents) in of_kind("path") {
        let (input, context, variables) = (document(&documents, "input"), Value::empty_object(), Object::new());
        let scope = Scope { input: &input, context: &context, variables: &variables };
        let got = match Path::parse(field(&row, "path")) {
            Err(_) => Err("InvalidPath".into()),
            Ok(path) => path.evaluate(scope, &mut Work::default()).map_err(|error| error.name),
        };
        let good = match &got {
            Ok(got) => row["expect"].get("value").is_some_and(|wanted| fits(wanted, got)),
            Err(name) => failed(&row["expect"], name),
        };
        let score = if inferred(&row) { &mut open } else { &mut score };
        score.add("path", good, || format!("{} {row}: {got:?}", row["id"]));
    }
    open.report("paths without an oracle");
    score.assert_all("paths");
}

#[test]
fn intrinsic_functions() {
    let (mut score, mut open) = (Score::default(), Score::default());
    for (row, documents) in of_kind("intrinsic") {
        let (input, context) = (document(&documents, "input"), document(&documents, "context"));
        let variables = Object::new();
        let scope = Scope { input: &input, context: &context, variables: &variables };
        let (mut work, mut random) = (Work::default(), Random::new(1));
        let mut run = Run { scope, work: &mut work, random: &mut random, deep_merge: false, field: None };
        let got = match Intrinsic::parse(field(&row, "expr")) {
            Err(_) => Err("InvalidDefinition".into()),
            Ok(call) => call.evaluate(&mut run).map_err(|error| error.name),
        };
        let good = match &got {
            Ok(got) => row["expect"].get("value").is_some_and(|wanted| fits(wanted, got)),
            Err(name) => failed(&row["expect"], name),
        };
        let score = if inferred(&row) { &mut open } else { &mut score };
        score.add(field(&row, "expr").split('(').next().unwrap(), good, || format!("{row}: {got:?}"));
    }
    open.report("intrinsic functions without an oracle");
    score.assert_all("intrinsic functions");
}
