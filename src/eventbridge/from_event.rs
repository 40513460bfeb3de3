//! A pattern from an event: one that matches it, and others like it.

use super::lint::QUOTA;
use super::pattern::read_event;
use crate::diagnostic::{Code, Diagnostic, Error, Step};
use crate::gather::{Gather, join};
use crate::json::{self, Value};
use crate::rules::{Chosen, Document, EventLeaf, Flat, Leaf, conflicts, merge};
use crate::table::Distinct;
use serde::Deserialize;

/// Fields that a pattern compares at most (C6).
const MAX_FIELDS: usize = 256;
/// Alternatives taken from one array.
const MAX_ALTERNATIVES: usize = 20;
/// Longer strings are prose, and seldom what a rule looks for.
const MAX_TYPICAL: usize = 100;

/// Which fields of the event the pattern compares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventFields {
    /// `source`, `detail-type` and what in `detail` tells this kind of event from others: timestamps, unique ids and
    /// prose are left out, ARNs become the prefix that names their service. As many as fit into the size quota.
    #[default]
    Typical,
    /// Every field, with its exact value.
    All,
}

/// How [`pattern_from_event`] chooses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case", default, deny_unknown_fields)]
pub struct FromEventOptions {
    /// Which fields.
    pub fields: EventFields,
    /// `account` too, where the fields are the typical ones.
    pub account: bool,
    /// `region` too, where the fields are the typical ones.
    pub region: bool,
}

/// A pattern that matches `event`, laid out for people.
///
/// Of an array of objects the pattern takes one element, since EventBridge wants all that it compares in an array to be
/// in the same element; of an array of values it takes the values as alternatives.
///
/// ```
/// use pointsman::eventbridge::{FromEventOptions, pattern_from_event};
///
/// let event = r#"{"source": "aws.ec2", "time": "2026-01-01T00:00:00Z", "detail": {"state": "running"}}"#;
/// let pattern = pattern_from_event(event, FromEventOptions::default())?;
/// assert_eq!(pattern, "{\n  \"source\": [\"aws.ec2\"],\n  \"detail\": {\n    \"state\": [\"running\"]\n  }\n}");
/// # Ok::<(), pointsman::diagnostic::Error>(())
/// ```
///
/// # Errors
/// Where the event is not a JSON object or has no value at all, or, if all fields are wanted, has more than 256.
pub fn pattern_from_event(event: &str, options: FromEventOptions) -> Result<String, Error> {
    let event = read_event(event)?;
    let flat = Flat::new(&event);
    let fields = fields(&flat);
    let chosen = match options.fields {
        EventFields::All => choose(&fields, |_| true, exact, usize::MAX),
        EventFields::Typical => {
            let typical = choose(&fields, |field| is_typical(&event, field, options), alternative, QUOTA);
            let fallback = [(alternative as Wanted, QUOTA), (exact as Wanted, QUOTA), (exact as Wanted, usize::MAX)];
            // An event without the usual fields, or with nothing but ids and times: anything is better than nothing.
            fallback.into_iter().fold(typical, |found, (wanted, room)| match found.is_empty() {
                true => choose(&fields, |_| true, wanted, room).into_iter().take(MAX_FIELDS).list(),
                false => found,
            })
        }
    };
    if chosen.is_empty() {
        let message = "this event has no value that a pattern could compare";
        return Err(Diagnostic::new(Code::NothingToCompare, message).at(event.span).into());
    }
    if chosen.len() > MAX_FIELDS {
        let message = format!("this event has {} fields; a pattern compares at most {MAX_FIELDS}", chosen.len());
        let hint = "take the typical fields only";
        return Err(Diagnostic::new(Code::TooManyFields, message).at(event.span).hint(hint).into());
    }
    let mut document = Document::default();
    for (field, alternatives) in chosen {
        document.set(&field.names, field.path, format!("[{}]", join(&alternatives, ",")));
    }
    let compact = document.compact();
    Ok(json::parse(&compact, &json::Options::default()).value.as_ref().map_or(compact, json::pretty))
}

/// A field of the event and all its values.
struct Field<'a> {
    path: &'a [u8],
    names: Vec<&'a str>,
    leaves: Vec<&'a EventLeaf<'a>>,
}

/// The fields in the order of the event.
fn fields<'a>(flat: &'a Flat<'a>) -> Vec<Field<'a>> {
    let mut fields: Vec<Field<'a>> = Vec::new();
    let mut known = Distinct::default();
    for (path, leaf) in flat.leaves() {
        if let Some(field) = known.number(path).and_then(|at| fields.get_mut(at)) {
            field.leaves.push(leaf);
            continue;
        }
        known.insert(path);
        let name = |step: &'a Step| match step {
            Step::Key(name) => Some(name.as_str()),
            Step::Index(_) => None,
        };
        fields.push(Field { path, names: leaf.path.iter().filter_map(name).list(), leaves: vec![leaf] });
    }
    fields
}

