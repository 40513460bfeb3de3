//! Values that code splits over lines: `"abc" +`, literals one below the other, a backslash at the end of a line, the
//! lines of a YAML scalar, an array that is joined.
//!
//! A joined piece is a text of its own with the way back to the places of each byte, as what escapes encode is. Each look
//! is bounded, and no line is joined twice.

use super::decode::Decoded;
use crate::diagnostic::Span;

/// How far a line is looked at before the first break, and how long a joined piece may be.
const BEFORE: usize = 512;
const LONGEST: usize = 8192;
/// How far back an array begins.
const ARRAY: usize = 2048;
/// No more lines than this belong together.
const LINES: usize = 64;

/// What ends a line that goes on in the next.
pub(crate) const ENDS: &[&str] = &[
    "\"\n",
    "\"\r\n",
    "'\n",
    "'\r\n",
    "`\n",
    "\" +\n",
    "\" +\r\n",
    "\"+\n",
    "' +\n",
    "' +\r\n",
    "'+\n",
    "` +\n",
    "\" .\n",
    "\" .\r\n",
    "' .\n",
    "' .\r\n",
    "\" ..\n",
    "' ..\n",
    "\" &\n",
    "\" & _\r\n",
    "\" & _\n",
    "\\\n",
    "\\\r\n",
];
/// What begins a scalar of many lines in YAML.
pub(crate) const SCALARS: &[&str] = &[">-\n", ">-\r\n", "|-\n", "|-\r\n", ": >\n", ": >\r\n", ": |\n", ": |\r\n"];
/// What joins an array.
pub(crate) const JOIN: &str = "].join(";

/// What is joined: the piece, where it ends, and the places of its breaks in the text.
pub(crate) struct Joined {
    pub(crate) decoded: Decoded,
    pub(crate) end: usize,
    pub(crate) breaks: Vec<usize>,
}

#[derive(Default)]
struct Builder {
    bytes: Vec<u8>,
    places: Vec<usize>,
    breaks: Vec<usize>,
}

impl Builder {
    fn push(&mut self, text: &[u8], span: Span) {
        self.bytes.extend_from_slice(text.get(span.start..span.end).unwrap_or_default());
        self.places.extend(span.start..span.end);
    }

    /// A byte that is not in the text, at the place of one that is.
    fn put(&mut self, byte: u8, at: usize) {
        self.bytes.push(byte);
        self.places.push(at);
    }

    fn pop(&mut self, count: usize) {
        self.bytes.truncate(self.bytes.len().saturating_sub(count));
        self.places.truncate(self.places.len().saturating_sub(count));
    }

    fn done(mut self, end: usize) -> Option<Joined> {
        let first = *self.places.first()?;
        self.places.push(end);
        // What is cut within a character is no text.
        str::from_utf8(&self.bytes).ok()?;
        Some(Joined {
            decoded: Decoded::joined(self.bytes, self.places, Span::new(first, end)),
            end,
            breaks: self.breaks,
        })
    }
}

/// Where the line begins that `at` is in; a long one only so far back.
fn line_start(text: &[u8], at: usize) -> usize {
    let from = at.saturating_sub(BEFORE);
    let head = text.get(from..at).unwrap_or_default();
    let start = head.iter().rposition(|b| *b == b'\n').map_or(from, |end| from + end + 1);
    // Not within a character.
    start + text.get(start..at).unwrap_or_default().iter().take_while(|b| **b & 0xc0 == 0x80).count()
}

/// Where the line ends that `at` is in, without its end; a long one only so far.
fn line_end(text: &[u8], at: usize) -> usize {
    let rest = text.get(at..text.len().min(at + LONGEST)).unwrap_or_default();
    let len = rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len());
    at + len - usize::from(len > 0 && rest.get(len - 1) == Some(&b'\r'))
}

fn next_line(text: &[u8], end: usize) -> Option<usize> {
    match text.get(end..)? {
        [b'\r', b'\n', ..] => Some(end + 2),
        [b'\n', ..] => Some(end + 1),
        _ => None,
    }
}

