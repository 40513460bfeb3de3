//! Histories exported from AWS: compared with runs here, and made into mocks that make a run here go the same way.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use pointsman::asl::data;
use pointsman::asl::definition::Document;
use pointsman::asl::execution::exported::{Comparison, History, Kind, Left, compare, replay};
use pointsman::asl::execution::{Execution, Mocks, Options, run};
use pointsman::asl::machine::Machine;

fn machine(text: &str) -> Machine {
    Machine::compile(&Document::read(text).0).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn go(machine: &Machine, input: &str, mocks: &str) -> Execution {
    let (input, mocks) = (data::parse(input).unwrap(), Mocks::parse(mocks).unwrap());
    run(machine, &Options { input, mocks, history: true, ..Options::default() }).unwrap()
}

const ORDER: &str = r#"{"StartAt": "Charge", "States": {
    "Charge": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "charge", "Payload.$": "$"},
        "ResultSelector": {"sum.$": "$.Payload.sum"}, "ResultPath": "$.paid", "Retry": [{"ErrorEquals": ["Busy"]}],
        "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Sorry"}], "Next": "Each"},
    "Each": {"Type": "Map", "ItemsPath": "$.items", "ItemProcessor": {"StartAt": "Pack", "States": {
        "Pack": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:Pack", "End": true}}}, "End": true},
    "Sorry": {"Type": "Fail", "Error": "Sorry"}}}"#;

/// As the command line prints it: times with an offset, and iterations in the order in which they happened.
const AWS: &str = r#"{"events": [
    {"timestamp": "2024-11-22T10:00:00.100000+01:00", "type": "ExecutionStarted", "id": 1, "previousEventId": 0,
     "executionStartedEventDetails": {"input": "{\"items\":[\"a\",\"b\"]}", "inputDetails": {"truncated": false}, "roleArn": "arn:aws:iam::999999999999:role/R", "stateMachineVersionArn": "arn:aws:states:eu-west-1:999999999999:stateMachine:M:1"}},
    {"timestamp": "2024-11-22T10:00:00.110000+01:00", "type": "TaskStateEntered", "id": 2, "previousEventId": 0,
     "stateEnteredEventDetails": {"name": "Charge", "input": "{\"items\":[\"a\",\"b\"]}", "inputDetails": {"truncated": false}}},
    {"timestamp": "2024-11-22T10:00:00.110000+01:00", "type": "TaskScheduled", "id": 3, "previousEventId": 2,
     "taskScheduledEventDetails": {"resourceType": "lambda", "resource": "invoke", "region": "eu-west-1", "parameters": "{\"FunctionName\":\"charge\",\"Payload\":{\"items\":[\"a\",\"b\"]}}"}},
    {"timestamp": "2024-11-22T10:00:00.120000+01:00", "type": "TaskStarted", "id": 4, "previousEventId": 3, "taskStartedEventDetails": {"resourceType": "lambda", "resource": "invoke"}},
    {"timestamp": "2024-11-22T10:00:01.120000+01:00", "type": "TaskFailed", "id": 5, "previousEventId": 4, "taskFailedEventDetails": {"resourceType": "lambda", "resource": "invoke", "error": "Busy", "cause": "later"}},
    {"timestamp": "2024-11-22T10:00:02.120000+01:00", "type": "TaskScheduled", "id": 6, "previousEventId": 5,
     "taskScheduledEventDetails": {"resourceType": "lambda", "resource": "invoke", "region": "eu-west-1", "parameters": "{\"FunctionName\":\"charge\",\"Payload\":{\"items\":[\"a\",\"b\"]}}"}},
    {"timestamp": "2024-11-22T10:00:02.130000+01:00", "type": "TaskStarted", "id": 7, "previousEventId": 6, "taskStartedEventDetails": {"resourceType": "lambda", "resource": "invoke"}},
    {"timestamp": "2024-11-22T10:00:02.620000+01:00", "type": "TaskSucceeded", "id": 8, "previousEventId": 7,
     "taskSucceededEventDetails": {"resourceType": "lambda", "resource": "invoke", "output": "{\"Payload\":{\"sum\":7}}", "outputDetails": {"truncated": false}}},
    {"timestamp": "2024-11-22T10:00:02.620000+01:00", "type": "TaskStateExited", "id": 9, "previousEventId": 8,
     "stateExitedEventDetails": {"name": "Charge", "output": "{\"items\":[\"a\",\"b\"],\"paid\":{\"sum\":7}}", "outputDetails": {"truncated": false}}},
    {"timestamp": "2024-11-22T10:00:02.620000+01:00", "type": "MapStateEntered", "id": 10, "previousEventId": 9,
     "stateEnteredEventDetails": {"name": "Each", "input": "{\"items\":[\"a\",\"b\"],\"paid\":{\"sum\":7}}", "inputDetails": {"truncated": false}}},
    {"timestamp": "2024-11-22T10:00:02.620000+01:00", "type": "MapStateStarted", "id": 11, "previousEventId": 10, "mapStateStartedEventDetails": {"length": 2}},
    {"timestamp": "2024-11-22T10:00:02.620000+01:00", "type": "MapIterationStarted", "id": 12, "previousEventId": 11, "mapIterationStartedEventDetails": {"name": "Each", "index": 1}},
    {"timestamp": "2024-11-22T10:00:02.620000+01:00", "type": "TaskStateEntered", "id": 13, "previousEventId": 12, "stateEnteredEventDetails": {"name": "Pack", "input": "\"b\"", "inputDetails": {"truncated": false}}},
    {"timestamp": "2024-11-22T10:00:02.620000+01:00", "type": "MapIterationStarted", "id": 14, "previousEventId": 11, "mapIterationStartedEventDetails": {"name": "Each", "index": 0}},
    {"timestamp": "2024-11-22T10:00:02.620000+01:00", "type": "LambdaFunctionScheduled", "id": 15, "previousEventId": 13, "lambdaFunctionScheduledEventDetails": {"resource": "arn:aws:lambda:eu-west-1:999999999999:function:Pack", "input": "\"b\"", "inputDetails": {"truncated": false}}},
    {"timestamp": "2024-11-22T10:00:02.620000+01:00", "type": "TaskStateEntered", "id": 16, "previousEventId": 14, "stateEnteredEventDetails": {"name": "Pack", "input": "\"a\"", "inputDetails": {"truncated": false}}},
    {"timestamp": "2024-11-22T10:00:02.620000+01:00", "type": "LambdaFunctionScheduled", "id": 17, "previousEventId": 16, "lambdaFunctionScheduledEventDetails": {"resource": "arn:aws:lambda:eu-west-1:999999999999:function:Pack", "input": "\"a\"", "inputDetails": {"truncated": false}}},
    {"timestamp": "2024-11-22T10:00:02.620000+01:00", "type": "LambdaFunctionStarted", "id": 18, "previousEventId": 15},
    {"timestamp": "2024-11-22T10:00:02.620000+01:00", "type": "LambdaFunctionStarted", "id": 19, "previousEventId": 17},
    {"timestamp": "2024-11-22T10:00:02.720000+01:00", "type": "LambdaFunctionSucceeded", "id": 20, "previousEventId": 19, "lambdaFunctionSucceededEventDetails": {"output": "\"A\"", "outputDetails": {"truncated": false}}},
    {"timestamp": "2024-11-22T10:00:02.720000+01:00", "type": "TaskStateExited", "id": 21, "previousEventId": 20, "stateExitedEventDetails": {"name": "Pack", "output": "\"A\"", "outputDetails": {"truncated": false}}},
    {"timestamp": "2024-11-22T10:00:02.720000+01:00", "type": "MapIterationSucceeded", "id": 22, "previousEventId": 21, "mapIterationSucceededEventDetails": {"name": "Each", "index": 0}},
    {"timestamp": "2024-11-22T10:00:02.820000+01:00", "type": "LambdaFunctionSucceeded", "id": 23, "previousEventId": 18, "lambdaFunctionSucceededEventDetails": {"output": "\"B\"", "outputDetails": {"truncated": false}}},
    {"timestamp": "2024-11-22T10:00:02.820000+01:00", "type": "TaskStateExited", "id": 24, "previousEventId": 23, "stateExitedEventDetails": {"name": "Pack", "output": "\"B\"", "outputDetails": {"truncated": false}}},
    {"timestamp": "2024-11-22T10:00:02.820000+01:00", "type": "MapIterationSucceeded", "id": 25, "previousEventId": 24, "mapIterationSucceededEventDetails": {"name": "Each", "index": 1}},
    {"timestamp": "2024-11-22T10:00:02.820000+01:00", "type": "MapStateSucceeded", "id": 26, "previousEventId": 25},
    {"timestamp": "2024-11-22T10:00:02.820000+01:00", "type": "MapStateExited", "id": 27, "previousEventId": 26, "stateExitedEventDetails": {"name": "Each", "output": "[\"A\",\"B\"]", "outputDetails": {"truncated": false}}},
    {"timestamp": "2024-11-22T10:00:02.820000+01:00", "type": "ExecutionSucceeded", "id": 28, "previousEventId": 27, "executionSucceededEventDetails": {"output": "[\"A\",\"B\"]", "outputDetails": {"truncated": false}}}
]}"#;

