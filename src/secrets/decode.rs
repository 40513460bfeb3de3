//! What is encoded in a text: base64, hexadecimal, percent signs, escapes; with the way back to the text's own places.
//!
//! Only what decodes to readable text is worth a look: random bytes are no credential in disguise, and are told after a
//! few bytes. Each decoded piece is shorter than what it came from, and pieces do not overlap, so that all levels together
//! cost a few times the text.

use super::base64;
use crate::diagnostic::Span;

/// What a piece of text encodes.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub(crate) bytes: Vec<u8>,
    /// The piece in the text.
    span: Span,
    how: How,
}

#[derive(Debug)]
enum How {
    /// Groups of four digits in a row.
    Base64,
    /// Two digits a byte.
    Hex,
    /// The same over many lines: the place of each digit.
    Lines(Vec<usize>),
    /// The place of each decoded byte, and one more for the end.
    Places(Vec<usize>),
    /// The same of lines that belong together.
    Joined(Vec<usize>),
}

impl Decoded {
    /// The place in the text of a span of the decoded bytes.
    pub(crate) fn origin(&self, span: Span) -> Span {
        match &self.how {
            How::Hex => {
                Span::new(self.span.start + 2 * span.start, (self.span.start + 2 * span.end).min(self.span.end))
            }
            How::Base64 => {
                let start = span.start / 3 * 4 + span.start % 3;
                let end = span.end / 3 * 4 + [0, 2, 3].get(span.end % 3).copied().unwrap_or_default();
                Span::new(self.span.start + start, (self.span.start + end).min(self.span.end))
            }
            How::Lines(digits) => {
                let place = |at: usize| digits.get(at / 3 * 4 + at % 3).copied().unwrap_or(self.span.end);
                let last = span.end.saturating_sub(1);
                let end = digits.get(last / 3 * 4 + last % 3 + 1).map_or(self.span.end, |digit| digit + 1);
                Span::new(place(span.start), if span.end == self.bytes.len() { self.span.end } else { end })
            }
            How::Places(places) => {
                let place = |at: usize| places.get(at).copied().unwrap_or(self.span.end);
                Span::new(place(span.start), place(span.end))
            }
            // What was taken away behind the last byte is no part of it.
            How::Joined(places) => {
                let place = |at: usize| places.get(at).copied().unwrap_or(self.span.end);
                Span::new(place(span.start), place(span.end.saturating_sub(1)) + 1)
            }
        }
    }

    /// Lines that belong together: `places` of each byte, and of the end.
    pub(crate) const fn joined(bytes: Vec<u8>, places: Vec<usize>, span: Span) -> Self {
        Self { bytes, span, how: How::Joined(places) }
    }

    /// How it was found, for people.
    pub(crate) const fn found(&self) -> &'static str {
        match self.how {
            How::Base64 | How::Lines(_) => "found in what the text encodes (base64)",
            How::Hex => "found in what the text encodes (hexadecimal)",
            How::Places(_) => "found in what the text encodes (escapes)",
            How::Joined(_) => "its value is split over pieces or lines",
        }
    }
}

/// Shorter pieces encode nothing that is worth it.
pub(crate) const SHORTEST: usize = 20;
/// The longest piece that is decoded at once.
const LONGEST: usize = 1 << 22;

/// Bytes that are text: printable, or what stands between lines.
fn is_text(bytes: &[u8]) -> bool {
    bytes.iter().all(|b| matches!(b, 0x20..=0x7e | b'\n' | b'\r' | b'\t' | 0x80..))
}

fn mostly_text(bytes: &[u8]) -> bool {
    is_text(bytes) && str::from_utf8(bytes).is_ok()
}

/// The run of base64 digits from `start` to `end`, which may go on in the next lines; and where it ends.
pub(crate) fn base64_run(text: &[u8], start: usize, end: usize) -> (Option<Decoded>, usize) {
    let run = text.get(start..end).unwrap_or_default();
    if run.len() < SHORTEST {
        return (None, end);
    }
    if let Some(decoded) = hex_run(run, start) {
        return (Some(decoded), end);
    }
    // Two groups tell text from noise.
    let probe = base64::decode(run.get(..8).unwrap_or_default());
    if !probe.is_some_and(|bytes| bytes.iter().all(|b| matches!(b, 0x20..=0x7e | b'\n' | b'\r' | b'\t' | 0xc3))) {
        return (None, end);
    }
    if run.len() >= 48 && wraps(text, end) {
        return wrapped(text, start);
    }
    let padded = end + text.iter().skip(end).take(2).take_while(|b| **b == b'=').count();
    let piece = text.get(start..padded.min(start + LONGEST)).unwrap_or_default();
    let decoded = base64::decode(piece).filter(|bytes| mostly_text(bytes));
    (decoded.map(|bytes| Decoded { bytes, span: Span::new(start, padded), how: How::Base64 }), padded)
}

fn hex_run(run: &[u8], start: usize) -> Option<Decoded> {
    if run.len() < 40 || !run.len().is_multiple_of(2) || run.len() > LONGEST || !run.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    let digit = |b: u8| char::from(b).to_digit(16).unwrap_or_default() as u8;
    let bytes: Vec<u8> = run.chunks_exact(2).map(|pair| pair.iter().fold(0, |sum, b| sum << 4 | digit(*b))).collect();
    mostly_text(&bytes).then(|| Decoded { bytes, span: Span::new(start, start + run.len()), how: How::Hex })
}

