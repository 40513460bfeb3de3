//! A state as it was written → a state that can be run.

use super::fail::Text;
use super::{Catcher, ErrorNames, Fail, Retrier, Special, State, StateKind, Wait};
use crate::asl::choice::Choice;
use crate::asl::dataflow::Compiler;
use crate::asl::definition::{self, Document, QueryLanguage};
use crate::asl::query;
use crate::diagnostic::{Code, Diagnostic, Error};
use crate::json::{self, Kind};

impl State {
    /// The state that a text holds, without a machine around it.
    ///
    /// # Errors
    /// Everything that keeps it from being run. (The validator says more about it.)
    pub fn parse(text: &str, language: QueryLanguage) -> Result<Self, Error> {
        let (document, found) = Document::read(text);
        if let Ok(error) = Error::of(found) {
            return Err(error);
        }
        let Some(state) = document.lone_state(language) else {
            return Err(Diagnostic::new(Code::StateShape, "a state is an object").into());
        };
        Self::compile(&document, &state)
    }

    /// A state of `document`.
    ///
    /// # Errors
    /// Everything that keeps it from being run.
    pub fn compile<'t>(document: &'t Document, state: &definition::State<'t>) -> Result<Self, Error> {
        let mut out = Compiler::new(document);
        let Some(kind) = state.kind else {
            let kinds: Vec<&str> = StateKind::ALL.iter().map(|kind| kind.as_str()).collect();
            let message = format!("The field 'Type' should have one of these values: [{}]", kinds.join(", "));
            let span = state.field("Type").map_or(state.value.span, |value| value.span);
            return Err(Diagnostic::new(Code::StateShape, message).at(span).into());
        };
        query::available(state)?;
        #[cfg(feature = "jsonata")]
        if state.language == QueryLanguage::Jsonata {
            return jsonata(state, kind, out);
        }
        let works = matches!(kind, StateKind::Task | StateKind::Parallel | StateKind::Map);
        let only = |wanted: bool, field: &str| if wanted { state.field(field) } else { None };
        let special = match kind {
            StateKind::Wait => Special::Wait(wait(state, &mut out)),
            StateKind::Fail => Special::Fail(fail(state, &mut out)),
            StateKind::Choice => Special::Choice(Choice::compile(state, &mut out)),
            StateKind::Map => Special::Map {
                items_path: out.selection(state.field("ItemsPath"), "ItemsPath"),
                item_selector: out.template(state.field("ItemSelector").or_else(|| state.field("Parameters"))),
            },
            _ => Special::None,
        };
        let fails = kind == StateKind::Fail;
        let parameters = matches!(kind, StateKind::Task | StateKind::Parallel | StateKind::Pass);
        let compiled = Self {
            name: state.name.text.into(),
            kind,
            input_path: out.selection(only(!fails, "InputPath"), "InputPath"),
            parameters: out.template(only(parameters, "Parameters")),
            result: only(kind == StateKind::Pass, "Result").and_then(|value| out.value(value)),
            result_selector: out.template(only(works, "ResultSelector")),
            result_path: out.result_path(only(works || kind == StateKind::Pass, "ResultPath")),
            output_path: out.selection(only(!fails, "OutputPath"), "OutputPath"),
            assign: out.template(only(!fails && kind != StateKind::Succeed, "Assign")),
            retriers: state.retriers.iter().map(|given| retrier(given, &mut out)).collect(),
            catchers: state.catchers.iter().filter_map(|given| catcher(given, &mut out)).collect(),
            next: state.next.map(|name| name.text.into()),
            special,
            #[cfg(feature = "jsonata")]
            jsonata: None,
        };
        out.errors.finish(compiled).map(|(state, _)| state)
    }
}

#[cfg(feature = "jsonata")]
fn jsonata<'t>(state: &definition::State<'t>, kind: StateKind, mut out: Compiler<'t>) -> Result<State, Error> {
    use crate::asl::dataflow::{ResultPath, Selection};
    let compiled = State {
        name: state.name.text.into(),
        kind,
        input_path: Selection::Whole,
        parameters: None,
        result: None,
        result_selector: None,
        result_path: ResultPath::Whole,
        output_path: Selection::Whole,
        assign: None,
        retriers: state.retriers.iter().map(|given| retrier(given, &mut out)).collect(),
        catchers: state.catchers.iter().filter_map(|given| jsonata_catcher(given, &mut out)).collect(),
        next: state.next.map(|name| name.text.into()),
        special: Special::None,
        jsonata: Some(crate::asl::jsonata::Fields::compile(state, kind, &mut out).into()),
    };
    out.errors.finish(compiled).map(|(state, _)| state)
}

/// Its Assign and Output are with the fields.
#[cfg(feature = "jsonata")]
fn jsonata_catcher<'t>(given: &definition::Catcher<'t>, out: &mut Compiler<'t>) -> Option<Catcher> {
    let Some(next) = given.next else {
        out.wrong(given.value.span, "a Catcher has a Next");
        return None;
    };
    let (errors, result_path) = (names(&given.errors, given.value, out), crate::asl::dataflow::ResultPath::Whole);
    Some(Catcher { errors, next: next.text.into(), result_path, assign: None })
}

