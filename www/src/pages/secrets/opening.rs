//! Files come to the page, and their texts into the editor.

use super::desk::Desk;
use crate::bench::Pane;
use crate::drop::{self, Came};
use crate::state::Side;
use crate::state::secrets::{Action, Content};
use crate::worker::Told;
use js_sys::Array;
use pointsman::json::{self, Value};
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use yew::prelude::*;

/// Takes files that are dropped anywhere on the page; `true` while some are held above it.
#[hook]
pub fn use_drops(desk: &Desk) -> bool {
    let over = use_state_eq(|| false);
    let came = use_came(desk);
    let set = over.setter();
    use_effect_with((), move |()| {
        let over: Closure<dyn Fn(bool)> = Closure::new(move |is| set.set(is));
        let end = drop::take_drops(&over, &came);
        move || {
            // It is a function of ours, which takes nothing and fails at nothing.
            let _ = end.call0(&wasm_bindgen::JsValue::NULL);
            std::mem::drop((over, came));
        }
    });
    *over
}

/// What happens when files are there.
#[hook]
pub fn use_came(desk: &Desk) -> Rc<Came> {
    let newest = use_mut_ref(|| None::<Desk>);
    newest.replace(Some(desk.clone()));
    use_memo((), move |()| {
        Closure::new(move |paths: Vec<String>, files: Array, more: u32| {
            let desk = newest.borrow().clone();
            if let Some(desk) = desk {
                add(&desk, paths, &files, more);
            }
        })
    })
}

fn add(desk: &Desk, paths: Vec<String>, files: &Array, more: u32) {
    let first = desk.handles.borrow().len();
    desk.handles.borrow_mut().extend(files.iter());
    let files = paths.into_iter().zip(files.iter()).enumerate().map(|(i, (path, file))| {
        let bytes = js_sys::Reflect::get(&file, &"size".into()).ok().and_then(|size| size.as_f64());
        (path.into(), first + i, bytes.unwrap_or_default())
    });
    desk.act(Action::Add(files.collect()));
    desk.pane.set(Pane::Findings);
    if more > 0 {
        desk.tell(format!("{more} more files were left out: 20,000 at a time is the most."));
    }
}

/// Brings the source into the editor that the selected finding is in, and the text of a file that is to be shown.
#[hook]
pub fn use_opening(desk: &Desk) {
    {
        let now = desk.clone();
        use_effect_with(desk.board.selected, move |selected| {
            if let Some(key) = selected.filter(|key| key.source != now.board.open) {
                open(&now, key.source);
            }
        });
    }
    // A file that nothing was found in, or that is shown since it is the first.
    let now = desk.clone();
    let shown = desk.board.opened().map(|source| (source.id, source.is_scanned()));
    use_effect_with(shown, move |shown| {
        if let Some((id, _)) = shown
            && now.board.text.is_empty()
        {
            open(&now, *id);
        }
    });
}

/// Shows a source in the editor.
pub fn open(desk: &Desk, id: u32) {
    let Some(source) = desk.board.source(id) else { return };
    if matches!(source.content, Content::Text(_)) || !source.can_be_shown() {
        desk.worker.forget("secrets.open");
        desk.act(Action::Open(id, None));
        return;
    }
    let board = desk.board.dispatcher();
    let on = Callback::from(move |told| {
        if let Told::Answer(json) = told {
            let value = json::parse(&json, &json::Options::default()).value;
            let text = value.as_ref().and_then(|value| value.get("text")).and_then(Value::as_text);
            board.dispatch(Action::Open(id, text.map(|text| text.as_str().into())));
        }
    });
    desk.ask("secrets.open", source, "", on);
}

/// The buttons that open files.
#[component]
pub fn Openers(props: &super::Props) -> Html {
    let came = use_came(&props.desk);
    let opener = |folder: bool, name: &'static str| {
        let came = came.clone();
        html! {
            <button type="button" class="button quiet" onclick={move |_: MouseEvent| drop::choose(folder, &came)}>
                { name }
            </button>
        }
    };
    let clear = {
        let desk = props.desk.clone();
        Callback::from(move |_: MouseEvent| {
            desk.worker.stop();
            desk.handles.borrow_mut().clear();
            desk.act(Action::Clear);
            desk.pane.set(Pane::Text(Side::Text));
        })
    };
    html! {
        <span class="openers">
            { opener(false, "Open files") }
            { opener(true, "Open folder") }
            <button type="button" class="button quiet" onclick={clear} disabled={props.desk.board.is_empty()}>{ "Clear" }</button>
        </span>
    }
}
