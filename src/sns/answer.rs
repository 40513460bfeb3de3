//! What SNS answers to a policy that it refuses, letter for letter.

use super::jackson;
use crate::diagnostic::{Code, Diagnostic, Error};
use crate::rules::Profile;

/// The call that brings the policy: each has its own words around the error.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Call {
    /// `Subscribe`, with the policy among the attributes.
    #[default]
    Subscribe,
    /// `SetSubscriptionAttributes`.
    SetSubscriptionAttributes,
}

/// The message of the `InvalidParameter` error that SNS answers for that diagnostic of the policy `text`, where it is
/// known.
#[must_use]
pub fn aws_message(diagnostic: &Diagnostic, text: &str, call: Call) -> Option<String> {
    let answer = diagnostic.aws.as_ref()?.in_text(text);
    Some(match call {
        Call::Subscribe => answer,
        Call::SetSubscriptionAttributes => answer.replacen("Attributes Reason: ", "", 1),
    })
}

/// Which error of several SNS would answer: it counts before it compiles, and looks for nested fields at the end. The
/// order is that of the service's emulators; only parts of it were recorded.
#[must_use]
pub fn aws_answer(error: &Error, text: &str, call: Call) -> Option<String> {
    let rank = |diagnostic: &&Diagnostic| match diagnostic.code {
        Code::PolicySize => 0,
        Code::PolicyKeys => 1,
        Code::PolicyCombinations => 2,
        Code::PolicyNested => 4,
        _ => 3,
    };
    let known = error.diagnostics().iter().filter(|diagnostic| diagnostic.aws.is_some());
    aws_message(known.min_by_key(rank)?, text, call)
}

/// Adds what AWS answers to text that is not JSON.
pub(super) fn with_json_error(error: Error, text: &str) -> Error {
    let Some(first) = error.diagnostics().first() else { return error };
    let Some(said) = jackson::message(first, text) else { return error };
    let first = first.clone().aws(format!("failed to parse JSON. {said}"), None).aws_before(Profile::Sns.answer());
    error.with_first(first)
}
