//! Goes over the bytes of an event once, enters only what some rule names, and hands each leaf there to its matcher.

use super::NONE;
use super::arena::Arena;
use super::atoms::Atom;
use super::marks::{Marks, ROOT};
use super::matcher::Matcher;
use super::trie::{self, Trie};
use crate::json::{Limits, scan};

/// What is entered may be nested only so deep.
fn deepest() -> usize {
    Limits::default().depth
}

/// The reader of one event.
pub(super) struct Flattener<'a> {
    pub(super) text: &'a [u8],
    pub(super) trie: &'a Trie,
    pub(super) atoms: &'a Arena<Atom>,
    pub(super) matchers: &'a mut Arena<Matcher>,
    pub(super) marks: &'a mut Marks,
    /// For strings with escapes.
    pub(super) scratch: &'a mut Vec<u8>,
    /// Is what no rule names to be checked as well?
    pub(super) strict: bool,
}

impl Flattener<'_> {
    /// Reads the event; `None` where it is not a JSON object, as far as it is read.
    pub(super) fn event(&mut self) -> Option<()> {
        let at = scan::blank(self.text, 0);
        if self.text.get(at)? != &b'{' {
            return None;
        }
        self.object(at + 1, trie::ROOT, ROOT, 1)?;
        Some(())
    }

    /// The members of an object, from behind its bracket.
    fn object(&mut self, at: usize, node: u32, element: u32, depth: usize) -> Option<usize> {
        if depth > deepest() {
            return None;
        }
        let mut at = scan::blank(self.text, at);
        if self.text.get(at)? == &b'}' {
            return Some(at + 1);
        }
        loop {
            if self.text.get(at)? != &b'"' {
                return None;
            }
            let name = scan::string(self.text, at + 1)?;
            let child = self.child(node, at + 1, name)?;
            at = scan::blank(self.text, name.close + 1);
            if self.text.get(at)? != &b':' {
                return None;
            }
            at = scan::blank(self.text, at + 1);
            at = match child {
                Some(child) => self.value(at, child, element, depth)?,
                None => self.skip(at, depth)?,
            };
            at = scan::blank(self.text, at);
            match self.text.get(at)? {
                b',' => at = scan::blank(self.text, at + 1),
                b'}' => return Some(at + 1),
                _ => return None,
            }
        }
    }

    /// Where a name leads.
    #[inline]
    #[allow(clippy::option_option, reason = "the outer one is about JSON, the inner one about the rules")]
    fn child(&mut self, node: u32, at: usize, name: scan::Token) -> Option<Option<u32>> {
        let inside = self.text.get(at..name.close)?;
        if !name.ascii {
            std::str::from_utf8(inside).ok()?;
        }
        if !name.escaped {
            return Some(self.trie.step(node, inside));
        }
        scan::unescape(inside, self.scratch)?;
        Some(self.trie.step(node, self.scratch))
    }

    /// Goes past a value that no rule names.
    #[inline]
    fn skip(&mut self, at: usize, depth: usize) -> Option<usize> {
        if self.strict {
            return scan::validate(self.text, at, deepest() - depth, self.scratch);
        }
        scan::skip(self.text, at)
    }

    /// A value at a path that some rule names or goes through.
    fn value(&mut self, at: usize, node: u32, element: u32, depth: usize) -> Option<usize> {
        match self.text.get(at)? {
            b'{' if self.trie.enters(node) => self.object(at + 1, node, element, depth + 1),
            b'[' => self.array(at + 1, node, element, depth + 1),
            b'{' => self.skip(at, depth),
            _ => self.leaf(at, node, element, depth),
        }
    }

    /// The elements of an array, from behind its bracket.
    fn array(&mut self, at: usize, node: u32, element: u32, depth: usize) -> Option<usize> {
        if depth > deepest() {
            return None;
        }
        let mut at = scan::blank(self.text, at);
        if self.text.get(at)? == &b']' {
            return Some(at + 1);
        }
        let tracked = self.trie.node(node).is_some_and(|node| node.tracked);
        let array = if tracked { self.marks.elements.open_array(node) } else { NONE };
        loop {
            at = if tracked && matches!(self.text.get(at)?, b'{' | b'[') {
                let inner = self.marks.elements.open(array, element);
                let at = self.value(at, node, inner, depth)?;
                self.marks.elements.close(inner);
                at
            } else {
                // V3: values directly in an array record no element.
                self.value(at, node, element, depth)?
            };
            at = scan::blank(self.text, at);
            match self.text.get(at)? {
                b',' => at = scan::blank(self.text, at + 1),
                b']' => break,
                _ => return None,
            }
        }
        if tracked {
            self.marks.elements.close_array(array);
        }
        Some(at + 1)
    }

    /// A value that is neither an object nor an array.
    #[inline]
    fn leaf(&mut self, at: usize, node: u32, element: u32, depth: usize) -> Option<usize> {
        let matcher = self.trie.node(node)?.matcher;
        if matcher == NONE {
            return self.skip(at, depth);
        }
        let first = *self.text.get(at)?;
        if first == b'"' {
            let token = scan::string(self.text, at + 1)?;
            let inside = self.text.get(at + 1..token.close)?;
            if !token.ascii {
                std::str::from_utf8(inside).ok()?;
            }
            let matcher = self.matchers.get_mut(matcher)?;
            if token.escaped {
                scan::unescape(inside, self.scratch)?;
                matcher.text(self.scratch, element, self.atoms, self.marks);
            } else {
                matcher.text(inside, element, self.atoms, self.marks);
            }
            return Some(token.close + 1);
        }
        let matcher = self.matchers.get_mut(matcher)?;
        if matches!(first, b'-' | b'0'..=b'9') {
            let end = scan::number(self.text, at)?;
            matcher.number(self.text.get(at..end)?, element, self.atoms, self.marks);
            return Some(end);
        }
        let end = scan::word(self.text, at)?;
        match first {
            b'n' => matcher.null(element, self.atoms, self.marks),
            _ => matcher.truth(first == b't', element, self.atoms, self.marks),
        }
        Some(end)
    }
}
