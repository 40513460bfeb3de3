//! The document before a stage and the one after it: each node with its path, what changed, and where it came from.

use super::lines::DocumentLines;
use super::stages::Way;
use crate::browser;
use crate::components::use_announcer;
use crate::state::answer::Place;
use crate::state::asl::{Document, Lines, Station, Told, input_place, pointer, told};
use crate::state::measure::thousands;
use pointsman::asl::trace::MAX_PAYLOAD;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
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

/// The documents of a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Before,
    After,
}

impl End {
    const fn name(self) -> &'static str {
        match self {
            Self::Before => "Before",
            Self::After => "After",
        }
    }

    const fn heading(self) -> &'static str {
        match self {
            Self::Before => "heading-before",
            Self::After => "heading-after",
        }
    }

    const fn of(self, station: &Station) -> Option<&Document> {
        match self {
            Self::Before => station.before.as_ref(),
            Self::After => station.after.as_ref(),
        }
    }

    fn lines(self, station: &Station) -> Lines {
        match self {
            Self::Before => station.lines_before(),
            Self::After => station.lines_after(),
        }
    }
}

/// A node that a person points at.
#[derive(Clone, Debug, PartialEq)]
struct Pointed {
    path: String,
    from: String,
    copied: bool,
}

/// What is asked of a document, and stays the same while it does.
type Asked = (Way, usize, End);

fn station((way, now, _): &Asked) -> Option<&Station> {
    way.0.stations.get(*now)
}

/// The path of a line, and where its node came from.
fn look(asked: &Asked, lines: &Lines, at: usize) -> Option<(String, Told)> {
    let path = lines.lines.get(at)?.path.as_ref()?;
    let origin = station(asked).and_then(|station| asked.2.of(station)?.origin.as_ref());
    Some((pointer("$", path), told(origin, path)))
}

/// Both documents.
#[component]
pub fn Documents(props: &Props) -> Html {
    let pointed = use_state_eq(|| None::<Pointed>);
    {
        // What was lit up goes out with the stage.
        let (on_spots, pointed) = (props.on_spots.clone(), pointed.setter());
        use_effect_with(props.way.clone(), move |_| {
            pointed.set(None);
            move || on_spots.emit(Rc::default())
        });
    }
    let before = use_document(End::Before, props, &pointed);
    let after = use_document(End::After, props, &pointed);
    let leave = props.on_spots.reform(|_: MouseEvent| Rc::default());
    html! {
        <>
            <div class="documents" onmouseleave={leave}>{ before }{ after }</div>
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

/// One of them.
#[hook]
fn use_document(end: End, props: &Props, pointed: &UseStateHandle<Option<Pointed>>) -> Html {
    let asked: Asked = (props.way.clone(), props.now, end);
    let lines =
        use_memo(asked.clone(), |asked| station(asked).map(|station| asked.2.lines(station)).unwrap_or_default());
    let say = use_announcer();
    let on_point = {
        let pointed = pointed.setter();
        let around = (asked.clone(), lines.clone(), props.input.clone(), props.on_spots.clone());
        use_callback(around, move |at: usize, (asked, lines, input, on_spots)| {
            let Some((path, told)) = look(asked, lines, at) else { return };
            on_spots.emit(told.input.iter().filter_map(|path| input_place(input, path)).collect());
            pointed.set(Some(Pointed { path, from: told.text, copied: false }));
        })
    };
    let on_press = {
        let pointed = pointed.setter();
        use_callback((asked.clone(), lines.clone(), say), move |at: usize, (asked, lines, say)| {
            let Some((path, Told { text: from, .. })) = look(asked, lines, at) else { return };
            let (pointed, say) = (pointed.clone(), say.clone());
            spawn_local(async move {
                let copied = browser::copy(&path).await;
                let said =
                    if copied { format!("Copied {path}") } else { "The clipboard is closed to this page.".into() };
                say.emit(said.into());
                pointed.set(Some(Pointed { path, from, copied }));
            });
        })
    };
    let Some(station) = station(&asked) else { return Html::default() };
    html! {
        <section class="document" aria-labelledby={end.heading()}>
            <header class="pane-head">
                <h3 id={end.heading()}>{ format!("{} {}", end.name(), station.name) }</h3>
                { if end == End::After { meter(station.bytes) } else { Html::default() } }
            </header>
            if end.of(station).is_some() {
                <DocumentLines heading={end.heading()} {lines} {on_point} {on_press} />
            } else {
                <p class="empty">{ nothing(end, station.status.held()) }</p>
            }
        </section>
    }
}

fn nothing(end: End, held: Option<bool>) -> &'static str {
    match (end, held) {
        (End::After, Some(false)) => "Nothing: the state fails here.",
        (End::After, _) => "Nothing yet.",
        (End::Before, _) => "It does not get this far.",
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
