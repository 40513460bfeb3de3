//! Why a rule holds or does not: the tree of its conditions with what was found.
//!
//! Built on the naive evaluator's [`witness`]. Where there is none, each branch is walked again, this time going on past
//! conditions that do not hold, and the walk with the fewest of those is the near miss that is shown.

mod known;
mod near;
pub(super) mod phrase;

use super::compile::Compiled;
use super::evaluate::{Choice, conflicts, witness};
use super::event::{EventLeaf, Flat};
use super::pattern::{Condition as Wanted, ConditionId, Field, Node, OrBranch, Pattern};
use crate::diagnostic::{Error, Span};
use crate::explanation::{Condition, Explanation, Found};
use crate::gather::Gather;
use crate::json::compact;
use known::Known;
use near::{Attempt, Budget, Outcome, attempt};

/// Branches of a multiplied-out `$or` that are walked for the near miss; the verdict itself looks at all of them.
const MAX_ATTEMPTS: usize = 256;

/// The verdict on `event` and its reasons.
///
/// # Errors
/// As [`evaluate`](super::evaluate()).
pub fn explain(pattern: &Pattern, compiled: &Compiled, event: &Flat<'_>) -> Result<Explanation, Error> {
    let witness = witness(pattern, compiled, event)?;
    let mut budget = Budget::default();
    let mut attempts: Vec<Attempt<'_>> =
        compiled.branches.iter().take(MAX_ATTEMPTS).map(|branch| attempt(pattern, branch, event, &mut budget)).list();
    let best = match &witness {
        Some(witness) => {
            let held = compiled
                .branches
                .get(witness.branch)
                .map(|branch| Attempt::held(branch, &witness.choices))
                .unwrap_or_default();
            match attempts.get_mut(witness.branch) {
                Some(slot) => {
                    *slot = held;
                    witness.branch
                }
                None => {
                    attempts.push(held);
                    attempts.len() - 1
                }
            }
        }
        None => (0..attempts.len()).min_by_key(|i| attempts.get(*i).map(Attempt::rank)).unwrap_or(0),
    };
    let explainer = Explainer { pattern, event: Known::new(event, pattern.profile), attempts: &attempts };
    let conditions = explainer.fields(&pattern.fields, best);
    let matched = witness.is_some();
    let summary = explainer.summary(matched, best, compiled.branches.len());
    Ok(Explanation { matched, summary, conditions })
}

struct Explainer<'a> {
    pattern: &'a Pattern,
    event: Known<'a>,
    attempts: &'a [Attempt<'a>],
}

impl<'a> Explainer<'a> {
    fn fields(&self, fields: &'a [Field], attempt: usize) -> Vec<Condition> {
        let mut rows = Vec::new();
        for field in fields {
            match &field.node {
                Node::Object(fields) => rows.extend(self.fields(fields, attempt)),
                Node::Leaf(id) => {
                    rows.extend(self.pattern.condition(*id).map(|wanted| self.leaf(*id, wanted, attempt)))
                }
                Node::Or(branches) => rows.push(self.or(field, branches, attempt)),
            }
        }
        rows
    }

    /// The row of an `$or`: it holds if the branch of this attempt does. The other branches are shown with the best
    /// attempt that goes through them.
    fn or(&self, field: &'a Field, branches: &'a [OrBranch], attempt: usize) -> Condition {
        let mut children = Vec::new();
        let mut holding = Vec::new();
        for (index, branch) in branches.iter().enumerate() {
            let through = |a: &usize| self.attempts.get(*a).is_some_and(|attempt| passes(attempt, &branch.fields));
            let shown = Some(attempt).filter(through).or_else(|| {
                let candidates = (0..self.attempts.len()).filter(through);
                candidates
                    .min_by_key(|a| self.attempts.get(*a).map_or(usize::MAX, |attempt| missed(attempt, &branch.fields)))
            });
            let rows = shown.map(|a| self.fields(&branch.fields, a)).unwrap_or_default();
            let held = (shown.is_some()).then(|| rows.iter().all(|row| row.held != Some(false)));
            let (good, all) = (
                rows.iter().filter(|r| r.held == Some(true)).count(),
                rows.iter().filter(|r| r.held.is_some()).count(),
            );
            let reason = match held {
                Some(true) => format!("branch {} of {} holds", index + 1, branches.len()),
                Some(false) => format!("{good} of {all} conditions of branch {} hold", index + 1),
                None => "not looked at: this rule has too many combinations of branches".to_owned(),
            };
            if held == Some(true) {
                holding.push((index, shown == Some(attempt)));
            }
            children.push(row(&[], "branch", String::new(), held, reason, branch.span, rows));
        }
        let held = holding.iter().find(|(_, here)| *here);
        let reason = match (held, holding.first()) {
            (Some((index, _)), _) => format!("branch {} of {} holds", index + 1, branches.len()),
            (None, Some((index, _))) => {
                let rule = self.pattern.profile.rule();
                format!("branch {} holds by itself, but not together with the rest of the {rule}", index + 1)
            }
            (None, None) => format!("none of the {} branches holds", branches.len()),
        };
        let span = Span::new(field.name_span.start, field.span.end);
        row(&[], "$or", String::new(), Some(held.is_some()), reason, span, children)
    }

