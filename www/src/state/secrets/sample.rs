//! The page's gallery: texts with something to find, or with what only looks like it, and one thing to learn from each.

use super::reading::{flag, list, parse, text};
use crate::gallery::Entry;
use crate::state::Verdict;
use std::rc::Rc;

/// In the gallery `¦` stands for nothing, so that no secret, not even a made-up one, stands whole in the repository.
const GALLERY: &str = include_str!("../../../gallery/secrets.json");

/// A sample.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// What there is to read about it.
    pub entry: Entry,
    /// The text.
    pub text: Rc<str>,
    /// The name of its file.
    pub path: Option<Rc<str>>,
    /// It is a diff.
    pub diff: bool,
    /// The rules of its findings, in their order, as a test holds it to them.
    pub rules: Vec<Rc<str>>,
}

/// All samples.
#[must_use]
pub fn samples() -> Vec<Sample> {
    let read = |value| {
        let rules: Vec<Rc<str>> =
            list(value, "rules").iter().filter_map(|it| Some(it.as_text()?.as_str().into())).collect();
        let whole: String = lines(value)?.replace('¦', "");
        let expect = if rules.is_empty() { Verdict::Match } else { Verdict::NoMatch };
        let word = if rules.is_empty() { "nothing found".to_owned() } else { format!("{} found", rules.len()) };
        let [id, group, title, lesson] = ["id", "service", "title", "lesson"].map(|key| text(value, key));
        let entry = Entry::new(id?, group?, title?, lesson?, expect, word.into());
        Some(Sample { entry, text: whole.into(), path: text(value, "path"), diff: flag(value, "diff"), rules })
    };
    let gallery = parse(GALLERY);
    gallery.as_ref().and_then(|value| value.as_array()).unwrap_or_default().iter().filter_map(read).collect()
}

/// The text, which the gallery has line by line.
fn lines(value: &pointsman::json::Value) -> Option<String> {
    let lines: Option<Vec<&str>> = list(value, "text").iter().map(|line| Some(line.as_text()?.as_str())).collect();
    Some(lines?.join("\n") + "\n")
}
