//! Byte offsets ↔ what people and JavaScript count in: lines, columns, UTF-16 units.

use super::Span;
use crate::gather::Gather;

/// A place for people: 1-based line and column (the column counts UTF-16 units), and the 0-based UTF-16 offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// 1-based; lines end at `\n`.
    pub line: usize,
    /// 1-based, in UTF-16 units, as editors count.
    pub column: usize,
    /// 0-based offset in UTF-16 units from the start of the text.
    pub utf16: usize,
}

/// Converts positions of one text. Building it costs one pass; each lookup a binary search and at most
/// 256 bytes of counting.
#[derive(Clone, Debug)]
pub struct Positions<'a> {
    text: &'a str,
    /// Offsets of the first byte of each line.
    lines: Vec<usize>,
    /// UTF-16 offset at byte `i * STRIDE` (or at the character boundary before it); empty for ASCII text.
    checkpoints: Vec<(usize, usize)>,
}

impl<'a> Positions<'a> {
    const STRIDE: usize = 256;

    /// Prepares `text`.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let newlines = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1);
        let lines = std::iter::once(0).chain(newlines).list();
        let mut checkpoints = Vec::new();
        if !text.is_ascii() {
            let (mut utf16, mut next) = (0, 0);
            for (byte, c) in text.char_indices() {
                if byte >= next {
                    checkpoints.push((byte, utf16));
                    next = byte + Self::STRIDE;
                }
                utf16 += c.len_utf16();
            }
        }
        Self { text, lines, checkpoints }
    }

    /// The UTF-16 offset of a byte offset. An offset behind the end is the end; one inside a character its start.
    #[must_use]
    pub fn utf16(&self, byte: usize) -> usize {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let after = self.checkpoints.partition_point(|(b, _)| *b <= byte);
        let Some((from, utf16)) = after.checked_sub(1).and_then(|i| self.checkpoints.get(i)) else {
            return byte;
        };
        let between = Span::new(*from, byte).of(self.text);
        utf16 + between.chars().map(char::len_utf16).sum::<usize>()
    }

    /// The byte offset of a UTF-16 offset. An offset behind the end is the end; one inside a character its start.
    #[must_use]
    pub fn byte(&self, utf16: usize) -> usize {
        let after = self.checkpoints.partition_point(|(_, u)| *u <= utf16);
        let Some((from, mut units)) = after.checked_sub(1).and_then(|i| self.checkpoints.get(i)).copied() else {
            return utf16.min(self.text.len());
        };
        for (offset, c) in Span::new(from, self.text.len()).of(self.text).char_indices() {
            units += c.len_utf16();
            if units > utf16 {
                return from + offset;
            }
        }
        self.text.len()
    }

    /// Line, column and UTF-16 offset of a byte offset.
    #[must_use]
    pub fn place(&self, byte: usize) -> Place {
        let byte = byte.min(self.text.len());
        let line = self.lines.partition_point(|start| *start <= byte).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or_default();
        let utf16 = self.utf16(byte);
        Place { line, column: utf16 - self.utf16(start) + 1, utf16 }
    }

    /// The text of a 1-based line, without its line end.
    #[must_use]
    pub fn line(&self, line: usize) -> &'a str {
        let start = line.checked_sub(1).and_then(|i| self.lines.get(i)).copied();
        let Some(start) = start else { return "" };
        let end = self.lines.get(line).map_or(self.text.len(), |next| next - 1);
        Span::new(start, end).of(self.text).trim_end_matches('\r')
    }

    /// The text itself.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn astral_characters_count_two_units() {
        let text = "a😀b\né\u{10FFFF}x";
        let positions = Positions::new(text);
        let place = positions.place(text.find('b').unwrap());
        assert_eq!(place, Place { line: 1, column: 4, utf16: 3 });
        let place = positions.place(text.find('x').unwrap());
        assert_eq!(place, Place { line: 2, column: 4, utf16: 8 });
    }

    #[test]
    fn offsets_survive_the_round_trip() {
        let text = "ä😀z\r\n".repeat(200);
        let positions = Positions::new(&text);
        for (byte, _) in text.char_indices() {
            assert_eq!(positions.byte(positions.utf16(byte)), byte);
        }
        assert_eq!(positions.byte(usize::MAX), text.len());
        assert_eq!(positions.utf16(usize::MAX), text.encode_utf16().count());
    }

    #[test]
    fn an_offset_inside_a_character_is_its_start() {
        let positions = Positions::new("a😀b");
        assert_eq!(positions.utf16(3), 1);
        assert_eq!(positions.byte(2), 1);
    }
}
