//! What evaluating an expression needs besides its text.

use super::data::Value;
use super::error::{StateError, not_found};
use super::path::Path;
use super::random::Random;
use super::scope::Scope;
use super::work::Work;
use crate::diagnostic::Code;

/// An evaluation on its way: documents, what it may still do, and where randomness comes from.
#[derive(Debug)]
pub struct Run<'a, 'w> {
    /// The documents.
    pub scope: Scope<'a>,
    /// What it may still do.
    pub work: &'w mut Work,
    /// Randomness.
    pub random: &'w mut Random,
    /// May `States.JsonMerge` merge deeply, as the specification has it? AWS's guide says that it cannot (I7).
    pub deep_merge: bool,
    /// The time, in seconds since 1970 began in UTC.
    pub now: f64,
    /// The field of a payload template that is being evaluated, such as `a.$`; AWS's messages name it.
    pub field: Option<&'w str>,
}

impl Run<'_, '_> {
    /// What `path` answers.
    ///
    /// # Errors
    /// As [`Path::evaluate`], in the words that AWS has for fields of templates.
    pub fn path(&mut self, path: &Path) -> Result<Value, StateError> {
        path.evaluate(self.scope, self.work).map_err(|error| match self.field {
            Some(field) if error.code == Code::PathNothing => {
                // So much of the input as the message can show.
                let shown = if self.work.value(self.scope.input).is_ok() { self.scope.input } else { &Value::Null };
                not_found(path.text(), field, shown)
            }
            _ => error,
        })
    }
}
