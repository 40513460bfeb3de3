//! JSON bytes without a tree: what a matcher needs that reads little of a document and goes past the rest.
//!
//! Every function takes the bytes and an offset, and answers with the offset behind what it read, or `None` where that
//! is not JSON. What may follow a value is for the caller to check. Nothing here tells what is wrong or where: [`parse`](super::parse) does, and is asked only then.
//!
//! Going past a value ([`skip`]) looks at 64 bytes at a time. Comparing a block with a character gives a mask with one
//! bit per byte; of the mask of quotes the running parity (each bit xor all bits below) tells what lies within strings;
//! what is left of the mask of closing brackets is counted against the open ones. Within an object only `{` and `}` have
//! to be counted, within an array only `[` and `]`. So what is skipped is checked for strings and brackets that end, and
//! for nothing else; [`validate`] checks all of JSON's grammar instead.

use wide::u8x16;

/// A string as [`string`] found it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// The offset of its closing quote.
    pub close: usize,
    /// Has it escapes?
    pub escaped: bool,
    /// Is all of it ASCII?
    pub ascii: bool,
}

/// The next offset that is no white space.
#[inline(always)]
pub(crate) fn blank(text: &[u8], at: usize) -> usize {
    match text.get(at) {
        Some(..=b' ') => past_blank(text, at),
        _ => at,
    }
}

fn past_blank(text: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\t' | b'\r' | b'\n') = text.get(at) {
        at += 1;
    }
    at
}

/// The 16 bytes at `at`, if there are as many.
#[inline(always)]
fn sixteen(text: &[u8], at: usize) -> Option<u8x16> {
    let bytes = text.get(at..at.wrapping_add(16))?;
    Some(u8x16::new(bytes.try_into().ok()?))
}

/// Which of the 16 bytes are `byte`?
#[inline(always)]
fn equal(block: u8x16, byte: u8) -> u32 {
    block.simd_eq(u8x16::splat(byte)).to_bitmask()
}

/// Reads a string from behind its opening quote. Escapes are looked at by [`unescape`] alone.
#[inline(always)]
pub(crate) fn string(text: &[u8], mut at: usize) -> Option<Token> {
    let mut high = 0;
    while let Some(block) = sixteen(text, at) {
        let control = block.min(u8x16::splat(0x1F)).simd_eq(block).to_bitmask();
        let stop = equal(block, b'"') | equal(block, b'\\') | control;
        let not_ascii = block.to_bitmask();
        if stop != 0 {
            let first = stop.trailing_zeros();
            high |= not_ascii & ((1 << first) - 1);
            at += first as usize;
            if let Some(b'"') = text.get(at) {
                return Some(Token { close: at, escaped: false, ascii: high == 0 });
            }
            break;
        }
        high |= not_ascii;
        at += 16;
    }
    string_bytewise(text, at, high == 0)
}

/// The end of [`string`]: what is behind the last whole block, or the first escape.
fn string_bytewise(text: &[u8], mut at: usize, mut ascii: bool) -> Option<Token> {
    let mut escaped = false;
    loop {
        match text.get(at)? {
            b'"' => return Some(Token { close: at, escaped, ascii }),
            b'\\' => {
                escaped = true;
                // The next byte is part of the escape; a control character there is refused by `unescape`.
                ascii &= text.get(at + 1)?.is_ascii();
                at += 2;
                continue;
            }
            0..=0x1F => return None,
            byte => ascii &= byte.is_ascii(),
        }
        at += 1;
    }
}

