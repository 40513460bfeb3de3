//! The Secrets page: what is in a text, a diff or files that should not be shared, why, and the same without it.

mod bench;
mod desk;
mod files;
mod findings;
mod opening;
mod options;
mod reports;
mod reveal;
mod rules;
mod share;
mod text;
mod verdict;
mod why;

use crate::bench::{Gallery, Tabs};
use crate::components::Notice;
use crate::state::secrets::{Action, Sample, samples};
use desk::{Desk, PANES, use_desk};
use std::rc::Rc;
use yew::prelude::*;

/// So many samples are offered while there is nothing to scan.
const FIRST: usize = 4;

/// Properties of the page: no link carries anything to it.
#[derive(Properties, PartialEq)]
pub struct PageProps {
    /// Single-letter keys are on.
    pub letters: bool,
}

/// Properties of its parts.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The page.
    pub desk: Desk,
}

/// The page.
#[component]
pub fn Secrets(props: &PageProps) -> Html {
    let desk = use_desk(props.letters);
    let over = opening::use_drops(&desk);
    let dismiss = {
        let notice = desk.notice.setter();
        Callback::from(move |()| notice.set(None))
    };
    let choose = {
        let pane = desk.pane.setter();
        Callback::from(move |chosen| pane.set(chosen))
    };
    html! {
        <main class={classes!("bench", "secrets", over.then_some("is-over"))}>
            <h1 class="sr-only">{ "Secrets and personal data" }</h1>
            <verdict::Verdict desk={desk.clone()} />
            <p class="private">
                { "What you paste or drop is scanned in this tab. It is never sent, stored, logged or put into a link; when the tab closes, it is gone." }
            </p>
            if let Some(text) = &*desk.notice {
                <Notice text={text.clone()} on_dismiss={dismiss} />
            }
            <options::Bar desk={desk.clone()} />
            <Tabs panes={Rc::from(PANES)} pane={*desk.pane} on_choose={choose} />
            <div class="texts scanned">
                <text::Text desk={desk.clone()} />
                <findings::Findings desk={desk.clone()} />
            </div>
            <files::Files desk={desk.clone()} />
            <why::Why desk={desk.clone()} />
            <share::Share desk={desk.clone()} />
            <options::Accepted desk={desk.clone()} />
            <bench::Bench desk={desk.clone()} />
            <rules::Rules desk={desk.clone()} />
            if *desk.gallery {
                <Samples desk={desk.clone()} />
            }
        </main>
    }
}

/// Opens a sample with its lesson.
fn open_sample(desk: &Desk, sample: &Sample) {
    let Sample { entry, text, path, diff, .. } = sample;
    desk.worker.stop();
    desk.act(Action::Sample(text.clone(), path.clone(), *diff));
    desk.notice.set(Some(format!("{}. {}", entry.title, entry.lesson).into()));
}

/// The gallery.
#[component]
fn Samples(props: &Props) -> Html {
    let samples = use_memo((), |()| samples());
    let entries = use_memo((), |()| samples.iter().map(|sample| sample.entry.clone()).collect());
    let close = {
        let gallery = props.desk.gallery.setter();
        Callback::from(move |()| gallery.set(false))
    };
    let open = {
        let (desk, samples) = (props.desk.clone(), samples.clone());
        Callback::from(move |index: usize| {
            if let Some(sample) = samples.get(index) {
                open_sample(&desk, sample);
            }
        })
    };
    html! { <Gallery {entries} item="sample" on_open={open} on_close={close} /> }
}

/// What a first visit may begin with.
#[component]
fn FirstSamples(props: &Props) -> Html {
    let samples = use_memo((), |()| samples());
    html! {
        <ul class="first-samples" aria-label="Samples to begin with">
            { for samples.iter().take(FIRST).cloned().map(|sample| {
                let (desk, title) = (props.desk.clone(), sample.entry.title.clone());
                let open = Callback::from(move |_: MouseEvent| open_sample(&desk, &sample));
                html! { <li><button type="button" class="place" onclick={open}>{ &*title }</button></li> }
            }) }
        </ul>
    }
}
