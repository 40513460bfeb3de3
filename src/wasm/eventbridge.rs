//! `EventPattern`.

use super::plain::Plain;
use super::{diagnostics, explanation, input};
use crate::diagnostic::{Positions, Span};
use crate::eventbridge::{self, EventFields, FromEventOptions};
use wasm_bindgen::prelude::*;

/// A pattern, and its text for the places in it.
#[wasm_bindgen]
pub struct EventPattern {
    pattern: eventbridge::EventPattern,
    text: String,
}

#[wasm_bindgen]
impl EventPattern {
    /// The pattern in the input.
    #[wasm_bindgen(constructor)]
    pub fn new(len: usize, reference: bool) -> Result<Self, JsValue> {
        input::text(len, |text| {
            let pattern = eventbridge::EventPattern::parse(text)?;
            let pattern = if reference { pattern.as_reference() } else { pattern };
            Ok(Self { pattern, text: text.to_owned() })
        })
    }

    /// Every error and lint of the pattern in the input.
    pub fn check(len: usize) -> Result<String, JsValue> {
        input::text(len, |text| Ok(diagnostics::list(&eventbridge::EventPattern::check(text), text)))
    }

    /// A pattern for the event in the input.
    pub fn from_event(len: usize, all: bool, account: bool, region: bool) -> Result<String, JsValue> {
        let fields = if all { EventFields::All } else { EventFields::Typical };
        input::text(len, |event| eventbridge::pattern_from_event(event, FromEventOptions { fields, account, region }))
    }

    /// The lints.
    pub fn diagnostics(&self) -> String {
        diagnostics::list(self.pattern.diagnostics(), &self.text)
    }

    /// The most wildcard positions at once.
    pub fn wildcard_complexity(&self) -> usize {
        self.pattern.wildcard_complexity()
    }

    /// Does the event in the input match?
    pub fn matches(&self, len: usize) -> Result<bool, JsValue> {
        input::text(len, |event| self.pattern.matches(event))
    }

    /// Why it does or does not.
    pub fn explain(&self, len: usize) -> Result<String, JsValue> {
        input::text(len, |event| Ok(explanation::view(&self.pattern.explain(event)?, &self.text, event)))
    }

    /// Its text.
    pub fn text(&self) -> String {
        self.text.clone()
    }

    /// The plain patterns that it is short for.
    pub fn expand(&self, limit: usize) -> String {
        let expansion = self.pattern.expand(limit);
        let positions = Positions::new(&self.text);
        let places = |out: &mut Plain, spans: &[Span]| {
            out.list(spans, |out, span| {
                out.object(|it| {
                    it.member("start").number(positions.utf16(span.start));
                    it.member("end").number(positions.utf16(span.end));
                });
            });
        };
        Plain::text(|out| {
            out.object(|it| {
                it.member("total").number(expansion.total);
                it.member("branches").list(&expansion.branches, |out, branch| {
                    out.object(|it| {
                        it.member("pattern").string(&branch.pattern);
                        places(it.member("conditions"), &branch.conditions);
                        places(it.member("overwritten"), &branch.overwritten);
                    });
                });
            });
        })
    }
}
