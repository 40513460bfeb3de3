//! What AWS allows, and what it asks for it.

/// Events of a Standard execution.
pub const MAX_EVENTS: usize = 25_000;
/// Bytes of documents that a history is written with; those beyond are left out and said to be truncated. A long loop with
/// large payloads would otherwise be gigabytes.
pub const MAX_HISTORY_BYTES: usize = 32 << 20;
/// Seconds that an Express execution may take.
pub const MAX_EXPRESS_SECONDS: f64 = 300.0;
/// Iterations that run side by side where `MaxConcurrency` is 0 or absent: 40 within an execution, 10,000 in executions of
/// their own.
pub(super) const INLINE_CONCURRENCY: usize = 40;
pub(super) const DISTRIBUTED_CONCURRENCY: usize = 10_000;
/// The longest wait before a retry, in seconds: with a large `BackoffRate` delays would grow beyond every number.
pub(super) const MAX_DELAY: f64 = 99_999_999.0;
/// What all states of a run may do together; see [`Work`](crate::asl::work::Work).
pub(super) const WORK: u64 = 400_000_000;

/// The type of a machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Type {
    /// Up to 25,000 events.
    #[default]
    Standard,
    /// Up to five minutes.
    Express,
}

impl Type {
    /// How many events an execution of that type can have.
    pub(super) const fn max_events(self) -> usize {
        match self {
            Self::Standard => MAX_EVENTS,
            Self::Express => usize::MAX,
        }
    }
}

/// What an execution costs in us-east-1, in US dollars, without free tiers and without the services that it calls.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cost {
    /// 0.025 for 1,000 state transitions.
    pub standard: f64,
    /// 1.00 for a million requests, and 0.00001667 for each GB-second: 64 MB at least, each 100 ms begun.
    pub express: f64,
}

impl Cost {
    /// Of so many transitions in so many seconds.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
    pub fn of(transitions: usize, seconds: f64) -> Self {
        let billed = (seconds * 10.0).ceil().max(1.0) / 10.0;
        Self { standard: transitions as f64 * 0.000_025, express: 0.000_001 + billed * (64.0 / 1_024.0) * 0.000_016_67 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_by_hand() {
        // 64 MB are a sixteenth of a GB: a tenth of a second of it is 0.1 × 0.00001667 / 16 = 0.0000001041875 dollars.
        for (transitions, seconds, standard, express) in [
            (0, 0.0, 0.0, 0.000_001_104_187_5),
            (1, 0.1, 0.000_025, 0.000_001_104_187_5),
            // A hundredth of a second more is a tenth more.
            (1_000, 0.11, 0.025, 0.000_001_208_375),
            (4, 2.0, 0.000_1, 0.000_003_083_75),
            (40, 300.0, 0.001, 0.000_313_562_5),
        ] {
            let cost = Cost::of(transitions, seconds);
            let near = |a: f64, b: f64| (a - b).abs() < 1e-15;
            assert!(near(cost.standard, standard) && near(cost.express, express), "{transitions} {seconds}: {cost:?}");
        }
    }
}
