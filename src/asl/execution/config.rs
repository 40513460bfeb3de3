//! AWS's `MockConfigFile`, which Step Functions Local reads, as mocks of ours (X9).

use super::mocks::{Mock, Mocks, Outcome};
use crate::asl::data::{self, Value};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Error, did_you_mean};
use crate::json::{self, Member, Text};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The most attempts that a mocked response can be for.
const MAX_ATTEMPTS: usize = 10_000;

/// A test case of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct TestCase {
    /// The machine that it is for.
    pub machine: String,
    /// Its name.
    pub name: String,
    /// What tasks come to in it.
    pub mocks: Mocks,
}

/// The test cases of a `MockConfigFile`, in the order of the text.
///
/// # Errors
/// What is not as AWS documents the file, with places: attempts with gaps, responses that nobody defines, and the like.
pub fn import(text: &str) -> Result<Vec<TestCase>, Error> {
    let file = json::parse(text, &json::Options::default()).into_result()?;
    let mut out = Diagnostics::new();
    let mut responses = BTreeMap::new();
    for member in members(&file, "MockedResponses", &mut out) {
        if let Some(outcomes) = response(member, &mut out) {
            responses.insert(member.key.as_str(), outcomes);
        }
    }
    let mut cases = Vec::new();
    for machine in members(&file, "StateMachines", &mut out) {
        for case in members(&machine.value, "TestCases", &mut out) {
            let mut mocks = Mocks::default();
            for state in object(&case.value, "a test case", &mut out) {
                let Some(name) = state.value.as_text().map(Text::as_str) else {
                    wrong(&state.value, "a state is mocked by the name of a response", &mut out);
                    continue;
                };
                match responses.get(name) {
                    Some(outcomes) => mocks.insert(state.key.as_str(), outcomes.clone()),
                    None if out.has_errors() => {}
                    None => {
                        let message = format!("MockedResponses has no \"{name}\"");
                        let mut problem = Diagnostic::new(Code::RunMockConfig, message).at(state.value.span);
                        if let Some(near) = did_you_mean(name, responses.keys().copied()) {
                            problem = problem.hint(format!("did you mean \"{near}\"?"));
                        }
                        out.push(problem);
                    }
                }
            }
            let (machine, name) = (machine.key.as_str().to_owned(), case.key.as_str().to_owned());
            cases.push(TestCase { machine, name, mocks });
        }
    }
    out.finish(cases).map(|(cases, _)| cases)
}

fn wrong(value: &json::Value, message: impl Into<String>, out: &mut Diagnostics) {
    out.push(Diagnostic::new(Code::RunMockConfig, message).at(value.span));
}

fn object<'v>(value: &'v json::Value, what: &str, out: &mut Diagnostics) -> &'v [Member] {
    value.as_object().unwrap_or_else(|| {
        wrong(value, format!("{what} is an object, not {}", value.describe()), out);
        &[]
    })
}

/// The members of a member that has to be there.
fn members<'v>(holder: &'v json::Value, name: &str, out: &mut Diagnostics) -> &'v [Member] {
    match holder.get(name) {
        Some(value) => object(value, name, out),
        None => {
            wrong(holder, format!("{name} is missing"), out);
            &[]
        }
    }
}

/// The outcomes of a response, attempt by attempt.
fn response(member: &Member, out: &mut Diagnostics) -> Option<Vec<Mock>> {
    let mut outcomes: Vec<Option<Mock>> = Vec::new();
    for attempt in object(&member.value, "a response", out) {
        let Some((first, last)) = range(attempt.key.as_str()) else {
            let message =
                format!("\"{}\" is no attempt, such as 0, and no range of attempts, such as 1-3", attempt.key.as_str());
            out.push(Diagnostic::new(Code::RunMockConfig, message).at(attempt.key_span));
            return None;
        };
        let mock = outcome(&attempt.value, out)?;
        if outcomes.len() <= last {
            outcomes.resize(last + 1, None);
        }
        for place in outcomes.iter_mut().take(last + 1).skip(first) {
            *place = Some(mock.clone());
        }
    }
    let all: Option<Vec<Mock>> = outcomes.into_iter().collect();
    if all.as_ref().is_none_or(Vec::is_empty) {
        wrong(&member.value, "the attempts of a response are numbered from 0 on, without gaps", out);
        return None;
    }
    all
}

fn range(key: &str) -> Option<(usize, usize)> {
    let number = |text: &str| text.parse::<usize>().ok().filter(|number| *number < MAX_ATTEMPTS);
    let (first, last) = key.split_once('-').unwrap_or((key, key));
    let (first, last) = (number(first)?, number(last)?);
    (first <= last).then_some((first, last))
}

