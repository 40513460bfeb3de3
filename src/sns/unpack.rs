//! Messages out of what people paste: notifications as they arrive in SQS, Lambda and HTTP/S, and input of Publish.

use crate::diagnostic::{Code, Diagnostic, Error};
use crate::json::{Kind, Options, Value, compact, parse};

/// What a message came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Envelope {
    /// A notification: the body of an SQS message, or what SNS posts to an HTTP/S endpoint.
    Notification,
    /// The event of a Lambda function that is subscribed to the topic: `Records[].Sns`.
    Lambda,
    /// A message of an SQS queue, whose body is a notification.
    Queue,
    /// A message of an SQS queue with raw delivery: its body and attributes are the message's own.
    RawQueue,
    /// Input of Publish or of an entry of PublishBatch.
    Publish,
    /// `{"attributes": …, "body": …}`, as this library has messages.
    Message,
    /// Attributes alone.
    Attributes,
    /// Nothing of these: the whole text is the body.
    Body,
}

impl Envelope {
    /// Its name in data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Notification => "notification",
            Self::Lambda => "lambda",
            Self::Queue => "sqs",
            Self::RawQueue => "sqs-raw",
            Self::Publish => "publish",
            Self::Message => "message",
            Self::Attributes => "attributes",
            Self::Body => "body",
        }
    }

    /// What it is, for people.
    #[must_use]
    pub const fn describe(self) -> &'static str {
        match self {
            Self::Notification => "an SNS notification",
            Self::Lambda => "a Lambda event with an SNS message",
            Self::Queue => "an SQS message with an SNS notification",
            Self::RawQueue => "an SQS message with raw delivery",
            Self::Publish => "input of Publish",
            Self::Message => "attributes and a body",
            Self::Attributes => "message attributes",
            Self::Body => "a body",
        }
    }
}

/// A message taken out of its envelope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpacked {
    /// What it came in.
    pub envelope: Envelope,
    /// Its attributes as JSON text, if it has any.
    pub attributes: Option<String>,
    /// Its body, if it has one.
    pub body: Option<String>,
    /// The topic's ARN, where that is told.
    pub topic: Option<String>,
}

/// The messages in a text. Any text is one, if only as a body.
///
/// ```
/// use pointsman::sns::{Envelope, unpack};
///
/// let text = r#"{"Type": "Notification", "Message": "{\"a\":1}", "MessageAttributes": {"k": {"Type": "String", "Value": "v"}}}"#;
/// let messages = unpack(text)?;
/// assert_eq!(messages[0].envelope, Envelope::Notification);
/// assert_eq!(messages[0].body.as_deref(), Some(r#"{"a":1}"#));
/// assert_eq!(messages[0].attributes.as_deref(), Some(r#"{"k":{"Type":"String","Value":"v"}}"#));
/// # Ok::<(), pointsman::diagnostic::Error>(())
/// ```
///
/// # Errors
/// Where the text is empty, is a notification that is not JSON, or confirms a subscription rather than carry a message.
pub fn unpack(text: &str) -> Result<Vec<Unpacked>, Error> {
    if text.trim().is_empty() {
        return Err(Diagnostic::new(Code::MessageUnknown, "there is no message in this text").into());
    }
    let value = match parse(text, &Options::default()).into_result() {
        Ok(value) => value,
        // A body may be any text, but this one was meant to be more.
        Err(error) if ["\"MessageAttributes\"", "\"Sns\"", "\"TopicArn\""].iter().any(|n| text.contains(n)) => {
            return Err(error);
        }
        Err(_) => return Ok(vec![whole(text)]),
    };
    if let Some(kind) = text_of(&value, "Type").filter(|kind| kind.ends_with("Confirmation")) {
        let message = format!("{kind} carries no message that a filter policy sees");
        return Err(Diagnostic::new(Code::MessageUnknown, message).at(value.span).into());
    }
    let list = |name: &str| value.get(name).and_then(Value::as_array);
    let found: Option<Vec<Unpacked>> = if let Some(records) = list("Records") {
        records.iter().map(record).collect()
    } else if let Some(messages) = list("Messages") {
        messages.iter().map(queued).collect()
    } else if let Some(entries) = list("PublishBatchRequestEntries") {
        entries.iter().map(publish).collect()
    } else {
        let readers = [notification, record, queued, publish, message, attributes];
        readers.iter().find_map(|read| read(&value)).map(|message| vec![message])
    };
    Ok(found.filter(|messages| !messages.is_empty()).unwrap_or_else(|| vec![whole(text)]))
}

