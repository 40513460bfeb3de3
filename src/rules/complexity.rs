//! How entangled the wildcards of one field are.
//!
//! EventBridge refuses rules whose wildcards overlap in too many ways and publishes neither measure nor limit. The
//! reference's evaluator counts the most wildcard positions that one value can be in at once; so do we, exactly up to
//! [`MAX_WORK`] steps and from there as a lower bound.

use super::operators::{AnythingBut, Test, TextTest, Wildcard};
use super::pattern::{FieldPath, Pattern};
use crate::gather::Gather;
use crate::table::Distinct;

/// Positions moved per field; checking a pattern has to fit between two keystrokes.
const MAX_WORK: usize = 50_000;

/// The field whose wildcards are the most entangled, and by how much; `None` without wildcards.
#[must_use]
pub fn complexity(pattern: &Pattern) -> Option<(&FieldPath, usize)> {
    let mut fields: Vec<(&FieldPath, Vec<Position>)> = Vec::new();
    for condition in &pattern.conditions {
        for wildcard in condition.alternatives.iter().flat_map(|a| wildcards(&a.test)) {
            if !fields.iter().any(|(path, _)| **path == condition.path) {
                fields.push((&condition.path, Vec::new()));
            }
            let field = fields.iter_mut().find(|(path, _)| **path == condition.path);
            field.into_iter().for_each(|(_, positions)| lay_out(wildcard, positions));
        }
    }
    fields.into_iter().map(|(path, positions)| (path, entanglement(&positions))).max_by_key(|(_, n)| *n)
}

fn wildcards(test: &Test) -> impl Iterator<Item = &Wildcard> {
    let texts = match test {
        Test::Text(text) => std::slice::from_ref(text),
        Test::AnythingBut(AnythingBut::Texts(texts)) => texts,
        _ => &[],
    };
    texts.iter().filter_map(|text| match text {
        TextTest::Wildcard(wildcard) => Some(wildcard),
        _ => None,
    })
}

/// A position in a wildcard. The one behind it is the next in the list.
struct Position {
    /// The byte that leads on; `None` at the end.
    byte: Option<u8>,
    /// Any byte leads back here.
    star: bool,
    /// Where a value begins.
    start: bool,
}

/// The positions of `wildcard`, behind those of others.
fn lay_out(wildcard: &Wildcard, positions: &mut Vec<Position>) {
    let mut start = true;
    let mut add = |byte, star| {
        positions.push(Position { byte, star, start });
        start = false;
    };
    let last = wildcard.pieces().len().saturating_sub(1);
    for (piece, bytes) in wildcard.pieces().iter().enumerate() {
        for (at, byte) in bytes.iter().enumerate() {
            add(Some(*byte), piece > 0 && at == 0);
        }
        // The end of any other piece is the place before the next one.
        if piece == last {
            add(None, piece > 0 && bytes.is_empty());
        }
    }
}

/// Positions by number.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Set(Vec<u64>);

impl Set {
    fn new(len: usize) -> Self {
        Self(vec![0; len / 64 + 1])
    }

    fn add(&mut self, n: usize) {
        if let Some(word) = self.0.get_mut(n / 64) {
            *word |= 1 << (n % 64);
        }
    }

    fn iter(&self) -> impl Iterator<Item = usize> {
        let words = (0..).zip(&self.0).filter(|(_, word)| **word != 0);
        words.flat_map(|(i, word)| (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| i * 64 + bit))
    }

    fn len(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }
}

fn entanglement(positions: &[Position]) -> usize {
    let mut start = Set::new(positions.len());
    (0..).zip(positions).filter(|(_, p)| p.start).for_each(|(n, _)| start.add(n));
    let named = |byte: &u8| positions.iter().any(|p| p.byte == Some(*byte));
    // One byte that no wildcard names stands for all of those.
    let other = (0..=u8::MAX).find(|byte| !named(byte));
    let alphabet: Vec<u8> = (0..=u8::MAX).filter(named).chain(other).list();
    let (mut seen, mut todo) = (Distinct::default(), vec![start.clone()]);
    seen.insert(start);
    let (mut most, mut work) = (0, 0);
    while let Some(set) = todo.pop() {
        let len = set.len();
        most = most.max(len);
        for byte in &alphabet {
            work += len;
            if work > MAX_WORK {
                return most;
            }
            let next = step(positions, &set, *byte);
            if next.len() > 0 && seen.insert(next.clone()) {
                todo.push(next);
            }
        }
    }
    most
}

/// Where `byte` leads to.
fn step(positions: &[Position], set: &Set, byte: u8) -> Set {
    let mut next = Set::new(positions.len());
    for n in set.iter() {
        let Some(position) = positions.get(n) else { break };
        if position.star {
            next.add(n);
        }
        if position.byte == Some(byte) {
            next.add(n + 1);
        }
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(patterns: &[&str]) -> usize {
        let mut positions = Vec::new();
        patterns.iter().for_each(|p| lay_out(&Wildcard::new(&(*p).into()).unwrap(), &mut positions));
        entanglement(&positions)
    }

    #[test]
    fn positions_that_one_value_can_be_in_at_once() {
        assert_eq!(of(&["a*"]), 1);
        assert_eq!(of(&["*a"]), 2);
        // In "aaa" the star, the first, the second and the third a.
        assert_eq!(of(&["*aaa"]), 4);
        assert_eq!(of(&["*ab*", "*ab*"]), of(&["*ab*"]) * 2);
        assert!(of(&["*:stack/a/*", "*:stack/b/*"]) > of(&["*:stack/a/*"]));
    }

    #[test]
    fn many_wildcards_stay_cheap() {
        let texts: Vec<String> = (0..200).map(|i| format!("*{i}*a*b*c{i}*")).collect();
        let refs: Vec<&str> = texts.iter().map(String::as_str).collect();
        assert!(of(&refs) > 200);
    }
}
