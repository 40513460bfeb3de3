//! Long texts are scanned piece by piece, so that a stream of any length needs little memory and finds what a scan of the
//! whole finds.
//!
//! Where pieces end depends on the text alone, never on the chunks that it came in: behind the last line end of four
//! megabytes. Each piece is scanned with a margin on both sides, and reports what begins in it. The names of columns in
//! the first line of a table count for all of it, so they are put before each piece.

use super::personal::Near;
use crate::diagnostic::Span;
use std::borrow::Cow;

/// How pieces are cut.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cut {
    /// The most that a piece holds.
    size: usize,
    /// How much is looked at before and behind a piece. No credential is longer, and no context farther.
    pub(crate) margin: usize,
}

impl Default for Cut {
    fn default() -> Self {
        Self { size: 4 << 20, margin: 64 << 10 }
    }
}

/// A piece with what is around it.
#[derive(Debug)]
pub(crate) struct Window<'t> {
    /// What is scanned.
    pub(crate) text: Cow<'t, str>,
    /// What reports: the piece itself, as a span of `text`.
    pub(crate) core: Span,
    /// How many bytes at the beginning are names of columns from elsewhere.
    head: usize,
    /// Where the rest of it begins.
    start: usize,
}

impl<'t> Window<'t> {
    /// The same of a text whose beginning is not there any more.
    pub(crate) fn within(text: &'t str, core: Span, columns: Option<&str>, cut: Cut) -> Self {
        let mut window = Self::new(text, core, None, cut);
        if let Some(columns) = columns
            && window.start == 0
        {
            window.head = columns.len() + 1;
            window.core = Span::new(window.core.start + window.head, window.core.end + window.head);
            window.text = Cow::Owned([columns, "\n", &window.text].concat());
            return window;
        }
        Self::new(text, core, columns, cut)
    }

    /// The piece at `core` of `text`, of whose beginning `columns` is a copy if it names some.
    pub(crate) fn new(text: &'t str, core: Span, columns: Option<&str>, cut: Cut) -> Self {
        let start = floor(text, core.start.saturating_sub(cut.margin));
        let end = floor(text, core.end + cut.margin);
        let inside = text.get(start..end).unwrap_or_default();
        match columns.filter(|_| start > 0) {
            None => {
                let core = Span::new(core.start - start, core.end - start);
                Self { text: Cow::Borrowed(inside), core, head: 0, start }
            }
            Some(columns) => {
                let head = columns.len() + 1;
                let core = Span::new(core.start - start + head, core.end - start + head);
                Self { text: Cow::Owned([columns, "\n", inside].concat()), core, head, start }
            }
        }
    }

    /// The place in the text of a place in the window.
    pub(crate) fn origin(&self, span: Span) -> Span {
        let back = |at: usize| (at + self.start).saturating_sub(self.head);
        Span::new(back(span.start), back(span.end))
    }

    /// How many lines the text has before the window. What is put before it counts as one of them.
    pub(crate) fn lines_before(&self, text: &str) -> usize {
        let lines = text.as_bytes().get(..self.start).unwrap_or_default().iter().filter(|b| **b == b'\n').count();
        lines.saturating_sub(usize::from(self.head > 0))
    }
}

impl Cut {
    #[cfg(test)]
    pub(crate) const fn of(size: usize, margin: usize) -> Self {
        Self { size, margin }
    }

    /// The length of the piece that `rest` begins with; nothing as long as all of it is one piece.
    pub(crate) fn piece(self, rest: &str) -> Option<usize> {
        let Self { size, margin } = self;
        if rest.len() <= size + margin {
            return None;
        }
        let tail = rest.as_bytes().get(size - margin..size).unwrap_or_default();
        let line = tail.iter().rposition(|b| *b == b'\n').map(|at| size - margin + at + 1);
        Some(line.unwrap_or_else(|| floor(rest, size)))
    }
}

/// The names of columns in the first line, if it is such a line.
pub(crate) fn columns(text: &str) -> Option<&str> {
    let line = text.split('\n').next().unwrap_or_default();
    Near::new(text.as_bytes()).has_columns().then_some(line)
}

/// The last boundary of a character up to `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
