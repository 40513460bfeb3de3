//! The scanner's rules, as a list to look through.

use super::reading::{parse, text};
use std::rc::Rc;

/// A rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Its name.
    pub id: Rc<str>,
    /// Whose credential it is.
    pub vendor: Rc<str>,
    /// What it finds.
    pub description: Rc<str>,
    /// How sure it is.
    pub confidence: Rc<str>,
    /// How bad a leak would be.
    pub severity: Rc<str>,
    /// It is about persons.
    pub personal: bool,
    words: Rc<str>,
}

impl Rule {
    /// Reads the worker's answer.
    #[must_use]
    pub fn read_all(json: &str) -> Vec<Self> {
        let value = parse(json);
        let rule = |value| {
            let (id, vendor, description) = (text(value, "id")?, text(value, "vendor")?, text(value, "description")?);
            Some(Self {
                words: format!("{id} {vendor} {description} {}", text(value, "kind")?).to_lowercase().into(),
                confidence: text(value, "confidence")?,
                severity: text(value, "severity")?,
                personal: text(value, "category").as_deref() == Some("personal-data"),
                id,
                vendor,
                description,
            })
        };
        value.as_ref().and_then(|value| value.as_array()).unwrap_or_default().iter().filter_map(rule).collect()
    }

    /// Has it all words of a search?
    #[must_use]
    pub fn fits(&self, search: &str) -> bool {
        search.to_lowercase().split_whitespace().all(|word| self.words.contains(word))
    }
}
