//! The SNS page's texts: a filter policy and a message, the subscriptions of a topic, what is published to it, and how
//! often its deliveries are tried again. Each section is one question, with an answer in the same shape.

pub mod fifo;
mod filter;
pub mod message;
pub mod retries;
mod subscriptions;
mod work;

pub use filter::{aws_answers, in_eventbridge};
pub use work::{Made, convert, example, unpack_pasted};

use super::answer::Answer;
use super::subject::{Subject, Words, member};
use super::test_set::{self, Case};
use super::{Side, Verdict, report};
use crate::format;
use crate::route::Route;
use pointsman::json::{self, Value};
use pointsman::sns::{FilterPolicy, Message, Scope};
use std::rc::Rc;

/// What the page is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Section {
    /// Does the policy take the message?
    #[default]
    Filter,
    /// Which subscriptions of a topic get it?
    Subscriptions,
    /// What becomes of messages that are published one after the other?
    Topic,
    /// When is a delivery tried again?
    Retries,
}

impl Section {
    /// All, in the order of the switch.
    pub const ALL: [Self; 4] = [Self::Filter, Self::Subscriptions, Self::Topic, Self::Retries];

    /// As links spell it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Filter => "filter",
            Self::Subscriptions => "subscriptions",
            Self::Topic => "topic",
            Self::Retries => "retries",
        }
    }

    /// As people read it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Filter => "Filter policy",
            Self::Subscriptions => "Subscriptions",
            Self::Topic => "Timeline",
            Self::Retries => "Retries",
        }
    }

    /// Its texts, in reading order.
    #[must_use]
    pub const fn sides(self) -> &'static [Side] {
        match self {
            Self::Filter => &[Side::Policy, Side::Attributes, Side::Body],
            Self::Subscriptions => &[Side::Subscriptions, Side::Attributes, Side::Body],
            Self::Topic => &[Side::Scenario],
            Self::Retries => &[Side::Delivery],
        }
    }
}

/// The texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Inputs {
    /// The section that is open.
    pub section: Section,
    /// The filter policy.
    pub policy: Rc<str>,
    /// What of the message it looks at.
    pub scope: Scope,
    /// The message's attributes.
    pub attributes: Rc<str>,
    /// Its body.
    pub body: Rc<str>,
    /// The subscriptions of a topic.
    pub subscriptions: Rc<str>,
    /// What is published to a topic.
    pub scenario: Rc<str>,
    /// A delivery policy.
    pub delivery: Rc<str>,
}

impl Default for Inputs {
    /// Without a policy and a message; the other sections begin with an example.
    fn default() -> Self {
        Self {
            section: Section::default(),
            policy: Rc::default(),
            scope: Scope::default(),
            attributes: Rc::default(),
            body: Rc::default(),
            subscriptions: include_str!("../../../gallery/subscriptions.json").trim_end().into(),
            scenario: include_str!("../../../gallery/topic.json").trim_end().into(),
            delivery: retries::PRESETS.last().map_or("{}", |preset| preset.text).into(),
        }
    }
}

impl Inputs {
    /// The editor that the policy looks at.
    #[must_use]
    pub const fn looked_at(&self) -> Side {
        side_of(self.scope)
    }
}

/// The editor of what a scope looks at.
const fn side_of(scope: Scope) -> Side {
    match scope {
        Scope::MessageAttributes => Side::Attributes,
        Scope::MessageBody => Side::Body,
    }
}

/// Members of links that are left out while they are as they were at first.
const EXTRAS: [(&str, Side); 3] =
    [("subscriptions", Side::Subscriptions), ("topic", Side::Scenario), ("delivery", Side::Delivery)];

impl Subject for Inputs {
    const ROUTE: Route = Route::Sns;
    const SIDES: &'static [Side] =
        &[Side::Policy, Side::Attributes, Side::Body, Side::Subscriptions, Side::Scenario, Side::Delivery];
    const GALLERY: &'static str = include_str!("../../../gallery/sns.json");
    const FIRST: usize = 0;
    const WORDS: Words = Words {
        case: "message",
        cases: "messages",
        rule: "policy",
        item: "example",
        texts: "the texts",
        tests: "Keep the messages that this policy should take, and those that it should not: change the policy, and see \
                at once which of them it changes for. Paste messages as they arrived: SNS notifications, SQS messages and \
                Lambda events are unpacked.",
        line: ["message", "delivery"],
    };

    fn text(&self, side: Side) -> &Rc<str> {
        match side {
            Side::Attributes => &self.attributes,
            Side::Body => &self.body,
            Side::Subscriptions => &self.subscriptions,
            Side::Scenario => &self.scenario,
            Side::Delivery => &self.delivery,
            _ => &self.policy,
        }
    }

    fn set_text(&mut self, side: Side, text: Rc<str>) {
        match side {
            Side::Policy => self.policy = text,
            Side::Attributes => self.attributes = text,
            Side::Body => self.body = text,
            Side::Subscriptions => self.subscriptions = text,
            Side::Scenario => self.scenario = text,
            Side::Delivery => self.delivery = text,
            _ => {}
        }
    }

