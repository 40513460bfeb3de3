//! Payload templates: as fields with expressions in them, and as one expression.

use super::{Writer, marked};
use crate::asl::data::{self, Object, Value};
use crate::asl::intrinsic::Intrinsic;
use crate::asl::jsonata::source;
use crate::json::{self, Kind, quote};
use std::sync::Arc;

impl Writer<'_> {
    /// What a member whose name ends in `.$` holds, as an expression.
    pub(super) fn computed(&mut self, value: &json::Value, dollar: &str) -> Option<String> {
        let Some(text) = value.as_text() else { return self.cannot(value.span, "this is neither a path nor a call") };
        if text.as_str().starts_with('$') {
            return self.path_field(value, dollar);
        }
        match Intrinsic::parse(text.as_str()) {
            Ok(intrinsic) => self.call(&intrinsic.call, dollar, value),
            Err(error) => self.unread(&error, value),
        }
    }

    /// A template as a field of a JSONata state. The reader bounds how deep it nests.
    pub(super) fn template(&mut self, value: &json::Value, dollar: &str) -> Option<Value> {
        match &value.kind {
            Kind::Object(members) => {
                let mut object = Object::with_capacity(members.len());
                for member in members {
                    let key = member.key.as_str();
                    let (name, value) = match key.strip_suffix(".$") {
                        Some(name) => (name, marked(&self.computed(&member.value, dollar)?)),
                        None => (key, self.template(&member.value, dollar)?),
                    };
                    object.insert(Arc::from(name), value);
                }
                Some(object.into())
            }
            Kind::Array(elements) => {
                let elements: Option<Vec<Value>> = elements.iter().map(|it| self.template(it, dollar)).collect();
                Some(elements?.into())
            }
            // A text that only looks like an expression.
            Kind::String(text) if source(text.as_str()).is_some() => Some(marked(&quote(text.as_str()))),
            _ => self.literal(value),
        }
    }

    /// The same as one expression.
    pub(super) fn expression(&mut self, value: &json::Value, dollar: &str) -> Option<String> {
        match &value.kind {
            Kind::Object(members) => {
                let mut parts = Vec::with_capacity(members.len());
                for member in members {
                    let key = member.key.as_str();
                    let (name, value) = match key.strip_suffix(".$") {
                        Some(name) => (name, self.computed(&member.value, dollar)?),
                        None => (key, self.expression(&member.value, dollar)?),
                    };
                    parts.push(format!("{}: {value}", quote(name)));
                }
                Some(format!("{{{}}}", parts.join(", ")))
            }
            Kind::Array(elements) => {
                let mut parts = Vec::with_capacity(elements.len());
                for element in elements {
                    parts.push(self.expression(element, dollar)?);
                }
                Some(format!("[{}]", parts.join(", ")))
            }
            _ => Some(self.literal(value)?.to_string()),
        }
    }

    /// A value in which nothing is computed, as an expression.
    pub(super) fn literal_expression(&mut self, value: &json::Value) -> Option<String> {
        Some(self.literal(value)?.to_string())
    }

    pub(super) fn literal(&mut self, value: &json::Value) -> Option<Value> {
        match data::from_json(value) {
            Ok(value) => Some(value),
            Err(error) => self.unread(&error, value),
        }
    }
}
