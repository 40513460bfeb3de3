//! The words of AWS's JSON reader (Jackson) for an error of ours, so that people find by search what they see in AWS.

use crate::diagnostic::{Code, Diagnostic};

const VALUES: &str = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

/// What Jackson says where our reader says `first`, the first error in `text`; `None` where that is not known.
pub(super) fn message(first: &Diagnostic, text: &str) -> Option<String> {
    let span = first.span?;
    let rest = text.get(span.start..)?;
    let c = rest.chars().next();
    let unexpected = |what: &str| c.map(|c| format!("Unexpected character ({}): {what}", described(c)));
    let place = Place::of(text, span.start);
    let name = || unexpected("was expecting double-quote to start field name");
    match first.code {
        Code::JsonBareWord | Code::JsonQuotes if place == Place::Name => name(),
        Code::JsonBareWord => {
            let word: String = rest.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '$')).collect();
            Some(format!("Unrecognized token '{word}': was expecting {VALUES}"))
        }
        Code::JsonQuotes | Code::JsonMissingValue => unexpected(&format!("expected a valid value {VALUES}")),
        Code::JsonMissingColon => unexpected("was expecting a colon to separate field name and value"),
        Code::JsonMissingComma if place == Place::Array => unexpected("was expecting comma to separate Array entries"),
        Code::JsonMissingComma => unexpected("was expecting comma to separate Object entries"),
        Code::JsonTrailingComma => {
            let closing = rest.trim_start_matches([',', ' ', '\t', '\r', '\n']).chars().next()?;
            let what = match closing {
                '}' => "was expecting double-quote to start field name".to_owned(),
                _ => format!("expected a valid value {VALUES}"),
            };
            Some(format!("Unexpected character ({}): {what}", described(closing)))
        }
        Code::JsonNumber => {
            let word: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
            match word.as_str() {
                "NaN" | "Infinity" => Some(format!(
                    "Non-standard token '{word}': enable JsonParser.Feature.ALLOW_NON_NUMERIC_NUMBERS to allow"
                )),
                digits if digits.len() > 1 && digits.starts_with('0') => {
                    Some("Invalid numeric value: Leading zeroes not allowed".to_owned())
                }
                _ => unexpected(&format!("expected a valid value {VALUES}")),
            }
        }
        Code::JsonEscape => {
            let escape = rest.chars().nth(1)?;
            Some(format!("Unrecognized character escape {}", described(escape)))
        }
        Code::JsonControl => c.map(raw),
        Code::JsonComment => unexpected(
            "maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for parser)",
        ),
        Code::JsonBracket if place == Place::Root => unexpected(&format!("expected a valid value {VALUES}")),
        Code::JsonBracket => {
            let (expected, open) = if place == Place::Array { (']', "Array") } else { ('}', "Object") };
            c.map(|c| format!("Unexpected close marker '{c}': expected '{expected}' (for {open} starting at"))
        }
        Code::JsonByteOrderMark => unexpected(&format!("expected a valid value {VALUES}")),
        Code::JsonEnd if c == Some('"') && text.as_bytes().get(span.end) == Some(&b'\n') => Some(raw('\n')),
        Code::JsonEnd if c == Some('"') && place == Place::Name => {
            Some("Unexpected end-of-input in field name".to_owned())
        }
        Code::JsonEnd if c == Some('"') => {
            Some("Unexpected end-of-input: was expecting closing quote for a string value".to_owned())
        }
        Code::JsonEnd => Some(match place {
            Place::Array => "Unexpected end-of-input: expected close marker for Array".to_owned(),
            _ => "Unexpected end-of-input: expected close marker for Object".to_owned(),
        }),
        Code::JsonTooDeep | Code::JsonTooLarge | Code::JsonEncoding | Code::JsonEmpty => None,
        // That it cannot be read is certain, in which words is not.
        _ => Some(String::new()),
    }
}

fn raw(c: char) -> String {
    let c = described(c);
    format!("Illegal unquoted character ({c}): has to be escaped using backslash to be included in string value")
}

fn described(c: char) -> String {
    let code = u32::from(c);
    match code {
        ..32 => format!("(CTRL-CHAR, code {code})"),
        32..=255 => format!("'{c}' (code {code})"),
        _ => format!("'{c}' (code {code} / 0x{code:x})"),
    }
}

