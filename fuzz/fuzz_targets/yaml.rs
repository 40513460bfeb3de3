//! YAML: of any text there is a tree with places in it, or an error with one.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pointsman::diagnostic::render;
use pointsman::json::{Kind, Value};
use pointsman::yaml::{Limits, parse};

fuzz_target!(|text: &str| {
    let parsed = parse(text, &Limits::default());
    for diagnostic in &parsed.diagnostics {
        let span = diagnostic.span.expect("every diagnostic of a text has a place");
        assert!(text.get(span.start..span.end).is_some());
        render(diagnostic, text);
    }
    assert!(parsed.value.is_some() || parsed.diagnostics.iter().any(|diagnostic| diagnostic.is_error()));
    parsed.value.iter().for_each(|value| placed(value, text));
});

fn placed(value: &Value, text: &str) {
    assert!(text.get(value.span.start..value.span.end).is_some());
    match &value.kind {
        Kind::Array(elements) => elements.iter().for_each(|element| placed(element, text)),
        Kind::Object(members) => members.iter().for_each(|member| {
            assert!(text.get(member.key_span.start..member.key_span.end).is_some());
            placed(&member.value, text);
        }),
        _ => {}
    }
}
