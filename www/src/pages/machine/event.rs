//! What there is at an event: its payload, its details, the variables; and on demand the data flow of its state.

use super::Same;
use super::step::StepFlow;
use crate::format;
use crate::state::machine::timeline::Timeline;
use crate::state::machine::{Machine, step};
use crate::state::measure::thousands;
use pointsman::asl::data::{Object, Value};
use yew::prelude::*;

/// Properties of [`AtEvent`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The texts that the run was of.
    pub texts: Machine,
    /// The events.
    pub timeline: Same<Timeline>,
    /// The one that is looked at.
    pub now: usize,
}

/// Longer documents are cut here; copying gives all.
const SHOWN: usize = 20_000;

/// The panel.
#[component]
pub fn AtEvent(props: &Props) -> Html {
    let open = use_state_eq(|| false);
    let Props { texts, timeline, now } = props;
    let timeline = &timeline.0;
    let Some(event) = timeline.events.get(*now) else { return Html::default() };
    let variables = use_memo((props.timeline.clone(), *now), |(timeline, now)| timeline.0.variables(*now));
    let inputs = use_memo((props.timeline.clone(), *now, *open), |(timeline, now, open)| {
        if *open { step::inputs(texts, &timeline.0, *now) } else { None }
    });
    let visit = timeline.visit_of(*now);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let payload = event.payload();
    html! {
        <div class="at-event">
            <section class="event-facts" aria-label="Payload of the event">
                <header class="pane-head">
                    <h3>{ payload.map_or("Payload", |(title, _)| title) }</h3>
                    if let Some((_, text)) = payload {
                        <span class="payload">{ format!("{} bytes", thousands(text.len())) }</span>
                    }
                </header>
                { payload.map_or_else(|| html! { <p class="empty">{ "This event has no payload." }</p> }, |(title, text)| document(title, text)) }
                { details(&event.details) }
            </section>
            <section class="event-facts" aria-label="Variables at the event">
                <header class="pane-head">
                    <h3>{ "Variables" }</h3>
                    if variables.is_empty() {
                        <span class="muted">{ "none here" }</span>
                    }
                </header>
                if !variables.is_empty() {
                    <dl class="details">
                        { for variables.iter().map(|(name, value)| html! {
                            <><dt><code>{ format!("${name}") }</code></dt><dd><code>{ clip(value) }</code></dd></>
                        }) }
                    </dl>
                }
            </section>
            if let Some(visit) = visit {
                <div class="step-flow">
                    <button type="button" class="button" aria-expanded={open.to_string()} onclick={toggle}>
                        { format!("Data flow of {}", visit.state) }
                    </button>
                    if let Some(inputs) = inputs.as_ref() {
                        <StepFlow inputs={inputs.clone()} />
                    }
                </div>
            }
        </div>
    }
}

/// A document, laid out.
fn document(title: &str, text: &str) -> Html {
    let laid = if text.len() > SHOWN { None } else { format::format(text) };
    html! {
        <pre class="payload-text" tabindex="0" role="group" aria-label={title.to_owned()}>{ laid.unwrap_or_else(|| clip(text)) }</pre>
    }
}

/// What it tells besides documents.
fn details(value: &Value) -> Html {
    const DOCUMENTS: [&str; 5] = ["input", "output", "parameters", "item", "assignedVariables"];
    let members = value.as_object().into_iter().flat_map(Object::iter);
    let told: Vec<(String, String)> = members
        .filter(|(name, _)| !DOCUMENTS.contains(&&***name) && !name.ends_with("Details"))
        .map(|(name, value)| (name.to_string(), value.as_str().map_or_else(|| value.to_string(), str::to_owned)))
        .collect();
    if told.is_empty() {
        return Html::default();
    }
    html! {
        <dl class="details">
            { for told.into_iter().map(|(name, value)| html! { <><dt>{ name }</dt><dd><code>{ value }</code></dd></> }) }
        </dl>
    }
}

fn clip(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}… ({} bytes)", text.get(..end).unwrap_or_default(), thousands(text.len())),
        None => text.to_owned(),
    }
}
