//! What the run and the scenarios never exercised.

use super::Same;
use crate::components::Say;
use crate::state::machine::told::{Coverage, Part};
use crate::state::machine::{Machine, Told};
use crate::worker::{Told as Heard, Worker, message};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Covered`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The class that hides it on a phone.
    pub hidden: Classes,
    /// What they covered together.
    pub coverage: Option<Coverage>,
    /// The whole answer.
    pub told: Option<Same<Told>>,
    /// The texts.
    pub texts: Machine,
    /// Other texts.
    pub change: Callback<Machine>,
    /// Looks for inputs.
    pub worker: Worker,
    /// Speaks.
    pub say: Say,
}

/// The list, state by state.
#[component]
pub fn Covered(props: &Props) -> Html {
    let found = use_state_eq(|| None::<String>);
    let Some(coverage) = &props.coverage else { return Html::default() };
    let covered = coverage.total.saturating_sub(coverage.missing.len());
    let drawing = props.told.as_ref().and_then(|told| told.0.drawing().cloned());
    let mut states: Vec<(Rc<str>, Vec<&Part>)> = Vec::new();
    for part in &coverage.missing {
        match states.iter_mut().find(|(state, _)| *state == part.state) {
            Some((_, parts)) => parts.push(part),
            None => states.push((part.state.clone(), vec![part])),
        }
    }
    let tone = if coverage.missing.is_empty() { "is-match" } else { "is-miss" };
    html! {
        <section class={classes!("covered", props.hidden.clone())} aria-labelledby="heading-coverage">
            <header class="pane-head">
                <h2 id="heading-coverage">{ "Coverage" }</h2>
                <span class={classes!("limit", "payload", tone)}>
                    <meter aria-label="Coverage" min="0" max={coverage.total.to_string()} value={covered.to_string()}></meter>
                    <span>{ format!("{covered} of {} parts exercised by the run above and the scenarios", coverage.total) }</span>
                </span>
            </header>
            if states.is_empty() {
                <p class="empty">{ "Every state, rule, Default, retrier and catcher was exercised." }</p>
            } else {
                <ul class="uncovered">
                    { for states.iter().map(|(state, parts)| {
                        let whole = parts.iter().any(|part| &*part.kind == "state");
                        let words: Vec<String> = if whole {
                            vec!["never entered".to_owned()]
                        } else {
                            parts.iter().map(|part| part.words(drawing.as_deref())).collect()
                        };
                        html! {
                            <li key={state.to_string()}>
                                <b>{ &**state }</b>{ " " }
                                <span class="muted">{ words.join(" · ") }</span>
                                if whole {
                                    <button
                                        type="button"
                                        class="button quiet"
                                        aria-label={format!("Find an input that reaches {state}")}
                                        onclick={find(props, state, &found)}
                                    >
                                        { "Find an input" }
                                    </button>
                                }
                            </li>
                        }
                    }) }
                </ul>
            }
            if let Some(found) = &*found {
                <p class="muted">{ found }</p>
            }
        </section>
    }
}

/// Asks for an input that reaches a state, and makes a scenario of it.
fn find(props: &Props, state: &Rc<str>, found: &UseStateHandle<Option<String>>) -> Callback<MouseEvent> {
    let (texts, change, worker) = (props.texts.clone(), props.change.clone(), props.worker.clone());
    let (state, found, say) = (state.clone(), found.setter(), props.say.clone());
    Callback::from(move |_: MouseEvent| {
        let question = texts.reach_question(&state);
        let (texts, change, state, found, say) =
            (texts.clone(), change.clone(), state.clone(), found.clone(), say.clone());
        let on = Callback::from(move |heard: Heard| {
            let made = match heard {
                Heard::Progress { .. } => return,
                Heard::Answer(json) => Machine::reaching(&state, &json),
                Heard::Refused(json) => Err(message(&json)),
                Heard::Failed(failure) => Err(failure.sentence()),
            };
            let told = match made {
                Ok(scenario) => {
                    let told = format!(
                        "The scenario “{}” was added, with the input and the mocks that were found.",
                        scenario.name
                    );
                    change.emit(texts.with_scenarios(|list| list.push(scenario)));
                    told
                }
                Err(why) => format!("No input was found that reaches {state}: {why}"),
            };
            say.emit(told.clone().into());
            found.set(Some(told));
        });
        worker.ask("states.reach", question, on);
    })
}
