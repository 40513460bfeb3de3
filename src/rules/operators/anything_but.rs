//! `anything-but`: every leaf that the inner test does not accept.
//!
//! It needs a leaf: an absent field fails. Types never coincide, so `anything-but 5` accepts `"5"`, and
//! `anything-but {"prefix": "a"}` accepts `55` and `null`. An IP address in it is a plain string.

use super::{Number, TextTest, comparable};
use crate::rules::event::Leaf;

/// What is not accepted.
#[derive(Clone, Debug, PartialEq)]
pub enum AnythingBut {
    /// Strings: plain ones, or those that `prefix`, `suffix`, `equals-ignore-case` or `wildcard` accepts.
    Texts(Vec<TextTest>),
    /// Numbers, all of them comparable.
    Numbers(Vec<Number>),
}

impl AnythingBut {
    /// Does this accept `leaf`?
    #[must_use]
    pub fn accepts(&self, leaf: &Leaf<'_>) -> bool {
        match (self, leaf) {
            (Self::Texts(tests), Leaf::Text(text)) => !tests.iter().any(|test| test.accepts(text)),
            (Self::Numbers(numbers), Leaf::Number(spelled)) => {
                comparable(spelled).is_none_or(|value| !numbers.iter().any(|n| n.value == Some(value)))
            }
            _ => true,
        }
    }
}
