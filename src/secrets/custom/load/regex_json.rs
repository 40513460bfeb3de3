//! Rules as JSON: the `[[name, pattern], …]` of AWS's sample for CodeCommit, and rules as objects.
//!
//! The sample runs each pattern with the flags `ig` on each line. Its first match ended the file; here every match counts.

use super::gitleaks::allowlists;
use super::{Loaded, expression, texts};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::json::{Field, Kind};
use crate::rules::operators::shortest;
use crate::secrets::custom::dialect::Dialect;
use crate::secrets::custom::pattern::Reading;
use crate::secrets::custom::rule::{Group, Scope, UserRule};
use crate::secrets::rules::{Category, Confidence, Severity};
use std::sync::Arc;

/// The names of the members of a rule.
const FIELDS: &[&str] = &[
    "id",
    "description",
    "regex",
    "dialect",
    "ignoreCase",
    "keywords",
    "entropy",
    "secretGroup",
    "path",
    "allowlists",
    "category",
    "confidence",
    "severity",
    "perLine",
];

/// Reads a list of pairs and rules, in which `"default"` stands for the built-in ones.
pub(in crate::secrets::custom) fn read(list: &Field<'_>, text: &str, errors: &mut Diagnostics) -> Loaded {
    let mut loaded = Loaded::default();
    for item in list.list(errors) {
        let rule = match &item.value.kind {
            Kind::String(name) if name.as_str() == "default" => {
                loaded.extends = true;
                continue;
            }
            Kind::Array(_) => pair(&item, text, errors),
            _ => object(&item, text, errors),
        };
        loaded.rules.extend(rule);
    }
    loaded
}

fn pair(item: &Field<'_>, text: &str, errors: &mut Diagnostics) -> Option<UserRule> {
    let parts = item.list(errors);
    let [name, pattern] = parts.as_slice() else {
        let message = format!("{} must be a name and a pattern, not {} elements", item.name(), parts.len());
        errors.push(item.diagnostic(Code::FieldType, message));
        return None;
    };
    let name = name.text(errors)?.as_str();
    let reading = Reading { insensitive: true, ..Reading::of(Dialect::JavaScript) };
    let pattern = expression(pattern, text, reading, errors)?;
    let rule = UserRule::new(name.to_owned(), name.to_owned(), Some(pattern));
    Some(UserRule { scope: Scope::Line, group: Group::Whole, ..rule })
}

fn object(item: &Field<'_>, text: &str, errors: &mut Diagnostics) -> Option<UserRule> {
    let form = item.form(FIELDS, errors)?;
    let id = form.get("id").and_then(|it| it.text(errors)).map(|it| it.as_str().to_owned()).unwrap_or_default();
    let dialects = [("go", Dialect::Go), ("javascript", Dialect::JavaScript), ("posix", Dialect::Posix)];
    let dialect = form.get("dialect").and_then(|it| it.choice(&dialects, errors)).unwrap_or(Dialect::Go);
    let insensitive = form.get("ignoreCase").and_then(|it| it.flag(errors)).unwrap_or_default();
    let reading = Reading { insensitive, ..Reading::of(dialect) };
    let pattern = form.get("regex").and_then(|it| expression(&it, text, reading, errors));
    let path = form.get("path").and_then(|it| expression(&it, text, Reading::of(dialect), errors));
    let description = form.get("description").and_then(|it| it.text(errors)).map(|it| it.as_str().to_owned());
    if let Some(group) = form.get("secretGroup")
        && let (Some(number), Some(pattern)) = (group.number(errors), &pattern)
        && (number < 0.0 || number.fract() != 0.0 || number > pattern.group_count as f64)
    {
        let message =
            format!("{} is {}, and the expression has {} groups", group.name(), shortest(number), pattern.group_count);
        errors.push(group.diagnostic(Code::RuleGroup, message));
    }
    let group =
        form.get("secretGroup").and_then(|it| it.number(errors)).map_or(Group::First, |it| Group::Number(it as usize));
    let levels = [Confidence::Low, Confidence::Medium, Confidence::High].map(|it| (it.as_str(), it));
    let severities = [Severity::Low, Severity::Medium, Severity::High, Severity::Critical].map(|it| (it.as_str(), it));
    let categories = [Category::Secret, Category::PersonalData].map(|it| (it.as_str(), it));
    let mut rule = UserRule::new(id.clone(), description.unwrap_or(id), pattern);
    rule.path = path;
    rule.group = group;
    rule.keywords = texts(form.get("keywords"), errors).into_iter().filter(|it| !it.is_empty()).collect();
    rule.entropy = form.get("entropy").and_then(|it| it.number(errors));
    rule.confidence = form.get("confidence").and_then(|it| it.choice(&levels, errors)).unwrap_or(rule.confidence);
    rule.severity = form.get("severity").and_then(|it| it.choice(&severities, errors)).unwrap_or(rule.severity);
    rule.category = form.get("category").and_then(|it| it.choice(&categories, errors)).unwrap_or(rule.category);
    if form.get("perLine").and_then(|it| it.flag(errors)).unwrap_or_default() {
        rule.scope = Scope::Line;
    }
    rule.allow = allowlists(&form, text, errors).into_iter().map(|(list, _)| Arc::new(list)).collect();
    if rule.pattern.is_none() && rule.path.is_none() && form.get("regex").is_none() && form.get("path").is_none() {
        let message = format!("{} has neither a regex nor a path", item.name());
        errors.push(Diagnostic::new(Code::RuleEmpty, message).at(form.span()).path(item.path.clone()));
    }
    Some(rule)
}
