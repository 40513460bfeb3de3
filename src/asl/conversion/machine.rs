//! Definitions: the states, with those in branches and processors, and what says which language they are in.

use super::Writer;
use crate::asl::data::{Object, Value};
use crate::json;
use std::sync::Arc;

const LANGUAGE: &str = "QueryLanguage";

fn jsonata(value: &json::Value) -> bool {
    value.get(LANGUAGE).and_then(json::Value::as_text).is_some_and(|text| text.as_str() == "JSONata")
}

impl Writer<'_> {
    /// A state alone. It has no name.
    pub(super) fn lone(&mut self, value: &json::Value) -> Value {
        self.one(value, "")
    }

    /// A whole definition. Where all states are in JSONata now, it says so once; a definition that says so may have no
    /// others in it, so otherwise each state says it.
    pub(super) fn definition(&mut self, value: &json::Value) -> Value {
        if jsonata(value) {
            return self.literal(value).unwrap_or(Value::Null);
        }
        let converted = self.flow(value);
        let Value::Object(object) = &converted else { return converted };
        let mut object = (**object).clone();
        object.remove(LANGUAGE);
        if !self.kept.is_empty() {
            return object.into();
        }
        let mut whole = Object::with_capacity(object.len() + 1);
        whole.insert(LANGUAGE.into(), "JSONata".into());
        for (name, value) in object.iter() {
            whole.insert(name.clone(), plain(value));
        }
        whole.into()
    }

    /// A `States` object with what is around it.
    pub(super) fn flow(&mut self, value: &json::Value) -> Value {
        let mut object = Object::new();
        for member in value.as_object().unwrap_or_default() {
            let value = if member.key.as_str() == "States" {
                let states = member.value.as_object().unwrap_or_default();
                let states = states.iter().map(|state| {
                    let name = state.key.as_str();
                    (Arc::from(name), self.one(&state.value, name))
                });
                Value::from(states.collect::<Vec<(Arc<str>, Value)>>().into_iter().collect::<Object>())
            } else {
                self.literal(&member.value).unwrap_or(Value::Null)
            };
            object.insert(member.key.as_str().into(), value);
        }
        object.into()
    }

    /// A state: in JSONata where that is possible, otherwise as it was, with what is in it converted.
    fn one(&mut self, value: &json::Value, name: &str) -> Value {
        if jsonata(value) || value.as_object().is_none() {
            return self.literal(value).unwrap_or(Value::Null);
        }
        let around = std::mem::replace(&mut self.failed, false);
        let converted = self.state(value);
        let failed = std::mem::replace(&mut self.failed, around);
        match converted.filter(|_| !failed) {
            Some(state) => {
                self.converted.push(name.into());
                state
            }
            None => {
                self.kept.push(name.into());
                self.kept_state(value)
            }
        }
    }

    /// A state that stays in JSONPath.
    fn kept_state(&mut self, value: &json::Value) -> Value {
        let mut object = Object::new();
        for member in value.as_object().unwrap_or_default() {
            let name = member.key.as_str();
            object.insert(
                name.into(),
                self.inner(name, &member.value).unwrap_or_else(|| self.literal(&member.value).unwrap_or(Value::Null)),
            );
        }
        object.into()
    }

    /// Branches and processors, converted; nothing of any other field.
    pub(super) fn inner(&mut self, name: &str, value: &json::Value) -> Option<Value> {
        match name {
            "Branches" => {
                let branches = value.as_array()?.iter().map(|branch| self.flow(branch)).collect::<Vec<_>>();
                Some(branches.into())
            }
            "ItemProcessor" | "Iterator" => Some(self.flow(value)),
            _ => None,
        }
    }
}

/// States without the language that the definition says for all of them. They nest no deeper than the reader lets them.
fn plain(value: &Value) -> Value {
    match value {
        Value::Object(object) => {
            let state = object.contains_key("Type");
            let members = object.iter().filter(|(name, _)| !(state && &***name == LANGUAGE));
            let deeper = |name: &str| matches!(name, "States" | "Branches" | "ItemProcessor") || !state;
            members
                .map(|(name, value)| {
                    let inside = deeper(name) && !matches!(&**name, "Arguments" | "Output" | "Assign");
                    (name.clone(), if inside { plain(value) } else { value.clone() })
                })
                .collect::<Object>()
                .into()
        }
        Value::Array(elements) => elements.iter().map(plain).collect::<Vec<_>>().into(),
        other => other.clone(),
    }
}
