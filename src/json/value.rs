//! The tree.

use super::Text;
use crate::diagnostic::{Span, Step};

/// A value and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// From its first byte to behind its last.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// What a value can be.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number as it was spelled, such as `1e2` or `9007199254740993`.
    Number(Box<str>),
    /// A string, decoded.
    String(Text),
    /// The elements in order.
    Array(Vec<Value>),
    /// The members in order, duplicates included.
    Object(Vec<Member>),
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Its name, decoded.
    pub key: Text,
    /// The place of the name, quotes included.
    pub key_span: Span,
    /// Its value.
    pub value: Value,
}

impl Value {
    /// The members, if it is an object.
    #[must_use]
    pub fn as_object(&self) -> Option<&[Member]> {
        match &self.kind {
            Kind::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The elements, if it is an array.
    #[must_use]
    pub fn as_array(&self) -> Option<&[Self]> {
        match &self.kind {
            Kind::Array(elements) => Some(elements),
            _ => None,
        }
    }

    /// The text, if it is a string.
    #[must_use]
    pub const fn as_text(&self) -> Option<&Text> {
        match &self.kind {
            Kind::String(text) => Some(text),
            _ => None,
        }
    }

    /// The value of the last member of that name, as most JSON readers have it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        let member = self.as_object()?.iter().rev().find(|m| m.key.as_str() == key)?;
        Some(&member.value)
    }

    /// The value that `path` leads to; of members of the same name the last one.
    #[must_use]
    pub fn at(&self, path: &[Step]) -> Option<&Self> {
        path.iter().try_fold(self, |value, step| match step {
            Step::Key(key) => value.get(key),
            Step::Index(index) => value.as_array()?.get(*index),
        })
    }

    /// `a string`, `an array`, … for messages.
    #[must_use]
    pub const fn describe(&self) -> &'static str {
        match &self.kind {
            Kind::Null => "null",
            Kind::Bool(true) => "true",
            Kind::Bool(false) => "false",
            Kind::Number(_) => "a number",
            Kind::String(_) => "a string",
            Kind::Array(_) => "an array",
            Kind::Object(_) => "an object",
        }
    }
}
