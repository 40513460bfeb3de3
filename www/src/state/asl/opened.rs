//! The definition as it is opened: a whole machine, or a state alone.

use pointsman::asl::definition::{Document, Machine, QueryLanguage, State, Syntax};
use pointsman::asl::validate;
use pointsman::diagnostic::{Code, Diagnostic, Span};
use pointsman::json::Value;
use std::rc::Rc;

/// A state of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its name.
    pub name: Rc<str>,
    /// Its type, as it is written; empty where it has no known one.
    pub kind: &'static str,
    /// In how many other states it is.
    pub depth: usize,
}

/// More states than this are not listed.
const MAX_LISTED: usize = 1_000;

/// The states of a definition, those within others after these; none for a state alone.
#[must_use]
pub fn states(text: &str) -> Vec<Listed> {
    let mut out = Vec::new();
    let opened = Opened::read(text);
    if let Some(machine) = opened.document.machine().filter(|_| !opened.lone) {
        list(&machine, 0, &mut out);
    }
    out
}

/// Is the text a state without a machine around it?
#[must_use]
pub fn is_lone(text: &str) -> bool {
    Opened::read(text).lone
}

/// The name of the state that is looked at: the chosen one, or else the one that the machine begins with.
#[must_use]
pub fn chosen(definition: &str, state: &str) -> String {
    Opened::read(definition).with_state(state, |state| state.name.text.to_owned()).unwrap_or_default()
}

/// The reader of the text bounds how deep it goes.
fn list(machine: &Machine<'_>, depth: usize, out: &mut Vec<Listed>) {
    for state in &machine.states {
        if out.len() >= MAX_LISTED {
            return;
        }
        let kind = state.kind.map_or("", |kind| kind.as_str());
        out.push(Listed { name: state.name.text.into(), kind, depth });
        state.machines().for_each(|machine| list(machine, depth + 1, out));
    }
}

fn find<'m, 't>(machine: &'m Machine<'t>, name: &str) -> Option<&'m State<'t>> {
    machine.states.iter().find_map(|state| {
        if state.name.text == name { Some(state) } else { state.machines().find_map(|machine| find(machine, name)) }
    })
}

/// What stands before a state that is checked alone.
const BEFORE: &str = r#"{"StartAt":"State","States":{"State":"#;

pub(super) struct Opened {
    pub(super) document: Document,
    /// What was found in reading it.
    found: Vec<Diagnostic>,
    pub(super) lone: bool,
}

impl Opened {
    pub(super) fn read(text: &str) -> Self {
        let (document, found) = Document::read(text);
        let is_lone = |value: &Value| {
            value.get("Type").is_some() && value.get("States").is_none() && value.get("StartAt").is_none()
        };
        Self { lone: document.value().is_some_and(is_lone), document, found }
    }

    /// Gives `look` the state of that name, or else the one that the machine begins with.
    pub(super) fn with_state<T>(&self, name: &str, look: impl FnOnce(&State<'_>) -> T) -> Option<T> {
        if self.lone {
            return Some(look(&self.document.lone_state(QueryLanguage::JsonPath)?));
        }
        let machine = self.document.machine()?;
        let start = || find(&machine, machine.start_at?.text);
        let state = find(&machine, name).or_else(start).or_else(|| machine.states.first())?;
        Some(look(state))
    }

    /// Does the machine begin with that state, so that the input of the state is that of the execution?
    fn begins_with(&self, name: &str) -> bool {
        self.document.machine().and_then(|machine| machine.start_at).is_some_and(|start| start.text == name)
    }

    /// Everything that is to be said about it; where `state` sees the input of the execution, also about its paths.
    pub(super) fn check(&self, state: &str, input: &str) -> Vec<Diagnostic> {
        let text = self.document.text();
        if self.lone {
            return self.check_lone(input);
        }
        let sampled = self.begins_with(state).then(|| validate::check_against(text, input).ok()).flatten();
        sampled.unwrap_or_else(|| validate::check_document(&self.document, self.found.clone()))
    }

    /// A state alone is checked in a machine around it, without what only a whole machine can tell.
    fn check_lone(&self, input: &str) -> Vec<Diagnostic> {
        let text = self.document.text();
        if self.document.syntax() == Syntax::Yaml || self.found.iter().any(Diagnostic::is_error) {
            return self.found.clone();
        }
        let wrapped = format!("{BEFORE}{text}}}}}");
        let found = validate::check_against(&wrapped, input).unwrap_or_else(|_| validate::check(&wrapped));
        let whole = |code| {
            matches!(
                code,
                Code::AslTarget | Code::AslUnreachable | Code::AslNoEnd | Code::AslIsland | Code::AslUndefined
            )
        };
        found
            .into_iter()
            .filter(|diagnostic| !whole(diagnostic.code))
            .filter_map(|it| unwrapped(it, text.len()))
            .collect()
    }
}

/// A diagnostic of the wrapped state as one of the state; none where it is about what is around it.
fn unwrapped(mut diagnostic: Diagnostic, length: usize) -> Option<Diagnostic> {
    let within = |span: Span| {
        let [start, end] = [span.start, span.end].map(|at| at.checked_sub(BEFORE.len()));
        Some(Span::new(start?, end.filter(|end| *end <= length)?))
    };
    if let Some(span) = diagnostic.span {
        diagnostic.span = Some(within(span)?);
    }
    let own = diagnostic.path.len().min(2);
    diagnostic.path = diagnostic.path.split_off(own);
    diagnostic.related.retain_mut(|related| within(related.span).map(|span| related.span = span).is_some());
    Some(diagnostic)
}

/// Does an error keep the machine from being run? AWS refuses others too, but what happens to the data is clear.
pub(super) fn stops(diagnostic: &Diagnostic) -> bool {
    diagnostic.is_error() && !matches!(diagnostic.code, Code::AslUnreachable | Code::AslResource)
}
