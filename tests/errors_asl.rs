//! Bad and doubtful definitions, with everything that is said about them, against `errors/asl.txt`.
//!
//! `UPDATE=1 cargo test --test errors_asl` writes the file anew; read its diff before you commit it.
#![allow(clippy::unwrap_used, clippy::panic)]

use pointsman::asl::validate::{aws_code, check, check_against};
use pointsman::diagnostic::{Code, render};
use std::collections::BTreeSet;

/// States, in a machine that begins with `A`; `Z` is its end.
const STATES: &[&str] = &[
    // Fields by the table.
    r#""A": {"End": true}"#,
    r#""A": {"Type": "pass", "End": true}"#,
    r#""A": {"Type": 5, "Next": "Y"}"#,
    r#""A": "Pass""#,
    r#""A": {"Type": "Pass"}"#,
    r#""A": {"Type": "Pass", "Next": "Z", "End": true}, "Z": {"Type": "Succeed"}"#,
    r#""A": {"Type": "Pass", "End": false}"#,
    r#""A": {"Type": "Pass", "End": "true"}"#,
    r#""A": {"Type": "Pass", "next": "Z", "Resource": "arn:x", "End": true}"#,
    r#""A": {"Type": "Pass", "Comment": 5, "End": true, "End": true}"#,
    r#""A": {"Type": "Task", "End": true}"#,
    r#""A": {"Type": "Task", "Resource": "my-function", "TimeoutSeconds": 0, "HeartbeatSeconds": 1.5, "End": true}"#,
    r#""A": {"Type": "Task", "Resource": "${F}", "TimeoutSeconds": 60, "HeartbeatSeconds": 60, "End": true}"#,
    r#""A": {"Type": "Task", "Resource": "arn:x", "TimeoutSeconds": "60", "TimeoutSecondsPath": "$.t", "End": true}"#,
    r#""A": {"Type": "Wait", "End": true}"#,
    r#""A": {"Type": "Wait", "Seconds": 5, "Timestamp": "tomorrow", "End": true}"#,
    r#""A": {"Type": "Wait", "Seconds": -5, "End": true}"#,
    r#""A": {"Type": "Fail", "Error": "E", "ErrorPath": "$.e", "CausePath": "cause", "Next": "A"}"#,
    r#""A": {"Type": "Fail", "Error": "$.error", "CausePath": "States.Format('{}', $.a)"}"#,
    r#""A": {"Type": "Succeed", "Assign": {"x": 1}, "End": true}"#,
    r#""A": {"Type": "Parallel", "Branches": [], "End": true}"#,
    r#""A": {"Type": "Parallel", "Branches": [{"StartAt": "B", "States": {}, "Version": "1.0"}, 5], "End": true}"#,
    r#""A": {"Type": "Map", "End": true, "MaxConcurrency": -1, "ToleratedFailurePercentage": 101, "ToleratedFailureCount": 1.5, "Label": ""}"#,
    r#""A": {"Type": "Map", "End": true, "ItemProcessor": {"ProcessorConfig": {"Mode": "LOCAL"}, "QueryLanguage": "JSONata"}, "ItemSelector": {}, "Parameters": {}}"#,
    r#""A": {"Type": "Map", "End": true, "Iterator": {"StartAt": "B", "States": {"B": {"Type": "Pass", "End": true}}}, "ItemBatcher": {}, "ItemReader": {"ReaderConfig": {"InputType": "XML", "CSVHeaders": []}}, "ResultWriter": {"WriterConfig": {"OutputType": "CSV"}}}"#,
    // Retriers and catchers.
    r#""A": {"Type": "Task", "Resource": "arn:x", "Retry": {}, "Catch": [{"ErrorEquals": []}, {"Next": "A"}, 5], "End": true}"#,
    r#""A": {"Type": "Task", "Resource": "arn:x", "Retry": [{"ErrorEquals": ["States.ALL", "E", 5]}, {"ErrorEquals": ["E", ""], "IntervalSeconds": 0, "MaxAttempts": -1, "BackoffRate": 0.5, "MaxDelaySeconds": 0, "JitterStrategy": "full"}], "End": true}"#,
    r#""A": {"Type": "Task", "Resource": "arn:x", "Retry": [{"ErrorEquals": ["States.Taskfailed", "States.Mine"]}], "Catch": [{"ErrorEquals": ["States.Runtime"], "Next": "Z"}], "End": true}, "Z": {"Type": "Succeed"}"#,
    // Choice rules.
    r#""A": {"Type": "Choice", "Choices": [], "Default": "Z", "Next": "Z"}, "Z": {"Type": "Succeed"}"#,
    r#""A": {"Type": "Choice", "Choices": [5, {"Next": "Z"}, {"Variable": "$.a", "Next": "Z"}, {"StringEquals": "a", "Next": "Z"}, {"Variable": "$.a", "StringEquals": "x", "IsNull": true, "Next": "Z"}, {"Variable": "$.a", "IsPresent": true}]}, "Z": {"Type": "Succeed"}"#,
    r#""A": {"Type": "Choice", "Choices": [{"Variable": "$.a", "StringEqual": "x", "Next": "Z"}, {"Variable": "a", "NumericEquals": "1", "Next": "Z"}, {"Variable": "$.a", "BooleanEquals": "true", "Next": "Z"}, {"Variable": "$.a", "TimestampEquals": "now", "Next": "Z"}, {"Variable": "$.a", "StringEqualsPath": "x", "Next": "Z"}]}, "Z": {"Type": "Succeed"}"#,
    r#""A": {"Type": "Choice", "Choices": [{"And": [], "Next": "Z"}, {"Not": [], "Next": "Z"}, {"Or": [{"Variable": "$.a", "IsNull": true, "Next": "Z"}], "Variable": "$.b", "Next": "Z"}, {"Condition": "{% true %}", "Next": "Z"}]}, "Z": {"Type": "Succeed"}"#,
    r#""A": {"Type": "Choice", "Choices": [{"Variable": "$.a", "StringEquals": "$.b", "Next": "Z"}, {"Variable": "$.a", "StringMatches": "C:\\dir*", "Next": "Z"}]}, "Z": {"Type": "Succeed"}"#,
    // Paths and templates.
    r#""A": {"Type": "Pass", "InputPath": "a", "OutputPath": "$.", "ResultPath": "$.a[*]", "End": true}"#,
    r#""A": {"Type": "Pass", "InputPath": 5, "ResultPath": "$$.x", "Result": {"a.$": "$.b"}, "End": true}"#,
    r#""A": {"Type": "Pass", "Parameters": {"a.$": "x", "b.$": 5, "c.$": "States.Nope($.x)", "d.$": "States.Format('bad \\x')", "e": 1, "e.$": "$.e", "f": [{"g.$": "$.x["}], "h": "$.x", "i": "States.UUID()"}, "End": true}"#,
    r#""A": {"Type": "Pass", "Parameters": "$.x", "End": true}"#,
    r#""A": {"Type": "Pass", "Parameters": {"a.$": "$.x[?(@.y =~ /(/)]"}, "Output": 1, "End": true}"#,
    // Variables.
    r#""A": {"Type": "Pass", "Assign": {"total.$": "$.t", "states": 1, "1st": 1, "a-b": 2, "$c": 3}, "Next": "B"}, "B": {"Type": "Pass", "InputPath": "$totl.x", "End": true}"#,
    r#""A": {"Type": "Parallel", "Assign": {"v": 1}, "Branches": [{"StartAt": "B", "States": {"B": {"Type": "Pass", "Assign": {"v": 2}, "End": true}}}], "End": true}"#,
    // JSONata.
    r#""A": {"Type": "Pass", "QueryLanguage": "JSONata", "Parameters": {}, "Output": {"a": "{% $states.input. %}", "b": "{% 1", "c": " {% 1 %}", "d": "{% $v + $sum($w) %}"}, "End": true}"#,
    r#""A": {"Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% [$, $$.x, name, $states.result, $states.errorOutput, $states.inptu, $states.input.items[name = $.x]] %}", "End": true}"#,
    r#""A": {"Type": "Choice", "QueryLanguage": "JSONata", "Choices": [{"Next": "Z"}, {"Condition": "$x > 1", "Next": "Z"}, {"Condition": 5, "Next": "Z"}, {"Variable": "$.a", "NumericEquals": 1, "Next": "Z"}, {"Condition": "{% $a ?? 1 %}", "Next": "Z"}]}, "Z": {"Type": "Succeed"}"#,
    r#""A": {"Type": "Wait", "QueryLanguage": "JSONata", "Seconds": "5", "Output": "{% ( %}", "End": true}"#,
    r#""A": {"Type": "Map", "QueryLanguage": "JSONata", "Items": "{% 'é', %}", "ItemProcessor": {"StartAt": "B", "States": {"B": {"Type": "Pass", "Output": 1, "End": true}}}, "End": true}"#,
    r#""A": {"Type": "Pass", "Parameters": {"a": "{% $states.input %}"}, "End": true}"#,
    // Where states lead.
    r#""A": {"Type": "Pass", "Next": "Processs"}, "Process": {"Type": "Pass", "End": true}"#,
    r#""A": {"Type": "Pass", "Next": "A"}"#,
    r#""A": {"Type": "Pass", "End": true}, "B": {"Type": "Pass", "Next": "C"}, "C": {"Type": "Succeed"}"#,
    r#""A": {"Type": "Parallel", "Branches": [{"StartAt": "B", "States": {"B": {"Type": "Pass", "Next": "Z"}}}], "Next": "B"}, "Z": {"Type": "Succeed"}"#,
    r#""A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Parallel", "Branches": [{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}], "End": true}"#,
    r#""A": {"Type": "Task", "Resource": "arn:x", "Catch": [{"ErrorEquals": ["E"], "Next": "B"}], "Next": "C"}"#,
];

