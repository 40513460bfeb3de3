//! The state with what became of it, as a line of our own conformance cases.

use super::ask::{flow, outcome};
use super::flow::Flow;
use super::opened::Opened;
use super::{Inputs, example};
use crate::state::report;
use pointsman::asl::data::Value;
use pointsman::asl::state::StateKind;
use pointsman::asl::trace::Outcome;
use pointsman::json;

/// The line; of texts that cannot be read, the texts.
pub(super) fn test_case(inputs: &Inputs) -> String {
    let id = report::id(&[&inputs.definition, &inputs.state, &inputs.input, &inputs.result, &inputs.failure]);
    let opened = Opened::read(&inputs.definition);
    let state = opened.with_state(&inputs.state, |state| json::compact(state.value));
    let (Some(flow), Some(state)) = (flow(inputs), state) else {
        let (definition, input) = (json::quote(&inputs.definition), json::quote(&inputs.input));
        return format!("{{\"id\":\"{id}\",\"definition\":{definition},\"input\":{input},\"expect\":\"invalid\"}}\n");
    };
    let kind = if flow.kind == StateKind::Choice { "choice" } else { "dataflow" };
    let input = if inputs.input.trim().is_empty() { "{}".to_owned() } else { compact(&inputs.input) };
    let mut line = format!("{{\"id\":\"{id}\",\"kind\":\"{kind}\",\"state\":{state},\"input\":{input}");
    match outcome(inputs) {
        Ok(Some(Outcome::Result(value))) => line += &format!(",\"result\":{{\"return\":{value}}}"),
        Ok(Some(Outcome::Error { error, cause })) => {
            line += &format!(",\"result\":{{\"error\":{},\"cause\":{}}}", json::quote(&error), json::quote(&cause));
        }
        _ => {}
    }
    // A made-up Context Object goes along where the state looks at it.
    let made_up = inputs.context.trim().is_empty() && state.contains("$$");
    let context = if made_up { example::context(&flow.name, &input) } else { inputs.context.to_string() };
    for (name, text) in [("context", &*context), ("variables", &inputs.variables)] {
        if !text.trim().is_empty() {
            line += &format!(",\"{name}\":{}", compact(text));
        }
    }
    line + &format!(",\"expect\":{}}}\n", expect(&flow))
}

fn compact(text: &str) -> String {
    json::parse(text, &json::Options::default()).value.map(|value| json::compact(&value)).unwrap_or_default()
}

fn expect(flow: &Flow) -> String {
    let trace = &flow.trace;
    if let (StateKind::Choice, None, Some(next)) = (flow.kind, &trace.error, &trace.next) {
        return json::quote(next);
    }
    let mut members = Vec::new();
    for (name, value) in [
        ("effectiveInput", &trace.effective_input),
        ("afterParameters", &trace.after_parameters),
        ("afterResultSelector", &trace.after_result_selector),
        ("afterResultPath", &trace.after_result_path),
        ("output", &trace.output),
    ] {
        members.extend(value.as_ref().map(|value: &Value| format!("\"{name}\":{value}")));
    }
    if let Some(error) = trace.error.as_ref().filter(|_| !flow.is_caught()) {
        members = vec![format!("\"error\":{}", json::quote(&error.name))];
    }
    format!("{{{}}}", members.join(","))
}
