//! Diffs: every finding has a place in the diff, in order, whatever the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pointsman::secrets::{Options, Scanner};
use std::sync::LazyLock;

static SCANNER: LazyLock<Scanner> = LazyLock::new(|| Scanner::new(Options::default()).expect("the rules compile"));

fuzz_target!(|diff: &str| {
    let mut last = 0;
    for found in SCANNER.scan_diff(diff, true) {
        assert!(found.finding.span.start >= last && diff.get(found.finding.span.start..found.finding.span.end).is_some());
        assert!(found.line <= found.end.0);
        last = found.finding.span.start;
    }
});
