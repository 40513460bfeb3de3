//! Why a Choice state in JSONata mode goes where it goes: a row per rule.

use super::fields::{Fields, Rule};
use super::session::Session;
use super::template::Node;
use crate::asl::data::Value;
use crate::explanation::{Condition, Explanation};
use crate::json::quote;

impl Fields {
    /// Which rule holds, and what the Conditions before it came to. Its verdict is that of [`choose`](Self::choose).
    #[must_use]
    pub fn explain(&self, session: &mut Session<'_, '_>) -> Explanation {
        let (mut conditions, mut decided) = (Vec::with_capacity(self.rules.len()), None);
        for (at, rule) in self.rules.iter().enumerate() {
            let (held, reason) = if decided.is_some() {
                (None, "An earlier rule decides.".to_owned())
            } else {
                match rule.condition.evaluate_as("boolean", session) {
                    Ok(value) => {
                        let held = value == Value::Bool(true);
                        if held {
                            decided = Some(Ok(at));
                        }
                        (Some(held), format!("The Condition is {held}."))
                    }
                    Err(error) => {
                        let reason = error.cause.clone();
                        decided = Some(Err(error));
                        (Some(false), reason)
                    }
                }
            };
            conditions.push(row(rule, held, reason));
        }
        let count = self.rules.len();
        let (matched, summary) = match (decided, &self.default) {
            (Some(Ok(at)), _) => {
                let next = self.rules.get(at).map_or("", |rule| &rule.next);
                (true, format!("Rule {} of {count} holds and leads to \"{next}\".", at + 1))
            }
            (Some(Err(error)), _) => (false, format!("The state fails with {}: {}", error.name, error.cause)),
            (None, Some(next)) => (true, format!("None of the {count} rules holds; the Default leads to \"{next}\".")),
            (None, None) => (false, format!("None of the {count} rules holds, and there is no Default.")),
        };
        Explanation { matched, summary, conditions }
    }
}

/// A rule, with its Condition beneath it.
fn row(rule: &Rule, held: Option<bool>, reason: String) -> Condition {
    let wanted = match &rule.condition.node {
        Node::Expression { expression, .. } => quote(expression.it.text()),
        node => node.literal().map_or_else(String::new, |value| value.to_string()),
    };
    let condition = Condition {
        path: Vec::new(),
        operator: "Condition".to_owned(),
        wanted,
        held,
        reason: reason.clone(),
        span: rule.condition.span,
        found: Vec::new(),
        children: Vec::new(),
    };
    Condition {
        operator: "rule".to_owned(),
        wanted: quote(&rule.next),
        reason,
        children: vec![condition.clone()],
        ..condition
    }
}
