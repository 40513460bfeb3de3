//! The words of AWS's JSON reader (Jackson) for an error of ours, so that people find by search what they see in AWS.

use crate::diagnostic::{Code, Diagnostic};

const VALUES: &str = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

/// What Jackson says where our reader says `first`, the first error in `text`; `None` where that is not known.
pub(super) fn message(first: &Diagnostic, text: &str) -> Option<String> {
    let span = first.span?;
    let rest = text.get(span.start..)?;
    let c = rest.chars().next();
    let unexpected = |what: &str| c.map(|c| format!("Unexpected character ('{c}' (code {})): {what}", u32::from(c)));
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
            Some(format!("Unexpected character ('{closing}' (code {})): {what}", u32::from(closing)))
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
            Some(format!("Unrecognized character escape '{escape}' (code {})", u32::from(escape)))
        }
        Code::JsonControl => Some(format!(
            "Illegal unquoted character ((CTRL-CHAR, code {})): has to be escaped using backslash to be included in string value",
            c.map_or(0, u32::from)
        )),
        Code::JsonComment => unexpected(
            "maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for parser)",
        ),
        Code::JsonEnd => Some(match place {
            Place::Array => "Unexpected end-of-input: expected close marker for Array".to_owned(),
            _ => "Unexpected end-of-input: expected close marker for Object".to_owned(),
        }),
        _ => None,
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
