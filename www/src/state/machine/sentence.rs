//! What a run came to: a word, a sentence, and a row for each state that it was in.

use super::timeline::{Timeline, Visit, seconds};
use super::told::{Outcome, Run, Said, Status, Told};
use super::{Machine, opened};
use crate::state::answer::{Answer, Candidate, Labels, Place, Problem, Row};
use crate::state::measure::thousands;
use crate::state::reading::Reading;
use crate::state::test_set::beginning;
use crate::state::{Side, Verdict};
use pointsman::diagnostic::{Code, Diagnostic, Span};
use pointsman::json;
use std::collections::BTreeMap;
use std::rc::Rc;

const LABELS: Labels =
    Labels { heading: "State by state", rows: "States entered", columns: ["State", "Type", "Output", "What happened"] };

/// Deeper rows stand below the deepest.
const MAX_DEPTH: usize = 8;

pub(super) fn answer(machine: &Machine) -> Answer {
    let texts = [Side::Definition, Side::Input, Side::Mocks]
        .map(|side| (side, &**crate::state::subject::Subject::text(machine, side)));
    let mut reading = Reading::new(&texts);
    let finish = |reading: Reading<'_>, verdict: Verdict, word: &'static str, sentence: String| {
        let answer = reading.answer(verdict, sentence, Vec::new());
        Answer { labels: LABELS, word, chain: true, ..answer }
    };
    if machine.definition.trim().is_empty() {
        let sentence = "Paste a definition in JSON or YAML, or take a machine from the gallery.";
        return finish(reading, Verdict::Invalid, "Invalid", sentence.to_owned());
    }
    if !opened::say(machine, &mut reading) {
        let stopping: Vec<Problem> = {
            let (errors, others): (Vec<_>, Vec<_>) =
                reading.problems.iter().cloned().partition(|problem| problem.diagnostic.is_error());
            errors.into_iter().chain(others).collect()
        };
        let sentence = crate::state::reading::first_error(&stopping);
        return finish(reading, Verdict::Invalid, "Invalid", sentence);
    }
    let Some(told) = machine.told() else {
        return finish(reading, Verdict::Match, "Runs", "The engine is asked.".to_owned());
    };
    let amber = Verdict::NoMatch;
    match &**told {
        Told::Late(seconds) => {
            let sentence = format!(
                "The run took longer than {seconds} s and was stopped; your texts are as they were. Does it go round in \
                 circles? Press Run to give it more time."
            );
            finish(reading, amber, "Stopped", sentence)
        }
        Told::Stopped => {
            finish(reading, amber, "Stopped", "You stopped the run. Press Run to start it again.".to_owned())
        }
        Told::Broken(why) => finish(reading, Verdict::Invalid, "No engine", why.clone()),
        Told::Invalid(said) => {
            say(&mut reading, Side::Definition, said);
            let sentence = first(said);
            finish(reading, Verdict::Invalid, "Invalid", sentence)
        }
        Told::Ran { outcomes, .. } => match outcomes.first() {
            Some(Outcome::Ended(run)) => {
                // That a task failed is no problem of the text: the events tell of it.
                let said: Vec<Said> =
                    run.said.iter().filter(|said| *said.code != *Code::TaskFailed.as_str()).cloned().collect();
                say(&mut reading, Side::Definition, &said);
                let places = opened::places(&machine.definition);
                if let Some(timeline) = &run.timeline {
                    rows(&mut reading, timeline, &places);
                }
                let verdict = if run.status == Status::Succeeded { Verdict::Match } else { amber };
                finish(reading, verdict, run.status.name(), sentence(run, machine.express))
            }
            Some(Outcome::Refused(said)) => {
                say(&mut reading, Side::Mocks, said);
                let sentence = first(said);
                finish(reading, amber, "Stops", sentence)
            }
            None => finish(reading, Verdict::Invalid, "No engine", "It gave no answer.".to_owned()),
        },
    }
}

/// What another engine said, as a problem of a text.
fn say(reading: &mut Reading<'_>, side: Side, list: &[Said]) {
    for said in list {
        let Some(code) = Code::ALL.iter().find(|code| code.as_str() == &*said.code) else { continue };
        let mut diagnostic = Diagnostic::new(*code, said.message.clone());
        for hint in &said.hints {
            diagnostic = diagnostic.hint(hint.clone());
        }
        let before = reading.problems.len();
        reading.say(side, [&diagnostic]);
        if let (Some(problem), Some(place)) = (reading.problems.get_mut(before), said.place) {
            problem.place = Some(place);
        }
    }
}

