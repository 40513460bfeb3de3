//! Explanations as people read them, against `explain/eventbridge.txt`; `UPDATE=1 cargo test --test explain` writes it anew.
#![allow(clippy::unwrap_used, clippy::panic)]

use pointsman::diagnostic::display_path;
use pointsman::eventbridge::EventPattern;
use pointsman::explanation::Condition;

/// A pattern and events.
const CASES: &[(&str, &[&str])] = &[
    (
        r#"{"source": ["aws.ec2"], "detail": {"state": ["running", "pending"], "cpu": [{"numeric": [">", 0, "<=", 4]}]}}"#,
        &[
            r#"{"source": "aws.ec2", "detail": {"state": "running", "cpu": 2}}"#,
            r#"{"source": "aws.ec2", "detail": {"state": "stopped", "cpu": 2}}"#,
            r#"{"source": "aws.ec2", "detail": {"state": "stopped", "cpu": "2"}}"#,
            r#"{"source": "aws.s3", "detail": {"State": "running"}}"#,
            r#"{}"#,
        ],
    ),
    (
        r#"{"detail": {"items": {"name": ["a"], "price": [1]}}}"#,
        &[
            r#"{"detail": {"items": [{"name": "b", "price": 3}, {"name": "a", "price": 1}]}}"#,
            r#"{"detail": {"items": [{"name": "a", "price": 2}, {"name": "b", "price": 1}]}}"#,
            r#"{"detail": {"items": [{"name": "a"}, {"price": 1}]}}"#,
            r#"{"detail": {"items": []}}"#,
            r#"{"detail": {"items": "a"}}"#,
        ],
    ),
    (
        r#"{"source": ["x"], "$or": [{"detail": {"a": [1], "b": [2]}}, {"detail": {"c": [{"prefix": "p"}]}}]}"#,
        &[
            r#"{"source": "x", "detail": {"c": "pq"}}"#,
            r#"{"source": "x", "detail": {"a": 1, "b": 3, "c": "q"}}"#,
            r#"{"source": "y", "detail": {"c": "pq"}}"#,
        ],
    ),
    (
        r#"{"detail": {"gone": [{"exists": false}], "there": [{"exists": true}], "tags": [{"anything-but": ["test"]}]}}"#,
        &[
            r#"{"detail": {"there": null, "tags": ["test", "prod"]}}"#,
            r#"{"detail": {"gone": 1, "there": {"a": 1}, "tags": ["test"]}}"#,
        ],
    ),
    (
        r#"{"detail": {"name": [{"prefix": "a"}, {"suffix": "z"}, {"equals-ignore-case": "MID"}, {"wildcard": "x*y"}], "ip": [{"cidr": "10.0.0.0/8"}], "id": [9007199254740993]}}"#,
        &[
            r#"{"detail": {"name": "mid", "ip": "10.1.2.3", "id": 9007199254740993}}"#,
            r#"{"detail": {"name": "none", "ip": "11.1.2.3", "id": 9007199254740992}}"#,
            r#"{"detail": {"name": ["p", "q", "r", "s", "t"], "ip": ["11.1.2.3", "12.1.2.3"], "id": true}}"#,
        ],
    ),
    (
        r#"{"source": ["a"], "source": ["b"], "detail": {"when": [{"anything-but": {"prefix": ["x", "y"]}}], "n": [null, true]}}"#,
        &[
            r#"{"source": "b", "detail": {"when": "zeta", "n": null}}"#,
            r#"{"source": "a", "detail": {"when": "yesterday", "n": "null"}}"#,
        ],
    ),
];

fn lamp(held: Option<bool>) -> char {
    match held {
        Some(true) => '●',
        Some(false) => '○',
        None => '◌',
    }
}

fn print(out: &mut String, row: &Condition, depth: usize) {
    let name = if row.path.is_empty() { String::new() } else { row.path.join(".") + " " };
    *out +=
        &format!("{}{} {name}{} {} — {}\n", "  ".repeat(depth), lamp(row.held), row.operator, row.wanted, row.reason);
    for found in &row.found {
        *out += &format!("{}    found {} at {}\n", "  ".repeat(depth), found.value, display_path(&found.path));
    }
    row.children.iter().for_each(|child| print(out, child, depth + 1));
}

fn report() -> String {
    let mut out = String::new();
    for (pattern, events) in CASES {
        out += &format!("### {pattern}\n\n");
        let compiled = EventPattern::parse(pattern).unwrap();
        for event in *events {
            let explained = compiled.explain(event).unwrap();
            out +=
                &format!("{event}\n{} {}\n", if explained.matched { "MATCH" } else { "NO MATCH" }, explained.summary);
            explained.conditions.iter().for_each(|row| print(&mut out, row, 1));
            out += "\n";
        }
    }
    out
}

#[test]
fn what_is_said_about_events() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/explain/eventbridge.txt");
    let now = report();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/explain")).unwrap();
        std::fs::write(file, &now).unwrap();
    }
    let before = std::fs::read_to_string(file).unwrap();
    let differs = before.lines().zip(now.lines()).find(|(a, b)| a != b);
    assert_eq!(differs, None, "UPDATE=1 writes it anew");
    assert_eq!(before.lines().count(), now.lines().count());
}
