//! A topic played message by message: what is accepted, what is a duplicate, who receives what.

use super::case_id;
use crate::state::answer::{Answer, Candidate, Labels, Row};
use crate::state::reading::{Reading, first_error};
use crate::state::{Side, Verdict};
use pointsman::diagnostic::Span;
use pointsman::json::{self, Kind, Options, Value};
use pointsman::sns::simulate_topic;
use pointsman::sns::topic::{Outcome, PublishResult, TopicPlay};

/// A scenario that was played, as it is drawn: a column for each publish, a lane for each subscription.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// The publishes.
    pub columns: Vec<Column>,
    /// The subscriptions.
    pub lanes: Vec<Lane>,
    /// Dead-letter queues, with what lies in them.
    pub queues: Vec<Lane>,
}

/// A publish.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// When, in seconds.
    pub at: f64,
    /// Its group.
    pub group: Option<String>,
    /// How its body begins.
    pub body: String,
    /// What SNS answers.
    pub result: PublishResult,
    /// Its place in the scenario.
    span: Span,
}

/// A subscription, and what became of each publish there.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// Its name.
    pub name: String,
    /// Does it keep the order of a group? A FIFO queue does.
    pub in_order: bool,
    /// By publish: nothing for one that was refused.
    pub cells: Vec<Option<Cell>>,
    /// Its place in the scenario.
    span: Span,
}

/// What became of a publish at a subscription.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// In a word.
    pub outcome: Outcome,
    /// In a sentence.
    pub reason: String,
}

/// More columns than this are not drawn; the rows below have the same in words.
pub const MAX_COLUMNS: usize = 60;

/// More lanes than this are not drawn.
pub const MAX_LANES: usize = 24;

/// In which word the page tells an outcome.
#[must_use]
pub const fn word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Delivered => "delivered",
        Outcome::Duplicate => "duplicate",
        Outcome::Filtered => "filtered out",
        Outcome::DeadLettered => "dead-lettered",
        Outcome::Dropped => "lost",
    }
}

/// Did it arrive? `None` where it was never sent there.
#[must_use]
pub const fn arrived(outcome: Outcome) -> Option<bool> {
    match outcome {
        Outcome::Delivered => Some(true),
        Outcome::Duplicate => None,
        Outcome::Filtered | Outcome::DeadLettered | Outcome::Dropped => Some(false),
    }
}

/// The scenario as it is drawn; empty where it cannot be played.
#[must_use]
pub fn timeline(text: &str) -> Timeline {
    simulate_topic(text).map(|played| drawn(text, &played)).unwrap_or_default()
}

fn drawn(text: &str, played: &TopicPlay) -> Timeline {
    let Ok(value) = json::parse(text, &Options::default()).into_result() else { return Timeline::default() };
    let list = |name: &str| value.get(name).and_then(Value::as_array).unwrap_or_default();
    let mut now = 0.0;
    let columns: Vec<Column> = list("publishes")
        .iter()
        .zip(&played.results)
        .map(|(publish, result)| {
            now = number(publish.get("t")).unwrap_or(now);
            let of = |name: &str| publish.get(name).and_then(Value::as_text).map(|text| text.as_str().to_owned());
            let (group, body) = (of("group").filter(|group| !group.is_empty()), of("body").unwrap_or_default());
            Column { at: now, group, body, result: result.clone(), span: publish.span }
        })
        .collect();
    let lanes = list("subscriptions").iter().filter_map(|subscription| {
        let name = subscription.get("name")?.as_text()?.as_str().to_owned();
        let endpoint = subscription.get("endpoint").and_then(Value::as_text).map(|text| text.as_str());
        let in_order = match endpoint {
            Some("sqs") => name.ends_with(".fifo"),
            endpoint => endpoint == Some("sqs-fifo"),
        };
        Some(Lane { name, in_order, cells: vec![None; columns.len()], span: subscription.span })
    });
    let mut lanes: Vec<Lane> = lanes.collect();
    for event in &played.timeline {
        let lane = lanes.iter_mut().find(|lane| lane.name == event.subscription);
        if let Some(cell) = lane.and_then(|lane| lane.cells.get_mut(event.publish)) {
            *cell = Some(Cell { outcome: event.outcome, reason: event.reason.clone() });
        }
    }
    let subscribed = |name: &str| lanes.iter().any(|lane| lane.name == name);
    let queues = played.deliveries.iter().filter(|(name, _)| !subscribed(name)).map(|(name, arrived)| {
        let cell = |index| {
            let reason = "it could not be delivered, and lies here".to_owned();
            arrived.contains(&index).then_some(Cell { outcome: Outcome::DeadLettered, reason })
        };
        let cells = (0..columns.len()).map(cell).collect();
        Lane { name: name.to_owned(), in_order: false, cells, span: Span::new(0, 0) }
    });
    let queues = queues.collect();
    Timeline { columns, lanes, queues }
}

