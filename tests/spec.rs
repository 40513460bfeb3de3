//! The examples on the spec pages, run.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use pointsman::eventbridge::EventPattern;

/// The `case` blocks of a page: (line, word, rest).
fn cases(page: &str) -> Vec<(usize, &str, &str)> {
    let mut inside = false;
    let mut out = Vec::new();
    for (index, line) in page.lines().enumerate() {
        if line.starts_with("```") {
            inside = line == "```case";
        } else if inside {
            let (word, rest) = line.split_once(' ').unwrap();
            out.push((index + 1, word, rest.trim()));
        }
    }
    out
}

#[test]
fn examples_of_the_eventbridge_page() {
    let page = include_str!("../src/eventbridge/spec.md");
    let (mut pattern, mut seen) = (None, 0);
    for (line, word, rest) in cases(page) {
        if word == "pattern" {
            pattern = Some(EventPattern::parse(rest));
            continue;
        }
        let parsed = pattern.as_ref().unwrap_or_else(|| panic!("line {line}: no pattern above"));
        match (word, parsed) {
            ("invalid", Err(error)) => assert_eq!(error.diagnostics()[0].code.as_str(), rest, "line {line}"),
            ("match" | "no-match", Ok(parsed)) => {
                assert_eq!(parsed.matches(rest).unwrap(), word == "match", "line {line}: {rest}");
                assert_eq!(parsed.explain(rest).unwrap().matched, word == "match", "line {line}: {rest}");
            }
            ("compare", Ok(parsed)) => {
                let (relation, other) = rest.split_once(' ').unwrap();
                let found = parsed.compare(&EventPattern::parse(other).unwrap());
                assert_eq!(found.relation.as_str(), relation, "line {line}: {}", found.summary);
            }
            (_, Err(error)) => panic!("line {line}: {error}"),
            (_, Ok(_)) => panic!("line {line}: the pattern is valid"),
        }
        seen += 1;
    }
    assert!(seen > 60, "{seen} examples");
}
