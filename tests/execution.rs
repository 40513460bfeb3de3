//! Whole machines: what AWS documents beyond the decided cases, limits, and machines that no one should write.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use pointsman::asl::data;
use pointsman::asl::definition::Document;
use pointsman::asl::execution::{Detail, Execution, Mocks, Options, Status, Type, run};
use pointsman::asl::machine::Machine;
use pointsman::diagnostic::Error;

const F: &str = r#""Resource":"arn:aws:lambda:us-east-1:123456789012:function:F""#;

fn machine(states: &str) -> Machine {
    let start = states.split('"').nth(1).unwrap();
    let text = format!("{{\"StartAt\":\"{start}\",\"States\":{{{states}}}}}").replace("@F", F);
    Machine::compile(&Document::read(&text).0).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn options(input: &str, mocks: &str) -> Options {
    Options {
        input: data::parse(input).unwrap(),
        mocks: Mocks::parse(mocks).unwrap_or_else(|error| panic!("{mocks}: {error}")),
        history: true,
        ..Options::default()
    }
}

fn go(states: &str, input: &str, mocks: &str) -> Execution {
    run(&machine(states), &options(input, mocks)).unwrap_or_else(|error| panic!("{states}: {error}"))
}

fn refused(states: &str, mocks: &str) -> Error {
    run(&machine(states), &options("{}", mocks)).unwrap_err()
}

/// Status, output or error, and the waits.
fn told(execution: &Execution) -> String {
    let what = match (&execution.output, &execution.error) {
        (Some(output), _) => output.to_string(),
        (None, error) => error.clone().unwrap_or_default(),
    };
    format!("{} {what} {:?}", execution.status.as_str(), execution.waits)
}

fn names(execution: &Execution) -> Vec<&'static str> {
    execution.history.iter().map(|event| event.name).collect()
}