/// Whole definitions.
const DEFINITIONS: &[&str] = &[
    "",
    "not a definition",
    "{",
    "[]",
    "5",
    "{}",
    "{\"StartAt\": \"A\"}",
    "{\"StartAt\": 5, \"States\": []}",
    "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"End\": true}}, \"Versoin\": 1, \"QueryLanguage\": \"XPath\", \"TimeoutSeconds\": \"60\"}",
    "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"QueryLanguage\": \"JSONPath\", \"End\": true}}}",
    "{\"StartAt\": \"\", \"States\": {\"\": {\"Type\": \"Pass\", \"End\": true}}}",
    "StartAt: A\nStates:\n  A:\n    Type: Pass\n    Parameters:\n      a.$: $.x[\n      b.$: 'States.Format(''bad \\x'')'\n      c.$: >-\n        $.y[\n    Nxt: B\n",
    "StartAt: A\nStates:\n\tA: {Type: Pass}\n",
    "StartAt: &a\n  - *a\n",
    "StartAt: A\nStates:\n  A: {Type: Task, Resource: !GetAtt F.Arn, TimeoutSeconds: !Ref T, End: true}\n",
];

/// States, and a sample of the input that their machine is run on.
const SAMPLES: &[(&str, &str)] = &[
    (
        r#""A": {"Type": "Choice", "Choices": [{"Variable": "$.order.totl", "NumericEquals": 1, "Next": "B"}], "Default": "C"}, "B": {"Type": "Pass", "InputPath": "$.ordre", "Parameters": {"a.$": "$.x"}, "Next": "D"}, "C": {"Type": "Wait", "SecondsPath": "$.items[3]", "Next": "D"}, "D": {"Type": "Pass", "InputPath": "$.gone", "Parameters": {"b.$": "$$.Execution.Input.order.x.y", "c.$": "States.Format('{}', $$.Execution.Input.id)"}, "End": true}"#,
        r#"{"order": {"total": 5, "x": 1}, "items": [1, 2]}"#,
    ),
    (
        r#""A": {"Type": "Choice", "Choices": [{"And": [{"Variable": "$.maybe", "IsPresent": true}, {"Variable": "$.maybe", "IsNull": true}], "Next": "B"}], "Default": "B"}, "B": {"Type": "Map", "ItemsPath": "$.list", "ItemSelector": {"a.$": "$.list[*].x", "b.$": "$$.Map.Item.Value"}, "ResultSelector": {"r.$": "$.r"}, "OutputPath": "$.o", "ItemProcessor": {"StartAt": "P", "States": {"P": {"Type": "Pass", "InputPath": "$.p", "End": true}}}, "End": true}"#,
        r#"{"list": []}"#,
    ),
];

