//! `name = value` in all its spellings: where the value of a name stands.
//!
//! Code, configuration, JSON, YAML, XML, shell flags, calls with a name and a value, tables, logs; a Kubernetes pair of
//! `name:` and `value:` lines, a Terraform variable with its `default`. Each step looks at a bounded number of bytes.

use crate::diagnostic::Span;

/// A name and the value that it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Assignment {
    pub(crate) name: Span,
    pub(crate) value: Span,
    /// Does the value stand in quotes?
    pub(crate) quoted: bool,
    /// Is there a sign that assigns, or only a blank between the two?
    pub(crate) sign: bool,
}

/// Longer values are cut for judging; no credential of one line is as long.
const LONGEST: usize = 4096;
/// How much may stand between a name and its value.
const BETWEEN: usize = 64;

const fn in_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'$')
}

/// The name around the bytes from `at` to `end`.
pub(crate) fn name_around(text: &[u8], at: Span) -> Span {
    let before = text.get(at.start.saturating_sub(BETWEEN)..at.start).unwrap_or_default();
    let mut start = at.start - before.iter().rev().take_while(|b| in_name(**b)).count();
    let after = text.get(at.end..text.len().min(at.end + BETWEEN)).unwrap_or_default();
    let mut end = at.end + after.iter().take_while(|b| in_name(**b)).count();
    // A dot or a hyphen at an end belongs to the sentence, and one before to the flag.
    while end > at.end && text.get(end - 1).is_some_and(|b| matches!(b, b'.' | b'-' | b'$')) {
        end -= 1;
    }
    while start < at.start && text.get(start).is_some_and(|b| matches!(b, b'.' | b'-')) {
        start += 1;
    }
    Span::new(start, end)
}

struct Cursor<'a> {
    text: &'a [u8],
    at: usize,
}

impl Cursor<'_> {
    fn rest(&self) -> &[u8] {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip(&mut self, text: &[u8]) -> bool {
        let found = self.rest().get(..text.len()).is_some_and(|rest| rest.eq_ignore_ascii_case(text));
        if found {
            self.at += text.len();
        }
        found
    }

    fn blanks(&mut self) -> usize {
        let blanks = self.rest().iter().take(BETWEEN).take_while(|b| matches!(b, b' ' | b'\t')).count();
        self.at += blanks;
        blanks
    }

    /// A quote, also an escaped one.
    fn quote(&mut self) -> Option<u8> {
        let escaped = self.rest().starts_with(b"\\\"") || self.rest().starts_with(b"\\'");
        let quote = self.rest().get(usize::from(escaped)).copied().filter(|b| matches!(b, b'"' | b'\'' | b'`'))?;
        self.at += 1 + usize::from(escaped);
        Some(quote)
    }

    /// A line end, the mark that a diff has there, and the indentation.
    fn new_line(&mut self) -> bool {
        self.skip(b"\r");
        if !self.skip(b"\n") {
            return false;
        }
        if self.rest().first().is_some_and(|b| matches!(b, b'+' | b'-')) {
            self.at += 1;
        }
        self.blanks();
        true
    }
}

/// The value that the name at `name` is given, if it is given one.
pub(crate) fn after(text: &[u8], name: Span) -> Option<Assignment> {
    let mut cursor = Cursor { text, at: name.end };
    let before = name.start.checked_sub(1).and_then(|i| text.get(i)).copied();
    let quoted_name = cursor.quote().is_some();
    cursor.skip(b"]");
    let blanks = cursor.blanks();
    let sign = sign(&mut cursor, before, quoted_name, blanks, name)?;
    cursor.blanks();
    // "name", "value": "…", as JSON spells a list of variables.
    for inner in [&b"\"value\""[..], b"'value'", b"value", b"default"] {
        let back = cursor.at;
        if cursor.skip(inner) {
            cursor.blanks();
            if cursor.skip(b":") || cursor.skip(b"=") {
                cursor.blanks();
            } else {
                cursor.at = back;
            }
        }
    }
    let list = cursor.text.get(..cursor.at).unwrap_or_default().trim_ascii_end().ends_with(b",");
    let (value, quoted) = value(&mut cursor)?;
    // The next argument of a call is code unless it is in quotes.
    if list && !quoted {
        return None;
    }
    Some(Assignment { name, value, quoted, sign })
}

