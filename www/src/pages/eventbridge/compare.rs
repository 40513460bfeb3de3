//! The panel "Compare with another pattern": an editor, the verdict, the examples with buttons to open them.

use crate::components::{CodeEditor, Lamp, Light, Mark, Underline, use_announcer};
use crate::state::Verdict;
use crate::state::compare::{Compared, Kind, cases, compare};
use crate::state::test_set::Case;
use crate::storage;
use gloo_timers::callback::Timeout;
use pointsman::diagnostic::Severity;
use std::rc::Rc;
use yew::prelude::*;

/// The editor's id.
const ID: &str = "other";

/// Patterns are compared when the typing pauses: it may take a tenth of a second.
const PAUSE: u32 = 150;

/// Properties of [`Compare`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The class that hides it on a phone.
    pub hidden: Classes,
    /// The pattern above.
    pub pattern: Rc<str>,
    /// Opens an event.
    pub on_open: Callback<Rc<str>>,
    /// Adds events to the test set.
    pub on_keep: Callback<Vec<Case>>,
}

/// The panel; its content is there once it was asked for.
#[component]
pub fn Compare(props: &Props) -> Html {
    // What the engine's end left behind.
    let rescued = use_memo((), |()| storage::take_rescued(ID).map(Rc::<str>::from));
    let open = use_state(|| rescued.is_some());
    let text = use_state(|| (*rescued).clone().unwrap_or_default());
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <section class={classes!("compare", props.hidden.clone())} aria-labelledby="heading-compare">
            <header class="pane-head">
                <h2 id="heading-compare">
                    <button
                        type="button"
                        class="place"
                        aria-expanded={open.to_string()}
                        aria-controls="compare"
                        onclick={toggle}
                    >
                        { "Compare with another pattern" }
                    </button>
                </h2>
                <span class="muted">{ "can one event match both, is one inside the other?" }</span>
            </header>
            <div id="compare">
                if *open {
                    <Panel
                        text={(*text).clone()}
                        on_text={let set = text.setter(); move |new| set.set(new)}
                        pattern={props.pattern.clone()}
                        on_open={&props.on_open}
                        on_keep={&props.on_keep}
                    />
                }
            </div>
        </section>
    }
}

/// Properties of [`Panel`].
#[derive(Properties, PartialEq)]
struct PanelProps {
    text: Rc<str>,
    on_text: Callback<Rc<str>>,
    pattern: Rc<str>,
    on_open: Callback<Rc<str>>,
    on_keep: Callback<Vec<Case>>,
}

#[component]
fn Panel(props: &PanelProps) -> Html {
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
