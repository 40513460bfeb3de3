//! A text that can be shared, and the way back, which stays in the tab.

use super::reading::{list, parse, text};
use std::rc::Rc;

/// A redacted text.
#[derive(Clone, Debug, PartialEq)]
pub struct Redacted {
    /// With placeholders.
    pub text: Rc<str>,
    /// How many findings were replaced.
    pub count: usize,
    /// What stood where each placeholder is.
    pub originals: Vec<(Rc<str>, Rc<str>)>,
}

impl Redacted {
    /// Reads the worker's answer.
    #[must_use]
    pub fn read(json: &str) -> Option<Self> {
        let value = parse(json)?;
        let originals = value.get("originals")?.as_object()?;
        let original = |member: &pointsman::json::Member| {
            Some((member.key.as_str().into(), member.value.as_text()?.as_str().into()))
        };
        Some(Self {
            text: text(&value, "text")?,
            count: list(&value, "findings").len(),
            originals: originals.iter().filter_map(original).collect(),
        })
    }
}

/// `text` with what stood where the placeholders are, and how many there were.
#[must_use]
pub fn restore(text: &str, originals: &[(Rc<str>, Rc<str>)]) -> (String, usize) {
    originals.iter().fold((text.to_owned(), 0), |(text, count), (placeholder, original)| {
        let here = text.matches(&**placeholder).count();
        if here == 0 { (text, count) } else { (text.replace(&**placeholder, original), count + here) }
    })
}
