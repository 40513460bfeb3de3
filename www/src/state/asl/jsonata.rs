//! JSONata states: the page has no engine for them, so a worker with the npm package's is asked, and its `traceState` is
//! read here. The stations are Arguments or Items, the work, Assign and Output.

use super::Inputs;
use super::ask::Documents;
use super::flow::{Document, Flow, Station, Status};
use super::lines::clip;
use super::opened::Opened;
use super::words::{counted, said, told};
use pointsman::asl::data::{self, Object, Value};
use pointsman::asl::definition::{QueryLanguage, State, StateKind};
use pointsman::asl::error::{StateError, names};
use pointsman::asl::trace::{Diff, Location, MAX_PAYLOAD, Origin, Outcome, Source, Stage, StateTrace};
use pointsman::diagnostic::{Code, Step};
use pointsman::json;
use std::rc::Rc;
use std::sync::Arc;

/// What the worker answered to a question.
#[derive(Clone, Debug)]
pub struct Heard {
    pub(super) question: Rc<str>,
    pub(super) answer: Rc<Result<StateTrace, String>>,
}

impl PartialEq for Heard {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.answer, &other.answer)
    }
}

impl Heard {
    pub(super) fn new(question: Rc<str>, answer: &str) -> Self {
        Self { question, answer: Rc::new(read(answer)) }
    }
}

/// What the worker is asked about the chosen state; nothing where it is no JSONata state, or a text cannot be read.
#[must_use]
pub fn question(inputs: &Inputs) -> Option<Rc<str>> {
    // Most definitions have no JSONata, and need not be opened for that.
    if !inputs.definition.contains("JSONata") {
        return None;
    }
    let opened = Opened::read(&inputs.definition);
    let (name, text, language) = opened
        .with_state(&inputs.state, |state| (state.name.text.to_owned(), json::compact(state.value), state.language))?;
    if language != QueryLanguage::Jsonata {
        return None;
    }
    let documents = Documents::read(inputs, &name).ok()?;
    let outcome = super::ask::outcome(inputs).ok()?;
    Some(asked(&text, &documents, outcome.as_ref()))
}

pub(super) fn asked(state: &str, documents: &Documents, outcome: Option<&Outcome>) -> Rc<str> {
    let mut text = format!(
        "{{\"queryLanguage\":\"JSONata\",\"seed\":0,\"now\":{},\"state\":{},\"input\":{},\"context\":{},\"variables\":{}",
        documents.now() * 1_000.0,
        json::quote(state),
        json::quote(&documents.input_text),
        json::quote(&documents.context.to_string()),
        json::quote(&Value::Object(documents.variables.clone()).to_string()),
    );
    match outcome {
        Some(Outcome::Result(result)) => text += &format!(",\"result\":{}", json::quote(&result.to_string())),
        Some(Outcome::Error { error, cause }) => {
            text += &format!(",\"error\":{{\"Error\":{},\"Cause\":{}}}", json::quote(error), json::quote(cause));
        }
        None => {}
    }
    text.push('}');
    text.into()
}

/// The worker's answer as the engine's own; or why there is none.
fn read(answer: &str) -> Result<StateTrace, String> {
    let value = data::parse(answer).map_err(|_| "The answer cannot be read.".to_owned())?;
    if let Some(why) = value.get("broken").and_then(Value::as_str) {
        return Err(why.to_owned());
    }
    let text = |name: &str| value.get(name).and_then(Value::as_str).map(Arc::from);
    let list = |name: &str| value.get(name).and_then(Value::as_array).unwrap_or_default();
    let index = |value: Option<&Value>| value?.as_number()?.as_int().and_then(|at| usize::try_from(at).ok());
    let mut trace = StateTrace {
        stages: list("stages").iter().filter_map(stage).collect(),
        arguments: value.get("arguments").cloned(),
        output: value.get("output").cloned(),
        variables: match value.get("variables") {
            Some(Value::Object(variables)) => Some(variables.clone()),
            _ => None,
        },
        next: text("next"),
        error: value.get("error").map(error),
        waits: list("waits").iter().filter_map(|wait| Some(wait.as_number()?.as_f64())).collect(),
        ..StateTrace::default()
    };
    let spread = |retrier: &Value| retrier.get("jitter") == Some(&Value::Bool(true));
    trace.handling.retrier =
        value.get("retrier").and_then(|retrier| Some((index(retrier.get("index"))?, spread(retrier))));
    trace.handling.catcher = index(value.get("catcher"));
    if let Some(last) = trace.stages.last_mut().filter(|stage| stage.name == "Output") {
        let parts: Vec<Part> = list("provenance").iter().filter_map(part).collect();
        last.origins.1 = origin(&parts.iter().collect::<Vec<_>>(), 0);
    }
    Ok(trace)
}

