//! The document before a stage and the one after it: each node with its path, what changed, and where it came from.

use super::stages::Way;
use crate::browser;
use crate::components::use_announcer;
use crate::state::answer::Place;
use crate::state::asl::{Document, Line, Lines, input_place, pointer, told};
use crate::state::measure::thousands;
use pointsman::asl::trace::MAX_PAYLOAD;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use yew::prelude::*;

/// Properties of [`Documents`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The stages.
    pub way: Way,
    /// The chosen one.
    pub now: usize,
    /// The text of the input.
    pub input: Rc<str>,
    /// Lights up places in it.
    pub on_spots: Callback<Rc<[Place]>>,
}

/// A line that a person points at: on which side, and which.
#[derive(Clone, Debug, PartialEq)]
struct Pointed {
    path: String,
    from: String,
    copied: bool,
}

/// The lines of both documents.
#[derive(PartialEq)]
struct Both([Lines; 2]);

/// Both documents.
#[component]
pub fn Documents(props: &Props) -> Html {
    let both = use_memo((props.way.clone(), props.now), |(way, now)| {
        let station = way.0.stations.get(*now);
        Both(station.map(|station| [station.lines_before(), station.lines_after()]).unwrap_or_default())
    });
    // Which line Tab leads to, on each side.
    let entries = use_state_eq(|| [0_usize; 2]);
    let pointed = use_state_eq(|| None::<Pointed>);
    let say = use_announcer();
    {
        // What was lit up goes out with the stage.
        let (on_spots, entries, pointed) = (props.on_spots.clone(), entries.setter(), pointed.setter());
        use_effect_with(props.way.clone(), move |_| {
            entries.set([0; 2]);
            pointed.set(None);
            move || on_spots.emit(Rc::default())
        });
    }
    let Some(station) = props.way.0.stations.get(props.now) else { return Html::default() };
    let sides: [(&str, Option<&Document>); 2] =
        [("Before", station.before.as_ref()), ("After", station.after.as_ref())];
    let point = |side: usize, at: usize, line: &Line, focus: bool| {
        let (entries, pointed, on_spots) = (entries.clone(), pointed.setter(), props.on_spots.clone());
        let (way, now, input) = (props.way.clone(), props.now, props.input.clone());
        let path = line.path.clone().unwrap_or_default();
        move || {
            let station = way.0.stations.get(now);
            let document = station.and_then(|it| if side == 0 { it.before.as_ref() } else { it.after.as_ref() });
            let told = told(document.and_then(|document| document.origin.as_ref()), &path);
            let places: Rc<[Place]> = told.input.iter().filter_map(|path| input_place(&input, path)).collect();
            on_spots.emit(places);
            pointed.set(Some(Pointed { path: pointer("$", &path), from: told.text, copied: false }));
            if focus {
                let mut next = *entries;
                if let Some(entry) = next.get_mut(side) {
                    *entry = at;
                }
                entries.set(next);
            }
        }
    };
    let copy = |line: &Line| {
        let (pointed, say) = (pointed.clone(), say.clone());
        let path = pointer("$", line.path.as_deref().unwrap_or_default());
        Callback::from(move |_: MouseEvent| {
            let (pointed, say, path) = (pointed.clone(), say.clone(), path.clone());
            spawn_local(async move {
                let copied = browser::copy(&path).await;
                say.emit(if copied {
                    format!("Copied {path}").into()
                } else {
                    "The clipboard is closed to this page.".into()
                });
                let from = pointed.as_ref().map(|pointed| pointed.from.clone()).unwrap_or_default();
                pointed.set(Some(Pointed { path, from, copied }));
            });
        })
    };
    let leave = props.on_spots.reform(|_: MouseEvent| Rc::default());
    let line = |side: usize, at: usize, line: &Line| {
        let over = point(side, at, line, false);
        let focus = point(side, at, line, true);
        let change = line.change;
        let value = match line.path {
            Some(_) => html! {
                <button
                    type="button"
                    class="node"
                    tabindex={if entries.get(side) == Some(&at) { "0" } else { "-1" }}
                    onclick={copy(line)}
                    onmouseover={move |_: MouseEvent| over()}
                    onfocus={move |_: FocusEvent| focus()}
                >
                    <span class="tok-key">{ &line.name }</span><span class={kind(&line.text)}>{ &line.text }</span>
                </button>
            },
            None => html! { <span class="tok-mark close">{ &line.text }</span> },
        };
        html! {
            <li key={at} class={classes!("doc-line", change.map(|change| format!("is-{}", change.word())))}>
                <span class="sign" aria-hidden="true">{ change.map(|change| change.sign()) }</span>
                <span class="pad">{ indent(line.depth) }</span>
                { value }
                <span class="tok-mark" aria-hidden="true">{ line.comma }</span>
                if let (true, Some(change)) = (line.tells, change) {
                    <span class="word">{ change.word() }</span>
                }
            </li>
        }
    };
    html! {
        <>
            <div class="documents" onmouseleave={leave}>
                { for sides.into_iter().enumerate().map(|(side, (name, document))| {
                    let Lines { lines, more } = both.0.get(side).cloned().unwrap_or_default();
                    let heading = format!("heading-{}", name.to_lowercase());
                    html! {
                        <section class="document" aria-labelledby={heading.clone()}>
                            <header class="pane-head">
                                <h3 id={heading.clone()}>{ format!("{name} {}", station.name) }</h3>
                                { if side == 1 { meter(station.bytes) } else { Html::default() } }
                            </header>
                            if document.is_some() {
                                <ol class="doc-lines" aria-labelledby={heading} onkeydown={Callback::from(walk)}>
                                    { for lines.iter().enumerate().map(|(at, it)| line(side, at, it)) }
                                </ol>
                                if more > 0 {
                                    <p class="muted">{ format!("{} more lines are not shown.", thousands(more)) }</p>
                                }
                            } else {
                                <p class="empty">{ nothing(name, station.status.held()) }</p>
                            }
                        </section>
                    }
                }) }
            </div>
            <p class="origin">
                if let Some(Pointed { path, from, copied }) = &*pointed {
                    <code>{ path }</code>{ " " }{ from }
                    if *copied {
                        <span class="badge">{ "path copied" }</span>
                    }
                } else {
                    <span class="muted">{ "Point at a value to see where it came from; press it to copy its path." }</span>
                }
            </p>
        </>
    }
}

