//! Lints about which field a condition really looks at.

use crate::diagnostic::{Code, Diagnostic, Step};
use crate::gather::Gather;
use crate::rules::compile::Compiled;
use crate::rules::operators::Test;
use crate::rules::pattern::{Condition, Field, FieldPath, Node, Pattern};
use crate::rules::profile::Profile;
use crate::table::Distinct;

/// EB0102: names with dots, which are the same as nested objects.
pub(super) fn names(fields: &[Field], path: &mut Vec<Step>, found: &mut Vec<Diagnostic>) {
    for field in fields {
        let name = field.name.as_str();
        path.push(Step::Key(name.to_owned()));
        if name.as_bytes().contains(&b'.') && name.split('.').all(|step| !step.is_empty()) {
            let nested = name.split('.').rev().fold("…".to_owned(), |inner, step| format!("{{\"{step}\": {inner}}}"));
            let message = format!("\"{name}\" is the same field as {nested}");
            found.push(Diagnostic::new(Code::DottedAlias, message).at(field.name_span).path(path.clone()));
        } else if name.is_empty() {
            let message = "a field with an empty name; AWS joins names with dots, and drops empty ones in some places";
            found.push(Diagnostic::new(Code::DottedAlias, message).at(field.name_span).path(path.clone()));
        }
        match &field.node {
            Node::Object(fields) => names(fields, path, found),
            Node::Leaf(_) => {}
            Node::Or(branches) => {
                path.pop();
                branches.iter().for_each(|branch| names(&branch.fields, path, found));
                continue;
            }
        }
        path.pop();
    }
}

/// EB0101: conditions that a later one on the same path replaces.
pub(super) fn overwritten(pattern: &Pattern, compiled: &Compiled, found: &mut Vec<Diagnostic>) {
    let mut told = Distinct::default();
    for branch in &compiled.branches {
        for id in &branch.overwritten {
            let Some(lost) = pattern.condition(*id) else { continue };
            let mut winners = branch.conditions.iter().filter_map(|id| pattern.condition(*id));
            let Some(winner) = winners.find(|w| w.path == lost.path) else { continue };
            if !told.insert((lost.span, winner.span)) {
                continue;
            }
            let message = format!("{} is named again later; only the last one counts", lost.path.display());
            let diagnostic = Diagnostic::new(Code::Overwritten, message).at(lost.span).path(steps(&lost.path));
            let diagnostic = diagnostic.related(winner.span, "this one counts");
            found.push(diagnostic.hint("put all alternatives of a field into one array"));
        }
    }
}

/// EB0103: `exists: false` that is judged before a field of the same array element was chosen.
pub(super) fn exists_order(pattern: &Pattern, compiled: &Compiled, found: &mut Vec<Diagnostic>) {
    let mut told = Distinct::default();
    for branch in &compiled.branches {
        let conditions: Vec<&Condition> = branch.conditions.iter().filter_map(|id| pattern.condition(*id)).list();
        for (index, condition) in conditions.iter().enumerate() {
            if !condition.accepts_absence() {
                continue;
            }
            let Some(parent) = array_parent(&condition.path) else { continue };
            let later = conditions.iter().skip(index + 1).find(|other| other.path.as_bytes().starts_with(&parent));
            let Some(later) = later.filter(|_| told.insert(condition.span)) else { continue };
            let parent = String::from_utf8_lossy(&parent).trim_end_matches('.').to_owned();
            let (absent, other) = (condition.path.display(), later.path.display());
            let message = format!(
                "if {parent} is an array of objects, this asks that none of them has {absent}, not the one that {other} chooses"
            );
            let diagnostic =
                Diagnostic::new(Code::ExistsOrder, message).at(condition.span).path(steps(&condition.path));
            let diagnostic =
                diagnostic.related(later.span, format!("{other} sorts behind {absent}, so it is looked at later"));
            found.push(diagnostic.hint("fields are looked at in the order of their names"));
        }
    }
}

/// The path that a field lies in, with its dot; none at the top level and directly in `detail`, which AWS never makes
/// an array.
fn array_parent(path: &FieldPath) -> Option<Vec<u8>> {
    let bytes = path.as_bytes();
    let dot = bytes.iter().rposition(|b| *b == b'.')?;
    let parent = bytes.get(..=dot)?;
    (parent != b"detail.").then(|| parent.to_vec())
}

/// EB0104: `exists` on a field that holds an object.
pub(super) fn exists_not_leaf(pattern: &Pattern, condition: &Condition, found: &mut Vec<Diagnostic>) {
    let exists = condition.alternatives.iter().find(|a| matches!(a.test, Test::Exists(_)));
    let Some(exists) = exists else { return };
    let path = condition.path.as_bytes();
    let inside =
        |other: &&Condition| other.path.as_bytes().strip_prefix(path).is_some_and(|rest| rest.first() == Some(&b'.'));
    let inner = pattern.conditions.iter().find(inside);
    if inner.is_none() && (path != b"detail" || pattern.profile != Profile::EventBridge) {
        return;
    }
    let name = condition.path.display();
    let always = if matches!(exists.test, Test::Exists(true)) { "never" } else { "always" };
    let message = format!("{name} holds an object, and exists looks only at values: this {always} holds");
    let mut diagnostic = Diagnostic::new(Code::ExistsNotLeaf, message).at(exists.span).path(steps(&condition.path));
    if let Some(inner) = inner {
        diagnostic = diagnostic.related(inner.span, format!("{} lies in it", inner.path.display()));
    }
    found.push(diagnostic.hint(format!("ask for a field inside {name}")));
}

pub(super) fn steps(path: &FieldPath) -> Vec<Step> {
    path.names.iter().cloned().map(Step::Key).list()
}
