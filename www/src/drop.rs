//! Files that come and go, as `www/drop.js` offers it.

use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;

/// Is told paths, handles, and how many were left out.
pub type Came = Closure<dyn Fn(Vec<String>, Array, u32)>;

#[wasm_bindgen(raw_module = "/www/drop.js")]
extern "C" {
    /// Takes what is dropped anywhere on the page; `over` is told while files are held above it. Answers what ends it.
    #[wasm_bindgen(js_name = takeDrops)]
    pub fn take_drops(over: &Closure<dyn Fn(bool)>, came: &Came) -> Function;
    /// Opens the choice of files, or of a folder.
    pub fn choose(folder: bool, came: &Came);
    /// Has the browser write a file.
    pub fn download(name: &str, kind: &str, text: &str);
}
