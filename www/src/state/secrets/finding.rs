//! A finding, as the scanner tells it: everything but the value.

use super::reading::{float, list, number, text};
use pointsman::json::{self, Value};
use std::rc::Rc;

/// A secret, or something about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Category {
    /// A credential.
    Secret,
    /// Personal data.
    Personal,
}

impl Category {
    /// As people read it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Secret => "secret",
            Self::Personal => "personal data",
        }
    }
}

/// How sure the scanner is, or how bad a leak would be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The least.
    Low,
    /// In between.
    Medium,
    /// Much.
    High,
    /// The most; of severities only.
    Critical,
}

impl Level {
    /// The levels of confidence.
    pub const CONFIDENCE: [Self; 3] = [Self::Low, Self::Medium, Self::High];

    /// As the scanner spells it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }

    /// The level that is spelled so.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Low, Self::Medium, Self::High, Self::Critical].into_iter().find(|level| level.word() == word)
    }
}

/// What a diff does with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It adds it.
    Added,
    /// It takes it from one place to another.
    Moved,
    /// It removes it; history keeps it.
    Removed,
}

impl Change {
    /// As the scanner spells it, and people read it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Moved => "moved",
            Self::Removed => "removed",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        [Self::Added, Self::Moved, Self::Removed].into_iter().find(|change| change.word() == word)
    }
}

/// A finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule's name.
    pub rule: Rc<str>,
    /// Of which sort.
    pub category: Category,
    /// Of which kind: `token`, `password`, Macie's name of personal data.
    pub kind: Rc<str>,
    /// What the rule finds.
    pub description: Rc<str>,
    /// How sure it is.
    pub confidence: Level,
    /// How bad it would be.
    pub severity: Level,
    /// The file, where there is one: in a diff, the one that the diff names.
    pub path: Option<Rc<str>>,
    /// From 1.
    pub line: u32,
    /// From 1, in UTF-16 units.
    pub column: u32,
    /// Start and end in the text that was scanned, in UTF-16 units.
    pub place: (u32, u32),
    /// The value with most of it hidden.
    pub redacted: Rc<str>,
    /// Tells the value again without holding it.
    pub fingerprint: Rc<str>,
    /// Bits a character.
    pub entropy: f64,
    /// What speaks for it.
    pub evidence: Vec<Rc<str>>,
    /// In a diff, what becomes of it.
    pub change: Option<Change>,
    /// All of it as JSON, for reports.
    pub json: Rc<str>,
}

impl Finding {
    /// Reads one.
    #[must_use]
    pub fn read(value: &Value) -> Option<Self> {
        let level = |key| Level::from_word(&text(value, key)?);
        let category = match &*text(value, "category")? {
            "secret" => Category::Secret,
            _ => Category::Personal,
        };
        let evidence = list(value, "evidence").iter().filter_map(|it| Some(it.as_text()?.as_str().into())).collect();
        Some(Self {
            rule: text(value, "rule")?,
            category,
            kind: text(value, "kind")?,
            description: text(value, "description")?,
            confidence: level("confidence")?,
            severity: level("severity")?,
            path: text(value, "path"),
            line: number(value, "line")?,
            column: number(value, "column")?,
            place: (number(value, "start")?, number(value, "end")?),
            redacted: text(value, "redacted")?,
            fingerprint: text(value, "fingerprint")?,
            entropy: float(value, "entropy").unwrap_or_default(),
            evidence,
            change: text(value, "change").and_then(|word| Change::from_word(&word)),
            json: json::compact(value).into(),
        })
    }

    /// Where it is, for people: `12:5`.
    #[must_use]
    pub fn at(&self) -> String {
        format!("{}:{}", self.line, self.column)
    }

    /// What it is, for people: its description, which begins with a small letter in a sentence.
    #[must_use]
    pub fn what(&self) -> String {
        format!("{} ({})", self.description, self.rule)
    }
}
