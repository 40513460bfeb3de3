//! A filter policy and a message.

use super::{Inputs, case_id, message, read_message, side_of};
use crate::state::answer::Answer;
use crate::state::measure::{Measure, thousands};
use crate::state::reading::{Reading, first_error};
use crate::state::{Side, Verdict};
use pointsman::diagnostic::Error;
use pointsman::explanation::Explanation;
use pointsman::json;
use pointsman::sns::{self, Call, Comparison, FilterPolicy, Limits, Scope, aws_answer};

/// Reads a policy. Empty text is none, as with SetSubscriptionAttributes: then every message is delivered.
pub(super) fn parse(text: &str, scope: Scope) -> Result<Option<FilterPolicy>, Error> {
    if text.trim().is_empty() { Ok(None) } else { FilterPolicy::parse(text, scope).map(Some) }
}

/// The answer.
pub(super) fn evaluate(inputs: &Inputs) -> Answer {
    let Inputs { policy: text, attributes, body, scope, .. } = inputs;
    let (scope, data) = (*scope, inputs.looked_at());
    let mut reading = Reading::new(&[(Side::Policy, text), (Side::Attributes, attributes), (Side::Body, body)]);
    let policy = parse(text, scope);
    let message = read_message(attributes, body);
    if let Err(error) = &policy {
        reading.say(Side::Policy, error.diagnostics());
    }
    if let Err(error) = &message {
        reading.say(Side::Attributes, error.diagnostics());
    }
    let explained = match (&policy, &message) {
        (Ok(policy), Ok(message)) => {
            if let Some(policy) = policy {
                reading.say(Side::Policy, policy.diagnostics());
                reading.say(data, &policy.check_message(message));
            }
            // Publish looks at the attributes whatever a policy looks at.
            if policy.is_none() || scope == Scope::MessageBody {
                let refused = message.attributes().diagnostics().iter().filter(|diagnostic| diagnostic.is_error());
                reading.say(Side::Attributes, refused);
            }
            match policy {
                Some(policy) => policy.explain(message),
                None => Ok(unfiltered()),
            }
            .map_err(|error| {
                reading.say(data, error.diagnostics());
                first_error(&reading.problems)
            })
        }
        _ => Err(first_error(&reading.problems)),
    };
    reading.explained(explained, data, measures(text))
}

fn unfiltered() -> Explanation {
    Explanation {
        matched: true,
        summary: "There is no filter policy, and then a subscription gets every message.".to_owned(),
        conditions: Vec::new(),
    }
}

/// What SNS counts. It is counted for policies that are refused as well: they may be refused for it.
fn measures(text: &str) -> Vec<Measure> {
    let Some(limits) = Limits::measure(text) else { return Vec::new() };
    let tone = |fits: bool| Some(if fits { Verdict::Match } else { Verdict::Invalid });
    let measure =
        |name, count, limit, rest| Measure { name, count, rest, limit: Some(limit), tone: tone(count <= limit) };
    let count = usize::try_from(limits.combinations).unwrap_or(usize::MAX);
    let most = usize::try_from(Limits::COMBINATIONS).unwrap_or(usize::MAX);
    // A single factor explains nothing.
    let formula = if limits.formula.contains(['×', '+']) { format!(": {}", limits.formula) } else { String::new() };
    vec![
        measure("Keys", limits.keys, Limits::KEYS, format!("of {}", Limits::KEYS)),
        measure("Combinations", count, most, format!("of {most}{formula}")),
        measure("Size", limits.bytes, Limits::BYTES, format!("of {} bytes", thousands(Limits::BYTES))),
    ]
}

/// What AWS answers to a policy that it refuses, to each of the two calls that bring one.
#[must_use]
pub fn aws_answers(text: &str, scope: Scope) -> Vec<(&'static str, String)> {
    let Err(error) = parse(text, scope) else { return Vec::new() };
    let calls = [("Subscribe", Call::Subscribe), ("SetSubscriptionAttributes", Call::SetSubscriptionAttributes)];
    calls.into_iter().filter_map(|(name, call)| Some((name, aws_answer(&error, text, call)?))).collect()
}

/// The same policy and message in EventBridge; none where there is no policy, or the message cannot be read.
#[must_use]
pub fn in_eventbridge(inputs: &Inputs) -> Option<Comparison> {
    if inputs.policy.trim().is_empty() {
        return None;
    }
    let message = read_message(&inputs.attributes, &inputs.body).ok();
    sns::in_eventbridge(&inputs.policy, inputs.scope, message.as_ref()).ok()
}

/// A line of our own conformance cases.
pub(super) fn test_case(inputs: &Inputs, policy: &str, scope: Scope, verdict: Verdict) -> String {
    let texts = message::Texts::of(inputs);
    let or_null = |text: &str, written: String| if text.trim().is_empty() { "null".to_owned() } else { written };
    let expect = match verdict {
        Verdict::Match | Verdict::NoMatch => format!("\"{}\"", verdict.word()),
        Verdict::Invalid => {
            let answers = aws_answers(policy, scope);
            let error = answers.first().map_or("null".to_owned(), |(_, answer)| json::quote(answer));
            format!("\"error\",\"error\":{error}")
        }
    };
    format!(
        "{{\"id\":{},\"scope\":\"{scope}\",\"policy\":{},\"attributes\":{},\"body\":{},\"expect\":{expect}}}\n",
        case_id(&[policy, scope.as_str(), &texts.attributes, &texts.body]),
        json::quote(policy),
        or_null(&texts.attributes, texts.attributes_json()),
        or_null(&texts.body, json::quote(&texts.body)),
    )
}

/// The sentence and the rows of one policy of several.
pub(super) struct Explained {
    /// Why.
    pub(super) explanation: Explanation,
    /// What was looked at.
    pub(super) data: Side,
}

/// Why the message is delivered or not.
pub(super) fn explain(policy: &FilterPolicy, message: &sns::Message) -> Result<Explained, Error> {
    Ok(Explained { explanation: policy.explain(message)?, data: side_of(policy.scope()) })
}
