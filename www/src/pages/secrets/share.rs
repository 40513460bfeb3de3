//! The same text without what was found: to be copied, and to be turned back where it came from.

use super::Props;
use super::reports::Reports;
use crate::bench::Pane;
use crate::browser;
use crate::drop;
use crate::state::secrets::{Redacted, refusal, restore};
use crate::worker::Told;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// Of longer texts only the beginning is shown; all of it is copied.
const SHOWN: usize = 100_000;

/// A redacted source.
#[derive(Clone, PartialEq)]
struct Done {
    source: u32,
    revision: u32,
    redacted: Rc<Redacted>,
    copied: bool,
}

/// The pane.
#[component]
pub fn Share(props: &Props) -> Html {
    let desk = &props.desk;
    let done = use_state(|| None::<Done>);
    let back = use_state(String::new);
    let redact = {
        let (desk, done) = (desk.clone(), done.setter());
        Callback::from(move |_: MouseEvent| {
            let Some(source) = desk.board.opened().filter(|source| !source.is_empty()) else { return };
            let (id, revision) = (source.id, source.revision);
            let (here, done) = (desk.clone(), done.clone());
            let on = Callback::from(move |told| match told {
                Told::Answer(json) => {
                    let Some(redacted) = Redacted::read(&json).map(Rc::new) else { return };
                    let (desk, done) = (here.clone(), done.clone());
                    spawn_local(async move {
                        let copied = browser::copy(&redacted.text).await;
                        let what = match redacted.count {
                            1 => "1 finding was replaced".to_owned(),
                            n => format!("{n} findings were replaced"),
                        };
                        let where_to = if copied {
                            "The text is on the clipboard"
                        } else {
                            "The clipboard is closed to this page; the text is below"
                        };
                        desk.tell(format!("{what}. {where_to}."));
                        done.set(Some(Done { source: id, revision, redacted, copied }));
                    });
                }
                Told::Refused(json) => here.tell(refusal(&json)),
                Told::Failed(failure) => here.tell(failure.sentence()),
                Told::Progress { .. } => {}
            });
            desk.ask("secrets.redact", source, "", on);
        })
    };
    let save = {
        let (desk, done) = (desk.clone(), done.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(done) = &*done {
                let name = desk.board.source(done.source).and_then(|source| source.path.clone());
                let name = name.as_deref().and_then(|path| path.rsplit('/').next()).unwrap_or("text.txt");
                drop::download(&format!("redacted-{name}"), "text/plain", &done.redacted.text);
            }
        })
    };
    let on_back = {
        let back = back.setter();
        Callback::from(move |event: InputEvent| {
            if let Some(area) = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok()) {
                back.set(area.value());
            }
        })
    };
    let stale = done.as_ref().is_some_and(|done| {
        done.source != desk.board.open || desk.board.opened().is_some_and(|source| source.revision != done.revision)
    });
    html! {
        <section
            id="pane-share"
            class={classes!("share", desk.hides(Pane::Share))}
            aria-labelledby="heading-share"
            tabindex="-1"
        >
            <header class="pane-head">
                <h2 id="heading-share">{ "Share" }</h2>
                <Reports desk={desk.clone()} />
            </header>
            <div class="share-tools">
                <button type="button" class="button" data-enter="" disabled={desk.board.is_empty()} onclick={redact}>{ "Redact and copy" }</button>
                if done.is_some() {
                    <button type="button" class="button" onclick={save}>{ "Save redacted" }</button>
                }
                <span class="muted">
                    if desk.board.sources.len() > 1 {
                        { desk.board.opened().map_or_else(String::new, |source| format!("This is about {}. ", source.name())) }
                    }
                    { "Each value becomes a placeholder, the same value the same one. JSON stays JSON, lines stay lines." }
                </span>
            </div>
            if let Some(done) = &*done {
                <div class="fields">
                    <div class="field">
                        <label for="redacted">
                            { "Redacted" }
                            if stale {
                                <span class="badge">{ "of another text" }</span>
                            }
                        </label>
                        <textarea id="redacted" rows="8" readonly=true spellcheck="false" value={shown(&done.redacted.text)} />
                    </div>
                    <div class="field">
                        <label for="back">{ "Text with placeholders, to be turned back" }</label>
                        <textarea id="back" rows="8" spellcheck="false" placeholder="Paste an answer that has placeholders in it" value={(*back).clone()} oninput={on_back} />
                    </div>
                    { restored(&back, &done.redacted) }
                </div>
                <p class="muted">{ "Only this tab knows what the placeholders stand for, and only until you redact another text or leave." }</p>
            }
        </section>
    }
}

fn shown(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}\n… (the rest is copied and saved too)", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn restored(back: &str, redacted: &Redacted) -> Html {
    if back.trim().is_empty() {
        return Html::default();
    }
    let (text, count) = restore(back, &redacted.originals);
    html! {
        <div class="field">
            <label for="restored">{ format!("Turned back ({count})") }</label>
            <textarea id="restored" rows="8" readonly=true spellcheck="false" value={text} />
        </div>
    }
}
