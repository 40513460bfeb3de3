//! Text → tree, with every error on the way.
//!
//! A recursive descent reader that mends what it can and goes on: a missing comma is taken as there, curly quotes as
//! straight ones, a bracket that was never closed as closed where its parent closes. Each repair is an error; only the
//! places differ from what a reader that stops at the first error would tell.

mod strings;
mod words;

use super::{Kind, Member, Value};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Span};

/// How deep and how large a document may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Arrays and objects within each other.
    pub depth: usize,
    /// Bytes of the text.
    pub bytes: usize,
}

impl Default for Limits {
    /// 512 levels, 64 MiB.
    fn default() -> Self {
        Self { depth: 512, bytes: 64 << 20 }
    }
}

/// What becomes of text behind the document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trailing {
    /// It is an error.
    #[default]
    Refuse,
    /// It is not looked at, as AWS does with patterns and events (C1, V1); [`Parsed::end`] tells where it begins.
    Ignore,
}

/// How to read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The bounds.
    pub limits: Limits,
    /// What becomes of text behind the document.
    pub trailing: Trailing,
}

/// What was read.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The document, mended where it had errors; `None` where there was nothing to read or a limit was passed.
    pub value: Option<Value>,
    /// Behind the document.
    pub end: usize,
    /// Every error, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

impl Parsed {
    /// The document, if the text had no error.
    ///
    /// # Errors
    /// Every error of the text.
    pub fn into_result(self) -> Result<Value, crate::diagnostic::Error> {
        let mut list = Diagnostics::new();
        list.extend(self.diagnostics);
        if self.value.is_none() && !list.has_errors() {
            list.push(Diagnostic::new(Code::JsonEmpty, "there is no JSON document in this text"));
        }
        let (value, _) = list.finish(self.value)?;
        value.ok_or_else(|| Diagnostic::new(Code::JsonEmpty, "there is no JSON document in this text").into())
    }
}

/// Reads `text`.
#[must_use]
pub fn parse(text: &str, options: &Options) -> Parsed {
    let mut reader =
        Reader { text, at: 0, open: Vec::new(), depth: options.limits.depth, errors: Diagnostics::new(), stop: false };
    if text.len() > options.limits.bytes {
        let message = format!("this text has {} bytes; the limit is {}", text.len(), options.limits.bytes);
        reader.error(Code::JsonTooLarge, Span::new(0, 0), message);
        return Parsed { value: None, end: 0, diagnostics: reader.errors.into_sorted() };
    }
    let value = reader.document();
    let end = reader.at;
    if options.trailing == Trailing::Refuse {
        reader.skip_blank();
    }
    if options.trailing == Trailing::Refuse && !reader.stop && reader.at < text.len() {
        let span = Span::new(reader.at, text.len());
        reader.error_hint(
            Code::JsonTrailing,
            span,
            "the document ended before this",
            "take it out, or put several documents into an array",
        );
    }
    Parsed { value, end, diagnostics: reader.errors.into_sorted() }
}

/// More errors than this in one text help nobody.
const MAX_ERRORS: usize = 100;

struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// The open brackets: which, and where.
    open: Vec<(u8, usize)>,
    depth: usize,
    errors: Diagnostics,
    /// Nothing more is to be read: the end was reached, or a limit.
    stop: bool,
}

