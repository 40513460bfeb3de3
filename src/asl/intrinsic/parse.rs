//! Text → [`Intrinsic`].

use super::{Argument, ArgumentKind, Call, Function, Intrinsic};
use crate::asl::data::{Number, Value};
use crate::asl::path::Path;
use crate::diagnostic::{Code, Diagnostic, Error, Span, did_you_mean};
use std::sync::Arc;

type Parsed<T> = Result<T, Error>;

pub(super) fn intrinsic(text: &str) -> Parsed<Intrinsic> {
    let mut parser = Parser { text, at: 0 };
    if text.len() > Intrinsic::MAX_BYTES {
        let message = format!("this call has {} bytes; the limit is {}", text.len(), Intrinsic::MAX_BYTES);
        return Err(Diagnostic::new(Code::IntrinsicShape, message).at(Span::new(0, 0)).into());
    }
    let call = parser.call(1)?;
    if parser.at < text.len() {
        let error = parser.error(Code::IntrinsicTrailing, parser.at, text.len(), "nothing may follow the call");
        return Err(error.hint("take it away, blanks too").into());
    }
    Ok(Intrinsic { text: text.into(), call })
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn skip_blanks(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start_matches(' ').len();
    }

    #[expect(clippy::unused_self, reason = "beside its kin")]
    fn error(&self, code: Code, start: usize, end: usize, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, message).at(Span::new(start, end))
    }

    fn here(&self, code: Code, message: impl Into<String>) -> Diagnostic {
        self.error(code, self.at, self.at + self.peek().map_or(0, char::len_utf8), message)
    }

    fn open(&self, from: usize, what: &str) -> Error {
        self.error(
            Code::IntrinsicEnd,
            self.text.len(),
            self.text.len(),
            format!("this call ends before its {what} is closed"),
        )
        .related(Span::new(from, from + 1), format!("the {what} is opened here"))
        .into()
    }

    /// A name is of letters, digits, dots and underscores.
    fn word(&self) -> &'a str {
        self.rest().split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_'))).next().unwrap_or_default()
    }

    fn call(&mut self, depth: usize) -> Parsed<Call> {
        let start = self.at;
        let word = self.word();
        let name = Span::new(start, start + word.len());
        self.at = name.end;
        if word.is_empty() {
            return Err(self.here(Code::IntrinsicShape, "the name of a function has to stand here").into());
        }
        let opened = self.at;
        if self.peek() != Some('(') {
            let error = self.error(
                Code::IntrinsicShape,
                start,
                self.at,
                format!("\"{word}\" is not followed by an opening parenthesis at once"),
            );
            return Err(error.hint(format!("call it: {word}()")).into());
        }
        let Some(function) = Function::ALL.iter().copied().find(|function| function.as_str() == word) else {
            let error =
                self.error(Code::IntrinsicUnknown, name.start, name.end, format!("there is no function {word}"));
            let near = did_you_mean(word, Function::ALL.iter().map(|function| function.as_str()));
            return Err(match near {
                Some(near) => error.hint(format!("did you mean {near}?")),
                None => error,
            }
            .into());
        };
        if depth > Intrinsic::MAX_NESTING {
            let message = format!("at most {} functions may be nested in one field", Intrinsic::MAX_NESTING);
            return Err(self.error(Code::IntrinsicNesting, name.start, name.end, message).into());
        }
        self.at += 1;
        let arguments = self.arguments(opened, depth)?;
        Ok(Call { function, name, span: Span::new(start, self.at), arguments })
    }

    fn arguments(&mut self, opened: usize, depth: usize) -> Parsed<Vec<Argument>> {
        let mut arguments = Vec::new();
        self.skip_blanks();
        if self.peek() == Some(')') {
            self.at += 1;
            return Ok(arguments);
        }
        loop {
            self.skip_blanks();
            let start = self.at;
            let kind = self.argument(opened, depth)?;
            arguments.push(Argument { span: Span::new(start, self.at), kind });
            self.skip_blanks();
            match self.peek() {
                Some(',') => self.at += 1,
                Some(')') => {
                    self.at += 1;
                    return Ok(arguments);
                }
                Some(c) => {
                    return Err(self
                        .here(
                            Code::IntrinsicArgument,
                            format!("a comma or a closing parenthesis has to stand here, not {c:?}"),
                        )
                        .into());
                }
                None => return Err(self.open(opened, "parenthesis")),
            }
        }
    }

    fn argument(&mut self, opened: usize, depth: usize) -> Parsed<ArgumentKind> {
        match self.peek() {
            None => Err(self.open(opened, "parenthesis")),
            Some('\'') => self.string(),
            Some('$') => {
                let start = self.at;
                self.at = start + path_length(self.rest());
                let text = Span::new(start, self.at).of(self.text);
                Ok(ArgumentKind::Path(Path::parse_at(text, start)?))
            }
            Some('-' | '0'..='9') => {
                let word: &str = self.rest().split([' ', ',', ')']).next().unwrap_or_default();
                let Some(number) = number(word) else {
                    let error = self.error(
                        Code::IntrinsicArgument,
                        self.at,
                        self.at + word.len(),
                        format!("{word:?} is not a number"),
                    );
                    return Err(error.hint("numbers are spelled as in JSON: 5, -1.5, 1e3").into());
                };
                self.at += word.len();
                Ok(ArgumentKind::Literal(Value::Number(number)))
            }
            Some(c) => {
                let word = self.word();
                let literal = match word {
                    "null" => Value::Null,
                    "true" => Value::Bool(true),
                    "false" => Value::Bool(false),
                    _ if c.is_ascii_alphabetic()
                        && (word.contains('.')
                            || self.rest().get(word.len()..).is_some_and(|r| r.starts_with('('))) =>
                    {
                        return self.call(depth + 1).map(ArgumentKind::Call);
                    }
                    _ => return Err(self.no_argument(c, word).into()),
                };
                self.at += word.len();
                Ok(ArgumentKind::Literal(literal))
            }
        }
    }

    fn no_argument(&self, c: char, word: &str) -> Diagnostic {
        let end = self.at + word.len().max(c.len_utf8());
        let error = |message: &str| self.error(Code::IntrinsicArgument, self.at, end, message);
        match c {
            ',' | ')' => error("an argument is missing here"),
            '"' => error("strings stand in single quotes").hint("write 'text'"),
            _ if word.is_empty() => error("an argument cannot begin like this"),
            _ => error("a word alone is no argument").hint(format!("write '{word}' for a text, $.{word} for a field")),
        }
    }

    /// `'…'`, where a backslash stands before `'`, `{`, `}` or another one, and nowhere else (I3).
    fn string(&mut self) -> Parsed<ArgumentKind> {
        let start = self.at;
        self.at += 1;
        let mut value = String::new();
        loop {
            let at = self.at;
            let Some(c) = self.peek() else { return Err(self.open(start, "quote")) };
            self.at += c.len_utf8();
            match c {
                '\'' => {
                    let raw = Span::new(start + 1, at).of(self.text);
                    return Ok(ArgumentKind::Text { value: value.into(), raw: Arc::from(raw) });
                }
                '\\' => match self.peek() {
                    Some(c @ ('\'' | '{' | '}' | '\\')) => {
                        self.at += 1;
                        value.push(c);
                    }
                    Some(c) => {
                        let error = self.error(
                            Code::IntrinsicEscape,
                            at,
                            self.at + c.len_utf8(),
                            format!("\\{c} is no escape of an intrinsic function"),
                        );
                        return Err(error
                            .hint("write two backslashes for one; in JSON text each of them is written twice")
                            .into());
                    }
                    None => return Err(self.open(start, "quote")),
                },
                c => value.push(c),
            }
        }
    }
}