fn number(value: Option<&Value>) -> Option<f64> {
    match &value?.kind {
        Kind::Number(number) => number.parse().ok(),
        _ => None,
    }
}

impl Column {
    /// What SNS says to it, in a word.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match (self.result.accepted, self.result.duplicate) {
            (false, _) => "refused",
            (true, Some(true)) => "duplicate",
            (true, _) => "accepted",
        }
    }

    /// Did it get through the topic? `None` where it is a duplicate.
    #[must_use]
    pub const fn passed(&self) -> Option<bool> {
        match (self.result.accepted, self.result.duplicate) {
            (false, _) => Some(false),
            (true, Some(true)) => None,
            (true, _) => Some(true),
        }
    }
}

impl Timeline {
    /// What becomes of a publish, in a sentence.
    #[must_use]
    pub fn sentence(&self, index: usize) -> String {
        let Some(column) = self.columns.get(index) else { return String::new() };
        if let Some(error) = &column.result.error {
            return error.clone();
        }
        let cells: Vec<&Cell> = self.lanes.iter().filter_map(|lane| lane.cells.get(index)?.as_ref()).collect();
        if let Some(original) = column.result.duplicate_of {
            return cells.first().map_or_else(|| format!("a duplicate of #{original}"), |cell| cell.reason.clone());
        }
        let delivered = cells.iter().filter(|cell| cell.outcome == Outcome::Delivered).count();
        format!("delivered to {delivered} of {}", self.lanes.len())
    }

