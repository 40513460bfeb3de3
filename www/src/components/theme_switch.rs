//! Light, dark, or as the system has it.

use crate::{browser, storage};
use yew::prelude::*;

/// Where the choice is kept; `www/main.js` reads it before the first paint.
const NAME: &str = "theme";

const THEMES: &[(&str, &str)] = &[("auto", "Auto"), ("light", "Light"), ("dark", "Dark")];

/// The switch.
#[component]
pub fn ThemeSwitch() -> Html {
    let theme = use_state(|| storage::read(NAME).unwrap_or_else(|| "auto".to_owned()));
    let choose = |name: &'static str| {
        let theme = theme.clone();
        Callback::from(move |_: MouseEvent| {
            theme.set(name.to_owned());
            if let Some(root) = browser::document().document_element() {
                // The attribute's name is a valid one.
                let _ = root.set_attribute("data-theme", name);
            }
            storage::write(NAME, name);
        })
    };
    html! {
        <div class="switch" role="group" aria-label="Theme">
            { for THEMES.iter().map(|(name, title)| html! {
                <button type="button" aria-pressed={(*theme == *name).to_string()} onclick={choose(name)}>
                    { title }
                </button>
            }) }
        </div>
    }
}
