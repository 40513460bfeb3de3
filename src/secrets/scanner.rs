//! The scanner as its users have it.

use super::judge;
use super::machine::Machine;
use super::options::{Failed, Options, broken};
use super::rules::{Category, Confidence, How, List, Rule, Severity};
use super::scan::{Candidate, Origin, Scan};
use super::windows::{Cut, Window, columns};
use crate::diagnostic::{Diagnostic, Error, Span};
use sha2::{Digest, Sha256};
use std::fmt;

/// A secret, or something about a person, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule's name.
    pub rule: String,
    /// Credential or personal data.
    pub category: Category,
    /// What kind of thing it is; see [`Rule::kind`]. Of a user's rule `custom`.
    pub kind: &'static str,
    /// What the rule finds.
    pub description: String,
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

/// What is said of a rule, whoever made it.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// Its name.
    pub id: &'a str,
    /// Whose credential it is; nothing where that is not known.
    pub vendor: &'a str,
    /// What it finds.
    pub description: &'a str,
    /// What kind of thing that is.
    pub kind: &'static str,
    /// Credential or personal data.
    pub category: Category,
    /// What makes it find something; see [`Tier`](super::Tier).
    pub tier: &'static str,
    /// How sure it is.
    pub confidence: Confidence,
    /// How bad a leak is.
    pub severity: Severity,
    /// What a value can begin with that may be shown.
    pub(crate) prefixes: List,
}

impl About<'static> {
    fn of(rule: &'static Rule) -> Self {
        let prefixes = match rule.how {
            How::Token { anchors, before: "", .. } => anchors,
            _ => List::default(),
        };
        Self {
            id: rule.id(),
            vendor: rule.vendor(),
            description: rule.description(),
            kind: rule.kind(),
            category: rule.category,
            tier: rule.tier.as_str(),
            confidence: rule.confidence,
            severity: rule.severity,
            prefixes,
        }
    }
}

/// Rules of users, as the scanner asks them. It is a trait, so that who has none need not have their engine.
pub(crate) trait UserRules: Send + Sync {
    /// Looks for what they find; their numbers begin at `first`.
    fn search(&self, scan: &mut Scan<'_>, first: usize);
    /// The rule of that number.
    fn about(&self, number: usize) -> Option<About<'_>>;
    /// How many there are.
    fn len(&self) -> usize;
    /// Does one of them look into what a text encodes?
    fn decodes(&self) -> bool;
    /// Gives those their severity that depend on how many there are, or takes them away.
    fn levels(&self, first: usize, found: &mut Vec<Candidate>);
    /// Does what the rule finds depend on how often it does?
    fn counts(&self, number: usize) -> bool;
    /// Why the rules' exceptions accept what a built-in rule found.
    fn accepts(&self, rule: &str, text: &[u8], span: Span, secret: &[u8], place: Origin<'_>) -> Option<&'static str>;
}

// Not derived: behind a trait object no Debug of an expression can be left out of the wasm file.
impl fmt::Debug for dyn UserRules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} rules of users", self.len())
    }
}

/// Which built-in rules count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Builtin {
    /// All of them.
    #[default]
    All,
    /// None.
    #[cfg(feature = "secret-rules")]
    None,
    /// All but these.
    #[cfg(feature = "secret-rules")]
    But(Vec<String>),
}

impl Builtin {
    #[cfg_attr(not(feature = "secret-rules"), expect(unused_variables, reason = "all rules are there"))]
    pub(crate) fn has(&self, rule: &str) -> bool {
        match self {
            Self::All => true,
            #[cfg(feature = "secret-rules")]
            Self::None => false,
            #[cfg(feature = "secret-rules")]
            Self::But(others) => !others.iter().any(|other| other == rule),
        }
    }

    pub(crate) const fn any(&self) -> bool {
        match self {
            #[cfg(feature = "secret-rules")]
            Self::None => false,
            _ => true,
        }
    }
}

/// The compiled rules.
#[derive(Debug)]
pub struct Scanner {
    pub(super) machine: Machine,
    pub(super) options: Options,
    /// By the text that they are about.
    pub(super) warnings: Vec<(String, Vec<Diagnostic>)>,
    pub(super) cut: Cut,
}

impl Scanner {
    /// A scanner with the built-in rules.
    ///
    /// # Errors
    /// None with the rules as they are.
    pub fn new(options: Options) -> Result<Self, Error> {
        let machine = Machine::new(options.personal_data).ok_or_else(broken)?;
        Ok(Self { machine, options, warnings: Vec::new(), cut: Cut::default() })
    }

    /// The scanner that the text of a JSON object describes: options, and rules if there are any.
    ///
    /// # Errors
    /// Unknown fields, values of the wrong kind, rules that cannot be used.
    #[cfg(not(feature = "secret-rules"))]
    pub fn parse(text: &str) -> Result<Self, Failed> {
        Ok(Self::new(Options::parse(text)?)?)
    }

    /// The scanner that the text of a JSON object describes: options, and rules if there are any.
    ///
    /// # Errors
    /// Unknown fields, values of the wrong kind, rules that cannot be used.
    #[cfg(feature = "secret-rules")]
    pub fn parse(text: &str) -> Result<Self, Failed> {
        let (options, value) = Options::with_value(text)?;
        super::custom::scanner(options, value.as_ref(), text)
    }

