//! JSONata as Step Functions has it: JSONata 2.0 with AWS's additions, without `$eval`, and with everything in `$states`.
//!
//! [`engine`] is the only face of the crate that evaluates; what AWS adds to it is in `functions.rs`, what keeps it from
//! running for ever in `bounds.rs`. A state's fields are [`Template`]s, in which every string from `{%` to `%}` is an
//! [`Expression`]. The rules are in `spec.md` (Q1 to Q9).

mod bounds;
mod compile;
mod convert;
pub mod engine;
mod error;
mod explain;
mod expression;
pub mod fields;
mod functions;
mod session;
mod template;

pub use error::JsonataError;
pub use expression::{Expression, source};
pub use fields::Fields;
pub use session::{Documents, Session, evaluate};
pub use template::{Node, Template};

#[cfg(test)]
mod tests;
