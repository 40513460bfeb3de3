//! The Choice state: rules in their order, of which the first that holds decides (C1).

mod compile;
mod explain;
mod pattern;
mod test;

pub use pattern::Pattern;
pub use test::{Comparison, Family, Is, Operand, Operator, Test};

use super::data::Value;
use super::dataflow::Template;
use super::error::{StateError, no_choice};
use super::run::Run;
use crate::diagnostic::Span;
use std::sync::Arc;

/// The rules of a Choice state.
#[derive(Clone, Debug)]
pub struct Choice {
    /// In their order.
    pub rules: Vec<Rule>,
    /// Where it goes if none holds.
    pub default: Option<Arc<str>>,
    /// The place of the state.
    pub span: Span,
}

/// A rule and where it leads.
#[derive(Clone, Debug)]
pub struct Rule {
    /// What has to hold.
    pub condition: Condition,
    /// The state that it leads to.
    pub next: Arc<str>,
    /// Its own `Assign`, which is used instead of the state's (C6).
    pub assign: Option<Template>,
}

/// A condition and its place.
#[derive(Clone, Debug)]
pub struct Condition {
    /// What it asks.
    pub kind: ConditionKind,
    /// Its place in the text of the state.
    pub span: Span,
}

/// What a condition asks.
#[derive(Clone, Debug)]
pub enum ConditionKind {
    /// All of them, from the first to the first that does not hold.
    And(Vec<Condition>),
    /// Any of them, from the first to the first that holds.
    Or(Vec<Condition>),
    /// That it does not hold.
    Not(Box<Condition>),
    /// A test of a value.
    Test(Box<Test>),
}

/// What a Choice came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// The rule that held, by its place in the list; `None` for the Default.
    pub rule: Option<usize>,
    /// The next state.
    pub next: Arc<str>,
}

impl Choice {
    /// The rule that decides for `$`, which is the effective input.
    ///
    /// # Errors
    /// `States.NoChoiceMatched`; or `States.Runtime` where a test has nothing to look at (C2).
    pub fn choose(&self, run: &mut Run<'_, '_>) -> Result<Chosen, StateError> {
        for (at, rule) in self.rules.iter().enumerate() {
            if rule.condition.holds(run)? {
                return Ok(Chosen { rule: Some(at), next: rule.next.clone() });
            }
        }
        match &self.default {
            Some(next) => Ok(Chosen { rule: None, next: next.clone() }),
            None => Err(self.nothing()),
        }
    }

    fn nothing(&self) -> StateError {
        no_choice().at(self.span)
    }
}

impl Condition {
    /// Does it hold?
    ///
    /// # Errors
    /// `States.Runtime` where a test has nothing to look at.
    pub fn holds(&self, run: &mut Run<'_, '_>) -> Result<bool, StateError> {
        Ok(match &self.kind {
            ConditionKind::And(parts) => {
                for part in parts {
                    if !part.holds(run)? {
                        return Ok(false);
                    }
                }
                true
            }
            ConditionKind::Or(parts) => {
                for part in parts {
                    if part.holds(run)? {
                        return Ok(true);
                    }
                }
                false
            }
            ConditionKind::Not(part) => !part.holds(run)?,
            ConditionKind::Test(test) => test.evaluate(run)?.holds,
        })
    }
}

/// What became of a test.
pub(super) struct Tested {
    holds: bool,
    /// What its variable led to.
    value: Option<Value>,
    /// What it was compared with.
    operand: Value,
}
