//! What stays in this browser between visits: a text under a name. Storage may be closed or full; the page then forgets.

use crate::browser;
use web_sys::Storage;

const PREFIX: &str = "pointsman.";

fn storage() -> Option<Storage> {
    browser::window().local_storage().ok().flatten()
}

/// The text kept under `name`.
#[must_use]
pub fn read(name: &str) -> Option<String> {
    storage()?.get_item(&format!("{PREFIX}{name}")).ok().flatten()
}

/// Keeps `text`; `false` where there is no room.
pub fn write(name: &str, text: &str) -> bool {
    storage().is_some_and(|s| s.set_item(&format!("{PREFIX}{name}"), text).is_ok())
}

/// Forgets `name`.
pub fn remove(name: &str) {
    if let Some(storage) = storage() {
        // Only a closed storage refuses, and it holds nothing.
        let _ = storage.remove_item(&format!("{PREFIX}{name}"));
    }
}

/// What the panic banner kept of an editor, once.
#[must_use]
pub fn take_rescued(editor: &str) -> Option<String> {
    let name = format!("rescued.{editor}");
    let text = read(&name);
    remove(&name);
    text
}
