//! A visit of a state as the data-flow half of the page looks at it: what came in, what its work came to, which variables.

use super::Machine;
use super::timeline::{Timeline, Visit};
use crate::format;
use crate::state::asl::{Inputs, Mock};
use pointsman::asl::data::{self, Object, Value};
use pointsman::json;
use std::rc::Rc;

/// The texts of the data-flow half for the visit that an event is in.
#[must_use]
pub fn inputs(machine: &Machine, timeline: &Timeline, at: usize) -> Option<Inputs> {
    let place = timeline.events.get(at)?.visit?;
    let visit = timeline.visits.get(place)?;
    let entered = timeline.events.get(visit.entered)?;
    let input = entered.detail("input").unwrap_or("{}");
    let (result, failure) = work(timeline, place, visit, at);
    let variables = timeline.variables(visit.entered);
    let variables = variables.iter().map(|(name, value)| format!("{}:{value}", json::quote(name)));
    let variables = variables.collect::<Vec<_>>().join(",");
    let text = |text: &str| Rc::<str>::from(format::format(text).unwrap_or_else(|| text.to_owned()));
    let mut inputs = Inputs {
        definition: machine.definition.clone(),
        state: visit.state.clone(),
        input: text(input),
        context: text(&context(machine, timeline, place, visit)),
        ..Inputs::default()
    };
    if !variables.is_empty() {
        inputs.variables = text(&format!("{{{variables}}}"));
    }
    if let Some(result) = result {
        inputs.result = text(&result);
    } else if let Some(failure) = failure {
        inputs.mock = Mock::Failure;
        inputs.failure = text(&failure);
    }
    Some(inputs)
}

/// What its work came to: a result, or an error.
fn work(timeline: &Timeline, place: usize, visit: &Visit, at: usize) -> (Option<String>, Option<String>) {
    // At an attempt that failed before others, that attempt is looked at.
    let failed = visit.failures.iter().rfind(|failure| **failure <= at || visit.successes.is_empty());
    let succeeded = visit.successes.last();
    if let Some(failure) = failed.filter(|failure| succeeded.is_none_or(|success| at < *success && **failure <= at)) {
        let event = timeline.events.get(*failure);
        let said = |name: &str| event.and_then(|event| event.detail(name)).unwrap_or_default();
        let (error, cause) = match (said("error"), &*visit.kind) {
            ("", "Parallel" | "Map") => inner_failure(timeline, place).unwrap_or_else(|| caught(timeline, visit)),
            (error, _) => (error.to_owned(), said("cause").to_owned()),
        };
        return (None, Some(format!("{{\"Error\":{},\"Cause\":{}}}", json::quote(&error), json::quote(&cause))));
    }
    let Some(success) = succeeded.and_then(|at| timeline.events.get(*at)) else { return (None, None) };
    let result = match &*visit.kind {
        "Parallel" | "Map" => Some(together(timeline, place)),
        _ => success.detail("output").map(str::to_owned),
    };
    (result, None)
}

/// The list of what branches or iterations came to.
fn together(timeline: &Timeline, place: usize) -> String {
    let ends = |visit: &Visit| {
        let exited = timeline.events.get(visit.exited?)?;
        // The last of its flow: no arrow leads on from it.
        let leads =
            timeline.events.iter().any(|event| event.previous == exited.id && event.name.ends_with("StateEntered"));
        (!leads).then(|| exited.detail("output")).flatten()
    };
    let inside = timeline.visits.iter().filter(|visit| visit.within == Some(place));
    let mut outputs: Vec<(usize, usize, &str)> = inside
        .filter_map(|visit| Some((visit.iteration.unwrap_or_default(), branch(timeline, visit), ends(visit)?)))
        .collect();
    outputs.sort_by_key(|(iteration, branch, _)| (*iteration, *branch));
    let list: Vec<&str> = outputs.iter().map(|(_, _, output)| *output).collect();
    format!("[{}]", list.join(","))
}

/// Branches are told apart by where they begin: the first state that was entered on the way to this visit.
fn branch(timeline: &Timeline, visit: &Visit) -> usize {
    let mut first = visit.entered;
    let mut event = timeline.events.get(visit.entered);
    while let Some(before) = event.and_then(|event| timeline.previous(event)) {
        let within = before.visit.and_then(|at| timeline.visits.get(at)).map(|it| it.within);
        if within != Some(visit.within) {
            break;
        }
        first = before.id.saturating_sub(1);
        event = Some(before);
    }
    first
}

/// The error of the state within that failed.
fn inner_failure(timeline: &Timeline, place: usize) -> Option<(String, String)> {
    let inside = |at: usize| {
        let within = |at: &usize| timeline.visits.get(*at)?.within;
        std::iter::successors(Some(at), within).skip(1).any(|holder| holder == place)
    };
    let told = timeline.events.iter().rev().filter(|event| event.visit.is_some_and(inside));
    let failed = told.filter(|event| event.detail("error").is_some()).find(|event| event.tone() == Some(false))?;
    let said = |name: &str| failed.detail(name).unwrap_or_default().to_owned();
    Some((said("error"), said("cause")))
}

/// The error as the Catcher wrote it: no event tells of a Fail state's.
fn caught(timeline: &Timeline, visit: &Visit) -> (String, String) {
    let output = visit.exited.and_then(|at| data::parse(timeline.events.get(at)?.detail("output")?).ok());
    let is_error = |value: &&Value| value.get("Error").is_some() && value.get("Cause").is_some();
    let members = output.as_ref().and_then(Value::as_object);
    let mut parts = output.iter().chain(members.into_iter().flat_map(Object::iter).map(|(_, value)| value));
    let said = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let unknown = || ("States.TaskFailed".to_owned(), String::new());
    parts.find(is_error).map_or_else(unknown, |error| (said(error, "Error"), said(error, "Cause")))
}

/// The Context Object that the state saw, as far as the history tells.
fn context(machine: &Machine, timeline: &Timeline, place: usize, visit: &Visit) -> String {
    let input = super::or_empty(&machine.input);
    let base = crate::state::asl::example_context(&visit.state, input);
    let holders = std::iter::successors(Some(place), |at| timeline.visits.get(*at)?.within);
    let iteration = holders.filter_map(|at| timeline.visits.get(at)).find_map(|visit| visit.iteration);
    let Some(index) = iteration else { return base };
    // The item itself is in no event; what the iteration got is.
    let value = timeline.events.get(visit.entered).and_then(|event| event.detail("input")).unwrap_or("null");
    match base.trim_end().strip_suffix('}') {
        Some(open) => format!("{open},\"Map\":{{\"Item\":{{\"Index\":{index},\"Value\":{value}}}}}}}"),
        None => base,
    }
}
