//! From texts to an answer: what is wrong with them, the state traced, a row for each of its stages.

use super::flow::{Flow, Station, Status};
use super::jsonata::question;
use super::lines::clip;
use super::opened::{Opened, stops};
use super::{Inputs, Mock, example, sentence};
use crate::state::answer::{Answer, Candidate, Labels, Problem, Row};
use crate::state::measure::{Measure, thousands};
use crate::state::reading::{Origin as Conditions, Reading, first_error};
use crate::state::subject::Subject;
use crate::state::{Side, Verdict};
use pointsman::asl::data::{self, Object, Value};
use pointsman::asl::definition::QueryLanguage;
use pointsman::asl::intrinsic::Intrinsic;
use pointsman::asl::scope::Scope;
use pointsman::asl::state::{State, StateKind};
use pointsman::asl::time::Instant;
use pointsman::asl::trace::{self, MAX_PAYLOAD, Origin, Outcome, Source};
use pointsman::asl::validate::aws_code;
use pointsman::diagnostic::{Code, Diagnostic, Error, Span, Step};
use pointsman::json::{self, Options};
use std::sync::Arc;

/// Longer documents are cut in their row.
const MAX_MADE: usize = 100;

/// The documents around a state.
pub(super) struct Documents {
    pub(super) input: Value,
    pub(super) input_text: String,
    pub(super) context: Value,
    pub(super) variables: Arc<Object>,
}

impl Documents {
    /// Reads them for the state of that name. Without an input it is `{}`, as AWS has it.
    pub(super) fn read(inputs: &Inputs, state: &str) -> Result<Self, Vec<(Side, Error)>> {
        let mut errors = Vec::new();
        let mut read = |side: Side, text: &str| {
            data::parse(text).unwrap_or_else(|error| {
                errors.push((side, error));
                Value::Null
            })
        };
        let blank = |text: &str, other: &str| if text.trim().is_empty() { other.to_owned() } else { text.to_owned() };
        let input_text = blank(&inputs.input, "{}");
        let input = read(Side::Input, &input_text);
        // A made-up Context Object has the input in it, which may be unreadable.
        let context = match inputs.context.trim().is_empty() {
            true => data::parse(&example::context(state, &input_text)).unwrap_or(Value::Null),
            false => read(Side::Context, &inputs.context),
        };
        let variables = read(Side::Variables, &blank(&inputs.variables, "{}"));
        let variables = match variables {
            Value::Object(variables) => variables,
            _ => {
                if errors.iter().all(|(side, _)| *side != Side::Variables) {
                    errors.push((Side::Variables, not_object("the variables are an object of name and value")));
                }
                Arc::default()
            }
        };
        if errors.is_empty() { Ok(Self { input, input_text, context, variables }) } else { Err(errors) }
    }

    pub(super) fn scope(&self) -> Scope<'_> {
        Scope { input: &self.input, context: &self.context, variables: &self.variables }
    }

    /// The time: when the state was entered.
    pub(super) fn now(&self) -> f64 {
        let entered = self.context.get("State").and_then(|state| state.get("EnteredTime")).and_then(Value::as_str);
        entered.and_then(Instant::parse).map_or(0.0, |instant| instant.seconds())
    }
}

fn not_object(message: &str) -> Error {
    Diagnostic::new(Code::Argument, message).into()
}

