//! Which of many intervals hold a value: those sorted by where they begin, under a tree of where the latest one ends.

use crate::order;

/// A number or an address, as integers that have its order together.
pub(super) type Point = (i64, u64, u64);

/// Intervals, bounds included, each with its atom.
#[derive(Clone, Debug, Default)]
pub(super) struct Intervals {
    items: Vec<(Point, Point, u32)>,
    /// Of a binary tree over `items` in heap order (the children of node n are 2n and 2n + 1) the largest upper bound.
    latest: Vec<Point>,
    unsorted: bool,
}

impl Intervals {
    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    pub(super) fn add(&mut self, low: Point, high: Point, atom: u32) {
        self.items.push((low, high, atom));
        self.unsorted = true;
    }

    pub(super) fn remove(&mut self, atom: u32) {
        self.items.retain(|item| item.2 != atom);
        self.unsorted = true;
    }

    fn sort(&mut self) {
        self.unsorted = false;
        order::by_key(&mut self.items, |item| *item);
        let leaves = self.items.len().next_power_of_two();
        self.latest.clear();
        let Some(last) = self.items.last() else { return };
        // Leaves past the end repeat the last one.
        self.latest.resize(leaves, last.1);
        self.latest.extend(self.items.iter().map(|item| item.1));
        self.latest.resize(2 * leaves, last.1);
        for node in (1..leaves).rev() {
            if let [left, right] = self.latest.get(2 * node..2 * node + 2).unwrap_or_default() {
                let largest = *left.max(right);
                if let Some(place) = self.latest.get_mut(node) {
                    *place = largest;
                }
            }
        }
    }

    /// Calls `found` with the atom of every interval that holds `value`.
    pub(super) fn stab(&mut self, value: Point, mut found: impl FnMut(u32)) {
        if self.unsorted {
            self.sort();
        }
        if self.items.len() <= 8 {
            for (low, high, atom) in &self.items {
                if *low <= value && value <= *high {
                    found(*atom);
                }
            }
            return;
        }
        let begun = self.items.partition_point(|item| item.0 <= value);
        self.visit(1, 0, self.latest.len() / 2, begun, value, &mut found);
    }

    /// Looks at the items `first..first + width` below `node`, of which only those before `begun` begin early enough.
    fn visit(&self, node: usize, first: usize, width: usize, begun: usize, value: Point, found: &mut impl FnMut(u32)) {
        if first >= begun || self.latest.get(node).is_none_or(|latest| *latest < value) {
            return;
        }
        if width == 1 {
            if let Some(item) = self.items.get(first) {
                found(item.2);
            }
            return;
        }
        let half = width / 2;
        self.visit(2 * node, first, half, begun, value, found);
        self.visit(2 * node + 1, first + half, half, begun, value, found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_hold_the_value_and_no_other() {
        for count in [0usize, 1, 3, 8, 9, 33, 100] {
            let mut intervals = Intervals::default();
            let mut list = Vec::new();
            for n in 0..count {
                let low = (n as u64 * 37) % 50;
                let high = low + (n as u64 * 13) % 20;
                intervals.add((0, low, 0), (0, high, 0), n as u32);
                list.push((low, high, n as u32));
            }
            for removed in [false, true] {
                if removed && count > 2 {
                    intervals.remove(2);
                    list.remove(2);
                }
                for value in 0..80 {
                    let mut got = Vec::new();
                    intervals.stab((0, value, 0), |atom| got.push(atom));
                    got.sort_unstable();
                    let want: Vec<u32> = list.iter().filter(|i| i.0 <= value && value <= i.1).map(|i| i.2).collect();
                    assert_eq!(got, want, "{value} of {count}");
                }
            }
        }
    }
}
