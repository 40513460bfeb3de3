//! Two documents beside each other: what differs, and what cannot be the same on AWS and here.

use crate::asl::data::Value;
use crate::asl::time::Instant;
use crate::diagnostic::Step;

/// Why two things were not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Left {
    /// The times of events, and timestamps in documents: time here is virtual.
    Timestamp,
    /// ARNs: accounts, regions and names differ.
    Arn,
    /// Identifiers that are made up at random.
    Identifier,
    /// Data that the export does not have in full.
    Truncated,
    /// Data that was blacked out.
    Redacted,
    /// What only one of the histories tells, such as data that the export was not asked to include.
    LeftOut,
    /// How far branches and iterations came that a failure beside them, or the end of the execution, cut off.
    CutOff,
}

impl Left {
    /// A word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Timestamp => "timestamp",
            Self::Arn => "arn",
            Self::Identifier => "identifier",
            Self::Truncated => "truncated",
            Self::Redacted => "redacted",
            Self::LeftOut => "leftOut",
            Self::CutOff => "cutOff",
        }
    }
}

/// What was not compared, and where first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotCompared {
    /// Why.
    pub left: Left,
    /// How often.
    pub count: usize,
    /// An example: the event and what of it.
    pub example: String,
}

/// Values of which one cannot be told to differ from the other.
fn incomparable(a: &Value, b: &Value) -> Option<Left> {
    let (a, b) = match (a.as_str(), b.as_str()) {
        (Some(a), Some(b)) => (a, b),
        (Some(one), None) | (None, Some(one)) => return is_redacted(one).then_some(Left::Redacted),
        (None, None) => return None,
    };
    let both = |is: fn(&str) -> bool| is(a) && is(b);
    if is_redacted(a) || is_redacted(b) {
        Some(Left::Redacted)
    } else if both(|text| text.starts_with("arn:")) {
        Some(Left::Arn)
    } else if both(is_uuid) {
        Some(Left::Identifier)
    } else if both(|text| Instant::parse(text).is_some()) {
        Some(Left::Timestamp)
    } else {
        None
    }
}

/// What services and people write over what is not to be read.
fn is_redacted(text: &str) -> bool {
    let inner = text.trim_matches(|c| matches!(c, '[' | ']' | '<' | '>' | '(' | ')' | '*'));
    text == "HIDDEN_DUE_TO_SECURITY_REASONS"
        || (text.len() >= 3 && text.bytes().all(|byte| byte == b'*'))
        || (inner.len() < text.len()
            && ["redacted", "masked", "hidden"].iter().any(|it| inner.eq_ignore_ascii_case(it)))
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// A place at which documents differ.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The first place at which they differ, with what is there in either.
    pub different: Option<(Vec<Step>, Option<Value>, Option<Value>)>,
    /// What was not compared, and where.
    pub left: Vec<(Left, Vec<Step>)>,
}

/// Compares two documents, which are no deeper than values may be.
pub(super) fn compare(a: &Value, b: &Value) -> Found {
    let mut found = Found::default();
    walk(a, b, &mut Vec::new(), &mut found);
    found
}

fn walk(a: &Value, b: &Value, path: &mut Vec<Step>, found: &mut Found) {
    /// More are not told of one document.
    const MOST: usize = 64;
    if found.different.is_some() || found.left.len() >= MOST {
        return;
    }
    match (a, b) {
        (Value::Array(a), Value::Array(b)) => {
            for at in 0..a.len().max(b.len()) {
                step(a.get(at), b.get(at), at.into(), path, found);
            }
        }
        (Value::Object(a), Value::Object(b)) => {
            for (name, value) in a.iter() {
                step(Some(value), b.get(name), Step::from(&**name), path, found);
            }
            for (name, value) in b.iter().filter(|(name, _)| !a.contains_key(name)) {
                step(None, Some(value), Step::from(&**name), path, found);
            }
        }
        _ if a == b => {}
        _ => match incomparable(a, b) {
            Some(left) => found.left.push((left, path.clone())),
            None => found.different = Some((path.clone(), Some(a.clone()), Some(b.clone()))),
        },
    }
}

fn step(a: Option<&Value>, b: Option<&Value>, step: Step, path: &mut Vec<Step>, found: &mut Found) {
    if found.different.is_some() {
        return;
    }
    path.push(step);
    match (a, b) {
        (Some(a), Some(b)) => walk(a, b, path, found),
        _ => found.different = Some((path.clone(), a.cloned(), b.cloned())),
    }
    path.pop();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asl::data::parse;

    #[test]
    fn what_differs_and_what_cannot_be_compared() {
        for (a, b, wanted) in [
            ("1", "1.0", "same"),
            (r#"{"a":[1,2]}"#, r#"{"a":[1,3]}"#, "a[1]"),
            (r#"{"a":1}"#, r#"{"b":1}"#, "a"),
            (r#"["x"]"#, "[]", "[0]"),
            (r#""arn:aws:x""#, r#""arn:aws:y""#, "arn"),
            (r#""arn:aws:x""#, r#""y""#, ""),
            (r#""2024-01-01T00:00:00Z""#, r#""2025-01-01T00:00:00+01:00""#, "timestamp"),
            (r#""00000000-0000-4000-8000-000000000000""#, r#""10000000-0000-4000-8000-00000000000f""#, "identifier"),
            (r#""***""#, "5", "redacted"),
            (r#""[REDACTED]""#, r#""secret""#, "redacted"),
            (r#""redacted""#, r#""secret""#, ""),
        ] {
            let found = compare(&parse(a).unwrap(), &parse(b).unwrap());
            let told = match (&found.different, found.left.first()) {
                (Some((path, ..)), _) => crate::diagnostic::display_path(path),
                (None, Some((left, _))) => left.as_str().to_owned(),
                (None, None) => "same".to_owned(),
            };
            assert_eq!(told, wanted, "{a} {b}");
        }
    }
}
