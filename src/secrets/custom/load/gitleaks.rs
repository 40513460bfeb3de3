//! `gitleaks.toml`, as gitleaks 8 reads it.
//!
//! A rule matches on the whole text if one of its keywords stands anywhere in it. The secret is the group that
//! `secretGroup` says, or the first that is not empty, of the match looked at alone. Allowlists ask for one of their
//! checks or, with `condition = "AND"`, for all. `[extend]` adds the built-in rules, or another file given beside.

use super::{Loaded, expression, texts};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Span};
use crate::json::{Field, Form};
use crate::rules::operators::shortest;
use crate::secrets::custom::allowlist::{Allowlist, Target};
use crate::secrets::custom::dialect::Dialect;
use crate::secrets::custom::pattern::{Pattern, Reading};
use crate::secrets::custom::rule::{Group, UserRule};
use crate::secrets::custom::toml;
use std::sync::Arc;

/// All names that gitleaks knows; it does not look at their case.
const KNOWN: &[&str] = &[
    "title",
    "description",
    "minVersion",
    "extend",
    "rules",
    "allowlist",
    "allowlists",
    "path",
    "url",
    "useDefault",
    "disabledRules",
    "id",
    "regex",
    "secretGroup",
    "entropy",
    "keywords",
    "tags",
    "skipReport",
    "required",
    "condition",
    "commits",
    "paths",
    "regexTarget",
    "regexes",
    "stopwords",
    "targetRules",
];
const FILE: &[&str] = &["title", "description", "minVersion", "extend", "rules", "allowlist", "allowlists"];
const EXTEND: &[&str] = &["path", "useDefault", "disabledRules"];
const RULE: &[&str] = &[
    "id",
    "description",
    "path",
    "regex",
    "secretGroup",
    "entropy",
    "keywords",
    "tags",
    "skipReport",
    "allowlist",
    "allowlists",
];
const LIST: &[&str] =
    &["description", "condition", "commits", "paths", "regexTarget", "regexes", "stopwords", "targetRules"];

/// How many files may extend each other, as in gitleaks.
const EXTENSIONS: usize = 2;

/// A rule as it stands in a file, of which another may say the rest.
#[derive(Debug, Default)]
struct Written {
    id: String,
    span: Span,
    description: Option<String>,
    pattern: Option<Pattern>,
    path: Option<Pattern>,
    group: Option<(usize, Span)>,
    entropy: Option<f64>,
    keywords: Vec<String>,
    skip: bool,
    allow: Vec<Arc<Allowlist>>,
    /// Had it an expression that was refused?
    broken: bool,
}

/// A file.
#[derive(Debug, Default)]
struct File {
    rules: Vec<Written>,
    lists: Vec<(Allowlist, Vec<String>)>,
    extends: bool,
    disabled: Vec<String>,
}

/// Reads a file; `other` answers the texts of those that it extends.
pub(in crate::secrets::custom) fn read<'o>(
    text: &str,
    other: &dyn Fn(&str) -> Option<&'o str>,
    errors: &mut Diagnostics,
) -> Loaded {
    let file = file(text, other, 0, errors);
    compiled(file, errors)
}

fn file<'o>(text: &str, other: &dyn Fn(&str) -> Option<&'o str>, depth: usize, errors: &mut Diagnostics) -> File {
    let mut read = File::default();
    let value = match toml::parse(text, KNOWN) {
        Ok(value) => value,
        Err(error) => {
            errors.push(error);
            return read;
        }
    };
    let root = Field::root(&value);
    let Some(form) = root.open_form(FILE, Code::RuleIgnored, errors) else { return read };
    for item in form.get("rules").map(|it| it.list(errors)).unwrap_or_default() {
        if let Some(rule) = written(&item, text, errors) {
            if let Some(first) = read.rules.iter().find(|it| it.id == rule.id) {
                let message = format!("two rules have the name `{}`", rule.id);
                errors.push(
                    Diagnostic::new(Code::RuleRepeated, message).at(rule.span).related(first.span, "the first one"),
                );
            }
            read.rules.push(rule);
        }
    }
    read.lists = allowlists(&form, text, errors);
    if let Some(extend) = form.get("extend")
        && let Some(form) = extend.open_form(EXTEND, Code::RuleIgnored, errors)
    {
        read.extends = form.get("useDefault").and_then(|it| it.flag(errors)).unwrap_or_default();
        read.disabled = texts(form.get("disabledRules"), errors);
        if let Some(path) = form.get("path") {
            let name = path.text(errors).map(|it| it.as_str().to_owned()).unwrap_or_default();
            if read.extends {
                errors.push(path.diagnostic(Code::RuleIgnored, "with useDefault the path of `extend` does nothing"));
            } else if depth >= EXTENSIONS {
                let message = format!("more than {EXTENSIONS} files extend each other");
                errors.push(path.diagnostic(Code::ExtendMissing, message));
            } else if let Some(text) = other(&name) {
                let mut inner = Diagnostics::new();
                let base = file(text, other, depth + 1, &mut inner);
                // Their places are in another text than the others'.
                errors.extend(inner.into_sorted().into_iter().map(|mut it| {
                    it.span = Some(path.value.span);
                    it.related.clear();
                    it.message = format!("in {name}: {}", it.message);
                    it
                }));
                read = extended(read, base);
            } else {
                errors.push(path.diagnostic(Code::ExtendMissing, format!("the file `{name}` was not given")));
            }
        }
    }
    read
}

