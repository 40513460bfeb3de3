//! The answer on the clipboard: as text, as markdown, as a test case.

use crate::browser;
use crate::components::use_announcer;
use crate::state::report::Form;
use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// How long a button says that it worked, in milliseconds.
const THANKS: u32 = 1_500;

/// Properties of [`Copy`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// Writes the answer.
    pub write: Callback<Form, String>,
}

/// The buttons.
#[component]
pub fn Copy(props: &Props) -> Html {
    let done = use_state(|| None::<Form>);
    let say = use_announcer();
    let copy = |form: Form| {
        let (write, done, say) = (props.write.clone(), done.setter(), say.clone());
        Callback::from(move |_: MouseEvent| {
            let (text, done, say) = (write.emit(form), done.clone(), say.clone());
            spawn_local(async move {
                if !browser::copy(&text).await {
                    say.emit("The clipboard is closed to this page.".into());
                    return;
                }
                say.emit(format!("Copied as {}.", form.name().to_lowercase()).into());
                done.set(Some(form));
                Timeout::new(THANKS, move || done.set(None)).forget();
            });
        })
    };
    html! {
        <div class="switch copy" role="group" aria-label="Copy as">
            <span class="switch-name" aria-hidden="true">{ "Copy as" }</span>
            { for Form::ALL.into_iter().map(|form| html! {
                <button type="button" onclick={copy(form)}>
                    { if *done == Some(form) { "Copied" } else { form.name() } }
                </button>
            }) }
        </div>
    }
}
