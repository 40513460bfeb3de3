//! The conformance cases once more as WebAssembly, in a page of Chromium.
#![cfg(target_arch = "wasm32")]

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[path = "conformance.rs"]
mod conformance;
#[path = "conformance_asl.rs"]
mod conformance_asl;
#[path = "conformance_sns.rs"]
mod conformance_sns;
#[path = "conformance_topic.rs"]
mod conformance_topic;
#[path = "conformance_validate.rs"]
mod conformance_validate;
