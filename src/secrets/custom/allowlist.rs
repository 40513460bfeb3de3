//! Exceptions as `gitleaks.toml` has them: what a list asks of, and whether one of its checks is enough or all must hold.

use super::pattern::Pattern;
use crate::secrets::judge;

/// What the expressions of a list look at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Target {
    /// The secret.
    #[default]
    Secret,
    /// All that the rule's expression matched.
    Match,
    /// The lines around.
    Line,
}

/// A list of exceptions.
#[derive(Debug, Default)]
pub(crate) struct Allowlist {
    /// Must every kind of check that it has hold? Otherwise one is enough.
    pub(crate) all: bool,
    pub(crate) commits: Vec<String>,
    pub(crate) paths: Vec<Pattern>,
    pub(crate) target: Target,
    pub(crate) regexes: Vec<Pattern>,
    /// In lower case.
    pub(crate) words: Vec<String>,
}

/// A match and what is around it.
pub(crate) struct Seen<'a> {
    pub(crate) secret: &'a [u8],
    pub(crate) matched: &'a [u8],
    pub(crate) line: &'a [u8],
    pub(crate) path: Option<&'a str>,
    pub(crate) commit: Option<&'a str>,
}

impl Allowlist {
    fn commit(&self, commit: Option<&str>) -> bool {
        commit.is_some_and(|commit| self.commits.iter().any(|it| it.eq_ignore_ascii_case(commit)))
    }

    fn path(&self, path: Option<&str>) -> bool {
        path.is_some_and(|path| self.paths.iter().any(|it| it.is_match(path.as_bytes())))
    }

    /// Is a whole file or commit accepted?
    pub(crate) fn file(&self, path: Option<&str>, commit: Option<&str>) -> bool {
        if path.is_none() && commit.is_none() {
            return false;
        }
        if !self.all {
            return self.commit(commit) || self.path(path);
        }
        // With expressions or words it depends on the finding.
        self.regexes.is_empty()
            && self.words.is_empty()
            && (self.commits.is_empty() || self.commit(commit))
            && (self.paths.is_empty() || self.path(path))
    }

    /// Why a finding is accepted, if it is.
    pub(crate) fn accepts(&self, it: &Seen<'_>) -> Option<&'static str> {
        let target = match self.target {
            Target::Secret => it.secret,
            Target::Match => it.matched,
            Target::Line => it.line,
        };
        let regex = self.regexes.iter().any(|regex| regex.is_match(target));
        let word = self.words.iter().any(|word| judge::contains(it.secret, word.as_bytes()));
        if self.all {
            let holds = (self.commits.is_empty() || self.commit(it.commit))
                && (self.paths.is_empty() || self.path(it.path))
                && (self.regexes.is_empty() || regex)
                && (self.words.is_empty() || word);
            return holds.then_some("all conditions of an allowlist of the rules hold");
        }
        match (regex, word) {
            (true, _) => Some("an expression of an allowlist of the rules matches"),
            (_, true) => Some("it contains a stop word of the rules"),
            _ => None,
        }
    }
}
