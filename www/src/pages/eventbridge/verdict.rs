//! The verdict: one sentence, and the line of signals that it sums up.

use super::Dispatch;
use crate::components::{Lamp, Light};
use crate::keys::Command;
use crate::state::bench::{Action, Bench};
use crate::state::{self, Verdict as Word};
use yew::prelude::*;

/// More signals than this do not fit on a line.
const MAX_SIGNALS: usize = 40;

/// Properties of [`Verdict`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The bench.
    pub bench: Bench,
    /// What its buttons do.
    pub act: Callback<Command>,
    /// Tells the bench.
    pub dispatch: Dispatch,
}

/// The verdict as people hear it.
pub fn sentence(bench: &Bench) -> String {
    format!("{}. {}", bench.answer.verdict.name(), bench.answer.sentence)
}

const fn light(verdict: Word) -> Light {
    match verdict {
        state::Verdict::Match => Light::On,
        state::Verdict::NoMatch => Light::Off,
        state::Verdict::Invalid => Light::Alarm,
    }
}

/// The band above the texts.
#[component]
pub fn Verdict(props: &Props) -> Html {
    let answer = &props.bench.answer;
    let light = light(answer.verdict);
    let button = |name: &'static str, command: Command, keys: &'static str| {
        html! {
            <button
                type="button"
                class="button"
                aria-keyshortcuts={keys}
                onclick={props.act.reform(move |_: MouseEvent| command)}
            >
                { name }
            </button>
        }
    };
    html! {
        <div class={classes!("verdict", light.class())}>
            // Spoken by the announcer, which keeps a pace that speech can follow.
            <p class="verdict-text" role="status" aria-live="off">
                <Lamp {light} />
                <span>
                    <strong>{ answer.verdict.name() }{ "." }</strong>
                    { " " }
                    { &answer.sentence }
                    if props.bench.waiting {
                        { " (for the text before your last edit)" }
                    }
                </span>
            </p>
            <div class="verdict-tools">
                { button("Gallery", Command::Gallery, "/") }
                { button("Format", Command::Format, "Control+Shift+F") }
                { button("Share link", Command::Share, "Control+S") }
            </div>
            { signals(&props.bench, &props.dispatch) }
        </div>
    }
}

/// The outermost conditions as signals along a line, for the eye and the mouse: the rows below say the same.
fn signals(bench: &Bench, dispatch: &Dispatch) -> Html {
    let outermost = bench.shown.rows.iter().enumerate().filter(|(_, row)| row.depth == 0);
    let signals: Vec<_> = outermost.take(MAX_SIGNALS + 1).collect();
    if signals.is_empty() || signals.len() > MAX_SIGNALS {
        return Html::default();
    }
    let arrived = bench.shown.verdict == Word::Match;
    html! {
        <div class={classes!("line", bench.is_stale().then_some("is-stale"))} aria-hidden="true">
            <span class="stop">{ "event" }</span>
            { for signals.into_iter().map(|(index, row)| {
                let dispatch = dispatch.clone();
                let select = Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Select(Some(index))));
                html! {
                    <span
                        class={classes!(
                            "signal",
                            row.behind.then_some("is-behind-stop"),
                            (bench.selected == Some(index)).then_some("is-selected"),
                        )}
                        title={row.label.clone()}
                        onclick={select}
                    >
                        <Lamp light={Light::of(row.held)} />
                    </span>
                }
            }) }
            <span class={classes!("stop", (!arrived).then_some("is-behind-stop"))}>{ "target" }</span>
        </div>
    }
}
