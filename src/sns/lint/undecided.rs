//! SNS0128: answers that are the engine's, since AWS documents none and emulators give others.

use super::policy::steps;
use crate::diagnostic::{Code, Diagnostic};
use crate::rules::operators::{AddressRange, AnythingBut, IpAddress, Number, Test, TextTest};
use crate::rules::{Condition, EventLeaf, Leaf};
use crate::sns::Scope;

/// What is not documented about this value at this condition.
pub(super) fn undecided(condition: &Condition, leaf: &EventLeaf<'_>, scope: Scope) -> Option<Diagnostic> {
    let accepting = condition.accepting(&leaf.leaf).map(|alternative| &alternative.test);
    let tests = || condition.alternatives.iter().map(|alternative| &alternative.test);
    let about = match (accepting, leaf.leaf) {
        (Some(Test::Exists(true)), Leaf::Null) => {
            " is null, which the engine takes for a value; AWS's documentation says \"non-null\"".to_owned()
        }
        (Some(Test::Exists(true)), Leaf::Text(b"")) => {
            " is empty, which the engine takes for a value; AWS's documentation says \"non-empty\"".to_owned()
        }
        (Some(Test::AnythingBut(_)), Leaf::Null) => {
            " is null, which the engine does not exclude; emulators do".to_owned()
        }
        (Some(Test::Text(TextTest::Prefix(empty) | TextTest::Suffix(empty))), Leaf::Text(_))
            if empty.as_bytes().is_empty() =>
        {
            " is a string, and to the engine every string begins and ends with nothing; to emulators none does"
                .to_owned()
        }
        (None, Leaf::Number(spelled)) if scope == Scope::MessageAttributes && tests().any(|t| equals(t, spelled)) => {
            format!(" is a Number; emulators find it equal to \"{spelled}\", the engine does not")
        }
        (None, Leaf::Number(spelled)) if scope == Scope::MessageAttributes && tests().any(excludes_numbers) => {
            format!(
                " is the number {spelled}, which anything-but excludes here; an emulator compares its text and does not"
            )
        }
        (None, Leaf::Text(text)) if tests().any(is_all_of_v4) && is_v6(text) => {
            " is an IPv6 address; the engine alone takes it for one of IPv4's where the mask is /0".to_owned()
        }
        (None, Leaf::Bool(found)) if tests().any(|test| counts_as(test, found)) => {
            format!(" is {found}, which emulators take for a number; the engine does not")
        }
        (None, Leaf::Number(spelled)) if tests().any(|test| is_bool_of(test, spelled)) => {
            format!(" is {spelled}, which emulators take for a boolean; the engine does not")
        }
        (_, Leaf::Number(_) | Leaf::Bool(_) | Leaf::Null) => match tests().find_map(on_text) {
            Some(operator) => format!(" is no string, so {operator} compares nothing; emulators fail on it"),
            None => return None,
        },
        _ => return None,
    };
    let message = condition.path.display() + &about;
    Some(Diagnostic::new(Code::MessageUndecided, message).at(leaf.span()).path(steps(&condition.path)))
}

fn equals(test: &Test, text: &str) -> bool {
    matches!(test, Test::Text(TextTest::Equals(wanted)) if wanted.as_str() == text)
}

const fn excludes_numbers(test: &Test) -> bool {
    matches!(test, Test::AnythingBut(AnythingBut::Numbers(_)))
}

/// Some emulators are written in Python, where `True == 1`.
fn counts_as(test: &Test, found: bool) -> bool {
    let wanted = if found { 1.0 } else { 0.0 };
    let same = |number: &Number| number.value == Some(wanted);
    matches!(test, Test::Numeric(_)) || matches!(test, Test::Number(number) if same(number))
}

fn is_bool_of(test: &Test, spelled: &str) -> bool {
    matches!(test, Test::Bool(wanted) if Number::new(spelled).value == Some(if *wanted { 1.0 } else { 0.0 }))
}

/// The operator, if it looks at strings only.
const fn on_text(test: &Test) -> Option<&'static str> {
    match test {
        Test::Text(TextTest::Prefix(_)) => Some("prefix"),
        Test::Text(TextTest::Suffix(_)) => Some("suffix"),
        Test::Text(TextTest::EqualsIgnoreCase(_)) => Some("equals-ignore-case"),
        Test::AnythingBut(AnythingBut::Texts(tests)) => match tests.as_slice() {
            [TextTest::Prefix(_)] => Some("the prefix in anything-but"),
            _ => None,
        },
        _ => None,
    }
}

fn is_all_of_v4(test: &Test) -> bool {
    let all = |range: &AddressRange| range.bounds() == (IpAddress::V4(0), IpAddress::V4(u32::MAX));
    matches!(test, Test::Address(range) if all(range))
}

fn is_v6(text: &[u8]) -> bool {
    matches!(IpAddress::parse(text), Some(IpAddress::V6(_)))
}
