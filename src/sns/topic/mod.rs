//! A topic with its subscriptions, played message by message: what is accepted, what is a duplicate, who receives what.
//!
//! SNS works in this order: a publish is checked, then deduplicated on the topic, and only
//! then does each subscription filter and receive it. So a message that everyone filters out has still
//! claimed its deduplication ID.

mod answer;
mod deduplication;
mod play;
mod publish;
mod scenario;

pub use answer::{Deliveries, Event, Outcome, PublishResult, TopicPlay};

use crate::diagnostic::{Diagnostics, Error};
use crate::json::{self, Field};
use play::Play;
use scenario::Scenario;

/// Plays a scenario: a topic, its subscriptions, and what is published to it when.
///
/// ```
/// use pointsman::sns::simulate_topic;
///
/// let played = simulate_topic(r#"{
///     "topic": {"fifo": true, "contentBasedDeduplication": true},
///     "subscriptions": [{"name": "orders.fifo", "endpoint": "sqs-fifo"}],
///     "publishes": [
///         {"t": 0, "group": "g", "body": "Update One"},
///         {"t": 3, "group": "g", "body": "Update One"},
///         {"t": 301, "group": "g", "body": "Update One"}
///     ]
/// }"#)?;
/// assert_eq!(played.deliveries.to("orders.fifo"), [0, 2]);
/// assert_eq!(played.results[1].duplicate_of, Some(0));
/// # Ok::<(), pointsman::diagnostic::Error>(())
/// ```
///
/// # Errors
/// Everything that is wrong with the scenario itself: fields that nobody knows, topics and subscriptions that AWS
/// refuses, time that goes backwards. A publish that SNS refuses is no error of the scenario: its result says so.
pub fn simulate_topic(text: &str) -> Result<TopicPlay, Error> {
    let value = json::parse(text, &json::Options::default()).into_result()?;
    let mut list = Diagnostics::new();
    let scenario = Scenario::read(&Field::root(&value), text, &mut list);
    let (scenario, hints) = list.finish(scenario)?;
    let mut list = Diagnostics::new();
    list.extend(hints);
    Play::new(&scenario).run(&mut list)?.finish(list)
}

#[cfg(test)]
mod tests;
