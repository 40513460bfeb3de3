//! SNS messages: out of what they came in, and from one scope to the other.

use super::input;
use super::plain::Plain;
use crate::sns::{self, Converted, Example, Message, Unpacked};
use wasm_bindgen::prelude::*;

/// The messages in the text in the input.
#[wasm_bindgen]
pub fn unpack_messages(len: usize) -> Result<String, JsValue> {
    input::text(len, |text| {
        let messages = sns::unpack(text)?;
        Ok(Plain::text(|out| out.list(&messages, unpacked)))
    })
}

fn unpacked(out: &mut Plain, message: &Unpacked) {
    out.object(|it| {
        it.member("envelope").string(message.envelope.as_str());
        if let Some(attributes) = &message.attributes {
            it.member("attributes").json(attributes);
        }
        if let Some(body) = &message.body {
            it.member("body").string(body);
        }
        if let Some(topic) = &message.topic {
            it.member("topicArn").string(topic);
        }
    });
}

/// The attributes in the input as a body.
#[wasm_bindgen]
pub fn attributes_to_body(len: usize) -> Result<String, JsValue> {
    input::text(len, |text| {
        let converted = Message::new().with_attributes(text)?.attributes_as_body();
        Ok(view(&converted, "body", Plain::string))
    })
}

/// The body in the input as attributes; `null` where it has no fields.
#[wasm_bindgen]
pub fn body_to_attributes(len: usize) -> Result<String, JsValue> {
    input::text(len, |text| {
        let converted = Message::new().with_body(text).body_as_attributes();
        Ok(converted.map_or_else(|| "null".to_owned(), |converted| view(&converted, "attributes", Plain::json)))
    })
}

/// What was converted, under that name.
pub(super) fn view(converted: &Converted, name: &str, write: fn(&mut Plain, &str)) -> String {
    Plain::text(|out| {
        out.object(|it| {
            write(it.member(name), &converted.text);
            it.member("notes").list(&converted.notes, |out, note| out.string(note));
        });
    })
}

/// A message that was made up, or `null`.
pub(super) fn example(out: &mut Plain, example: Option<&Example>) {
    let Some(example) = example else { return out.json("null") };
    out.object(|it| {
        if let Some(attributes) = &example.attributes {
            it.member("attributes").json(attributes);
        }
        if let Some(body) = &example.body {
            it.member("body").string(body);
        }
        it.member("summary").string(&example.summary);
    });
}
