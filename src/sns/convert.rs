//! From attributes to the body and back: the same policy and the same message for the other scope.

use super::examples::attribute;
use super::{FilterPolicy, Message, Scope, publish};
use crate::diagnostic::{Error, Span};
use crate::json::{Kind, Member, Text, Value, compact};
use crate::rules::{Flat, or_branches};
use std::collections::HashSet;

/// A text for the other scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Converted {
    /// The policy, the attributes, or the body.
    pub text: String,
    /// What is not the same any more, in a sentence each. Without any of them policy and message mean what they meant.
    pub notes: Vec<String>,
}

impl FilterPolicy {
    /// The same policy for the other scope. From attributes to the body nothing changes; from the body to attributes
    /// nested names are joined with dots.
    ///
    /// ```
    /// use pointsman::sns::{FilterPolicy, Scope};
    ///
    /// let policy = FilterPolicy::parse(r#"{"order": {"state": ["paid"]}}"#, Scope::MessageBody)?;
    /// assert_eq!(policy.for_other_scope()?.text, r#"{"order.state":["paid"]}"#);
    /// # Ok::<(), pointsman::diagnostic::Error>(())
    /// ```
    ///
    /// # Errors
    /// Where the other scope does not take it: joined names may be more than 5.
    pub fn for_other_scope(&self) -> Result<Converted, Error> {
        let mut notes = Vec::new();
        let text = match self.scope() {
            Scope::MessageAttributes => self.text().to_owned(),
            Scope::MessageBody => {
                let value = super::policy::read(self.text())?;
                let mut members = Vec::new();
                join(value.as_object().unwrap_or_default(), "", &mut members, &mut notes);
                let (pattern, _) = self.rule();
                let arrays = pattern.conditions.iter().filter(|c| c.path.steps().count() > 1).count() > 1;
                if arrays {
                    notes.push("fields of one element of an array can no longer be told from those of another".into());
                }
                compact(&Value { span: Span::default(), kind: Kind::Object(members) })
            }
        };
        let converted = Self::parse(&text, self.scope().other()).map_err(Error::without_places)?;
        if converted.scope() == Scope::MessageAttributes {
            for condition in &converted.rule().0.conditions {
                let name = condition.path.display();
                if publish::name_error(&name).is_some() {
                    notes.push(format!("no message can have an attribute \"{name}\""));
                }
            }
        }
        Ok(Converted { text, notes })
    }
}

/// Adds the members with their names joined behind `parent`.
fn join(members: &[Member], parent: &str, joined: &mut Vec<Member>, notes: &mut Vec<String>) {
    for member in members {
        let branches = (member.key.as_str() == "$or").then(|| or_branches(&member.value)).flatten();
        let (key, value) = if let Some(branches) = branches {
            let branches = branches.map(|branch| {
                let mut inner = Vec::new();
                join(branch, parent, &mut inner, notes);
                Value { span: Span::default(), kind: Kind::Object(inner) }
            });
            let branches = branches.collect();
            if joined.iter().any(|other| other.key.as_str() == "$or") {
                notes.push("only the last of several $or counts, since none of them is nested any more".into());
            }
            ("$or".to_owned(), Value { span: Span::default(), kind: Kind::Array(branches) })
        } else {
            let name = format!("{parent}{}", member.key.as_str());
            if let Some(members) = member.value.as_object() {
                join(members, &format!("{name}."), joined, notes);
                continue;
            }
            (name, member.value.clone())
        };
        joined.push(Member { key: Text::from(key), key_span: Span::default(), value });
    }
}

impl Message {
    /// Its attributes as a body: `{"name": value}`, those that policies see.
    #[must_use]
    pub fn attributes_as_body(&self) -> Converted {
        let seen: HashSet<&str> = self
            .attributes()
            .event()
            .as_object()
            .unwrap_or_default()
            .iter()
            .map(|member| member.key.as_str())
            .collect();
        let unseen = self.attributes().list().iter().filter(|attribute| !seen.contains(attribute.name.as_str()));
        let notes =
            unseen.map(|a| format!("{} is left out: policies do not see this {}", a.name, a.data_type)).collect();
        Converted { text: compact(self.attributes().event()), notes }
    }

    /// Its body as attributes: names joined with dots, lists as `String.Array`. None where the body is no JSON object.
    #[must_use]
    pub fn body_as_attributes(&self) -> Option<Converted> {
        let tree = self.tree().ok()?;
        let flat = Flat::new(tree);
        let mut paths: Vec<(Span, &[u8])> =
            flat.paths().filter_map(|path| Some((flat.at(path).next()?.span(), path))).collect();
        crate::order::numbers(&mut paths);
        let (mut notes, mut attributes) = (Vec::new(), Vec::new());
        for (_, path) in paths {
            let name = String::from_utf8_lossy(path);
            if let Some((reason, _)) = publish::name_error(&name) {
                notes.push(format!("{name} is left out: {reason}"));
                continue;
            }
            let mut values: Vec<Value> = flat.at(path).map(|leaf| leaf.value.clone()).collect();
            let value = match (values.len(), values.pop()) {
                (1, Some(only)) => only.kind,
                (_, last) => Kind::Array(values.into_iter().chain(last).collect()),
            };
            attributes.push(format!("{}: {}", crate::json::quote(&name), attribute(&value)));
        }
        if flat.has_arrays() {
            notes.push("values of different elements of an array stand side by side now".into());
        }
        Some(Converted { text: format!("{{{}}}", attributes.join(", ")), notes })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nested_names_are_joined() {
        let policy = r#"{"d":{"a":{"b":[1]},"$or":[{"x":[1]},{"y":{"z":[2]}}]},"e.f":["x"]}"#;
        let converted = FilterPolicy::parse(policy, Scope::MessageBody).unwrap().for_other_scope().unwrap();
        assert_eq!(converted.text, r#"{"d.a.b":[1],"$or":[{"d.x":[1]},{"d.y.z":[2]}],"e.f":["x"]}"#);
        let six = r#"{"d":{"a":[1],"b":[1],"c":[1],"d":[1],"e":[1],"f":[1]}}"#;
        assert!(FilterPolicy::parse(six, Scope::MessageBody).unwrap().for_other_scope().is_err());
    }

    #[test]
    fn messages_there_and_back() {
        let body = r#"{"a":"x","n":1.50,"l":["x",2,true],"o":{"e":"","t":true},"z":[]}"#;
        let there = Message::new().with_body(body).body_as_attributes().unwrap();
        assert_eq!(there.notes, Vec::<String>::new());
        let back = Message::new().with_attributes(&there.text).unwrap().attributes_as_body();
        assert_eq!(back.text, r#"{"a":"x","n":1.50,"l":["x",2,true],"o.e":[""],"o.t":[true]}"#);
        let binary = r#"{"b":{"Type":"Binary","Value":"aGk="}}"#;
        let left = Message::new().with_attributes(binary).unwrap().attributes_as_body();
        assert_eq!((left.text.as_str(), left.notes.len()), ("{}", 1));
    }
}
