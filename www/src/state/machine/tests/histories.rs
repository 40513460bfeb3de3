use super::super::beside::{NoComparison, question, read, recalled};
use super::*;

#[test]
fn only_what_can_be_run_is_compared() {
    let mut machine = machine(r#""A":{"Type":"Pass","End":true}"#, "", "");
    assert_eq!(question(&machine), None);
    machine.history = r#"{"events":[]}"#.into();
    let asked = pointsman::asl::data::parse(&question(&machine).unwrap()).unwrap();
    for (name, text) in [("input", "{}"), ("mocks", "{}"), ("type", "STANDARD"), ("history", r#"{"events":[]}"#)] {
        assert_eq!(asked.get(name).and_then(|it| it.as_str()), Some(text), "{name}");
    }
    machine.definition = "{".into();
    assert_eq!(question(&machine), None);
}

#[test]
fn a_comparison_is_read() {
    let answer = r#"{"same":false,"summary":"At event 3 AWS has 1, and here is 2.","compared":3,"count":1,
        "differences":[{"kind":"output","event":"PassStateExited","state":"A","branch":"M[1]","aws":3,"here":3,"path":["output"],"wanted":1,"found":2,"message":"the output of A differs"}],
        "notCompared":[{"reason":"timestamp","count":3,"example":"x"},{"reason":"new","count":1,"example":""}],
        "events":[{"aws":1,"here":1,"same":true},{"aws":3,"same":false}]}"#;
    let read_it = read(answer).unwrap();
    assert!(!read_it.same && read_it.count == 1);
    let first = &read_it.differences[0];
    assert_eq!(
        (first.aws, first.here, first.wanted.as_deref(), first.found.as_deref()),
        (Some(3), Some(3), Some("1"), Some("2"))
    );
    assert_eq!(read_it.left_out.iter().map(|it| it.why.as_str()).collect::<Vec<_>>(), ["times", "new"]);
    assert_eq!(read_it.pairs, [(Some(1), Some(1), true), (Some(3), None, false)]);
    let said = r#"[{"code":"ASL0320","message":"events is missing"}]"#;
    assert_eq!(read(&format!(r#"{{"unread":{said}}}"#)), Err(NoComparison::Unread("events is missing".into())));
    assert_eq!(read(&format!(r#"{{"refused":{said}}}"#)), Err(NoComparison::Refused("events is missing".into())));
    assert!(matches!(read("no"), Err(NoComparison::Unread(_))));
}

#[test]
fn input_and_mocks_of_a_history_come_to_the_editors() {
    let machine = machine(r#""A":{"Type":"Pass","End":true}"#, "{}", "{}");
    let (next, notes) = recalled(
        &machine,
        r#"{"input":{"n":1.0},"startTime":"x","mocks":{"A":[{"result":1}]},"notes":["It was cut."]}"#,
    )
    .unwrap();
    assert_eq!((&*next.input, notes.as_slice()), ("{\n  \"n\": 1.0\n}", &["It was cut.".to_owned()][..]));
    assert!(next.mocks.contains("\"A\""));
    assert_eq!(next.definition, machine.definition);
    assert_eq!(recalled(&machine, r#"{"unread":[{"message":"why"}]}"#), Err("why".to_owned()));
    assert!(recalled(&machine, "").is_err());
}