    fn summary(&self) -> String {
        let count = |word: &str| self.columns.iter().filter(|column| column.word() == word).count();
        let deliveries = self.lanes.iter().flat_map(|lane| lane.cells.iter().flatten());
        let deliveries = deliveries.filter(|cell| cell.outcome == Outcome::Delivered).count();
        let some = |n: usize, one: &str, many: &str| match n {
            0 => None,
            1 => Some(format!("1 {one}")),
            n => Some(format!("{n} {many}")),
        };
        let parts = [
            some(count("accepted"), "is accepted", "are accepted"),
            some(count("duplicate"), "is a duplicate", "are duplicates"),
            some(count("refused"), "is refused", "are refused"),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let publishes = some(self.columns.len(), "publish", "publishes").unwrap_or_else(|| "no publish".to_owned());
        let deliveries = some(deliveries, "delivery", "deliveries").unwrap_or_else(|| "no deliveries".to_owned());
        let lanes = some(self.lanes.len(), "subscription", "subscriptions").unwrap_or_else(|| "no subscription".into());
        let parts = if parts.is_empty() { String::new() } else { format!(": {}", parts.join(", ")) };
        format!("{publishes}{parts}; {deliveries} to {lanes}.")
    }
}

/// The answer: a row for each publish, with a row for each subscription inside.
pub(super) fn evaluate(text: &str) -> Answer {
    let mut reading = Reading::new(&[(Side::Scenario, text)]);
    let answer = |answer: Answer, word| Answer { labels: LABELS, word, chain: false, ..answer };
    let played = match simulate_topic(text) {
        Ok(played) => played,
        Err(error) => {
            reading.say(Side::Scenario, error.diagnostics());
            let sentence = first_error(&reading.problems);
            return answer(reading.answer(Verdict::Invalid, sentence, Vec::new()), Verdict::Invalid.name());
        }
    };
    reading.say(Side::Scenario, &played.diagnostics);
    let timeline = drawn(text, &played);
    for (index, column) in timeline.columns.iter().enumerate() {
        rows(&mut reading, &timeline, index, column);
    }
    answer(reading.answer(Verdict::Match, timeline.summary(), Vec::new()), "Played")
}

const LABELS: Labels = Labels {
    heading: "Publish by publish",
    rows: "Publishes",
    columns: ["Publish", "Message", "Deduplication ID", "What becomes of it"],
};

fn rows(reading: &mut Reading<'_>, timeline: &Timeline, index: usize, column: &Column) {
    let place = reading.place(column.span);
    let label = format!("#{index} at {} s", column.at);
    let group = column.group.as_ref().map(|group| format!("group {group}: ")).unwrap_or_default();
    let id = column.result.dedup_id.as_ref().map(|id| Candidate { value: short(id), path: label.clone(), place: None });
    let cells = timeline.lanes.iter().filter_map(|lane| Some((lane, lane.cells.get(index)?.as_ref()?)));
    reading.row(Row {
        depth: 0,
        held: column.passed(),
        word: column.word(),
        path: label.clone(),
        label,
        wanted: format!("{group}{}", json::quote(&short(&column.body))),
        found: id.into_iter().collect(),
        why: timeline.sentence(index),
        place: Some(place),
        frame: true,
        behind: false,
    });
    // A duplicate is one for everybody, and its own row says so.
    for (lane, cell) in cells.filter(|_| column.passed().is_some()) {
        reading.row(Row {
            depth: 1,
            held: arrived(cell.outcome),
            word: word(cell.outcome),
            label: lane.name.clone(),
            path: lane.name.clone(),
            wanted: String::new(),
            found: Vec::new(),
            why: cell.reason.clone(),
            place: Some(reading.place(lane.span)),
            frame: true,
            behind: false,
        });
    }
}

/// A long text cut for a cell.
fn short(text: &str) -> String {
    const LENGTH: usize = 24;
    match text.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// The scenario with what became of it, as a line of our own conformance cases.
pub(super) fn test_case(text: &str) -> String {
    let (Ok(value), Ok(played)) = (json::parse(text, &Options::default()).into_result(), simulate_topic(text)) else {
        return format!("{{\"id\":{},\"scenario\":{}}}\n", case_id(&[text]), json::quote(text));
    };
    let members = ["topic", "subscriptions", "publishes"].into_iter().filter_map(|name| {
        let value = value.get(name)?;
        Some(format!("\"{name}\":{}", json::compact(value)))
    });
    let members: Vec<String> = members.collect();
    let result = |result: &PublishResult| match (&result.error, &result.dedup_id) {
        (Some(error), _) => format!("{{\"accepted\":false,\"error\":{}}}", json::quote(error)),
        (None, id) => {
            let id = id.as_ref().map(|id| format!(",\"dedupId\":{}", json::quote(id))).unwrap_or_default();
            format!("{{\"accepted\":true{id},\"duplicate\":{}}}", result.duplicate.unwrap_or_default())
        }
    };
    let results: Vec<String> = played.results.iter().map(result).collect();
    let deliveries = played.deliveries.iter().map(|(name, list)| {
        let list: Vec<String> = list.iter().map(ToString::to_string).collect();
        format!("{}:[{}]", json::quote(name), list.join(","))
    });
    let deliveries: Vec<String> = deliveries.collect();
    format!(
        "{{\"id\":{},{},\"expect\":{{\"results\":[{}],\"deliveries\":{{{}}}}}}}\n",
        case_id(&[text]),
        members.join(","),
        results.join(","),
        deliveries.join(",")
    )
}
