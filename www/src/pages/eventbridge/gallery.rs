//! The gallery: search, read the lesson, open the pair.

use crate::components::{Dialog, Lamp, Light};
use crate::gallery::{self, Item};
use crate::state::Verdict;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlInputElement};
use yew::prelude::*;

/// Properties of [`Gallery`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// An item was chosen.
    pub on_open: Callback<Item>,
    /// The dialog was closed.
    pub on_close: Callback<()>,
}

/// The dialog.
#[component]
pub fn Gallery(props: &Props) -> Html {
    let items = use_memo((), |()| gallery::eventbridge());
    let search = use_state(String::new);
    let on_input = {
        let search = search.setter();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()) {
                search.set(input.value());
            }
        })
    };
    let found: Vec<_> = items.iter().filter(|item| item.fits(&search)).collect();
    let count = match found.len() {
        1 => "1 pair".to_owned(),
        n => format!("{n} pairs"),
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
                { for found.into_iter().map(|item| view(item, props)) }
            </ul>
            if !items.iter().any(|item| item.fits(&search)) {
                <p class="empty">{ "Nothing in the gallery has all these words." }</p>
            }
        </Dialog>
    }
}

fn view(item: &Item, props: &Props) -> Html {
    let light = match item.expect {
        Verdict::Match => Light::On,
        Verdict::NoMatch => Light::Off,
        Verdict::Invalid => Light::Alarm,
    };
    let open = {
        let (item, on_open) = (item.clone(), props.on_open.clone());
        Callback::from(move |event: MouseEvent| {
            on_open.emit(item.clone());
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
                <span class="item-name"><b>{ &*item.service }</b>{ " " }{ &*item.title }</span>
                <span class="word">{ item.expect.name() }</span>
                <span class="lesson">{ &*item.lesson }</span>
            </button>
        </li>
    }
}
