//! The way of a document through a state, station by station: what a state's type has, what this one sets, what became of it.

use super::lines::{Change, Lines, clip};
use pointsman::asl::data::Value;
use pointsman::asl::dataflow::{Expression, Node, Template};
use pointsman::asl::definition;
use pointsman::asl::error::StateError;
use pointsman::asl::state::{Special, State, StateKind};
use pointsman::asl::trace::{Diff, Options, Origin, Outcome, Stage, StateTrace};
use pointsman::diagnostic::{Code, Span};
use pointsman::json;
use std::sync::Arc;

/// Longer fields are cut for their row.
const MAX_FIELD: usize = 200;

/// What becomes of a document at a station.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It passes.
    Passes,
    /// The state does not set the field, and it passes as it is.
    Unset,
    /// The state fails here.
    Fails,
    /// It does not get here.
    Unreached,
    /// The work has no result yet.
    Waits,
    /// The state failed, and goes on here.
    Catches,
}

impl Status {
    /// In a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Passes => "passes",
            Self::Unset => "not set",
            Self::Fails => "fails",
            Self::Unreached => "not reached",
            Self::Waits => "no result yet",
            Self::Catches => "catches",
        }
    }

    /// The lamp: lit, hollow, or dark.
    #[must_use]
    pub const fn held(self) -> Option<bool> {
        match self {
            Self::Passes | Self::Catches => Some(true),
            Self::Fails => Some(false),
            Self::Unset | Self::Unreached | Self::Waits => None,
        }
    }
}

/// A document, and where it came from.
#[derive(Clone, Debug)]
pub struct Document {
    /// The document.
    pub value: Value,
    /// Where its parts came from, where that is known.
    pub origin: Option<Origin>,
}

/// A station of the way.
#[derive(Clone, Debug)]
pub struct Station {
    /// The field, or the type of the state for its work.
    pub name: &'static str,
    /// What becomes of the document here.
    pub status: Status,
    /// What the state has in the field, as compact JSON.
    pub field: String,
    /// Its place in the definition.
    pub span: Option<Span>,
    /// What comes here.
    pub before: Option<Document>,
    /// What goes on from here.
    pub after: Option<Document>,
    /// The difference.
    pub diff: Diff,
    /// Bytes of what goes on.
    pub bytes: Option<usize>,
    /// What happens, in a sentence.
    pub why: String,
    /// Its row in the answer.
    pub row: usize,
}

impl Station {
    /// The lines of what comes here.
    #[must_use]
    pub fn lines_before(&self) -> Lines {
        self.before.as_ref().map(|it| Lines::of(&it.value, &self.diff.removed, Change::Removed)).unwrap_or_default()
    }

    /// The lines of what goes on.
    #[must_use]
    pub fn lines_after(&self) -> Lines {
        self.after.as_ref().map(|it| Lines::of(&it.value, &self.diff.added, Change::Added)).unwrap_or_default()
    }

    /// Does the document change here?
    #[must_use]
    pub fn changes(&self) -> bool {
        !self.diff.added.is_empty() || !self.diff.removed.is_empty()
    }
}

/// What AWS would say to an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The error's name.
    pub name: String,
    /// AWS's text.
    pub cause: String,
}

/// The whole way.
#[derive(Clone, Debug)]
pub struct Flow {
    /// The state's name; empty where it stands alone.
    pub name: String,
    /// Its type.
    pub kind: StateKind,
    /// Is it a state without a machine?
    pub lone: bool,
    /// Its stations in their order.
    pub stations: Vec<Station>,
    /// All that the engine says.
    pub trace: StateTrace,
}

/// The stations of a type.
const fn stations(kind: StateKind) -> &'static [&'static str] {
    match kind {
        StateKind::Task => &["InputPath", "Parameters", "Task", "ResultSelector", "ResultPath", "OutputPath"],
        StateKind::Parallel => &["InputPath", "Parameters", "Parallel", "ResultSelector", "ResultPath", "OutputPath"],
        StateKind::Map => {
            &["InputPath", "ItemsPath", "ItemSelector", "Map", "ResultSelector", "ResultPath", "OutputPath"]
        }
        StateKind::Pass => &["InputPath", "Parameters", "Result", "ResultPath", "OutputPath"],
        StateKind::Choice => &["InputPath", "Choices", "OutputPath"],
        StateKind::Wait => &["InputPath", "Wait", "OutputPath"],
        StateKind::Succeed => &["InputPath", "OutputPath"],
        StateKind::Fail => &["Fail"],
    }
}

/// Is it the station of the work?
fn is_work(name: &str) -> bool {
    matches!(name, "Task" | "Parallel" | "Map")
}

