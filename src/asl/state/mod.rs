//! A state, ready to be run: its fields parsed once, with places.

mod compile;
mod fail;
mod handlers;
mod wait;

pub use fail::{Fail, Said, Text};
pub use handlers::{Catcher, ErrorNames, Retrier, Retries, catcher, error_output, retrier};
pub use wait::Wait;

use super::choice::Choice;
use super::data::Value;
use super::dataflow::{ResultPath, Selection, Template};
pub use super::definition::StateKind;
use std::sync::Arc;

/// A state. In JSONata mode the fields of JSONPath mode are as if they were absent, and so are its `special` ones.
#[derive(Clone, Debug)]
pub struct State {
    /// Its name; empty for a state that stands alone.
    pub name: Arc<str>,
    /// Its type.
    pub kind: StateKind,
    /// What of the raw input goes on.
    pub input_path: Selection,
    /// What the work gets: of Task, Parallel and Pass.
    pub parameters: Option<Template>,
    /// `Result` of a Pass state.
    pub result: Option<Value>,
    /// What becomes of the result: of Task, Parallel and Map.
    pub result_selector: Option<Template>,
    /// Where the result goes.
    pub result_path: ResultPath,
    /// What of it all goes on.
    pub output_path: Selection,
    /// The variables that it sets.
    pub assign: Option<Template>,
    /// In their order.
    pub retriers: Vec<Retrier>,
    /// In their order.
    pub catchers: Vec<Catcher>,
    /// Where it goes when it is done; a Choice state's rules say so instead.
    pub next: Option<Arc<str>>,
    /// What its type has besides.
    pub special: Special,
    /// What it has instead in JSONata mode.
    #[cfg(feature = "jsonata")]
    pub jsonata: Option<Arc<super::jsonata::Fields>>,
}

/// What only some types of states have.
#[derive(Clone, Debug)]
pub enum Special {
    /// Task, Pass, Succeed and Parallel: nothing that a lone state needs.
    None,
    /// A time to wait.
    Wait(Wait),
    /// An error.
    Fail(Fail),
    /// Rules.
    Choice(Choice),
    /// Items.
    Map {
        /// What of the effective input are the items.
        items_path: Selection,
        /// What each iteration gets.
        item_selector: Option<Template>,
    },
}
