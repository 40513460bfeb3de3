//! Secrets and personal data in texts, logs, diffs.

mod assign;
mod automaton;
mod base64;
mod checksum;
mod decode;
mod generic;
mod judge;
mod keys;
mod machine;
mod name;
mod personal;
pub mod rules;
mod scan;
mod scanner;
mod shape;
mod token;
mod web;

pub use rules::{Category, Confidence, Rule, Severity, Tier};
pub use scanner::{Finding, Options, Scanner};
