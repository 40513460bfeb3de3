//! What a plain scalar is: the core schema of YAML 1.2, and what YAML 1.1 would have made of it.

use crate::json::Kind;

/// How a scalar without quotes and tag is read.
pub(super) enum Plain {
    /// As this.
    Is(Kind),
    /// As a number that JSON cannot spell.
    NotJson,
}

/// Reads a plain scalar by the core schema.
pub(super) fn plain(text: &str) -> Plain {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Plain::Is(Kind::Null),
        "true" | "True" | "TRUE" => return Plain::Is(Kind::Bool(true)),
        "false" | "False" | "FALSE" => return Plain::Is(Kind::Bool(false)),
        _ => {}
    }
    // Nearly every scalar is a word, so the first character settles it.
    if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.')) {
        return Plain::Is(Kind::String(text.into()));
    }
    number(text).unwrap_or_else(|| Plain::Is(Kind::String(text.into())))
}

/// The number that `text` spells, if it does.
fn number(text: &str) -> Option<Plain> {
    let (sign, body) = match text.strip_prefix('-') {
        Some(body) => ("-", body),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    if matches!(body, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN") {
        return Some(Plain::NotJson);
    }
    for (prefix, radix) in [("0x", 16), ("0o", 8)] {
        if let Some(digits) =
            text.strip_prefix(prefix).filter(|d| !d.is_empty() && d.bytes().all(|b| char::from(b).is_digit(radix)))
        {
            let value = u128::from_str_radix(digits, radix).ok()?;
            return Some(Plain::Is(Kind::Number(value.to_string().into())));
        }
    }
    let (mantissa, exponent) = match body.find(['e', 'E']) {
        Some(at) => (body.get(..at)?, Some(body.get(at + 1..)?)),
        None => (body, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.len() + fraction.len() == 0 || !digits(whole) || !digits(fraction) {
        return None;
    }
    // Only what JSON spells otherwise is written anew: no leading zeros, digits around the point.
    let mut spelled = String::from(sign);
    let whole = whole.trim_start_matches('0');
    spelled.push_str(if whole.is_empty() { "0" } else { whole });
    if mantissa.contains('.') {
        spelled.push('.');
        spelled.push_str(if fraction.is_empty() { "0" } else { fraction });
    }
    if let Some(exponent) = exponent {
        let power = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        if power.is_empty() || !digits(power) {
            return None;
        }
        spelled.push('e');
        spelled.push_str(exponent);
    }
    Some(Plain::Is(Kind::Number(spelled.into())))
}

/// What a reader of YAML 1.1, as many tools still are, takes this plain scalar for, if for something else than YAML 1.2.
pub(super) fn elsewhere(text: &str) -> Option<&'static str> {
    match text.to_ascii_lowercase().as_str() {
        "yes" | "on" | "y" => return Some("true"),
        "no" | "off" | "n" => return Some("false"),
        _ => {}
    }
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let body = text.strip_prefix(['+', '-']).unwrap_or(text);
    if body.len() > 1 && body.starts_with('0') && digits(body) && body.bytes().all(|b| b < b'8') {
        return Some("an octal number");
    }
    let mut sixties = body.split(':');
    if body.contains(':') && sixties.all(|part| digits(part) && part.len() < 3) {
        return Some("a number to the base of 60");
    }
    let mut date = text.get(..10)?.split('-');
    let is_date = matches!(
        (date.next(), date.next(), date.next(), date.next()),
        (Some(y), Some(m), Some(d), None) if y.len() == 4 && m.len() == 2 && d.len() == 2 && digits(y) && digits(m) && digits(d)
    );
    (is_date && text.get(10..)?.chars().next().is_none_or(|c| matches!(c, 'T' | 't' | ' '))).then_some("a date")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        match plain(text) {
            Plain::Is(Kind::Number(n)) => n.to_string(),
            Plain::Is(Kind::String(s)) => format!("'{}'", s.as_str()),
            Plain::Is(Kind::Null) => "null".into(),
            Plain::Is(Kind::Bool(b)) => b.to_string(),
            Plain::Is(_) => "?".into(),
            Plain::NotJson => "-".into(),
        }
    }

    #[test]
    fn core_schema() {
        for (text, want) in [
            ("", "null"),
            ("~", "null"),
            ("True", "true"),
            ("yes", "'yes'"),
            ("12", "12"),
            ("+12", "12"),
            ("-012", "-12"),
            ("000", "0"),
            ("0x1F", "31"),
            ("0o14", "12"),
            ("0x", "'0x'"),
            ("1.", "1.0"),
            (".5", "0.5"),
            ("-.5e+3", "-0.5e+3"),
            ("1e", "'1e'"),
            (".", "'.'"),
            ("-", "'-'"),
            ("1.2.3", "'1.2.3'"),
            ("12:30", "'12:30'"),
            (".inf", "-"),
            ("-.INF", "-"),
            (".nan", "-"),
            ("2016-03-14T01:59:00Z", "'2016-03-14T01:59:00Z'"),
        ] {
            assert_eq!(read(text), want, "{text}");
        }
    }

    #[test]
    fn what_older_readers_see() {
        for (text, want) in [
            ("Yes", Some("true")),
            ("off", Some("false")),
            ("010", Some("an octal number")),
            ("12:30", Some("a number to the base of 60")),
            ("2016-03-14", Some("a date")),
            ("2016-03-14T01:59:00Z", Some("a date")),
            ("2016-03-14-x", None),
            ("yes, please", None),
            ("arn:aws:x", None),
            ("true", None),
            ("é2016-03-1", None),
        ] {
            assert_eq!(elsewhere(text), want, "{text}");
        }
    }
}
