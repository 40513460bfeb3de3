//! What stands without quotes: numbers, true, false, null, and words that should have had quotes.

use super::Reader;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::json::{Kind, Text};

impl Reader<'_> {
    /// A name without quotes, up to the colon.
    pub(super) fn bare_key(&mut self) -> Option<Text> {
        let start = self.at;
        let word = self.take_word();
        if word.is_empty() {
            let span = self.char_span();
            let message = format!("expected a name in double quotes, found `{}`", span.of(self.text));
            self.error(Code::JsonUnexpected, span, message);
            self.at = span.end;
            if matches!(self.text.as_bytes().get(start), Some(b'{' | b'[')) {
                // Read what is in it, so that its own closing bracket does not close ours.
                self.at = start;
                let _ = self.value();
            }
            return None;
        }
        let hint = format!("write \"{word}\"");
        self.error_hint(Code::JsonBareWord, Span::new(start, self.at), "a name without quotes", hint);
        Some(word.as_str().into())
    }

    /// `true`, `false`, `null`, or a word that is none of them.
    pub(super) fn word(&mut self) -> Option<Kind> {
        let start = self.at;
        let word = self.take_word();
        let span = Span::new(start, self.at);
        let known = match word.as_str() {
            "true" => return Some(Kind::Bool(true)),
            "false" => return Some(Kind::Bool(false)),
            "null" => return Some(Kind::Null),
            "True" | "TRUE" => ("true", Some(Kind::Bool(true))),
            "False" | "FALSE" => ("false", Some(Kind::Bool(false))),
            "None" | "NULL" | "Null" | "nil" | "undefined" => ("null", Some(Kind::Null)),
            "NaN" | "Infinity" | "inf" => ("null", Some(Kind::Null)),
            _ => ("", None),
        };
        match (word.as_str(), known) {
            ("", _) => {
                let span = self.char_span();
                let message = format!("expected a value, found `{}`", span.of(self.text));
                self.error(Code::JsonUnexpected, span, message);
                self.at = span.end;
                None
            }
            (word @ ("NaN" | "Infinity" | "inf"), (_, kind)) => {
                let message = format!("JSON has no {word}");
                self.error_hint(Code::JsonNumber, span, message, "use null, or a number that JSON can spell");
                kind
            }
            (word, (instead, Some(kind))) => {
                let message = format!("`{word}` is not JSON");
                self.error_hint(Code::JsonBareWord, span, message, format!("write {instead}"));
                Some(kind)
            }
            (word, (_, None)) => {
                let message = format!("`{word}` is neither a string in quotes nor true, false or null");
                self.error_hint(Code::JsonBareWord, span, message, format!("write \"{word}\""));
                Some(Kind::String(word.into()))
            }
        }
    }

    pub(super) fn take_word(&mut self) -> String {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let end = rest
            .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '$' | '-' | '.' | '@')))
            .unwrap_or(rest.len());
        let word = rest.get(..end).unwrap_or_default();
        self.at += word.len();
        word.to_owned()
    }

    pub(super) fn number(&mut self) -> Kind {
        let start = self.at;
        let rest = self.text.get(start..).unwrap_or_default();
        let end = rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.' | '_')))
            .unwrap_or(rest.len());
        self.at += end;
        let spelled = rest.get(..end).unwrap_or_default();
        let span = Span::new(start, self.at);
        if let Err((message, hint)) = check_number(spelled) {
            let diagnostic = Diagnostic::new(Code::JsonNumber, message).at(span);
            self.push(match hint {
                Some(hint) => diagnostic.hint(hint),
                None => diagnostic,
            });
            return Kind::Number("0".into());
        }
        Kind::Number(spelled.into())
    }
}

/// RFC 8259's number, or what is wrong with it and how to mend it.
fn check_number(spelled: &str) -> Result<(), (String, Option<String>)> {
    let fail = |message: &str, hint: Option<String>| Err((format!("{message}: {spelled}"), hint));
    let (sign, body) = spelled.strip_prefix('-').map_or(("", spelled), |body| ("-", body));
    if let Some(rest) = spelled.strip_prefix('+') {
        return fail("a number has no plus sign", Some(format!("write {rest}")));
    }
    let (mantissa, exponent) = match body.find(['e', 'E']) {
        Some(i) => (body.get(..i).unwrap_or_default(), body.get(i + 1..)),
        None => (body, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if body.starts_with("0x") || body.starts_with("0X") {
        return fail("JSON has no hexadecimal numbers", None);
    }
    if body.as_bytes().contains(&b'_') {
        return fail("JSON numbers have no underscores", Some(format!("write {}", spelled.replace('_', ""))));
    }
    if whole.is_empty() && fraction.is_some_and(digits) {
        return fail(
            "a digit has to stand before the decimal point",
            Some(format!("write {}", spelled.replacen('.', "0.", 1))),
        );
    }
    if fraction == Some("") && digits(whole) {
        return fail(
            "a digit has to stand behind the decimal point",
            Some(format!("write {}", spelled.replacen('.', ".0", 1))),
        );
    }
    if whole.len() > 1 && whole.starts_with('0') && digits(whole) {
        let trimmed = format!("{sign}{}", body.trim_start_matches('0'));
        return fail(
            "a number does not begin with 0",
            Some(format!("write {trimmed}, or \"{spelled}\" if it is a name and not a number")),
        );
    }
    let exponent_fits = exponent.is_none_or(|e| digits(e.strip_prefix(['+', '-']).unwrap_or(e)));
    if digits(whole) && fraction.is_none_or(digits) && exponent_fits {
        return Ok(());
    }
    fail("this is not a number", Some(format!("put it in quotes if it is text: \"{spelled}\"")))
}
