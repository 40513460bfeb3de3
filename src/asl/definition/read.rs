//! Tree → model.

use super::model::{Catcher, Machine, Name, Processor, QueryLanguage, Retrier, Rule, RuleKind, State, StateKind, Test};
use crate::asl::validate::operators;
use crate::json::{Kind, Member, Value};

/// A whole definition.
pub(super) fn definition(value: &Value) -> Machine<'_> {
    machine(value, own_language(value).unwrap_or_default())
}

/// A machine; its states have `language` unless they say otherwise. What stands in a branch or a processor inherits from
/// the whole definition, not from the state around it.
fn machine(value: &Value, language: QueryLanguage) -> Machine<'_> {
    let states = value.get("States").and_then(Value::as_object).unwrap_or_default();
    Machine {
        value,
        language,
        start_at: name(value.get("StartAt")),
        states: states.iter().map(|member| state(member, language)).collect(),
    }
}

fn own_language(value: &Value) -> Option<QueryLanguage> {
    QueryLanguage::named(value.get("QueryLanguage")?.as_text()?.as_str())
}

fn name(value: Option<&Value>) -> Option<Name<'_>> {
    let value = value?;
    Some(Name { text: value.as_text()?.as_str(), span: value.span })
}

fn list(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).unwrap_or_default()
}

fn state(member: &Member, inherited: QueryLanguage) -> State<'_> {
    named_state(Name { text: member.key.as_str(), span: member.key_span }, &member.value, inherited)
}

/// A state that stands alone: it has no name.
pub(super) fn lone_state(value: &Value, language: QueryLanguage) -> State<'_> {
    named_state(Name { text: "", span: value.span }, value, language)
}

fn named_state<'t>(state: Name<'t>, value: &'t Value, inherited: QueryLanguage) -> State<'t> {
    let kind = name(value.get("Type")).and_then(|kind| StateKind::named(kind.text));
    let only = |wanted: StateKind, field: &str| if kind == Some(wanted) { value.get(field) } else { None };
    let retries = matches!(kind, Some(StateKind::Task | StateKind::Parallel | StateKind::Map));
    let handlers = |field: &str| if retries { list(value.get(field)) } else { &[] };
    let goes_on = !matches!(kind, Some(StateKind::Succeed | StateKind::Fail | StateKind::Choice));
    State {
        name: state,
        value,
        kind,
        language: own_language(value).unwrap_or(inherited),
        next: if goes_on { name(value.get("Next")) } else { None },
        end: goes_on && matches!(value.get("End"), Some(Value { kind: Kind::Bool(true), .. })),
        retriers: handlers("Retry").iter().map(|value| Retrier { value, errors: errors(value) }).collect(),
        catchers: handlers("Catch").iter().map(catcher).collect(),
        choices: list(only(StateKind::Choice, "Choices")).iter().map(rule).collect(),
        default: name(only(StateKind::Choice, "Default")),
        branches: list(only(StateKind::Parallel, "Branches")).iter().map(|value| machine(value, inherited)).collect(),
        processor: processor(only(StateKind::Map, "ItemProcessor"), "ItemProcessor", inherited)
            .or_else(|| processor(only(StateKind::Map, "Iterator"), "Iterator", inherited)),
    }
}

fn processor<'t>(value: Option<&'t Value>, field: &'t str, language: QueryLanguage) -> Option<Processor<'t>> {
    let value = value?;
    let mode = value.get("ProcessorConfig").and_then(|config| name(config.get("Mode")));
    let distributed = mode.is_some_and(|mode| mode.text == "DISTRIBUTED");
    Some(Processor { field, distributed, machine: machine(value, language) })
}

fn errors(value: &Value) -> Vec<Name<'_>> {
    list(value.get("ErrorEquals")).iter().filter_map(|error| name(Some(error))).collect()
}

fn catcher(value: &Value) -> Catcher<'_> {
    Catcher { value, errors: errors(value), next: name(value.get("Next")) }
}

fn rule(value: &Value) -> Rule<'_> {
    Rule { value, kind: kind(value), next: name(value.get("Next")) }
}

/// The reader of the text bounds how deep rules lie within each other.
fn kind(value: &Value) -> RuleKind<'_> {
    let mut kinds = value.as_object().unwrap_or_default().iter().filter_map(|member| {
        let inner = &member.value;
        Some(match member.key.as_str() {
            "And" => RuleKind::And(list(Some(inner)).iter().map(rule).collect()),
            "Or" => RuleKind::Or(list(Some(inner)).iter().map(rule).collect()),
            "Not" => RuleKind::Not(inner.as_object().map(|_| Box::new(rule(inner)))),
            "Condition" => RuleKind::Condition(inner),
            operator => {
                operators::operand(operator)?;
                let operator = Name { text: operator, span: member.key_span };
                RuleKind::Test(Test { variable: value.get("Variable")?, operator, operand: inner })
            }
        })
    });
    match (kinds.next(), kinds.next()) {
        (Some(kind), None) => kind,
        _ => RuleKind::Unclear,
    }
}
