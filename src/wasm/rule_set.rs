//! `RuleSet`: called for each event of a stream, so it answers in numbers.

use super::{diagnostics, input};
use crate::eventbridge;
use wasm_bindgen::prelude::*;

/// The rules. JavaScript keeps their names, by slot.
#[wasm_bindgen]
pub struct RuleSet {
    rules: eventbridge::RuleSet,
    matched: *const u32,
    failure: JsValue,
}

#[wasm_bindgen]
impl RuleSet {
    /// A set without rules; `strict` checks the whole of every event.
    #[wasm_bindgen(constructor)]
    pub fn new(strict: bool) -> Self {
        let rules = if strict { eventbridge::RuleSet::strict() } else { eventbridge::RuleSet::new() };
        Self { rules, matched: std::ptr::null(), failure: JsValue::UNDEFINED }
    }

    /// Adds the pattern in the input and answers its slot.
    pub fn add(&mut self, name: &str, len: usize) -> Result<u32, JsValue> {
        input::text(len, |text| self.rules.add(name, text))?;
        Ok(self.rules.slot(name).unwrap_or_default())
    }

    /// Removes a rule.
    pub fn delete(&mut self, name: &str) -> bool {
        self.rules.delete(name)
    }

    /// How many rules there are.
    pub fn size(&self) -> usize {
        self.rules.len()
    }

    /// How many rules the event in the input matches; `matched` tells where their slots are, until the next call. A
    /// negative number where the event cannot be read: `failure` is then what to throw.
    pub fn match_event(&mut self, len: usize) -> i32 {
        input::bytes(len, |event| match self.rules.match_slots(event) {
            Ok(slots) => {
                self.matched = slots.as_ptr();
                i32::try_from(slots.len()).unwrap_or(i32::MAX)
            }
            Err(error) => {
                self.failure = diagnostics::thrown(&error, &String::from_utf8_lossy(event));
                -1
            }
        })
    }

    /// Where the slots of the last match are.
    pub fn matched(&self) -> *const u32 {
        self.matched
    }

    /// Why the last event could not be read.
    pub fn failure(&mut self) -> JsValue {
        std::mem::replace(&mut self.failure, JsValue::UNDEFINED)
    }
}
