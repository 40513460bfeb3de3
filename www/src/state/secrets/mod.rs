//! The Secrets page as plain data: texts and files, what the scanner found in them, and what of it is shown.
//!
//! The scanner runs in a worker ([`crate::worker`]); here its answers are read, listed, selected and put into sentences.
//! Nothing of this is ever written to a link, the storage or the console.

mod bench;
mod board;
mod explained;
mod finding;
mod list;
mod options;
mod reading;
mod redacted;
mod rules;
mod sample;
mod sentence;
mod source;
#[cfg(test)]
mod tests;

pub use bench::{Draft, FORMATS, Own, Tried, refusal, remark};
pub use board::{Action, Board, Key, Work};
pub use explained::{Explained, Step};
pub use finding::{Category, Change, Finding, Level};
pub use list::{Entry, Filter, Grouping, entries};
pub use options::Options;
pub use redacted::{Redacted, restore};
pub use rules::Rule;
pub use sample::{Sample, samples};
pub use sentence::{Verdict, verdict};
pub use source::{Content, SHOWN, Scanned, Source, is_diff, size};
