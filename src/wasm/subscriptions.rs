//! `Subscriptions`: called for each message of a topic, so it answers in numbers.

use super::input;
use super::plain::Plain;
use super::sns::scope;
use crate::diagnostic::Error;
use crate::sns::{self, Message, Scope};
use wasm_bindgen::prelude::*;

/// The subscriptions. JavaScript keeps their names, by number. A message comes in two parts: `attributes` first, then
/// the body with the question.
#[wasm_bindgen]
pub struct Subscriptions {
    list: sns::Subscriptions,
    message: Message,
    matched: *const u32,
    failure: JsValue,
}

impl Subscriptions {
    /// A single subscription, with that policy.
    pub(super) fn of(policy: &str, scope: Scope) -> Result<Self, Error> {
        let mut one = Self::new();
        one.list.add("", Some((policy, scope)))?;
        Ok(one)
    }
}

#[wasm_bindgen]
impl Subscriptions {
    /// A topic without subscriptions.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        let (list, message) = (sns::Subscriptions::new(), Message::new());
        Self { list, message, matched: std::ptr::null(), failure: JsValue::UNDEFINED }
    }

    /// Adds a subscription with the policy in the input, or without one, and answers its number.
    pub fn add(&mut self, name: &str, len: usize, filtered: bool, body: bool) -> Result<u32, JsValue> {
        input::text(len, |text| self.list.add(name, filtered.then_some((text, scope(body)))))
    }

    /// Takes a subscription out.
    pub fn delete(&mut self, name: &str) -> bool {
        self.list.delete(name)
    }

    /// How many subscriptions there are.
    pub fn size(&self) -> usize {
        self.list.len()
    }

    /// The attributes of the next message are in the input.
    pub fn attributes(&mut self, len: usize) -> Result<(), JsValue> {
        self.message = match len {
            0 => Message::new(),
            _ => input::text(len, |text| Message::new().with_attributes(text))?,
        };
        Ok(())
    }

    /// How many subscriptions get the message with the body in the input; `matched` tells where their numbers are, until
    /// the next call. A negative number where it cannot be read: `failure` is then what to throw.
    pub fn match_body(&mut self, len: usize) -> i32 {
        let message = std::mem::take(&mut self.message);
        let found = input::text(len, |text| {
            let numbers = self.list.match_numbers(&message.with_body(text))?;
            self.matched = numbers.as_ptr();
            Ok(i32::try_from(numbers.len()).unwrap_or(i32::MAX))
        });
        found.unwrap_or_else(|error| {
            self.failure = error;
            -1
        })
    }

    /// The verdict of each subscription on that message, and why.
    pub fn explain_body(&mut self, len: usize) -> Result<String, JsValue> {
        let message = std::mem::take(&mut self.message);
        input::text(len, |text| {
            let verdicts = self.list.explain(&message.with_body(text))?;
            Ok(Plain::text(|out| {
                out.list(&verdicts, |out, verdict| {
                    out.object(|it| {
                        it.member("name").string(verdict.name);
                        it.member("matched").boolean(verdict.matched);
                        it.member("summary").string(&verdict.summary);
                    });
                });
            }))
        })
    }

    /// Where the numbers of the last match are.
    pub fn matched(&self) -> *const u32 {
        self.matched
    }

    /// Why the last message could not be read.
    pub fn failure(&mut self) -> JsValue {
        std::mem::replace(&mut self.failure, JsValue::UNDEFINED)
    }
}