impl Reader<'_> {
    fn document(&mut self) -> Option<Value> {
        if self.text.starts_with('\u{FEFF}') {
            self.at = '\u{FEFF}'.len_utf8();
            self.error(Code::JsonByteOrderMark, Span::new(0, self.at), "the text begins with a byte order mark");
        }
        self.skip_blank();
        if self.at == self.text.len() {
            if self.errors.is_empty() {
                self.error(Code::JsonEmpty, Span::new(0, self.text.len()), "there is no JSON document in this text");
            }
            return None;
        }
        self.value()
    }

    /// A value, or `None` where there is none (which has then been said).
    fn value(&mut self) -> Option<Value> {
        let start = self.at;
        let kind = match self.peek()? {
            b'{' => self.object()?,
            b'[' => self.array()?,
            b'"' => Kind::String(self.string('"')),
            b'-' | b'+' | b'.' | b'0'..=b'9' => self.number(),
            b':' | b',' => {
                let span = self.char_span();
                self.error(
                    Code::JsonMissingValue,
                    span,
                    format!("a value has to stand before this `{}`", span.of(self.text)),
                );
                if self.peek() == Some(b':') {
                    self.at += 1;
                }
                return None;
            }
            _ => match self.foreign_quote() {
                Some(close) => Kind::String(self.quoted(close)),
                None => self.word()?,
            },
        };
        Some(Value { span: Span::new(start, self.at), kind })
    }

    fn object(&mut self) -> Option<Kind> {
        if !self.enter(b'{') {
            return None;
        }
        let mut members: Vec<Member> = Vec::new();
        // Where the last comma stood, if nothing came behind it.
        let mut comma = None;
        loop {
            self.skip_blank();
            match self.peek() {
                None => {
                    self.unclosed();
                    break;
                }
                Some(b'}' | b']') => {
                    if self.close(b'{', comma) {
                        break;
                    }
                    continue;
                }
                Some(b',') => {
                    self.extra_comma(comma.is_some(), members.is_empty());
                    comma = Some(self.at);
                    self.at += 1;
                    continue;
                }
                Some(_) if comma.is_none() && !members.is_empty() => {
                    self.missing_comma(members.last().map(|m| m.value.span.end))
                }
                Some(_) => {}
            }
            comma = None;
            if let Some(member) = self.member() {
                members.push(member);
            }
            if self.stop {
                break;
            }
            self.skip_blank();
            if self.peek() == Some(b',') {
                comma = Some(self.at);
                self.at += 1;
            }
        }
        self.leave();
        Some(Kind::Object(members))
    }

    fn member(&mut self) -> Option<Member> {
        let start = self.at;
        let key = match self.peek()? {
            b'"' => self.string('"'),
            _ => match self.foreign_quote() {
                Some(close) => self.quoted(close),
                None => self.bare_key()?,
            },
        };
        let key_span = Span::new(start, self.at);
        self.skip_blank();
        match self.peek() {
            Some(b':') => self.at += 1,
            Some(b'=') => {
                let span = self.char_span();
                self.error_hint(
                    Code::JsonMissingColon,
                    span,
                    "expected a colon between the name and its value",
                    "write `:` in place of `=`",
                );
                self.at += 1;
            }
            None => {
                self.unclosed();
                return None;
            }
            Some(_) => {
                let hint = format!("write {}: and a value", key_span.of(self.text));
                self.error_hint(
                    Code::JsonMissingColon,
                    key_span,
                    "expected a colon and a value behind this name",
                    hint,
                );
                if matches!(self.peek(), Some(b'}' | b']' | b',')) {
                    return None;
                }
            }
        }
        self.skip_blank();
        match self.peek() {
            None => {
                self.unclosed();
                None
            }
            Some(b'}' | b']') => {
                let message = format!("a value is missing behind {}", key_span.of(self.text));
                self.error(Code::JsonMissingValue, self.char_span(), message);
                None
            }
            Some(_) => {
                let value = self.value()?;
                Some(Member { key, key_span, value })
            }
        }
    }

    fn array(&mut self) -> Option<Kind> {
        if !self.enter(b'[') {
            return None;
        }
        let mut elements: Vec<Value> = Vec::new();
        let mut comma = None;
        loop {
            self.skip_blank();
            match self.peek() {
                None => {
                    self.unclosed();
                    break;
                }
                Some(b'}' | b']') => {
                    if self.close(b'[', comma) {
                        break;
                    }
                    continue;
                }
                Some(b',') => {
                    self.extra_comma(comma.is_some(), elements.is_empty());
                    comma = Some(self.at);
                    self.at += 1;
                    continue;
                }
                Some(b':') => {
                    let hint = "an array holds values; names and values belong in an object: {\"name\": value}";
                    self.error_hint(Code::JsonUnexpected, self.char_span(), "unexpected `:` in an array", hint);
                    self.at += 1;
                    continue;
                }
                Some(_) if comma.is_none() && !elements.is_empty() => {
                    self.missing_comma(elements.last().map(|e| e.span.end))
                }
                Some(_) => {}
            }
            comma = None;
            if let Some(value) = self.value() {
                elements.push(value);
            }
            if self.stop {
                break;
            }
            self.skip_blank();
            if self.peek() == Some(b',') {
                comma = Some(self.at);
                self.at += 1;
            }
        }
        self.leave();
        Some(Kind::Array(elements))
    }

    /// Steps into a bracket; false where that would be too deep.
    fn enter(&mut self, bracket: u8) -> bool {
        if self.open.len() >= self.depth {
            let message = format!("nested more than {} levels deep", self.depth);
            self.error(Code::JsonTooDeep, self.char_span(), message);
            self.stop = true;
            return false;
        }
        self.open.push((bracket, self.at));
        self.at += 1;
        true
    }

    fn leave(&mut self) {
        self.open.pop();
    }

    /// At a closing bracket within `bracket`: does it end this container? A bracket that fits a container further out
    /// ends this one too, without being taken; any other is dropped.
    fn close(&mut self, bracket: u8, comma: Option<usize>) -> bool {
        let found = self.peek().unwrap_or_default();
        let want = if bracket == b'{' { b'}' } else { b']' };
        if let Some(comma) = comma {
            let hint = "take the comma out, or write what should follow it";
            self.error_hint(
                Code::JsonTrailingComma,
                Span::new(comma, comma + 1),
                "a comma before a closing bracket",
                hint,
            );
        }
        if found == want {
            self.at += 1;
            return true;
        }
        let fits_outside = self.open.iter().rev().skip(1).any(|(b, _)| (*b == b'{') == (found == b'}'));
        let opened = self.open.last().map_or(0, |(_, at)| *at);
        let (found, want) = (char::from(found), char::from(want));
        let message = format!("expected `{want}` here, found `{found}`");
        let mut diagnostic = Diagnostic::new(Code::JsonBracket, message)
            .at(self.char_span())
            .related(Span::new(opened, opened + 1), format!("opened here with `{}`", char::from(bracket)));
        diagnostic = if fits_outside {
            diagnostic.hint(format!("close this one first: put `{want}` before `{found}`"))
        } else {
            diagnostic.hint(format!("write `{want}` in place of `{found}`"))
        };
        self.push(diagnostic);
        if !fits_outside {
            self.at += 1;
        }
        true
    }

    fn extra_comma(&mut self, after_comma: bool, first: bool) {
        let (message, hint) = match (after_comma, first) {
            (true, _) => ("two commas in a row", "take one of them out"),
            (false, true) => ("a comma before the first value", "take it out"),
            (false, false) => ("a comma that separates nothing", "take it out"),
        };
        self.error_hint(Code::JsonTrailingComma, self.char_span(), message, hint);
    }

    fn missing_comma(&mut self, end: Option<usize>) {
        let at = end.unwrap_or(self.at);
        let diagnostic = Diagnostic::new(Code::JsonMissingComma, "expected a comma before this")
            .at(self.char_span())
            .related(Span::new(at, at), "the comma belongs here")
            .hint("put a comma behind the value before it");
        self.push(diagnostic);
    }

    /// The text ended within brackets.
    fn unclosed(&mut self) {
        if self.stop {
            return;
        }
        self.stop = true;
        let close: String = self.open.iter().rev().take(20).map(|(b, _)| if *b == b'{' { '}' } else { ']' }).collect();
        let end = self.text.len();
        let mut diagnostic =
            Diagnostic::new(Code::JsonEnd, "the text ends within brackets that are still open").at(Span::new(end, end));
        for (bracket, at) in self.open.iter().rev().take(5) {
            diagnostic =
                diagnostic.related(Span::new(*at, at + 1), format!("`{}` is opened here", char::from(*bracket)));
        }
        if self.open.len() <= 20 {
            diagnostic = diagnostic.hint(format!("if nothing was cut off, add `{close}` at the end"));
        }
        self.push(diagnostic);
    }

    /// White space, and comments with an error each.
    fn skip_blank(&mut self) {
        while !self.stop {
            // Between most tokens there is nothing, or a single space.
            match self.text.as_bytes().get(self.at) {
                Some(b' ' | b'\t' | b'\r' | b'\n') => {
                    self.at += 1;
                    continue;
                }
                // What comments and foreign spaces begin with.
                Some(b'/' | b'#' | 0xC2 | 0xE2 | 0xEF) => {}
                _ => return,
            }
            let rest = self.text.get(self.at..).unwrap_or_default();
            let comment = if rest.starts_with("//") || rest.starts_with('#') {
                rest.find('\n').unwrap_or(rest.len())
            } else if rest.starts_with("/*") {
                rest.as_bytes().windows(2).position(|two| two == b"*/").map_or(rest.len(), |i| i + 2)
            } else if rest.starts_with('\u{A0}') || rest.starts_with('\u{200B}') || rest.starts_with('\u{FEFF}') {
                let c = self.char_span();
                self.error_hint(
                    Code::JsonUnexpected,
                    c,
                    "an invisible character that is no JSON white space",
                    "replace it by a plain space",
                );
                self.at = c.end;
                continue;
            } else {
                return;
            };
            let span = Span::new(self.at, self.at + comment);
            self.error_hint(Code::JsonComment, span, "JSON has no comments", "take it out");
            self.at = span.end;
        }
    }

    fn peek(&self) -> Option<u8> {
        if self.stop {
            return None;
        }
        self.text.as_bytes().get(self.at).copied()
    }

    /// The span of the character here.
    fn char_span(&self) -> Span {
        let width = self.text.get(self.at..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8);
        Span::new(self.at, self.at + width)
    }

    fn error(&mut self, code: Code, span: Span, message: impl Into<String>) {
        self.push(Diagnostic::new(code, message).at(span));
    }

    fn error_hint(&mut self, code: Code, span: Span, message: impl Into<String>, hint: impl Into<String>) {
        self.push(Diagnostic::new(code, message).at(span).hint(hint));
    }

    fn push(&mut self, diagnostic: Diagnostic) {
        self.errors.push(diagnostic);
        self.stop |= self.errors.len() >= MAX_ERRORS;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::compact;

    /// Codes, places and the mended document.
    fn read(text: &str) -> String {
        let parsed = parse(text, &Options::default());
        let mut out: Vec<String> = parsed
            .diagnostics
            .iter()
            .map(|d| format!("{}@{}..{}", d.code, d.span.unwrap().start, d.span.unwrap().end))
            .collect();
        out.push(parsed.value.as_ref().map_or("-".into(), compact));
        out.join(" ")
    }

    #[test]
    fn spans_of_keys_and_values() {
        let text = r#" {"a" : [1, "é\n"], "a":null} "#;
        let value = parse(text, &Options::default()).value.unwrap();
        let members = value.as_object().unwrap();
        assert_eq!(value.span.of(text), text.trim());
        assert_eq!(members[0].key_span.of(text), "\"a\"");
        assert_eq!(members[0].value.as_array().unwrap()[1].span.of(text), "\"é\\n\"");
        assert_eq!(members[1].value.span.of(text), "null");
    }

    #[test]
    fn every_error_has_its_code_and_place_and_the_rest_is_read() {
        for (text, want) in [
            (r#"{"a":1 "b":2}"#, r#"JSON0004@7..8 {"a":1,"b":2}"#),
            (r#"[1 2]"#, r#"JSON0004@3..4 [1,2]"#),
            (r#"{"a":1,}"#, r#"JSON0005@6..7 {"a":1}"#),
            (r#"[1,,2]"#, r#"JSON0005@3..4 [1,2]"#),
            (r#"[,1]"#, r#"JSON0005@1..2 [1]"#),
            (r#"{'a':'b'}"#, r#"JSON0006@1..4 JSON0006@5..8 {"a":"b"}"#),
            ("{“a”:1}", "JSON0006@1..8 {\"a\":1}"),
            (r#"{a:1}"#, r#"JSON0007@1..2 {"a":1}"#),
            (r#"[True,None,yes]"#, r#"JSON0007@1..5 JSON0007@6..10 JSON0007@11..14 [true,null,"yes"]"#),
            (r#"{"a"=1}"#, r#"JSON0008@4..5 {"a":1}"#),
            (r#"{"a" 1}"#, r#"JSON0008@1..4 {"a":1}"#),
            (r#"{"a"}"#, r#"JSON0008@1..4 {}"#),
            (r#"{"a":}"#, r#"JSON0009@5..6 {}"#),
            (r#"{"a":[1}"#, r#"JSON0010@7..8 {"a":[1]}"#),
            (r#"[1}"#, r#"JSON0010@2..3 [1]"#),
            (
                r#"[01,+1,.5,1.,0x1f,1_0,NaN,-]"#,
                "JSON0011@1..3 JSON0011@4..6 JSON0011@7..9 JSON0011@10..12 JSON0011@13..17 JSON0011@18..21 JSON0011@22..25 JSON0011@26..27 [0,0,0,0,0,0,null,0]",
            ),
            (r#"["\x","\u12"]"#, r#"JSON0012@2..4 JSON0012@7..9 ["\\x","12"]"#),
            ("[\"a\tb\"]", "JSON0013@3..4 [\"a\\tb\"]"),
            ("[\"a\nb\"]", "JSON0013@3..4 [\"a\\nb\"]"),
            ("{\"a\":\"b\n,\"c\":1}", "JSON0002@5..7 {\"a\":\"b\",\"c\":1}"),
            ("[1/*x*/,2] // end", "JSON0014@3..8 JSON0014@12..18 [1,2]"),
            ("\u{FEFF}[]", "JSON0015@0..3 []"),
            ("[] []", "JSON0016@3..5 []"),
            ("", "JSON0001@0..0 -"),
            (" \n", "JSON0001@0..2 -"),
            (r#"{"a":[1,{"b":2"#, r#"JSON0002@14..14 {"a":[1,{"b":2}]}"#),
            (r#"{"a":"x"#, r#"JSON0002@5..7 {"a":"x"}"#),
            ("[\u{A0}1]", "JSON0003@1..3 [1]"),
            ("[\u{0}]", "JSON0003@1..2 []"),
            (r#"["a":1]"#, r#"JSON0003@4..5 JSON0004@5..6 ["a",1]"#),
            ("{{\"a\":1}}", "JSON0003@1..2 {}"),
        ] {
            // A comment's place is checked by its code alone: its end depends on the line.
            let got = read(text);
            if text.contains("//") {
                assert!(got.contains("JSON0014"), "{got}");
                continue;
            }
            assert_eq!(got, want, "{text}");
        }
    }

    #[test]
    fn deep_text_is_refused_without_recursion() {
        for deep in ["[".repeat(100_000), "{\"a\":".repeat(100_000), format!("{}{}", "[".repeat(513), "]".repeat(513))]
        {
            let parsed = parse(&deep, &Options::default());
            assert_eq!(parsed.diagnostics.first().unwrap().code, Code::JsonTooDeep);
        }
        let fine = format!("{}{}", "[".repeat(200), "]".repeat(200));
        assert!(parse(&fine, &Options::default()).diagnostics.is_empty());
    }

    #[test]
    fn large_text_is_refused_and_errors_are_bounded() {
        let options = Options { limits: Limits { bytes: 10, ..Limits::default() }, ..Options::default() };
        assert_eq!(parse("[1,2,3,4,5,6]", &options).diagnostics[0].code, Code::JsonTooLarge);
        let bad = format!("[{}]", "1 ".repeat(100_000));
        assert_eq!(parse(&bad, &Options::default()).diagnostics.len(), MAX_ERRORS);
    }

    #[test]
    fn trailing_text_is_ignored_on_request() {
        let options = Options { trailing: Trailing::Ignore, ..Options::default() };
        for text in ["{} trailing", "{} // not even as a comment", "{}\u{A0}"] {
            let parsed = parse(text, &options);
            assert!(parsed.diagnostics.is_empty(), "{text}");
            assert_eq!(parsed.end, 2);
        }
    }
}
