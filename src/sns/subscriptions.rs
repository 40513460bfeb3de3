//! The subscriptions of a topic, all asked about a message at once.

use super::{FilterPolicy, Message, Scope};
use crate::diagnostic::{Code, Diagnostic, Error};
use crate::json::compact;
use crate::order;
use crate::rules::set::{Refused, Set};
use std::collections::HashMap;
use std::fmt;

/// Named subscriptions, with or without a filter policy, of either scope.
///
/// What a message costs depends on the fields that it has and on how many policies look at those, not on how many
/// subscriptions there are: the set engine of `EventBridge`'s rule sets is behind this.
///
/// ```
/// use pointsman::sns::{Message, Scope, Subscriptions};
///
/// let mut topic = Subscriptions::new();
/// topic.add("audit", None)?;
/// topic.add("orders", Some((r#"{"event": [{"prefix": "order_"}]}"#, Scope::MessageAttributes)))?;
/// topic.add("large", Some((r#"{"price": [{"numeric": [">", 100]}]}"#, Scope::MessageBody)))?;
/// let message = Message::new()
///     .with_attributes(r#"{"event": {"Type": "String", "Value": "order_placed"}}"#)?
///     .with_body(r#"{"price": 20}"#);
/// assert_eq!(topic.matches(&message)?.collect::<Vec<_>>(), ["audit", "orders"]);
/// # Ok::<(), pointsman::diagnostic::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct Subscriptions {
    /// By number: the order of adding. Empty where one was taken out.
    list: Vec<Option<Subscription>>,
    numbers: HashMap<Box<str>, u32>,
    /// Numbers of those without a policy.
    unfiltered: Vec<u32>,
    attributes: Policies,
    body: Policies,
    matched: Vec<u32>,
}

#[derive(Clone)]
struct Subscription {
    name: Box<str>,
    policy: Option<FilterPolicy>,
    /// Of its policy in the set.
    slot: u32,
}

/// What a subscription does with a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubscriptionVerdict<'s> {
    /// The name of the subscription.
    pub name: &'s str,
    /// Is the message delivered to it?
    pub matched: bool,
    /// Why, in one sentence.
    pub summary: String,
}

/// Policies of one scope.
#[derive(Clone, Default)]
struct Policies {
    set: Set,
    /// By slot of the set: the number of the subscription.
    numbers: Vec<u32>,
    len: usize,
}

impl Subscriptions {
    /// A topic without subscriptions.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a subscription; without a policy it gets every message. One of that name is replaced, and its place in the
    /// order is kept. Gives its number, which stays as long as it does.
    ///
    /// # Errors
    /// Every error of the policy; the subscriptions stay as they were.
    pub fn add(&mut self, name: &str, policy: Option<(&str, Scope)>) -> Result<u32, Error> {
        let policy = policy.map(|(text, scope)| FilterPolicy::parse(text, scope)).transpose()?;
        let number = match self.numbers.get(name).copied() {
            Some(number) => {
                self.take_out(number);
                number
            }
            None => {
                let number = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
                self.list.push(None);
                self.numbers.insert(name.into(), number);
                number
            }
        };
        let slot = match &policy {
            Some(policy) => self.policies(policy.scope()).insert(policy, number),
            None => {
                self.unfiltered.push(number);
                0
            }
        };
        if let Some(place) = self.list.get_mut(number as usize) {
            *place = Some(Subscription { name: name.into(), policy, slot });
        }
        Ok(number)
    }

    /// Takes a subscription out; false if there is none of that name.
    pub fn delete(&mut self, name: &str) -> bool {
        let Some(number) = self.numbers.remove(name) else { return false };
        self.take_out(number);
        if self.numbers.is_empty() {
            self.list.clear();
        }
        true
    }

    fn take_out(&mut self, number: u32) {
        let taken = self.list.get_mut(number as usize).and_then(Option::take);
        match taken {
            Some(Subscription { policy: Some(policy), slot, .. }) => self.policies(policy.scope()).remove(slot),
            _ => self.unfiltered.retain(|other| *other != number),
        }
    }

    const fn policies(&mut self, scope: Scope) -> &mut Policies {
        match scope {
            Scope::MessageAttributes => &mut self.attributes,
            Scope::MessageBody => &mut self.body,
        }
    }

    /// How many subscriptions there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Is there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// The policy of the subscription of that name, if it has one: to explain its verdict.
    #[must_use]
    pub fn policy(&self, name: &str) -> Option<&FilterPolicy> {
        let number = self.numbers.get(name)?;
        self.list.get(*number as usize)?.as_ref()?.policy.as_ref()
    }

    /// The names of the subscriptions that the message is delivered to, in the order of adding.
    ///
    /// # Errors
    /// [`Code::TooMuchWork`] where a body multiplies array elements past all reason.
    pub fn matches(&mut self, message: &Message) -> Result<impl ExactSizeIterator<Item = &str>, Error> {
        self.find(message)?;
        let name = |number: &u32| self.list.get(*number as usize).and_then(Option::as_ref).map_or("", |s| &*s.name);
        Ok(self.matched.iter().map(name))
    }

    /// The numbers of the same, for those who keep the names themselves.
    ///
    /// # Errors
    /// As [`matches`](Self::matches).
    pub fn match_numbers(&mut self, message: &Message) -> Result<&[u32], Error> {
        self.find(message)?;
        Ok(&self.matched)
    }

