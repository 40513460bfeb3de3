//! The SNS page: a filter policy and a message, the subscriptions of a topic, its timeline, and retries.

mod answers;
mod chart;
mod timeline;
mod tools;

use super::Props;
use crate::bench::{Desk, Note, Pane, use_desk};
use crate::state::Side;
use crate::state::bench::{Act, Action};
use crate::state::sns::{Inputs, Section, unpack_pasted};
use pointsman::sns::Scope;
use yew::prelude::*;

/// The page.
#[component]
pub fn Sns(props: &Props) -> Html {
    let mut desk = use_desk::<Inputs>(&props.shared, props.letters);
    desk.act = unpacking(&desk);
    let inputs = &desk.bench.subject;
    let section = inputs.section;
    let [left, right] = match section {
        Section::Filter => [Side::Policy, Side::Attributes],
        Section::Subscriptions => [Side::Subscriptions, Side::Attributes],
        Section::Topic => [Side::Scenario; 2],
        Section::Retries => [Side::Delivery; 2],
    };
    html! {
        <main class="bench">
            <h1 class="sr-only">{ "SNS filter policies, topics and retries" }</h1>
            { sections(&desk) }
            { desk.head() }
            if left == right {
                <div class="texts drawn">
                    { desk.editor(left, beside(&desk, left)) }
                    <div class={classes!("drawing", desk.hides(Pane::Why))}>
                        if section == Section::Topic {
                            <timeline::Timeline text={inputs.scenario.clone()} view={desk.bench.view.clone()} act={&desk.act} />
                        } else {
                            <chart::Chart text={inputs.delivery.clone()} />
                        }
                    </div>
                </div>
            } else {
                <div class="texts message">
                    { desk.editor(left, beside(&desk, left)) }
                    { desk.editor(right, beside(&desk, right)) }
                    { desk.editor(Side::Body, beside(&desk, Side::Body)) }
                </div>
            }
            if section == Section::Filter {
                { tools::tools(&desk) }
                <answers::AwsAnswers hidden={desk.hides(Pane::Why)} policy={inputs.policy.clone()} scope={inputs.scope} />
            }
            { desk.reasons() }
            if section == Section::Filter && !desk.bench.view.waiting {
                <answers::InEventBridge hidden={desk.hides(Pane::Why)} inputs={inputs.clone()} />
            }
            { desk.foot() }
        </main>
    }
}

/// The switch between the sections.
fn sections(desk: &Desk<Inputs>) -> Html {
    let inputs = &desk.bench.subject;
    html! {
        <div class="switch sections" role="group" aria-label="Section">
            { for Section::ALL.into_iter().map(|section| {
                let (dispatch, texts, pane) = (desk.bench.dispatcher(), inputs.clone(), desk.pane.setter());
                let open = Callback::from(move |_: MouseEvent| {
                    dispatch.dispatch(Action::Open(Inputs { section, ..texts.clone() }));
                    if let Some(side) = section.sides().first() {
                        pane.set(Pane::Text(*side));
                    }
                });
                html! {
                    <button type="button" aria-pressed={(section == inputs.section).to_string()} onclick={open}>
                        { section.name() }
                    </button>
                }
            }) }
        </div>
    }
}

/// What stands next to an editor's name.
fn beside(desk: &Desk<Inputs>, side: Side) -> Html {
    let inputs = &desk.bench.subject;
    match (inputs.section, side) {
        (Section::Filter, Side::Policy) => scope_switch(desk),
        (Section::Filter, Side::Attributes | Side::Body) if side != inputs.looked_at() => {
            html! { <span class="badge">{ "not looked at" }</span> }
        }
        (Section::Retries, Side::Delivery) => tools::presets(desk),
        _ => Html::default(),
    }
}

/// What of the message the policy looks at.
fn scope_switch(desk: &Desk<Inputs>) -> Html {
    let inputs = &desk.bench.subject;
    let scopes = [(Scope::MessageAttributes, "Attributes"), (Scope::MessageBody, "Body")];
    html! {
        <div class="switch" role="group" aria-label="Filter policy scope">
            <span class="switch-name" aria-hidden="true">{ "Looks at" }</span>
            { for scopes.into_iter().map(|(scope, name)| {
                let (dispatch, inputs) = (desk.bench.dispatcher(), inputs.clone());
                let pressed = (scope == inputs.scope).to_string();
                let choose = Callback::from(move |_: MouseEvent| {
                    dispatch.dispatch(Action::Become(Inputs { scope, ..inputs.clone() }));
                });
                html! { <button type="button" aria-pressed={pressed} onclick={choose}>{ name }</button> }
            }) }
        </div>
    }
}

/// Edits of the message's editors on their way to the bench: what was pasted in an envelope is unpacked first.
fn unpacking(desk: &Desk<Inputs>) -> Callback<Act> {
    let (bench, act, notice) = (desk.bench.clone(), desk.act.clone(), desk.notice.setter());
    Callback::from(move |told: Act| {
        let made = match &told {
            Act::Edit(side, text) => unpack_pasted(&bench.subject, *side, text).map(|made| (*side, text.clone(), made)),
            _ => None,
        };
        let Some((side, text, made)) = made else { return act.emit(told) };
        // The editor holds what was pasted; undoing opens it as it was.
        let mut before = bench.subject.clone();
        crate::state::subject::Subject::set_text(&mut before, side, text.clone());
        act.emit(Act::Edit(side, text));
        bench.dispatch(Action::Open(made.inputs));
        if !made.cases.is_empty() {
            bench.dispatch(Action::AddCases(made.cases));
        }
        notice.set(Some(Note { text: made.note.into(), undo: Some(before) }));
    })
}
