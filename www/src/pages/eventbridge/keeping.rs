//! Where the page's text comes from and where it is kept: a link, this browser's storage, the gallery.

use super::Dispatch;
use crate::route::{Address, Route};
use crate::share::{self, Shared};
use crate::state::answer::Side;
use crate::state::bench::{Action, Bench};
use crate::{browser, gallery, storage};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

/// Where the texts are kept.
const NAME: &str = "eventbridge";

/// The address and the storage are written when the texts have been left alone for so long, in milliseconds.
const PAUSE: u32 = 750;

/// Long texts are answered after this pause.
const ANSWER_PAUSE: u32 = 150;

/// What the page begins with, and what to say about a link that could not be read.
pub fn first(link: Option<&str>) -> (Shared, Option<String>) {
    let linked = link.map(share::decode).transpose();
    let problem = linked.as_ref().err().map(ToString::to_string);
    let shared = linked.ok().flatten().or_else(kept).unwrap_or_else(|| {
        let first = gallery::eventbridge().into_iter().nth(1);
        first.map_or_else(Shared::default, |item| Shared {
            pattern: item.pattern,
            event: item.event,
            cases: Vec::new(),
        })
    });
    (shared, problem)
}

/// What was there at the last visit, or when the engine stopped.
fn kept() -> Option<Shared> {
    let kept = storage::read(NAME).and_then(|text| share::from_json(&text));
    let rescued = Side::ALL.map(|side| storage::take_rescued(side.id()));
    if kept.is_none() && rescued.iter().all(Option::is_none) {
        return None;
    }
    let mut shared = kept.unwrap_or_default();
    let [pattern, event] = rescued;
    shared.pattern = pattern.map_or(shared.pattern, Rc::from);
    shared.event = event.map_or(shared.event, Rc::from);
    Some(shared)
}

/// The address of this page with a shared state.
pub fn address(shared: String) -> Address {
    Address { route: Route::EventBridge, shared: Some(shared) }
}

/// Opens the links that a person pastes into the address while the page is open.
#[hook]
pub fn use_links(link: &Option<String>, dispatch: Dispatch, notice: UseStateSetter<Option<AttrValue>>) {
    let is_first = use_mut_ref(|| true);
    use_effect_with(link.clone(), move |link| {
        if is_first.replace(false) {
            return;
        }
        match link.as_deref().map(share::decode) {
            Some(Ok(shared)) => dispatch.dispatch(Action::Load(shared)),
            Some(Err(error)) => notice.set(Some(error.to_string().into())),
            None => {}
        }
    });
}

/// Writes the texts to the storage and the address when the typing pauses, and when the page is left.
#[hook]
pub fn use_keeping(bench: &Bench) {
    let newest = use_mut_ref(|| None::<Shared>);
    let is_first = use_mut_ref(|| true);
    {
        let newest = newest.clone();
        use_effect_with(
            (bench.pattern.clone(), bench.event.clone(), bench.cases.clone()),
            move |(pattern, event, cases)| {
                // What was just read need not be written, and a link that could not be read stays to be looked at.
                if is_first.replace(false) {
                    return Box::new(|| ()) as Box<dyn FnOnce()>;
                }
                let shared = Shared { pattern: pattern.clone(), event: event.clone(), cases: cases.to_vec() };
                newest.replace(Some(shared));
                let timeout = Timeout::new(PAUSE, move || {
                    if let Some(shared) = newest.take() {
                        keep(&shared);
                    }
                });
                Box::new(move || drop(timeout))
            },
        );
    }
    use_effect_with((), move |()| {
        let listener = EventListener::new(&browser::window(), "pagehide", move |_| {
            if let Some(shared) = newest.take() {
                keep(&shared);
            }
        });
        move || drop(listener)
    });
}

fn keep(shared: &Shared) {
    // A text that is too long to be kept must not leave an older one behind that looks like it.
    if !storage::write(NAME, &share::to_json(shared)) {
        storage::remove(NAME);
    }
    let route = Route::EventBridge;
    browser::replace_hash(&Address { route, shared: share::encode(shared) }.hash());
}

/// Answers long texts when the typing pauses.
#[hook]
pub fn use_pause(bench: &Bench, dispatch: Dispatch) {
    let texts = (bench.waiting, bench.pattern.clone(), bench.event.clone());
    use_effect_with(texts, move |(waiting, ..)| {
        let timeout = waiting.then(|| Timeout::new(ANSWER_PAUSE, move || dispatch.dispatch(Action::Answer)));
        move || drop(timeout)
    });
}