#[test]
fn tasks_take_time() {
    let task = r#""A":{"Type":"Task",@F,"TimeoutSeconds":10,"HeartbeatSeconds":4,"Retry":[{"ErrorEquals":["States.Timeout"],"MaxAttempts":1}],
        "Catch":[{"ErrorEquals":["States.HeartbeatTimeout"],"Next":"B"}],"End":true},"B":{"Type":"Pass","End":true}"#;
    for (mock, wanted, seconds) in [
        (r#"{"result":1,"durationSeconds":3}"#, "SUCCEEDED 1 []", 3.0),
        (r#"{"result":1,"durationSeconds":10,"heartbeatSeconds":4}"#, "SUCCEEDED 1 []", 10.0),
        (r#"{"result":1,"durationSeconds":11,"heartbeatSeconds":1}"#, "FAILED States.Timeout [1.0]", 21.0),
        (r#"{"result":1,"durationSeconds":9}"#, r#"SUCCEEDED {"Error":"States.HeartbeatTimeout","Cause":""} []"#, 4.0),
    ] {
        let execution = go(task, "{}", &format!("{{\"A\":{mock}}}"));
        assert_eq!((told(&execution).as_str(), execution.duration), (wanted, seconds), "{mock}");
    }
}

#[test]
fn branches_run_side_by_side() {
    let states = r#""P":{"Type":"Parallel","Next":"E","Branches":[
        {"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":5,"Next":"X"},"X":{"Type":"Pass","Result":"x","End":true}}},
        {"StartAt":"V","States":{"V":{"Type":"Wait","Seconds":3,"Next":"Y"},"Y":{"Type":"Task",@F,"End":true}}}]},
        "E":{"Type":"Succeed"}"#;
    let execution = go(states, "{}", r#"{"Y":[{"result":"y"}]}"#);
    assert_eq!(told(&execution), r#"SUCCEEDED ["x","y"] [5.0, 3.0]"#);
    assert_eq!((execution.duration, execution.transitions), (5.0, 6));
    // One that fails ends the other: it never comes to X.
    let execution = go(states, "{}", r#"{"Y":[{"Error":"No","Cause":"why"}]}"#);
    assert_eq!((told(&execution).as_str(), execution.duration), ("FAILED No [5.0, 3.0]", 3.0));
    assert_eq!(execution.path, [0, 2, 4, 5]);
    assert_eq!(execution.cause.as_deref(), Some("why"));
}

#[test]
fn the_history_is_awss() {
    let states = r#""T":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","Parameters":{"MessageBody.$":"$.m"},"Next":"M",
        "Retry":[{"ErrorEquals":["Busy"]}],"ResultPath":"$.sent"},
        "M":{"Type":"Map","ItemsPath":"$.l","ItemProcessor":{"StartAt":"L","States":{"L":{"Type":"Task",@F,"End":true}}},"End":true}"#;
    let execution = go(
        states,
        r#"{"m":"hello","l":[1]}"#,
        r#"{"T":[{"Error":"Busy"},{"result":{"MessageId":"1"}}],"L":[{"result":true}]}"#,
    );
    assert_eq!(
        names(&execution),
        [
            "ExecutionStarted",
            "TaskStateEntered",
            "TaskScheduled",
            "TaskStarted",
            "TaskFailed",
            "TaskScheduled",
            "TaskStarted",
            "TaskSucceeded",
            "TaskStateExited",
            "MapStateEntered",
            "MapStateStarted",
            "MapIterationStarted",
            "TaskStateEntered",
            "LambdaFunctionScheduled",
            "LambdaFunctionStarted",
            "LambdaFunctionSucceeded",
            "TaskStateExited",
            "MapIterationSucceeded",
            "MapStateSucceeded",
            "MapStateExited",
            "ExecutionSucceeded",
        ]
    );
    let previous: Vec<usize> = execution.history.iter().map(|event| event.previous).collect();
    assert_eq!(previous, (0..21).collect::<Vec<_>>());
    assert_eq!(execution.history[4].at, 0.0);
    assert_eq!(execution.history[5].at, 1.0);
    // Each attempt is told of with what the service gets: the Parameters, not the input.
    for event in [&execution.history[2], &execution.history[5]] {
        let parameters = event.details.iter().find(|(name, _)| *name == "parameters").map(|(_, detail)| detail);
        assert!(
            matches!(parameters, Some(Detail::Document(it)) if it.to_string() == r#"{"MessageBody":"hello"}"#),
            "{event:?}"
        );
    }
}

#[test]
fn failures_that_are_tolerated() {
    let map = |fields: &str, mode: &str| {
        format!(
            r#""M":{{"Type":"Map",{fields}"ItemProcessor":{{{mode}"StartAt":"C","States":{{
            "C":{{"Type":"Choice","Choices":[{{"Variable":"$","NumericGreaterThan":0,"Next":"Ok"}}],"Default":"Bad"}},
            "Ok":{{"Type":"Pass","End":true}},"Bad":{{"Type":"Fail","Error":"Neg"}}}}}},"End":true}}"#
        )
    };
    let own = r#""ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"#;
    let over = "FAILED States.ExceedToleratedFailureThreshold []";
    for (fields, mode, wanted) in [
        ("", "", "FAILED Neg []"),
        ("", own, over),
        (r#""ToleratedFailureCount":1,"#, own, "SUCCEEDED [1,3,4] []"),
        (r#""ToleratedFailurePercentage":25,"#, own, "SUCCEEDED [1,3,4] []"),
        (r#""ToleratedFailurePercentage":24.9,"#, own, over),
        (r#""ToleratedFailureCount":1,"ToleratedFailurePercentage":5,"#, own, over),
        (r#""ToleratedFailureCount":0,"ToleratedFailurePercentage":100,"#, own, over),
    ] {
        let execution = go(&map(fields, mode), "[1,-2,3,4]", "{}");
        assert_eq!(told(&execution), wanted, "{fields}{mode}");
    }
    let path = r#""ToleratedFailurePercentagePath":"$.p","ItemsPath":"$.l","#;
    for (p, wanted) in
        [("100", "SUCCEEDED [1] []"), ("101", "FAILED States.Runtime []"), ("-1", "FAILED States.Runtime []")]
    {
        assert_eq!(told(&go(&map(path, own), &format!(r#"{{"p":{p},"l":[1,-1]}}"#), "{}")), wanted);
    }
}

#[test]
fn items_that_are_read_and_put_together() {
    let map = |fields: &str| {
        format!(
            r#""M":{{"Type":"Map",{fields},"ItemProcessor":{{"ProcessorConfig":{{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"}},
            "StartAt":"I","States":{{"I":{{"Type":"Pass","End":true}}}}}},"End":true}}"#
        )
    };
    let reader = |config: &str| {
        map(&format!(
            r#""ItemReader":{{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{{{config}}},"Parameters":{{"Bucket":"b"}}}}"#
        ))
    };
    for (config, data, wanted) in [
        (r#""InputType":"JSON""#, "[1,2,3]", "[1,2,3]"),
        (r#""InputType":"JSON","MaxItems":2"#, "[1,2,3]", "[1,2]"),
        (r#""InputType":"JSON""#, r#""[1,{\"a\":2}]""#, r#"[1,{"a":2}]"#),
        (r#""InputType":"JSON""#, r#"{"a":1}"#, r#"[{"Key":"a","Value":1}]"#),
        (r#""InputType":"JSONL""#, r#""1\n{\"a\":2}\n""#, r#"[1,{"a":2}]"#),
        (
            r#""InputType":"CSV","CSVHeaderLocation":"FIRST_ROW""#,
            r#""a,b\n1,2\n3""#,
            r#"[{"a":"1","b":"2"},{"a":"3","b":""}]"#,
        ),
        (
            r#""InputType":"CSV","CSVHeaderLocation":"GIVEN","CSVHeaders":["x"],"CSVDelimiter":"PIPE""#,
            r#""1|2""#,
            r#"[{"x":"1"}]"#,
        ),
    ] {
        let execution = go(&reader(config), "{}", &format!(r#"{{"M":{{"result":{data}}}}}"#));
        assert_eq!(told(&execution), format!("SUCCEEDED {wanted} []"), "{config}");
    }
    let execution = go(&reader(r#""InputType":"JSON""#), "{}", r#"{"M":{"result":"no"}}"#);
    assert_eq!(told(&execution), "FAILED States.ItemReaderFailed []");
    let batches = |fields: &str| {
        go(
            &map(&format!(r#""ItemSelector":{{"v.$":"$$.Map.Item.Value"}},"ItemBatcher":{{{fields}}}"#)),
            "[1,2,3]",
            "{}",
        )
    };
    assert_eq!(
        told(&batches(r#""MaxItemsPerBatch":2,"BatchInput":{"k":1}"#)),
        r#"SUCCEEDED [{"BatchInput":{"k":1},"Items":[{"v":1},{"v":2}]},{"BatchInput":{"k":1},"Items":[{"v":3}]}] []"#
    );
    assert_eq!(
        told(&batches(r#""MaxInputBytesPerBatch":30"#)),
        r#"SUCCEEDED [{"Items":[{"v":1},{"v":2}]},{"Items":[{"v":3}]}] []"#
    );
    assert_eq!(told(&batches(r#""MaxInputBytesPerBatch":15"#)), "FAILED States.DataLimitExceeded []");
    let written = go(
        &map(r#""ResultWriter":{"Resource":"arn:aws:states:::s3:putObject","Parameters":{"Bucket":"b","Prefix":"p"}}"#),
        "[1]",
        "{}",
    );
    let details = written.output.unwrap();
    let details = details.get("ResultWriterDetails").unwrap();
    assert_eq!(details.get("Bucket").unwrap().as_str(), Some("b"));
    let key = details.get("Key").unwrap().as_str().unwrap();
    assert!(key.starts_with("p/") && key.ends_with("/manifest.json"), "{key}");
}

#[test]
fn iterations_take_turns() {
    let map = |most: &str| {
        go(
            &format!(r#""M":{{"Type":"Map",{most}"ItemProcessor":{{"StartAt":"W","States":{{"W":{{"Type":"Wait","Seconds":10,"End":true}}}}}},"End":true}}"#),
            &format!("[{}]", vec!["1"; 100].join(",")),
            "{}",
        )
        .duration
    };
    assert_eq!((map(r#""MaxConcurrency":1,"#), map(r#""MaxConcurrency":30,"#), map("")), (1_000.0, 40.0, 30.0));
}

#[test]
fn variables_have_scopes() {
    let states = |mode: &str| {
        format!(
            r#""A":{{"Type":"Pass","Assign":{{"x":1}},"Next":"M"}},"M":{{"Type":"Map","ItemProcessor":{{{mode}"StartAt":"I","States":{{
        "I":{{"Type":"Pass","Assign":{{"y.$":"$"}},"Next":"J"}},"J":{{"Type":"Pass","Parameters":{{"s.$":"States.Array($x, $y)"}},"End":true}}}}}},"Next":"Z"}},
        "Z":{{"Type":"Pass","Parameters":{{"x.$":"$x","in.$":"$"}},"End":true}}"#
        )
    };
    let execution = go(&states(""), "[7,8]", "{}");
    assert_eq!(told(&execution), r#"SUCCEEDED {"x":1,"in":[{"s":[1,7]},{"s":[1,8]}]} []"#);
    let own = r#""ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"#;
    assert_eq!(told(&go(&states(own), "[7]", "{}")), "FAILED States.ExceedToleratedFailureThreshold []");
}

#[test]
fn machines_that_no_one_should_write() {
    let same = r#""A":{"Type":"Pass","Next":"A"}"#;
    let execution = go(same, "{}", "{}");
    assert_eq!(told(&execution), "FAILED States.Runtime []");
    assert_eq!(execution.cause.as_deref(), Some("The execution reached the maximum number of history events (25000)."));
    assert_eq!((execution.events, execution.history.len()), (25_000, 25_000));
    let express = Options { kind: Type::Express, max_steps: 5_000, ..options("{}", "{}") };
    let execution = run(&machine(same), &express).unwrap();
    assert_eq!((execution.status, execution.path.len()), (Status::Aborted, 5_000));
    let round = r#""A":{"Type":"Wait","Seconds":100,"Next":"B"},"B":{"Type":"Pass","Next":"A"}"#;
    let execution = run(&machine(round), &Options { kind: Type::Express, ..options("{}", "{}") }).unwrap();
    assert_eq!((execution.status, execution.duration), (Status::TimedOut, 300.0));
    let retry = |fields: &str| {
        format!(r#""A":{{"Type":"Task",@F,"Retry":[{{"ErrorEquals":["States.ALL"],{fields}}}],"End":true}}"#)
    };
    let execution = go(&retry(r#""MaxAttempts":99999999,"BackoffRate":1.5"#), "{}", r#"{"A":{"Error":"E"}}"#);
    assert_eq!((execution.status, execution.events), (Status::Failed, 25_000));
    assert!(execution.waits.iter().all(|wait| *wait <= 99_999_999.0) && execution.duration.is_finite());
    for (field, input) in [
        (r#""SecondsPath":"$.s""#, r#"{"s":-1}"#),
        (r#""SecondsPath":"$.s""#, r#"{"s":100000000}"#),
        (r#""SecondsPath":"$.s""#, r#"{"s":"3"}"#),
        (r#""TimestampPath":"$.s""#, r#"{"s":"10000-01-01T00:00:00Z"}"#),
        (r#""TimestampPath":"$.s""#, r#"{"s":"9999-12-31T23:59:59Z"}"#),
    ] {
        let execution = go(&format!(r#""W":{{"Type":"Wait",{field},"End":true}}"#), input, "{}");
        assert_eq!(told(&execution), "FAILED States.Runtime []", "{input}");
    }
    let large = format!("\"{}\"", "x".repeat(262_143));
    assert_eq!(told(&go(r#""A":{"Type":"Pass","End":true}"#, &large, "{}")), "FAILED States.DataLimitExceeded []");
    let million = format!(r#"{{"M":{{"result":[{}]}}}}"#, vec!["1"; 1_000_000].join(","));
    let map = r#""M":{"Type":"Map","ItemReader":{"Resource":"arn:aws:states:::s3:getObject","Parameters":{"Bucket":"b","Key":"k"}},"ResultPath":null,
        "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"EXPRESS"},"StartAt":"I","States":{"I":{"Type":"Pass","End":true}}},"End":true}"#;
    let execution = go(map, "{}", &million);
    assert!(matches!(execution.status, Status::Failed | Status::Aborted), "{:?}", execution.status);
    // As deep as the reader goes.
    let deep = (0..120).fold(r#"{"Type":"Pass","End":true}"#.to_owned(), |inner, at| {
        format!(r#"{{"Type":"Parallel","Branches":[{{"StartAt":"S{at}","States":{{"S{at}":{inner}}}}}],"End":true}}"#)
    });
    assert_eq!(go(&format!("\"D\":{deep}"), "{}", "{}").path.len(), 121);
}

#[test]
fn what_was_not_asked_for_in_the_right_way() {
    let task = r#""Charge":{"Type":"Task",@F,"Next":"B"},"B":{"Type":"Pass","End":true}"#;
    for (mocks, wanted) in [
        ("{}", "ASL0301: the Task state \"Charge\" was reached and has no mock; it is given {}"),
        (r#"{"Chargr":[{"result":1}]}"#, "ASL0302: there is no state \"Chargr\", and no Task with that Resource"),
        (r#"{"B":[{"result":1}]}"#, "ASL0302: \"B\" is a Pass state, which calls nothing"),
    ] {
        let error = refused(task, mocks);
        let first = &error.diagnostics()[0];
        assert_eq!(format!("{}: {}", first.code, first.message), wanted);
        assert!(!first.hints.is_empty() || mocks.contains("\"B\""), "{first:?}");
    }
    let by_resource = r#"{"arn:aws:lambda:us-east-1:123456789012:function:F":[{"result":5}]}"#;
    assert_eq!(told(&go(task, "{}", by_resource)), "SUCCEEDED 5 []");
    for (mocks, wanted, at) in [
        ("[]", "mocks are an object: a list of outcomes for each name of a state", ""),
        (r#"{"A":[]}"#, "the list of outcomes of \"A\" is empty", "[]"),
        (r#"{"A":[5]}"#, "an outcome is {\"result\": …} or {\"Error\": …, \"Cause\": …}, not a number", "5"),
        (r#"{"A":[{"reslt":5}]}"#, "an outcome has no member \"reslt\"; did you mean \"result\"?", r#"{"reslt":5}"#),
        (r#"{"A":{}}"#, "an outcome has a result, or an Error", "{}"),
        (r#"{"A":{"Cause":"x"}}"#, "an outcome has a result, or an Error", r#"{"Cause":"x"}"#),
        (
            r#"{"A":{"result":1,"Error":"E"}}"#,
            "an outcome is a result or an error, not both",
            r#"{"result":1,"Error":"E"}"#,
        ),
        (r#"{"A":{"Error":5}}"#, "Error is a string, not a number", r#"{"Error":5}"#),
        (
            r#"{"A":{"result":1,"durationSeconds":-1}}"#,
            "durationSeconds is a number of seconds from 0 to 99999999",
            r#"{"result":1,"durationSeconds":-1}"#,
        ),
    ] {
        let error = Mocks::parse(mocks).unwrap_err();
        let first = &error.diagnostics()[0];
        assert_eq!((first.code.as_str(), first.message.as_str()), ("ASL0303", wanted));
        assert_eq!(first.span.map_or("", |span| span.of(mocks)), if at.is_empty() { mocks } else { at });
    }
}

#[test]
fn tasks_that_ask() {
    use pointsman::asl::execution::{Mock, Outcome, run_with};
    let states = r#""M":{"Type":"Map","ItemReader":{"Resource":"arn:aws:states:::s3:getObject","Parameters":{"Bucket":"b","Key":"k"}},
        "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"T","States":{
        "T":{"Type":"Task",@F,"Parameters":{"n.$":"$"},"TimeoutSeconds":5,"Retry":[{"ErrorEquals":["E"]}],"End":true}}},"End":true}"#;
    let options = options("{}", r#"{"M":{"call":4},"T":{"call":7}}"#);
    let mut asked = Vec::new();
    let execution = run_with(&machine(states), &options, |question| {
        asked.push(format!(
            "{} {} {:?} {} {}",
            question.call, question.state, question.items, question.attempt, question.input
        ));
        match (question.call, question.items.as_slice(), question.attempt) {
            (4, ..) => Mock::now(Outcome::Result(data::parse("[5,6]").unwrap())),
            (_, [1], 0) => Mock::now(Outcome::Error { error: "E".into(), cause: "".into() }),
            (_, [1], _) => Mock { duration: 2.5, ..Mock::now(Outcome::Result(true.into())) },
            _ => Mock { duration: 5.0, ..Mock::now(Outcome::Result(question.input.clone())) },
        }
    });
    let execution = execution.unwrap();
    assert_eq!(told(&execution), r#"SUCCEEDED [{"n":5},true] [1.0]"#);
    assert_eq!(execution.duration, 5.0);
    assert_eq!(asked, ["4 M [] 0 {}", "7 T [0] 0 {\"n\":5}", "7 T [1] 0 {\"n\":6}", "7 T [1] 1 {\"n\":6}"]);
    // Where nobody answers, the task fails.
    let execution =
        run(&machine(r#""T":{"Type":"Task",@F,"End":true}"#), &self::options("{}", r#"{"T":{"call":0}}"#)).unwrap();
    assert_eq!(told(&execution), "FAILED States.TaskFailed []");
}
