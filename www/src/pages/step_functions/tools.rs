//! What stands above and beside the texts: which state, what its work comes to, what else it sees.

use crate::bench::{Desk, Pane};
use crate::state::Side;
use crate::state::asl::{Flow, Inputs, Listed, Mock, chosen, example_context, is_lone, states};
use crate::state::bench::{Act, Action};
use pointsman::asl::state::StateKind;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The list of states, and the switch for further documents.
pub fn bar(desk: &Desk<Inputs>) -> Html {
    let inputs = &desk.bench.subject;
    let toggle = {
        let (dispatch, inputs, pane) = (desk.bench.dispatcher(), inputs.clone(), desk.pane.setter());
        Callback::from(move |_: MouseEvent| {
            let more = !inputs.more;
            dispatch.dispatch(Action::Become(Inputs { more, ..inputs.clone() }));
            pane.set(Pane::Text(if more { Side::Context } else { Side::Definition }));
        })
    };
    html! {
        <div class={classes!("tools", "state-bar", desk.hides(Pane::Text(Side::Definition)))}>
            <StateList definition={inputs.definition.clone()} state={inputs.state.clone()} on_choose={choose(desk)} />
            <button type="button" class="button" aria-expanded={inputs.more.to_string()} onclick={toggle}>
                { "Context and variables" }
            </button>
            if !inputs.more {
                <span class="muted">
                    { if inputs.has_more() { "in use, put away" } else { "a made-up Context Object, no variables" } }
                </span>
            }
        </div>
    }
}

fn choose(desk: &Desk<Inputs>) -> Callback<AttrValue> {
    let (dispatch, inputs, act) = (desk.bench.dispatcher(), desk.bench.subject.clone(), desk.act.clone());
    Callback::from(move |state: AttrValue| {
        // What to look at first is another state's own.
        act.emit(Act::Select(None));
        dispatch.dispatch(Action::Become(Inputs { state: state.as_str().into(), ..inputs.clone() }));
    })
}

/// Properties of [`StateList`].
#[derive(Properties, PartialEq)]
pub struct ListProps {
    /// The definition.
    definition: Rc<str>,
    /// The chosen state.
    state: Rc<str>,
    /// Another was chosen.
    on_choose: Callback<AttrValue>,
}

/// The states of the definition; of one that cannot be read those that it had.
#[component]
pub fn StateList(props: &ListProps) -> Html {
    let found = use_memo(props.definition.clone(), |text| states(text));
    let last = use_mut_ref(|| found.clone());
    let lone = found.is_empty() && is_lone(&props.definition);
    if !found.is_empty() || lone {
        last.replace(found.clone());
    }
    let listed = last.borrow().clone();
    if listed.is_empty() {
        return html! { <span class="badge">{ if lone { "a state alone" } else { "no state yet" } }</span> };
    }
    let on_change = props.on_choose.reform(|event: Event| {
        let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        AttrValue::from(select.map(|select| select.value()).unwrap_or_default())
    });
    // Where the name is of no state, the engine takes the first; so does the list.
    let chosen = chosen(&props.definition, &props.state);
    let option = |state: &Listed| {
        let indent = "\u{a0}\u{a0}".repeat(state.depth.min(6));
        html! {
            <option key={state.name.to_string()} value={state.name.to_string()} selected={*state.name == *chosen}>
                { format!("{indent}{} ({})", state.name, state.kind) }
            </option>
        }
    };
    html! {
        <label class="check">
            { "State" }
            <select onchange={on_change}>{ for listed.iter().map(option) }</select>
        </label>
    }
}

/// Whether the work comes to a result or an error.
pub fn mock_switch(desk: &Desk<Inputs>, flow: Option<&Flow>) -> Html {
    let inputs = &desk.bench.subject;
    let works = flow.is_none_or(|flow| matches!(flow.kind, StateKind::Task | StateKind::Parallel | StateKind::Map));
    if !works {
        return html! { <span class="badge">{ "not used: this state does no work" }</span> };
    }
    html! {
        <div class="switch" role="group" aria-label="The work comes to">
            <span class="switch-name" aria-hidden="true">{ "Comes to" }</span>
            { for Mock::ALL.into_iter().map(|mock| {
                let (dispatch, inputs, pane) = (desk.bench.dispatcher(), inputs.clone(), desk.pane.clone());
                let pressed = (mock == inputs.mock).to_string();
                let choose = Callback::from(move |_: MouseEvent| {
                    // An error needs a name; whoever asks for one gets one to begin with.
                    let failure = match (mock, inputs.failure.trim().is_empty()) {
                        (Mock::Failure, true) => FAILURE.into(),
                        _ => inputs.failure.clone(),
                    };
                    dispatch.dispatch(Action::Become(Inputs { mock, failure, ..inputs.clone() }));
                    if *pane == Pane::Text(inputs.mock.side()) {
                        pane.set(Pane::Text(mock.side()));
                    }
                });
                html! {
                    <button type="button" aria-pressed={pressed} onclick={choose}>
                        { if mock == Mock::Result { "Result" } else { "Error" } }
                    </button>
                }
            }) }
        </div>
    }
}

const FAILURE: &str = "{\n  \"Error\": \"States.TaskFailed\",\n  \"Cause\": \"The task said no.\"\n}";

/// A blank Context Object is made up; the button writes it down.
pub fn made_up(desk: &Desk<Inputs>) -> Html {
    let inputs = &desk.bench.subject;
    if !inputs.context.trim().is_empty() {
        return Html::default();
    }
    let fill = {
        let (act, inputs) = (desk.act.clone(), inputs.clone());
        Callback::from(move |_: MouseEvent| {
            let name = chosen(&inputs.definition, &inputs.state);
            let input = if inputs.input.trim().is_empty() { "{}" } else { inputs.input.trim() };
            let context = example_context(&name, input);
            let context = crate::format::format(&context).unwrap_or(context);
            act.emit(Act::Edit(Side::Context, context.into()));
        })
    };
    html! {
        <>
            <span class="badge">{ "made up while it is empty" }</span>
            <button type="button" class="button quiet" onclick={fill}>{ "Fill it in" }</button>
        </>
    }
}
