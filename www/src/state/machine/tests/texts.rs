use super::*;
use std::collections::HashSet;

#[test]
fn every_machine_of_the_gallery_does_what_it_promises_in_every_scenario() {
    for item in plain_items() {
        let machine = told(item.subject);
        let answer = machine.evaluate();
        assert_eq!(
            (answer.verdict, answer.word),
            (item.entry.expect, &*item.entry.word),
            "{}: {}",
            item.entry.id,
            answer.sentence
        );
        assert_eq!(answer.counts().0, 0, "{}: {:?}", item.entry.id, answer.problems);
        let told = machine.told().unwrap();
        assert_eq!(told.scenarios().len(), machine.scenarios.len());
        for (scenario, outcome) in machine.scenarios.iter().zip(told.scenarios()) {
            assert_eq!(scenario.standing(Some(outcome)), Standing::Passes, "{}: {}", item.entry.id, scenario.name);
        }
    }
}

#[test]
fn the_gallery_is_complete_and_teaches() {
    let items = items();
    let ids: HashSet<_> = items.iter().map(|item| item.entry.id.clone()).collect();
    assert_eq!(items.len(), Machine::GALLERY.matches("\"lesson\":").count());
    assert_eq!(ids.len(), items.len());
    for wanted in
        ["booking-saga", "invoice", "push-tokens", "router", "callback", "poller", "map-reduce", "jsonata-order"]
    {
        assert!(ids.contains(wanted), "{wanted}");
    }
    for item in items {
        let lesson = &item.entry.lesson;
        assert!((40..=260).contains(&lesson.len()) && lesson.ends_with('.'), "{}", item.entry.id);
        assert!(item.subject.scenarios.len() >= 2 && item.subject.question().is_some(), "{}", item.entry.id);
    }
}

#[test]
fn the_scenarios_of_the_gallery_leave_little_unexercised() {
    for item in plain_items() {
        let machine = told(item.subject);
        let coverage = covered::covered(machine.told().unwrap()).unwrap();
        let missing: Vec<_> = coverage.missing.iter().filter(|part| &*part.kind == "state").collect();
        assert!(missing.is_empty(), "{}: {missing:?}", item.entry.id);
        assert!(coverage.total > coverage.missing.len());
    }
}

#[test]
fn links_keep_all_texts_and_scenarios() {
    for item in items() {
        let mut kept = Kept { subject: item.subject, cases: Vec::new() };
        kept.subject.express = true;
        kept.subject.history = "{\"events\":[]}".into();
        assert_eq!(Kept::<Machine>::from_json(&kept.to_json()).as_ref(), Some(&kept));
        let link = crate::share::encode(&kept).unwrap_or_else(|| panic!("{} is too long for a link", item.entry.id));
        assert_eq!(crate::share::decode(&link), Ok(kept));
    }
}

