//! The set engine against the naive evaluator, which follows the reference rule by rule.
//!
//! `POINTSMAN_ROUNDS` sets how many sets of rules are tried.

#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use pointsman::eventbridge::{EventPattern, RuleSet};
use support::{Random, damage, event, pattern};

fn rounds(usual: u64) -> u64 {
    std::env::var("POINTSMAN_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(usual)
}

/// Rules as a user knows them: names in the order of adding.
#[derive(Default)]
struct Model(Vec<(String, String, EventPattern)>);

impl Model {
    fn add(&mut self, name: &str, text: &str, pattern: EventPattern) {
        match self.0.iter_mut().find(|(n, ..)| n == name) {
            Some(rule) => (rule.1, rule.2) = (text.to_owned(), pattern),
            None => self.0.push((name.to_owned(), text.to_owned(), pattern)),
        }
    }

    fn matches(&self, event: &str) -> Result<Vec<&str>, ()> {
        let mut names = Vec::new();
        for (name, _, pattern) in &self.0 {
            if pattern.matches(event).map_err(drop)? {
                names.push(name.as_str());
            }
        }
        Ok(names)
    }
}

#[test]
fn sets_answer_as_each_rule_alone() {
    let (mut pairs, mut hits) = (0, 0);
    for seed in 0..rounds(400) {
        let random = &mut Random::new(seed);
        let (mut lenient, mut strict, mut model) = (RuleSet::new(), RuleSet::strict(), Model::default());
        for _ in 0..10 {
            for _ in 0..1 + random.below(6) {
                let name = format!("r{}", random.below(20));
                if random.chance(30) {
                    let before = model.0.len();
                    model.0.retain(|(n, ..)| *n != name);
                    assert_eq!(lenient.delete(&name), model.0.len() < before);
                    strict.delete(&name);
                    continue;
                }
                let text = pattern(random);
                let Ok(pattern) = EventPattern::parse(&text) else {
                    assert!(lenient.add(&name, &text).is_err(), "{text}");
                    continue;
                };
                lenient.add(&name, &text).unwrap();
                strict.add(&name, &text).unwrap();
                model.add(&name, &text, pattern);
            }
            assert_eq!(lenient.len(), model.0.len());
            for _ in 0..6 {
                let event = event(random);
                let want = model.matches(&event).unwrap();
                let show = || {
                    let rules: Vec<_> = model.0.iter().map(|(name, text, _)| format!("{name} {text}")).collect();
                    format!("seed {seed}\nevent {event}\n{}", rules.join("\n"))
                };
                for set in [&mut lenient, &mut strict] {
                    let got: Vec<&str> = set.match_event(event.as_bytes()).unwrap().collect();
                    assert_eq!(got, want, "{}", show());
                }
                pairs += model.0.len();
                hits += want.len();
            }
        }
    }
    println!("{pairs} pairs, {hits} match");
    assert!(hits * 25 > pairs, "too few match to tell anything");
}

#[test]
fn damaged_events_are_refused_as_far_as_they_are_read() {
    let (mut refused, mut accepted) = (0, 0);
    for seed in 0..rounds(400) {
        let random = &mut Random::new(seed);
        let (mut lenient, mut strict) = (RuleSet::new(), RuleSet::strict());
        let text = pattern(random);
        let Ok(pattern) = EventPattern::parse(&text) else { continue };
        lenient.add("r", &text).unwrap();
        strict.add("r", &text).unwrap();
        for _ in 0..20 {
            let event = event(random);
            let event = damage(random, &event);
            let show = || format!("seed {seed}: {text} ON {:?}", String::from_utf8_lossy(&event));
            let checked: Result<Vec<_>, _> = strict.match_event(&event).map(|names| names.map(str::to_owned).collect());
            let unchecked: Result<Vec<_>, _> =
                lenient.match_event(&event).map(|names| names.map(str::to_owned).collect());
            match std::str::from_utf8(&event).map(|event| pattern.matches(event)) {
                Ok(Ok(matched)) => {
                    accepted += 1;
                    assert_eq!(checked.as_ref().map(Vec::len), Ok(usize::from(matched)), "{}", show());
                    assert_eq!(unchecked.as_ref().map(Vec::len), Ok(usize::from(matched)), "{}", show());
                }
                Ok(Err(error)) => {
                    refused += 1;
                    assert_eq!(checked.as_ref().unwrap_err(), &error, "{}", show());
                    if let Err(unchecked) = unchecked {
                        assert_eq!(unchecked, error, "{}", show());
                    }
                }
                // Not UTF-8: in the event that is an error, behind it nobody looks.
                Err(_) => assert!(checked.is_err() || unchecked.is_ok(), "{}", show()),
            }
        }
    }
    println!("{refused} refused, {accepted} accepted");
    assert!(refused > 100 && accepted > 100);
}

#[test]
fn the_same_calls_give_the_same_answers() {
    let run = |seed| {
        let random = &mut Random::new(seed);
        let mut set = RuleSet::new();
        let mut answers = Vec::new();
        for n in 0..300 {
            let _ = set.add(&format!("r{}", random.below(60)), &pattern(random));
            if n % 3 == 0 {
                set.delete(&format!("r{}", random.below(60)));
            }
            let event = event(random);
            answers.push(set.match_slots(event.as_bytes()).unwrap().to_vec());
        }
        answers
    };
    for seed in 0..20 {
        assert_eq!(run(seed), run(seed));
    }
}
