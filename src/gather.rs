//! Iterators into lists, and texts into one, in little code.
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

/// Texts with `between` between them: the standard library's `join` is a kilobyte for each kind of text.
pub fn join(texts: &[impl AsRef<str>], between: &str) -> String {
    let mut joined = String::new();
    for (place, text) in texts.iter().enumerate() {
        if place > 0 {
            joined.push_str(between);
        }
        joined.push_str(text.as_ref());
    }
    joined
}
