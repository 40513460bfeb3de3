//! The tests of strings of a question, in one automaton, and what they come to at a place of the walk over all strings.

use super::addresses::Reader;
use super::question::Question;
use super::texts::Place;
use crate::gather::Gather;
use crate::order;
use crate::rules::operators::{AddressRange, AnythingBut, Cases, Test, TextTest};
use crate::rules::set::automaton::Automaton;

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
pub(super) struct Machine {
    pub(super) automaton: Automaton,
    tests: u32,
    /// Those of them that are plain strings.
    pub(super) plain_texts: Vec<Vec<u8>>,
    pub(super) ranges: Vec<AddressRange>,
    /// The conditions of the question: those that are to accept, then those that are not to.
    conditions: Vec<Vec<Part>>,
    pub(super) letters: Vec<Box<[u8]>>,
}

impl Machine {
    pub(super) fn new(question: &Question<'_>) -> Self {
        let mut machine = Self {
            automaton: Automaton::default(),
            tests: 0,
            plain_texts: Vec::new(),
            ranges: Vec::new(),
            conditions: Vec::new(),
            letters: Vec::new(),
        };
        for condition in question.all.iter().chain(&question.none) {
            let parts = condition.alternatives.iter().map(|a| machine.part(&a.test)).list();
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
    pub(super) fn follows_addresses(&self) -> bool {
        !self.ranges.is_empty() && self.tests as usize > self.plain_texts.len()
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
                self.plain_texts.push(text.as_bytes().to_vec());
                self.spell(text.as_bytes());
            }
            TextTest::Prefix(text) | TextTest::Suffix(text) => self.spell(text.as_bytes()),
            TextTest::EqualsIgnoreCase(text) | TextTest::PrefixIgnoreCase(text) | TextTest::SuffixIgnoreCase(text) => {
                // As a whole: the bytes of a lone surrogate count as characters each.
                let spellings: [fn(&Cases) -> &[u8]; 2] = [|cases| &cases.lower, |cases| &cases.upper];
                for spelling in spellings {
                    self.spell(&text.characters().iter().flat_map(spelling).copied().list());
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

    /// Is no string with this beginning an answer?
    pub(super) fn hopeless(&self, question: &Question<'_>, place: &Place, reader: &Reader) -> bool {
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
    pub(super) fn possible(&self, question: &Question<'_>, place: &Place, reader: &Reader) -> bool {
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