/// The names of the engine's stages.
const STAGES: [&str; 5] = ["Arguments", "Items", "ItemSelector", "Result", "Output"];

fn stage(value: &Value) -> Option<Stage> {
    let name = value.get("name").and_then(Value::as_str)?;
    let (before, after) = (value.get("before")?.clone(), value.get("after")?.clone());
    let diff = Diff::between(&before, &after);
    let bytes = after.to_string().len();
    let name = STAGES.into_iter().find(|stage| *stage == name)?;
    Some(Stage { name, before, after, origins: (Origin::Literal, Origin::Literal), bytes, diff })
}

fn error(value: &Value) -> StateError {
    let text = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let code = text("code");
    let code = Code::ALL.iter().copied().find(|known| known.as_str() == code).unwrap_or(Code::TaskFailed);
    StateError::new(text("Error"), code, text("Cause"))
}

/// A part of the output: the way to it, and where it came from.
type Part = (Vec<Step>, Origin);

fn part(value: &Value) -> Option<Part> {
    let from: Vec<Location> = value.get("from")?.as_array()?.iter().filter_map(location).collect();
    let origin = match (value.get("how").and_then(Value::as_str)?, from.first()) {
        ("copied", Some(location)) => Origin::Copied(Arc::new(location.clone())),
        ("computed", _) => Origin::Computed(from.into()),
        _ => Origin::Literal,
    };
    Some((steps(value.get("path")?)?, origin))
}

fn location(value: &Value) -> Option<Location> {
    let source = match value.get("source").and_then(Value::as_str)? {
        "input" => Source::Input,
        "result" => Source::Result,
        "error" => Source::Error,
        "context" => Source::Context,
        name => Source::Variable(name.strip_prefix('$')?.into()),
    };
    Some(Location { source, path: steps(value.get("path")?)? })
}

fn steps(value: &Value) -> Option<Vec<Step>> {
    let step = |step: &Value| match step {
        Value::String(name) => Some(Step::Key(name.to_string())),
        Value::Number(at) => Some(Step::Index(usize::try_from(at.as_int()?).ok()?)),
        _ => None,
    };
    value.as_array()?.iter().map(step).collect()
}

/// The origin that these parts, all within one place, are the parts of. Paths are as deep as the document.
fn origin(parts: &[&Part], depth: usize) -> Origin {
    if let [(path, origin)] = parts
        && path.len() == depth
    {
        return origin.clone();
    }
    let mut made: Vec<(Step, Origin)> = Vec::new();
    let mut rest = parts;
    while let Some(step) = rest.first().and_then(|(path, _)| path.get(depth)) {
        let count = rest.iter().take_while(|(path, _)| path.get(depth) == Some(step)).count();
        let (these, others) = rest.split_at(count);
        made.push((step.clone(), origin(these, depth + 1)));
        rest = others;
    }
    Origin::Made(Arc::new(made))
}

/// The stations of a type.
const fn stations(kind: StateKind) -> &'static [&'static str] {
    match kind {
        StateKind::Task => &["Arguments", "Task", "Assign", "Output"],
        StateKind::Parallel => &["Arguments", "Parallel", "Assign", "Output"],
        StateKind::Map => &["Items", "ItemSelector", "Map", "Assign", "Output"],
        StateKind::Pass => &["Assign", "Output"],
        StateKind::Choice => &["Choices", "Assign", "Output"],
        StateKind::Wait => &["Wait", "Assign", "Output"],
        StateKind::Succeed => &["Output"],
        StateKind::Fail => &["Fail"],
    }
}

struct Builder<'a> {
    given: &'a State<'a>,
    documents: &'a Documents,
    outcome: Option<&'a Outcome>,
    trace: &'a StateTrace,
    /// The stages of the state itself, without its Catcher's.
    own: &'a [Stage],
}

