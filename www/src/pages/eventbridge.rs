//! The EventBridge page: a pattern, an event, and why one does or does not take the other.

mod compare;

use super::Props;
use crate::bench::{Pane, use_desk};
use crate::state::Side;
use crate::state::bench::{Act, Action};
use crate::state::eventbridge::Pair;
use crate::state::subject::Subject;
use compare::Compare;
use std::rc::Rc;
use yew::prelude::*;

/// The page.
#[component]
pub fn EventBridge(props: &Props) -> Html {
    let desk = use_desk::<Pair>(&props.shared, props.letters);
    let open = {
        let (act, pane) = (desk.act.clone(), desk.pane.setter());
        Callback::from(move |event: Rc<str>| {
            act.emit(Act::Edit(Side::Event, event));
            pane.set(Pane::Text(Side::Event));
        })
    };
    let keep = {
        let bench = desk.bench.dispatcher();
        Callback::from(move |cases| bench.dispatch(Action::AddCases(cases)))
    };
    html! {
        <main class="bench">
            <h1 class="sr-only">{ "EventBridge patterns" }</h1>
            { desk.head() }
            <div class="texts">
                { for Pair::SIDES.iter().map(|side| desk.editor(*side, Html::default())) }
            </div>
            { desk.reasons() }
            <Compare
                hidden={desk.hides(Pane::Why)}
                pattern={desk.bench.subject.pattern.clone()}
                on_open={open}
                on_keep={keep}
            />
            { desk.foot() }
        </main>
    }
}
