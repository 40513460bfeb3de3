//! Two patterns compared: cases as data, and random pairs against random and exhaustive events.
//!
//! `POINTSMAN_ROUNDS` sets how many random pairs are tried.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[allow(dead_code, reason = "others use the rest")]
mod support;

use pointsman::eventbridge::EventPattern;
use pointsman::json::quote;
use pointsman::rules::{Comparison, Existence, Relation};
use support::Random;

fn rounds(usual: u64) -> u64 {
    std::env::var("POINTSMAN_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(usual)
}

/// Compares, and holds the answer against what the patterns say of its own examples.
fn compare(first: &EventPattern, second: &EventPattern, show: &str) -> Comparison {
    let comparison = first.compare(second);
    let wanted =
        [(&comparison.both, true, true), (&comparison.only_first, true, false), (&comparison.only_second, false, true)];
    for (existence, in_first, in_second) in wanted {
        let Some(event) = existence.example() else { continue };
        assert_eq!(first.matches(event).unwrap(), in_first, "{show}: {event}");
        assert_eq!(second.matches(event).unwrap(), in_second, "{show}: {event}");
        assert!(!event.contains('['), "{show}: one value a field: {event}");
    }
    if let Some(event) = &comparison.with_arrays {
        assert!(first.matches(event).unwrap() && second.matches(event).unwrap(), "{show}: {event}");
        assert_eq!(comparison.relation, Relation::Disjoint, "{show}");
    }
    assert_eq!(comparison.relation == Relation::Disjoint, comparison.both == Existence::None, "{show}");
    assert!(comparison.conflicts.len() <= Comparison::MAX_CONFLICTS);
    assert!(comparison.conflicts.is_empty() || comparison.relation == Relation::Disjoint, "{show}");
    comparison
}

const fn mirrored(relation: Relation) -> Relation {
    match relation {
        Relation::FirstInside => Relation::SecondInside,
        Relation::SecondInside => Relation::FirstInside,
        other => other,
    }
}

#[test]
fn cases() {
    for line in include_str!("conformance/compare.jsonl").lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        // The spelling of numbers counts, so the patterns are cut out of the line.
        let text = |name: &str, next: &str| {
            let start = line.find(&format!("\"{name}\":")).unwrap() + name.len() + 3;
            &line[start..line.find(&format!(",\"{next}\":")).unwrap()]
        };
        let (first_text, second_text) = (text("first", "second"), text("second", "relation"));
        let (first, second) = (EventPattern::parse(first_text).unwrap(), EventPattern::parse(second_text).unwrap());
        let comparison = compare(&first, &second, line);
        assert_eq!(comparison.relation.as_str(), case["relation"].as_str().unwrap(), "{line}\n{comparison:#?}");
        assert_eq!(compare(&second, &first, line).relation, mirrored(comparison.relation), "{line}");
        assert_eq!(
            compare(&first, &first, line).relation,
            if first_matches_nothing(&comparison) { Relation::Disjoint } else { Relation::Equal },
            "{line}"
        );
        if let Some(paths) = case["conflicts"].as_array() {
            let found: Vec<String> = comparison.conflicts.iter().map(|c| c.path.join(".")).collect();
            assert_eq!(found, paths.iter().map(|p| p.as_str().unwrap()).collect::<Vec<_>>(), "{line}");
            for conflict in &comparison.conflicts {
                assert!(
                    conflict.first.of(first_text).starts_with('[') && conflict.second.of(second_text).starts_with('[')
                );
            }
        }
        if let Some(arrays) = case["arrays"].as_bool() {
            assert_eq!(comparison.with_arrays.is_some(), arrays, "{line}");
        }
    }
}

fn first_matches_nothing(comparison: &Comparison) -> bool {
    comparison.both == Existence::None && comparison.only_first == Existence::None
}

/// What a pattern compares: joined paths.
fn paths(pattern: &EventPattern) -> Vec<Vec<u8>> {
    pattern.rule().0.conditions.iter().map(|condition| condition.path.as_bytes().to_vec()).collect()
}

/// Nothing that is said not to exist may be there.
fn contradict(comparison: &Comparison, first: &EventPattern, second: &EventPattern, event: &str, show: &str) {
    let existence = match (first.matches(event).unwrap(), second.matches(event).unwrap()) {
        (true, true) => &comparison.both,
        (true, false) => &comparison.only_first,
        (false, true) => &comparison.only_second,
        (false, false) => return,
    };
    assert_ne!(existence, &Existence::None, "{show}\n{event}\n{comparison:#?}");
}

