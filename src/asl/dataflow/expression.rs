//! Paths and intrinsic functions in fields of a state, with their places in its text.

use crate::asl::data::Value;
use crate::asl::error::StateError;
use crate::asl::intrinsic::Intrinsic;
use crate::asl::path::Path;
use crate::asl::run::Run;
use crate::diagnostic::Span;

/// Where a string stands in the text of a state.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// All of it, quotes included.
    pub span: Span,
    /// Where its first character stands, if each of its characters is one of the text.
    pub(super) plain: Option<usize>,
}

impl Place {
    /// The place in the text of a place in the string.
    #[must_use]
    pub fn within(self, inner: Option<Span>) -> Span {
        match (self.plain, inner) {
            (Some(start), Some(inner)) => Span::new(start + inner.start, start + inner.end),
            _ => self.span,
        }
    }

    /// The error with its place in the text.
    #[must_use]
    pub fn error(self, error: StateError) -> StateError {
        error.within(|inner| self.within(inner))
    }
}

/// Something that a field holds, and where.
#[derive(Clone, Debug)]
pub struct Placed<T> {
    /// What.
    pub it: T,
    /// Where.
    pub place: Place,
}

/// What a field whose name ends in `.$` holds.
#[derive(Clone, Debug)]
pub enum Expression {
    /// A path.
    Path(Path),
    /// A call of an intrinsic function.
    Call(Intrinsic),
}

impl Expression {
    /// Its value.
    ///
    /// # Errors
    /// As [`Path::evaluate`] and [`Intrinsic::evaluate`].
    pub fn evaluate(&self, run: &mut Run<'_, '_>) -> Result<Value, StateError> {
        match self {
            Self::Path(path) => run.path(path),
            Self::Call(call) => call.evaluate(run),
        }
    }

    /// The paths in it.
    #[must_use]
    pub fn paths(&self) -> Vec<&Path> {
        match self {
            Self::Path(path) => vec![path],
            Self::Call(call) => call.paths(),
        }
    }
}