/// Goes past a string from behind its opening quote.
#[inline(always)]
fn skip_string(text: &[u8], mut at: usize) -> Option<usize> {
    while let Some(block) = sixteen(text, at) {
        let stop = equal(block, b'"') | equal(block, b'\\');
        if stop != 0 {
            at += stop.trailing_zeros() as usize;
            if let Some(b'"') = text.get(at) {
                return Some(at + 1);
            }
            at += 2;
            continue;
        }
        at += 16;
    }
    loop {
        match text.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// Decodes the inside of a string, with lone surrogates as WTF-8 spells them, as [`Text`](super::Text) has them.
pub(crate) fn unescape(inside: &[u8], into: &mut Vec<u8>) -> Option<()> {
    into.clear();
    let mut rest = inside;
    // A high surrogate that waits for its low one.
    let mut high: Option<u32> = None;
    while let Some((byte, behind)) = rest.split_first() {
        if *byte != b'\\' {
            settle(&mut high, into);
            let plain = rest.iter().position(|b| *b == b'\\').unwrap_or(rest.len());
            into.extend_from_slice(rest.get(..plain)?);
            rest = rest.get(plain..)?;
            continue;
        }
        let (escape, behind) = behind.split_first()?;
        rest = behind;
        let plain = match escape {
            b'"' | b'\\' | b'/' => *escape,
            b'b' => 8,
            b'f' => 0xC,
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'u' => {
                let unit = hex(rest)?;
                rest = rest.get(4..)?;
                match (high, unit) {
                    (Some(first), 0xDC00..=0xDFFF) => {
                        high = None;
                        push(0x1_0000 + ((first - 0xD800) << 10) + (unit - 0xDC00), into);
                    }
                    (_, 0xD800..=0xDBFF) => {
                        settle(&mut high, into);
                        high = Some(unit);
                    }
                    _ => {
                        settle(&mut high, into);
                        push(unit, into);
                    }
                }
                continue;
            }
            _ => return None,
        };
        settle(&mut high, into);
        into.push(plain);
    }
    settle(&mut high, into);
    Some(())
}

fn hex(digits: &[u8]) -> Option<u32> {
    digits.get(..4)?.iter().try_fold(0, |unit, digit| Some(unit << 4 | char::from(*digit).to_digit(16)?))
}

fn settle(high: &mut Option<u32>, into: &mut Vec<u8>) {
    if let Some(unit) = high.take() {
        push(unit, into);
    }
}

/// Adds a code point as UTF-8, or a surrogate in the same manner.
fn push(point: u32, into: &mut Vec<u8>) {
    if let Some(c) = char::from_u32(point) {
        into.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    } else {
        let six = |shift: u32| ((point >> shift) & 0x3F) as u8 | 0x80;
        into.extend([0xED, six(6), six(0)]);
    }
}

/// Reads a number.
#[inline(always)]
pub(crate) fn number(text: &[u8], mut at: usize) -> Option<usize> {
    if let Some(b'-') = text.get(at) {
        at += 1;
    }
    at = match text.get(at)? {
        b'0' => at + 1,
        _ => digits(text, at)?,
    };
    if let Some(b'.') = text.get(at) {
        at = digits(text, at + 1)?;
    }
    if let Some(b'e' | b'E') = text.get(at) {
        at += 1;
        if let Some(b'+' | b'-') = text.get(at) {
            at += 1;
        }
        at = digits(text, at)?;
    }
    Some(at)
}

/// One digit or more.
#[inline(always)]
fn digits(text: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    while text.get(at).is_some_and(u8::is_ascii_digit) {
        at += 1;
    }
    (at > start).then_some(at)
}

/// Reads `true`, `false` or `null`.
#[inline(always)]
pub(crate) fn word(text: &[u8], at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let word = [&b"true"[..], b"false", b"null"].into_iter().find(|word| rest.starts_with(word))?;
    Some(at + word.len())
}

/// Goes past the value that begins at `at`.
#[inline(always)]
pub(crate) fn skip(text: &[u8], at: usize) -> Option<usize> {
    match text.get(at)? {
        b'"' => skip_string(text, at + 1),
        b'{' => skip_container::<b'{', b'}'>(text, at + 1),
        b'[' => skip_container::<b'[', b']'>(text, at + 1),
        b'-' | b'0'..=b'9' => skip_number(text, at),
        _ => word(text, at),
    }
}

/// Goes past what begins as a number, up to what may follow one.
#[inline(always)]
fn skip_number(text: &[u8], mut at: usize) -> Option<usize> {
    while let Some(byte) = text.get(at) {
        match byte {
            b',' | b'}' | b']' | b' ' | b'\t' | b'\r' | b'\n' => return Some(at),
            b'"' | b'{' | b'[' | b':' => return None,
            _ => at += 1,
        }
    }
    Some(at)
}

/// A block of 64 bytes as masks: bit n is byte n.
struct Masks {
    quotes: u64,
    backslashes: u64,
    open: u64,
    close: u64,
}

impl Masks {
    #[inline(always)]
    fn new<const OPEN: u8, const CLOSE: u8>(block: &[u8; 64]) -> Self {
        let mut masks = Self { quotes: 0, backslashes: 0, open: 0, close: 0 };
        let (sixteens, _) = block.as_chunks::<16>();
        let mut backslashes = u8x16::default();
        for (index, bytes) in sixteens.iter().enumerate() {
            let (bytes, shift) = (u8x16::new(*bytes), index * 16);
            masks.quotes |= u64::from(equal(bytes, b'"')) << shift;
            masks.open |= u64::from(equal(bytes, OPEN)) << shift;
            masks.close |= u64::from(equal(bytes, CLOSE)) << shift;
            backslashes |= bytes.simd_eq(u8x16::splat(b'\\'));
        }
        // They are rare, so it is asked first whether there is one.
        if backslashes.any() {
            for (index, bytes) in sixteens.iter().enumerate() {
                masks.backslashes |= u64::from(equal(u8x16::new(*bytes), b'\\')) << (index * 16);
            }
        }
        masks
    }
}

/// Goes past an object or an array from behind its opening bracket.
fn skip_container<const OPEN: u8, const CLOSE: u8>(text: &[u8], mut at: usize) -> Option<usize> {
    let mut depth = 1u32;
    // All ones where the last block ended within a string; one where it ended in a backslash that escapes.
    let (mut within, mut escaping) = (0u64, 0u64);
    let mut last = [0; 64];
    loop {
        let block: &[u8; 64] = match text.get(at..at + 64) {
            Some(block) => block.try_into().ok()?,
            None => {
                let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
                last.get_mut(..rest.len())?.copy_from_slice(rest);
                &last
            }
        };
        let masks = Masks::new::<OPEN, CLOSE>(block);
        let mut quotes = masks.quotes;
        if masks.backslashes | escaping != 0 {
            quotes &= !escaped(masks.backslashes, &mut escaping);
        }
        let strings = parity(quotes) ^ within;
        within = if strings >> 63 == 1 { u64::MAX } else { 0 };
        let (open, close) = (masks.open & !strings, masks.close & !strings);
        let (opened, closed) = (open.count_ones(), close.count_ones());
        if closed < depth {
            // Not all are closed here, in whichever order they stand.
            depth = depth + opened - closed;
        } else {
            let mut brackets = open | close;
            while brackets != 0 {
                let bit = brackets & brackets.wrapping_neg();
                if close & bit == 0 {
                    depth += 1;
                } else {
                    depth -= 1;
                    if depth == 0 {
                        return Some(at + bit.trailing_zeros() as usize + 1);
                    }
                }
                brackets ^= bit;
            }
        }
        at += 64;
    }
}

/// Which characters are escaped, by the backslash before them that is not itself escaped. `escaping` is carried from
/// block to block: is the first character of the next one escaped?
fn escaped(mut backslashes: u64, escaping: &mut u64) -> u64 {
    let mut escaped = *escaping;
    backslashes &= !escaped;
    *escaping = 0;
    while backslashes != 0 {
        let bit = backslashes & backslashes.wrapping_neg();
        let next = bit << 1;
        if next == 0 {
            *escaping = 1;
        }
        escaped |= next;
        backslashes &= !(bit | next);
    }
    escaped
}

/// Each bit xor all below it: set from an opening quote up to its closing one.
#[inline(always)]
const fn parity(mut mask: u64) -> u64 {
    mask ^= mask << 1;
    mask ^= mask << 2;
    mask ^= mask << 4;
    mask ^= mask << 8;
    mask ^= mask << 16;
    mask ^ mask << 32
}

/// Reads the value that begins at `at` and checks all of it, up to `depth` brackets within each other. Iterative: the
/// open brackets are on a stack of bits, one word for each 64 levels.
pub(crate) fn validate(text: &[u8], at: usize, depth: usize, scratch: &mut Vec<u8>) -> Option<usize> {
    let mut objects: Vec<bool> = Vec::new();
    let mut at = at;
    loop {
        // A value begins here.
        let mut ended = true;
        at = match text.get(at)? {
            bracket @ (b'{' | b'[') => {
                if objects.len() >= depth {
                    return None;
                }
                let object = *bracket == b'{';
                at = blank(text, at + 1);
                if text.get(at) == Some(if object { &b'}' } else { &b']' }) {
                    at + 1
                } else {
                    objects.push(object);
                    ended = false;
                    if object { member(text, at, scratch)? } else { at }
                }
            }
            b'"' => checked_string(text, at + 1, scratch)?,
            b'-' | b'0'..=b'9' => number(text, at)?,
            _ => word(text, at)?,
        };
        // A value ended here: close what it ends.
        while ended {
            let Some(object) = objects.last() else { return Some(at) };
            at = blank(text, at);
            match (text.get(at)?, object) {
                (b',', true) => {
                    at = member(text, blank(text, at + 1), scratch)?;
                    ended = false;
                }
                (b',', false) => {
                    at = blank(text, at + 1);
                    ended = false;
                }
                (b'}', true) | (b']', false) => {
                    objects.pop();
                    at += 1;
                }
                _ => return None,
            }
        }
    }
}

/// Reads a name and its colon, up to the value.
fn member(text: &[u8], at: usize, scratch: &mut Vec<u8>) -> Option<usize> {
    if text.get(at)? != &b'"' {
        return None;
    }
    let at = blank(text, checked_string(text, at + 1, scratch)?);
    (text.get(at)? == &b':').then(|| blank(text, at + 1))
}

/// Reads a string from behind its opening quote and checks its escapes and encoding.
fn checked_string(text: &[u8], at: usize, scratch: &mut Vec<u8>) -> Option<usize> {
    let token = string(text, at)?;
    let inside = text.get(at..token.close)?;
    if !token.ascii {
        std::str::from_utf8(inside).ok()?;
    }
    if token.escaped {
        unescape(inside, scratch)?;
    }
    Some(token.close + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{Kind, Limits, Options, Trailing, parse};

    fn valid(text: &[u8]) -> Option<usize> {
        validate(text, blank(text, 0), Limits::default().depth, &mut Vec::new())
    }

    #[test]
    fn strings_end_at_their_quote() {
        for length in 0..70 {
            for (extra, escaped) in [("", false), ("\\\"", true), ("\\\\", true), ("é", false), ("\\u00e9", true)] {
                let inside = format!("{}{extra}{}", "x".repeat(length), "y".repeat(length / 2));
                let text = format!("{inside}\": 1, \"more\"");
                let token = string(text.as_bytes(), 0).unwrap();
                assert_eq!(token, Token { close: inside.len(), escaped, ascii: extra != "é" });
                assert_eq!(skip_string(text.as_bytes(), 0), Some(inside.len() + 1));
                assert_eq!(string(inside.as_bytes(), 0), None);
                assert_eq!(skip_string(inside.as_bytes(), 0), None);
            }
            let control = format!("{}\u{1F}\"", "x".repeat(length));
            assert_eq!(string(control.as_bytes(), 0), None);
        }
    }

    #[test]
    fn decoded_strings_are_those_of_the_reader() {
        for inside in [
            "a\\n\\t\\\"\\\\\\/\\b\\f\\r",
            "\\u00e9",
            "\\ud83d\\ude00",
            "\\ud83d",
            "\\ude00\\ud83d",
            "\\ud83dx\\ude00",
            "\\ud83d\\ud83d\\ude00",
            "é😀\\u0000",
        ] {
            let mut decoded = Vec::new();
            unescape(inside.as_bytes(), &mut decoded).unwrap();
            let Kind::String(text) = parse(&format!("\"{inside}\""), &Options::default()).value.unwrap().kind else {
                panic!("{inside}")
            };
            assert_eq!(decoded, text.as_bytes(), "{inside}");
        }
        for bad in ["\\", "\\x", "\\u12", "\\u12G4", "\\u+123"] {
            assert_eq!(unescape(bad.as_bytes(), &mut Vec::new()), None, "{bad}");
        }
    }

    #[test]
    fn skipping_ends_where_the_value_does() {
        let values = [
            r#"{"a":{"b":"}"},"c":[{}]}"#,
            r#"["]","[",["\"]"],{"x":"\\"}]"#,
            r#""a\\""#,
            r#""a\"b""#,
            "-1.5e3",
            "true",
            "null",
            "{}",
            "[]",
        ];
        for value in values {
            for padding in 0..130 {
                let text = format!("{value}{},\"}}]\":1", " ".repeat(padding));
                assert_eq!(skip(text.as_bytes(), 0), Some(value.len()), "{text}");
                let nested = format!(r#"{{"{}":[{value},{value}],"x":{value}}}]}}"#, "\\\\\\\"".repeat(padding));
                assert_eq!(skip(nested.as_bytes(), 0), Some(nested.len() - 2), "{nested}");
                let array = format!("[{value},{}{value}]]", " ".repeat(padding));
                assert_eq!(skip(array.as_bytes(), 0), Some(array.len() - 1), "{array}");
            }
        }
        for cut in [r#"{"a":1"#, r#"["a]"#, r#""abc"#, r#"{"a":"\"#, "", "[", "tru"] {
            assert_eq!(skip(cut.as_bytes(), 0), None, "{cut}");
        }
    }

    #[test]
    fn validation_agrees_with_the_reader() {
        let texts = [
            "{}",
            "[]",
            "[",
            "{",
            "{ } x",
            "[1,2]",
            "[1,]",
            "[,1]",
            "[1 2]",
            r#"{"a":1}"#,
            r#"{"a":1,}"#,
            r#"{"a" 1}"#,
            r#"{"a":}"#,
            r#"{a:1}"#,
            "01",
            "-",
            "-0",
            "1.",
            ".5",
            "1e",
            "1e+",
            "1e+5",
            "1E-5x",
            "1.2.3",
            "0x1",
            "true",
            "True",
            "truex",
            "nul",
            "\"a\tb\"",
            r#""\x""#,
            r#""\u12""#,
            r#""\ud800""#,
            "[[[]]]",
            "[}",
            "{]",
            "{\"a\":[1}",
            "\u{FEFF}{}",
            "",
            "[1/**/]",
            "[\u{A0}1]",
            "{\"a\":\"b\n\"}",
            "\"é\"",
            "1 2",
            "tr ue",
            "true\u{c}",
            "1\u{c}",
            "1é",
            "-é",
        ];
        for text in texts.map(|t| if t.starts_with(['{', '[']) { t.to_owned() } else { format!("[{t}]") }) {
            let text = text.as_str();
            let options = Options { trailing: Trailing::Ignore, ..Options::default() };
            let parsed = parse(text, &options);
            let want = parsed.diagnostics.is_empty().then_some(parsed.end);
            assert_eq!(valid(text.as_bytes()), want, "{text}: {:?}", parsed.diagnostics);
        }
        let deep = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
        assert_eq!(valid(deep(512).as_bytes()), Some(1024));
        assert_eq!(valid(deep(513).as_bytes()), None);
        assert_eq!(valid(deep(100_000).as_bytes()), None);
        assert_eq!(valid(b"[\"\xFF\"]"), None);
    }
}
