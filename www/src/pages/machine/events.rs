//! The line of time: every event on a rail, a scrubber, and the list.

use super::Same;
use crate::browser;
use crate::components::{Lamp, Light};
use crate::state::machine::timeline::{Event as Told, Timeline, seconds};
use crate::state::measure::thousands;
use std::fmt::Write as _;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

/// Properties of [`Events`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The class that hides it on a phone.
    pub hidden: Classes,
    /// The events.
    pub timeline: Option<Same<Timeline>>,
    /// The one that is looked at.
    pub now: usize,
    /// Are they those of earlier texts?
    pub is_stale: bool,
    /// Goes to another.
    pub go: Callback<usize>,
    /// The buttons that copy the answer.
    pub copy: Html,
    /// What there is at the event.
    pub children: Html,
}

/// Events that are listed at once; the rail has all of them.
const PAGE: usize = 200;

/// The pane.
#[component]
pub fn Events(props: &Props) -> Html {
    let Props { timeline, now, go, .. } = props;
    let list = use_node_ref();
    {
        let list = list.clone();
        use_effect_with((*now, timeline.clone()), move |(now, _)| {
            let option = browser::find(&format!("#event-{now}"));
            if let (Some(list), Some(option)) = (list.cast::<Element>(), option) {
                show(&list, &option);
            }
        });
    }
    let head = |counted: String| {
        html! {
            <header class="pane-head">
                <h2 id="heading-events">{ "Events" }</h2>
                <span class="muted">{ counted }</span>
                if props.is_stale {
                    <span class="badge">{ "for the text before your last edit" }</span>
                }
                { props.copy.clone() }
            </header>
        }
    };
    let class = classes!("events", props.hidden.clone(), props.is_stale.then_some("is-stale"));
    let Some(Same(timeline)) = timeline.as_ref().filter(|timeline| !timeline.0.events.is_empty()) else {
        return html! {
            <section id="pane-events" {class} aria-labelledby="heading-events" tabindex="-1">
                { head(String::new()) }
                <p class="empty">{ "As soon as the machine runs, its events stand here, each with its time, its payload and the variables." }</p>
            </section>
        };
    };
    let (now, last) = (*now, timeline.last());
    let to = |at: usize| go.reform(move |_: MouseEvent| at);
    let scrub = go.clone();
    let scrub = Callback::from(move |event: InputEvent| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(at) = input.and_then(|input| input.value().parse::<usize>().ok()) {
            scrub.emit(at);
        }
    });
    let on_key = {
        let (go, timeline) = (go.clone(), timeline.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.alt_key() || event.ctrl_key() || event.meta_key() {
                return;
            }
            let at = match event.key().as_str() {
                "ArrowDown" => timeline.stepped(now, 1),
                "ArrowUp" => timeline.stepped(now, -1),
                "PageDown" => timeline.stepped(now, 10),
                "PageUp" => timeline.stepped(now, -10),
                "Home" => 0,
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            go.emit(at);
        })
    };
    let on_click = go.clone();
    let on_click = Callback::from(move |event: MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let option = target.and_then(|target| target.closest("[role=option]").ok().flatten());
        if let Some(at) = option.and_then(|option| option.get_attribute("data-at")?.parse().ok()) {
            on_click.emit(at);
        }
    });
    let says = says(timeline, now);
    let first = now / PAGE * PAGE;
    let count = timeline.events.len();
    let counted = match count {
        1 => "1 event".to_owned(),
        n => format!("{} events", thousands(n)),
    };
    html! {
        <section id="pane-events" {class} aria-labelledby="heading-events" tabindex="-1">
            { head(counted) }
            <div class="scrub">
                <div class="scrub-buttons" role="group" aria-label="Go to">
                    <button type="button" class="button" aria-label="The first event" disabled={now == 0} onclick={to(0)}>{ icon("M4 3V13M13 3L6 8L13 13Z") }</button>
                    <button type="button" class="button" aria-label="The event before" disabled={now == 0} onclick={to(now.saturating_sub(1))}>{ icon("M11 3L4 8L11 13Z") }</button>
                    <button type="button" class="button" aria-label="The next event" disabled={now == last} onclick={to(now + 1)}>{ icon("M5 3L12 8L5 13Z") }</button>
                    <button type="button" class="button" aria-label="The last event" disabled={now == last} onclick={to(last)}>{ icon("M12 3V13M3 3L10 8L3 13Z") }</button>
                </div>
                <div class="scrub-line">
                    { rail(timeline, now) }
                    <input
                        type="range"
                        aria-label="Event"
                        min="0"
                        max={last.to_string()}
                        step="1"
                        value={now.to_string()}
                        aria-valuetext={says.clone()}
                        oninput={scrub}
                        data-enter=""
                    />
                </div>
            </div>
            <p class="says">{ says }</p>
            <div class="events-body">
                <div class="events-list">
                    <ol
                        ref={list}
                        role="listbox"
                        aria-labelledby="heading-events"
                        aria-activedescendant={format!("event-{now}")}
                        tabindex="0"
                        onkeydown={on_key}
                        onclick={on_click}
                    >
                        { for timeline.events.iter().enumerate().skip(first).take(PAGE).map(|(at, event)| view(timeline, at, event, at == now)) }
                    </ol>
                    if count > PAGE {
                        <p class="pages muted">
                            <button type="button" class="button quiet" disabled={first == 0} onclick={to(first.saturating_sub(1))}>{ "Earlier" }</button>
                            { format!("{} to {}", thousands(first + 1), thousands((first + PAGE).min(count))) }
                            <button type="button" class="button quiet" disabled={first + PAGE >= count} onclick={to((first + PAGE).min(last))}>{ "Later" }</button>
                        </p>
                    }
                </div>
                { props.children.clone() }
            </div>
        </section>
    }
}