/// Where in the grammar an offset lies.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Root,
    Array,
    /// In an object where a name is to come.
    Name,
    /// In an object behind a colon.
    Value,
}

impl Place {
    /// Of `offset`, before which `text` has no error.
    fn of(text: &str, offset: usize) -> Self {
        let mut open = Vec::new();
        let (mut quoted, mut escaped, mut colon) = (false, false, false);
        for byte in text.bytes().take(offset) {
            match byte {
                _ if escaped => escaped = false,
                b'\\' if quoted => escaped = true,
                b'"' => quoted = !quoted,
                _ if quoted => {}
                b'{' | b'[' => {
                    open.push(byte);
                    colon = false;
                }
                b'}' | b']' => {
                    open.pop();
                    colon = false;
                }
                b':' => colon = true,
                b',' => colon = false,
                _ => {}
            }
        }
        match open.last() {
            None => Self::Root,
            Some(b'[') => Self::Array,
            Some(_) if colon => Self::Value,
            Some(_) => Self::Name,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::sns::{Call, FilterPolicy, Scope, aws_answer};

    /// The words of each error, up to where they become long.
    #[test]
    fn words() {
        for (policy, want) in [
            ("invalid", "Unrecognized token 'invalid': was expecting (JSON String, "),
            ("{invalid}", "Unexpected character ('i' (code 105)): was expecting double-quote to start field name"),
            ("{'a':['b']}", "Unexpected character (''' (code 39)): was expecting double-quote to start field name"),
            ("{\u{201c}a\u{201d}:[1]}", "Unexpected character ('\u{201c}' (code 8220 / 0x201c)): was expecting double"),
            (r#"{"a":["b"],}"#, "Unexpected character ('}' (code 125)): was expecting double-quote"),
            (r#"{"a":["b",]}"#, "Unexpected character (']' (code 93)): expected a valid value"),
            (r#"{"a" ["b"]}"#, "Unexpected character ('\"' (code 34)): was expecting a colon"),
            (r#"{"a":["b"] "c":[1]}"#, "Unexpected character ('\"' (code 34)): was expecting comma to separate Object"),
            (r#"{"a":["b"]]}"#, "Unexpected close marker ']': expected '}' (for Object starting at"),
            (r#"{"a":["b"}"#, "Unexpected close marker '}': expected ']' (for Array starting at"),
            (r#"{"a":["b"#, "Unexpected end-of-input: was expecting closing quote for a string value"),
            (r#"{"a"#, "Unexpected end-of-input in field name"),
            (r#"{"a":["b""#, "Unexpected end-of-input: expected close marker for Array"),
            (r#"{"a":["b"]"#, "Unexpected end-of-input: expected close marker for Object"),
            ("{\"a\":[\"\n\"]}", "Illegal unquoted character ((CTRL-CHAR, code 10)): has to be escaped"),
            ("{\"a\":[\"\u{1}\"]}", "Illegal unquoted character ((CTRL-CHAR, code 1)): has to be escaped"),
            (r#"{"a":["\x"]}"#, "Unrecognized character escape 'x' (code 120)"),
            (r#"{"a":[01]}"#, "Invalid numeric value: Leading zeroes not allowed"),
            (r#"{"a":[NaN]}"#, "Non-standard token 'NaN'"),
            (r#"{"a":[+1]}"#, "Unexpected character ('+' (code 43)): expected a valid value"),
            (r#"{"a":[1.]}"#, ""),
            ("\u{feff}{}", "Unexpected character ('\u{feff}' (code 65279 / 0xfeff)): expected a valid value"),
        ] {
            let error = FilterPolicy::parse(policy, Scope::MessageBody).unwrap_err();
            let said = aws_answer(&error, policy, Call::SetSubscriptionAttributes).unwrap_or_default();
            let want = format!("Invalid parameter: FilterPolicy: failed to parse JSON. {want}");
            assert!(said.starts_with(&want), "{policy}\n  want {want}\n  said {said}");
        }
        let none = FilterPolicy::parse("", Scope::MessageBody).unwrap_err();
        assert_eq!(aws_answer(&none, "", Call::Subscribe), None, "an empty text takes the policy away");
    }
}
