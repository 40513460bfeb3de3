//! An input that reaches a state: found where it can be, proven by running it, and bounded where it cannot.
#![cfg(feature = "jsonata")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use pointsman::asl::definition::Document;
use pointsman::asl::execution::{Options, run, written};
use pointsman::asl::machine::Machine;
use pointsman::asl::reach::reach;

const F: &str = r#""Type":"Task","Resource":"arn:aws:lambda:us-east-1:123456789012:function:F""#;

fn machine(states: &str) -> Machine {
    let start = states.split('"').nth(1).unwrap();
    let language = if states.contains("{%") { r#""QueryLanguage":"JSONata","# } else { "" };
    let text = format!("{{{language}\"StartAt\":\"{start}\",\"States\":{{{states}}}}}").replace("@F", F);
    Machine::compile(&Document::read(&text).0).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Input and mocks that reach a state; that they do is tried once more here.
fn found(states: &str, state: &str) -> String {
    let machine = machine(states);
    let it = match reach(&machine, state) {
        Ok(it) => it,
        Err(why) => return why,
    };
    let told = it.mocks.iter().map(|(name, list)| format!(" {name} {}", written(&list[0]))).collect::<String>();
    let text = format!("{}{told}", it.input);
    let options = Options { input: it.input, mocks: it.mocks, context: it.context, ..Options::default() };
    let done = run(&machine, &options).unwrap();
    let names: Vec<&str> = done.path.iter().map(|at| &*machine.step(*at as usize).unwrap().state.name).collect();
    assert!(names.contains(&state), "{names:?}");
    assert_eq!(it.route.last().map(|name| &**name), Some(state));
    text
}

const END: &str = r#""X":{"Type":"Succeed"},"Y":{"Type":"Fail"},"Z":{"Type":"Pass","End":true}"#;

#[test]
fn rules_that_hold_and_those_before_them_that_do_not() {
    let states = format!(
        r#""C":{{"Type":"Choice","Choices":[
        {{"Variable":"$.n","NumericGreaterThan":100,"Next":"X"}},
        {{"And":[{{"Variable":"$.n","NumericGreaterThan":10}},{{"Not":{{"Variable":"$.s","StringMatches":"a*\\*z"}}}}],"Next":"Y"}},
        {{"Or":[{{"Variable":"$.t","TimestampLessThan":"2024-05-01T00:00:00Z"}},{{"Variable":"$.b","BooleanEquals":true}}],"Next":"Z"}}],"Default":"W"}},
        {END},"W":{{"Type":"Pass","End":true}}"#
    );
    assert_eq!(found(&states, "X"), r#"{"n":101}"#);
    assert_eq!(found(&states, "Y"), r#"{"n":100,"s":""}"#);
    assert_eq!(found(&states, "C"), "{}");
    let w = found(&states, "W");
    assert!(w.contains(r#""b":false"#), "{w}");
    found(&states, "Z");
    assert_eq!(found(&states, "Quite"), "There is no state \"Quite\".");
    let guarded = format!(
        r#""C":{{"Type":"Choice","Choices":[{{"And":[{{"Variable":"$.a.b","IsPresent":true}},{{"Variable":"$.a.b","IsNull":false}},{{"Variable":"$.a.b","StringGreaterThanEqualsPath":"$.c[1]"}}],"Next":"X"}}],"Default":"Z"}},{END}"#
    );
    assert_eq!(found(&guarded, "X"), r#"{"a":{"b":"m"},"c":[null,"m"]}"#);
    assert_eq!(found(&guarded, "Z"), "{}");
}

#[test]
fn through_the_fields_of_states() {
    let states = format!(
        r#""A":{{"Type":"Pass","InputPath":"$.in","Parameters":{{"x.$":"$.deep.x","fixed":7}},"ResultPath":"$.made","Next":"B"}},
        "B":{{@F,"Parameters":{{"id.$":"$.order.id","n.$":"States.ArrayLength($.order.lines)"}},"ResultSelector":{{"status.$":"$.Payload.status"}},"ResultPath":"$.paid",
            "Assign":{{"kept.$":"$.Payload.kept"}},"Next":"C"}},
        "C":{{"Type":"Choice","Choices":[{{"Variable":"$.paid.status","StringEquals":"ok","Next":"D"}}],"Default":"Y"}},
        "D":{{"Type":"Choice","Choices":[{{"And":[{{"Variable":"$.made.x","NumericEquals":3}},{{"Variable":"$kept","BooleanEquals":true}},{{"Variable":"$$.Execution.Input.who","IsString":true}}],"Next":"X"}}],"Default":"Z"}},{END}"#
    );
    let x = found(&states, "X");
    assert!(
        x.contains(r#""in":{"deep":{"x":3}}"#)
            && x.contains(r#"B {"result":{"Payload":{"#)
            && x.contains(r#""kept":true"#),
        "{x}"
    );
    found(&states, "Z");
    found(&states, "Y");
    let fixed = format!(
        r#""A":{{"Type":"Pass","Result":{{"k":1}},"Next":"C"}},"C":{{"Type":"Choice","Choices":[{{"Variable":"$.k","NumericEquals":2,"Next":"X"}}],"Default":"Z"}},{END}"#
    );
    assert_eq!(
        found(&fixed, "X"),
        "No input was found in 1 way to \"X\". 1 is written in the definition, where something else is needed."
    );
    assert_eq!(found(&fixed, "Y"), "Nothing leads to \"Y\".");
}

#[test]
fn errors_branches_and_iterations() {
    let states = format!(
        r#""M":{{"Type":"Map","ItemsPath":"$.orders","ItemSelector":{{"o.$":"$$.Map.Item.Value","who.$":"$.who"}},"ResultPath":null,"Next":"P",
            "Catch":[{{"ErrorEquals":["Broken"],"ResultPath":"$.e","Next":"Y"}}],"ItemProcessor":{{"StartAt":"I","States":{{
            "I":{{"Type":"Choice","Choices":[{{"Variable":"$.o.size","NumericGreaterThan":9,"Next":"Large"}}],"Default":"Small"}},
            "Large":{{@F,"Catch":[{{"ErrorEquals":["A"],"Next":"Small"}},{{"ErrorEquals":["States.ALL"],"Next":"Lost"}}],"End":true}},
            "Small":{{"Type":"Pass","End":true}},"Lost":{{"Type":"Pass","End":true}}}}}}}},
        "P":{{"Type":"Parallel","Branches":[
            {{"StartAt":"L","States":{{"L":{{@F,"Parameters":{{"a.$":"$.left.a"}},"End":true}}}}}},
            {{"StartAt":"R","States":{{"R":{{"Type":"Wait","SecondsPath":"$.seconds","Next":"S"}},"S":{{"Type":"Pass","End":true}}}}}}],
            "Catch":[{{"ErrorEquals":["States.ALL"],"Next":"Z"}}],"Next":"X"}},{END}"#
    );
    let large = found(&states, "Large");
    assert!(large.starts_with(r#"{"who":"a","orders":[{"size":10}]}"#), "{large}");
    assert!(found(&states, "Lost").contains(r#"Large {"Error":"CustomError","Cause":""}"#));
    for state in ["Small", "P", "L", "R", "S", "X", "Z"] {
        let text = found(&states, state);
        assert!(text.starts_with('{'), "{state}: {text}");
    }
    assert!(found(&states, "Z").contains(r#"L {"Error":"CustomError""#));
    let read = r#""M":{"Type":"Map","ItemReader":{"Resource":"arn:aws:states:::s3:getObject","Parameters":{"Bucket":"b","Key":"k"}},"End":true,
        "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"EXPRESS"},"StartAt":"I","States":{
        "I":{"Type":"Choice","Choices":[{"Variable":"$.k","StringEquals":"v","Next":"J"}],"Default":"K"},"J":{"Type":"Pass","End":true},"K":{"Type":"Pass","End":true}}}}"#;
    assert_eq!(found(read, "J"), r#"{} M {"result":[{"k":"v"}]}"#);
}

#[test]
fn conditions_in_jsonata() {
    let states = format!(
        r#""A":{{@F,"Arguments":{{"id":"{{% $states.input.id %}}"}},"Assign":{{"total":"{{% $states.result.sum %}}"}},"Output":{{"got":"{{% $states.result.got %}}","in":"{{% $states.input %}}"}},"Next":"C"}},
        "C":{{"Type":"Choice","Choices":[
            {{"Condition":"{{% $total > 100 and $states.input.got = 'yes' %}}","Next":"X"}},
            {{"Condition":"{{% $not($exists($states.input.in.flag)) or ($states.input.in.kind in ['a', \"b\"] and 3 <= $total) %}}","Next":"Y"}},
            {{"Condition":"{{% $sum($states.input.in.l) = 6 %}}","Next":"Z"}}],"Default":"W"}},{},"W":{{"Type":"Pass","End":true}}"#,
        END
    );
    assert!(found(&states, "X").ends_with(r#"A {"result":{"sum":101,"got":"yes"}}"#), "{}", found(&states, "X"));
    for state in ["Y", "W"] {
        assert!(found(&states, state).starts_with('{'), "{state}: {}", found(&states, state));
    }
    // A sum is not worked out backwards.
    assert!(found(&states, "Z").starts_with("No input was found"));
}

#[test]
fn machines_that_are_large_end_soon() {
    // Every state leads to every other one.
    let all: Vec<String> =
        (0..40).map(|i| format!(r#"{{"Variable":"$.n{i}","NumericEquals":{i},"Next":"S{i}"}}"#)).collect();
    let states: Vec<String> = (0..40)
        .map(|i| format!(r#""S{i}":{{"Type":"Choice","Choices":[{}],"Default":"S{}"}}"#, all.join(","), (i + 1) % 40))
        .collect();
    let begun = std::time::Instant::now();
    let it = found(&states.join(","), "S39");
    assert!(it.starts_with('{'), "{it}");
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}
