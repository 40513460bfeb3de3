//! Tests of a value: what is compared, how, and with what (C2).

use super::{Pattern, Tested};
use crate::asl::data::{Value, compare};
use crate::asl::dataflow::Placed;
use crate::asl::error::StateError;
use crate::asl::path::Path;
use crate::asl::run::Run;
use crate::asl::time::Instant;
use crate::diagnostic::{Code, Span};
use std::cmp::Ordering;
use std::sync::Arc;

/// A test of the value at a path.
#[derive(Clone, Debug)]
pub struct Test {
    /// Where the value is.
    pub variable: Placed<Path>,
    /// AWS's name of the comparison, such as `NumericLessThanPath`.
    pub name: Arc<str>,
    /// The same, taken apart.
    pub operator: Operator,
    /// What it is compared with.
    pub operand: Operand,
    /// The place of the test.
    pub span: Span,
}

/// How a value is tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// It is compared with another one of its kind.
    Compare(Family, Comparison),
    /// `StringMatches`
    Matches,
    /// `IsNull` and its kin.
    Is(Is),
}

/// What kind of values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// By UTF-16 unit.
    String,
    /// As 64-bit floats.
    Numeric,
    /// As instants.
    Timestamp,
    /// `true` and `false`.
    Boolean,
}

/// How they are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `Equals`
    Equals,
    /// `LessThan`
    LessThan,
    /// `GreaterThan`
    GreaterThan,
    /// `LessThanEquals`
    LessThanEquals,
    /// `GreaterThanEquals`
    GreaterThanEquals,
}

/// What a value is asked to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Is {
    /// `null`
    Null,
    /// There at all; `null` is.
    Present,
    /// A number.
    Numeric,
    /// A string.
    String,
    /// `true` or `false`.
    Boolean,
    /// A string that is a timestamp.
    Timestamp,
}

/// What a value is compared with.
#[derive(Clone, Debug)]
pub enum Operand {
    /// This.
    Value(Value),
    /// What this path leads to.
    Path(Placed<Path>),
}

impl Operator {
    /// The operator of that name, and whether it compares with what a path leads to.
    #[must_use]
    pub fn named(name: &str) -> Option<(Self, bool)> {
        let is = match name {
            "StringMatches" => return Some((Self::Matches, false)),
            "IsNull" => Is::Null,
            "IsPresent" => Is::Present,
            "IsNumeric" => Is::Numeric,
            "IsString" => Is::String,
            "IsBoolean" => Is::Boolean,
            "IsTimestamp" => Is::Timestamp,
            _ => return Self::comparison(name),
        };
        Some((Self::Is(is), false))
    }

    fn comparison(name: &str) -> Option<(Self, bool)> {
        let (name, path) = name.strip_suffix("Path").map_or((name, false), |name| (name, true));
        let families = [
            ("String", Family::String),
            ("Numeric", Family::Numeric),
            ("Timestamp", Family::Timestamp),
            ("Boolean", Family::Boolean),
        ];
        let (comparison, family) =
            families.iter().find_map(|(prefix, family)| Some((name.strip_prefix(prefix)?, *family)))?;
        let comparison = match comparison {
            "Equals" => Comparison::Equals,
            _ if family == Family::Boolean => return None,
            "LessThan" => Comparison::LessThan,
            "GreaterThan" => Comparison::GreaterThan,
            "LessThanEquals" => Comparison::LessThanEquals,
            "GreaterThanEquals" => Comparison::GreaterThanEquals,
            _ => return None,
        };
        Some((Self::Compare(family, comparison), path))
    }
}

impl Comparison {
    const fn holds(self, order: Ordering) -> bool {
        match self {
            Self::Equals => order.is_eq(),
            Self::LessThan => order.is_lt(),
            Self::GreaterThan => order.is_gt(),
            Self::LessThanEquals => order.is_le(),
            Self::GreaterThanEquals => order.is_ge(),
        }
    }
}

impl Test {
    pub(super) fn evaluate(&self, run: &mut Run<'_, '_>) -> Result<Tested, StateError> {
        run.work.spend(1)?;
        let found = self.variable.it.evaluate(run.scope, run.work);
        if self.operator == Operator::Is(Is::Present) {
            let value = match found {
                Ok(value) => Some(value),
                Err(error) if absent(&error) => None,
                Err(error) => return Err(self.variable.place.error(error)),
            };
            let operand = self.operand(run)?;
            return Ok(Tested { holds: Value::Bool(value.is_some()) == operand, value, operand });
        }
        let value = found.map_err(|error| nothing(&self.variable, error))?;
        let operand = self.operand(run)?;
        run.work.text(value.as_str().map_or(0, str::len))?;
        let holds = match self.operator {
            Operator::Is(is) => Value::Bool(is.holds(&value)) == operand,
            Operator::Matches => self.matches(&value, &operand)?,
            Operator::Compare(family, comparison) => {
                order(family, &value, &operand).is_some_and(|order| comparison.holds(order))
            }
        };
        Ok(Tested { holds, value: Some(value), operand })
    }

    fn operand(&self, run: &mut Run<'_, '_>) -> Result<Value, StateError> {
        match &self.operand {
            Operand::Value(value) => Ok(value.clone()),
            Operand::Path(path) => path.it.evaluate(run.scope, run.work).map_err(|error| nothing(path, error)),
        }
    }

    fn matches(&self, value: &Value, operand: &Value) -> Result<bool, StateError> {
        let (Some(text), Some(pattern)) = (value.as_str(), operand.as_str()) else { return Ok(false) };
        let Some(pattern) = Pattern::parse(pattern) else {
            let cause = format!("The pattern of StringMatches has a backslash that escapes nothing: '{pattern}'");
            return Err(StateError::runtime(Code::ChoicePath, cause).at(self.span));
        };
        Ok(pattern.matches(text))
    }
}

/// Is that error one of a path that finds nothing?
fn absent(error: &StateError) -> bool {
    matches!(error.code, Code::PathNothing | Code::PathNull | Code::VariableUnknown)
}

/// A path that finds nothing where a value is needed.
fn nothing(path: &Placed<Path>, error: StateError) -> StateError {
    if !absent(&error) {
        return path.place.error(error);
    }
    let cause =
        format!("Invalid path '{}': The choice state's condition path references an invalid value.", path.it.text());
    StateError::runtime(Code::ChoicePath, cause).at(path.place.within(error.span))
}

impl Is {
    fn holds(self, value: &Value) -> bool {
        match (self, value) {
            (Self::Null, Value::Null)
            | (Self::Present, _)
            | (Self::Numeric, Value::Number(_))
            | (Self::String, Value::String(_))
            | (Self::Boolean, Value::Bool(_)) => true,
            (Self::Timestamp, Value::String(text)) => Instant::parse(text).is_some(),
            _ => false,
        }
    }
}

/// How the two compare, if both are of that kind; otherwise the test does not hold, and that is no error.
fn order(family: Family, a: &Value, b: &Value) -> Option<Ordering> {
    match (family, a, b) {
        (Family::String, Value::String(a), Value::String(b)) => Some(compare(a, b)),
        (Family::Numeric, Value::Number(a), Value::Number(b)) => a.as_f64().partial_cmp(&b.as_f64()),
        (Family::Boolean, Value::Bool(a), Value::Bool(b)) => Some(a.cmp(b)),
        (Family::Timestamp, Value::String(a), Value::String(b)) => Some(Instant::parse(a)?.cmp(&Instant::parse(b)?)),
        _ => None,
    }
}