fn whole(text: &str) -> Unpacked {
    Unpacked { envelope: Envelope::Body, attributes: None, body: Some(text.to_owned()), topic: None }
}

fn text_of(value: &Value, name: &str) -> Option<String> {
    value.get(name)?.as_text().map(|text| text.as_str().to_owned())
}

/// The attributes of that name, as text; none where there are none.
fn attributes_of(value: &Value, name: &str) -> Option<String> {
    let attributes = value.get(name)?;
    attributes.as_object().is_some_and(|members| !members.is_empty()).then(|| compact(attributes))
}

fn notification(value: &Value) -> Option<Unpacked> {
    (text_of(value, "Type")? == "Notification").then(|| carried(value, Envelope::Notification))?
}

/// `Message` and `MessageAttributes`, as notifications, Lambda events and Publish all name them.
fn carried(value: &Value, envelope: Envelope) -> Option<Unpacked> {
    Some(Unpacked {
        envelope,
        attributes: attributes_of(value, "MessageAttributes"),
        body: Some(text_of(value, "Message")?),
        topic: text_of(value, "TopicArn"),
    })
}

/// A record of a Lambda event, of SNS or of SQS.
fn record(value: &Value) -> Option<Unpacked> {
    match value.get("Sns") {
        Some(sns) => carried(sns, Envelope::Lambda),
        None if value.get("eventSource").is_some() || value.get("receiptHandle").is_some() => queued(value),
        None => None,
    }
}

/// A message of an SQS queue, in the spelling of its API or of Lambda's events.
fn queued(value: &Value) -> Option<Unpacked> {
    let body = text_of(value, "Body").or_else(|| text_of(value, "body"))?;
    if !["MessageId", "messageId", "ReceiptHandle", "receiptHandle"].iter().any(|name| value.get(name).is_some()) {
        return None;
    }
    let inner = parse(&body, &Options::default()).into_result().ok();
    if let Some(inside) = inner.as_ref().and_then(notification) {
        return Some(Unpacked { envelope: Envelope::Queue, ..inside });
    }
    let attributes = attributes_of(value, "MessageAttributes").or_else(|| attributes_of(value, "messageAttributes"));
    Some(Unpacked { envelope: Envelope::RawQueue, attributes, body: Some(body), topic: None })
}

fn publish(value: &Value) -> Option<Unpacked> {
    let names = ["TopicArn", "TargetArn", "PhoneNumber", "MessageAttributes", "Id", "Subject"];
    names.iter().any(|name| value.get(name).is_some()).then(|| carried(value, Envelope::Publish))?
}

fn message(value: &Value) -> Option<Unpacked> {
    let members = value.as_object().filter(|members| !members.is_empty())?;
    let ours = members.iter().all(|m| matches!(m.key.as_str(), "attributes" | "body"));
    let attributes = value.get("attributes").is_none_or(|a| matches!(a.kind, Kind::Object(_) | Kind::Null));
    let body = value.get("body").is_none_or(|b| matches!(b.kind, Kind::String(_) | Kind::Null));
    (ours && attributes && body).then(|| Unpacked {
        envelope: Envelope::Message,
        attributes: attributes_of(value, "attributes"),
        body: text_of(value, "body"),
        topic: None,
    })
}

