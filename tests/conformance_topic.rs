//! SNS FIFO topics: the scenarios of AWS's documentation and blogs, and a naive model beside the simulation.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use pointsman::sns::simulate_topic;
use pointsman::sns::topic::{Outcome, TopicPlay};
use serde_json::{Value, json};
use std::collections::HashMap;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[path = "support/cases.rs"]
mod cases;
use cases::{Score, field, rows};
#[path = "support/mod.rs"]
#[allow(dead_code, reason = "patterns and events are for others")]
mod support;
use support::Random;

const SCENARIOS: &str = include_str!("conformance/sns-fifo.jsonl");

/// Does every member of `want` stand in the result?
fn answers(want: &Value, played: &TopicPlay, index: usize) -> bool {
    let got = &played.results[index];
    want["accepted"] == json!(got.accepted)
        && want.get("dedupId").is_none_or(|id| *id == json!(got.dedup_id))
        && want.get("duplicate").is_none_or(|duplicate| *duplicate == json!(got.duplicate))
        && want.get("error").is_none_or(|error| *error == json!(got.error))
}

#[test]
fn scenarios_of_the_documentation() {
    let mut score = Score::default();
    for mut row in rows(SCENARIOS) {
        let expect = row.as_object_mut().unwrap().remove("expect").unwrap();
        let played = simulate_topic(&row.to_string()).unwrap();
        let results = expect["results"].as_array().unwrap();
        let mut good = results.len() == played.results.len();
        good &= results.iter().enumerate().all(|(i, want)| answers(want, &played, i));
        for (name, want) in expect["deliveries"].as_object().unwrap() {
            good &= *want == json!(played.deliveries.to(name));
        }
        good &= played.deliveries.iter().count() == expect["deliveries"].as_object().unwrap().len();
        score.add(field(&row, "basis"), good, || format!("{}: wants {expect}, got {played:#?}", row["id"]));
        consistent(&played);
    }
    let (good, all) = score.report("FIFO scenarios");
    assert_eq!((good, all), (26, 26), "{}", score.failures.join("\n"));
}

/// The timeline says the same as results and deliveries.
fn consistent(played: &TopicPlay) {
    let mut delivered: HashMap<&str, Vec<usize>> = HashMap::new();
    for event in &played.timeline {
        let result = &played.results[event.publish];
        assert!(result.accepted && !event.reason.is_empty());
        assert_eq!(event.outcome == Outcome::Duplicate, result.duplicate == Some(true));
        assert_eq!(event.duplicate_of, result.duplicate_of);
        let place = match event.outcome {
            Outcome::Delivered => event.subscription.as_str(),
            Outcome::DeadLettered => event.dead_letter_queue.as_deref().unwrap(),
            Outcome::Duplicate | Outcome::Filtered | Outcome::Dropped => continue,
        };
        delivered.entry(place).or_default().push(event.publish);
    }
    for (name, list) in played.deliveries.iter() {
        assert_eq!(delivered.remove(name).unwrap_or_default(), list, "{name}");
    }
    assert!(delivered.is_empty(), "{delivered:?}");
}

/// Few IDs, bodies and groups, and steps of time around the window, so that publishes often meet.
fn scenario(random: &mut Random) -> Value {
    let (content, per_group) = (random.below(2) == 0, random.below(2) == 0);
    let kinds = ["business", "private"];
    let subscriptions: Vec<Value> = (0..=random.below(3))
        .map(|i| {
            let mut it = json!({"name": format!("q{i}"), "endpoint": random.pick(&["sqs-fifo", "sqs-standard"])});
            if random.below(2) == 0 {
                it["filterPolicy"] = json!({"kind": [random.pick(&kinds)]});
            }
            if random.below(2) == 0 {
                let from = random.below(1_000);
                it["permissionDenied"] = json!([[from, from + random.below(500)]]);
            }
            if random.below(2) == 0 {
                it["dlq"] = json!(format!("dead{i}.fifo"));
            }
            it
        })
        .collect();
    let mut t = 0;
    let publishes: Vec<Value> = (0..random.below(30))
        .map(|_| {
            t += random.below(3) * random.below(150);
            let mut it = json!({"t": t, "body": random.pick(&["a", "b", ""]), "group": random.pick(&["g", "h", ""])});
            if random.below(2) == 0 {
                it["dedupId"] = json!(random.pick(&["x", "y", ""]));
            }
            if random.below(3) > 0 {
                it["attributes"] = json!({"kind": {"Type": "String", "Value": random.pick(&kinds)}});
            }
            it
        })
        .collect();
    let scope = if per_group { "MessageGroup" } else { "Topic" };
    json!({"topic": {"fifo": true, "contentBasedDeduplication": content, "fifoThroughputScope": scope},
               "subscriptions": subscriptions, "publishes": publishes})
}

