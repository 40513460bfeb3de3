//! Paths against a sample of the input: do they lead anywhere?
//!
//! Nothing runs here, so only what surely sees the input is looked at: the first state, and those that only Choice and
//! Wait states lead to which pass it on as it is; and paths into `$$.Execution.Input`.

use super::graph::Map;
use super::table::Holder;
use super::walk::Walk;
use crate::asl::definition::{Document, Machine, State, StateKind};
use crate::asl::path::{Path, Root, Segment, Selector};
use crate::diagnostic::{Code, Diagnostic, Error};
use crate::json::{self, Kind, Value};

/// Every error and lint of a definition, with those of its paths against `input`, a JSON document that it may be run on.
///
/// # Errors
/// Where `input` is not JSON; places are then in it.
pub fn check_against(definition: &str, input: &str) -> Result<Vec<Diagnostic>, Error> {
    let input = json::parse(input, &json::Options::default()).into_result()?;
    let (document, found) = Document::read(definition);
    Ok(super::check_read(&document, found, Some(&input)))
}

/// What a walk knows of the input.
#[derive(Default)]
pub(super) struct Sample<'t> {
    /// The input of the execution.
    whole: Option<&'t Value>,
    /// Which states of the definition see it as it is.
    sees: Vec<bool>,
    /// What comes into the state where the walk is.
    raw: Option<&'t Value>,
    /// The same after its `InputPath`.
    effective: Option<&'t Value>,
    /// What the field where the walk is looks at.
    field: Option<&'t Value>,
    /// The state asks what is there at all, so that nothing being there is no slip.
    asks: bool,
}

impl<'t> Sample<'t> {
    pub(super) fn new(input: Option<&'t Value>, machine: &Machine<'_>, names: &Map<'_>) -> Self {
        let sees = if input.is_some() { seeing(machine, names) } else { Vec::new() };
        Self { whole: input, sees, ..Self::default() }
    }

    /// The walk comes to a state: that of the definition itself at `index`, or one within another.
    pub(super) fn enter(&mut self, state: &State<'_>, index: Option<usize>) {
        let sees = index.and_then(|index| self.sees.get(index)).copied().unwrap_or_default();
        self.raw = self.whole.filter(|_| sees);
        self.effective = self.raw;
        self.asks = self.raw.is_some() && state.kind == Some(StateKind::Choice) && asks(state.value);
        if let Some(path) = state.field("InputPath") {
            let path = path.as_text().and_then(|path| Path::parse(path.as_str()).ok());
            let path = path.filter(|path| path.root == Root::Input);
            self.effective = path.and_then(|path| follow(self.raw?, &path.segments).ok());
        }
    }

    /// The walk comes to a field.
    pub(super) fn looks_at(&mut self, holder: Holder, field: &str) {
        let ends_here = matches!(holder, Holder::Choice | Holder::Wait | Holder::Succeed);
        self.field = match field {
            "InputPath" => self.raw,
            "Variable" => self.effective.filter(|_| !self.asks),
            "Parameters" | "ItemSelector" if holder != Holder::ItemReader => self.effective,
            "ItemsPath"
            | "SecondsPath"
            | "TimestampPath"
            | "TimeoutSecondsPath"
            | "HeartbeatSecondsPath"
            | "MaxConcurrencyPath"
            | "ErrorPath"
            | "CausePath" => self.effective,
            "OutputPath" | "Assign" if ends_here => self.effective,
            _ => None,
        };
    }
}

/// Is there an `IsPresent` in it?
fn asks(value: &Value) -> bool {
    match &value.kind {
        Kind::Object(members) => members.iter().any(|m| m.key.as_str() == "IsPresent" || asks(&m.value)),
        Kind::Array(elements) => elements.iter().any(asks),
        _ => false,
    }
}

