//! Choice rules: one question each, with the right kind of answer.

use super::operators::{self, Operand};
use super::paths;
use super::table::Holder;
use super::template;
use super::walk::{At, Walk};
use crate::asl::definition::{QueryLanguage, Rule, RuleKind, Test};
use crate::diagnostic::Code;
use crate::json::{Kind, Value};

/// Checks a rule of a Choice state.
pub(super) fn check<'t>(walk: &mut Walk<'t>, rule: &Rule<'t>) {
    let before = walk.out.len();
    walk.fields(rule.value, Holder::Rule);
    if rule.value.as_object().is_none() {
        return;
    }
    if walk.language == QueryLanguage::Jsonata {
        if walk.out.len() == before && rule.value.get("Condition").is_none() {
            let hint = "a rule of JSONata is {\"Condition\": \"{% $states.input.x > 1 %}\", \"Next\": \"…\"}";
            walk.say_hint(Code::AslMissing, rule.value.span, "These fields are required: [Condition]", hint);
        }
        return;
    }
    question(walk, rule, before);
}

fn question<'t>(walk: &mut Walk<'t>, rule: &Rule<'t>, before: usize) {
    match &rule.kind {
        RuleKind::And(rules) => inner(walk, "And", rules),
        RuleKind::Or(rules) => inner(walk, "Or", rules),
        RuleKind::Not(Some(rule)) => walk.field("Not", |walk| nested(walk, rule)),
        RuleKind::Not(None) => {
            if let Some(value) = rule.value.get("Not") {
                walk.field("Not", |walk| walk.wrong("Not", value, "one rule, an object"));
            }
        }
        RuleKind::Test(test) => comparison(walk, test),
        // It belongs to the other language, which has been told.
        RuleKind::Condition(_) => {}
        RuleKind::Unclear => unclear(walk, rule.value, before),
    }
    if matches!(rule.kind, RuleKind::And(_) | RuleKind::Or(_) | RuleKind::Not(_))
        && let Some(variable) = rule.value.get("Variable")
    {
        let hint = "put it into the rules inside";
        walk.say_hint(Code::AslExclusive, variable.span, "Variable cannot stand beside And, Or or Not", hint);
    }
}

fn inner<'t>(walk: &mut Walk<'t>, field: &'t str, rules: &[Rule<'t>]) {
    for (index, rule) in rules.iter().enumerate() {
        walk.field(field, |walk| walk.within(At::Index(index), |walk| nested(walk, rule)));
    }
}

fn nested<'t>(walk: &mut Walk<'t>, rule: &Rule<'t>) {
    let before = walk.out.len();
    walk.fields(rule.value, Holder::InnerRule);
    if rule.value.as_object().is_some() {
        question(walk, rule, before);
    }
}

/// A rule without a question, or with several.
fn unclear(walk: &mut Walk<'_>, value: &Value, before: usize) {
    let members = value.as_object().unwrap_or_default();
    let names: Vec<&str> = members
        .iter()
        .map(|member| member.key.as_str())
        .filter(|name| operators::operand(name).is_some() || matches!(*name, "And" | "Or" | "Not"))
        .collect();
    match names.as_slice() {
        [] if walk.out.len() > before => {}
        [] => {
            let hint = "add one, such as \"StringEquals\": \"…\" or \"IsPresent\": true";
            walk.say_hint(Code::AslMissing, value.span, "a rule has one comparison, And, Or or Not", hint);
        }
        [_] => walk.say(Code::AslMissing, value.span, "These fields are required: [Variable]"),
        _ => {
            let message = format!("a rule has one comparison, not {}", names.join(" and "));
            let hint = "join rules with And: {\"And\": [{…}, {…}], \"Next\": \"…\"}";
            walk.say_hint(Code::AslExclusive, value.span, message, hint);
        }
    }
}

fn comparison<'t>(walk: &mut Walk<'t>, test: &Test<'t>) {
    let Some(wanted) = operators::operand(test.operator.text) else { return };
    if walk.document.is_tagged(test.operand) {
        return;
    }
    walk.field(test.operator.text, |walk| {
        let (name, value) = (test.operator.text, test.operand);
        match (wanted, &value.kind) {
            (Operand::Path, _) => paths::check(walk, name, value, paths::Rule::default()),
            (Operand::Timestamp, Kind::String(_)) => walk.timestamp(name, value),
            (Operand::Text, Kind::String(text)) => {
                let text = text.as_str();
                template::looks_like_path(walk, name, text, value.span);
                if name == "StringMatches" {
                    pattern(walk, text, value);
                }
            }
            (Operand::Number, Kind::Number(_)) | (Operand::Flag, Kind::Bool(_)) => {}
            _ => walk.wrong(name, value, wanted.describe()),
        }
    });
}

/// In StringMatches a backslash stands before `*` or another one.
fn pattern(walk: &mut Walk<'_>, text: &str, value: &Value) {
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c == '\\' && !matches!(rest.next(), Some('*' | '\\')) {
            let hint = "write \\\\* for a star and \\\\\\\\ for a backslash, in JSON";
            let message = "a backslash that escapes nothing; the state fails when it gets here";
            return walk.say_hint(Code::AslPattern, value.span, message, hint);
        }
    }
}
