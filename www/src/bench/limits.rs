//! How far the rule is from the limits of the service.

use crate::components::Light;
use crate::state::answer::Answer;
use crate::state::measure::{Measure, thousands};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Limits`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The class that hides it on a phone.
    pub hidden: Classes,
    /// The answer that measured.
    pub answer: Rc<Answer>,
}

/// The line.
#[component]
pub fn Limits(props: &Props) -> Html {
    if props.answer.measures.is_empty() {
        return Html::default();
    }
    html! {
        <p class={classes!("limits", props.hidden.clone())}>
            { for props.answer.measures.iter().map(view) }
        </p>
    }
}

fn view(measure: &Measure) -> Html {
    let tone = measure.tone.map(|tone| Light::from(tone).class());
    let count = html! { <b>{ thousands(measure.count) }</b> };
    html! {
        <span class={classes!("limit", tone)}>
            if let Some(limit) = measure.limit {
                { measure.name }{ " " }
                <meter aria-label={measure.name} min="0" max={limit.to_string()} value={measure.count.min(limit).to_string()}></meter>
                <span>{ count }{ " " }{ &measure.rest }</span>
            } else {
                <span>{ measure.name }{ " " }{ count }{ " " }{ &measure.rest }</span>
            }
        </span>
    }
}
