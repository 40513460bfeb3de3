//! A value for which everything that is asked of it holds.

use super::needs::Atom;
use crate::asl::choice::{Comparison, Condition, ConditionKind, Family, Is, Operand, Operator, Test};
use crate::asl::data::{Number, Object, Value};
use crate::asl::dataflow::Placed;
use crate::asl::intrinsic::Kind;
use crate::asl::path::Path;
use crate::asl::random::Random;
use crate::asl::run::Run;
use crate::asl::scope::Scope;
use crate::asl::time::{Instant, timestamp};
use crate::asl::work::Work;

/// What is to be at a place.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Want {
    Value(Value),
    Nothing,
}

/// A value that meets all of `atoms`, if one of those that suggest themselves does.
pub(super) fn solve(atoms: &[&Atom]) -> Option<Want> {
    let mut candidates = Vec::new();
    atoms.iter().for_each(|atom| suggest(atom, &mut candidates));
    let more = ["a", "2024-01-01T00:00:00Z"].map(Value::from).into_iter().chain([
        Value::from(1),
        Value::from(true),
        Value::from(Vec::new()),
        Value::empty_object(),
        Value::Null,
    ]);
    candidates.extend(more.map(Want::Value));
    candidates.push(Want::Nothing);
    candidates.into_iter().find(|want| atoms.iter().all(|atom| holds(atom, want)))
}

fn number(float: f64) -> Value {
    Number::Float(float).as_int().map_or_else(|| Number::Float(float).into(), Value::from)
}

/// Values near to what an atom speaks of.
fn suggest(atom: &Atom, out: &mut Vec<Want>) {
    let mut add = |value: Value| out.push(Want::Value(value));
    match atom {
        Atom::Equals(value) => add(value.clone()),
        Atom::Ordered(than, ..) => [0.0, 1.0, -1.0, 0.5, -0.5].into_iter().for_each(|by| add(number(than + by))),
        Atom::Differs(value) => match value {
            Value::Number(it) => add(number(it.as_f64() + 1.0)),
            Value::Bool(it) => add((!it).into()),
            Value::String(text) => add(format!("{text}a").into()),
            _ => {}
        },
        Atom::Absent => out.push(Want::Nothing),
        Atom::Present | Atom::Fails(_) => {}
        Atom::Timestamp => add("2024-01-01T00:00:00Z".into()),
        Atom::Kind(kind) => add(match kind {
            Kind::Number => 1.into(),
            Kind::Boolean => true.into(),
            Kind::Array => Vec::new().into(),
            Kind::Object => Object::new().into(),
            Kind::Any | Kind::Text => "a".into(),
        }),
        Atom::Test(test, operand, _) => match (test.operator, operand) {
            (Operator::Compare(Family::Numeric, _), Value::Number(it)) => {
                [0.0, 1.0, -1.0, 0.5, -0.5].into_iter().for_each(|by| add(number(it.as_f64() + by)));
            }
            (Operator::Compare(Family::Timestamp, _), Value::String(text)) => {
                add(operand.clone());
                let seconds = Instant::parse(text).map_or(0.0, |instant| instant.seconds());
                [1.0, -1.0].into_iter().for_each(|by| add(timestamp(seconds + by).into()));
            }
            (Operator::Compare(Family::String, comparison), Value::String(text)) => {
                add(operand.clone());
                if comparison != Comparison::Equals {
                    let mut shorter = text.to_string();
                    shorter.pop();
                    add(shorter.into());
                }
                add(format!("{text}a").into());
                add("".into());
            }
            (Operator::Compare(Family::Boolean, _), _) => [true, false].into_iter().for_each(|it| add(it.into())),
            (Operator::Matches, Value::String(pattern)) => {
                for filler in ["", "a"] {
                    add(filled(pattern, filler).into());
                }
                add("".into());
            }
            (Operator::Is(is), _) => {
                let like = match is {
                    Is::Null => Value::Null,
                    Is::Numeric => 1.into(),
                    Is::Boolean => true.into(),
                    Is::Timestamp => "2024-01-01T00:00:00Z".into(),
                    Is::Present | Is::String => "a".into(),
                };
                if operand == &Value::Bool(false) && is == Is::Present {
                    out.push(Want::Nothing);
                } else {
                    add(like);
                }
            }
            _ => add(operand.clone()),
        },
    }
}

/// A text that a pattern of `StringMatches` matches.
fn filled(pattern: &str, filler: &str) -> String {
    let (mut text, mut characters) = (String::new(), pattern.chars());
    while let Some(c) = characters.next() {
        match c {
            '*' => text.push_str(filler),
            '\\' => text.extend(characters.next()),
            _ => text.push(c),
        }
    }
    text
}

/// Does it hold of what is there?
pub(super) fn holds(atom: &Atom, want: &Want) -> bool {
    let value = match want {
        Want::Value(value) => Some(value),
        Want::Nothing => None,
    };
    match (atom, value) {
        (Atom::Absent, value) => value.is_none(),
        (Atom::Test(test, operand, wanted), value) => tested(test, operand, value) == Some(*wanted),
        (_, None) | (Atom::Fails(_), _) => false,
        (Atom::Present, Some(_)) => true,
        (Atom::Equals(wanted), Some(value)) => wanted == value,
        (Atom::Differs(other), Some(value)) => other != value,
        (Atom::Ordered(than, way, wanted), Some(value)) => value.as_number().is_some_and(|number| {
            let order = number.as_f64().total_cmp(than) as i8;
            (order == *way) == *wanted
        }),
        (Atom::Timestamp, Some(value)) => value.as_str().is_some_and(|text| Instant::parse(text).is_some()),
        (Atom::Kind(kind), Some(value)) => match kind {
            Kind::Any => true,
            Kind::Text => value.as_str().is_some(),
            Kind::Number => value.as_number().is_some(),
            Kind::Boolean => matches!(value, Value::Bool(_)),
            Kind::Array => value.as_array().is_some(),
            Kind::Object => value.as_object().is_some(),
        },
    }
}

/// What a test comes to where its variable is `value`; nothing where it fails.
fn tested(test: &Test, operand: &Value, value: Option<&Value>) -> Option<bool> {
    let variable = Placed { it: Path::parse("$.v").ok()?, place: test.variable.place };
    let test = Test { variable, operand: Operand::Value(operand.clone()), ..test.clone() };
    let condition = Condition { span: test.span, kind: ConditionKind::Test(Box::new(test)) };
    let input = Value::from(value.map(|value| ("v", value.clone())).into_iter().collect::<Object>());
    let (mut work, mut random) = (Work::default(), Random::new(0));
    let scope = Scope { input: &input, context: &Value::Null, variables: &Object::new() };
    let mut run = Run { scope, work: &mut work, random: &mut random, deep_merge: false, now: 0.0, field: None };
    condition.holds(&mut run).ok()
}
