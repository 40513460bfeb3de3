//! A history that AWS exported, laid beside the run: the first thing that is told otherwise, and the others.

use super::Same;
use crate::state::machine::Told;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Beside`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The class that hides it on a phone.
    pub hidden: Classes,
    /// What AWS exported.
    pub text: Rc<str>,
    /// The run.
    pub told: Option<Same<Told>>,
    /// The editor of the export.
    pub editor: Html,
    /// Goes to an event.
    pub go: Callback<usize>,
}

/// The panel.
#[component]
pub fn Beside(props: &Props) -> Html {
    html! {
        <details class={classes!("panel", "beside-aws", props.hidden.clone())}>
            <summary><h2>{ "Beside a history from AWS" }</h2></summary>
            <div class="texts alone">{ props.editor.clone() }</div>
        </details>
    }
}
