//! Pointsman answers in the browser and in any JS runtime what AWS answers only after a deployment.
#![deny(unsafe_code)]
#![cfg_attr(not(feature = "wasm"), forbid(unsafe_code))]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

pub mod asl;
mod case;
pub mod diagnostic;
pub mod eventbridge;
pub mod explanation;
mod gather;
pub mod json;
mod order;
#[cfg(test)]
mod random;
pub mod rules;
#[cfg(feature = "secrets")]
pub mod secrets;
pub mod sns;
mod table;
#[cfg(feature = "wasm")]
mod wasm;
pub mod yaml;