/// What `own` says comes before what `base` says; words and exceptions come together.
fn extended(mut own: File, base: File) -> File {
    for mut rule in base.rules {
        if own.disabled.contains(&rule.id) {
            continue;
        }
        let Some(mine) = own.rules.iter_mut().find(|mine| mine.id == rule.id) else {
            own.rules.push(rule);
            continue;
        };
        mine.description = mine.description.take().or(rule.description);
        if mine.pattern.is_none() {
            mine.broken |= rule.broken;
            mine.pattern = rule.pattern.take();
        }
        mine.path = mine.path.take().or(rule.path);
        mine.group = mine.group.or(rule.group);
        mine.entropy = mine.entropy.or(rule.entropy);
        mine.skip |= rule.skip;
        rule.keywords.append(&mut mine.keywords);
        mine.keywords = rule.keywords;
        mine.allow.append(&mut rule.allow);
    }
    own.lists.extend(base.lists);
    own.extends |= base.extends;
    own.disabled.extend(base.disabled);
    own
}

fn written(item: &Field<'_>, text: &str, errors: &mut Diagnostics) -> Option<Written> {
    let form = item.open_form(RULE, Code::RuleIgnored, errors)?;
    let span = form.get("id").map_or(item.value.span, |id| id.value.span);
    let mut rule = Written { span, ..Written::default() };
    let word = |name: &str, errors: &mut Diagnostics| {
        form.get(name).and_then(|it| it.text(errors)).map(|it| it.as_str().to_owned())
    };
    rule.id = word("id", errors).unwrap_or_default();
    rule.description = word("description", errors);
    let patterns = errors.len();
    let go = Reading::of(Dialect::Go);
    rule.pattern = form.get("regex").and_then(|it| expression(&it, text, go, errors));
    rule.path = form.get("path").and_then(|it| expression(&it, text, go, errors));
    rule.broken = errors.len() > patterns;
    rule.entropy = form.get("entropy").and_then(|it| it.number(errors)).filter(|it| *it != 0.0);
    rule.keywords = texts(form.get("keywords"), errors).into_iter().filter(|it| !it.is_empty()).collect();
    rule.skip = form.get("skipReport").and_then(|it| it.flag(errors)).unwrap_or_default();
    rule.allow = allowlists(&form, text, errors).into_iter().map(|(list, _)| Arc::new(list)).collect();
    if let Some(group) = form.get("secretGroup")
        && let Some(number) = group.number(errors)
    {
        if number < 0.0 || number.fract() != 0.0 || number > 1000.0 {
            errors.push(group.diagnostic(Code::RuleGroup, format!("{} cannot be {}", group.name(), shortest(number))));
        } else if number > 0.0 {
            rule.group = Some((number as usize, group.value.span));
        }
    }
    Some(rule)
}

/// The lists in `allowlist` and `allowlists`, each with the rules that it is for.
pub(super) fn allowlists(form: &Form<'_>, text: &str, errors: &mut Diagnostics) -> Vec<(Allowlist, Vec<String>)> {
    let mut all: Vec<Field<'_>> = form.get("allowlist").into_iter().collect();
    if let Some(lists) = form.get("allowlists") {
        all.extend(lists.list(errors));
    }
    all.iter().filter_map(|list| allowlist(list, text, errors)).collect()
}

