//! A value that is masked until it is pressed.

use super::desk::Desk;
use crate::state::secrets::{Finding, Key};
use crate::worker::Told;
use pointsman::json::{self, Value};
use std::rc::Rc;
use yew::prelude::*;

/// Longer values are cut when they are shown.
const LENGTH: usize = 400;

/// Properties of [`Masked`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The page.
    pub desk: Desk,
    /// Which finding.
    pub key_of: Key,
    /// The finding.
    pub finding: Finding,
    /// Is it reached by Tab?
    pub reached: bool,
}

/// The value as a button.
#[component]
pub fn Masked(props: &Props) -> Html {
    let Props { desk, key_of, finding, reached } = props;
    let shown = use_state(|| None::<Rc<str>>);
    {
        // Another finding in the same row is another secret, and whoever leaves a row is done with it.
        let shown = shown.setter();
        use_effect_with((finding.fingerprint.clone(), finding.place), move |_| shown.set(None));
    }
    let press = {
        let (desk, key, finding, shown) = (desk.clone(), *key_of, finding.clone(), shown.clone());
        Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            desk.select(key);
            if shown.is_some() {
                shown.set(None);
            } else {
                reveal(&desk, key, &finding, shown.setter());
            }
        })
    };
    let label = if shown.is_some() { "Hide the value" } else { "Show the value" };
    html! {
        <button
            type="button"
            class={classes!("masked", shown.is_some().then_some("is-shown"))}
            aria-pressed={shown.is_some().to_string()}
            title={label}
            tabindex={if *reached { "0" } else { "-1" }}
            onclick={press}
        >
            <span class="sr-only">{ format!("{label}: ") }</span>
            <code>{ shown.as_deref().map_or_else(|| finding.redacted.to_string(), clip) }</code>
        </button>
    }
}

/// Asks the scanner for the value, which it keeps to itself otherwise.
fn reveal(desk: &Desk, key: Key, finding: &Finding, shown: UseStateSetter<Option<Rc<str>>>) {
    let Some(source) = desk.board.source(key.source) else { return };
    let members = format!(",\"start\":{},\"rule\":{}", finding.place.0, json::quote(&finding.rule));
    let on = Callback::from(move |told| {
        if let Told::Answer(json) = told {
            let value = json::parse(&json, &json::Options::default()).value;
            let secret = value.as_ref().and_then(|value| value.get("secret")).and_then(Value::as_text);
            shown.set(secret.map(|secret| secret.as_str().into()));
        }
    });
    desk.ask("secrets.reveal", source, &members, on);
}

fn clip(text: &str) -> String {
    match text.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
