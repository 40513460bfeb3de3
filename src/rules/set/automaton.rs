//! All string tests of one path that are more than equality, in one automaton: a text is read once, byte by byte,
//! whatever the number of tests.
//!
//! The tests share a tree of bytes, to which a *star* (any run of bytes) and a character in either case are edges as
//! well: a nondeterministic automaton. Texts run on the deterministic one that is made of it as they come: each of its
//! states stands for the set of tree nodes that the text so far can have reached, and is made when a text first gets
//! there. These states are a cache: when it is full, or a test comes or goes, it is emptied and no answer changes.
//!
//! A test is accepted *now* where a node is reached (`prefix`, a wildcard that ends in a star) or at the *end* of the
//! text.

use crate::gather::Gather;
use crate::order;
use crate::rules::operators::{Cases, IgnoreCase, TextTest};
use crate::table::{Table, hash};

/// The tests, and the states made so far.
#[derive(Clone, Debug, Default)]
pub(in crate::rules) struct Automaton {
    nodes: Vec<Node>,
    tests: usize,
    /// Tests that went, but whose nodes are still in the tree.
    removed: usize,
    cache: Cache,
}

/// A node of the tree.
#[derive(Clone, Debug, Default)]
struct Node {
    /// The tree's edges, one per byte.
    bytes: Vec<(u8, u32)>,
    /// Edges of characters in either case; several may have the same byte.
    cases: Vec<(u8, u32)>,
    /// Where those characters lead as a whole.
    folded: Vec<(Cases, u32)>,
    /// Where a star leads.
    star: Option<u32>,
    /// Is this the end of a star, which every byte leads back to?
    is_star: bool,
    now: Vec<u32>,
    end: Vec<u32>,
}

/// When a test that got to a node is accepted.
#[derive(Clone, Copy, Debug)]
enum When {
    Now,
    End,
}

/// Where all texts begin.
const START: u32 = 0;

impl Automaton {
    pub(super) fn is_empty(&self) -> bool {
        self.tests == 0
    }

    /// Is more of the tree of tests that went than of those that are there?
    pub(super) fn is_mostly_dead(&self) -> bool {
        self.removed > self.tests
    }

    pub(in crate::rules) fn add(&mut self, test: &TextTest, atom: u32) {
        self.cache.clear();
        self.tests += 1;
        if self.nodes.is_empty() {
            self.nodes.push(Node::default());
        }
        let (node, when) = self.place(test);
        if let Some(node) = self.nodes.get_mut(node as usize) {
            match when {
                When::Now => node.now.push(atom),
                When::End => node.end.push(atom),
            }
        }
    }

    /// Removes a test that is there; its nodes stay.
    pub(super) fn remove(&mut self, test: &TextTest, atom: u32) {
        self.cache.clear();
        self.tests -= 1;
        self.removed += 1;
        let (node, _) = self.place(test);
        if let Some(node) = self.nodes.get_mut(node as usize) {
            node.now.retain(|a| *a != atom);
            node.end.retain(|a| *a != atom);
        }
    }

    /// The node where a test is accepted, made if it is not there.
    fn place(&mut self, test: &TextTest) -> (u32, When) {
        match test {
            TextTest::Equals(text) => (self.literal(START, text.as_bytes()), When::End),
            TextTest::Prefix(text) => (self.literal(START, text.as_bytes()), When::Now),
            TextTest::Suffix(text) => {
                let star = self.star(START);
                (self.literal(star, text.as_bytes()), When::End)
            }
            TextTest::EqualsIgnoreCase(text) => (self.folded(START, text), When::End),
            TextTest::PrefixIgnoreCase(text) => (self.folded(START, text), When::Now),
            TextTest::SuffixIgnoreCase(text) => {
                let star = self.star(START);
                (self.folded(star, text), When::End)
            }
            TextTest::Wildcard(wildcard) => {
                let mut at = START;
                let mut pieces = wildcard.pieces().iter().enumerate().peekable();
                while let Some((index, piece)) = pieces.next() {
                    if index > 0 {
                        if piece.is_empty() && pieces.peek().is_none() {
                            // A star at the end: whatever follows, it is accepted already.
                            return (at, When::Now);
                        }
                        at = self.star(at);
                    }
                    at = self.literal(at, piece);
                }
                (at, When::End)
            }
        }
    }

    fn grow(&mut self) -> u32 {
        self.nodes.push(Node::default());
        self.nodes.len() as u32 - 1
    }

