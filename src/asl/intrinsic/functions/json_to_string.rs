//! `States.JsonToString(value)`: the value as compact JSON, members in order.

use super::{Answer, Arguments, Contract, Kind, Parameter, Run};

pub(super) const CONTRACT: Contract = Contract::of(&[Parameter("value", Kind::Any)]);

pub(super) fn call(arguments: &Arguments<'_>, run: &mut Run<'_, '_>) -> Answer {
    run.work.value(arguments.value(0))?;
    Ok(arguments.value(0).to_string().into())
}
