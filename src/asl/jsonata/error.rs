//! What can be wrong with an expression, or go wrong in it.

use crate::diagnostic::{Code, Diagnostic, Span};
use std::fmt;

/// Why an expression cannot be read or evaluated, in JSONata's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonataError {
    /// JSONata's own code, such as `T1006`, where it has one.
    pub code: Option<String>,
    /// What is wrong, without the code.
    pub message: String,
    /// Our code for it.
    pub kind: Code,
    /// Its place in the text of the expression, where it is known; evaluation knows it only of calls by name.
    pub position: Option<Span>,
    /// What stands there.
    pub token: Option<String>,
    /// What to do about it.
    pub hint: Option<&'static str>,
}

impl JsonataError {
    /// An error of that kind with JSONata's message, which may begin with its code.
    #[must_use]
    pub fn new(kind: Code, message: &str) -> Self {
        let coded = message.split_once(": ").filter(|(code, _)| {
            let mut characters = code.chars();
            code.len() == 5
                && characters.next().is_some_and(|c| c.is_ascii_uppercase())
                && characters.all(|c| c.is_ascii_digit())
        });
        let (code, message) = match coded {
            Some((code, message)) => (Some(code.to_owned()), message),
            None => (None, message),
        };
        Self { code, message: message.to_owned(), kind, position: None, token: None, hint: None }
    }

    /// The error with its place in `text`.
    #[must_use]
    pub fn at(mut self, span: Span, text: &str) -> Self {
        self.position = Some(span);
        self.token = text.get(span.start..span.end).filter(|token| !token.is_empty()).map(str::to_owned);
        self
    }

    /// The same as something to say about the expression.
    #[must_use]
    pub fn diagnostic(&self) -> Diagnostic {
        let diagnostic = Diagnostic::new(self.kind, self.to_string());
        let diagnostic = match self.hint {
            Some(hint) => diagnostic.hint(hint),
            None => diagnostic,
        };
        match self.position {
            Some(span) => diagnostic.at(span),
            None => diagnostic,
        }
    }
}

/// As AWS quotes it: the code, a colon, the message.
impl fmt::Display for JsonataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(code) = &self.code {
            write!(f, "{code}: ")?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for JsonataError {}
