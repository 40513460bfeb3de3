//! Whole machines: cases decided by the specification, by recordings and by what two other interpreters agree on.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use pointsman::asl::data::{self, Value};
use pointsman::asl::definition::Document;
use pointsman::asl::execution::{Execution, Mock, Mocks, Options, Outcome, run};
use pointsman::asl::machine::Machine;
use pointsman::asl::time::Instant;
use serde_json::Value as Json;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[path = "support/cases.rs"]
mod cases;
use cases::{Score, field, rows};

const CASES: &str = include_str!("conformance/asl.jsonl");

fn value(json: &Json) -> Value {
    data::parse(&json.to_string()).unwrap()
}

fn mocks(row: &Json) -> Mocks {
    let mut mocks = Mocks::default();
    for (name, outcomes) in row["mocks"].as_object().into_iter().flatten() {
        let outcome = |outcome: &Json| match outcome.get("return") {
            Some(result) => Outcome::Result(value(result)),
            None => Outcome::Error { error: field(outcome, "error").into(), cause: field(outcome, "cause").into() },
        };
        let outcomes = outcomes.as_array().unwrap().iter().map(|it| Mock::now(outcome(it))).collect();
        mocks.insert(name.as_str(), outcomes);
    }
    mocks
}

fn executed(row: &Json, history: bool) -> (Machine, Execution) {
    let (document, found) = Document::read(&row["definition"].to_string());
    assert!(found.is_empty(), "{row}: {found:?}");
    let machine = Machine::compile(&document).unwrap_or_else(|error| panic!("{row}: {error}"));
    let start = row["now"].as_str().map_or(1.7e9, |now| Instant::parse(now).unwrap().seconds());
    let options = Options { input: value(&row["input"]), mocks: mocks(row), start, history, ..Options::default() };
    let execution = run(&machine, &options).unwrap_or_else(|error| panic!("{row}: {error}"));
    (machine, execution)
}

fn right(expect: &Json, machine: &Machine, got: &Execution) -> bool {
    let error = match &expect["error"] {
        Json::String(name) => {
            let named = got.error.as_deref();
            named == Some(name)
                || expect["alt"].as_array().is_some_and(|names| names.iter().any(|n| n.as_str() == named))
        }
        _ => got.error.is_none(),
    };
    let output = expect.get("output").is_none_or(|wanted| got.output.as_ref() == Some(&value(wanted)));
    let path: Vec<&str> = got.path.iter().map(|at| &*machine.steps[*at as usize].state.name).collect();
    let path = expect.get("path").is_none_or(|wanted| *wanted == Json::from(path));
    let waits = expect.get("waits").is_none_or(|wanted| {
        let wanted: Vec<f64> = wanted.as_array().unwrap().iter().map(|wait| wait.as_f64().unwrap()).collect();
        wanted.len() == got.waits.len() && wanted.iter().zip(&got.waits).all(|(a, b)| (a - b).abs() < 1e-6)
    });
    expect["status"] == got.status.as_str() && error && output && path && waits
}

#[test]
fn executions() {
    let (mut score, mut open, mut events) = (Score::default(), Score::default(), Score::default());
    let jsonata = |row: &Json| cfg!(feature = "jsonata") && row["kind"] == "jsonata" && row["of"] == "execution";
    for row in rows(CASES).filter(|row| row["kind"] == "execution" || jsonata(row)) {
        let (machine, got) = executed(&row, false);
        let score = if row["certainty"] == "inferred" { &mut open } else { &mut score };
        score.add(field(&row, "kind"), right(&row["expect"], &machine, &got), || format!("{row}: {got:?}"));
        // The events tell the same story, and keeping them changes nothing.
        let (_, kept) = executed(&row, true);
        let same = (kept.status, &kept.output, &kept.error, &kept.path, &kept.waits, kept.events)
            == (got.status, &got.output, &got.error, &got.path, &got.waits, got.events);
        let ordered = kept.history.windows(2).all(|pair| pair[0].at <= pair[1].at && pair[0].id + 1 == pair[1].id);
        let entered = kept.history.iter().filter(|event| event.name.ends_with("StateEntered")).count();
        // Executions of their own have events of their own.
        let within = row["definition"].to_string().contains("DISTRIBUTED");
        let all = entered == kept.path.len() || within;
        let good = same && ordered && kept.history.len() == kept.events && all;
        events.add("history", good, || format!("{row}: {kept:?}"));
    }
    open.report("executions without an oracle");
    score.assert_all("executions");
    events.assert_all("histories");
}