/// What the engine calls the stage of a station.
fn stage_name(station: &str) -> &str {
    if is_work(station) { "Result" } else { station }
}

struct Builder<'a> {
    given: &'a definition::State<'a>,
    state: &'a State,
    options: &'a Options<'a>,
    trace: &'a StateTrace,
    /// The stages of the state itself, without its Catcher's.
    own: &'a [Stage],
}

impl Flow {
    pub(super) fn of(given: &definition::State<'_>, state: &State, options: &Options<'_>, trace: StateTrace) -> Self {
        let merges = trace.stages.iter().filter(|stage| stage.name == "ResultPath").count();
        let caught = trace.handling.catcher.is_some() && merges > usize::from(trace.after_result_path.is_some());
        let own = trace.stages.len() - usize::from(caught);
        let builder =
            Builder { given, state, options, trace: &trace, own: trace.stages.get(..own).unwrap_or_default() };
        let stations = builder.stations();
        Self { name: given.name.text.to_owned(), kind: state.kind, lone: false, stations, trace }
    }

    /// The station to look at first: where it fails, or else the first that changes something, or that is set at all.
    #[must_use]
    pub fn first(&self) -> usize {
        let fails = self.stations.iter().position(|station| station.status == Status::Fails);
        let changes = || self.stations.iter().position(Station::changes);
        let passes = || self.stations.iter().position(|station| station.status == Status::Passes);
        fails.or_else(changes).or_else(passes).unwrap_or(0)
    }

    /// The station that a row of the answer belongs to.
    #[must_use]
    pub fn station_of(&self, row: usize) -> usize {
        self.stations.iter().rposition(|station| station.row <= row).unwrap_or(0)
    }

    /// What AWS would say.
    #[must_use]
    pub fn failure(&self) -> Option<Failure> {
        let error = self.trace.error.as_ref()?;
        let name = if error.name.is_empty() { "no name".to_owned() } else { error.name.to_string() };
        // AWS wraps what its own engine says; a task's cause stays the task's.
        let own = error.name.starts_with("States.") && error.code != Code::TaskFailed && !self.name.is_empty();
        // The first state of an execution is entered at the second event of its history.
        let cause = if own { error.wrapped(&self.name, 2) } else { error.cause.clone() };
        Some(Failure { name, cause })
    }

    /// Was the error caught?
    #[must_use]
    pub fn is_caught(&self) -> bool {
        self.trace.handling.catcher.is_some() && self.trace.output.is_some()
    }

    pub(super) fn input_bytes(&self) -> Option<usize> {
        self.stations.first()?.before.as_ref().map(|document| document.value.to_string().len())
    }

    pub(super) fn output_bytes(&self) -> Option<usize> {
        let last = self.trace.stages.last().filter(|_| self.trace.output.is_some());
        last.map(|stage| stage.bytes)
    }
}

