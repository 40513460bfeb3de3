//! Numbers to try: one at least of every kind that the conditions tell apart.
//!
//! All tests of comparable numbers are bounds, so that the bounds and one float between each two of them are every case
//! there is. A number that is not comparable is only ever equal to its own spelling: those of the conditions and one
//! other are every case.

use super::question::{Question, Value};
use crate::gather::Gather;
use crate::order;
use crate::rules::operators::{AnythingBut, Number, Test, shortest};

/// Those that people like to read come first.
pub(super) fn candidates(question: &Question<'_>) -> Vec<Value> {
    let mut bounds: Vec<f64> = Vec::new();
    let mut spelled: Vec<String> = Vec::new();
    let mut number = |number: &Number, bounds: &mut Vec<f64>| match number.value {
        Some(value) => bounds.push(value),
        None => spelled.push(number.spelled.to_string()),
    };
    for alternative in question.alternatives() {
        match &alternative.test {
            Test::Number(wanted) => number(wanted, &mut bounds),
            Test::AnythingBut(AnythingBut::Numbers(wanted)) => wanted.iter().for_each(|n| number(n, &mut bounds)),
            Test::Numeric(range) => bounds.extend([range.low, range.high].into_iter().flatten().map(|b| b.value)),
            _ => {}
        }
    }
    let mut sorted = bounds.clone();
    order::by_key(&mut sorted, |value| total(*value));
    let middles = sorted.windows(2).filter_map(|pair| match pair {
        [low, high] => Some(low / 2.0 + high / 2.0),
        _ => None,
    });
    let steps: [fn(f64) -> f64; 5] = [|v| v, |v| v + 1.0, |v| v - 1.0, f64::next_up, f64::next_down];
    let [at, above, below, up, down] = steps.map(|step| bounds.iter().copied().map(step));
    let floats = at.chain(above).chain(below).chain(middles).chain([0.0]).chain(up).chain(down);
    let mut candidates: Vec<Value> =
        floats.filter(|value| value.is_finite()).map(|value| Value::Number(shortest(value))).list();
    let other = (999..).map(|power: u64| format!("1e{power}")).find(|text| !spelled.contains(text));
    candidates.extend(spelled.into_iter().chain(other).map(Value::Number));
    candidates
}

/// A number in whose order floats lie as they do by value.
const fn total(value: f64) -> i64 {
    let bits = value.to_bits() as i64;
    if bits < 0 { i64::MIN - bits } else { bits }
}
