//! The explanation: a row per condition along a rail, with a lamp, what is wanted, what there is, and why.

use super::Dispatch;
use crate::components::{Lamp, Light};
use crate::state::answer::{Row, Side};
use crate::state::bench::{Action, Bench};
use crate::{browser, editor};
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
    /// The bench.
    pub bench: Bench,
    /// Tells the bench.
    pub dispatch: Dispatch,
}

/// The pane.
#[component]
pub fn Why(props: &Props) -> Html {
    let Props { bench, dispatch, .. } = props;
    let stale = bench.is_stale();
    let rows = &bench.shown.rows;

    // Who walks the rows with the keyboard takes the focus along.
    use_effect_with(bench.selected, |selected| {
        let on_row = browser::focused().is_some_and(|element| element.id().starts_with("row-"));
        if let Some(selected) = selected
            && on_row
        {
            browser::focus(&format!("#row-{selected}"));
        }
    });

    let on_key = {
        let (bench, dispatch) = (bench.clone(), dispatch.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.alt_key() || event.ctrl_key() || event.meta_key() {
                return;
            }
            let last = isize::try_from(bench.shown.rows.len()).unwrap_or(isize::MAX);
            match event.key().as_str() {
                "ArrowDown" => dispatch.dispatch(Action::Step(1)),
                "ArrowUp" => dispatch.dispatch(Action::Step(-1)),
                "Home" => dispatch.dispatch(Action::Step(-last)),
                "End" => dispatch.dispatch(Action::Step(last)),
                "Enter" => go_to(&bench, if event.shift_key() { Side::Event } else { Side::Pattern }),
                _ => return,
            }
            event.prevent_default();
        })
    };
    html! {
        <section id="pane-why" class={classes!("why", props.hidden.clone(), stale.then_some("is-stale"))} aria-labelledby="heading-why" tabindex="-1">
            <header class="pane-head">
                <h2 id="heading-why">{ "Why" }</h2>
                if stale && !rows.is_empty() {
                    <span class="badge">{ "for the text before your last edit" }</span>
                }
                <super::copy::Copy bench={bench.clone()} />
            </header>
            if rows.is_empty() {
                <p class="empty">{ "As soon as both texts can be read, each condition of the pattern gets its row here." }</p>
            } else {
                <div role="treegrid" class="rows" aria-label="Conditions" onkeydown={on_key}>
                    <div role="row" class="row row-head">
                        { for ["Condition", "Wanted", "Found", "Why"].into_iter().map(|name| html! {
                            <div role="columnheader">{ name }</div>
                        }) }
                    </div>
                    { for rows.iter().enumerate().map(|(index, row)| view(index, row, bench, dispatch)) }
                </div>
                if bench.shown.rows_more > 0 {
                    <p class="muted">{ format!("{} more conditions are not shown.", bench.shown.rows_more) }</p>
                }
            }
        </section>
    }
}

/// The cursor to where the selected row is, in the pattern or in the event.
fn go_to(bench: &Bench, side: Side) {
    let row = bench.selected.and_then(|index| bench.shown.rows.get(index));
    let place = row.and_then(|row| match side {
        Side::Pattern => Some(row.place),
        Side::Event => row.found.first().map(|found| found.place),
    });
    if let Some((start, _)) = place {
        editor::go_to(side.id(), start);
    }
}

fn view(index: usize, row: &Row, bench: &Bench, dispatch: &Dispatch) -> Html {
    let selected = bench.selected == Some(index);
    let entry = selected || (bench.selected.is_none() && index == 0);
    let light = Light::of(row.held);
    let word = match row.held {
        Some(true) => "holds",
        Some(false) => "does not hold",
        None => "not reached",
    };
    let select = {
        let dispatch = dispatch.clone();
        move || dispatch.dispatch(Action::Select(Some(index)))
    };
    let on_focus = {
        let select = select.clone();
        Callback::from(move |_: FocusEvent| select())
    };
    let on_click = Callback::from(move |_: MouseEvent| select());
    html! {
        <div
            key={index}
            role="row"
            id={format!("row-{index}")}
            class={classes!("row", format!("depth-{}", row.depth.min(MAX_DEPTH)), light.class(), row.behind.then_some("is-behind-stop"))}
            aria-level={(row.depth + 1).to_string()}
            aria-selected={selected.to_string()}
            tabindex={if entry { "0" } else { "-1" }}
            data-enter={entry.then_some("")}
            onfocus={on_focus}
            onclick={on_click}
        >
            <div role="gridcell" class="cell-path">
                <span class="track"><Lamp {light} /></span>
                <span class="path"><code>{ &row.label }</code><span class="word">{ word }</span></span>
            </div>
            <div role="gridcell" class="cell-wanted"><code>{ &row.wanted }</code></div>
            <div role="gridcell" class="cell-found">{ found(row) }</div>
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
