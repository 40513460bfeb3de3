use super::*;
use crate::gallery;
use crate::state::bench::{Act, Action, Bench};
use crate::state::report::{self, Form};
use crate::state::subject::Kept;
use pointsman::asl::data;
use pointsman::asl::path::Path;
use pointsman::diagnostic::Step;
use pointsman::json::Options;
use std::collections::HashSet;
use yew::Reducible;

fn inputs(definition: &str, input: &str) -> Inputs {
    Inputs { definition: definition.into(), input: input.into(), ..Inputs::default() }
}

fn with_result(definition: &str, input: &str, result: &str) -> Inputs {
    Inputs { result: result.into(), ..inputs(definition, input) }
}

fn failing(definition: &str, input: &str, failure: &str) -> Inputs {
    Inputs { mock: Mock::Failure, failure: failure.into(), ..inputs(definition, input) }
}

const TASK: &str = r#"{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:123456789012:function:F","InputPath":"$.a","Parameters":{"x.$":"$.b"},"ResultPath":"$.r","Next":"N"}"#;

fn statuses(inputs: &Inputs) -> Vec<(&'static str, Status)> {
    flow(inputs).unwrap().stations.iter().map(|station| (station.name, station.status)).collect()
}

#[test]
fn every_example_has_its_outcome() {
    let items = gallery::items::<Inputs>();
    let given = json::parse(Inputs::GALLERY, &Options::default()).value.unwrap();
    let given = given.as_array().unwrap();
    assert_eq!(items.len(), given.len());
    assert!(items.len() >= 40);
    let ids: HashSet<_> = items.iter().map(|item| item.entry.id.clone()).collect();
    assert_eq!(ids.len(), items.len());
    for (item, given) in items.iter().zip(given) {
        let mut subject = item.subject.clone();
        if let Some(question) = subject.pending() {
            // What the worker tells is asserted in a browser.
            let told = |name| given.get(name).map(json::compact).unwrap_or_default();
            let stages = "{\"name\":\"Output\",\"before\":{},\"after\":{}}";
            let answer = format!("{{\"stages\":[{stages}],\"output\":{},\"next\":{}}}", told("output"), told("next"));
            subject.hear(question, &answer);
        }
        let (id, answer) = (&item.entry.id, subject.evaluate());
        let said = format!("{id}: {}. {} {:?}", answer.word, answer.sentence, answer.problems);
        assert_eq!((answer.verdict, answer.word), (item.entry.expect, &*item.entry.word), "{said}");
        let flow = flow(&subject);
        let output = flow.as_ref().and_then(|flow| flow.trace.output.clone());
        let wanted = given.get("output").map(|value| data::from_json(value).unwrap());
        assert_eq!(output, wanted, "{said}");
        let next = flow.as_ref().and_then(|flow| flow.trace.next.as_deref().map(Rc::from));
        assert_eq!(next, member(given, "next"), "{said}");
        let lesson = &item.entry.lesson;
        assert!((40..=260).contains(&lesson.len()) && lesson.ends_with('.'), "{id}: {lesson}");
    }
}

