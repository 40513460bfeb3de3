//! `Scanner`.

use super::plain::{Members, Plain};
use super::{diagnostics, input};
use crate::diagnostic::{Place, Positions};
use crate::secrets::{self, Explained, Finding, Redaction, StreamFinding};
use wasm_bindgen::prelude::*;

/// A scanner.
#[wasm_bindgen]
pub struct Scanner(secrets::Scanner);

#[wasm_bindgen]
impl Scanner {
    /// With the options in the input.
    #[wasm_bindgen(constructor)]
    pub fn new(len: usize) -> Result<Self, JsValue> {
        input::checked(len, |text| {
            let made = secrets::Scanner::parse(text);
            let failed = |it: secrets::Failed| diagnostics::thrown(&it.error, it.text.as_deref().unwrap_or(text));
            made.map(Self).map_err(failed)
        })
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

    /// A stream of the file at `path`, for [`push`](Self::push).
    pub fn stream(&self, path: Option<String>) -> Stream {
        Stream(secrets::Stream::new(path.as_deref()))
    }

    /// What is certain in a stream behind the chunk in the input.
    pub fn push(&self, stream: &mut Stream, len: usize) -> Result<String, JsValue> {
        input::text(len, |text| Ok(streamed(&stream.0.push(&self.0, text))))
    }

    /// What is in the rest of a stream.
    pub fn finish(&self, stream: &mut Stream) -> String {
        streamed(&stream.0.finish(&self.0))
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
                            if let Some(rule) = &step.rule {
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

    /// What is odd about the rules.
    pub fn diagnostics(&self) -> String {
        Plain::text(|out| {
            let all = self.0.diagnostics().iter().flat_map(|(text, list)| list.iter().map(move |it| (text, it)));
            out.list(all, |out, (text, it)| diagnostics::view(out, it, &Positions::new(text)));
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
                    it.member("tier").string(rule.tier);
                    it.member("confidence").string(rule.confidence.as_str());
                    it.member("severity").string(rule.severity.as_str());
                });
            });
        })
    }
}

/// A text that comes in chunks.
#[wasm_bindgen]
pub struct Stream(secrets::Stream);

fn streamed(found: &[StreamFinding]) -> String {
    Plain::text(|out| out.list(found, |out, it| out.object(|out| placed(out, &it.finding, it.start, it.end))))
}

/// What the rule in the input does on `text`.
#[cfg(feature = "secret-rules")]
#[wasm_bindgen]
pub fn bench_rule(len: usize, text: &str) -> Result<String, JsValue> {
    input::checked(len, |rule| {
        let failed = |it: secrets::Failed| diagnostics::thrown(&it.error, it.text.as_deref().unwrap_or(rule));
        let bench = secrets::bench(rule, text).map_err(failed)?;
        let positions = Positions::new(text);
        Ok(Plain::text(|out| {
            out.object(|it| {
                it.member("matches").list(&bench.matches, |out, found| {
                    out.object(|it| {
                        let start = positions.place(found.span.start);
                        it.member("line").number(start.line);
                        it.member("column").number(start.column);
                        it.member("start").number(start.utf16);
                        it.member("end").number(positions.utf16(found.span.end));
                        it.member("groups").list(&found.groups, |out, group| match group {
                            None => out.json("null"),
                            Some(span) => out.object(|it| {
                                it.member("start").number(positions.utf16(span.start));
                                it.member("end").number(positions.utf16(span.end));
                            }),
                        });
                    });
                });
                it.member("findings").json(&findings(&bench.findings, text));
                it.member("words").list(&bench.words, |out, word| out.string(word));
                it.member("states").number(bench.states);
                it.member("bytes").number(bench.bytes);
                it.member("steps").number(bench.steps);
                if let Some(steps) = bench.backtracking {
                    it.member("backtrackingSteps").number(steps);
                }
                it.member("warnings").json(&diagnostics::list(&bench.warnings, ""));
            });
        }))
    })
}

fn findings(found: &[Finding], text: &str) -> String {
    if found.is_empty() {
        return "[]".to_owned();
    }
    let positions = Positions::new(text);
    Plain::text(|out| out.list(found, |out, finding| out.object(|it| members(it, finding, &positions))))
}

fn members(it: &mut Members<'_>, finding: &Finding, positions: &Positions<'_>) {
    placed(it, finding, positions.place(finding.span.start), positions.place(finding.span.end));
}

fn placed(it: &mut Members<'_>, finding: &Finding, start: Place, end: Place) {
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
    it.member("rule").string(&finding.rule);
    it.member("category").string(finding.category.as_str());
    it.member("kind").string(finding.kind);
    it.member("description").string(&finding.description);
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
