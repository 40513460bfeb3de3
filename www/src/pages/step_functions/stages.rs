//! The stages of the state along a rail, and at the chosen one the document before and after.

use super::pane::Documents;
use crate::browser;
use crate::components::{Lamp, Light};
use crate::state::answer::Place;
use crate::state::asl::{Flow, Station, Status};
use crate::state::bench::{Act, View};
use std::rc::Rc;
use yew::prelude::*;

/// The stages, the same as long as it is the same answer.
#[derive(Clone, Debug)]
pub struct Way(pub Rc<Flow>);

impl PartialEq for Way {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Properties of [`Stages`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The class that hides it on a phone.
    pub hidden: Classes,
    /// The stages.
    pub way: Way,
    /// The answer that they belong to.
    pub view: View,
    /// Tells the bench.
    pub act: Callback<Act>,
    /// The text of the input.
    pub input: Rc<str>,
    /// Lights up places in it.
    pub on_spots: Callback<Rc<[Place]>>,
}

/// The pane.
#[component]
pub fn Stages(props: &Props) -> Html {
    let Props { way, view, act, .. } = props;
    let flow = &way.0;
    let now = view.selected.map_or_else(|| flow.first(), |row| flow.station_of(row));
    let on_key = {
        let (way, act) = (way.clone(), act.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.alt_key() || event.ctrl_key() || event.meta_key() {
                return;
            }
            let last = way.0.stations.len().saturating_sub(1);
            let next = match event.key().as_str() {
                "ArrowRight" | "ArrowDown" => (now + 1).min(last),
                "ArrowLeft" | "ArrowUp" => now.saturating_sub(1),
                "Home" => 0,
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            if let Some(station) = way.0.stations.get(next) {
                act.emit(Act::Select(Some(station.row)));
                browser::focus(&format!("#station-{next}"));
            }
        })
    };
    let name = if flow.name.is_empty() { "the state".to_owned() } else { flow.name.clone() };
    html! {
        <section
            id="pane-stages"
            class={classes!("stages", props.hidden.clone(), view.is_stale().then_some("is-stale"))}
            aria-labelledby="heading-stages"
            tabindex="-1"
        >
            <header class="pane-head">
                <h2 id="heading-stages">{ format!("Through {name}") }</h2>
                <span class="badge">{ flow.kind.as_str() }</span>
                if view.is_stale() {
                    <span class="badge">{ "for the text before your last edit" }</span>
                }
            </header>
            <div class="stations" role="toolbar" aria-label="Stages of the state" onkeydown={on_key}>
                <span class="stop">{ "input" }</span>
                { for flow.stations.iter().enumerate().map(|(at, station)| button(at, station, at == now, act)) }
                <span class={classes!("stop", "end", flow.trace.output.is_none().then_some("is-cut"))}>{ end(flow) }</span>
            </div>
            { failure(flow) }
            if let Some(station) = flow.stations.get(now) {
                // What AWS would say has been said above.
                if station.status != Status::Fails {
                    <p class="station-says"><b>{ station.name }</b>{ " " }{ &station.why }</p>
                }
                <Documents
                    key={now}
                    way={way.clone()}
                    {now}
                    input={props.input.clone()}
                    on_spots={&props.on_spots}
                />
            }
        </section>
    }
}

fn button(at: usize, station: &Station, is_now: bool, act: &Callback<Act>) -> Html {
    let light = Light::of(station.status.held());
    let row = station.row;
    let select = act.reform(move |_: MouseEvent| Act::Select(Some(row)));
    html! {
        <button
            key={at}
            type="button"
            id={format!("station-{at}")}
            class={classes!("station", light.class())}
            aria-current={is_now.then_some("step")}
            tabindex={if is_now { "0" } else { "-1" }}
            data-enter={is_now.then_some("")}
            onclick={select}
        >
            <Lamp {light} />
            <span class="station-name">{ station.name }</span>
            <span class="word">{ station.status.word() }</span>
            if station.changes() {
                <span class="word changes">{ "changes it" }</span>
            }
        </button>
    }
}

/// Where it leads.
fn end(flow: &Flow) -> String {
    match (&flow.trace.next, &flow.trace.output) {
        (Some(next), _) => format!("to {next}"),
        (None, Some(_)) => "output".to_owned(),
        (None, None) => "no output".to_owned(),
    }
}

/// What AWS would say.
fn failure(flow: &Flow) -> Html {
    let Some(failure) = flow.failure() else { return Html::default() };
    html! {
        <div class="aws-says" role="note" aria-label="What AWS would say">
            <p>
                <b>{ &failure.name }</b>
                if flow.is_caught() {
                    <span class="muted">{ " is caught." }</span>
                }
            </p>
            <p><span class="muted">{ "AWS would say: " }</span><q>{ &failure.cause }</q></p>
            { for flow.trace.diagnostics.iter().map(|trap| html! {
                <p class="trap is-miss"><Lamp light={Light::Off} /><span class="word">{ "Trap" }</span><span>{ &trap.message }</span></p>
            }) }
        </div>
    }
}
