//! A message that stays until it is put away.

use yew::prelude::*;

/// Properties of [`Notice`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What it says.
    pub text: AttrValue,
    /// It was put away.
    pub on_dismiss: Callback<()>,
}

/// The message and its button.
#[component]
pub fn Notice(props: &Props) -> Html {
    html! {
        <div class="notice" role="note" aria-label="Message">
            <p>{ &props.text }</p>
            <button type="button" class="button quiet" onclick={props.on_dismiss.reform(|_| ())}>{ "Dismiss" }</button>
        </div>
    }
}
