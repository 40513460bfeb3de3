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
use super::question::{Answer, Question, Value, Work};
use crate::order;
use crate::rules::operators::{AddressRange, AnythingBut, Cases, Test, TextTest};
use crate::rules::pattern::Condition;
use crate::rules::set::automaton::Automaton;
use crate::table::Distinct;

/// A string that is one of the answers, if there is one.
pub(super) fn answer(question: &Question<'_>, work: &mut Work) -> Answer {
    let plain = |condition: &&&Condition| condition.alternatives.iter().all(|a| is_plain(&a.test));
    if let Some(condition) = question.all.iter().find(plain) {
        let texts = condition.alternatives.iter().filter_map(|a| plain_text(&a.test));
        return question.first(texts, work);
    }
    let machine = Machine::new(question);
    if !machine.ranges.is_empty() {
        let candidates = addresses::candidates(&machine.ranges, machine.plain_texts + 1);
        let spelled = question.alternatives().filter_map(|a| plain_text(&a.test));
        match question.first(candidates.map(Value::Text).chain(spelled), work) {
            Answer::Nothing => {}
            found => return found,
        }
    }
    machine.walk(question, work)
}

/// Does this accept no strings but one?
const fn is_plain(test: &Test) -> bool {
    matches!(
        test,
        Test::Text(TextTest::Equals(_))
            | Test::Number(_)
            | Test::Bool(_)
            | Test::Null
            | Test::Numeric(_)
            | Test::Exists(false)
    )
}

fn plain_text(test: &Test) -> Option<Value> {
    match test {
        Test::Text(TextTest::Equals(text)) => Some(Value::Text(text.as_bytes().to_vec())),
        _ => None,
    }
}

/// An alternative, by the numbers of its tests.
enum Part {
    Never,
    Always,
    Text(u32),
    /// None of these.
    But(std::ops::Range<u32>),
    Range(usize),
}

/// The tests of all conditions.
struct Machine {
    automaton: Automaton,
    tests: u32,
    /// How many of them are plain strings.
    plain_texts: usize,
    ranges: Vec<AddressRange>,
    /// The conditions of the question: those that are to accept, then those that are not to.
    conditions: Vec<Vec<Part>>,
    letters: Vec<Box<[u8]>>,
}

/// A string on the walk.
struct Place {
    /// The string without its last letter.
    before: usize,
    letter: usize,
    nodes: Vec<u32>,
    /// Tests that accept it whatever follows.
    accepted: Vec<u32>,
    address: Vec<u32>,
}

impl Machine {
    fn new(question: &Question<'_>) -> Self {
        let mut machine = Self {
            automaton: Automaton::default(),
            tests: 0,
            plain_texts: 0,
            ranges: Vec::new(),
            conditions: Vec::new(),
            letters: Vec::new(),
        };
        for condition in question.all.iter().chain(&question.none) {
            let parts = condition.alternatives.iter().map(|a| machine.part(&a.test)).collect();
            machine.conditions.push(parts);
        }
        if machine.follows_addresses() {
            machine.spell(b"0123456789.:");
            let hex = b"abcdefABCDEF".iter().find(|digit| !machine.letters.iter().any(|known| **known == [**digit]));
            machine.spell(hex.map(std::slice::from_ref).unwrap_or_default());
        }
        // A letter of no test, which is no digit of an address either.
        let latin = ('g'..='z').rev().skip(2).chain(['y', 'z']);
        let mut others = latin.chain('\u{e0}'..).map(|c| c.to_string().into_bytes().into_boxed_slice());
        let other = others.find(|letter| !machine.letters.contains(letter));
        // First, since it is what an example is best made of.
        if let Some(other) = other {
            machine.letters.insert(0, other);
        }
        machine
    }

    /// Are there addresses that the candidates may be too few for?
    fn follows_addresses(&self) -> bool {
        !self.ranges.is_empty() && self.tests as usize > self.plain_texts
    }

