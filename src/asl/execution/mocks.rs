//! What tasks come to (X3).

use crate::asl::data::{self, Number, Object, Value};
use crate::asl::machine::{Machine, Work};
use crate::asl::state::StateKind;
use crate::diagnostic::{Code, Diagnostic, Error, Step as Place, did_you_mean};
use crate::json;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What tasks come to: by the name of a state, or by the Resource of Task states.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mocks {
    by_name: BTreeMap<Arc<str>, Outcomes>,
}

/// The outcomes of a name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Outcomes {
    list: Vec<Mock>,
    /// Is one of them for a single iteration?
    by_item: bool,
}

impl Outcomes {
    fn new(list: Vec<Mock>) -> Self {
        let by_item = list.iter().any(|mock| mock.item.is_some());
        Self { list, by_item }
    }

    /// Are there some that are only for the iteration `item`? Most lists have none of that kind.
    pub fn are_for(&self, item: impl FnOnce() -> Vec<usize>) -> Option<Vec<usize>> {
        let item = self.by_item.then(item)?;
        self.list.iter().any(|mock| mock.item.as_ref() == Some(&item)).then_some(item)
    }

    /// What attempt `asked` comes to, of the iteration `item` or of any; the last one repeats.
    pub fn pick(&self, item: Option<&[usize]>, asked: usize) -> Option<&Mock> {
        if !self.by_item {
            return self.list.get(asked).or_else(|| self.list.last());
        }
        let mut own = self.list.iter().filter(|mock| mock.item.as_deref() == item);
        own.clone().nth(asked).or_else(|| own.next_back())
    }
}

/// What one attempt comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Mock {
    /// A result or an error.
    pub outcome: Outcome,
    /// Seconds that it takes.
    pub duration: f64,
    /// Seconds from one sign of life to the next; without it there is none.
    pub heartbeat: Option<f64>,
    /// The iteration that it is for: the index of the item, from the outermost Map state inwards. Without it, it is for
    /// every attempt that has no outcome of its own.
    pub item: Option<Vec<usize>>,
}

/// A result or an error.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// This result.
    Result(Value),
    /// This error.
    Error {
        /// Its name.
        error: Arc<str>,
        /// Its cause.
        cause: Arc<str>,
    },
    /// It took too long; or it was silent for too long.
    TimedOut {
        /// Was it silence?
        heartbeat: bool,
    },
    /// Whoever runs the machine is asked, under this number; see [`Progress::Asks`](super::Progress).
    Call(usize),
}

impl Mock {
    /// Reads one outcome, such as `{"result": 1}`.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(value: &Value) -> Result<Self, Error> {
        mock(value, Vec::new).map_err(|problem| Error::from(*problem))
    }

    /// At once.
    #[must_use]
    pub const fn now(outcome: Outcome) -> Self {
        Self { outcome, duration: 0.0, heartbeat: None, item: None }
    }
}

impl Mocks {
    /// Reads `{"MyTask": [{"result": 1}, {"Error": "E", "Cause": "why"}]}`. The outcomes are used in turn, the last one
    /// repeats.
    ///
    /// # Errors
    /// What is wrong with the text, or with a mock in it.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let value = data::parse(text)?;
        Self::read(&value).map_err(|diagnostic| {
            let tree = json::parse(text, &json::Options::default()).value;
            let span = tree.as_ref().and_then(|tree| tree.at(&diagnostic.path)).map(|value| value.span);
            match span {
                Some(span) => diagnostic.at(span).into(),
                None => Error::from(*diagnostic),
            }
        })
    }

    fn read(value: &Value) -> Result<Self, Box<Diagnostic>> {
        let Some(object) = value.as_object() else {
            return Err(wrong("mocks are an object: a list of outcomes for each name of a state", Vec::new()));
        };
        let mut mocks = Self::default();
        for (name, list) in object.iter() {
            let place = Place::Key(name.to_string());
            let outcomes = match list {
                Value::Array(list) => {
                    let read = |(at, outcome)| mock(outcome, || vec![place.clone(), Place::Index(at)]);
                    list.iter().enumerate().map(read).collect::<Result<Vec<_>, _>>()?
                }
                // One outcome without a list around it.
                one => vec![mock(one, || vec![place.clone()])?],
            };
            if outcomes.is_empty() {
                return Err(wrong(format!("the list of outcomes of \"{name}\" is empty"), vec![place]));
            }
            mocks.insert(name.clone(), outcomes);
        }
        Ok(mocks)
    }

    /// Sets what a name comes to, attempt by attempt.
    pub fn insert(&mut self, name: impl Into<Arc<str>>, outcomes: Vec<Mock>) {
        self.by_name.insert(name.into(), Outcomes::new(outcomes));
    }

    /// What a name comes to at one attempt more.
    pub fn add(&mut self, name: impl Into<Arc<str>>, outcome: Mock) {
        let outcomes = self.by_name.entry(name.into()).or_insert_with(|| Outcomes::new(Vec::new()));
        outcomes.by_item |= outcome.item.is_some();
        outcomes.list.push(outcome);
    }

    /// Names and outcomes.
    pub fn iter(&self) -> impl Iterator<Item = (&Arc<str>, &[Mock])> {
        self.by_name.iter().map(|(name, outcomes)| (name, outcomes.list.as_slice()))
    }

    /// The outcomes of that name, and the name.
    pub(super) fn entry(&self, name: &str) -> Option<(&Arc<str>, &Outcomes)> {
        self.by_name.get_key_value(name)
    }

    /// Is each of them for something that `machine` does?
    pub(super) fn check(&self, machine: &Machine) -> Result<(), Error> {
        let mut errors = Vec::new();
        for name in self.by_name.keys() {
            if machine.steps.iter().any(|step| matches!(&step.work, Work::Task(task) if task.resource == *name)) {
                continue;
            }
            let message = match machine.find(name).and_then(|at| machine.step(at)) {
                Some(step) if matches!(step.state.kind, StateKind::Task | StateKind::Map) => continue,
                Some(step) => format!("\"{name}\" is a {} state, which calls nothing", step.state.kind.as_str()),
                None => format!("there is no state \"{name}\", and no Task with that Resource"),
            };
            let mut error = Diagnostic::new(Code::RunUnknownMock, message).path(vec![Place::Key(name.to_string())]);
            if let Some(near) = did_you_mean(name, names(machine)) {
                error = error.hint(format!("did you mean \"{near}\"?"));
            }
            errors.push(error);
        }
        Error::of(errors).map_or(Ok(()), Err)
    }
}

