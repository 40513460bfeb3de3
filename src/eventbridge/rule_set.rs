//! Many event patterns at once.

use super::EventPattern;
use super::pattern::{READ, not_an_object};
use crate::diagnostic::{Code, Diagnostic, Error, Span};
use crate::json;
use crate::rules::set::{Refused, Set};
use crate::table::{Table, hash};
use std::fmt;

/// Thousands of named event patterns, matched in one pass over the bytes of an event.
///
/// ```
/// use pointsman::eventbridge::RuleSet;
///
/// let mut rules = RuleSet::new();
/// rules.add("running", r#"{"detail": {"state": ["running"]}}"#)?;
/// rules.add("ec2", r#"{"source": [{"prefix": "aws.ec2"}]}"#)?;
/// let event = br#"{"source": "aws.ec2", "detail": {"state": "running"}}"#;
/// assert_eq!(rules.match_event(event)?.collect::<Vec<_>>(), ["running", "ec2"]);
/// # Ok::<(), pointsman::diagnostic::Error>(())
/// ```
///
/// An event is checked only as far as it is read: members that no pattern names have to have strings and brackets that
/// end, and that is all. [`strict`](Self::strict) checks all of it, as [`EventPattern::matches`] does. In both cases text
/// behind the object is ignored.
#[derive(Clone, Default)]
pub struct RuleSet {
    set: Set,
    /// By slot; empty where the slot is free.
    names: Vec<Box<str>>,
    /// Slots by the name they have.
    slots: Table,
    strict: bool,
}

impl RuleSet {
    /// A set without rules.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A set without rules that checks the whole of every event.
    #[must_use]
    pub fn strict() -> Self {
        Self { strict: true, ..Self::default() }
    }

    /// Adds a rule. A rule of that name is replaced and keeps its place in the order, as a key of a map does; to move it
    /// to the end, [`delete`](Self::delete) it first.
    ///
    /// # Errors
    /// Every error of the pattern; the set stays as it was.
    pub fn add(&mut self, name: &str, pattern: &str) -> Result<(), Error> {
        let pattern = EventPattern::parse(pattern)?;
        let (pattern, compiled) = pattern.rule();
        if let Some(slot) = self.slot(name) {
            self.set.replace(slot, pattern, compiled);
            return Ok(());
        }
        let slot = self.set.insert(pattern, compiled);
        if self.names.len() <= slot as usize {
            self.names.resize(slot as usize + 1, Box::default());
        }
        if let Some(place) = self.names.get_mut(slot as usize) {
            *place = name.into();
        }
        self.slots.insert(hash(name), slot);
        Ok(())
    }

    /// Removes a rule; false if there is none of that name.
    pub fn delete(&mut self, name: &str) -> bool {
        let Some(slot) = self.slot(name) else { return false };
        self.slots.remove(hash(name), slot);
        self.set.remove(slot);
        if let Some(place) = self.names.get_mut(slot as usize) {
            *place = Box::default();
        }
        true
    }

    /// How many rules there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Is there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// The names of the rules that match, in the order of adding.
    ///
    /// # Errors
    /// Where the event is not a JSON object in UTF-8, as far as it is checked, or has too many combinations of array
    /// elements ([`Code::TooMuchWork`]).
    pub fn match_event(&mut self, event: &[u8]) -> Result<impl ExactSizeIterator<Item = &str>, Error> {
        let slots = match self.set.matches(event, self.strict) {
            Ok(slots) => slots,
            Err(refused) => return Err(complaint(refused, event)),
        };
        let names = &self.names;
        Ok(slots.iter().map(|slot| names.get(*slot as usize).map_or("", |name| name)))
    }

    /// The slots of the rules that match, in the order of adding: for those who keep the names themselves. The slot of a
    /// rule is a small number that stays as long as the rule does, and is used again afterwards.
    ///
    /// # Errors
    /// As [`match_event`](Self::match_event).
    pub fn match_slots(&mut self, event: &[u8]) -> Result<&[u32], Error> {
        self.set.matches(event, self.strict).map_err(|refused| complaint(refused, event))
    }

    /// The slot of the rule of that name.
    #[must_use]
    pub fn slot(&self, name: &str) -> Option<u32> {
        self.slots.find(hash(name), |slot| self.names.get(slot as usize).is_some_and(|known| **known == *name))
    }
}

impl fmt::Debug for RuleSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RuleSet").field("len", &self.len()).field("strict", &self.strict).finish_non_exhaustive()
    }
}

/// What is wrong with an event that the set engine refused. The engine only knows that something is; the reader of
/// documents finds out what and where.
fn complaint(refused: Refused, event: &[u8]) -> Error {
    if refused == Refused::TooMuchWork {
        let message = "the event has too many combinations of array elements for one of the rules";
        return Diagnostic::new(Code::TooMuchWork, message).into();
    }
    let text = match std::str::from_utf8(event) {
        Ok(text) => text,
        Err(error) => {
            let at = error.valid_up_to();
            let message = format!("the event is not UTF-8: byte {at} belongs to no character");
            return Diagnostic::new(Code::JsonEncoding, message)
                .at(Span::new(at, at + error.error_len().unwrap_or(1)))
                .into();
        }
    };
    match json::parse(text, &READ).into_result() {
        Ok(value) => not_an_object(&value).into(),
        Err(error) => error,
    }
}
