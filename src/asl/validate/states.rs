//! What a table cannot say of a single state.

use super::template;
use super::walk::Walk;
use crate::asl::definition::{QueryLanguage, State, StateKind};
use crate::diagnostic::Code;
use crate::json::{Kind, Value, float};

/// Checks a state.
pub(super) fn check<'t>(walk: &mut Walk<'t>, state: &State<'t>) {
    match state.kind {
        Some(StateKind::Task) => heartbeat(walk, state),
        Some(StateKind::Pass) => static_result(walk, state),
        Some(StateKind::Fail) => {
            for name in ["Error", "Cause"] {
                if let Some(value) = state.field(name)
                    && let Some(text) = value.as_text()
                {
                    walk.field(name, |walk| template::looks_like_path(walk, name, text.as_str(), value.span));
                }
            }
        }
        Some(StateKind::Map) => distributed(walk, state),
        _ => {}
    }
}

/// `HeartbeatSeconds` is less than `TimeoutSeconds`. (AWS does not hold it against the timeout of a Task that names none.)
fn heartbeat<'t>(walk: &mut Walk<'t>, state: &State<'t>) {
    let (Some(value), Some(timeout)) = (state.field("HeartbeatSeconds"), state.field("TimeoutSeconds")) else { return };
    let (Kind::Number(heartbeat), Kind::Number(limit)) = (&value.kind, &timeout.kind) else { return };
    let (Some(seconds), Some(most)) = (float(heartbeat), float(limit)) else { return };
    if seconds >= most {
        let message =
            format!("'HeartbeatSeconds' is smaller than 'TimeoutSeconds', and {heartbeat} is not smaller than {limit}");
        walk.field("HeartbeatSeconds", |walk| walk.say(Code::AslHeartbeat, value.span, message));
    }
}

/// `Result` of a Pass state is given as it stands.
fn static_result<'t>(walk: &mut Walk<'t>, state: &State<'t>) {
    if state.language != QueryLanguage::JsonPath {
        return;
    }
    if let Some(result) = state.field("Result")
        && has_path(result)
    {
        let hint = "use Parameters, with names that end in .$";
        let message = "Attempt to use a path in the result of a pass state";
        walk.field("Result", |walk| walk.say_hint(Code::AslStaticResult, result.span, message, hint));
    }
}

fn has_path(value: &Value) -> bool {
    match &value.kind {
        Kind::String(text) => text.as_str().starts_with("$.") || text.as_str().starts_with("$$."),
        Kind::Array(elements) => elements.iter().any(has_path),
        Kind::Object(members) => members.iter().any(|m| m.key.as_str().ends_with(".$") || has_path(&m.value)),
        _ => false,
    }
}

/// Some fields of a Map state only work in distributed mode.
fn distributed<'t>(walk: &mut Walk<'t>, state: &State<'t>) {
    let Some(processor) = &state.processor else { return };
    if processor.field == "Iterator"
        && let Some(value) = state.field("Iterator")
    {
        let message = "Iterator is the old name of ItemProcessor";
        walk.field("Iterator", |walk| walk.say(Code::AslOldName, value.span, message));
    }
    if processor.distributed {
        return;
    }
    let fields = state.value.as_object().unwrap_or_default();
    for member in fields {
        let name = member.key.as_str();
        if matches!(name, "ItemReader" | "ItemBatcher" | "ResultWriter" | "Label")
            || name.starts_with("ToleratedFailure")
        {
            let message = format!("'{name}' is for Map states in distributed mode");
            let hint = "add \"ProcessorConfig\": {\"Mode\": \"DISTRIBUTED\", \"ExecutionType\": \"STANDARD\"} to the ItemProcessor";
            walk.field(name, |walk| walk.say_hint(Code::AslDistributed, member.key_span, message, hint));
        }
    }
}
