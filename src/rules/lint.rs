//! What a valid rule probably does not mean: lints that hold for every service of this rule language.

mod literals;
mod paths;

use super::compile::Compiled;
use super::operators::{AnythingBut, Test};
use super::pattern::{Condition, Field, Node, Pattern};
use super::profile::Profile;
use crate::diagnostic::{Code, Diagnostic, Span};

/// The lints of a rule, in no order.
#[must_use]
pub fn lint(pattern: &Pattern, compiled: &Compiled) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    or_as_field(pattern, &pattern.fields, &mut found);
    paths::names(&pattern.fields, &mut Vec::new(), &mut found);
    paths::overwritten(pattern, compiled, &mut found);
    paths::exists_order(pattern, compiled, &mut found);
    for condition in &pattern.conditions {
        paths::exists_not_leaf(pattern, condition, &mut found);
        literals::lint(condition, pattern.profile, &mut found);
    }
    found
}

/// EB0105: `anything-but` on a field that may be an array.
#[must_use]
pub fn any_element(condition: &Condition) -> Option<Diagnostic> {
    let test = |t: &Test| matches!(t, Test::AnythingBut(AnythingBut::Texts(_) | AnythingBut::Numbers(_)));
    let alternative = condition.alternatives.iter().find(|a| test(&a.test))?;
    let message = format!("if {} is an array, one element that is not excluded is enough", condition.path.display());
    Some(Diagnostic::new(Code::AnythingButArrays, message).at(alternative.span))
}

/// EB0116: text behind the rule, which ends at `end`.
#[must_use]
pub fn trailing(text: &str, end: usize, profile: Profile) -> Option<Diagnostic> {
    text.get(end..).filter(|rest| !rest.trim().is_empty())?;
    let message = format!("AWS ignores everything behind the {}'s last bracket", profile.rule());
    Some(Diagnostic::new(Code::TrailingText, message).at(Span::new(end, text.len())))
}

/// EB0114: `$or` that is a field, in what only the legacy compiler accepts (E2), and in SNS where it is not well-formed.
fn or_as_field(pattern: &Pattern, fields: &[Field], found: &mut Vec<Diagnostic>) {
    let complaint = match (&pattern.legacy, pattern.profile) {
        (Some(complaint), _) => complaint,
        (None, Profile::Sns) => "it takes an array of at least two objects, which hold fields",
        (None, Profile::EventBridge) => return,
    };
    for field in fields {
        if field.name.as_str() == "$or" && !matches!(field.node, Node::Or(_)) {
            let message = "$or is read as the name of a field here, not as an operator";
            let diagnostic = Diagnostic::new(Code::LegacyOr, message).at(field.name_span);
            found.push(diagnostic.hint(format!("to make it an operator, mend this: {complaint}")));
        }
        if let Node::Object(fields) = &field.node {
            or_as_field(pattern, fields, found);
        }
        if let Node::Or(branches) = &field.node {
            branches.iter().for_each(|branch| or_as_field(pattern, &branch.fields, found));
        }
    }
}
