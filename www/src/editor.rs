//! The editors, as `www/editor.js` offers them: known by an id, positions in UTF-16 units.

use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// The flag of [`mark`] that shows a span as the selected one.
pub const ACTIVE: u32 = 4;

#[wasm_bindgen(raw_module = "/www/editor.js")]
extern "C" {
    /// Makes an editor inside `parent`; one that is `secret` takes any text, and nothing of it is ever kept.
    #[allow(clippy::too_many_arguments, reason = "a constructor of JavaScript's")]
    pub fn create(
        parent: &HtmlElement,
        id: &str,
        label: &str,
        text: &str,
        changed: &Closure<dyn Fn(String)>,
        moved: &Closure<dyn Fn(u32)>,
        secret: bool,
    );
    /// Takes it away.
    pub fn destroy(id: &str);
    /// Replaces its text, without telling `changed`.
    #[wasm_bindgen(js_name = setText)]
    pub fn set_text(id: &str, text: &str);
    /// Underlines triples of start, end and severity (0 error, 1 warning, 2 hint), each with a message.
    pub fn diagnose(id: &str, places: &[u32], messages: Vec<String>);
    /// Marks triples of start, end and kind (0 not reached, 1 no match, 2 match; plus [`ACTIVE`]).
    pub fn mark(id: &str, places: &[u32]);
    /// Scrolls to a place; neither cursor nor focus moves.
    pub fn reveal(id: &str, from: u32);
    /// Puts cursor and focus at a place.
    #[wasm_bindgen(js_name = goTo)]
    pub fn go_to(id: &str, from: u32);
}
