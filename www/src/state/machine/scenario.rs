//! Scenarios: an input and mocks under a name, and how the run of them should end.

use super::told::{Outcome, Run, Status};
use crate::format;
use crate::state::subject::member;
use pointsman::asl::data;
use pointsman::json::{self, Options, Value};
use std::rc::Rc;

/// How a run should end. What is not said may be anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expect {
    /// The status.
    pub status: Option<&'static str>,
    /// The output, as JSON text.
    pub output: Option<Rc<str>>,
    /// The name of the error.
    pub error: Option<Rc<str>>,
}

impl Expect {
    /// Only the status.
    #[must_use]
    pub fn status(status: Status) -> Self {
        Self { status: Some(status.word()), ..Self::default() }
    }

    /// All that the run came to.
    #[must_use]
    pub fn of(run: &Run) -> Self {
        Self {
            status: Some(run.status.word()),
            output: run.output.as_ref().map(|output| output.to_string().into()),
            error: run.error.clone(),
        }
    }

    /// Is anything expected?
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.status.is_none() && self.output.is_none() && self.error.is_none()
    }

    /// What is not as it should be, in a sentence; nothing where all is.
    #[must_use]
    pub fn differs(&self, outcome: &Outcome) -> Option<String> {
        let run = match outcome {
            Outcome::Ended(run) => run,
            Outcome::Refused(said) => {
                let first = said.first().map(|said| said.message.clone()).unwrap_or_default();
                return (!self.is_empty()).then_some(format!("it does not run: {first}"));
            }
        };
        if let Some(status) = self.status.filter(|status| *status != run.status.word()) {
            return Some(format!("{status} was expected, not {}", run.status.word()));
        }
        if let Some(error) = self.error.as_ref().filter(|error| run.error.as_ref() != Some(error)) {
            return Some(format!("the error {error} was expected, not {}", run.error.as_deref().unwrap_or("none")));
        }
        let output = self.output.as_ref()?;
        let wanted = data::parse(output).ok();
        (wanted.is_none() || wanted != run.output).then(|| "the output is another".to_owned())
    }

    pub(super) fn to_json(&self) -> String {
        let mut members = Vec::new();
        members.extend(self.status.map(|status| format!("\"status\":{}", json::quote(status))));
        members.extend(self.output.as_ref().map(|output| format!("\"output\":{output}")));
        members.extend(self.error.as_ref().map(|error| format!("\"error\":{}", json::quote(error))));
        format!("{{{}}}", members.join(","))
    }

    fn read(value: &Value) -> Self {
        let status = member(value, "status").and_then(|word| Status::from_word(&word)).map(Status::word);
        let output = value.get("output").map(|output| json::compact(output).into());
        Self { status, output, error: member(value, "error") }
    }
}

/// A scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Its name.
    pub name: Rc<str>,
    /// The text of the input.
    pub input: Rc<str>,
    /// The text of the mocks.
    pub mocks: Rc<str>,
    /// How it should end.
    pub expect: Expect,
}

/// How a scenario stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// As expected.
    Passes,
    /// Not as expected: why.
    Fails(String),
    /// Nothing is expected.
    Open,
    /// It has not been run yet.
    Waits,
}

impl Scenario {
    /// How it stands, given what it came to.
    #[must_use]
    pub fn standing(&self, outcome: Option<&Outcome>) -> Standing {
        match outcome {
            None => Standing::Waits,
            Some(_) if self.expect.is_empty() => Standing::Open,
            Some(outcome) => self.expect.differs(outcome).map_or(Standing::Passes, Standing::Fails),
        }
    }

    /// As links and the storage keep it: texts as they are.
    #[must_use]
    pub fn to_json(&self) -> String {
        let [name, input, mocks] = [&self.name, &self.input, &self.mocks].map(|text| json::quote(text));
        let expect =
            if self.expect.is_empty() { String::new() } else { format!(",\"expect\":{}", self.expect.to_json()) };
        format!("{{\"name\":{name},\"input\":{input},\"mocks\":{mocks}{expect}}}")
    }

    /// Reads a scenario: its documents as texts, as [`to_json`](Self::to_json) writes them, or as themselves.
    #[must_use]
    pub fn read(value: &Value) -> Option<Self> {
        value.as_object()?;
        let document = |name: &str| {
            let held = value.get(name)?;
            Some(held.as_text().map_or_else(|| format::value(held).into(), |text| Rc::from(text.as_str())))
        };
        Some(Self {
            name: member(value, "name").unwrap_or_else(|| "Scenario".into()),
            input: document("input")?,
            mocks: document("mocks").unwrap_or_default(),
            expect: value.get("expect").map(Expect::read).unwrap_or_default(),
        })
    }
}

/// The scenarios of a pasted text: one, or a list of them, in JSON; or an error in words.
///
/// # Errors
/// Where it holds no scenario.
pub fn pasted(text: &str) -> Result<Vec<Scenario>, String> {
    let parsed = json::parse(text, &Options::default()).into_result();
    let value = parsed.map_err(|error| {
        let first = error.diagnostics().first().map(|first| first.message.clone()).unwrap_or_default();
        format!("This is not JSON: {first}")
    })?;
    let list = value.as_array().unwrap_or(std::slice::from_ref(&value));
    let read: Option<Vec<Scenario>> = list.iter().map(Scenario::read).collect();
    read.filter(|list| !list.is_empty()).ok_or_else(|| {
        r#"A scenario is an object such as {"name": "Happy", "input": {}, "mocks": {}, "expect": {"status": "SUCCEEDED"}}; a MockConfigFile is taken too."#
            .to_owned()
    })
}

/// Is it a `MockConfigFile`, which Step Functions Local reads?
#[must_use]
pub fn is_mock_config(text: &str) -> bool {
    let value = json::parse(text, &Options::default()).value;
    value.is_some_and(|value| value.get("StateMachines").is_some() && value.get("MockedResponses").is_some())
}

/// How many pass and fail, in words.
#[must_use]
pub fn counts(standings: &[Standing]) -> String {
    let count = |wanted: fn(&Standing) -> bool| standings.iter().filter(|it| wanted(it)).count();
    let (passed, failed) = (count(|it| *it == Standing::Passes), count(|it| matches!(it, Standing::Fails(_))));
    let all = match standings.len() {
        0 => return "no scenarios yet".to_owned(),
        1 => "1 scenario".to_owned(),
        n => format!("{n} scenarios"),
    };
    match (passed, failed) {
        (0, 0) => all,
        (passed, failed) => format!("{all}, {passed} as expected, {failed} not"),
    }
}
