//! The syntax tree of a rule.

use super::event::Leaf;
use super::operators::Test;
use super::profile::Profile;
use crate::diagnostic::Span;
use crate::gather::{Gather, join};
use crate::json::Text;
use std::cmp::Ordering;

/// A parsed rule: a tree that mirrors the text, and the conditions at its leaves.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// The fields of the root object, in the order of the text.
    pub fields: Vec<Field>,
    /// What the leaves want, in the order of the text.
    pub conditions: Vec<Condition>,
    /// The service whose rules hold.
    pub profile: Profile,
    /// The modern compiler's complaint, where the rule is valid only as AWS's legacy compiler reads it (E2).
    pub legacy: Option<String>,
    /// The whole object.
    pub span: Span,
}

impl Pattern {
    /// The same rule with another meaning where the reference and the documentation part.
    #[must_use]
    pub fn with_semantics(mut self, semantics: Semantics) -> Self {
        self.conditions.iter_mut().for_each(|condition| condition.semantics = semantics);
        self
    }

    /// The condition of that id.
    #[must_use]
    pub fn condition(&self, id: ConditionId) -> Option<&Condition> {
        self.conditions.get(id)
    }
}

/// Index into [`Pattern::conditions`].
pub type ConditionId = usize;

/// A member of an object of the rule.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name.
    pub name: Text,
    /// The place of the name.
    pub name_span: Span,
    /// The place of its value.
    pub span: Span,
    /// What it holds.
    pub node: Node,
}

/// What a member can hold.
#[derive(Clone, Debug)]
pub enum Node {
    /// Nested fields.
    Object(Vec<Field>),
    /// An array of alternatives.
    Leaf(ConditionId),
    /// `$or`: at least two branches.
    Or(Vec<OrBranch>),
}

/// A branch of an `$or`.
#[derive(Clone, Debug)]
pub struct OrBranch {
    /// Its object.
    pub span: Span,
    /// The fields in it.
    pub fields: Vec<Field>,
}

/// What one field wants: one of the alternatives (C3).
#[derive(Clone, Debug)]
pub struct Condition {
    /// The field.
    pub path: FieldPath,
    /// The array of alternatives.
    pub span: Span,
    /// At least one.
    pub alternatives: Vec<Alternative>,
    /// The array as it was written, without white space.
    pub wanted: String,
    /// Whose meaning holds.
    pub semantics: Semantics,
}

/// Whose meaning holds where the reference and the documentation part (section 3 of `src/eventbridge/spec.md`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Semantics {
    /// What is documented.
    #[default]
    Documented,
    /// What Amazon's matcher does: quirks Q2 (address families), Q3 (case above U+FFFF), Q4 (numbers as addresses) and
    /// Q5 (quotes in prefixes and suffixes).
    Reference,
}

impl Condition {
    /// The first alternative that accepts `leaf`.
    #[must_use]
    pub fn accepting(&self, leaf: &Leaf<'_>) -> Option<&Alternative> {
        self.alternatives.iter().find(|alternative| self.accepts(alternative, leaf))
    }

    /// Does this alternative, one of the condition's, accept `leaf`?
    #[must_use]
    pub fn accepts(&self, alternative: &Alternative, leaf: &Leaf<'_>) -> bool {
        match self.semantics {
            Semantics::Documented => alternative.test.accepts(leaf),
            Semantics::Reference => {
                let numeric = self.alternatives.iter().any(|a| a.test.is_numeric());
                alternative.test.accepts_as_reference(leaf, numeric)
            }
        }
    }

    /// Do the alternatives accept an absent field?
    #[must_use]
    pub fn accepts_absence(&self) -> bool {
        self.alternatives.iter().any(|a| matches!(a.test, Test::Exists(false)))
    }
}

/// One of the values or operators that a condition accepts.
#[derive(Clone, Debug)]
pub struct Alternative {
    /// AWS's name of the operator; `equals` for a plain value.
    pub operator: &'static str,
    /// Its place.
    pub span: Span,
    /// What it accepts.
    pub test: Test,
    /// The operand as it was written, without white space.
    pub wanted: String,
}

/// The path of a field: names joined with dots. `{"a": {"b": …}}` and `{"a.b": …}` are the same path (C4).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FieldPath {
    /// The names as the rule has them, for people.
    pub names: Vec<String>,
    /// The joined path, as bytes (lone surrogates as WTF-8).
    dotted: Box<[u8]>,
}

impl FieldPath {
    /// Joins the names with dots; the last one is joined only to something, so that `{"": {"a": …}}` is the path `a`
    /// (V5).
    pub(super) fn new(names: &[&Text]) -> Self {
        let bytes: Vec<&[u8]> = names.iter().map(|n| n.as_bytes()).list();
        let dotted = match bytes.as_slice() {
            [b"", last] => last.to_vec(),
            all => all.join(&b'.'),
        };
        Self { names: names.iter().map(|n| n.as_str().to_owned()).list(), dotted: dotted.into() }
    }

    /// The joined path.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.dotted
    }

    /// The steps of the path: the joined path cut at its dots, as events are walked.
    pub fn steps(&self) -> impl Iterator<Item = &[u8]> {
        self.dotted.split(|b| *b == b'.')
    }

    /// For people: the names joined with dots.
    #[must_use]
    pub fn display(&self) -> String {
        join(&self.names, ".")
    }
}

/// The order in which conditions are tried: UTF-16 code units of the joined path (M1).
impl Ord for FieldPath {
    fn cmp(&self, other: &Self) -> Ordering {
        utf16_order(&self.dotted, &other.dotted)
    }
}

impl PartialOrd for FieldPath {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Compares UTF-8 (or WTF-8) texts in the order of their UTF-16 code units: the same as byte order, but that
/// supplementary characters (lead byte F0 and up) come before U+E000..U+FFFF (lead bytes EE and EF).
fn utf16_order(a: &[u8], b: &[u8]) -> Ordering {
    match a.iter().zip(b).find(|(x, y)| x != y) {
        Some((x, y)) => {
            let rank = |byte: u8| match byte {
                0xF0.. => 0xEE,
                0xEE | 0xEF => byte + 16,
                _ => byte,
            };
            // A supplementary character sorts as its high surrogate (lead byte ED), behind all of U+D7FF and below.
            (rank(*x), x).cmp(&(rank(*y), y))
        }
        None => a.len().cmp(&b.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_sort_as_utf16() {
        let mut texts = ["a", "a.b", "a-b", "ab", "\u{E000}", "\u{FFFD}", "😀", "\u{D7FF}", "é"];
        texts.sort_by(|a, b| utf16_order(a.as_bytes(), b.as_bytes()));
        let mut want = texts;
        want.sort_by(|a, b| a.encode_utf16().cmp(b.encode_utf16()));
        assert_eq!(texts, want);
    }
}