/// Too long to print.
fn long() -> Vec<(&'static str, String)> {
    let states = |n: usize| {
        let states = |i: usize| format!("\"state {i:06}\": {{\"Type\": \"Pass\", \"Next\": \"state {:06}\"}}", i + 1);
        (0..n).map(states).collect::<Vec<_>>().join(", ")
    };
    let laughs: Vec<String> =
        (1..9).map(|i| format!("a{i}: &a{i} [{}]", vec![format!("*a{}", i - 1); 9].join(", "))).collect();
    let name = "x".repeat(81);
    vec![
        ("100,000 levels", "{\"a\":".repeat(100_000)),
        ("100,000 brackets in YAML", format!("a: {}", "[".repeat(100_000))),
        (
            "more than 1 MB",
            format!(
                "{{\"StartAt\": \"state 000000\", \"States\": {{{}, \"state 020000\": {{\"Type\": \"Succeed\"}}}}}}",
                states(20_000)
            ),
        ),
        ("billion laughs", format!("a0: &a0 [ha, ha]\n{}\n", laughs.join("\n"))),
        (
            "a name of 81 characters",
            format!(
                "{{\"StartAt\": \"{name}\", \"States\": {{\"{name}\": {{\"Type\": \"Pass\", \"Assign\": {{\"{name}\": 1}}, \"End\": true}}}}}}"
            ),
        ),
    ]
}

