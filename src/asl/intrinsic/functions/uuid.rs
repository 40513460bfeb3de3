//! `States.UUID()`: a random UUID, version 4.

use super::{Answer, Arguments, Contract, Run};

pub(super) const CONTRACT: Contract = Contract::of(&[]);

pub(super) fn call(_: &Arguments<'_>, run: &mut Run<'_, '_>) -> Answer {
    Ok(run.random.uuid().into())
}
