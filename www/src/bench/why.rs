//! The explanation: a row per condition along a rail, with a lamp, what is wanted, what there is, and why.

use super::copy::Copy;
use crate::components::{Lamp, Light};
use crate::state::Verdict;
use crate::state::answer::Row;
use crate::state::bench::{Act, View};
use crate::state::reading::CONDITIONS;
use crate::state::report::Form;
use crate::{browser, editor};
use std::cmp::Ordering;
use yew::prelude::*;

/// Candidates that a row shows.
const SHOWN: usize = 3;

/// Levels that are indented; deeper ones stand below the last.
const MAX_DEPTH: usize = 8;

/// Properties of [`Why`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The class that hides it on a phone.
    pub hidden: Classes,
    /// The answer.
    pub view: View,
    /// Tells the bench.
    pub act: Callback<Act>,
    /// Writes the answer as text.
    pub write: Callback<Form, String>,
    /// What the rule is called.
    pub rule: &'static str,
}

/// The pane.
#[component]
pub fn Why(props: &Props) -> Html {
    let Props { view: answer, act, .. } = props;
    let stale = answer.is_stale();
    let rows = &answer.shown.rows;
    // What lies deeper turns off from a row on a branch of its own.
    let end = rows.iter().rposition(|row| row.depth <= 1);

    // Who walks the rows with the keyboard takes the focus along.
    use_effect_with(answer.selected, |selected| {
        let on_row = browser::focused().is_some_and(|element| element.id().starts_with("row-"));
        if let Some(selected) = selected
            && on_row
        {
            browser::focus(&format!("#row-{selected}"));
        }
    });

    let on_key = {
        let (answer, act) = (answer.clone(), act.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.alt_key() || event.ctrl_key() || event.meta_key() {
                return;
            }
            let last = isize::try_from(answer.shown.rows.len()).unwrap_or(isize::MAX);
            match event.key().as_str() {
                "ArrowDown" => act.emit(Act::Step(1)),
                "ArrowUp" => act.emit(Act::Step(-1)),
                "Home" => act.emit(Act::Step(-last)),
                "End" => act.emit(Act::Step(last)),
                "Enter" => go_to(&answer, event.shift_key()),
                _ => return,
            }
            event.prevent_default();
        })
    };
    html! {
        <section id="pane-why" class={classes!("why", props.hidden.clone(), stale.then_some("is-stale"))} aria-labelledby="heading-why" tabindex="-1">
            <header class="pane-head">
                <h2 id="heading-why">{ answer.shown.labels.heading }</h2>
                if stale && !rows.is_empty() {
                    <span class="badge">{ "for the text before your last edit" }</span>
                }
                <Copy write={props.write.clone()} />
            </header>
            if rows.is_empty() {
                <p class="empty">{ nothing(answer, props.rule) }</p>
            } else {
                <div role="treegrid" class="rows" aria-label={answer.shown.labels.rows} onkeydown={on_key}>
                    <div role="row" class="row row-head">
                        { for answer.shown.labels.columns.into_iter().map(|name| html! {
                            <div role="columnheader">{ name }</div>
                        }) }
                    </div>
                    { for rows.iter().enumerate().map(|(index, row)| view(index, row, rail(index, end), answer, act)) }
                </div>
                if answer.shown.rows_more > 0 {
                    <p class="muted">{ format!("{} more conditions are not shown.", answer.shown.rows_more) }</p>
                }
            }
        </section>
    }
}

/// What to say in place of rows.
fn nothing(view: &View, rule: &str) -> String {
    let labels = view.shown.labels;
    if view.shown.verdict != Verdict::Invalid {
        format!("There are no {} here.", labels.rows.to_lowercase())
    } else if labels == CONDITIONS {
        format!("As soon as both texts can be read, each condition of the {rule} gets its row here.")
    } else {
        format!("As soon as this can be read, its {} stand here.", labels.rows.to_lowercase())
    }
}

/// The cursor to where the selected row is, in the rule or in the data.
fn go_to(view: &View, in_data: bool) {
    if let Some((side, (start, _))) = view.selected.and_then(|row| view.shown.place_of(row, in_data)) {
        editor::go_to(side.id(), start);
    }
}

/// How the rail looks beside a row; `end` is the last row that it leads to.
fn rail(index: usize, end: Option<usize>) -> Option<&'static str> {
    match end?.cmp(&index) {
        Ordering::Less => Some("is-past-rail"),
        Ordering::Equal => Some("is-rail-end"),
        Ordering::Greater => None,
    }
}

fn view(index: usize, row: &Row, rail: Option<&'static str>, view: &View, act: &Callback<Act>) -> Html {
    let entry = view.selected.unwrap_or(0) == index;
    let selected = view.selected == Some(index);
    // Where a phone stacks the cells, their columns' names stand before them.
    let [_, wanted, found_name, _] = view.shown.labels.columns;
    let light = Light::of(row.held);
    let on_focus = act.reform(move |_: FocusEvent| Act::Select(Some(index)));
    let on_click = act.reform(move |_: MouseEvent| Act::Select(Some(index)));
    html! {
        <div
            key={index}
            role="row"
            id={format!("row-{index}")}
            class={classes!("row", format!("depth-{}", row.depth.min(MAX_DEPTH)), light.class(), rail, row.behind.then_some("is-behind-stop"))}
            aria-level={(row.depth + 1).to_string()}
            aria-selected={selected.to_string()}
            tabindex={if entry { "0" } else { "-1" }}
            data-enter={entry.then_some("")}
            onfocus={on_focus}
            onclick={on_click}
        >
            <div role="gridcell" class="cell-path">
                <span class="track"><Lamp {light} /></span>
                <span class="path"><code>{ &row.label }</code><span class="word">{ row.word }</span></span>
            </div>
            <div role="gridcell" class="cell-wanted" data-label={wanted}><code>{ &row.wanted }</code></div>
            <div role="gridcell" class="cell-found" data-label={found_name}>{ found(row) }</div>
            <div role="gridcell" class="cell-why">{ &row.why }</div>
        </div>
    }
}

fn found(row: &Row) -> Html {
    let more = row.found.len().saturating_sub(SHOWN);
    html! {
        <>
            { for row.found.iter().take(SHOWN).map(|found| html! {
                <code title={found.path.clone()}>
                    { clip(&found.value) }
                    if found.path != row.path {
                        <small>{ &found.path }</small>
                    }
                </code>
            }) }
            if more > 0 {
                <span class="muted">{ format!("and {more} more") }</span>
            }
        </>
    }
}

/// Long values are cut for the row; the event shows them whole.
fn clip(text: &str) -> String {
    const LENGTH: usize = 160;
    match text.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
