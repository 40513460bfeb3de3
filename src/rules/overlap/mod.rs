//! Two rules side by side: can one event match both, is one inside the other?
//!
//! An array may hold values that satisfy different conditions on one field, so nearly any two rules have some event in
//! common, which is not what people ask. The answer is therefore about events with *one value a field*. Their fields do
//! not depend on each other, so everything comes down to questions about one field, each of them decided by itself: is
//! there a value that all of these conditions accept and none of those ([`question`])? [`search`] puts these answers
//! together, branch by branch.
//!
//! What is claimed to exist is shown as an event that was really evaluated. What is claimed not to exist was searched
//! for in full; where that is too much work, or not decided by the cases that are tried, the answer says so.

mod addresses;
mod events;
mod machine;
mod numbers;
mod question;
mod search;
mod texts;

use super::compile::Compiled;
use super::explain::phrase::wants;
use super::pattern::{Condition, Pattern};
use crate::diagnostic::Span;
use crate::gather::Gather;
use search::Search;

/// How the events of two rules lie to each other: events with one value a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// No event matches both.
    Disjoint,
    /// Some match both, some only the first, some only the second.
    Overlapping,
    /// The second matches everything that the first does, and more.
    FirstInside,
    /// The first matches everything that the second does, and more.
    SecondInside,
    /// Both match the same events.
    Equal,
    /// Not decided: too much work, or a matter of how IPv6 addresses are spelled.
    Unknown,
}

impl Relation {
    /// `disjoint`, `overlapping`, `first-inside-second`, `second-inside-first`, `equal` or `unknown`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Disjoint => "disjoint",
            Self::Overlapping => "overlapping",
            Self::FirstInside => "first-inside-second",
            Self::SecondInside => "second-inside-first",
            Self::Equal => "equal",
            Self::Unknown => "unknown",
        }
    }
}

/// Is there such an event?
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Existence {
    /// Yes: this one, as JSON text laid out for people.
    Example(String),
    /// There is none.
    None,
    /// Not decided: too much work, or a matter of how IPv6 addresses are spelled.
    Unknown,
}

impl Existence {
    /// The event, if there is one.
    #[must_use]
    pub fn example(&self) -> Option<&str> {
        match self {
            Self::Example(event) => Some(event),
            Self::None | Self::Unknown => None,
        }
    }
}

/// Two conditions on one field that no value satisfies together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The names that lead to the field, as the first rule has them.
    pub path: Vec<String>,
    /// The place of its alternatives in the text of the first rule.
    pub first: Span,
    /// The place of its alternatives in the text of the second rule.
    pub second: Span,
    /// What both want, in one sentence.
    pub reason: String,
}

/// How two rules lie to each other, and the evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// For events with one value a field.
    pub relation: Relation,
    /// The relation in one sentence.
    pub summary: String,
    /// An event that both match.
    pub both: Existence,
    /// An event that only the first matches.
    pub only_first: Existence,
    /// An event that only the second matches.
    pub only_second: Existence,
    /// Where no event matches both: why. For each pair of branches the first field on which they exclude each other, each
    /// pair of conditions once and [at most 20](Self::MAX_CONFLICTS).
    pub conflicts: Vec<Conflict>,
    /// Where no event with one value a field matches both: one with several that does, where one was found.
    pub with_arrays: Option<String>,
}

impl Comparison {
    /// Pairs of conditions beyond these are not listed.
    pub const MAX_CONFLICTS: usize = 20;
}

/// Compares two rules of one service.
#[must_use]
pub fn compare(first: (&Pattern, &Compiled), second: (&Pattern, &Compiled)) -> Comparison {
    let rule = first.0.profile.rule();
    let mut search = Search::new([first, second]);
    let (both, pairs) = search.both();
    let (only_first, only_second) = (search.only(0), search.only(1));
    let none = both == Existence::None;
    let conflicts: Vec<Conflict> = pairs.into_iter().map(conflict).list();
    let with_arrays = if none { search.with_arrays() } else { None };
    let relation = match (&both, &only_first, &only_second) {
        (Existence::None, ..) => Relation::Disjoint,
        (Existence::Example(_), Existence::None, Existence::None) => Relation::Equal,
        (Existence::Example(_), Existence::None, Existence::Example(_)) => Relation::FirstInside,
        (Existence::Example(_), Existence::Example(_), Existence::None) => Relation::SecondInside,
        (Existence::Example(_), Existence::Example(_), Existence::Example(_)) => Relation::Overlapping,
        _ => Relation::Unknown,
    };
    let summary = match relation {
        Relation::Equal => format!("Both {} match the same events.", plural(rule)),
        Relation::FirstInside => format!("Every event that the first {rule} matches, the second matches too."),
        Relation::SecondInside => format!("Every event that the second {rule} matches, the first matches too."),
        Relation::Overlapping => {
            format!("Some events match both {}, and each matches some that the other does not.", plural(rule))
        }
        Relation::Unknown if both.example().is_some() => format!(
            "Some events match both {}; whether one lies inside the other could not be decided within the limits.",
            plural(rule)
        ),
        Relation::Unknown => {
            format!("Whether an event matches both {} could not be decided within the limits.", plural(rule))
        }
        Relation::Disjoint if only_first == Existence::None => format!("The first {rule} matches no event at all."),
        Relation::Disjoint if only_second == Existence::None => format!("The second {rule} matches no event at all."),
        Relation::Disjoint => disjoint(rule, &conflicts, with_arrays.is_some()),
    };
    Comparison { relation, summary, both, only_first, only_second, conflicts, with_arrays }
}

fn plural(rule: &str) -> String {
    rule.strip_suffix('y').map_or_else(|| format!("{rule}s"), |stem| format!("{stem}ies"))
}

fn conflict((first, second): (&Condition, &Condition)) -> Conflict {
    let reason = format!("for {} the first wants {}, the second {}", first.path.display(), wants(first), wants(second));
    Conflict { path: first.path.names.clone(), first: first.span, second: second.span, reason }
}

fn disjoint(rule: &str, conflicts: &[Conflict], with_arrays: bool) -> String {
    let mut sentence = format!("No event matches both {}", plural(rule));
    if let Some((first, more)) = conflicts.split_first() {
        sentence = format!("{sentence}: {}", first.reason);
        match more.len() {
            0 => {}
            1 => sentence.push_str("; another pair of conditions excludes each other too"),
            more => sentence.push_str(&format!("; {more} other pairs of conditions exclude each other too")),
        }
    }
    sentence.push_str(if with_arrays { ". Only an event with several values in a field can." } else { "." });
    sentence
}