/// What the work comes to, if the page says so.
pub(super) fn outcome(inputs: &Inputs) -> Result<Option<Outcome>, Error> {
    let text = match inputs.mock {
        Mock::Result => &inputs.result,
        Mock::Failure => &inputs.failure,
    };
    if text.trim().is_empty() {
        return Ok(None);
    }
    let value = data::parse(text)?;
    if inputs.mock == Mock::Result {
        return Ok(Some(Outcome::Result(value)));
    }
    let said = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let Some(error) = said("Error") else {
        return Err(not_object(r#"an error is an object such as {"Error": "States.Timeout", "Cause": "…"}"#));
    };
    Ok(Some(Outcome::Error { error, cause: said("Cause").unwrap_or_default() }))
}

/// The stages of the state, for those who draw them; `None` where a text cannot be read.
#[must_use]
pub fn flow(inputs: &Inputs) -> Option<Flow> {
    ask(inputs).1
}

const LABELS: Labels =
    Labels { heading: "Stage by stage", rows: "Stages", columns: ["Stage", "Field", "Makes", "Why"] };

pub(super) fn ask(inputs: &Inputs) -> (Answer, Option<Flow>) {
    let texts = inputs.texts();
    let mut reading = Reading::new(&texts);
    let invalid = |reading: Reading<'_>, sentence: String| {
        let answer = reading.answer(Verdict::Invalid, sentence, Vec::new());
        (Answer { labels: LABELS, chain: false, ..answer }, None)
    };
    if inputs.definition.trim().is_empty() {
        let sentence = "Paste a definition in JSON or YAML, or one state, or take an example from the gallery.";
        return invalid(reading, sentence.to_owned());
    }
    let opened = Opened::read(&inputs.definition);
    let name = opened.with_state(&inputs.state, |state| state.name.text.to_owned()).unwrap_or_default();
    let documents = Documents::read(inputs, &name);
    let sample = documents.as_ref().map_or("{}", |documents| &documents.input_text);
    let mut found = opened.check(&name, sample);
    if let Ok(documents) = &documents {
        found.retain(|diagnostic| !is_given(diagnostic, &inputs.definition, &documents.variables));
    }
    let mut stopping = found.iter().any(stops);
    reading.say(Side::Definition, &found);
    let jsonata = opened.with_state(&inputs.state, |state| state.language == QueryLanguage::Jsonata) == Some(true);
    if jsonata && !stopping && documents.is_ok() && outcome(inputs).is_ok() {
        return ask_jsonata(inputs, reading, &opened);
    }
    // Where the definition is well, and the state still cannot be run, it is for a reason of its own.
    let compiled = opened.with_state(&inputs.state, |state| State::compile(&opened.document, state));
    if let Some(Err(error)) = &compiled
        && !stopping
    {
        stopping = true;
        reading.say(Side::Definition, error.diagnostics());
    }
    file(&mut reading.problems);
    let outcome = outcome(inputs);
    if let Err(error) = &outcome {
        reading.say(inputs.mock.side(), error.diagnostics());
    }
    for (side, error) in documents.as_ref().err().into_iter().flatten() {
        reading.say(*side, error.diagnostics());
    }
    let (Some(Ok(state)), Ok(documents), Ok(outcome), false) = (compiled, documents, outcome, stopping) else {
        // First what keeps the state from being looked at.
        let stopping = |problem: &Problem| problem.side != Side::Definition || stops(&problem.diagnostic);
        let (mut told, others): (Vec<Problem>, Vec<Problem>) = reading.problems.iter().cloned().partition(stopping);
        told.extend(others);
        let sentence = first_error(&told);
        return invalid(reading, sentence);
    };
    let options = trace::Options {
        input: documents.input.clone(),
        input_text: &documents.input_text,
        outcome,
        context: documents.context.clone(),
        variables: documents.variables.clone(),
        now: documents.now(),
        seed: 0,
        deep_merge: false,
    };
    let traced = trace::trace(&state, &options);
    let flow = opened.with_state(&inputs.state, |given| Flow::of(given, &state, &options, traced));
    let Some(mut flow) = flow else { return invalid(reading, String::new()) };
    flow.lone = opened.lone;
    rows(&mut reading, &mut flow, &documents);
    say_errors(&mut reading, &flow);
    let (verdict, word, sentence) = sentence::of(&flow);
    let measures = measures(&flow, &state);
    let answer = reading.answer(verdict, sentence, measures);
    // The rules of a Choice want and find, as conditions do.
    let columns = match flow.kind {
        StateKind::Choice => ["Stage", "Wanted", "Found", "Why"],
        _ => LABELS.columns,
    };
    (Answer { labels: Labels { columns, ..LABELS }, word, chain: false, ..answer }, Some(flow))
}

/// The same for a JSONata state, of which a worker tells. Nothing is said until it has.
fn ask_jsonata(inputs: &Inputs, mut reading: Reading<'_>, opened: &Opened) -> (Answer, Option<Flow>) {
    file(&mut reading.problems);
    let told = question(inputs).and_then(|question| inputs.told(&question).cloned());
    let flow = told.map(|told| {
        told.and_then(|trace| {
            let flow = opened.with_state(&inputs.state, |given| {
                let documents = Documents::read(inputs, given.name.text).ok()?;
                let outcome = outcome(inputs).ok()?;
                let flow = Flow::of_jsonata(given, &documents, outcome.as_ref(), trace)?;
                Some((flow, documents))
            });
            flow.flatten().ok_or_else(|| "The answer cannot be read.".to_owned())
        })
    });
    let (mut flow, documents) = match flow {
        Some(Ok(flow)) => flow,
        other => {
            let sentence = other.and_then(Result::err).unwrap_or_else(|| "The engine for JSONata is asked.".to_owned());
            let answer = reading.answer(Verdict::Invalid, sentence, Vec::new());
            return (Answer { labels: LABELS, chain: false, ..answer }, None);
        }
    };
    flow.lone = opened.lone;
    rows(&mut reading, &mut flow, &documents);
    say_errors(&mut reading, &flow);
    let (verdict, word, sentence) = sentence::of(&flow);
    let measures = payloads(&flow);
    let answer = reading.answer(verdict, sentence, measures);
    (Answer { labels: LABELS, word, chain: false, ..answer }, Some(flow))
}

impl Inputs {
    /// Its texts, the definition first.
    fn texts(&self) -> Vec<(Side, &str)> {
        let all = [Side::Definition, Side::Input, self.mock.side(), Side::Context, Side::Variables];
        all.into_iter().map(|side| (side, &**self.text(side))).collect()
    }
}

/// Is it about a variable that no state assigns, but the page gives?
fn is_given(diagnostic: &Diagnostic, text: &str, variables: &Object) -> bool {
    let span = diagnostic.span.filter(|_| diagnostic.code == Code::AslUndefined);
    let Some(named) = span.map(|span| span.of(text)) else { return false };
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let names = named.split('$').skip(1).map(|rest| rest.split(|c| !is_part(c)).next().unwrap_or_default());
    names.filter(|name| !name.is_empty()).all(|name| variables.contains_key(name))
}

/// AWS's code and place beside ours.
fn file(problems: &mut [Problem]) {
    for problem in problems.iter_mut().filter(|problem| problem.side == Side::Definition) {
        let code = aws_code(problem.diagnostic.code);
        problem.filed = code.map(|code| format!("{code} at {}", problem.diagnostic.pointer()));
    }
}

/// What went wrong in the state, with its place in the definition, and what there is to say besides.
fn say_errors(reading: &mut Reading<'_>, flow: &Flow) {
    if let Some(error) = &flow.trace.error {
        let mut diagnostic = error.diagnostic();
        if !error.name.is_empty() {
            diagnostic.message = format!("{}: {}", error.name, error.cause);
        }
        reading.say(Side::Definition, [&diagnostic]);
    }
    reading.say(Side::Definition, &flow.trace.diagnostics);
}

/// A row for each station, and those of a Choice state's rules below theirs.
fn rows(reading: &mut Reading<'_>, flow: &mut Flow, documents: &Documents) {
    let tree = json::parse(&documents.input_text, &Options::default()).value;
    let choice = flow.trace.choice.take();
    let mut behind = false;
    for station in &mut flow.stations {
        station.row = reading.next_row();
        reading.row(row(station, behind, reading, tree.as_ref()));
        behind |= station.status == Status::Fails;
        if let (Some(choice), "Choices") = (&choice, station.name) {
            let outer = |span| span;
            reading.conditions(&choice.conditions, Conditions { data: Side::Input, depth: 1, outer: &outer });
        }
    }
    flow.trace.choice = choice;
}

fn row(station: &Station, behind: bool, reading: &Reading<'_>, tree: Option<&json::Value>) -> Row {
    let made = station.after.as_ref().filter(|_| station.status != Status::Unset);
    let found = made.map(|after| Candidate {
        value: clip(&after.value.to_string(), MAX_MADE),
        path: station.name.to_owned(),
        place: after.origin.as_ref().and_then(|origin| place(origin, reading, tree)),
    });
    Row {
        depth: 0,
        held: station.status.held(),
        word: station.status.word(),
        label: station.name.to_owned(),
        path: station.name.to_owned(),
        wanted: station.field.clone(),
        found: found.into_iter().collect(),
        why: station.why.clone(),
        place: station.span.map(|span| reading.place(span)),
        frame: true,
        behind,
    }
}

/// Where in the input it stands as it is, if it is a part of that.
fn place(origin: &Origin, reading: &Reading<'_>, tree: Option<&json::Value>) -> Option<(Side, (u32, u32))> {
    let Origin::Copied(location) = origin else { return None };
    let part = location.source == Source::Input && !location.path.is_empty();
    let span = tree.filter(|_| part)?.at(&location.path)?.span;
    reading.place_in(Side::Input, span).map(|place| (Side::Input, place))
}

/// Payload at the two ends.
fn payloads(flow: &Flow) -> Vec<Measure> {
    let payload = |name, bytes: usize| Measure {
        name,
        count: bytes,
        rest: format!("of {} bytes", thousands(MAX_PAYLOAD)),
        limit: Some(MAX_PAYLOAD),
        tone: tone(bytes <= MAX_PAYLOAD),
    };
    let mut out = Vec::new();
    out.extend(flow.input_bytes().map(|bytes| payload("Input", bytes)));
    out.extend(flow.output_bytes().map(|bytes| payload("Output", bytes)));
    out
}

fn tone(fits: bool) -> Option<Verdict> {
    Some(if fits { Verdict::Match } else { Verdict::Invalid })
}

/// The same, and how deep functions are nested.
fn measures(flow: &Flow, state: &State) -> Vec<Measure> {
    let mut out = payloads(flow);
    let nesting = super::nesting::nesting(state);
    if nesting > 0 {
        out.push(Measure {
            name: "Nested functions",
            count: nesting,
            rest: format!("of {}", Intrinsic::MAX_NESTING),
            limit: Some(Intrinsic::MAX_NESTING),
            tone: tone(nesting <= Intrinsic::MAX_NESTING),
        });
    }
    out
}

/// Where a part of the input stands in its text.
#[must_use]
pub fn input_place(text: &str, path: &[Step]) -> Option<(u32, u32)> {
    let span: Span = json::parse(text, &Options::default()).value?.at(path)?.span;
    Reading::new(&[(Side::Input, text)]).place_in(Side::Input, span)
}
