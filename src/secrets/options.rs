//! How to scan, and reading it from JSON.

use super::allow::Allow;
use super::rules::Confidence;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Error};
use crate::json::{self, Field, Kind, Value};

/// How to scan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Look for personal data too?
    pub personal_data: bool,
    /// Findings below are left out.
    pub min_confidence: Confidence,
    /// Shall findings hold the secrets themselves? Never for logs and reports.
    pub reveal: bool,
    /// Goes into every fingerprint, so that they cannot be compared with those of others.
    pub salt: String,
    /// What is known and accepted.
    pub allow: Allow,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            personal_data: false,
            min_confidence: Confidence::Low,
            reveal: false,
            salt: String::new(),
            allow: Allow::default(),
        }
    }
}

/// The names of the members; without the engine for users' rules those about rules are not known.
#[cfg(not(feature = "secret-rules"))]
const FIELDS: &[&str] = &["personalData", "minConfidence", "reveal", "salt", "allow"];
#[cfg(feature = "secret-rules")]
const FIELDS: &[&str] = &[
    "personalData",
    "minConfidence",
    "reveal",
    "salt",
    "allow",
    "rules",
    "gitleaks",
    "gitleaksFiles",
    "gitSecrets",
    "gitAllowed",
    "customIdentifiers",
];

/// Why there is no scanner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed {
    /// What is wrong.
    pub error: Error,
    /// The text in which it is, if that is not the one with the options: a file of rules.
    pub text: Option<String>,
}

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self { error, text: None }
    }
}

impl Options {
    /// Reads options from the text of a JSON object.
    ///
    /// # Errors
    /// Unknown fields, and values of the wrong kind.
    pub fn parse(text: &str) -> Result<Self, Error> {
        Self::with_value(text).map(|(options, _)| options)
    }

    /// The options, and the object that they were read from.
    pub(super) fn with_value(text: &str) -> Result<(Self, Option<Value>), Error> {
        let parsed = json::parse(text, &json::Options::default());
        let mut errors = Diagnostics::new();
        for diagnostic in parsed.diagnostics {
            errors.push(diagnostic);
        }
        let mut options = Self::default();
        let value = parsed.value.filter(|value| value.kind != Kind::Null);
        if let Some(value) = &value {
            let root = Field::root(value);
            if let Some(form) = root.form(FIELDS, &mut errors) {
                options.personal_data =
                    form.get("personalData").and_then(|it| it.flag(&mut errors)).unwrap_or_default();
                options.reveal = form.get("reveal").and_then(|it| it.flag(&mut errors)).unwrap_or_default();
                options.allow = Allow::read(&form, &mut errors);
                let levels =
                    [Confidence::Low, Confidence::Medium, Confidence::High].map(|level| (level.as_str(), level));
                let level = form.get("minConfidence").and_then(|it| it.choice(&levels, &mut errors));
                options.min_confidence = level.unwrap_or(Confidence::Low);
                options.salt = form
                    .get("salt")
                    .and_then(|it| it.text(&mut errors))
                    .map(|it| it.as_str().to_owned())
                    .unwrap_or_default();
            }
        }
        errors.finish((options, value)).map(|(read, _)| read)
    }
}

/// What is thrown where the built-in rules do not compile; a test shows that they do.
pub(crate) fn broken() -> Error {
    Diagnostic::new(Code::Internal, "the built-in rules do not compile").into()
}
