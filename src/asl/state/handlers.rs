//! Retriers and Catchers: which errors they are for, and what they do (E1, E2).

use crate::asl::data::{Object, Value};
use crate::asl::dataflow::{ResultPath, Template};
use crate::asl::error::{StateError, is_terminal, names};
use crate::asl::random::Random;
use crate::diagnostic::Span;
use std::sync::Arc;

/// `ErrorEquals`.
#[derive(Clone, Debug)]
pub struct ErrorNames {
    /// In their order.
    pub names: Vec<Arc<str>>,
    /// Their place.
    pub span: Span,
}

/// What is tried again, and when.
#[derive(Clone, Debug)]
pub struct Retrier {
    /// For these errors.
    pub errors: ErrorNames,
    /// Seconds before the first attempt.
    pub interval: f64,
    /// How often.
    pub max_attempts: u32,
    /// By what the interval grows from attempt to attempt.
    pub backoff: f64,
    /// The interval never grows over this.
    pub max_delay: Option<f64>,
    /// `FULL`: the wait is any part of the interval.
    pub jitter: bool,
}

/// What is caught, and where it goes.
#[derive(Clone, Debug)]
pub struct Catcher {
    /// For these errors.
    pub errors: ErrorNames,
    /// The state that goes on.
    pub next: Arc<str>,
    /// Where the Error Output goes in the raw input.
    pub result_path: ResultPath,
    /// The variables that it sets; `$` is the Error Output.
    pub assign: Option<Template>,
}

impl ErrorNames {
    /// Are they for an error of that name? Not for one that AWS shows to nobody (E2).
    #[must_use]
    pub fn matches(&self, error: &str) -> bool {
        !is_terminal(error) && self.seem_to_match(error)
    }

    /// Would they be, if AWS showed it to anybody?
    #[must_use]
    pub fn seem_to_match(&self, error: &str) -> bool {
        self.names.iter().any(|name| match &**name {
            names::ALL => true,
            names::TASK_FAILED => error != names::TIMEOUT,
            name => name == error,
        })
    }
}

/// The retrier for an error: the first that is for it, whether or not it has attempts left.
#[must_use]
pub fn retrier<'r>(retriers: &'r [Retrier], error: &str) -> Option<(usize, &'r Retrier)> {
    retriers.iter().enumerate().find(|(_, retrier)| retrier.errors.matches(error))
}

/// The catcher for an error: the first that is for it.
#[must_use]
pub fn catcher<'c>(catchers: &'c [Catcher], error: &str) -> Option<(usize, &'c Catcher)> {
    catchers.iter().enumerate().find(|(_, catcher)| catcher.errors.matches(error))
}

impl Retrier {
    /// Seconds before attempt `attempt`, from 0, without jitter; `None` where there are no more attempts.
    #[must_use]
    pub fn delay(&self, attempt: u32) -> Option<f64> {
        if attempt >= self.max_attempts {
            return None;
        }
        let grown = self.interval * self.backoff.powi(i32::try_from(attempt).unwrap_or(i32::MAX));
        Some(self.max_delay.map_or(grown, |most| grown.min(most)))
    }

    /// The same with jitter, which with `FULL` is any part of the delay.
    #[must_use]
    pub const fn jittered(&self, delay: f64, random: &mut Random) -> f64 {
        if self.jitter { delay * random.part() } else { delay }
    }
}

/// How often each retrier of a state has been used since the state was entered (E1).
#[derive(Clone, Debug, Default)]
pub struct Retries {
    used: Vec<u32>,
}

impl Retries {
    /// Takes an attempt for an error: the retrier, its place and its delay without jitter, or `None` where there is no retry.
    pub fn next<'r>(&mut self, retriers: &'r [Retrier], error: &str) -> Option<(usize, &'r Retrier, f64)> {
        let (at, retrier) = retrier(retriers, error)?;
        self.used.resize(retriers.len(), 0);
        let used = self.used.get_mut(at)?;
        let delay = retrier.delay(*used)?;
        *used += 1;
        Some((at, retrier, delay))
    }
}

/// The Error Output: what a Catcher puts into the input.
#[must_use]
pub fn error_output(error: &StateError) -> Value {
    let members = [("Error", Value::from(&*error.name)), ("Cause", Value::from(&*error.cause))];
    Object::from_iter(members).into()
}
