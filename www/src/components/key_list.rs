//! The list of keys behind `?`, and the switch for those of one letter.

use super::Dialog;
use crate::keys;
use crate::route::Route;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Properties of [`KeyList`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Single letters are on.
    pub letters: bool,
    /// They were switched.
    pub on_letters: Callback<bool>,
    /// The dialog was closed.
    pub on_close: Callback<()>,
}

/// The dialog.
#[component]
pub fn KeyList(props: &Props) -> Html {
    let switch = props.on_letters.reform(|event: Event| {
        event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()).is_some_and(|input| input.checked())
    });
    html! {
        <Dialog id="keys" title="Keys" on_close={&props.on_close}>
            <table class="keys">
                <thead class="sr-only"><tr><th>{ "Keys" }</th><th>{ "What they do" }</th></tr></thead>
                <tbody>
                    { for keys::LIST.iter().map(|(keys, what, letter)| {
                        let keys = keys.iter().map(|key| (*key).to_owned()).collect();
                        row(keys, what, *letter && !props.letters)
                    }) }
                    { for Route::ALL.iter().map(|route| {
                        row(vec![format!("g {}", route.letter())], &format!("The page {}", route.name()), !props.letters)
                    }) }
                </tbody>
            </table>
            <label class="check">
                <input type="checkbox" checked={props.letters} onchange={switch} />
                { "Single-letter keys (outside text fields)" }
            </label>
        </Dialog>
    }
}

fn row(keys: Vec<String>, what: &str, off: bool) -> Html {
    html! {
        <tr class={classes!(off.then_some("is-off"))}>
            <td>{ for keys.into_iter().map(|key| html! { <kbd>{ key }</kbd> }) }</td>
            <td>{ what }</td>
        </tr>
    }
}
