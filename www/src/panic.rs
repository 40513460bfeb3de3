//! A panic ends the engine, not the text: the page says where it stopped, and a reload goes on with the same text.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(raw_module = "/www/rescue.js")]
extern "C" {
    /// Keeps the texts of all editors and shows the banner.
    fn stop(place: &str);
}

/// Makes every panic of the page show the banner.
pub fn install() {
    yew::set_custom_panic_hook(Box::new(|info| {
        let place = info.location().map(|l| format!("It stopped at {}:{}.", l.file(), l.line()));
        stop(&place.unwrap_or_default());
    }));
}
