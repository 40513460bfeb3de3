//! What was found: a row each, with the value masked; rows and marks in the text select each other.

use super::Props;
use super::desk::Desk;
use super::reveal::Masked;
use crate::bench::Pane;
use crate::components::{Lamp, Light};
use crate::state::Side;
use crate::state::secrets::{Action, Category, Change, Entry, Filter, Finding, Grouping, Key, Level, Work, entries};
use crate::{browser, editor};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// Rows that are shown at first, and with each press of the button for more.
const PAGE: usize = 200;

/// The pane.
#[component]
pub fn Findings(props: &Props) -> Html {
    let desk = &props.desk;
    let board = &desk.board;
    let list = use_memo((board.sources.clone(), board.filter.clone(), board.grouping), |_| entries(board));
    let pages = use_state(|| 1_usize);
    let selected = board.selected;
    // Who walks the rows with the keyboard takes the focus along; who clicks in the text sees the row.
    use_effect_with(selected, |selected| {
        let Some(key) = selected else { return };
        let row = format!("#{}", id(*key));
        let on_row = browser::focused().is_some_and(|element| element.id().starts_with("finding-"));
        if on_row {
            browser::focus(&row);
        }
        if let Some(element) = browser::find(&row) {
            let nearest = web_sys::ScrollIntoViewOptions::new();
            nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
            if element.offset_parent().is_some() {
                scroll(&element);
            }
        }
    });
    let on_key = {
        let desk = desk.clone();
        let last = isize::try_from(list.len()).unwrap_or(isize::MAX);
        Callback::from(move |event: KeyboardEvent| {
            if event.alt_key() || event.ctrl_key() || event.meta_key() {
                return;
            }
            // A button in a row has Enter to itself.
            let on_row = browser::focused().is_some_and(|element| element.id().starts_with("finding-"));
            match event.key().as_str() {
                "ArrowDown" => desk.act(Action::Step(1)),
                "ArrowUp" => desk.act(Action::Step(-1)),
                "Home" => desk.act(Action::Step(-last)),
                "End" => desk.act(Action::Step(last)),
                "Enter" if on_row => go_to(&desk),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let shown = PAGE * *pages;
    // What is selected is there to be looked at.
    let at = list.iter().position(|entry| entry.key().is_some() && entry.key() == selected);
    let shown = at.map_or(shown, |at| shown.max(at + 1));
    let more = list.len().saturating_sub(shown);
    let entry = selected.or_else(|| list.iter().find_map(Entry::key));
    html! {
        <section
            id="pane-findings"
            class={classes!("pane", "findings", desk.hides(Pane::Findings))}
            aria-labelledby="heading-findings"
            tabindex="-1"
        >
            <header class="pane-head">
                <h2 id="heading-findings">{ "Findings" }</h2>
                { filters(desk) }
            </header>
            if list.is_empty() {
                <p class="empty">{ nothing(desk) }</p>
                if board.is_empty() {
                    <p class="muted">{ "To see how it works, begin with:" }</p>
                    <super::FirstSamples desk={desk.clone()} />
                }
            } else {
                <div role="grid" class="found" aria-label="Findings" onkeydown={on_key}>
                    { for list.iter().take(shown).map(|it| match it {
                        Entry::Group { name, count } => html! {
                            <div role="row" class="group" key={format!("group-{name}")}>
                                <div role="rowheader"><b>{ &**name }</b><span class="muted">{ count }</span></div>
                            </div>
                        },
                        Entry::Finding(key) => match board.finding(*key) {
                            Some(finding) => row(desk, *key, finding, entry == Some(*key)),
                            None => Html::default(),
                        },
                    }) }
                </div>
                if more > 0 {
                    <button type="button" class="button" onclick={move |_: MouseEvent| pages.set(*pages + 1)}>
                        { format!("Show {} more of {more}", more.min(PAGE)) }
                    </button>
                }
            }
        </section>
    }
}

/// Scrolls the list, and only it, to a row.
fn scroll(row: &web_sys::HtmlElement) {
    let list = row.closest(".found").ok().flatten().and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok());
    let Some(list) = list else { return };
    let (top, bottom) = (row.offset_top(), row.offset_top() + row.offset_height());
    if top < list.scroll_top() {
        list.set_scroll_top(top);
    } else if bottom > list.scroll_top() + list.client_height() {
        list.set_scroll_top(bottom - list.client_height());
    }
}

fn id(key: Key) -> String {
    format!("finding-{}-{}", key.source, key.index)
}

/// The cursor to the selected finding.
fn go_to(desk: &Desk) {
    if let (Some(key), Some(finding)) = (desk.board.selected, desk.board.chosen())
        && key.source == desk.board.open
    {
        desk.pane.set(Pane::Text(Side::Text));
        let start = finding.place.0;
        // On a phone the text can take the focus only when it has been shown.
        gloo_timers::callback::Timeout::new(0, move || editor::go_to(Side::Text.id(), start)).forget();
    }
}

/// Why there is no row.
fn nothing(desk: &Desk) -> &'static str {
    let board = &desk.board;
    if board.is_empty() {
        "Secrets and personal data get a row each: what it is, where, and why it was found. Values stay masked until you press them."
    } else if board.findings().next().is_some() {
        "None of what was found passes this filter."
    } else if matches!(board.work, Work::Scanning { .. }) {
        "Nothing yet."
    } else {
        "Nothing was found. Put the cursor on what you wonder about, and below stands why it is no finding."
    }
}

fn row(desk: &Desk, key: Key, finding: &Finding, entry: bool) -> Html {
    let selected = desk.board.selected == Some(key);
    let select = {
        let desk = desk.clone();
        move || desk.select(key)
    };
    let on_focus = {
        let select = select.clone();
        Callback::from(move |_: FocusEvent| select())
    };
    let on_click = Callback::from(move |_: MouseEvent| select());
    let accept = {
        let (desk, finding) = (desk.clone(), finding.clone());
        Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            let what = format!("{} at {}", finding.rule, finding.at());
            desk.act(Action::Options(desk.board.options.accepting(&finding.fingerprint, &what)));
            desk.tell(format!("Accepted: {what}. This value is not reported any more; its fingerprint stands in the baseline under Options."));
        })
    };
    html! {
        <div
            key={id(key)}
            role="row"
            id={id(key)}
            class={classes!("finding", selected.then_some("is-selected"))}
            aria-selected={selected.to_string()}
            tabindex={if entry { "0" } else { "-1" }}
            data-enter={entry.then_some("")}
            onfocus={on_focus}
            onclick={on_click}
        >
            <div role="gridcell" class="finding-what">
                <Lamp light={Light::Off} />
                <span>{ &*finding.description }{ " " }<code class="muted">{ &*finding.rule }</code></span>
            </div>
            <div role="gridcell" class="finding-where"><code>{ finding.at() }</code></div>
            <div role="gridcell" class="finding-value">
                <Masked desk={desk.clone()} key_of={key} finding={finding.clone()} reached={entry} />
            </div>
            <div role="gridcell" class="finding-words is-miss">
                if let Some(change) = finding.change {
                    <span class="badge">{ change.word() }</span>
                }
                <span class="word">{ finding.severity.word() }</span>
                <span class="muted">{ format!("{} confidence", finding.confidence.word()) }</span>
                <button
                    type="button"
                    class="place"
                    tabindex={if entry { "0" } else { "-1" }}
                    aria-label={format!("Accept {} at {}", finding.rule, finding.at())}
                    onclick={accept}
                >
                    { "Accept" }
                </button>
            </div>
        </div>
    }
}

