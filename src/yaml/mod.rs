//! YAML as the engines read it: the same tree as [`json`](crate::json)'s, with the same kinds of places.
//!
//! The grammar is `saphyr-parser`'s (YAML 1.2); what its events mean is decided here. Values follow the core schema,
//! except that a number keeps to what JSON can spell. Names keep their order, and are kept when they occur twice. Tags
//! that YAML itself does not define are kept beside the tree. Depth, size and the copies that aliases make are bounded,
//! so neither a cycle of anchors nor a "billion laughs" is more than an error.

mod scalar;
mod tree;

pub use tree::{Limits, Parsed, Tag, parse};