const MOCKS: &str = r#"{"Charge": [{"Error": "Busy", "Cause": "later"}, {"result": {"Payload": {"sum": 7}}}],
    "Pack": [{"result": "A"}, {"result": "B"}]}"#;

fn beside(aws: &str, mocks: &str) -> Comparison {
    let execution = go(&machine(ORDER), r#"{"items": ["a", "b"]}"#, mocks);
    compare(&History::parse(aws).unwrap(), &History::of(&execution, 0.0))
}

fn told(comparison: &Comparison) -> Vec<String> {
    comparison.differences.iter().map(|it| format!("{} {}", it.kind.as_str(), it.message)).collect()
}

#[test]
fn the_same_run_in_another_order() {
    let comparison = beside(AWS, MOCKS);
    assert_eq!(told(&comparison), [""; 0]);
    assert!(comparison.is_same());
    assert_eq!((comparison.compared, comparison.events.len()), (28, 28));
    assert_eq!(comparison.summary(), "The run here tells what AWS's history tells: 28 events compared.");
    let left: Vec<_> = comparison.not_compared.iter().map(|it| (it.left, it.count)).collect();
    assert_eq!(left, [(Left::Timestamp, 28), (Left::Arn, 2)]);
    // The order is AWS's; item 1 comes first there, and stands beside that of item 1 here.
    let aws: Vec<_> = comparison.events.iter().map(|it| it.aws.unwrap()).collect();
    assert_eq!(aws, (1..=28).collect::<Vec<_>>());
    assert!(comparison.events[11].here > comparison.events[13].here);
    // The list alone, and the newest event first.
    let list = AWS.trim_start_matches("{\"events\": ").trim_end_matches('}');
    assert!(beside(list, MOCKS).is_same());
}

#[test]
fn differences_with_their_places() {
    let other = beside(AWS, &MOCKS.replace("\"sum\": 7", "\"sum\": 8"));
    assert_eq!(
        told(&other),
        [
            "output TaskSucceeded of \"Charge\": output.Payload.sum is 7 on AWS, and 8 here.",
            "output TaskStateExited of \"Charge\": output.paid.sum is 7 on AWS, and 8 here.",
            "input MapStateEntered of \"Each\": input.paid.sum is 7 on AWS, and 8 here.",
        ]
    );
    assert_eq!((other.differences[0].aws, other.differences[0].here), (Some(8), Some(8)));
    assert!(other.summary().starts_with("3 differences. The first: TaskSucceeded of \"Charge\""));
    let calm = beside(AWS, &MOCKS.replace(r#"{"Error": "Busy", "Cause": "later"}, "#, ""));
    let missing = ["TaskFailed", "TaskScheduled", "TaskStarted"];
    let missing = missing.map(|it| format!("missing {it} of \"Charge\": AWS has it, and the run here does not."));
    assert_eq!(told(&calm), missing);
    let swapped =
        beside(AWS, &MOCKS.replace(r#"[{"result": "A"}, {"result": "B"}]"#, r#"[{"result": "B"}, {"result": "A"}]"#));
    assert!(
        told(&swapped)[0].starts_with("output LambdaFunctionSucceeded of \"Pack\" in Each[0]: output is \"A\" on AWS")
    );
    let failing = beside(AWS, r#"{"Charge": {"Error": "No"}}"#);
    let kinds: Vec<_> = failing.differences.iter().map(|it| (it.kind, it.event.as_str())).collect();
    assert!(kinds.contains(&(Kind::State, "MapStateEntered")), "{kinds:?}");
    assert_eq!(
        failing.differences.last().unwrap().message,
        "ExecutionSucceeded: on AWS it is ExecutionSucceeded, here it is ExecutionFailed Sorry."
    );
}

#[test]
fn what_an_export_leaves_out_is_told() {
    let bare = AWS.replace(
        r#""output": "{\"Payload\":{\"sum\":7}}", "outputDetails": {"truncated": false}"#,
        r#""outputDetails": {"truncated": true}"#,
    );
    let comparison = beside(&bare, MOCKS);
    assert!(comparison.is_same(), "{:?}", told(&comparison));
    assert!(comparison.not_compared.iter().any(|it| it.left == Left::Truncated && it.count == 1));
    let bare = bare.replace(r#""cause": "later""#, r#""cause": "HIDDEN_DUE_TO_SECURITY_REASONS""#);
    let comparison = beside(&bare, MOCKS);
    assert!(comparison.is_same() && comparison.not_compared.iter().any(|it| it.left == Left::Redacted));
    let again = replay(&History::parse(&bare).unwrap());
    assert_eq!(again.notes, ["The history does not have the output of \"Charge\" (event 8): null stands for it."]);
}

#[test]
fn a_history_becomes_mocks() {
    let again = replay(&History::parse(AWS).unwrap());
    assert_eq!(again.notes, [""; 0]);
    assert_eq!(again.start, Some(1_732_266_000.1));
    assert_eq!(again.input.as_ref().unwrap().to_string(), r#"{"items":["a","b"]}"#);
    let told: Vec<_> = again
        .mocks
        .iter()
        .flat_map(|(name, list)| {
            list.iter().map(move |mock| format!("{name} {}", pointsman::asl::execution::written(mock)))
        })
        .collect();
    assert_eq!(
        told,
        [
            r#"Charge {"Error":"Busy","Cause":"later","durationSeconds":1.01}"#,
            r#"Charge {"result":{"Payload":{"sum":7}},"durationSeconds":0.5}"#,
            r#"Pack {"result":"A","durationSeconds":0.1,"item":[0]}"#,
            r#"Pack {"result":"B","durationSeconds":0.2,"item":[1]}"#,
        ]
    );
    let options = Options { input: again.input.unwrap(), mocks: again.mocks, history: true, ..Options::default() };
    let execution = run(&machine(ORDER), &options).unwrap();
    assert!(compare(&History::parse(AWS).unwrap(), &History::of(&execution, 0.0)).is_same());
}

#[test]
fn mocks_for_single_items() {
    let mocks =
        r#"{"Charge": {"result": {"Payload": {"sum": 7}}}, "Pack": [{"result": "any"}, {"result": "one", "item": 1}]}"#;
    let execution = go(&machine(ORDER), r#"{"items": ["a", "b", "c"]}"#, mocks);
    assert_eq!(execution.output.unwrap().to_string(), r#"["any","one","any"]"#);
    for bad in ["-1", "1.5", "[]", "[0,\"a\"]", "\"1\""] {
        let error = Mocks::parse(&format!(r#"{{"Pack": [{{"result": 1, "item": {bad}}}]}}"#)).unwrap_err();
        assert_eq!(error.diagnostics()[0].message, "item is the index of an item from 0, or a list of such");
    }
}

#[test]
fn branches_that_were_cut_off() {
    let text = r#"{"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true, "Branches": [
        {"StartAt": "Slow", "States": {"Slow": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Next": "After"}, "After": {"Type": "Pass", "End": true}}},
        {"StartAt": "Bad", "States": {"Bad": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "End": true}}}]}}}"#;
    let machine = machine(text);
    let late = go(
        &machine,
        "{}",
        r#"{"Slow": {"result": 1, "durationSeconds": 9}, "Bad": {"Error": "E", "durationSeconds": 5}}"#,
    );
    let early = go(
        &machine,
        "{}",
        r#"{"Slow": {"result": 1, "durationSeconds": 1}, "Bad": {"Error": "E", "durationSeconds": 5}}"#,
    );
    let (late, early) = (History::of(&late, 0.0), History::of(&early, 0.0));
    for (a, b) in [(&late, &early), (&early, &late)] {
        let comparison = compare(a, b);
        assert!(comparison.is_same(), "{:?}", told(&comparison));
        assert!(comparison.not_compared.iter().any(|it| it.left == Left::CutOff && it.count == 4));
    }
    let again = replay(&late);
    assert_eq!(again.notes, ["\"Slow\" had not ended (event 5): here it never does."]);
    let options = Options { input: again.input.unwrap(), mocks: again.mocks, history: true, ..Options::default() };
    let execution = run(&machine, &options).unwrap();
    assert_eq!((execution.error.as_deref(), execution.duration), (Some("E"), 5.0));
    assert!(compare(&late, &History::of(&execution, 0.0)).is_same());
}

#[test]
fn what_is_no_history() {
    for (text, message, at) in [
        ("{}", "a history is {\"events\": […]}, as get-execution-history prints it, or a list of events", ""),
        (r#"{"events": 5}"#, "events is a list, not a number", "5"),
        (r#"{"events": []}"#, "there is no event in this history", "[]"),
        (r#"[{"id": 1, "type": "ExecutionStarted"}, 7]"#, "an event is an object, not a number", "7"),
        (r#"[{"type": "ExecutionStarted"}]"#, "an event has an id", "{"),
        (r#"[{"id": "x", "type": "A"}]"#, "id is a whole number, not a string", "\"x\""),
        (r#"[{"id": 1, "type": 5}]"#, "type is AWS's name of an event, not a number", "5"),
        (r#"[{"id": 1}]"#, "an event has a type", "{"),
        (r#"[{"id": 1, "type": "A"}, {"id": 1, "type": "B"}]"#, "two events have the id 1", "["),
    ] {
        let error = History::parse(text).unwrap_err();
        let first = &error.diagnostics()[0];
        assert_eq!((first.code.as_str(), first.message.as_str()), ("ASL0320", message), "{text}");
        assert!(first.span.unwrap().of(text).starts_with(at), "{text}");
    }
    assert_eq!(History::parse("{").unwrap_err().diagnostics()[0].code.as_str(), "JSON0002");
    // Odd links are no reason to stop: what cannot be placed is of the machine's own thread.
    let odd = r#"[{"id": 3, "previousEventId": 900, "type": "MapIterationStarted"}, {"id": 7, "previousEventId": 7, "type": "ParallelStateFailed"}]"#;
    let odd = History::parse(odd).unwrap();
    assert!(compare(&odd, &odd).is_same());
}
