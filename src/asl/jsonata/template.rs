//! A field of a JSONata state: JSON in which strings from `{%` to `%}` are computed (Q2).

use super::convert::kind;
use super::error::JsonataError;
use super::expression::{Expression, source};
use super::session::Session;
use crate::asl::data::{Object, Value};
use crate::asl::dataflow::{Compiler, Placed};
use crate::asl::error::{StateError, query};
use crate::diagnostic::{Code, Span};
use crate::json::{self, Kind};
use std::sync::Arc;

/// A field, or a part of one.
#[derive(Clone, Debug)]
pub struct Template {
    /// Its root.
    pub node: Node,
    /// Its place.
    pub span: Span,
    /// Its name, such as `Output`.
    pub field: Arc<str>,
}

/// A part of a field.
#[derive(Clone, Debug)]
pub enum Node {
    /// Nothing in it is computed.
    Literal(Value),
    /// Members in order.
    Object(Vec<(Arc<str>, Self)>),
    /// Elements in order.
    Array(Vec<Self>),
    /// What an expression gives.
    Expression {
        /// Where it is, as AWS's messages say it: `Output/error`.
        field: Arc<str>,
        /// It.
        expression: Box<Placed<Expression>>,
    },
}

impl Template {
    pub(crate) fn compile<'t>(out: &mut Compiler<'t>, value: &'t json::Value, field: &str) -> Option<Self> {
        Some(Self { node: node(out, value, field)?, span: value.span, field: field.into() })
    }

    /// Its value (Q6).
    ///
    /// # Errors
    /// `States.QueryEvaluationError` where an expression fails or gives nothing; or the value becomes too deep.
    pub fn evaluate(&self, session: &mut Session<'_, '_>) -> Result<Value, StateError> {
        let value = self.node.evaluate(session)?;
        session.work.measure(&value)?;
        Ok(value)
    }

    /// Its value, which has to be of the type that JSONata calls `wanted`.
    ///
    /// # Errors
    /// As [`evaluate`](Self::evaluate), and where it is of another type.
    pub fn evaluate_as(&self, wanted: &str, session: &mut Session<'_, '_>) -> Result<Value, StateError> {
        let value = self.evaluate(session)?;
        if kind(&value) == wanted {
            return Ok(value);
        }
        Err(self.unexpected(wanted, &value))
    }

    /// Its value is of the right type, but not one that the field can hold.
    pub(super) fn out_of_range(&self, wanted: &str, value: &Value) -> StateError {
        let cause =
            format!("{} returned a value that the field cannot hold. Expected {wanted}, but was {value}", self.what());
        query(Code::JsonataType, cause).at(self.span)
    }

    fn what(&self) -> String {
        match &self.node {
            Node::Expression { field, expression } => about(&expression.it, field),
            _ => format!("The field '{}'", self.field),
        }
    }

    /// Its value is not of the type that is needed.
    #[must_use]
    pub fn unexpected(&self, wanted: &str, value: &Value) -> StateError {
        let what = self.what();
        let cause = format!(
            "{what} returned an unexpected result type. Expected '{wanted}', but was '{}' for value: {value}",
            kind(value)
        );
        query(Code::JsonataType, cause).at(self.span)
    }
}

fn about(expression: &Expression, field: &str) -> String {
    format!("The JSONata expression '{}' specified for the field '{field}'", expression.text())
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

    fn evaluate(&self, session: &mut Session<'_, '_>) -> Result<Value, StateError> {
        session.work.spend(1)?;
        Ok(match self {
            Self::Literal(value) => value.clone(),
            Self::Object(members) => {
                let mut object = Object::with_capacity(members.len());
                for (name, node) in members {
                    object.insert(name.clone(), node.evaluate(session)?);
                }
                object.into()
            }
            Self::Array(nodes) => {
                nodes.iter().map(|node| node.evaluate(session)).collect::<Result<Vec<_>, _>>()?.into()
            }
            Self::Expression { field, expression } => {
                let failed = |error: StateError| expression.place.error(error);
                match session.evaluate(&expression.it) {
                    Ok(Some(value)) => value,
                    Ok(None) => {
                        let cause = format!("{} returned nothing (undefined).", about(&expression.it, field));
                        return Err(failed(query(Code::JsonataNothing, cause)));
                    }
                    Err(error) => return Err(failed(error_of(&error, &expression.it, field))),
                }
            }
        })
    }
}

/// In AWS's words (Q7).
fn error_of(error: &JsonataError, expression: &Expression, field: &str) -> StateError {
    let about = about(expression, field);
    let cause = match error.kind {
        Code::JsonataType => format!("{about} returned an unsupported result type."),
        _ => format!("{about} threw an error during evaluation. {error}"),
    };
    let start = expression.start();
    let failed = query(error.kind, cause);
    match error.position {
        Some(span) => failed.at(Span::new(start + span.start, start + span.end)),
        None => failed,
    }
}

/// The reader bounds how deep nodes lie within each other.
fn node<'t>(out: &mut Compiler<'t>, value: &'t json::Value, field: &str) -> Option<Node> {
    match &value.kind {
        Kind::String(text) if source(text.as_str()).is_some() => {
            let expression = Placed { it: Expression::new(text.as_str()), place: out.place(value) };
            Some(Node::Expression { field: field.into(), expression: Box::new(expression) })
        }
        Kind::Array(elements) => {
            let element = |(at, element)| node(out, element, &format!("{field}[{at}]"));
            let nodes: Vec<Node> = elements.iter().enumerate().filter_map(element).collect();
            Some(match nodes.iter().map(Node::literal).collect::<Option<Vec<_>>>() {
                Some(values) => Node::Literal(values.into()),
                None => Node::Array(nodes),
            })
        }
        Kind::Object(members) => {
            let mut nodes: Vec<(Arc<str>, Node)> = Vec::with_capacity(members.len());
            for member in members {
                let name = member.key.as_str();
                let inner = node(out, &member.value, &format!("{field}/{name}"));
                nodes.extend(inner.map(|node| (Arc::from(name), node)));
            }
            let literal = |(name, node): &(Arc<str>, Node)| Some((name.clone(), node.literal()?));
            Some(match nodes.iter().map(literal).collect::<Option<Object>>() {
                Some(object) => Node::Literal(object.into()),
                None => Node::Object(nodes),
            })
        }
        _ => out.value(value).map(Node::Literal),
    }
}
