//! What Publish refuses in the attributes of a message, in AWS's words.
//!
//! All texts but those on numbers and base64 were recorded from SNS; these two are what emulators answer.

use super::attributes::Attribute;
use super::compared::json_number;
use crate::diagnostic::{Code, Diagnostic, Span, Step};

/// Bytes of a name.
const MAX_NAME: usize = 256;

/// Everything that is wrong with `attribute`.
pub(super) fn check(attribute: &Attribute) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut refuse = |code: Code, span: Span, message: String, hint: &str| {
        let diagnostic = Diagnostic::new(code, message.clone()).at(span).hint(hint);
        found.push(diagnostic.path(vec![Step::Key(attribute.name.clone())]).aws(message, None));
    };
    let Attribute { name, data_type, value, .. } = attribute;
    if let Some((message, hint)) = name_error(name) {
        refuse(Code::AttributeName, attribute.name_span, message, hint);
    }
    let Some(known) = ["String", "Number", "Binary"].into_iter().find(|known| is_of(data_type, known)) else {
        let message = format!(
            "The message attribute '{name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String."
        );
        refuse(
            Code::AttributeType,
            attribute.type_span,
            message,
            "the types are String, String.Array, Number and Binary",
        );
        return found;
    };
    if value.is_empty() {
        let message = format!(
            "The message attribute '{name}' must contain non-empty message attribute value for message attribute type '{data_type}'."
        );
        refuse(Code::AttributeEmpty, attribute.value_span, message, "leave the attribute out");
    } else if known == "Number" && json_number(value).is_none() {
        let message = format!("Could not cast message attribute '{name}' value to number.");
        refuse(Code::AttributeNumber, attribute.value_span, message, "write a decimal number, or take the type String");
    } else if known == "Binary" && !is_base64(value) {
        let message = format!("The value of the Binary attribute '{name}' is not base64.");
        refuse(Code::AttributeBinary, attribute.value_span, message, "write the bytes in base64, with its padding");
    }
    found
}

fn is_of(data_type: &str, known: &str) -> bool {
    data_type.strip_prefix(known).is_some_and(|suffix| suffix.is_empty() || suffix.len() > 1 && suffix.starts_with('.'))
}

/// What is wrong with the name of an attribute, and what to do.
pub(super) fn name_error(name: &str) -> Option<(String, &'static str)> {
    const DOTS: &str = "dots may stand only between other characters";
    if name.is_empty() {
        return Some(("The name of a message attribute must not be empty.".to_owned(), "give it a name"));
    }
    if name.len() > MAX_NAME {
        return Some(("Length of message attribute name must be less than 256 bytes.".to_owned(), "shorten it"));
    }
    if name.starts_with('.') {
        return Some(("Invalid message attribute name starting with character '.' was found.".to_owned(), DOTS));
    }
    let mut before = ' ';
    for c in name.chars() {
        if !c.is_ascii_alphanumeric() && !matches!(c, '_' | '-' | '.') {
            let message = format!(
                "Invalid non-alphanumeric character '#x{:X}' was found in the message attribute name. Can only include alphanumeric characters, hyphens, underscores, or dots.",
                u32::from(c)
            );
            return Some((message, "use letters, digits, hyphens, underscores and dots"));
        }
        if c == '.' && before == '.' {
            return Some(("Message attribute name can not have successive '.' character.".to_owned(), DOTS));
        }
        before = c;
    }
    if before == '.' {
        return Some(("Invalid message attribute name ending with character '.' was found.".to_owned(), DOTS));
    }
    let reserved = ["AWS.", "Amazon."]
        .into_iter()
        .find(|prefix| name.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix)))?;
    Some((format!("Names of message attributes that begin with {reserved} are reserved."), "choose another name"))
}

fn is_base64(text: &str) -> bool {
    let body = text.trim_end_matches('=');
    let alphabet = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/');
    text.len().is_multiple_of(4) && text.len() - body.len() <= 2 && body.bytes().all(alphabet)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for good in ["a", "A-b_c.d", "9", &"x".repeat(256)] {
            assert_eq!(name_error(good), None, "{good}");
        }
        for (bad, want) in [
            ("a^b", "'#x5E'"),
            (".a", "starting with"),
            ("a.", "ending with"),
            ("a..b", "successive"),
            ("aws.x", "reserved"),
            ("é", "'#xE9'"),
            ("", "empty"),
            (&"x".repeat(257), "less than 256"),
        ] {
            let (message, _) = name_error(bad).unwrap();
            assert!(message.contains(want), "{bad}: {message}");
        }
    }

    #[test]
    fn base64() {
        for (text, want) in
            [("aGk=", true), ("aGkh", true), ("aGk", false), ("a===", false), ("a b=", false), ("YQ==", true)]
        {
            assert_eq!(is_base64(text), want, "{text}");
        }
    }
}
