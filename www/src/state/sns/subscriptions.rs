//! The subscriptions of a topic, all asked about a message at once.

use super::filter::{self, Explained};
use super::{Inputs, read_message};
use crate::state::answer::{Answer, Labels, Row};
use crate::state::reading::{Origin, Reading, first_error};
use crate::state::{Side, Verdict};
use pointsman::diagnostic::{Diagnostic, Error, Span};
use pointsman::json::{self, Options, Value};
use pointsman::sns::{FilterPolicy, Message, Scope, Subscriptions, simulate_topic};

/// A subscription as the text has it.
struct Subscription<'t> {
    name: String,
    /// The policy's text and scope.
    policy: Option<(String, Scope)>,
    /// Where the policy stands; within quotes if `quoted`.
    place: Span,
    quoted: bool,
    span: Span,
    written: &'t str,
}

/// What stands around the list, so that the engine reads it as part of a topic. FIFO queues need a FIFO topic.
const BEFORE: [&str; 2] = [
    r#"{"topic":{"fifo":false},"publishes":[],"subscriptions":"#,
    r#"{"topic":{"fifo":true},"publishes":[],"subscriptions":"#,
];

/// Everything that AWS and the engine say against the list.
fn check(text: &str) -> Vec<Diagnostic> {
    let fifo = text.contains(".fifo\"") || text.contains("\"sqs-fifo\"");
    let [standard, first_in] = BEFORE;
    let before = if fifo { first_in } else { standard };
    let found = match simulate_topic(&format!("{before}{text}}}")) {
        Ok(played) => played.diagnostics,
        Err(error) => error.into_diagnostics(),
    };
    let back = |span: Span| {
        let at = |byte: usize| byte.saturating_sub(before.len()).min(text.len());
        Span::new(at(span.start), at(span.end))
    };
    let moved = |mut diagnostic: Diagnostic| {
        diagnostic.span = diagnostic.span.map(back);
        for related in &mut diagnostic.related {
            related.span = back(related.span);
        }
        diagnostic
    };
    found.into_iter().map(moved).collect()
}

/// The list, as far as it can be read.
fn read(text: &str) -> Vec<Subscription<'_>> {
    let Ok(value) = json::parse(text, &Options::default()).into_result() else { return Vec::new() };
    let subscription = |value: &Value| {
        let of = |name: &str| value.get(name).and_then(Value::as_text).map(|text| text.as_str().to_owned());
        let policy = value.get("filterPolicy").filter(|policy| policy.kind != json::Kind::Null);
        let place = policy.map_or(value.span, |policy| policy.span);
        let quoted = policy.and_then(Value::as_text).map(|text| text.as_str().to_owned());
        let scope = of("filterPolicyScope").and_then(|scope| scope.parse().ok()).unwrap_or_default();
        let written = policy.map_or("", |policy| policy.span.of(text));
        let rule = policy.map(|_| quoted.clone().unwrap_or_else(|| written.to_owned()));
        Some(Subscription {
            name: of("name")?,
            policy: rule.filter(|rule| !rule.trim().is_empty()).map(|rule| (rule, scope)),
            place,
            quoted: quoted.is_some(),
            span: value.span,
            written,
        })
    };
    value.as_array().unwrap_or_default().iter().filter_map(subscription).collect()
}

/// The answer: a row for each subscription, with its conditions inside.
pub(super) fn evaluate(inputs: &Inputs) -> Answer {
    let Inputs { subscriptions: text, attributes, body, .. } = inputs;
    let mut reading = Reading::new(&[(Side::Subscriptions, text), (Side::Attributes, attributes), (Side::Body, body)]);
    reading.say(Side::Subscriptions, &check(text));
    let message = read_message(attributes, body);
    match &message {
        Ok(message) => {
            let refused = message.attributes().diagnostics().iter().filter(|diagnostic| diagnostic.is_error());
            reading.say(Side::Attributes, refused);
        }
        Err(error) => reading.say(Side::Attributes, error.diagnostics()),
    }
    let readable = reading.problems.iter().all(|p| p.side != Side::Subscriptions || !p.diagnostic.is_error());
    let (Ok(message), true) = (&message, readable) else {
        let sentence = first_error(&reading.problems);
        return Answer { labels: LABELS, chain: false, ..reading.answer(Verdict::Invalid, sentence, Vec::new()) };
    };
    let list = read(text);
    let receivers = match receivers(&list, message) {
        Ok(names) => names,
        Err(error) => {
            reading.say(Side::Body, error.diagnostics());
            let sentence = first_error(&reading.problems);
            return Answer { labels: LABELS, chain: false, ..reading.answer(Verdict::Invalid, sentence, Vec::new()) };
        }
    };
    for subscription in &list {
        add(&mut reading, subscription, message, receivers.contains(&subscription.name));
    }
    let verdict = Verdict::of(!receivers.is_empty());
    let sentence = sentence(&receivers, list.len());
    Answer { labels: LABELS, chain: false, ..reading.answer(verdict, sentence, Vec::new()) }
}

