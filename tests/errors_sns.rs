//! Bad and doubtful policies, messages, topics and delivery policies, with everything that is said about them, against
//! `errors/sns.txt`.
//!
//! `UPDATE=1 cargo test --test errors_sns` writes the file anew; read its diff before you commit it.
#![allow(clippy::unwrap_used, clippy::panic)]

use pointsman::diagnostic::{Code, Diagnostic, render};
use pointsman::sns::{FilterPolicy, Message, Scope, delivery_schedule, simulate_topic, unpack};
use std::collections::BTreeSet;

const ATTRIBUTES: Scope = Scope::MessageAttributes;
const BODY: Scope = Scope::MessageBody;

const POLICIES: &[(Scope, &str)] = &[
    (ATTRIBUTES, ""),
    (ATTRIBUTES, "{}"),
    (ATTRIBUTES, r#"{"event": ["paid"],}"#),
    (ATTRIBUTES, r#"{"order": {"state": ["paid"]}}"#),
    (ATTRIBUTES, r#"{"a": [1], "b": [1], "c": [1], "d": [1], "e": [1], "f": [1]}"#),
    (BODY, r#"{"a": {"b": {"c": [1, 2, 3, 4]}}, "d": {"e": [1, 2, 3, 4, 5]}, "f": [1, 2]}"#),
    (
        BODY,
        r#"{"a": [{"wildcard": "x*"}, {"prefix": {"equals-ignore-case": "x"}}, {"anything-but": {"suffix": "x"}}]}"#,
    ),
    (ATTRIBUTES, r#"{"price": [0.123456, {"numeric": ["<", 2000000000]}]}"#),
    (ATTRIBUTES, r#"{"AWS.x": ["x"], "$or": ["x", "y"], "flag": [true]}"#),
    (ATTRIBUTES, r#"{"a": [{"exists": false}]}"#),
    (BODY, r#"{"items": {"name": ["a"], "price": [1]}, "ip": [{"cidr": "10.1.2.3/24"}]}"#),
    (ATTRIBUTES, r#"{"$or": [{"a": [1], "b": [1], "c": [1]}, {"d": [1], "e": [1], "f": [1]}]}"#),
    (ATTRIBUTES, r#"{"a": ["anything-but", "green"], "b": ["*.jpg"]}"#),
];

const MESSAGES: &[(Scope, &str, &str)] = &[
    (ATTRIBUTES, r#"{"a": ["x"]}"#, ""),
    (ATTRIBUTES, r#"{"a": ["x"]}"#, "[]"),
    (ATTRIBUTES, r#"{"a": ["x"]}"#, r#"{"a": "x", "b": 5, "c": ["x"], "d": null}"#),
    (
        ATTRIBUTES,
        r#"{"a": ["x"]}"#,
        r#"{"a": {"Value": "x"}, "b": {"Type": "String"}, "c": {"Type": "Number", "Value": 5}, "d": {"Typ": "String", "Value": "x"}, "e": {"Type": 5, "Value": "x"}}"#,
    ),
    (
        ATTRIBUTES,
        r#"{"a": ["x"]}"#,
        r#"{"a b": {"Type": "String", "Value": "x"}, ".c": {"Type": "String", "Value": ""}, "d": {"Type": "Text", "Value": "x"}, "e": {"Type": "Number", "Value": "abc"}, "f": {"Type": "Binary", "Value": "x"}, "aws.g": {"Type": "String", "Value": "x"}}"#,
    ),
    (
        ATTRIBUTES,
        r#"{"a": [5], "b": ["5"], "c": ["x"], "d": ["x"], "e": [{"prefix": "x"}]}"#,
        r#"{"a": {"Type": "String", "Value": "5"}, "b": {"Type": "Number", "Value": "5"}, "c": {"Type": "String", "Value": "[\"x\"]"}, "d": {"Type": "String.Array", "Value": "['x']"}, "e": {"Type": "String.Array", "Value": "[[\"x\"], 5]"}, "f": {"Type": "Number.int", "Value": "5"}, "f": {"Type": "Number.float", "Value": "5"}}"#,
    ),
    (BODY, r#"{"a": [{"exists": false}]}"#, "{}"),
    (BODY, r#"{"a": [{"exists": false}]}"#, "hello"),
    (
        BODY,
        r#"{"a": [{"exists": true}, {"anything-but": {"prefix": "x"}}, 1]}"#,
        r#"{"a": [null, "", true, 5]} and more"#,
    ),
    (BODY, r#"{"r": {"x": [1], "y": [2]}}"#, r#"{"r": [{"x": 1}, {"y": 2}]}"#),
];

const PACKED: &[&str] =
    &["", r#"{"Type": "SubscriptionConfirmation"}"#, r#"{"Type": "Notification", "TopicArn": "arn"#];

const SCENARIOS: &[&str] = &[
    "[]",
    r#"{"topic": {"fifo": true}, "subscription": []}"#,
    r#"{"topic": {"name": "orders", "fifo": true, "fifoThroughputScope": "Group"}, "subscriptions": [], "publishes": []}"#,
    r#"{"topic": {"fifo": false, "contentBasedDeduplication": true}, "subscriptions": [{"name": "q.fifo", "endpoint": "sqs"}], "publishes": []}"#,
    r#"{"topic": {"fifo": true}, "subscriptions": [{"name": "f", "endpoint": "lambda"}, {"name": "q", "endpoint": "sqs-fifo", "dlq": "dead"}, {"name": "q", "endpoint": "pigeon"}, {"name": "", "endpoint": "sqs-fifo", "permissionDenied": [[2, 1], [1]]}], "publishes": []}"#,
    r#"{"topic": {"fifo": true}, "subscriptions": [{"name": "q", "endpoint": "sqs-fifo", "filterPolicyScope": "Body", "filterPolicy": {"a": ["x"]}}, {"name": "r", "endpoint": "sqs-fifo", "filterPolicy": {"a": [{"wildcard": "x"}]}}, {"name": "s", "endpoint": "sqs-fifo", "filterPolicy": "{\"a\": \"x\"}"}], "publishes": []}"#,
    r#"{"topic": {"fifo": true}, "subscriptions": [], "publishes": [{"t": 5, "body": "a", "batch": "1"}, {"t": 4, "body": 5}, {"body": "b", "batch": "1"}, {"body": "c", "body": "d"}, {"body": "e", "attributes": {"a": {"Value": "x"}}}]}"#,
    r#"{"topic": {"fifo": true, "contentBasedDeduplication": true}, "subscriptions": [{"name": "q", "endpoint": "sqs-fifo"}], "publishes": [{"t": 0, "group": "g", "body": "a"}, {"t": 5, "group": "h", "body": "a", "attributes": {"a": {"Type": "String", "Value": "x"}}}, {"t": 300, "group": "g", "body": "a"}]}"#,
];

const STANDARD: &[&str] = &[
    r#"{"topic": {"contentBasedDeduplication": true}, "subscriptions": [], "publishes": [{"body": "a"}]}"#,
    r#"{"topic": {}, "subscriptions": [], "publishes": [{"body": "a", "batch": "1"}, {"body": "b"}, {"body": "c", "batch": "1"}]}"#,
];

const DELIVERY: &[&str] = &[
    "5",
    r#"{"healthyRetryPolicy": {"minDelayTarget": 0, "maxDelayTarget": 3601, "numRetries": 1.5, "numNoDelayRetries": -1, "backoffFunction": "quadratic"}, "throttlePolicy": {"maxReceivesPerSecond": 0}}"#,
    r#"{"healthyRetryPolicy": {"minDelayTarget": 30, "numNoDelayRetries": 4}}"#,
    r#"{"healthyRetryPolicy": {"numRetries": 100, "numNoDelayRetries": 3, "minDelayTarget": 1, "maxDelayTarget": 60, "numMaxDelayRetries": 60, "backoffFunction": "exponential"}}"#,
    r#"{"endpoint": "sqs", "healthyRetryPolicy": {"numRetries": 5}}"#,
    r#"{"topic": {"http": {"disableSubscriptionOverrides": true}}, "subscription": {"healthyRetryPolicy": {}, "sicklyRetryPolicy": null, "guaranteed": false, "requestPolicy": {"headerContentType": "image/png"}}}"#,
    r#"{"healthyRetryPolicy": {}, "subscription": {}}"#,
];

/// Every case: what it is called, the text that the places are in, and what is said.
fn cases() -> Vec<(String, String, Vec<Diagnostic>)> {
    let mut all = Vec::new();
    for (scope, policy) in POLICIES {
        all.push((format!("policy, {scope}: {policy}"), (*policy).to_owned(), FilterPolicy::check(policy, *scope)));
    }
    let large = format!(r#"{{"a": [{{"anything-but": ["{}"]}}]}}"#, "x".repeat(256 * 1024));
    all.push(("policy of 256 KB".to_owned(), String::new(), FilterPolicy::check(&large, BODY)));
    let scope: Result<Scope, _> = "Body".parse();
    all.push(("scope Body".to_owned(), String::new(), scope.unwrap_err().into_diagnostics()));
    for (scope, policy, text) in MESSAGES {
        let parsed = FilterPolicy::parse(policy, *scope).unwrap();
        let message = match scope {
            Scope::MessageAttributes => Message::new().with_attributes(text),
            Scope::MessageBody => Ok(Message::new().with_body(*text)),
        };
        let said = message.map_or_else(|error| error.into_diagnostics(), |message| parsed.check_message(&message));
        all.push((format!("message for {policy}: {text}"), (*text).to_owned(), said));
    }
    for text in PACKED {
        all.push((format!("packed: {text}"), (*text).to_owned(), unpack(text).unwrap_err().into_diagnostics()));
    }
    for text in SCENARIOS.iter().chain(STANDARD) {
        let said = simulate_topic(text).map_or_else(|error| error.into_diagnostics(), |played| played.diagnostics);
        all.push((format!("topic: {text}"), (*text).to_owned(), said));
    }
    let publishes = vec![r#"{"body": "a"}"#; 100_001].join(",");
    let much = format!(r#"{{"topic": {{}}, "subscriptions": [], "publishes": [{publishes}]}}"#);
    all.push((
        "topic with 100,001 publishes".to_owned(),
        String::new(),
        simulate_topic(&much).unwrap_err().into_diagnostics(),
    ));
    for text in DELIVERY {
        let said = delivery_schedule(text).map_or_else(|error| error.into_diagnostics(), |made| made.diagnostics);
        all.push((format!("delivery: {text}"), (*text).to_owned(), said));
    }
    all
}

fn report() -> String {
    let mut out = String::new();
    for (name, text, said) in cases() {
        out += &format!("### {name}\n\n");
        for diagnostic in &said {
            // Texts that are too long to print are empty here.
            match text.is_empty() {
                true => out += &format!("{diagnostic}\n\n"),
                false => out += &format!("{}\n\n", render(diagnostic, &text)),
            }
        }
    }
    out
}

#[test]
fn what_is_said_about_sns() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/errors/sns.txt");
    let now = report();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(file, &now).unwrap();
    }
    let before = std::fs::read_to_string(file).unwrap();
    let differs = before.lines().zip(now.lines()).position(|(a, b)| a != b);
    if let Some(line) = differs.or((before.lines().count() != now.lines().count()).then_some(before.lines().count())) {
        let show = |text: &str| text.lines().skip(line.saturating_sub(3)).take(8).collect::<Vec<_>>().join("\n");
        panic!("{file} differs at line {}\nbefore:\n{}\nnow:\n{}", line + 1, show(&before), show(&now));
    }
}

/// Every code of SNS is shown by at least one case above, so that no message goes unread.
#[test]
fn every_code_has_a_case() {
    let seen: BTreeSet<Code> = cases().iter().flat_map(|(_, _, said)| said).map(|d| d.code).collect();
    let unseen: Vec<&str> = Code::ALL
        .iter()
        .filter(|code| (code.as_str().starts_with("SNS") || code.as_str().starts_with("IN")) && !seen.contains(code))
        .map(|code| code.as_str())
        .collect();
    assert!(unseen.is_empty(), "no case shows {unseen:?}");
}
