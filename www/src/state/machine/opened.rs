//! The page's own look at the texts: can they be read, where do states stand, which Tasks have no mock?

use super::Machine;
use crate::state::Side;
use crate::state::reading::Reading;
use pointsman::asl::data;
use pointsman::asl::definition::{self, Document};
use pointsman::asl::state::StateKind;
use pointsman::asl::validate::{self, aws_code};
use pointsman::diagnostic::{Code, Diagnostic, Span};
use pointsman::json::{self, Options, Value};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Does an error keep the machine from being run? AWS refuses others too, but what happens is clear.
fn stops(diagnostic: &Diagnostic) -> bool {
    diagnostic.is_error() && !matches!(diagnostic.code, Code::AslUnreachable | Code::AslResource)
}

/// Can the machine be run as far as the texts go?
pub(super) fn is_readable(machine: &Machine) -> bool {
    !machine.definition.trim().is_empty()
        && documents(machine).iter().all(|(_, text)| data::parse(text).is_ok())
        && !validate::check(&machine.definition).iter().any(stops)
}

fn documents(machine: &Machine) -> [(Side, &str); 2] {
    [(Side::Input, super::or_empty(&machine.input)), (Side::Mocks, super::or_empty(&machine.mocks))]
}

/// Says what there is to say about the texts. Answers whether the machine can be run.
pub(super) fn say(machine: &Machine, reading: &mut Reading<'_>) -> bool {
    let text = &machine.definition;
    let sampled = validate::check_against(text, super::or_empty(&machine.input));
    let found = sampled.unwrap_or_else(|_| validate::check(text));
    let mut readable = !found.iter().any(stops);
    reading.say(Side::Definition, &found);
    for problem in &mut reading.problems {
        let code = aws_code(problem.diagnostic.code);
        problem.filed = code.map(|code| format!("{code} at {}", problem.diagnostic.pointer()));
    }
    for (side, text) in documents(machine) {
        if let Err(error) = data::parse(text) {
            readable = false;
            reading.say(side, error.diagnostics());
        }
    }
    readable
}

/// Where each state stands in the definition.
pub(super) fn places(text: &str) -> BTreeMap<Rc<str>, Span> {
    fn walk(machine: &definition::Machine<'_>, out: &mut BTreeMap<Rc<str>, Span>) {
        for state in &machine.states {
            let span = Span::new(state.name.span.start, state.value.span.end.max(state.name.span.end));
            out.insert(state.name.text.into(), span);
            // How deep states lie within states is bounded by the reader of the text.
            state.machines().for_each(|machine| walk(machine, out));
        }
    }
    let mut out = BTreeMap::new();
    if let Some(machine) = Document::read(text).0.machine() {
        walk(&machine, &mut out);
    }
    out
}

/// The text of a document as JSON on one line; `null` where it is none.
pub(super) fn as_json(text: &str) -> String {
    match json::parse(text, &Options::default()).into_result() {
        Ok(value) => json::compact(&value),
        // A definition in YAML stays text.
        Err(_) => json::quote(text),
    }
}

/// Mocks as the project's own cases spell them: `{"return": …}` or `{"error": …, "cause": …}`, which take no time.
pub(super) fn case_mocks(text: &str) -> String {
    let value = json::parse(text, &Options::default()).value;
    let outcome = |value: &Value| {
        let named = [("result", "return"), ("Error", "error"), ("Cause", "cause")];
        let members = named
            .iter()
            .filter_map(|(ours, theirs)| Some(format!("{}:{}", json::quote(theirs), json::compact(value.get(ours)?))));
        format!("{{{}}}", members.collect::<Vec<_>>().join(","))
    };
    let members = value.as_ref().and_then(Value::as_object).unwrap_or_default().iter().map(|member| {
        let list = member.value.as_array().unwrap_or(std::slice::from_ref(&member.value));
        let outcomes = list.iter().map(outcome).collect::<Vec<_>>().join(",");
        format!("{}:[{outcomes}]", json::quote(member.key.as_str()))
    });
    format!("{{{}}}", members.collect::<Vec<_>>().join(","))
}

/// The mocks with `{"result": {}}` for each Task state that has none, by its name or its Resource.
pub(super) fn with_mocks(definition: &str, mocks: &str) -> Option<String> {
    fn tasks(machine: &definition::Machine<'_>, out: &mut Vec<(String, String)>) {
        for state in &machine.states {
            let resource = state.value.get("Resource").and_then(Value::as_text).map(|text| text.as_str().to_owned());
            if state.kind == Some(StateKind::Task) {
                out.push((state.name.text.to_owned(), resource.unwrap_or_default()));
            }
            state.machines().for_each(|machine| tasks(machine, out));
        }
    }
    let value = json::parse(super::or_empty(mocks), &Options::default()).into_result().ok()?;
    let members = value.as_object()?;
    let (document, _) = Document::read(definition);
    let mut all = Vec::new();
    tasks(&document.machine()?, &mut all);
    let has = |name: &str| members.iter().any(|member| member.key.as_str() == name);
    let missing: Vec<String> =
        all.into_iter().filter(|(name, resource)| !has(name) && !has(resource)).map(|(name, _)| name).collect();
    if missing.is_empty() {
        return None;
    }
    let old =
        members.iter().map(|member| format!("{}:{}", json::quote(member.key.as_str()), json::compact(&member.value)));
    let new = missing.iter().map(|name| format!("{}:[{{\"result\":{{}}}}]", json::quote(name)));
    crate::format::format(&format!("{{{}}}", old.chain(new).collect::<Vec<_>>().join(",")))
}