/// Where a path that begins `text` ends: before a comma or parenthesis outside of brackets and quotes (I1), and before the
/// blanks there. What a backslash escapes ends nothing, and an escaped blank is one of the path's.
fn path_length(text: &str) -> usize {
    let (mut depth, mut quote, mut escaped, mut end) = (0_usize, None, false, 0);
    for (at, c) in text.char_indices() {
        if escaped || c != ' ' {
            match (c, quote) {
                _ if escaped => escaped = false,
                ('\\', _) => escaped = true,
                (_, Some(open)) if c == open => quote = None,
                (_, Some(_)) => {}
                ('\'' | '"', None) if depth > 0 => quote = Some(c),
                ('[', None) => depth += 1,
                (']', None) => depth = depth.saturating_sub(1),
                (',' | ')', None) if depth == 0 => break,
                _ => {}
            }
            end = at + c.len_utf8();
        }
    }
    end
}

/// A number as JSON spells it.
fn number(word: &str) -> Option<Number> {
    let digits = word.strip_prefix('-').unwrap_or(word);
    let json = digits.starts_with(|c: char| c.is_ascii_digit())
        && !digits.ends_with('.')
        && !digits.contains(".e")
        && !digits.contains(".E")
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '+' | '-'));
    Number::parse(word).filter(|_| json)
}
