//! The rule bench: a rule of one's own against the text, with what it costs; and whole files of rules to scan with.

use super::Props;
use super::desk::Desk;
use super::findings::menu;
use super::options::tick;
use crate::bench::Pane;
use crate::editor;
use crate::state::Side;
use crate::state::measure::thousands;
use crate::state::secrets::{Draft, FORMATS, Own, Tried, Work, refusal};
use crate::worker::Told;
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// The rule is tried when the typing pauses, in milliseconds.
const PAUSE: u32 = 150;

/// Matches that are listed.
const SHOWN: usize = 40;

const DIALECTS: &[(&str, &str)] =
    &[("go", "Go, Rust, gitleaks"), ("javascript", "JavaScript"), ("posix", "POSIX, git-secrets")];

/// The panel.
#[component]
pub fn Bench(props: &Props) -> Html {
    let desk = &props.desk;
    let draft = use_state(Draft::default);
    let tried = use_tried(desk, &draft);
    let field = |label: &'static str, value: &str, hint: &'static str, set: fn(&mut Draft, String)| {
        let draft = draft.clone();
        let on_input = Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
                let mut changed = (*draft).clone();
                set(&mut changed, input.value());
                draft.set(changed);
            }
        });
        html! {
            <label class="bench-field">
                <span>{ label }</span>
                <input type="text" spellcheck="false" autocomplete="off" placeholder={hint} value={value.to_owned()} oninput={on_input} />
            </label>
        }
    };
    let set_dialect = {
        let draft = draft.clone();
        Callback::from(move |dialect| draft.set(Draft { dialect, ..(*draft).clone() }))
    };
    let set_case = {
        let draft = draft.clone();
        Callback::from(move |ignore_case| draft.set(Draft { ignore_case, ..(*draft).clone() }))
    };
    let scan_with = {
        let (desk, draft) = (desk.clone(), draft.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(text) = draft.to_json() {
                let own = Own { format: "rule".into(), text: text.into(), alone: false };
                desk.change(|options| options.own = Some(own));
                desk.tell("The rule is scanned with, as my-rule, besides the built-in ones.");
            }
        })
    };
    html! {
        <details class={classes!("panel", "rule-bench", desk.hides(Pane::Why))}>
            <summary>
                <h2>{ "Rule bench" }</h2>
                if desk.board.options.own.is_some() {
                    <span class="badge">{ "own rules in use" }</span>
                }
            </summary>
            <div class="bench-rule" role="group" aria-label="One rule">
                { field("Expression", &draft.regex, r"mycorp_[a-z0-9]{32}", |draft, text| draft.regex = text) }
                { field("Keywords", &draft.keywords, "mycorp, token", |draft, text| draft.keywords = text) }
                { field("Least entropy", &draft.entropy, "3.5", |draft, text| draft.entropy = text) }
                { menu("Flavour", if draft.dialect.is_empty() { "go" } else { &draft.dialect }, DIALECTS, set_dialect) }
                { tick("Ignore case", draft.ignore_case, set_case) }
                <button type="button" class="button" disabled={!matches!(&*tried, Some(Ok(_)))} onclick={scan_with}>{ "Scan with it" }</button>
            </div>
            { match &*tried {
                None => html! { <p class="empty">{ "Write an expression: what it matches in the text above, what it finds after its filters, and what it costs is shown as you type." }</p> },
                Some(Err(why)) => html! { <p class="bench-wrong is-invalid" role="note">{ why }</p> },
                Some(Ok(tried)) => results(tried),
            } }
            <RuleFile desk={desk.clone()} />
        </details>
    }
}

/// The rule on the text in the editor.
#[hook]
fn use_tried(desk: &Desk, draft: &Draft) -> Rc<Option<Result<Tried, String>>> {
    let tried = use_state(|| Rc::new(None));
    let set = tried.setter();
    let now = desk.clone();
    let revision = desk.board.opened().map(|source| (source.id, source.revision));
    use_effect_with((draft.to_json(), revision), move |(rule, _)| {
        let waiting = rule.clone().map(|rule| {
            let set = set.clone();
            Timeout::new(PAUSE, move || {
                let Some(source) = now.board.opened() else { return };
                let on = Callback::from(move |told| {
                    let answer = match told {
                        Told::Answer(json) => Tried::read(&json).map(Ok),
                        Told::Refused(json) => Some(Err(refusal(&json))),
                        Told::Failed(failure) => Some(Err(failure.sentence())),
                        Told::Progress { .. } => return,
                    };
                    set.set(Rc::new(answer));
                });
                now.ask("secrets.bench", source, &format!(",\"rule\":{rule}"), on);
            })
        });
        if waiting.is_none() {
            set.set(Rc::new(None));
        }
        move || drop(waiting)
    });
    (*tried).clone()
}