fn outcome(value: &json::Value, out: &mut Diagnostics) -> Option<Mock> {
    match (value.get("Return"), value.get("Throw")) {
        (Some(result), None) => match data::from_json(result) {
            Ok(result) => Some(Mock::now(Outcome::Result(result))),
            Err(error) => {
                out.extend(error.into_diagnostics());
                None
            }
        },
        (None, Some(thrown)) => {
            let text =
                |name: &str| thrown.get(name).and_then(json::Value::as_text).map(|text| Arc::from(text.as_str()));
            let Some(error) = text("Error") else {
                wrong(thrown, "Throw has an Error, which is a string", out);
                return None;
            };
            Some(Mock::now(Outcome::Error { error, cause: text("Cause").unwrap_or_default() }))
        }
        _ => {
            wrong(value, "an attempt has either Return or Throw", out);
            None
        }
    }
}

/// A mock as [`Mocks::parse`] reads it.
#[must_use]
pub fn written(mock: &Mock) -> Value {
    let mut members: Vec<(&str, Value)> = match &mock.outcome {
        Outcome::Result(result) => vec![("result", result.clone())],
        Outcome::Error { error, cause } => {
            vec![("Error", Value::String(error.clone())), ("Cause", Value::String(cause.clone()))]
        }
        Outcome::Call(call) => vec![("call", i64::try_from(*call).unwrap_or(i64::MAX).into())],
        Outcome::TimedOut { heartbeat } => {
            let name = if *heartbeat { crate::asl::error::names::HEARTBEAT } else { crate::asl::error::names::TIMEOUT };
            vec![("Error", name.into())]
        }
    };
    let number = |seconds: f64| Value::Number(data::Number::Float(seconds));
    if mock.duration > 0.0 {
        members.push(("durationSeconds", number(mock.duration)));
    }
    members.extend(mock.heartbeat.map(|seconds| ("heartbeatSeconds", number(seconds))));
    let index = |index: &usize| Value::from(i64::try_from(*index).unwrap_or(i64::MAX));
    members.extend(mock.item.as_ref().map(|item| ("item", item.iter().map(index).collect::<Vec<_>>().into())));
    data::Object::from_iter(members).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"{
        "StateMachines": {"Orders": {"TestCases": {"Happy": {"Pay": "Paid"}, "Retried": {"Pay": "Busy", "Ship": "Paid"}}}},
        "MockedResponses": {
            "Paid": {"0": {"Return": {"ok": true}}},
            "Busy": {"0-1": {"Throw": {"Error": "Busy", "Cause": "try again"}}, "2": {"Return": 1}}}}"#;

    #[test]
    fn test_cases_become_mocks() {
        let cases = import(FILE).unwrap();
        let names: Vec<_> = cases.iter().map(|case| (case.machine.as_str(), case.name.as_str())).collect();
        assert_eq!(names, [("Orders", "Happy"), ("Orders", "Retried")]);
        let again = Mocks::parse(
            r#"{"Pay": [{"Error": "Busy", "Cause": "try again"}, {"Error": "Busy", "Cause": "try again"}, {"result": 1}], "Ship": {"result": {"ok": true}}}"#,
        );
        assert_eq!(cases[1].mocks, again.unwrap());
        for (_, outcomes) in cases[1].mocks.iter() {
            for mock in outcomes {
                let text = format!("{{\"X\":{}}}", written(mock));
                assert_eq!(Mocks::parse(&text).unwrap().iter().next().unwrap().1, std::slice::from_ref(mock));
            }
        }
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        for (from, to, message, place) in [
            (
                "\"0-1\"",
                "\"1-0\"",
                "\"1-0\" is no attempt, such as 0, and no range of attempts, such as 1-3",
                "\"1-0\"",
            ),
            ("\"2\":", "\"3\":", "the attempts of a response are numbered from 0 on, without gaps", "{\"0-1\""),
            ("\"Pay\": \"Paid\"", "\"Pay\": \"Pad\"", "MockedResponses has no \"Pad\"", "\"Pad\""),
            ("\"Pay\": \"Paid\"", "\"Pay\": 5", "a state is mocked by the name of a response", "5"),
            ("\"Return\": 1", "\"Retrun\": 1", "an attempt has either Return or Throw", "{\"Retrun\""),
            ("\"Error\": \"Busy\"", "\"Error\": 5", "Throw has an Error, which is a string", "{\"Error\": 5"),
            ("\"TestCases\"", "\"Cases\"", "TestCases is missing", "{\"Cases\""),
            (
                "\"2\":",
                "\"99999999\":",
                "\"99999999\" is no attempt, such as 0, and no range of attempts, such as 1-3",
                "\"9999",
            ),
        ] {
            let text = FILE.replace(from, to);
            let error = import(&text).unwrap_err();
            let first = &error.diagnostics()[0];
            assert_eq!((first.code, first.message.as_str()), (Code::RunMockConfig, message));
            assert!(first.span.unwrap().of(&text).starts_with(place), "{to}");
        }
    }
}