    fn judged(&self) -> &'static [Side] {
        self.section.sides()
    }

    fn has_tests(&self) -> bool {
        self.section == Section::Filter
    }

    fn evaluate(&self) -> Answer {
        match self.section {
            Section::Filter => filter::evaluate(self),
            Section::Subscriptions => subscriptions::evaluate(self),
            Section::Topic => fifo::evaluate(&self.scenario),
            Section::Retries => retries::evaluate(&self.delivery),
        }
    }

    fn members(&self) -> String {
        let mut text = format!(
            "\"policy\":{},\"scope\":\"{}\",\"attributes\":{},\"body\":{}",
            json::quote(&self.policy),
            self.scope,
            json::quote(&self.attributes),
            json::quote(&self.body)
        );
        let first = Self::default();
        for (name, side) in EXTRAS.into_iter().filter(|(_, side)| self.text(*side) != first.text(*side)) {
            text += &format!(",\"{name}\":{}", json::quote(self.text(side)));
        }
        if self.section != first.section {
            text += &format!(",\"section\":\"{}\"", self.section.word());
        }
        text
    }

    fn read(value: &Value) -> Option<Self> {
        let word = member(value, "section");
        let section = match word {
            Some(word) => Section::ALL.into_iter().find(|section| section.word() == &*word)?,
            None => Section::default(),
        };
        let mut inputs = Self {
            section,
            policy: member(value, "policy")?,
            scope: member(value, "scope")?.parse().ok()?,
            attributes: member(value, "attributes")?,
            body: member(value, "body")?,
            ..Self::default()
        };
        for (name, side) in EXTRAS {
            if let Some(text) = member(value, name) {
                inputs.set_text(side, text);
            }
        }
        Some(inputs)
    }

    fn from_gallery(item: &Value) -> Option<Self> {
        let document = |key: &str| item.get(key).map(|value| Rc::<str>::from(format::value(value)));
        // A body may be any text; one that is JSON stands in the gallery as such.
        let body = match item.get("body") {
            Some(body) => body.as_text().map_or_else(|| format::value(body), |text| text.as_str().to_owned()),
            None => String::new(),
        };
        let mut inputs = Self {
            policy: document("policy")?,
            scope: member(item, "scope")?.parse().ok()?,
            attributes: document("attributes").unwrap_or_default(),
            body: body.into(),
            ..Self::default()
        };
        for (name, side) in EXTRAS {
            if let Some(text) = document(name) {
                inputs.set_text(side, text);
            }
        }
        if let Some(word) = member(item, "section") {
            inputs.section = Section::ALL.into_iter().find(|section| section.word() == &*word)?;
        }
        Some(inputs)
    }

    fn rule(&self) -> Self {
        let rule = Self { policy: self.policy.clone(), scope: self.scope, ..Self::default() };
        if self.has_tests() { rule } else { Self::default() }
    }

    fn verdicts(&self, cases: &[Case]) -> Vec<Verdict> {
        let policy = filter::parse(&self.policy, self.scope);
        let verdict = |case: &Case| {
            let message = message::of_case(&case.text).read();
            match (&policy, message) {
                (Ok(Some(policy)), Ok(message)) => policy.matches(&message).map_or(Verdict::Invalid, Verdict::of),
                (Ok(None), Ok(_)) => Verdict::Match,
                _ => Verdict::Invalid,
            }
        };
        cases.iter().map(verdict).collect()
    }

    fn split(text: &str) -> Vec<Case> {
        test_set::split(text, message::cases)
    }

    fn title(case: &Case) -> String {
        message::of_case(&case.text).title()
    }

    fn as_case(&self) -> Option<Case> {
        Some(Case { text: message::Texts::of(self).to_case().into(), expect: None })
    }

    fn with_case(&self, case: &Case) -> Self {
        let message::Texts { attributes, body } = message::of_case(&case.text);
        let attributes = format::format(&attributes).unwrap_or(attributes);
        Self { attributes: attributes.into(), body: body.into(), ..self.clone() }
    }

    fn test_case(&self, verdict: Verdict) -> String {
        match self.section {
            Section::Filter => filter::test_case(self, &self.policy, self.scope, verdict),
            Section::Subscriptions => subscriptions::test_cases(self),
            Section::Topic => fifo::test_case(&self.scenario),
            Section::Retries => retries::test_case(&self.delivery),
        }
    }
}

/// A name for a test case with these texts.
fn case_id(texts: &[&str]) -> String {
    json::quote(&report::id(texts))
}

/// Reads a message as the page has it: an empty body is none.
fn read_message(attributes: &str, body: &str) -> Result<Message, pointsman::diagnostic::Error> {
    let message = Message::new().with_attributes(attributes)?;
    Ok(if body.is_empty() { message } else { message.with_body(body) })
}

/// A policy that was read before, if the text is one.
fn policy(text: &str, scope: Scope) -> Option<FilterPolicy> {
    filter::parse(text, scope).ok().flatten()
}

#[cfg(test)]
mod tests;