fn first(said: &[Said]) -> String {
    said.first().map(|said| stopped(&capital(&said.message))).unwrap_or_default()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

fn stopped(text: &str) -> String {
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}

/// `$0.000025`: as many places as there are, at least two.
#[must_use]
pub fn dollars(amount: f64) -> String {
    if amount == 0.0 {
        return "$0".to_owned();
    }
    let text = format!("{amount:.10}");
    let text = text.trim_end_matches('0');
    let places = text.rsplit('.').next().map_or(0, str::len);
    format!("${text}{}", "0".repeat(2_usize.saturating_sub(places)))
}

/// Longer causes are cut.
const MAX_CAUSE: usize = 200;

/// An error and its cause. AWS says around its own causes in which state they arose; the state is enough here.
fn caused(error: &str, cause: &str) -> String {
    let state = cause.strip_prefix("An error occurred while executing the state '");
    let told = state.and_then(|rest| {
        let (state, rest) = rest.split_once("' (entered at the event id #")?;
        Some((state, rest.split_once("). ")?.1))
    });
    let (place, cause) =
        told.map_or((String::new(), cause), |(state, rest)| (format!(" in {}", json::quote(state)), rest));
    let cause = match cause.char_indices().nth(MAX_CAUSE) {
        Some((end, _)) => format!("{}…", cause.get(..end).unwrap_or_default()),
        None => cause.to_owned(),
    };
    let error = if error.is_empty() { "An error" } else { error };
    stopped(&format!("{error}{place}: {cause}"))
}

fn sentence(run: &Run, express: bool) -> String {
    let came = match (run.status, &run.output) {
        (Status::Succeeded, Some(output)) => format!("It gives {}.", beginning(&output.to_string())),
        _ => match (run.error.as_deref().unwrap_or_default(), run.cause.as_deref().unwrap_or_default()) {
            ("", "") => "It has no error's name and no cause.".to_owned(),
            (error, "") => stopped(error),
            (error, cause) => caused(error, cause),
        },
    };
    let transitions = match run.transitions {
        1 => "1 transition".to_owned(),
        n => format!("{} transitions", thousands(n)),
    };
    let cost = if express {
        format!("{} as Express", dollars(run.cost.1))
    } else {
        format!("{} as Standard", dollars(run.cost.0))
    };
    format!("{came} {transitions} in {} of virtual time, {cost}.", seconds(run.seconds))
}

fn rows(reading: &mut Reading<'_>, timeline: &Timeline, places: &BTreeMap<Rc<str>, Span>) {
    let mut depths: Vec<usize> = Vec::with_capacity(timeline.visits.len());
    for visit in &timeline.visits {
        let depth = visit.within.and_then(|at| depths.get(at)).map_or(0, |depth| depth + 1);
        depths.push(depth);
        let place = places.get(&visit.state).map(|span| reading.place(*span));
        reading.row(row(visit, timeline, depth.min(MAX_DEPTH), place));
    }
}

/// What became of a visit: held, its word, and a sentence.
#[must_use]
fn became(visit: &Visit, timeline: &Timeline) -> (Option<bool>, &'static str, String) {
    let mut parts = Vec::new();
    if let Some(iteration) = visit.iteration {
        parts.push(format!("item {iteration}"));
    }
    let time = |at: usize| timeline.events.get(at).map(|event| event.at).unwrap_or_default();
    parts.push(format!("entered at {}", seconds(time(visit.entered))));
    match visit.retries() {
        0 => {}
        1 => parts.push("tried once more".to_owned()),
        n => parts.push(format!("tried {n} times more")),
    }
    let failure = visit.failures.last().or(visit.broke.as_ref()).and_then(|at| timeline.events.get(*at));
    let error = failure.and_then(|event| event.detail("error")).unwrap_or_default();
    if let Some(exited) = visit.exited {
        let took = time(exited) - time(visit.entered);
        if took > 0.0 {
            parts.push(format!("took {}", seconds(took)));
        }
    }
    let (held, word) = match (visit.exited, visit.is_caught()) {
        (Some(_), true) => (Some(false), "caught"),
        (Some(_), false) => (Some(true), "done"),
        (None, _) if visit.broke.is_some() || !visit.failures.is_empty() => (Some(false), "failed"),
        (None, _) => (None, "ended from outside"),
    };
    if !error.is_empty() {
        parts.push(format!("failed with {error}"));
    }
    (held, word, format!("{}.", capital(&parts.join(", "))))
}

fn row(visit: &Visit, timeline: &Timeline, depth: usize, place: Option<Place>) -> Row {
    let (held, word, why) = became(visit, timeline);
    let output = visit.exited.and_then(|at| timeline.events.get(at)).and_then(|event| event.detail("output"));
    let found = output.map(|output| Candidate { value: beginning(output), path: visit.state.to_string(), place: None });
    Row {
        depth,
        held,
        word,
        label: visit.state.to_string(),
        path: json::quote(&visit.state),
        wanted: visit.kind.to_string(),
        found: found.into_iter().collect(),
        why,
        place,
        frame: true,
        behind: false,
    }
}
