//! All rules of the scanner, to look through.

use super::Props;
use crate::bench::Pane;
use crate::components::{Lamp, Light};
use crate::state::secrets::Rule;
use crate::worker::Told;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDetailsElement, HtmlInputElement};
use yew::prelude::*;

/// Rules that are listed at once; a search brings the others.
const SHOWN: usize = 60;

/// The panel, which asks for the rules when it is opened.
#[component]
pub fn Rules(props: &Props) -> Html {
    let rules = use_state(|| None::<Rc<Vec<Rule>>>);
    let search = use_state(String::new);
    let on_toggle = {
        let (rules, desk) = (rules.clone(), props.desk.clone());
        Callback::from(move |event: Event| {
            let opened = event.target().and_then(|target| target.dyn_into::<HtmlDetailsElement>().ok());
            if rules.is_some() || !opened.is_some_and(|details| details.open()) {
                return;
            }
            let rules = rules.setter();
            let on = Callback::from(move |told| {
                if let Told::Answer(json) = told {
                    rules.set(Some(Rc::new(Rule::read_all(&json))));
                }
            });
            desk.worker.ask("secrets.rules", r#"{"options":{"personalData":true}}"#, on);
        })
    };
    let on_search = {
        let search = search.setter();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
                search.set(input.value());
            }
        })
    };
    let found: Vec<&Rule> = rules.iter().flat_map(|rules| rules.iter()).filter(|rule| rule.fits(&search)).collect();
    let more = found.len().saturating_sub(SHOWN);
    html! {
        <details class={classes!("panel", "rules", props.desk.hides(Pane::Why))} ontoggle={on_toggle}>
            <summary><h2>{ "Rules" }</h2></summary>
            if rules.is_some() {
                <div class="search">
                    <input type="search" aria-label="Search the rules" placeholder="Vendor, name, what it finds" value={(*search).clone()} oninput={on_search} />
                    <span class="muted">{ format!("{} rules", found.len()) }</span>
                </div>
                <ul class="rule-list" tabindex="0" aria-label="Rules">
                    { for found.iter().take(SHOWN).map(|rule| html! {
                        <li key={&*rule.id}>
                            <Lamp light={if rule.personal { Light::Dark } else { Light::Off }} />
                            <b>{ &*rule.vendor }</b>
                            <span>{ &*rule.description }{ " " }<code class="muted">{ &*rule.id }</code></span>
                            <span class="muted">{ format!("{} severity, {} confidence", rule.severity, rule.confidence) }</span>
                        </li>
                    }) }
                </ul>
                if more > 0 {
                    <p class="muted">{ format!("{more} more: search for them.") }</p>
                }
            } else {
                <p class="empty">{ "…" }</p>
            }
        </details>
    }
}
