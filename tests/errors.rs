//! Bad and doubtful patterns, with everything that is said about them, against `errors/eventbridge.txt`.
//!
//! `UPDATE=1 cargo test --test errors` writes the file anew; read its diff before you commit it.
#![allow(clippy::unwrap_used, clippy::panic)]

use pointsman::diagnostic::{Code, render};
use pointsman::eventbridge::EventPattern;
use std::collections::BTreeSet;

const PATTERNS: &[&str] = &[
    // Not JSON.
    "",
    "{\"source\": [\"aws.ec2\"],}",
    "{'source': ['aws.ec2']}",
    "{\"source\": [\"aws.ec2\"] \"detail-type\": [\"x\"]}",
    "{\"source\": [\"aws.ec2\"",
    "{source: [“aws.ec2”]}",
    "{\"detail\": {\"count\": [{\"numeric\": [\">\", 007]}]}}",
    "{\"source\": [\"aws.ec2\"]\n  // EC2 only\n}",
    "\u{FEFF}{\"source\": [\"a\"]}",
    // The grammar.
    "[\"aws.ec2\"]",
    "{}",
    "{\"source\": \"aws.ec2\", \"detail\": {\"state\": \"running\", \"code\": 16, \"tags\": {}, \"ids\": []}}",
    "{\"detail\": {\"state\": {\"prefix\": \"run\"}}}",
    "{\"source\": [[\"aws.ec2\"]]}",
    "{\"source\": [{\"Prefix\": \"aws.\"}, {\"starts-with\": \"aws.\"}, {\"perfix\": \"aws.\"}, {}]}",
    "{\"detail\": [{\"state\": [\"running\"]}]}",
    "{\"source\": [{\"prefix\": \"aws.\", \"suffix\": \"ec2\"}, {\"prefix\": 5}, {\"suffix\": [\"a\", \"b\"]}]}",
    "{\"source\": [{\"prefix\": {\"ignore-case\": \"x\"}}, {\"equals-ignore-case\": null}]}",
    "{\"source\": [{\"wildcard\": \"a**b\"}, {\"wildcard\": \"C:\\\\dir\"}]}",
    "{\"detail\": {\"a\": [{\"anything-but\": null}, {\"anything-but\": [1, \"a\"]}, {\"anything-but\": []}, {\"anything-but\": [true]}, {\"anything-but\": {\"prefix\": \"\"}}, {\"anything-but\": {\"exists\": true}}, {\"anything-but\": {\"wildcard\": [\"a**\"]}}]}}",
    "{\"detail\": {\"a\": [{\"numeric\": 5}, {\"numeric\": []}, {\"numeric\": [\"==\", 5]}, {\"numeric\": [\">\", \"5\"]}, {\"numeric\": [\">\", 5, \"<\", 3]}, {\"numeric\": [\"<\", 5, \">\", 3]}, {\"numeric\": [\"=\", 9007199254740993]}, {\"numeric\": [\">\", 1, \"<\", 2, 3]}]}}",
    "{\"detail\": {\"a\": [{\"exists\": \"true\"}, {\"exists\": 1}]}}",
    "{\"detail\": {\"ip\": [{\"cidr\": \"10.0.0.1/32\"}]}}",
    "{\"detail\": {\"ip\": [{\"cidr\": \"10.0.0/8\"}]}}",
    "{\"detail\": {\"ip\": [{\"cidr\": \"10.0.0.0\"}]}}",
    "{\"$or\": [{\"source\": [\"a\"]}]}",
    "{\"$or\": {\"source\": [\"a\"]}, \"detail\": {\"x\": 1}}",
    "{\"$or\": [{\"source\": [\"a\"]}, 5]}",
    "{\"$or\": [{\"source\": [\"a\"]}, {\"prefix\": \"x\"}]}",
    "{\"detail\": {\"state\": {\"$or\": [{\"prefix\": \"a\"}, {\"suffix\": \"b\"}]}}}",
    // Valid, but.
    "{\"$or\": [\"a\", \"b\"]}",
    "{\"source\": [\"a\"], \"detail\": {\"x\": [1]}, \"source\": [\"b\"]}",
    "{\"$or\": [{\"source\": [\"a\"]}, {\"region\": [\"b\"]}], \"source\": [\"c\"]}",
    "{\"detail.state\": [\"running\"], \"detailType\": [\"x\"], \"Source\": [\"aws.ec2\"], \"state\": [\"x\"]}",
    "{\"detail\": {\"items\": {\"a\": [{\"exists\": false}], \"b\": [2]}}}",
    "{\"detail\": [{\"exists\": true}]}",
    "{\"detail\": {\"user\": [{\"exists\": false}], \"$or\": [{\"user\": {\"name\": [\"x\"]}}, {\"id\": [1]}]}}",
    "{\"detail\": {\"tags\": [{\"anything-but\": [\"test\"]}]}}",
    "{\"detail\": {\"a\": [\"exists\"], \"b\": [\"anything-but\", \"x\"], \"c\": [\"{\\\"prefix\\\":\\\"a\\\"}\"], \"d\": [\"*.jpg\"], \"e\": [\"10.0.0.0/8\"], \"f\": [\"10.0.0.1\"], \"g\": [\"42\"]}}",
    "{\"account\": [123456789012], \"time\": [{\"numeric\": [\">\", 0]}]}",
    "{\"detail\": {\"a\": [12345678901234567890], \"b\": [6000000000], \"c\": [{\"numeric\": [\"<\", 1e300]}], \"d\": [{\"numeric\": [\">\", 1.7976931348623157e308]}]}}",
    "{\"detail\": {\"a\": [{\"exists\": true}, {\"exists\": false}], \"b\": [{\"prefix\": \"\"}], \"c\": [{\"wildcard\": \"*\"}], \"d\": [\"x\", \"x\"], \"e\": [{\"exactly\": \"x\"}]}}",
    "{\"source\": [\"a\"]} and more",
    "{\"detail\": {\"arn\": [{\"wildcard\": \"*:stack/a/*\"}, {\"wildcard\": \"*:stack/b/*\"}, {\"wildcard\": \"*:stack/c/*\"}, {\"wildcard\": \"*:stack/d/*\"}, {\"wildcard\": \"*:stack/e/*\"}, {\"wildcard\": \"*:stack/f/*\"}, {\"wildcard\": \"*:stack/g/*\"}, {\"wildcard\": \"*:stack/h/*\"}]}}",
];