fn indent(depth: usize) -> String {
    "  ".repeat(depth)
}

fn nothing(name: &str, held: Option<bool>) -> &'static str {
    match (name, held) {
        ("After", Some(false)) => "Nothing: the state fails here.",
        ("After", _) => "Nothing yet.",
        _ => "It does not get this far.",
    }
}

/// What goes on from here against what AWS passes.
fn meter(bytes: Option<usize>) -> Html {
    let Some(bytes) = bytes else { return Html::default() };
    let tone = if bytes <= MAX_PAYLOAD { "is-match" } else { "is-invalid" };
    html! {
        <span class={classes!("limit", "payload", tone)}>
            <meter aria-label="Payload" min="0" max={MAX_PAYLOAD.to_string()} value={bytes.min(MAX_PAYLOAD).to_string()}></meter>
            <span>{ format!("{} of {} bytes", thousands(bytes), thousands(MAX_PAYLOAD)) }</span>
        </span>
    }
}

/// The colour of a value.
fn kind(text: &str) -> &'static str {
    match text.chars().next() {
        Some('"') => "tok-string",
        Some('{' | '[') => "tok-mark",
        Some('t' | 'f' | 'n') => "tok-word",
        _ => "tok-number",
    }
}

/// The focus from node to node.
fn walk(event: KeyboardEvent) {
    if event.alt_key() || event.ctrl_key() || event.meta_key() {
        return;
    }
    let Some(focused) = browser::focused().filter(|it| it.class_list().contains("node")) else { return };
    let Ok(Some(list)) = focused.closest(".doc-lines") else { return };
    let Ok(nodes) = list.query_selector_all(".node") else { return };
    let node = |at: u32| nodes.get(at).and_then(|node| node.dyn_into::<HtmlElement>().ok());
    let count = nodes.length();
    let Some(at) = (0..count).find(|at| node(*at).as_ref() == Some(&focused)) else { return };
    let next = match event.key().as_str() {
        "ArrowDown" => at + 1,
        "ArrowUp" => at.saturating_sub(1),
        "Home" => 0,
        "End" => count.saturating_sub(1),
        _ => return,
    };
    event.prevent_default();
    if let Some(node) = node(next) {
        // Only an element that is gone refuses.
        let _ = node.focus();
    }
}
