//! The stations of a state, made from what the engine traced.

use super::flow::{Document, Flow, Station, Status};
use super::lines::clip;
use super::words::{counted, does, null, said, told, unset};
use pointsman::asl::data::{Object, Value};
use pointsman::asl::definition;
use pointsman::asl::state::{Special, State, StateKind};
use pointsman::asl::trace::{Diff, Options, Origin, Outcome, Stage, StateTrace};
use pointsman::diagnostic::Code;
use pointsman::json;
use std::sync::Arc;

/// Longer fields are cut for their row.
const MAX_FIELD: usize = 200;

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
fn variables(variables: &Arc<Object>) -> Document {
    Document { value: Value::Object(variables.clone()), origin: None }
}
