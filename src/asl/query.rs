//! The one place that knows which query languages this build can evaluate.

use super::definition::{QueryLanguage, State};
use crate::diagnostic::{Code, Diagnostic, Error};

/// Says no to a state whose language this build has no evaluator for.
///
/// # Errors
/// The state is in JSONata: its evaluator is no part of this module.
pub(crate) fn available(state: &State<'_>) -> Result<(), Error> {
    match state.language {
        QueryLanguage::JsonPath => Ok(()),
        QueryLanguage::Jsonata if cfg!(feature = "jsonata") => Ok(()),
        QueryLanguage::Jsonata => {
            let message = "this is a JSONata state; only JSONPath states can be evaluated here";
            let span = state.field("QueryLanguage").map_or(state.value.span, |value| value.span);
            Err(Diagnostic::new(Code::StateLanguage, message).at(span).into())
        }
    }
}
