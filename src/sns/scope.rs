//! What of a message a filter policy looks at.

use crate::diagnostic::{Code, Diagnostic, Error};
use std::fmt;
use std::str::FromStr;

/// `FilterPolicyScope`: what of a message a filter policy looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// The message's attributes, as SNS has it unless told otherwise.
    #[default]
    MessageAttributes,
    /// The message's body, read as JSON.
    MessageBody,
}

impl Scope {
    /// AWS's name of it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::MessageAttributes => "MessageAttributes",
            Self::MessageBody => "MessageBody",
        }
    }

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::MessageAttributes => Self::MessageBody,
            Self::MessageBody => Self::MessageAttributes,
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Scope {
    type Err = Error;

    /// Reads AWS's name; anything else is refused in AWS's words.
    fn from_str(name: &str) -> Result<Self, Error> {
        match name {
            "MessageAttributes" => Ok(Self::MessageAttributes),
            "MessageBody" => Ok(Self::MessageBody),
            _ => {
                let message = format!(
                    "FilterPolicyScope: Invalid value [{name}]. Please use either MessageBody or MessageAttributes"
                );
                let whole = format!("Invalid parameter: {message}");
                Err(Diagnostic::new(Code::PolicyScope, message).aws(whole, None).into())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_awss() {
        for scope in [Scope::MessageAttributes, Scope::MessageBody] {
            assert_eq!(scope.as_str().parse(), Ok(scope));
        }
        let error = "Body".parse::<Scope>().unwrap_err();
        let want = "FilterPolicyScope: Invalid value [Body]. Please use either MessageBody or MessageAttributes";
        assert_eq!(error.diagnostics()[0].message, want);
    }
}
