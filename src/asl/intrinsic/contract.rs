//! What arguments a function takes, as data: the evaluation, the validator and the documentation read the same.

use crate::asl::data::Value;

/// The parameters of a function.
#[derive(Debug)]
pub struct Contract {
    /// In their order.
    pub parameters: &'static [Parameter],
    /// How many of the last ones may be left out.
    pub optional: usize,
    /// May more arguments of any kind follow?
    pub more: bool,
}

/// A parameter: its name for people, and what it takes.
#[derive(Debug)]
pub struct Parameter(pub &'static str, pub Kind);

/// What a parameter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Anything.
    Any,
    /// A string.
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl Contract {
    /// Exactly these.
    #[must_use]
    pub const fn of(parameters: &'static [Parameter]) -> Self {
        Self { parameters, optional: 0, more: false }
    }

    /// Is that a number of arguments that it takes? Else what it takes.
    ///
    /// # Errors
    /// What it takes, as a sentence.
    pub fn count(&self, given: usize) -> Result<(), String> {
        let most = self.parameters.len();
        let least = most - self.optional;
        if (least..=most).contains(&given) || (self.more && given >= least) {
            return Ok(());
        }
        let takes = match (self.more, self.optional) {
            (true, _) => format!("at least {least}"),
            (_, 0) => most.to_string(),
            _ => format!("{least} or {most}"),
        };
        let names: Vec<&str> = self.parameters.iter().map(|parameter| parameter.0).collect();
        let names = if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) };
        Err(format!("it takes {takes} arguments{names}, not {given}"))
    }

    /// Is `value` what it takes at that place?
    ///
    /// # Errors
    /// What it takes there, as a sentence.
    pub fn kind(&self, at: usize, value: &Value) -> Result<(), String> {
        let Some(Parameter(name, kind)) = self.parameters.get(at) else { return Ok(()) };
        let wanted = match (kind, value) {
            (Kind::Any, _)
            | (Kind::Text, Value::String(_))
            | (Kind::Number, Value::Number(_))
            | (Kind::Boolean, Value::Bool(_))
            | (Kind::Array, Value::Array(_))
            | (Kind::Object, Value::Object(_)) => return Ok(()),
            (Kind::Text, _) => "a string",
            (Kind::Number, _) => "a number",
            (Kind::Boolean, _) => "true or false",
            (Kind::Array, _) => "an array",
            (Kind::Object, _) => "an object",
        };
        Err(format!("its argument {} ({name}) is {wanted}, not {}", at + 1, value.describe()))
    }
}