    fn literal(&mut self, mut at: u32, text: &[u8]) -> u32 {
        for byte in text {
            let there = self.nodes.get(at as usize).and_then(|n| n.bytes.iter().find(|(b, _)| b == byte));
            at = match there {
                Some((_, next)) => *next,
                None => {
                    let next = self.grow();
                    if let Some(node) = self.nodes.get_mut(at as usize) {
                        node.bytes.push((*byte, next));
                    }
                    next
                }
            };
        }
        at
    }

    fn star(&mut self, at: u32) -> u32 {
        if let Some(star) = self.nodes.get(at as usize).and_then(|node| node.star) {
            return star;
        }
        let star = self.grow();
        if let Some(node) = self.nodes.get_mut(star as usize) {
            node.is_star = true;
        }
        if let Some(node) = self.nodes.get_mut(at as usize) {
            node.star = Some(star);
        }
        star
    }

    /// Each character in its lower or upper case; both spellings meet behind it.
    fn folded(&mut self, mut at: u32, text: &IgnoreCase) -> u32 {
        for cases in text.characters() {
            if cases.lower == cases.upper {
                at = self.literal(at, &cases.lower);
                continue;
            }
            let known =
                self.nodes.get(at as usize).and_then(|node| node.folded.iter().find(|(known, _)| known == cases));
            if let Some((_, next)) = known {
                at = *next;
                continue;
            }
            let next = self.grow();
            for spelling in [&cases.lower, &cases.upper] {
                let Some((last, before)) = spelling.split_last() else { continue };
                let mut from = at;
                for byte in before {
                    let between = self.grow();
                    self.edge(from, *byte, between);
                    from = between;
                }
                self.edge(from, *last, next);
            }
            if let Some(node) = self.nodes.get_mut(at as usize) {
                node.folded.push((cases.clone(), next));
            }
            at = next;
        }
        at
    }

    fn edge(&mut self, from: u32, byte: u8, to: u32) {
        if let Some(node) = self.nodes.get_mut(from as usize) {
            node.cases.push((byte, to));
        }
    }

    /// The nodes that the empty text reaches: for who walks all texts at once rather than one.
    pub(in crate::rules) fn first(&self) -> Vec<u32> {
        let mut reached = if self.nodes.is_empty() { Vec::new() } else { vec![START] };
        close(&self.nodes, &mut reached);
        reached
    }

    /// The nodes that those of a text reach with one more byte.
    pub(in crate::rules) fn step(&self, from: &[u32], byte: u8) -> Vec<u32> {
        let mut reached = follow(&self.nodes, from, byte);
        close(&self.nodes, &mut reached);
        reached
    }

    /// The atoms of tests that accept every text with this beginning, which reaches these nodes.
    pub(in crate::rules) fn now<'a>(&'a self, reached: &'a [u32]) -> impl Iterator<Item = u32> + 'a {
        reached.iter().filter_map(|id| self.nodes.get(*id as usize)).flat_map(|node| &node.now).copied()
    }

    /// The atoms of tests that accept the text if it ends here.
    pub(in crate::rules) fn end<'a>(&'a self, reached: &'a [u32]) -> impl Iterator<Item = u32> + 'a {
        reached.iter().filter_map(|id| self.nodes.get(*id as usize)).flat_map(|node| &node.end).copied()
    }

    /// Adds the atoms of all tests that accept `text`, some perhaps more than once.
    #[inline(always)]
    pub(super) fn run(&mut self, text: &[u8], found: &mut Vec<u32>) {
        if self.cache.states.is_empty() {
            self.cache.start(&self.nodes);
        }
        let mut state = self.cache.first;
        for byte in text {
            if state & NOW != 0 {
                found.extend_from_slice(self.cache.now(state));
            }
            let next = self.cache.next(state, *byte);
            state = if next == UNKNOWN { self.cache.make(&self.nodes, state, *byte) } else { next };
            if state == DEAD {
                return;
            }
        }
        if state & NOW != 0 {
            found.extend_from_slice(self.cache.now(state));
        }
        found.extend_from_slice(self.cache.end(state));
    }
}

/// An entry of the table that is not made yet.
const UNKNOWN: u32 = 0;
/// The state from which nothing can be accepted any more.
const DEAD: u32 = 1;
/// Set in a state's number if something is accepted as soon as it is reached.
const NOW: u32 = 1 << 31;
/// Entries of the table before it is emptied: a quarter of a megabyte.
const FULL: usize = 1 << 16;

