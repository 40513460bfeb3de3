//! What becomes of a state, in a word and a sentence.

use super::flow::{Flow, Status};
use super::words::said;
use crate::state::Verdict;
use crate::state::measure::thousands;
use pointsman::asl::error::names;
use pointsman::asl::state::StateKind;
use pointsman::json::quote;

/// Retries that are listed by their delays.
const LISTED: usize = 6;

/// The verdict, its word, and the rest of the sentence.
pub(super) fn of(flow: &Flow) -> (Verdict, &'static str, String) {
    let trace = &flow.trace;
    if let Some(error) = &trace.error {
        let said = said(error);
        let retries = retries(flow);
        return match (&trace.next, &trace.choice) {
            (Some(next), _) if flow.is_caught() => (
                Verdict::NoMatch,
                "Caught",
                format!("{}{retries} A Catcher leads on to {}.", stopped(&said), quote(next)),
            ),
            (_, Some(choice)) if error.name == names::NO_CHOICE => {
                (Verdict::NoMatch, "No match", format!("{} The state fails with {}.", choice.summary, error.name))
            }
            _ if flow.kind == StateKind::Fail => {
                (Verdict::NoMatch, "Fails", format!("As it is made to: {}", stopped(&said)))
            }
            _ => {
                let at = flow.stations.iter().find(|station| station.status == Status::Fails);
                let at = at.map(|station| format!("At {}: ", station.name)).unwrap_or_default();
                (Verdict::NoMatch, "Fails", format!("{at}{}{retries}", stopped(&said)))
            }
        };
    }
    if let Some(choice) = &trace.choice {
        let ruled = choice.conditions.iter().any(|rule| rule.held == Some(true));
        return (Verdict::Match, if ruled { "Match" } else { "Goes on" }, choice.summary.clone());
    }
    let Some(bytes) = flow.output_bytes() else {
        let sentence = "Up to its work. Give it a mocked result or error, and the rest follows.";
        return (Verdict::Match, "Runs", sentence.to_owned());
    };
    let bytes = format!("{} bytes", thousands(bytes));
    match (&trace.next, trace.waits.first()) {
        (Some(next), Some(wait)) => (Verdict::Match, "Waits", format!("{wait} s, then it goes on to {}.", quote(next))),
        (None, Some(wait)) => (Verdict::Match, "Waits", format!("{wait} s, and then the machine ends.")),
        (Some(next), None) => (Verdict::Match, "Succeeds", format!("It goes on to {} with {bytes}.", quote(next))),
        (None, None) if flow.lone && flow.kind != StateKind::Succeed => {
            (Verdict::Match, "Succeeds", format!("Its output has {bytes}."))
        }
        (None, None) => (Verdict::Match, "Succeeds", format!("The machine ends here with {bytes}.")),
    }
}

/// A sentence that ends.
fn stopped(text: &str) -> String {
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}

fn retries(flow: &Flow) -> String {
    let waits = &flow.trace.waits;
    if waits.is_empty() || flow.trace.handling.retrier.is_none() {
        return String::new();
    }
    let mut listed: Vec<String> = waits.iter().take(LISTED).map(|wait| format!("{wait} s")).collect();
    if waits.len() > LISTED {
        listed.push("…".to_owned());
    }
    let count = if waits.len() == 1 { "1 retry".to_owned() } else { format!("{} retries", waits.len()) };
    format!(" It stays so after {count} ({}).", listed.join(", "))
}
