//! Rules of users: regular expressions of their own and of other tools.
//!
//! Each loader (`load`) makes the same rules of what it reads. Expressions are those of `regex-automata`, on bytes, ASCII,
//! in linear time; they are compiled at the first hit of what every match contains (`required`), and tried only near it.

mod allowlist;
mod bench;
mod cost;
mod dialect;
mod load;
mod pattern;
mod required;
mod rule;
mod search;
mod toml;

pub use bench::{Bench, Match, bench};

use super::machine::Machine;
use super::options::{Failed, Options, broken};
use super::scanner::{Builtin, Scanner};
use super::windows::Cut;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Error, Step};
use crate::json::{self, Field, Form, Kind, Value};
use load::{Loaded, git_secrets, gitleaks, macie, regex_json};
use search::Custom;
use std::collections::HashMap;

/// More rules are refused.
const MOST: usize = 5_000;

/// Everything that was read so far.
#[derive(Default)]
struct Book {
    loaded: Loaded,
    warnings: Vec<(String, Vec<Diagnostic>)>,
    /// Do the options name rules that replace the built-in ones?
    replaced: bool,
}

/// The scanner of `options` and of the rules in the object that they stand in.
pub(super) fn scanner(options: Options, value: Option<&Value>, text: &str) -> Result<Scanner, Failed> {
    let mut book = Book::default();
    if let Some(value) = value {
        let mut errors = Diagnostics::new();
        if let Some(form) = Field::root(value).form(&members(value), &mut errors) {
            book.read(&form, text)?;
        }
    }
    let Book { loaded: Loaded { rules, extends, disabled, builtin }, warnings, replaced } = book;
    let mut machine = Machine::new(options.personal_data).ok_or_else(broken)?;
    if replaced && !extends {
        machine.builtin = Builtin::None;
    } else if !disabled.is_empty() {
        machine.builtin = Builtin::But(disabled);
    }
    if !rules.is_empty() || !builtin.is_empty() || replaced {
        let count = rules.len();
        let custom = if count > MOST { None } else { Custom::new(rules, builtin) };
        let Some(custom) = custom else {
            let message = format!("{count} rules are too many, or they have too many words to look for");
            return Err(Error::from(Diagnostic::new(Code::RulesTooMany, message)).into());
        };
        machine.custom = Some(Box::new(custom));
    }
    Ok(Scanner { machine, options, warnings, cut: Cut::default() })
}

/// The names of all members: which ones are known was said before.
fn members(value: &Value) -> Vec<&str> {
    value.as_object().unwrap_or_default().iter().map(|member| member.key.as_str()).collect()
}

impl Book {
    fn read(&mut self, form: &Form<'_>, text: &str) -> Result<(), Failed> {
        if let Some(rules) = form.get("rules") {
            match &rules.value.kind {
                Kind::String(word) if word.as_str() == "default" => {}
                Kind::String(file) => {
                    self.replaced = true;
                    self.file(file.as_str(), form, "rules")?;
                }
                _ => {
                    self.replaced = true;
                    let mut errors = Diagnostics::new();
                    let loaded = regex_json::read(&rules, text, &mut errors);
                    self.add(loaded, errors, None)?;
                }
            }
        }
        if let Some(file) = given(form, "gitleaks")? {
            self.gitleaks(&file, form, "gitleaks")?;
        }
        if let Some(file) = given(form, "gitSecrets")? {
            self.git_secrets(&file, form, "gitSecrets")?;
        }
        if let Some(identifiers) = form.get("customIdentifiers") {
            let mut errors = Diagnostics::new();
            if let Kind::String(file) = &identifiers.value.kind {
                let value = document(file.as_str(), "customIdentifiers")?;
                let loaded = macie::read(&Field::root(&value), file.as_str(), &mut errors);
                self.add(loaded, errors, Some((file.as_str(), "customIdentifiers")))?;
            } else {
                let loaded = macie::read(&identifiers, text, &mut errors);
                self.add(loaded, errors, None)?;
            }
        }
        Ok(())
    }

