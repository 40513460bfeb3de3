//! What a Choice state needs to go a certain way.

use super::needs::{Atom, Need, Spot};
use super::routes::Way;
use crate::asl::choice::{Choice, Condition, ConditionKind, Family, Operand, Operator, Test};
use crate::asl::data::Value;
use std::sync::Arc;

/// How many ways to make rules hold are kept.
pub(super) const MAX_ALTERNATIVES: usize = 24;

/// Each a list of needs of which all together do it.
pub(super) type Alternatives = Vec<Vec<Need>>;

/// What makes the rule hold that leads that way, and none before it; needs of the effective input.
pub(super) fn choose(choice: &Choice, way: Way) -> Result<Alternatives, String> {
    let chosen = match way {
        Way::Rule(at) => Some(at),
        _ => None,
    };
    let mut all: Alternatives = vec![Vec::new()];
    for (at, rule) in choice.rules.iter().enumerate() {
        all = both(all, condition(&rule.condition, chosen == Some(at))?);
        if chosen == Some(at) {
            break;
        }
    }
    Ok(all)
}

/// Both of them.
pub(super) fn both(first: Alternatives, second: Alternatives) -> Alternatives {
    let pairs = first.iter().flat_map(|a| second.iter().map(move |b| [a.as_slice(), b.as_slice()].concat()));
    pairs.take(MAX_ALTERNATIVES).collect()
}

fn condition(it: &Condition, wanted: bool) -> Result<Alternatives, String> {
    match &it.kind {
        ConditionKind::Not(inner) => condition(inner, !wanted),
        ConditionKind::And(parts) => parts_of(parts, true, wanted),
        ConditionKind::Or(parts) => parts_of(parts, false, wanted),
        ConditionKind::Test(test) => self::test(test, wanted),
    }
}

/// Parts are asked in their order up to the one that decides; so those before it have to come to `going_on`.
fn parts_of(parts: &[Condition], going_on: bool, wanted: bool) -> Result<Alternatives, String> {
    let mut before: Alternatives = vec![Vec::new()];
    if wanted == going_on {
        for part in parts {
            before = both(before, condition(part, going_on)?);
        }
        return Ok(before);
    }
    let mut all = Vec::new();
    for part in parts {
        all.extend(both(before.clone(), condition(part, !going_on)?));
        before = both(before, condition(part, going_on)?);
    }
    all.truncate(MAX_ALTERNATIVES);
    Ok(all)
}

fn test(test: &Test, wanted: bool) -> Result<Alternatives, String> {
    let unclear = |text: &str| format!("A rule asks for {text}, which can be several places.");
    let spot = Spot::of(&test.variable.it).ok_or_else(|| unclear(test.variable.it.text()))?;
    let (operand, more) = match &test.operand {
        Operand::Value(value) => (value.clone(), None),
        Operand::Path(path) => {
            let value = match test.operator {
                Operator::Compare(Family::Numeric, _) => Value::from(5),
                Operator::Compare(Family::Boolean, _) => Value::from(true),
                Operator::Compare(Family::Timestamp, _) => "2024-01-01T00:00:00Z".into(),
                _ => "m".into(),
            };
            let other = Spot::of(&path.it).ok_or_else(|| unclear(path.it.text()))?;
            (value.clone(), Some(Need { spot: other, atom: Atom::Equals(value) }))
        }
    };
    let atom = Atom::Test(Arc::new(test.clone()), operand, wanted);
    Ok(vec![[Need { spot, atom }].into_iter().chain(more).collect()])
}