/// Too long to print.
fn long() -> Vec<(&'static str, String)> {
    let list = |n: usize| (0..n).map(|i| format!("\"value-{i:05}\"")).collect::<Vec<_>>().join(", ");
    let fields = |n: usize| (0..n).map(|i| format!("\"k{i:03}\": [{i}]")).collect::<Vec<_>>().join(", ");
    let or = |n: usize| {
        (0..n)
            .map(|i| format!("\"d{i}\": {{\"$or\": [{{\"a\": [1]}}, {{\"b\": [2]}}]}}"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    vec![
        ("2,100 characters", format!("{{\"source\": [{}]}}", list(145))),
        ("5,000 characters", format!("{{\"source\": [{}]}}", list(350))),
        ("257 fields", format!("{{\"detail\": {{{}}}}}", fields(257))),
        ("2^20 branches", format!("{{\"detail\": {{{}}}}}", or(20))),
        ("100,000 levels", "{\"a\":".repeat(100_000)),
    ]
}

fn report() -> String {
    let mut out = String::new();
    for pattern in PATTERNS {
        out += &format!("### {pattern}\n\n");
        for diagnostic in EventPattern::check(pattern) {
            out += &format!("{}\n\n", render(&diagnostic, pattern));
        }
    }
    for (name, pattern) in long() {
        out += &format!("### {name}\n\n");
        for diagnostic in EventPattern::check(&pattern) {
            out += &format!("{}\n", diagnostic);
        }
        out += "\n";
    }
    out
}

#[test]
fn what_is_said_about_patterns() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/errors/eventbridge.txt");
    let now = report();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/errors")).unwrap();
        std::fs::write(file, &now).unwrap();
    }
    let before = std::fs::read_to_string(file).unwrap();
    let differs = before.lines().zip(now.lines()).position(|(a, b)| a != b);
    if let Some(line) = differs.or((before.lines().count() != now.lines().count()).then_some(before.lines().count())) {
        let show = |text: &str| text.lines().skip(line.saturating_sub(3)).take(8).collect::<Vec<_>>().join("\n");
        panic!("{file} differs at line {}\nbefore:\n{}\nnow:\n{}", line + 1, show(&before), show(&now));
    }
}

/// Every code of the rule language is shown by at least one case above, so that no message goes unread.
#[test]
fn every_code_has_a_case() {
    let mut seen: BTreeSet<Code> = PATTERNS.iter().flat_map(|p| EventPattern::check(p)).map(|d| d.code).collect();
    seen.extend(long().iter().flat_map(|(_, p)| EventPattern::check(p)).map(|d| d.code));
    let unseen: Vec<&str> = Code::ALL
        .iter()
        .filter(|c| c.as_str().starts_with("EB00") || c.as_str().starts_with("EB01"))
        .filter(|c| !seen.contains(c))
        .map(|c| c.as_str())
        .collect();
    assert!(unseen.is_empty(), "no case shows {unseen:?}");
}
