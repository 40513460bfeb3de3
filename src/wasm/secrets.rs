//! `Scanner`.

use super::input;
use super::plain::{Members, Plain};
use crate::diagnostic::Positions;
use crate::secrets::{self, Explained, Finding, Options, Redaction};
use wasm_bindgen::prelude::*;

/// A scanner.
#[wasm_bindgen]
pub struct Scanner(secrets::Scanner);

#[wasm_bindgen]
impl Scanner {
    /// With the options in the input.
    #[wasm_bindgen(constructor)]
    pub fn new(len: usize) -> Result<Self, JsValue> {
        input::text(len, |text| Ok(Self(secrets::Scanner::new(Options::parse(text)?)?)))
    }

    /// What is in the input, which is the file at `path`.
    pub fn scan(&self, len: usize, path: Option<String>) -> Result<String, JsValue> {
        input::text(len, |text| Ok(findings(&self.0.scan_file(text, path.as_deref()), text)))
    }

    /// What the diff in the input adds, and removes if asked.
    pub fn scan_diff(&self, len: usize, removed: bool) -> Result<String, JsValue> {
        input::text(len, |text| {
            let positions = Positions::new(text);
            Ok(Plain::text(|out| {
                out.list(self.0.scan_diff(text, removed), |out, found| {
                    out.object(|it| {
                        about(it, &found.finding);
                        it.member("change").string(found.change.as_str());
                        it.member("path").string(&found.path);
                        it.member("line").number(found.line);
                        it.member("column").number(found.column);
                        it.member("endLine").number(found.end.0);
                        it.member("endColumn").number(found.end.1);
                        it.member("start").number(positions.utf16(found.finding.span.start));
                        it.member("end").number(positions.utf16(found.finding.span.end));
                    });
                });
            }))
        })
    }

    /// The input with placeholders.
    pub fn redact(&self, len: usize) -> Result<String, JsValue> {
        input::text(len, |text| {
            let Redaction { text: redacted, findings: found, originals } = self.0.redact(text);
            Ok(Plain::text(|out| {
                out.object(|it| {
                    it.member("text").string(&redacted);
                    it.member("findings").json(&findings(&found, text));
                    it.member("originals").object(|it| {
                        for (placeholder, original) in &originals {
                            it.member(placeholder).string(original);
                        }
                    });
                });
            }))
        })
    }

    /// Why, or why not, at a UTF-16 offset of the input; everywhere if that is negative.
    pub fn explain(&self, len: usize, at: i32) -> Result<String, JsValue> {
        input::text(len, |text| {
            let positions = Positions::new(text);
            let at = usize::try_from(at).ok().map(|at| positions.byte(at));
            let Explained { findings: found, steps, summary, advice } = self.0.explain(text, at);
            Ok(Plain::text(|out| {
                out.object(|it| {
                    it.member("found").boolean(!found.is_empty());
                    it.member("summary").string(&summary);
                    if let Some(advice) = advice {
                        it.member("advice").string(advice);
                    }
                    it.member("findings").json(&findings(&found, text));
                    it.member("steps").list(&steps, |out, step| {
                        out.object(|it| {
                            it.member("step").string(step.step);
                            it.member("passed").boolean(step.passed);
                            it.member("detail").string(&step.detail);
                            if let Some(rule) = step.rule {
                                it.member("rule").string(rule);
                            }
                            it.member("start").number(positions.utf16(step.span.start));
                            it.member("end").number(positions.utf16(step.span.end));
                        });
                    });
                });
            }))
        })
    }

    /// The rules.
    pub fn rules(&self) -> String {
        Plain::text(|out| {
            out.list(self.0.rules(), |out, rule| {
                out.object(|it| {
                    it.member("id").string(rule.id);
                    it.member("category").string(rule.category.as_str());
                    it.member("kind").string(rule.kind);
                    it.member("vendor").string(rule.vendor);
                    it.member("description").string(rule.description);
                    it.member("tier").string(rule.tier.as_str());
                    it.member("confidence").string(rule.confidence.as_str());
                    it.member("severity").string(rule.severity.as_str());
                });
            });
        })
    }
}

fn findings(found: &[Finding], text: &str) -> String {
    if found.is_empty() {
        return "[]".to_owned();
    }
    let positions = Positions::new(text);
    Plain::text(|out| out.list(found, |out, finding| out.object(|it| members(it, finding, &positions))))
}

fn members(it: &mut Members<'_>, finding: &Finding, positions: &Positions<'_>) {
    let (start, end) = (positions.place(finding.span.start), positions.place(finding.span.end));
    about(it, finding);
    it.member("line").number(start.line);
    it.member("column").number(start.column);
    it.member("endLine").number(end.line);
    it.member("endColumn").number(end.column);
    it.member("start").number(start.utf16);
    it.member("end").number(end.utf16);
}

/// All but the place.
fn about(it: &mut Members<'_>, finding: &Finding) {
    it.member("rule").string(finding.rule);
    it.member("category").string(finding.category.as_str());
    it.member("kind").string(finding.kind);
    it.member("description").string(finding.description);
    it.member("confidence").string(finding.confidence.as_str());
    it.member("severity").string(finding.severity.as_str());
    it.member("redacted").string(&finding.redacted);
    it.member("fingerprint").string(&finding.fingerprint);
    // Hundredths: the formatting of fractions takes more room than the scanner.
    let hundredths = (finding.entropy * 100.0).round() as u32;
    it.member("entropy").json(&format!("{}.{:02}", hundredths / 100, hundredths % 100));
    it.member("evidence").list(&finding.evidence, |out, line| out.string(line));
    if let Some(secret) = &finding.secret {
        it.member("secret").string(secret);
    }
}
