//! The cases that the reference implementations answered, as data, through one harness.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use pointsman::diagnostic::Positions;
use pointsman::eventbridge::{EventPattern, RuleSet};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[path = "support/cases.rs"]
mod cases;
use cases::{Score, field, rows};
use serde_json::Value;

const EVENTBRIDGE: &str = include_str!("conformance/eventbridge.jsonl");

fn verdict(pattern: &str, event: &str) -> (&'static str, Option<EventPattern>) {
    let Ok(pattern) = EventPattern::parse(pattern) else { return ("invalid", None) };
    let verdict = match pattern.matches(event) {
        Ok(true) => "match",
        Ok(false) => "no-match",
        Err(_) => "invalid",
    };
    (verdict, Some(pattern))
}

/// Those that `EventPattern::as_reference` follows.
const REFERENCE_QUIRKS: [&str; 5] =
    ["ip-cross-family", "ip", "supplementary-ignore-case", "ip-number-text", "embedded-quote"];

#[test]
fn eventbridge_verdicts() {
    let (mut verdicts, mut quirks, mut agree) = (Score::default(), Score::default(), Score::default());
    let mut reference = Score::default();
    for row in rows(EVENTBRIDGE) {
        let (text, event, expect) = (field(&row, "pattern"), field(&row, "event"), field(&row, "expect"));
        let (got, pattern) = verdict(text, event);
        let score = if row["quirk"].is_string() { &mut quirks } else { &mut verdicts };
        score.add(field(&row, "group"), got == expect, || {
            format!("{} wants {expect}, got {got}: {text} ON {event}", row["id"])
        });
        if let (Some(pattern), Some(quirk)) = (&pattern, row["quirk"].as_str()) {
            let got = if pattern.clone().as_reference().matches(event).unwrap() { "match" } else { "no-match" };
            reference.add(quirk, got == expect, String::new);
        }
        if let (Some(pattern), "match" | "no-match") = (pattern, got) {
            let explained = pattern.explain(event).unwrap();
            let rows_agree = explained.conditions.iter().all(|c| c.held != Some(false)) == explained.matched;
            agree.add(field(&row, "group"), explained.matched == (got == "match") && rows_agree, || {
                format!("{}: {text} ON {event}: {got} but {explained:#?}", row["id"])
            });
        }
    }
    quirks.report("quirk rows that we answer as the reference does");
    reference.report("quirk rows with as_reference()");
    let (good, all) = reference
        .groups
        .iter()
        .filter(|(g, _)| REFERENCE_QUIRKS.contains(&g.as_str()))
        .fold((0, 0), |(g, a), (_, (good, all))| (g + good, a + all));
    assert_eq!(good, all, "the quirks that as_reference() promises");
    verdicts.assert_all("verdicts");
    agree.assert_all("explain agrees with matches");
}

/// Every pattern of the cases in one set of rules, every event against it: each rule as [`EventPattern`] answers alone.
#[test]
fn eventbridge_rule_set() {
    let (mut all, mut agree) = (RuleSet::strict(), Score::default());
    let cases: Vec<Value> = rows(EVENTBRIDGE).collect();
    for row in &cases {
        let added = all.add(&row["id"].to_string(), field(row, "pattern"));
        assert_eq!(added.is_ok(), EventPattern::parse(field(row, "pattern")).is_ok(), "{row}");
    }
    for row in &cases {
        let (text, event, id) = (field(row, "pattern"), field(row, "event"), row["id"].to_string());
        let (want, pattern) = verdict(text, event);
        if pattern.is_none() {
            continue;
        }
        let among_all = match all.match_event(event.as_bytes()) {
            Ok(mut names) => {
                if names.any(|name| name == id) {
                    "match"
                } else {
                    "no-match"
                }
            }
            Err(_) => "invalid",
        };
        let mut alone = RuleSet::new();
        alone.add("r", text).unwrap();
        let alone = match alone.match_event(event.as_bytes()) {
            // What no pattern names is not checked: an event that is invalid there is not refused.
            Ok(_) if want == "invalid" => "invalid",
            Ok(names) if names.len() == 1 => "match",
            Ok(_) => "no-match",
            Err(_) => "invalid",
        };
        agree.add(field(row, "group"), among_all == want && alone == want, || {
            format!("{id} wants {want}, got {alone} alone, {among_all} among all: {text} ON {event}")
        });
    }
    agree.assert_all("rule sets agree with patterns");
}

#[test]
fn eventbridge_errors() {
    let (mut texts, mut places) = (Score::default(), Score::default());
    for row in rows(EVENTBRIDGE).filter(|r| r["error_kind"] == "pattern") {
        let pattern = field(&row, "pattern");
        let Err(error) = EventPattern::parse(pattern) else { continue };
        let first = &error.diagnostics()[0];
        // Where the text is not even JSON, the reader's errors come first.
        if first.code.as_str().starts_with("JSON") {
            continue;
        }
        let want = row["error_primary"].as_str().unwrap_or(field(&row, "error"));
        let want = want.replace("Size of rule 'r' exceeds", "Size of rule exceeds");
        let messages: Vec<&str> = error.diagnostics().iter().map(|d| d.message.as_str()).collect();
        texts.add(field(&row, "group"), messages.contains(&want.as_str()), || {
            format!("{}: {pattern}\n   want {want}\n   got {messages:?}", row["id"])
        });
        if let Some(at) = row["error_at"].as_array() {
            let aws =
                error.diagnostics().iter().find_map(|d| d.aws.as_ref().filter(|a| a.message == field(&row, "error")));
            let place = aws.and_then(|a| a.offset).map(|offset| Positions::new(pattern).place(offset));
            let got = place.map(|p| (p.line as u64, p.column as u64));
            let want = (at[0].as_u64().unwrap(), at[1].as_u64().unwrap());
            places.add(field(&row, "group"), got == Some(want), || {
                format!("{}: {pattern} want {want:?} got {got:?}", row["id"])
            });
        }
    }
    texts.assert_all("the reference's error texts");
    let (good, all) = places.report("the reference's error positions");
    for failure in places.failures.iter().take(10) {
        println!("{failure}");
    }
    assert!(good * 100 >= all * 97, "positions: {good}/{all}");
}
