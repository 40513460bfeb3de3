//! `StateMachine.run`: a run on its way in, and what it came to on its way out.

use super::plain::{Members, Plain};
use super::{diagnostics, input};
use crate::asl::data::{self, Value};
use crate::asl::execution::{
    self, Cost, Coverage, Detail, Event, Execution, MAX_HISTORY_BYTES, Mocks, Options, Type, Uncovered,
};
use crate::asl::machine::Machine;
use crate::asl::time::timestamp;
use crate::diagnostic::Error;
use wasm_bindgen::prelude::*;

/// What a run is given besides its input. JavaScript has seen to it that these are texts and numbers.
pub(super) struct Given {
    pub mocks: Option<String>,
    pub context: Option<String>,
    pub seed: f64,
    pub start: f64,
    pub max_steps: f64,
    pub express: bool,
    pub history: bool,
}

/// Runs `machine`, which `definition` is the text of, on the input: what it came to, or with `history` its events and what they covered.
pub(super) fn run(machine: &Machine, definition: &str, given: &Given, len: usize) -> Result<String, JsValue> {
    let options = options(given, len)?;
    let done = execution::run(machine, &options).map_err(|error| refused(&error, given))?;
    Ok(told(machine, definition, &done, given))
}

/// What is thrown where a run was not asked for in the right way.
pub(super) fn refused(error: &Error, given: &Given) -> JsValue {
    diagnostics::thrown(error, given.mocks.as_deref().unwrap_or_default())
}

/// What a run came to, or its events.
pub(super) fn told(machine: &Machine, definition: &str, done: &Execution, given: &Given) -> String {
    if given.history { details(machine, done, given.start) } else { summary(machine, definition, done) }
}

/// What the engine is given.
pub(super) fn options(given: &Given, len: usize) -> Result<Options, JsValue> {
    let mocks = match &given.mocks {
        Some(text) => Mocks::parse(text).map_err(|error| diagnostics::thrown(&error, text))?,
        None => Mocks::default(),
    };
    let context = match &given.context {
        Some(text) => Some(data::parse(text).map_err(|error| diagnostics::thrown(&error, text))?),
        None => None,
    };
    let input = input::text(len, data::parse)?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number from 0 on")]
    let max_steps = given.max_steps as usize;
    Ok(Options {
        input,
        mocks,
        context,
        seed: given.seed.to_bits(),
        start: given.start,
        max_steps,
        kind: if given.express { Type::Express } else { Type::Standard },
        history: given.history,
        deep_merge: false,
    })
}

fn summary(machine: &Machine, definition: &str, done: &Execution) -> String {
    Plain::text(|out| {
        out.object(|it| {
            it.member("status").string(done.status.as_str());
            if let Some(output) = &done.output {
                it.member("output").json(&output.to_string());
            }
            if let Some(error) = &done.error {
                it.member("error").string(error);
            }
            if let Some(cause) = &done.cause {
                it.member("cause").string(cause);
            }
            if let Some(diagnostic) = &done.diagnostic {
                it.member("diagnostics").json(&diagnostics::list(std::slice::from_ref(diagnostic), definition));
            }
            it.member("path").list(&done.path, |out, at| {
                let step = usize::try_from(*at).ok().and_then(|at| machine.step(at));
                out.string(step.map_or("", |step| &step.state.name));
            });
            it.member("waits").list(&done.waits, |out, wait| out.decimal(*wait));
            it.member("durationSeconds").decimal(done.duration);
            it.member("transitions").number(done.transitions);
            it.member("events").number(done.events);
            let cost = Cost::of(done.transitions, done.duration);
            it.member("cost").object(|it| {
                it.member("standard").decimal(cost.standard);
                it.member("express").decimal(cost.express);
            });
        });
    })
}

fn details(machine: &Machine, done: &Execution, start: f64) -> String {
    let mut room = MAX_HISTORY_BYTES;
    Plain::text(|out| {
        out.object(|it| {
            it.member("history").list(&done.history, |out, event| self::event(out, event, start, &mut room));
            it.member("coverage").object(|it| coverage(it, machine, &done.coverage));
        });
    })
}

fn event(out: &mut Plain, event: &Event, start: f64, room: &mut usize) {
    out.object(|it| {
        it.member("timestamp").string(&timestamp(start + event.at));
        it.member("type").string(event.name);
        it.member("id").number(event.id);
        it.member("previousEventId").number(event.previous);
        let Some(holder) = event.holder else { return };
        it.member(holder).object(|it| {
            for (name, detail) in &event.details {
                detailed(it, name, detail, room);
            }
        });
    });
}

/// AWS gives documents as text, and says beside each whether that is all of it.
fn detailed(it: &mut Members<'_>, name: &str, detail: &Detail, room: &mut usize) {
    let out = it.member(name);
    let mut truncated = false;
    let mut document = |out: &mut Plain, value: &Value| {
        let text = if *room > 0 { value.to_string() } else { String::new() };
        truncated |= text.len() > *room || *room == 0;
        out.string(if text.len() > *room { "" } else { &text });
        *room = room.saturating_sub(text.len());
    };
    match detail {
        Detail::Text(text) => return out.string(text),
        Detail::Number(number) => return out.decimal(*number),
        Detail::Document(value) => document(out, value),
        Detail::Documents(values) => out.object(|it| {
            for (name, value) in values {
                document(it.member(name), value);
            }
        }),
    }
    if name != "parameters" {
        it.member(&format!("{name}Details")).object(|it| it.member("truncated").boolean(truncated));
    }
}

fn coverage(it: &mut Members<'_>, machine: &Machine, covered: &Coverage) {
    let (total, open) = covered.of(machine);
    it.member("total").number(total);
    it.member("covered").number(total - open.len());
    it.member("missing").list(&open, |out, part| {
        out.object(|it| {
            let (kind, state, index) = match part {
                Uncovered::State(state) => ("state", state, None),
                Uncovered::Rule(state, Some(index)) => ("rule", state, Some(*index)),
                Uncovered::Rule(state, None) => ("default", state, None),
                Uncovered::Retrier(state, index) => ("retrier", state, Some(*index)),
                Uncovered::Catcher(state, index) => ("catcher", state, Some(*index)),
            };
            it.member("kind").string(kind);
            it.member("state").string(state);
            if let Some(index) = index {
                it.member("index").number(index);
            }
        });
    });
}

/// The test cases of the `MockConfigFile` in the input: by machine and name, as mocks.
#[wasm_bindgen]
pub fn import_mocks(len: usize) -> Result<String, JsValue> {
    let cases = input::text(len, execution::import)?;
    Ok(Plain::text(|out| {
        out.list(&cases, |out, case| {
            out.object(|it| {
                it.member("stateMachine").string(&case.machine);
                it.member("testCase").string(&case.name);
                it.member("mocks").object(|it| {
                    for (name, outcomes) in case.mocks.iter() {
                        it.member(name).list(outcomes, |out, mock| out.json(&execution::written(mock).to_string()));
                    }
                });
            });
        });
    }))
}
