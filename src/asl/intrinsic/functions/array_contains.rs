//! `States.ArrayContains(array, value)`: is an element equal to the value? Equal deeply, and without conversion.

use super::{Answer, Arguments, Contract, Kind, Parameter, Run};

pub(super) const CONTRACT: Contract = Contract::of(&[Parameter("array", Kind::Array), Parameter("value", Kind::Any)]);

pub(super) fn call(arguments: &Arguments<'_>, run: &mut Run<'_, '_>) -> Answer {
    for element in arguments.array(0) {
        if run.work.equal(element, arguments.value(1))? {
            return Ok(true.into());
        }
    }
    Ok(false.into())
}