/// The value of the `select` that an event is about.
pub fn chosen(event: &Event) -> Option<String> {
    event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok()).map(|select| select.value())
}

/// A `select` of names and values.
pub fn menu(label: &'static str, now: &str, items: &[(&'static str, &'static str)], on: Callback<String>) -> Html {
    let on_change = Callback::from(move |event: Event| {
        if let Some(value) = chosen(&event) {
            on.emit(value);
        }
    });
    html! {
        <select aria-label={label} onchange={on_change}>
            { for items.iter().map(|(value, name)| html! {
                <option value={*value} selected={*value == now}>{ *name }</option>
            }) }
        </select>
    }
}

const CATEGORIES: &[(&str, &str)] = &[("", "Everything"), ("secret", "Secrets"), ("personal", "Personal data")];
const CONFIDENCES: &[(&str, &str)] = &[("low", "Any confidence"), ("medium", "Medium or high"), ("high", "High")];
const CHANGES: &[(&str, &str)] =
    &[("", "Every change"), ("added", "Added"), ("moved", "Moved"), ("removed", "Removed")];
const GROUPS: &[(&str, &str)] = &[("File", "By file"), ("Kind", "By kind"), ("Confidence", "By confidence")];

fn filters(desk: &Desk) -> Html {
    let filter = desk.board.filter.clone();
    let set = |change: fn(&mut Filter, &str)| {
        let (board, filter) = (desk.board.dispatcher(), filter.clone());
        Callback::from(move |value: String| {
            let mut filter = filter.clone();
            change(&mut filter, &value);
            board.dispatch(Action::Filter(filter));
        })
    };
    let category = match filter.category {
        None => "",
        Some(Category::Secret) => "secret",
        Some(Category::Personal) => "personal",
    };
    let on_words = {
        let set = set(|filter, value| filter.words = value.into());
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
                set.emit(input.value());
            }
        })
    };
    let on_group = {
        let board = desk.board.dispatcher();
        Callback::from(move |value: String| {
            if let Some(grouping) = Grouping::ALL.into_iter().find(|grouping| grouping.name() == value) {
                board.dispatch(Action::Group(grouping));
            }
        })
    };
    html! {
        <div class="filters" role="group" aria-label="Filter">
            { menu("Sort of finding", category, CATEGORIES, set(|filter, value| filter.category = match value {
                "secret" => Some(Category::Secret),
                "personal" => Some(Category::Personal),
                _ => None,
            })) }
            { menu("Confidence", filter.least.word(), CONFIDENCES, set(|filter, value| {
                filter.least = Level::from_word(value).unwrap_or(Level::Low);
            })) }
            if desk.board.options.diff {
                { menu("Change", filter.change.map_or("", Change::word), CHANGES, set(|filter, value| {
                    filter.change = [Change::Added, Change::Moved, Change::Removed].into_iter().find(|it| it.word() == value);
                })) }
            }
            { menu("Group", desk.board.grouping.name(), GROUPS, on_group) }
            <input type="search" aria-label="Filter by words" placeholder="Rule, kind, file" value={filter.words.to_string()} oninput={on_words} />
        </div>
    }
}
