//! The answer as text to paste elsewhere. A bug report is a test: the last form is a line of our own conformance cases.

use super::Side;
use super::answer::Answer;
use super::bench::Bench;
use super::subject::Subject;
use crate::components::Light;
use std::fmt::Write as _;

/// What it is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A terminal or a chat.
    Text,
    /// An issue.
    Markdown,
    /// The project's own tests.
    TestCase,
}

impl Form {
    /// All, in the order of the buttons.
    pub const ALL: [Self; 3] = [Self::Text, Self::Markdown, Self::TestCase];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "Text",
            Self::Markdown => "Markdown",
            Self::TestCase => "Test case",
        }
    }
}

/// The answer of a bench in that form.
#[must_use]
pub fn write<S: Subject>(bench: &Bench<S>, form: Form) -> String {
    let (subject, answer) = (&bench.subject, &bench.view.answer);
    let texts: Vec<(Side, &str)> = {
        let texts = subject.judged().iter().map(|side| (*side, &**subject.text(*side)));
        texts.filter(|(_, text)| !text.trim().is_empty()).collect()
    };
    match form {
        Form::Text => text(answer, &texts),
        Form::Markdown => markdown(answer, &texts),
        Form::TestCase => subject.test_case(answer.verdict),
    }
}

/// For a terminal or a chat.
fn text(answer: &Answer, texts: &[(Side, &str)]) -> String {
    let mut out = heading(answer) + "\n";
    for row in &answer.rows {
        let indent = "  ".repeat(row.depth);
        // Writing to a String cannot fail.
        let _ = writeln!(out, "  {indent}{} {}: {}", Light::of(row.held).sign(), row.label, row.why);
    }
    for problem in &answer.problems {
        let diagnostic = &problem.diagnostic;
        let line = problem.line.map(|(line, column)| format!(" {line}:{column}")).unwrap_or_default();
        let _ = writeln!(out, "  {} {}{line}: {diagnostic}", Light::Alarm.sign(), problem.side.label());
        for hint in &diagnostic.hints {
            let _ = writeln!(out, "      {hint}");
        }
    }
    for (side, text) in texts {
        let _ = write!(out, "\n{}\n{}\n", side.name(), text.trim_end());
    }
    out
}

/// For an issue.
fn markdown(answer: &Answer, texts: &[(Side, &str)]) -> String {
    let mut out = format!("**{}**\n", heading(answer));
    if !answer.rows.is_empty() {
        out += "\n| | condition | wanted | why |\n|---|---|---|---|\n";
    }
    for row in &answer.rows {
        let indent = "&nbsp;&nbsp;".repeat(row.depth);
        let sign = Light::of(row.held).sign();
        let _ = writeln!(out, "| {sign} | {indent}{} | {} | {} |", code(&row.label), code(&row.wanted), cell(&row.why));
    }
    if !answer.problems.is_empty() {
        out.push('\n');
    }
    for problem in &answer.problems {
        let line = problem.line.map(|(line, column)| format!(" {line}:{column}")).unwrap_or_default();
        let _ = writeln!(out, "- {}{line}: {}", problem.side.label(), cell(&problem.diagnostic.to_string()));
    }
    for (side, text) in texts {
        let (name, fence) = (side.name(), fence(text));
        let _ = write!(out, "\n{name}\n\n{fence}json\n{}\n{fence}\n", text.trim_end());
    }
    out
}

/// A name for a test case that nobody has named: always the same for the same texts.
#[must_use]
pub fn id(texts: &[&str]) -> String {
    format!("playground-{:08x}", fingerprint(texts))
}

fn heading(answer: &Answer) -> String {
    format!("{}. {}", answer.word, answer.sentence)
}

/// `text` as code in a table's cell: whatever stands in it, it stays one cell.
fn code(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let ticks = "`".repeat(1 + longest_run(text, '`'));
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{ticks}{pad}{}{pad}{ticks}", text.replace('|', "\\|").replace('\n', " "))
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('<', "&lt;").replace('\n', " ")
}

fn fence(text: &str) -> String {
    "`".repeat(3.max(1 + longest_run(text, '`')))
}

fn longest_run(text: &str, of: char) -> usize {
    text.split(|c| c != of).map(str::len).max().unwrap_or(0)
}

/// FNV-1a, enough to tell two cases apart.
fn fingerprint(texts: &[&str]) -> u32 {
    let bytes = texts.iter().flat_map(|text| text.bytes().chain([0]));
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Verdict;
    use crate::state::eventbridge::Pair;
    use crate::state::subject::Kept;

    fn bench() -> Bench<Pair> {
        let event = "{\"source\":\"aws.s3\",\"detail\":{\"k\":\"a|b`c <img>\"}}";
        let pattern = r#"{"source":["aws.ec2"],"detail":{"k":[{"suffix":"|`"}]}}"#;
        let subject = Pair { pattern: pattern.into(), event: event.into(), ..Pair::default() };
        Bench::new(Kept { subject, cases: Vec::new() })
    }

    #[test]
    fn a_test_case_is_read_back() {
        let bench = bench();
        let line = write(&bench, Form::TestCase);
        assert_eq!(line.lines().count(), 1);
        let cases = Pair::split(&line);
        assert_eq!(cases[0].text, bench.subject.event);
        assert_eq!(cases[0].expect, Some(Verdict::NoMatch));
    }

    #[test]
    fn markdown_cells_stay_cells() {
        for line in write(&bench(), Form::Markdown).lines().filter(|line| line.starts_with('|')) {
            assert_eq!(line.replace("\\|", "").matches('|').count(), 5, "{line}");
        }
    }

    #[test]
    fn text_has_a_line_for_each_condition() {
        let text = write(&bench(), Form::Text);
        assert!(text.starts_with("No match. "), "{text}");
        assert!(text.contains("  ○ source: "), "{text}");
    }
}
