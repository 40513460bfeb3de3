//! Topics and delivery policies: whatever is played, results, deliveries and timeline tell one story; whatever is
//! scheduled adds up.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pointsman::diagnostic::{Diagnostic, render};
use pointsman::sns::topic::{Outcome, TopicPlay};
use pointsman::sns::{delivery_schedule, simulate_topic};

fuzz_target!(|text: &str| {
    let told = |diagnostic: &Diagnostic| drop(render(diagnostic, text));
    match simulate_topic(text) {
        Ok(played) => {
            played.diagnostics.iter().for_each(told);
            consistent(&played);
        }
        Err(error) => error.diagnostics().iter().for_each(told),
    }
    match delivery_schedule(text) {
        Ok(schedule) => {
            schedule.diagnostics.iter().for_each(told);
            let policy = &schedule.retry_policy;
            assert_eq!(schedule.attempts.len(), usize::try_from(policy.num_retries).unwrap_or_default());
            assert!(schedule.attempts.is_sorted_by(|a, b| a.at_seconds <= b.at_seconds));
            assert_eq!(schedule.phases.iter().map(|phase| phase.attempts).sum::<u32>(), policy.num_retries);
            assert!(schedule.total_seconds.is_finite() && schedule.total_seconds >= 0.0);
        }
        Err(error) => error.diagnostics().iter().for_each(told),
    }
});

fn consistent(played: &TopicPlay) {
    let names = played.deliveries.iter().count();
    for (index, result) in played.results.iter().enumerate() {
        assert_eq!(result.accepted, result.error.is_none());
        assert_eq!(result.duplicate == Some(true), result.duplicate_of.is_some());
        assert!(result.duplicate_of.is_none_or(|first| first < index));
    }
    for (_, list) in played.deliveries.iter() {
        let fresh = |index: &usize| played.results.get(*index).is_some_and(|r| r.duplicate == Some(false));
        assert!(list.iter().all(fresh) && list.len() <= names * played.results.len());
    }
    let arrived = played.timeline.iter().filter(|e| matches!(e.outcome, Outcome::Delivered | Outcome::DeadLettered));
    assert_eq!(arrived.count(), played.deliveries.iter().map(|(_, list)| list.len()).sum::<usize>());
}