/// A value as an alternative of a pattern, if it is to be compared.
type Wanted = fn(&EventLeaf<'_>) -> Option<String>;

/// A set of fields that are in the same element of each array, with the alternatives for each.
fn choose<'a>(
    fields: &'a [Field<'a>],
    include: impl Fn(&Field<'_>) -> bool,
    wanted: Wanted,
    mut room: usize,
) -> Vec<(&'a Field<'a>, Vec<String>)> {
    let mut elements = Chosen::new();
    let mut chosen = Vec::new();
    for field in fields.iter().filter(|field| include(field)) {
        let fitting = |leaf: &&&EventLeaf<'_>| !conflicts(&elements, &leaf.memberships);
        let found = field.leaves.iter().filter(fitting).find_map(|leaf| Some((*leaf, wanted(leaf)?)));
        let Some((leaf, first)) = found else { continue };
        let Some(left) = room.checked_sub(field.path.len() + first.len() + 8) else { continue };
        room = left;
        elements = merge(&elements, &leaf.memberships);
        chosen.push((field, vec![first]));
    }
    for (field, alternatives) in &mut chosen {
        for leaf in field.leaves.iter().filter(|leaf| !conflicts(&elements, &leaf.memberships)) {
            let Some(alternative) = wanted(leaf).filter(|a| !alternatives.contains(a)) else { continue };
            let Some(left) = room.checked_sub(alternative.len() + 2) else { continue };
            if alternatives.len() == MAX_ALTERNATIVES {
                break;
            }
            room = left;
            alternatives.push(alternative);
        }
    }
    chosen
}

fn is_typical(event: &Value, field: &Field<'_>, options: FromEventOptions) -> bool {
    let envelope = ["source", "detail-type", "detail"].iter().any(|name| event.get(name).is_some());
    match field.path {
        b"source" | b"detail-type" => true,
        b"account" => options.account,
        b"region" => options.region,
        path => !envelope || path.starts_with(b"detail."),
    }
}

/// The value itself.
fn exact(leaf: &EventLeaf<'_>) -> Option<String> {
    Some(json::compact(leaf.value))
}

/// The value, or what is typical of it.
fn alternative(leaf: &EventLeaf<'_>) -> Option<String> {
    let Leaf::Text(text) = leaf.leaf else { return exact(leaf) };
    let Ok(text) = str::from_utf8(text) else { return None };
    if let Some(service) = arn_service(text) {
        return Some(format!("{{\"prefix\":{}}}", json::quote(service)));
    }
    if text.chars().count() > MAX_TYPICAL || is_timestamp(text) || is_unique(text) {
        return None;
    }
    exact(leaf)
}

/// `arn:aws:ecs:` of an ARN of ECS.
fn arn_service(text: &str) -> Option<&str> {
    let mut parts = text.splitn(6, ':');
    let (arn, partition, service) = (parts.next()?, parts.next()?, parts.next()?);
    let is_arn = arn == "arn" && partition.starts_with("aws") && !service.is_empty() && parts.count() == 3;
    is_arn.then(|| text.get(..arn.len() + partition.len() + service.len() + 3)).flatten()
}

/// `2026-01-01T00:00:00Z`, and what begins like it; a date alone is not one.
fn is_timestamp(text: &str) -> bool {
    let shape = "0000-00-00T00:00";
    text.len() >= shape.len()
        && text.bytes().zip(shape.bytes()).all(|(byte, want)| match want {
            b'0' => byte.is_ascii_digit(),
            b'T' => matches!(byte, b'T' | b't' | b' '),
            _ => byte == want,
        })
}

/// UUIDs, long hexadecimal ids, and ids such as `i-0123456789abcdef0`.
fn is_unique(text: &str) -> bool {
    let hex = |text: &str| text.bytes().all(|b| b.is_ascii_hexdigit()) && text.bytes().any(|b| b.is_ascii_digit());
    let digits: usize = text.bytes().filter(|b| *b != b'-').count();
    let is_uuid = digits == 32 && hex(&text.replace('-', ""));
    let is_resource = text.rsplit_once('-').is_some_and(|(kind, id)| {
        let kind_fits = kind.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') && !kind.is_empty();
        kind_fits && matches!(id.len(), 8 | 17) && hex(id)
    });
    is_uuid || is_resource || text.len() >= 16 && hex(text)
}

#[cfg(test)]
mod tests;
