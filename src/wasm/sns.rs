//! `FilterPolicy`.

use super::plain::Plain;
use super::{diagnostics, explanation, input};
use crate::diagnostic::Error;
use crate::sns::{self, Message, Scope};
use wasm_bindgen::prelude::*;

/// A policy; it has its text itself.
#[wasm_bindgen]
pub struct FilterPolicy(sns::FilterPolicy);

const fn scope(body: bool) -> Scope {
    if body { Scope::MessageBody } else { Scope::MessageAttributes }
}

/// The part of a message that policies of that scope look at.
fn part(scope: Scope, text: &str) -> Result<Message, Error> {
    match scope {
        Scope::MessageAttributes => Message::new().with_attributes(text),
        Scope::MessageBody => Ok(Message::new().with_body(text)),
    }
}

#[wasm_bindgen]
impl FilterPolicy {
    /// The policy in the input; on the body or on the attributes.
    #[wasm_bindgen(constructor)]
    pub fn new(len: usize, body: bool) -> Result<Self, JsValue> {
        input::text(len, |text| Ok(Self(sns::FilterPolicy::parse(text, scope(body))?)))
    }

    /// Every error and lint of the policy in the input.
    pub fn check(len: usize, body: bool) -> Result<String, JsValue> {
        input::text(len, |text| Ok(diagnostics::list(&sns::FilterPolicy::check(text, scope(body)), text)))
    }

    /// The lints.
    pub fn diagnostics(&self) -> String {
        diagnostics::list(self.0.diagnostics(), self.0.text())
    }

    /// How much of what SNS allows it uses.
    pub fn limits(&self) -> String {
        let limits = self.0.limits();
        Plain::text(|out| {
            out.object(|it| {
                it.member("keys").number(limits.keys);
                it.member("combinations").number(usize::try_from(limits.combinations).unwrap_or(usize::MAX));
                it.member("bytes").number(limits.bytes);
                it.member("formula").string(&limits.formula);
            });
        })
    }

    /// Is a message with the input as its part delivered?
    pub fn matches(&self, len: usize) -> Result<bool, JsValue> {
        input::text(len, |text| self.0.matches(&part(self.0.scope(), text)?))
    }

    /// Why it is or is not.
    pub fn explain(&self, len: usize) -> Result<String, JsValue> {
        input::text(len, |text| {
            let explained = self.0.explain(&part(self.0.scope(), text)?)?;
            Ok(explanation::view(&explained, self.0.text(), text))
        })
    }

    /// What there is to say about it.
    pub fn check_message(&self, len: usize) -> Result<String, JsValue> {
        input::text(len, |text| {
            let found = match part(self.0.scope(), text) {
                Ok(message) => self.0.check_message(&message),
                Err(error) => error.into_diagnostics(),
            };
            Ok(diagnostics::list(&found, text))
        })
    }
}
