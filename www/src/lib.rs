//! The playground: a page around the engines of `pointsman`.
//!
//! Text → [`state`] (plain Rust, tested natively) → [`pages`], made of the parts in [`mod@bench`] and the widgets in
//! [`components`] (yew) → the DOM. It holds no rules of AWS: every answer comes from the engines. What the browser knows is
//! behind [`browser`], [`editor`] and [`storage`]; heavy work is done in a [`worker`].

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

pub mod app;
pub mod bench;
pub mod browser;
pub mod components;
pub mod drop;
pub mod editor;
pub mod format;
pub mod gallery;
pub mod keys;
pub mod pages;
pub mod panic;
pub mod route;
pub mod share;
pub mod state;
pub mod storage;
pub mod worker;

use wasm_bindgen::prelude::wasm_bindgen;

/// Called once when the wasm is there: mounts the page.
#[wasm_bindgen(start)]
pub fn start() {
    panic::install();
    if let Some(root) = browser::document().get_element_by_id("app") {
        yew::Renderer::<app::App>::with_root(root).render();
    }
}
