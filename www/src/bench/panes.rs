//! The panes of the page: F6 walks them, and a phone shows one at a time behind tabs.

use crate::browser;
use crate::state::Side;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

/// Where a phone begins; the style sheet has the same number.
const NARROW: &str = "(max-width: 719px)";

/// A pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// An editor.
    Text(Side),
    /// The stages of the answer.
    Stages,
    /// A drawing.
    Graph,
    /// What happened, in order.
    Events,
    /// Problems and explanation.
    Why,
    /// The test set.
    Tests,
    /// What was found in a text.
    Findings,
    /// What a text becomes before it is shared.
    Share,
}

impl Pane {
    fn id(self) -> String {
        let name = match self {
            Self::Text(side) => side.id(),
            Self::Stages => "stages",
            Self::Graph => "graph",
            Self::Events => "events",
            Self::Why => "why",
            Self::Tests => "tests",
            Self::Findings => "findings",
            Self::Share => "share",
        };
        format!("pane-{name}")
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Text(side) => side.name(),
            Self::Stages => "Stages",
            Self::Graph => "Graph",
            Self::Events => "Events",
            Self::Why => "Why",
            Self::Tests => "Tests",
            Self::Findings => "Findings",
            Self::Share => "Share",
        }
    }

    /// Does a phone hide `other` while this one is shown? The class does nothing on a wide screen.
    pub fn hides(self, other: Self) -> Classes {
        classes!((self != other).then_some("is-behind"))
    }

    fn focus(self) {
        // One after the other: in a list of selectors the pane itself would come first, as it does in the document.
        let entries = [" .cm-content", " [data-enter]", ""].map(|entry| format!("#{}{entry}", self.id()));
        if let Some(entry) = entries.iter().find(|entry| browser::find(entry).is_some()) {
            browser::focus(entry);
        }
    }
}

/// Is the focus inside this pane?
pub fn has_focus(pane: Pane) -> bool {
    browser::focused().is_some_and(|element| element.closest(&format!("#{}", pane.id())).ok().flatten().is_some())
}

/// The focus to the pane so many further on, around the end.
pub fn step(panes: &[Pane], shown: &UseStateSetter<Pane>, by: isize) {
    let count = panes.len();
    let next = match panes.iter().position(|pane| has_focus(*pane)) {
        Some(at) => (at + count).saturating_add_signed(by) % count,
        None if by > 0 => 0,
        None => count.saturating_sub(1),
    };
    if let Some(pane) = panes.get(next).copied() {
        shown.set(pane);
        // On a phone it can take the focus only when it has been shown.
        Timeout::new(0, move || pane.focus()).forget();
    }
}

/// Properties of [`Tabs`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// All of them.
    pub panes: Rc<[Pane]>,
    /// The pane that is shown.
    pub pane: Pane,
    /// Another was chosen.
    pub on_choose: Callback<Pane>,
}

/// The tabs of a phone.
#[component]
pub fn Tabs(props: &Props) -> Html {
    let narrow = use_narrow();
    if !narrow {
        return Html::default();
    }
    let on_key = {
        let (panes, pane, on_choose) = (props.panes.clone(), props.pane, props.on_choose.clone());
        Callback::from(move |event: KeyboardEvent| {
            let by = match event.key().as_str() {
                "ArrowRight" => 1,
                "ArrowLeft" => -1,
                _ => return,
            };
            let count = panes.len();
            let at = panes.iter().position(|p| *p == pane).unwrap_or(0);
            if let Some(next) = panes.get((at + count).saturating_add_signed(by) % count).copied() {
                event.prevent_default();
                on_choose.emit(next);
                browser::focus(&format!("#tab-{}", next.id()));
            }
        })
    };
    html! {
        <div class="tabs" role="tablist" aria-label="Panes" onkeydown={on_key}>
            { for props.panes.iter().copied().map(|pane| html! {
                <button
                    type="button"
                    role="tab"
                    id={format!("tab-{}", pane.id())}
                    aria-controls={pane.id()}
                    aria-selected={(pane == props.pane).to_string()}
                    tabindex={if pane == props.pane { "0" } else { "-1" }}
                    onclick={props.on_choose.reform(move |_: MouseEvent| pane)}
                >
                    { pane.name() }
                </button>
            }) }
        </div>
    }
}

#[hook]
fn use_narrow() -> bool {
    let narrow = use_state(|| browser::matches(NARROW));
    let set = narrow.setter();
    use_effect_with((), move |()| {
        let list = browser::window().match_media(NARROW).ok().flatten();
        let listener = list.map(|list| EventListener::new(&list, "change", move |_| set.set(browser::matches(NARROW))));
        move || drop(listener)
    });
    *narrow
}
