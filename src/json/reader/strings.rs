//! Strings: in JSON's quotes, and in those that people paste.

use super::Reader;
use crate::diagnostic::{Code, Span};
use crate::json::{Text, TextBuilder, quote};

impl Reader<'_> {
    /// A string in `"`, the opening quote included.
    pub(super) fn string(&mut self, close: char) -> Text {
        let start = self.at;
        self.at += self.text.get(self.at..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8);
        let rest = self.text.get(self.at..).unwrap_or_default();
        let special = |b: u8| matches!(b, b'"' | b'\\' | ..b' ');
        // Most strings are as they stand.
        if let Some(end) = rest.bytes().position(special)
            && close == '"'
            && rest.as_bytes().get(end) == Some(&b'"')
        {
            self.at += end + 1;
            return Text::from(rest.get(..end).unwrap_or_default());
        }
        let mut text = TextBuilder::default();
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let plain = rest.find(|c: char| c == close || c == '\\' || c < ' ').unwrap_or(rest.len());
            text.push_str(rest.get(..plain).unwrap_or_default());
            self.at += plain;
            match rest.get(plain..).and_then(|r| r.chars().next()) {
                Some(c) if c == close => {
                    self.at += c.len_utf8();
                    break;
                }
                Some('\\') => self.escape(&mut text),
                Some(c) if c == '\n' && !self.closes_later(close) => {
                    // A string that is never closed would swallow the rest of the text.
                    let span = Span::new(start, self.at);
                    self.error_hint(Code::JsonEnd, span, "this string is not closed", "add a quote at its end");
                    break;
                }
                Some(c) => {
                    let span = Span::new(self.at, self.at + 1);
                    let message = format!("a raw control character (U+{:04X}) in a string", u32::from(c));
                    let escape = match c {
                        '\n' => "\\n".to_owned(),
                        '\r' => "\\r".to_owned(),
                        '\t' => "\\t".to_owned(),
                        _ => format!("\\u{:04x}", u32::from(c)),
                    };
                    self.error_hint(Code::JsonControl, span, message, format!("write it as {escape}"));
                    text.push(c);
                    self.at += 1;
                }
                None => {
                    let span = Span::new(start, self.at);
                    self.error_hint(Code::JsonEnd, span, "this string is not closed", "add a quote at its end");
                    self.stop = true;
                    break;
                }
            }
        }
        text.finish()
    }

    /// At a line end within a string: does the next line go on with it? It does if its first quote is followed by what
    /// may follow a string.
    pub(super) fn closes_later(&self, close: char) -> bool {
        let rest = self.text.get(self.at + 1..).unwrap_or_default();
        let line = rest.split('\n').next().unwrap_or_default();
        let Some(quote) = line.find(close) else { return false };
        let behind = line.get(quote + close.len_utf8()..).unwrap_or_default().trim_start();
        let before = line.get(..quote).unwrap_or_default().trim();
        !before.is_empty() && (behind.is_empty() || behind.starts_with([',', '}', ']', ':']))
    }

    pub(super) fn escape(&mut self, text: &mut TextBuilder) {
        let start = self.at;
        self.at += 1;
        let Some(c) = self.text.get(self.at..).and_then(|t| t.chars().next()) else { return };
        self.at += c.len_utf8();
        match c {
            '"' | '\\' | '/' => text.push(c),
            'b' => text.push('\u{8}'),
            'f' => text.push('\u{C}'),
            'n' => text.push('\n'),
            'r' => text.push('\r'),
            't' => text.push('\t'),
            'u' => {
                let digits = self.text.get(self.at..self.at + 4).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()));
                match digits.and_then(|d| u16::from_str_radix(d, 16).ok()) {
                    Some(unit) => {
                        self.at += 4;
                        text.push_unit(unit);
                    }
                    None => {
                        let span = Span::new(start, self.at);
                        self.error_hint(
                            Code::JsonEscape,
                            span,
                            "`\\u` without four hexadecimal digits",
                            "write for example \\u00e9",
                        );
                    }
                }
            }
            _ => {
                // The character itself may be a line end or the closing quote of another kind: keep it in the text.
                let span = Span::new(start, self.at);
                let message = format!("JSON does not know the escape `\\{}`", if c < ' ' { ' ' } else { c });
                self.error_hint(Code::JsonEscape, span, message, "write a backslash as two: \\\\");
                text.push('\\');
                text.push(c);
            }
        }
    }

    /// The closing quote, if a quote that is not JSON's stands here.
    pub(super) fn foreign_quote(&self) -> Option<char> {
        match self.text.get(self.at..)?.chars().next()? {
            '\'' => Some('\''),
            '`' => Some('`'),
            '“' | '”' | '„' => Some('”'),
            '‘' | '’' => Some('’'),
            _ => None,
        }
    }

    /// A string in quotes that are not JSON's.
    pub(super) fn quoted(&mut self, close: char) -> Text {
        let start = self.at;
        // Editors are not consistent: take whichever closing mark of the family comes first on the line.
        let line = self.text.get(start..).unwrap_or_default().split('\n').next().unwrap_or_default();
        let first = line.chars().next().map_or(0, char::len_utf8);
        let behind = line.get(first..).unwrap_or_default();
        let close = match close {
            '”' => behind.chars().find(|c| matches!(c, '”' | '“' | '"')).unwrap_or(close),
            '’' => behind.chars().find(|c| matches!(c, '’' | '‘' | '\'')).unwrap_or(close),
            _ => close,
        };
        let text = self.string(close);
        let kind = match close {
            '\'' => "single quotes",
            '`' => "backticks",
            _ => "curly quotes",
        };
        let span = Span::new(start, self.at);
        let hint = format!("write {}", quote(text.as_str()));
        self.error_hint(Code::JsonQuotes, span, format!("{kind} in place of double quotes"), hint);
        text
    }
}
