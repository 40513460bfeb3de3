//! The two halves of the Step Functions page.

use crate::route::{Address, Route};
use yew::prelude::*;

/// The switch between them: links, so that an address says which half it is, and the browser's history goes between them.
pub fn halves(whole: bool) -> Html {
    let link = |route: Route, name: &'static str, here: bool| {
        html! {
            <a href={Address { route, shared: None }.hash()} aria-current={here.then_some("page")}>{ name }</a>
        }
    };
    html! {
        <nav class="switch sections halves" aria-label="Look at">
            { link(Route::StepFunctions, "One state", !whole) }
            { link(Route::Machine, "Whole machine", whole) }
        </nav>
    }
}