    pub(super) const fn least(&self) -> Confidence {
        self.options.min_confidence
    }

    /// What is odd about the rules that it was given, or slow; by the text that it is about.
    #[must_use]
    pub fn diagnostics(&self) -> &[(String, Vec<Diagnostic>)] {
        &self.warnings
    }

    /// The rules that it has.
    pub fn rules(&self) -> impl Iterator<Item = About<'_>> {
        let builtin =
            self.machine.rules.iter().map(|rule| About::of(rule)).filter(|it| self.machine.builtin.has(it.id));
        let custom = self.machine.custom.as_deref();
        builtin.chain(custom.into_iter().flat_map(|custom| (0..custom.len()).filter_map(|number| custom.about(number))))
    }

    /// The rule of that number.
    pub(super) fn about(&self, number: usize) -> Option<About<'_>> {
        match self.machine.rules.get(number) {
            Some(rule) => Some(About::of(rule)),
            None => self.machine.custom.as_ref()?.about(number - self.machine.rules.len()),
        }
    }

    /// What is in `text`, in the order of the text; no two findings overlap.
    #[must_use]
    pub fn scan(&self, text: &str) -> Vec<Finding> {
        self.scan_file(text, None)
    }

    /// The same of the file at `path`, which exceptions may know.
    #[must_use]
    pub fn scan_file(&self, text: &str, path: Option<&str>) -> Vec<Finding> {
        self.scan_from(text, Origin::at(path))
    }

    pub(super) fn scan_from(&self, text: &str, place: Origin<'_>) -> Vec<Finding> {
        if place.path.is_some_and(|path| self.options.allow.path(path)) {
            return Vec::new();
        }
        let candidates = self.candidates(text, place);
        candidates.iter().filter_map(|it| self.reported(text, it, place)).collect()
    }

    /// The finding, unless an exception accepts it.
    pub(super) fn reported(&self, text: &str, it: &Candidate, place: Origin<'_>) -> Option<Finding> {
        let finding = self.finding(text, it)?;
        self.allowed(text, &finding, it, place).is_none().then_some(finding)
    }

    /// Why a finding is accepted, if it is.
    pub(super) fn allowed(
        &self,
        text: &str,
        finding: &Finding,
        it: &Candidate,
        place: Origin<'_>,
    ) -> Option<&'static str> {
        let value = it.value(text);
        let custom = self.machine.custom.as_deref().filter(|_| it.rule < self.machine.rules.len());
        custom
            .and_then(|custom| custom.accepts(&finding.rule, text.as_bytes(), it.span, value, place))
            .or_else(|| self.options.allow.reason(text, place, finding, value))
    }

    /// What is found in `text` and sure enough. Long texts are looked at in windows, as streams are.
    pub(super) fn candidates(&self, text: &str, place: Origin<'_>) -> Vec<Candidate> {
        let mut found = Vec::new();
        let (mut at, mut end) = (0, 0);
        let mut names = None;
        loop {
            let len = self.cut.piece(text.get(at..).unwrap_or_default());
            if at == 0 && len.is_some() {
                names = columns(text);
            }
            let window = Window::new(text, Span::new(at, len.map_or(text.len(), |len| at + len)), names, self.cut);
            // Only rules of users look at numbers of lines.
            let line = if at == 0 || self.machine.custom.is_none() { 0 } else { window.lines_before(text) };
            for it in self.in_window(&window.text, window.core, Origin { line: place.line + line, ..place }) {
                let span = window.origin(it.span);
                if span.start >= end {
                    end = span.end;
                    found.push(Candidate { span, ..it });
                }
            }
            match len {
                Some(len) => at += len,
                None => break,
            }
        }
        self.levelled(&mut found);
        found
    }

    /// What begins in `core` of the text of a window.
    pub(super) fn in_window(&self, text: &str, core: Span, place: Origin<'_>) -> Vec<Candidate> {
        let (mut found, _) = Scan::new(&self.machine, text.as_bytes(), place, false).run();
        found.retain(|it| {
            it.confidence >= self.options.min_confidence && (core.start..core.end.max(1)).contains(&it.span.start)
        });
        found
    }

    /// What has to be said of all findings of a text together.
    pub(super) fn levelled(&self, found: &mut Vec<Candidate>) {
        if let Some(custom) = &self.machine.custom {
            custom.levels(self.machine.rules.len(), found);
        }
    }

    /// Does what the rule of that number finds depend on how often it does?
    pub(super) fn counts(&self, number: usize) -> bool {
        let custom = number.checked_sub(self.machine.rules.len()).zip(self.machine.custom.as_ref());
        custom.is_some_and(|(number, custom)| custom.counts(number))
    }

    pub(super) fn finding(&self, text: &str, it: &Candidate) -> Option<Finding> {
        let rule = self.about(it.rule)?;
        let value = it.value(text);
        Some(Finding {
            rule: rule.id.to_owned(),
            category: rule.category,
            kind: rule.kind,
            description: rule.description.to_owned(),
            confidence: it.confidence,
            severity: it.severity.unwrap_or(rule.severity),
            span: it.span,
            redacted: masked(rule.prefixes, value),
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
fn masked(prefixes: List, value: &[u8]) -> String {
    let prefix = prefixes.iter().find(|it| value.starts_with(it.as_bytes())).unwrap_or_default();
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
