//! The files that were dropped or opened, what was found in each, and which of them could not be scanned.

use super::Props;
use super::opening::open;
use crate::bench::Pane;
use crate::state::Side;
use crate::state::secrets::{Action, Source, size};
use std::cmp::Reverse;
use yew::prelude::*;

/// Files that are listed: those with something to say come first.
const SHOWN: usize = 100;

/// The table.
#[component]
pub fn Files(props: &Props) -> Html {
    let desk = &props.desk;
    let sources = &desk.board.sources;
    // A text alone needs no table.
    if sources.len() < 2 && sources.iter().all(|source| source.text().is_some()) {
        return Html::default();
    }
    let mut listed: Vec<&Source> = sources.iter().collect();
    listed.sort_by_key(|source| {
        let scanned = source.scanned.as_deref();
        let told = scanned.is_some_and(|scanned| scanned.problem.or(scanned.note).is_some());
        (Reverse(scanned.map_or(0, |scanned| scanned.total)), !told)
    });
    let more = listed.len().saturating_sub(SHOWN);
    html! {
        <details class={classes!("panel", "files", desk.hides(Pane::Text(Side::Text)))} open={true}>
            <summary><h2>{ "Files" }</h2><span class="badge">{ sources.len() }</span></summary>
            <table class="cases">
                <thead>
                    <tr><th>{ "File" }</th><th>{ "Size" }</th><th>{ "Findings" }</th><th>{ "Remarks" }</th><th><span class="sr-only">{ "Actions" }</span></th></tr>
                </thead>
                <tbody>{ for listed.into_iter().take(SHOWN).map(|source| row(props, source)) }</tbody>
            </table>
            if more > 0 {
                <p class="muted">{ format!("{more} more files are not listed; they are scanned all the same.") }</p>
            }
        </details>
    }
}

fn row(props: &Props, source: &Source) -> Html {
    let (desk, id) = (&props.desk, source.id);
    let is_open = desk.board.open == id;
    let show = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| {
            open(&desk, id);
            desk.act(Action::Select(None));
            desk.pane.set(Pane::Text(Side::Text));
        })
    };
    let remove = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.act(Action::Remove(id)))
    };
    let scanned = source.scanned.as_deref();
    let remark = scanned.and_then(|scanned| scanned.problem.or(scanned.note)).unwrap_or_default();
    let edited = source.path.is_some() && source.revision > 0;
    let count = match scanned {
        Some(scanned) if scanned.problem.is_none() => scanned.total.to_string(),
        Some(_) => "–".to_owned(),
        None => "…".to_owned(),
    };
    html! {
        <tr key={id}>
            <td class="file-name">
                <button type="button" class="place" aria-current={is_open.then_some("true")} onclick={show}>{ source.name() }</button>
            </td>
            <td>{ size(source.bytes()) }</td>
            <td class="count">{ count }</td>
            <td>
                { remark }
                if edited {
                    { " edited here" }
                }
            </td>
            <td class="actions">
                <button type="button" class="button quiet" aria-label={format!("Remove {}", source.name())} onclick={remove}>{ "Remove" }</button>
            </td>
        </tr>
    }
}
