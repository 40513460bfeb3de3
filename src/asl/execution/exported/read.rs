//! The text of a history → events.

use super::{DOCUMENTS, History, MAX_EXPORTED, Record};
use crate::asl::data::{self, Number, Object, Value};
use crate::asl::time::Instant;
use crate::diagnostic::{Code, Diagnostic, Error, Step};
use crate::json;
use std::sync::Arc;

pub(super) fn parse(text: &str) -> Result<History, Error> {
    let value = data::parse(text)?;
    read(&value).map_err(|problem| {
        let tree = json::parse(text, &json::Options::default()).value;
        let span = tree.as_ref().and_then(|tree| tree.at(&problem.path)).map(|value| value.span);
        Error::from(match span {
            Some(span) => problem.at(span),
            None => *problem,
        })
    })
}

fn wrong(message: impl Into<String>, path: Vec<Step>) -> Box<Diagnostic> {
    Box::new(Diagnostic::new(Code::RunHistory, message).path(path))
}

fn read(value: &Value) -> Result<History, Box<Diagnostic>> {
    let (list, place) = match value {
        Value::Array(list) => (list.as_slice(), Vec::new()),
        _ => match value.get("events") {
            Some(Value::Array(list)) => (list.as_slice(), vec![Step::from("events")]),
            Some(other) => {
                return Err(wrong(format!("events is a list, not {}", other.describe()), vec!["events".into()]));
            }
            None => {
                let message = "a history is {\"events\": […]}, as get-execution-history prints it, or a list of events";
                return Err(wrong(message, Vec::new()));
            }
        },
    };
    if list.len() > MAX_EXPORTED {
        let message = format!("a history of {} events is too long; the limit is {MAX_EXPORTED}", list.len());
        return Err(wrong(message, place));
    }
    let mut events = Vec::with_capacity(list.len());
    for (at, value) in list.iter().enumerate() {
        let place = |name: Option<&str>| {
            let event = place.iter().cloned().chain([Step::Index(at)]);
            event.chain(name.map(Step::from)).collect::<Vec<_>>()
        };
        events.push(event(value, place)?);
    }
    if events.is_empty() {
        return Err(wrong("there is no event in this history", place));
    }
    crate::order::by_key(&mut events, |event: &Record| event.id);
    let ids = events.iter().map(|event| event.id);
    if let Some((twice, _)) = ids.clone().zip(ids.skip(1)).find(|(a, b)| a == b) {
        return Err(wrong(format!("two events have the id {twice}"), place));
    }
    Ok(History { events })
}

fn event(value: &Value, place: impl Fn(Option<&str>) -> Vec<Step>) -> Result<Record, Box<Diagnostic>> {
    let Some(event) = value.as_object() else {
        return Err(wrong(format!("an event is an object, not {}", value.describe()), place(None)));
    };
    let number = |name: &str| match event.get(name) {
        None => Ok(None),
        Some(value) => {
            let number = value.as_number().and_then(Number::as_int).and_then(|number| usize::try_from(number).ok());
            let message = || format!("{name} is a whole number, not {}", value.describe());
            number.map(Some).ok_or_else(|| wrong(message(), place(Some(name))))
        }
    };
    let Some(id) = number("id")? else { return Err(wrong("an event has an id", place(None))) };
    let previous = number("previousEventId")?.unwrap_or(0);
    let name = match event.get("type") {
        Some(Value::String(name)) => name.clone(),
        Some(other) => {
            return Err(wrong(
                format!("type is AWS's name of an event, not {}", other.describe()),
                place(Some("type")),
            ));
        }
        None => return Err(wrong("an event has a type", place(None))),
    };
    let at = match event.get("timestamp") {
        Some(Value::String(text)) => Instant::parse(text).map(|instant| instant.seconds()),
        // The SDKs' numbers are seconds, JavaScript's milliseconds; a year has 10^7.5 of the former.
        Some(Value::Number(number)) => Some(number.as_f64()).map(|it| if it.abs() > 1e11 { it / 1_000.0 } else { it }),
        _ => None,
    };
    let holder = event.iter().find(|(name, value)| name.ends_with("EventDetails") && value.as_object().is_some());
    let (details, truncated) = holder.and_then(|(_, value)| value.as_object()).map(details).unwrap_or_default();
    Ok(Record { id, previous, at, name, details, truncated })
}

/// A document as AWS writes it, which is JSON text; what is no such text stays as it is.
fn document(value: &Value) -> Value {
    value.as_str().and_then(|text| data::parse(text).ok()).unwrap_or_else(|| value.clone())
}

fn details(from: &Object) -> (Object, Vec<Arc<str>>) {
    let (mut details, mut truncated) = (Object::new(), Vec::new());
    for (name, value) in from.iter() {
        if let Some(of) = name.strip_suffix("Details").filter(|of| !of.is_empty()) {
            if value.get("truncated") == Some(&Value::Bool(true)) {
                truncated.push(of.into());
            }
            continue;
        }
        let value = match value {
            Value::Object(values) if &**name == "assignedVariables" => {
                values.iter().map(|(name, value)| (name.clone(), document(value))).collect::<Object>().into()
            }
            Value::String(_) if DOCUMENTS.contains(&&**name) => document(value),
            // As some tools print them: documents that were read already.
            _ => value.clone(),
        };
        details.insert(name.clone(), value);
    }
    (details, truncated)
}
