//! How to scan: what is looked for, how the text is read, what is accepted.

use super::Props;
use super::desk::Desk;
use super::findings::menu;
use crate::bench::Pane;
use crate::state::secrets::{Level, Options, is_diff};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// A box to tick.
pub fn tick(label: &'static str, on: bool, set: Callback<bool>) -> Html {
    let on_change = Callback::from(move |event: Event| {
        if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
            set.emit(input.checked());
        }
    });
    html! { <label class="check"><input type="checkbox" checked={on} onchange={on_change} />{ label }</label> }
}

fn setter<T: 'static>(desk: &Desk, change: fn(&mut Options, T)) -> Callback<T> {
    let desk = desk.clone();
    Callback::from(move |value: T| desk.change(|options| change(options, value)))
}

const LEAST: &[(&str, &str)] =
    &[("low", "Report all confidences"), ("medium", "Report medium and high"), ("high", "Report high only")];

/// The line above the texts.
#[component]
pub fn Bar(props: &Props) -> Html {
    let desk = &props.desk;
    let options = &desk.board.options;
    let looks_like_diff = use_memo(desk.board.text.clone(), |text| is_diff(text));
    let mode = |diff: bool, name: &'static str| {
        let desk = desk.clone();
        let choose = Callback::from(move |_: MouseEvent| desk.change(|options| options.diff = diff));
        html! {
            <button type="button" aria-pressed={(options.diff == diff).to_string()} onclick={choose}>{ name }</button>
        }
    };
    let as_diff = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.change(|options| options.diff = true))
    };
    html! {
        <div class="tools options-bar">
            <div class="switch" role="group" aria-label="Read as">
                <span class="switch-name" aria-hidden="true">{ "Read as" }</span>
                { mode(false, "Text") }
                { mode(true, "Diff") }
            </div>
            if options.diff {
                { tick("Removed lines too", options.removed, setter(desk, |options, on| options.removed = on)) }
            } else if *looks_like_diff {
                <button type="button" class="place" onclick={as_diff}>{ "This looks like a diff: read what it changes" }</button>
            }
            { tick("Personal data", options.personal, setter(desk, |options, on| options.personal = on)) }
        </div>
    }
}

/// What is accepted, and where it is written down.
#[component]
pub fn Accepted(props: &Props) -> Html {
    let desk = &props.desk;
    let options = &desk.board.options;
    let field = |id: &'static str,
                 label: &'static str,
                 hint: &'static str,
                 text: &Rc<str>,
                 set: fn(&mut Options, Rc<str>)| {
        let desk = desk.clone();
        let on_change = Callback::from(move |event: Event| {
            if let Some(area) = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok()) {
                desk.change(|options| set(options, area.value().into()));
            }
        });
        html! {
            <div class="field">
                <label for={id}>{ label }</label>
                <textarea {id} rows="4" spellcheck="false" value={text.to_string()} onchange={on_change} aria-describedby={format!("{id}-hint")} />
                <small class="muted" id={format!("{id}-hint")}>{ hint }</small>
            </div>
        }
    };
    let count = options.accepted();
    html! {
        <details class={classes!("panel", desk.hides(Pane::Findings))}>
            <summary>
                <h2>{ "Options: what is reported, what is accepted" }</h2>
                if count > 0 {
                    <span class="badge">{ format!("baseline of {count}") }</span>
                }
            </summary>
            <div class="tools options-bar">
                { menu("Least confidence", options.least.word(), LEAST, setter(desk, |options, word: String| {
                    options.least = Level::from_word(&word).unwrap_or(Level::Low);
                })) }
                { tick("Comments such as gitleaks:allow accept what is in their line", options.comments, setter(desk, |options, on| options.comments = on)) }
            </div>
            <div class="fields accepted">
                { field("accept-baseline", "Baseline", "A fingerprint a line, as Accept writes it or a report lists it. It knows values, not lines: it survives edits and swallows nothing new.", &options.baseline, |options, text| options.baseline = text) }
                { field("accept-words", "Words", "A line each: values that contain one are not reported.", &options.words, |options, text| options.words = text) }
                { field("accept-paths", "Paths", "A line each, with * and **: files that are not scanned.", &options.paths, |options, text| options.paths = text) }
                { field("accept-ignore", ".gitleaksignore", "Its text: path:rule:line.", &options.ignore, |options, text| options.ignore = text) }
            </div>
            <p class="muted">{ "Redaction knows no exceptions: what is accepted is replaced all the same." }</p>
        </details>
    }
}