/// The states made so far.
#[derive(Clone, Debug, Default)]
struct Cache {
    /// Bytes that no edge tells apart are one class.
    classes: Vec<u8>,
    width: usize,
    /// The next state for each state and class.
    table: Vec<u32>,
    states: Vec<State>,
    /// States by the nodes they stand for.
    numbers: Table,
    first: u32,
}

/// A state: the nodes it stands for, and what is accepted there.
#[derive(Clone, Debug, Default)]
struct State {
    nodes: Box<[u32]>,
    now: Box<[u32]>,
    end: Box<[u32]>,
}

impl Cache {
    fn clear(&mut self) {
        self.table.clear();
        self.states.clear();
        self.numbers.clear();
    }

    #[inline(always)]
    fn state(&self, state: u32) -> Option<&State> {
        self.states.get((state & !NOW) as usize)
    }

    #[inline(always)]
    fn now(&self, state: u32) -> &[u32] {
        self.state(state).map_or(&[], |state| &state.now)
    }

    #[inline(always)]
    fn end(&self, state: u32) -> &[u32] {
        self.state(state).map_or(&[], |state| &state.end)
    }

    #[inline(always)]
    fn class(&self, byte: u8) -> usize {
        self.classes.get(usize::from(byte)).copied().map_or(0, usize::from)
    }

    #[inline(always)]
    fn next(&self, state: u32, byte: u8) -> u32 {
        let row = (state & !NOW) as usize * self.width;
        self.table.get(row + self.class(byte)).copied().unwrap_or(DEAD)
    }

    /// Makes the first state, and the classes: each byte that some edge has is one, all others are one.
    fn start(&mut self, nodes: &[Node]) {
        let mut used = [false; 256];
        for (byte, _) in nodes.iter().flat_map(|node| node.bytes.iter().chain(&node.cases)) {
            if let Some(used) = used.get_mut(usize::from(*byte)) {
                *used = true;
            }
        }
        let others = used.iter().any(|used| !used);
        let mut width = usize::from(others);
        self.classes.clear();
        for used in used {
            self.classes.push(if used { width as u8 } else { 0 });
            width += usize::from(used);
        }
        self.width = width;
        self.empty();
        self.first = self.number(nodes, vec![START]);
    }

    /// Forgets all states but the two that stand for nothing.
    fn empty(&mut self) {
        self.clear();
        self.states.resize(2, State::default());
        self.table.resize(2 * self.width, DEAD);
    }

    /// The state that a byte leads to from a state from which it has not been followed yet.
    #[cold]
    fn make(&mut self, nodes: &[Node], state: u32, byte: u8) -> u32 {
        let reached = follow(nodes, self.state(state).map_or(&[][..], |state| &*state.nodes), byte);
        let full = self.table.len() + self.width > FULL;
        if full {
            self.empty();
            self.first = self.number(nodes, vec![START]);
            return self.number(nodes, reached);
        }
        let next = self.number(nodes, reached);
        let row = (state & !NOW) as usize * self.width;
        let class = self.class(byte);
        if let Some(entry) = self.table.get_mut(row + class) {
            *entry = next;
        }
        next
    }

    /// The state of a set of nodes.
    fn number(&mut self, nodes: &[Node], mut reached: Vec<u32>) -> u32 {
        close(nodes, &mut reached);
        if reached.is_empty() {
            return DEAD;
        }
        let key = reached.into_boxed_slice();
        let of = |number: u32| self.states.get((number & !NOW) as usize).map_or(&[][..], |state| &*state.nodes);
        if let Some(number) = self.numbers.find(hash(&*key), |number| *of(number) == *key) {
            return number;
        }
        let all = |atoms: fn(&Node) -> &Vec<u32>| -> Box<[u32]> {
            key.iter().filter_map(|id| nodes.get(*id as usize)).flat_map(atoms).copied().list().into()
        };
        let (now, end) = (all(|node| &node.now), all(|node| &node.end));
        let number = self.states.len() as u32 | if now.is_empty() { 0 } else { NOW };
        self.numbers.insert(hash(&*key), number);
        self.states.push(State { nodes: key, now, end });
        self.table.resize(self.table.len() + self.width, UNKNOWN);
        number
    }
}

