//! Lints about what a condition accepts.

use super::paths::steps;
use crate::diagnostic::{Code, Diagnostic};
use crate::json::quote;
use crate::rules::operators::{AnythingBut, IpAddress, NumericRange, Test, TextTest, comparable, shortest};
use crate::rules::pattern::{Alternative, Condition};
use crate::rules::profile::Profile;

const OPERATORS: [&str; 9] =
    ["anything-but", "cidr", "equals-ignore-case", "exists", "numeric", "prefix", "suffix", "wildcard", "$or"];

/// The range that EventBridge documents for numeric matching.
const DOCUMENTED: f64 = 5e9;

pub(super) fn lint(condition: &Condition, profile: Profile, found: &mut Vec<Diagnostic>) {
    let mut add = |diagnostic: Diagnostic| found.push(diagnostic.path(steps(&condition.path)));
    for (index, alternative) in condition.alternatives.iter().enumerate() {
        for diagnostic in one(alternative, profile) {
            add(diagnostic);
        }
        let earlier = condition.alternatives.iter().take(index);
        if let Some(first) = earlier.into_iter().find(|other| other.test == alternative.test) {
            let diagnostic = Diagnostic::new(Code::Repeated, "this alternative accepts the same as an earlier one");
            add(diagnostic.at(alternative.span).related(first.span, "the earlier one"));
        }
    }
    let exists = |wanted: bool| condition.alternatives.iter().any(|a| a.test == Test::Exists(wanted));
    if exists(true) && exists(false) {
        let message = format!("exists: true and exists: false together accept every {}", profile.event());
        add(Diagnostic::new(Code::AlwaysTrue, message).at(condition.span).hint("take the condition out"));
    }
}

fn one(alternative: &Alternative, profile: Profile) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut add = |code: Code, message: String, hint: String| {
        let diagnostic = Diagnostic::new(code, message).at(alternative.span);
        found.push(if hint.is_empty() { diagnostic } else { diagnostic.hint(hint) });
    };
    match &alternative.test {
        Test::Text(TextTest::Equals(text)) if alternative.operator == "equals" => {
            let text = text.as_str();
            if OPERATORS.contains(&text) {
                let message = format!("\"{text}\" is compared as a plain string here, not as an operator");
                let example = match text {
                    "exists" => "{\"exists\": true}".to_owned(),
                    "numeric" => "{\"numeric\": [\">\", 0]}".to_owned(),
                    "$or" => "{\"$or\": [{…}, {…}]} around the fields".to_owned(),
                    _ => format!("{{\"{text}\": \"…\"}}"),
                };
                add(Code::LooksLikeOperator, message, format!("operators are objects: {example}"));
            } else if text.trim_start().starts_with('{') && text.as_bytes().contains(&b':') {
                let message = "an operator in quotes is compared as a plain string".to_owned();
                add(Code::LooksLikeOperator, message, "take the quotes around the object away".to_owned());
            } else if text.as_bytes().contains(&b'*') {
                let message = "a star in a plain string is compared as it stands".to_owned();
                let hint = match profile.has_operator("wildcard") {
                    true => format!("for a wildcard write {{\"wildcard\": {}}}", quote(text)),
                    false => format!("{} has no wildcard; prefix and suffix may do", profile.name()),
                };
                add(Code::LooksLikeOperator, message, hint);
            } else if text.as_bytes().contains(&b'/') && crate::rules::operators::AddressRange::cidr(text).is_ok() {
                let message = "a CIDR block in a plain string is compared as it stands".to_owned();
                add(Code::LooksLikeOperator, message, format!("write {{\"cidr\": {}}}", quote(text)));
            } else if looks_like_number(text) {
                let message = format!("\"{text}\" matches only a string, never the number {text}");
                add(
                    Code::LooksLikeNumber,
                    message,
                    format!("if the {} has a number there, write {text}", profile.event()),
                );
            }
        }
        Test::Text(TextTest::Prefix(text) | TextTest::Suffix(text)) if text.as_bytes().is_empty() => {
            let message = format!("an empty {} accepts every string", alternative.operator);
            add(Code::EmptyAffixLiteral, message, "for any value write {\"exists\": true}".to_owned());
        }
        Test::Text(TextTest::Wildcard(wildcard)) if wildcard.pieces().iter().all(|piece| piece.is_empty()) => {
            let (message, hint) = match wildcard.pieces().len() {
                1 => ("a wildcard without a star accepts only the empty string", "write \"\""),
                _ => ("a lone * accepts every string", "for any value write {\"exists\": true}"),
            };
            add(Code::EmptyAffixLiteral, message.to_owned(), hint.to_owned());
        }
        Test::Address(range) if alternative.operator == "equals" => {
            let (address, _) = range.bounds();
            let kind = if matches!(address, IpAddress::V4(_)) { "IPv4" } else { "IPv6" };
            let message =
                format!("{} is compared as an {kind} address: every spelling of it matches", alternative.wanted);
            let text = if profile.has_operator("wildcard") { "wildcard" } else { "equals-ignore-case" };
            let hint = format!("to compare the text alone, write {{\"{text}\": {}}}", alternative.wanted);
            add(Code::LooksLikeAddress, message, hint);
        }
        Test::Number(number) => match number.value {
            None => {
                let message = format!("{} is compared as text: 64-bit numbers cannot hold it", number.spelled);
                add(
                    Code::LiteralNotComparable,
                    message,
                    "write it with fewer digits, or as a string if the event has one".to_owned(),
                );
            }
            Some(value) => outside(value, profile, &mut add),
        },
        Test::Numeric(NumericRange { low, high }) => {
            let impossible = low.is_some_and(|b| !b.inclusive && b.value == f64::MAX)
                || high.is_some_and(|b| !b.inclusive && b.value == f64::MIN);
            if impossible {
                add(Code::NeverMatches, "no number lies beyond this bound".to_owned(), String::new());
            }
            for bound in [low, high].into_iter().flatten() {
                outside(bound.value, profile, &mut add);
            }
        }
        Test::AnythingBut(AnythingBut::Numbers(numbers)) => {
            numbers.iter().filter_map(|n| n.value).for_each(|value| outside(value, profile, &mut add));
        }
        _ => {}
    }
    if alternative.operator == "exactly" {
        let message = "exactly is not in AWS's documentation".to_owned();
        add(Code::Undocumented, message, format!("write the plain string: {}", alternative.wanted));
    }
    found
}

fn outside(value: f64, profile: Profile, add: &mut impl FnMut(Code, String, String)) {
    if value.abs() > DOCUMENTED && profile == Profile::EventBridge {
        let message = format!("{} is outside the documented range of -5.0e9 to 5.0e9", shortest(value));
        add(Code::NumberRange, message, String::new());
    }
}

/// A JSON number in quotes; but not an account number, which is a string everywhere in AWS.
fn looks_like_number(text: &str) -> bool {
    let account = text.len() == 12 && text.bytes().all(|b| b.is_ascii_digit());
    let leading_zero = text.len() > 1 && text.starts_with('0') && !text.starts_with("0.");
    let digits = text.strip_prefix('-').unwrap_or(text).starts_with(|c: char| c.is_ascii_digit());
    digits && !account && !leading_zero && !text.ends_with('.') && comparable(text).is_some()
}
