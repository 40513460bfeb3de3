//! Machines, inputs and mocks that no one should write, by name: each comes to an end, and says why.
#![cfg(feature = "jsonata")]
#![allow(clippy::unwrap_used, clippy::panic)]

use pointsman::asl::data;
use pointsman::asl::definition::Document;
use pointsman::asl::execution::{Mock, Mocks, Options, Outcome, Type, run};
use pointsman::asl::machine::Machine;
use std::time::{Duration, Instant};

const F: &str = r#""Type":"Task","Resource":"arn:aws:lambda:us-east-1:123456789012:function:F""#;

/// The code of why it was refused or failed, the error, and the status.
fn ends(states: &str, input: &str, mocks: &str, more: Options) -> (String, String) {
    ends_with(states, input, Mocks::parse(mocks).unwrap(), more)
}

fn ends_with(states: &str, input: &str, mocks: Mocks, more: Options) -> (String, String) {
    let start = states.split('"').nth(1).unwrap();
    let language = if states.contains("{%") { r#""QueryLanguage":"JSONata","# } else { "" };
    let text = format!("{{{language}\"StartAt\":\"{start}\",\"States\":{{{states}}}}}").replace("@F", F);
    let machine = Machine::compile(&Document::read(&text).0).unwrap_or_else(|error| panic!("{text}: {error}"));
    let input = data::parse(input).unwrap();
    let begun = Instant::now();
    let done = run(&machine, &Options { input, mocks, history: true, ..more });
    assert!(begun.elapsed() < Duration::from_secs(60), "{text}: {:?}", begun.elapsed());
    match done {
        Err(error) => (error.diagnostics().first().unwrap().code.as_str().to_owned(), "refused".to_owned()),
        Ok(done) => {
            let code = done.diagnostic.as_ref().map_or("", |it| it.code.as_str());
            let error = done.error.unwrap_or_default();
            (code.to_owned(), format!("{} {error}", done.status.as_str()))
        }
    }
}

fn told(states: &str, input: &str, mocks: &str) -> String {
    let (code, end) = ends(states, input, mocks, Options::default());
    format!("{code} {end}")
}

#[test]
fn an_infinite_loop() {
    let round = r#""A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","Next":"A"}"#;
    assert_eq!(told(round, "{}", "{}"), "ASL0305 FAILED States.Runtime");
    let express = Options { kind: Type::Express, max_steps: 100_000, ..Options::default() };
    assert_eq!(ends(round, "{}", "{}", express), ("ASL0304".to_owned(), "ABORTED ".to_owned()));
    let slow = r#""A":{"Type":"Wait","Seconds":1,"Next":"A"}"#;
    let express = Options { kind: Type::Express, ..Options::default() };
    assert_eq!(ends(slow, "{}", "{}", express), ("ASL0306".to_owned(), "TIMED_OUT States.Timeout".to_owned()));
}

#[test]
fn a_transition_to_itself() {
    assert_eq!(told(r#""A":{"Type":"Pass","Next":"A"}"#, "{}", "{}"), "ASL0305 FAILED States.Runtime");
    assert_eq!(
        told(
            r#""A":{@F,"Catch":[{"ErrorEquals":["States.ALL"],"Next":"A"}],"End":true}"#,
            "{}",
            r#"{"A":{"Error":"E"}}"#
        ),
        "ASL0305 FAILED States.Runtime"
    );
}

#[test]
fn a_map_over_a_million_items() {
    let map = |mode: &str| {
        format!(
            r#""M":{{"Type":"Map","ItemReader":{{"Resource":"arn:aws:states:::s3:getObject","Parameters":{{"Bucket":"b","Key":"k"}}}},
            "ItemProcessor":{{{mode}"StartAt":"I","States":{{"I":{{"Type":"Pass","Result":0,"End":true}}}}}},"ResultPath":null,"End":true}}"#
        )
    };
    let own = r#""ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"EXPRESS"},"#;
    let items = Outcome::Result(vec![data::Value::from(1); 1_000_000].into());
    for (mode, wanted) in [
        (own, ("ASL0062", "FAILED States.DataLimitExceeded")),
        // Within one execution the events run out first.
        ("", ("ASL0305", "FAILED States.Runtime")),
    ] {
        let mut mocks = Mocks::default();
        mocks.insert("M", vec![Mock::now(items.clone())]);
        let (code, end) = ends_with(&map(mode), "{}", mocks, Options { max_steps: 3_000_000, ..Options::default() });
        assert_eq!((code.as_str(), end.as_str()), wanted);
    }
}

#[test]
fn jsonata_without_end() {
    for expression in [
        "($f := function() { $f() }; $f())",
        "($f := function($n) { 1 + $f($n + 1) }; $f(0))",
        "$map([1..400000], function($i) { $sum([1..400000]) })",
        "$reduce([1..60], function($a, $b) { $a & $a }, 'x')",
        "[1..100000000]",
    ] {
        let states = format!(r#""A":{{"Type":"Pass","Output":"{{% {expression} %}}","End":true}}"#);
        assert_eq!(told(&states, "{}", "{}"), "ASL0085 FAILED States.QueryEvaluationError", "{expression}");
    }
    // A state that does much, but less than one may, goes round: maxSteps ends it.
    let states = r#""A":{"Type":"Choice","Choices":[{"Condition":"{% $count([1..9000].(function($x) { $x * 2 })($)) > 1 %}","Next":"A"}],"Default":"A"}"#;
    let (code, end) = ends(states, "{}", "{}", Options { max_steps: 200, ..Options::default() });
    assert_eq!((code.as_str(), end.as_str()), ("ASL0304", "ABORTED "));
}

#[test]
fn mocks_that_are_missing_or_for_nothing() {
    let states = r#""A":{@F,"End":true}"#;
    assert_eq!(told(states, "{}", "{}"), "ASL0301 refused");
    assert_eq!(told(states, "{}", r#"{"B":{"result":1}}"#), "ASL0302 refused");
    assert_eq!(told(r#""A":{"Type":"Pass","End":true}"#, "{}", r#"{"A":{"result":1}}"#), "ASL0302 refused");
    for mock in
        [r#"{"A":[]}"#, r#"{"A":5}"#, r#"{"A":{"result":1,"Error":"E"}}"#, r#"{"A":{"result":1,"durationSeconds":-1}}"#]
    {
        assert_eq!(Mocks::parse(mock).unwrap_err().diagnostics().first().unwrap().code.as_str(), "ASL0303", "{mock}");
    }
}

#[test]
fn waits_that_cannot_be() {
    for (wait, input, wanted) in [
        (r#""SecondsPath":"$.s""#, r#"{"s":-1}"#, "FAILED States.Runtime"),
        (r#""SecondsPath":"$.s""#, r#"{"s":1e300}"#, "FAILED States.Runtime"),
        (r#""SecondsPath":"$.s""#, r#"{"s":0.5}"#, "FAILED States.Runtime"),
        (r#""TimestampPath":"$.s""#, r#"{"s":"10000-01-01T00:00:00Z"}"#, "FAILED States.Runtime"),
        (r#""TimestampPath":"$.s""#, r#"{"s":"9999-12-31T23:59:59Z"}"#, "FAILED States.Runtime"),
        (r#""TimestampPath":"$.s""#, r#"{"s":"2024-02-30T00:00:00Z"}"#, "FAILED States.Runtime"),
        (r#""Seconds":"{% -1 %}""#, "{}", "FAILED States.QueryEvaluationError"),
        (r#""Seconds":"{% 1e9 %}""#, "{}", "FAILED States.QueryEvaluationError"),
        (r#""Timestamp":"{% '10000-01-01T00:00:00Z' %}""#, "{}", "FAILED States.QueryEvaluationError"),
    ] {
        let (_, end) = ends(&format!(r#""A":{{"Type":"Wait",{wait},"End":true}}"#), input, "{}", Options::default());
        assert_eq!(end, wanted, "{wait} {input}");
    }
}

#[test]
fn very_many_attempts() {
    let retry =
        r#""A":{@F,"Retry":[{"ErrorEquals":["States.ALL"],"MaxAttempts":99999999,"BackoffRate":10}],"End":true}"#;
    assert_eq!(told(retry, "{}", r#"{"A":{"Error":"E"}}"#), "ASL0305 FAILED States.Runtime");
    let express = Options { kind: Type::Express, ..Options::default() };
    assert_eq!(ends(retry, "{}", r#"{"A":{"Error":"E"}}"#, express).1, "TIMED_OUT States.Timeout");
}