/// The nodes that a byte leads to from any of `from`.
fn follow(nodes: &[Node], from: &[u32], byte: u8) -> Vec<u32> {
    let mut reached = Vec::new();
    for id in from {
        let Some(node) = nodes.get(*id as usize) else { continue };
        if node.is_star {
            reached.push(*id);
        }
        let edges = node.bytes.iter().chain(&node.cases);
        reached.extend(edges.filter(|(b, _)| *b == byte).map(|(_, next)| *next));
    }
    reached
}

/// Adds the nodes that are reached without a byte, and puts all of them into order.
fn close(nodes: &[Node], reached: &mut Vec<u32>) {
    // A star may stand for nothing, so its end is reached with its beginning.
    let mut index = 0;
    while let Some(id) = reached.get(index) {
        if let Some(star) = nodes.get(*id as usize).and_then(|node| node.star) {
            reached.push(star);
        }
        index += 1;
    }
    order::numbers(reached);
    reached.dedup();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::operators::Wildcard;

    fn tests() -> Vec<TextTest> {
        let mut tests = Vec::new();
        for text in ["", "a", "ab", "ba", "aab", "ß", "Aß", "é"] {
            tests.push(TextTest::Equals(text.into()));
            tests.push(TextTest::Prefix(text.into()));
            tests.push(TextTest::Suffix(text.into()));
            tests.push(TextTest::EqualsIgnoreCase(IgnoreCase::new(&text.into())));
            tests.push(TextTest::PrefixIgnoreCase(IgnoreCase::new(&text.into())));
            tests.push(TextTest::SuffixIgnoreCase(IgnoreCase::new(&text.into())));
        }
        for text in ["*", "a*", "*a", "*a*", "a*b", "a*b*a", "*ab*ba*", "a*a*a*a", "\\**", "", "é*"] {
            tests.push(TextTest::Wildcard(Wildcard::new(&text.into()).unwrap()));
        }
        tests
    }

    fn texts() -> Vec<String> {
        let alphabet = ["a", "b", "A", "ß", "S", "é", "*"];
        let mut texts = vec![String::new()];
        let mut last = texts.clone();
        for _ in 0..4 {
            last = last.iter().flat_map(|text| alphabet.map(|letter| format!("{text}{letter}"))).collect();
            texts.extend_from_slice(&last);
        }
        texts
    }

    #[test]
    fn all_tests_at_once_answer_as_each_alone() {
        let tests = tests();
        let mut automaton = Automaton::default();
        let mut alive: Vec<usize> = Vec::new();
        for (atom, test) in tests.iter().enumerate() {
            automaton.add(test, atom as u32);
            alive.push(atom);
        }
        let texts = texts();
        for round in 0..3 {
            for text in &texts {
                let mut found = Vec::new();
                automaton.run(text.as_bytes(), &mut found);
                found.sort_unstable();
                found.dedup();
                let accepts = |atom: &&usize| tests[**atom].accepts(text.as_bytes());
                let want: Vec<u32> = alive.iter().filter(accepts).map(|atom| *atom as u32).collect();
                assert_eq!(found, want, "{text}");
            }
            // Take some out, the second time most of them.
            let gone: Vec<usize> = alive.iter().copied().filter(|atom| (atom + round) % 4 < 1 + round).collect();
            for atom in gone {
                automaton.remove(&tests[atom], atom as u32);
                alive.retain(|a| *a != atom);
            }
        }
    }

    #[test]
    fn a_full_cache_changes_no_answer() {
        let mut automaton = Automaton::default();
        let wildcards: Vec<String> = (0..30).map(|n| format!("*{}*{}*", n % 10, (n * 7) % 10)).collect();
        let tests: Vec<TextTest> =
            wildcards.iter().map(|w| TextTest::Wildcard(Wildcard::new(&w.as_str().into()).unwrap())).collect();
        for (atom, test) in tests.iter().enumerate() {
            automaton.add(test, atom as u32);
        }
        let (mut most, mut flushed) = (0, false);
        for seed in 0u64..20_000 {
            let text = (seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20).to_string();
            let mut found = Vec::new();
            automaton.run(text.as_bytes(), &mut found);
            found.sort_unstable();
            found.dedup();
            let want: Vec<u32> = (0..30).filter(|atom| tests[*atom as usize].accepts(text.as_bytes())).collect();
            assert_eq!(found, want, "{text}");
            flushed |= automaton.cache.table.len() < most;
            most = most.max(automaton.cache.table.len());
        }
        assert!(flushed && most <= FULL, "{most}");
    }
}
