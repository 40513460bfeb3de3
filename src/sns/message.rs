//! A message as subscriptions see it.

use super::{Attributes, Scope};
use crate::diagnostic::{Code, Diagnostic, Error, Span};
use crate::json::{self, Limits, Options, Trailing, Value};
use crate::rules::{Flat, Refusal};
use std::sync::OnceLock;

/// Bodies are read as Amazon's matcher reads events: strictly, but what stands behind the object is ignored.
const READ: Options = Options { limits: Limits { depth: 512, bytes: 64 << 20 }, trailing: Trailing::Ignore };

/// Attributes and a body, either of which may be missing.
///
/// ```
/// use pointsman::sns::Message;
///
/// let message = Message::new()
///     .with_attributes(r#"{"price": {"Type": "Number", "Value": "100"}}"#)?
///     .with_body(r#"{"order": 1}"#);
/// assert_eq!(message.attributes().list()[0].name, "price");
/// # Ok::<(), pointsman::diagnostic::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Message {
    attributes: Attributes,
    body: Option<String>,
    /// The body as JSON, once it was asked for.
    tree: OnceLock<Result<Value, String>>,
}

impl Message {
    /// A message with neither.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds attributes in any of AWS's spellings; see [`Attributes::parse`].
    ///
    /// # Errors
    /// Where they cannot be read.
    pub fn with_attributes(self, text: &str) -> Result<Self, Error> {
        Ok(Self { attributes: Attributes::parse(text)?, ..self })
    }

    /// Adds the body. Any text can be published.
    #[must_use]
    pub fn with_body(self, body: impl Into<String>) -> Self {
        Self { body: Some(body.into()), tree: OnceLock::new(), ..self }
    }

    /// A message of attributes that were read before.
    pub(super) fn of(attributes: Attributes, body: String) -> Self {
        Self { attributes, body: Some(body), tree: OnceLock::new() }
    }

    /// The attributes.
    #[must_use]
    pub const fn attributes(&self) -> &Attributes {
        &self.attributes
    }

    /// The body.
    #[must_use]
    pub fn body(&self) -> Option<&str> {
        self.body.as_deref()
    }

    /// What a policy of that scope compares.
    pub(super) fn flat(&self, scope: Scope) -> Flat<'_> {
        match scope {
            Scope::MessageAttributes => {
                let flat = Flat::new(self.attributes.event());
                flat.refusing(self.refusals(scope))
            }
            Scope::MessageBody => {
                let flat = self.tree().map(Flat::new).unwrap_or_default();
                flat.refusing(self.refusals(scope))
            }
        }
    }

    /// Why conditions of a policy of that scope do not hold, whatever they are.
    pub(super) fn refusals(&self, scope: Scope) -> Vec<Refusal> {
        match scope {
            Scope::MessageAttributes if self.attributes.is_empty() => vec![Refusal {
                path: None,
                reason: "the message has no attributes, and then no policy on attributes matches".to_owned(),
            }],
            Scope::MessageAttributes => self.attributes.refusals().to_vec(),
            Scope::MessageBody => match self.tree() {
                Ok(_) => Vec::new(),
                Err(reason) => vec![Refusal { path: None, reason: reason.to_owned() }],
            },
        }
    }

    /// The body as a JSON object, or why it is none.
    pub(super) fn tree(&self) -> Result<&Value, &str> {
        let read = || {
            let Some(body) = &self.body else { return Err("the message has no body".to_owned()) };
            match json::parse(body, &READ).into_result() {
                Ok(value) if value.as_object().is_some() => Ok(value),
                Ok(value) => Err(format!("the body is {}, not a JSON object", value.describe())),
                Err(_) => Err("the body is not JSON".to_owned()),
            }
        };
        self.tree.get_or_init(read).as_ref().map_err(String::as_str)
    }

    /// What there is to say about the part that a policy of that scope looks at, with places in it: what Publish refuses
    /// (errors, in AWS's words), and what policies do not see.
    #[must_use]
    pub fn diagnostics(&self, scope: Scope) -> Vec<Diagnostic> {
        match scope {
            Scope::MessageAttributes if self.attributes.is_empty() => {
                let message = "a message without attributes matches no policy on attributes, not even exists: false";
                vec![Diagnostic::new(Code::MessageNoAttributes, message)]
            }
            Scope::MessageAttributes => self.attributes.diagnostics().to_vec(),
            Scope::MessageBody => match self.tree() {
                Ok(_) => Vec::new(),
                Err(reason) => {
                    let message = format!("{reason}, so no policy on the body matches");
                    let diagnostic = Diagnostic::new(Code::MessageBodyShape, message);
                    let body = self.body.as_deref().unwrap_or_default();
                    let errors = json::parse(body, &READ).diagnostics;
                    let place = errors.first().and_then(|error| error.span).unwrap_or(Span::new(0, body.len()));
                    let hints = errors.into_iter().take(1).map(|error| error.message.clone());
                    vec![hints.fold(diagnostic.at(place), Diagnostic::hint)]
                }
            },
        }
    }
}
