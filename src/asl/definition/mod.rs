//! A definition of a state machine: text in JSON or YAML → one tree with places → a model of machine, states, retriers,
//! catchers, choice rules and branches.
//!
//! The model never fails: what has the wrong shape is left out of it, and [`validate`](super::validate) says so. Whoever
//! runs or draws a machine checks it first and then finds everything in its place. All of it borrows from the tree, so
//! each piece has its fields as they were written, with places.

mod document;
mod model;
mod read;

pub use document::{Document, MAX_BYTES, Syntax};
pub use model::{Catcher, Machine, Name, Processor, QueryLanguage, Retrier, Rule, RuleKind, State, StateKind, Test};