fn names(errors: &[definition::Name<'_>], value: &json::Value, out: &mut Compiler<'_>) -> ErrorNames {
    let given = value.get("ErrorEquals");
    if errors.is_empty() {
        out.wrong(given.unwrap_or(value).span, "ErrorEquals is a list of names of errors");
    }
    let names = errors.iter().map(|name| name.text.into()).collect();
    ErrorNames { names, span: given.unwrap_or(value).span }
}

fn retrier<'t>(given: &definition::Retrier<'t>, out: &mut Compiler<'t>) -> Retrier {
    let mut number = |field: &str| given.value.get(field).and_then(|value| out.number(value, field));
    let interval = number("IntervalSeconds").unwrap_or(1.0);
    let attempts = number("MaxAttempts").unwrap_or(3.0);
    let backoff = number("BackoffRate").unwrap_or(2.0);
    let max_delay = number("MaxDelaySeconds");
    let jitter = given.value.get("JitterStrategy").and_then(json::Value::as_text).map(json::Text::as_str);
    Retrier {
        errors: names(&given.errors, given.value, out),
        interval,
        // As a cast goes: at most what 32 bits hold, and none for what is below 0.
        max_attempts: attempts as u32,
        backoff,
        max_delay,
        jitter: jitter == Some("FULL"),
    }
}

fn catcher<'t>(given: &definition::Catcher<'t>, out: &mut Compiler<'t>) -> Option<Catcher> {
    let Some(next) = given.next else {
        out.wrong(given.value.span, "a Catcher has a Next");
        return None;
    };
    Some(Catcher {
        errors: names(&given.errors, given.value, out),
        next: next.text.into(),
        result_path: out.result_path(given.value.get("ResultPath")),
        assign: out.template(given.value.get("Assign")),
    })
}

fn wait<'t>(state: &definition::State<'t>, out: &mut Compiler<'t>) -> Wait {
    let given: Vec<_> = ["Seconds", "SecondsPath", "Timestamp", "TimestampPath"]
        .into_iter()
        .filter_map(|name| Some((name, state.field(name)?)))
        .collect();
    let none = Wait::Seconds(0.0, state.value.span);
    let [(name, value)] = given.as_slice() else {
        let message = "a Wait state has exactly one of Seconds, SecondsPath, Timestamp and TimestampPath";
        out.wrong(state.value.span, message);
        return none;
    };
    let read = match *name {
        "Seconds" => out.number(value, name).map(|seconds| Wait::Seconds(seconds, value.span)),
        "Timestamp" => out.text(value, name).map(|text| Wait::Timestamp(text.into(), value.span)),
        "SecondsPath" => out.path(value, name).map(Wait::SecondsPath),
        _ => out.path(value, name).map(Wait::TimestampPath),
    };
    if let Some(Wait::Seconds(seconds, span)) = read
        && (seconds < 0.0 || seconds.fract() != 0.0)
    {
        out.wrong(span, "Seconds is a whole number from 0 on");
    }
    read.unwrap_or(none)
}

fn fail<'t>(state: &definition::State<'t>, out: &mut Compiler<'t>) -> Fail {
    let mut text = |literal: &'static str, path: &'static str| match (state.field(literal), state.field(path)) {
        (Some(value), _) if value.kind != Kind::Null => out.text(value, literal).map(|text| Text::Literal(text.into())),
        (_, Some(value)) => out.expression(value, path).map(|expression| Text::Computed(path, expression)),
        _ => None,
    };
    Fail { error: text("Error", "ErrorPath"), cause: text("Cause", "CausePath") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_cannot_be_run_is_told_at_once_with_its_place() {
        let text = r#"{"Type":"Task","InputPath":"$.a[","Parameters":{"x.$":"States.Nope()","x":1,"y.$":5},
            "ResultPath":"$..a","ResultSelector":{"p.$":"$.\u0061 b"},"Catch":[{"ErrorEquals":[]}],"OutputPath":7}"#;
        let error = State::parse(text, QueryLanguage::JsonPath).unwrap_err();
        let told: Vec<_> = error.diagnostics().iter().map(|d| (d.code.as_str(), d.span.unwrap().of(text))).collect();
        assert_eq!(
            told,
            [
                ("ASL0002", ""),
                ("ASL0022", "States.Nope"),
                ("ASL0071", "\"x\""),
                ("ASL0071", "5"),
                ("ASL0010", "..a"),
                ("ASL0003", " "),
                ("ASL0071", "{\"ErrorEquals\":[]}"),
                ("ASL0071", "7"),
            ]
        );
        for (text, code) in [
            ("[]", "ASL0071"),
            ("{}", "ASL0071"),
            (r#"{"Type":"Nope"}"#, "ASL0071"),
            (r#"{"Type":"Wait"}"#, "ASL0071"),
            (r#"{"Type":"Wait","Seconds":1,"SecondsPath":"$.a"}"#, "ASL0071"),
            (r#"{"Type":"Choice","Choices":[{"Variable":"$.a","Next":"X"}]}"#, "ASL0071"),
            ("{", "JSON0002"),
        ] {
            let error = State::parse(text, QueryLanguage::JsonPath).unwrap_err();
            assert_eq!(error.diagnostics()[0].code.as_str(), code, "{text}");
        }
    }
}