fn icon(d: &'static str) -> Html {
    html! { <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path {d} /></svg> }
}

/// An event in a sentence.
fn says(timeline: &Timeline, at: usize) -> String {
    let Some(event) = timeline.events.get(at) else { return String::new() };
    let state = timeline.visit_of(at).map(|visit| {
        let item = visit.iteration.map(|index| format!(", item {index}")).unwrap_or_default();
        format!(", {}{item}", visit.state)
    });
    format!(
        "Event {} of {} at {}: {}{}",
        thousands(at + 1),
        thousands(timeline.events.len()),
        seconds(event.at),
        event.name,
        state.unwrap_or_default()
    )
}

fn view(timeline: &Timeline, at: usize, event: &Told, is_now: bool) -> Html {
    let visit = timeline.visit_of(at);
    let before = at.checked_sub(1).and_then(|at| timeline.events.get(at));
    // Time is told where it moves.
    let moved = before.is_none_or(|before| before.at < event.at);
    let light = Light::of(event.tone());
    let item = visit.and_then(|visit| visit.iteration).map(|index| format!(" [{index}]")).unwrap_or_default();
    html! {
        <li
            key={at}
            id={format!("event-{at}")}
            role="option"
            data-at={at.to_string()}
            class={classes!("event", light.class(), moved.then_some("is-later"))}
            aria-selected={is_now.to_string()}
        >
            <span class="event-time">{ if moved { seconds(event.at) } else { String::new() } }</span>
            <Lamp {light} />
            <span class="event-name">{ &*event.name }</span>
            <span class="event-state">{ visit.map(|visit| format!("{}{item}", visit.state)) }</span>
        </li>
    }
}

/// All events as ticks along a rail: what succeeded, what failed, and the rest; long where a state is entered.
fn rail(timeline: &Timeline, now: usize) -> Html {
    const WIDTH: f64 = 1000.0;
    let count = timeline.events.len();
    let step = WIDTH / from(count.saturating_sub(1).max(1));
    // More ticks than pixels say no more.
    let stride = count.div_ceil(1_000).max(1);
    let mut paths = [String::new(), String::new(), String::new(), String::new()];
    for (at, event) in timeline.events.iter().enumerate() {
        let kind = match event.tone() {
            Some(false) => 1,
            Some(true) => 0,
            None => 2,
        };
        if kind != 1 && at % stride != 0 {
            continue;
        }
        let tall = event.name.ends_with("Entered") || event.name.starts_with("Execution") || kind == 1;
        let (x, half) = (from(at) * step, if tall { 9.0 } else { 5.0 });
        if let Some(path) = paths.get_mut(kind) {
            // Writing to a String cannot fail.
            let _ = write!(path, "M{x:.1} {}v{}", 12.0 - half, half * 2.0);
        }
        let later = timeline.events.get(at + 1).is_some_and(|next| next.at > event.at);
        if let Some(path) = paths.get_mut(3).filter(|_| later) {
            let _ = write!(path, "M{:.1} 12h{:.1}", x + step * 0.2, step * 0.6);
        }
    }
    let [passed, failed, others, gaps] = paths;
    let at = (from(now) * step).to_string();
    html! {
        <svg class="ticks" viewBox="-8 0 1016 24" preserveAspectRatio="none" aria-hidden="true">
            <path class="base" d="M0 12H1000" />
            <path class="gap" d={gaps} />
            <path class="others" d={others} />
            <path class="passed" d={passed} />
            <path class="failed" d={failed} />
            <path class="here" d={format!("M{at} 0V24")} />
        </svg>
    }
}

#[expect(clippy::cast_precision_loss, reason = "at most 25,000 events")]
const fn from(count: usize) -> f64 {
    count as f64
}

/// Scrolls a list, and only it, so that one of it is in sight.
fn show(list: &Element, option: &Element) {
    let (frame, row) = (list.get_bounding_client_rect(), option.get_bounding_client_rect());
    #[expect(clippy::cast_possible_truncation, reason = "pixels")]
    let scroll = |by: f64| list.set_scroll_top(list.scroll_top() + by.round() as i32);
    if row.top() < frame.top() + 2.0 {
        scroll(row.top() - frame.top() - 30.0);
    } else if row.bottom() > frame.bottom() - 2.0 {
        scroll(row.bottom() - frame.bottom() + 30.0);
    }
}
