//! The Step Functions page: a state of a definition, and what becomes of the data on its way through it.

mod ask;
mod lines;
mod pane;
mod path;
mod stages;
mod tools;

use super::Props;
use crate::bench::{Pane, use_desk};
use crate::components::Mark;
use crate::state::Side;
use crate::state::asl::{Flow, Inputs, flow, probe};
pub use ask::use_jsonata;
pub use stages::{Stages, Way};
use std::rc::Rc;
use yew::prelude::*;

/// The page.
#[component]
pub fn StepFunctions(props: &Props) -> Html {
    let desk = use_desk::<Inputs>(&props.shared, props.letters);
    let inputs = &desk.bench.subject;
    let view = &desk.bench.view;
    let flow = use_flow(inputs, view.waiting);
    use_jsonata(&desk.bench);
    let probed =
        use_memo((inputs.clone(), view.waiting), |(inputs, waiting)| if *waiting { None } else { probe(inputs) });
    // Where in the input the part came from that a person points at.
    let spots = use_state_eq(Rc::<[(u32, u32)]>::default);
    let lit = use_memo((probed.clone(), (*spots).clone()), |(probed, spots)| {
        let mark = |place: &(u32, u32), active| Mark { place: *place, held: Some(true), active };
        let found = probed.as_ref().as_ref().map(|probe| probe.places()).unwrap_or_default();
        found
            .iter()
            .map(|place| mark(place, false))
            .chain(spots.iter().map(|place| mark(place, true)))
            .collect::<Vec<_>>()
    });
    let on_spots = {
        let spots = spots.setter();
        use_callback((), move |places: Rc<[(u32, u32)]>, ()| spots.set(places))
    };
    let mock = inputs.mock.side();
    html! {
        <main class="bench">
            <h1 class="sr-only">{ "Step Functions: what happens to the data in a state" }</h1>
            { super::halves(false) }
            { desk.head() }
            { tools::bar(&desk) }
            <div class="texts message">
                { desk.editor(Side::Definition, Html::default()) }
                { desk.lit_editor(Side::Input, Html::default(), lit) }
                { desk.editor(mock, tools::mock_switch(&desk, flow.as_deref())) }
            </div>
            if inputs.more {
                <div class="texts beside">
                    { desk.editor(Side::Context, tools::made_up(&desk)) }
                    { desk.editor(Side::Variables, Html::default()) }
                </div>
            }
            { path::path(&desk, probed.as_ref().as_ref()) }
            if let Some(flow) = flow.filter(|_| !view.shown.rows.is_empty()) {
                <stages::Stages
                    hidden={desk.hides(Pane::Stages)}
                    way={Way(flow)}
                    view={view.clone()}
                    act={&desk.act}
                    input={inputs.input.clone()}
                    {on_spots}
                />
            }
            { desk.reasons() }
            { desk.foot() }
        </main>
    }
}

/// The stages; while a text cannot be read, or is too long to be asked about at once, those of the texts before.
#[hook]
fn use_flow(inputs: &Inputs, waiting: bool) -> Option<Rc<Flow>> {
    let last = use_mut_ref(|| None::<Rc<Flow>>);
    let asked = Inputs { path: Rc::default(), more: false, ..inputs.clone() };
    let flow = use_memo((asked, waiting), |(inputs, waiting)| if *waiting { None } else { flow(inputs).map(Rc::new) });
    if let Some(flow) = &*flow {
        last.replace(Some(flow.clone()));
    }
    last.borrow().clone()
}
