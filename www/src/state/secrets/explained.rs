//! Why something is a finding, or why it is none.

use super::finding::Finding;
use super::reading::{flag, list, number, parse, text};
use std::rc::Rc;

/// An explanation.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// Something is found there.
    pub found: bool,
    /// The verdict in one sentence.
    pub summary: Rc<str>,
    /// What would make a finding of it.
    pub advice: Option<Rc<str>>,
    /// What is found.
    pub findings: Vec<Finding>,
    /// What was looked at.
    pub steps: Vec<Step>,
}

/// One step on the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What was looked at: name, value, shape, checksum, …
    pub step: Rc<str>,
    /// It speaks for a finding.
    pub passed: bool,
    /// In a sentence.
    pub detail: Rc<str>,
    /// The rule that asked.
    pub rule: Option<Rc<str>>,
    /// Start and end.
    pub place: (u32, u32),
}

impl Explained {
    /// Reads the worker's answer.
    #[must_use]
    pub fn read(json: &str) -> Option<Self> {
        let value = parse(json)?;
        let step = |value| {
            Some(Step {
                step: text(value, "step")?,
                passed: flag(value, "passed"),
                detail: text(value, "detail")?,
                rule: text(value, "rule"),
                place: (number(value, "start")?, number(value, "end")?),
            })
        };
        Some(Self {
            found: flag(&value, "found"),
            summary: text(&value, "summary")?,
            advice: text(&value, "advice"),
            findings: list(&value, "findings").iter().filter_map(Finding::read).collect(),
            steps: list(&value, "steps").iter().filter_map(step).collect(),
        })
    }
}
