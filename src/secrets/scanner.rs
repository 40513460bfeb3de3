//! The scanner as its users have it.

use super::machine::Machine;
use super::rules::{Category, Confidence, Rule, Severity};
use super::scan::{Candidate, Scan};
use crate::diagnostic::Span;
use sha2::{Digest, Sha256};

/// How to scan.
#[derive(Clone, Debug)]
pub struct Options {
    /// Look for personal data too?
    pub personal_data: bool,
    /// Findings below are left out.
    pub min_confidence: Confidence,
    /// Goes into every fingerprint, so that they cannot be compared with those of others.
    pub salt: String,
}

impl Default for Options {
    fn default() -> Self {
        Self { personal_data: false, min_confidence: Confidence::Low, salt: String::new() }
    }
}

/// A secret, or something about a person, and where it stands.
#[derive(Clone, Debug)]
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
    /// Tells the value again without holding it: the same for the same value and salt, wherever it stands.
    pub fingerprint: String,
    /// Bits a character.
    pub entropy: f64,
    /// What speaks for it, or against.
    pub evidence: Vec<String>,
    pub(crate) value: Vec<u8>,
}

/// The compiled rules.
#[derive(Debug)]
pub struct Scanner {
    machine: Machine,
    options: Options,
}

impl Scanner {
    /// A scanner with the built-in rules.
    #[must_use]
    pub fn new(options: Options) -> Option<Self> {
        Some(Self { machine: Machine::new(options.personal_data)?, options })
    }

    /// The rules that it has.
    #[must_use]
    pub fn rules(&self) -> &[&'static Rule] {
        &self.machine.rules
    }

    /// What is in `text`, in the order of the text; no two findings overlap.
    #[must_use]
    pub fn scan(&self, text: &str) -> Vec<Finding> {
        let (found, _) = Scan::new(&self.machine, text.as_bytes(), false).run();
        found.into_iter().filter(|it| it.confidence >= self.options.min_confidence).filter_map(|it| self.finding(text, it)).collect()
    }

    fn finding(&self, text: &str, it: Candidate) -> Option<Finding> {
        let rule = self.machine.rules.get(it.rule)?;
        let bytes = text.as_bytes().get(it.span.start..it.span.end).unwrap_or_default();
        let value = it.value.unwrap_or_else(|| bytes.to_vec());
        Some(Finding {
            rule: rule.id,
            category: rule.category,
            kind: rule.kind,
            description: rule.description,
            confidence: it.confidence,
            severity: rule.severity,
            span: it.span,
            redacted: String::new(),
            fingerprint: fingerprint(&self.options.salt, rule.id, &value),
            entropy: super::judge::entropy(&value),
            evidence: it.proof,
            value,
        })
    }
}

fn fingerprint(salt: &str, rule: &str, value: &[u8]) -> String {
    let mut hash = Sha256::new();
    for part in [salt.as_bytes(), b"\0", rule.as_bytes(), b"\0", value] {
        hash.update(part);
    }
    hash.finalize().iter().take(16).map(|b| format!("{b:02x}")).collect()
}
