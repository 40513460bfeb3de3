//! What is wrong with a text, where, and how to mend it: one type for every engine.
//!
//! A [`Diagnostic`] has a stable [`Code`] out of the [`catalogue`], a severity, a message in AWS's own words where AWS
//! has words for it, a [`Span`] into the text, further spans, and hints that say what to do. Offsets are 0-based bytes;
//! [`Positions`] turns them into the line, column and UTF-16 offset that people and JavaScript use.

pub mod catalogue;
mod position;
mod render;

pub use catalogue::Code;
pub use position::{Place, Positions};
pub use render::render;

use crate::gather::Gather;
use crate::order;
use serde::Serialize;
use std::fmt;
use std::ops::{Deref, DerefMut};

/// A range of bytes of a text: `start` included, `end` not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset behind the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The text under this span; empty where the span does not lie on character boundaries of `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// Does this span hold `other` whole?
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The text cannot be used.
    Error,
    /// The text works, but probably not as its author thinks.
    Warning,
    /// Worth knowing.
    Hint,
}

impl Severity {
    /// `error`, `warning` or `hint`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One step from a document's root to a place in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// The member of that name.
    Key(String),
    /// The element of that 0-based index.
    Index(usize),
}

impl From<&str> for Step {
    fn from(key: &str) -> Self {
        Self::Key(key.to_owned())
    }
}

impl From<usize> for Step {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

/// Steps as people write them: `detail.items[2].name`.
#[must_use]
pub fn display_path(path: &[Step]) -> String {
    let mut text = String::new();
    for step in path {
        match step {
            Step::Key(key) => {
                if !text.is_empty() {
                    text.push('.');
                }
                text.push_str(key);
            }
            Step::Index(index) => {
                text.push('[');
                text.push_str(&index.to_string());
                text.push(']');
            }
        }
    }
    text
}

/// Another place that has to do with a diagnostic, such as the first of two equal keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// What is there, in a few words.
    pub message: String,
    /// Where it is.
    pub span: Span,
}

/// What AWS itself answers to the same text, where that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwsError {
    /// What the service's answer says before the message.
    pub before: &'static str,
    /// The first line of AWS's message.
    pub message: String,
    /// Byte offset at which AWS's parser stood when it gave up; its line and column are those of this offset.
    pub offset: Option<usize>,
}

impl AwsError {
    /// The whole message for `text`, with the position as AWS's JSON reader writes it. It quotes 500 characters of the text.
    #[must_use]
    pub fn in_text(&self, text: &str) -> String {
        const QUOTED: usize = 500;
        let whole = format!("{}{}", self.before, self.message);
        let Some(offset) = self.offset else { return whole };
        let Place { line, column, .. } = Positions::new(text).place(offset);
        let cut = text.char_indices().nth(QUOTED).map(|(at, _)| at);
        let (quoted, rest) = text.split_at_checked(cut.unwrap_or(text.len())).unwrap_or((text, ""));
        let more = match rest.chars().count() {
            0 => String::new(),
            n => format!("[truncated {n} chars]"),
        };
        format!("{whole}\n at [Source: (String)\"{quoted}\"{more}; line: {line}, column: {column}]")
    }
}

/// One thing to say about a text. What it says are the fields of [`Content`].
///
/// It is a box: diagnostics are made in hundreds of places, handed on from one to the next, and sorted; each of these would
/// copy a hundred bytes, in as many bytes of code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic(Box<Content>);

/// What a [`Diagnostic`] says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// The stable code, such as `EB0012`.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// One sentence for people; AWS's own words where it has any.
    pub message: String,
    /// Where it is, if it has a place.
    pub span: Option<Span>,
    /// The same place as steps from the root, where that is meaningful.
    pub path: Vec<Step>,
    /// What to do about it.
    pub hints: Vec<String>,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// What AWS answers to this text.
    pub aws: Option<AwsError>,
}

impl Deref for Diagnostic {
    type Target = Content;

    fn deref(&self) -> &Content {
        &self.0
    }
}

impl DerefMut for Diagnostic {
    fn deref_mut(&mut self) -> &mut Content {
        &mut self.0
    }
}

impl Diagnostic {
    /// A diagnostic without a place; its severity is the one that the catalogue gives the code.
    #[must_use]
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self::plain(code, message.into())
    }

    #[inline(never)]
    fn plain(code: Code, message: String) -> Self {
        Self(Box::new(Content {
            code,
            severity: code.severity(),
            message,
            span: None,
            path: Vec::new(),
            hints: Vec::new(),
            related: Vec::new(),
            aws: None,
        }))
    }

    /// Adds the place.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// Adds the steps that lead to the place.
    #[must_use]
    pub fn path(mut self, path: Vec<Step>) -> Self {
        self.path = path;
        self
    }

    /// Adds a sentence that says what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push(Related { message: message.into(), span });
        self
    }

    /// Adds what AWS answers.
    #[must_use]
    pub fn aws(mut self, message: impl Into<String>, offset: Option<usize>) -> Self {
        self.aws = Some(AwsError { before: "", message: message.into(), offset });
        self
    }

    /// Adds what AWS's answer says before its message.
    #[must_use]
    pub fn aws_before(mut self, before: &'static str) -> Self {
        if let Some(aws) = &mut self.aws {
            aws.before = before;
        }
        self
    }

    /// Its path as a JSON Pointer (RFC 6901), as AWS gives the place of a problem in a definition: `/States/A/Next`. The
    /// whole document is `/`, as AWS has it.
    #[must_use]
    pub fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.path {
            pointer.push('/');
            match step {
                Step::Key(key) => pointer.push_str(&key.replace('~', "~0").replace('/', "~1")),
                Step::Index(index) => pointer.push_str(&index.to_string()),
            }
        }
        if pointer.is_empty() { "/".to_owned() } else { pointer }
    }

    /// Is this an error?
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.severity, self.code, self.message)
    }
}