/// States that see the input of the execution as it is.
fn seeing(machine: &Machine<'_>, names: &Map<'_>) -> Vec<bool> {
    let place = |name: &str| names.get(name).copied();
    let mut sees = vec![false; machine.states.len()];
    let mut led_to: Vec<Vec<usize>> = vec![Vec::new(); machine.states.len()];
    for (from, state) in machine.states.iter().enumerate() {
        for to in state.targets().filter_map(|name| place(name.text)) {
            if let Some(list) = led_to.get_mut(to) {
                list.push(from);
            }
        }
    }
    let mut next = Vec::from_iter(machine.start_at.and_then(|start| place(start.text)));
    while let Some(index) = next.pop() {
        let (Some(state), Some(seen)) = (machine.states.get(index), sees.get_mut(index)) else { continue };
        *seen = true;
        if !passes_on(state) {
            continue;
        }
        for to in state.targets().filter_map(|name| place(name.text)) {
            let from = led_to.get(to).map(Vec::as_slice).unwrap_or_default();
            let is_seen = |index: usize| sees.get(index).copied().unwrap_or_default();
            let passed = |from: &usize| is_seen(*from) && machine.states.get(*from).is_some_and(passes_on);
            if !is_seen(to) && from.iter().all(passed) {
                next.push(to);
            }
        }
    }
    sees
}

/// Does the state hand its input on as it is?
fn passes_on(state: &State<'_>) -> bool {
    let changes = ["InputPath", "OutputPath", "Output"].iter().any(|field| state.field(field).is_some());
    let rules = state.choices.iter().all(|rule| rule.value.get("Output").is_none());
    matches!(state.kind, Some(StateKind::Choice | StateKind::Wait)) && !changes && rules
}

/// Where the names and indices lead; or the first of them that leads nowhere, and what it was looked for in. What has
/// several answers, or none by rights, ends the search.
fn follow<'t, 'p>(value: &'t Value, segments: &'p [Segment]) -> Result<&'t Value, Option<(&'p Segment, &'t Value)>> {
    let mut here = value;
    for segment in segments {
        let next = match &segment.selector {
            _ if segment.deep => return Err(None),
            Selector::Name(name) => here.get(name),
            Selector::Index(index) => match (here.as_array(), usize::try_from(*index)) {
                (Some(elements), Ok(index)) => elements.get(index),
                (Some(_), Err(_)) => return Err(None),
                (None, _) => None,
            },
            _ => return Err(None),
        };
        here = next.ok_or(Some((segment, here)))?;
    }
    Ok(here)
}

/// Says where a path leads nowhere in the sample.
pub(super) fn leads<'t>(walk: &mut Walk<'t>, string: &'t Value, path: &Path) {
    let Some(whole) = walk.sample.whole else { return };
    let (from, segments) = match (&path.root, path.segments.as_slice()) {
        (Root::Input, segments) => (walk.sample.field, segments),
        (Root::Context, [execution, input, segments @ ..]) if is(execution, "Execution") && is(input, "Input") => {
            (Some(whole), segments)
        }
        _ => return,
    };
    let Some(Err(Some((segment, within)))) = from.map(|from| follow(from, segments)) else { return };
    let span = walk.document.within(string, segment.span);
    let message = format!("the sample input has nothing at {}", path.text());
    let mut diagnostic = Diagnostic::new(Code::AslSample, message).at(span);
    match (&segment.selector, &within.kind) {
        (Selector::Name(name), Kind::Object(members)) => {
            let names = || members.iter().map(|member| member.key.as_str());
            if let Some(near) = walk.near(name, names()) {
                diagnostic = diagnostic.hint(format!("did you mean {near}?"));
            } else if !members.is_empty() {
                let some: Vec<&str> = names().take(12).collect();
                diagnostic = diagnostic.hint(format!("there is {}", some.join(", ")));
            }
        }
        (Selector::Index(_), Kind::Array(elements)) => {
            diagnostic = diagnostic.hint(format!("the list has {} elements, counted from 0", elements.len()));
        }
        _ => diagnostic = diagnostic.hint(format!("what is before it is {}", within.describe())),
    }
    walk.push(diagnostic);
}

fn is(segment: &Segment, name: &str) -> bool {
    !segment.deep && matches!(&segment.selector, Selector::Name(this) if &**this == name)
}
