//! `traceState`.

use super::asl::{Documents, optional, with_text};
use super::plain::Plain;
use super::{diagnostics, explanation};
use crate::asl::data::{self, Value};
use crate::asl::definition::QueryLanguage;
use crate::asl::error::StateError;
use crate::asl::state::State;
use crate::asl::trace::{self, Change, Location, Options, Origin, Outcome, StateTrace};
use crate::diagnostic::{Code, Error, Positions, Step};
use wasm_bindgen::prelude::*;

/// The trace of a state in an input of so many bytes: `docs`, and the rest with places in that list in place of documents.
/// The work comes to a result, an error with its cause, or nothing yet. JavaScript has seen to it that these are texts.
#[wasm_bindgen]
#[expect(clippy::too_many_arguments, reason = "an object of them would have to be made and freed for each trace")]
pub fn trace_state(
    text: &str,
    len: usize,
    context: Option<String>,
    variables: Option<String>,
    result: Option<String>,
    error: Option<String>,
    cause: Option<String>,
    jsonata: bool,
    now: f64,
    seed: f64,
    deep_merge: bool,
) -> Result<String, JsValue> {
    let language = if jsonata { QueryLanguage::Jsonata } else { QueryLanguage::JsonPath };
    let state = State::parse(text, language).map_err(|error| refused(&error, text))?;
    with_text(len, |input| {
        let documents = Documents::read(input, context.as_deref(), variables.as_deref())?;
        let outcome = match (&result, error) {
            (Some(result), _) => Some(Outcome::Result(optional(Some(result))?)),
            (None, Some(error)) => Some(Outcome::Error { error, cause: cause.unwrap_or_default() }),
            (None, None) => None,
        };
        let options = Options {
            input: documents.input,
            input_text: input,
            outcome,
            context: documents.context,
            variables: documents.variables,
            now,
            seed: seed.to_bits(),
            deep_merge,
        };
        Ok(view(&trace::trace(&state, &options), text, input))
    })
}

/// AWS refuses to create a machine with that state; or it is one that another module is for.
fn refused(error: &Error, text: &str) -> JsValue {
    let list = error.diagnostics();
    match list.first() {
        Some(first) if first.code == Code::StateLanguage => diagnostics::thrown(error, text),
        _ => diagnostics::thrown_as("InvalidDefinition", list, text),
    }
}

/// The documents of a trace, each once, as recipes: JavaScript has most of their parts already, in the documents that it
/// gave, and reads those faster than anything that could be sent.
#[derive(Default)]
struct Table(Vec<(Value, Origin)>);

impl Table {
    fn place(&mut self, value: &Value, origin: &Origin) -> usize {
        let same = |(other, _): &(Value, Origin)| match value {
            Value::Array(_) | Value::Object(_) => value.is_same(other),
            scalar => scalar == other,
        };
        self.0.iter().position(same).unwrap_or_else(|| {
            self.0.push((value.clone(), origin.clone()));
            self.0.len() - 1
        })
    }
}

/// A document as `[0, source, path]`, `[1, value]`, `[2, [[name, recipe]…]]`, `[3, [recipe…]]`, or, where a place of
/// another one is changed, `[4, recipe, step, recipe]`.
fn recipe(out: &mut Plain, value: &Value, origin: &Origin) {
    match (origin, value) {
        (Origin::Copied(from), _) => {
            out.json("[0,");
            out.string(&from.source.name());
            out.json(",");
            out.path(&from.path);
        }
        (Origin::Made(_), Value::Object(object)) => {
            out.json("[2,");
            out.list(object.iter(), |out, (name, value)| {
                out.json("[");
                out.string(name);
                out.json(",");
                recipe(out, value, &origin.part(&Step::Key(name.to_string())));
                out.json("]");
            });
        }
        (Origin::Made(_), Value::Array(elements)) => {
            out.json("[3,");
            out.list(elements.iter().enumerate(), |out, (at, value)| {
                recipe(out, value, &origin.part(&Step::Index(at)))
            });
        }
        (Origin::Changed(base, step, new), _) => {
            let part = match step {
                Step::Key(key) => value.get(key),
                Step::Index(at) => value.at(*at),
            };
            out.json("[4,");
            recipe(out, &Value::Null, base);
            out.json(",");
            match step {
                Step::Key(key) => out.string(key),
                Step::Index(at) => out.number(*at),
            }
            out.json(",");
            recipe(out, part.unwrap_or(&Value::Null), new);
        }
        _ => {
            out.json("[1,");
            out.json(&value.to_string());
        }
    }
    out.json("]");
}

