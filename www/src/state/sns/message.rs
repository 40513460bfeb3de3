//! A message as two texts, and as one.

use super::{Inputs, read_message};
use crate::state::test_set::{Case, beginning, expected};
use pointsman::diagnostic::Error;
use pointsman::json::{self, Kind, Options, Value};
use pointsman::sns::{Message, unpack};

/// The attributes and the body, as they stand in the editors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// The attributes.
    pub attributes: String,
    /// The body.
    pub body: String,
}

impl Texts {
    /// Those of the page.
    #[must_use]
    pub fn of(inputs: &Inputs) -> Self {
        Self { attributes: inputs.attributes.to_string(), body: inputs.body.to_string() }
    }

    /// The message.
    ///
    /// # Errors
    /// Where the attributes cannot be read.
    pub fn read(&self) -> Result<Message, Error> {
        read_message(&self.attributes, &self.body)
    }

    /// The attributes as JSON: text that is none stands there as a string.
    #[must_use]
    pub fn attributes_json(&self) -> String {
        match json::parse(&self.attributes, &Options::default()).into_result() {
            Ok(value) if value.as_object().is_some() => json::compact(&value),
            _ => json::quote(&self.attributes),
        }
    }

    /// As one text, for the test set: `{"attributes": …, "body": "…"}`.
    #[must_use]
    pub fn to_case(&self) -> String {
        let mut members = Vec::new();
        if !self.attributes.trim().is_empty() {
            members.push(format!("\"attributes\":{}", self.attributes_json()));
        }
        if !self.body.is_empty() || members.is_empty() {
            members.push(format!("\"body\":{}", json::quote(&self.body)));
        }
        format!("{{{}}}", members.join(","))
    }

    /// What it is, in one line: its attributes, and how its body begins.
    #[must_use]
    pub fn title(&self) -> String {
        let named: Vec<String> = match Message::new().with_attributes(&self.attributes) {
            Ok(message) => message.attributes().list().iter().map(|a| format!("{}={}", a.name, a.value)).collect(),
            Err(_) => vec![self.attributes.clone()],
        };
        let parts = [named.join(", "), self.body.clone()];
        beginning(&parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(" · "))
    }
}

/// The message of a case.
#[must_use]
pub fn of_case(text: &str) -> Texts {
    let value = json::parse(text, &Options::default()).into_result().ok();
    if let Some(texts) = value.as_ref().and_then(ours) {
        return texts;
    }
    let unpacked = unpack(text).ok().and_then(|messages| messages.into_iter().next());
    unpacked.map_or_else(
        || Texts { attributes: String::new(), body: text.to_owned() },
        |message| Texts { attributes: message.attributes.unwrap_or_default(), body: message.body.unwrap_or_default() },
    )
}

/// What [`Texts::to_case`] wrote, attributes that are no JSON included.
fn ours(value: &Value) -> Option<Texts> {
    let members = value.as_object().filter(|members| !members.is_empty())?;
    let text = |name: &str| match value.get(name).map(|value| &value.kind) {
        None | Some(Kind::Null) => Some(String::new()),
        Some(Kind::String(text)) => Some(text.as_str().to_owned()),
        Some(Kind::Object(_)) if name == "attributes" => value.get(name).map(json::compact),
        Some(_) => None,
    };
    let named = members.iter().all(|member| matches!(member.key.as_str(), "attributes" | "body"));
    if named { Some(Texts { attributes: text("attributes")?, body: text("body")? }) } else { None }
}

/// The cases of a document: a test case of our own with its verdict, the messages of a notification or an event, or a body.
#[must_use]
pub fn cases(text: &str, value: &Value) -> Vec<Case> {
    let plain = |text: String| Case { text: text.into(), expect: None };
    if let (Some(expect), Some(_)) = (expected(value), value.get("policy")) {
        let message = json::compact(&Value {
            span: value.span,
            kind: Kind::Object(
                value
                    .as_object()
                    .unwrap_or_default()
                    .iter()
                    .filter(|member| matches!(member.key.as_str(), "attributes" | "body"))
                    .cloned()
                    .collect(),
            ),
        });
        return vec![Case { expect: Some(expect), ..plain(of_case(&message).to_case()) }];
    }
    let text = value.span.of(text);
    match unpack(text) {
        Ok(messages) => messages
            .into_iter()
            .map(|message| {
                let (attributes, body) = (message.attributes.unwrap_or_default(), message.body.unwrap_or_default());
                plain(Texts { attributes, body }.to_case())
            })
            .collect(),
        Err(_) => vec![plain(text.to_owned())],
    }
}
