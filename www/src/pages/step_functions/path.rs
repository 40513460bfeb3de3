//! A path tried on the input: its kind, its answer, and the nodes that it touches, which light up in the editor.

use crate::bench::{Desk, Pane};
use crate::components::{Lamp, Light};
use crate::state::Side;
use crate::state::asl::{Beside, Inputs, Probe};
use crate::state::bench::Action;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The line.
pub fn path(desk: &Desk<Inputs>, probed: Option<&Probe>) -> Html {
    let inputs = &desk.bench.subject;
    let on_input = {
        let (dispatch, inputs) = (desk.bench.dispatcher(), inputs.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
                dispatch.dispatch(Action::Become(Inputs { path: input.value().into(), ..inputs.clone() }));
            }
        })
    };
    html! {
        <div class={classes!("probe", desk.hides(Pane::Text(Side::Input)))}>
            <label class="check">
                { "Path" }
                <input
                    type="text"
                    value={inputs.path.to_string()}
                    oninput={on_input}
                    placeholder="$.a.b[0], $$.Execution.Id, $variable"
                    spellcheck="false"
                    autocapitalize="off"
                    autocomplete="off"
                />
            </label>
            <div class="probed" role="region" aria-label="What the path finds">{ probed.map_or_else(hint, view) }</div>
        </div>
    }
}

fn hint() -> Html {
    html! { <span class="muted">{ "Try a path on the input: what it touches lights up there." }</span> }
}

fn view(probe: &Probe) -> Html {
    match probe {
        Probe::Unread { said, rfc } => html! {
            <>
                <p class="is-invalid">
                    <Lamp light={Light::Alarm} />
                    <span class="word">{ "not a path" }</span>
                    <span>{ said.join(". ") }</span>
                </p>
                { for rfc.as_ref().map(beside) }
            </>
        },
        Probe::Tried { badge, not_reference, answer, nodes, rfc, .. } => {
            let light = Light::of(Some(answer.is_ok()));
            let count = match nodes {
                1 => "touches 1 node".to_owned(),
                nodes => format!("touches {nodes} nodes"),
            };
            html! {
                <>
                    <p class={classes!(light.class())}>
                        <Lamp {light} />
                        <span class="word">{ if answer.is_ok() { count } else { "fails".to_owned() } }</span>
                        <span class="badge">{ *badge }</span>
                        if not_reference.is_none() {
                            <span class="badge">{ "a Reference Path" }</span>
                        }
                        { match answer {
                            Ok(value) => html! { <code>{ value }</code> },
                            Err((name, cause)) => html! { <span><b>{ name }</b>{ ": " }{ cause }</span> },
                        } }
                    </p>
                    if let Some(why) = not_reference {
                        <p class="muted">{ why }</p>
                    }
                    { for rfc.as_ref().map(beside) }
                </>
            }
        }
    }
}

/// RFC 9535's answer below that of Step Functions.
fn beside(rfc: &Beside) -> Html {
    html! {
        <p class={classes!("rfc", if rfc.agrees { "muted" } else { "is-miss" })}>
            if !rfc.agrees {
                <span class="badge">{ "differs" }</span>
            }
            <span>{ &rfc.sentence }</span>
            if let Some(answer) = &rfc.answer {
                <code>{ answer }</code>
            }
            { for rfc.why.iter().map(|why| html! { <span class="muted">{ *why }</span> }) }
        </p>
    }
}
