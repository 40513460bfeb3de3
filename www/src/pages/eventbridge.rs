//! The EventBridge page: a pattern, an event, and why one does or does not take the other.

use super::Props;
use crate::bench::use_desk;
use crate::state::eventbridge::Pair;
use crate::state::subject::Subject;
use yew::prelude::*;

/// The page.
#[component]
pub fn EventBridge(props: &Props) -> Html {
    let desk = use_desk::<Pair>(&props.shared, props.letters);
    html! {
        <main class="bench">
            <h1 class="sr-only">{ "EventBridge patterns" }</h1>
            { desk.head() }
            <div class="texts">
                { for Pair::SIDES.iter().map(|side| desk.editor(*side, Html::default())) }
            </div>
            { desk.reasons() }
            { desk.foot() }
        </main>
    }
}
