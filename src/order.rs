//! Sorting in little code.
//!
//! The standard library's sorts are the fastest there are, and five kilobytes of wasm for each type of element: a third of
//! the engines' code went there. What is sorted here is short or rare, so a heap sort does, which knows elements by their
//! places only: so it is there once, and a type adds little to it.

/// A list, as far as sorting it needs to know it.
trait Sortable {
    /// Does the element at `a` belong before the one at `b`?
    fn less(&self, a: usize, b: usize) -> bool;
    fn swap(&mut self, a: usize, b: usize);
}

struct ByKey<'a, T, F> {
    list: &'a mut [T],
    key: F,
}

impl<T, K: Ord, F: Fn(&T) -> K> Sortable for ByKey<'_, T, F> {
    #[inline(always)]
    fn less(&self, a: usize, b: usize) -> bool {
        match (self.list.get(a), self.list.get(b)) {
            (Some(a), Some(b)) => (self.key)(a) < (self.key)(b),
            _ => false,
        }
    }

    #[inline(always)]
    fn swap(&mut self, a: usize, b: usize) {
        self.list.swap(a, b);
    }
}

/// Sorts by `key`; elements of equal keys come in no particular order.
pub fn by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    let len = list.len();
    let list: &mut dyn Sortable = &mut ByKey { list, key };
    sort(list, len);
}

fn sort(list: &mut (impl Sortable + ?Sized), len: usize) {
    if (1..len).all(|at| !list.less(at, at - 1)) {
        return;
    }
    for root in (0..len / 2).rev() {
        sink(list, root, len);
    }
    for end in (1..len).rev() {
        list.swap(0, end);
        sink(list, 0, end);
    }
}

/// Sinks the element at `root` until both elements below it are no larger.
fn sink(list: &mut (impl Sortable + ?Sized), mut root: usize, end: usize) {
    loop {
        let mut child = 2 * root + 1;
        if child >= end {
            return;
        }
        if child + 1 < end && list.less(child, child + 1) {
            child += 1;
        }
        if !list.less(root, child) {
            return;
        }
        list.swap(root, child);
        root = child;
    }
}

/// Sorts by `key`; elements of equal keys keep their order.
pub fn stable_by_key<T, K: Ord>(list: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut numbered: Vec<(usize, T)> = list.into_iter().enumerate().collect();
    by_key(&mut numbered, |(index, item)| (key(item), *index));
    numbered.into_iter().map(|(_, item)| item).collect()
}

/// Sorts numbers: not by way of the one sort for all, since the set engine does so for each event.
pub fn numbers<T: Ord + Copy>(list: &mut [T]) {
    let len = list.len();
    sort(&mut ByKey { list, key: |item: &T| *item }, len);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_as_the_standard_library_does() {
        let mut seed = 7u64;
        for length in 0..200 {
            let list: Vec<u64> = (0..length)
                .map(|_| {
                    seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    (seed >> 40) % 50
                })
                .collect();
            let (mut ours, mut theirs) = (list.clone(), list.clone());
            numbers(&mut ours);
            theirs.sort_unstable();
            assert_eq!(ours, theirs);
            let pairs: Vec<(u64, usize)> = list.into_iter().zip(0..).collect();
            let mut theirs = pairs.clone();
            theirs.sort_by_key(|(n, _)| n / 10);
            assert_eq!(stable_by_key(pairs, |(n, _)| n / 10), theirs);
        }
    }
}
