//! `States.MathAdd(first, second)`: the sum of the two, each rounded before (I4).

use super::{Answer, Arguments, Contract, Kind, Parameter, Run, intrinsic};

pub(super) const CONTRACT: Contract =
    Contract::of(&[Parameter("first", Kind::Number), Parameter("second", Kind::Number)]);

pub(super) fn call(arguments: &Arguments<'_>, _: &mut Run<'_, '_>) -> Answer {
    match arguments.rounded(0).checked_add(arguments.rounded(1)) {
        Some(sum) => Ok(sum.into()),
        None => Err(intrinsic("the sum is beyond 64 bits")),
    }
}