/// What can have mocks.
fn names(machine: &Machine) -> impl Iterator<Item = &str> {
    let wanted = machine.steps.iter().filter(|step| matches!(step.work, Work::Task(_) | Work::Map(_)));
    let resources = machine.steps.iter().filter_map(|step| match &step.work {
        Work::Task(task) => Some(&*task.resource),
        _ => None,
    });
    wanted.map(|step| &*step.state.name).chain(resources)
}

fn wrong(message: impl Into<String>, path: Vec<Place>) -> Box<Diagnostic> {
    Box::new(Diagnostic::new(Code::RunMockShape, message).path(path))
}

fn mock(value: &Value, place: impl Fn() -> Vec<Place>) -> Result<Mock, Box<Diagnostic>> {
    let wrong = |message: String| Err(wrong(message, place()));
    let Some(object) = value.as_object() else {
        return wrong(format!(
            "an outcome is {{\"result\": …}} or {{\"Error\": …, \"Cause\": …}}, not {}",
            value.describe()
        ));
    };
    const KNOWN: [&str; 7] = ["result", "call", "Error", "Cause", "durationSeconds", "heartbeatSeconds", "item"];
    if let Some((name, _)) = object.iter().find(|(name, _)| !KNOWN.contains(&&***name)) {
        let near = did_you_mean(name, KNOWN).map_or(String::new(), |near| format!("; did you mean \"{near}\"?"));
        return wrong(format!("an outcome has no member \"{name}\"{near}"));
    }
    let text = |name: &str| match object.get(name) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(other) => Err(format!("{name} is a string, not {}", other.describe())),
    };
    let call = object.get("call").and_then(Value::as_number).and_then(Number::as_int);
    let outcome = match (object.get("result"), text("Error"), text("Cause")) {
        (None, Ok(None), Ok(None)) if call.is_some() => {
            Outcome::Call(call.and_then(|call| usize::try_from(call).ok()).unwrap_or(usize::MAX))
        }
        (_, Err(message), _) | (_, _, Err(message)) => return wrong(message),
        (Some(result), Ok(None), Ok(None)) => Outcome::Result(result.clone()),
        (None, Ok(Some(error)), Ok(cause)) => Outcome::Error { error, cause: cause.unwrap_or_default() },
        (Some(_), ..) => return wrong("an outcome is a result or an error, not both".into()),
        (None, ..) => return wrong("an outcome has a result, or an Error".into()),
    };
    match (seconds(object, "durationSeconds"), seconds(object, "heartbeatSeconds")) {
        (Ok(duration), Ok(heartbeat)) => match item(object) {
            Ok(item) => Ok(Mock { outcome, duration: duration.unwrap_or_default(), heartbeat, item }),
            Err(message) => wrong(message),
        },
        (Err(message), _) | (_, Err(message)) => wrong(message),
    }
}

/// `"item": 3`, or `"item": [1, 3]` for the item 3 of a Map state within the iteration of item 1.
fn item(object: &Object) -> Result<Option<Vec<usize>>, String> {
    let whole =
        |value: &Value| value.as_number().and_then(Number::as_int).and_then(|index| usize::try_from(index).ok());
    let read = match object.get("item") {
        None => return Ok(None),
        Some(Value::Array(indices)) => indices.iter().map(whole).collect::<Option<Vec<_>>>(),
        Some(index) => whole(index).map(|index| vec![index]),
    };
    let read = read.filter(|indices| !indices.is_empty());
    read.map(Some).ok_or_else(|| "item is the index of an item from 0, or a list of such".to_owned())
}

fn seconds(object: &Object, name: &str) -> Result<Option<f64>, String> {
    let Some(value) = object.get(name) else { return Ok(None) };
    let number =
        value.as_number().map(Number::as_f64).filter(|number| (0.0..=super::limits::MAX_DELAY).contains(number));
    number
        .map(Some)
        .ok_or_else(|| format!("{name} is a number of seconds from 0 to {}", Number::Float(super::limits::MAX_DELAY)))
}
