//! Amazon Macie's custom data identifiers, as its API takes and answers them, with its limits.

use super::{Loaded, expression};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Span};
use crate::json::{Field, Form};
use crate::rules::operators::shortest;
use crate::secrets::custom::dialect::Dialect;
use crate::secrets::custom::pattern::{Pattern, Reading};
use crate::secrets::custom::rule::{Group, UserRule};
use crate::secrets::rules::{Category, Severity};
use regex_syntax::hir::{Hir, HirKind};

/// The members of CreateCustomDataIdentifier, and what GetCustomDataIdentifier has besides.
const FIELDS: &[&str] = &[
    "name",
    "description",
    "regex",
    "keywords",
    "ignoreWords",
    "maximumMatchDistance",
    "severityLevels",
    "tags",
    "clientToken",
    "arn",
    "id",
    "createdAt",
    "deleted",
];
const LEVEL: &[&str] = &["occurrencesThreshold", "severity"];

/// The distance of keywords where none is said.
const DISTANCE: usize = 50;
/// Larger counted repeats do not compile there: `\d{100,1000}` is Macie's own example.
const REPEAT: u32 = 512;
/// So many repeats without a bound in a row are a row of wildcards: `a*b*a*` is Macie's own example.
const WILDCARDS: usize = 3;

/// Reads a list of identifiers.
pub(in crate::secrets::custom) fn read(list: &Field<'_>, text: &str, errors: &mut Diagnostics) -> Loaded {
    let items = list.list(errors);
    Loaded { rules: items.iter().filter_map(|item| identifier(item, text, errors)).collect(), ..Loaded::default() }
}

fn identifier(item: &Field<'_>, text: &str, errors: &mut Diagnostics) -> Option<UserRule> {
    let form = item.form(FIELDS, errors)?;
    let name = form.need("name", errors).and_then(|it| length(&it, 1, 128, errors));
    let description = form.get("description").and_then(|it| length(&it, 0, 512, errors));
    let regex = form.need("regex", errors)?;
    length(&regex, 1, 512, errors);
    let pattern = expression(&regex, text, Reading::of(Dialect::Macie), errors);
    if let Some(pattern) = &pattern {
        compiles(pattern, &regex, errors);
    }
    let keywords = words(&form, "keywords", 50, 3, errors);
    let ignore = words(&form, "ignoreWords", 10, 4, errors);
    let distance = form.get("maximumMatchDistance").and_then(|it| whole(&it, 1, 300, errors)).unwrap_or(DISTANCE);
    let levels = levels(&form, errors);
    let name = name?;
    let mut rule = UserRule::new(name.clone(), description.filter(|it| !it.is_empty()).unwrap_or(name), Some(pattern?));
    rule.category = Category::PersonalData;
    rule.severity = Severity::Medium;
    rule.group = Group::Whole;
    if !keywords.is_empty() {
        rule.near = Some((keywords.iter().map(|it| crate::case::lowered(it)).collect(), distance));
    }
    rule.ignore = ignore;
    rule.levels = levels;
    Some(rule)
}

/// A text of so many characters.
fn length(field: &Field<'_>, least: usize, most: usize, errors: &mut Diagnostics) -> Option<String> {
    let text = field.text(errors)?.as_str();
    let count = text.chars().count();
    if !(least..=most).contains(&count) {
        let message = format!("{} has {count} characters, and Macie takes {least} to {most}", field.name());
        errors.push(field.diagnostic(Code::RuleLimit, message));
    }
    Some(text.to_owned())
}

fn whole(field: &Field<'_>, least: usize, most: usize, errors: &mut Diagnostics) -> Option<usize> {
    let number = field.number(errors)?;
    if number.fract() != 0.0 || number < least as f64 || number > most as f64 {
        let range = if most == usize::MAX { format!("from {least} on") } else { format!("from {least} to {most}") };
        let message = format!("{} is {}, and Macie takes whole numbers {range}", field.name(), shortest(number));
        errors.push(field.diagnostic(Code::RuleLimit, message));
        return None;
    }
    Some(number as usize)
}

fn words(form: &Form<'_>, name: &str, most: usize, shortest: usize, errors: &mut Diagnostics) -> Vec<String> {
    let Some(field) = form.get(name) else { return Vec::new() };
    let items = field.list(errors);
    if items.len() > most {
        let message = format!("{} has {} words, and Macie takes {most}", field.name(), items.len());
        errors.push(field.diagnostic(Code::RuleLimit, message));
    }
    items.iter().filter_map(|item| length(item, shortest, 90, errors)).collect()
}

/// From how many occurrences on which severity; ascending.
fn levels(form: &Form<'_>, errors: &mut Diagnostics) -> Vec<(usize, Severity)> {
    let Some(field) = form.get("severityLevels") else { return Vec::new() };
    let severities = [("LOW", Severity::Low), ("MEDIUM", Severity::Medium), ("HIGH", Severity::High)];
    let mut levels: Vec<(usize, Severity, Span)> = Vec::new();
    for item in field.list(errors) {
        let Some(form) = item.form(LEVEL, errors) else { continue };
        let severity = form.need("severity", errors).and_then(|it| it.choice(&severities, errors));
        let least = form.need("occurrencesThreshold", errors).and_then(|it| whole(&it, 1, usize::MAX, errors));
        if let (Some(severity), Some(least)) = (severity, least) {
            levels.push((least, severity, item.value.span));
        }
    }
    crate::order::by_key(&mut levels, |(_, severity, _)| *severity);
    for pair in levels.windows(2) {
        let [(least, severity, _), (next_least, next, at)] = pair else { continue };
        let message = if severity == next {
            format!("{} names a severity twice", field.name())
        } else if least >= next_least {
            format!("{} must ask for more occurrences the higher the severity is", field.name())
        } else {
            continue;
        };
        errors.push(Diagnostic::new(Code::RuleLimit, message).at(*at).path(field.path.clone()));
    }
    levels.into_iter().map(|(least, severity, _)| (least, severity)).collect()
}

/// What Macie does not compile, as far as it says.
fn compiles(pattern: &Pattern, field: &Field<'_>, errors: &mut Diagnostics) {
    let mut refuse = |why: String| {
        errors.push(field.diagnostic(Code::MacieRegex, format!("the expression of {}: {why}", field.name())));
    };
    if pattern.least == 0 {
        refuse("it matches the empty text".to_owned());
    }
    let Some(hir) = pattern.hir() else { return };
    let mut worst = (0, 0);
    repeats(&hir, &mut worst);
    if worst.0 > REPEAT {
        refuse(format!("a repeat of {} is over {REPEAT}", worst.0));
    }
    if worst.1 >= WILDCARDS {
        refuse(format!("{} repeats without a bound follow each other", worst.1));
    }
}

/// The largest count, and the longest row of repeats of any number. The depth is that of the parser's limit.
fn repeats(hir: &Hir, worst: &mut (u32, usize)) {
    match hir.kind() {
        HirKind::Repetition(it) => {
            worst.0 = worst.0.max(it.max.unwrap_or(it.min)).max(it.min);
            repeats(&it.sub, worst);
        }
        HirKind::Concat(parts) => {
            let mut row = 0;
            for part in parts {
                let open = matches!(part.kind(), HirKind::Repetition(it) if it.max.is_none() && it.min == 0);
                row = if open { row + 1 } else { 0 };
                worst.1 = worst.1.max(row);
                repeats(part, worst);
            }
        }
        HirKind::Alternation(parts) => parts.iter().for_each(|part| repeats(part, worst)),
        HirKind::Capture(it) => repeats(&it.sub, worst),
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) | HirKind::Look(_) => {}
    }
}
