//! The near miss: a walk of a branch that goes on past conditions that do not hold, and misses as few as it can.

use crate::gather::Gather;
use crate::order;
use crate::rules::compile::Branch;
use crate::rules::evaluate::{Choice, Chosen, merge};
use crate::rules::event::Flat;
use crate::rules::pattern::{Condition, ConditionId, Pattern};
use crate::table::Distinct;
use std::rc::Rc;

/// Walks kept at each step. A pattern rarely has more than one array to choose elements of, so the best walk is among
/// them unless there are hundreds of elements that are equally near.
const WIDTH: usize = 128;
/// Leaves that satisfy a condition and are gone on with, for each walk.
const CANDIDATES: usize = 512;

/// What became of a condition.
#[derive(Clone, Debug)]
pub(super) enum Outcome<'a> {
    /// Satisfied.
    Held(Choice<'a>),
    /// Not satisfied, given the elements chosen by the conditions before it.
    Missed { chosen: Chosen },
    /// A later condition on the same path replaced it (C5).
    Overwritten,
}

/// A walk of one branch.
#[derive(Clone, Debug, Default)]
pub(super) struct Attempt<'a> {
    outcomes: Vec<(ConditionId, Outcome<'a>)>,
}

impl<'a> Attempt<'a> {
    /// The walk of a branch that holds.
    pub(super) fn held(branch: &Branch, choices: &[Choice<'a>]) -> Self {
        let held = branch.conditions.iter().zip(choices).map(|(id, choice)| (*id, Outcome::Held(*choice)));
        Self { outcomes: held.chain(overwritten(branch)).list() }
    }

    pub(super) fn outcomes(&self) -> impl Iterator<Item = (ConditionId, &Outcome<'a>)> {
        self.outcomes.iter().map(|(id, outcome)| (*id, outcome))
    }

    pub(super) fn outcome(&self, id: ConditionId) -> Option<&Outcome<'a>> {
        self.outcomes.iter().find(|(other, _)| *other == id).map(|(_, outcome)| outcome)
    }

    /// The lower, the nearer: few conditions that do not hold, then many that do.
    pub(super) fn rank(&self) -> (usize, usize) {
        let missed = self.outcomes.iter().filter(|(_, outcome)| matches!(outcome, Outcome::Missed { .. })).count();
        let held = self.outcomes.iter().filter(|(_, outcome)| matches!(outcome, Outcome::Held(_))).count();
        (missed, usize::MAX - held)
    }
}

fn overwritten<'a>(branch: &Branch) -> impl Iterator<Item = (ConditionId, Outcome<'a>)> {
    branch.overwritten.iter().map(|id| (*id, Outcome::Overwritten))
}

struct Walk<'a> {
    chosen: Chosen,
    missed: usize,
    last: Trail<'a>,
}

/// The outcomes so far, newest first; walks that part share what they have in common.
type Trail<'a> = Option<Rc<Step<'a>>>;

struct Step<'a> {
    id: ConditionId,
    outcome: Outcome<'a>,
    before: Trail<'a>,
}

impl<'a> Walk<'a> {
    fn with(&self, id: ConditionId, outcome: Outcome<'a>, chosen: Chosen) -> Self {
        let missed = self.missed + usize::from(matches!(outcome, Outcome::Missed { .. }));
        Self { chosen, missed, last: Some(Rc::new(Step { id, outcome, before: self.last.clone() })) }
    }
}

/// What is left of the work that one explanation may cost.
pub(super) struct Budget(usize);

impl Default for Budget {
    /// A second or so of the slowest kind; a usual explanation takes a few hundred.
    fn default() -> Self {
        Self(1_000_000)
    }
}

impl Budget {
    /// Spends one step; false once there is nothing left.
    const fn spend(&mut self) -> bool {
        self.0 = self.0.saturating_sub(1);
        self.0 > 0
    }
}

/// The walk of `branch` that misses the fewest conditions; among equals, the one that chooses the earliest elements.
/// Once the budget is spent, the conditions that are left count as missed.
pub(super) fn attempt<'a>(pattern: &Pattern, branch: &Branch, event: &'a Flat<'a>, budget: &mut Budget) -> Attempt<'a> {
    let mut walks = vec![Walk { chosen: Chosen::new(), missed: 0, last: None }];
    for id in &branch.conditions {
        let Some(condition) = pattern.condition(*id) else { continue };
        let mut next: Vec<Walk<'a>> = Vec::new();
        for walk in &walks {
            step(&mut next, walk, *id, condition, event, budget);
        }
        let mut next = order::stable_by_key(next, |walk| walk.missed);
        // Walks that have chosen the same elements go on alike; the first of them is the best.
        let mut seen = Distinct::default();
        next.retain(|walk| seen.items().len() < WIDTH && seen.insert(walk.chosen.clone()));
        walks = next;
    }
    let mut outcomes = Vec::new();
    let mut last = walks.into_iter().next().and_then(|walk| walk.last);
    while let Some(step) = last {
        outcomes.push((step.id, step.outcome.clone()));
        last = step.before.clone();
    }
    outcomes.reverse();
    outcomes.extend(overwritten(branch));
    Attempt { outcomes }
}

/// All ways in which `walk` can go on: with each leaf that satisfies the condition, with its absence, or past it.
fn step<'a>(
    next: &mut Vec<Walk<'a>>,
    walk: &Walk<'a>,
    id: ConditionId,
    condition: &Condition,
    event: &'a Flat<'a>,
    budget: &mut Budget,
) {
    if event.refusal(condition.path.as_bytes()).is_some() {
        next.push(walk.with(id, Outcome::Missed { chosen: walk.chosen.clone() }, walk.chosen.clone()));
        return;
    }
    let (mut absent, mut tried) = (true, 0);
    for leaf in event.consistent(condition.path.as_bytes(), &walk.chosen) {
        if !budget.spend() || tried == CANDIDATES {
            absent = false;
            break;
        }
        absent = false;
        if condition.accepting(&leaf.leaf).is_some() {
            tried += 1;
            next.push(walk.with(id, Outcome::Held(Choice::Leaf(leaf)), merge(&walk.chosen, &leaf.memberships)));
        }
    }
    if absent && condition.accepts_absence() {
        next.push(walk.with(id, Outcome::Held(Choice::Absent), walk.chosen.clone()));
    } else {
        next.push(walk.with(id, Outcome::Missed { chosen: walk.chosen.clone() }, walk.chosen.clone()));
    }
}
