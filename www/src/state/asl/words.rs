//! Stations in words.

use pointsman::asl::data::Value;
use pointsman::asl::error::StateError;
use pointsman::asl::trace::Diff;

/// A number of things.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// An error in a sentence.
pub(super) fn said(error: &StateError) -> String {
    match (&*error.name, &*error.cause) {
        ("", "") => "without a name".to_owned(),
        ("", cause) => cause.to_owned(),
        (name, "") => name.to_owned(),
        (name, cause) => format!("{name}: {cause}"),
    }
}

/// What a difference comes to.
pub(super) fn told(diff: &Diff) -> String {
    let changed = diff.added.iter().filter(|a| diff.removed.iter().any(|r| r.path == a.path)).count();
    let parts =
        [(diff.added.len() - changed, "added"), (diff.removed.len() - changed, "removed"), (changed, "changed")];
    let parts: Vec<String> =
        parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
    if parts.is_empty() { "nothing changes".to_owned() } else { parts.join(", ") }
}

/// What a field does with what it has.
pub(super) fn does(name: &str, after: Option<&Value>, field: &str) -> String {
    match name {
        "InputPath" | "OutputPath" | "ItemsPath" => format!("It picks {}", after.map_or("nothing", Value::describe)),
        "ResultPath" => format!("The result goes to {} of the raw input", field.trim_matches('"')),
        "Result" => "Its own value is the result".to_owned(),
        "Assign" => "Variables for later states".to_owned(),
        "ItemSelector" => "What each iteration gets".to_owned(),
        _ => format!("The template makes {}", after.map_or("nothing", Value::describe)),
    }
}

/// What it means that a field is not set.
pub(super) fn unset(name: &str) -> &'static str {
    match name {
        "InputPath" => "Not set: the whole input goes on.",
        "Parameters" | "ItemSelector" => "Not set: the work gets that as it is.",
        "ItemsPath" => "Not set: the whole input is the list of items.",
        "Result" => "Not set: what came in is the result.",
        "ResultSelector" => "Not set: the result goes on as it is.",
        "ResultPath" => "Not set: the result takes the place of the input.",
        _ => "Not set: all of it goes on.",
    }
}

/// What it means that a field is null.
pub(super) fn null(name: &str) -> &'static str {
    match name {
        "ResultPath" => "null: the result is dropped, and the raw input goes on.",
        _ => "null: nothing goes on but {}.",
    }
}
