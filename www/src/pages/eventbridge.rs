//! The EventBridge page: a pattern, an event, and why one does or does not take the other.

mod branches;
mod compare;
mod transformer;

use super::Props;
use crate::bench::{Desk, Note, Pane, use_desk};
use crate::state::Side;
use crate::state::bench::Act;
use crate::state::bench::Action;
use crate::state::eventbridge::Pair;
use crate::state::subject::Subject;
use crate::state::transformer::Transformer;
use pointsman::eventbridge::{FromEventOptions, pattern_from_event};
use std::rc::Rc;
use yew::prelude::*;

/// The page.
#[component]
pub fn EventBridge(props: &Props) -> Html {
    let desk = use_desk::<Pair>(&props.shared, props.letters);
    let pair = &desk.bench.subject;
    let below = desk.hides(Pane::Why);
    let transform = {
        let (bench, pair) = (desk.bench.dispatcher(), pair.clone());
        Callback::from(move |transformer: Transformer| {
            bench.dispatch(Action::Become(Pair { transformer, ..pair.clone() }));
        })
    };
    let other = {
        let (bench, pair) = (desk.bench.dispatcher(), pair.clone());
        Callback::from(move |other: Rc<str>| bench.dispatch(Action::Become(Pair { other, ..pair.clone() })))
    };
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
    let beside = |side| match side {
        Side::Event => from_event(&desk),
        _ => Html::default(),
    };
    html! {
        <main class="bench">
            <h1 class="sr-only">{ "EventBridge patterns" }</h1>
            { desk.head() }
            <div class="texts">
                { for Pair::SIDES.iter().map(|side| desk.editor(*side, beside(*side))) }
            </div>
            { desk.reasons() }
            <branches::Branches hidden={below.clone()} pattern={pair.pattern.clone()} event={pair.event.clone()} />
            <compare::Compare
                hidden={below.clone()}
                pattern={pair.pattern.clone()}
                text={pair.other.clone()}
                on_text={other}
                on_open={open}
                on_keep={keep}
            />
            <transformer::Transformer
                hidden={below}
                texts={pair.transformer.clone()}
                event={pair.event.clone()}
                on_change={transform}
            />
            { desk.foot() }
        </main>
    }
}

/// The button that makes a pattern of the event. What it replaces can be had back.
fn from_event(desk: &Desk<Pair>) -> Html {
    let (bench, notice, pair) = (desk.bench.dispatcher(), desk.notice.setter(), desk.bench.subject.clone());
    let make = Callback::from(move |_: MouseEvent| {
        notice.set(Some(match pattern_from_event(&pair.event, FromEventOptions::default()) {
            Ok(pattern) => {
                bench.dispatch(Action::Become(Pair { pattern: pattern.into(), ..pair.clone() }));
                let text = "The pattern is made of what tells this kind of event from others: ids, times and prose are left out.";
                Note { undo: Some(pair.clone()), ..Note::new(text) }
            }
            Err(error) => Note::new(format!("No pattern can be made of this event: {}.", error.diagnostics().first().map_or("", |it| it.message.trim_end_matches('.')))),
        }));
    });
    html! { <button type="button" class="button quiet" onclick={make}>{ "Pattern from this event" }</button> }
}
