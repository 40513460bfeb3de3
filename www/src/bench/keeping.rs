//! Where a page's text comes from and where it is kept: a link, this browser's storage, the gallery.

use crate::route::Address;
use crate::share;
use crate::state::Side;
use crate::state::bench::{Act, Action, Bench};
use crate::state::subject::{Kept, Subject};
use crate::{browser, storage};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

/// The address and the storage are written when the texts have been left alone for so long, in milliseconds.
const PAUSE: u32 = 750;

/// Long texts are answered after this pause.
const ANSWER_PAUSE: u32 = 150;

/// What the page begins with, and what to say about a link that could not be read.
pub fn first<S: Subject>(link: Option<&str>) -> (Kept<S>, Option<String>) {
    let linked = link.map(share::decode).transpose();
    let problem = linked.as_ref().err().map(ToString::to_string);
    (linked.ok().flatten().or_else(kept).unwrap_or_else(Kept::first), problem)
}

/// What was there at the last visit, or when the engine stopped.
fn kept<S: Subject>() -> Option<Kept<S>> {
    let kept = storage::read(S::ROUTE.slug()).and_then(|text| Kept::<S>::from_json(&text));
    let rescued: Vec<(Side, String)> =
        S::SIDES.iter().filter_map(|side| Some((*side, storage::take_rescued(side.id())?))).collect();
    if kept.is_none() && rescued.is_empty() {
        return None;
    }
    let mut kept = kept.unwrap_or_default();
    for (side, text) in rescued {
        kept.subject.set_text(side, text.into());
    }
    Some(kept)
}

/// The address of a page with a shared state.
pub fn address<S: Subject>(shared: Option<String>) -> Address {
    Address { route: S::ROUTE, shared }
}

/// Opens the links that a person pastes into the address while the page is open.
#[hook]
pub fn use_links<S: Subject>(
    link: &Option<String>,
    dispatch: UseReducerDispatcher<Bench<S>>,
    on_error: Callback<String>,
) {
    let is_first = use_mut_ref(|| true);
    use_effect_with(link.clone(), move |link| {
        if is_first.replace(false) {
            return;
        }
        match link.as_deref().map(share::decode) {
            Some(Ok(kept)) => dispatch.dispatch(Action::Load(kept)),
            Some(Err(error)) => on_error.emit(error.to_string()),
            None => {}
        }
    });
}

/// Writes the texts to the storage and the address when the typing pauses, and when the page is left.
#[hook]
pub fn use_keeping<S: Subject>(bench: &Bench<S>) {
    let newest = use_mut_ref(|| None::<Kept<S>>);
    let is_first = use_mut_ref(|| true);
    {
        let newest = newest.clone();
        use_effect_with((bench.subject.clone(), bench.cases.clone()), move |(subject, cases)| {
            // What was just read need not be written, and a link that could not be read stays to be looked at.
            if is_first.replace(false) {
                return Box::new(|| ()) as Box<dyn FnOnce()>;
            }
            newest.replace(Some(Kept { subject: subject.clone(), cases: cases.to_vec() }));
            if Address::parse(&browser::hash()).shared.is_some() {
                // The address says what was there before this change, and a reload takes its word: what is written while
                // the page is left comes too late for it.
                browser::replace_hash(&address::<S>(None).hash());
            }
            let timeout = Timeout::new(PAUSE, move || {
                if let Some(kept) = newest.take() {
                    keep(&kept);
                }
            });
            Box::new(move || drop(timeout))
        });
    }
    use_effect_with((), move |()| {
        let on_leave = newest.clone();
        let listener = EventListener::new(&browser::window(), "pagehide", move |_| {
            if let Some(kept) = on_leave.take() {
                keep(&kept);
            }
        });
        move || {
            // Another page of ours is opened: the address is that page's already.
            if let Some(kept) = newest.take() {
                store(&kept);
            }
            drop(listener);
        }
    });
}

fn keep<S: Subject>(kept: &Kept<S>) {
    store(kept);
    browser::replace_hash(&address::<S>(share::encode(kept)).hash());
}

fn store<S: Subject>(kept: &Kept<S>) {
    // A text that is too long to be kept must not leave an older one behind that looks like it.
    let name = S::ROUTE.slug();
    if !storage::write(name, &kept.to_json()) {
        storage::remove(name);
    }
}

/// Answers long texts when the typing pauses.
#[hook]
pub fn use_pause<S: Subject>(bench: &Bench<S>, act: Callback<Act>) {
    let texts: Option<Vec<Rc<str>>> = bench
        .view
        .waiting
        .then(|| bench.subject.judged().iter().map(|side| bench.subject.text(*side).clone()).collect());
    use_effect_with(texts, move |texts| {
        let timeout = texts.is_some().then(|| Timeout::new(ANSWER_PAUSE, move || act.emit(Act::Answer)));
        move || drop(timeout)
    });
}
