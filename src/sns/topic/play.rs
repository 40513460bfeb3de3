//! The play itself.

use super::answer::{Event, Outcome, Place, PublishResult, TopicPlay};
use super::deduplication::{self, Claim, Seen, Window};
use super::publish::{self, Refusal};
use super::scenario::{Publish, Scenario, Subscription};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Error};
use crate::rules::operators::shortest;
use crate::rules::{self, Flat};
use crate::sns::{Endpoint, Scope};
use std::cell::OnceCell;

/// To say why a policy does not match takes longer than to find that it does not; so many are within a tenth of a second.
const MAX_EXPLANATIONS: usize = 5_000;

pub(super) struct Play<'s> {
    scenario: &'s Scenario,
    played: TopicPlay,
    window: Window,
    /// How many reasons of filters may still be looked for.
    explanations: usize,
    /// Where the deliveries of each subscription go, and those of its dead-letter queue.
    places: Vec<(Place, Option<Place>)>,
}

impl<'s> Play<'s> {
    pub(super) fn new(scenario: &'s Scenario) -> Self {
        let mut played = TopicPlay::default();
        let place = |subscription: &Subscription| {
            let own = played.deliveries.place(&subscription.name);
            let queue = subscription.dead_letter_queue.as_deref();
            (own, queue.map(|name| played.deliveries.place(name)))
        };
        let places = scenario.subscriptions.iter().map(place).collect();
        Self { scenario, played, window: Window::default(), explanations: MAX_EXPLANATIONS, places }
    }

    /// Plays every publish; what is worth knowing goes to `list`.
    pub(super) fn run(mut self, list: &mut Diagnostics) -> Result<TopicPlay, Error> {
        let Scenario { topic, publishes, .. } = self.scenario;
        let same_request = |a: &Publish, b: &Publish| a.batch.is_some() && a.batch == b.batch;
        for request in publishes.chunk_by(same_request) {
            let checked = match request {
                [single] if single.batch.is_none() => publish::check(topic, single),
                batch => publish::check_batch(topic, batch),
            };
            for publish in request {
                match &checked {
                    Ok(()) => self.accept(publish, list)?,
                    Err(refusal) => self.refuse(refusal),
                }
            }
        }
        Ok(self.played)
    }

    fn refuse(&mut self, refusal: &Refusal) {
        let error = Some(refusal.message.clone());
        self.played.results.push(PublishResult { error, error_code: Some(refusal.code), ..PublishResult::default() });
    }

    fn accept(&mut self, publish: &Publish, list: &mut Diagnostics) -> Result<(), Error> {
        let topic = &self.scenario.topic;
        let index = self.played.results.len();
        let id = topic.fifo.then(|| deduplication::id(publish));
        let seen = id.as_ref().map_or(Seen::New, |id| self.window.see(topic, publish, index, id));
        let claim = match seen {
            Seen::New => None,
            Seen::AtTheEdge => {
                let message = "this comes exactly five minutes after the publish that claimed its deduplication ID";
                list.push(Diagnostic::new(Code::TopicWindowEdge, message).at(publish.span));
                None
            }
            Seen::Duplicate(claim) => Some(claim),
        };
        let duplicate_of = claim.map(|claim| claim.publish);
        self.played.results.push(PublishResult {
            accepted: true,
            dedup_id: id,
            duplicate: Some(claim.is_some()),
            duplicate_of,
            ..PublishResult::default()
        });
        match claim {
            Some(claim) => self.suppress(publish, index, claim, list),
            None => self.fan_out(publish, index)?,
        }
        Ok(())
    }

    /// A duplicate reaches nobody.
    fn suppress(&mut self, publish: &Publish, index: usize, claim: Claim, list: &mut Diagnostics) {
        let by = if publish.dedup_id.is_some() { "the same deduplication ID" } else { "the same body" };
        let where_ = if self.scenario.topic.per_group { " in this group" } else { "" };
        let seconds = shortest(round(publish.t - claim.at));
        let reason = format!(
            "a duplicate of #{}: {by}{where_} {seconds} s before, and IDs are claimed for 300 s",
            claim.publish
        );
        if let Some(first) = self.scenario.publishes.get(claim.publish) {
            let differs: Vec<&str> = [
                ("its body", first.body != publish.body),
                ("its attributes", !publish.same_attributes(first)),
                ("its group", first.group != publish.group),
            ]
            .into_iter()
            .filter_map(|(what, differs)| differs.then_some(what))
            .collect();
            if !differs.is_empty() {
                let message = format!(
                    "this is a duplicate of #{}, although {} {}",
                    claim.publish,
                    differs.join(" and "),
                    if differs.len() == 1 { "differs" } else { "differ" }
                );
                let diagnostic = Diagnostic::new(Code::TopicDuplicateDiffers, message).at(publish.span);
                list.push(diagnostic.related(first.span, format!("#{}, which claimed the ID", claim.publish)));
            }
        }
        for subscription in &self.scenario.subscriptions {
            self.played.timeline.push(Event {
                duplicate_of: Some(claim.publish),
                ..event(publish, index, subscription, Outcome::Duplicate, reason.clone())
            });
        }
    }