/// All strings of up to four letters, and what else random patterns name.
fn pool() -> Vec<String> {
    let alphabet = ["x", "y", "X", "1", "ß", "S", "*", "é"];
    let mut texts = vec![String::new()];
    let mut last = texts.clone();
    for _ in 0..4 {
        last = last.iter().flat_map(|text| alphabet.map(|letter| format!("{text}{letter}"))).collect();
        texts.extend_from_slice(&last);
    }
    let more = [
        "10.0.0.1",
        "010.0.0.1",
        "10.0.0.9",
        "10.0.0.0",
        "10.1.0.0",
        "9.9.9.9",
        "::1",
        "0:0::1",
        "::2",
        "null",
        "10.x",
        "10.",
        "10",
        "::ffff:a00:1",
        "a10",
        "1:1",
    ];
    texts.extend(more.map(str::to_owned));
    let mut pool: Vec<String> = texts.iter().map(|text| quote(text)).collect();
    let numbers = [
        "1",
        "1.0",
        "2",
        "0",
        "0.1",
        "0.05",
        "1.5",
        "1.2",
        "-1",
        "-0.5",
        "-300",
        "-200",
        "1e400",
        "1e401",
        "9007199254740993",
        "9007199254740992",
        "-122.42916360922355",
        "-122.42916360922354",
        "100",
        "101",
        "1e2",
        "1E+2",
        "50",
    ];
    pool.extend(numbers.into_iter().chain(["true", "false", "null", "\"\\ud800\""]).map(str::to_owned));
    pool
}

#[test]
fn random_events_contradict_nothing() {
    let values = pool();
    let (mut pairs, mut undecided) = (0, 0);
    for seed in 0..rounds(400) {
        let random = &mut Random::new(seed);
        let texts = [support::pattern(random), support::pattern(random)];
        let (Ok(first), Ok(second)) = (EventPattern::parse(&texts[0]), EventPattern::parse(&texts[1])) else {
            continue;
        };
        let show = format!("seed {seed}\n{}\n{}", texts[0], texts[1]);
        let comparison = compare(&first, &second, &show);
        assert_eq!(compare(&second, &first, &show).relation, mirrored(comparison.relation), "{show}");
        pairs += 1;
        undecided += u64::from(comparison.relation == Relation::Unknown);
        let mut fields = paths(&first);
        fields.extend(paths(&second));
        fields.sort();
        fields.dedup();
        for _ in 0..100 {
            let mut members = Vec::new();
            for path in &fields {
                if random.chance(75) {
                    // The last ones of the pool are the likelier to be meant.
                    let span = if random.chance(50) { 43 } else { values.len() };
                    let at = values.len() - 1 - random.below(span);
                    let value =
                        if random.chance(40) { ["\"x\"", "\"y\"", "1", "2"][random.below(4)] } else { &values[at] };
                    members.push(format!("{}:{value}", quote(std::str::from_utf8(path).unwrap())));
                }
            }
            contradict(&comparison, &first, &second, &format!("{{{}}}", members.join(",")), &show);
        }
    }
    println!("{pairs} pairs, {undecided} undecided");
    assert!(undecided * 100 < pairs, "{undecided} of {pairs} undecided");
}

#[test]
fn no_value_of_a_field_contradicts() {
    let mut events: Vec<String> = pool().iter().map(|value| format!("{{\"a\":{value}}}")).collect();
    events.push("{}".to_owned());
    let mut seen = [0; 6];
    for seed in 0..rounds(60) {
        let random = &mut Random::new(seed * 2);
        let mut one = || {
            let list: Vec<String> = (0..1 + random.below(3)).map(|_| support::alternative(random)).collect();
            format!("{{\"a\":[{}]}}", list.join(","))
        };
        let texts = [one(), one()];
        let (Ok(first), Ok(second)) = (EventPattern::parse(&texts[0]), EventPattern::parse(&texts[1])) else {
            continue;
        };
        let show = format!("seed {seed}\n{}\n{}", texts[0], texts[1]);
        let comparison = compare(&first, &second, &show);
        seen[comparison.relation as usize] += 1;
        for event in &events {
            contradict(&comparison, &first, &second, event, &show);
        }
    }
    println!("{seen:?}");
    assert!(seen[..4].iter().all(|n| *n > 0), "{seen:?}");
}

#[test]
fn it_is_bounded() {
    let or = |i: usize, operator: &str| {
        format!(r#""x{i}":{{"$or":[{{"a":[{{"{operator}":"*a*b{i}*c*"}}]}},{{"b":[{{"{operator}":"*{i}*b*a*"}}]}}]}}"#)
    };
    let text = |operator: &str| format!("{{{}}}", (0..8).map(|i| or(i, operator)).collect::<Vec<_>>().join(","));
    let many: Vec<String> = (0..1_000).map(|i| format!("{{\"wildcard\":\"*{i}*{}*\"}}", i * 7)).collect();
    let texts = [
        text("wildcard"),
        text("suffix"),
        format!("{{\"a\":[{}]}}", many.join(",")),
        r#"{"a":[{"anything-but":{"wildcard":["*1*2*","*3*4*5*","*6*7*"]}}]}"#.to_owned(),
    ];
    let patterns = texts.map(|text| EventPattern::parse(&text).unwrap());
    for (row, first) in patterns.iter().enumerate() {
        for (column, second) in patterns.iter().enumerate() {
            let relation = compare(first, second, "bounded").relation;
            // 1,000 wildcards within themselves are 1,000,000 questions about all strings; the others are small enough.
            let given_up = relation == Relation::Unknown;
            assert_eq!(given_up, (row, column) == (2, 2), "{row} {column}: {relation:?}");
        }
    }
}
