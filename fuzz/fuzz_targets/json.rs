//! The JSON reader: whatever it is given, it ends, its places lie in the text, and it accepts what serde_json accepts.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pointsman::diagnostic::{Positions, render};
use pointsman::json::{Kind, Options, Value, compact, parse};

fuzz_target!(|text: &str| {
    let parsed = parse(text, &Options::default());
    let positions = Positions::new(text);
    for diagnostic in &parsed.diagnostics {
        let span = diagnostic.span.expect("every error of the reader has a place");
        assert!(span.start <= span.end && span.end <= text.len());
        assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
        let place = positions.place(span.start);
        assert_eq!(positions.byte(place.utf16), span.start);
        render(diagnostic, text);
    }
    if let Some(value) = &parsed.value {
        inside(value, text.len());
    }
    // serde_json has another limit of depth, and no lone surrogates.
    match serde_json::from_str::<serde_json::Value>(text) {
        Ok(_) => assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics),
        Err(error) if parsed.diagnostics.is_empty() => {
            let said = error.to_string();
            assert!(["surrogate", "hex escape", "recursion", "out of range"].iter().any(|w| said.contains(w)), "{said}");
        }
        Err(_) => {}
    }
    if parsed.diagnostics.is_empty() {
        let value = parsed.value.expect("no error, so a document");
        let printed = compact(&value);
        let again = parse(&printed, &Options::default()).value.expect("what is printed can be read");
        assert_eq!(compact(&again), printed);
    }
});

fn inside(value: &Value, end: usize) {
    assert!(value.span.start <= value.span.end && value.span.end <= end);
    match &value.kind {
        Kind::Array(elements) => elements.iter().for_each(|e| {
            assert!(value.span.contains(e.span));
            inside(e, end);
        }),
        Kind::Object(members) => members.iter().for_each(|m| {
            assert!(value.span.contains(m.key_span) && value.span.contains(m.value.span));
            inside(&m.value, end);
        }),
        _ => {}
    }
}
