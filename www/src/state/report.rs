//! The answer as text to paste elsewhere. A bug report is a test: the last form is a line of our own conformance cases.

use super::answer::Answer;
use super::bench::Bench;
use crate::components::Light;
use pointsman::json;
use std::fmt::Write as _;

/// For a terminal or a chat.
#[must_use]
pub fn text(bench: &Bench) -> String {
    let mut out = heading(&bench.answer) + "\n";
    for row in &bench.answer.rows {
        let indent = "  ".repeat(row.depth);
        // Writing to a String cannot fail.
        let _ = writeln!(out, "  {indent}{} {}: {}", Light::of(row.held).sign(), row.label, row.why);
    }
    for problem in &bench.answer.problems {
        let diagnostic = &problem.diagnostic;
        let line = problem.line.map(|(line, column)| format!(" {line}:{column}")).unwrap_or_default();
        let _ = writeln!(out, "  {} {}{line}: {diagnostic}", Light::Alarm.sign(), problem.side.label());
        for hint in &diagnostic.hints {
            let _ = writeln!(out, "      {hint}");
        }
    }
    let _ = write!(out, "\nPattern\n{}\n\nEvent\n{}\n", bench.pattern.trim_end(), bench.event.trim_end());
    out
}

/// For an issue.
#[must_use]
pub fn markdown(bench: &Bench) -> String {
    let mut out = format!("**{}**\n", heading(&bench.answer));
    if !bench.answer.rows.is_empty() {
        out += "\n| | condition | wanted | why |\n|---|---|---|---|\n";
    }
    for row in &bench.answer.rows {
        let indent = "&nbsp;&nbsp;".repeat(row.depth);
        let sign = Light::of(row.held).sign();
        let _ = writeln!(out, "| {sign} | {indent}{} | {} | {} |", code(&row.label), code(&row.wanted), cell(&row.why));
    }
    if !bench.answer.problems.is_empty() {
        out.push('\n');
    }
    for problem in &bench.answer.problems {
        let line = problem.line.map(|(line, column)| format!(" {line}:{column}")).unwrap_or_default();
        let _ = writeln!(out, "- {}{line}: {}", problem.side.label(), cell(&problem.diagnostic.to_string()));
    }
    for (name, text) in [("Pattern", &bench.pattern), ("Event", &bench.event)] {
        let fence = fence(text);
        let _ = write!(out, "\n{name}\n\n{fence}json\n{}\n{fence}\n", text.trim_end());
    }
    out
}

/// For `tests/conformance/eventbridge.jsonl`.
#[must_use]
pub fn test_case(bench: &Bench) -> String {
    format!(
        "{{\"id\":\"playground-{:08x}\",\"pattern\":{},\"event\":{},\"expect\":\"{}\"}}\n",
        fingerprint(&[&bench.pattern, &bench.event]),
        json::quote(&bench.pattern),
        json::quote(&bench.event),
        bench.answer.verdict.word()
    )
}

fn heading(answer: &Answer) -> String {
    format!("{}. {}", answer.verdict.name(), answer.sentence)
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
    use crate::share::Shared;
    use crate::state::Verdict;
    use crate::state::test_set;

    fn bench() -> Bench {
        let event = "{\"source\":\"aws.s3\",\"detail\":{\"k\":\"a|b`c <img>\"}}";
        Bench::new(Shared {
            pattern: r#"{"source":["aws.ec2"],"detail":{"k":[{"suffix":"|`"}]}}"#.into(),
            event: event.into(),
            cases: Vec::new(),
        })
    }

    #[test]
    fn a_test_case_is_read_back() {
        let bench = bench();
        let line = test_case(&bench);
        assert_eq!(line.lines().count(), 1);
        let cases = test_set::split(&line);
        assert_eq!(cases[0].event, bench.event);
        assert_eq!(cases[0].expect, Some(Verdict::NoMatch));
    }

    #[test]
    fn markdown_cells_stay_cells() {
        for line in markdown(&bench()).lines().filter(|line| line.starts_with('|')) {
            assert_eq!(line.replace("\\|", "").matches('|').count(), 5, "{line}");
        }
    }

    #[test]
    fn text_has_a_line_for_each_condition() {
        let text = text(&bench());
        assert!(text.starts_with("No match. "), "{text}");
        assert!(text.contains("  ○ source: "), "{text}");
    }
}
