//! The scanner as its users have it.

use super::judge;
use super::machine::Machine;
use super::options::{Options, broken};
use super::rules::{Category, Confidence, How, Rule, Severity};
use super::scan::{Candidate, Scan};
use crate::diagnostic::{Error, Span};
use sha2::{Digest, Sha256};

/// A secret, or something about a person, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule's name.
    pub rule: &'static str,
    /// Credential or personal data.
    pub category: Category,
    /// What kind of thing it is; see [`Rule::kind`].
    pub kind: &'static str,
    /// What the rule finds.
    pub description: &'static str,
    /// How sure it is.
    pub confidence: Confidence,
    /// How bad a leak is.
    pub severity: Severity,
    /// Its place in the text, in bytes. For what the text encodes, the place of the encoded form.
    pub span: Span,
    /// The value with most of it hidden.
    pub redacted: String,
    /// Tells the value again without holding it: the same for the same rule, value and salt, wherever it stands.
    pub fingerprint: String,
    /// The value's entropy in bits a character.
    pub entropy: f64,
    /// What speaks for it, or against.
    pub evidence: Vec<String>,
    /// The value itself, if the options ask for it.
    pub secret: Option<String>,
}

/// The compiled rules.
#[derive(Debug)]
pub struct Scanner {
    pub(super) machine: Machine,
    options: Options,
}

impl Scanner {
    /// A scanner with the built-in rules.
    ///
    /// # Errors
    /// None with the rules as they are.
    pub fn new(options: Options) -> Result<Self, Error> {
        let machine = Machine::new(options.personal_data).ok_or_else(broken)?;
        Ok(Self { machine, options })
    }

    pub(super) const fn least(&self) -> Confidence {
        self.options.min_confidence
    }

    /// The rules that it has.
    #[must_use]
    pub fn rules(&self) -> &[&'static Rule] {
        &self.machine.rules
    }

    /// What is in `text`, in the order of the text; no two findings overlap.
    #[must_use]
    pub fn scan(&self, text: &str) -> Vec<Finding> {
        self.scan_file(text, None)
    }

    /// The same of the file at `path`, which exceptions may know.
    #[must_use]
    pub fn scan_file(&self, text: &str, path: Option<&str>) -> Vec<Finding> {
        let allow = &self.options.allow;
        if path.is_some_and(|path| allow.path(path)) {
            return Vec::new();
        }
        let mut found = Vec::new();
        for it in self.candidates(text) {
            if let Some(finding) = self.finding(text, &it)
                && allow.reason(text, path, &finding, it.value(text)).is_none()
            {
                found.push(finding);
            }
        }
        found
    }

    /// Why a finding is accepted, if it is.
    pub(super) fn allowed(&self, text: &str, finding: &Finding, it: &Candidate) -> Option<&'static str> {
        self.options.allow.reason(text, None, finding, it.value(text))
    }

    pub(super) fn candidates(&self, text: &str) -> Vec<Candidate> {
        let (mut found, _) = Scan::new(&self.machine, text.as_bytes(), false).run();
        found.retain(|it| it.confidence >= self.options.min_confidence);
        found
    }

    pub(super) fn finding(&self, text: &str, it: &Candidate) -> Option<Finding> {
        let rule = self.machine.rules.get(it.rule)?;
        let value = it.value(text);
        Some(Finding {
            rule: rule.id,
            category: rule.category,
            kind: rule.kind,
            description: rule.description,
            confidence: it.confidence,
            severity: rule.severity,
            span: it.span,
            redacted: masked(rule, value),
            fingerprint: fingerprint(&self.options.salt, rule.id, value),
            entropy: judge::entropy(value),
            evidence: it.proof.clone(),
            secret: self.options.reveal.then(|| String::from_utf8_lossy(value).into_owned()),
        })
    }
}

impl Candidate {
    /// The secret: what the text encodes, or what stands there.
    pub(super) fn value<'a>(&'a self, text: &'a str) -> &'a [u8] {
        match &self.value {
            Some(value) => value,
            None => text.as_bytes().get(self.span.start..self.span.end).unwrap_or_default(),
        }
    }
}

/// The vendor's prefix, if it has one, and how much is hidden. Of what has none, nothing is shown.
fn masked(rule: &Rule, value: &[u8]) -> String {
    let prefix = match rule.how {
        How::Token { anchors, before: "", .. } => {
            anchors.iter().find(|anchor| value.starts_with(anchor.as_bytes())).copied().unwrap_or_default()
        }
        _ => "",
    };
    let hidden = String::from_utf8_lossy(value).chars().count().saturating_sub(prefix.chars().count());
    format!("{prefix}{} ({hidden} hidden)", "*".repeat(hidden.min(8)))
}

fn fingerprint(salt: &str, rule: &str, value: &[u8]) -> String {
    let mut hash = Sha256::new();
    for part in [salt.as_bytes(), b"\0", rule.as_bytes(), b"\0", value] {
        hash.update(part);
    }
    hash.finalize().iter().take(16).map(|b| format!("{b:02x}")).collect()
}