fn attributes(value: &Value) -> Option<Unpacked> {
    let members = value.as_object().filter(|members| !members.is_empty())?;
    let typed =
        |v: &Value| ["Type", "DataType", "dataType"].iter().any(|n| v.get(n).is_some_and(|t| t.as_text().is_some()));
    members.iter().all(|member| typed(&member.value)).then(|| Unpacked {
        envelope: Envelope::Attributes,
        attributes: Some(compact(value)),
        body: None,
        topic: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTE: &str = r#"{"Type":"Notification","MessageId":"1","TopicArn":"arn:t","Message":"hi","MessageAttributes":{"k":{"Type":"String","Value":"v"}}}"#;

    fn one(text: &str) -> (Envelope, Option<String>, Option<String>) {
        let mut messages = unpack(text).unwrap();
        assert_eq!(messages.len(), 1, "{text}");
        let message = messages.remove(0);
        (message.envelope, message.attributes, message.body)
    }

    #[test]
    fn every_envelope() {
        let attributes = Some(r#"{"k":{"Type":"String","Value":"v"}}"#.to_owned());
        let body = Some("hi".to_owned());
        let quoted = crate::json::quote(NOTE);
        for (text, want) in [
            (NOTE.to_owned(), Envelope::Notification),
            (format!(r#"{{"Records":[{{"EventSource":"aws:sns","Sns":{NOTE}}}]}}"#), Envelope::Lambda),
            (format!(r#"{{"EventSource":"aws:sns","Sns":{NOTE}}}"#), Envelope::Lambda),
            (
                format!(r#"{{"Records":[{{"messageId":"1","eventSource":"aws:sqs","body":{quoted}}}]}}"#),
                Envelope::Queue,
            ),
            (format!(r#"{{"Messages":[{{"MessageId":"1","Body":{quoted}}}]}}"#), Envelope::Queue),
            (r#"{"attributes":{"k":{"Type":"String","Value":"v"}},"body":"hi"}"#.to_owned(), Envelope::Message),
        ] {
            assert_eq!(one(&text), (want, attributes.clone(), body.clone()), "{text}");
        }
        let raw = r#"{"Records":[{"messageId":"1","eventSource":"aws:sqs","body":"hi","messageAttributes":{"k":{"dataType":"String","stringValue":"v"}}}]}"#;
        let camel = r#"{"k":{"dataType":"String","stringValue":"v"}}"#.to_owned();
        assert_eq!(one(raw), (Envelope::RawQueue, Some(camel), body.clone()));
        let publish =
            r#"{"TopicArn":"arn:t","Message":"hi","MessageAttributes":{"k":{"DataType":"String","StringValue":"v"}}}"#;
        let api = r#"{"k":{"DataType":"String","StringValue":"v"}}"#.to_owned();
        assert_eq!(one(publish), (Envelope::Publish, Some(api.clone()), body));
        assert_eq!(one(&api), (Envelope::Attributes, Some(api.clone()), None));
    }

    #[test]
    fn what_only_looks_like_one_is_a_body() {
        for text in [
            "hi",
            "{\"a\":",
            r#"{"Records":[{"eventSource":"aws:s3","s3":{}}]}"#,
            r#"{"Records":[]}"#,
            r#"{"Message":"hi"}"#,
            r#"{"body":{"a":1}}"#,
            "[]",
            "5",
        ] {
            assert_eq!(one(text), (Envelope::Body, None, Some(text.to_owned())), "{text}");
        }
    }

    #[test]
    fn what_is_no_message_is_refused() {
        for text in ["", " \n", r#"{"Type":"SubscriptionConfirmation"}"#] {
            assert_eq!(unpack(text).unwrap_err().diagnostics()[0].code, Code::MessageUnknown, "{text}");
        }
        let cut = NOTE.get(..NOTE.len() - 1).unwrap();
        assert_eq!(unpack(cut).unwrap_err().diagnostics()[0].code, Code::JsonEnd);
    }

    #[test]
    fn several_records_are_several_messages() {
        let text = format!(r#"{{"Records":[{{"Sns":{NOTE}}},{{"Sns":{NOTE}}}]}}"#);
        assert_eq!(unpack(&text).unwrap().len(), 2);
    }
}
