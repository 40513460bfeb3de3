//! The machine half of the Step Functions page: a definition is run on an input, event by event, on its drawing.

mod beside;
mod coverage;
mod event;
mod events;
mod export;
mod graph;
mod parts;
mod runs;
mod scenarios;
mod step;

pub use parts::halves;

use super::Props;
use crate::bench::{Desk, Note, Pane, use_desk};
use crate::state::Side;
use crate::state::bench::{Act, Action};
use crate::state::machine::covered::{covered, faint};
use crate::state::machine::{Machine as Texts, Told};
use std::rc::Rc;
use yew::prelude::*;

/// The same as long as it is the same in memory: what was told is large, and never changes.
#[derive(Debug)]
pub struct Same<T>(pub Rc<T>);

impl<T> Clone for Same<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The page.
#[component]
pub fn Machine(props: &Props) -> Html {
    let desk = use_desk::<Texts>(&props.shared, props.letters);
    let runs = runs::use_runs(&desk, props.letters);
    let texts = &desk.bench.subject;
    let told = use_told(texts);
    let is_stale = desk.bench.view.is_stale();
    // The event that is looked at; the last one unless a person chose another.
    let chosen = use_state_eq(|| None::<usize>);
    let timeline = told.as_ref().and_then(|told| told.0.run()?.timeline.clone()).map(Same);
    let last = timeline.as_ref().map_or(0, |timeline| timeline.0.last());
    let now = chosen.map_or(last, |at| at.min(last));
    let go = {
        let (chosen, act, timeline) = (chosen.setter(), desk.act.clone(), timeline.clone());
        Callback::from(move |at: usize| {
            chosen.set(timeline.as_ref().filter(|timeline| at < timeline.0.last()).map(|_| at));
            let visit = timeline.as_ref().and_then(|timeline| timeline.0.events.get(at)?.visit);
            act.emit(Act::Select(visit));
        })
    };
    {
        // Alt with the arrows and the cursor in the definition choose states; the line of time follows.
        let (selected, timeline, chosen) = (desk.bench.view.selected, timeline.clone(), chosen.clone());
        use_effect_with((selected, timeline), move |(selected, timeline)| {
            let Some((at, timeline)) = selected.zip(timeline.as_ref()) else { return };
            let now = chosen.unwrap_or(timeline.0.last());
            let here = timeline.0.events.get(now).and_then(|event| event.visit);
            if let Some(visit) = timeline.0.visits.get(at).filter(|_| here != Some(at)) {
                chosen.set(Some(visit.entered));
            }
        });
    }
    let coverage = told.as_ref().and_then(|told| covered(&told.0));
    let drawing = told.as_ref().and_then(|told| told.0.drawing().cloned()).map(Same);
    let run_button = runs.button();
    html! {
        <main class="bench machine">
            <h1 class="sr-only">{ "Step Functions: a whole machine, run with mocks" }</h1>
            { halves(true) }
            { desk.head() }
            <div class="workbench">
                <div class="sources">
                    { desk.editor(Side::Definition, kind_switch(&desk)) }
                    { desk.editor(Side::Input, Html::default()) }
                    { desk.editor(Side::Mocks, mock_button(&desk)) }
                </div>
                <graph::Graph
                    hidden={desk.hides(Pane::Graph)}
                    {drawing}
                    timeline={timeline.clone()}
                    {now}
                    faint={Rc::new(faint(coverage.as_ref()))}
                    {is_stale}
                    go={go.clone()}
                >
                    { run_button }
                </graph::Graph>
            </div>
            { desk.problems(Pane::Text(Side::Definition)) }
            <events::Events
                hidden={desk.hides(Pane::Events)}
                timeline={timeline.clone()}
                {now}
                {is_stale}
                go={go.clone()}
                copy={desk.copy()}
            >
                if let Some(timeline) = &timeline {
                    <event::AtEvent texts={texts.clone()} timeline={timeline.clone()} {now} />
                }
            </events::Events>
            <scenarios::Scenarios
                hidden={desk.hides(Pane::Tests)}
                texts={texts.clone()}
                told={told.clone()}
                change={change(&desk)}
                open={open(&desk)}
                remove={remove(&desk)}
                worker={runs.worker.clone()}
                say={desk.say.clone()}
            />
            <coverage::Covered
                hidden={desk.hides(Pane::Tests)}
                {coverage}
                told={told.clone()}
                texts={texts.clone()}
                change={change(&desk)}
                worker={runs.worker.clone()}
                say={desk.say.clone()}
            />
            <beside::Beside
                hidden={desk.hides(Pane::Tests)}
                texts={texts.clone()}
                timeline={timeline.clone()}
                editor={desk.editor(Side::History, Html::default())}
                go={go.clone()}
                recall={recall(&desk)}
                worker={runs.worker.clone()}
            />
            { desk.foot() }
        </main>
    }
}

