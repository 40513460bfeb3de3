//! An editor for JSON or any text, with the text as a property: what a person types is told at once, what the page sets is set.

use crate::editor;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use web_sys::HtmlElement;
use yew::prelude::*;

/// A span of the text to mark, in UTF-16 units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Start and end.
    pub place: (u32, u32),
    /// `None` was not reached.
    pub held: Option<bool>,
    /// It belongs to the selected row.
    pub active: bool,
}

/// A span with something wrong, in UTF-16 units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Underline {
    /// Start and end.
    pub place: (u32, u32),
    /// 0 error, 1 warning, 2 hint.
    pub severity: u32,
    /// What to say about it.
    pub message: String,
}

/// Properties of [`CodeEditor`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// How commands call it.
    pub id: &'static str,
    /// Its accessible name.
    pub label: &'static str,
    /// The text.
    pub text: Rc<str>,
    /// It takes any text rather than JSON, and keeps none of it, not even when the engine stops.
    #[prop_or_default]
    pub secret: bool,
    /// What is wrong in it.
    #[prop_or_default]
    pub underlines: Rc<Vec<Underline>>,
    /// What to mark in it.
    #[prop_or_default]
    pub marks: Rc<Vec<Mark>>,
    /// A person changed the text.
    pub on_change: Callback<Rc<str>>,
    /// A person moved the cursor.
    #[prop_or_default]
    pub on_cursor: Callback<u32>,
}

/// The editor.
#[component]
pub fn CodeEditor(props: &Props) -> Html {
    let node = use_node_ref();
    // The callbacks of the newest rendering, so that the editor need not be made anew for them.
    let on_change = use_mut_ref(Callback::noop);
    on_change.replace(props.on_change.clone());
    let on_cursor = use_mut_ref(Callback::noop);
    on_cursor.replace(props.on_cursor.clone());
    // What the editor holds: setting it again would lose the cursor.
    let held = {
        let text = props.text.clone();
        use_mut_ref(move || text)
    };
    {
        let (node, held, text) = (node.clone(), held.clone(), props.text.clone());
        use_effect_with((props.id, props.label, props.secret), move |(id, label, secret)| {
            let (id, secret) = (*id, *secret);
            let changed = Closure::new(move |text: String| {
                let text: Rc<str> = text.into();
                held.replace(text.clone());
                emit(&on_change, text);
            });
            let moved = Closure::new(move |offset: u32| emit(&on_cursor, offset));
            if let Some(parent) = node.cast::<HtmlElement>() {
                editor::create(&parent, id, label, &text, &changed, &moved, secret);
            }
            move || {
                editor::destroy(id);
                drop((changed, moved));
            }
        });
    }
    let id = props.id;
    use_effect_with(props.text.clone(), move |text| {
        if *held.borrow() != *text {
            held.replace(text.clone());
            editor::set_text(id, text);
        }
    });
    use_effect_with(props.underlines.clone(), move |list| {
        let places: Vec<u32> = list.iter().flat_map(|u| [u.place.0, u.place.1, u.severity]).collect();
        editor::diagnose(id, &places, list.iter().map(|u| u.message.clone()).collect());
    });
    use_effect_with(props.marks.clone(), move |marks| {
        let kind = |mark: &Mark| {
            mark.held.map_or(0, |held| 1 + u32::from(held)) | if mark.active { editor::ACTIVE } else { 0 }
        };
        let places: Vec<u32> = marks.iter().flat_map(|m| [m.place.0, m.place.1, kind(m)]).collect();
        editor::mark(id, &places);
        if let Some(active) = marks.iter().find(|m| m.active) {
            editor::reveal(id, active.place.0);
        }
    });
    html! { <div class="editor" ref={node}></div> }
}

/// Calls the callback with the cell free again, as it may lead to the next rendering.
fn emit<T>(cell: &RefCell<Callback<T>>, value: T) {
    let callback = cell.borrow().clone();
    callback.emit(value);
}
