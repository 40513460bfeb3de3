//! Secrets and personal data in texts, logs, diffs.

mod allow;
mod assign;
mod automaton;
mod base64;
mod checksum;
mod decode;
mod diff;
mod explain;
mod generic;
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
mod token;
mod web;

pub use allow::Allow;
pub use diff::{Change, DiffFinding};
pub use explain::{Explained, Step};
pub use options::Options;
pub use redact::{Redaction, restore};
pub use rules::{Category, Confidence, Rule, Severity, Tier};
pub use scanner::{Finding, Scanner};