fn view(trace: &StateTrace, text: &str, input: &str) -> String {
    let mut table = Table::default();
    let positions = Positions::new(text);
    Plain::text(|out| {
        out.object(|it| {
            it.member("stages").list(&trace.stages, |out, stage| {
                out.object(|it| {
                    it.member("name").string(stage.name);
                    it.member("before").number(table.place(&stage.before, &stage.origins.0));
                    it.member("after").number(table.place(&stage.after, &stage.origins.1));
                    it.member("bytes").number(stage.bytes);
                    changes(it.member("added"), &stage.diff.added);
                    changes(it.member("removed"), &stage.diff.removed);
                });
            });
            let variables = trace.variables.clone().map(Value::Object);
            it.member("at").object(|it| {
                for (name, value) in [
                    ("effectiveInput", &trace.effective_input),
                    ("afterParameters", &trace.after_parameters),
                    ("arguments", &trace.arguments),
                    ("afterResultSelector", &trace.after_result_selector),
                    ("afterResultPath", &trace.after_result_path),
                    ("output", &trace.output),
                    ("variables", &variables),
                ] {
                    if let Some(value) = value {
                        it.member(name).number(table.place(value, &Origin::Literal));
                    }
                }
            });
            if let Some(next) = &trace.next {
                it.member("next").string(next);
            }
            if let Some(error) = &trace.error {
                failure(it.member("error"), error, &positions);
            }
            it.member("waits").list(&trace.waits, |out, wait| out.json(&data::Number::Float(*wait).to_string()));
            if let Some((at, jitter)) = trace.handling.retrier {
                it.member("retrier").object(|it| {
                    it.member("index").number(at);
                    it.member("jitter").boolean(jitter);
                });
            }
            if let Some(at) = trace.handling.catcher {
                it.member("catcher").number(at);
            }
            if let Some(choice) = &trace.choice {
                it.member("choice").json(&explanation::view(choice, text, input));
            }
            it.member("provenance").list(&trace.provenance, |out, part| {
                out.object(|it| {
                    it.member("path").path(&part.path);
                    it.member("how").string(part.how.as_str());
                    it.member("from").list(&part.from, location);
                });
            });
            it.member("diagnostics").json(&diagnostics::list(&trace.diagnostics, text));
            it.member("docs").list(&table.0, |out, (value, origin)| recipe(out, value, origin));
        });
    })
}

/// Only the places: the values are in the documents.
fn changes(out: &mut Plain, list: &[Change]) {
    out.list(list, |out, change| out.path(&change.path));
}

fn location(out: &mut Plain, location: &Location) {
    out.object(|it| {
        it.member("source").string(&location.source.name());
        it.member("path").path(&location.path);
    });
}

fn failure(out: &mut Plain, error: &StateError, positions: &Positions<'_>) {
    out.object(|it| {
        // A Fail state may name none.
        if !error.name.is_empty() {
            it.member("Error").string(&error.name);
        }
        it.member("Cause").string(&error.cause);
        it.member("code").string(error.code.as_str());
        if let Some(span) = error.span {
            it.member("start").number(positions.utf16(span.start));
            it.member("end").number(positions.utf16(span.end));
        }
    });
}