/// Does a run of digits that ends at `end` go on in the next line?
fn wraps(text: &[u8], end: usize) -> bool {
    let Some(at) = next_line(text, end) else { return false };
    let rest = text.get(at..).unwrap_or_default();
    let run = rest.iter().take(256).take_while(|b| base64::digit(**b).is_some()).count();
    // The line holds nothing else: a name would be followed by its sign.
    run > 0
        && rest.get(run).is_none_or(|b| matches!(b, b'=' | b'\r' | b'\n' | b'"' | b'\'' | b'\\' | b'<'))
        && !rest.get(run..).unwrap_or_default().starts_with(b"= ")
}

/// Where the text of the next line begins: behind the line end, escaped or not, and the indentation.
fn next_line(text: &[u8], end: usize) -> Option<usize> {
    let rest = text.get(end..)?;
    let len = match rest {
        [b'\r', b'\n', ..] | [b'\\', b'n', ..] => 2,
        [b'\n', ..] => 1,
        _ => return None,
    };
    let blanks = rest.iter().skip(len).take(64).take_while(|b| matches!(b, b' ' | b'\t')).count();
    Some(end + len + blanks)
}

/// A piece of many lines.
fn wrapped(text: &[u8], start: usize) -> (Option<Decoded>, usize) {
    let mut digits = Vec::new();
    let mut places = Vec::new();
    let mut at = start;
    loop {
        while let Some(byte) = text.get(at).filter(|b| base64::digit(**b).is_some()) {
            digits.push(*byte);
            places.push(at);
            at += 1;
        }
        match next_line(text, at) {
            Some(next) if digits.len() < LONGEST && wraps(text, at) => at = next,
            _ => break,
        }
    }
    at += text.iter().skip(at).take(2).take_while(|b| **b == b'=').count();
    let decoded = base64::decode(&digits).filter(|bytes| mostly_text(bytes));
    (decoded.map(|bytes| Decoded { bytes, span: Span::new(start, at), how: How::Lines(places) }), at)
}

/// The run of `%XX`, `\xXX` or `\u00XX` that begins at `start`, with plain letters and digits between; and where it ends.
pub(crate) fn escapes(text: &[u8], start: usize) -> (Option<Decoded>, usize) {
    let (mut bytes, mut places, mut count, mut at) = (Vec::new(), Vec::new(), 0, start);
    while bytes.len() < LONGEST {
        let rest = text.get(at..).unwrap_or_default();
        let (byte, len) = match rest {
            [b'%', a, b, ..] => (hex(*a, *b), 3),
            [b'\\', b'x', a, b, ..] => (hex(*a, *b), 4),
            [b'\\', b'u', b'0', b'0', a, b, ..] => (hex(*a, *b), 6),
            [byte, ..] if byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'~' | b'/' | b'+') => {
                (Some(*byte), 1)
            }
            _ => break,
        };
        let Some(byte) = byte else { break };
        count += usize::from(len > 1);
        bytes.push(byte);
        places.push(at);
        at += len;
    }
    places.push(at);
    let worth = count >= 4 && bytes.len() >= 10 && mostly_text(&bytes);
    let decoded = worth.then(|| Decoded { bytes, span: Span::new(start, at), how: How::Places(places) });
    (decoded, at.max(start + 1))
}

fn hex(a: u8, b: u8) -> Option<u8> {
    Some((char::from(a).to_digit(16)? << 4 | char::from(b).to_digit(16)?) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_go_back_to_the_text() {
        let text = b"x=aGVsbG8gd29ybGQgYWdhaW4gYW5kIGFnYWlu;";
        let (decoded, end) = base64_run(text, 2, text.len() - 1);
        let decoded = decoded.unwrap();
        assert_eq!(end, text.len() - 1);
        assert_eq!(decoded.bytes, b"hello world again and again");
        assert_eq!(decoded.origin(Span::new(0, 3)), Span::new(2, 6));
        assert_eq!(decoded.origin(Span::new(6, 11)), Span::new(10, 17));
    }

    #[test]
    fn many_lines_are_one_piece() {
        let text = b"  aGVsbG8gd29ybGQgYWdhaW4gYW5kIGFnYWluIGFuZCBhZ2FpbiBh\n  bmQgYWdhaW4=\n";
        let (decoded, end) = base64_run(text, 2, 54);
        let decoded = decoded.unwrap();
        assert_eq!(decoded.bytes, b"hello world again and again and again and again");
        assert_eq!(end, text.len() - 1);
        assert_eq!(decoded.origin(Span::new(38, 39)), Span::new(52, 54));
        assert_eq!(decoded.origin(Span::new(39, 40)), Span::new(57, 59));
    }

    #[test]
    fn noise_is_left_alone() {
        assert!(base64_run(b"qgwagX569YXGZAufcpKot9Pxdga8MoVMzvy6", 0, 36).0.is_none());
        assert!(escapes(b"%zz", 0).0.is_none());
        assert!(escapes(b"100%", 3).0.is_none());
    }

    #[test]
    fn escapes_of_all_kinds() {
        for text in
            [&b"%68%65llo%20wor%6c%64"[..], b"\\x68\\x65llo\\x20wor\\x6cd", b"\\u0068\\u0065llo\\u0020wor\\u006cd"]
        {
            let (decoded, end) = escapes(text, 0);
            let decoded = decoded.unwrap_or_else(|| panic!("{}", String::from_utf8_lossy(text)));
            assert_eq!(decoded.bytes, b"hello world");
            assert_eq!(end, text.len());
        }
    }
}