const fn is_quote(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`')
}

fn blanks(text: &[u8], at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    rest.iter().take(256).take_while(|b| matches!(b, b' ' | b'\t')).count()
}

/// The lines that go on behind the one that ends with `newline`.
pub(crate) fn lines(text: &[u8], newline: usize) -> Option<Joined> {
    let mut joined = Builder::default();
    let start = line_start(text, newline);
    let mut end = line_end(
        text,
        newline.saturating_sub(usize::from(newline > start && text.get(newline - 1) == Some(&b'\r'))).max(start),
    );
    joined.push(text, Span::new(start, end));
    for _ in 0..LINES {
        let Some(next) = next_line(text, end) else { break };
        let Some(rest) = goes_on(text, &mut joined, start, next) else { break };
        joined.breaks.push(end);
        let last = line_end(text, rest);
        joined.push(text, Span::new(rest, last));
        end = last;
        if joined.bytes.len() > LONGEST {
            break;
        }
    }
    if joined.breaks.is_empty() {
        return None;
    }
    joined.done(end)
}

/// Where the next line goes on, once what is between is taken away.
fn goes_on(text: &[u8], joined: &mut Builder, start: usize, next: usize) -> Option<usize> {
    let line = joined.bytes.as_slice();
    let trimmed = line.trim_ascii_end();
    let slash = trimmed.ends_with(b"\\");
    let mut left = trimmed;
    for sign in [&b"& _"[..], b"+", b"..", b".", b"&", b"\\"] {
        if let Some(before) = left.strip_suffix(sign) {
            left = before.trim_ascii_end();
            break;
        }
    }
    let mut right = next + blanks(text, next);
    let mut behind = text.get(right..)?;
    for sign in [&b"+"[..], b"..", b".", b"&"] {
        if let Some(rest) = behind.strip_prefix(sign)
            && rest.first().is_some_and(|b| *b == b' ' || is_quote(*b))
        {
            right += sign.len();
            right += blanks(text, right);
            behind = text.get(right..)?;
            break;
        }
    }
    let quoted = left.last().filter(|b| is_quote(**b)).copied();
    if let (Some(_), Some(open)) = (quoted, behind.first().copied().filter(|b| is_quote(*b)))
        // A literal, not the beginning of a pair of JSON, nor an empty one.
        && left.len() > 1
        && !names_member(behind, open)
    {
        let gone = line.len() - left.len() + 1;
        joined.pop(gone);
        return Some(right + 1);
    }
    if slash && next > start {
        // The blanks before the backslash stay: `--token \` is a flag and its value.
        let gone = line.len() - trimmed.len() + 1;
        joined.pop(gone);
        return Some(next + blanks(text, next));
    }
    None
}

/// `"name":` in quotes?
fn names_member(text: &[u8], quote: u8) -> bool {
    let inside = text.get(1..text.len().min(LONGEST)).unwrap_or_default();
    let Some(close) = inside.iter().position(|b| *b == quote || *b == b'\n') else { return false };
    let rest = inside.get(close + 1..).unwrap_or_default().trim_ascii_start();
    matches!(rest, [b':', b' ' | b'"' | b'\'' | b'{' | b'[', ..])
}

/// The scalar of YAML below the line that ends with `newline`: one word, or one word a line.
pub(crate) fn scalar(text: &[u8], newline: usize) -> Option<Joined> {
    let start = line_start(text, newline);
    let head = text.get(start..newline)?;
    let colon = head.iter().rposition(|b| *b == b':')?;
    let indent = blanks(text, start);
    let mut joined = Builder::default();
    joined.push(text, Span::new(start, start + colon + 1));
    joined.put(b' ', start + colon);
    joined.put(b'"', start + colon);
    let mut next = newline + 1;
    let mut end = newline;
    for _ in 0..LINES {
        let from = next + blanks(text, next);
        let last = line_end(text, from);
        let line = text.get(from..last)?;
        if from - next <= indent || line.is_empty() {
            break;
        }
        // Words with blanks are words.
        if line.iter().any(u8::is_ascii_whitespace) || joined.bytes.len() > LONGEST {
            return None;
        }
        joined.breaks.push(end);
        joined.push(text, Span::new(from, last));
        end = last;
        match next_line(text, last) {
            Some(line) => next = line,
            None => break,
        }
    }
    if joined.breaks.is_empty() {
        return None;
    }
    joined.put(b'"', end);
    joined.done(end)
}

/// The array whose `].join(` ends at `at`, if it is one of literals that are joined without anything between.
pub(crate) fn array(text: &[u8], at: usize) -> Option<Joined> {
    let glue = text.get(at..at + 3)?;
    if !matches!(glue, [a, b, b')'] if a == b && is_quote(*a)) {
        return None;
    }
    let close = at - JOIN.len();
    let from = close.saturating_sub(ARRAY);
    if !text.get(from..close)?.trim_ascii_end().last().is_some_and(|b| is_quote(*b) || *b == b',') {
        return None;
    }
    let open = from + text.get(from..close)?.iter().rposition(|b| *b == b'[')?;
    let start = line_start(text, open);
    let mut joined = Builder::default();
    joined.push(text, Span::new(start, open));
    joined.put(b'"', open);
    let mut here = open + 1;
    let mut pieces = 0;
    while here < close {
        let byte = *text.get(here)?;
        if byte.is_ascii_whitespace() || byte == b',' {
            here += 1;
        } else if is_quote(byte) {
            let inside = text.get(here + 1..close)?;
            let len = inside.iter().position(|b| *b == byte || *b == b'\n')?;
            if inside.get(len) != Some(&byte) {
                return None;
            }
            if pieces > 0 {
                joined.breaks.push(here);
            }
            joined.push(text, Span::new(here + 1, here + 1 + len));
            pieces += 1;
            here += len + 2;
        } else {
            return None;
        }
    }
    if pieces < 2 {
        return None;
    }
    joined.put(b'"', close);
    joined.done(close)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str) -> Option<String> {
        let at = text.find('\n')?;
        lines(text.as_bytes(), at).map(|it| String::from_utf8(it.decoded.bytes).unwrap())
    }

    #[test]
    fn lines_that_go_on() {
        for (text, wanted) in [
            ("x = \"ab\" +\n  \"cd\";\nz", "x = \"abcd\";"),
            ("x = \"ab\"\r\n  + \"cd\" +\r\n \"ef\";\r\nz", "x = \"abcdef\";"),
            ("x = (\"ab\"\n     \"cd\")", "x = (\"abcd\")"),
            ("$x = 'ab' .\n  'cd';", "$x = 'abcd';"),
            ("x = \"ab\" \\\n  \"cd\"", "x = \"abcd\""),
            ("x = \"ab\\\n   cd\"", "x = \"abcd\""),
            ("curl --token \\\n   abcd \\\n  -v", "curl --token abcd -v"),
            ("x = \"ab\" & _\n  \"cd\"", "x = \"abcd\""),
        ] {
            assert_eq!(joined(text).as_deref(), Some(wanted), "{text:?}");
        }
        for text in ["{\"a\": \"b\"\n\"c\": \"d\"}", "x = \"ab\"\ny = 1", "- \"a\"\n- \"b\"", "a\nb", "\"\n\"\n"] {
            assert_eq!(joined(text), None, "{text:?}");
        }
    }

    #[test]
    fn scalars_and_arrays() {
        let text = "  key: >-\n    abc\n    def\n  next: 1\n";
        let it = scalar(text.as_bytes(), text.find('\n').unwrap()).unwrap();
        assert_eq!(String::from_utf8(it.decoded.bytes.clone()).unwrap(), "  key: \"abcdef\"");
        assert_eq!(it.decoded.origin(Span::new(8, 14)).of(text), "abc\n    def");
        let prose = "key: |\n  some words\n  and more\n";
        assert!(scalar(prose.as_bytes(), 6).is_none());
        let text = "k = [\"ab\",\n 'cd'].join('')";
        let it = array(text.as_bytes(), text.find("('").unwrap() + 1).unwrap();
        assert_eq!(String::from_utf8(it.decoded.bytes.clone()).unwrap(), "k = \"abcd\"");
        assert_eq!(it.decoded.origin(Span::new(5, 9)).of(text), "ab\",\n 'cd");
        let other = "[\"ab\", x].join('')";
        assert!(array(other.as_bytes(), other.find("('").unwrap() + 1).is_none());
    }
}
