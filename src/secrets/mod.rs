//! Secrets and personal data in texts, logs, diffs.

mod allow;
mod assign;
mod automaton;
mod base64;
mod checksum;
#[cfg(feature = "secret-rules")]
mod custom;
mod decode;
mod diff;
mod explain;
mod generic;
mod join;
mod judge;
mod keys;
mod machine;
mod name;
mod options;
mod personal;
mod redact;
pub mod rules;
mod scan;
mod scanner;
mod shape;
mod stream;
mod token;
mod web;
mod windows;

pub use allow::Allow;
#[cfg(feature = "secret-rules")]
pub use custom::{Bench, Match, bench};
pub use diff::{Change, DiffFinding};
pub use explain::{Explained, Step};
pub use options::{Failed, Options};
pub use redact::{Redaction, restore};
pub use rules::{Category, Confidence, Rule, Severity, Tier};
pub use scanner::{About, Finding, Scanner};
pub use stream::{Stream, StreamFinding};