/// What stands between: answers whether it assigns; nothing if it does something else.
fn sign(cursor: &mut Cursor<'_>, before: Option<u8>, quoted_name: bool, blanks: usize, name: Span) -> Option<bool> {
    let flag = matches!(before, Some(b'-'));
    for sign in [&b":="[..], b"=>", b"?=", b"+="] {
        if cursor.skip(sign) {
            return Some(true);
        }
    }
    match *cursor.rest().first()? {
        b'=' if cursor.rest().get(1) != Some(&b'=') => cursor.at += 1,
        b':' if cursor.rest().get(1) != Some(&b':') => cursor.at += 1,
        // A call or a list: set("name", "value").
        b',' if quoted_name => cursor.at += 1,
        // <name>value</name>, <property name="name">value</property>
        b'>' if blanks == 0 && (quoted_name || before == Some(b'<')) => cursor.at += 1,
        b'|' => cursor.at += 1,
        // variable "name" { default = …
        b'{' => {
            cursor.at += 1;
            cursor.blanks();
            if !cursor.new_line() || !cursor.rest().starts_with(b"default") {
                return None;
            }
        }
        // name: NAME, and value: … on the next line.
        b'\r' | b'\n' => {
            if !cursor.new_line() || !cursor.rest().starts_with(b"value") {
                return None;
            }
        }
        // <add key="name" value="…"
        b'v' | b'V'
            if quoted_name
                && blanks > 0
                && cursor.rest().get(..5).is_some_and(|w| w.eq_ignore_ascii_case(b"value")) => {}
        // A flag, or words: --name value, loaded NAME value.
        b'=' | b':' | b'!' | b'<' | b'>' | b'+' | b'*' | b'&' | b'(' | b'?' | b'/' | b'.' | b',' | b';' => return None,
        _ if blanks > 0 && !quoted_name => return Some(flag && name.end > name.start),
        _ => return None,
    }
    Some(true)
}

/// The value at the cursor, and whether it is quoted.
fn value(cursor: &mut Cursor<'_>) -> Option<(Span, bool)> {
    // r"…", b"…", @"…" and the like.
    if let [b'r' | b'b' | b'f' | b'u' | b'@' | b'L', b'"' | b'\'', ..] = cursor.rest() {
        cursor.at += 1;
    }
    let start = cursor.at;
    if let Some(quote) = cursor.quote() {
        let escaped = cursor.at - start == 2;
        // Triple quotes.
        let two = [quote, quote];
        if !escaped && cursor.rest().starts_with(&two) && cursor.rest().get(2) != Some(&b',') {
            cursor.at += 2;
        }
        let body = cursor.rest();
        let body = body.get(..LONGEST).unwrap_or(body);
        let mut skip = false;
        let end = body.iter().enumerate().position(|(i, byte)| {
            let skipped = skip;
            skip = *byte == b'\\' && !skipped;
            match byte {
                b'\n' => true,
                b'\\' if escaped => body.get(i + 1) == Some(&quote),
                byte => *byte == quote && !skipped,
            }
        })?;
        let ended = body.get(end).is_some_and(|b| *b != b'\n');
        return ended.then(|| (Span::new(cursor.at, cursor.at + end), true)).filter(|(span, _)| span.end > span.start);
    }
    let body = cursor.rest();
    let body = body.get(..LONGEST).unwrap_or(body);
    let stops = |b: &u8| matches!(b, b' ' | b'\t' | b'\r' | b'\n' | b'"' | b'\'' | b'`' | b'<' | b'|');
    let mut end = body.iter().position(stops).unwrap_or(body.len());
    // What ends a statement or an argument, and an escaped line end.
    if let Some(at) = body.get(..end).and_then(|value| value.windows(2).position(|w| w == b"\\n" || w == b"\\r")) {
        end = at;
    }
    while end > 0 && body.get(end - 1).is_some_and(|b| matches!(b, b',' | b';' | b')' | b'}' | b']' | b'\\')) {
        end -= 1;
    }
    (end > 0).then(|| (Span::new(cursor.at, cursor.at + end), false))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<&str> {
        let at = text.find("NAME").unwrap();
        let name = name_around(text.as_bytes(), Span::new(at, at + 4));
        after(text.as_bytes(), name).map(|it| it.value.of(text))
    }

    #[test]
    fn every_spelling() {
        for text in [
            "NAME=VALUE",
            "NAME = \"VALUE\"",
            "NAME: VALUE\r\n",
            "\"NAME\": \"VALUE\",",
            "const NAME = 'VALUE';",
            "NAME := `VALUE`",
            "--NAME VALUE -v",
            "--NAME=VALUE",
            "<NAME>VALUE</NAME>",
            "<property name=\"NAME\">VALUE</property>",
            "<add key=\"NAME\" value=\"VALUE\" />",
            "set(\"NAME\", \"VALUE\")",
            "define('NAME', 'VALUE');",
            "'NAME' => 'VALUE',",
            "os.environ['NAME'] = 'VALUE'",
            "| NAME | `VALUE` |",
            "- name: NAME\n  value: \"VALUE\"",
            "+    - name: NAME\r\n+      value: VALUE\r\n",
            "variable \"NAME\" {\n  default = \"VALUE\"\n}",
            "{\"name\":\"NAME\",\"value\":\"VALUE\"}",
            "loaded NAME VALUE for x",
            "{\\\"NAME\\\":\\\"VALUE\\\"}",
            "NAME=r\"VALUE\"",
            "NAME = \"\"\"VALUE\"\"\"",
            "-H \"X-NAME: VALUE\" https://x",
            "Set `NAME=VALUE` before",
            "\"NAME=VALUE\\n\"",
            "f(NAME=\"VALUE\")",
            "e={NAME:\"VALUE\"};",
        ] {
            assert_eq!(found(text), Some("VALUE"), "{text}");
        }
    }

    #[test]
    fn no_value() {
        for text in [
            "NAME == x",
            "NAME::x",
            "NAME",
            "NAME = ",
            "NAME(x)",
            "NAME { a",
            "NAME = \"open\n",
            "\"NAME\" + x",
            "NAME\nother: x",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
