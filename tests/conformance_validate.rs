//! Definitions of the States Language: valid or not, and where; the definitions of all other kinds of cases are valid.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use pointsman::asl::validate::{self, aws_code};
use pointsman::diagnostic::{Code, Diagnostic};
use serde_json::{Value, json};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[path = "support/cases.rs"]
mod cases;
use cases::{Score, field, rows};

const CASES: &str = include_str!("conformance/asl.jsonl");

fn errors(definition: &Value) -> Vec<Diagnostic> {
    let found = validate::check(&definition.to_string());
    found.into_iter().filter(Diagnostic::is_error).collect()
}

#[test]
fn verdicts_and_places() {
    let (mut verdicts, mut places, mut codes) = (Score::default(), Score::default(), Score::default());
    for row in rows(CASES).filter(|row| row["kind"] == "validate") {
        let (id, found) = (field(&row, "id"), errors(&row["definition"]));
        let told = || format!("{row}\n{found:#?}");
        verdicts.add(id, found.is_empty() == (row["expect"] == "valid"), told);
        for wanted in row["expect"].as_array().into_iter().flatten() {
            let location = field(wanted, "location");
            let near = |d: &&Diagnostic| {
                let pointer = d.pointer();
                pointer == location
                    || pointer.starts_with(&format!("{location}/"))
                    || location.starts_with(&format!("{pointer}/"))
            };
            places.add(id, found.iter().any(|d| near(&d)), told);
            let has_code = |d: &Diagnostic| near(&d) && aws_code(d.code) == wanted["code"].as_str();
            codes.add(id, found.iter().any(has_code), told);
        }
    }
    verdicts.assert_all("validity");
    places.assert_all("places of errors");
    codes.assert_all("AWS's codes of errors");
}

/// The definition of a case of another kind: its own, or one around its state.
fn definition(row: &Value) -> Option<Value> {
    if row["definition"].is_object() {
        return Some(row["definition"].clone());
    }
    let state = row["state"].as_object()?;
    let mut state = state.clone();
    if row["kind"] == "jsonata" {
        state.entry("QueryLanguage").or_insert_with(|| json!("JSONata"));
    }
    // Cases of single states leave out where they lead, and lead to states that are not told.
    let goes_on = !matches!(state["Type"].as_str(), Some("Choice" | "Succeed" | "Fail"));
    if goes_on && !state.contains_key("Next") {
        state.insert("End".to_owned(), json!(true));
    }
    let mut states = serde_json::Map::new();
    let mut targets = Vec::new();
    names_after("Next", &Value::Object(state.clone()), &mut targets);
    names_after("Default", &Value::Object(state.clone()), &mut targets);
    for target in targets {
        states.insert(target, json!({"Type": "Succeed"}));
    }
    states.insert("the state".to_owned(), Value::Object(state));
    states.insert("an end".to_owned(), json!({"Type": "Succeed"}));
    Some(json!({"StartAt": "the state", "States": states}))
}

fn names_after(key: &str, value: &Value, names: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            names.extend(members.get(key).and_then(Value::as_str).map(str::to_owned));
            members
                .iter()
                .filter(|(key, _)| !matches!(key.as_str(), "States"))
                .for_each(|(_, v)| names_after(key, v, names));
        }
        Value::Array(elements) => elements.iter().for_each(|element| names_after(key, element, names)),
        _ => {}
    }
}

#[test]
fn what_runs_is_valid() {
    let mut score = Score::default();
    for row in rows(CASES) {
        let Some(definition) = definition(&row).filter(|_| row["kind"] != "validate") else { continue };
        // AWS refuses states that nothing leads to; a few cases have one, and so does the frame around single states.
        let unreachable = |d: &Diagnostic| d.code == Code::AslUnreachable;
        let found: Vec<_> = errors(&definition).into_iter().filter(|d| !unreachable(d)).collect();
        // An expression that cannot be parsed fails at run time in an emulator; AWS refuses the definition.
        let expected = row["expect"]["cause"] == "Unexpected end of expression";
        score.add(field(&row, "kind"), found.is_empty() != expected, || format!("{row}\n{found:#?}"));
        assert!(found.is_empty() == validate::parse(&definition.to_string()).is_ok());
    }
    score.assert_all("valid definitions");
}
