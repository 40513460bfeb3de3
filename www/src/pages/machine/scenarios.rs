//! The scenarios: inputs and mocks with the outcome that they should have, all run whenever anything changes.

use super::Same;
use super::export::save_text;
use crate::components::{Lamp, Light, Say};
use crate::state::Verdict;
use crate::state::machine::scenario::{counts, is_mock_config, pasted};
use crate::state::machine::{Expect, Machine, Outcome, Scenario, Standing, Status, Told};
use crate::state::test_set::beginning;
use crate::worker::{Told as Heard, Worker, message};
use pointsman::json::quote;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

/// Properties of [`Scenarios`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The class that hides it on a phone.
    pub hidden: Classes,
    /// The texts, the scenarios among them.
    pub texts: Machine,
    /// What became of them.
    pub told: Option<Same<Told>>,
    /// Other texts.
    pub change: Callback<Machine>,
    /// The scenario at that place is opened.
    pub open: Callback<usize>,
    /// The scenario at that place is taken out.
    pub remove: Callback<usize>,
    /// Reads files of mocks, and writes files of tests.
    pub worker: Worker,
    /// Speaks.
    pub say: Say,
}

/// The pane.
#[component]
pub fn Scenarios(props: &Props) -> Html {
    let Props { texts, told, change, .. } = props;
    let (name, pasting) = (use_node_ref(), use_node_ref());
    let trouble = use_state_eq(|| None::<String>);
    let say = &props.say;
    // What was told belongs to these scenarios only while they are those that were run.
    let fresh = texts.told().map(|told| told.scenarios());
    // Nothing can be expected of runs that are still to come: a press then would be lost.
    let running = fresh.is_none();
    let outcomes = fresh.or_else(|| Some(told.as_ref()?.0.scenarios())).unwrap_or_default();
    let standings: Vec<Standing> =
        texts.scenarios.iter().enumerate().map(|(at, scenario)| scenario.standing(outcomes.get(at))).collect();
    let counted = counts(&standings);
    let add = {
        let (texts, change, name, say) = (texts.clone(), change.clone(), name.clone(), say.clone());
        Callback::from(move |_: MouseEvent| {
            let input = name.cast::<HtmlInputElement>();
            let scenario = texts.as_scenario(&input.as_ref().map(HtmlInputElement::value).unwrap_or_default());
            say.emit(format!("Added {}", scenario.name).into());
            change.emit(texts.with_scenarios(|list| list.push(scenario)));
            if let Some(input) = input {
                input.set_value("");
            }
        })
    };
    let paste = paste(props, &pasting, &trouble);
    let accept = {
        let (texts, change) = (texts.clone(), change.clone());
        let runs: Vec<Option<Expect>> = outcomes.iter().map(expected).collect();
        Callback::from(move |_: MouseEvent| {
            change.emit(texts.with_scenarios(|list| {
                for (scenario, expect) in list.iter_mut().zip(&runs) {
                    if let Some(expect) = expect {
                        scenario.expect = expect.clone();
                    }
                }
            }));
        })
    };
    let tests = tests(props, &trouble);
    html! {
        <section id="pane-tests" class={classes!("tests", props.hidden.clone())} aria-labelledby="heading-scenarios" tabindex="-1">
            <header class="pane-head">
                <h2 id="heading-scenarios">{ "Scenarios" }</h2>
                <span class="muted" data-count="">{ counted }</span>
                if !texts.scenarios.is_empty() {
                    <button type="button" class="button quiet" disabled={running} onclick={accept}>{ "Expect these outcomes" }</button>
                    <button type="button" class="button quiet" onclick={tests}>{ "Save as Vitest file" }</button>
                }
            </header>
            if texts.scenarios.is_empty() {
                <p class="empty">{ "Keep runs as scenarios: each has an input, mocks and the outcome that it should have, and all are run whenever the definition changes." }</p>
            } else {
                <table class="cases scenarios">
                    <thead>
                        <tr>
                            <th scope="col">{ "Outcome" }</th>
                            <th scope="col">{ "Expected" }</th>
                            <th scope="col">{ "Scenario" }</th>
                            <th scope="col"><span class="sr-only">{ "Actions" }</span></th>
                        </tr>
                    </thead>
                    <tbody>
                        { for texts.scenarios.iter().zip(&standings).enumerate().map(|(at, (scenario, standing))| {
                            view(at, scenario, standing, outcomes.get(at), props)
                        }) }
                    </tbody>
                </table>
            }
            <div class="add-scenario">
                <input ref={name} type="text" aria-label="Name of the scenario" placeholder="Name" spellcheck="false" autocomplete="off" data-enter="" />
                <button type="button" class="button" onclick={add}>{ "Add the run above" }</button>
            </div>
            if let Some(trouble) = &*trouble {
                <p class="is-invalid trouble"><Lamp light={Light::Alarm} /><span>{ trouble }</span></p>
            }
            <details class="panel">
                <summary>{ "Paste scenarios, or a MockConfigFile" }</summary>
                <div class="add">
                    <textarea ref={pasting} rows="4" spellcheck="false" aria-label="Scenarios to add" placeholder="Scenarios in JSON, or the MockConfigFile of Step Functions Local" />
                    <div><button type="button" class="button" onclick={paste}>{ "Add scenarios" }</button></div>
                </div>
            </details>
        </section>
    }
}

