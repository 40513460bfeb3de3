//! The gallery: search, read the lesson, open the pair.

use crate::components::{Dialog, Lamp, Light};
use crate::gallery::Entry;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlInputElement};
use yew::prelude::*;

/// Properties of [`Gallery`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its items.
    pub entries: Rc<Vec<Entry>>,
    /// What one of them is called.
    pub item: &'static str,
    /// An item was chosen, by its place in the list.
    pub on_open: Callback<usize>,
    /// The dialog was closed.
    pub on_close: Callback<()>,
}

/// The dialog.
#[component]
pub fn Gallery(props: &Props) -> Html {
    let Props { entries, item, .. } = props;
    let search = use_state(String::new);
    let on_input = {
        let search = search.setter();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()) {
                search.set(input.value());
            }
        })
    };
    let found: Vec<_> = entries.iter().enumerate().filter(|(_, entry)| entry.fits(&search)).collect();
    let count = match found.len() {
        1 => format!("1 {item}"),
        n => format!("{n} {item}s"),
    };
    html! {
        <Dialog id="gallery" title="Gallery" on_close={&props.on_close}>
            <div class="search">
                <input
                    type="search"
                    aria-label="Search the gallery"
                    placeholder="Service, operator, words of the lesson"
                    value={(*search).clone()}
                    oninput={on_input}
                    autofocus={true}
                />
                <span class="muted">{ count }</span>
            </div>
            <ul class="gallery" tabindex="-1">
                { for found.iter().map(|(index, entry)| view(*index, entry, props)) }
            </ul>
            if found.is_empty() {
                <p class="empty">{ "Nothing in the gallery has all these words." }</p>
            }
        </Dialog>
    }
}

fn view(index: usize, item: &Entry, props: &Props) -> Html {
    let light = Light::from(item.expect);
    let open = {
        let on_open = props.on_open.clone();
        Callback::from(move |event: MouseEvent| {
            on_open.emit(index);
            // The current target is the page: yew listens there for all of it.
            let pressed = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
            let dialog = pressed.and_then(|p| p.closest("dialog").ok().flatten());
            if let Some(dialog) = dialog.and_then(|d| d.dyn_into::<HtmlDialogElement>().ok()) {
                dialog.close();
            }
        })
    };
    html! {
        <li key={&*item.id}>
            <button type="button" class={classes!("item", light.class())} onclick={open}>
                <Lamp {light} />
                <span class="item-name"><b>{ &*item.group }</b>{ " " }{ &*item.title }</span>
                <span class="word">{ &*item.word }</span>
                <span class="lesson">{ &*item.lesson }</span>
            </button>
        </li>
    }
}
