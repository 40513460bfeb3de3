//! Lints of a policy: what SNS adds to those of the rule language.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Step};
use crate::rules::operators::{AnythingBut, IpAddress, NumericRange, Test, shortest};
use crate::rules::{Branch, Condition, Field, FieldPath, Node, Pattern, Profile, any_element, lint, trailing};
use crate::sns::{FilterPolicy, Limits, Scope, publish};

/// The largest number that SNS documents, on either side of 0.
const LARGEST: f64 = 1e9;

/// The lints of a policy.
pub(in crate::sns) fn policy(policy: &FilterPolicy) -> Vec<Diagnostic> {
    let (pattern, compiled) = policy.rule();
    let mut found = Diagnostics::new();
    found.extend(trailing(policy.text(), pattern.span.end, Profile::Sns));
    found.extend(pattern.conditions.iter().find_map(any_element).map(|diagnostic| {
        diagnostic.hint("AWS's documentation says this in its examples, and the opposite in its text")
    }));
    pattern.conditions.iter().for_each(|condition| numbers(condition, &mut found));
    pattern.conditions.iter().for_each(|condition| host_bits(condition, &mut found));
    or_keys(policy.limits(), pattern, &mut found);
    let shared = lint(pattern, compiled).into_iter();
    match policy.scope() {
        Scope::MessageAttributes => {
            // The name of an attribute may have dots; nothing is nested here that could be meant instead.
            found.extend(shared.filter(|diagnostic| diagnostic.code != Code::DottedAlias));
            names(&pattern.fields, &mut found);
            pattern.conditions.iter().for_each(|condition| only_arrays(condition, &mut found));
            let absent = |branch: &Branch| only_absence(pattern, branch);
            found.extend(compiled.branches.iter().find_map(absent));
        }
        Scope::MessageBody => {
            found.extend(shared);
            let together = |branch: &Branch| consistency(pattern, branch);
            found.extend(compiled.branches.iter().find_map(together));
        }
    }
    found.into_sorted()
}

pub(super) fn steps(path: &FieldPath) -> Vec<Step> {
    path.names.iter().cloned().map(Step::Key).collect()
}

fn numbers(condition: &Condition, found: &mut Diagnostics) {
    for alternative in &condition.alternatives {
        let values: Vec<f64> = match &alternative.test {
            Test::Number(number) => number.value.into_iter().collect(),
            Test::Numeric(NumericRange { low, high }) => [low, high].into_iter().flatten().map(|b| b.value).collect(),
            Test::AnythingBut(AnythingBut::Numbers(numbers)) => numbers.iter().filter_map(|n| n.value).collect(),
            _ => continue,
        };
        let mut say = |code, message: String, hint: &str| {
            let diagnostic = Diagnostic::new(code, message).at(alternative.span).path(steps(&condition.path));
            found.push(diagnostic.hint(hint));
        };
        for value in values {
            if value.abs() > LARGEST {
                let message = format!("{} is outside the documented range of -10⁹ to 10⁹", shortest(value));
                say(
                    Code::PolicyNumberRange,
                    message,
                    "AWS has been seen to accept it; the answer here is the exact one",
                );
            } else if (value * 1e5).round() / 1e5 != value {
                let message = format!("{} has more than five digits after the point", shortest(value));
                say(Code::PolicyNumberDigits, message, "compare a whole number of smaller units, or a string");
            }
        }
    }
}

/// SNS0108: a block that is named by an address within it.
fn host_bits(condition: &Condition, found: &mut Diagnostics) {
    for alternative in &condition.alternatives {
        let Test::Address(range) = &alternative.test else { continue };
        let Some((address, bits)) = alternative.wanted.trim_matches('"').split_once('/') else { continue };
        let first = range.bounds().0;
        if IpAddress::parse(address.as_bytes()) != Some(first) {
            let message = format!("{address} is not the first address of the block of /{bits} that it lies in");
            let diagnostic = Diagnostic::new(Code::PolicyHostBits, message).at(alternative.span);
            let hint = "the engine sets the bits behind the mask to 0, as written here; an emulator refuses the policy";
            found.push(diagnostic.path(steps(&condition.path)).hint(hint));
        }
    }
}

