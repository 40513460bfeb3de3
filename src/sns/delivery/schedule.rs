//! A retry policy as a list of attempts.

use super::{DeliverySchedule, RetryPolicy};
use crate::rules::operators::shortest;

/// The phases of a retry policy, in their order, with AWS's names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Retries at once.
    Immediate,
    /// Retries after the least delay.
    PreBackoff,
    /// Retries after delays that grow.
    Backoff,
    /// Retries after the greatest delay.
    PostBackoff,
}

impl Phase {
    /// Its name in data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Immediate => "immediate",
            Self::PreBackoff => "pre-backoff",
            Self::Backoff => "backoff",
            Self::PostBackoff => "post-backoff",
        }
    }
}

/// A retry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Attempt {
    /// The phase that it belongs to.
    pub phase: Phase,
    /// The delay since the attempt before it, in seconds.
    pub delay_seconds: f64,
    /// The time since the first delivery failed, in seconds: the sum of the delays so far.
    pub at_seconds: f64,
}

/// A phase and what lies in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PhaseSummary {
    /// Which one.
    pub phase: Phase,
    /// How many retries it has.
    pub attempts: u32,
    /// When its first retry is, in seconds since the first delivery failed.
    pub from_seconds: f64,
    /// When its last retry is.
    pub to_seconds: f64,
    /// Its least delay.
    pub min_delay_seconds: f64,
    /// Its greatest delay.
    pub max_delay_seconds: f64,
}

/// The phases and how many retries each has.
fn phases(policy: &RetryPolicy) -> [(Phase, u32); 4] {
    [
        (Phase::Immediate, policy.num_no_delay_retries),
        (Phase::PreBackoff, policy.num_min_delay_retries),
        (Phase::Backoff, policy.backoff_retries()),
        (Phase::PostBackoff, policy.num_max_delay_retries),
    ]
}

fn delay(policy: &RetryPolicy, phase: Phase, index: u32, count: u32) -> f64 {
    let (least, greatest) = (f64::from(policy.min_delay_target), f64::from(policy.max_delay_target));
    match phase {
        Phase::Immediate => 0.0,
        Phase::PreBackoff => least,
        Phase::Backoff => policy.backoff_function.delay(index, count, least, greatest),
        Phase::PostBackoff => greatest,
    }
}

/// Every attempt of `policy`.
pub(super) fn attempts(policy: &RetryPolicy) -> Vec<Attempt> {
    let mut at = 0.0;
    let mut list = Vec::with_capacity(usize::try_from(policy.num_retries).unwrap_or_default());
    for (phase, count) in phases(policy) {
        for index in 0..count {
            let delay = delay(policy, phase, index, count);
            at += delay;
            list.push(Attempt { phase, delay_seconds: milliseconds(delay), at_seconds: milliseconds(at) });
        }
    }
    list
}

/// The phases that have attempts.
pub(super) fn summaries(attempts: &[Attempt]) -> Vec<PhaseSummary> {
    let mut list: Vec<PhaseSummary> = Vec::new();
    for attempt in attempts {
        match list.last_mut().filter(|summary| summary.phase == attempt.phase) {
            Some(summary) => {
                summary.attempts += 1;
                summary.to_seconds = attempt.at_seconds;
                summary.min_delay_seconds = summary.min_delay_seconds.min(attempt.delay_seconds);
                summary.max_delay_seconds = summary.max_delay_seconds.max(attempt.delay_seconds);
            }
            None => list.push(PhaseSummary {
                phase: attempt.phase,
                attempts: 1,
                from_seconds: attempt.at_seconds,
                to_seconds: attempt.at_seconds,
                min_delay_seconds: attempt.delay_seconds,
                max_delay_seconds: attempt.delay_seconds,
            }),
        }
    }
    list
}

/// The delays of `policy` together. Only for policies whose counts are checked: it is as long as they are.
pub(super) fn total_seconds(policy: &RetryPolicy) -> f64 {
    milliseconds(phases(policy).into_iter().map(|(phase, count)| phase_seconds(policy, phase, count)).sum())
}

fn phase_seconds(policy: &RetryPolicy, phase: Phase, count: u32) -> f64 {
    (0..count).map(|index| delay(policy, phase, index, count)).sum()
}

/// The sum as people would write it: `3 × 0 + 2 × 1 + 126.961 (10 in backoff) + 35 × 60 = 2228.961 seconds`.
pub(super) fn sum_shown(policy: &RetryPolicy) -> String {
    let part = |(phase, count)| match phase {
        Phase::Backoff => {
            format!("{} ({count} in backoff)", shortest(milliseconds(phase_seconds(policy, phase, count))))
        }
        _ => format!("{count} × {}", shortest(delay(policy, phase, 0, count))),
    };
    let parts: Vec<String> = phases(policy).into_iter().filter(|(_, count)| *count > 0).map(part).collect();
    format!("{} = {} seconds", parts.join(" + "), shortest(total_seconds(policy)))
}

/// Does a delay depend on the formula of a backoff function, of which AWS has published none?
pub(super) const fn is_model(policy: &RetryPolicy) -> bool {
    policy.backoff_retries() > 1 && policy.min_delay_target < policy.max_delay_target
}

/// Formulas give fractions without end; a thousandth of a second is more than anyone can measure.
fn milliseconds(seconds: f64) -> f64 {
    (seconds * 1_000.0).round() / 1_000.0
}

impl DeliverySchedule {
    /// The sum of the delays as a formula: `3 × 0 + 2 × 1 + 126.961 (10 in backoff) + 35 × 60 = 2228.961 seconds`.
    #[must_use]
    pub fn sum(&self) -> String {
        sum_shown(&self.retry_policy)
    }
}
