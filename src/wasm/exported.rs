//! Histories that AWS exported: compared with a run here, and made into mocks.

use super::plain::{Members, Plain};
use super::{diagnostics, input};
use crate::asl::data::{Object, Value};
use crate::asl::execution::exported::{Comparison, Difference, History, compare, replay};
use crate::asl::execution::written;
use crate::asl::time::timestamp;
use wasm_bindgen::prelude::*;

/// Compares the history in the input with that of a run here, which is text of the same shape.
#[wasm_bindgen]
pub fn compare_history(len: usize, here: &str) -> Result<String, JsValue> {
    let here = History::parse(here).map_err(|error| diagnostics::thrown(&error, here))?;
    let aws = input::text(len, History::parse)?;
    let it = compare(&aws, &here);
    Ok(Plain::text(|out| out.object(|members| comparison(members, &it))))
}

fn comparison(it: &mut Members<'_>, comparison: &Comparison) {
    it.member("same").boolean(comparison.is_same());
    it.member("summary").string(&comparison.summary());
    it.member("compared").number(comparison.compared);
    it.member("count").number(comparison.count);
    if let Some(first) = comparison.differences.first() {
        difference(it.member("first"), first);
    }
    it.member("differences").list(&comparison.differences, difference);
    it.member("notCompared").list(&comparison.not_compared, |out, left| {
        out.object(|it| {
            it.member("reason").string(left.left.as_str());
            it.member("count").number(left.count);
            it.member("example").string(&left.example);
        });
    });
    it.member("events").list(&comparison.events, |out, beside| {
        out.object(|it| {
            ids(it, beside.aws, beside.here);
            it.member("same").boolean(beside.same);
        });
    });
}

fn ids(it: &mut Members<'_>, aws: Option<usize>, here: Option<usize>) {
    if let Some(id) = aws {
        it.member("aws").number(id);
    }
    if let Some(id) = here {
        it.member("here").number(id);
    }
}

fn difference(out: &mut Plain, difference: &Difference) {
    out.object(|it| {
        it.member("kind").string(difference.kind.as_str());
        it.member("event").string(&difference.event);
        if let Some(state) = &difference.state {
            it.member("state").string(state);
        }
        it.member("branch").string(&difference.branch);
        ids(it, difference.aws, difference.here);
        it.member("path").path(&difference.path);
        for (name, value) in [("wanted", &difference.wanted), ("found", &difference.found)] {
            if let Some(value) = value {
                it.member(name).json(&value.to_string());
            }
        }
        it.member("message").string(&difference.message);
    });
}

/// What a run here is given to go as the history in the input.
#[wasm_bindgen]
pub fn mocks_from_history(len: usize) -> Result<String, JsValue> {
    let it = replay(&input::text(len, History::parse)?);
    let mocks: Object = it
        .mocks
        .iter()
        .map(|(name, list)| (name.clone(), Value::from(list.iter().map(written).collect::<Vec<_>>())))
        .collect();
    Ok(Plain::text(|out| {
        out.object(|members| {
            if let Some(input) = &it.input {
                members.member("input").json(&input.to_string());
            }
            if let Some(start) = it.start {
                members.member("startTime").string(&timestamp(start));
            }
            members.member("mocks").json(&Value::from(mocks).to_string());
            members.member("notes").list(&it.notes, |out, note| out.string(note));
        });
    }))
}