fn results(tried: &Tried) -> Html {
    let more = tried.matches.len().saturating_sub(SHOWN);
    html! {
        <>
            <p class="bench-cost">
                <b>{ format!("{}, {}.", counted(tried.matches.len(), "match", "matches"), counted(tried.findings, "finding", "findings")) }</b>
                { " " }
                { cost(tried) }
            </p>
            if !tried.warnings.is_empty() {
                <ul class="bench-warnings">{ for tried.warnings.iter().map(|it| html! { <li>{ it }</li> }) }</ul>
            }
            <p class="bench-matches">
                { for tried.matches.iter().take(SHOWN).map(|(line, column, start, _)| {
                    let start = *start;
                    let go = Callback::from(move |_: MouseEvent| editor::go_to(Side::Text.id(), start));
                    html! { <button type="button" class="place" onclick={go}>{ format!("{line}:{column}") }</button> }
                }) }
                if more > 0 {
                    <span class="muted">{ format!("and {more} more") }</span>
                }
            </p>
        </>
    }
}

fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(n), if n == 1 { one } else { many })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts")]
fn cost(tried: &Tried) -> String {
    let count = |n: f64| thousands(n as usize);
    let near = match tried.words.len() {
        0 => "It has no word that a search could begin with, so it is tried everywhere".to_owned(),
        _ => {
            let words: Vec<_> = tried.words.iter().take(8).map(|it| format!("“{it}”")).collect();
            format!("It is tried near {}", words.join(", "))
        }
    };
    let other = match tried.backtracking {
        Some(steps) => format!("an engine that backtracks takes {} on the first 64 KiB", count(steps)),
        None => "an engine that backtracks may never come to an end".to_owned(),
    };
    format!("{near}, on {} bytes: at most {} steps; {other}.", count(tried.bytes), count(tried.steps))
}

/// A file of rules to scan with.
#[component]
fn RuleFile(props: &Props) -> Html {
    let desk = &props.desk;
    let own = desk.board.options.own.clone();
    let format = use_state(|| FORMATS.first().map_or("", |(format, _)| *format).to_owned());
    let format_now = own.as_ref().map_or_else(|| (*format).clone(), |own| own.format.to_string());
    let set_format = {
        let (desk, format) = (desk.clone(), format.clone());
        Callback::from(move |chosen: String| {
            format.set(chosen.clone());
            desk.change(|options| {
                if let Some(own) = &mut options.own {
                    own.format = chosen.into();
                }
            });
        })
    };
    let on_text = {
        let (desk, format) = (desk.clone(), format_now.clone());
        Callback::from(move |event: Event| {
            if let Some(area) = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok()) {
                let text = area.value();
                desk.change(|options| {
                    let alone = options.own.as_ref().is_some_and(|own| own.alone);
                    options.own = (!text.trim().is_empty()).then(|| Own {
                        format: format.as_str().into(),
                        text: text.into(),
                        alone,
                    });
                });
            }
        })
    };
    let set_alone = {
        let desk = desk.clone();
        Callback::from(move |alone| {
            desk.change(|options| {
                if let Some(own) = &mut options.own {
                    own.alone = alone;
                }
            });
        })
    };
    let without = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.change(|options| options.own = None))
    };
    let formats: Vec<(&'static str, &'static str)> =
        FORMATS.iter().copied().chain((format_now == "rule").then_some(("rule", "One rule (JSON)"))).collect();
    html! {
        <div class="field rule-file">
            <label for="rule-file">{ "A file of rules to scan with" }</label>
            <div class="tools">
                { menu("Format", &format_now, &formats, set_format) }
                { tick("Instead of the built-in rules", own.as_ref().is_some_and(|own| own.alone), set_alone) }
                if own.is_some() {
                    <button type="button" class="button quiet" onclick={without}>{ "Without it" }</button>
                }
            </div>
            <textarea
                id="rule-file"
                rows="6"
                spellcheck="false"
                placeholder="Paste it here; it is read when you leave the field."
                value={own.as_ref().map(|own| own.text.to_string()).unwrap_or_default()}
                onchange={on_text}
            />
            if let (Work::Refused(why), true) = (&desk.board.work, own.is_some()) {
                <p class="bench-wrong is-invalid" role="note">{ &**why }</p>
            }
            if !desk.board.remarks.is_empty() {
                <ul class="bench-warnings">{ for desk.board.remarks.iter().map(|it| html! { <li>{ it }</li> }) }</ul>
            }
        </div>
    }
}