/// Why a text cannot be used: every error that was found in it, in the order of the text. Never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    diagnostics: Vec<Diagnostic>,
}

impl Error {
    /// All of `diagnostics` in their order, if an error is among them; else gives them back.
    pub(crate) fn of(diagnostics: Vec<Diagnostic>) -> Result<Self, Vec<Diagnostic>> {
        match diagnostics.iter().any(Diagnostic::is_error) {
            true => Ok(Self { diagnostics }),
            false => Err(diagnostics),
        }
    }

    /// All errors, the first of the text first.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The same errors with another first one.
    #[must_use]
    pub fn with_first(mut self, first: Diagnostic) -> Self {
        if let Some(slot) = self.diagnostics.first_mut() {
            *slot = first;
        }
        self
    }

    /// The same without any places: for an error about a text that its reader has never seen.
    #[must_use]
    pub fn without_places(mut self) -> Self {
        for diagnostic in &mut self.diagnostics {
            diagnostic.span = None;
            diagnostic.related.clear();
        }
        self
    }

    /// The same, owned.
    #[must_use]
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }
}

impl From<Diagnostic> for Error {
    fn from(diagnostic: Diagnostic) -> Self {
        Self { diagnostics: vec![diagnostic] }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, diagnostic) in self.diagnostics.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{diagnostic}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}

/// Diagnostics collected on the way through a text.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// No more than this many are kept: a text of 10 MB with an error in each line must not become a list of millions.
    pub const MAX: usize = 1_000;

    /// An empty list.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one, unless the list is full.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if self.list.len() < Self::MAX {
            self.list.push(diagnostic);
        }
    }

    /// Adds several.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        for diagnostic in diagnostics {
            self.push(diagnostic);
        }
    }

    /// Is there an error among them?
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(Diagnostic::is_error)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Is there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// All of them, sorted by place; those without a place come first.
    #[must_use]
    pub fn into_sorted(self) -> Vec<Diagnostic> {
        order::stable_by_key(self.list, |d| d.span)
    }

    /// `value` with the warnings and hints, or all errors.
    ///
    /// # Errors
    /// Where an error is among the diagnostics; warnings and hints are then left out.
    pub fn finish<T>(self, value: T) -> Result<(T, Vec<Diagnostic>), Error> {
        let list = self.into_sorted();
        if list.iter().any(Diagnostic::is_error) {
            let diagnostics = list.into_iter().filter(Diagnostic::is_error).list();
            return Err(Error { diagnostics });
        }
        Ok((value, list))
    }
}

/// The candidate nearest to `word`, if it is near enough to be a slip of the pen: "did you mean …".
#[must_use]
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = letters(word);
    let limit = (word.len() / 3).clamp(1, 3);
    let mut nearest = (limit + 1, None);
    for candidate in candidates {
        consider(&word, limit, candidate, &mut nearest);
    }
    nearest.1
}

/// How many characters of a word are looked at.
const LETTERS: usize = 64;

fn letters(word: &str) -> Vec<char> {
    word.chars().map(|c| c.to_ascii_lowercase()).list()
}

/// Apart from [`did_you_mean`], which is there once for each kind of list.
#[inline(never)]
fn consider<'a>(word: &[char], limit: usize, candidate: &'a str, nearest: &mut (usize, Option<&'a str>)) {
    if let Some(distance) = edit_distance(word, &letters(candidate), limit)
        && distance < nearest.0
    {
        *nearest = (distance, Some(candidate));
    }
}

/// Edits from `a` to `b` (a swap of neighbours counts one), or `None` past `limit`.
fn edit_distance(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    let [a, b] = [a, b].map(|word| word.get(..LETTERS).unwrap_or(word));
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let at = |row: &[usize], i: usize| row.get(i).copied().unwrap_or(usize::MAX / 2);
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).list();
    for (i, ca) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, cb) in b.iter().enumerate() {
            let change = at(&last, j) + usize::from(ca != cb);
            let mut best = change.min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            if i > 0 && j > 0 && a.get(i - 1) == Some(cb) && b.get(j - 1) == Some(ca) {
                best = best.min(at(&before, j - 1) + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    let distance = at(&last, b.len());
    (distance <= limit).then_some(distance)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_offered_and_far_ones_are_not() {
        let names = ["prefix", "suffix", "anything-but", "exists", "numeric"];
        assert_eq!(did_you_mean("perfix", names), Some("prefix"));
        assert_eq!(did_you_mean("Exists", names), Some("exists"));
        assert_eq!(did_you_mean("anything_but", names), Some("anything-but"));
        assert_eq!(did_you_mean("colour", names), None);
    }

    #[test]
    fn only_errors_make_an_error() {
        let mut list = Diagnostics::new();
        list.push(Diagnostic::new(Code::EmptyArray, "b").at(Span::new(5, 6)));
        list.push(Diagnostic::new(Code::EmptyObject, "a").at(Span::new(1, 2)));
        let error = list.finish(()).unwrap_err();
        let messages: Vec<_> = error.diagnostics().iter().map(|d| d.message.as_str()).collect();
        assert_eq!(messages, ["a", "b"]);
    }
}
