//! Variables: their names, and where they are known.

use super::graph::Map;
use super::walk::Walk;
use super::{expressions, template};
use crate::asl::definition::{Machine, QueryLanguage, State};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::json::Value;

/// The variables of the machines around, the innermost last.
#[derive(Default)]
pub(super) struct Scope<'t> {
    machines: Vec<Map<'t>>,
}

impl<'t> Scope<'t> {
    pub(super) fn enter(&mut self, machine: &Machine<'t>) {
        let mut names = Map::default();
        for state in &machine.states {
            assigned(state, &mut names);
        }
        self.machines.push(names);
    }

    pub(super) fn leave(&mut self) {
        self.machines.pop();
    }

    fn knows(&self, name: &str) -> bool {
        self.machines.iter().any(|names| names.contains_key(name))
    }

    /// Is it a variable of a machine around this one?
    fn is_outer(&self, name: &str) -> bool {
        let outer = self.machines.split_last().map_or(&[][..], |(_, outer)| outer);
        outer.iter().any(|names| names.contains_key(name))
    }

    fn names(&self) -> impl Iterator<Item = &'t str> {
        self.machines.iter().flat_map(|names| names.keys().copied())
    }
}

/// Adds what a state assigns, in itself, its choice rules and its catchers.
fn assigned<'t>(state: &State<'t>, names: &mut Map<'t>) {
    let rules = state.choices.iter().map(|rule| rule.value);
    let catchers = state.catchers.iter().map(|catcher| catcher.value);
    for holder in std::iter::once(state.value).chain(rules).chain(catchers) {
        for member in holder.get("Assign").and_then(Value::as_object).unwrap_or_default() {
            names.insert(plain(state.language, member.key.as_str()), 0);
        }
    }
}

/// The name of the variable, without the `.$` of JSONPath.
fn plain(language: QueryLanguage, name: &str) -> &str {
    match language {
        QueryLanguage::JsonPath => name.strip_suffix(".$").unwrap_or(name),
        QueryLanguage::Jsonata => name,
    }
}

/// Checks an `Assign`.
pub(super) fn assign<'t>(walk: &mut Walk<'t>, value: &'t Value) {
    let Some(members) = value.as_object() else {
        return walk.wrong("Assign", value, "an object of variables");
    };
    for member in members {
        let name = plain(walk.language, member.key.as_str());
        walk.field(member.key.as_str(), |walk| variable(walk, name, member.key_span));
    }
    match walk.language {
        QueryLanguage::JsonPath => template::object(walk, members),
        QueryLanguage::Jsonata => expressions::value(walk, value),
    }
}

fn variable(walk: &mut Walk<'_>, name: &str, span: Span) {
    let is_letter = |c: char| c.is_ascii_alphabetic() || c == '_' || !c.is_ascii();
    if name == "states" {
        return walk.say(Code::AslVariable, span, "no variable can be named states: $states is AWS's own");
    }
    if !name.starts_with(is_letter) || !name.chars().all(|c| is_letter(c) || c.is_ascii_digit()) {
        let message = format!("'{name}' cannot be the name of a variable");
        let hint = "a name begins with a letter and has letters, digits and _; the $ stands only where it is used";
        return walk.say_hint(Code::AslVariable, span, message, hint);
    }
    let length = name.chars().count();
    if length > 80 {
        return walk.say(
            Code::AslVariable,
            span,
            format!("the name of a variable has at most 80 characters, not {length}"),
        );
    }
    if walk.scope.is_outer(name) {
        let message = format!("${name} is a variable of the machine around this one, which cannot be assigned in here");
        let hint = "take another name; hand the value out with the state's output";
        walk.say_hint(Code::AslScope, span, message, hint);
    }
}

/// Notes that a variable is used.
pub(super) fn used(walk: &mut Walk<'_>, name: &str, span: Span) {
    if name == "states" || walk.scope.knows(name) {
        return;
    }
    let diagnostic = Diagnostic::new(Code::AslUndefined, format!("no state assigns ${name}")).at(span);
    let near = walk.near(name, walk.scope.names()).map(|near| format!("did you mean ${near}?"));
    walk.push(match near {
        Some(near) => diagnostic.hint(near),
        None => diagnostic.hint("variables are assigned by an earlier state of this machine, or of one around it"),
    });
}
