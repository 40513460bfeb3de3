//! The pages, one for each engine.

mod eventbridge;
mod sns;

pub use eventbridge::EventBridge;
pub use sns::Sns;

use yew::prelude::*;

/// Properties of every page.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What the address carries.
    pub shared: Option<String>,
    /// Single-letter keys are on.
    pub letters: bool,
}
