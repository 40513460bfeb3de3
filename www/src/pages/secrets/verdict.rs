//! The band above everything: what was found, or how far the worker is.

use super::Props;
use crate::components::{Lamp, Light};
use crate::state::secrets::{Action, Work, verdict};
use yew::prelude::*;

/// The band.
#[component]
pub fn Verdict(props: &Props) -> Html {
    let desk = &props.desk;
    let verdict = verdict(&desk.board);
    let light = if verdict.trouble { Light::Alarm } else { Light::of(verdict.clean) };
    let open = {
        let gallery = desk.gallery.setter();
        Callback::from(move |_: MouseEvent| gallery.set(true))
    };
    let stop = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.stop())
    };
    let again = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.act(Action::Again))
    };
    html! {
        <div class={classes!("verdict", light.class())}>
            // Spoken by the announcer, which keeps a pace that speech can follow.
            <p class="verdict-text" role="status" aria-live="off">
                <Lamp {light} />
                <span><strong>{ verdict.word }{ "." }</strong>{ " " }{ verdict.sentence }</span>
            </p>
            <div class="verdict-tools">
                if let Work::Scanning { done, total, .. } = &desk.board.work {
                    <progress
                        aria-label="Scanned"
                        max={(*total > 0.0).then(|| total.to_string())}
                        value={(*done > 0.0).then(|| done.to_string())}
                    />
                    <button type="button" class="button" onclick={stop}>{ "Stop" }</button>
                } else if matches!(desk.board.work, Work::Failed(_) | Work::Stopped) {
                    <button type="button" class="button" onclick={again}>{ "Try again" }</button>
                }
                <button type="button" class="button" aria-keyshortcuts="/" onclick={open}>{ "Gallery" }</button>
            </div>
        </div>
    }
}
