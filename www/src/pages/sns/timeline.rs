//! A topic's timeline: a lane for each subscription, a column for each publish, and a scrubber. The rows below say the same
//! in words.

use crate::components::Light;
use crate::state::bench::{Act, View};
use crate::state::sns::fifo::{self, Cell, Column, Lane, MAX_COLUMNS, MAX_LANES, arrived, word};
use pointsman::sns::topic::Outcome;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

/// Properties of [`Timeline`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The scenario.
    pub text: Rc<str>,
    /// The answer to it.
    pub view: View,
    /// Tells the bench.
    pub act: Callback<Act>,
}

/// Sizes of the drawing, in its own units.
const STEP: usize = 64;
const HEAD: usize = 66;
const LANE: usize = 46;
const LEFT: usize = 150;

/// The drawing and its scrubber.
#[component]
pub fn Timeline(props: &Props) -> Html {
    let timeline = use_memo(props.text.clone(), |text| fifo::timeline(text));
    // While the scenario is invalid the last one that could be played stays.
    let last = use_mut_ref(|| timeline.clone());
    if !timeline.columns.is_empty() {
        last.replace(timeline.clone());
    }
    let timeline = last.borrow().clone();
    // The column that is told about comes into sight where there is no room for all.
    let drawing = use_node_ref();
    let told = use_mut_ref(|| 0);
    {
        let (drawing, told) = (drawing.clone(), told.clone());
        use_effect_with(props.view.selected, move |selected| {
            if let Some(element) = drawing.cast::<Element>().filter(|_| selected.is_some()) {
                let middle = i32::try_from(x(*told.borrow())).unwrap_or_default();
                element.set_scroll_left(middle - element.client_width() / 2);
            }
        });
    }
    let columns = timeline.columns.len().min(MAX_COLUMNS);
    if columns == 0 {
        return html! { <p class="empty">{ "As soon as the scenario can be played, its timeline stands here." }</p> };
    }
    // The row of each publish, among those of its subscriptions.
    let outermost = props.view.shown.rows.iter().enumerate().filter(|(_, row)| row.depth == 0);
    let rows: Rc<[usize]> = outermost.map(|(index, _)| index).collect();
    let selected = props.view.selected.map(|row| rows.partition_point(|first| *first <= row).saturating_sub(1));
    let now = selected.unwrap_or(columns - 1).min(columns - 1);
    told.replace(now);
    let scrub = {
        let (act, rows) = (props.act.clone(), rows.clone());
        Callback::from(move |event: InputEvent| {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            let index = input.and_then(|input| input.value().parse::<usize>().ok());
            if let Some(row) = index.and_then(|index| rows.get(index)) {
                act.emit(Act::Select(Some(*row)));
            }
        })
    };
    let says = timeline
        .columns
        .get(now)
        .map(|column| format!("#{now} at {} s, {}: {}", column.at, column.word(), timeline.sentence(now)));
    let says = says.unwrap_or_default();
    let lanes: Vec<_> = timeline.lanes.iter().chain(&timeline.queues).take(MAX_LANES).collect();
    let (width, height) = (LEFT + columns * STEP, HEAD + (lanes.len() + 1) * LANE);
    html! {
        <div class={classes!("timeline", props.view.is_stale().then_some("is-stale"))}>
            <div ref={drawing} class="scroll" tabindex="0" role="group" aria-label="Timeline">
                <svg
                    viewBox={format!("0 0 {width} {height}")}
                    width={width.to_string()}
                    height={height.to_string()}
                    role="img"
                    aria-label={format!("{} The rows below say the same.", props.view.shown.sentence)}
                >
                    <rect class="now" x={(LEFT + now * STEP).to_string()} y="0" width={STEP.to_string()} height={height.to_string()} rx="4" />
                    { for timeline.columns.iter().take(columns).enumerate().map(|(index, column)| head(index, column, index > now)) }
                    { rail("topic", 0, width, "topic-name") }
                    { for timeline.columns.iter().take(columns).enumerate().map(|(index, column)| publish(index, column, index > now)) }
                    { for lanes.iter().enumerate().map(|(index, lane)| draw_lane(index + 1, lane, &timeline.columns, columns, width, now)) }
                </svg>
            </div>
            <label class="scrubber">
                <span>{ "Time" }</span>
                <input
                    type="range"
                    min="0"
                    max={(columns - 1).to_string()}
                    step="1"
                    value={now.to_string()}
                    aria-valuetext={says.clone()}
                    oninput={scrub}
                    data-enter=""
                />
            </label>
            <p class="says">{ says }</p>
            <p class="legend muted">
                { "● delivered  ○ filtered out  ◌ duplicate  ▲ refused, dead-lettered or lost. An arc leads from a duplicate to the publish that claimed its ID; a line joins what one group delivers in order." }
            </p>
            if timeline.columns.len() > columns || timeline.lanes.len() + timeline.queues.len() > lanes.len() {
                <p class="muted">{ format!("{columns} publishes and {} subscriptions are drawn; the rows below have more.", lanes.len()) }</p>
            }
        </div>
    }
}

