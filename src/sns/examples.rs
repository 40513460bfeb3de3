//! Messages that are made up for a policy: the least that matches, and one that just does not.

use super::{FilterPolicy, Message, Scope};
use crate::json::{Kind, compact, quote};
use crate::rules::sample::{Sampled, accepted, nested, rejected};

/// A message and what the policy says about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Its attributes as JSON text, for a policy on attributes.
    pub attributes: Option<String>,
    /// Its body, for a policy on the body.
    pub body: Option<String>,
    /// The verdict in one sentence.
    pub summary: String,
}

/// What a policy takes and what it just does not. Either is missing where none was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Examples {
    /// A message with no more than it takes to match.
    pub matching: Option<Example>,
    /// The same message but for one field, which does not match.
    pub missing: Option<Example>,
}

/// Changes that are tried before none is given.
const MAX_TRIES: usize = 512;

impl FilterPolicy {
    /// The least message that matches, and one that just does not. Both have been asked about.
    ///
    /// ```
    /// use pointsman::sns::{FilterPolicy, Scope};
    ///
    /// let policy = FilterPolicy::parse(r#"{"price": [{"numeric": [">=", 100]}]}"#, Scope::MessageBody)?;
    /// let examples = policy.examples();
    /// assert_eq!(examples.matching.and_then(|it| it.body).as_deref(), Some(r#"{"price":100}"#));
    /// assert_eq!(examples.missing.and_then(|it| it.body).as_deref(), Some(r#"{"price":99}"#));
    /// # Ok::<(), pointsman::diagnostic::Error>(())
    /// ```
    #[must_use]
    pub fn examples(&self) -> Examples {
        let (pattern, compiled) = self.rule();
        for (branch, fields) in accepted(pattern, compiled) {
            let Some(matching) = self.example(&fields, true) else { continue };
            let missing =
                rejected(pattern, branch, &fields).take(MAX_TRIES).find_map(|near| self.example(&near, false));
            return Examples { matching: Some(matching), missing };
        }
        Examples::default()
    }

    /// The message of these fields, if the policy says what it should, and Publish would take it.
    fn example(&self, fields: &[Sampled], wanted: bool) -> Option<Example> {
        let (attributes, body, message) = match self.scope() {
            Scope::MessageAttributes => {
                let text = attributes(fields);
                let message = Message::new().with_attributes(&text).ok()?;
                (Some(text), None, message)
            }
            Scope::MessageBody => {
                let text = compact(&nested(fields));
                (None, Some(text.clone()), Message::new().with_body(text))
            }
        };
        let publishable = !message.diagnostics(self.scope()).iter().any(|diagnostic| diagnostic.is_error());
        let explained = self.explain(&message).ok()?;
        (publishable && explained.matched == wanted).then_some(Example { attributes, body, summary: explained.summary })
    }
}

fn attributes(fields: &[Sampled]) -> String {
    let mut found: Vec<String> = Vec::new();
    for field in fields {
        if let Some(value) = &field.value {
            found.push(format!("{}: {}", quote(&field.names.join(".")), attribute(value)));
        }
    }
    if found.is_empty() {
        // A message without any attributes matches nothing; one that the policy does not ask about makes the difference.
        let free =
            ["other", "another", "something"].into_iter().find(|name| !fields.iter().any(|f| f.names == [*name]));
        found.push(format!("{}: {}", quote(free.unwrap_or("example")), attribute(&Kind::String("x".into()))));
    }
    format!("{{{}}}", found.join(", "))
}

/// A value as an attribute has it. What no attribute can be by itself stands in a list.
pub(super) fn attribute(value: &Kind) -> String {
    let (data_type, text) = match value {
        Kind::String(text) if !text.as_str().is_empty() => ("String", text.as_str().to_owned()),
        Kind::Number(spelled) => ("Number", spelled.to_string()),
        Kind::Array(_) => ("String.Array", written(value)),
        other => ("String.Array", format!("[{}]", written(other))),
    };
    format!("{{\"Type\": \"{data_type}\", \"Value\": {}}}", quote(&text))
}

fn written(kind: &Kind) -> String {
    compact(&crate::json::Value { span: crate::diagnostic::Span::default(), kind: kind.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_are_small_and_near() {
        let attributes = Scope::MessageAttributes;
        for (policy, scope, matching, missing) in [
            (
                r#"{"event":["order_placed"]}"#,
                Scope::MessageBody,
                r#"{"event":"order_placed"}"#,
                r#"{"event":"Order_placed"}"#,
            ),
            (
                r#"{"a":{"b":[{"prefix":"eu-"}],"c":[{"exists":false}]}}"#,
                Scope::MessageBody,
                r#"{"a":{"b":"eu-"}}"#,
                r#"{"a":{"b":"eu-","c":"x"}}"#,
            ),
            (r#"{"n":[{"numeric":[">",0,"<=",5]}]}"#, Scope::MessageBody, r#"{"n":1}"#, r#"{"n":6}"#),
            (r#"{"ip":[{"cidr":"10.0.0.0/24"}]}"#, Scope::MessageBody, r#"{"ip":"10.0.0.0"}"#, r#"{"ip":"10.0.1.0"}"#),
            (r#"{"k":[{"anything-but":["x","y"]}]}"#, Scope::MessageBody, r#"{"k":"other"}"#, r#"{"k":"x"}"#),
            (r#"{"k":[{"exists":true}]}"#, Scope::MessageBody, r#"{"k":"x"}"#, "{}"),
            (
                r#"{"k":[true]}"#,
                attributes,
                r#"{"k": {"Type": "String.Array", "Value": "[true]"}}"#,
                r#"{"k": {"Type": "String.Array", "Value": "[false]"}}"#,
            ),
            (
                r#"{"k":[{"exists":false}]}"#,
                attributes,
                r#"{"other": {"Type": "String", "Value": "x"}}"#,
                r#"{"k": {"Type": "String", "Value": "x"}}"#,
            ),
        ] {
            let examples = FilterPolicy::parse(policy, scope).unwrap().examples();
            let text = |example: Option<Example>| example.and_then(|e| e.attributes.or(e.body)).unwrap_or_default();
            assert_eq!(
                (text(examples.matching), text(examples.missing)),
                (matching.into(), missing.into()),
                "{policy}"
            );
        }
    }
}