fn or_keys(limits: &Limits, pattern: &Pattern, found: &mut Diagnostics) {
    if limits.keys_within_or <= Limits::KEYS {
        return;
    }
    let message = format!(
        "with those in $or the policy names {} fields; only the {} at the top level are known to count",
        limits.keys_within_or, limits.keys
    );
    let or = pattern.fields.iter().find(|field| matches!(field.node, Node::Or(_)));
    let diagnostic = Diagnostic::new(Code::PolicyOrKeys, message).at(or.map_or(pattern.span, |or| or.name_span));
    found.push(diagnostic.hint("subscribe once in a test account to be sure"));
}

fn names(fields: &[Field], found: &mut Diagnostics) {
    for field in fields {
        if let Node::Or(branches) = &field.node {
            branches.iter().for_each(|branch| names(&branch.fields, found));
        } else if let Some((reason, _)) = publish::name_error(field.name.as_str()) {
            let name = field.name.as_str();
            let message = format!("no message can have an attribute \"{name}\"");
            let diagnostic = Diagnostic::new(Code::PolicyName, message).at(field.name_span);
            found.push(diagnostic.path(vec![Step::from(name)]).hint(format!("Publish answers: {reason}")));
        }
    }
}

fn only_arrays(condition: &Condition, found: &mut Diagnostics) {
    for alternative in &condition.alternatives {
        if matches!(alternative.test, Test::Bool(_) | Test::Null) {
            let wanted = &alternative.wanted;
            let message = format!("{wanted} matches only within an attribute of type String.Array");
            let diagnostic = Diagnostic::new(Code::PolicyOnlyArrays, message).at(alternative.span);
            let hint = format!("for a String attribute write \"{wanted}\"");
            found.push(diagnostic.path(steps(&condition.path)).hint(hint));
        }
    }
}

/// A branch that asks for nothing but absence, which a message without attributes does not satisfy.
fn only_absence(pattern: &Pattern, branch: &Branch) -> Option<Diagnostic> {
    let conditions: Vec<&Condition> = branch.conditions.iter().filter_map(|id| pattern.condition(*id)).collect();
    let first = conditions.first().filter(|_| conditions.iter().all(|condition| condition.accepts_absence()))?;
    let message = "a message without any attributes does not match this, although the attribute is absent";
    let diagnostic = Diagnostic::new(Code::PolicyOnlyAbsence, message).at(first.span).path(steps(&first.path));
    Some(diagnostic.hint("publish every message with at least one attribute"))
}

/// Two fields of the same object, which may be one of an array.
fn consistency(pattern: &Pattern, branch: &Branch) -> Option<Diagnostic> {
    let parent = |condition: &Condition| {
        let mut steps = condition.path.steps();
        let first = steps.next()?.to_vec();
        steps.next().map(|_| first)
    };
    let nested: Vec<(Vec<u8>, &Condition)> = branch
        .conditions
        .iter()
        .filter_map(|id| pattern.condition(*id))
        .filter_map(|condition| Some((parent(condition)?, condition)))
        .collect();
    let (first, second) = nested.iter().enumerate().find_map(|(index, (parent, first))| {
        let (_, second) = nested.iter().skip(index + 1).find(|(other, _)| other == parent)?;
        Some((first, second))
    })?;
    let (a, b) = (first.path.display(), second.path.display());
    let message = format!("if they lie in an array of objects, {a} and {b} have to be in the same element of it");
    let diagnostic = Diagnostic::new(Code::PolicyConsistency, message).at(second.span).path(steps(&second.path));
    let diagnostic = diagnostic.related(first.span, format!("{a} is wanted here"));
    Some(diagnostic.hint("this is what EventBridge's engine does, which SNS runs; AWS does not document it for SNS"))
}
