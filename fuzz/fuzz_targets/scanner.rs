//! The scanner: of any text the findings are whole characters in order, a redacted text holds none, and the explanation
//! agrees.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pointsman::secrets::{Options, Scanner, Stream, restore};
use std::sync::LazyLock;

static SCANNER: LazyLock<Scanner> =
    LazyLock::new(|| Scanner::new(Options { personal_data: true, ..Options::default() }).expect("the rules compile"));

fuzz_target!(|text: &str| {
    let found = SCANNER.scan(text);
    let mut end = 0;
    for finding in &found {
        assert!(finding.span.start >= end && text.get(finding.span.start..finding.span.end).is_some());
        end = finding.span.end;
    }
    assert_eq!(SCANNER.explain(text, None).findings, found);
    let mut stream = Stream::new(None);
    let mut streamed = Vec::new();
    for chunk in text.split_inclusive(|c: char| c.is_ascii_uppercase()) {
        streamed.extend(stream.push(&SCANNER, chunk));
    }
    streamed.extend(stream.finish(&SCANNER));
    assert!(streamed.iter().map(|it| &it.finding).eq(&found));
    let redaction = SCANNER.redact(text);
    assert_eq!(redaction.findings, found);
    let is_json = serde_json::from_str::<serde_json::Value>(text).is_ok();
    for finding in SCANNER.scan(&redaction.text).iter().filter(|_| is_json) {
        let again = &redaction.text[finding.span.start..finding.span.end];
        // Placeholders of numbers of JSON say nowhere that they are some.
        assert!(!redaction.originals.iter().any(|(it, _)| !it.starts_with('[') && again.contains(it.as_str())));
    }
    let _ = restore(&redaction.text, &redaction.originals);
});
