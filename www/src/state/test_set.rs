//! Many events or messages against one rule, each with the verdict that it should get.

use super::Verdict;
use pointsman::json::{self, Options, Trailing, Value};
use std::rc::Rc;

/// A text that the rule is asked about, and the verdict that is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The text.
    pub text: Rc<str>,
    /// What the rule should say to it, if somebody said so.
    pub expect: Option<Verdict>,
}

impl Case {
    /// Is it right as it is? `None` where nothing is expected.
    #[must_use]
    pub fn passes(&self, verdict: Verdict) -> Option<bool> {
        self.expect.map(|expect| expect == verdict)
    }
}

/// A long text as one short line.
#[must_use]
pub fn beginning(text: &str) -> String {
    const LENGTH: usize = 80;
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

/// The verdict that a document brings, if it is one of the project's own test cases.
#[must_use]
pub fn expected(value: &Value) -> Option<Verdict> {
    Verdict::from_word(value.get("expect")?.as_text()?.as_str())
}

/// How a document becomes cases: given the text that it stands in, and its tree.
pub type Read = fn(&str, &Value) -> Vec<Case>;

/// The cases of a pasted text: the elements of a JSON array, or documents one after the other, or else one a line, where a
/// line that is no JSON is a case as well.
#[must_use]
pub fn split(text: &str, read: Read) -> Vec<Case> {
    documents(text, read).unwrap_or_else(|| {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let plain = |line: &str| vec![Case { text: line.into(), expect: None }];
        lines.flat_map(|line| documents(line, read).unwrap_or_else(|| plain(line))).collect()
    })
}

/// The documents of a text that has nothing but JSON.
fn documents(text: &str, read: Read) -> Option<Vec<Case>> {
    let options = Options { trailing: Trailing::Ignore, ..Options::default() };
    let mut cases = Vec::new();
    let mut rest = text;
    while !rest.trim().is_empty() {
        let parsed = json::parse(rest, &options);
        if !parsed.diagnostics.is_empty() {
            return None;
        }
        let value = parsed.value?;
        match value.as_array() {
            Some(elements) => cases.extend(elements.iter().flat_map(|element| read(rest, element))),
            None => cases.extend(read(rest, &value)),
        }
        rest = rest.get(parsed.end..)?;
    }
    Some(cases)
}
