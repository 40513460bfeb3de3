//! Does a keyword stand near? Macie's rules: within 30 characters in text; in the value or the column's name in CSV; in
//! the value or the name of any element on the path in JSON. Case does not matter, nor do accents, nor blanks, `_` and `-`
//! in keywords.

use std::borrow::Cow;

use crate::diagnostic::Span;
use crate::secrets::redact::MARK;

/// Characters between.
const DISTANCE: usize = 30;
/// How far the names of a path, and the start of a line, are looked for.
pub(crate) const FAR: usize = 2048;
/// The longest line of names of columns.
pub(crate) const HEADER: usize = 4096;

/// A text, and the words near the place that was asked for last.
pub(crate) struct Near<'a> {
    text: &'a [u8],
    /// The names of the columns, if the first line looks like such names.
    columns: Vec<Vec<String>>,
    separator: u8,
    at: Span,
    words: Vec<Vec<String>>,
}

impl<'a> Near<'a> {
    pub(crate) fn new(text: &'a [u8]) -> Self {
        let line = text.get(..text.len().min(HEADER)).unwrap_or_default();
        let line = line.split(|b| *b == b'\n').next().unwrap_or_default();
        let count = |separator: u8| line.iter().filter(|b| **b == separator).count();
        let separator = [b',', b'\t', b';'].into_iter().max_by_key(|separator| count(*separator)).unwrap_or(b',');
        // Names of columns are words, never with a sign that assigns.
        let names = count(separator) > 0
            && line.iter().all(|b| {
                b.is_ascii_alphanumeric()
                    || !b.is_ascii()
                    || matches!(b, b' ' | b'_' | b'-' | b'"' | b'\r' | b'.')
                    || *b == separator
            });
        let columns = if names { line.split(|b| *b == separator).map(words).collect() } else { Vec::new() };
        Self { text, columns, separator, at: Span::new(usize::MAX, usize::MAX), words: Vec::new() }
    }

    /// Does the first line name columns?
    pub(crate) fn has_columns(&self) -> bool {
        !self.columns.is_empty()
    }

    /// Does one of `keywords` that end at `ends` stand before `span`, and no more than `distance` characters from its end
    /// to the end of the span? In JSON and tables it has to be in the same value.
    #[cfg(feature = "secret-rules")]
    pub(crate) fn precedes(&self, ends: &[usize], distance: usize, span: Span) -> bool {
        let after = ends.partition_point(|end| *end <= span.start);
        let is_json = matches!(self.text.trim_ascii_start().first(), Some(b'{' | b'['));
        ends.get(..after).unwrap_or_default().iter().rev().take_while(|end| span.end - **end <= distance * 4).any(
            |end| {
                let between = self.text.get(*end..span.start).unwrap_or_default();
                let other_value = |byte: &u8| match byte {
                    b'"' => is_json,
                    b'\n' => self.has_columns(),
                    byte => self.has_columns() && *byte == self.separator,
                };
                let whole = self.text.get(*end..span.end).unwrap_or_default();
                !between.iter().any(other_value) && String::from_utf8_lossy(whole).chars().count() <= distance
            },
        )
    }

    /// Is one of `keywords`, in lower case, the name of the column of `span`, or a name on its path?
    #[cfg(feature = "secret-rules")]
    pub(crate) fn names(&self, span: Span, keywords: &[String]) -> bool {
        let mut places = Vec::new();
        self.named(span, &mut places);
        keywords.iter().any(|keyword| {
            let keyword = plain(keyword.as_bytes());
            let keyword = String::from_utf8_lossy(&keyword);
            places.iter().any(|words| holds(words, &keyword))
        })
    }

