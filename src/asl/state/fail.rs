//! The error of a Fail state (W2).

use crate::asl::dataflow::{Expression, Placed};
use crate::asl::error::StateError;
use crate::asl::run::Run;
use crate::diagnostic::Code;
use std::sync::Arc;

/// Its error and its cause, both of which it may lack.
#[derive(Clone, Debug, Default)]
pub struct Fail {
    /// `Error` or `ErrorPath`.
    pub error: Option<Text>,
    /// `Cause` or `CausePath`.
    pub cause: Option<Text>,
}

/// An error or a cause; what is not given is nothing.
pub type Said = Option<Arc<str>>;

/// A text, or where it stands.
#[derive(Clone, Debug)]
pub enum Text {
    /// This.
    Literal(Arc<str>),
    /// What a path or a function gives.
    Computed(&'static str, Placed<Expression>),
}

impl Text {
    fn evaluate(&self, run: &mut Run<'_, '_>) -> Result<Arc<str>, StateError> {
        let (field, expression) = match self {
            Self::Literal(text) => return Ok(text.clone()),
            Self::Computed(field, expression) => (field, expression),
        };
        let mut run = Run {
            scope: run.scope,
            work: run.work,
            random: run.random,
            deep_merge: run.deep_merge,
            now: run.now,
            field: Some(field),
        };
        let value = expression.it.evaluate(&mut run).map_err(|error| expression.place.error(error))?;
        let text = value.as_str().map(Arc::from);
        text.ok_or_else(|| {
            let cause = format!("The {field} field of a Fail state must resolve to a string, not {}", value.describe());
            StateError::runtime(Code::FailPath, cause).at(expression.place.span)
        })
    }
}

impl Fail {
    /// Error and cause.
    ///
    /// # Errors
    /// `States.Runtime` where a path finds nothing or no text.
    pub fn evaluate(&self, run: &mut Run<'_, '_>) -> Result<(Said, Said), StateError> {
        let error = self.error.as_ref().map(|text| text.evaluate(run)).transpose()?;
        let cause = self.cause.as_ref().map(|text| text.evaluate(run)).transpose()?;
        Ok((error, cause))
    }
}
