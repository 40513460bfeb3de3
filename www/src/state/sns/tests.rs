use super::*;
use crate::gallery;
use crate::state::bench::{Act, Action, Bench};
use crate::state::subject::Kept;
use std::collections::HashSet;
use yew::Reducible;

fn inputs(policy: &str, scope: Scope, attributes: &str, body: &str) -> Inputs {
    Inputs { policy: policy.into(), scope, attributes: attributes.into(), body: body.into(), ..Inputs::default() }
}

const PRICE: &str = r#"{"price":{"Type":"Number","Value":"250"}}"#;

#[test]
fn the_scope_decides_what_is_looked_at() {
    let policy = r#"{"price":[{"numeric":["<=",100]}]}"#;
    let answer = inputs(policy, Scope::MessageAttributes, PRICE, r#"{"price":20}"#).evaluate();
    assert_eq!(answer.verdict, Verdict::NoMatch);
    assert!(answer.sentence.contains("250"), "{}", answer.sentence);
    assert_eq!(answer.rows[0].found[0].place.unwrap().0, Side::Attributes);
    let answer = inputs(policy, Scope::MessageBody, PRICE, r#"{"price":20}"#).evaluate();
    assert_eq!((answer.verdict, answer.rows[0].found[0].place.unwrap().0), (Verdict::Match, Side::Body));
}

#[test]
fn rows_point_into_the_texts() {
    let one = inputs(r#"{"price":[{"numeric":["<=",100]}]}"#, Scope::MessageAttributes, PRICE, "");
    let answer = one.evaluate();
    let of = |text: &str, place: (u32, u32)| {
        let units: Vec<u16> = text.encode_utf16().collect();
        String::from_utf16(&units[place.0 as usize..place.1 as usize]).unwrap()
    };
    assert_eq!(of(&one.attributes, answer.rows[0].found[0].place.unwrap().1), "\"250\"");
    assert!(of(&one.policy, answer.rows[0].place.unwrap()).contains("numeric"));
}

#[test]
fn a_message_that_publish_refuses_is_told_in_both_scopes() {
    let broken = r#"{"price":{"Type":"Number","Value":"abc"}}"#;
    for scope in [Scope::MessageAttributes, Scope::MessageBody] {
        let answer = inputs(r#"{"price":[1]}"#, scope, broken, r#"{"price":1}"#).evaluate();
        let errors = answer.problems.iter().filter(|problem| problem.diagnostic.is_error());
        assert_eq!(errors.map(|problem| problem.side).collect::<Vec<_>>(), [Side::Attributes], "{scope}");
    }
}

#[test]
fn what_cannot_be_read_is_invalid_and_says_where() {
    let answer = inputs(r#"{"a":[}"#, Scope::MessageBody, "", "{}").evaluate();
    assert_eq!(answer.verdict, Verdict::Invalid);
    assert!(answer.sentence.starts_with("The policy, line 1: "), "{}", answer.sentence);
    let answer = inputs(r#"{"a":["x"]}"#, Scope::MessageBody, r#"{"a":{"Value":"x"}}"#, "{}").evaluate();
    assert!(answer.sentence.starts_with("The attributes, line 1: "), "{}", answer.sentence);
}

#[test]
fn without_a_policy_everything_is_delivered() {
    let answer = inputs(" ", Scope::MessageAttributes, "", "hello").evaluate();
    assert_eq!(answer.verdict, Verdict::Match);
    assert!(answer.measures.is_empty() && in_eventbridge(&inputs("", Scope::MessageBody, "", "")).is_none());
}

#[test]
fn limits_are_counted_for_policies_that_are_refused_for_them() {
    let six = r#"{"a":[1],"b":[1],"c":[1],"d":[1],"e":[1],"f":[1,2]}"#;
    let answer = inputs(six, Scope::MessageAttributes, PRICE, "").evaluate();
    let measured: Vec<(usize, Option<usize>)> = answer.measures.iter().map(|m| (m.count, m.limit)).collect();
    assert_eq!(measured, [(6, Some(5)), (2, Some(150)), (six.len(), Some(262_144))]);
    assert_eq!(answer.measures[0].tone, Some(Verdict::Invalid));
    assert!(answer.measures[1].rest.contains("1 × 1 × 1 × 1 × 1 × 2 = 2"), "{}", answer.measures[1].rest);
}

#[test]
fn aws_answers_each_call_in_its_own_words() {
    let answers = aws_answers(r#"{"a":[]}"#, Scope::MessageAttributes);
    let [(_, subscribe), (_, set)] = answers.as_slice() else { panic!("{answers:?}") };
    assert!(subscribe.starts_with("Invalid parameter: Attributes Reason: FilterPolicy: Empty arrays"), "{subscribe}");
    assert!(set.starts_with("Invalid parameter: FilterPolicy: Empty arrays"), "{set}");
    assert!(subscribe.contains("line: 1, column: "), "{subscribe}");
    assert!(aws_answers(r#"{"a":[1]}"#, Scope::MessageAttributes).is_empty());
}

const NOTE: &str = r#"{"Type":"Notification","MessageId":"1","TopicArn":"arn:t","Message":"{\"a\":1}","MessageAttributes":{"k":{"Type":"String","Value":"v"}}}"#;

#[test]
fn pasted_envelopes_are_unpacked_once() {
    let before = inputs("{}", Scope::MessageBody, "", "x");
    let raw = r#"{"Records":[{"messageId":"1","eventSource":"aws:sqs","body":"{\"a\":1}","messageAttributes":{"k":{"dataType":"String","stringValue":"v"}}}]}"#;
    for text in
        [NOTE.to_owned(), format!(r#"{{"Records":[{{"EventSource":"aws:sns","Sns":{NOTE}}}]}}"#), raw.to_owned()]
    {
        for side in [Side::Body, Side::Attributes] {
            let made = unpack_pasted(&before, side, &text.as_str().into()).unwrap();
            assert_eq!(&*made.inputs.body, r#"{"a":1}"#);
            assert!(made.inputs.attributes.contains("\"k\""), "{}", made.inputs.attributes);
        }
        let mut undone = before.clone();
        undone.set_text(Side::Body, text.as_str().into());
        assert_eq!(unpack_pasted(&undone, Side::Body, &format!("{text} ").into()), None);
    }
    assert_eq!(unpack_pasted(&before, Side::Policy, &NOTE.into()), None);
    assert_eq!(unpack_pasted(&before, Side::Body, &r#"{"Message":"hi"}"#.into()), None);
    assert_eq!(unpack_pasted(&before, Side::Attributes, &PRICE.into()), None);
}

#[test]
fn several_records_go_to_the_test_set() {
    let text = format!(r#"{{"Records":[{{"Sns":{NOTE}}},{{"Sns":{NOTE}}},{{"Sns":{NOTE}}}]}}"#);
    let made = unpack_pasted(&Inputs::default(), Side::Body, &text.as_str().into()).unwrap();
    assert_eq!(made.cases.len(), 2);
    assert!(made.note.contains("2 more messages"), "{}", made.note);
    assert_eq!(Inputs::split(&text).len(), 3);
}

#[test]
fn cases_survive_the_round_trip() {
    for (attributes, body) in [
        (PRICE, r#"{"a":"ä\"\n"}"#),
        ("", "plain text"),
        ("", ""),
        ("{not json", "x"),
        (PRICE, ""),
        ("", NOTE),
        ("", r#"{"attributes":{},"body":"inner"}"#),
    ] {
        let one = inputs(r#"{"a":["x"]}"#, Scope::MessageBody, attributes, body);
        let case = one.as_case().unwrap();
        let back = Inputs::default().with_case(&case);
        assert_eq!(&*back.body, body);
        assert_eq!(back.attributes.replace([' ', '\n'], ""), attributes.replace([' ', '\n'], ""));
    }
}

#[test]
fn our_own_test_cases_bring_their_verdict() {
    let one = inputs(r#"{"price":[250]}"#, Scope::MessageAttributes, PRICE, "");
    let line = one.test_case(Verdict::Match);
    assert_eq!(line.lines().count(), 1);
    let cases = Inputs::split(&line);
    assert_eq!((cases.len(), cases[0].expect), (1, Some(Verdict::Match)));
    assert_eq!(one.verdicts(&cases), [Verdict::Match]);
    assert_eq!(Inputs::title(&cases[0]), "price=250");
    let invalid = inputs(r#"{"a":[]}"#, Scope::MessageBody, "", "{}").test_case(Verdict::Invalid);
    assert!(invalid.contains("\"expect\":\"error\"") && invalid.contains("Empty arrays"), "{invalid}");
}

#[test]
fn messages_are_tried_whatever_they_came_in() {
    let one = inputs(r#"{"k":["v"]}"#, Scope::MessageAttributes, "", "");
    let cases = Inputs::split(&format!("{NOTE}\n{{\"k\":{{\"Type\":\"String\",\"Value\":\"w\"}}}}\njust text"));
    assert_eq!(one.verdicts(&cases), [Verdict::Match, Verdict::NoMatch, Verdict::NoMatch]);
    let unreadable = [Case { text: r#"{"attributes":"{","body":""}"#.into(), expect: None }];
    assert_eq!(one.verdicts(&unreadable), [Verdict::Invalid]);
    assert_eq!(inputs("{", Scope::MessageBody, "", "").verdicts(&cases), [Verdict::Invalid; 3]);
    assert_eq!(inputs("", Scope::MessageBody, "", "").verdicts(&cases), [Verdict::Match; 3]);
}

#[test]
fn the_other_scope_says_the_same() {
    let one = inputs(r#"{"price":[{"numeric":[">",100]}]}"#, Scope::MessageAttributes, PRICE, "");
    let there = convert(&one).unwrap().inputs;
    assert_eq!((there.scope, there.evaluate().verdict), (Scope::MessageBody, Verdict::Match));
    let back = convert(&there).unwrap().inputs;
    assert_eq!((back.scope, back.evaluate().verdict), (Scope::MessageAttributes, Verdict::Match));
    assert!(convert(&inputs("{", Scope::MessageBody, "", "")).is_err());
}

#[test]
fn examples_match_and_just_do_not() {
    for scope in [Scope::MessageAttributes, Scope::MessageBody] {
        let one = inputs(r#"{"a":["x"],"n":[{"numeric":[">",5]}]}"#, scope, "", "");
        for (matching, verdict) in [(true, Verdict::Match), (false, Verdict::NoMatch)] {
            let made = example(&one, matching).unwrap();
            assert_eq!(made.inputs.evaluate().verdict, verdict, "{}", made.note);
        }
    }
    assert_eq!(example(&inputs("", Scope::MessageBody, "", ""), true), None);
}

#[test]
fn subscriptions_are_asked_at_once_and_say_why() {
    let mut one = inputs("", Scope::MessageAttributes, r#"{"type":{"Type":"String","Value":"orders"}}"#, "{}");
    one.section = Section::Subscriptions;
    let answer = one.evaluate();
    assert_eq!(answer.verdict, Verdict::Match, "{}", answer.sentence);
    assert_eq!(answer.sentence, "3 of 5 subscriptions get this message: audit, orders, orders-and-payments.");
    let outer: Vec<_> =
        answer.rows.iter().filter(|row| row.depth == 0).map(|row| (row.label.as_str(), row.held)).collect();
    assert_eq!(outer[3], ("large-orders", Some(false)));
    assert_eq!(outer.len(), 5);
    assert!(answer.rows.iter().any(|row| row.depth == 1 && row.path == "type"));
    assert!(one.test_case(Verdict::Match).lines().count() == 4);
}

#[test]
fn errors_of_subscriptions_have_their_place_in_the_list() {
    for text in [
        r#"[{"name":"a","endpoint":"sqs","filterPolicy":{"k":[]}}]"#,
        r#"[{"name":"a","endpoint":"sqs","filterPolicy":"{\"k\":[]}"}]"#,
        r#"[{"name":"a","endpoint":"nowhere"}]"#,
        r#"[{"endpoint":"sqs"}]"#,
        r#"[{"name":"a","endpoint":"sqs"},{"name":"a","endpoint":"sqs"}]"#,
        "[",
        "",
        "{}",
    ] {
        let one = Inputs { subscriptions: text.into(), section: Section::Subscriptions, ..Inputs::default() };
        let answer = one.evaluate();
        assert_eq!(answer.verdict, Verdict::Invalid, "{text}");
        let length = u32::try_from(text.len()).unwrap();
        for problem in &answer.problems {
            assert!(problem.place.is_none_or(|(from, to)| from <= to && to <= length), "{text}: {problem:?}");
        }
    }
    let one = Inputs {
        subscriptions: r#"[{"name":"a","endpoint":"sqs","filterPolicy":{"k":[]}}]"#.into(),
        section: Section::Subscriptions,
        ..Inputs::default()
    };
    let answer = one.evaluate();
    let place = answer.problems[0].place.unwrap();
    assert!(one.subscriptions.get(place.0 as usize..).unwrap().starts_with("[]"), "{place:?}");
}

#[test]
fn a_topic_is_played_as_rows() {
    let one = Inputs { section: Section::Topic, ..Inputs::default() };
    let answer = one.evaluate();
    assert_eq!((answer.verdict, answer.word), (Verdict::Match, "Played"), "{}", answer.sentence);
    let words: Vec<_> = answer.rows.iter().filter(|row| row.depth == 0).map(|row| row.word).collect();
    assert_eq!(words, ["accepted", "accepted", "accepted", "duplicate", "refused", "accepted"]);
    assert!(
        answer.sentence.starts_with("6 publishes: 4 are accepted, 1 is a duplicate, 1 is refused"),
        "{}",
        answer.sentence
    );
    let drawn = fifo::timeline(&one.scenario);
    assert_eq!((drawn.columns.len(), drawn.lanes.len()), (6, 3));
    assert!(drawn.sentence(3).contains("duplicate of #0"), "{}", drawn.sentence(3));
    let line = one.test_case(Verdict::Match);
    assert!(line.contains("\"deliveries\":{\"customer.fifo\":[0,1,2,5]"), "{line}");
    let broken = Inputs { scenario: "{".into(), ..one };
    assert_eq!(broken.evaluate().verdict, Verdict::Invalid);
}

#[test]
fn links_keep_what_differs_from_the_first_visit() {
    let plain = inputs("{}", Scope::MessageBody, PRICE, "x");
    let text = Kept { subject: plain.clone(), cases: Vec::new() }.to_json();
    assert!(!text.contains("subscriptions") && !text.contains("section"), "{text}");
    let all = Inputs {
        section: Section::Retries,
        subscriptions: "[]".into(),
        scenario: "{}".into(),
        delivery: "{}".into(),
        ..plain.clone()
    };
    for subject in [plain, all] {
        let kept = Kept { subject, cases: vec![Case { text: "x".into(), expect: Some(Verdict::Match) }] };
        assert_eq!(Kept::from_json(&kept.to_json()), Some(kept));
    }
    for text in [r#"{"policy":"","scope":"Body","attributes":"","body":""}"#, r#"{"policy":""}"#] {
        assert_eq!(Kept::<Inputs>::from_json(text), None);
    }
}

#[test]
fn every_item_of_the_gallery_gets_its_verdict() {
    let items = gallery::items::<Inputs>();
    assert_eq!(items.len(), Inputs::GALLERY.matches("\"lesson\":").count());
    let ids: HashSet<_> = items.iter().map(|item| item.entry.id.clone()).collect();
    assert!(ids.len() == items.len() && items.len() >= 40);
    for item in items {
        let entry = &item.entry;
        let filter = Inputs { section: Section::Filter, ..item.subject.clone() };
        let answer = filter.evaluate();
        assert_eq!(answer.verdict, entry.expect, "{}: {}", entry.id, answer.sentence);
        assert!((40..=260).contains(&entry.lesson.len()) && entry.lesson.ends_with('.'), "{}", entry.id);
        assert_eq!(
            Inputs { section: Section::Topic, ..item.subject }.evaluate().verdict,
            Verdict::Match,
            "{}",
            entry.id
        );
    }
}

#[test]
fn every_operator_has_an_item() {
    for word in ["prefix", "suffix", "equals-ignore-case", "anything-but", "numeric", "exists", "cidr", "$or"] {
        let found = gallery::items::<Inputs>().iter().filter(|item| item.subject.policy.contains(word)).count();
        assert!(found > 0, "{word}");
    }
}

#[test]
fn sections_and_edits_go_through_the_bench() {
    let bench = std::rc::Rc::new(Bench::new(Kept { subject: Inputs::default(), cases: Vec::new() }));
    let topic = Inputs { section: Section::Topic, ..bench.subject.clone() };
    let bench = bench.reduce(Action::Open(topic));
    assert_eq!(bench.view.answer.word, "Played");
    let edited = bench.clone().reduce(Action::Do(Act::Edit(Side::Scenario, "{".into())));
    assert!(edited.view.is_stale() && edited.view.shown == bench.view.shown);
    let elsewhere = bench.clone().reduce(Action::Do(Act::Edit(Side::Body, "x".into())));
    assert_eq!(elsewhere.view, bench.view);
}

#[test]
fn bad_input_of_every_kind_is_an_answer() {
    let deep = "[".repeat(20_000);
    let wide = format!("{{{}}}", (0..3_000).map(|i| format!("\"f{i}\":[1]")).collect::<Vec<_>>().join(","));
    for text in ["", "{", "\u{feff}{}", "{\"a\":\"\u{0}\"}", "nul", "[]", "1", r#"{"a":"\ud800"}"#, &deep, &wide] {
        for section in Section::ALL {
            for side in Inputs::SIDES {
                let mut one = Inputs { section, ..inputs(r#"{"a":[1]}"#, Scope::MessageBody, PRICE, "{}") };
                one.set_text(*side, text.into());
                assert!(one.evaluate().rows.len() <= 400);
                let _ = (convert(&one), example(&one, true), aws_answers(&one.policy, one.scope), in_eventbridge(&one));
                let _ = (one.as_case(), one.test_case(Verdict::Match), fifo::timeline(&one.scenario));
            }
        }
    }
}
