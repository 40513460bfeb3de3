//! Explanations: of any pattern and event (two texts with a line end between them) the rows say what the verdict says.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pointsman::eventbridge::EventPattern;
use pointsman::explanation::Condition;

fuzz_target!(|text: &str| {
    let Some((pattern_text, event)) = text.split_once('\n') else { return };
    let Ok(pattern) = EventPattern::parse(pattern_text) else { return };
    for pattern in [pattern.clone(), pattern.as_reference()] {
        let Ok(matched) = pattern.matches(event) else { return };
        let explained = pattern.explain(event).expect("what can be matched can be explained");
        assert_eq!(explained.matched, matched);
        assert_eq!(explained.conditions.iter().all(|row| row.held != Some(false)), matched);
        assert!(!explained.summary.is_empty());
        explained.conditions.iter().for_each(|row| check(row, pattern_text.len(), event.len()));
    }
});

fn check(row: &Condition, pattern: usize, event: usize) {
    assert!(row.span.start <= row.span.end && row.span.end <= pattern);
    assert!(!row.reason.is_empty());
    assert!(row.found.iter().all(|f| f.span.start <= f.span.end && f.span.end <= event));
    row.children.iter().for_each(|child| check(child, pattern, event));
}
