//! What filter policies see of an attribute: its type decides.

use super::attributes::Attribute;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Step};
use crate::json::{Inner, Kind, Options, Text, Value, parse};

/// What an attribute is compared as.
pub(super) enum Compared {
    /// As this value, or as any of these where it is an array.
    As(Value),
    /// No condition on it holds, for this reason.
    Refused(String),
    /// As if it were not there.
    Absent,
}

impl Compared {
    /// `text` is where the places of the attribute lie.
    pub(super) fn of(attribute: &Attribute, text: &str, found: &mut Diagnostics) -> Self {
        let name = &attribute.name;
        let mut say = |code, message, hint: String| {
            let diagnostic = Diagnostic::new(code, message).at(attribute.value_span);
            found.push(diagnostic.path(vec![Step::Key(name.clone())]).hint(hint));
        };
        let kind = match attribute.data_type.as_str() {
            "String" => {
                if looks_like_array(&attribute.value) {
                    let message = format!("'{name}' is a String, so its text is one value, not an array");
                    say(Code::MessageLooksLikeArray, message, "its type may be meant to be String.Array".into());
                }
                Kind::String(Text::from(attribute.value.as_str()))
            }
            "Number" => match json_number(&attribute.value) {
                Some(number) => Kind::Number(number.into()),
                None => return Self::Refused(format!("{name} is a Number whose value is no number")),
            },
            "String.Array" => return Self::of_array(attribute, text, say),
            // Its bytes are nothing that a policy could name; that is no mistake.
            "Binary" => return Self::Absent,
            other => {
                let message = format!("filter policies do not see '{name}': they do not know the type {other}");
                let known = ["String", "Number"].into_iter().find(|known| other.starts_with(known));
                let hint = match known {
                    Some(known) => format!("the type {known}, without a suffix, is compared"),
                    None => "the types String, String.Array and Number are compared".to_owned(),
                };
                say(Code::MessageCustomType, message, hint);
                return Self::Absent;
            }
        };
        Self::As(Value { span: attribute.value_span, kind })
    }

    fn of_array(attribute: &Attribute, text: &str, mut say: impl FnMut(Code, String, String)) -> Self {
        let name = &attribute.name;
        let value = parse(&attribute.value, &Options::default()).into_result();
        let elements = match value.map(|value| value.kind) {
            Ok(Kind::Array(elements)) => elements,
            other => {
                let message = format!("'{name}' is a String.Array, but its value is not a JSON array");
                let hint = match other {
                    Ok(_) => format!("write [{}]", attribute.value.trim()),
                    Err(error) => error.diagnostics().first().map(|d| d.message.clone()).unwrap_or_default(),
                };
                say(Code::MessageArray, message, hint);
                return Self::Refused(format!("{name} is a String.Array whose value is not a JSON array"));
            }
        };
        let inner = Inner::new(text, attribute.value_span);
        let mut values = Vec::with_capacity(elements.len());
        for mut element in elements {
            if matches!(element.kind, Kind::Array(_) | Kind::Object(_)) {
                let message = format!("{} in '{name}' does not count", element.describe());
                say(Code::MessageArrayNested, message, "list strings, numbers, true, false or null".into());
                continue;
            }
            element.span = inner.outer(element.span);
            values.push(element);
        }
        Self::As(Value { span: attribute.value_span, kind: Kind::Array(values) })
    }
}

fn looks_like_array(text: &str) -> bool {
    text.starts_with('[') && parse(text, &Options::default()).into_result().is_ok()
}

/// A decimal number as people and programs spell it, in JSON's spelling: `+5`, `.5`, `5.` and `007` too.
pub(super) fn json_number(text: &str) -> Option<String> {
    let (sign, body) = match text.as_bytes().first()? {
        b'-' => ("-", text.get(1..)?),
        b'+' => ("", text.get(1..)?),
        _ => ("", text),
    };
    let (mantissa, power) = match body.find(['e', 'E']) {
        Some(at) => (body.get(..at)?, body.get(at..)?),
        None => (body, ""),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let power_digits = power.get(1..).unwrap_or_default().trim_start_matches(['+', '-']);
    let signs = power.len().saturating_sub(1) - power_digits.len();
    let numeric = digits(whole) && digits(fraction) && digits(power_digits) && signs <= 1;
    if !numeric || whole.len() + fraction.len() == 0 || (!power.is_empty() && power_digits.is_empty()) {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let point = if fraction.is_empty() { "" } else { "." };
    Some(format!("{sign}{whole}{point}{fraction}{power}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_spelled_as_json_does() {
        for (text, want) in [
            ("5", "5"),
            ("+5", "5"),
            ("-007.50", "-7.50"),
            (".5", "0.5"),
            ("5.", "5"),
            ("1E+2", "1E+2"),
            ("10000e-2", "10000e-2"),
        ] {
            assert_eq!(json_number(text).as_deref(), Some(want), "{text}");
        }
        for text in ["", "abc", "-", ".", "1e", "1e+", "1e+-2", "0x10", "1 ", "NaN", "1_000", "٥", "1e2.5", "--1"] {
            assert_eq!(json_number(text), None, "{text}");
        }
    }
}