fn machine(states: &str) -> String {
    format!("{{\"StartAt\": \"A\", \"States\": {{{states}}}}}")
}

fn cases() -> Vec<(String, String)> {
    let states = STATES.iter().map(|states| ((*states).to_owned(), machine(states)));
    let definitions = DEFINITIONS.iter().map(|text| ((*text).to_owned(), (*text).to_owned()));
    states.chain(definitions).collect()
}

fn report() -> String {
    let mut out = String::new();
    let place = |d: &pointsman::diagnostic::Diagnostic| format!("{} {}", d.pointer(), aws_code(d.code).unwrap_or("-"));
    for (name, text) in cases() {
        out += &format!("### {name}\n\n");
        for diagnostic in check(&text) {
            out += &format!("{}\n{}\n\n", place(&diagnostic), render(&diagnostic, &text));
        }
    }
    for (states, input) in SAMPLES {
        out += &format!("### {states}\n{input}\n\n");
        let text = machine(states);
        for diagnostic in check_against(&text, input).unwrap() {
            out += &format!("{}\n{}\n\n", place(&diagnostic), render(&diagnostic, &text));
        }
    }
    for (name, text) in long() {
        out += &format!("### {name}\n\n");
        for diagnostic in check(&text) {
            out += &format!("{diagnostic}\n");
        }
        out += "\n";
    }
    out
}

#[test]
fn what_is_said_about_definitions() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/errors/asl.txt");
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

/// Every code of definitions is shown by at least one case above, so that no message goes unread.
#[test]
fn every_code_has_a_case() {
    let texts = cases().into_iter().map(|(_, text)| text).chain(long().into_iter().map(|(_, text)| text));
    let samples = SAMPLES.iter().flat_map(|(states, input)| check_against(&machine(states), input).unwrap());
    let seen: BTreeSet<Code> = texts.flat_map(|text| check(&text)).chain(samples).map(|d| d.code).collect();
    let of_definitions = |code: &&Code| code.as_str().starts_with("ASL01") || code.as_str().starts_with("ASL02");
    let unseen: Vec<&str> =
        Code::ALL.iter().filter(of_definitions).filter(|c| !seen.contains(c)).map(|c| c.as_str()).collect();
    assert!(unseen.is_empty(), "no case shows {unseen:?}");
}
