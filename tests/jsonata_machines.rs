//! Machines in JSONata: every field that may hold an expression, evaluated where it stands.
#![cfg(feature = "jsonata")]
#![allow(clippy::unwrap_used)]

use pointsman::asl::data::{self, Value};
use pointsman::asl::definition::Document;
use pointsman::asl::execution::{Execution, Mock, Mocks, Options, Outcome, run};
use pointsman::asl::machine::Machine;

fn machine(state: &str) -> Machine {
    let text = format!(r#"{{"QueryLanguage": "JSONata", "StartAt": "A", "States": {{"A": {state}}}}}"#);
    let (document, found) = Document::read(&text);
    assert!(found.is_empty(), "{found:?}");
    Machine::compile(&document).unwrap()
}

fn ran(state: &str, input: &str, mock: Option<Mock>) -> Execution {
    let mut mocks = Mocks::default();
    if let Some(mock) = mock {
        mocks.insert("A", vec![mock]);
    }
    let options = Options { input: data::parse(input).unwrap(), mocks, start: 1.7e9, ..Options::default() };
    run(&machine(state), &options).unwrap()
}

fn output(execution: &Execution) -> String {
    execution.output.as_ref().map_or_else(|| format!("{:?} {:?}", execution.error, execution.cause), Value::to_string)
}

#[test]
fn items_are_selected_batched_and_bounded() {
    let state = r#"{"Type": "Map", "Items": "{% [1..$states.input.n] %}", "MaxConcurrency": "{% $states.input.n - 2 %}",
        "ItemSelector": "{% $states.context.Map.Item.Value * 10 %}",
        "ItemBatcher": {"MaxItemsPerBatch": "{% $states.input.size %}", "BatchInput": {"n": "{% $states.input.n %}"}},
        "ToleratedFailurePercentage": "{% 12.5 %}",
        "ItemProcessor": {"StartAt": "I", "States": {"I": {"Type": "Pass",
            "Output": "{% $string($states.input.BatchInput.n) & ':' & $join($states.input.Items.$string(), ',') %}", "End": true}}},
        "Output": "{% $states.result %}", "End": true}"#;
    assert_eq!(output(&ran(state, r#"{"n": 5, "size": 2}"#, None)), r#"["5:10,20","5:30,40","5:50"]"#);
    let refused = ran(state, r#"{"n": 1, "size": 2}"#, None);
    assert_eq!(refused.error.as_deref(), Some("States.QueryEvaluationError"), "{:?}", refused.cause);
}

#[test]
fn a_task_takes_its_timeout_from_an_expression() {
    let state = r#"{"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:F",
        "TimeoutSeconds": "{% $states.input.t %}", "HeartbeatSeconds": "{% $states.input.t - 1 %}",
        "Catch": [{"ErrorEquals": ["States.Timeout"], "Output": "{% $states.errorOutput.Error %}", "Next": "B"}], "Next": "B"},
        "B": {"Type": "Succeed", "Output": {"it": "{% $states.input %}"}}"#;
    let slow = || Some(Mock { duration: 5.0, ..Mock::now(Outcome::Result(1.into())) });
    assert_eq!(output(&ran(state, r#"{"t": 9}"#, slow())), r#"{"it":1}"#);
    let silent = ran(state, r#"{"t": 5}"#, slow());
    assert_eq!((silent.error.as_deref(), silent.duration), (Some("States.HeartbeatTimeout"), 4.0));
}

#[test]
fn a_wait_is_as_long_as_an_expression_says_and_time_goes_on() {
    let state = r#"{"Type": "Wait", "Seconds": "{% $states.input.s %}", "Assign": {"then": "{% $millis() %}"}, "Next": "B"},
        "B": {"Type": "Pass", "Output": "{% [$then, $millis(), $states.context.State.Name] %}", "End": true}"#;
    let waited = ran(state, r#"{"s": 3}"#, None);
    assert_eq!(waited.waits, [3.0]);
    assert_eq!(output(&waited), r#"[1700000003000,1700000003000,"B"]"#);
}

#[test]
fn a_state_that_fails_assigns_nothing_and_says_where() {
    let state = r#"{"Type": "Pass", "Assign": {"x": 1}, "Output": {"y": "{% $states.input.no %}"}, "End": true}"#;
    let failed = ran(state, "{}", None);
    assert_eq!(failed.error.as_deref(), Some("States.QueryEvaluationError"));
    assert_eq!(
        failed.cause.as_deref(),
        Some(
            "An error occurred while executing the state 'A' (entered at the event id #2). The JSONata expression \
             '$states.input.no' specified for the field 'Output/y' returned nothing (undefined)."
        )
    );
}

#[test]
fn the_items_of_a_distributed_map_may_be_an_object() {
    let state = |mode: &str, items: &str| {
        format!(
            r#"{{"Type": "Map", "Items": {items}, "ItemProcessor": {{{mode}"StartAt": "I", "States": {{"I": {{"Type": "Pass",
            "Output": "{{% $states.input.Key & $states.input.Value %}}", "End": true}}}}}}, "End": true}}"#
        )
    };
    let own = r#""ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"}, "#;
    for items in [r#""{% $states.input.o %}""#, r#"{"a": "{% $states.input.o.a %}", "b": 2}"#] {
        assert_eq!(output(&ran(&state(own, items), r#"{"o": {"a": 1, "b": 2}}"#, None)), r#"["a1","b2"]"#);
    }
    let inline = ran(&state("", r#""{% $states.input.o %}""#), r#"{"o": {"a": 1}}"#, None);
    assert!(inline.cause.unwrap().ends_with("Expected 'array', but was 'object' for value: {\"a\":1}"));
}

#[test]
fn the_history_tells_which_evaluation_failed() {
    let state = r#"{"Type": "Pass", "Output": {"y": "{% $states.input.no %}"}, "End": true}"#;
    let execution = run(&machine(state), &Options { history: true, ..Options::default() }).unwrap();
    let names: Vec<_> = execution.history.iter().map(|event| event.name).collect();
    assert_eq!(names, ["ExecutionStarted", "PassStateEntered", "EvaluationFailed", "ExecutionFailed"]);
    let told: Vec<_> =
        execution.history.get(2).unwrap().details.iter().map(|(name, it)| format!("{name} {it:?}")).collect();
    assert!(
        told.contains(&"location Text(\"Output/y\")".to_owned()) && told.contains(&"state Text(\"A\")".to_owned()),
        "{told:?}"
    );
}

#[test]
fn the_time_is_the_runs_in_every_field() {
    let state = r#"{"Type": "Wait", "Seconds": 2, "Next": "T"},
        "T": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:F",
            "TimeoutSeconds": "{% $millis() = 1700000002000 and $now() = '2023-11-14T22:13:22.000Z' ? 9 : 1 %}", "End": true}"#;
    let options = Options {
        mocks: Mocks::parse(r#"{"T": {"result": "in time", "durationSeconds": 8}}"#).unwrap(),
        start: 1.7e9,
        ..Options::default()
    };
    let execution = run(&machine(state), &options).unwrap();
    assert_eq!(output(&execution), r#""in time""#);
}

#[test]
fn a_trace_tells_which_condition_decides() {
    use pointsman::asl::definition::QueryLanguage;
    use pointsman::asl::state::State;
    use pointsman::asl::trace::{Options, trace};
    let state = r#"{"Type": "Choice", "Choices": [{"Condition": "{% $states.input.n > 5 %}", "Next": "Big"},
        {"Condition": "{% $states.input.n > 1 %}", "Next": "Some"}, {"Condition": true, "Next": "Rest"}], "Default": "None"}"#;
    let told = |input: &str| {
        let options = Options { input: data::parse(input).unwrap(), ..Options::default() };
        let traced = trace(&State::parse(state, QueryLanguage::Jsonata).unwrap(), &options);
        let choice = traced.choice.unwrap();
        let rows: Vec<String> = choice.conditions.iter().map(|row| format!("{:?} {}", row.held, row.reason)).collect();
        (choice.summary, rows, traced.next)
    };
    let (summary, rows, next) = told(r#"{"n": 3}"#);
    assert_eq!(summary, "Rule 2 of 3 holds and leads to \"Some\".");
    assert_eq!(
        rows,
        ["Some(false) The Condition is false.", "Some(true) The Condition is true.", "None An earlier rule decides."]
    );
    assert_eq!(next.as_deref(), Some("Some"));
    let (summary, ..) = told(r#"{"n": "x"}"#);
    assert!(
        summary.starts_with(
            "The state fails with States.QueryEvaluationError: The JSONata expression '$states.input.n > 5'"
        )
    );
}
