//! The naive evaluator: the matching rules word for word (M1 to M4), over a flattened event.
//!
//! It is the oracle of the set engine's property tests. Its cost is bounded by [`MAX_STEPS`].

use super::compile::{Branch, Compiled};
use super::event::{EventLeaf, Flat};
use super::pattern::{Condition, Pattern};
use crate::diagnostic::{Code, Diagnostic, Error};
use crate::gather::Gather;

/// Leaves looked at before an evaluation gives up. A megabyte of array elements against a rule on two of their fields
/// takes a hundredth of it.
const MAX_STEPS: usize = 5_000_000;

/// How a rule was satisfied: by which branch, and what each of its conditions was satisfied by.
#[derive(Clone, Debug)]
pub struct Witness<'a> {
    /// Index into [`Compiled::branches`].
    pub branch: usize,
    /// One for each condition of the branch.
    pub choices: Vec<Choice<'a>>,
}

/// What satisfied a condition.
#[derive(Clone, Copy, Debug)]
pub enum Choice<'a> {
    /// A leaf of the event.
    Leaf(&'a EventLeaf<'a>),
    /// That there is none.
    Absent,
}

/// Does one of the branches hold?
///
/// # Errors
/// [`Code::TooMuchWork`] where an event multiplies array elements past all reason.
pub fn evaluate(pattern: &Pattern, compiled: &Compiled, event: &Flat<'_>) -> Result<bool, Error> {
    Ok(witness(pattern, compiled, event)?.is_some())
}

/// The first way to satisfy the rule, if there is one.
///
/// # Errors
/// As [`evaluate`].
pub fn witness<'a>(pattern: &Pattern, compiled: &Compiled, event: &'a Flat<'a>) -> Result<Option<Witness<'a>>, Error> {
    let mut walk = Walk { event, steps: 0, choices: Vec::new() };
    for (index, branch) in compiled.branches.iter().enumerate() {
        if walk.branch(pattern, branch)? {
            return Ok(Some(Witness { branch: index, choices: walk.choices }));
        }
    }
    Ok(None)
}

struct Walk<'a> {
    event: &'a Flat<'a>,
    steps: usize,
    /// What satisfied the conditions up to here.
    choices: Vec<Choice<'a>>,
}

/// The elements chosen so far: array → index.
pub(crate) type Chosen = Vec<(usize, usize)>;

impl Walk<'_> {
    fn branch(&mut self, pattern: &Pattern, branch: &Branch) -> Result<bool, Error> {
        let conditions: Vec<&Condition> = branch.conditions.iter().filter_map(|id| pattern.condition(*id)).list();
        self.choices.clear();
        self.rest(&conditions, &Chosen::new())
    }

    /// Do the conditions from here on hold, given the elements chosen so far?
    fn rest(&mut self, conditions: &[&Condition], chosen: &Chosen) -> Result<bool, Error> {
        let Some((condition, rest)) = conditions.split_first() else { return Ok(true) };
        let event = self.event;
        if event.refusal(condition.path.as_bytes()).is_some() {
            return Ok(false);
        }
        let mut absent = true;
        // Leaves that choose the same elements lead to the same end; one of them is enough.
        let mut tried: Vec<Chosen> = Vec::new();
        for leaf in event.consistent(condition.path.as_bytes(), chosen) {
            self.steps += 1;
            if self.steps > MAX_STEPS {
                let message = "the event has too many combinations of array elements for this pattern";
                return Err(Diagnostic::new(Code::TooMuchWork, message).into());
            }
            absent = false;
            if condition.accepting(&leaf.leaf).is_none() {
                continue;
            }
            let merged = merge(chosen, &leaf.memberships);
            // The leaves of an element lie side by side, so looking back a little finds most repetitions.
            if tried.iter().rev().take(4).any(|before| *before == merged) {
                continue;
            }
            self.choices.push(Choice::Leaf(leaf));
            if self.rest(rest, &merged)? {
                return Ok(true);
            }
            self.choices.pop();
            tried.push(merged);
        }
        // M2: absence is judged against the elements chosen so far, and chooses none itself.
        if !absent || !condition.accepts_absence() {
            return Ok(false);
        }
        self.choices.push(Choice::Absent);
        if self.rest(rest, chosen)? {
            return Ok(true);
        }
        self.choices.pop();
        Ok(false)
    }
}

/// `chosen` with the elements that a leaf lies in.
pub(crate) fn merge(chosen: &Chosen, memberships: &[(usize, usize)]) -> Chosen {
    let mut merged = chosen.clone();
    merged.extend(memberships.iter().filter(|m| !chosen.contains(m)));
    merged
}

/// Does a leaf lie in another element of an array than the one chosen?
pub(crate) fn conflicts(chosen: &[(usize, usize)], memberships: &[(usize, usize)]) -> bool {
    memberships.iter().any(|(array, index)| chosen.iter().any(|(a, i)| a == array && i != index))
}