    /// The keyword that stands near `span`.
    pub(crate) fn keyword(&mut self, span: Span, keywords: &[&'static str]) -> Option<&'static str> {
        if self.at != span {
            self.at = span;
            self.words = self.around(span);
        }
        keywords.iter().copied().find(|keyword| self.words.iter().any(|words| holds(words, keyword)))
    }

    /// The words of each place where a keyword counts.
    fn around(&self, span: Span) -> Vec<Vec<String>> {
        let text = self.text;
        let mut from = span.start.saturating_sub(DISTANCE);
        // A word that is cut counts whole.
        from -= text
            .get(from.saturating_sub(24)..from)
            .unwrap_or_default()
            .iter()
            .rev()
            .take_while(|b| b.is_ascii_alphanumeric() || !b.is_ascii() || **b == b'_')
            .count();
        // The names of rules in our own placeholders are no keywords.
        let start = from.saturating_sub(96);
        let wide = text.get(start..span.start).unwrap_or_default();
        if let Some(mark) = wide.windows(MARK.len()).rposition(|part| part == MARK.as_bytes()) {
            let placeholder = wide.iter().skip(mark).take_while(|b| **b != b']').count();
            from = from.max((start + mark + placeholder).min(span.start));
        }
        let before = text.get(from..span.start).unwrap_or_default();
        let after = text.get(span.end..text.len().min(span.end + DISTANCE)).unwrap_or_default();
        let after = after.split(|b| *b == b'\n').next().unwrap_or_default();
        let first = after.windows(MARK.len()).position(|part| part == MARK.as_bytes());
        let after = after.get(..first.unwrap_or(after.len())).unwrap_or_default();
        let mut places = vec![words(before), words(after)];
        self.named(span, &mut places);
        places
    }

    /// The names of the column and of the path of `span`.
    fn named(&self, span: Span, places: &mut Vec<Vec<String>>) {
        let text = self.text;
        let line = text.get(span.start.saturating_sub(FAR)..span.start).unwrap_or_default();
        let line_start = line.iter().rposition(|b| *b == b'\n').map(|at| at + 1);
        let line = line.get(line_start.unwrap_or_default()..).unwrap_or_default();
        if !self.columns.is_empty() && (line_start.is_some() || span.start < FAR) {
            let column = line.iter().filter(|b| **b == self.separator).count();
            places.extend(self.columns.get(column).cloned());
        }
        if let Some(column) = sql_column(line) {
            places.push(column);
        }
        path_names(text, span.start, places);
        own_name(text, span.start, places);
    }
}

/// `camelCase_and-others 42` → `camel`, `case`, `and`, `others`
fn words(text: &[u8]) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut last = 0_u8;
    for byte in plain(text).iter() {
        let camel = byte.is_ascii_uppercase() && last.is_ascii_lowercase();
        if (camel || !byte.is_ascii_alphabetic() && *byte != b'#') && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if byte.is_ascii_alphabetic() || *byte == b'#' {
            word.push(char::from(byte.to_ascii_lowercase()));
        }
        last = *byte;
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// What stands for the letters from `À` (U+00C0) to `ſ` (U+017F).
const PLAIN: &[u8; 192] = b"AAAAAAACEEEEIIIIDNOOOOO OUUUUYTsaaaaaaaceeeeiiiidnooooo ouuuuyty\
AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlL\
lLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

/// `numéro` → `numero`, also where its accents are combining marks or escapes of JSON.
fn plain(text: &[u8]) -> Cow<'_, [u8]> {
    if text.iter().all(|b| b.is_ascii() && *b != b'\\') {
        return Cow::Borrowed(text);
    }
    let letter = |code: usize| code.checked_sub(0xc0).and_then(|at| PLAIN.get(at)).copied();
    let hex = |digit: u8| char::from(digit).to_digit(16).map(|digit| digit as usize);
    let mut letters = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [first, after @ ..] = rest {
        let plain = match (first, after) {
            (0xcc, [0x80..=0xbf, after @ ..]) | (0xcd, [0x80..=0xaf, after @ ..]) => Some((None, after)),
            (0xc3..=0xc5, [low @ 0x80..=0xbf, after @ ..]) => {
                Some((letter(usize::from(first & 0x1f) << 6 | usize::from(low & 0x3f)), after))
            }
            (b'\\', [b'u', b'0', high, a, b, after @ ..]) => {
                let code = [*high, *a, *b].into_iter().try_fold(0, |code, digit| Some(code << 4 | hex(digit)?));
                code.and_then(letter).map(|letter| (Some(letter), after))
            }
            _ => None,
        };
        let (letter, after) = plain.unwrap_or((Some(*first), after));
        letters.extend(letter);
        rest = after;
    }
    Cow::Owned(letters)
}

/// Do some of `words` in a row make up the keyword, blanks left out?
fn holds(words: &[String], keyword: &str) -> bool {
    (0..words.len()).any(|first| {
        let mut rest = Some(keyword);
        for word in words.get(first..).unwrap_or_default() {
            rest = rest.and_then(|rest| eaten(rest, word));
            match rest {
                Some("") => return true,
                Some(_) => {}
                None => return false,
            }
        }
        false
    })
}

/// What is left of a keyword behind `word`, with or without its blanks.
fn eaten<'k>(keyword: &'k str, word: &str) -> Option<&'k str> {
    word.bytes().try_fold(keyword, |keyword, byte| {
        let keyword = keyword.trim_start_matches(' ');
        keyword.as_bytes().first().filter(|first| **first == byte)?;
        keyword.get(1..)
    })
}

