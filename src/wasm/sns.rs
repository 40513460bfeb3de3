//! `FilterPolicy`.

use super::plain::Plain;
use super::sns_message::{example, view};
use super::subscriptions::Subscriptions;
use super::{diagnostics, explanation, input};
use crate::diagnostic::Error;
use crate::sns::{self, Call, Message, Scope, Verdict};
use wasm_bindgen::prelude::*;

/// A policy; it has its text itself.
#[wasm_bindgen]
pub struct FilterPolicy(sns::FilterPolicy);

pub(super) const fn scope(body: bool) -> Scope {
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

    /// A set of this policy alone, for many messages.
    pub fn alone(&self) -> Result<Subscriptions, JsValue> {
        Subscriptions::of(self.0.text(), self.0.scope()).map_err(|error| diagnostics::thrown(&error, self.0.text()))
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

    /// A message that matches and one that just does not.
    pub fn examples(&self) -> String {
        let examples = self.0.examples();
        Plain::text(|out| {
            out.object(|it| {
                example(it.member("matching"), examples.matching.as_ref());
                example(it.member("missing"), examples.missing.as_ref());
            });
        })
    }

    /// The policy for the other scope.
    pub fn for_other_scope(&self) -> Result<String, JsValue> {
        let converted = self.0.for_other_scope().map_err(|error| diagnostics::thrown(&error, ""))?;
        Ok(view(&converted, "policy", Plain::string))
    }

    /// The error that SNS answers to the policy in the input, or an empty text.
    pub fn aws_answer(len: usize, body: bool, set: bool) -> Result<String, JsValue> {
        let call = if set { Call::SetSubscriptionAttributes } else { Call::Subscribe };
        input::text(len, |text| {
            let refused = sns::FilterPolicy::parse(text, scope(body)).err();
            Ok(refused.and_then(|error| sns::aws_answer(&error, text, call)).unwrap_or_default())
        })
    }

    /// What SNS and EventBridge say of `policy`, and of the message with the input as its part, if there is one.
    pub fn in_eventbridge(policy: &str, body: bool, asked: bool, len: usize) -> Result<String, JsValue> {
        input::text(len, |text| {
            let message = if asked { Some(part(scope(body), text)?) } else { None };
            let both = sns::in_eventbridge(policy, scope(body), message.as_ref())?;
            Ok(Plain::text(|out| {
                out.object(|it| {
                    it.member("same").boolean(both.is_same());
                    for (name, error, verdict) in
                        [("sns", "snsError", &both.sns), ("eventBridge", "eventBridgeError", &both.eventbridge)]
                    {
                        it.member(name).string(verdict.as_str());
                        if let Verdict::Refused(why) = verdict {
                            it.member(error).string(why);
                        }
                    }
                    it.member("summary").string(&both.summary);
                });
            }))
        })
    }
}