#[test]
fn an_answer_counts_for_the_texts_that_it_is_of() {
    let subject = told(machine(r#""A":{"Type":"Pass","End":true}"#, "{}", ""));
    let bench = std::rc::Rc::new(Bench::new(Kept { subject: subject.clone(), cases: Vec::new() }));
    assert_eq!(bench.view.answer.word, "Succeeded");
    // The texts change: until the engine has said something the answer before stays.
    let edited = bench.clone().reduce(Action::Do(Act::Edit(Side::Input, "{\"a\":1}".into())));
    assert!(edited.subject.is_pending());
    assert_eq!(edited.view, bench.view);
    // Where that takes long, it is said to be the answer to earlier texts.
    let late = edited.clone().reduce(Action::Wait);
    assert!(late.view.is_stale() && !edited.view.is_stale());
    assert!(!bench.clone().reduce(Action::Wait).view.is_stale(), "what is answered waits for nothing");
    // An answer to older texts is nothing to these.
    let question = subject.question().unwrap();
    let deaf = edited.clone().reduce(Action::Hear(question, engine::answer(&subject).into()));
    assert_eq!(deaf.view, bench.view);
    let question = edited.subject.question().unwrap();
    let heard = edited.clone().reduce(Action::Hear(question, engine::answer(&edited.subject).into()));
    assert!(heard.view.answer.sentence.starts_with(r#"It gives {"a":1}."#), "{}", heard.view.answer.sentence);
    // What cannot be read is told at once, and the run before stays to be seen.
    let broken = heard.reduce(Action::Do(Act::Edit(Side::Input, "{\"a\":".into())));
    assert_eq!(broken.view.answer.verdict, Verdict::Invalid);
    assert_eq!(broken.view.shown.word, "Succeeded");
}

#[test]
fn the_verdict_tells_how_it_ended_what_it_took_and_what_it_costs() {
    let sentence = |machine: Machine| {
        let answer = told(machine).evaluate();
        format!("{}. {}", answer.word, answer.sentence)
    };
    let task = r#""A":{"Type":"Task",@F,"Retry":[{"ErrorEquals":["Busy"],"MaxAttempts":1}],"End":true}"#;
    assert_eq!(
        sentence(machine(task, "{}", r#"{"A":[{"Error":"Busy"},{"result":7,"durationSeconds":0.5}]}"#)),
        "Succeeded. It gives 7. 2 transitions in 1.5 s of virtual time, $0.00005 as Standard."
    );
    assert_eq!(
        sentence(machine(task, "{}", r#"{"A":[{"Error":"No","Cause":"not today"}]}"#)),
        "Failed. No: not today. 1 transition in 0 s of virtual time, $0.000025 as Standard."
    );
    let mut express = machine(r#""A":{"Type":"Wait","Seconds":86400,"End":true}"#, "{}", "");
    assert_eq!(
        sentence(express.clone()),
        "Succeeded. It gives {}. 1 transition in 1 d of virtual time, $0.000025 as Standard."
    );
    express.express = true;
    assert!(sentence(express).starts_with("Timed out. "));
    let missing = sentence(machine(task, "{}", ""));
    assert!(missing.starts_with("Stops. The Task state \"A\" was reached and has no mock"), "{missing}");
    assert!(sentence(machine(task, "{}", r#"{"B":[{"result":1}]}"#)).starts_with("Stops. There is no state \"B\""));
}

#[test]
fn what_the_worker_tells_instead_of_an_answer_is_told() {
    let mut machine = machine(r#""A":{"Type":"Pass","Next":"A"}"#, "{}", "");
    for (heard, word) in [
        (r#"{"late":2}"#, "Stopped"),
        (r#"{"stopped":true}"#, "Stopped"),
        (r#"{"broken":"why"}"#, "No engine"),
        ("nonsense", "No engine"),
    ] {
        machine.definition = r#"{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}"#.into();
        let question = machine.question().unwrap();
        machine.hear(question, heard);
        let answer = machine.evaluate();
        assert_eq!(answer.word, word, "{heard}");
        assert!(!answer.sentence.is_empty());
    }
}

#[test]
fn texts_that_cannot_be_read_are_no_question() {
    for (definition, input, mocks) in [
        ("", "{}", ""),
        ("{", "{}", ""),
        (r#"{"StartAt":"A","States":{"A":{"Type":"Pass"}}}"#, "{}", ""),
        (r#"{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}"#, "{", ""),
        (r#"{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}"#, "", "["),
    ] {
        let machine =
            Machine { definition: definition.into(), input: input.into(), mocks: mocks.into(), ..Machine::default() };
        assert_eq!(machine.question(), None, "{definition} {input} {mocks}");
        let answer = machine.evaluate();
        assert_eq!(answer.verdict, Verdict::Invalid);
        assert!(!answer.sentence.is_empty());
    }
}

#[test]
fn mocks_are_added_where_there_are_none() {
    let states = r#""A":{"Type":"Task",@F,"Next":"P"},"P":{"Type":"Parallel","Branches":[{"StartAt":"B","States":{"B":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","End":true}}}],"End":true}"#;
    let bare = machine(states, "{}", r#"{"arn:aws:lambda:us-east-1:123456789012:function:F":[{"result":1}]}"#);
    let mocked = bare.with_mocks().unwrap();
    let value = data(&mocked.mocks);
    assert!(value.get("B").is_some() && value.get("A").is_none());
    assert_eq!(mocked.with_mocks(), None);
    assert_eq!(told(mocked).evaluate().word, "Succeeded");
}

fn data(text: &str) -> pointsman::asl::data::Value {
    pointsman::asl::data::parse(text).unwrap()
}

#[test]
fn a_scenario_that_is_not_as_expected_says_why() {
    let base = machine(r#""A":{"Type":"Task",@F,"End":true}"#, "{}", r#"{"A":[{"result":{"a":1.0}}]}"#);
    let mut told_it = told(base.clone());
    let scenario = told_it.as_scenario("  Happy ");
    assert_eq!((&*scenario.name, scenario.expect.status), ("Happy", Some("SUCCEEDED")));
    let failing = Scenario { mocks: r#"{"A":[{"Error":"No"}]}"#.into(), ..scenario.clone() };
    let same =
        Scenario { expect: Expect { output: Some("{\"a\":1}".into()), ..scenario.expect.clone() }, ..scenario.clone() };
    let other =
        Scenario { expect: Expect { output: Some("{\"a\":2}".into()), ..Expect::default() }, ..scenario.clone() };
    let named = Scenario { expect: Expect { error: Some("Yes".into()), ..Expect::default() }, ..failing.clone() };
    let refused = Scenario { mocks: "{}".into(), ..scenario.clone() };
    let open = Scenario { expect: Expect::default(), ..failing.clone() };
    let list = vec![scenario, failing, same, other, named, refused, open];
    told_it.scenarios = Rc::new(list.clone());
    let all = told(told_it);
    let standings: Vec<Standing> =
        list.iter().zip(all.told().unwrap().scenarios()).map(|(it, outcome)| it.standing(Some(outcome))).collect();
    let fails = |why: &str| Standing::Fails(why.to_owned());
    assert_eq!(
        standings[..5],
        [
            Standing::Passes,
            fails("SUCCEEDED was expected, not FAILED"),
            Standing::Passes,
            fails("the output is another"),
            fails("the error Yes was expected, not No"),
        ]
    );
    assert!(matches!(&standings[5], Standing::Fails(why) if why.starts_with("it does not run: ")));
    assert_eq!(standings[6], Standing::Open);
    assert_eq!(scenario::counts(&standings), "7 scenarios, 2 as expected, 4 not");
}

#[test]
fn pasted_scenarios_are_read_and_others_are_told() {
    let one =
        scenario::pasted(r#"{"input": {"a": 1}, "mocks": {"A": [{"result": 1}]}, "expect": {"status": "FAILED"}}"#)
            .unwrap();
    assert_eq!((one.len(), &*one[0].name, one[0].expect.status), (1, "Scenario", Some("FAILED")));
    assert_eq!(scenario::pasted(&format!("[{}]", one[0].to_json())).unwrap(), one);
    for bad in ["", "[]", "5", "{\"name\": \"x\"}", "{", "[{\"input\": {}}, 5]"] {
        assert!(scenario::pasted(bad).is_err_and(|why| !why.is_empty()), "{bad}");
    }
    assert!(scenario::is_mock_config(r#"{"StateMachines": {}, "MockedResponses": {}}"#));
    assert!(!scenario::is_mock_config(r#"{"input": {}}"#));
    let cases =
        Machine::cases_of(r#"[{"stateMachine":"M","testCase":"Happy","mocks":{"A":[{"result":1}]}}]"#, &"{}".into())
            .unwrap();
    assert_eq!((&*cases[0].name, data(&cases[0].mocks)), ("Happy", data(r#"{"A":[{"result":1}]}"#)));
    assert!(Machine::cases_of("5", &"{}".into()).is_err());
}

#[test]
fn the_engine_is_asked_for_tests_and_for_inputs() {
    let mut it = told(machine(r#""A":{"Type":"Pass","End":true}"#, "", ""));
    assert_eq!(it.tests_question(), None);
    it.scenarios =
        Rc::new(vec![it.as_scenario("one"), Scenario { expect: Expect::default(), ..it.as_scenario("two") }]);
    let asked = data(&it.tests_question().unwrap());
    let list = asked.get("scenarios").and_then(|list| list.as_array()).unwrap();
    assert_eq!(
        list[0],
        data(
            r#"{"name":"one","input":"{}","mocks":"{}","type":"STANDARD","expect":{"status":"SUCCEEDED","output":{}}}"#
        )
    );
    assert_eq!(list[1], data(r#"{"name":"two","input":"{}","mocks":"{}","type":"STANDARD"}"#));
    assert_eq!(data(&it.reach_question("A \"b\"")).get("state").and_then(|it| it.as_str()), Some("A \"b\""));
    let found =
        Machine::reaching("A", r#"{"found":true,"input":{"a":1},"mocks":{"B":[{"result":1}]},"route":["A"]}"#).unwrap();
    assert_eq!((&*found.name, data(&found.input)), ("Reaches A", data(r#"{"a":1}"#)));
    assert_eq!(Machine::reaching("A", r#"{"found":false,"reason":"why"}"#), Err("why".to_owned()));
    assert!(Machine::reaching("A", "").is_err());
}

#[test]
fn a_test_case_is_a_line_of_json() {
    let machine = told(items().remove(0).subject);
    let line = machine.test_case(Verdict::Match);
    assert_eq!(line.lines().count(), 1);
    let value = data(&line);
    assert_eq!(
        value.get("expect").and_then(|it| it.get("status")?.as_str().map(str::to_owned)).as_deref(),
        Some("SUCCEEDED")
    );
    let mocks = r#"{"A":{"Error":"E","Cause":"c","durationSeconds":2}}"#;
    let failing = told(super::machine(r#""A":{"Type":"Task",@F,"End":true}"#, "", mocks));
    let value = data(&failing.test_case(Verdict::NoMatch));
    assert_eq!(value.get("mocks"), Some(&data(r#"{"A":[{"error":"E","cause":"c"}]}"#)));
    assert_eq!(value.get("expect"), Some(&data(r#"{"status":"FAILED","error":"E"}"#)));
}

#[test]
fn sums_of_money_have_as_many_places_as_they_need() {
    for (amount, text) in [(0.0, "$0"), (0.000_025, "$0.000025"), (1.5, "$1.50"), (0.000_000_104_2, "$0.0000001042")] {
        assert_eq!(dollars(amount), text);
    }
}