#[test]
fn stations_tell_what_is_set_and_what_passes() {
    use Status::{Fails, Passes, Unreached, Unset, Waits};
    let good = with_result(TASK, r#"{"a":{"b":1}}"#, "2");
    let names = ["InputPath", "Parameters", "Task", "ResultSelector", "ResultPath", "OutputPath"];
    let of = |list: [Status; 6]| names.into_iter().zip(list).collect::<Vec<_>>();
    assert_eq!(statuses(&good), of([Passes, Passes, Passes, Unset, Passes, Unset]));
    let waiting = inputs(TASK, r#"{"a":{"b":1}}"#);
    assert_eq!(statuses(&waiting), of([Passes, Passes, Waits, Unreached, Unreached, Unreached]));
    let missing = with_result(TASK, r#"{"a":{}}"#, "2");
    assert_eq!(statuses(&missing), of([Passes, Fails, Unreached, Unreached, Unreached, Unreached]));
    let error = failing(TASK, r#"{"a":{"b":1}}"#, r#"{"Error":"E"}"#);
    assert_eq!(statuses(&error), of([Passes, Passes, Fails, Unreached, Unreached, Unreached]));
    let through = with_result(&TASK.replace("$.r", "$.a.b.c"), r#"{"a":{"b":1}}"#, "2");
    assert_eq!(statuses(&through), of([Passes, Passes, Passes, Unset, Fails, Unreached]));
    let large = with_result(TASK, r#"{"a":{"b":1}}"#, &format!("\"{}\"", "x".repeat(262_200)));
    assert_eq!(statuses(&large), of([Passes, Passes, Fails, Unreached, Unreached, Unreached]));
}

#[test]
fn the_first_station_to_look_at_is_where_it_fails_or_changes() {
    let at = |inputs: &Inputs| {
        let flow = flow(inputs).unwrap();
        flow.stations[flow.first()].name
    };
    assert_eq!(at(&with_result(TASK, r#"{"a":{"b":1}}"#, "2")), "InputPath");
    assert_eq!(at(&with_result(TASK, r#"{"a":{}}"#, "2")), "Parameters");
    assert_eq!(at(&inputs(r#"{"Type":"Succeed"}"#, "{}")), "InputPath");
    assert_eq!(
        at(&inputs(r#"{"Type":"Choice","Choices":[{"Variable":"$.a","IsPresent":false,"Next":"X"}]}"#, "{}")),
        "Choices"
    );
}

#[test]
fn a_catcher_has_a_station_of_its_own() {
    let text = TASK.replace(r#""Next""#, r#""Catch":[{"ErrorEquals":["E"],"ResultPath":"$.e","Next":"C"}],"Next""#);
    let caught = failing(&text, r#"{"a":{"b":1}}"#, r#"{"Error":"E","Cause":"why"}"#);
    let flow = flow(&caught).unwrap();
    let last = flow.stations.last().unwrap();
    assert_eq!((last.name, last.status), ("Catch", Status::Catches));
    assert_eq!(
        last.after.as_ref().unwrap().value,
        data::parse(r#"{"a":{"b":1},"e":{"Error":"E","Cause":"why"}}"#).unwrap()
    );
    let answer = caught.evaluate();
    assert_eq!((answer.word, answer.verdict), ("Caught", Verdict::NoMatch));
    assert!(answer.sentence.ends_with("A Catcher leads on to \"C\"."), "{}", answer.sentence);
    // A catcher that cannot write fails in its own place.
    let broken = failing(&text.replace("$.e", "$.a.b.e"), r#"{"a":{"b":1}}"#, r#"{"Error":"E"}"#);
    assert_eq!(statuses(&broken).last(), Some(&("Catch", Status::Fails)));
}

#[test]
fn what_only_looks_caught_is_told() {
    let text = TASK.replace(r#""Next""#, r#""Catch":[{"ErrorEquals":["States.ALL"],"Next":"C"}],"Next""#);
    let answer = with_result(&text, r#"{"a":{}}"#, "2").evaluate();
    assert!(answer.sentence.starts_with("At Parameters: States.Runtime: "), "{}", answer.sentence);
    let trap = answer.problems.iter().find(|problem| problem.diagnostic.message.contains("looks as if it applied"));
    assert!(trap.is_some_and(|trap| trap.place.is_some()), "{:?}", answer.problems);
}

#[test]
fn rows_are_the_stages_and_the_rules() {
    let text = r#"{"Type":"Choice","Choices":[{"Variable":"$.n","NumericEquals":1,"Next":"A"},{"Not":{"Variable":"$.n","NumericEquals":3},"Next":"B"}]}"#;
    let choice = inputs(text, r#"{"n": 2}"#);
    let answer = choice.evaluate();
    let rows: Vec<_> = answer.rows.iter().map(|row| (row.depth, &*row.label, row.held)).collect();
    assert_eq!(
        rows,
        [
            (0, "InputPath", None),
            (0, "Choices", Some(true)),
            (1, "rule 1", Some(false)),
            (2, "$.n", Some(false)),
            (1, "rule 2", Some(true)),
            (2, "Not", Some(true)),
            (3, "$.n", Some(false)),
            (0, "OutputPath", None),
        ]
    );
    assert_eq!((answer.word, &*answer.rows[2].wanted), ("Match", "Next \"A\""));
    let flow = flow(&choice).unwrap();
    let names: Vec<_> = (0..rows.len()).map(|row| flow.stations[flow.station_of(row)].name).collect();
    assert_eq!(names, ["InputPath", "Choices", "Choices", "Choices", "Choices", "Choices", "Choices", "OutputPath"]);
    // What was found is marked in the input, the rule in the definition.
    assert_eq!(answer.rows[3].found[0].place, Some((Side::Input, (6, 7))));
    let (start, end) = answer.rows[3].place.unwrap();
    assert_eq!(&text[start as usize..end as usize], r#"{"Variable":"$.n","NumericEquals":1,"Next":"A"}"#);
}

#[test]
fn bad_texts_say_where() {
    let said = |inputs: Inputs| {
        let answer = inputs.evaluate();
        assert_eq!(answer.verdict, Verdict::Invalid, "{}", answer.sentence);
        assert!(flow(&inputs).is_none());
        answer.sentence
    };
    assert!(said(inputs("", "{}")).starts_with("Paste a definition"));
    assert!(said(inputs("{", "{}")).starts_with("The definition, line 1: "));
    assert!(said(inputs(TASK, "{")).starts_with("The input, line 1: "));
    assert!(said(with_result(TASK, "{}", "nul")).starts_with("The mocked result, line 1: "));
    assert!(said(failing(TASK, "{}", r#"{"Cause":"x"}"#)).starts_with("The mocked error: an error is an object"));
    assert!(said(Inputs { variables: "[]".into(), ..inputs(TASK, "{}") }).starts_with("The list of variables: "));
    assert!(
        said(Inputs { context: "{\n\"a\":".into(), ..inputs(TASK, "{}") }).starts_with("The Context Object, line 2")
    );
    assert!(said(inputs(r#"{"Type":"Pass","QueryLanguage":"JSONata","End":true}"#, "{}")).contains("JSONata"));
    let deep = "[".repeat(100_000);
    for text in [&*deep, "a: &x [*x]", "\t- a", "[]", "null", r#"{"StartAt":"A","States":[]}"#, "\u{feff}{"] {
        said(inputs(text, "{}"));
    }
    assert!(inputs(TASK, &deep).evaluate().verdict == Verdict::Invalid);
}

#[test]
fn problems_bring_awss_code_and_place() {
    let text = r#"{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"}}}"#;
    let answer = inputs(text, "{}").evaluate();
    assert_eq!(answer.problems[0].filed.as_deref(), Some("MISSING_TRANSITION_TARGET at /States/A/Next"));
    // What stops comes first in the sentence, and all errors are counted.
    let text = r#"{"StartAt":"A","States":{"Lost":{"Type":"Succeed"},"A":{"Type":"Pass","Next":"B"}}}"#;
    let sentence = inputs(text, "{}").evaluate().sentence;
    assert!(
        sentence.contains("Missing 'Next' target: B") && sentence.ends_with("One more problem below."),
        "{sentence}"
    );
    // A state alone is checked as well, with places of its own.
    let alone = r#"{"Type":"Pass","InputPth":"$.a","Next":"B"}"#;
    let answer = inputs(alone, "{}").evaluate();
    assert_eq!(answer.problems.len(), 1, "{:?}", answer.problems);
    assert_eq!(answer.problems[0].filed.as_deref(), Some("SCHEMA_VALIDATION_FAILED at /InputPth"));
    let (start, end) = answer.problems[0].place.unwrap();
    assert!(alone[start as usize..end as usize].contains("InputPth"));
    // What only a deployment fills in keeps nobody from looking at the data.
    assert_eq!(inputs(r#"{"Type":"Task","Resource":"F","End":true}"#, "{}").evaluate().word, "Runs");
}

#[test]
fn paths_are_compared_with_the_input_of_the_execution() {
    let text = r#"{"StartAt":"A","States":{"A":{"Type":"Pass","InputPath":"$.ordr","End":true}}}"#;
    let answer = inputs(text, r#"{"order":1}"#).evaluate();
    let hints: Vec<_> = answer.problems.iter().flat_map(|problem| &problem.diagnostic.hints).collect();
    assert!(hints.iter().any(|hint| hint.contains("order")), "{:?}", answer.problems);
}

#[test]
fn states_are_listed_also_within_others() {
    let text = r#"{"StartAt":"M","States":{"M":{"Type":"Map","ItemProcessor":{"StartAt":"In","States":{"In":{"Type":"Pass","Result":5,"End":true}}},"Next":"Z"},"Z":{"Type":"Succeed"}}}"#;
    let listed = states(text);
    let names: Vec<_> = listed.iter().map(|state| (&*state.name, state.kind, state.depth)).collect();
    assert_eq!(names, [("M", "Map", 0), ("In", "Pass", 1), ("Z", "Succeed", 0)]);
    assert_eq!((chosen(text, "In"), chosen(text, "nobody")), ("In".to_owned(), "M".to_owned()));
    let within = Inputs { state: "In".into(), ..inputs(text, "{}") };
    assert_eq!(flow(&within).unwrap().trace.output, Some(data::parse("5").unwrap()));
    assert!(states(TASK).is_empty() && is_lone(TASK) && !is_lone(text) && !is_lone("{"));
}

#[test]
fn without_a_context_object_one_is_made_up() {
    let text = r#"{"StartAt":"A","States":{"A":{"Type":"Pass","Parameters":{"n.$":"$$.State.Name","i.$":"$$.Execution.Input.k"},"End":true}}}"#;
    let output = flow(&inputs(text, r#"{"k":3}"#)).unwrap().trace.output.unwrap();
    assert_eq!(output, data::parse(r#"{"n":"A","i":3}"#).unwrap());
    let given =
        Inputs { context: r#"{"State":{"Name":"B"},"Execution":{"Input":{"k":4}}}"#.into(), ..inputs(text, "{}") };
    assert_eq!(flow(&given).unwrap().trace.output, Some(data::parse(r#"{"n":"B","i":4}"#).unwrap()));
    assert!(data::parse(&example_context("a\"b", "{}")).is_ok());
}

#[test]
fn variables_that_are_given_are_known() {
    let text = r#"{"StartAt":"A","States":{"A":{"Type":"Pass","Parameters":{"a.$":"$rate","b.$":"States.Array($rate.x, $ra)"},"End":true}}}"#;
    let said = |variables: &str| {
        let answer = Inputs { variables: variables.into(), ..inputs(text, "{}") }.evaluate();
        answer.problems.iter().filter(|problem| problem.diagnostic.message.starts_with("no state assigns")).count()
    };
    assert_eq!([said(""), said(r#"{"rate":{"x":1}}"#), said(r#"{"rate":{"x":1},"ra":2}"#)], [3, 1, 0]);
}

#[test]
fn lines_tell_what_came_and_what_went() {
    let flow = flow(&with_result(TASK, r#"{"a":{"b":1}}"#, r#"{"s":[2]}"#)).unwrap();
    let merged = flow.stations.iter().find(|station| station.name == "ResultPath").unwrap();
    let lines = merged.lines_after().lines;
    let text: Vec<String> = lines
        .iter()
        .map(|line| {
            let (sign, indent) = (line.change.map_or(" ", Change::sign), "  ".repeat(line.depth));
            format!("{sign}{indent}{}{}{}", line.name, line.text, line.comma)
        })
        .collect();
    let wanted = [
        " {",
        "   \"a\": {",
        "     \"b\": 1",
        "   },",
        "+  \"r\": {",
        "+    \"s\": [",
        "+      2",
        "+    ]",
        "+  }",
        " }",
    ];
    assert_eq!(text, wanted);
    assert_eq!(lines.iter().filter(|line| line.tells).count(), 1);
    let long: String = format!("[{}]", vec!["1"; 2_000].join(","));
    let long = Lines::of(&data::parse(&long).unwrap(), &[], Change::Added);
    assert_eq!(long.lines.len() + long.more, 2_002);
}

#[test]
fn parts_know_where_they_came_from() {
    let text = r#"{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","Parameters":{"a.$":"$.x.y","b":1,"c.$":"$$.Execution.Name","d.$":"States.Format('{}{}', $.x.y, $.z)","e.$":"$v.w"},"ResultPath":"$.r","End":true}"#;
    let task = Inputs { variables: r#"{"v":{"w":1}}"#.into(), ..with_result(text, r#"{"x":{"y":"1"},"z":2}"#, "[5]") };
    let flow = flow(&task).unwrap();
    let at = |station: &str, path: &[Step]| {
        let station = flow.stations.iter().find(|it| it.name == station).unwrap();
        told(station.after.as_ref().unwrap().origin.as_ref(), path)
    };
    let key = |name: &str| vec![Step::from(name)];
    assert_eq!(at("Parameters", &key("a")).text, "comes from the input at $.x.y");
    assert_eq!(at("Parameters", &key("a")).input, [vec![Step::from("x"), Step::from("y")]]);
    assert_eq!(at("Parameters", &key("b")).text, "comes from the definition");
    assert_eq!(at("Parameters", &key("c")).text, "comes from the Context Object at $$.Execution.Name");
    assert_eq!(at("Parameters", &key("d")).text, "is computed from the input at $.x.y, the input at $.z");
    assert_eq!(at("Parameters", &key("d")).input.len(), 2);
    assert_eq!(at("Parameters", &key("e")).text, "comes from the variables at $v.w");
    assert_eq!(at("Parameters", &[]).text, "is put together here");
    assert_eq!(at("ResultPath", &[Step::from("r"), Step::from(0)]).text, "comes from the result at $[0]");
    assert_eq!(at("ResultPath", &key("z")).text, "comes from the input at $.z");
    assert_eq!(input_place(&task.input, &key("z")), Some((19, 20)));
}

#[test]
fn paths_of_nodes_are_read_back() {
    let steps = [
        Step::from("a"),
        Step::from(2),
        Step::from("odd 'key'"),
        Step::from("b\\c"),
        Step::from("ä-ö"),
        Step::from(""),
    ];
    let text = pointer("$", &steps);
    assert_eq!(text, r"$.a[2]['odd \'key\'']['b\\c']['ä-ö']['']");
    let path = Path::parse(&text).unwrap();
    let value = data::parse(r#"{"a":[0,1,{"odd 'key'":{"b\\c":{"ä-ö":{"":7}}}}]}"#).unwrap();
    let context = data::Value::empty_object();
    let scope = pointsman::asl::scope::Scope { input: &value, context: &context, variables: &data::Object::default() };
    let found = path.locate(scope, &mut pointsman::asl::work::Work::default()).unwrap();
    assert_eq!(found[0].path, steps);
}

#[test]
fn a_path_is_tried_on_the_input() {
    let tried = |path: &str| probe(&Inputs { path: path.into(), ..inputs(TASK, r#"{"a":[{"b":1},{"b":2}]}"#) });
    let Some(Probe::Tried { badge, answer, nodes, places, not_reference, rfc }) = tried("$.a[*].b") else { panic!() };
    assert_eq!((badge, answer, nodes), ("a list, possibly empty", Ok("[1,2]".to_owned()), 2));
    assert_eq!(places, [(11, 12), (19, 20)]);
    assert!(not_reference.unwrap().contains("several places"));
    assert!(rfc.is_some_and(|rfc| rfc.agrees && rfc.answer.is_none()));
    let Some(Probe::Tried { badge, answer, not_reference, .. }) = tried("$.c") else { panic!() };
    assert_eq!((badge, not_reference), ("always one value", None));
    let (name, cause) = answer.unwrap_err();
    assert_eq!((&*name, &*cause), ("States.Runtime", "Invalid path '$.c' : No results for path: $['c']"));
    let Some(Probe::Tried { answer, places, .. }) = tried("$$.State.RetryCount") else { panic!() };
    assert!(answer == Ok("0".to_owned()) && places.is_empty());
    assert!(matches!(tried("$.a["), Some(Probe::Unread { said, rfc: None }) if !said.is_empty()));
    assert_eq!(tried("  "), None);
    assert_eq!(probe(&Inputs { path: "$".into(), ..inputs(TASK, "{") }), None);
}

#[test]
fn rfc_9535_is_shown_beside_it() {
    let told = |path: &str| {
        let inputs = Inputs { path: path.into(), ..inputs(TASK, r#"{"a":[{"b":1,"c":2},{"b":2}],"o":{"b":1}}"#) };
        match probe(&inputs).unwrap() {
            Probe::Tried { rfc, .. } | Probe::Unread { rfc, .. } => {
                rfc.map(|rfc| (rfc.sentence, rfc.answer.unwrap_or_default(), rfc.why.len()))
            }
        }
    };
    for (path, sentence, answer, reasons) in [
        ("$.a[0].b", "RFC 9535 finds the same, but always answers with a list.", "", 0),
        ("$.a[*].b", "RFC 9535 finds the same.", "", 0),
        ("$.none", "Step Functions: an error. RFC 9535: nothing, an empty list.", "", 1),
        ("$.a[0]['b','c']", "Step Functions: one value, an object. RFC 9535: a list of 2.", "[1,2]", 1),
        ("$.a[0:2:2].b", "Step Functions: a list of 2. RFC 9535: a list of 1.", "[1]", 1),
        ("$.o[?(@.b == 1)].b", "Step Functions: a list of 1. RFC 9535: nothing, an empty list.", "", 1),
        ("$.a[?@.c].b", "RFC 9535 takes it: a list of 1.", "[1]", 0),
    ] {
        assert_eq!(told(path), Some((sentence.to_owned(), answer.to_owned(), reasons)), "{path}");
    }
    assert_eq!(told("$$.State.Name"), None, "it knows one document only");
    assert_eq!(told("$.a["), None);
    let (sentence, ..) = told("$.a[?(@.b =~ /1/)]").unwrap();
    assert!(sentence.starts_with("RFC 9535 has no answer: ") && !sentence.contains('\n'), "{sentence}");
}

/// A JSONata state, and what the package's `traceState` answers about it.
const QUERIES: &str = r#"{"Type":"Task","QueryLanguage":"JSONata","Resource":"arn:aws:lambda:us-east-1:123456789012:function:F","Arguments":{"a":"{% $states.input.x %}"},"Assign":{"v":"{% $states.result.n + 1 %}"},"Output":{"n":"{% $states.result.n %}","k":1},"Catch":[{"ErrorEquals":["States.ALL"],"Next":"C"}],"Next":"N"}"#;
const TOLD: &str = r#"{"stages":[{"name":"Arguments","before":{"x":5},"after":{"a":5},"bytes":7},{"name":"Result","before":{"a":5},"after":{"n":7},"bytes":7},{"name":"Output","before":{"n":7},"after":{"n":7,"k":1},"bytes":13}],"arguments":{"a":5},"output":{"n":7,"k":1},"variables":{"v":8},"next":"N","waits":[],"provenance":[{"path":["n"],"how":"copied","from":[{"source":"result","path":["n"]}]},{"path":["k"],"how":"literal","from":[]}],"diagnostics":[]}"#;
const CAUGHT: &str = r#"{"stages":[{"name":"Output","before":{"Error":"States.QueryEvaluationError"},"after":{"Error":"States.QueryEvaluationError"},"bytes":39}],"output":{"Error":"States.QueryEvaluationError"},"next":"C","error":{"Error":"States.QueryEvaluationError","Cause":"The JSONata expression '$states.input.x' specified for the field 'Arguments/a' returned nothing (undefined).","code":"ASL0083","start":94,"end":117},"waits":[],"catcher":0,"provenance":[{"path":[],"how":"copied","from":[{"source":"error","path":[]}]}],"diagnostics":[]}"#;

#[test]
fn jsonata_states_are_told_of_by_a_worker() {
    let mut asked = Inputs { result: r#"{"n":7}"#.into(), ..inputs(QUERIES, r#"{"x":5}"#) };
    let question = asked.pending().unwrap();
    assert!(question.contains("\"queryLanguage\":\"JSONata\"") && question.contains(r#""result":"{\"n\":7}""#));
    assert!(asked.is_pending() && flow(&asked).is_none());
    // What is an answer to other texts is none to these.
    asked.hear("other".into(), TOLD);
    assert!(asked.is_pending());
    asked.hear(question, TOLD);
    assert!(!asked.is_pending());
    let told = flow(&asked).unwrap();
    let names = |flow: &Flow| flow.stations.iter().map(|it| (it.name, it.status.word())).collect::<Vec<_>>();
    assert_eq!(names(&told), [("Arguments", "passes"), ("Task", "passes"), ("Assign", "passes"), ("Output", "passes")]);
    let after = |at: usize| told.stations[at].after.as_ref().unwrap();
    assert_eq!((after(0).value.to_string(), after(2).value.to_string()), (r#"{"a":5}"#.into(), r#"{"v":8}"#.into()));
    let n = [pointsman::diagnostic::Step::Key("n".to_owned())];
    assert_eq!(super::told(after(3).origin.as_ref(), &n).text, "comes from the result at $.n");
    let answer = asked.evaluate();
    assert_eq!((answer.verdict, answer.word), (Verdict::Match, "Succeeds"));
    assert_eq!(answer.rows.len(), 4);
    // Other texts are another question.
    asked.input = "{}".into();
    let question = asked.pending().unwrap();
    asked.hear(question.clone(), CAUGHT);
    let told = flow(&asked).unwrap();
    assert_eq!(
        names(&told),
        [
            ("Arguments", "fails"),
            ("Task", "not reached"),
            ("Assign", "not reached"),
            ("Output", "not reached"),
            ("Catch", "catches")
        ]
    );
    assert_eq!(asked.evaluate().word, "Caught");
    asked.hear(question, r#"{"broken":"It could not be fetched."}"#);
    assert_eq!((asked.evaluate().verdict, flow(&asked).is_none()), (Verdict::Invalid, true));
    // The language of JSONPath states needs no worker.
    assert_eq!(inputs(TASK, "{}").pending(), None);
}

#[test]
fn links_keep_every_text() {
    let full = Inputs {
        state: "S".into(),
        path: "$.a".into(),
        context: "{}".into(),
        variables: r#"{"v":1}"#.into(),
        result: "[1]".into(),
        more: true,
        ..failing(TASK, "not json", r#"{"Error":"E"}"#)
    };
    for subject in [full, inputs(TASK, "{}"), Inputs::default()] {
        let kept = Kept { subject: subject.clone(), cases: Vec::new() };
        assert_eq!(Kept::<Inputs>::from_json(&kept.to_json()).unwrap().subject, subject);
    }
    assert!(Kept::<Inputs>::from_json(r#"{"pattern":"","event":""}"#).is_none());
}

#[test]
fn a_test_case_has_what_became_of_it() {
    let line =
        |inputs: &Inputs| json::parse(inputs.test_case(Verdict::Match).trim(), &Options::default()).value.unwrap();
    let case = line(&with_result(TASK, r#"{"a":{"b":1}}"#, "2"));
    assert_eq!(
        json::compact(case.get("expect").unwrap()),
        r#"{"effectiveInput":{"b":1},"afterParameters":{"x":1},"afterResultSelector":2,"afterResultPath":{"a":{"b":1},"r":2},"output":{"a":{"b":1},"r":2}}"#
    );
    assert_eq!(json::compact(case.get("result").unwrap()), r#"{"return":2}"#);
    let case = line(&failing(TASK, r#"{"a":{"b":1}}"#, r#"{"Error":"E"}"#));
    assert_eq!(json::compact(case.get("expect").unwrap()), r#"{"error":"E"}"#);
    let case = line(&inputs(r#"{"Type":"Pass","Parameters":{"a.$":"$$.State.RetryCount"},"End":true}"#, "{}"));
    assert!(case.get("context").and_then(|context| context.get("State")).is_some());
    let choice = r#"{"Type":"Choice","Choices":[],"Default":"D"}"#;
    let choice = choice.replace("[]", r#"[{"Variable":"$.a","IsPresent":true,"Next":"X"}]"#);
    let case = line(&inputs(&choice, "{}"));
    assert_eq!((&*member(&case, "kind").unwrap(), &*member(&case, "expect").unwrap()), ("choice", "D"));
    assert_eq!(&*member(&line(&inputs("{", "{}")), "expect").unwrap(), "invalid");
}

#[test]
fn the_last_good_stages_stay_while_a_text_is_broken() {
    let bench = Rc::new(Bench::new(Kept { subject: with_result(TASK, r#"{"a":{"b":1}}"#, "2"), cases: Vec::new() }));
    let bad = bench.clone().reduce(Action::Do(Act::Edit(Side::Input, "{".into())));
    assert!(bad.view.is_stale() && bad.view.shown.rows.len() == 6);
    // Another state is another answer, and what is put away still counts.
    let more = bench.clone().reduce(Action::Become(Inputs { more: true, ..bench.subject.clone() }));
    assert_eq!((more.subject.shown().len(), bench.subject.shown().len()), (5, 3));
    assert!(
        report::write(&bench, Form::Markdown).contains("| ● | `InputPath` |"),
        "{}",
        report::write(&bench, Form::Markdown)
    );
}
