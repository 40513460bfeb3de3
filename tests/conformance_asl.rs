//! The States Language: cases decided by AWS's documentation, recorded answers and reference implementations.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use pointsman::asl::data::{self, Object, Value};
use pointsman::asl::definition::QueryLanguage;
use pointsman::asl::intrinsic::Intrinsic;
use pointsman::asl::path::Path;
use pointsman::asl::random::Random;
use pointsman::asl::run::Run;
use pointsman::asl::scope::Scope;
use pointsman::asl::state::State;
use pointsman::asl::trace::{How, Options, Outcome, Source, StateTrace, trace};
use pointsman::asl::work::Work;
use pointsman::diagnostic::{Error, Step};
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
        let mut run = Run { scope, work: &mut work, random: &mut random, deep_merge: false, now: 0.0, field: None };
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

/// The trace of a row's state.
fn traced(row: &Json, documents: &Value) -> Result<StateTrace, Error> {
    let state = State::parse(&document(documents, "state").to_string(), QueryLanguage::JsonPath)?;
    let input_text = documents.get("input").unwrap().to_string();
    let outcome = documents.get("result").map(|result| match result.get("return") {
        Some(value) => Outcome::Result(value.clone()),
        None => Outcome::Error {
            error: field(&row["result"], "error").to_owned(),
            cause: field(&row["result"], "cause").to_owned(),
        },
    });
    let variables = std::sync::Arc::new(document(documents, "variables").as_object().unwrap().clone());
    let options = Options {
        input: document(documents, "input"),
        input_text: &input_text,
        outcome,
        context: document(documents, "context"),
        variables,
        now: 1.7e9,
        ..Options::default()
    };
    Ok(trace(&state, &options))
}

#[test]
fn data_flow() {
    let (mut score, mut open) = (Score::default(), Score::default());
    let (mut diffs, mut origins) = (Score::default(), Score::default());
    for (row, documents) in of_kind("dataflow") {
        let expect = &row["expect"];
        let trace = traced(&row, &documents).unwrap();
        let stages = [
            ("effectiveInput", &trace.effective_input),
            ("afterParameters", &trace.after_parameters),
            ("afterResultSelector", &trace.after_result_selector),
            ("afterResultPath", &trace.after_result_path),
            ("output", &trace.output),
        ];
        let stages = stages.into_iter().all(|(name, got)| match expect.get(name) {
            Some(wanted) => got.as_ref() == Some(&value(wanted)),
            None => true,
        });
        let error = match (&expect["error"], &trace.error) {
            (Json::String(_), Some(error)) => failed(expect, &error.name),
            (Json::String(_), None) => false,
            (_, Some(error)) => expect.get("error").is_some() && error.name.is_empty(),
            (_, None) => true,
        };
        let next = expect["next"].as_str().is_none_or(|next| trace.next.as_deref() == Some(next));
        let waits = expect["waits"]
            .as_array()
            .is_none_or(|waits| waits.iter().map(|wait| wait.as_f64().unwrap()).collect::<Vec<_>>() == trace.waits);
        let good = stages && error && next && waits;
        let score = if inferred(&row) { &mut open } else { &mut score };
        score.add(field(&row["state"], "Type"), good, || format!("{row}: {trace:?}"));
        for stage in &trace.stages {
            let good = stage.diff.apply(&stage.before) == stage.after && stage.bytes == stage.after.to_string().len();
            diffs.add(stage.name, good, || format!("{}: {stage:?}", row["id"]));
        }
        origins.add("copied", origins_are_true(&trace, &documents), || format!("{row}: {:?}", trace.provenance));
    }
    open.report("data flow without an oracle");
    score.assert_all("data flow");
    diffs.assert_all("differences applied to what was before give what is after");
    origins.assert_all("what was copied is where it came from");
}

/// Is every part of the output that was copied the value at the place that it came from, both ways?
fn origins_are_true(trace: &StateTrace, documents: &Value) -> bool {
    fn at<'v>(value: &'v Value, path: &[Step]) -> Option<&'v Value> {
        path.iter().try_fold(value, |value, step| match step {
            Step::Key(key) => value.get(key),
            Step::Index(index) => value.at(*index),
        })
    }
    let Some(output) = &trace.output else { return trace.provenance.is_empty() };
    let result = documents.get("result").and_then(|result| result.get("return"));
    trace.provenance.iter().all(|part| match (part.how, part.from.as_slice()) {
        (How::Copied, [from]) => {
            let source = match &from.source {
                Source::Input => documents.get("input"),
                Source::Context => documents.get("context"),
                Source::Result => result,
                Source::Variable(name) => documents.get("variables").and_then(|variables| variables.get(name)),
                Source::Error => None,
            };
            let same = source.and_then(|source| at(source, &from.path)) == at(output, &part.path);
            same && trace.uses_of(&from.source, &from.path).contains(&part.path)
                && trace.origin_of(&part.path) == Some((How::Copied, vec![from.clone()]))
        }
        (How::Copied, _) => false,
        _ => at(output, &part.path).is_some(),
    })
}

#[test]
fn choices() {
    let mut score = Score::default();
    for (row, documents) in of_kind("choice") {
        let trace = traced(&row, &documents).unwrap();
        let good = match row["expect"].as_str() {
            Some(next) => trace.next.as_deref() == Some(next) && trace.error.is_none(),
            None => trace.error.as_ref().is_some_and(|error| failed(&row["expect"], &error.name)),
        };
        score.add("choice", good, || format!("{row}: {trace:?}"));
        let Some(explained) = &trace.choice else { continue };
        assert_eq!(explained.matched, trace.next.is_some(), "{row}: {explained:?}");
    }
    score.assert_all("choices");
}
