//! Why a Choice state goes where it goes: a row per rule, in the shape of the other engines' explanations.

use super::{Choice, Condition, ConditionKind, Is, Operand, Operator, Test};
use crate::asl::data::Value;
use crate::asl::error::StateError;
use crate::asl::path::Path;
use crate::asl::run::Run;
use crate::diagnostic::{Span, Step};
use crate::explanation::{self, Explanation, Found};
use crate::json::quote;

/// Longer values are cut in sentences.
const SHOWN: usize = 60;

impl Choice {
    /// Which rule holds and why each before it does not. `place` tells where a node of `$` stands in the text of the
    /// input. It matches where a rule or the Default leads on; its verdict is always that of [`choose`](Self::choose).
    #[must_use]
    pub fn explain(&self, run: &mut Run<'_, '_>, place: &dyn Fn(&[Step]) -> Option<Span>) -> Explanation {
        let mut conditions = Vec::with_capacity(self.rules.len());
        let mut decided: Option<Result<usize, StateError>> = None;
        for (at, rule) in self.rules.iter().enumerate() {
            let mut row = if decided.is_some() {
                skipped(&rule.condition)
            } else {
                let (row, held) = explained(&rule.condition, run, place);
                match held {
                    Ok(true) => decided = Some(Ok(at)),
                    Ok(false) => {}
                    Err(error) => decided = Some(Err(error)),
                }
                row
            };
            // The rule itself: where it leads, with its condition beneath it.
            row = explanation::Condition {
                path: Vec::new(),
                operator: "rule".to_owned(),
                wanted: quote(&rule.next),
                held: row.held,
                reason: row.reason.clone(),
                span: rule.condition.span,
                found: Vec::new(),
                children: vec![row],
            };
            conditions.push(row);
        }
        let (matched, summary) = match (&decided, &self.default) {
            (Some(Ok(at)), _) => {
                let next = self.rules.get(*at).map_or("", |rule| &rule.next);
                (true, format!("Rule {} of {} holds and leads to \"{next}\".", at + 1, self.rules.len()))
            }
            (Some(Err(error)), _) => (false, format!("The state fails with {}: {}", error.name, error.cause)),
            (None, Some(next)) => {
                (true, format!("None of the {} rules holds; the Default leads to \"{next}\".", self.rules.len()))
            }
            (None, None) => (false, format!("None of the {} rules holds, and there is no Default.", self.rules.len())),
        };
        Explanation { matched, summary, conditions }
    }
}

fn row(condition: &Condition, operator: &str, held: Option<bool>, reason: String) -> explanation::Condition {
    explanation::Condition {
        path: Vec::new(),
        operator: operator.to_owned(),
        wanted: String::new(),
        held,
        reason,
        span: condition.span,
        found: Vec::new(),
        children: Vec::new(),
    }
}

const fn operator(condition: &Condition) -> &str {
    match &condition.kind {
        ConditionKind::And(_) => "And",
        ConditionKind::Or(_) => "Or",
        ConditionKind::Not(_) => "Not",
        ConditionKind::Test(_) => "test",
    }
}

/// A condition that nobody asked.
fn skipped(condition: &Condition) -> explanation::Condition {
    let mut out = row(condition, operator(condition), None, "It was not reached.".to_owned());
    match &condition.kind {
        ConditionKind::And(parts) | ConditionKind::Or(parts) => out.children = parts.iter().map(skipped).collect(),
        ConditionKind::Not(part) => out.children = vec![skipped(part)],
        ConditionKind::Test(test) => describe(&mut out, test),
    }
    out
}

fn describe(out: &mut explanation::Condition, test: &Test) {
    out.operator = test.name.to_string();
    out.path = vec![test.variable.it.text().to_owned()];
    out.wanted = match &test.operand {
        Operand::Value(value) => value.to_string(),
        Operand::Path(path) => quote(path.it.text()),
    };
}

type Held = Result<bool, StateError>;