impl Builder<'_> {
    fn stage(&self, station: &str) -> Option<&Stage> {
        self.own.iter().find(|stage| stage.name == stage_name(station))
    }

    fn stations(&self) -> Vec<Station> {
        let mut names: Vec<&'static str> = stations(self.state.kind).to_vec();
        if self.state.assign.is_some() {
            names.insert(names.len() - 1, "Assign");
        }
        let failing = self.trace.error.is_some().then(|| names.iter().position(|name| self.fails_at(name))).flatten();
        let waits = names.iter().position(|name| is_work(name) && self.options.outcome.is_none());
        let mut out: Vec<Station> = Vec::with_capacity(names.len() + 1);
        for (at, name) in names.into_iter().enumerate() {
            let status = match (failing, waits) {
                (Some(failing), _) if at == failing => Status::Fails,
                (Some(failing), _) if at > failing => Status::Unreached,
                (_, Some(waits)) if at == waits => Status::Waits,
                (_, Some(waits)) if at > waits => Status::Unreached,
                _ if self.is_set(name) => Status::Passes,
                _ => Status::Unset,
            };
            let station = self.station(name, status, &out);
            out.push(station);
        }
        if let Some(at) = self.trace.handling.catcher {
            out.push(self.catching(at));
        }
        out
    }

    /// Is this where it did not get past? Asked from the first station on.
    fn fails_at(&self, name: &str) -> bool {
        let reached = self.stage(name);
        match name {
            "Assign" => self.trace.variables.is_none(),
            "Choices" => self.trace.choice.as_ref().is_none_or(|choice| !choice.matched),
            "Wait" => self.trace.waits.is_empty(),
            "ItemsPath" => reached.is_none_or(|stage| stage.after.as_array().is_none()),
            "ItemSelector" | "Result" if !self.is_set(name) => false,
            "Task" | "Parallel" | "Map" | "OutputPath" => reached.is_none_or(|stage| self.is_too_large(stage)),
            _ => reached.is_none(),
        }
    }

    fn is_too_large(&self, stage: &Stage) -> bool {
        let last = self.own.last().is_some_and(|last| last.name == stage.name);
        last && self.trace.error.as_ref().is_some_and(|error| error.code == Code::PayloadSize)
    }

    fn value(&self, name: &str) -> Option<&json::Value> {
        let field = |name| self.given.field(name);
        match name {
            "Task" => field("Resource"),
            "Parallel" => field("Branches"),
            "Map" => self.given.processor.as_ref().and_then(|processor| field(processor.field)),
            "ItemSelector" => field("ItemSelector").or_else(|| field("Parameters")),
            "Wait" => ["Seconds", "SecondsPath", "Timestamp", "TimestampPath"].into_iter().find_map(field),
            "Fail" => ["ErrorPath", "Error", "CausePath", "Cause"].into_iter().find_map(field),
            name => field(name),
        }
    }

    fn is_set(&self, name: &str) -> bool {
        is_work(name) || name == "Fail" || self.value(name).is_some()
    }

    fn field(&self, name: &str) -> String {
        match (name, &self.state.special) {
            ("Parallel", _) => counted(self.given.branches.len(), "branch", "branches"),
            ("Choices", Special::Choice(choice)) => counted(choice.rules.len(), "rule", "rules"),
            ("Map", _) => self.given.processor.as_ref().map_or("", |processor| processor.field).to_owned(),
            _ => self.value(name).map(|value| clip(&json::compact(value), MAX_FIELD)).unwrap_or_default(),
        }
    }

    fn station(&self, name: &'static str, status: Status, earlier: &[Station]) -> Station {
        let mut station = Station {
            name,
            status,
            field: self.field(name),
            span: self.value(name).map(|value| value.span),
            before: None,
            after: None,
            diff: Diff::default(),
            bytes: None,
            why: String::new(),
            row: 0,
        };
        match self.stage(name) {
            Some(stage) if status != Status::Unreached => {
                let (before, after) = stage.origins.clone();
                station.before = Some(Document { value: stage.before.clone(), origin: Some(before) });
                station.after = Some(Document { value: stage.after.clone(), origin: Some(after) });
                station.diff = stage.diff.clone();
                station.bytes = Some(stage.bytes);
            }
            _ if status != Status::Unreached => self.without_stage(&mut station, earlier),
            _ => {}
        }
        station.why = self.why(&station);
        station
    }

    /// Stations that leave the document alone, and the one that fails.
    fn without_stage(&self, station: &mut Station, earlier: &[Station]) {
        let raw = || Document { value: self.options.input.clone(), origin: None };
        let previous = earlier.iter().rev().find_map(|station| station.after.clone()).unwrap_or_else(raw);
        station.before = Some(match station.name {
            // The result is merged into the raw input.
            "ResultPath" => earlier.first().and_then(|first| first.before.clone()).unwrap_or_else(raw),
            "Assign" => variables(&self.options.variables),
            _ => previous.clone(),
        });
        if matches!(station.status, Status::Fails | Status::Waits) {
            return;
        }
        station.after = match (station.name, &self.trace.variables) {
            ("Assign", Some(after)) => Some(variables(after)),
            ("Assign", None) => None,
            _ => Some(previous),
        };
        if let (Some(before), Some(after)) = (&station.before, &station.after) {
            station.diff = Diff::between(&before.value, &after.value);
        }
        if station.name != "Assign" {
            station.bytes = earlier.last().and_then(|station| station.bytes);
        }
    }

    fn catching(&self, at: usize) -> Station {
        let given = self.given.catchers.get(at).map(|catcher| catcher.value);
        let written = self.trace.stages.get(self.own.len());
        let document = |value: &Value, origin: &Origin| Document { value: value.clone(), origin: Some(origin.clone()) };
        let names = self.state.catchers.get(at).map(|catcher| catcher.errors.names.join(", ")).unwrap_or_default();
        let next = self.state.catchers.get(at).map(|catcher| json::quote(&catcher.next)).unwrap_or_default();
        let why = match written {
            Some(stage) => format!("The Catcher for {names} leads to {next}: {}.", told(&stage.diff)),
            None => format!("The Catcher for {names} cannot do its work."),
        };
        Station {
            name: "Catch",
            status: if self.trace.output.is_some() { Status::Catches } else { Status::Fails },
            field: given.map(|value| clip(&json::compact(value), MAX_FIELD)).unwrap_or_default(),
            span: given.map(|value| value.span),
            before: written.map(|stage| document(&stage.before, &stage.origins.0)),
            after: written.map(|stage| document(&stage.after, &stage.origins.1)),
            diff: written.map(|stage| stage.diff.clone()).unwrap_or_default(),
            bytes: written.map(|stage| stage.bytes),
            why,
            row: 0,
        }
    }

    fn why(&self, station: &Station) -> String {
        match station.status {
            Status::Unset => unset(station.name).to_owned(),
            Status::Unreached => "It does not get this far.".to_owned(),
            Status::Waits => "Give it a mocked result or error, and the stages after it follow.".to_owned(),
            Status::Fails => self.trace.error.as_ref().map(said).unwrap_or_default(),
            Status::Passes | Status::Catches => match station.name {
                "Choices" => self.trace.choice.as_ref().map(|choice| choice.summary.clone()).unwrap_or_default(),
                "Wait" => self.trace.waits.first().map(|wait| format!("It waits {wait} s.")).unwrap_or_default(),
                "Task" | "Parallel" | "Map" => match self.options.outcome {
                    Some(Outcome::Result(_)) => "The mocked result.".to_owned(),
                    _ => String::new(),
                },
                _ if self.value(station.name).is_some_and(|value| value.kind == json::Kind::Null) => {
                    null(station.name).to_owned()
                }
                name => {
                    let does = does(name, station.after.as_ref().map(|after| &after.value), &station.field);
                    format!("{does}: {}.", told(&station.diff))
                }
            },
        }
    }
}

