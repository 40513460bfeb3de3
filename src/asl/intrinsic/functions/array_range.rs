//! `States.ArrayRange(first, last, step)`: whole numbers from first to last, the last one included where it is met.

use super::{Answer, Arguments, Contract, Kind, Parameter, Run, intrinsic};
use crate::asl::data::Value;

pub(super) const CONTRACT: Contract =
    Contract::of(&[Parameter("first", Kind::Number), Parameter("last", Kind::Number), Parameter("step", Kind::Number)]);

/// More numbers than this are refused (I6).
const MAX: i128 = 1_000;

pub(super) fn call(arguments: &Arguments<'_>, _: &mut Run<'_, '_>) -> Answer {
    let (first, last, step) = (arguments.rounded(0), arguments.rounded(1), arguments.rounded(2));
    if step == 0 {
        return Err(intrinsic("its step is not 0"));
    }
    let (wide, distance) = (i128::from(step), i128::from(last) - i128::from(first));
    // Where the step leads away from the last number there are none.
    let count = if distance.signum() * wide.signum() < 0 { 0 } else { distance / wide + 1 };
    if count > MAX {
        return Err(intrinsic(format!("it would make {count} numbers; the limit is 1,000")));
    }
    let numbers = (0..count).filter_map(|n| i64::try_from(i128::from(first) + n * wide).ok());
    Ok(numbers.map(Value::from).collect::<Vec<_>>().into())
}
