//! What paths can start from.

use super::data::{Object, Value};
use super::error::{StateError, null_document, unknown_variable};
use super::path::Root;

/// The documents around a state. Time, randomness and identifiers come from outside; what a state needs of them is in
/// the Context Object or the seed.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    /// `$`
    pub input: &'a Value,
    /// `$$`
    pub context: &'a Value,
    /// `$name`
    pub variables: &'a Object,
}

impl<'a> Scope<'a> {
    /// The same with another `$`.
    #[must_use]
    pub const fn on(self, input: &'a Value) -> Self {
        Self { input, ..self }
    }

    /// What a path with that root starts from.
    pub(crate) fn start(self, root: &Root) -> Result<&'a Value, StateError> {
        match root {
            Root::Input | Root::Item if *self.input == Value::Null => Err(null_document()),
            Root::Input | Root::Item => Ok(self.input),
            Root::Context => Ok(self.context),
            Root::Variable(name) => self.variables.get(name).ok_or_else(|| unknown_variable(name)),
        }
    }
}
