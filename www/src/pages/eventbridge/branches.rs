//! The expanded view of `$or`: every plain pattern that the pattern is short for, and what it says to the event.

use crate::components::{Lamp, Light};
use crate::state::branches::{Branch, branches};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Branches`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The class that hides it on a phone.
    pub hidden: Classes,
    /// The pattern.
    pub pattern: Rc<str>,
    /// The event.
    pub event: Rc<str>,
}

/// The panel; it is there only where there is an `$or`.
#[component]
pub fn Branches(props: &Props) -> Html {
    // While the pattern cannot be read the last branches stay, so that the page does not jump.
    let last = use_mut_ref(|| None);
    let found = use_memo((props.pattern.clone(), props.event.clone()), |(pattern, event)| branches(pattern, event));
    if found.is_some() {
        last.replace(Some(found.clone()));
    }
    let shown = last.borrow().clone();
    let Some(shown) = shown.as_deref().and_then(Option::as_ref).filter(|shown| shown.total > 1) else {
        return Html::default();
    };
    let stale = found.is_none().then_some("is-stale");
    html! {
        <details class={classes!("panel", "branches", props.hidden.clone(), stale)}>
            <summary>
                <h2>{ "Without $or" }</h2>
                <span class="muted">{ format!("{} plain patterns; an event that matches one of them matches", shown.total) }</span>
            </summary>
            <ol>
                { for shown.listed.iter().enumerate().map(|(index, branch)| view(index, shown.total, branch)) }
            </ol>
            if shown.listed.len() < shown.total {
                <p class="muted">{ format!("{} more are not listed.", shown.total - shown.listed.len()) }</p>
            }
        </details>
    }
}

fn view(index: usize, total: usize, branch: &Branch) -> Html {
    let light = Light::from(branch.verdict);
    html! {
        <li class={classes!("branch", light.class())}>
            <p class="branch-head">
                <Lamp {light} />
                <span class="word">{ branch.verdict.name() }</span>
                <span class="muted">{ format!("{} of {total}", index + 1) }</span>
            </p>
            <pre>{ &branch.pattern }</pre>
            if !branch.overwritten.is_empty() {
                <p class="hint">
                    { "Does not count here, since a later condition on the same field replaced it: " }
                    { for branch.overwritten.iter().map(|text| html! { <code>{ text }</code> }) }
                </p>
            }
        </li>
    }
}
