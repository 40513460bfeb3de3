//! Text → [`Path`].
//!
//! What can stand where follows Jayway's `PathCompiler` and `FilterCompiler` (P1), without what they let pass by
//! leniency: blanks at the end, missing closing brackets, a missing `$`.

use super::{Comparison, Filter, Operand, Path, Regex, Root, Segment, Selector};
use crate::asl::data::{self, Value};
use crate::diagnostic::{Code, Diagnostic, Error, Span};
use std::sync::Arc;

type Parsed<T> = Result<T, Error>;

/// The path that is the whole of `text`; places are offsets from `base` before it.
pub(super) fn path(text: &str, base: usize) -> Result<Path, Error> {
    let mut parser = Parser { text, at: 0, base, depth: 0 };
    if text.len() > Path::MAX_BYTES {
        let message = format!("this path has {} bytes; the limit is {}", text.len(), Path::MAX_BYTES);
        return Err(parser.error(Code::PathLimit, 0, 0, message).into());
    }
    let path = parser.root().and_then(|root| parser.segments(0, root, Place::Field))?;
    Ok(path)
}

/// Where a path stands, which decides where a name in it ends.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// Alone in a field: everything up to the end belongs to it.
    Field,
    /// In a filter: it ends where an operator or a bracket begins.
    Filter,
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    base: usize,
    /// Filters and their parentheses around here.
    depth: usize,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn eat(&mut self, token: &str) -> bool {
        let found = self.rest().starts_with(token);
        if found {
            self.at += token.len();
        }
        found
    }

    fn skip_blanks(&mut self) {
        while self.eat(" ") {}
    }

    fn error(&self, code: Code, start: usize, end: usize, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, message).at(Span::new(self.base + start, self.base + end))
    }

    /// An error at the character that is next, or at the end.
    fn here(&self, code: Code, message: impl Into<String>) -> Diagnostic {
        self.error(code, self.at, self.at + self.peek().map_or(0, char::len_utf8), message)
    }

    /// An error about something that was opened at `from` and never closed.
    fn open(&self, from: usize, what: &str) -> Diagnostic {
        let opener = Span::new(self.base + from, self.base + from + 1);
        self.error(
            Code::PathEnd,
            self.text.len(),
            self.text.len(),
            format!("this path ends before its {what} is closed"),
        )
        .related(opener, format!("the {what} is opened here"))
    }

    fn root(&mut self) -> Parsed<Root> {
        if !self.eat("$") {
            let error = self.error(Code::PathRoot, 0, self.peek().map_or(0, char::len_utf8), "a path begins with $");
            return Err({
                if self.text.is_empty() { error } else { error.hint(format!("write $.{}", self.text.trim_start())) }
            }
            .into());
        }
        if self.eat("$") {
            return Ok(Root::Context);
        }
        let name: &str = self.rest().split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default();
        self.at += name.len();
        Ok(if name.is_empty() { Root::Input } else { Root::Variable(name.into()) })
    }

    /// What follows a root that began at `from`.
    fn segments(&mut self, from: usize, root: Root, place: Place) -> Parsed<Path> {
        let mut segments = Vec::new();
        while let Some(c) = self.peek() {
            let start = self.at;
            let (deep, selector) = match c {
                '.' => self.behind_dot(place)?,
                '[' => (false, self.brackets()?),
                _ if place == Place::Filter => break,
                _ => return Err(self.stray(c, segments.is_empty()).into()),
            };
            if segments.len() == Path::MAX_SEGMENTS {
                let message = format!("a path has at most {} steps", Path::MAX_SEGMENTS);
                return Err(self.error(Code::PathLimit, start, self.at, message).into());
            }
            segments.push(Segment { span: Span::new(self.base + start, self.base + self.at), deep, selector });
        }
        let text = self.text.get(from..self.at).unwrap_or_default();
        Ok(Path { text: text.into(), root, segments })
    }

    /// A character behind a segment that begins none.
    fn stray(&self, c: char, first: bool) -> Diagnostic {
        let error = self.here(Code::PathCharacter, format!("{c:?} cannot stand here in a path"));
        match c {
            ' ' if self.rest().trim_matches(' ').is_empty() => error.hint("take the blanks at the end away"),
            '(' => self.function(self.at),
            _ if first => error.hint("a dot or brackets follow the $"),
            _ => error.hint("names with such characters are written in brackets: ['my name']"),
        }
    }

    fn function(&self, at: usize) -> Diagnostic {
        self.error(Code::PathFunction, at, at + 1, "functions in paths are reported not to work on Step Functions")
            .hint("use an intrinsic function, such as States.ArrayLength($.list)")
    }

    fn behind_dot(&mut self, place: Place) -> Parsed<(bool, Selector)> {
        self.at += 1;
        let deep = self.eat(".");
        let selector = match self.peek() {
            None => return Err(self.here(Code::PathEnd, "a name has to follow the last dot").into()),
            Some('*') => {
                self.at += 1;
                Selector::Wildcard
            }
            Some('[') if deep => self.brackets()?,
            Some('[') => {
                let error = self.here(Code::PathCharacter, "no dot stands before brackets");
                return Err(error.hint("write $.a['b'] or $.a[0]").into());
            }
            Some('.') => return Err(self.here(Code::PathCharacter, "a third dot means nothing").into()),
            Some(_) => Selector::Name(self.name(place)?),
        };
        Ok((deep, selector))
    }

    /// A name without quotes. A backslash takes the next character as it is; `\uXXXX` is a UTF-16 unit (P7).
    fn name(&mut self, place: Place) -> Parsed<Arc<str>> {
        let start = self.at;
        let mut units = Units::default();
        while let Some(c) = self.peek() {
            match c {
                '.' | '[' => break,
                '\\' => self.escape(&mut units)?,
                '(' => return Err(self.function(self.at).into()),
                ' ' | '<' | '>' | '=' | '~' | '!' | ')' | '&' | '|' if place == Place::Filter => break,
                ' ' | ')' | ']' | '\'' | '"' => return Err(self.stray(c, false).into()),
                c if c.is_control() => return Err(self.stray(c, false).into()),
                c => {
                    units.push(c);
                    self.at += c.len_utf8();
                }
            }
        }
        if self.at == start {
            let error = self.here(Code::PathCharacter, "a name has to stand here");
            return Err(error.hint("take the dot away, or put a name behind it").into());
        }
        Ok(units.finish())
    }

    fn escape(&mut self, units: &mut Units) -> Parsed<()> {
        let start = self.at;
        self.at += 1;
        let digits = self.rest().get(1..5).filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()));
        match (self.peek(), digits.and_then(|d| u16::from_str_radix(d, 16).ok())) {
            (Some('u'), Some(unit)) => {
                units.unit(unit);
                self.at += 5;
            }
            (Some(c), _) => {
                units.push(c);
                self.at += c.len_utf8();
            }
            (None, _) => {
                return Err(self
                    .error(Code::PathEnd, start, self.at, "this backslash has nothing behind it to escape")
                    .into());
            }
        }
        Ok(())
    }

    fn brackets(&mut self) -> Parsed<Selector> {
        let start = self.at;
        self.at += 1;
        self.skip_blanks();
        let selector = match self.peek() {
            None => return Err(self.open(start, "bracket").into()),
            Some('\'' | '"') => self.names(start)?,
            Some('*') => {
                self.at += 1;
                Selector::Wildcard
            }
            Some('?') => return self.filter(start),
            Some('-' | ':' | '0'..='9') => self.numbers()?,
            Some(']') => {
                let error = self.error(Code::PathBrackets, start, self.at + 1, "empty brackets select nothing");
                return Err(error.hint("write [*] for all elements, [0] for the first").into());
            }
            Some('(' | '@') => {
                let error = self.here(Code::PathBrackets, "an expression in brackets needs a question mark");
                return Err(error.hint("a filter is written [?(@.price < 10)]").into());
            }
            Some(c) => {
                let word: &str = self.rest().split([']', ',', ' ']).next().unwrap_or_default();
                let error = self.error(
                    Code::PathBrackets,
                    self.at,
                    self.at + word.len().max(c.len_utf8()),
                    "a name in brackets stands in quotes",
                );
                return Err(error.hint(format!("write ['{word}']")).into());
            }
        };
        self.close(start)?;
        Ok(selector)
    }

    fn close(&mut self, start: usize) -> Parsed<()> {
        self.skip_blanks();
        match self.peek() {
            Some(']') => {
                self.at += 1;
                Ok(())
            }
            Some(c) => Err(self.here(Code::PathCharacter, format!("a ] has to stand here, not {c:?}")).into()),
            None => Err(self.open(start, "bracket").into()),
        }
    }

    /// `'a'`, `"a"`, and more of them behind commas.
    fn names(&mut self, start: usize) -> Parsed<Selector> {
        let mut names = Vec::new();
        loop {
            self.skip_blanks();
            match self.peek() {
                Some(quote @ ('\'' | '"')) => names.push(self.quoted(quote)?),
                Some(c) => {
                    return Err(self
                        .here(Code::PathCharacter, format!("a name in quotes has to stand here, not {c:?}"))
                        .into());
                }
                None => return Err(self.open(start, "bracket").into()),
            }
            self.skip_blanks();
            if !self.eat(",") {
                break;
            }
        }
        Ok(match <[Arc<str>; 1]>::try_from(names) {
            Ok([name]) => Selector::Name(name),
            Err(names) => Selector::Names(names),
        })
    }

    fn quoted(&mut self, quote: char) -> Parsed<Arc<str>> {
        let start = self.at;
        self.at += 1;
        let mut units = Units::default();
        loop {
            match self.peek() {
                None => return Err(self.open(start, "quote").into()),
                Some(c) if c == quote => {
                    self.at += 1;
                    return Ok(units.finish());
                }
                Some('\\') if self.rest().len() == 1 => return Err(self.open(start, "quote").into()),
                Some('\\') => {
                    // Besides the characters themselves the escapes of Java's strings.
                    let control = self.rest().chars().nth(1).and_then(|c| match c {
                        'n' => Some('\n'),
                        'r' => Some('\r'),
                        't' => Some('\t'),
                        'b' => Some('\u{8}'),
                        'f' => Some('\u{c}'),
                        _ => None,
                    });
                    match control {
                        Some(c) => {
                            units.push(c);
                            self.at += 2;
                        }
                        None => self.escape(&mut units)?,
                    }
                }
                Some(c) => {
                    units.push(c);
                    self.at += c.len_utf8();
                }
            }
        }
    }

    /// `0`, `0,2` or `1:3`.
    fn numbers(&mut self) -> Parsed<Selector> {
        let from = self.at;
        let first = self.index()?;
        self.skip_blanks();
        if self.peek() == Some(':') {
            self.at += 1;
            let to = self.index()?;
            // A third part is ignored, as Jayway ignores it (P3).
            if self.eat(":") {
                self.index()?;
            }
            if first.is_none() && to.is_none() {
                let error = self.error(Code::PathBrackets, from, self.at, "a slice needs at least one bound");
                return Err(error.hint("write [*] for all elements").into());
            }
            return Ok(Selector::Slice(first, to));
        }
        let mut indices = vec![self.required(first)?];
        while self.eat(",") {
            self.skip_blanks();
            let index = self.index()?;
            indices.push(self.required(index)?);
            self.skip_blanks();
        }
        Ok(match indices.as_slice() {
            [index] => Selector::Index(*index),
            _ => Selector::Indices(indices),
        })
    }

    fn required(&self, index: Option<i32>) -> Parsed<i32> {
        index.ok_or_else(|| self.here(Code::PathBrackets, "an index has to stand here").into())
    }

    fn index(&mut self) -> Parsed<Option<i32>> {
        let start = self.at;
        self.eat("-");
        let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        self.at += digits;
        let text = self.text.get(start..self.at).unwrap_or_default();
        match (digits, text.parse()) {
            (0, _) if text.is_empty() => Ok(None),
            (0, _) => {
                Err(self.error(Code::PathBrackets, start, self.at, "a digit has to follow the minus sign").into())
            }
            (_, Ok(index)) => Ok(Some(index)),
            (_, Err(_)) => {
                Err(self.error(Code::PathIndex, start, self.at, format!("{text} is too large for an index")).into())
            }
        }
    }

    /// `?(…)]`
    fn filter(&mut self, start: usize) -> Parsed<Selector> {
        self.at += 1;
        self.skip_blanks();
        if self.peek() != Some('(') {
            if self.peek().is_none() {
                return Err(self.open(start, "bracket").into());
            }
            let error = self.here(Code::PathFilter, "parentheses have to stand around a filter");
            return Err(error.hint("write [?(@.price < 10)]").into());
        }
        let filter = self.parenthesised()?;
        self.close(start)?;
        Ok(Selector::Filter(Box::new(filter)))
    }

    fn parenthesised(&mut self) -> Parsed<Filter> {
        let start = self.at;
        if self.depth == Path::MAX_DEPTH {
            return Err(self.here(Code::PathLimit, format!("filters nest at most {} deep", Path::MAX_DEPTH)).into());
        }
        self.depth += 1;
        self.at += 1;
        let filter = self.or()?;
        self.skip_blanks();
        if !self.eat(")") {
            return Err({match self.peek() {
                None => self.open(start, "parenthesis"),
                Some('=') => self.here(Code::PathFilter, "one = compares nothing").hint("write =="),
                Some(_) => {
                    let word: &str = self.rest().split([' ', ')', '(']).next().unwrap_or_default();
                    let names = Comparison::ALL.iter().map(|(name, _)| *name);
                    let error = self.error(
                        Code::PathFilter,
                        self.at,
                        self.at + word.len().max(1),
                        format!("{word:?} is no operator of a filter"),
                    );
                    match crate::diagnostic::did_you_mean(word, names) {
                        Some(near) => error.hint(format!("did you mean {near}?")),
                        None => error.hint("the operators are ==, !=, <, <=, >, >=, =~, in, nin, contains, size and empty, joined by && and ||"),
                    }
                }
            }}.into());
        }
        self.depth -= 1;
        Ok(filter)
    }

    fn or(&mut self) -> Parsed<Filter> {
        self.joined("||", Self::and, Filter::Or)
    }

    fn and(&mut self) -> Parsed<Filter> {
        self.joined("&&", Self::term, Filter::And)
    }

    fn joined(
        &mut self,
        token: &str,
        part: impl Fn(&mut Self) -> Parsed<Filter>,
        join: impl Fn(Vec<Filter>) -> Filter,
    ) -> Parsed<Filter> {
        let mut parts = vec![part(self)?];
        loop {
            self.skip_blanks();
            if !self.eat(token) {
                break;
            }
            parts.push(part(self)?);
        }
        Ok(match <[Filter; 1]>::try_from(parts) {
            Ok([single]) => single,
            Err(parts) => join(parts),
        })
    }

    fn term(&mut self) -> Parsed<Filter> {
        self.skip_blanks();
        match self.peek() {
            Some('(') => self.parenthesised(),
            Some('!') => {
                self.at += 1;
                self.skip_blanks();
                if matches!(self.peek(), Some('@' | '$')) {
                    let path = self.operand_path()?;
                    return Ok(Filter::Exists { path, present: false });
                }
                if self.depth == Path::MAX_DEPTH {
                    return Err(self
                        .here(Code::PathLimit, format!("filters nest at most {} deep", Path::MAX_DEPTH))
                        .into());
                }
                self.depth += 1;
                let inner = self.term()?;
                self.depth -= 1;
                Ok(Filter::Not(Box::new(inner)))
            }
            _ => self.comparison(),
        }
    }

    fn comparison(&mut self) -> Parsed<Filter> {
        let start = self.at;
        let left = self.operand()?;
        let behind = self.at;
        self.skip_blanks();
        match (self.operator(), left) {
            (Some(operator), left) => {
                let right = self.operand()?;
                Ok(Filter::Compare(left, operator, right))
            }
            (None, Operand::Path(path)) => Ok(Filter::Exists { path, present: true }),
            (None, _) => {
                let error = self.error(Code::PathFilter, start, behind, "a literal alone is no condition");
                Err(error.hint("compare it with a path: @.price < 10").into())
            }
        }
    }

    fn operator(&mut self) -> Option<Comparison> {
        for (text, comparison) in Comparison::ALL {
            let word = text.starts_with(|c: char| c.is_ascii_alphabetic());
            let rest = self.rest();
            let Some(found) = rest.get(..text.len()).filter(|found| found.eq_ignore_ascii_case(text)) else { continue };
            // Words end: `in` is not the beginning of `index`.
            if word && rest.get(found.len()..).is_some_and(|r| r.starts_with(|c: char| c.is_alphanumeric())) {
                continue;
            }
            self.at += text.len();
            return Some(comparison);
        }
        None
    }

    fn operand(&mut self) -> Parsed<Operand> {
        self.skip_blanks();
        let start = self.at;
        match self.peek() {
            Some('@' | '$') => self.operand_path().map(Operand::Path),
            Some(quote @ ('\'' | '"')) => self.quoted(quote).map(|text| Operand::Value(Value::String(text))),
            Some('/') => self.regex().map(Operand::Regex),
            Some('[' | '{') => self.json().map(Operand::Value),
            Some(_) => {
                let end = |c: char| !(c.is_alphanumeric() || matches!(c, '-' | '+' | '.' | '_'));
                let word: &str = self.rest().split(end).next().unwrap_or_default();
                self.at += word.len();
                let value = match word {
                    "true" => Value::Bool(true),
                    "false" => Value::Bool(false),
                    "null" => Value::Null,
                    _ => match data::Number::parse(word)
                        .filter(|_| word.starts_with(|c: char| c == '-' || c.is_ascii_digit()))
                    {
                        Some(number) => Value::Number(number),
                        None => {
                            self.at = start;
                            return Err(self.no_operand(word).into());
                        }
                    },
                };
                Ok(Operand::Value(value))
            }
            None => Err(self.open_filter().into()),
        }
    }

    fn open_filter(&self) -> Diagnostic {
        self.here(Code::PathEnd, "this path ends within a filter")
    }

    fn no_operand(&self, word: &str) -> Diagnostic {
        let length = word.len().max(self.peek().map_or(0, char::len_utf8));
        let error = self.error(Code::PathFilter, self.at, self.at + length, "a path or a literal has to stand here");
        if word.is_empty() {
            error
        } else {
            error.hint(format!("a text stands in quotes ('{word}'), a path begins with @ or $"))
        }
    }

    fn operand_path(&mut self) -> Parsed<Path> {
        let from = self.at;
        let root = if self.next() == Some('@') { Root::Item } else { Root::Input };
        self.segments(from, root, Place::Filter)
    }

    /// A list or an object as JSON, where strings may also stand in single quotes.
    fn json(&mut self) -> Parsed<Value> {
        let start = self.at;
        let mut text = String::new();
        let mut depth = 0_usize;
        loop {
            match self.peek() {
                None => return Err(self.open(start, "bracket").into()),
                Some(quote @ ('\'' | '"')) => {
                    let string = self.quoted(quote)?;
                    text.push_str(&crate::json::quote(&string));
                    continue;
                }
                Some(c) => {
                    match c {
                        '[' | '{' => depth += 1,
                        ']' | '}' => depth = depth.saturating_sub(1),
                        _ => {}
                    }
                    text.push(c);
                    self.at += c.len_utf8();
                    if depth == 0 {
                        break;
                    }
                }
            }
        }
        data::parse(&text).map_err(|error| {
            let why = error.diagnostics().first().map_or("", |d| d.message.as_str());
            self.error(Code::PathFilter, start, self.at, format!("this list cannot be read: {why}")).into()
        })
    }

    fn regex(&mut self) -> Parsed<Regex> {
        let start = self.at;
        self.at += 1;
        let mut pattern = String::new();
        loop {
            match self.next() {
                None => return Err(self.open(start, "regular expression").into()),
                Some('/') => break,
                Some('\\') if self.peek() == Some('/') => {
                    self.at += 1;
                    pattern.push('/');
                }
                Some('\\') => {
                    pattern.push('\\');
                    pattern.extend(self.next());
                }
                Some(c) => pattern.push(c),
            }
        }
        let flags: &str = self.rest().split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
        let behind = self.at;
        self.at += flags.len();
        if let Some(at) = flags.find(|c| !"imsx".contains(c)) {
            return Err(self
                .error(
                    Code::PathRegex,
                    behind + at,
                    behind + at + 1,
                    "the flags of a regular expression are i, m, s and x",
                )
                .into());
        }
        Regex::new(&pattern, flags).map_err(|message| self.error(Code::PathRegex, start, self.at, message).into())
    }
}

/// A name in the making: characters, and UTF-16 units that may pair up.
#[derive(Default)]
struct Units {
    text: crate::json::TextBuilder,
}

impl Units {
    fn push(&mut self, c: char) {
        self.text.push(c);
    }

    fn unit(&mut self, unit: u16) {
        self.text.push_unit(unit);
    }

    fn finish(self) -> Arc<str> {
        self.text.finish().as_str().into()
    }
}
