//! `toJsonata`: a definition or a state converted, and proven on samples. With JSONata, which the proof needs.

use super::plain::{Members, Plain};
use super::{diagnostics, input};
use crate::asl::conversion::{Proof, convert, prove_machine, prove_state};
use crate::asl::data::{self, Object, Value};
use crate::asl::definition::Document;
use crate::asl::execution::{self, Mocks};
use crate::asl::trace::{self, Outcome};
use crate::diagnostic::{Code, Diagnostic, Error};
use std::sync::Arc;
use wasm_bindgen::prelude::*;

/// Converts what is in the input; `samples` is a list of `{input, result?, error?, context?, variables?, mocks?}`.
#[wasm_bindgen]
pub fn to_jsonata(len: usize, samples: &str, now: f64) -> Result<String, JsValue> {
    let list = data::parse(samples).map_err(|error| diagnostics::thrown(&error, samples))?;
    input::checked(len, |text| {
        let (document, found) = Document::read(text);
        if let Ok(error) = Error::of(found) {
            return Err(diagnostics::thrown(&error, text));
        }
        let it = convert(&document).map_err(|error| diagnostics::thrown(&error, text))?;
        let after = it.value.to_string();
        let whole = document.value().is_some_and(|value| value.get("States").is_some());
        let prove =
            |sample: &Value| if whole { run(text, &after, sample, now) } else { state(text, &after, sample, now) };
        let proofs: Result<Vec<Proof>, Error> = list.as_array().unwrap_or_default().iter().map(prove).collect();
        let proofs = proofs.map_err(|error| diagnostics::thrown(&error, text))?;
        Ok(Plain::text(|out| {
            out.object(|members| {
                members.member(if whole { "definition" } else { "state" }).json(&after);
                members.member("converted").list(&it.converted, |out, name| out.string(name));
                members.member("kept").list(&it.kept, |out, name| out.string(name));
                members.member("diagnostics").json(&diagnostics::list(&it.notes, text));
                members.member("proofs").list(&proofs, |out, it| out.object(|members| proof(members, it)));
                let proven = !proofs.is_empty() && proofs.iter().all(|proof| proof.same);
                members.member("proven").boolean(proven);
            });
        }))
    })
}

fn proof(it: &mut Members<'_>, proof: &Proof) {
    it.member("same").boolean(proof.same);
    if let Some(what) = proof.what {
        it.member("what").string(what);
    }
    for (name, value) in [("before", &proof.before), ("after", &proof.after)] {
        if let Some(value) = value {
            it.member(name).json(&value.to_string());
        }
    }
    for (name, error) in [("errorBefore", &proof.errors.0), ("errorAfter", &proof.errors.1)] {
        if let Some(error) = error {
            it.member(name).string(error);
        }
    }
}

fn document(sample: &Value, name: &str) -> Value {
    sample.get(name).cloned().unwrap_or_else(Value::empty_object)
}

fn state(before: &str, after: &str, sample: &Value, now: f64) -> Result<Proof, Error> {
    let text = |error: &Value, name: &str| error.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let outcome = match (sample.get("result"), sample.get("error")) {
        (Some(result), _) => Some(Outcome::Result(result.clone())),
        (None, Some(error)) => Some(Outcome::Error { error: text(error, "Error"), cause: text(error, "Cause") }),
        (None, None) => None,
    };
    let options = trace::Options {
        input: document(sample, "input"),
        input_text: "",
        outcome,
        context: document(sample, "context"),
        variables: match document(sample, "variables") {
            Value::Object(variables) => variables,
            _ => Arc::new(Object::new()),
        },
        now,
        seed: 0,
        deep_merge: false,
    };
    prove_state(before, after, &options)
}

fn run(before: &str, after: &str, sample: &Value, now: f64) -> Result<Proof, Error> {
    let mocks = match sample.get("mocks") {
        Some(mocks) => Mocks::parse(&mocks.to_string())
            .map_err(|_| Error::from(Diagnostic::new(Code::RunMockShape, "the mocks of a sample are not mocks")))?,
        None => Mocks::default(),
    };
    let options = execution::Options {
        input: document(sample, "input"),
        mocks,
        context: sample.get("context").cloned(),
        start: now,
        max_steps: 100_000,
        ..execution::Options::default()
    };
    prove_machine(before, after, &options)
}
