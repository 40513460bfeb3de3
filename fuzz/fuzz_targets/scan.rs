//! The byte-level scanner: a strict rule set refuses what the reader of documents refuses, and going past a value that no
//! rule names ends where the value does.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pointsman::eventbridge::RuleSet;
use pointsman::json::{Options, Trailing, parse};

fuzz_target!(|text: &str| {
    let set = |mut set: RuleSet| {
        set.add("after", r#"{"after": [1]}"#).expect("a pattern");
        set
    };
    let (mut strict, mut lenient) = (set(RuleSet::strict()), set(RuleSet::new()));
    let refused = |set: &mut RuleSet, event: &str| set.match_event(event.as_bytes()).is_err();

    let parsed = parse(text, &Options { trailing: Trailing::Ignore, ..Options::default() });
    let is_object = parsed.value.is_some_and(|value| value.as_object().is_some());
    let wrong = !(parsed.diagnostics.is_empty() && is_object);
    assert_eq!(refused(&mut strict, text), wrong);
    assert!(wrong || !refused(&mut lenient, text));

    if parse(text, &Options::default()).diagnostics.is_empty() {
        let event = format!(r#"{{"before": {text}, "after": 1, "x": "]}}"}}"#);
        // One level more than the text has can be one too many for the strict one.
        let found = lenient.match_event(event.as_bytes()).expect("brackets and strings end").len();
        assert_eq!(found, 1);
        if let Ok(names) = strict.match_event(event.as_bytes()) {
            assert_eq!(names.len(), 1);
        }
    }
});
