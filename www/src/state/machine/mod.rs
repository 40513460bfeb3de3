//! The machine half of the Step Functions page: a definition, an input, what tasks come to, and scenarios of these.
//!
//! The engine that runs machines is in a worker, so that a run can be stopped. The page asks with a text
//! ([`Machine::question`]) and hears an answer in text ([`Told`]); everything between the two is here: what the run was, event
//! by event, where it went on the drawing, what was never exercised. Nothing here runs a machine.

pub mod beside;
pub mod covered;
pub mod drawing;
pub mod marks;
mod opened;
pub mod picture;
pub mod scenario;
mod sentence;
pub mod step;
pub mod timeline;
pub mod told;

pub use drawing::Drawing;
pub use scenario::{Expect, Scenario, Standing};
pub use sentence::dollars;
pub use timeline::Timeline;
pub use told::{Outcome, Run, Status, Told};

use super::answer::Answer;
use super::subject::{Subject, Words, member};
use super::{Side, Verdict};
use crate::format;
use crate::route::Route;
use pointsman::json::{self, Value};
use std::rc::Rc;

/// An answer of the worker, and what it is the answer to.
#[derive(Clone, Debug)]
pub struct Heard {
    /// The question.
    pub question: Rc<str>,
    /// The answer.
    pub told: Rc<Told>,
}

/// The texts.
#[derive(Clone, Debug, Default)]
pub struct Machine {
    /// The definition.
    pub definition: Rc<str>,
    /// The input of the execution.
    pub input: Rc<str>,
    /// What tasks come to.
    pub mocks: Rc<str>,
    /// Is it an Express workflow?
    pub express: bool,
    /// The scenarios.
    pub scenarios: Rc<Vec<Scenario>>,
    /// A history that AWS exported, to be laid beside this one.
    pub history: Rc<str>,
    /// What was told last. It is no part of what is kept, and of two benches with the same texts neither is another.
    pub heard: Option<Heard>,
}

impl PartialEq for Machine {
    fn eq(&self, other: &Self) -> bool {
        let texts = |it: &Self| [&it.definition, &it.input, &it.mocks, &it.history].map(Rc::clone);
        texts(self) == texts(other) && self.express == other.express && self.scenarios == other.scenarios
    }
}

/// A blank text as `{}`.
fn or_empty(text: &str) -> &str {
    if text.trim().is_empty() { "{}" } else { text }
}

impl Machine {
    /// What the worker is asked; nothing where a text cannot be read.
    #[must_use]
    pub fn question(&self) -> Option<Rc<str>> {
        opened::is_readable(self).then(|| self.asked())
    }

    fn asked(&self) -> Rc<str> {
        let run = |input: &str, mocks: &str| {
            format!("{{\"input\":{},\"mocks\":{}}}", json::quote(or_empty(input)), json::quote(or_empty(mocks)))
        };
        let first = run(&self.input, &self.mocks);
        let scenarios = self.scenarios.iter().map(|scenario| run(&scenario.input, &scenario.mocks));
        let runs: Vec<String> = std::iter::once(first).chain(scenarios).collect();
        let kind = if self.express { "EXPRESS" } else { "STANDARD" };
        let definition = json::quote(&self.definition);
        format!("{{\"definition\":{definition},\"type\":\"{kind}\",\"runs\":[{}]}}", runs.join(",")).into()
    }

    /// The answer to these texts, if it is there.
    #[must_use]
    pub fn told(&self) -> Option<&Rc<Told>> {
        let heard = self.heard.as_ref()?;
        (*heard.question == *self.asked()).then_some(&heard.told)
    }

    /// The bench's texts as a scenario.
    #[must_use]
    pub fn as_scenario(&self, name: &str) -> Scenario {
        let expect = self.told().and_then(|told| told.run().map(Expect::of)).unwrap_or_default();
        let name = if name.trim().is_empty() {
            format!("Scenario {}", self.scenarios.len() + 1)
        } else {
            name.trim().to_owned()
        };
        Scenario { name: name.into(), input: self.input.clone(), mocks: self.mocks.clone(), expect }
    }

    /// What the worker is asked for the scenarios as a file of tests; nothing where there is none to be had.
    #[must_use]
    pub fn tests_question(&self) -> Option<String> {
        self.question().filter(|_| !self.scenarios.is_empty())?;
        let kind = if self.express { "EXPRESS" } else { "STANDARD" };
        let scenarios = self.scenarios.iter().map(|it| {
            let [name, input, mocks] = [&*it.name, or_empty(&it.input), or_empty(&it.mocks)].map(json::quote);
            let expect =
                if it.expect.is_empty() { String::new() } else { format!(",\"expect\":{}", it.expect.to_json()) };
            format!("{{\"name\":{name},\"input\":{input},\"mocks\":{mocks},\"type\":\"{kind}\"{expect}}}")
        });
        let scenarios: Vec<String> = scenarios.collect();
        let definition = json::quote(&self.definition);
        Some(format!("{{\"definition\":{definition},\"scenarios\":[{}]}}", scenarios.join(",")))
    }

    /// What the worker is asked for an input that reaches a state.
    #[must_use]
    pub fn reach_question(&self, state: &str) -> String {
        format!("{{\"definition\":{},\"state\":{}}}", json::quote(&self.definition), json::quote(state))
    }

    /// The scenario of what the engine found for a state.
    ///
    /// # Errors
    /// Why there is none.
    pub fn reaching(state: &str, json: &str) -> Result<Scenario, String> {
        let value = json::parse(json, &json::Options::default()).value;
        let unread = || "The engine's answer cannot be read.".to_owned();
        let value = value.ok_or_else(unread)?;
        match (value.get("input"), value.get("mocks")) {
            (Some(input), Some(mocks)) => Ok(Scenario {
                name: format!("Reaches {state}").into(),
                input: format::value(input).into(),
                mocks: format::value(mocks).into(),
                expect: Expect::default(),
            }),
            _ => Err(member(&value, "reason").map_or_else(unread, |reason| reason.to_string())),
        }
    }

