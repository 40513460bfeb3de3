//! Why the selected finding is one, or why what is under the cursor is none.

use super::Props;
use super::desk::Desk;
use crate::bench::Pane;
use crate::components::{Lamp, Light};
use crate::editor;
use crate::state::Side;
use crate::state::secrets::{Explained, Finding, Step, refusal};
use crate::worker::Told;
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

/// The cursor may be on its way; so many milliseconds it has to rest.
const PAUSE: u32 = 120;

/// Steps that are shown.
const SHOWN: usize = 60;

/// The pane.
#[component]
pub fn Why(props: &Props) -> Html {
    let desk = &props.desk;
    let answer = use_explained(desk);
    let chosen = desk.board.chosen();
    let heading = match (&chosen, &*answer) {
        (Some(_), _) => "Why this is a finding",
        (None, Answer::Explained(explained)) if explained.found => "Why this is a finding",
        (None, Answer::Explained(_)) => "Why this is no finding",
        (None, _) => "Why",
    };
    html! {
        <section
            id="pane-why"
            class={classes!("why", "explained", desk.hides(Pane::Why))}
            aria-labelledby="heading-why"
            tabindex="-1"
        >
            <header class="pane-head"><h2 id="heading-why">{ heading }</h2></header>
            if let Some(finding) = chosen {
                { facts(finding) }
            }
            { match &*answer {
                Answer::Explained(explained) => steps(desk, explained, chosen.is_some()),
                Answer::Failed(why) => html! { <p class="empty">{ why }</p> },
                Answer::None if chosen.is_some() => Html::default(),
                Answer::None => html! {
                    <p class="empty">
                        { "Select a finding, or put the cursor on anything in the text: each step of the judgement is shown here, passed or failed, and what would make a finding of it." }
                    </p>
                },
            } }
        </section>
    }
}

/// What came of asking.
enum Answer {
    /// Nothing was asked.
    None,
    /// An explanation.
    Explained(Explained),
    /// A sentence for people.
    Failed(String),
}

/// The explanation of what is selected or under the cursor.
#[hook]
fn use_explained(desk: &Desk) -> Rc<Answer> {
    let explained = use_state(|| Rc::new(Answer::None));
    let set = explained.setter();
    let now = desk.clone();
    let asked = desk.board.asked().and_then(|(id, at)| {
        let source = desk.board.source(id)?;
        Some((id, at, source.revision, source.is_scanned(), desk.board.options.clone()))
    });
    use_effect_with(asked, move |asked| {
        let waiting = match asked {
            Some((id, at, ..)) => {
                let (id, at) = (*id, *at);
                Some(Timeout::new(PAUSE, move || {
                    let Some(source) = now.board.source(id) else { return };
                    let on = Callback::from(move |told| {
                        set.set(Rc::new(match told {
                            Told::Answer(json) => Explained::read(&json).map_or(Answer::None, Answer::Explained),
                            Told::Refused(json) => Answer::Failed(refusal(&json)),
                            Told::Failed(failure) => Answer::Failed(failure.sentence()),
                            Told::Progress { .. } => return,
                        }));
                    });
                    now.ask("secrets.explain", source, &format!(",\"at\":{at}"), on);
                }))
            }
            None => {
                now.worker.forget("secrets.explain");
                set.set(Rc::new(Answer::None));
                None
            }
        };
        move || drop(waiting)
    });
    (*explained).clone()
}

/// What there is to say of a finding besides its steps.
fn facts(finding: &Finding) -> Html {
    let fact = |name: &'static str, value: Html| html! { <><dt>{ name }</dt><dd>{ value }</dd></> };
    let evidence = finding.evidence.iter().map(|it| &**it).collect::<Vec<_>>().join("; ");
    html! {
        <dl class="facts">
            { fact("What", html! { <>{ &*finding.description }{ " " }<code class="muted">{ &*finding.rule }</code></> }) }
            { fact("Kind", html! { format!("{}, {}", finding.kind, finding.category.name()) }) }
            { fact("Judged", html! { format!("{} severity, {} confidence, {:.1} bits a character", finding.severity.word(), finding.confidence.word(), finding.entropy) }) }
            if !evidence.is_empty() {
                { fact("Evidence", html! { evidence }) }
            }
            { fact("Fingerprint", html! { <code>{ &*finding.fingerprint }</code> }) }
        </dl>
    }
}

fn steps(desk: &Desk, explained: &Explained, chosen: bool) -> Html {
    let more = explained.steps.len().saturating_sub(SHOWN);
    let open = desk.board.asked().is_some_and(|(id, _)| id == desk.board.open);
    html! {
        <>
            <p class="summary">{ &*explained.summary }</p>
            if let Some(advice) = explained.advice.as_deref().filter(|_| !chosen) {
                <p class="advice"><b>{ "What would make this a finding: " }</b>{ advice }</p>
            }
            if !explained.steps.is_empty() {
                <ol class="steps" aria-label="Steps">
                    { for explained.steps.iter().take(SHOWN).map(|it| step(it, open)) }
                </ol>
            }
            if more > 0 {
                <p class="muted">{ format!("{more} more steps are not shown.") }</p>
            }
        </>
    }
}

fn step(step: &Step, open: bool) -> Html {
    let light = Light::of(Some(step.passed));
    let start = step.place.0;
    let go = Callback::from(move |_: MouseEvent| editor::go_to(Side::Text.id(), start));
    html! {
        <li class={classes!("step", light.class())}>
            <Lamp {light} />
            <span class="word">{ if step.passed { "passed" } else { "failed" } }</span>
            if open {
                <button type="button" class="place" onclick={go}>{ &*step.step }</button>
            } else {
                <b>{ &*step.step }</b>
            }
            <span>
                { &*step.detail }
                if let Some(rule) = &step.rule {
                    { " " }<code class="muted">{ &**rule }</code>
                }
            </span>
        </li>
    }
}
