//! Looking things up by hash, in little code.
//!
//! A hash table is two kilobytes of wasm for each type that it holds. So there is one, of numbers: what they stand for is in a
//! list of the owner's. No order depends on a hash.

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use std::borrow::Borrow;
use std::hash::{BuildHasher, Hash};

/// A fast hash, the same in every run.
#[inline(always)]
pub fn hash(what: &(impl Hash + ?Sized)) -> u32 {
    let hash = FxBuildHasher.hash_one(what);
    (hash ^ hash >> 32) as u32
}

/// Numbers by the hash of what they stand for.
#[derive(Clone, Debug, Default)]
pub struct Table(HashTable<(u32, u32)>);

impl Table {
    /// The number of that hash for which `is` holds.
    #[inline(always)]
    pub fn find(&self, hash: u32, is: impl Fn(u32) -> bool) -> Option<u32> {
        self.0.find(spread(hash), |(other, number)| *other == hash && is(*number)).map(|(_, number)| *number)
    }

    /// Adds a number that is not there yet.
    pub fn insert(&mut self, hash: u32, number: u32) {
        self.0.insert_unique(spread(hash), (hash, number), |(hash, _)| spread(*hash));
    }

    /// Removes a number.
    pub fn remove(&mut self, hash: u32, number: u32) {
        if let Ok(entry) = self.0.find_entry(spread(hash), |(_, other)| *other == number) {
            entry.remove();
        }
    }

    /// Removes all numbers.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// How many numbers there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Is there none?
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The numbers, in no order.
    pub fn numbers(&self) -> impl Iterator<Item = u32> {
        self.0.iter().map(|(_, number)| *number)
    }
}

/// The table looks at the lowest and at the highest bits.
#[inline(always)]
const fn spread(hash: u32) -> u64 {
    (hash as u64) << 32 | hash as u64
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
