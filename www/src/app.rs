//! The frame around every page: header, navigation, keys, footer.

use crate::components::{Announcer, KeyList, ThemeSwitch};
use crate::keys::{self, Command};
use crate::pages::{EventBridge, Machine, Secrets, Sns, StepFunctions};
use crate::route::{self, Address, Route};
use crate::{browser, storage};
use yew::prelude::*;

/// Where the choice about single-letter keys is kept.
const LETTERS: &str = "letters";

/// The page as a whole.
#[component]
pub fn App() -> Html {
    let address = route::use_address();
    let letters = use_state(|| storage::read(LETTERS).as_deref() != Some("off"));
    let keys_open = use_state(|| false);

    let act = {
        let keys_open = keys_open.setter();
        use_callback((), move |command, ()| match command {
            Command::Go(route) => open(route),
            Command::Keys => keys_open.set(true),
            _ => {}
        })
    };
    keys::use_frame_commands(*letters, act);

    let on_letters = {
        let letters = letters.setter();
        Callback::from(move |on: bool| {
            letters.set(on);
            storage::write(LETTERS, if on { "on" } else { "off" });
        })
    };
    let open_keys = {
        let keys_open = keys_open.setter();
        Callback::from(move |_: MouseEvent| keys_open.set(true))
    };
    let close_keys = {
        let keys_open = keys_open.setter();
        Callback::from(move |()| keys_open.set(false))
    };

    use_effect_with(address.route, |route| browser::document().set_title(&format!("pointsman · {}", route.title())));

    html! {
        <Announcer>
            <header class="top">
                <a class="brand" href="#/">{ mark() }{ "pointsman" }</a>
                <nav aria-label="Pages">
                    { for Route::ALL.iter().filter(|route| route.part_of().is_none()).map(|route| html! {
                        <a
                            href={Address { route: *route, shared: None }.hash()}
                            aria-current={(*route == address.route.part_of().unwrap_or(address.route)).then_some("page")}
                        >
                            { route.name() }
                        </a>
                    }) }
                </nav>
                <div class="top-tools">
                    <ThemeSwitch />
                    <button type="button" class="button quiet" onclick={open_keys} aria-keyshortcuts="?">{ "Keys" }</button>
                </div>
            </header>
            { match address.route {
                Route::EventBridge => html! { <EventBridge shared={address.shared} letters={*letters} /> },
                Route::StepFunctions => html! { <StepFunctions shared={address.shared} letters={*letters} /> },
                Route::Machine => html! { <Machine shared={address.shared} letters={*letters} /> },
                Route::Secrets => html! { <Secrets letters={*letters} /> },
                Route::Sns => html! { <Sns shared={address.shared} letters={*letters} /> },
            } }
            <footer class="foot">{ "Runs in this tab. Nothing leaves it." }</footer>
            if *keys_open {
                <KeyList letters={*letters} {on_letters} on_close={close_keys} />
            }
        </Announcer>
    }
}

fn open(route: Route) {
    // The listener on the address does the rest.
    let _ = browser::window().location().set_hash(&Address { route, shared: None }.hash());
}

/// The points: a straight rail, and the one that turns off to a lit lamp.
fn mark() -> Html {
    html! {
        <svg class="mark" viewBox="0 0 32 20" aria-hidden="true">
            <path class="rail" d="M1 16H31" />
            <path class="turn" d="M6 16C14 16 14 5 21 5" />
            <circle class="light" cx="25" cy="5" r="3.5" />
        </svg>
    }
}
