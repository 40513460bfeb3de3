//! What became of it all.

use crate::diagnostic::{Diagnostic, Diagnostics, Error};

/// A scenario that was played.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TopicPlay {
    /// What SNS answers to each publish, in their order.
    pub results: Vec<PublishResult>,
    /// What each subscription and each dead-letter queue receives.
    pub deliveries: Deliveries,
    /// What each accepted publish meets at each subscription, and why, in the order of time. A publish that is refused
    /// does not reach the topic, so it is not here.
    pub timeline: Vec<Event>,
    /// Warnings and hints about the scenario.
    pub diagnostics: Vec<Diagnostic>,
}

impl TopicPlay {
    pub(super) fn finish(self, list: Diagnostics) -> Result<Self, Error> {
        let (played, diagnostics) = list.finish(self)?;
        Ok(Self { diagnostics, ..played })
    }
}

/// SNS's answer to a publish.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublishResult {
    /// Does SNS return a message ID? It does for duplicates too.
    pub accepted: bool,
    /// On a FIFO topic: the deduplication ID, given or computed.
    pub dedup_id: Option<String>,
    /// Is it accepted, but not delivered, because its ID was used less than 5 minutes ago?
    pub duplicate: Option<bool>,
    /// The publish that claimed the ID.
    pub duplicate_of: Option<usize>,
    /// Why it is refused: AWS's message.
    pub error: Option<String>,
    /// AWS's code of the error, such as `InvalidParameter`.
    pub error_code: Option<&'static str>,
}

/// What became of a publish at a subscription.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// When, in seconds.
    pub at: f64,
    /// Which publish.
    pub publish: usize,
    /// The name of the subscription.
    pub subscription: String,
    /// What became of it.
    pub outcome: Outcome,
    /// Why, in one sentence.
    pub reason: String,
    /// Of a duplicate: the publish that claimed the ID.
    pub duplicate_of: Option<usize>,
    /// Where it lies now, if that is a dead-letter queue.
    pub dead_letter_queue: Option<String>,
}

/// What can become of a publish at a subscription.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It is there.
    Delivered,
    /// The topic had its deduplication ID already, so no subscription receives it.
    Duplicate,
    /// The subscription's filter policy does not match it.
    Filtered,
    /// It could not be delivered and lies in the dead-letter queue.
    DeadLettered,
    /// It could not be delivered, and there is no dead-letter queue.
    Dropped,
}

/// Who receives what: names of subscriptions and dead-letter queues, each with the indices of publishes in the order
/// of their arrival.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deliveries(Vec<(String, Vec<usize>)>);

impl Outcome {
    /// Its name in data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Delivered => "delivered",
            Self::Duplicate => "duplicate",
            Self::Filtered => "filtered",
            Self::DeadLettered => "dead-lettered",
            Self::Dropped => "dropped",
        }
    }
}

impl Deliveries {
    /// What arrives under that name; nothing for a name that no one has.
    #[must_use]
    pub fn to(&self, name: &str) -> &[usize] {
        self.0.iter().find(|(known, _)| known == name).map(|(_, list)| list.as_slice()).unwrap_or_default()
    }

    /// All of them: subscriptions and their dead-letter queues in the order of the scenario.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[usize])> {
        self.0.iter().map(|(name, list)| (name.as_str(), list.as_slice()))
    }

    /// The place for `name`, which is new unless a queue has two roles.
    pub(super) fn place(&mut self, name: &str) -> Place {
        let known = self.0.iter().position(|(known, _)| known == name);
        Place(known.unwrap_or_else(|| {
            self.0.push((name.to_owned(), Vec::new()));
            self.0.len() - 1
        }))
    }

    pub(super) fn push(&mut self, place: Place, publish: usize) {
        if let Some((_, list)) = self.0.get_mut(place.0) {
            list.push(publish);
        }
    }
}

/// Where the deliveries of a name are kept.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place(usize);
