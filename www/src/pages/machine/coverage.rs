//! What the run and the scenarios never exercised.

use super::Same;
use crate::state::machine::Told;
use crate::state::machine::told::{Coverage, Part};
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
}

/// The list, state by state.
#[component]
pub fn Covered(props: &Props) -> Html {
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
                            </li>
                        }
                    }) }
                </ul>
            }
        </section>
    }
}