fn variables(variables: &Arc<pointsman::asl::data::Object>) -> Document {
    Document { value: Value::Object(variables.clone()), origin: None }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// An error in a sentence.
pub(super) fn said(error: &StateError) -> String {
    match (&*error.name, &*error.cause) {
        ("", "") => "without a name".to_owned(),
        ("", cause) => cause.to_owned(),
        (name, "") => name.to_owned(),
        (name, cause) => format!("{name}: {cause}"),
    }
}

/// What a difference comes to.
fn told(diff: &Diff) -> String {
    let changed = diff.added.iter().filter(|a| diff.removed.iter().any(|r| r.path == a.path)).count();
    let parts =
        [(diff.added.len() - changed, "added"), (diff.removed.len() - changed, "removed"), (changed, "changed")];
    let parts: Vec<String> =
        parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
    if parts.is_empty() { "nothing changes".to_owned() } else { parts.join(", ") }
}

/// What a field does with what it has.
fn does(name: &str, after: Option<&Value>, field: &str) -> String {
    match name {
        "InputPath" | "OutputPath" | "ItemsPath" => format!("It picks {}", after.map_or("nothing", Value::describe)),
        "ResultPath" => format!("The result goes to {} of the raw input", field.trim_matches('"')),
        "Result" => "Its own value is the result".to_owned(),
        "Assign" => "Variables for later states".to_owned(),
        "ItemSelector" => "What each iteration gets".to_owned(),
        _ => format!("The template makes {}", after.map_or("nothing", Value::describe)),
    }
}

fn unset(name: &str) -> &'static str {
    match name {
        "InputPath" => "Not set: the whole input goes on.",
        "Parameters" | "ItemSelector" => "Not set: the work gets that as it is.",
        "ItemsPath" => "Not set: the whole input is the list of items.",
        "Result" => "Not set: what came in is the result.",
        "ResultSelector" => "Not set: the result goes on as it is.",
        "ResultPath" => "Not set: the result takes the place of the input.",
        _ => "Not set: all of it goes on.",
    }
}

fn null(name: &str) -> &'static str {
    match name {
        "ResultPath" => "null: the result is dropped, and the raw input goes on.",
        _ => "null: nothing goes on but {}.",
    }
}

/// How deep intrinsic functions are nested in the state, at most.
pub(super) fn nesting(state: &State) -> usize {
    let items = match &state.special {
        Special::Map { item_selector, .. } => item_selector.as_ref(),
        _ => None,
    };
    let templates = [state.parameters.as_ref(), state.result_selector.as_ref(), state.assign.as_ref(), items];
    templates.into_iter().flatten().map(|template: &Template| deepest(&template.node)).max().unwrap_or_default()
}

fn deepest(node: &Node) -> usize {
    match node {
        Node::Literal(_) => 0,
        Node::Object(members) => members.iter().map(|(_, node)| deepest(node)).max().unwrap_or_default(),
        Node::Array(nodes) => nodes.iter().map(deepest).max().unwrap_or_default(),
        Node::Computed { expression, .. } => match &expression.it {
            Expression::Path(_) => 0,
            Expression::Call(call) => call.nesting(),
        },
    }
}
