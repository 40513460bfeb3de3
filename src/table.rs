//! Looking things up by hash, in little code.
//!
//! A hash table is two kilobytes of wasm for each type that it holds, and the best ones are half of one more wherever they are
//! asked. So there is one, of numbers: what they stand for is in a list of the owner's. No order depends on a hash.

use rustc_hash::FxBuildHasher;
use std::borrow::Borrow;
use std::hash::{BuildHasher, Hash};

/// A fast hash, the same in every run.
#[inline(always)]
pub fn hash(what: &(impl Hash + ?Sized)) -> u32 {
    let hash = FxBuildHasher.hash_one(what);
    (hash ^ hash >> 32) as u32
}

/// Numbers by the hash of what they stand for; `u32::MAX` is none.
///
/// A number is in the slot that its hash names or behind it, with nothing but other numbers between the two, so that to find
/// one is mostly to look into one place.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Hashes and numbers: none at all, or a power of two of which a quarter is empty.
    slots: Vec<(u32, u32)>,
    len: usize,
}

/// The number of an empty slot.
const EMPTY: u32 = u32::MAX;

impl Table {
    /// The number of that hash for which `is` holds.
    #[inline(always)]
    pub fn find(&self, hash: u32, is: impl Fn(u32) -> bool) -> Option<u32> {
        let mut at = hash as usize;
        loop {
            let (other, number) = *self.slots.get(self.slot(at))?;
            if number == EMPTY {
                return None;
            }
            if other == hash && is(number) {
                return Some(number);
            }
            at = at.wrapping_add(1);
        }
    }

    /// The slot for `at`, which is past the end where there are none.
    #[inline(always)]
    const fn slot(&self, at: usize) -> usize {
        at & self.slots.len().wrapping_sub(1)
    }

    /// Adds a number that is not there yet.
    pub fn insert(&mut self, hash: u32, number: u32) {
        if 4 * (self.len + 1) > 3 * self.slots.len() {
            let slots = vec![(0, EMPTY); (2 * self.slots.len()).max(8)];
            for (hash, number) in std::mem::replace(&mut self.slots, slots) {
                self.place(hash, number);
            }
        }
        self.place(hash, number);
        self.len += 1;
    }

    /// Writes a number, or nothing, into the first empty slot for it.
    fn place(&mut self, hash: u32, number: u32) {
        if number == EMPTY {
            return;
        }
        let mut at = hash as usize;
        loop {
            let slot = self.slot(at);
            match self.slots.get_mut(slot) {
                Some((_, other)) if *other != EMPTY => at = at.wrapping_add(1),
                Some(free) => return *free = (hash, number),
                None => return,
            }
        }
    }

    /// Removes a number.
    pub fn remove(&mut self, hash: u32, number: u32) {
        let mut at = hash as usize;
        loop {
            match self.slots.get(self.slot(at)) {
                Some((_, other)) if *other == number => break,
                Some((_, other)) if *other != EMPTY => at = at.wrapping_add(1),
                _ => return,
            }
        }
        self.len -= 1;
        // What stands behind it, up to the next empty slot, may have had to pass over it: it is placed again.
        loop {
            let slot = self.slot(at);
            let Some(free) = self.slots.get_mut(slot) else { return };
            let (hash, behind) = std::mem::replace(free, (0, EMPTY));
            if behind == EMPTY {
                return;
            }
            if behind != number {
                self.place(hash, behind);
            }
            at = at.wrapping_add(1);
        }
    }

    /// Removes all numbers.
    pub fn clear(&mut self) {
        if self.len > 0 {
            self.slots.fill((0, EMPTY));
            self.len = 0;
        }
    }

    /// How many numbers there are.
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Is there none?
    #[inline(always)]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The numbers, in no order.
    pub fn numbers(&self) -> impl Iterator<Item = u32> {
        self.slots.iter().map(|(_, number)| *number).filter(|number| *number != EMPTY)
    }
}

/// Things in the order in which they came, each once. The place of a thing is its number.
#[derive(Clone, Debug)]
pub struct Distinct<T> {
    items: Vec<T>,
    table: Table,
}

impl<T> Default for Distinct<T> {
    fn default() -> Self {
        Self { items: Vec::new(), table: Table::default() }
    }
}

impl<T: Hash + Eq> Distinct<T> {
    /// The number of `item`, if it has come already.
    pub fn number<Q: Hash + Eq + ?Sized>(&self, item: &Q) -> Option<usize>
    where
        T: Borrow<Q>,
    {
        let is = |number: u32| self.items.get(number as usize).is_some_and(|other| other.borrow() == item);
        self.table.find(hash(item), is).map(|number| number as usize)
    }

    /// Adds `item`; false if it has come already.
    pub fn insert(&mut self, item: T) -> bool {
        let new = self.number(&item).is_none();
        if new {
            self.table.insert(hash(&item), self.items.len() as u32);
            self.items.push(item);
        }
        new
    }

    /// Forgets them all.
    pub fn clear(&mut self) {
        self.items.clear();
        self.table.clear();
    }

    /// All of them.
    pub fn items(&self) -> &[T] {
        &self.items
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_have_the_number_that_they_came_with() {
        let mut distinct = Distinct::default();
        for round in 0..2 {
            for n in 0..1_000u32 {
                assert_eq!(distinct.insert(n.to_string()), round == 0);
                assert_eq!(distinct.number(n.to_string().as_str()), Some(n as usize));
            }
        }
        assert_eq!(distinct.number("x"), None);
        assert_eq!(distinct.items().len(), 1_000);
    }

    #[test]
    fn numbers_of_equal_hashes_are_told_apart() {
        let mut table = Table::default();
        (0..9).for_each(|number| table.insert(7, number));
        assert_eq!(table.find(7, |number| number == 3), Some(3));
        table.remove(7, 3);
        assert_eq!((table.find(7, |number| number == 3), table.find(8, |_| true)), (None, None));
        let mut numbers: Vec<u32> = table.numbers().collect();
        numbers.sort_unstable();
        assert_eq!(numbers, [0, 1, 2, 4, 5, 6, 7, 8]);
        assert_eq!((table.len(), table.is_empty()), (8, false));
        table.clear();
        assert!(table.is_empty());
    }
}
