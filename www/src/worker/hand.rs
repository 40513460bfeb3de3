//! A worker of the browser, as `www/engines.js` offers it.

use wasm_bindgen::prelude::*;

/// What a worker tells: kind, generation, text, done, total.
pub type Heard = Closure<dyn Fn(String, u32, String, f64, f64)>;

#[wasm_bindgen(raw_module = "/www/engines.js")]
extern "C" {
    /// A worker with one engine.
    pub type Hand;

    /// Starts it; `heard` is first told `ready`, or `missing`.
    #[wasm_bindgen(constructor)]
    pub fn new(engine: &str, heard: &Heard) -> Hand;
    /// Asks for a call. Attachments are texts, files, anything that a worker can be sent.
    #[wasm_bindgen(method)]
    pub fn post(this: &Hand, generation: u32, call: &str, json: &str, attachments: &js_sys::Array);
    /// Ends it at once.
    #[wasm_bindgen(method)]
    pub fn end(this: &Hand);
}
