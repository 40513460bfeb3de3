//! Comparing patterns: of two patterns and an event (lines) every example is what it is said to be, the mirrored question
//! gets the mirrored answer, and the event, if it has one value a field, contradicts nothing.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pointsman::eventbridge::EventPattern;
use pointsman::json::{Options, parse};
use pointsman::rules::{Existence, Flat};
use std::collections::HashSet;

fuzz_target!(|text: &str| {
    let mut lines = text.splitn(3, '\n');
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else { return };
    let (Ok(first), Ok(second)) = (EventPattern::parse(first), EventPattern::parse(second)) else { return };
    let comparison = first.compare(&second);
    let mirrored = second.compare(&first);
    let parts = [
        (&comparison.both, &mirrored.both, true, true),
        (&comparison.only_first, &mirrored.only_second, true, false),
        (&comparison.only_second, &mirrored.only_first, false, true),
    ];
    let event = lines.next().filter(|event| is_single(event));
    for (existence, mirror, in_first, in_second) in parts {
        // Either side may give up where the other does not, but they never say the opposite.
        let pair = [existence, mirror].map(|e| (e.example().is_some(), *e == Existence::None));
        assert!(pair != [(true, false), (false, true)] && pair != [(false, true), (true, false)]);
        for event in [existence, mirror].into_iter().filter_map(Existence::example) {
            assert!(first.matches(event) == Ok(in_first) && second.matches(event) == Ok(in_second), "{event}");
            assert!(is_single(event), "{event}");
        }
        let Some(event) = event else { continue };
        if first.matches(event) == Ok(in_first) && second.matches(event) == Ok(in_second) {
            assert_ne!(existence, &Existence::None, "{event}");
        }
    }
});

/// Is this an event without arrays, in which no field comes twice?
fn is_single(event: &str) -> bool {
    let Some(value) = parse(event, &Options::default()).value.filter(|value| value.as_object().is_some()) else {
        return false;
    };
    let flat = Flat::new(&value);
    let mut seen = HashSet::new();
    let steps = |path: &[pointsman::diagnostic::Step]| path.iter().all(|s| matches!(s, pointsman::diagnostic::Step::Key(_)));
    flat.leaves().iter().all(|(path, leaf)| steps(&leaf.path) && seen.insert(*path))
}