impl Flow {
    /// What the worker told, as stations.
    pub(super) fn of_jsonata(
        given: &State<'_>,
        documents: &Documents,
        outcome: Option<&Outcome>,
        trace: StateTrace,
    ) -> Option<Self> {
        let kind = given.kind?;
        let caught = trace.handling.catcher.is_some() && trace.output.is_some();
        let own = trace.stages.get(..trace.stages.len() - usize::from(caught)).unwrap_or_default();
        let builder = Builder { given, documents, outcome, trace: &trace, own };
        let mut stations = builder.stations(kind);
        if let Some(at) = trace.handling.catcher {
            stations.push(builder.catching(at));
        }
        Some(Self { name: given.name.text.to_owned(), kind, lone: false, stations, trace })
    }
}

impl Builder<'_> {
    fn stage(&self, station: &str) -> Option<&Stage> {
        let name = if is_work(station) { "Result" } else { station };
        self.own.iter().find(|stage| stage.name == name)
    }

    fn stations(&self, kind: StateKind) -> Vec<Station> {
        let names = stations(kind);
        let failing =
            self.trace.error.as_ref().and_then(|error| names.iter().position(|name| self.fails_at(name, error)));
        let waits = names.iter().position(|name| is_work(name) && self.outcome.is_none());
        let mut here = self.documents.input.clone();
        let mut out = Vec::with_capacity(names.len());
        for (at, name) in names.iter().copied().enumerate() {
            let status = match (failing, waits) {
                (Some(failing), _) if at == failing => Status::Fails,
                (Some(failing), _) if at > failing => Status::Unreached,
                (_, Some(waits)) if at == waits => Status::Waits,
                (_, Some(waits)) if at > waits => Status::Unreached,
                _ if is_work(name) || name == "Fail" || self.value(name).is_some() => Status::Passes,
                _ => Status::Unset,
            };
            let station = self.station(name, status, &here);
            if let Some(after) = station.after.as_ref().filter(|_| name != "Assign") {
                here = after.value.clone();
            }
            out.push(station);
        }
        out
    }

    /// Is this where it did not get past? Asked from the first station on. AWS's text names the field of an expression.
    fn fails_at(&self, name: &str, error: &StateError) -> bool {
        let named = |field: &str| error.cause.contains(&format!("field '{field}"));
        match name {
            "Arguments" | "Items" | "ItemSelector" => self.value(name).is_some() && self.stage(name).is_none(),
            "Choices" => error.name == names::NO_CHOICE || named("Choices"),
            "Assign" => named("Assign"),
            "Wait" => self.trace.waits.is_empty(),
            name if is_work(name) => {
                let large = |stage: &Stage| error.code == Code::PayloadSize && stage.bytes > MAX_PAYLOAD;
                self.stage(name).is_none_or(large)
            }
            _ => true,
        }
    }

    fn value(&self, name: &str) -> Option<&json::Value> {
        let field = |name| self.given.field(name);
        match name {
            "Task" => field("Resource"),
            "Parallel" => field("Branches"),
            "Map" => self.given.processor.as_ref().and_then(|processor| field(processor.field)),
            "Wait" => ["Seconds", "Timestamp"].into_iter().find_map(field),
            "Fail" => ["Error", "Cause"].into_iter().find_map(field),
            name => field(name),
        }
    }

    fn field(&self, name: &str) -> String {
        match name {
            "Parallel" => counted(self.given.branches.len(), "branch", "branches"),
            "Choices" => counted(self.given.choices.len(), "rule", "rules"),
            "Map" => self.given.processor.as_ref().map_or("", |processor| processor.field).to_owned(),
            _ => self.value(name).map(|value| clip(&json::compact(value), 200)).unwrap_or_default(),
        }
    }

    fn station(&self, name: &'static str, status: Status, here: &Value) -> Station {
        let document = |value: &Value| Document { value: value.clone(), origin: None };
        let variables = |variables: &Arc<Object>| document(&Value::Object(variables.clone()));
        let (mut before, mut after, mut bytes) = (None, None, None);
        match self.stage(name) {
            _ if status == Status::Unreached => {}
            Some(stage) => {
                let origin = Some(stage.origins.1.clone()).filter(|_| name == "Output");
                before = Some(document(&stage.before));
                after = Some(Document { value: stage.after.clone(), origin });
                bytes = Some(stage.bytes);
            }
            None if name == "Assign" => {
                before = Some(variables(&self.documents.variables));
                after = self.trace.variables.as_ref().map(variables).or_else(|| before.clone());
                after = after.filter(|_| status != Status::Fails);
            }
            None => {
                before = Some(document(here));
                after = before.clone().filter(|_| !matches!(status, Status::Fails | Status::Waits));
            }
        }
        let diff = match (&before, &after) {
            (Some(before), Some(after)) => Diff::between(&before.value, &after.value),
            _ => Diff::default(),
        };
        let why = self.why(name, status, &diff);
        let (field, span) = (self.field(name), self.value(name).map(|value| value.span));
        Station { name, status, field, span, before, after, diff, bytes, why, row: 0 }
    }

    fn why(&self, name: &str, status: Status, diff: &Diff) -> String {
        match (status, name) {
            (Status::Unset, "Arguments" | "Items") => "Not set: the work gets the input as it is.".to_owned(),
            (Status::Unset, "ItemSelector") => "Not set: the work gets the items as they are.".to_owned(),
            (Status::Unset, "Assign") => "Not set: no variable changes.".to_owned(),
            (Status::Unset, _) => match self.outcome {
                Some(_) if self.stage("Task").is_some() => "Not set: the result is the output.".to_owned(),
                _ => "Not set: the input is the output.".to_owned(),
            },
            (Status::Unreached, _) => "It does not get this far.".to_owned(),
            (Status::Waits, _) => "Give it a mocked result or error, and the stages after it follow.".to_owned(),
            (Status::Fails, _) => self.trace.error.as_ref().map(said).unwrap_or_default(),
            (_, "Choices") => match &self.trace.next {
                Some(next) => format!("It goes on to {}.", json::quote(next)),
                None => String::new(),
            },
            (_, "Wait") => self.trace.waits.first().map(|wait| format!("It waits {wait} s.")).unwrap_or_default(),
            (_, name) if is_work(name) => "The mocked result.".to_owned(),
            (_, "Assign") => format!("Variables for later states: {}.", told(diff)),
            _ => format!("Its expressions are evaluated: {}.", told(diff)),
        }
    }

    fn catching(&self, at: usize) -> Station {
        let given = self.given.catchers.get(at);
        let stage = self.trace.stages.get(self.own.len());
        let document = |value: &Value, origin: Option<Origin>| Document { value: value.clone(), origin };
        let errors = given.map(|it| it.errors.iter().map(|name| name.text).collect::<Vec<_>>().join(", "));
        let errors = errors.unwrap_or_default();
        let next = given.and_then(|it| it.next.as_ref()).map(|next| json::quote(next.text)).unwrap_or_default();
        let why = match stage {
            Some(stage) => format!("The Catcher for {errors} leads to {next}: {}.", told(&stage.diff)),
            None => format!("The Catcher for {errors} cannot do its work."),
        };
        Station {
            name: "Catch",
            status: if self.trace.output.is_some() { Status::Catches } else { Status::Fails },
            field: given.map(|it| clip(&json::compact(it.value), 200)).unwrap_or_default(),
            span: given.map(|it| it.value.span),
            before: stage.map(|stage| document(&stage.before, None)),
            after: stage.map(|stage| document(&stage.after, Some(stage.origins.1.clone()))),
            diff: stage.map(|stage| stage.diff.clone()).unwrap_or_default(),
            bytes: stage.map(|stage| stage.bytes),
            why,
            row: 0,
        }
    }
}

/// Is it the station of the work?
fn is_work(name: &str) -> bool {
    matches!(name, "Task" | "Parallel" | "Map")
}

impl Inputs {
    /// What the worker said to these texts.
    pub(super) fn told(&self, question: &str) -> Option<&Result<StateTrace, String>> {
        let heard = self.heard.as_ref()?;
        (*heard.question == *question).then_some(&*heard.answer)
    }

    /// What the worker is to be asked, if it has not answered yet.
    #[must_use]
    pub fn pending(&self) -> Option<Rc<str>> {
        question(self).filter(|question| self.told(question).is_none())
    }
}