/// What an ID claims, for the model: the body's hash is as good as the body, but for an explicit ID of the same text.
fn key(scenario: &Value, publish: &Value) -> Option<(String, String)> {
    let (group, id) = (field(publish, "group"), field(publish, "dedupId"));
    let content = scenario["topic"]["contentBasedDeduplication"] == json!(true);
    if field(publish, "body").is_empty() || group.is_empty() || (id.is_empty() && !content) {
        return None;
    }
    let id = if id.is_empty() { format!("body {}", field(publish, "body")) } else { format!("id {id}") };
    let per_group = scenario["topic"]["fifoThroughputScope"] == "MessageGroup";
    Some((if per_group { group.to_owned() } else { String::new() }, id))
}

#[test]
fn random_scenarios_are_played_as_a_naive_model_plays_them() {
    let (mut random, mut duplicates, mut delivered) = (Random::new(7), 0, 0);
    for _ in 0..2_000 {
        let scenario = scenario(&mut random);
        let publishes = scenario["publishes"].as_array().unwrap();
        let played = simulate_topic(&scenario.to_string()).unwrap();
        // A publish is delivered unless a delivered one with its key lies less than 300 s back: no map, all pairs.
        let mut fresh: Vec<usize> = Vec::new();
        for (index, publish) in publishes.iter().enumerate() {
            let key_of = |i: usize| key(&scenario, &publishes[i]);
            let Some(own) = key(&scenario, publish) else {
                assert!(!played.results[index].accepted, "{scenario}");
                continue;
            };
            let age = |i: usize| publish["t"].as_u64().unwrap() - publishes[i]["t"].as_u64().unwrap();
            let claimed = fresh.iter().copied().rev().find(|i| key_of(*i).as_ref() == Some(&own) && age(*i) < 300);
            assert_eq!(played.results[index].duplicate_of, claimed, "#{index} of {scenario}");
            match claimed {
                Some(_) => duplicates += 1,
                None => fresh.push(index),
            }
        }
        for subscription in scenario["subscriptions"].as_array().unwrap() {
            let wanted = &subscription["filterPolicy"]["kind"][0];
            let passes = |i: &usize| wanted.is_null() || publishes[*i]["attributes"]["kind"]["Value"] == *wanted;
            let (from, to) = (&subscription["permissionDenied"][0][0], &subscription["permissionDenied"][0][1]);
            let denied = |i: &usize| {
                let t = publishes[*i]["t"].as_u64().unwrap();
                from.as_u64().is_some_and(|from| from <= t) && to.as_u64().is_some_and(|to| t < to)
            };
            let (lost, kept): (Vec<usize>, Vec<usize>) = fresh.iter().copied().filter(passes).partition(denied);
            assert_eq!(played.deliveries.to(field(subscription, "name")), kept, "{scenario}");
            let queue = field(subscription, "dlq");
            assert_eq!(played.deliveries.to(queue), if queue.is_empty() { &[] } else { lost.as_slice() }, "{scenario}");
            delivered += kept.len();
        }
        consistent(&played);
    }
    assert!(duplicates > 1_000 && delivered > 1_000, "{duplicates} duplicates, {delivered} delivered");
}
