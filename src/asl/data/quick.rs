//! Bytes → value, without places and without words for what is wrong: the way of documents that are right.

use super::{Number, Object, Value};
use crate::json::scan;
use std::sync::Arc;

/// Short texts that were seen lately: names of members come again and again, and sharing them spares most allocations.
const KNOWN: usize = 64;
/// Longer texts are not looked up.
const SHORT: usize = 24;
/// In a document of fewer bytes little comes again.
const SMALL: usize = 256;

/// The value that the JSON text spells, or `None` where it is not JSON, or not within the limits of the reader with words.
pub(crate) fn read(text: &str) -> Option<Value> {
    let mut reader = Reader {
        whole: text,
        text: text.as_bytes(),
        scratch: Vec::new(),
        known: if text.len() < SMALL { Vec::new() } else { vec![None; KNOWN] },
        elements: Vec::new(),
        members: Vec::new(),
        depth: Value::MAX_DEPTH,
    };
    let text = text.as_bytes();
    let (value, at) = reader.value(scan::blank(text, 0))?;
    (scan::blank(text, at) == text.len()).then_some(value)
}

struct Reader<'t> {
    whole: &'t str,
    /// Its bytes.
    text: &'t [u8],
    /// Strings with escapes are decoded into this.
    scratch: Vec<u8>,
    known: Vec<Option<Arc<str>>>,
    /// What is in the arrays and objects that are still open, so that each is made once, when its size is known.
    elements: Vec<Value>,
    members: Vec<(Arc<str>, Value)>,
    /// Brackets that may still be opened.
    depth: usize,
}

impl Reader<'_> {
    /// The value at `at`, and the offset behind it.
    fn value(&mut self, at: usize) -> Option<(Value, usize)> {
        Some(match self.text.get(at)? {
            b'"' => {
                let (text, at) = self.string(at + 1)?;
                (Value::String(text), at)
            }
            b'{' => {
                self.depth = self.depth.checked_sub(1)?;
                let found = self.object(scan::blank(self.text, at + 1))?;
                self.depth += 1;
                found
            }
            b'[' => {
                self.depth = self.depth.checked_sub(1)?;
                let found = self.array(scan::blank(self.text, at + 1))?;
                self.depth += 1;
                found
            }
            b't' => (Value::Bool(true), scan::word(self.text, at)?),
            b'f' => (Value::Bool(false), scan::word(self.text, at)?),
            b'n' => (Value::Null, scan::word(self.text, at)?),
            _ => {
                let end = scan::number(self.text, at)?;
                (Value::Number(Number::parse(self.whole.get(at..end)?)?), end)
            }
        })
    }

    /// The string from behind its opening quote.
    fn string(&mut self, at: usize) -> Option<(Arc<str>, usize)> {
        let token = scan::string(self.text, at)?;
        let inside = self.whole.get(at..token.close)?;
        let text = if token.escaped {
            scan::unescape(inside.as_bytes(), &mut self.scratch)?;
            // A lone surrogate is three bytes that are not UTF-8; the reader with words has one character for it.
            Arc::from(str::from_utf8(&self.scratch).ok()?)
        } else {
            self.shared(inside)
        };
        Some((text, token.close + 1))
    }

    fn shared(&mut self, inside: &str) -> Arc<str> {
        let (Some(first), Some(last)) = (inside.as_bytes().first(), inside.as_bytes().last()) else {
            return inside.into();
        };
        let slot = usize::from(first ^ (last << 2)).wrapping_add(inside.len()) % KNOWN;
        match self.known.get_mut(slot) {
            Some(Some(known)) if **known == *inside => known.clone(),
            Some(slot) if inside.len() <= SHORT => slot.insert(inside.into()).clone(),
            _ => inside.into(),
        }
    }

    fn array(&mut self, mut at: usize) -> Option<(Value, usize)> {
        let mark = self.elements.len();
        if self.text.get(at) != Some(&b']') {
            loop {
                let (element, behind) = self.value(at)?;
                self.elements.push(element);
                at = scan::blank(self.text, behind);
                match self.text.get(at)? {
                    b',' => at = scan::blank(self.text, at + 1),
                    b']' => break,
                    _ => return None,
                }
            }
        }
        Some((self.elements.split_off(mark).into(), at + 1))
    }

    fn object(&mut self, mut at: usize) -> Option<(Value, usize)> {
        let mark = self.members.len();
        if self.text.get(at) != Some(&b'}') {
            loop {
                if self.text.get(at) != Some(&b'"') {
                    return None;
                }
                let (key, behind) = self.string(at + 1)?;
                at = scan::blank(self.text, behind);
                if self.text.get(at) != Some(&b':') {
                    return None;
                }
                let (value, behind) = self.value(scan::blank(self.text, at + 1))?;
                self.members.push((key, value));
                at = scan::blank(self.text, behind);
                match self.text.get(at)? {
                    b',' => at = scan::blank(self.text, at + 1),
                    b'}' => break,
                    _ => return None,
                }
            }
        }
        Some((Object::of(self.members.split_off(mark)).into(), at + 1))
    }
}
