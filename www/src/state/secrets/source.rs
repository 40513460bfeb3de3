//! What is scanned: a text of the editor, or a file.

use super::finding::Finding;
use super::reading::{list, number, text};
use pointsman::json::Value;
use std::rc::Rc;

/// Texts up to this many bytes are shown in the editor; of longer ones only the findings are.
pub const SHOWN: usize = 2 << 20;

/// Something to scan.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Its number, which stays the same while the list changes.
    pub id: u32,
    /// Its path; a text that was pasted has none.
    pub path: Option<Rc<str>>,
    /// What is in it.
    pub content: Content,
    /// How often it has changed: an answer about an older revision is worth nothing.
    pub revision: u32,
    /// What came of scanning it, if it has been.
    pub scanned: Option<Rc<Scanned>>,
    /// Of which revision that is.
    pub seen: u32,
}

/// Where a text is.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Here.
    Text(Rc<str>),
    /// In a file.
    File {
        /// Which of the handles that the page holds.
        handle: usize,
        /// How large it is.
        bytes: f64,
    },
}

/// What came of scanning a source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scanned {
    /// What was found, as much as is listed.
    pub findings: Vec<Finding>,
    /// How much was found.
    pub total: usize,
    /// Its lines.
    pub lines: usize,
    /// How it was read, if not as UTF-8.
    pub note: Option<&'static str>,
    /// Why it was not scanned.
    pub problem: Option<&'static str>,
}

/// What the worker's words for notes and problems mean (`www/worker/files.js`).
const WORDS: &[(&str, &str)] = &[
    ("utf-16le", "UTF-16, read as such"),
    ("utf-16be", "UTF-16, big-endian, read as such"),
    ("not-utf-8", "not all of it is UTF-8; the rest was read as �"),
    ("not-utf-16le", "UTF-16 with faults, which were read as �"),
    ("not-utf-16be", "UTF-16 with faults, which were read as �"),
    ("binary", "binary, not scanned"),
    ("too-large", "too large, not scanned"),
    ("unreadable", "it can no longer be read; drop it again"),
];

fn words(value: &Value, key: &str) -> Option<&'static str> {
    let word = text(value, key)?;
    WORDS.iter().find(|(name, _)| *name == &*word).map(|(_, words)| *words)
}

impl Scanned {
    /// Reads what came of one text or file.
    #[must_use]
    pub fn read(value: &Value) -> Self {
        let count = |key| number(value, key).and_then(|n| usize::try_from(n).ok()).unwrap_or_default();
        Self {
            findings: list(value, "findings").iter().filter_map(Finding::read).collect(),
            total: count("total"),
            lines: count("lines"),
            note: words(value, "note"),
            problem: words(value, "problem"),
        }
    }
}

impl Source {
    /// Its text, where it is here.
    #[must_use]
    pub const fn text(&self) -> Option<&Rc<str>> {
        match &self.content {
            Content::Text(text) => Some(text),
            Content::File { .. } => None,
        }
    }

    /// How large it is.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "for people")]
    pub fn bytes(&self) -> f64 {
        match &self.content {
            Content::Text(text) => text.len() as f64,
            Content::File { bytes, .. } => *bytes,
        }
    }

    /// Is it a text that there is nothing of?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text().is_some_and(|text| text.trim().is_empty())
    }

    /// Can the editor show it?
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "it is small")]
    pub fn can_be_shown(&self) -> bool {
        self.bytes() <= SHOWN as f64 && self.scanned.as_ref().is_none_or(|scanned| scanned.problem.is_none())
    }

    /// Has it been scanned as it is now?
    #[must_use]
    pub const fn is_scanned(&self) -> bool {
        self.scanned.is_some() && self.seen == self.revision
    }

    /// What people call it.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.as_deref().unwrap_or("Pasted text")
    }
}

/// Does a text look like a unified diff?
#[must_use]
pub fn is_diff(text: &str) -> bool {
    let mut lines = text.lines().take(200).peekable();
    while let Some(line) = lines.next() {
        if line.starts_with("diff --git ") || line.starts_with("@@ -") {
            return true;
        }
        if line.starts_with("--- ") && lines.peek().is_some_and(|next| next.starts_with("+++ ")) {
            return true;
        }
    }
    false
}

/// Bytes for people: `512 B`, `4.2 kB`, `10 MB`.
#[must_use]
pub fn size(bytes: f64) -> String {
    let (n, unit) = match bytes {
        n if n < 1_000.0 => return format!("{n:.0} B"),
        n if n < 1_000_000.0 => (n / 1_000.0, "kB"),
        n => (n / 1_000_000.0, "MB"),
    };
    if n < 10.0 { format!("{n:.1} {unit}") } else { format!("{n:.0} {unit}") }
}
