//! `States.ArrayLength(array)`: how many elements the array has.

use super::{Answer, Arguments, Contract, Kind, Parameter, Run};

pub(super) const CONTRACT: Contract = Contract::of(&[Parameter("array", Kind::Array)]);

pub(super) fn call(arguments: &Arguments<'_>, _: &mut Run<'_, '_>) -> Answer {
    Ok(i64::try_from(arguments.array(0).len()).unwrap_or(i64::MAX).into())
}
