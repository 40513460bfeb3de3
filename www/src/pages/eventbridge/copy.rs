//! The answer on the clipboard: as text, as markdown, as a test case.

use crate::browser;
use crate::components::use_announcer;
use crate::state::bench::Bench;
use crate::state::report;
use gloo_timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// A form: its name, and how it is written.
type Form = (&'static str, fn(&Bench) -> String);

const FORMS: [Form; 3] = [("Text", report::text), ("Markdown", report::markdown), ("Test case", report::test_case)];

/// How long a button says that it worked, in milliseconds.
const THANKS: u32 = 1_500;

/// Properties of [`Copy`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The bench.
    pub bench: Bench,
}

/// The buttons.
#[component]
pub fn Copy(props: &Props) -> Html {
    let done = use_state(|| None::<&'static str>);
    let say = use_announcer();
    let copy = |(name, write): Form| {
        let (bench, done, say) = (props.bench.clone(), done.setter(), say.clone());
        Callback::from(move |_: MouseEvent| {
            let (text, done, say) = (write(&bench), done.clone(), say.clone());
            spawn_local(async move {
                if !browser::copy(&text).await {
                    say.emit("The clipboard is closed to this page.".into());
                    return;
                }
                say.emit(format!("Copied as {}.", name.to_lowercase()).into());
                done.set(Some(name));
                Timeout::new(THANKS, move || done.set(None)).forget();
            });
        })
    };
    html! {
        <div class="switch copy" role="group" aria-label="Copy as">
            <span class="switch-name" aria-hidden="true">{ "Copy as" }</span>
            { for FORMS.into_iter().map(|form| html! {
                <button type="button" onclick={copy(form)}>
                    { if *done == Some(form.0) { "Copied" } else { form.0 } }
                </button>
            }) }
        </div>
    }
}
