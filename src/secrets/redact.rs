//! A text without what was found in it: safe to share, and still the text that it was.
//!
//! Each value becomes a placeholder that names the rule, the value's number and its length: the same value is the same
//! placeholder everywhere in a text. Lines stay lines, so that places and diffs still fit, and JSON stays JSON.

use super::scan::{Candidate, Origin};
use super::scanner::{Finding, Scanner};
use crate::table::{self, Table};

/// A redacted text.
#[derive(Clone, Debug, PartialEq)]
pub struct Redaction {
    /// The text with placeholders.
    pub text: String,
    /// What was found; the places are those of the original.
    pub findings: Vec<Finding>,
    /// Each placeholder with what stood there first, in the order of the text. Whoever has this has the secrets.
    pub originals: Vec<(String, String)>,
}

/// What placeholders begin with; nothing that begins so is ever found.
pub(crate) const MARK: &str = "[redacted:";

impl Scanner {
    /// `text` with a placeholder instead of each finding.
    #[must_use]
    pub fn redact(&self, text: &str) -> Redaction {
        let candidates = self.candidates(text, Origin::at(None));
        let is_json = matches!(text.trim_ascii_start().as_bytes().first(), Some(b'{' | b'['));
        let mut numbers = Numbers::default();
        let mut redacted = String::with_capacity(text.len());
        let mut originals: Vec<(String, String)> = Vec::new();
        let mut at = 0;
        for it in &candidates {
            let rule = self.about(it.rule).map_or("secret", |rule| rule.id);
            let value = it.value(text);
            let number = numbers.of(it.rule, value);
            redacted.push_str(text.get(at..it.span.start).unwrap_or_default());
            let original = it.span.of(text);
            let placeholder = if is_json && is_bare_number(text, it) {
                // A number, or the text would not be JSON any more.
                format!("{number:0<width$}", width = original.len().max(2))
            } else {
                format!("{MARK}{rule}:{number}:{}]", original.chars().count())
            };
            redacted.push_str(&placeholder);
            keep_lines(original, &mut redacted);
            if !originals.iter().any(|(known, _)| *known == placeholder) {
                originals.push((placeholder, original.to_owned()));
            }
            at = it.span.end;
        }
        redacted.push_str(text.get(at..).unwrap_or_default());
        let findings = candidates.iter().filter_map(|it| self.finding(text, it)).collect();
        Redaction { text: redacted, findings, originals }
    }
}

/// The numbers of values, by rule.
#[derive(Default)]
struct Numbers {
    table: Table,
    seen: Vec<(usize, Vec<u8>, usize)>,
    /// Of each rule, the last number.
    last: Vec<usize>,
}

impl Numbers {
    fn of(&mut self, rule: usize, value: &[u8]) -> usize {
        let hash = table::hash(&(rule, value));
        let same = |at: u32| self.seen.get(at as usize).is_some_and(|(r, v, _)| *r == rule && v == value);
        let known = self.table.find(hash, same).and_then(|at| self.seen.get(at as usize));
        if let Some((.., number)) = known {
            return *number;
        }
        if self.last.len() <= rule {
            self.last.resize(rule + 1, 0);
        }
        let number = self.last.get_mut(rule).map_or(1, |last| {
            *last += 1;
            *last
        });
        self.table.insert(hash, self.seen.len() as u32);
        self.seen.push((rule, value.to_vec(), number));
        number
    }
}

/// Is it a number of JSON, without quotes?
fn is_bare_number(text: &str, it: &Candidate) -> bool {
    let bytes = text.as_bytes();
    let before = bytes.get(..it.span.start).unwrap_or_default().trim_ascii_end().last();
    let after = bytes.get(it.span.end..).unwrap_or_default().trim_ascii_start().first();
    it.span.of(text).bytes().all(|b| b.is_ascii_digit())
        && matches!(before, Some(b':' | b',' | b'['))
        && matches!(after, Some(b',' | b'}' | b']'))
}

/// The line ends of a value of many lines, with the marks and blanks that its lines begin with.
fn keep_lines(original: &str, redacted: &mut String) {
    for line in original.split_inclusive('\n').skip(1) {
        // What ends the line before belongs to it.
        let head = line.len() - line.trim_start_matches([' ', '\t', '+', '-', '>', '#']).len();
        redacted.push('\n');
        redacted.push_str(line.get(..head.min(16)).unwrap_or_default());
        redacted.push_str("[…]");
    }
}

/// `text` with what stood where the placeholders are.
#[must_use]
pub fn restore(text: &str, originals: &[(String, String)]) -> String {
    let mut restored = text.to_owned();
    for (placeholder, original) in originals {
        restored = restored.replace(placeholder.as_str(), original);
    }
    restored
}
