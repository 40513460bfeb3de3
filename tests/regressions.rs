//! What the fuzzers found, kept: each file of `regressions/` goes through everything that takes a text.
#![allow(clippy::unwrap_used, clippy::panic)]

use pointsman::diagnostic::render;
use pointsman::eventbridge::EventPattern;
use pointsman::json::{Options, parse};

#[test]
fn finds_stay_mended() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/regressions");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        for diagnostic in parse(&text, &Options::default()).diagnostics.iter().chain(&EventPattern::check(&text)) {
            let span = diagnostic.span.unwrap_or_default();
            assert!(span.start <= span.end && span.end <= text.len(), "{}: {diagnostic}", path.display());
            assert!(!render(diagnostic, &text).is_empty());
        }
        let (pattern, event) = text.split_once('\n').unwrap_or((&text, &text));
        if let Ok(pattern) = EventPattern::parse(pattern) {
            let verdict = pattern.matches(event).ok();
            assert_eq!(pattern.explain(event).ok().map(|e| e.matched), verdict, "{}", path.display());
        }
        seen += 1;
    }
    assert!(seen > 0);
}

/// A find of the fuzzer that took seconds: many absent fields, each compared with all fields of the event.
#[test]
fn many_absent_fields_are_explained_in_bounded_work() {
    let fields = |prefix: &str, n: usize| -> String {
        (0..n).map(|i| format!("\"{prefix}{i:04}\": [{i}]")).collect::<Vec<_>>().join(", ")
    };
    let pattern = EventPattern::parse(&format!("{{{}}}", fields("field", 256))).unwrap();
    let explained = pattern.explain(&format!("{{{}}}", fields("feild", 20_000))).unwrap();
    assert!(!explained.matched);
    assert_eq!(explained.conditions.len(), 256);
}

/// The element that holds the rest stands far behind; it must not be taken for absent.
#[test]
fn elements_far_behind_are_seen() {
    let pattern = EventPattern::parse(r#"{"e": {"a": [1], "b": [{"exists": false}], "c": [2]}}"#).unwrap();
    let mut elements: Vec<String> = (0..3_000).map(|_| r#"{"b": 1}"#.to_owned()).collect();
    elements.push(r#"{"a": 1, "b": 1, "c": 2}"#.to_owned());
    let explained = pattern.explain(&format!("{{\"e\": [{}]}}", elements.join(","))).unwrap();
    let held: Vec<_> = explained.conditions.iter().map(|row| row.held).collect();
    assert_eq!((explained.matched, held), (false, vec![Some(true), Some(false), Some(true)]));
}

/// Two fields that never hold in the same of 20,000 elements: the work grows with the event, not with its square.
#[test]
fn large_arrays_stay_linear() {
    let pattern = EventPattern::parse(r#"{"e": {"a": [1], "b": [2]}}"#).unwrap();
    let elements: Vec<&str> = (0..20_000).map(|_| r#"{"a": 1, "b": 1}"#).collect();
    let event = format!("{{\"e\": [{}]}}", elements.join(","));
    assert!(!pattern.matches(&event).unwrap());
    assert!(!pattern.explain(&event).unwrap().matched);
}

/// A name many times over gives the same choice many times over.
#[test]
fn repeated_names_do_not_multiply() {
    let fields = |value: &str| (0..40).map(|i| format!("\"k{i:02}\": {value}")).collect::<Vec<_>>().join(",");
    let pattern = EventPattern::parse(&format!("{{{}, \"z\": [1]}}", fields("[1]"))).unwrap();
    let event = format!("{{{0}, {0}, {0}}}", fields("1"));
    assert!(!pattern.matches(&event).unwrap());
}
