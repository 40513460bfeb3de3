//! Definitions of state machines, in JSON and YAML: of any text every diagnostic has a place and can be shown, and a
//! definition is taken if nothing stops it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pointsman::asl::validate::{check, parse};
use pointsman::diagnostic::{Code, render};

fuzz_target!(|text: &str| {
    let found = check(text);
    for diagnostic in &found {
        let span = diagnostic.span.expect("every diagnostic of a definition has a place");
        assert!(text.get(span.start..span.end).is_some());
        render(diagnostic, text);
        diagnostic.pointer();
    }
    let stops = |code| !matches!(code, Code::AslUnreachable | Code::AslResource);
    let stopped = found.iter().any(|diagnostic| diagnostic.is_error() && stops(diagnostic.code));
    assert_eq!(parse(text).is_err(), stopped);
});
