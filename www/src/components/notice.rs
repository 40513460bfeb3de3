//! A message that stays until it is put away.

use yew::prelude::*;

/// Properties of [`Notice`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What it says.
    pub text: AttrValue,
    /// It was put away.
    pub on_dismiss: Callback<()>,
    /// What it tells of is taken back.
    #[prop_or_default]
    pub on_undo: Option<Callback<()>>,
}

/// The message and its button.
#[component]
pub fn Notice(props: &Props) -> Html {
    html! {
        <div class="notice" role="note" aria-label="Message">
            <p>{ &props.text }</p>
            if let Some(undo) = &props.on_undo {
                <button type="button" class="button" onclick={undo.reform(|_| ())}>{ "Undo" }</button>
            }
            <button type="button" class="button quiet" onclick={props.on_dismiss.reform(|_| ())}>{ "Dismiss" }</button>
        </div>
    }
}
