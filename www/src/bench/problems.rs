//! What is wrong with the texts, or worth knowing about them: all at once, each with its place and what to do.

use crate::components::{Lamp, Light};
use crate::editor;
use crate::state::answer::{Answer, Problem};
use pointsman::diagnostic::Severity;
use std::rc::Rc;
use yew::prelude::*;

/// Problems that are listed.
const SHOWN: usize = 50;

/// Properties of [`Problems`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The class that hides it on a phone.
    pub hidden: Classes,
    /// The answer that they belong to.
    pub answer: Rc<Answer>,
}

/// The list.
#[component]
pub fn Problems(props: &Props) -> Html {
    let problems = &props.answer.problems;
    if problems.is_empty() {
        return Html::default();
    }
    let (errors, lints) = props.answer.counts();
    let count = |n: usize, one: &str| match n {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{n} {one}s")),
    };
    let counts: Vec<_> = [count(errors, "error"), count(lints, "remark")].into_iter().flatten().collect();
    html! {
        <section class={classes!("problems", props.hidden.clone())} aria-labelledby="heading-problems">
            <header class="pane-head">
                <h2 id="heading-problems">{ "Problems" }</h2>
                <span class="muted">{ counts.join(", ") }</span>
            </header>
            <ul>
                { for problems.iter().take(SHOWN).map(view) }
            </ul>
            if problems.len() > SHOWN {
                <p class="muted">{ format!("{} more are not shown.", problems.len() - SHOWN) }</p>
            }
        </section>
    }
}

fn view(problem: &Problem) -> Html {
    let diagnostic = &problem.diagnostic;
    let (light, word) = match diagnostic.severity {
        Severity::Error => (Light::Alarm, "Error"),
        Severity::Warning => (Light::Off, "Warning"),
        Severity::Hint => (Light::Dark, "Hint"),
    };
    let side = problem.side;
    html! {
        <li class={classes!("problem", light.class())}>
            <Lamp {light} />
            <div>
                <p class="problem-line">
                    <span class="word">{ word }</span>
                    <span class="message">{ &diagnostic.message }</span>
                    if let (Some((start, _)), Some((line, column))) = (problem.place, problem.line) {
                        <button type="button" class="place" onclick={move |_: MouseEvent| editor::go_to(side.id(), start)}>
                            { format!("{} {line}:{column}", side.label()) }
                        </button>
                    } else {
                        <span class="muted">{ side.label() }</span>
                    }
                </p>
                { for diagnostic.hints.iter().map(|hint| html! { <p class="hint">{ hint }</p> }) }
                { for problem.related.iter().map(|(message, line, place)| {
                    let start = place.0;
                    html! {
                        <p class="hint">
                            { message }{ ": " }
                            <button type="button" class="place" onclick={move |_: MouseEvent| editor::go_to(side.id(), start)}>
                                { format!("line {line}") }
                            </button>
                        </p>
                    }
                }) }
                if let Some(filed) = &problem.filed {
                    <p class="hint muted">{ "AWS's code: " }<code>{ filed }</code></p>
                }
                if let Some(aws) = &diagnostic.aws {
                    if aws.message != diagnostic.message {
                        <p class="hint muted">{ "AWS says: " }<q>{ &aws.message }</q></p>
                    }
                }
                <details>
                    <summary><code>{ diagnostic.code.as_str() }</code>{ " " }{ diagnostic.code.title() }</summary>
                    <p>{ diagnostic.code.help() }</p>
                </details>
            </div>
        </li>
    }
}
