//! The examples on the spec pages, run.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use pointsman::diagnostic::Error;
use pointsman::eventbridge::EventPattern;
use pointsman::sns::{FilterPolicy, Message, Scope, delivery_schedule, simulate_topic};
use serde_json::{Value, json};

/// The `kind` blocks of a page: (line, word, rest).
fn cases<'p>(page: &'p str, kind: &str) -> Vec<(usize, &'p str, &'p str)> {
    let mut inside = false;
    let mut out = Vec::new();
    for (index, line) in page.lines().enumerate() {
        if line.starts_with("```") {
            inside = line.strip_prefix("```") == Some(kind);
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
    for (line, word, rest) in cases(page, "case") {
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
            (_, Err(error)) => panic!("line {line}: {error}"),
            (_, Ok(_)) => panic!("line {line}: the pattern is valid"),
        }
        seen += 1;
    }
    assert!(seen > 60, "{seen} examples");
}

const SNS: &str = include_str!("../src/sns/spec.md");

fn code(error: &Error) -> &'static str {
    error.diagnostics()[0].code.as_str()
}

/// `NAME: TYPE = VALUE`, or attributes as JSON.
fn attributes(text: &str) -> String {
    match text.split_once(": ") {
        Some((name, typed)) if !text.starts_with('{') => {
            let (kind, value) = typed.split_once(" = ").unwrap();
            json!({name: {"Type": kind, "Value": value}}).to_string()
        }
        _ => text.to_owned(),
    }
}

#[test]
fn examples_of_the_sns_page() {
    let (mut policy, mut seen) = (None, 0);
    for (line, word, rest) in cases(SNS, "case") {
        let scope = match word {
            "attributes" => Scope::MessageAttributes,
            "body" => Scope::MessageBody,
            _ => {
                seen += 1;
                let parsed: &Result<FilterPolicy, Error> = policy.as_ref().unwrap();
                match (word, parsed) {
                    ("invalid", Err(error)) => assert_eq!(code(error), rest, "line {line}"),
                    ("formula", Ok(policy)) => assert_eq!(policy.limits().formula, rest, "line {line}"),
                    ("match" | "no-match", Ok(policy)) => {
                        let message = match policy.scope() {
                            Scope::MessageAttributes => Message::new().with_attributes(&attributes(rest)).unwrap(),
                            Scope::MessageBody => Message::new().with_body(rest),
                        };
                        assert_eq!(policy.matches(&message).unwrap(), word == "match", "line {line}: {rest}");
                        assert_eq!(policy.explain(&message).unwrap().matched, word == "match", "line {line}: {rest}");
                    }
                    other => panic!("line {line}: {other:?}"),
                }
                continue;
            }
        };
        policy = Some(FilterPolicy::parse(rest, scope));
    }
    assert!(seen > 50, "{seen} examples");
}

#[test]
fn topics_of_the_sns_page() {
    let (mut played, mut seen) = (None, 0);
    for (line, word, rest) in cases(SNS, "topic") {
        if word == "scenario" {
            played = Some(simulate_topic(rest).unwrap());
            continue;
        }
        seen += 1;
        let played = played.as_ref().unwrap();
        let got = match word {
            "received" => played.deliveries.iter().map(|(name, list)| (name.to_owned(), json!(list))).collect(),
            "outcome" => {
                let outcome = |result: &pointsman::sns::topic::PublishResult| match (&result.error, result.duplicate) {
                    (Some(error), _) => json!(error),
                    (None, Some(true)) => json!("duplicate"),
                    (None, _) => json!("accepted"),
                };
                Value::Array(played.results.iter().map(outcome).collect())
            }
            other => panic!("line {line}: {other}"),
        };
        assert_eq!(got, serde_json::from_str::<Value>(rest).unwrap(), "line {line}");
    }
    assert!(seen > 6, "{seen} examples");
}

#[test]
fn schedules_of_the_sns_page() {
    let (mut schedule, mut seen) = (None, 0);
    for (line, word, rest) in cases(SNS, "schedule") {
        if word == "policy" {
            schedule = Some(delivery_schedule(rest));
            continue;
        }
        seen += 1;
        match (word, schedule.as_ref().unwrap()) {
            ("invalid", Err(error)) => assert_eq!(code(error), rest, "line {line}"),
            ("retries", Ok(schedule)) => {
                assert_eq!(schedule.attempts.len(), rest.parse::<usize>().unwrap(), "line {line}")
            }
            ("total", Ok(schedule)) => {
                assert!((schedule.total_seconds - rest.parse::<f64>().unwrap()).abs() < 1e-6, "line {line}");
            }
            other => panic!("line {line}: {other:?}"),
        }
    }
    assert!(seen > 10, "{seen} examples");
}
