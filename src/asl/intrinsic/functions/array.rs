//! `States.Array(value…)`: the values as an array.

use super::{Answer, Arguments, Contract, Run};

pub(super) const CONTRACT: Contract = Contract { parameters: &[], optional: 0, more: true };

pub(super) fn call(arguments: &Arguments<'_>, _: &mut Run<'_, '_>) -> Answer {
    Ok(arguments.values.to_vec().into())
}
