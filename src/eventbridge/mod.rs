//! EventBridge: event patterns.

mod expand;
mod from_event;
mod lint;
mod pattern;
mod rule_set;
mod transformer;

pub use expand::{Expanded, Expansion};
pub use from_event::{EventFields, FromEventOptions, pattern_from_event};
pub use lint::{MAXIMUM, QUOTA};
pub use pattern::{EventPattern, compare};
pub use rule_set::RuleSet;
pub use transformer::{InputTransformer, Transformed, TransformerOptions};
