//! Strings: a walk over all of them at once, the shortest first.
//!
//! All tests of strings go into the automaton of the set engine, and the strings are walked by the states that they reach
//! there: of those that reach the same one, a single one is gone on with. A string is spelled in letters, that is in
//! characters that some test names and in one that none does, which stands for all others. Tests are whole characters,
//! which UTF-8 never confuses, so nothing between those is told apart; and no string is spelled that is not UTF-8.
//!
//! Where all of them are plain strings, the [`addresses::candidates`] are every case of an address. Else addresses are
//! followed beside the automaton, but for those of IPv6: what could be one is left undecided.

use super::addresses::{self, Reader};
use super::machine::Machine;
use super::question::{Answer, Question, Value, Work, plain};
use crate::order;
use crate::rules::operators::{Test, TextTest};
use crate::rules::pattern::Condition;
use crate::table::Distinct;

/// A string that is one of the answers, if there is one.
pub(super) fn answer(question: &Question<'_>, work: &mut Work) -> Answer {
    let listed = |condition: &&&Condition| condition.alternatives.iter().all(|a| accepts_few(&a.test));
    if let Some(condition) = question.all.iter().find(listed) {
        let texts = condition.alternatives.iter().filter_map(|a| plain(&a.test));
        return question.first(texts.filter(|value| matches!(value, Value::Text(_))), work);
    }
    let machine = Machine::new(question);
    if !machine.ranges.is_empty() {
        // Plain strings may be addresses that no other spelling stands for.
        let candidates = addresses::candidates(&machine.ranges, machine.plain_texts.len() + 1);
        match question.first(candidates.chain(machine.plain_texts.iter().cloned()).map(Value::Text), work) {
            Answer::Nothing => {}
            found => return found,
        }
    }
    machine.walk(question, work)
}

/// Does this accept at most one string?
const fn accepts_few(test: &Test) -> bool {
    !matches!(test, Test::Address(_) | Test::AnythingBut(_) | Test::Exists(true))
        && !matches!(test, Test::Text(test) if !matches!(test, TextTest::Equals(_)))
}

/// A string on the walk.
pub(super) struct Place {
    /// The string without its last letter.
    before: usize,
    letter: usize,
    pub(super) nodes: Vec<u32>,
    /// Tests that accept it whatever follows.
    pub(super) accepted: Vec<u32>,
    pub(super) address: Vec<u32>,
}

impl Machine {
    fn walk(&self, question: &Question<'_>, work: &mut Work) -> Answer {
        let reader = Reader::new(if self.follows_addresses() { &self.ranges } else { &[] });
        let mut places: Vec<Place> = Vec::new();
        let mut known = Distinct::default();
        let (mut empty, mut doubtful) = (None, false);
        let mut next = Some(Place {
            before: 0,
            letter: usize::MAX,
            nodes: self.automaton.first(),
            accepted: Vec::new(),
            address: reader.start(),
        });
        let (mut from, mut letter) = (0, 0);
        // Each place is looked at when it is made, and goes on with each letter when it is its turn.
        loop {
            if let Some(mut place) = next.take() {
                place.accepted.extend(self.automaton.now(&place.nodes));
                order::numbers(&mut place.accepted);
                place.accepted.dedup();
                if !self.hopeless(question, &place, &reader) && known.insert(self.key(&place)) {
                    let possible = self.possible(question, &place, &reader);
                    places.push(place);
                    if possible {
                        let value = Value::Text(self.text_of(&places, places.len() - 1));
                        if !work.spend(question.weight()) {
                            return Answer::Unknown;
                        }
                        match (question.holds(&value), places.len()) {
                            // Valid, but few people expect an empty string.
                            (true, 1) => empty = Some(value),
                            (true, _) => return Answer::Value(value),
                            (false, _) => doubtful = true,
                        }
                    }
                }
            }
            let Some(place) = places.get(from) else { break };
            let Some(bytes) = self.letters.get(letter) else {
                (from, letter) = (from + 1, 0);
                continue;
            };
            let size = place.nodes.len() + place.accepted.len() + place.address.len() + 4;
            if !work.spend(10 * size + 4 * question.weight()) {
                return empty.map_or(Answer::Unknown, Answer::Value);
            }
            let before = self.letters.get(place.letter).map_or(&[][..], |letter| letter);
            if !(is_half(before, 0xA0) && is_half(bytes, 0xB0)) {
                let address = match **bytes {
                    [byte] => reader.step(&place.address, byte),
                    _ => Vec::new(),
                };
                let mut nodes = place.nodes.clone();
                for byte in bytes {
                    nodes = self.automaton.step(&nodes, *byte);
                }
                next = Some(Place { before: from, letter, nodes, accepted: place.accepted.clone(), address });
            }
            letter += 1;
        }
        match empty {
            Some(value) => Answer::Value(value),
            None if doubtful && self.follows_addresses() => Answer::Unknown,
            None => Answer::Nothing,
        }
    }

    /// What tells this string from others: all that what follows can depend on.
    fn key(&self, place: &Place) -> Vec<u32> {
        let ends_high = self.letters.get(place.letter).is_some_and(|letter| is_half(letter, 0xA0));
        let parts =
            [&place.nodes, &[u32::MAX][..], &place.accepted, &[u32::MAX - u32::from(ends_high)], &place.address];
        parts.concat()
    }

    fn text_of(&self, places: &[Place], mut at: usize) -> Vec<u8> {
        let mut letters = Vec::new();
        while let Some(place) = places.get(at) {
            let Some(letter) = self.letters.get(place.letter) else { break };
            letters.push(&**letter);
            at = place.before;
        }
        letters.reverse();
        letters.concat()
    }
}

/// Is this half of a surrogate pair, the high one (`0xA0`) or the low one (`0xB0`)? Two halves together are a character
/// of their own, which is another letter.
fn is_half(letter: &[u8], first: u8) -> bool {
    matches!(letter, [0xED, second, _] if second & 0xF0 == first)
}
