//! A rule of one's own: what it does on a text and what it costs; and files of rules.

use super::reading::{float, list, number, parse, text};
use pointsman::json::{self, Value};
use std::rc::Rc;

/// A rule as a person writes it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The expression.
    pub regex: String,
    /// Whose expressions: `go`, `javascript`, `posix`.
    pub dialect: String,
    /// Case counts for nothing.
    pub ignore_case: bool,
    /// Words of which one has to be in the text, with commas between.
    pub keywords: String,
    /// The least entropy, in bits a character.
    pub entropy: String,
}

impl Draft {
    /// As the package's `ScanRule`; `None` without an expression.
    #[must_use]
    pub fn to_json(&self) -> Option<String> {
        if self.regex.is_empty() {
            return None;
        }
        let mut rule = format!(r#"{{"id":"my-rule","regex":{}"#, json::quote(&self.regex));
        if !self.dialect.is_empty() {
            rule += &format!(r#","dialect":{}"#, json::quote(&self.dialect));
        }
        if self.ignore_case {
            rule += r#","ignoreCase":true"#;
        }
        let words: Vec<_> =
            self.keywords.split(',').map(str::trim).filter(|it| !it.is_empty()).map(json::quote).collect();
        if !words.is_empty() {
            rule += &format!(r#","keywords":[{}]"#, words.join(","));
        }
        if let Ok(entropy) = self.entropy.trim().parse::<f64>()
            && entropy.is_finite()
        {
            rule += &format!(r#","entropy":{entropy}"#);
        }
        Some(rule + "}")
    }
}

/// Rules that are scanned with, as text.
#[derive(Clone, Debug, PartialEq)]
pub struct Own {
    /// A value of [`FORMATS`], or `rule` for one rule as JSON.
    pub format: Rc<str>,
    /// The text.
    pub text: Rc<str>,
    /// Instead of the built-in rules.
    pub alone: bool,
}

/// The formats of files of rules, as the worker and as people call them.
pub const FORMATS: &[(&str, &str)] = &[
    ("gitleaks", "gitleaks.toml"),
    ("regex.json", "regex.json of AWS's sample"),
    ("git-secrets", "Patterns of git-secrets"),
    ("macie", "Macie custom identifiers (JSON)"),
];

impl Own {
    /// As a member of the options.
    #[must_use]
    pub fn to_json(&self) -> String {
        format!(
            r#"{{"format":{},"text":{},"alone":{}}}"#,
            json::quote(&self.format),
            json::quote(&self.text),
            self.alone
        )
    }
}

/// What a rule does on a text, and what it costs.
#[derive(Clone, Debug, PartialEq)]
pub struct Tried {
    /// Line, column, start and end of each match.
    pub matches: Vec<(u32, u32, u32, u32)>,
    /// How much the whole rule finds.
    pub findings: usize,
    /// Words that the expression is only tried near.
    pub words: Vec<Rc<str>>,
    /// How many steps it takes at most.
    pub steps: f64,
    /// On so many bytes.
    pub bytes: f64,
    /// The steps of an engine that backtracks, on the first 64 KiB; `None` where they are out of all proportion.
    pub backtracking: Option<f64>,
    /// What is slow or odd about it.
    pub warnings: Vec<String>,
}

impl Tried {
    /// Reads the worker's answer.
    #[must_use]
    pub fn read(json: &str) -> Option<Self> {
        let value = parse(json)?;
        let one =
            |it: &Value| Some((number(it, "line")?, number(it, "column")?, number(it, "start")?, number(it, "end")?));
        Some(Self {
            matches: list(&value, "matches").iter().filter_map(one).collect(),
            findings: list(&value, "findings").len(),
            words: list(&value, "words").iter().filter_map(|it| Some(it.as_text()?.as_str().into())).collect(),
            steps: float(&value, "steps")?,
            bytes: float(&value, "bytes").unwrap_or_default(),
            backtracking: float(&value, "backtrackingSteps"),
            warnings: list(&value, "warnings").iter().filter_map(remark).collect(),
        })
    }
}

/// A diagnostic in a sentence, with its place and what helps.
#[must_use]
pub fn remark(value: &Value) -> Option<String> {
    let mut sentence = text(value, "message")?.to_string();
    if !sentence.ends_with(['.', '!', '?']) {
        sentence.push('.');
    }
    if let (Some(line), Some(column)) = (number(value, "line"), number(value, "column")) {
        sentence = format!("{line}:{column}: {sentence}");
    }
    for hint in list(value, "hints").iter().filter_map(|hint| hint.as_text()) {
        sentence = format!("{sentence} {}", hint.as_str());
    }
    Some(sentence)
}

/// What the engine refused with, in a sentence: the first of what is wrong.
#[must_use]
pub fn refusal(json: &str) -> String {
    let value = parse(json);
    let first = value.as_ref().and_then(|value| remark(list(value, "diagnostics").first()?));
    let message = || text(value.as_ref()?, "message").map(|it| it.to_string());
    first.or_else(message).unwrap_or_default()
}
