//! A retry schedule as a line of time: a rail for each phase, with a tick for each retry. The rows below say the same in
//! words.

use crate::state::measure::thousands;
use crate::state::sns::retries::{self, Band, duration, phase_name};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Chart`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The description of the delivery policy.
    pub text: Rc<str>,
}

/// Sizes of the drawing, in its own units.
const LEFT: f64 = 120.0;
const SPAN: f64 = 520.0;
const WIDTH: f64 = 690.0;
const LANE: f64 = 46.0;
const TOP: f64 = 14.0;

/// The drawing.
#[component]
pub fn Chart(props: &Props) -> Html {
    let schedule = use_memo(props.text.clone(), |text| retries::schedule(text).map(|it| (retries::Chart::of(&it), it)));
    // While the description is refused the last schedule stays.
    let last = use_mut_ref(|| schedule.clone());
    let stale = schedule.is_none();
    if !stale {
        last.replace(schedule.clone());
    }
    let schedule = last.borrow().clone();
    let Some((chart, schedule)) = &*schedule else {
        return html! { <p class="empty">{ "As soon as the description is taken, its schedule stands here." }</p> };
    };
    let bottom = TOP + LANE * from(chart.bands.len()) + 8.0;
    let height = bottom + 34.0;
    let summary = format!(
        "{} retries within {}. The rows below say the same.",
        thousands(schedule.attempts.len()),
        duration(schedule.total_seconds)
    );
    html! {
        <div class={classes!("timeline", stale.then_some("is-stale"))}>
            <div class="scroll" tabindex="0" role="group" aria-label="Retry schedule">
                <svg viewBox={format!("0 0 {WIDTH} {height}")} width={WIDTH.to_string()} height={height.to_string()} role="img" aria-label={summary}>
                    { for chart.axis.iter().map(|(at, time)| {
                        let x = place(*at);
                        html! {
                            <g class="axis">
                                <line x1={x.clone()} x2={x.clone()} y1={TOP.to_string()} y2={bottom.to_string()} />
                                <text {x} y={(bottom + 18.0).to_string()} text-anchor="middle">{ time }</text>
                            </g>
                        }
                    }) }
                    { for chart.bands.iter().enumerate().map(|(index, band)| draw(index, band)) }
                </svg>
            </div>
            <p class="says">{ schedule.sum() }</p>
            <p class="legend muted">
                { "Time runs from the first delivery, which fails at 0 s, to the last retry" }
                { if chart.logarithmic { "; the axis grows by factors." } else { "." } }
                if schedule.model {
                    { " The backoff delays are a model: AWS draws its four functions and publishes no formulas, and SNS adds jitter." }
                }
            </p>
            if schedule.max_receives_per_second.is_some() || schedule.header_content_type.is_some() {
                <p class="legend muted">
                    if let Some(rate) = schedule.max_receives_per_second {
                        { format!("At most {rate} deliveries a second. ") }
                    }
                    if let Some(kind) = &schedule.header_content_type {
                        { format!("Content type {kind}.") }
                    }
                </p>
            }
        </div>
    }
}

fn from(count: usize) -> f64 {
    u32::try_from(count).map_or(0.0, f64::from)
}

fn place(at: f64) -> String {
    ((LEFT + at * SPAN) * 10.0).round().mul_add(0.1, 0.0).to_string()
}

fn draw(index: usize, band: &Band) -> Html {
    let y = TOP + LANE * (from(index) + 0.5);
    let at = y.to_string();
    let count = if band.retries == 1 { "1 retry".to_owned() } else { format!("{} retries", thousands(band.retries)) };
    html! {
        <g class="phase">
            <text x="0" y={(y - 2.0).to_string()} class="lane-name">{ phase_name(band.phase) }</text>
            <text x="0" y={(y + 14.0).to_string()} class="group">{ count }</text>
            <line class="rail" x1={LEFT.to_string()} x2={place(1.0)} y1={at.clone()} y2={at.clone()} />
            if band.ticks.is_empty() {
                <rect class="band" x={place(band.from)} y={(y - 7.0).to_string()} width={((band.to - band.from) * SPAN).max(2.0).to_string()} height="14" rx="3" />
            } else {
                { for band.ticks.iter().map(|tick| html! {
                    <line class="tick" x1={place(*tick)} x2={place(*tick)} y1={(y - 8.0).to_string()} y2={(y + 8.0).to_string()} />
                }) }
            }
        </g>
    }
}