const LABELS: Labels = Labels {
    heading: "Who gets it, and why",
    rows: "Subscriptions",
    columns: ["Subscription", "Wanted", "Found", "Why"],
};

/// The names of those that get the message: all policies in one pass.
fn receivers(list: &[Subscription<'_>], message: &Message) -> Result<Vec<String>, Error> {
    let mut topic = Subscriptions::new();
    for Subscription { name, policy, .. } in list {
        topic.add(name, policy.as_ref().map(|(text, scope)| (text.as_str(), *scope)))?;
    }
    Ok(topic.matches(message)?.map(str::to_owned).collect())
}

fn add(reading: &mut Reading<'_>, subscription: &Subscription<'_>, message: &Message, receives: bool) {
    let Subscription { name, policy, place, quoted, span, written } = subscription;
    let policy = policy.as_ref().and_then(|(text, scope)| FilterPolicy::parse(text, *scope).ok());
    let explained = policy.as_ref().and_then(|policy| filter::explain(policy, message).ok());
    let why = match &explained {
        Some(Explained { explanation, .. }) => explanation.summary.clone(),
        None => "It has no filter policy, and then gets every message.".to_owned(),
    };
    let conditions = explained.as_ref().map(|it| it.explanation.conditions.as_slice()).unwrap_or_default();
    // Attributes are what a policy looks at unless told otherwise.
    let scope = policy.as_ref().map(FilterPolicy::scope).filter(|scope| *scope == Scope::MessageBody);
    let scope = scope.map(|scope| format!("{scope} ")).unwrap_or_default();
    reading.row(Row {
        depth: 0,
        held: Some(receives),
        word: if receives { "gets it" } else { "does not get it" },
        label: name.clone(),
        path: name.clone(),
        wanted: format!("{scope}{}", one_line(written)),
        found: Vec::new(),
        why,
        place: Some(reading.place(*span)),
        frame: true,
        behind: false,
    });
    let outer = |inner: Span| match quoted {
        true => *place,
        false => Span::new(place.start + inner.start, place.start + inner.end),
    };
    if let Some(Explained { data, .. }) = &explained {
        reading.conditions(conditions, Origin { data: *data, depth: 1, outer: &outer });
    }
}

/// A policy as it can stand in a cell.
fn one_line(written: &str) -> String {
    json::parse(written, &Options::default()).value.map_or_else(|| written.to_owned(), |value| json::compact(&value))
}

fn sentence(receivers: &[String], all: usize) -> String {
    const NAMED: usize = 6;
    let named: Vec<&str> = receivers.iter().take(NAMED).map(String::as_str).collect();
    let more = receivers.len().saturating_sub(NAMED);
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    match (receivers.len(), all) {
        (_, 0) => "The topic has no subscriptions.".to_owned(),
        (0, 1) => "The one subscription does not get this message.".to_owned(),
        (0, _) => format!("None of the {all} subscriptions gets this message."),
        (n, _) => {
            let gets = if n == 1 { "gets" } else { "get" };
            format!("{n} of {all} subscriptions {gets} this message: {}{rest}.", named.join(", "))
        }
    }
}

/// A line of our own conformance cases for each subscription with a policy.
pub(super) fn test_cases(inputs: &Inputs) -> String {
    let message = read_message(&inputs.attributes, &inputs.body).ok();
    let line = |subscription: Subscription<'_>| {
        let (text, scope) = subscription.policy?;
        let verdict = match (FilterPolicy::parse(&text, scope), &message) {
            (Ok(policy), Some(message)) => policy.matches(message).map_or(Verdict::Invalid, Verdict::of),
            _ => Verdict::Invalid,
        };
        Some(filter::test_case(inputs, &text, scope, verdict))
    };
    read(&inputs.subscriptions).into_iter().filter_map(line).collect()
}
