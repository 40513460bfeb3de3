//! A history that AWS exported, laid beside the run: the first thing that is told otherwise, and the others.

use super::Same;
use crate::components::{Lamp, Light, use_announcer};
use crate::state::machine::Machine;
use crate::state::machine::beside::{Comparison, Difference, NoComparison, question, read, recalled};
use crate::state::machine::timeline::Timeline;
use crate::state::measure::thousands;
use crate::worker::{Told as Heard, Worker, message};
use pointsman::json::quote;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Beside`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The class that hides it on a phone.
    pub hidden: Classes,
    /// The texts, the export among them.
    pub texts: Machine,
    /// The events of the run.
    pub timeline: Option<Same<Timeline>>,
    /// The editor of the export.
    pub editor: Html,
    /// Goes to an event.
    pub go: Callback<usize>,
    /// Other texts, and what to say about them.
    pub recall: Callback<(Machine, String)>,
    /// Compares.
    pub worker: Worker,
}

/// Differences that are listed.
const SHOWN: usize = 50;

/// The panel.
#[component]
pub fn Beside(props: &Props) -> Html {
    let asked = use_memo(props.texts.clone(), question);
    let answer = use_state_eq(|| None::<Rc<Result<Comparison, NoComparison>>>);
    let trouble = use_state_eq(|| None::<String>);
    {
        let (worker, answer) = (props.worker.clone(), answer.setter());
        use_effect_with(asked.as_ref().clone(), move |asked| match asked {
            Some(asked) => {
                let on = Callback::from(move |heard: Heard| {
                    let made = match heard {
                        Heard::Progress { .. } => return,
                        Heard::Answer(json) => read(&json),
                        Heard::Refused(json) => Err(NoComparison::Unread(message(&json))),
                        Heard::Failed(failure) => Err(NoComparison::Unread(failure.sentence())),
                    };
                    answer.set(Some(Rc::new(made)));
                });
                worker.ask("states.beside", &**asked, on);
            }
            None => answer.set(None),
        });
    }
    let say = use_announcer();
    {
        let summary = answer.as_ref().and_then(|answer| answer.as_ref().as_ref().ok().map(|it| it.summary.to_string()));
        use_effect_with(summary, move |summary| {
            if let Some(summary) = summary {
                say.emit(summary.clone().into());
            }
        });
    }
    let recall = {
        let (texts, recall, worker, trouble) =
            (props.texts.clone(), props.recall.clone(), props.worker.clone(), trouble.setter());
        Callback::from(move |_: MouseEvent| {
            let (texts, recall, trouble) = (texts.clone(), recall.clone(), trouble.clone());
            let json = format!("{{\"history\":{}}}", quote(&texts.history));
            let on = Callback::from(move |heard: Heard| {
                let made = match heard {
                    Heard::Progress { .. } => return,
                    Heard::Answer(json) => recalled(&texts, &json),
                    Heard::Refused(json) => Err(message(&json)),
                    Heard::Failed(failure) => Err(failure.sentence()),
                };
                match made {
                    Ok((texts, notes)) => {
                        trouble.set(None);
                        let note = std::iter::once("Input and mocks are those of the history from AWS.".to_owned());
                        recall.emit((texts, note.chain(notes).collect::<Vec<_>>().join(" ")));
                    }
                    Err(why) => trouble.set(Some(why)),
                }
            });
            worker.ask("states.recall", json, on);
        })
    };
    let is_blank = props.texts.history.trim().is_empty();
    html! {
        <details class={classes!("panel", "beside-aws", props.hidden.clone())} open={!is_blank}>
            <summary><h2>{ "Beside a history from AWS" }</h2>
                <span class="muted">{ "what aws stepfunctions get-execution-history prints" }</span>
            </summary>
            <div class="beside-body">
                <div class="texts alone">{ props.editor.clone() }</div>
                <div class="compared-history">
                    if is_blank {
                        <p class="empty">{ "Paste what " }<code>{ "aws stepfunctions get-execution-history" }</code>{ " prints, and the first thing that the run here tells otherwise is said. Times, ARNs and identifiers are not compared." }</p>
                    } else {
                        { told(props, answer.as_deref()) }
                        <p><button type="button" class="button" onclick={recall}>{ "Take its input and mocks" }</button></p>
                    }
                    if let Some(trouble) = &*trouble {
                        <p class="is-invalid trouble"><Lamp light={Light::Alarm} /><span>{ trouble }</span></p>
                    }
                </div>
            </div>
        </details>
    }
}

fn told(props: &Props, answer: Option<&Result<Comparison, NoComparison>>) -> Html {
    match answer {
        None => html! { <p class="empty">{ "As soon as the machine can be run, the two are compared." }</p> },
        Some(Err(NoComparison::Refused(why))) => {
            html! { <p class="is-miss trouble"><Lamp light={Light::Off} /><span>{ format!("The machine does not run here: {why}") }</span></p> }
        }
        Some(Err(NoComparison::Unread(why))) => {
            html! { <p class="is-invalid trouble"><Lamp light={Light::Alarm} /><span>{ format!("This is no history: {why}") }</span></p> }
        }
        Some(Ok(comparison)) => {
            let light = Light::of(Some(comparison.same));
            let left_out: Vec<String> =
                comparison.left_out.iter().map(|it| format!("{} {}", thousands(it.count), it.why)).collect();
            html! {
                <>
                    <p class={classes!("trouble", light.class())}>
                        <Lamp {light} /><span><strong>{ if comparison.same { "The same." } else { "Not the same." } }</strong>{ " " }{ &*comparison.summary }</span>
                    </p>
                    if !comparison.differences.is_empty() {
                        <ol class="differences" aria-label="Differences">
                            { for comparison.differences.iter().take(SHOWN).map(|it| difference(it, props)) }
                        </ol>
                    }
                    if comparison.count > SHOWN {
                        <p class="muted">{ format!("{} more are not listed.", thousands(comparison.count - SHOWN)) }</p>
                    }
                    if !left_out.is_empty() {
                        <p class="muted">{ format!("Not compared: {}.", left_out.join(", ")) }</p>
                    }
                    { side_by_side(comparison, props) }
                </>
            }
        }
    }
}

fn difference(it: &Difference, props: &Props) -> Html {
    let here = it.here.and_then(|id| id.checked_sub(1));
    html! {
        <li>
            <p>{ &*it.message }
                if !it.branch.is_empty() {
                    <span class="muted">{ format!(" in {}", it.branch) }</span>
                }
                if let Some(at) = here {
                    { " " }
                    <button type="button" class="place" onclick={props.go.reform(move |_: MouseEvent| at)}>{ format!("event {} here", at + 1) }</button>
                }
            </p>
            if it.wanted.is_some() || it.found.is_some() {
                <dl class="details">
                    <dt>{ "AWS" }</dt><dd><code>{ it.wanted.as_deref().unwrap_or("nothing") }</code></dd>
                    <dt>{ "here" }</dt><dd><code>{ it.found.as_deref().unwrap_or("nothing") }</code></dd>
                </dl>
            }
        </li>
    }
}

/// Pairs that are drawn.
const PAIRS: usize = 300;

/// The two as columns, event beside event.
fn side_by_side(comparison: &Comparison, props: &Props) -> Html {
    let name = |id: Option<usize>| {
        let events = props.timeline.as_ref().map(|timeline| &timeline.0.events);
        let event = events.zip(id).and_then(|(events, id)| events.get(id.checked_sub(1)?));
        event.map(|event| event.name.to_string())
    };
    html! {
        <details class="panel">
            <summary>{ "Event beside event" }</summary>
            <table class="cases pairs">
                <thead><tr><th scope="col">{ "AWS" }</th><th scope="col">{ "Here" }</th><th scope="col">{ "Event here" }</th></tr></thead>
                <tbody>
                    { for comparison.pairs.iter().take(PAIRS).map(|(aws, here, same)| {
                        let number = |id: Option<usize>| id.map_or("none".to_owned(), |id| format!("#{id}"));
                        let light = Light::of(Some(*same));
                        html! {
                            <tr class={light.class()}>
                                <td>{ number(*aws) }</td>
                                <td><span class="lamp-word"><Lamp {light} />{ number(*here) }</span></td>
                                <td>{ name(*here) }<span class="muted">{ if *same { "" } else { " not the same" } }</span></td>
                            </tr>
                        }
                    }) }
                </tbody>
            </table>
            if comparison.pairs.len() > PAIRS {
                <p class="muted">{ format!("{} more pairs are not shown.", thousands(comparison.pairs.len() - PAIRS)) }</p>
            }
        </details>
    }
}
