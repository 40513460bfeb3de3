//! `States.UUID()`: a random UUID, version 4.

use super::{Answer, Arguments, Contract, Run};

pub(super) const CONTRACT: Contract = Contract::of(&[]);

pub(super) fn call(_: &Arguments<'_>, run: &mut Run<'_, '_>) -> Answer {
    let uuid = ::uuid::Builder::from_random_bytes(run.random.bytes()).into_uuid();
    Ok((&*uuid.hyphenated().encode_lower(&mut ::uuid::Uuid::encode_buffer())).into())
}
