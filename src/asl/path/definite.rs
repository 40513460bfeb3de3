//! A definite path on a JSON text that has no tape: walked straight to its one value, which is as it is spelled there. What
//! only a text can hold (lone surrogates, `-0`) is kept.

use super::{Path, Root, Selector};
use crate::asl::data::Value;
use crate::json::scan;
use std::borrow::Cow;

impl Path {
    /// The text of the value at the path's one place, or `None` where the long way has to be gone: the path is for a list or
    /// finds nothing, or starts elsewhere, or the document is null or cannot be read.
    pub(super) fn find_in_text<'t>(&self, text: &'t str) -> Option<&'t str> {
        if self.root != Root::Input || !self.is_definite() {
            return None;
        }
        let bytes = text.as_bytes();
        let start = scan::blank(bytes, 0);
        // What the path goes past has to be JSON too.
        let end = scan::validate(bytes, start, Value::MAX_DEPTH, &mut Vec::new())?;
        if scan::blank(bytes, end) != bytes.len() || bytes.get(start) == Some(&b'n') {
            return None;
        }
        let mut at = start;
        for segment in self.segments.iter() {
            if segment.deep {
                return None;
            }
            at = match &segment.selector {
                Selector::Name(name) => member(bytes, at, name)?,
                Selector::Index(index) => element(bytes, at, *index)?,
                _ => return None,
            };
        }
        text.get(at..scan::skip(bytes, at)?)
    }
}

/// Where the value of the last member of that name begins.
fn member(text: &[u8], at: usize, name: &str) -> Option<usize> {
    if text.get(at) != Some(&b'{') {
        return None;
    }
    let (mut at, mut found) = (scan::blank(text, at + 1), None);
    while text.get(at) == Some(&b'"') {
        let token = scan::string(text, at + 1)?;
        let inside = text.get(at + 1..token.close)?;
        let colon = scan::blank(text, token.close + 1);
        let value = scan::blank(text, colon + 1);
        let key = if token.escaped {
            let mut key = Vec::new();
            scan::unescape(inside, &mut key)?;
            Cow::Owned(key)
        } else {
            Cow::Borrowed(inside)
        };
        if *key == *name.as_bytes() {
            found = Some(value);
        }
        let comma = scan::blank(text, scan::skip(text, value)?);
        at = scan::blank(text, comma + 1);
    }
    found
}

/// Where the element at that index begins; negative ones count from the end.
fn element(text: &[u8], at: usize, index: i32) -> Option<usize> {
    if text.get(at) != Some(&b'[') {
        return None;
    }
    let back = index.unsigned_abs() as usize;
    let mut starts = Vec::new();
    let mut at = scan::blank(text, at + 1);
    while text.get(at).is_some_and(|byte| *byte != b']') {
        if index >= 0 && starts.len() == back {
            return Some(at);
        }
        starts.push(at);
        at = scan::blank(text, scan::skip(text, at)?);
        if text.get(at) == Some(&b',') {
            at = scan::blank(text, at + 1);
        }
    }
    starts.get(starts.len().checked_sub(back)?).copied().filter(|_| index < 0)
}
