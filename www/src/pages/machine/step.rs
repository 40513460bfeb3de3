//! A step of the run as the other half of the page shows it: the stages of its state, with what came in and what its work
//! came to.

use crate::pages::step_functions::{Stages, Way, use_jsonata};
use crate::route::{Address, Route};
use crate::share;
use crate::state::Verdict;
use crate::state::asl::{Inputs, flow};
use crate::state::bench::{Action, Bench};
use crate::state::subject::Kept;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`StepFlow`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The state and its documents.
    pub inputs: Inputs,
}

/// The stages, and the way to the page that has them as editors.
#[component]
pub fn StepFlow(props: &Props) -> Html {
    let first = props.inputs.clone();
    let bench = use_reducer(move || Bench::new(Kept { subject: first, cases: Vec::new() }));
    {
        let dispatch = bench.dispatcher();
        use_effect_with(props.inputs.clone(), move |inputs| dispatch.dispatch(Action::Open(inputs.clone())));
    }
    // A JSONata step has no stages before the worker has told them.
    use_jsonata(&bench);
    let way = use_memo(bench.subject.clone(), |inputs| flow(inputs).map(Rc::new));
    let act = {
        let dispatch = bench.dispatcher();
        use_callback((), move |act, ()| dispatch.dispatch(Action::Do(act)))
    };
    let kept = Kept { subject: props.inputs.clone(), cases: Vec::new() };
    let link = Address { route: Route::StepFunctions, shared: share::encode(&kept) }.hash();
    html! {
        <>
            if let (Some(flow), true) = (way.as_ref(), bench.view.answer.verdict != Verdict::Invalid) {
                <Stages
                    hidden={Classes::new()}
                    way={Way(flow.clone())}
                    view={bench.view.clone()}
                    {act}
                    input={bench.subject.input.clone()}
                    on_spots={Callback::noop()}
                />
                <p><a href={link}>{ "Open it with editors, under “One state”" }</a></p>
            } else if bench.subject.pending().is_some() {
                <p class="empty" role="status">{ "The engine for JSONata is asked for its stages." }</p>
            } else {
                <p class="empty">{ format!("Its stages cannot be shown: {}", bench.view.answer.sentence) }</p>
            }
        </>
    }
}
