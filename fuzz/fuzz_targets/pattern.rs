//! The pattern parser, its lints and their rendering: never a panic, every error with a place, check agrees with parse.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pointsman::diagnostic::render;
use pointsman::eventbridge::EventPattern;

fuzz_target!(|text: &str| {
    let checked = EventPattern::check(text);
    for diagnostic in &checked {
        if let Some(span) = diagnostic.span {
            assert!(span.start <= span.end && span.end <= text.len());
            assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
        } else {
            assert!(!diagnostic.is_error(), "an error without a place: {diagnostic}");
        }
        render(diagnostic, text);
    }
    match EventPattern::parse(text) {
        Ok(pattern) => assert_eq!(pattern.diagnostics(), checked),
        Err(error) => assert_eq!(error.diagnostics(), checked),
    }
});
