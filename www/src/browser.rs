//! The few things the page asks of the browser, in the words of the page.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, HtmlElement, Window};

/// The window.
///
/// # Panics
/// Outside a browser's main thread, where there is no page either.
#[must_use]
#[expect(clippy::expect_used, reason = "the page is made of it")]
pub fn window() -> Window {
    web_sys::window().expect("a page has a window")
}

/// The document.
///
/// # Panics
/// As [`window`].
#[must_use]
#[expect(clippy::expect_used, reason = "the page is made of it")]
pub fn document() -> Document {
    window().document().expect("a page has a document")
}

/// The address from `#` on.
#[must_use]
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// The whole address.
#[must_use]
pub fn address() -> String {
    window().location().href().unwrap_or_default()
}

/// Puts `hash` into the address without a step in the history.
pub fn replace_hash(hash: &str) {
    if let Ok(history) = window().history() {
        // Browsers refuse when it is called too often or the address is too long: the link is then one step behind.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(hash));
    }
}

/// Milliseconds since the page was opened.
#[must_use]
pub fn now() -> f64 {
    window().performance().map_or(0.0, |p| p.now())
}

/// Does the media query hold?
#[must_use]
pub fn matches(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// Puts `text` on the clipboard; `false` where the browser refuses.
pub async fn copy(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    // In a page that is not secure there is no clipboard, whatever the types say.
    if clipboard.is_undefined() {
        return false;
    }
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// The element that has the focus. One of a drawing is no `HTMLElement`, but has all that is asked of it here.
#[must_use]
pub fn focused() -> Option<HtmlElement> {
    Some(document().active_element()?.unchecked_into())
}

/// The first element under `selector`; of a drawing too, as [`focused`].
#[must_use]
pub fn find(selector: &str) -> Option<HtmlElement> {
    Some(document().query_selector(selector).ok().flatten()?.unchecked_into())
}

/// Gives the focus to the first element under `selector`.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector) {
        // Only an element that is gone refuses.
        let _ = element.focus();
    }
}