    fn leaf(&self, id: ConditionId, wanted: &'a Wanted, attempt: usize) -> Condition {
        let candidates: Vec<&EventLeaf<'_>> = self.event.flat.at(wanted.path.as_bytes()).list();
        let outcome = self.attempts.get(attempt).and_then(|a| a.outcome(id));
        let held = match outcome {
            Some(Outcome::Held(_)) => Some(true),
            Some(Outcome::Missed { .. }) => Some(false),
            Some(Outcome::Overwritten) | None => None,
        };
        let reason = phrase::condition(wanted, outcome, &candidates, &self.event);
        let single = match wanted.alternatives.as_slice() {
            [only] => Some(only),
            _ => None,
        };
        let children = match single {
            Some(_) => Vec::new(),
            None => wanted
                .alternatives
                .iter()
                .map(|alternative| {
                    let accepts = |leaf: &&EventLeaf<'_>| wanted.accepts(alternative, &leaf.leaf);
                    let absent = matches!(alternative.test, super::operators::Test::Exists(false));
                    let held = match outcome {
                        Some(Outcome::Held(Choice::Leaf(leaf))) => Some(accepts(leaf)),
                        Some(Outcome::Held(Choice::Absent)) => Some(absent),
                        Some(Outcome::Missed { chosen }) => {
                            let consistent = |leaf: &&&EventLeaf<'_>| !conflicts(chosen, &leaf.memberships);
                            let refused = self.event.flat.refusal(wanted.path.as_bytes()).is_some();
                            Some(!refused && !absent && candidates.iter().filter(consistent).any(accepts))
                        }
                        _ => None,
                    };
                    let reason = phrase::alternative(alternative, held, outcome, &candidates);
                    row(
                        &wanted.path.names,
                        alternative.operator,
                        alternative.wanted.clone(),
                        held,
                        reason,
                        alternative.span,
                        Vec::new(),
                    )
                })
                .list(),
        };
        let (operator, text) = single.map_or(("any of", &wanted.wanted), |only| (only.operator, &only.wanted));
        let mut row = row(&wanted.path.names, operator, text.clone(), held, reason, wanted.span, children);
        row.found = candidates
            .iter()
            .take(Found::MAX)
            .map(|leaf| Found { value: compact(leaf.value), path: leaf.path.clone(), span: leaf.span() })
            .list();
        row
    }

    fn summary(&self, matched: bool, best: usize, branches: usize) -> String {
        let Some(attempt) = self.attempts.get(best) else { return String::new() };
        let all = attempt.outcomes().filter(|(_, o)| !matches!(o, Outcome::Overwritten)).count();
        let plural = |n: usize| if n == 1 { "condition" } else { "conditions" };
        let of_or = if branches > 1 { " of one way through the $or" } else { "" };
        if matched {
            return match all {
                1 => format!("The condition{of_or} holds."),
                2 => format!("Both conditions{of_or} hold."),
                _ => format!("All {all} conditions{of_or} hold."),
            };
        }
        let missed: Vec<(ConditionId, &Outcome<'_>)> =
            attempt.outcomes().filter(|(_, o)| matches!(o, Outcome::Missed { .. })).list();
        // The first of the text, not of the order of matching.
        let first = missed.iter().min_by_key(|(id, _)| self.pattern.condition(*id).map(|c| c.span));
        let why = first.and_then(|(id, outcome)| {
            let wanted = self.pattern.condition(*id)?;
            let candidates: Vec<&EventLeaf<'_>> = self.event.flat.at(wanted.path.as_bytes()).list();
            Some(phrase::miss(wanted, outcome, &candidates, &self.event))
        });
        let held = all - missed.len();
        let verb = if held == 1 { "holds" } else { "hold" };
        let closest = if branches > 1 { "At best " } else { "" };
        let count = match (held, all) {
            (_, 1) => String::new(),
            (0, _) => format!("None of {all} {} holds; ", plural(all)),
            _ => format!("{closest}{held} of {all} {} {verb}; ", plural(all)),
        };
        format!("{count}{}.", why.unwrap_or_default())
    }
}

/// Does the attempt go through these fields: all of them, and one branch of each `$or`?
fn passes(attempt: &Attempt<'_>, fields: &[Field]) -> bool {
    fields.iter().all(|field| match &field.node {
        Node::Leaf(id) => attempt.outcome(*id).is_some(),
        Node::Object(fields) => passes(attempt, fields),
        Node::Or(branches) => branches.iter().any(|branch| passes(attempt, &branch.fields)),
    })
}

/// How many conditions of these fields the attempt misses.
fn missed(attempt: &Attempt<'_>, fields: &[Field]) -> usize {
    let count = |field: &Field| match &field.node {
        Node::Leaf(id) => usize::from(matches!(attempt.outcome(*id), Some(Outcome::Missed { .. }))),
        Node::Object(fields) => missed(attempt, fields),
        Node::Or(branches) => branches.iter().map(|branch| missed(attempt, &branch.fields)).sum(),
    };
    fields.iter().map(count).sum()
}

fn row(
    path: &[String],
    operator: &str,
    wanted: String,
    held: Option<bool>,
    reason: String,
    span: Span,
    children: Vec<Condition>,
) -> Condition {
    Condition {
        path: path.to_vec(),
        operator: operator.to_owned(),
        wanted,
        held,
        reason,
        span,
        found: Vec::new(),
        children,
    }
}
