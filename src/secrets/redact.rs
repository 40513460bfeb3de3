//! A text without what was found in it: safe to share, and still the text that it was.
//!
//! Each value becomes a placeholder that names the rule, the value's number and its length: the same value is the same
//! placeholder everywhere in a text. Lines stay lines, so that places and diffs still fit, and JSON stays JSON.

use super::scan::{Candidate, Origin};
use super::scanner::{Finding, Scanner};

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
            let number = numbers.of(rule, value);
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
    seen: std::collections::HashMap<(String, Vec<u8>), usize>,
    last: std::collections::HashMap<String, usize>,
}

impl Numbers {
    fn of(&mut self, rule: &str, value: &[u8]) -> usize {
        let key = (rule.to_owned(), value.to_vec());
        if let Some(number) = self.seen.get(&key) {
            return *number;
        }
        let last = self.last.entry(rule.to_owned()).or_default();
        *last += 1;
        self.seen.insert(key, *last);
        *last
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
