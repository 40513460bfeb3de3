//! Text → tokens.

use super::Problem;
use crate::diagnostic::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The end of the text.
    End,
    /// A string, a number, `true`, `false` or `null`.
    Value,
    /// A regular expression.
    Regex,
    /// The name of a field.
    Name,
    /// `$name`; its text is without the `$`.
    Variable,
    /// An operator or a bracket; also `and`, `or`, `in`.
    Sign,
}

/// A piece of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'e> {
    pub(super) kind: Kind,
    pub(super) text: &'e str,
    pub(super) span: Span,
}

impl Token<'_> {
    pub(super) fn is(&self, sign: &str) -> bool {
        self.kind == Kind::Sign && self.text == sign
    }
}

const DOUBLE: &[&str] = &["..", ":=", "!=", ">=", "<=", "**", "~>", "?:", "??"];
const SINGLE: &str = ".[]{}(),@#;:?+-*/%|=<>^&!~";

pub(super) struct Lexer<'e> {
    pub(super) text: &'e str,
    pub(super) at: usize,
}

impl<'e> Lexer<'e> {
    fn rest(&self) -> &'e str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn take(&mut self, kind: Kind, bytes: usize) -> Token<'e> {
        let span = Span::new(self.at, self.at + bytes);
        self.at = span.end;
        Token { kind, text: span.of(self.text), span }
    }

    fn problem(&self, start: usize, end: usize, message: &str) -> Problem {
        Problem { span: Span::new(start, end.min(self.text.len())), message: message.to_owned(), hint: None }
    }

    fn skip(&mut self) -> Result<(), Problem> {
        loop {
            self.at += self.rest().len() - self.rest().trim_start_matches([' ', '\t', '\n', '\r', '\u{b}']).len();
            if !self.rest().starts_with("/*") {
                return Ok(());
            }
            match self.rest().find("*/") {
                Some(end) => self.at += end + 2,
                None => return Err(self.problem(self.at, self.at + 2, "Comment has no closing tag")),
            }
        }
    }

    /// The next token; behind a value a slash divides, elsewhere it begins a regular expression.
    pub(super) fn next(&mut self, behind_value: bool) -> Result<Token<'e>, Problem> {
        self.skip()?;
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return Ok(self.take(Kind::End, 0)) };
        if first == '/' && !behind_value {
            return self.regex();
        }
        if DOUBLE.iter().any(|sign| rest.starts_with(sign)) {
            return Ok(self.take(Kind::Sign, 2));
        }
        match first {
            _ if SINGLE.contains(first) => Ok(self.take(Kind::Sign, 1)),
            '"' | '\'' => self.string(first),
            '0'..='9' => Ok(self.number()),
            '`' => self.quoted_name(),
            _ => Ok(self.word()),
        }
    }

    fn string(&mut self, quote: char) -> Result<Token<'e>, Problem> {
        let mut characters = self.rest().char_indices().skip(1);
        while let Some((at, c)) = characters.next() {
            if c == quote {
                return Ok(self.take(Kind::Value, at + 1));
            }
            if c != '\\' {
                continue;
            }
            let start = self.at + at;
            match characters.next() {
                Some((_, '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't')) => {}
                Some((_, 'u')) => {
                    if !(0..4).all(|_| characters.next().is_some_and(|(_, c)| c.is_ascii_hexdigit())) {
                        let message = "The escape sequence \\u must be followed by 4 hex digits";
                        return Err(self.problem(start, start + 2, message));
                    }
                }
                Some((_, c)) => {
                    let message = ["Unsupported escape sequence: \\", c.encode_utf8(&mut [0; 4])].concat();
                    return Err(self.problem(start, start + 1 + c.len_utf8(), &message));
                }
                None => break,
            }
        }
        Err(self.problem(self.at, self.text.len(), "String literal must be terminated by a matching quote"))
    }

    fn number(&mut self) -> Token<'e> {
        let bytes = self.rest().as_bytes();
        let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let digits = |mut at: usize| {
            while is_digit(at) {
                at += 1;
            }
            at
        };
        let mut end = if bytes.first() == Some(&b'0') { 1 } else { digits(0) };
        if bytes.get(end) == Some(&b'.') && is_digit(end + 1) {
            end = digits(end + 1);
        }
        if matches!(bytes.get(end), Some(b'e' | b'E')) {
            let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
            if is_digit(end + 1 + sign) {
                end = digits(end + 1 + sign);
            }
        }
        self.take(Kind::Value, end)
    }

    fn quoted_name(&mut self) -> Result<Token<'e>, Problem> {
        match self.rest().get(1..).and_then(|rest| rest.find('`')) {
            Some(end) => Ok(self.take(Kind::Name, end + 2)),
            None => {
                let message = "Quoted property name must be terminated with a backquote (`)";
                Err(self.problem(self.at, self.text.len(), message))
            }
        }
    }

    fn word(&mut self) -> Token<'e> {
        let ends = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{b}') || SINGLE.contains(c);
        let length = self.rest().find(ends).unwrap_or(self.rest().len());
        let mut token = self.take(Kind::Name, length);
        if let Some(name) = token.text.strip_prefix('$') {
            token.kind = Kind::Variable;
            token.text = name;
        } else if matches!(token.text, "and" | "or" | "in") {
            token.kind = Kind::Sign;
        } else if matches!(token.text, "true" | "false" | "null") {
            token.kind = Kind::Value;
        }
        token
    }

    fn regex(&mut self) -> Result<Token<'e>, Problem> {
        let (mut depth, mut escaped) = (0_usize, false);
        for (at, c) in self.rest().char_indices().skip(1) {
            match c {
                '/' if !escaped && depth == 0 => {
                    if at == 1 {
                        return Err(self.problem(self.at, self.at + 2, "Empty regular expressions are not allowed"));
                    }
                    let flags = self.rest().get(at + 1..).unwrap_or_default();
                    let flags = flags.len() - flags.trim_start_matches(['i', 'm']).len();
                    return Ok(self.take(Kind::Regex, at + 1 + flags));
                }
                '(' | '[' | '{' if !escaped => depth += 1,
                ')' | ']' | '}' if !escaped => depth = depth.saturating_sub(1),
                _ => {}
            }
            escaped = c == '\\' && !escaped;
        }
        Err(self.problem(self.at, self.text.len(), "No terminating / in regular expression"))
    }
}
