//! Patterns from events: whatever the event, its pattern is valid, matches it, and stays as it is laid out.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pointsman::eventbridge::{EventFields, EventPattern, FromEventOptions, pattern_from_event};
use pointsman::json;

fuzz_target!(|event: &str| {
    for fields in [EventFields::Typical, EventFields::All] {
        let options = FromEventOptions { fields, account: true, region: true };
        let Ok(text) = pattern_from_event(event, options) else { continue };
        let pattern = EventPattern::parse(&text).expect("it is a pattern");
        assert_eq!(pattern.matches(event), Ok(true), "{text}");
        assert_eq!(json::pretty(&json::parse(&text, &json::Options::default()).value.unwrap()), text);
    }
});
