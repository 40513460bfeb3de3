//! Retriers and catchers: the names of errors.

use super::walk::{At, Walk};
use crate::asl::definition::{Name, State};
use crate::diagnostic::Code;

/// Names that begin with `States.` are AWS's.
const RESERVED: &[&str] = &[
    "States.ALL",
    "States.BranchFailed",
    "States.DataLimitExceeded",
    "States.ExceedToleratedFailureThreshold",
    "States.HeartbeatTimeout",
    "States.Http.Socket",
    "States.IntrinsicFailure",
    "States.ItemReaderFailed",
    "States.NoChoiceMatched",
    "States.ParameterPathFailure",
    "States.Permissions",
    "States.QueryEvaluationError",
    "States.ResultPathMatchFailure",
    "States.ResultWriterFailed",
    "States.Runtime",
    "States.TaskFailed",
    "States.Timeout",
];

/// Checks the names in the retriers and catchers of a state.
pub(super) fn check<'t>(walk: &mut Walk<'t>, state: &State<'t>) {
    let retriers: Vec<&[Name<'t>]> = state.retriers.iter().map(|retrier| retrier.errors.as_slice()).collect();
    let catchers: Vec<&[Name<'t>]> = state.catchers.iter().map(|catcher| catcher.errors.as_slice()).collect();
    list(walk, "Retry", &retriers);
    list(walk, "Catch", &catchers);
}

fn list<'t>(walk: &mut Walk<'t>, field: &'static str, handlers: &[&[Name<'t>]]) {
    for (index, errors) in handlers.iter().enumerate() {
        walk.field(field, |walk| {
            walk.within(At::Index(index), |walk| {
                walk.field("ErrorEquals", |walk| {
                    all_alone_and_last(walk, errors, index + 1 == handlers.len());
                    for (index, error) in errors.iter().enumerate() {
                        walk.within(At::Index(index), |walk| name(walk, *error));
                    }
                });
            });
        });
    }
}

/// `States.ALL` stands alone, in the last retrier or catcher.
fn all_alone_and_last(walk: &mut Walk<'_>, errors: &[Name<'_>], is_last: bool) {
    let Some(all) = errors.iter().find(|error| error.text == "States.ALL") else { return };
    if errors.len() > 1 {
        let hint = "it stands for the others already; take them out, or give it an element of its own";
        walk.say_hint(Code::AslStatesAll, all.span, "States.ALL stands alone in its ErrorEquals", hint);
    }
    if !is_last {
        let hint = "move it to the end: what comes after it would never be looked at";
        walk.say_hint(Code::AslStatesAll, all.span, "States.ALL stands in the last element of its list", hint);
    }
}

fn name(walk: &mut Walk<'_>, error: Name<'_>) {
    if matches!(error.text, "States.Runtime" | "States.DataLimitExceeded") {
        let message = format!("{} is neither retried nor caught, even where it is named", error.text);
        let hint = "the execution fails; see to it that the error cannot happen, for instance with an IsPresent test";
        walk.say_hint(Code::AslUncatchable, error.span, message, hint);
    } else if error.text.starts_with("States.") && !RESERVED.contains(&error.text) {
        let message = format!("AWS has no error named {}", error.text);
        let hint = match walk.near(error.text, RESERVED.iter().copied()) {
            Some(near) => format!("did you mean {near}?"),
            None => "names of your own do not begin with States.".to_owned(),
        };
        walk.say_hint(Code::AslErrorName, error.span, message, hint);
    }
}
