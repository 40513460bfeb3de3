//! One filter policy.

use super::answer::with_json_error;
use super::{Limits, Message, Scope, limits, lint};
use crate::diagnostic::{Diagnostic, Diagnostics, Error};
use crate::explanation::Explanation;
use crate::json::{self, Options, Trailing, Value};
use crate::rules::{self, Compiled, Pattern, Profile};
use std::sync::OnceLock;

/// How policies are read: strict JSON, but what stands behind it is ignored, as with event patterns (C1).
pub(super) const READ: Options =
    Options { limits: json::Limits { depth: 512, bytes: 64 << 20 }, trailing: Trailing::Ignore };

/// A compiled filter policy of a subscription.
///
/// ```
/// use pointsman::sns::{FilterPolicy, Message, Scope};
///
/// let policy = FilterPolicy::parse(r#"{"price": [{"numeric": [">=", 100]}]}"#, Scope::MessageAttributes)?;
/// let message = Message::new().with_attributes(r#"{"price": {"Type": "String", "Value": "120"}}"#)?;
/// assert!(!policy.matches(&message)?);
/// assert_eq!(
///     policy.explain(&message)?.summary,
///     r#"price is "120", the policy wants a number >= 100 (a string is never a number)."#
/// );
/// # Ok::<(), pointsman::diagnostic::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct FilterPolicy {
    scope: Scope,
    text: Box<str>,
    pattern: Pattern,
    compiled: Compiled,
    limits: Limits,
    /// With their formula, once they were asked for.
    shown: OnceLock<Limits>,
    /// Found when they are asked for; a policy is compiled more often than it is read.
    lints: OnceLock<Vec<Diagnostic>>,
}

/// Beside what the engine says to `{}`.
const EMPTY: &str =
    "to get every message, leave the policy out; emulators take {} for that, what SNS does is not known";

impl FilterPolicy {
    /// Reads and compiles a policy.
    ///
    /// # Errors
    /// Every error of the text, in its order; [`aws_answer`](super::aws_answer) says which of them SNS would answer.
    pub fn parse(text: &str, scope: Scope) -> Result<Self, Error> {
        let value = read(text)?;
        let limits = Limits::of(&value, text);
        let mut errors = Diagnostics::new();
        errors.extend(limits.errors(&value));
        errors.extend(limits::nested(&value, scope));
        let pattern = Pattern::parse(&value, text, Profile::Sns);
        if let Err(error) = &pattern {
            let empty = value.as_object().is_some_and(<[_]>::is_empty);
            errors.extend(error.diagnostics().iter().cloned().map(|d| if empty { d.hint(EMPTY) } else { d }));
        }
        errors.finish(())?;
        let pattern = pattern?;
        let compiled = pattern.compile()?;
        Ok(Self { scope, text: text.into(), pattern, compiled, limits, shown: OnceLock::new(), lints: OnceLock::new() })
    }

    /// Every error of the text, or, where it has none, its lints.
    #[must_use]
    pub fn check(text: &str, scope: Scope) -> Vec<Diagnostic> {
        match Self::parse(text, scope) {
            Ok(policy) => policy.diagnostics().to_vec(),
            Err(error) => error.into_diagnostics(),
        }
    }

    /// The lints of this policy.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        self.lints.get_or_init(|| lint::policy(self))
    }

    /// What it looks at.
    #[must_use]
    pub const fn scope(&self) -> Scope {
        self.scope
    }

    /// Its text.
    #[must_use]
    pub const fn text(&self) -> &str {
        &self.text
    }

    /// How much of what SNS allows it uses.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        let show = || match read(&self.text) {
            Ok(policy) => self.limits.clone().with_formula(&policy),
            // It was read once.
            Err(_) => self.limits.clone(),
        };
        self.shown.get_or_init(show)
    }

    /// The syntax tree, and the branches that its `$or` multiply out to.
    #[must_use]
    pub const fn rule(&self) -> (&Pattern, &Compiled) {
        (&self.pattern, &self.compiled)
    }

    /// Is the message delivered?
    ///
    /// A body that is not a JSON object, attributes that no policy can see, a message that Publish would refuse: all of
    /// them are no match rather than an error, as SNS has it; [`check_message`](Self::check_message) tells them.
    ///
    /// # Errors
    /// [`TooMuchWork`](crate::diagnostic::Code::TooMuchWork) where a body multiplies array elements past all reason.
    pub fn matches(&self, message: &Message) -> Result<bool, Error> {
        rules::evaluate(&self.pattern, &self.compiled, &message.flat(self.scope))
    }

    /// Why the message is delivered or not, condition by condition. Places of what was found lie in the text of the
    /// attributes, or in the body.
    ///
    /// # Errors
    /// As [`matches`](Self::matches).
    pub fn explain(&self, message: &Message) -> Result<Explanation, Error> {
        rules::explain(&self.pattern, &self.compiled, &message.flat(self.scope))
    }

    /// What there is to say about the message as this policy sees it, with places in the part that the policy looks at:
    /// what Publish refuses, traps of types, and answers that AWS does not document.
    #[must_use]
    pub fn check_message(&self, message: &Message) -> Vec<Diagnostic> {
        lint::message(self, message)
    }
}

/// The tree of a policy.
pub(super) fn read(text: &str) -> Result<Value, Error> {
    json::parse(text, &READ).into_result().map_err(|error| with_json_error(error, text))
}
