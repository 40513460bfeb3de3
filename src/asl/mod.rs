//! The Amazon States Language: what happens to a document on its way through a state.
//!
//! A [`Path`](path::Path) picks nodes, an [`Intrinsic`](intrinsic::Intrinsic) computes. The rules, each with a tested
//! example, are in `spec.md` beside this file; comments cite them by name (P3).

pub mod choice;
#[cfg(feature = "jsonata")]
pub mod conversion;
pub mod data;
pub mod dataflow;
pub mod definition;
pub mod error;
pub mod execution;
pub mod graph;
pub mod intrinsic;
#[cfg(feature = "jsonata")]
pub mod jsonata;
pub mod machine;
pub mod path;
mod query;
pub mod random;
pub mod reach;
pub mod run;
pub mod scope;
pub mod state;
pub mod time;
pub mod trace;
pub mod validate;
pub mod work;
