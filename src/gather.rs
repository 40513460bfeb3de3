//! Iterators into lists, in little code.
//!
//! The standard library's `collect` is there once more for each iterator that it is called on, and each time with all that
//! it takes to make the right room at once: two hundred bytes of wasm, a hundred times. Where the list is short, pushing
//! does.

/// What can be gathered.
pub trait Gather: Iterator + Sized {
    /// All items, as `collect` has them.
    fn list(self) -> Vec<Self::Item> {
        let mut list = Vec::new();
        for item in self {
            list.push(item);
        }
        list
    }
}

impl<I: Iterator> Gather for I {}
