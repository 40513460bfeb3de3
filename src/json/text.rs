//! The text of a string: Rust's own string, and beside it the exact bytes where the two differ.

use std::fmt;

/// A decoded JSON string.
///
/// JSON can spell lone surrogates (`"\ud800"`), which no Rust string can hold. [`as_str`](Self::as_str) shows them as
/// U+FFFD; [`as_bytes`](Self::as_bytes) keeps them apart (as WTF-8), so that two different strings are never equal.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Text {
    lossy: Box<str>,
    /// WTF-8, only where the string has a lone surrogate.
    exact: Option<Box<[u8]>>,
}

impl Text {
    /// The string for people; a lone surrogate is U+FFFD.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.lossy
    }

    /// The string for comparison: UTF-8, with lone surrogates as WTF-8 spells them.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.exact.as_deref().unwrap_or(self.lossy.as_bytes())
    }

    /// Has it a lone surrogate?
    #[must_use]
    pub const fn has_lone_surrogate(&self) -> bool {
        self.exact.is_some()
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self { lossy: text.into_boxed_str(), exact: None }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self { lossy: text.into(), exact: None }
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.lossy, f)
    }
}

/// Collects the pieces of a string, surrogates included.
#[derive(Default)]
pub(crate) struct TextBuilder {
    lossy: String,
    exact: Vec<u8>,
    lone: bool,
    /// A high surrogate that waits for its low one.
    high: Option<u16>,
}

impl TextBuilder {
    pub(crate) fn push_str(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.settle();
        self.lossy.push_str(text);
        if self.lone {
            self.exact.extend_from_slice(text.as_bytes());
        }
    }

    pub(crate) fn push(&mut self, c: char) {
        self.push_str(c.encode_utf8(&mut [0; 4]));
    }

    /// Adds what `\uXXXX` spells.
    pub(crate) fn push_unit(&mut self, unit: u16) {
        match (self.high, unit) {
            (Some(high), 0xDC00..=0xDFFF) => {
                self.high = None;
                let c = 0x1_0000 + ((u32::from(high) - 0xD800) << 10) + (u32::from(unit) - 0xDC00);
                self.push(char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            (_, 0xD800..=0xDBFF) => {
                self.settle();
                self.high = Some(unit);
            }
            (_, 0xDC00..=0xDFFF) => {
                self.settle();
                self.push_lone(unit);
            }
            _ => self.push(char::from_u32(unit.into()).unwrap_or(char::REPLACEMENT_CHARACTER)),
        }
    }

    fn settle(&mut self) {
        if let Some(high) = self.high.take() {
            self.push_lone(high);
        }
    }

    fn push_lone(&mut self, unit: u16) {
        if !self.lone {
            self.lone = true;
            self.exact = self.lossy.clone().into_bytes();
        }
        self.lossy.push(char::REPLACEMENT_CHARACTER);
        let low = |shift: u16| u8::try_from((unit >> shift) & 0x3F).unwrap_or_default() | 0x80;
        self.exact.extend([0xED, low(6), low(0)]);
    }

    pub(crate) fn finish(mut self) -> Text {
        self.settle();
        let exact = self.lone.then(|| self.exact.into_boxed_slice());
        Text { lossy: self.lossy.into_boxed_str(), exact }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(units: &[u16]) -> Text {
        let mut builder = TextBuilder::default();
        builder.push('a');
        for unit in units {
            builder.push_unit(*unit);
        }
        builder.push('z');
        builder.finish()
    }

    #[test]
    fn pairs_join_and_lone_halves_stay_apart() {
        assert_eq!(units(&[0xD83D, 0xDE00]).as_str(), "a😀z");
        let (high, other, low) = (units(&[0xD800]), units(&[0xD801]), units(&[0xDE00, 0xD83D]));
        assert_eq!(high.as_str(), "a\u{FFFD}z");
        assert_ne!(high, other);
        assert_eq!(high.as_bytes(), b"a\xED\xA0\x80z");
        assert_eq!(low.as_str(), "a\u{FFFD}\u{FFFD}z");
        assert_eq!(low.as_bytes(), b"a\xED\xB8\x80\xED\xA0\xBDz");
    }
}