/// The scenarios as a file of tests, which the engine writes.
fn tests(props: &Props, trouble: &UseStateHandle<Option<String>>) -> Callback<MouseEvent> {
    let (texts, worker, trouble, say) =
        (props.texts.clone(), props.worker.clone(), trouble.setter(), props.say.clone());
    Callback::from(move |_: MouseEvent| {
        let Some(question) = texts.tests_question() else {
            trouble.set(Some("As long as a text cannot be read there are no tests.".to_owned()));
            return;
        };
        let (trouble, say) = (trouble.clone(), say.clone());
        let on = Callback::from(move |heard: Heard| {
            let why = match heard {
                Heard::Progress { .. } => return,
                Heard::Answer(json) => {
                    let text = pointsman::asl::data::parse(&json).ok().and_then(|it| it.as_str().map(str::to_owned));
                    let saved = text.and_then(|text| save_text(&text, "text/javascript", "machine.test.js"));
                    let Some(()) = saved else { return trouble.set(Some("The file could not be saved.".to_owned())) };
                    trouble.set(None);
                    say.emit("The scenarios were saved as machine.test.js.".into());
                    return;
                }
                Heard::Refused(json) => message(&json),
                Heard::Failed(failure) => failure.sentence(),
            };
            trouble.set(Some(why));
        });
        worker.ask("states.tests", question, on);
    })
}

fn expected(outcome: &Outcome) -> Option<Expect> {
    match outcome {
        Outcome::Ended(run) => Some(Expect::of(run)),
        Outcome::Refused(_) => None,
    }
}

/// Takes what was pasted: scenarios as they are, or the test cases of a `MockConfigFile`, which the engine reads.
fn paste(props: &Props, area: &NodeRef, trouble: &UseStateHandle<Option<String>>) -> Callback<MouseEvent> {
    let (texts, change, worker) = (props.texts.clone(), props.change.clone(), props.worker.clone());
    let (area, trouble, texts_input) = (area.clone(), trouble.setter(), props.texts.input.clone());
    Callback::from(move |_: MouseEvent| {
        let Some(area) = area.cast::<HtmlTextAreaElement>() else { return };
        let text = area.value();
        if text.trim().is_empty() {
            return;
        }
        let (texts, change, trouble) = (texts.clone(), change.clone(), trouble.clone());
        let take = move |found: Result<Vec<Scenario>, String>| match found {
            Ok(found) => {
                trouble.set(None);
                area.set_value("");
                change.emit(texts.with_scenarios(|list| list.extend(found)));
            }
            Err(why) => trouble.set(Some(why)),
        };
        if !is_mock_config(&text) {
            return take(pasted(&text));
        }
        let input = texts_input.clone();
        let on = Callback::from(move |heard: Heard| match heard {
            Heard::Progress { .. } => {}
            Heard::Answer(json) => take(Machine::cases_of(&json, &input)),
            Heard::Refused(json) => take(Err(message(&json))),
            Heard::Failed(failure) => take(Err(failure.sentence())),
        });
        worker.ask("states.importMocks", format!("{{\"config\":{}}}", quote(&text)), on);
    })
}

fn view(at: usize, scenario: &Scenario, standing: &Standing, outcome: Option<&Outcome>, props: &Props) -> Html {
    let (verdict, word) = match outcome {
        Some(Outcome::Ended(run)) => (Verdict::of(run.status == Status::Succeeded), run.status.name()),
        Some(Outcome::Refused(_)) => (Verdict::Invalid, "Does not run"),
        None => (Verdict::NoMatch, "Not run yet"),
    };
    let light = outcome.map_or(Light::Dark, |_| Light::from(verdict));
    let name = &scenario.name;
    let expect = {
        let (texts, change) = (props.texts.clone(), props.change.clone());
        Callback::from(move |event: Event| {
            let Some(select) = event.target().and_then(|t| t.dyn_into::<HtmlSelectElement>().ok()) else { return };
            let status = Status::from_word(&select.value());
            change.emit(texts.with_scenarios(|list| {
                if let Some(scenario) = list.get_mut(at) {
                    scenario.expect = status.map(Expect::status).unwrap_or_default();
                }
            }));
        })
    };
    let remove = props.remove.reform(move |_: MouseEvent| at);
    let open = props.open.reform(move |_: MouseEvent| at);
    let detail = match (&scenario.expect.error, &scenario.expect.output) {
        (Some(error), _) => Some(format!("with {error}")),
        (None, Some(output)) => Some(format!("with {}", beginning(output))),
        (None, None) => None,
    };
    let result = match standing {
        Standing::Passes => html! { <span class="result">{ "as expected" }</span> },
        Standing::Fails(why) => html! { <span class="result is-wrong">{ format!("not as expected: {why}") }</span> },
        Standing::Open | Standing::Waits => Html::default(),
    };
    html! {
        <tr key={at} class={light.class()}>
            <td><span class="lamp-word"><Lamp {light} />{ word }</span></td>
            <td>
                <select aria-label={format!("Expected of {name}")} onchange={expect}>
                    <option value="" selected={scenario.expect.is_empty()}>{ "anything" }</option>
                    { for Status::ALL.into_iter().map(|status| html! {
                        <option value={status.word()} selected={scenario.expect.status == Some(status.word())}>{ status.name() }</option>
                    }) }
                </select>
                if let Some(detail) = detail {
                    <code class="detail">{ detail }</code>
                }
                { result }
            </td>
            <td class="title">{ &**name }</td>
            <td class="actions">
                <button type="button" class="button quiet" aria-label={format!("Open {name}")} onclick={open}>{ "Open" }</button>
                <button type="button" class="button quiet" aria-label={format!("Remove {name}")} onclick={remove}>{ "Remove" }</button>
            </td>
        </tr>
    }
}
