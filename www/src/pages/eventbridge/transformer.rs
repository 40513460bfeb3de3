//! The input transformer: what a target gets instead of the event.

use crate::components::{Lamp, Light};
use crate::state::transformer::{Output, Remark, Transformer as Texts};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// Properties of [`Transformer`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The class that hides it on a phone.
    pub hidden: Classes,
    /// Its texts.
    pub texts: Texts,
    /// The event.
    pub event: Rc<str>,
    /// The texts changed.
    pub on_change: Callback<Texts>,
}

/// The panel.
#[component]
pub fn Transformer(props: &Props) -> Html {
    let Props { texts, on_change, .. } = props;
    let output = use_memo((texts.clone(), props.event.clone()), |(texts, event)| match texts.is_empty() {
        true => Output::default(),
        false => texts.apply(event),
    });
    let area = |label: &'static str, text: &Rc<str>, set: fn(&mut Texts, Rc<str>)| {
        let (texts, on_change) = (texts.clone(), on_change.clone());
        let on_input = Callback::from(move |event: InputEvent| {
            if let Some(area) = event.target().and_then(|t| t.dyn_into::<HtmlTextAreaElement>().ok()) {
                let mut texts = texts.clone();
                set(&mut texts, area.value().into());
                on_change.emit(texts);
            }
        });
        html! {
            <label class="field">
                <span>{ label }</span>
                <textarea rows="6" spellcheck="false" autocapitalize="off" value={text.to_string()} oninput={on_input} />
            </label>
        }
    };
    let on_rule = {
        let (texts, on_change) = (texts.clone(), on_change.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()) {
                on_change.emit(Texts { rule: input.value().into(), ..texts.clone() });
            }
        })
    };
    let set = |texts: Texts| on_change.reform(move |_: MouseEvent| texts.clone());
    html! {
        <details class={classes!("panel", "transformer", props.hidden.clone())}>
            <summary>
                <h2>{ "Input transformer" }</h2>
                <span class="muted">{ "what a target gets instead of the event" }</span>
            </summary>
            <div class="fields">
                { area("Input paths", &texts.paths, |texts, text| texts.paths = text) }
                { area("Input template", &texts.template, |texts, text| texts.template = text) }
                <div class="field">
                    <span id="heading-output">{ "Output" }{ form(&output) }</span>
                    <pre class="output" tabindex="0" role="region" aria-labelledby="heading-output">
                        { output.text.as_ref().map(|(text, _)| text.clone()) }
                    </pre>
                </div>
            </div>
            <p class="transformer-foot">
                <label class="check">
                    { "Rule name" }
                    <input type="text" value={texts.rule.to_string()} oninput={on_rule} spellcheck="false" autocapitalize="off" />
                </label>
                if texts.is_empty() {
                    <button type="button" class="button" onclick={set(Texts::example())}>{ "Fill in an example" }</button>
                } else {
                    <button type="button" class="button quiet" onclick={set(Texts::default())}>{ "Empty it" }</button>
                }
            </p>
            if !output.remarks.is_empty() {
                <ul class="remarks">{ for output.remarks.iter().map(remark) }</ul>
            }
        </details>
    }
}

/// What kind of text the target gets, where that is to be said.
fn form(output: &Output) -> &'static str {
    match &output.text {
        Some((_, true)) => ": JSON",
        Some((_, false)) => ": text, not JSON",
        None => "",
    }
}

fn remark(remark: &Remark) -> Html {
    let (light, word) = if remark.is_error { (Light::Alarm, "Error") } else { (Light::Off, "Remark") };
    html! {
        <li class={classes!("problem", light.class())}>
            <Lamp {light} />
            <div>
                <p class="problem-line">
                    <span class="word">{ word }</span>
                    <span class="message">{ &remark.message }</span>
                    <span class="muted">{ &remark.place }</span>
                </p>
                { for remark.hints.iter().map(|hint| html! { <p class="hint">{ hint }</p> }) }
            </div>
        </li>
    }
}
