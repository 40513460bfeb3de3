//! The conformance cases once more as WebAssembly, in a worker of Chromium, where the playground runs what takes long.
#![cfg(target_arch = "wasm32")]

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

#[path = "conformance.rs"]
mod conformance;
#[path = "conformance_sns.rs"]
mod conformance_sns;
