//! How long a Wait state waits (W1).

use crate::asl::data::Value;
use crate::asl::dataflow::Placed;
use crate::asl::error::StateError;
use crate::asl::path::Path;
use crate::asl::run::Run;
use crate::asl::time::Instant;
use crate::diagnostic::{Code, Span};
use std::sync::Arc;

/// What says how long.
#[derive(Clone, Debug)]
pub enum Wait {
    /// So many seconds.
    Seconds(f64, Span),
    /// As many as stand at this path.
    SecondsPath(Placed<Path>),
    /// Until then.
    Timestamp(Arc<str>, Span),
    /// Until what stands at this path.
    TimestampPath(Placed<Path>),
}

/// The longest wait, in seconds.
const MAX: f64 = 99_999_999.0;

fn failed(span: Span, cause: impl Into<String>) -> StateError {
    StateError::runtime(Code::WaitTime, cause).at(span)
}

impl Wait {
    /// Seconds to wait, where it is `now` (seconds since 1970 began in UTC). What is past is waited for 0 seconds.
    ///
    /// # Errors
    /// `States.Runtime`, in AWS's words, where there is no time to wait for.
    pub fn seconds(&self, now: f64, run: &mut Run<'_, '_>) -> Result<f64, StateError> {
        let (seconds, span) = match self {
            Self::Seconds(seconds, span) => (*seconds, *span),
            Self::SecondsPath(path) => (at_path(path, run)?, path.place.span),
            Self::Timestamp(text, span) => {
                (until(text, now).ok_or_else(|| no_timestamp("Timestamp", text, *span))?, *span)
            }
            Self::TimestampPath(path) => {
                let value = value(path, "TimestampPath", run)?;
                let seconds = value.as_str().and_then(|text| until(text, now)).ok_or_else(|| {
                    let shown = format!("{} == {}", path.it.text(), crate::asl::intrinsic::java::text(&value));
                    no_timestamp("TimestampPath", &shown, path.place.span)
                })?;
                (seconds, path.place.span)
            }
        };
        if seconds > MAX { Err(failed(span, "Wait state delay is too long.")) } else { Ok(seconds) }
    }
}

fn until(text: &str, now: f64) -> Option<f64> {
    Some((Instant::parse(text)?.seconds() - now).max(0.0))
}

fn no_timestamp(field: &str, shown: &str, span: Span) -> StateError {
    let what = "does not reference a valid ISO-8601 extended offset date-time format string";
    failed(span, format!("The {field} parameter {what}: {shown}"))
}

fn value(path: &Placed<Path>, field: &str, run: &mut Run<'_, '_>) -> Result<Value, StateError> {
    let value = path.it.evaluate(run.scope, run.work).map_err(|error| match error.code {
        Code::PathNothing | Code::PathNull | Code::VariableUnknown => failed(
            path.place.span,
            format!("The {field} parameter does not reference an input value: {}", path.it.text()),
        ),
        _ => path.place.error(error),
    })?;
    run.work.value(&value)?;
    Ok(value)
}

/// The seconds at a path: a whole number. A text that spells one is none.
#[expect(clippy::cast_precision_loss, reason = "far from where floats lose seconds, or too long anyway")]
fn at_path(path: &Placed<Path>, run: &mut Run<'_, '_>) -> Result<f64, StateError> {
    let value = value(path, "SecondsPath", run)?;
    let whole = value.as_number().and_then(crate::asl::data::Number::as_int);
    let shown = || format!("{} == {}", path.it.text(), crate::asl::intrinsic::java::text(&value));
    match whole {
        Some(seconds) if seconds < 0 => {
            Err(failed(path.place.span, format!("The SecondsPath parameter references a negative value: {}", shown())))
        }
        Some(seconds) => Ok(seconds as f64),
        None => {
            let cause = format!("The SecondsPath parameter cannot be parsed as a long value: {}", shown());
            Err(failed(path.place.span, cause))
        }
    }
}
