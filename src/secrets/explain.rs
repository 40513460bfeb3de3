//! Why something is a finding, and why something is none.

use super::scan::{Note, Origin, Scan};
use super::scanner::{Finding, Scanner};
use crate::diagnostic::Span;
use crate::order;

/// One step on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// `name`, `shape`, `checksum`, `placeholder`, `entropy`, `keyword`, …
    pub step: &'static str,
    /// Did it speak for a finding?
    pub passed: bool,
    /// In a sentence.
    pub detail: String,
    /// The rule that asked, if there was one already.
    pub rule: Option<String>,
    /// What it is about.
    pub span: Span,
}

/// Why, or why not.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// What is found there.
    pub findings: Vec<Finding>,
    /// All steps, in the order of the text.
    pub steps: Vec<Step>,
    /// The verdict in one sentence.
    pub summary: String,
    /// What would make a finding of it, where it is none.
    pub advice: Option<&'static str>,
}

/// More steps are of use to nobody.
const MOST: usize = 500;

impl Scanner {
    /// Why there is a finding at byte `at` of `text`, or none; without `at`, all that was looked at.
    #[must_use]
    pub fn explain(&self, text: &str, at: Option<usize>) -> Explained {
        let place = Origin::at(None);
        let (mut found, mut notes) = Scan::new(&self.machine, text.as_bytes(), place, true).run();
        self.levelled(&mut found);
        let least = self.least();
        if let Some(at) = at {
            let touches = |span: Span| span.start <= at && at <= span.end;
            if notes.iter().any(|note| touches(note.span)) {
                notes.retain(|note| touches(note.span));
            } else {
                let line = line_of(text, at);
                notes.retain(|note| note.span.start < line.end.max(line.start + 1) && line.start < note.span.end);
            }
        }
        notes.truncate(MOST);
        let looked_at: Vec<Span> = notes.iter().map(|note| note.span).collect();
        let near = |span: Span| {
            at.is_none_or(|at| span.start <= at && at <= span.end)
                || looked_at.iter().any(|note| note.contains(span) || span.contains(*note))
        };
        let mut steps: Vec<Step> = Vec::new();
        let mut findings = Vec::new();
        for it in found.iter().filter(|it| near(it.span)) {
            let Some(finding) = self.finding(text, it) else { continue };
            if let Some(why) = self.allowed(text, &finding, it, place) {
                notes.push(Note {
                    rule: Some(it.rule),
                    span: it.span,
                    step: "allowlist",
                    passed: false,
                    detail: why.to_owned(),
                });
            } else if it.confidence >= least {
                findings.push(finding);
            } else {
                let detail =
                    format!("its confidence is {}, and {} is asked for", it.confidence.as_str(), least.as_str());
                notes.push(Note { rule: Some(it.rule), span: it.span, step: "confidence", passed: false, detail });
            }
        }
        for note in order::stable_by_key(notes, |note| note.span.start) {
            let rule = note.rule.and_then(|rule| self.about(rule)).map(|rule| rule.id.to_owned());
            let step = Step { step: note.step, passed: note.passed, detail: note.detail, rule, span: note.span };
            if !steps.contains(&step) {
                steps.push(step);
            }
        }
        let (summary, advice) = verdict(&findings, &steps);
        Explained { findings, steps, summary, advice }
    }
}

fn line_of(text: &str, at: usize) -> Span {
    let bytes = text.as_bytes();
    let at = at.min(bytes.len());
    let start = bytes.get(..at).unwrap_or_default().iter().rposition(|b| *b == b'\n').map_or(0, |end| end + 1);
    let len = bytes.get(at..).unwrap_or_default().iter().position(|b| *b == b'\n');
    Span::new(start, len.map_or(bytes.len(), |len| at + len))
}

fn verdict(findings: &[Finding], steps: &[Step]) -> (String, Option<&'static str>) {
    match findings {
        [one] => {
            return (
                format!("A finding: {} ({}, confidence {}).", one.description, one.rule, one.confidence.as_str()),
                None,
            );
        }
        [_, ..] => return (format!("{} findings.", findings.len()), None),
        [] => {}
    }
    let failed = steps.iter().rev().find(|step| !step.passed);
    match failed {
        None => (
            "No finding: no prefix, no name and no keyword that any rule looks for.".to_owned(),
            Some(advice("anchor")),
        ),
        Some(step) => (format!("No finding: {} ({}).", step.detail, step.step), Some(advice(step.step))),
    }
}

/// What would change the outcome of a step.
fn advice(step: &str) -> &'static str {
    match step {
        "anchor" => {
            "A finding needs a vendor's prefix, or a name that ends in password, secret, token, api_key or the like and is given a value."
        }
        "name" => {
            "A finding needs a name that ends in password, passwd, secret, token, api_key, access_key or the like."
        }
        "assignment" => {
            "A finding needs a value behind the name: name = value, \"name\": \"value\", --name value, <name>value</name>."
        }
        "length" => "A finding needs a longer value: eight characters of a password, sixteen of a key.",
        "placeholder" => {
            "A finding needs a value without words such as example, changeme or your-…, and without the same characters again and again."
        }
        "reference" | "code" => {
            "A finding needs the value itself, rather than a variable, a template, a path, or code that gets it."
        }
        "randomness" | "entropy" | "form" => {
            "A finding needs a value that looks random: digits and letters mixed, and no words."
        }
        "checksum" => {
            "A finding needs a checksum that holds. If the token is a real one, a character of it is wrong or missing."
        }
        "structure" => "A finding needs the inner structure of such a value, not only its beginning.",
        "check digits" => "A finding needs check digits that hold, and a number in the range that is given out.",
        "keyword" => "A finding needs a keyword within 30 characters, as the column's name, or in the path.",
        "allowlist" => "It would be a finding without the exception.",
        "confidence" => "Ask for findings of lower confidence with minConfidence.",
        _ => "The step says what is missing.",
    }
}