    fn part(&mut self, test: &Test) -> Part {
        match test {
            Test::Text(test) => Part::Text(self.text(test)),
            Test::Address(range) => {
                self.ranges.push(*range);
                Part::Range(self.ranges.len() - 1)
            }
            Test::AnythingBut(AnythingBut::Texts(tests)) => {
                let first = self.tests;
                for test in tests {
                    self.text(test);
                }
                Part::But(first..self.tests)
            }
            Test::AnythingBut(AnythingBut::Numbers(_)) | Test::Exists(true) => Part::Always,
            Test::Number(_) | Test::Bool(_) | Test::Null | Test::Numeric(_) | Test::Exists(false) => Part::Never,
        }
    }

    /// Takes the test in, and answers its number.
    fn text(&mut self, test: &TextTest) -> u32 {
        match test {
            TextTest::Equals(text) => {
                self.plain_texts += 1;
                self.spell(text.as_bytes());
            }
            TextTest::Prefix(text) | TextTest::Suffix(text) => self.spell(text.as_bytes()),
            TextTest::EqualsIgnoreCase(text) | TextTest::PrefixIgnoreCase(text) | TextTest::SuffixIgnoreCase(text) => {
                // As a whole: the bytes of a lone surrogate count as characters each.
                let spellings: [fn(&Cases) -> &[u8]; 2] = [|cases| &cases.lower, |cases| &cases.upper];
                for spelling in spellings {
                    self.spell(&text.characters().iter().flat_map(spelling).copied().collect::<Vec<u8>>());
                }
            }
            TextTest::Wildcard(wildcard) => wildcard.pieces().iter().for_each(|piece| self.spell(piece)),
        }
        self.automaton.add(test, self.tests);
        self.tests += 1;
        self.tests - 1
    }

    /// Adds the letters of a text.
    fn spell(&mut self, mut text: &[u8]) {
        while let Some(first) = text.first() {
            let length = match first {
                0xF0.. => 4,
                0xE0.. => 3,
                0xC0.. => 2,
                _ => 1,
            };
            let (letter, rest) = text.split_at(length.min(text.len()));
            if !self.letters.iter().any(|known| **known == *letter) {
                self.letters.push(letter.into());
            }
            text = rest;
        }
    }

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

    /// Is no string with this beginning an answer?
    fn hopeless(&self, question: &Question<'_>, place: &Place, reader: &Reader) -> bool {
        let accepted = |test: &u32| place.accepted.binary_search(test).is_ok();
        let lost = |part: &Part| match part {
            Part::Never => true,
            Part::Always => false,
            Part::Text(test) => place.nodes.is_empty() && !accepted(test),
            Part::But(tests) => place.accepted.iter().any(|test| tests.contains(test)),
            Part::Range(range) => reader.is_lost(&place.address, *range),
        };
        let won = |part: &Part| matches!(part, Part::Always) || matches!(part, Part::Text(test) if accepted(test));
        let (all, none) = self.conditions.split_at(question.all.len().min(self.conditions.len()));
        all.iter().any(|parts| parts.iter().all(lost)) || none.iter().any(|parts| parts.iter().any(won))
    }

    /// Could the string be an answer? Sure but for what may be an address.
    fn possible(&self, question: &Question<'_>, place: &Place, reader: &Reader) -> bool {
        let mut accepted = place.accepted.clone();
        accepted.extend(self.automaton.end(&place.nodes));
        order::numbers(&mut accepted);
        let test = |test: &u32| accepted.binary_search(test).is_ok();
        let part = |part: &Part| match part {
            Part::Never => Some(false),
            Part::Always => Some(true),
            Part::Text(number) => Some(test(number)),
            Part::But(numbers) => Some(!accepted.iter().any(|test| numbers.contains(test))),
            Part::Range(range) => reader.holds(&place.address, *range),
        };
        let holds = |parts: &Vec<Part>| {
            let sure = |wanted| parts.iter().any(|p| part(p) == wanted);
            if sure(Some(true)) {
                Some(true)
            } else if sure(None) {
                None
            } else {
                Some(false)
            }
        };
        let (all, none) = self.conditions.split_at(question.all.len().min(self.conditions.len()));
        all.iter().all(|parts| holds(parts) != Some(false)) && none.iter().all(|parts| holds(parts) != Some(true))
    }
}

/// Is this half of a surrogate pair, the high one (`0xA0`) or the low one (`0xB0`)? Two halves together are a character
/// of their own, which is another letter.
fn is_half(letter: &[u8], first: u8) -> bool {
    matches!(letter, [0xED, second, _] if second & 0xF0 == first)
}
