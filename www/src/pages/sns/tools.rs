//! What the page does with the texts for a person.

use crate::bench::{Desk, Note, Pane};
use crate::state::Side;
use crate::state::bench::Action;
use crate::state::sns::retries::PRESETS;
use crate::state::sns::{self, Inputs, Made};
use yew::prelude::*;

/// Messages that are made up, and the same for the other scope.
pub fn tools(desk: &Desk<Inputs>) -> Html {
    let other = match desk.bench.subject.looked_at() {
        Side::Body => "for attributes",
        _ => "for the body",
    };
    html! {
        <div class={classes!("tools", desk.hides(Pane::Text(Side::Policy)))} role="group" aria-label="Make">
            <span class="muted">{ "Make a message that" }</span>
            { button(desk, "matches", |inputs| sns::example(inputs, true).ok_or_else(none_found)) }
            { button(desk, "just does not match", |inputs| sns::example(inputs, false).ok_or_else(none_found)) }
            <span class="muted then">{ "Policy and message" }</span>
            { button(desk, other, |inputs| sns::convert(inputs).map_err(|error| {
                let first = error.diagnostics().first().map(|first| first.message.clone()).unwrap_or_default();
                format!("The other scope does not take this: {first}")
            })) }
        </div>
    }
}

fn none_found() -> String {
    "No such message was found: the policy cannot be read, or takes every message, or none.".to_owned()
}

/// A button that makes new texts, and can be undone.
fn button(desk: &Desk<Inputs>, name: &'static str, make: fn(&Inputs) -> Result<Made, String>) -> Html {
    let (bench, notice, say) = (desk.bench.clone(), desk.notice.setter(), desk.say.clone());
    let press = Callback::from(move |_: MouseEvent| {
        let before = bench.subject.clone();
        match make(&before) {
            Ok(made) => {
                bench.dispatch(Action::Open(made.inputs));
                notice.set(Some(Note { text: made.note.into(), undo: Some(before) }));
            }
            Err(why) => {
                say.emit(why.clone().into());
                notice.set(Some(Note::new(why)));
            }
        }
    });
    html! { <button type="button" class="button" onclick={press}>{ name }</button> }
}

/// Endpoints whose schedules can be looked at.
pub fn presets(desk: &Desk<Inputs>) -> Html {
    html! {
        <div class="switch presets" role="group" aria-label="Endpoint">
            { for PRESETS.iter().map(|preset| {
                let (dispatch, inputs) = (desk.bench.dispatcher(), desk.bench.subject.clone());
                let pressed = (*inputs.delivery == *preset.text).to_string();
                let choose = Callback::from(move |_: MouseEvent| {
                    dispatch.dispatch(Action::Become(Inputs { delivery: preset.text.into(), ..inputs.clone() }));
                });
                html! { <button type="button" aria-pressed={pressed} onclick={choose}>{ preset.name }</button> }
            }) }
        </div>
    }
}
