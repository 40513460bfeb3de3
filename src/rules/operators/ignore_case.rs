//! `equals-ignore-case`.
//!
//! For each character of the *pattern* the text must have its lower case or its upper case, in the full mappings of
//! Unicode, which may be several characters; the text itself is never folded. So pattern `ß` accepts `ß` and `SS`, but
//! pattern `SS` not `ß`; pattern `σ` accepts `Σ`, but not `ς`.

use crate::case;
use crate::json::Text;

/// A string compared without regard to case.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct IgnoreCase {
    /// For each character its lower and its upper case; equal where there is no case.
    characters: Vec<Cases>,
}

/// The two spellings of a character.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cases {
    /// The lower case, as UTF-8.
    pub lower: Box<[u8]>,
    /// The upper case, as UTF-8.
    pub upper: Box<[u8]>,
}

impl IgnoreCase {
    /// The test for `text`.
    #[must_use]
    pub fn new(text: &Text) -> Self {
        let mut characters = Vec::new();
        for chunk in text.as_bytes().utf8_chunks() {
            for c in chunk.valid().chars() {
                let (mut lower, mut upper) = (String::new(), String::new());
                case::lower(c, &mut lower);
                case::upper(c, &mut upper);
                characters.push(Cases { lower: lower.into_bytes().into(), upper: upper.into_bytes().into() });
            }
            // The bytes of a lone surrogate have no case.
            for byte in chunk.invalid() {
                characters.push(Cases { lower: [*byte].into(), upper: [*byte].into() });
            }
        }
        Self { characters }
    }

    /// The characters in order.
    #[must_use]
    pub fn characters(&self) -> &[Cases] {
        &self.characters
    }

    /// Is `text` a spelling of this?
    #[must_use]
    pub fn equals(&self, text: &[u8]) -> bool {
        self.ends_of(text, 0).contains(&text.len())
    }

    /// Does `text` begin with a spelling of this?
    #[must_use]
    pub fn begins(&self, text: &[u8]) -> bool {
        !self.ends_of(text, 0).is_empty()
    }

    /// Does `text` end with a spelling of this?
    #[must_use]
    pub fn ends(&self, text: &[u8]) -> bool {
        // No mapping of a character is longer than three characters of three bytes, nor shorter than one byte.
        let longest: usize = self.characters.iter().map(|c| c.lower.len().max(c.upper.len())).sum();
        (text.len().saturating_sub(longest)..=text.len()).any(|start| self.ends_of(text, start).contains(&text.len()))
    }

    /// Where a spelling of this that begins at `start` may end: several places, since `ß` is two bytes or `SS`.
    fn ends_of(&self, text: &[u8], start: usize) -> Vec<usize> {
        let mut ends = vec![start];
        for cases in &self.characters {
            let mut next = Vec::with_capacity(ends.len());
            for end in ends {
                let rest = text.get(end..).unwrap_or_default();
                for spelling in [&cases.lower, &cases.upper] {
                    let behind = end + spelling.len();
                    if rest.starts_with(spelling) && !next.contains(&behind) {
                        next.push(behind);
                    }
                }
            }
            ends = next;
        }
        ends
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn equals(pattern: &str, text: &str) -> bool {
        IgnoreCase::new(&pattern.into()).equals(text.as_bytes())
    }

    #[test]
    fn the_pattern_folds_and_the_text_does_not() {
        assert!(equals("jefferson", "JeFFerson") && equals("JEFFERSON", "jefferson"));
        assert!(equals("ß", "ß") && equals("ß", "SS") && !equals("ß", "ss") && !equals("SS", "ß"));
        assert!(equals("ſ", "S") && !equals("s", "ſ"));
        assert!(equals("σ", "Σ") && !equals("σ", "ς"));
        assert!(equals("𐐨", "𐐀") && !equals("😀", "??"));
        assert!(equals("", "") && !equals("", "a"));
    }

    #[test]
    fn prefix_and_suffix() {
        let test = |pattern: &str| IgnoreCase::new(&pattern.into());
        assert!(test("Straße").begins("STRASSE 1".as_bytes()) && test("ße").ends("STRASSE".as_bytes()));
        assert!(test("").begins(b"") && test("").ends(b"x") && !test("ab").ends(b"b"));
    }
}
