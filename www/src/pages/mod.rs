//! The pages, one for each engine.

mod eventbridge;

pub use eventbridge::EventBridge;