fn x(index: usize) -> usize {
    LEFT + index * STEP + STEP / 2
}

fn y(lane: usize) -> usize {
    HEAD + lane * LANE + LANE / 2
}

/// The time, the number and the group of a publish.
fn head(index: usize, column: &Column, later: bool) -> Html {
    let at = x(index).to_string();
    let group = column.group.as_deref().unwrap_or("–");
    html! {
        <g class={classes!("head", later.then_some("is-later"))}>
            <text x={at.clone()} y="16" text-anchor="middle" class="time">{ format!("{} s", column.at) }</text>
            <text x={at.clone()} y="35" text-anchor="middle" class="number">{ format!("#{index}") }</text>
            <text x={at} y="52" text-anchor="middle" class="group">{ clip(group, 8) }</text>
        </g>
    }
}

fn rail(name: &str, lane: usize, width: usize, class: &'static str) -> Html {
    let at = y(lane).to_string();
    html! {
        <>
            <text x="0" y={(y(lane) + 4).to_string()} class={classes!("lane-name", class)}>{ clip(name, 19) }<title>{ name.to_owned() }</title></text>
            <line class="rail" x1={LEFT.to_string()} x2={width.to_string()} y1={at.clone()} y2={at} />
        </>
    }
}

/// What the topic makes of a publish; an arc leads a duplicate back to its original.
fn publish(index: usize, column: &Column, later: bool) -> Html {
    let light = match column.passed() {
        Some(false) => Light::Alarm,
        passed => Light::of(passed),
    };
    let arc = column.result.duplicate_of.map(|original| {
        let (from, to, at) = (x(index), x(original), y(0));
        let path =
            format!("M{from} {} Q{} {} {to} {}", at - 9, usize::midpoint(from, to), at.saturating_sub(34), at - 9);
        html! { <path class="claim" d={path} /> }
    });
    html! {
        <g class={classes!("stop-at", light.class(), later.then_some("is-later"))}>
            <title>{ format!("#{index} {}", column.word()) }</title>
            { arc }
            { lamp(light, x(index), y(0)) }
        </g>
    }
}

/// The lamps of a subscription, and lines between what it gets of one group.
fn draw_lane(index: usize, lane: &Lane, columns: &[Column], count: usize, width: usize, now: usize) -> Html {
    let at = y(index);
    let cells = || lane.cells.iter().take(count).enumerate().filter_map(|(i, cell)| Some((i, cell.as_ref()?)));
    let in_order = |cell: &Cell| lane.in_order && arrived(cell.outcome) == Some(true);
    let delivered: Vec<usize> = cells().filter(|(_, cell)| in_order(cell)).map(|(i, _)| i).collect();
    let group = |i: usize| columns.get(i).and_then(|column| column.group.as_ref());
    // From each delivery to the next one of its group.
    let joined = delivered.iter().enumerate().filter_map(|(n, i)| {
        let next = delivered.iter().skip(n + 1).find(|next| group(**next).is_some() && group(**next) == group(*i))?;
        Some((*i, *next))
    });
    html! {
        <>
            { rail(&lane.name, index, width, "") }
            { for joined.map(|(from, to)| {
                let path = format!("M{} {} Q{} {} {} {}", x(from), at + 7, usize::midpoint(x(from), x(to)), at + 22, x(to), at + 7);
                html! { <path class={classes!("order", (to > now).then_some("is-later"))} d={path} /> }
            }) }
            { for cells().map(|(i, cell)| {
                let light = Light::of(arrived(cell.outcome));
                // What could not be delivered has a shape of its own; it is an answer all the same, so not red.
                let shape = match cell.outcome {
                    Outcome::DeadLettered | Outcome::Dropped => Light::Alarm,
                    _ => light,
                };
                html! {
                    <g class={classes!("stop-at", light.class(), (i > now).then_some("is-later"))}>
                        <title>{ format!("#{i} {}: {}", word(cell.outcome), cell.reason) }</title>
                        { lamp(shape, x(i), at) }
                    </g>
                }
            }) }
        </>
    }
}

/// A lamp of the drawing, of the same shapes as everywhere.
fn lamp(light: Light, x: usize, y: usize) -> Html {
    let (cx, cy) = (x.to_string(), y.to_string());
    match light {
        Light::On => html! { <circle {cx} {cy} r="7" class="full" /> },
        Light::Off => html! { <circle {cx} {cy} r="7" class="hollow" /> },
        Light::Dark => html! { <circle {cx} {cy} r="7" class="hollow" stroke-dasharray="3 3" /> },
        Light::Alarm => html! { <path class="full" d={format!("M{x} {} l8 14 h-16 Z", y.saturating_sub(8))} /> },
    }
}

fn clip(text: &str, length: usize) -> String {
    match text.char_indices().nth(length) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
