//! A document line by line: each with its path, and with what became of it.

use pointsman::asl::data::Value;
use pointsman::asl::trace;
use pointsman::diagnostic::Step;
use pointsman::json::quote;
use std::collections::HashSet;

/// More lines than this are not shown.
const MAX_LINES: usize = 250;

/// Longer values are cut.
const MAX_VALUE: usize = 120;

/// What became of a line between the document before a stage and the one after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
}

impl Change {
    /// The sign before the line.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Added => "+",
            Self::Removed => "−",
        }
    }

    /// In a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
        }
    }
}

/// A line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// How deep it is.
    pub depth: usize,
    /// The name of the member with its colon; empty elsewhere.
    pub name: String,
    /// The value, or its opening or closing bracket.
    pub text: String,
    /// A comma, where one follows.
    pub comma: &'static str,
    /// The way to the node; `None` for a closing bracket.
    pub path: Option<Vec<Step>>,
    /// What became of it.
    pub change: Option<Change>,
    /// It is the first line of what changed.
    pub tells: bool,
}

/// A document's lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    /// The first of them.
    pub lines: Vec<Line>,
    /// How many more there are.
    pub more: usize,
}

impl Lines {
    /// Of `value`; what is at the `changes`, and in it, has that change.
    #[must_use]
    pub fn of(value: &Value, changes: &[trace::Change], change: Change) -> Self {
        let changed: HashSet<&[Step]> = changes.iter().map(|change| change.path.as_slice()).collect();
        let mut writer = Writer { changed, change, path: Vec::new(), inside: false, out: Self::default() };
        writer.value(value, String::new(), "");
        writer.out
    }
}

struct Writer<'c> {
    changed: HashSet<&'c [Step]>,
    change: Change,
    path: Vec<Step>,
    /// Within something that changed.
    inside: bool,
    out: Lines,
}

impl Writer<'_> {
    fn line(&mut self, name: String, (text, comma): (String, &'static str), is_node: bool, tells: bool) {
        if self.out.lines.len() >= MAX_LINES {
            self.out.more += 1;
            return;
        }
        let depth = self.path.len();
        let path = is_node.then(|| self.path.clone());
        let change = self.inside.then_some(self.change);
        self.out.lines.push(Line { depth, name, text, comma, path, change, tells });
    }

    fn value(&mut self, value: &Value, name: String, comma: &'static str) {
        let before = self.inside;
        let tells = !before && self.changed.contains(self.path.as_slice());
        self.inside |= tells;
        match value {
            Value::Object(members) if !members.is_empty() => {
                self.line(name, ("{".to_owned(), ""), true, tells);
                let last = members.len() - 1;
                for (at, (key, value)) in members.iter().enumerate() {
                    self.path.push(Step::Key(key.to_string()));
                    self.value(value, format!("{}: ", quote(key)), if at == last { "" } else { "," });
                    self.path.pop();
                }
                self.line(String::new(), ("}".to_owned(), comma), false, false);
            }
            Value::Array(elements) if !elements.is_empty() => {
                self.line(name, ("[".to_owned(), ""), true, tells);
                let last = elements.len() - 1;
                for (at, value) in elements.iter().enumerate() {
                    self.path.push(Step::Index(at));
                    self.value(value, String::new(), if at == last { "" } else { "," });
                    self.path.pop();
                }
                self.line(String::new(), ("]".to_owned(), comma), false, false);
            }
            scalar => self.line(name, (clip(&scalar.to_string(), MAX_VALUE), comma), true, tells),
        }
        self.inside = before;
    }
}

/// A long text cut after so many characters.
pub(super) fn clip(text: &str, length: usize) -> String {
    match text.char_indices().nth(length) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// The way to a node as a path that Step Functions reads, from `root` on.
#[must_use]
pub fn pointer(root: &str, path: &[Step]) -> String {
    let mut text = root.to_owned();
    for step in path {
        match step {
            Step::Index(index) => text += &format!("[{index}]"),
            Step::Key(key) if is_plain(key) => {
                text.push('.');
                text += key;
            }
            Step::Key(key) => text += &format!("['{}']", key.replace('\\', "\\\\").replace('\'', "\\'")),
        }
    }
    text
}

/// Can it stand behind a dot?
fn is_plain(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}
