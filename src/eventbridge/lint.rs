//! Lints of event patterns: what EventBridge adds to those of the rule language.

use crate::diagnostic::{Code, Diagnostic, Span, Step, did_you_mean};
use crate::rules::operators::Test;
use crate::rules::{Compiled, Condition, Field, Node, Pattern, any_element, complexity, lint, trailing};

/// The size that an account has by default, in characters.
pub const QUOTA: usize = 2_048;
/// The size that the API takes at most, in characters.
pub const MAXIMUM: usize = 4_096;
/// Wildcard positions at once from which we warn. Six wildcards of the form `*:stack/NAME/*` were reported as accepted
/// and eight as refused; they measure 18 and 24.
const ENTANGLED: usize = 20;

/// What every event has at its top level; `replay-name` only on replay.
const ENVELOPE: [&str; 10] =
    ["version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail", "replay-name"];
/// Those that are always one string.
const STRINGS: [&str; 8] = ["version", "id", "detail-type", "source", "account", "time", "region", "replay-name"];

/// The lints of a pattern, and the complexity of its wildcards. `end` is where its object ends in `text`.
pub(super) fn check(pattern: &Pattern, compiled: &Compiled, text: &str, end: usize) -> (Vec<Diagnostic>, usize) {
    let mut found = lint(pattern, compiled);
    envelope(&pattern.fields, &mut found);
    pattern.conditions.iter().for_each(|condition| strings(condition, &mut found));
    found.extend(pattern.conditions.iter().find_map(anything_but));
    size(text, pattern.span, &mut found);
    let entangled = complexity(pattern);
    if let Some((path, most)) = entangled.filter(|(_, most)| *most >= ENTANGLED) {
        let message = format!("the wildcards of {} can be in {most} positions at once", path.display());
        let condition = pattern.conditions.iter().find(|c| c.path == *path);
        let diagnostic = Diagnostic::new(Code::WildcardComplexity, message);
        let diagnostic = condition.map_or(diagnostic.clone(), |c| diagnostic.at(c.span));
        found.push(diagnostic.hint("fewer wildcards, or fewer repeated characters behind a wildcard, make it simpler"));
    }
    found.extend(trailing(text, end, pattern.profile));
    (found, entangled.map_or(0, |(_, most)| most))
}

fn envelope(fields: &[Field], found: &mut Vec<Diagnostic>) {
    for field in fields {
        if let Node::Or(branches) = &field.node {
            branches.iter().for_each(|branch| envelope(&branch.fields, found));
            continue;
        }
        let name = field.name.as_str();
        let first = name.split('.').next().unwrap_or_default();
        if ENVELOPE.contains(&first) || name == "$or" {
            continue;
        }
        let message = format!("events of EventBridge have no \"{first}\" at their top level");
        let hint = match did_you_mean(&kebab(first), ENVELOPE) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => {
                format!("what a service or an application tells stands in detail: {{\"detail\": {{\"{first}\": …}}}}")
            }
        };
        let path = vec![Step::Key(name.to_owned())];
        found.push(Diagnostic::new(Code::UnknownField, message).at(field.name_span).path(path).hint(hint));
    }
}

/// `detailType` → `detail-type`.
fn kebab(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
        out.push(c.to_ascii_lowercase());
    }
    out.replace('_', "-")
}

/// EB0119: a number, true, false or null where AWS has a string.
fn strings(condition: &Condition, found: &mut Vec<Diagnostic>) {
    let name = condition.path.display();
    if !STRINGS.contains(&name.as_str()) {
        return;
    }
    for alternative in &condition.alternatives {
        let hint = match &alternative.test {
            Test::Number(number) => format!("write it in quotes: \"{}\"", number.spelled),
            Test::Numeric(_) | Test::Bool(_) | Test::Null => "compare it with a string".to_owned(),
            _ => continue,
        };
        let message = format!("{name} is always a string in events, so this never matches");
        let path = vec![Step::Key(name.clone())];
        found.push(Diagnostic::new(Code::NeverMatches, message).at(alternative.span).path(path).hint(hint));
    }
}

/// EB0105, once for a pattern, on the first field that may be an array.
fn anything_but(condition: &Condition) -> Option<Diagnostic> {
    if STRINGS.contains(&condition.path.display().as_str()) {
        return None;
    }
    any_element(condition)
}

fn size(text: &str, span: Span, found: &mut Vec<Diagnostic>) {
    let characters = span.of(text).chars().count();
    let (code, limit) = match characters {
        n if n > MAXIMUM => (Code::OverMaximum, MAXIMUM),
        n if n > QUOTA => (Code::OverQuota, QUOTA),
        _ => return,
    };
    let message = format!("this pattern has {characters} characters; the limit is {limit}");
    found.push(Diagnostic::new(code, message).at(Span::new(span.start, span.start + 1)));
}
