//! Diagnostics as plain text with carets, for terminals and logs.

use super::{Diagnostic, Positions, Span};
use std::fmt::Write as _;

/// No more of a line than this is shown around the caret.
const WIDTH: usize = 100;

/// `diagnostic` with the line of `text` that it is about and a caret under the place:
///
/// ```text
/// error EB0003: "source" must be an object or an array
///  --> line 1, column 12
///   |
/// 1 | {"source": "aws.ec2"}
///   |            ^^^^^^^^^
///   = hint: put the value in square brackets: ["aws.ec2"]
/// ```
#[must_use]
pub fn render(diagnostic: &Diagnostic, text: &str) -> String {
    let positions = Positions::new(text);
    let mut out = diagnostic.to_string();
    if let Some(span) = diagnostic.span {
        snippet(&mut out, &positions, span, None);
    }
    for related in &diagnostic.related {
        snippet(&mut out, &positions, related.span, Some(&related.message));
    }
    for hint in &diagnostic.hints {
        // Writing to a String cannot fail.
        let _ = write!(out, "\n  = hint: {hint}");
    }
    out
}

fn snippet(out: &mut String, positions: &Positions<'_>, span: Span, label: Option<&str>) {
    let place = positions.place(span.start);
    let number = place.line.to_string();
    let gutter = " ".repeat(number.len());
    let line: Vec<char> = positions.line(place.line).chars().collect();
    // The caret stands under characters, not under UTF-16 units.
    let line_start = positions.byte(place.utf16 - (place.column - 1));
    let before = Span::new(line_start, span.start).of(positions.text()).chars().count();
    let covered = span.of(positions.text()).chars().take_while(|c| *c != '\n').count();
    let from = before.saturating_sub(WIDTH / 2);
    let shown: String = line.iter().skip(from).take(WIDTH).map(|c| if c.is_control() { ' ' } else { *c }).collect();
    let (lead, tail) = (if from > 0 { "…" } else { "" }, if line.len() > from + WIDTH { "…" } else { "" });
    let caret = " ".repeat(before - from + lead.chars().count())
        + &"^".repeat(covered.clamp(1, (WIDTH + from).saturating_sub(before).max(1)));
    let label = label.map(|l| format!(" {l}")).unwrap_or_default();
    let _ = write!(
        out,
        "\n{gutter}--> line {}, column {}\n{gutter} |\n{number} | {lead}{shown}{tail}\n{gutter} | {caret}{label}",
        place.line, place.column
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    #[test]
    fn the_caret_stands_under_the_place() {
        let text = "{\n  \"é😀\": 5\n}";
        let at = text.find('5').unwrap();
        let diagnostic =
            Diagnostic::new(Code::NotObjectOrArray, "must be an array").at(Span::new(at, at + 1)).hint("use [5]");
        let want = "error EB0003: must be an array\n --> line 2, column 10\n  |\n2 |   \"é😀\": 5\n  |         ^\n  = hint: use [5]";
        assert_eq!(render(&diagnostic, text), want);
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{}\"here\"{}", "x".repeat(5_000), "y".repeat(5_000));
        let diagnostic = Diagnostic::new(Code::EmptyArray, "m").at(Span::new(5_000, 5_006));
        let shown = render(&diagnostic, &text);
        assert!(shown.len() < 500, "{shown}");
        let rows: Vec<Vec<char>> = shown.lines().map(|l| l.chars().collect()).collect();
        let caret = rows[4].iter().position(|c| *c == '^').unwrap();
        assert_eq!(rows[3][caret], '"');
    }
}
