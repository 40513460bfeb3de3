//! Payload templates: JSON in which members whose name ends in `.$` are computed (D5).

use super::{Expression, Placed};
use crate::asl::data::{Object, Value};
use crate::asl::error::StateError;
use crate::asl::run::Run;
use std::sync::Arc;

/// A payload template.
#[derive(Clone, Debug)]
pub struct Template {
    /// Its root.
    pub node: Node,
}

/// A part of a template. What can be one depends on the features of the crate.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Node {
    /// Nothing in it is computed.
    Literal(Value),
    /// Members in order, by the names that the result has.
    Object(Vec<(Arc<str>, Self)>),
    /// Elements in order.
    Array(Vec<Self>),
    /// What a member whose name ends in `.$` becomes.
    Computed {
        /// Its name, with the `.$`.
        field: Arc<str>,
        /// What it holds.
        expression: Placed<Expression>,
    },
    /// A field of a JSONata state, where both languages have one.
    #[cfg(feature = "jsonata")]
    Query(Box<crate::asl::jsonata::Template>),
}

impl Template {
    /// Its value.
    ///
    /// # Errors
    /// A path finds nothing, a function fails, or the value becomes too deep.
    pub fn evaluate(&self, run: &mut Run<'_, '_>) -> Result<Value, StateError> {
        let value = self.node.evaluate(run)?;
        run.work.measure(&value)?;
        Ok(value)
    }
}

impl Node {
    /// Its value, if nothing in it is computed.
    #[must_use]
    pub fn literal(&self) -> Option<Value> {
        match self {
            Self::Literal(value) => Some(value.clone()),
            _ => None,
        }
    }

    fn evaluate(&self, run: &mut Run<'_, '_>) -> Result<Value, StateError> {
        run.work.spend(1)?;
        Ok(match self {
            Self::Literal(value) => value.clone(),
            Self::Object(members) => {
                let mut object = Object::with_capacity(members.len());
                for (name, node) in members {
                    object.insert(name.clone(), node.evaluate(run)?);
                }
                object.into()
            }
            Self::Array(nodes) => nodes.iter().map(|node| node.evaluate(run)).collect::<Result<Vec<_>, _>>()?.into(),
            #[cfg(feature = "jsonata")]
            Self::Query(template) => template.evaluate(&mut crate::asl::jsonata::Session::of(run))?,
            Self::Computed { field, expression } => {
                let mut run = Run {
                    scope: run.scope,
                    work: run.work,
                    random: run.random,
                    deep_merge: run.deep_merge,
                    now: run.now,
                    field: Some(field),
                };
                expression.it.evaluate(&mut run).map_err(|error| expression.place.error(error))?
            }
        })
    }
}