    /// What each subscription does with the message, and why, in the order of adding.
    ///
    /// # Errors
    /// As [`matches`](Self::matches).
    pub fn explain(&self, message: &Message) -> Result<Vec<SubscriptionVerdict<'_>>, Error> {
        let explain = |subscription: &Subscription| match &subscription.policy {
            Some(policy) => policy.explain(message).map(|explained| (explained.matched, explained.summary)),
            None => Ok((true, "It has no filter policy, so it gets every message.".to_owned())),
        };
        self.list
            .iter()
            .flatten()
            .map(|subscription| {
                let (matched, summary) = explain(subscription)?;
                Ok(SubscriptionVerdict { name: &subscription.name, matched, summary })
            })
            .collect()
    }

    fn find(&mut self, message: &Message) -> Result<(), Error> {
        self.matched.clear();
        self.matched.extend_from_slice(&self.unfiltered);
        let attributes = message.attributes();
        if self.attributes.len > 0 && !attributes.is_empty() {
            let before = self.matched.len();
            self.attributes.find(compact(attributes.event()).as_bytes(), false, &mut self.matched)?;
            // The set takes unreadable attributes for absent; a policy that asks for absence knows better.
            if !attributes.refusals().is_empty() {
                for number in self.matched.split_off(before) {
                    let policy = self.list.get(number as usize).and_then(|s| s.as_ref()?.policy.as_ref());
                    if policy.map_or(Ok(false), |policy| policy.matches(message))? {
                        self.matched.push(number);
                    }
                }
            }
        }
        if let Some(body) = message.body().filter(|_| self.body.len > 0) {
            self.body.find(body.as_bytes(), true, &mut self.matched)?;
        }
        order::numbers(&mut self.matched);
        Ok(())
    }
}

impl Policies {
    fn insert(&mut self, policy: &FilterPolicy, number: u32) -> u32 {
        let (pattern, compiled) = policy.rule();
        let slot = self.set.insert(pattern, compiled);
        if self.numbers.len() <= slot as usize {
            self.numbers.resize(slot as usize + 1, u32::MAX);
        }
        if let Some(place) = self.numbers.get_mut(slot as usize) {
            *place = number;
        }
        self.len += 1;
        slot
    }

    fn remove(&mut self, slot: u32) {
        self.set.remove(slot);
        self.len -= 1;
    }

    /// Adds the numbers of the subscriptions whose policies match. What is not a JSON object matches none.
    fn find(&mut self, event: &[u8], strict: bool, matched: &mut Vec<u32>) -> Result<(), Error> {
        match self.set.matches(event, strict) {
            Ok(slots) => matched.extend(slots.iter().filter_map(|slot| self.numbers.get(*slot as usize))),
            Err(Refused::Malformed) => {}
            Err(Refused::TooMuchWork) => {
                let message = "the body has too many combinations of array elements for one of the policies";
                return Err(Diagnostic::new(Code::TooMuchWork, message).into());
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Subscriptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Subscriptions").field("len", &self.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Those that match, by the set engine; `explain`, which has the other one, agrees.
    fn names(topic: &mut Subscriptions, message: &Message) -> Vec<String> {
        let explained = topic.explain(message).unwrap();
        assert!(explained.iter().all(|verdict| !verdict.summary.is_empty()));
        let explained: Vec<String> = explained.iter().filter(|v| v.matched).map(|v| v.name.to_owned()).collect();
        assert_eq!(topic.matches(message).unwrap().collect::<Vec<_>>(), explained);
        topic.matches(message).unwrap().map(str::to_owned).collect()
    }

    #[test]
    fn subscriptions_come_go_and_change_scope() {
        let mut topic = Subscriptions::new();
        topic.add("a", Some((r#"{"k":["v"]}"#, Scope::MessageAttributes))).unwrap();
        topic.add("b", None).unwrap();
        topic.add("c", Some((r#"{"k":["v"]}"#, Scope::MessageBody))).unwrap();
        let message =
            Message::new().with_attributes(r#"{"k":{"Type":"String","Value":"v"}}"#).unwrap().with_body(r#"{"k":"w"}"#);
        assert_eq!(names(&mut topic, &message), ["a", "b"]);
        topic.add("a", Some((r#"{"k":["w"]}"#, Scope::MessageBody))).unwrap();
        assert_eq!(names(&mut topic, &message), ["a", "b"]);
        topic.add("a", Some((r#"{"k":["x"]}"#, Scope::MessageBody))).unwrap();
        assert!(topic.delete("b") && !topic.delete("b"));
        assert_eq!(names(&mut topic, &message), Vec::<String>::new());
        assert!(topic.add("a", Some(("{}", Scope::MessageBody))).is_err());
        topic.add("a", None).unwrap();
        assert_eq!((names(&mut topic, &message), topic.len()), (vec!["a".to_owned()], 2));
    }

    #[test]
    fn an_unreadable_attribute_is_not_an_absent_one() {
        let mut topic = Subscriptions::new();
        topic.add("absent", Some((r#"{"k":[{"exists":false}]}"#, Scope::MessageAttributes))).unwrap();
        topic.add("other", Some((r#"{"o":["x"]}"#, Scope::MessageAttributes))).unwrap();
        let broken = r#"{"k":{"Type":"Number","Value":"abc"},"o":{"Type":"String","Value":"x"}}"#;
        assert_eq!(names(&mut topic, &Message::new().with_attributes(broken).unwrap()), ["other"]);
    }
}