/// What was told last about texts that could be run; while newer ones cannot be, or are on their way, that stays.
#[hook]
fn use_told(texts: &Texts) -> Option<Same<Told>> {
    let last = use_mut_ref(|| None::<Same<Told>>);
    if let Some(told) = texts.told().filter(|told| told.drawing().is_some()) {
        last.replace(Some(Same(told.clone())));
    }
    last.borrow().clone()
}

/// Standard or Express.
fn kind_switch(desk: &Desk<Texts>) -> Html {
    let texts = &desk.bench.subject;
    html! {
        <div class="switch" role="group" aria-label="Type of workflow">
            { for [(false, "Standard"), (true, "Express")].into_iter().map(|(express, name)| {
                let (dispatch, texts) = (desk.bench.dispatcher(), texts.clone());
                let pressed = (express == texts.express).to_string();
                let choose = Callback::from(move |_: MouseEvent| {
                    dispatch.dispatch(Action::Become(Texts { express, ..texts.clone() }));
                });
                html! { <button type="button" aria-pressed={pressed} onclick={choose}>{ name }</button> }
            }) }
        </div>
    }
}

/// Mocks for the Tasks that have none.
fn mock_button(desk: &Desk<Texts>) -> Html {
    let Some(mocked) = desk.bench.subject.with_mocks() else { return Html::default() };
    let (act, say) = (desk.act.clone(), desk.say.clone());
    let press = Callback::from(move |_: MouseEvent| {
        act.emit(Act::Edit(Side::Mocks, mocked.mocks.clone()));
        say.emit("Mocks were added for every Task that had none.".into());
    });
    html! { <button type="button" class="button quiet" onclick={press}>{ "Mock every Task" }</button> }
}

/// Other scenarios, with everything else as it is.
fn change(desk: &Desk<Texts>) -> Callback<Texts> {
    let dispatch = desk.bench.dispatcher();
    Callback::from(move |texts| dispatch.dispatch(Action::Become(texts)))
}

/// Texts that were made of a history, and a word about them; the ones before can be had again.
fn recall(desk: &Desk<Texts>) -> Callback<(Texts, String)> {
    let (dispatch, notice, before) = (desk.bench.dispatcher(), desk.notice.setter(), desk.bench.subject.clone());
    Callback::from(move |(texts, note): (Texts, String)| {
        dispatch.dispatch(Action::Become(texts));
        notice.set(Some(Note { text: note.into(), undo: Some(before.clone()) }));
    })
}

/// A scenario is taken out; it can be had again.
fn remove(desk: &Desk<Texts>) -> Callback<usize> {
    let (bench, notice) = (desk.bench.clone(), desk.notice.setter());
    Callback::from(move |at: usize| {
        let texts = &bench.subject;
        let Some(scenario) = texts.scenarios.get(at) else { return };
        let text = format!("The scenario “{}” was removed.", scenario.name).into();
        notice.set(Some(Note { text, undo: Some(texts.clone()) }));
        bench.dispatch(Action::Become(texts.with_scenarios(|list| {
            if at < list.len() {
                list.remove(at);
            }
        })));
    })
}

/// The texts of a scenario come to the editors.
fn open(desk: &Desk<Texts>) -> Callback<usize> {
    let (bench, say) = (desk.bench.clone(), desk.say.clone());
    Callback::from(move |at: usize| {
        let texts = &bench.subject;
        let Some(scenario) = texts.scenarios.get(at) else { return };
        say.emit(format!("Opened {}", scenario.name).into());
        bench.dispatch(Action::Become(Texts {
            input: scenario.input.clone(),
            mocks: scenario.mocks.clone(),
            ..texts.clone()
        }));
    })
}
