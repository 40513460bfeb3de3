//! `wildcard`: `*` stands for any run of bytes, none included; `\*` and `\\` are a literal star and backslash.

use crate::json::Text;

/// A compiled wildcard.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Wildcard {
    /// The literal pieces between the stars. One piece means that there is no star at all.
    pieces: Vec<Box<[u8]>>,
}

/// What is wrong with a wildcard. Positions count UTF-8 bytes of the decoded string behind the opening quote, so that
/// the first byte is 1, as AWS counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WildcardError {
    /// Two wildcards in a row.
    Run(usize),
    /// A backslash before something other than `*` or `\`.
    Escape(usize),
}

impl Wildcard {
    /// Reads the operand.
    ///
    /// # Errors
    /// Two wildcards in a row, or a backslash that escapes nothing.
    pub fn new(text: &Text) -> Result<Self, WildcardError> {
        let mut pieces = Vec::new();
        let mut piece = Vec::new();
        let mut bytes = text.as_bytes().iter().copied().enumerate().peekable();
        let mut star = false;
        while let Some((at, byte)) = bytes.next() {
            match byte {
                // The reference names the first of the two.
                b'*' if star => return Err(WildcardError::Run(at)),
                b'*' => pieces.push(std::mem::take(&mut piece).into_boxed_slice()),
                b'\\' => match bytes.next() {
                    Some((_, escaped @ (b'*' | b'\\'))) => piece.push(escaped),
                    _ => return Err(WildcardError::Escape(at + 1)),
                },
                _ => piece.push(byte),
            }
            star = byte == b'*';
        }
        pieces.push(piece.into_boxed_slice());
        Ok(Self { pieces })
    }

    /// The literal pieces between the stars; a single one if there is no star.
    #[must_use]
    pub fn pieces(&self) -> &[Box<[u8]>] {
        &self.pieces
    }

    /// Does this accept the string of these bytes?
    #[must_use]
    pub fn accepts(&self, text: &[u8]) -> bool {
        let [first, middle @ .., last] = self.pieces.as_slice() else {
            return self.pieces.first().is_some_and(|only| **only == *text);
        };
        let Some(mut rest) = text.strip_prefix(&**first).and_then(|rest| rest.strip_suffix(&**last)) else {
            return false;
        };
        for piece in middle {
            let Some(at) = find(rest, piece) else { return false };
            rest = rest.get(at + piece.len()..).unwrap_or_default();
        }
        true
    }
}

/// Where `piece` first stands in `text`.
fn find(text: &[u8], piece: &[u8]) -> Option<usize> {
    match piece.len() {
        0 => Some(0),
        n => text.windows(n).position(|window| window == piece),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_stand_for_any_run() {
        let accepts = |pattern: &str, text: &str| Wildcard::new(&pattern.into()).unwrap().accepts(text.as_bytes());
        assert!(accepts("a*b", "ab") && accepts("a*b", "axxb") && !accepts("a*b", "abc"));
        assert!(accepts("2*0*1*7", "2607117") && !accepts("2*0*1*7", "2607118"));
        assert!(accepts("*", "") && accepts("", "") && !accepts("", "x"));
        assert!(!accepts("aba*aba", "aba") && accepts("ab*ba", "abba"));
        assert!(accepts(r"\**", "*x") && !accepts(r"\**", "x") && accepts(r"\\*", r"\x"));
        assert!(accepts("é*", "éa"));
    }

    #[test]
    fn errors_name_the_byte() {
        let error = |pattern: &str| Wildcard::new(&pattern.into()).unwrap_err();
        assert_eq!(error("**"), WildcardError::Run(1));
        assert_eq!(error("é*x**"), WildcardError::Run(5));
        assert_eq!(error("\\"), WildcardError::Escape(1));
        assert_eq!(error("a\\b"), WildcardError::Escape(2));
    }
}
