//! The verdict: one sentence, and the line of signals that it sums up.

use crate::components::{Lamp, Light};
use crate::keys::Command;
use crate::state::Verdict as Word;
use crate::state::bench::{Act, View};
use yew::prelude::*;

/// More signals than this do not fit on a line.
const MAX_SIGNALS: usize = 40;

/// Properties of [`Verdict`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The answer.
    pub view: View,
    /// What its buttons do.
    pub command: Callback<Command>,
    /// Tells the bench.
    pub act: Callback<Act>,
    /// The two ends of the line of signals.
    pub line: [&'static str; 2],
}

/// The verdict as people hear it.
pub fn sentence(view: &View) -> String {
    format!("{}. {}", view.answer.word, view.answer.sentence)
}

/// The band above the texts.
#[component]
pub fn Verdict(props: &Props) -> Html {
    let answer = &props.view.answer;
    let light = Light::from(answer.verdict);
    let button = |name: &'static str, command: Command, keys: &'static str| {
        html! {
            <button
                type="button"
                class="button"
                aria-keyshortcuts={keys}
                onclick={props.command.reform(move |_: MouseEvent| command)}
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
                    <strong>{ answer.word }{ "." }</strong>
                    { " " }
                    { &answer.sentence }
                    if props.view.waiting {
                        { " (for the text before your last edit)" }
                    }
                </span>
            </p>
            <div class="verdict-tools">
                { button("Gallery", Command::Gallery, "/") }
                { button("Format", Command::Format, "Control+Shift+F") }
                { button("Share link", Command::Share, "Control+S") }
            </div>
            { signals(props) }
        </div>
    }
}

/// The outermost conditions as signals along a line, for the eye and the mouse: the rows below say the same.
fn signals(props: &Props) -> Html {
    let Props { view, line: [from, to], act, .. } = props;
    let outermost = view.shown.rows.iter().enumerate().filter(|(_, row)| row.depth == 0);
    let signals: Vec<_> = outermost.take(MAX_SIGNALS + 1).collect();
    if signals.is_empty() || signals.len() > MAX_SIGNALS || !view.shown.chain {
        return Html::default();
    }
    let arrived = view.shown.verdict == Word::Match;
    html! {
        <div class={classes!("line", view.is_stale().then_some("is-stale"))} aria-hidden="true">
            <span class="stop">{ from }</span>
            { for signals.into_iter().map(|(index, row)| {
                let select = act.reform(move |_: MouseEvent| Act::Select(Some(index)));
                html! {
                    <span
                        class={classes!(
                            "signal",
                            row.behind.then_some("is-behind-stop"),
                            (view.selected == Some(index)).then_some("is-selected"),
                        )}
                        title={row.label.clone()}
                        onclick={select}
                    >
                        <Lamp light={Light::of(row.held)} />
                    </span>
                }
            }) }
            <span class={classes!("stop", (!arrived).then_some("is-behind-stop"))}>{ to }</span>
        </div>
    }
}