fn allowlist(item: &Field<'_>, text: &str, errors: &mut Diagnostics) -> Option<(Allowlist, Vec<String>)> {
    let form = item.open_form(LIST, Code::RuleIgnored, errors)?;
    let upper = |name: &str, errors: &mut Diagnostics| {
        form.get(name).and_then(|it| it.text(errors)).map(|it| it.as_str().to_ascii_lowercase())
    };
    let choice = |name: &str, words: &[&str], errors: &mut Diagnostics| {
        let word = upper(name, errors).unwrap_or_default();
        if !words.contains(&word.as_str())
            && let Some(field) = form.get(name)
        {
            let message = format!("{} cannot be \"{word}\"", field.name());
            errors.push(
                field
                    .diagnostic(Code::FieldValue, message)
                    .hint(format!("it is one of {}", words.join(", ").trim_start_matches(", "))),
            );
        }
        word
    };
    let all = matches!(choice("condition", &["", "and", "&&", "or", "||"], errors).as_str(), "and" | "&&");
    let target = match choice("regexTarget", &["", "secret", "match", "line"], errors).as_str() {
        "match" => Target::Match,
        "line" => Target::Line,
        _ => Target::Secret,
    };
    let mut patterns = |name: &str| -> Vec<Pattern> {
        let items = form.get(name).map(|it| it.list(errors)).unwrap_or_default();
        items.iter().filter_map(|it| expression(it, text, Reading::of(Dialect::Go), errors)).collect()
    };
    let (paths, regexes) = (patterns("paths"), patterns("regexes"));
    let commits = texts(form.get("commits"), errors);
    let words: Vec<String> = texts(form.get("stopwords"), errors)
        .into_iter()
        .map(|it| it.to_ascii_lowercase())
        .filter(|it| !it.is_empty())
        .collect();
    if ["commits", "paths", "regexes", "stopwords"].iter().all(|name| form.get(name).is_none()) {
        let message = format!("{} checks nothing", item.name());
        errors.push(item.diagnostic(Code::AllowlistEmpty, message));
    }
    Some((Allowlist { all, commits, paths, target, regexes, words }, texts(form.get("targetRules"), errors)))
}

/// The rules of a file with all that they extend.
fn compiled(file: File, errors: &mut Diagnostics) -> Loaded {
    let mut loaded = Loaded { extends: file.extends, disabled: file.disabled, ..Loaded::default() };
    let lists: Vec<(Arc<Allowlist>, Vec<String>)> =
        file.lists.into_iter().map(|(list, targets)| (Arc::new(list), targets)).collect();
    for written in file.rules {
        if written.id.is_empty() {
            errors.push(Diagnostic::new(Code::RuleName, "a rule has no `id`").at(written.span));
            continue;
        }
        if written.pattern.is_none() && written.path.is_none() {
            if written.broken {
                continue;
            }
            if !loaded.extends {
                let message = format!("the rule `{}` has neither a regex nor a path", written.id);
                errors.push(Diagnostic::new(Code::RuleEmpty, message).at(written.span));
                continue;
            }
            // More exceptions for a built-in rule.
            loaded.builtin.extend(written.allow.into_iter().map(|list| (Some(written.id.clone()), list)));
            continue;
        }
        if let (Some((number, span)), Some(pattern)) = (written.group, &written.pattern)
            && number > pattern.group_count
        {
            let message = format!(
                "the rule `{}` asks for group {number}, and its expression has {}",
                written.id, pattern.group_count
            );
            errors.push(Diagnostic::new(Code::RuleGroup, message).at(span));
        }
        if written.skip {
            continue;
        }
        loaded.disabled.push(written.id.clone());
        let description = written.description.unwrap_or_else(|| written.id.clone());
        let mut rule = UserRule::new(written.id, description, written.pattern);
        rule.kind = "secret";
        rule.alone = true;
        rule.decoded = true;
        rule.path = written.path;
        rule.group = written.group.map_or(Group::First, |(number, _)| Group::Number(number));
        rule.entropy = written.entropy;
        rule.keywords = written.keywords;
        rule.allow = written.allow;
        let for_it = lists.iter().filter(|(_, targets)| targets.is_empty() || targets.contains(&rule.id));
        rule.allow.extend(for_it.map(|(list, _)| list.clone()));
        loaded.rules.push(rule);
    }
    if loaded.extends {
        for (list, targets) in lists {
            if targets.is_empty() {
                loaded.builtin.push((None, list));
            } else {
                loaded.builtin.extend(targets.into_iter().map(|target| (Some(target), list.clone())));
            }
        }
    }
    loaded
}
