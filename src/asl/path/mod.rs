//! JSONPath as Step Functions has it, which is Jayway's dialect and not RFC 9535's (P1).
//!
//! Parsed once to typed segments with places; the same tree answers what a path finds, which nodes it touches, whether
//! it names a single place, and where `ResultPath` writes.

mod compare;
mod definite;
mod evaluate;
mod filter;
mod node;
mod parse;
mod print;
mod regex;
#[cfg(feature = "jsonpath-rfc")]
pub mod rfc;
mod tape;
mod text;
mod walk;
mod write;

pub use evaluate::Located;
pub use filter::{Comparison, Filter, Operand};
pub use regex::Regex;
pub(crate) use walk::{Hit, Hop};

use crate::diagnostic::{Code, Diagnostic, Error, Span};
use std::sync::Arc;

/// A path, parsed.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    text: Arc<str>,
    /// What it starts from.
    pub root: Root,
    /// Its steps from there.
    pub segments: Vec<Segment>,
}

/// What a path starts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Root {
    /// `$`: the input, or whatever the field looks at.
    Input,
    /// `$$`: the Context Object.
    Context,
    /// `$name`: a variable.
    Variable(Arc<str>),
    /// `@`: the element that a filter is tried on.
    Item,
}

/// A step of a path.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// Its place, dot or brackets included.
    pub span: Span,
    /// `..`: not only here but in everything below.
    pub deep: bool,
    /// What it picks.
    pub selector: Selector,
}

/// What a step picks from a node.
#[derive(Clone, Debug, PartialEq)]
pub enum Selector {
    /// `.a` or `['a']`: the member of that name.
    Name(Arc<str>),
    /// `['a','b']`: at the end of a path one object of these members, before it each of them.
    Names(Vec<Arc<str>>),
    /// `[0]`: the element at that index; negative ones count from the end.
    Index(i32),
    /// `[0,2]`: the elements at these indices, in this order.
    Indices(Vec<i32>),
    /// `[1:3]`, `[1:]`, `[:3]`: a range of elements. At least one bound is there.
    Slice(Option<i32>, Option<i32>),
    /// `*` or `[*]`: all members or elements.
    Wildcard,
    /// `[?(…)]`: the elements for which it holds; on an object, the object itself.
    Filter(Box<Filter>),
}

impl Path {
    /// Bounds (P9): bytes of a path, its segments, and filters within filters.
    pub const MAX_BYTES: usize = 16_384;
    /// See [`Self::MAX_BYTES`].
    pub const MAX_SEGMENTS: usize = 1_000;
    /// See [`Self::MAX_BYTES`].
    pub const MAX_DEPTH: usize = 32;

    /// Parses `text`.
    ///
    /// # Errors
    /// What is wrong with it, with a place. What Jayway's parser lets pass by leniency, such as a missing bracket at the
    /// end, is refused.
    pub fn parse(text: &str) -> Result<Self, Error> {
        parse::path(text, 0)
    }

    /// The same for a path within a larger text: places are offsets into that, where the path begins at `base`.
    ///
    /// # Errors
    /// As [`parse`](Self::parse).
    pub fn parse_at(text: &str, base: usize) -> Result<Self, Error> {
        parse::path(text, base)
    }

    /// The text that it was parsed from.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Does it always name exactly one place? Then its answer is the value there, and it is an error if there is none.
    /// Otherwise its answer is a list of what was found, which may be empty (P2).
    #[must_use]
    pub fn is_definite(&self) -> bool {
        self.segments.iter().enumerate().all(|(at, segment)| self.definite_at(at, segment))
    }

    /// [`is_definite`](Self::is_definite) in words.
    #[must_use]
    pub fn badge(&self) -> &'static str {
        if self.is_definite() { "always one value" } else { "a list, possibly empty" }
    }

    /// Is this segment definite? Several names are where they are last, since they make one object.
    fn definite_at(&self, at: usize, segment: &Segment) -> bool {
        !segment.deep
            && match segment.selector {
                Selector::Name(_) | Selector::Index(_) => true,
                Selector::Names(_) => at + 1 == self.segments.len(),
                _ => false,
            }
    }

    /// Is it a Reference Path, which names one place whatever the document (P7)?
    #[must_use]
    pub fn is_reference(&self) -> bool {
        self.reference_problem().is_none()
    }

    /// Where it stops being a Reference Path, and why.
    #[must_use]
    pub fn reference_problem(&self) -> Option<Diagnostic> {
        let problem = |segment: &Segment| {
            let what = match &segment.selector {
                _ if segment.deep => "\"..\" looks everywhere below",
                Selector::Names(_) => "several names are several places",
                Selector::Indices(_) => "several indices are several places",
                Selector::Slice(..) => "a slice is several places",
                Selector::Wildcard => "\"*\" is several places",
                Selector::Filter(_) => "a filter is several places",
                Selector::Name(_) | Selector::Index(_) => return unescaped(&self.text, segment, self.base()),
            };
            Some((segment.span, what.to_owned()))
        };
        let (span, what) = self.segments.iter().find_map(problem)?;
        let message = format!("{} is not a Reference Path: {what}", self.text);
        Some(Diagnostic::new(Code::PathReference, message).at(span))
    }

    /// Where the path begins in the text that its places are offsets into.
    fn base(&self) -> usize {
        let root = match &self.root {
            Root::Input | Root::Item => 1,
            Root::Context => 2,
            Root::Variable(name) => 1 + name.len(),
        };
        self.segments.first().map_or(0, |segment| segment.span.start.saturating_sub(root))
    }
}

/// The States Language keeps `@ , : ?` from Reference Paths, unless a backslash stands before them or they stand in
/// quotes.
fn unescaped(text: &str, segment: &Segment, base: usize) -> Option<(Span, String)> {
    let at = segment.span.start - base;
    let source = Span::new(at, segment.span.end - base).of(text);
    if source.starts_with('[') {
        return None;
    }
    let mut escaped = false;
    for (offset, c) in source.char_indices() {
        if !escaped && matches!(c, '@' | ',' | ':' | '?') {
            let start = segment.span.start + offset;
            return Some((Span::new(start, start + 1), format!("{c} needs a backslash before it in a name")));
        }
        escaped = c == '\\' && !escaped;
    }
    None
}