    fn fan_out(&mut self, publish: &Publish, index: usize) -> Result<(), Error> {
        let view = View::new(publish);
        for (subscription, (own, queue)) in self.scenario.subscriptions.iter().zip(&self.places) {
            let what = if let Some(summary) = view.filtered_out(subscription, &mut self.explanations)? {
                event(publish, index, subscription, Outcome::Filtered, format!("filtered out: {summary}"))
            } else if let Some((from, to)) = subscription.denied_at(publish.t) {
                let why = format!(
                    "permission denied from {} s to {} s, and such an error is not tried again",
                    shortest(from),
                    shortest(to)
                );
                match (&subscription.dead_letter_queue, queue) {
                    (Some(name), Some(queue)) => {
                        self.played.deliveries.push(*queue, index);
                        Event {
                            dead_letter_queue: Some(name.clone()),
                            ..event(
                                publish,
                                index,
                                subscription,
                                Outcome::DeadLettered,
                                format!("{why}: it is in {name}"),
                            )
                        }
                    }
                    _ => {
                        let reason = format!("{why}: lost, for there is no dead-letter queue");
                        event(publish, index, subscription, Outcome::Dropped, reason)
                    }
                }
            } else {
                self.played.deliveries.push(*own, index);
                let order = match (subscription.endpoint, &publish.group) {
                    (Endpoint::SqsFifo, Some(group)) => format!("delivered in the order of group {group}"),
                    _ => "delivered, in no certain order".to_owned(),
                };
                event(publish, index, subscription, Outcome::Delivered, order)
            };
            self.played.timeline.push(what);
        }
        Ok(())
    }
}

fn event(publish: &Publish, index: usize, subscription: &Subscription, outcome: Outcome, reason: String) -> Event {
    Event {
        at: publish.t,
        publish: index,
        subscription: subscription.name.clone(),
        outcome,
        reason,
        duplicate_of: None,
        dead_letter_queue: None,
    }
}

/// Differences of times, without what binary fractions leave behind.
fn round(seconds: f64) -> f64 {
    (seconds * 1_000.0).round() / 1_000.0
}

/// A message as filter policies see it, flattened once for all of them.
struct View<'p> {
    publish: &'p Publish,
    attributes: OnceCell<Flat<'p>>,
    body: OnceCell<Flat<'p>>,
}

impl<'p> View<'p> {
    const fn new(publish: &'p Publish) -> Self {
        Self { publish, attributes: OnceCell::new(), body: OnceCell::new() }
    }

    /// Why the policy of `subscription` does not match, if it does not; in a few words where no explanations are left.
    fn filtered_out(&self, subscription: &Subscription, explanations: &mut usize) -> Result<Option<String>, Error> {
        let Some(policy) = &subscription.policy else { return Ok(None) };
        let scope = policy.scope();
        let cell = match scope {
            Scope::MessageAttributes => &self.attributes,
            Scope::MessageBody => &self.body,
        };
        let flat = cell.get_or_init(|| self.publish.message.flat(scope));
        let (pattern, compiled) = policy.rule();
        let answer = match rules::evaluate(pattern, compiled, flat) {
            Ok(true) => Ok(None),
            Ok(false) if *explanations == 0 => Ok(Some("the filter policy does not match".to_owned())),
            Ok(false) => {
                *explanations -= 1;
                rules::explain(pattern, compiled, flat).map(|explanation| Some(explanation.summary))
            }
            Err(error) => Err(error),
        };
        // The places of these errors lie in the message; that of the publish is the one that helps.
        answer.map_err(|error| self.publish.blame(error))
    }
}
