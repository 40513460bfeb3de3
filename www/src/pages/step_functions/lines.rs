//! The lines of a document: each node can be pointed at, walked to, and pressed.

use crate::browser;
use crate::state::asl::Lines;
use crate::state::measure::thousands;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// Properties of [`DocumentLines`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The id of the heading above them.
    pub heading: AttrValue,
    /// The lines.
    pub lines: Rc<Lines>,
    /// A person points at one of them.
    pub on_point: Callback<usize>,
    /// A person presses one of them.
    pub on_press: Callback<usize>,
}

/// The list. Its listeners are those of the whole, since there may be hundreds of lines.
#[component]
pub fn DocumentLines(props: &Props) -> Html {
    // Which line Tab leads to.
    let entry = use_state_eq(|| 0);
    {
        let entry = entry.setter();
        use_effect_with(props.lines.clone(), move |_| entry.set(0));
    }
    let tell = |to: &Callback<usize>| {
        let to = to.clone();
        Callback::from(move |event: MouseEvent| {
            if let Some(at) = line_of(&event) {
                to.emit(at);
            }
        })
    };
    let on_focus = {
        let (entry, on_point) = (entry.setter(), props.on_point.clone());
        Callback::from(move |event: FocusEvent| {
            if let Some(at) = line_of(&event) {
                entry.set(at);
                on_point.emit(at);
            }
        })
    };
    html! {
        <>
            <ol
                class="doc-lines"
                aria-labelledby={props.heading.clone()}
                onkeydown={Callback::from(walk)}
                onmouseover={tell(&props.on_point)}
                onfocusin={on_focus}
                onclick={tell(&props.on_press)}
            >
                { for props.lines.lines.iter().enumerate().map(|(at, line)| {
                    let value = match line.path {
                        Some(_) => html! {
                            <button type="button" class="node" data-at={at.to_string()} tabindex={if *entry == at { "0" } else { "-1" }}>
                                <span class="tok-key">{ &line.name }</span><span class={kind(&line.text)}>{ &line.text }</span>
                            </button>
                        },
                        None => html! { <span class="tok-mark close">{ &line.text }</span> },
                    };
                    html! {
                        <li key={at} class={classes!("doc-line", line.change.map(|change| format!("is-{}", change.word())))}>
                            <span class="sign" aria-hidden="true">{ line.change.map(|change| change.sign()) }</span>
                            <span class="pad">{ indent(line.depth) }</span>
                            { value }
                            <span class="tok-mark" aria-hidden="true">{ line.comma }</span>
                            if let (true, Some(change)) = (line.tells, line.change) {
                                <span class="word">{ change.word() }</span>
                            }
                        </li>
                    }
                }) }
            </ol>
            if props.lines.more > 0 {
                <p class="muted">{ format!("{} more lines are not shown.", thousands(props.lines.more)) }</p>
            }
        </>
    }
}

/// Which line an event is about.
fn line_of(event: &Event) -> Option<usize> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(".node").ok()??.get_attribute("data-at")?.parse().ok()
}

fn indent(depth: usize) -> String {
    "  ".repeat(depth)
}

/// The colour of a value.
fn kind(text: &str) -> &'static str {
    match text.chars().next() {
        Some('"') => "tok-string",
        Some('{' | '[') => "tok-mark",
        Some('t' | 'f' | 'n') => "tok-word",
        _ => "tok-number",
    }
}

/// The focus from node to node.
fn walk(event: KeyboardEvent) {
    if event.alt_key() || event.ctrl_key() || event.meta_key() {
        return;
    }
    let Some(focused) = browser::focused().filter(|it| it.class_list().contains("node")) else { return };
    let Ok(Some(list)) = focused.closest(".doc-lines") else { return };
    let Ok(nodes) = list.query_selector_all(".node") else { return };
    let node = |at: u32| nodes.get(at).and_then(|node| node.dyn_into::<HtmlElement>().ok());
    let count = nodes.length();
    let Some(at) = (0..count).find(|at| node(*at).as_ref() == Some(&focused)) else { return };
    let next = match event.key().as_str() {
        "ArrowDown" => at + 1,
        "ArrowUp" => at.saturating_sub(1),
        "Home" => 0,
        "End" => count.saturating_sub(1),
        _ => return,
    };
    event.prevent_default();
    if let Some(node) = node(next) {
        // Only an element that is gone refuses.
        let _ = node.focus();
    }
}
