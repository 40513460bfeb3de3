//! The EventBridge page: a pattern, an event, and why one does or does not take the other.

mod copy;
mod gallery;
mod keeping;
mod limits;
mod panes;
mod problems;
mod test_set;
mod texts;
mod verdict;
mod why;

use crate::components::{Notice, use_announcer};
use crate::gallery::Item;
use crate::keys::{self, Command};
use crate::state::answer::Side;
use crate::state::bench::{Action, Bench};
use crate::{browser, format, share};
use panes::Pane;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// What the parts of the page tell the bench.
type Dispatch = UseReducerDispatcher<Bench>;

/// Properties of [`EventBridge`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What the address carries.
    pub shared: Option<String>,
    /// Single-letter keys are on.
    pub letters: bool,
}

/// The page.
#[component]
pub fn EventBridge(props: &Props) -> Html {
    let (first, problem) = use_memo(props.shared.clone(), |link| keeping::first(link.as_deref())).as_ref().clone();
    let bench = use_reducer(move || Bench::new(first));
    let dispatch = bench.dispatcher();
    let notice = use_state(|| problem.map(AttrValue::from));
    let gallery = use_state(|| false);
    let pane = use_state(|| Pane::Pattern);
    let say = use_announcer();

    keeping::use_links(&props.shared, dispatch.clone(), notice.setter());
    keeping::use_keeping(&bench);
    keeping::use_pause(&bench, dispatch.clone());

    // One announcement for what the page now says.
    let spoken: AttrValue = verdict::sentence(&bench).into();
    use_effect_with((spoken, say.clone()), |(spoken, say)| say.emit(spoken.clone()));

    let act = {
        let (bench, dispatch, say) = (bench.clone(), dispatch.clone(), say.clone());
        let (gallery, pane, notice) = (gallery.setter(), pane.setter(), notice.setter());
        Callback::from(move |command| match command {
            Command::NextPane => panes::step(&pane, 1),
            Command::PreviousPane => panes::step(&pane, -1),
            Command::NextRow => dispatch.dispatch(Action::Step(1)),
            Command::PreviousRow => dispatch.dispatch(Action::Step(-1)),
            Command::Share => share_link(&bench, &say, &notice),
            Command::Format => format_texts(&bench, &dispatch, &say),
            Command::Gallery => gallery.set(true),
            Command::Go(_) | Command::Keys => {}
        })
    };
    keys::use_commands(props.letters, act.clone());

    let open_item = {
        let (dispatch, notice) = (dispatch.clone(), notice.setter());
        Callback::from(move |item: Item| {
            dispatch.dispatch(Action::Open(item.pattern, item.event));
            notice.set(Some(format!("{}: {}. {}", item.service, item.title, item.lesson).into()));
        })
    };
    let close_gallery = {
        let gallery = gallery.setter();
        Callback::from(move |()| gallery.set(false))
    };
    let dismiss = {
        let notice = notice.setter();
        Callback::from(move |()| notice.set(None))
    };

    html! {
        <main class="bench">
            <h1 class="sr-only">{ "EventBridge patterns" }</h1>
            <verdict::Verdict bench={(*bench).clone()} act={act} {dispatch} />
            if let Some(text) = &*notice {
                <Notice text={text.clone()} on_dismiss={dismiss} />
            }
            <panes::Tabs pane={*pane} on_choose={let pane = pane.setter(); move |chosen| pane.set(chosen)} />
            <div class="texts">
                { for Side::ALL.into_iter().map(|side| html! {
                    <texts::TextPane {side} hidden={pane.hides(side.into())} bench={(*bench).clone()} dispatch={bench.dispatcher()} />
                }) }
            </div>
            <problems::Problems hidden={pane.hides(Pane::Why)} bench={(*bench).clone()} />
            <why::Why hidden={pane.hides(Pane::Why)} bench={(*bench).clone()} dispatch={bench.dispatcher()} />
            <limits::Limits hidden={pane.hides(Pane::Why)} pattern={bench.pattern.clone()} measures={bench.answer.measures} />
            <test_set::TestSet
                hidden={pane.hides(Pane::Tests)}
                pattern={bench.pattern.clone()}
                event={bench.event.clone()}
                cases={bench.cases.clone()}
                dispatch={bench.dispatcher()}
            />
            if *gallery {
                <gallery::Gallery on_open={open_item} on_close={close_gallery} />
            }
        </main>
    }
}

/// Copies a link to the page as it is.
fn share_link(bench: &Bench, say: &Callback<AttrValue>, notice: &UseStateSetter<Option<AttrValue>>) {
    let (say, notice) = (say.clone(), notice.clone());
    let Some(shared) = share::encode(&bench.shared()) else {
        notice.set(Some("These texts are too long for a link. Copy them as a test case, or shorten the event.".into()));
        return;
    };
    browser::replace_hash(&keeping::address(shared).hash());
    let link = browser::address();
    spawn_local(async move {
        let text = if browser::copy(&link).await {
            "Link copied. It holds both texts and the test set; nothing is stored anywhere."
        } else {
            "The clipboard is closed to this page; the link is in the address bar."
        };
        say.emit(text.into());
        notice.set(Some(text.into()));
    });
}

/// Lays out the text that has the focus, or both.
fn format_texts(bench: &Bench, dispatch: &Dispatch, say: &Callback<AttrValue>) {
    let focused = Side::ALL.into_iter().find(|side| panes::has_focus((*side).into()));
    for side in Side::ALL.into_iter().filter(|side| focused.is_none_or(|focused| focused == *side)) {
        match format::format(bench.text(side)) {
            Some(text) => dispatch.dispatch(Action::Edit(side, text.into())),
            None => say.emit(format!("{} is not JSON yet, and stays as it is.", side.label()).into()),
        }
    }
}
