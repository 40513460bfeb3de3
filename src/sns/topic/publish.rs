//! What SNS refuses to take, in its own words.
//!
//! The checks stand in the order in which SNS is known to make them, so that a publish that is wrong in two ways gets
//! the error that it would get. Texts are recorded from the service, but for those marked here.

use super::scenario::{Publish, Topic};
use crate::table::Distinct;

/// An error of Publish or PublishBatch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) code: &'static str,
    pub(super) message: String,
}

/// Body and attributes together, and all of a batch.
const MAX_BYTES: usize = 256 * 1024;
const MAX_ENTRIES: usize = 10;

fn invalid(message: impl Into<String>) -> Refusal {
    Refusal { code: "InvalidParameter", message: format!("Invalid parameter: {}", message.into()) }
}

/// Checks one publish.
pub(super) fn check(topic: &Topic, publish: &Publish) -> Result<(), Refusal> {
    if publish.subject.as_deref() == Some("") {
        return Err(invalid("Subject"));
    }
    if publish.body.is_empty() {
        return Err(invalid("Empty message"));
    }
    if topic.fifo && publish.group.is_none() {
        return Err(invalid("The MessageGroupId parameter is required for FIFO topics"));
    }
    if topic.fifo && publish.dedup_id.is_none() && !topic.content_based {
        return Err(invalid(
            "The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly",
        ));
    }
    if !topic.fifo && publish.dedup_id.is_some() {
        return Err(invalid(
            "MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type",
        ));
    }
    check_id("MessageGroupId", publish.group.as_deref())?;
    check_id("MessageDeduplicationId", publish.dedup_id.as_deref())?;
    if let Some(message) = &publish.attribute_error {
        return Err(Refusal { code: "ParameterValueInvalid", message: message.clone() });
    }
    if publish.bytes > MAX_BYTES {
        return Err(invalid("Message too long"));
    }
    Ok(())
}

/// Group and deduplication IDs have up to 128 letters, digits and punctuation characters of ASCII. Not recorded: the
/// rule is documented, the sentence is that of SQS.
fn check_id(name: &str, id: Option<&str>) -> Result<(), Refusal> {
    let good = |id: &str| id.len() <= 128 && id.bytes().all(|b| b.is_ascii_graphic());
    if id.is_none_or(good) {
        return Ok(());
    }
    Err(invalid(format!(
        "{name} Reason: {name} can only include alphanumeric and punctuation characters. 1 to 128 in length."
    )))
}

/// Checks a batch. One bad entry makes SNS refuse all of them.
pub(super) fn check_batch(topic: &Topic, entries: &[Publish]) -> Result<(), Refusal> {
    let refuse = |code, message: &str| Err(Refusal { code, message: message.to_owned() });
    if entries.len() > MAX_ENTRIES {
        return refuse("TooManyEntriesInBatchRequest", "The batch request contains more entries than permissible.");
    }
    let mut ids = Distinct::default();
    if !entries.iter().all(|entry| ids.insert(entry.entry_id.as_str())) {
        return refuse("BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.");
    }
    let good = |id: &str| {
        (1..=80).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
    };
    if !entries.iter().all(|entry| good(&entry.entry_id)) {
        return refuse(
            "InvalidBatchEntryId",
            "The Id of a batch entry in a batch request doesn't abide by the specification.",
        );
    }
    entries.iter().try_for_each(|entry| check(topic, entry))?;
    if entries.iter().map(|entry| entry.bytes).sum::<usize>() > MAX_BYTES {
        return refuse("BatchRequestTooLong", "The length of all the messages put together is more than the limit.");
    }
    Ok(())
}
