//! The panel "Compare with another pattern": an editor, the verdict, the examples with buttons to open them.

use crate::components::{CodeEditor, Lamp, Light, Mark, Underline, use_announcer};
use crate::state::Verdict;
use crate::state::compare::{Compared, Kind, cases, compare};
use crate::state::test_set::Case;
use gloo_timers::callback::Timeout;
use pointsman::diagnostic::Severity;
use std::rc::Rc;
use yew::prelude::*;

/// The editor's id.
const ID: &str = "other";

/// Patterns are compared when the typing pauses: it may take a tenth of a second.
const PAUSE: u32 = 150;

/// Properties of [`Compare`].
#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    /// The class that hides it on a phone.
    pub hidden: Classes,
    /// The pattern above.
    pub pattern: Rc<str>,
    /// The other one.
    pub text: Rc<str>,
    /// A person changed it.
    pub on_text: Callback<Rc<str>>,
    /// Opens an event.
    pub on_open: Callback<Rc<str>>,
    /// Adds events to the test set.
    pub on_keep: Callback<Vec<Case>>,
}

/// The panel. Nothing is compared before it is opened for the first time.
#[component]
pub fn Compare(props: &Props) -> Html {
    let opened = use_state(|| false);
    let on_toggle = {
        let opened = opened.setter();
        Callback::from(move |_: Event| opened.set(true))
    };
    html! {
        <details class={classes!("panel", "compare", props.hidden.clone())} ontoggle={on_toggle}>
            <summary>
                <h2>{ "Compare with another pattern" }</h2>
                <span class="muted">{ "can one event match both, is one inside the other?" }</span>
            </summary>
            if *opened {
                <Panel ..props.clone() />
            }
        </details>
    }
}

#[component]
fn Panel(props: &Props) -> Html {
    let compared = use_compared(&props.pattern, &props.text);
    let underlines = use_memo(compared.clone(), |compared| underlines(compared));
    let marks = use_memo(compared.clone(), |compared| {
        let mark = |place: &(u32, u32)| Mark { place: *place, held: Some(false), active: false };
        compared.conflicts.iter().map(mark).collect::<Vec<_>>()
    });
    let keep = {
        let compared = compared.clone();
        props.on_keep.reform(move |_: MouseEvent| cases(&compared))
    };
    html! {
        <>
            <CodeEditor
                id={ID}
                label="Other pattern"
                text={props.text.clone()}
                {underlines}
                {marks}
                on_change={&props.on_text}
            />
            <p class="compared">
                if let Some((verdict, word)) = compared.word {
                    <Lamp light={light(verdict)} />
                    <strong class={light(verdict).class()}>{ word }{ "." }</strong>
                    { " " }
                }
                { &compared.sentence }
            </p>
            if !compared.kinds.is_empty() {
                <table class="cases">
                    <thead>
                        <tr>
                            <th scope="col">{ "Events" }</th>
                            <th scope="col">{ "For example" }</th>
                            <th scope="col"><span class="sr-only">{ "Actions" }</span></th>
                        </tr>
                    </thead>
                    <tbody>{ for compared.kinds.iter().map(|kind| row(kind, &props.on_open)) }</tbody>
                </table>
                <p class="muted compared">
                    <span>
                        { "The first pattern is the one above, the second the one here. The answer is about events with one value a field." }
                    </span>
                    <button type="button" class="button quiet" onclick={keep}>{ "Add the examples to the test set" }</button>
                </p>
            }
        </>
    }
}

/// The answer to the texts as they were when the typing paused.
#[hook]
fn use_compared(pattern: &Rc<str>, other: &Rc<str>) -> Rc<Compared> {
    let compared = use_state(|| Rc::new(compare(pattern, other)));
    let say = use_announcer();
    let is_first = use_mut_ref(|| true);
    let known = {
        let other = other.clone();
        use_mut_ref(move || other)
    };
    let set = compared.setter();
    use_effect_with((pattern.clone(), other.clone()), move |(pattern, other)| {
        let (pattern, other) = (pattern.clone(), other.clone());
        // While the pattern above changes, the verdict is what is spoken.
        let spoken = known.replace(other.clone()) != other;
        let timeout = (!is_first.replace(false)).then(|| {
            Timeout::new(PAUSE, move || {
                let answer = compare(&pattern, &other);
                let word = answer.word.map(|(_, word)| format!("{word}. "));
                if spoken {
                    say.emit(format!("{}{}", word.unwrap_or_default(), answer.sentence).into());
                }
                set.set(Rc::new(answer));
            })
        });
        move || drop(timeout)
    });
    (*compared).clone()
}

fn light(verdict: Option<Verdict>) -> Light {
    verdict.map_or(Light::Dark, Light::from)
}

fn row(kind: &Kind, on_open: &Callback<Rc<str>>) -> Html {
    let light = Light::of(kind.exists);
    let open = kind.example.clone().map(|case| on_open.reform(move |_: MouseEvent| case.text.clone()));
    html! {
        <tr key={kind.name} class={light.class()}>
            <td><span class="lamp-word"><Lamp {light} />{ kind.name }</span></td>
            <td class={classes!(kind.example.is_some().then_some("title"))}>{ kind.text() }</td>
            <td class="actions">
                if let Some(open) = open {
                    <button
                        type="button"
                        class="button quiet"
                        aria-label={format!("Open the example: {}", kind.name.to_lowercase())}
                        onclick={open}
                    >
                        { "Open" }
                    </button>
                }
            </td>
        </tr>
    }
}

fn underlines(compared: &Compared) -> Vec<Underline> {
    let underline = |(diagnostic, place): &(pointsman::diagnostic::Diagnostic, Option<(u32, u32)>)| {
        let severity = match diagnostic.severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            Severity::Hint => 2,
        };
        let lines = std::iter::once(format!("{} ({})", diagnostic.message, diagnostic.code));
        let message = lines.chain(diagnostic.hints.clone()).collect::<Vec<_>>().join("\n");
        Some(Underline { place: (*place)?, severity, message })
    };
    compared.problems.iter().filter_map(underline).collect()
}
