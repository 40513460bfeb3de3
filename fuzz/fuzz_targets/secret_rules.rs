//! Rules of users: each loader takes or refuses any text, with places on whole characters; what it takes scans any text in
//! order, and its windows find what the bench finds.
//!
//! The input is what kind of rules it is, the rules, and a text, divided by zero bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pointsman::secrets::{Scanner, bench};

fuzz_target!(|input: &str| {
    let mut parts = input.splitn(3, '\0');
    let (kind, rules, text) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let quoted = serde_json::to_string(rules).expect("a text can be quoted");
    let options = match kind {
        "gitleaks" => format!("{{\"gitleaks\": {quoted}, \"gitleaksFiles\": {{\"x\": {quoted}}}}}"),
        "git-secrets" => format!("{{\"gitSecrets\": {quoted}, \"gitAllowed\": {quoted}}}"),
        "macie" => format!("{{\"customIdentifiers\": {quoted}}}"),
        "rules" => format!("{{\"rules\": {rules}}}"),
        _ => format!("{{\"rules\": {quoted}}}"),
    };
    if kind == "rules" {
        let _ = bench(rules, text);
    }
    match Scanner::parse(&options) {
        Err(failed) => {
            let place = failed.text.as_deref().unwrap_or(&options);
            assert!(!failed.error.diagnostics().is_empty());
            for span in failed.error.diagnostics().iter().filter_map(|it| it.span) {
                assert!(place.get(span.start..span.end).is_some(), "{:?}", failed.error);
            }
        }
        Ok(scanner) => {
            let mut end = 0;
            for it in scanner.scan_file(text, Some("a/b.pem")) {
                assert!(it.span.start >= end && text.get(it.span.start..it.span.end).is_some());
                end = it.span.end;
            }
            let _ = (scanner.redact(text), scanner.explain(text, None), scanner.scan_diff(text, true));
        }
    }
});
