//! Filter policies on random policies and messages: explanations, the set engine, examples and conversions all agree with
//! the plain verdict.
//!
//! `POINTSMAN_ROUNDS` sets how many policies are tried.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[allow(dead_code)]
mod support;

use pointsman::sns::{FilterPolicy, Message, Scope, Subscriptions, unpack};
use support::{Random, damage, event, pattern};

fn rounds(usual: u64) -> u64 {
    std::env::var("POINTSMAN_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(usual)
}

fn scope(random: &mut Random) -> Scope {
    if random.chance(50) { Scope::MessageBody } else { Scope::MessageAttributes }
}

/// Attributes with names that the random policies ask about.
fn attributes(random: &mut Random) -> String {
    let members: Vec<String> = (0..random.below(4))
        .map(|_| {
            let name = random.pick(&["a", "b", "c", "a.b", "b.c", "a-b", "d"]);
            let (kind, value) = match random.below(10) {
                0..=3 => ("String", random.pick(&["x", "y", "xy", "X", "10.0.0.1", "1", "ß", "[\\\"x\\\"]"])),
                4 | 5 => ("Number", random.pick(&["1", "1.0", "+1", "1e2", "-0", "abc", "0.1"])),
                6 | 7 => (
                    "String.Array",
                    random.pick(&["[\\\"x\\\",1,true]", "[]", "[null]", "x", "[[\\\"x\\\"]]", "[\\\"\\\\u00df\\\"]"]),
                ),
                8 => ("Binary", "aGk="),
                _ => ("Number.int", "1"),
            };
            format!("\"{name}\":{{\"Type\":\"{kind}\",\"Value\":\"{value}\"}}")
        })
        .collect();
    format!("{{{}}}", members.join(","))
}

fn message(random: &mut Random) -> (Message, String) {
    let (attributes, body) = (attributes(random), event(random));
    let message = Message::new().with_attributes(&attributes).unwrap().with_body(&*body);
    (message, format!("{attributes} {body}"))
}

/// Random policies that SNS takes.
fn policies(usual: u64) -> impl Iterator<Item = (Random, FilterPolicy)> {
    (0..rounds(usual)).filter_map(|seed| {
        let mut random = Random::new(seed);
        let (text, scope) = (pattern(&mut random), scope(&mut random));
        let policy = FilterPolicy::parse(&text, scope);
        let checked = FilterPolicy::check(&text, scope);
        match &policy {
            Ok(policy) => assert_eq!(policy.diagnostics(), checked, "{text}"),
            Err(error) => assert_eq!(error.diagnostics(), checked, "{text}"),
        }
        Some((random, policy.ok()?))
    })
}

#[test]
fn explanations_agree_and_have_their_places() {
    let (mut seen, mut hits) = (0, 0);
    for (mut random, policy) in policies(4_000) {
        for _ in 0..4 {
            let (message, text) = message(&mut random);
            let matched = policy.matches(&message).unwrap();
            let explained = policy.explain(&message).unwrap();
            assert_eq!(explained.matched, matched, "{} ON {text}", policy.text());
            let rows = explained.conditions.iter().all(|row| row.held != Some(false));
            assert_eq!(rows, matched, "{} ON {text}: {explained:#?}", policy.text());
            for diagnostic in policy.check_message(&message) {
                assert!(!diagnostic.message.is_empty());
            }
            seen += 1;
            hits += usize::from(matched);
        }
    }
    println!("{seen} verdicts, {hits} match");
    assert!(seen > 3_000 && hits * 50 > seen);
}

#[test]
fn subscriptions_answer_as_each_policy_alone() {
    let (mut topic, mut alone): (Subscriptions, Vec<(String, FilterPolicy)>) = Default::default();
    let mut hits = 0;
    for (index, (mut random, policy)) in policies(4_000).enumerate() {
        let name = format!("s{}", random.below(300));
        if random.chance(20) {
            let before = alone.len();
            alone.retain(|(other, _)| *other != name);
            assert_eq!(topic.delete(&name), alone.len() < before);
        } else {
            topic.add(&name, Some((policy.text(), policy.scope()))).unwrap();
            match alone.iter_mut().find(|(other, _)| *other == name) {
                Some((_, slot)) => *slot = policy,
                None => alone.push((name, policy)),
            }
        }
        if index % 8 == 0 {
            let (message, text) = message(&mut random);
            let want: Vec<&str> =
                alone.iter().filter(|(_, p)| p.matches(&message).unwrap()).map(|(name, _)| name.as_str()).collect();
            let got: Vec<&str> = topic.matches(&message).unwrap().collect();
            assert_eq!(got, want, "{text}");
            hits += want.len();
        }
    }
    assert!(hits > 1_000, "{hits}");
}

#[test]
fn examples_are_what_they_say() {
    let (mut matching, mut missing, mut all) = (0, 0, 0);
    for (_, policy) in policies(4_000) {
        let examples = policy.examples();
        all += 1;
        for (example, wanted) in [(&examples.matching, true), (&examples.missing, false)] {
            let Some(example) = example else { continue };
            let mut message = Message::new();
            if let Some(attributes) = &example.attributes {
                message = message.with_attributes(attributes).unwrap();
            }
            if let Some(body) = &example.body {
                message = message.with_body(&**body);
            }
            assert_eq!(policy.matches(&message).unwrap(), wanted, "{} ON {example:?}", policy.text());
        }
        matching += usize::from(examples.matching.is_some());
        missing += usize::from(examples.missing.is_some());
    }
    println!("{matching} and {missing} of {all}");
    assert!(matching * 10 > all * 8 && missing * 10 > all * 8, "{matching} and {missing} of {all}");
}

#[test]
fn the_other_scope_means_the_same_unless_it_says_so() {
    let mut same = 0;
    for (mut random, policy) in policies(4_000) {
        let Ok(converted) = policy.for_other_scope() else { continue };
        let other = FilterPolicy::parse(&converted.text, policy.scope().other()).unwrap();
        if !converted.notes.is_empty() {
            continue;
        }
        for _ in 0..4 {
            let (message, text) = message(&mut random);
            let moved = match policy.scope() {
                Scope::MessageAttributes => Some(message.attributes_as_body()),
                Scope::MessageBody => message.body_as_attributes(),
            };
            let Some(moved) = moved.filter(|moved| moved.notes.is_empty()) else { continue };
            let there = match other.scope() {
                Scope::MessageAttributes => Message::new().with_attributes(&moved.text).unwrap(),
                Scope::MessageBody => Message::new().with_body(&*moved.text),
            };
            // A message without attributes matches nothing; that of a body has no counterpart.
            if message.attributes().is_empty()
                || there.attributes().is_empty() && other.scope() == Scope::MessageAttributes
            {
                continue;
            }
            let verdicts = (policy.matches(&message).unwrap(), other.matches(&there).unwrap());
            assert_eq!(verdicts.0, verdicts.1, "{} ON {text}\n{} ON {}", policy.text(), converted.text, moved.text);
            same += 1;
        }
    }
    assert!(same > 500, "{same}");
}

#[test]
fn damaged_messages_are_told_and_never_panic() {
    let envelope = |attributes: &str, body: &str| {
        let body = serde_json::to_string(body).unwrap();
        format!(
            r#"{{"Records":[{{"Sns":{{"Type":"Notification","Message":{body},"MessageAttributes":{attributes}}}}}]}}"#
        )
    };
    for seed in 0..rounds(2_000) {
        let random = &mut Random::new(seed);
        let (attributes, body) = (attributes(random), event(random));
        let whole = unpack(&envelope(&attributes, &body)).unwrap();
        assert_eq!(whole[0].body.as_deref(), Some(body.as_str()));
        let damaged = String::from_utf8_lossy(&damage(random, &attributes)).into_owned();
        match Message::new().with_attributes(&damaged) {
            Ok(message) => message.attributes().diagnostics().iter().for_each(|d| {
                let span = d.span.unwrap_or_default();
                assert!(damaged.get(span.start..span.end).is_some(), "{damaged}: {d:?}");
            }),
            Err(error) => assert!(error.diagnostics().iter().all(|d| d.span.is_some()), "{damaged}: {error}"),
        }
        let _ = unpack(&String::from_utf8_lossy(&damage(random, &envelope(&attributes, &body))));
    }
}