    /// The same with other scenarios.
    #[must_use]
    pub fn with_scenarios(&self, change: impl FnOnce(&mut Vec<Scenario>)) -> Self {
        let mut next = self.clone();
        change(Rc::make_mut(&mut next.scenarios));
        next
    }

    /// The test cases of a `MockConfigFile`, as the engine read them, on this input.
    ///
    /// # Errors
    /// Where it is no list of them.
    pub fn cases_of(json: &str, input: &Rc<str>) -> Result<Vec<Scenario>, String> {
        let value = json::parse(json, &json::Options::default()).value;
        let case = |value: &Value| {
            let mocks = format::value(value.get("mocks")?).into();
            Some(Scenario { name: member(value, "testCase")?, input: input.clone(), mocks, expect: Expect::default() })
        };
        let cases = value.as_ref().and_then(Value::as_array).and_then(|list| list.iter().map(case).collect());
        cases.ok_or_else(|| "The engine gave no test cases.".to_owned())
    }

    /// The mocks with one more for each Task state of the machine that has none yet; `None` where there is nothing to add.
    #[must_use]
    pub fn with_mocks(&self) -> Option<Self> {
        let mocks = opened::with_mocks(&self.definition, &self.mocks)?;
        Some(Self { mocks: mocks.into(), ..self.clone() })
    }
}

impl Subject for Machine {
    const ROUTE: Route = Route::Machine;
    const SIDES: &'static [Side] = &[Side::Definition, Side::Input, Side::Mocks, Side::History];
    const GALLERY: &'static str = include_str!("../../../gallery/machines.json");
    const FIRST: usize = 0;
    const DRAWN: bool = true;
    const WORDS: Words = Words {
        case: "scenario",
        cases: "scenarios",
        rule: "machine",
        item: "machine",
        texts: "the texts",
        tests: "",
        line: ["start", "end"],
    };

    fn text(&self, side: Side) -> &Rc<str> {
        match side {
            Side::Input => &self.input,
            Side::Mocks => &self.mocks,
            Side::History => &self.history,
            _ => &self.definition,
        }
    }

    fn set_text(&mut self, side: Side, text: Rc<str>) {
        match side {
            Side::Definition => self.definition = text,
            Side::Input => self.input = text,
            Side::Mocks => self.mocks = text,
            Side::History => self.history = text,
            _ => {}
        }
    }

    fn judged(&self) -> &'static [Side] {
        &[Side::Definition, Side::Input, Side::Mocks]
    }

    fn has_tests(&self) -> bool {
        false
    }

    fn evaluate(&self) -> Answer {
        sentence::answer(self)
    }

    fn is_pending(&self) -> bool {
        opened::is_readable(self) && self.told().is_none()
    }

    fn hear(&mut self, question: Rc<str>, answer: &str) {
        self.heard = Some(Heard { question, told: Rc::new(Told::read(answer)) });
    }

    fn members(&self) -> String {
        let texts = [("definition", &self.definition), ("input", &self.input), ("mocks", &self.mocks)];
        let mut members: Vec<String> =
            texts.into_iter().map(|(name, text)| format!("\"{name}\":{}", json::quote(text))).collect();
        if self.express {
            members.push("\"express\":true".to_owned());
        }
        if !self.scenarios.is_empty() {
            let scenarios: Vec<String> = self.scenarios.iter().map(Scenario::to_json).collect();
            members.push(format!("\"scenarios\":[{}]", scenarios.join(",")));
        }
        if !self.history.trim().is_empty() {
            members.push(format!("\"history\":{}", json::quote(&self.history)));
        }
        members.join(",")
    }

    fn read(value: &Value) -> Option<Self> {
        let scenarios = match value.get("scenarios") {
            Some(list) => list.as_array()?.iter().map(Scenario::read).collect::<Option<Vec<_>>>()?,
            None => Vec::new(),
        };
        Some(Self {
            definition: member(value, "definition")?,
            input: member(value, "input")?,
            mocks: member(value, "mocks").unwrap_or_default(),
            express: value.get("express").is_some(),
            scenarios: Rc::new(scenarios),
            history: member(value, "history").unwrap_or_default(),
            heard: None,
        })
    }

    fn from_gallery(item: &Value) -> Option<Self> {
        let document = || item.get("definition").map(|value| Rc::<str>::from(format::value(value)));
        // A definition in YAML stands in the gallery as text.
        let definition = member(item, "definition").or_else(document)?;
        let scenarios = item.get("scenarios")?.as_array()?.iter().map(Scenario::read).collect::<Option<Vec<_>>>()?;
        let first = scenarios.first()?;
        Some(Self {
            definition,
            input: first.input.clone(),
            mocks: first.mocks.clone(),
            express: item.get("express").is_some(),
            scenarios: Rc::new(scenarios),
            ..Self::default()
        })
    }

    fn test_case(&self, _: Verdict) -> String {
        let run = self.told().and_then(|told| told.run());
        let expect = run.map_or(String::new(), |run| format!(",\"expect\":{}", Expect::of(run).to_json()));
        let id = super::report::id(&[&self.definition, &self.input, &self.mocks]);
        format!(
            "{{\"id\":{},\"kind\":\"execution\",\"definition\":{},\"input\":{},\"mocks\":{}{expect}}}",
            json::quote(&id),
            opened::as_json(&self.definition),
            opened::as_json(or_empty(&self.input)),
            opened::case_mocks(or_empty(&self.mocks)),
        )
    }
}

#[cfg(test)]
mod tests;
