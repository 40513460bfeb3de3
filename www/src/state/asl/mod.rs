//! The Step Functions page's texts: a definition, or a state alone, and what comes into one of its states from outside.

mod ask;
mod case;
mod example;
mod flow;
mod jsonata;
mod lines;
mod nesting;
mod opened;
mod probe;
mod rfc;
mod sentence;
mod stations;
mod told;
mod words;

pub use ask::{flow, input_place};
pub use example::context as example_context;
pub use flow::{Document, Failure, Flow, Station, Status};
pub use jsonata::Heard;
pub use lines::{Change, Line, Lines, pointer};
pub use opened::{Listed, chosen, is_lone, states};
pub use probe::{Probe, probe};
pub use rfc::Beside;
pub use told::{Told, told};

use super::answer::Answer;
use super::subject::{Subject, Words, member};
use super::{Side, Verdict};
use crate::format;
use crate::route::Route;
use pointsman::json::{self, Value};
use std::rc::Rc;

/// What the work of a state comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mock {
    /// A result.
    #[default]
    Result,
    /// An error.
    Failure,
}

impl Mock {
    /// Both, in the order of the switch.
    pub const ALL: [Self; 2] = [Self::Result, Self::Failure];

    /// Its editor.
    #[must_use]
    pub const fn side(self) -> Side {
        match self {
            Self::Result => Side::Result,
            Self::Failure => Side::Failure,
        }
    }
}

/// The texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inputs {
    /// The definition, or a state alone.
    pub definition: Rc<str>,
    /// The name of the state that is looked at; the first state where there is none of that name.
    pub state: Rc<str>,
    /// What comes into it.
    pub input: Rc<str>,
    /// Which of the next two its work comes to.
    pub mock: Mock,
    /// The result of its work; none yet where it is blank.
    pub result: Rc<str>,
    /// The error of its work, as an object of `Error` and `Cause`.
    pub failure: Rc<str>,
    /// The Context Object; a made-up one where it is blank.
    pub context: Rc<str>,
    /// The variables.
    pub variables: Rc<str>,
    /// The path that is tried on the input.
    pub path: Rc<str>,
    /// Are the editors of the last two documents open?
    pub more: bool,
    /// What a worker answered about a JSONata state.
    pub heard: Option<Heard>,
}

impl Inputs {
    /// Does the state see more than its input?
    #[must_use]
    pub fn has_more(&self) -> bool {
        [&self.context, &self.variables].into_iter().any(|text| !text.trim().is_empty())
    }

    const fn sides(&self, more: bool) -> &'static [Side] {
        use Side::{Context, Definition, Failure, Input, Result, Variables};
        match (self.mock, more) {
            (Mock::Result, false) => &[Definition, Input, Result],
            (Mock::Failure, false) => &[Definition, Input, Failure],
            (Mock::Result, true) => &[Definition, Input, Result, Context, Variables],
            (Mock::Failure, true) => &[Definition, Input, Failure, Context, Variables],
        }
    }

    fn text_mut(&mut self, side: Side) -> Option<&mut Rc<str>> {
        Some(match side {
            Side::Definition => &mut self.definition,
            Side::Input => &mut self.input,
            Side::Result => &mut self.result,
            Side::Failure => &mut self.failure,
            Side::Context => &mut self.context,
            Side::Variables => &mut self.variables,
            _ => return None,
        })
    }
}

/// Members of links that are left out while they are empty; in the gallery they are documents.
const DOCUMENTS: [(&str, Side); 4] =
    [("result", Side::Result), ("error", Side::Failure), ("context", Side::Context), ("variables", Side::Variables)];

impl Subject for Inputs {
    const ROUTE: Route = Route::StepFunctions;
    const SIDES: &'static [Side] =
        &[Side::Definition, Side::Input, Side::Result, Side::Failure, Side::Context, Side::Variables];
    const GALLERY: &'static str = include_str!("../../../gallery/step-functions.json");
    const FIRST: usize = 0;
    const STAGES: bool = true;
    const WORDS: Words = Words {
        case: "input",
        cases: "inputs",
        rule: "state",
        item: "example",
        texts: "the texts",
        tests: "",
        line: ["input", "output"],
    };

    fn text(&self, side: Side) -> &Rc<str> {
        match side {
            Side::Input => &self.input,
            Side::Result => &self.result,
            Side::Failure => &self.failure,
            Side::Context => &self.context,
            Side::Variables => &self.variables,
            _ => &self.definition,
        }
    }

    fn set_text(&mut self, side: Side, text: Rc<str>) {
        if let Some(held) = self.text_mut(side) {
            *held = text;
        }
    }

    fn judged(&self) -> &'static [Side] {
        self.sides(self.more || self.has_more())
    }

    fn shown(&self) -> &'static [Side] {
        self.sides(self.more)
    }

    fn has_tests(&self) -> bool {
        false
    }

    fn evaluate(&self) -> Answer {
        ask::ask(self).0
    }

    fn is_pending(&self) -> bool {
        self.pending().is_some()
    }

    fn hear(&mut self, question: Rc<str>, answer: &str) {
        self.heard = Some(Heard::new(question, answer));
    }

    fn members(&self) -> String {
        let mut text =
            format!("\"definition\":{},\"input\":{}", json::quote(&self.definition), json::quote(&self.input));
        let extras = DOCUMENTS.map(|(name, side)| (name, self.text(side)));
        for (name, value) in extras.into_iter().chain([("state", &self.state), ("path", &self.path)]) {
            if !value.is_empty() {
                text += &format!(",\"{name}\":{}", json::quote(value));
            }
        }
        if self.mock == Mock::Failure {
            text += ",\"fails\":true";
        }
        text
    }

    fn read(value: &Value) -> Option<Self> {
        let mut inputs =
            Self { definition: member(value, "definition")?, input: member(value, "input")?, ..Self::default() };
        for (name, side) in DOCUMENTS {
            if let (Some(text), Some(held)) = (member(value, name), inputs.text_mut(side)) {
                *held = text;
            }
        }
        inputs.state = member(value, "state").unwrap_or_default();
        inputs.path = member(value, "path").unwrap_or_default();
        inputs.mock = if value.get("fails").is_some() { Mock::Failure } else { Mock::Result };
        inputs.more = inputs.has_more();
        Some(inputs)
    }

    fn from_gallery(item: &Value) -> Option<Self> {
        let document = |key: &str| item.get(key).map(|value| Rc::<str>::from(format::value(value)));
        // A definition in YAML stands in the gallery as text.
        let definition = member(item, "definition").or_else(|| document("definition"))?;
        let mut inputs = Self { definition, input: document("input")?, ..Self::default() };
        for (name, side) in DOCUMENTS {
            if let (Some(text), Some(held)) = (document(name), inputs.text_mut(side)) {
                *held = text;
            }
        }
        inputs.state = member(item, "state").unwrap_or_default();
        inputs.path = member(item, "path").unwrap_or_default();
        inputs.mock = if item.get("error").is_some() { Mock::Failure } else { Mock::Result };
        inputs.more = inputs.has_more();
        Some(inputs)
    }

    fn test_case(&self, _: Verdict) -> String {
        case::test_case(self)
    }
}

#[cfg(test)]
mod tests;
