//! The documents that states pass on: made for being handed around and changed a little at each step.
//!
//! Strings, arrays and objects are shared, so that a clone is a count and a stage that leaves a subtree alone keeps it.
//! (`Arc`, not `Rc`: in wasm both cost the same, and natively a machine may be run on any thread.) Unlike [`json`] there
//! are no places here; who reports to people keeps the text and looks them up.
//!
//! [`json`]: crate::json

mod number;
mod object;
mod quick;
mod read;
mod spelling;
mod text;
mod write;

pub use number::Number;
pub use object::Object;
pub use read::{from_json, parse};
pub(crate) use spelling::Spelling;
pub(crate) use text::compare;

use std::sync::Arc;

/// A JSON value at run time. Equal is what AWS holds for equal: numbers by value, objects whatever their order.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string. A lone surrogate, which a document can spell as an escape, is U+FFFD.
    String(Arc<str>),
    /// The elements in order.
    Array(Arc<Vec<Self>>),
    /// The members in order.
    Object(Arc<Object>),
}

impl Value {
    /// The deepest nesting of any value that a state hands on; deeper ones are refused (D3).
    pub const MAX_DEPTH: usize = 512;

    /// `{}`
    #[must_use]
    pub fn empty_object() -> Self {
        Self::Object(Arc::default())
    }

    /// The member of that name, if this is an object that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.as_object()?.get(key)
    }

    /// The element at that place, if this is an array that long.
    #[must_use]
    pub fn at(&self, index: usize) -> Option<&Self> {
        self.as_array()?.get(index)
    }

    /// The elements, if this is an array.
    #[must_use]
    pub fn as_array(&self) -> Option<&[Self]> {
        match self {
            Self::Array(elements) => Some(elements),
            _ => None,
        }
    }

    /// The members, if this is an object.
    #[must_use]
    pub fn as_object(&self) -> Option<&Object> {
        match self {
            Self::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The text, if this is a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if this is one.
    #[must_use]
    pub const fn as_number(&self) -> Option<Number> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// Are the two one array or object in memory? Then nothing in them differs, and nothing has to be looked at.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Array(a), Self::Array(b)) => Arc::ptr_eq(a, b),
            (Self::Object(a), Self::Object(b)) => Arc::ptr_eq(a, b),
            _ => false,
        }
    }

    /// `a string`, `an array`, … for messages.
    #[must_use]
    pub const fn describe(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(true) => "true",
            Self::Bool(false) => "false",
            Self::Number(_) => "a number",
            Self::String(_) => "a string",
            Self::Array(_) => "an array",
            Self::Object(_) => "an object",
        }
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Number(Number::Int(value))
    }
}

impl From<Number> for Value {
    fn from(value: Number) -> Self {
        Self::Number(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::String(value.into())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::String(value.into())
    }
}

impl From<Vec<Self>> for Value {
    fn from(value: Vec<Self>) -> Self {
        Self::Array(Arc::new(value))
    }
}

impl From<Object> for Value {
    fn from(value: Object) -> Self {
        Self::Object(Arc::new(value))
    }
}
