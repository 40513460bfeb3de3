//! A rule of a user, from whatever file it was read.

use super::allowlist::Allowlist;
use super::pattern::Pattern;
use crate::secrets::rules::{Category, Confidence, Severity};
use std::sync::Arc;

/// Where a pattern is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// In the whole text.
    Text,
    /// In each line by itself.
    Line,
}

/// Which part of a match is the secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Group {
    /// All of it.
    Whole,
    /// The first group that matched something; all of it, where there is none.
    First,
    /// The group of that number.
    Number(usize),
}

/// A rule.
#[derive(Debug)]
pub(crate) struct UserRule {
    pub(crate) id: String,
    pub(crate) description: String,
    pub(crate) kind: &'static str,
    pub(crate) category: Category,
    pub(crate) confidence: Confidence,
    pub(crate) severity: Severity,
    /// Nothing for a rule that is only about paths.
    pub(crate) pattern: Option<Pattern>,
    pub(crate) scope: Scope,
    pub(crate) group: Group,
    /// Are the groups those of the match as if nothing were around it, as gitleaks has it?
    pub(crate) alone: bool,
    /// Secrets of this entropy or less are none.
    pub(crate) entropy: Option<f64>,
    /// One of these has to stand anywhere in the text, without regard to case.
    pub(crate) keywords: Vec<String>,
    /// Only files at such paths.
    pub(crate) path: Option<Pattern>,
    /// Exceptions, also those of all rules of its file.
    pub(crate) allow: Vec<Arc<Allowlist>>,
    /// `file:line:text` is accepted where one of these matches, as git-secrets has it.
    pub(crate) lines: Option<Arc<Vec<Pattern>>>,
    /// Macie: one of these words before it, so many characters from its end to the end of the match.
    pub(crate) near: Option<(Vec<String>, usize)>,
    /// Macie: what contains one of these is none.
    pub(crate) ignore: Vec<String>,
    /// Macie: from how many on which severity, ascending.
    pub(crate) levels: Vec<(usize, Severity)>,
    /// Is it looked for in what the text encodes, too?
    pub(crate) decoded: bool,
}

impl UserRule {
    /// A rule with an expression, and nothing else that is special.
    pub(crate) fn new(id: String, description: String, pattern: Option<Pattern>) -> Self {
        Self {
            id,
            description,
            kind: "custom",
            category: Category::Secret,
            confidence: Confidence::Medium,
            severity: Severity::High,
            pattern,
            scope: Scope::Text,
            group: Group::First,
            alone: false,
            entropy: None,
            keywords: Vec::new(),
            path: None,
            allow: Vec::new(),
            lines: None,
            near: None,
            ignore: Vec::new(),
            levels: Vec::new(),
            decoded: false,
        }
    }
}