    /// A file of some form.
    fn file(&mut self, file: &str, form: &Form<'_>, name: &str) -> Result<(), Failed> {
        match file.trim_start().as_bytes() {
            // A table of TOML begins with a bracket too, but not with what JSON has behind it.
            [b'[', rest @ ..]
                if matches!(rest.trim_ascii_start().first(), Some(b'[' | b'{' | b'"' | b']')) && !is_toml(file) =>
            {
                let value = document(file, name)?;
                let mut errors = Diagnostics::new();
                let loaded = regex_json::read(&Field::root(&value), file, &mut errors);
                self.add(loaded, errors, Some((file, name)))
            }
            _ if is_toml(file) => self.gitleaks(file, form, name),
            _ => self.git_secrets(file, form, name),
        }
    }

    fn gitleaks(&mut self, file: &str, form: &Form<'_>, name: &str) -> Result<(), Failed> {
        let mut errors = Diagnostics::new();
        let files = form.get("gitleaksFiles").map(|it| it.value);
        let other = |path: &str| files.and_then(|files| files.get(path)).and_then(Value::as_text).map(|it| it.as_str());
        let loaded = gitleaks::read(file, &other, &mut errors);
        self.add(loaded, errors, Some((file, name)))
    }

    fn git_secrets(&mut self, file: &str, form: &Form<'_>, name: &str) -> Result<(), Failed> {
        let mut errors = Diagnostics::new();
        let allowed = given(form, "gitAllowed")?.unwrap_or_default();
        let loaded = git_secrets::read(file, &allowed, &mut errors);
        self.add(loaded, errors, Some((file, name)))
    }

    /// Takes what was read, unless there was an error.
    fn add(&mut self, loaded: Loaded, mut errors: Diagnostics, file: Option<(&str, &str)>) -> Result<(), Failed> {
        let mut names: HashMap<&str, ()> = self.loaded.rules.iter().map(|rule| (rule.id.as_str(), ())).collect();
        for rule in &loaded.rules {
            if rule.id.is_empty() && !errors.has_errors() {
                errors.push(Diagnostic::new(Code::RuleName, "a rule has no name"));
            } else if names.insert(&rule.id, ()).is_some() {
                errors.push(Diagnostic::new(Code::RuleRepeated, format!("two rules have the name `{}`", rule.id)));
            }
        }
        if loaded.rules.is_empty() && loaded.builtin.is_empty() && !loaded.extends && errors.is_empty() {
            errors.push(Diagnostic::new(Code::RulesNone, "there are no rules in it"));
        }
        let text = file.map(|(text, _)| text.to_owned());
        let named = |mut diagnostic: Diagnostic| {
            match file {
                Some((_, name)) => diagnostic.path.insert(0, Step::from(name)),
                // Its author wrote no text, so there are no places in it.
                None => diagnostic.span = None,
            }
            diagnostic
        };
        let sorted: Vec<Diagnostic> = errors.into_sorted().into_iter().map(named).collect();
        match Error::of(sorted) {
            Ok(error) => Err(Failed { error, text: text.or_else(|| Some(String::new())) }),
            Err(warnings) => {
                if !warnings.is_empty() {
                    self.warnings.push((text.unwrap_or_default(), warnings));
                }
                self.loaded.rules.extend(loaded.rules);
                self.loaded.extends |= loaded.extends;
                self.loaded.disabled.extend(loaded.disabled);
                self.loaded.builtin.extend(loaded.builtin);
                Ok(())
            }
        }
    }
}

/// Does it look like a `gitleaks.toml`?
fn is_toml(file: &str) -> bool {
    file.lines().map(str::trim).any(|line| {
        ["[[rules]]", "[extend]", "[allowlist]", "[[allowlists]]", "[[ rules ]]"].contains(&line)
            || line.starts_with("title =")
    })
}

/// The text in a member.
fn given(form: &Form<'_>, name: &str) -> Result<Option<String>, Failed> {
    let Some(field) = form.get(name) else { return Ok(None) };
    let mut errors = Diagnostics::new();
    let text = field.text(&mut errors).map(|it| it.as_str().to_owned());
    errors.finish(text).map(|(text, _)| text).map_err(Failed::from)
}

/// A document of JSON, or why it is none.
fn document(text: &str, name: &str) -> Result<Value, Failed> {
    let parsed = json::parse(text, &json::Options::default());
    let mut errors = Diagnostics::new();
    errors.extend(parsed.diagnostics.into_iter().map(|mut it| {
        it.path.insert(0, Step::from(name));
        it
    }));
    let value = parsed.value.unwrap_or(Value { span: crate::diagnostic::Span::default(), kind: Kind::Null });
    errors.finish(value).map(|(value, _)| value).map_err(|error| Failed { error, text: Some(text.to_owned()) })
}
