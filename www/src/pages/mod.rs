//! The pages, one for each engine.

mod eventbridge;
mod machine;
mod secrets;
mod sns;
mod step_functions;

pub use eventbridge::EventBridge;
pub use machine::{Machine, halves};
pub use secrets::Secrets;
pub use sns::Sns;
pub use step_functions::StepFunctions;

use yew::prelude::*;

/// Properties of every page.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What the address carries.
    pub shared: Option<String>,
    /// Single-letter keys are on.
    pub letters: bool,
}
