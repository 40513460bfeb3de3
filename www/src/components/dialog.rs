//! A modal dialog: the browser's own, which keeps the focus inside, closes on Esc and gives the focus back.

use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// Properties of [`Dialog`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The element's id; the title's is derived from it.
    pub id: AttrValue,
    /// The title.
    pub title: AttrValue,
    /// It was closed, by whatever means.
    pub on_close: Callback<()>,
    /// What is inside.
    pub children: Html,
}

/// Opens when it is mounted.
#[component]
pub fn Dialog(props: &Props) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            if let Some(dialog) = node.cast::<HtmlDialogElement>()
                && !dialog.open()
            {
                // It refuses only where it is open or out of the document.
                let _ = dialog.show_modal();
            }
        });
    }
    let close = {
        let node = node.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = node.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    // A press beside the box, on the shade, has the dialog itself as its target.
    let on_shade = {
        let node = node.clone();
        Callback::from(move |event: MouseEvent| {
            let Some(dialog) = node.cast::<HtmlDialogElement>() else { return };
            if event.target().is_some_and(|t| t.dyn_ref::<HtmlDialogElement>() == Some(&dialog)) {
                dialog.close();
            }
        })
    };
    let title_id = format!("{}-title", props.id);
    html! {
        <dialog
            ref={node}
            id={props.id.clone()}
            class="dialog"
            aria-labelledby={title_id.clone()}
            onclose={props.on_close.reform(|_| ())}
            onmousedown={on_shade}
        >
            <div class="dialog-box">
                <header class="dialog-head">
                    <h2 id={title_id}>{ &props.title }</h2>
                    <button type="button" class="button quiet" onclick={close}>{ "Close" }</button>
                </header>
                { props.children.clone() }
            </div>
        </dialog>
    }
}
