//! The rule language that EventBridge patterns and SNS filter policies share.
//!
//! A rule is a JSON object whose fields say which values they accept. Text is [parsed](Pattern::parse) to a [`Pattern`],
//! a tree that mirrors the text; that is [compiled](Pattern::compile) to [`Compiled`], a disjunction of [`Branch`]es that
//! each want one [`Condition`] per path. Two evaluators run it: the [naive](evaluate) one follows the reference rule by
//! rule and feeds [`explain`], the set engine matches thousands of rules in one pass over the event's bytes.
//!
//! [`compare`] puts two rules side by side: can one event match both, is one inside the other?
//!
//! What differs between the two services is in [`Profile`] and nowhere else. Rule numbers such as *M1* are those of
//! `src/eventbridge/spec.md`.

mod compile;
mod complexity;
mod document;
mod evaluate;
mod event;
mod explain;
mod lint;
pub mod operators;
mod overlap;
mod parse;
mod pattern;
mod profile;
pub mod sample;
pub mod set;

pub use compile::{Branch, Compiled};
pub use complexity::complexity;
pub(crate) use document::Document;
pub use evaluate::{Choice, Witness, evaluate, witness};
pub(crate) use evaluate::{Chosen, conflicts, merge};
pub use event::{EventLeaf, Flat, Leaf, Refusal};
pub use explain::explain;
pub use lint::{any_element, lint, trailing};
pub use overlap::{Comparison, Conflict, Existence, Relation, compare};
pub use parse::or_branches;
pub use pattern::{Alternative, Condition, ConditionId, Field, FieldPath, Node, OrBranch, Pattern, Semantics};
pub use profile::Profile;
