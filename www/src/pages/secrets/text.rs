//! The text, with a mark on every finding.

use super::Props;
use super::opening::Openers;
use crate::bench::Pane;
use crate::components::{CodeEditor, Mark};
use crate::state::Side;
use crate::state::secrets::{Action, Content, Source, size};
use std::rc::Rc;
use yew::prelude::*;

/// More marks than this in one text are not painted.
const MAX_MARKS: usize = 2_000;

/// The pane.
#[component]
pub fn Text(props: &Props) -> Html {
    let desk = &props.desk;
    let board = &desk.board;
    let marks = use_marks(props);
    let on_change = {
        let board = board.dispatcher();
        Callback::from(move |text| board.dispatch(Action::Edit(text)))
    };
    let on_cursor = {
        let board = board.dispatcher();
        Callback::from(move |at| board.dispatch(Action::Cursor(at)))
    };
    let source = board.opened();
    let name = source.and_then(|source| source.path.clone());
    html! {
        <section
            id="pane-text"
            class={classes!("pane", desk.hides(Pane::Text(Side::Text)))}
            aria-labelledby="heading-text"
        >
            <header class="pane-head">
                <h2 id="heading-text">{ "Text" }</h2>
                if let Some(name) = name {
                    <code class="file-name">{ name }</code>
                }
                <Openers desk={desk.clone()} />
            </header>
            if let Some(source) = source.filter(|source| !source.can_be_shown()) {
                <div class="editor unshown" tabindex="0" data-enter="" role="group" aria-label="Text">
                    <p class="empty">{ unshown(source) }</p>
                </div>
            } else {
                <CodeEditor
                    id={Side::Text.id()}
                    label={Side::Text.label()}
                    text={board.text.clone()}
                    secret=true
                    {marks}
                    {on_change}
                    {on_cursor}
                />
            }
        </section>
    }
}

/// What to say where a text is not shown.
fn unshown(source: &Source) -> String {
    let name = source.name();
    match source.scanned.as_ref().and_then(|scanned| scanned.problem) {
        Some(problem) => format!("{name} ({}): {problem}.", size(source.bytes())),
        None => {
            let kind = if matches!(source.content, Content::Text(_)) { "It" } else { "The file" };
            format!(
                "{name} has {}, which is too long to be shown here. {kind} is scanned and can be redacted all the same.",
                size(source.bytes())
            )
        }
    }
}

/// Marks as of the last scan. While a text is typed the editor moves them along, so they are left alone until the next.
#[hook]
fn use_marks(props: &Props) -> Rc<Vec<Mark>> {
    let board = &props.desk.board;
    let last = use_mut_ref(Rc::<Vec<Mark>>::default);
    let source = board.opened();
    let scanned = source.filter(|source| source.is_scanned()).and_then(|source| source.scanned.clone());
    // A file's text comes after its findings.
    let shown = !board.text.is_empty();
    let scanned = scanned.filter(|_| shown);
    let marks = use_memo((board.open, scanned, board.selected), |(open, scanned, selected)| {
        let selected = selected.filter(|key| key.source == *open).map(|key| key.index);
        let findings = scanned.iter().flat_map(|scanned| scanned.findings.iter().enumerate());
        let mark = |(index, finding): (usize, &crate::state::secrets::Finding)| Mark {
            place: finding.place,
            held: Some(false),
            active: selected == Some(index),
        };
        let mut marks: Vec<_> = findings.map(mark).collect();
        // The selected one is painted in any case.
        marks.sort_by_key(|mark| !mark.active);
        marks.truncate(MAX_MARKS);
        marks
    });
    let stale = source.is_some_and(|source| !source.is_scanned() && source.scanned.is_some());
    if !stale {
        last.replace(marks);
    }
    last.borrow().clone()
}
