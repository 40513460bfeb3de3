//! What the page does with the texts for a person: unpack what was pasted, write the same for the other scope, make a
//! message up.

use super::message::Texts;
use super::{Inputs, policy};
use crate::format;
use crate::state::Side;
use crate::state::subject::Subject;
use crate::state::test_set::Case;
use pointsman::diagnostic::Error;
use pointsman::sns::{Converted, Envelope, Scope, unpack};
use std::rc::Rc;

/// New texts, and what to say about them.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    /// The texts.
    pub inputs: Inputs,
    /// What was done.
    pub note: String,
    /// More messages than the editors can show.
    pub cases: Vec<Case>,
}

/// The message inside of what was pasted into one of the message's editors: none where that is a message as it is.
///
/// It looks at the text before as well: who takes the unpacking back keeps the envelope, and may go on typing in it.
#[must_use]
pub fn unpack_pasted(before: &Inputs, side: Side, text: &Rc<str>) -> Option<Made> {
    let packed = |text: &str| {
        // Without one of these words it is no envelope, and need not be read to the end.
        if !["Message", "Records", "ody\"", "Sns"].iter().any(|word| text.contains(word)) {
            return None;
        }
        let messages = unpack(text).ok()?;
        let is_envelope = messages.iter().all(|message| match message.envelope {
            Envelope::Body => false,
            Envelope::Attributes => side == Side::Body,
            Envelope::Message => message.attributes.is_some() && message.body.is_some(),
            _ => true,
        });
        is_envelope.then_some(messages)
    };
    let mut messages = matches!(side, Side::Attributes | Side::Body).then(|| packed(text))??;
    if packed(before.text(side)).is_some() || messages.is_empty() {
        return None;
    }
    let first = messages.remove(0);
    let what = first.envelope.describe();
    let texts = |attributes: Option<String>, body: Option<String>| {
        let attributes = attributes.unwrap_or_default();
        Texts { attributes: format::format(&attributes).unwrap_or(attributes), body: body.unwrap_or_default() }
    };
    let Texts { attributes, body } = texts(first.attributes, first.body);
    // Attributes alone leave the body as it is.
    let body = if first.envelope == Envelope::Attributes { Rc::default() } else { body.into() };
    let inputs = Inputs { attributes: attributes.into(), body, ..before.clone() };
    let cases: Vec<Case> = messages
        .into_iter()
        .map(|message| Case { text: texts(message.attributes, message.body).to_case().into(), expect: None })
        .collect();
    let more = match cases.len() {
        0 => String::new(),
        1 => " It holds one more message, which is in the test set.".to_owned(),
        n => format!(" It holds {n} more messages, which are in the test set."),
    };
    Some(Made { inputs, note: format!("This was {what}: its attributes and its body are unpacked.{more}"), cases })
}

/// The same policy and message for the other scope.
///
/// # Errors
/// Where the policy cannot be read, or the other scope does not take it.
pub fn convert(inputs: &Inputs) -> Result<Made, Error> {
    let policy = pointsman::sns::FilterPolicy::parse(&inputs.policy, inputs.scope)?;
    let Converted { text, mut notes } = policy.for_other_scope()?;
    let message = Texts::of(inputs).read()?;
    let to = inputs.scope.other();
    let mut made = Inputs { policy: laid_out(text), scope: to, ..inputs.clone() };
    match to {
        Scope::MessageBody => {
            let body = message.attributes_as_body();
            notes.extend(body.notes);
            made.body = laid_out(body.text);
        }
        Scope::MessageAttributes => match message.body_as_attributes() {
            Some(attributes) => {
                notes.extend(attributes.notes);
                made.attributes = laid_out(attributes.text);
            }
            None => notes.push("the body is no JSON object, so the attributes stay as they are".to_owned()),
        },
    }
    let what = match to {
        Scope::MessageBody => "Policy and attributes are now those of a body.",
        Scope::MessageAttributes => "Policy and body are now those of attributes.",
    };
    let notes: Vec<String> = notes.into_iter().map(|note| format!(" {}.", sentence(&note))).collect();
    Ok(Made { inputs: made, note: format!("{what}{}", notes.concat()), cases: Vec::new() })
}

/// The least message that the policy takes, or one that it just does not take.
#[must_use]
pub fn example(inputs: &Inputs, matching: bool) -> Option<Made> {
    let examples = policy(&inputs.policy, inputs.scope)?.examples();
    let example = if matching { examples.matching } else { examples.missing }?;
    let attributes = example.attributes.map_or_else(|| inputs.attributes.clone(), laid_out);
    let body = example.body.map_or_else(|| inputs.body.clone(), laid_out);
    let note = if matching { "The least message that matches." } else { "A message that just does not match." };
    let inputs = Inputs { attributes, body, ..inputs.clone() };
    Some(Made { inputs, note: format!("{note} {}", example.summary), cases: Vec::new() })
}

fn laid_out(text: String) -> Rc<str> {
    format::format(&text).unwrap_or(text).into()
}

fn sentence(text: &str) -> String {
    let mut letters = text.trim_end_matches('.').chars();
    letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default() + letters.as_str()
}
