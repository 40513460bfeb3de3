//! Patterns of git-secrets: what `git secrets --list` and `git config --list` print, a section of a `.git/config`, or one
//! pattern a line, as a provider answers.
//!
//! `git grep -nwHEI` looks for them: extended expressions, line by line, whole words. What matches an allowed pattern as
//! `file:line:text` is no finding.

use super::{Loaded, refused};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Span};
use crate::secrets::custom::dialect::Dialect;
use crate::secrets::custom::pattern::{Pattern, Reading};
use crate::secrets::custom::rule::{Group, Scope, UserRule};
use std::sync::Arc;

/// What a line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Prohibited,
    Allowed,
    Provider,
    Nothing,
}

/// Reads patterns; `allowed` are lines of a `.gitallowed`.
pub(in crate::secrets::custom) fn read(text: &str, allowed: &str, errors: &mut Diagnostics) -> Loaded {
    let mut loaded = Loaded::default();
    let mut lines = Vec::new();
    for (says, pattern, at) in entries(text) {
        match says {
            Says::Nothing => {}
            Says::Provider => errors.push(
                Diagnostic::new(
                    Code::RuleIgnored,
                    format!("the provider `{pattern}` is a command, and none is run here"),
                )
                .at(at)
                .hint("run it, and pass the patterns that it prints"),
            ),
            Says::Allowed => lines.extend(parsed(&pattern, false, at, errors)),
            Says::Prohibited => {
                if let Some(it) = parsed(&pattern, true, at, errors) {
                    let id = format!("git-secrets-{}", loaded.rules.len() + 1);
                    let mut rule = UserRule::new(id, format!("Prohibited pattern {pattern}"), Some(it));
                    rule.scope = Scope::Line;
                    rule.group = Group::Whole;
                    loaded.rules.push(rule);
                }
            }
        }
    }
    for line in allowed.lines().map(|line| line.trim_end_matches('\r')) {
        if !line.trim().is_empty() && !line.starts_with('#') {
            // Its place is in another text.
            lines.extend(parsed(line, false, Span::default(), errors));
        }
    }
    let lines = Arc::new(lines);
    for rule in &mut loaded.rules {
        rule.lines = Some(lines.clone());
    }
    loaded
}

fn parsed(pattern: &str, words: bool, at: Span, errors: &mut Diagnostics) -> Option<Pattern> {
    let reading = Reading { words, ..Reading::of(Dialect::Posix) };
    match Pattern::parse(pattern, reading) {
        Ok(pattern) => Some(pattern),
        Err(refusal) => {
            // A value that the file escapes has no exact place.
            let exact = at.end - at.start == pattern.len();
            let span = Span::new(at.start + refusal.span.start, at.start + refusal.span.end);
            errors.push(refused(&refusal, pattern, &format!("`{pattern}`"), if exact { span } else { at }));
            None
        }
    }
}

/// What each line says, and where.
fn entries(text: &str) -> Vec<(Says, String, Span)> {
    let mut entries = Vec::new();
    let (mut start, mut section) = (0, None);
    for whole in text.split_inclusive('\n') {
        let offset = start;
        start += whole.len();
        let line = whole.trim_end_matches(['\n', '\r']);
        let trimmed = line.trim_start();
        let indent = line.len() - trimmed.len();
        let span = |value: &str| {
            let from = offset + (value.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize);
            Span::new(from, from + value.len())
        };
        if trimmed.is_empty() || trimmed.starts_with('#') {
            continue;
        }
        // secrets.patterns=…, or with a blank, as `git config --get-regexp` has it.
        if let Some(rest) = trimmed.strip_prefix("secrets.") {
            let (name, value) = rest.split_once(['=', ' ']).unwrap_or((rest, ""));
            let says = named(name);
            entries.push((says, value.to_owned(), span(value)));
            continue;
        }
        if let Some(head) = trimmed.strip_prefix('[').and_then(|rest| rest.trim_end().strip_suffix(']'))
            && head.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b' ' | b'"' | b'.' | b'-' | b'/'))
            && (section.is_some()
                || head.eq_ignore_ascii_case("secrets")
                || entries.is_empty() && indent == 0 && is_config(text))
        {
            section = Some(head.eq_ignore_ascii_case("secrets"));
            continue;
        }
        match section {
            Some(true) => {
                let (name, value) = trimmed.split_once('=').unwrap_or((trimmed, ""));
                let value = value.trim_start();
                entries.push((named(name.trim_end()), unescaped(value), span(value)));
            }
            Some(false) => {}
            // Another line of `git config --list`.
            None if is_setting(trimmed) => {}
            None => entries.push((Says::Prohibited, line.to_owned(), span(line))),
        }
    }
    entries
}

fn named(name: &str) -> Says {
    match name.to_ascii_lowercase().as_str() {
        "patterns" => Says::Prohibited,
        "allowed" => Says::Allowed,
        "providers" => Says::Provider,
        _ => Says::Nothing,
    }
}

fn is_config(text: &str) -> bool {
    text.lines().any(|line| line.trim().eq_ignore_ascii_case("[secrets]"))
}

/// `user.name=…`, which `git config --list` prints between.
fn is_setting(line: &str) -> bool {
    const SECTIONS: &[&str] = &[
        "user.",
        "core.",
        "remote.",
        "branch.",
        "init.",
        "credential.",
        "filter.",
        "diff.",
        "merge.",
        "alias.",
        "color.",
        "push.",
        "pull.",
        "gpg.",
        "commit.",
        "safe.",
    ];
    line.contains('=') && SECTIONS.iter().any(|section| line.starts_with(section))
}

/// A value of a `.git/config`: quotes go, a backslash escapes, a comment ends it.
fn unescaped(value: &str) -> String {
    let mut out = String::new();
    let (mut quoted, mut chars) = (false, value.chars());
    while let Some(c) = chars.next() {
        match c {
            '"' => quoted = !quoted,
            '\\' => match chars.next() {
                Some('n') => out.push('\n'),
                Some('t') => out.push('\t'),
                Some(c) => out.push(c),
                None => {}
            },
            '#' | ';' if !quoted => break,
            c => out.push(c),
        }
    }
    if quoted { out } else { out.trim_end().to_owned() }
}
