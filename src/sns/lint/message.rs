//! What a message does to a policy: values in the wrong type, and answers that AWS does not document.

use super::policy::steps;
use super::undecided::undecided;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Span};
use crate::json::quote;
use crate::rules::operators::Test;
use crate::rules::{Alternative, Condition, EventLeaf, Flat, Leaf, evaluate};
use crate::sns::compared::json_number;
use crate::sns::{FilterPolicy, Message, Scope};

/// What there is to say about a message as the policy sees it.
pub(in crate::sns) fn message(policy: &FilterPolicy, message: &Message) -> Vec<Diagnostic> {
    let mut found = Diagnostics::new();
    found.extend(message.diagnostics(policy.scope()));
    let (pattern, _) = policy.rule();
    let flat = message.flat(policy.scope());
    for condition in &pattern.conditions {
        let path = condition.path.as_bytes();
        if flat.refusal(path).is_some() {
            continue;
        }
        for leaf in flat.at(path) {
            found.extend(type_trap(condition, leaf, policy.scope()));
            found.extend(undecided(condition, leaf, policy.scope()));
        }
    }
    if policy.scope() == Scope::MessageBody {
        found.extend(body(message));
        found.extend(inconsistent(policy, flat));
    }
    found.into_sorted()
}

/// SNS0126: a value that would be accepted in the other type.
fn type_trap(condition: &Condition, leaf: &EventLeaf<'_>, scope: Scope) -> Option<Diagnostic> {
    if condition.accepting(&leaf.leaf).is_some() {
        return None;
    }
    // anything-but accepts the other type whatever it says, so it wants none.
    let wants = |leaf: &Leaf<'_>| {
        let positive = |a: &&Alternative| !matches!(a.test, Test::AnythingBut(_));
        condition.alternatives.iter().filter(positive).any(|alternative| condition.accepts(alternative, leaf))
    };
    let on_attributes = scope == Scope::MessageAttributes;
    let name = condition.path.display();
    let (message, hint) = match leaf.leaf {
        Leaf::Text(text) => {
            let number = json_number(std::str::from_utf8(text).ok()?)?;
            if !wants(&Leaf::Number(&number)) {
                return None;
            }
            let hint = if on_attributes { "give it the type Number" } else { "take the quotes away" };
            (format!("{name} is a string, and the policy compares numbers"), hint.to_owned())
        }
        Leaf::Number(spelled) => {
            if !wants(&Leaf::Text(spelled.as_bytes())) {
                return None;
            }
            let hint = match on_attributes {
                true => "give it the type String, or take the quotes away in the policy".to_owned(),
                false => format!("write {}, or take the quotes away in the policy", quote(spelled)),
            };
            (format!("{name} is a number, and the policy compares strings"), hint)
        }
        _ => return None,
    };
    let diagnostic = Diagnostic::new(Code::MessageTypeTrap, message).at(leaf.span()).path(steps(&condition.path));
    Some(diagnostic.hint(hint).hint("some emulators convert one to the other; the engine that SNS runs does not"))
}

/// An empty body, and text behind the body.
fn body(message: &Message) -> Option<Diagnostic> {
    let (body, tree) = (message.body()?, message.tree().ok()?);
    let about = |what: &str, span: Span| Diagnostic::new(Code::MessageUndecided, what).at(span);
    if body.get(tree.span.end..).is_some_and(|rest| !rest.trim().is_empty()) {
        let span = Span::new(tree.span.end, body.len());
        return Some(about("the engine ignores text behind the body's last bracket", span));
    }
    tree.as_object().is_some_and(<[_]>::is_empty).then(|| {
        about("an empty body has no fields, so exists: false holds; AWS documents that only for attributes, where it does not", tree.span)
    })
}

/// No match only because no single element of an array satisfies all conditions on it.
fn inconsistent(policy: &FilterPolicy, flat: Flat<'_>) -> Option<Diagnostic> {
    let (pattern, compiled) = policy.rule();
    if !flat.has_arrays() || evaluate(pattern, compiled, &flat).ok()? {
        return None;
    }
    let matches = evaluate(pattern, compiled, &flat.ignoring_arrays()).ok()?;
    matches.then(|| {
        let message = "no single element of an array satisfies all the conditions on it, so the engine says no match; emulators look at each condition alone and say match";
        Diagnostic::new(Code::MessageUndecided, message)
    })
}