/// The name of the column that a value of an `INSERT INTO t (a, b) VALUES (1, '…` has, if the line is one.
fn sql_column(line: &[u8]) -> Option<Vec<String>> {
    let find = |text: &[u8], part: &[u8]| text.windows(part.len()).position(|window| window.eq_ignore_ascii_case(part));
    let insert = find(line, b"insert into")?;
    let rest = line.get(insert..)?;
    let values = find(rest, b"values")?;
    let (names, values) = rest.split_at_checked(values)?;
    let names = names.get(names.iter().position(|b| *b == b'(')? + 1..)?;
    // The last tuple that is open; commas in strings are rare enough.
    let open = values.iter().rposition(|b| *b == b'(')?;
    let column = values.get(open..)?.iter().filter(|b| **b == b',').count();
    names.split(|b| *b == b',').nth(column).map(words)
}

/// The name of the member of JSON whose value `at` is in.
fn own_name(text: &[u8], at: usize, places: &mut Vec<Vec<String>>) {
    let before = text.get(at.saturating_sub(FAR)..at).unwrap_or_default();
    // Back to the quote that opens the value, if it is a string, and over the colon.
    let value = before.iter().rposition(|b| matches!(b, b'"' | b',' | b'{' | b'[' | b'\n')).unwrap_or_default();
    for head in [before.get(..value).unwrap_or_default(), before] {
        let Some(head) = head.trim_ascii_end().strip_suffix(b":") else { continue };
        let Some(head) = head.trim_ascii_end().strip_suffix(b"\"") else { continue };
        let start = head.iter().rposition(|b| *b == b'"').map_or(0, |quote| quote + 1);
        places.push(words(head.get(start..).unwrap_or_default()));
        return;
    }
}

/// The names of the objects of JSON around `at`, from the inside out.
fn path_names(text: &[u8], at: usize, places: &mut Vec<Vec<String>>) {
    const NAMES: usize = 8;
    let from = at.saturating_sub(FAR);
    let before = text.get(from..at).unwrap_or_default();
    let (mut depth, mut names) = (0_usize, 0);
    for (i, byte) in before.iter().enumerate().rev() {
        match byte {
            b'}' | b']' => depth += 1,
            b'{' | b'[' if depth > 0 => depth -= 1,
            b'{' | b'[' => {
                let head = before.get(..i).unwrap_or_default().trim_ascii_end();
                let Some(head) = head.strip_suffix(b":") else { continue };
                let Some(head) = head.trim_ascii_end().strip_suffix(b"\"") else { continue };
                let start = head.iter().rposition(|b| *b == b'"').map_or(0, |quote| quote + 1);
                places.push(words(head.get(start..).unwrap_or_default()));
                names += 1;
                if names == NAMES {
                    return;
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(text: &str, value: &str, keyword: &'static str) -> bool {
        let at = text.find(value).unwrap();
        Near::new(text.as_bytes()).keyword(Span::new(at, at + value.len()), &[keyword]).is_some()
    }

    #[test]
    fn in_text_within_thirty_characters() {
        assert!(near("my social security number is 123", "123", "social security"));
        assert!(near("my socialSecurity is 123", "123", "social security"));
        assert!(near("social_security: 123", "123", "social security"));
        assert!(near("socialsecurity: 123", "123", "social security"));
        assert!(near("123 is the ssn", "123", "ssn"));
        assert!(!near("business using 123", "123", "sin"));
        assert!(!near("ssn and very many other words that go on and on 123", "123", "ssn"));
    }

    #[test]
    fn accents_do_not_matter() {
        assert_eq!(words("Numéro_de-SÉCURITÉ".as_bytes()), ["numero", "de", "securite"]);
        assert_eq!(words("e\u{301}te\u{301} ×Ŝſŀ 身份".as_bytes()), ["ete", "ssl"]);
        assert_eq!(words(br"s\u00e9curit\u00E9 \u017d \u0"), ["securite", "z", "u"]);
        assert!(near("numéro de sécurité sociale: 123", "123", "securite sociale"));
        assert!(near(
            "id,nom,N° sécurité sociale\n1,une personne avec un très long nom,123\n",
            "123",
            "securite sociale"
        ));
        assert!(near("{\"Führerschein\": {\"ausgestellt\": \"vor langer Zeit\", \"nr\": 123}}", "123", "fuhrerschein"));
    }

    #[test]
    fn by_column_path_and_insert() {
        assert!(near("id,name,ssn\n1,some person with a very long name indeed,123\n", "123", "ssn"));
        assert!(!near("id,ssn,name\n1,some person with a very long name indeed,123\n", "123", "ssn"));
        assert!(near(
            "{\"passport\": {\"country\": \"of somewhere far away\", \"number\": \"123\"}}",
            "123",
            "passport"
        ));
        assert!(!near(
            "{\"passport\": {\"country\": \"of somewhere far away\"}, \"number\": \"123\"}",
            "123",
            "passport"
        ));
        assert!(near("INSERT INTO t (id, cpf, created_at_some_time) VALUES (1, '123', now());", "123", "cpf"));
    }
}