fn explained(
    condition: &Condition,
    run: &mut Run<'_, '_>,
    place: &dyn Fn(&[Step]) -> Option<Span>,
) -> (explanation::Condition, Held) {
    match &condition.kind {
        ConditionKind::And(parts) => several(condition, parts, false, run, place),
        ConditionKind::Or(parts) => several(condition, parts, true, run, place),
        ConditionKind::Not(part) => {
            let (child, held) = explained(part, run, place);
            let held = held.map(|held| !held);
            let reason = match &held {
                Ok(true) => format!("Its condition does not hold: {}", child.reason),
                Ok(false) => format!("Its condition holds: {}", child.reason),
                Err(error) => error.cause.clone(),
            };
            let mut out = row(condition, "Not", held.as_ref().ok().copied(), reason);
            out.children = vec![child];
            (out, held)
        }
        ConditionKind::Test(test) => tested(condition, test, run, place),
    }
}

/// `And` and `Or`: from the first up to the one that decides, which is the first that holds or does not.
fn several(
    condition: &Condition,
    parts: &[Condition],
    decisive: bool,
    run: &mut Run<'_, '_>,
    place: &dyn Fn(&[Step]) -> Option<Span>,
) -> (explanation::Condition, Held) {
    let mut children = Vec::with_capacity(parts.len());
    let mut decided: Option<(Held, String)> = None;
    for part in parts {
        if decided.is_some() {
            children.push(skipped(part));
            continue;
        }
        let (child, held) = explained(part, run, place);
        if held.as_ref().ok() != Some(&!decisive) {
            decided = Some((held, child.reason.clone()));
        }
        children.push(child);
    }
    let all = if decisive { "None of them holds." } else { "All of them hold." };
    let (held, reason) = decided.unwrap_or((Ok(!decisive), all.to_owned()));
    let mut out = row(condition, operator(condition), held.as_ref().ok().copied(), reason);
    out.children = children;
    (out, held)
}

fn tested(
    condition: &Condition,
    test: &Test,
    run: &mut Run<'_, '_>,
    place: &dyn Fn(&[Step]) -> Option<Span>,
) -> (explanation::Condition, Held) {
    let mut out = row(condition, "", None, String::new());
    describe(&mut out, test);
    out.found = found(&test.variable.it, run, place);
    let held = match test.evaluate(run) {
        Ok(tested) => {
            let variable = test.variable.it.text();
            let is = match &tested.value {
                Some(value) => format!("{variable} is {}", shown(value)),
                None => format!("{variable} is not there"),
            };
            let wanted = match (test.operator, &test.operand) {
                (Operator::Is(Is::Present), _) if tested.value.is_none() => String::new(),
                (_, Operand::Path(path)) => format!(", {} is {}", path.it.text(), shown(&tested.operand)),
                _ => String::new(),
            };
            let verb = if tested.holds { "holds" } else { "does not hold" };
            out.reason = format!("{is}{wanted}; {} {} {verb}.", test.name, out.wanted);
            out.held = Some(tested.holds);
            Ok(tested.holds)
        }
        Err(error) => {
            out.reason.clone_from(&error.cause);
            Err(error)
        }
    };
    (out, held)
}

/// The nodes that the path touches, if it starts from the input.
fn found(path: &Path, run: &mut Run<'_, '_>, place: &dyn Fn(&[Step]) -> Option<Span>) -> Vec<Found> {
    if path.root != crate::asl::path::Root::Input {
        return Vec::new();
    }
    let nodes = path.locate(run.scope, run.work).unwrap_or_default();
    let found = nodes.into_iter().take(Found::MAX).filter_map(|node| {
        let span = place(&node.path)?;
        Some(Found { value: node.value.to_string(), path: node.path, span })
    });
    found.collect()
}

/// A value in a sentence.
fn shown(value: &Value) -> String {
    match value {
        Value::Array(_) | Value::Object(_) => value.describe().to_owned(),
        scalar => {
            let mut text = scalar.to_string();
            if let Some((at, _)) = text.char_indices().nth(SHOWN) {
                text.truncate(at);
                text.push('…');
            }
            text
        }
    }
}
