//! `States.JsonMerge(first, second, deep)`: the members of both objects; of a name in both the second one's (I7).

use super::{Answer, Arguments, Contract, Kind, Parameter, Run, intrinsic};
use crate::asl::data::{Object, Value};
use crate::asl::error::StateError;
use crate::asl::work::Work;
use std::sync::Arc;

pub(super) const CONTRACT: Contract = Contract::of(&[
    Parameter("first", Kind::Object),
    Parameter("second", Kind::Object),
    Parameter("deep", Kind::Boolean),
]);

pub(super) fn call(arguments: &Arguments<'_>, run: &mut Run<'_, '_>) -> Answer {
    let deep = *arguments.value(2) == Value::Bool(true);
    if deep && !run.deep_merge {
        return Err(intrinsic("AWS merges only shallowly: its argument 3 (deep) is false"));
    }
    let (mut first, second) = (arguments.object(0), arguments.object(1));
    merge(Arc::make_mut(&mut first), &second, deep, run.work)?;
    Ok(Value::Object(first))
}

fn merge(into: &mut Object, from: &Object, deep: bool, work: &mut Work) -> Result<(), StateError> {
    for (name, value) in from.iter() {
        work.spend(1)?;
        match (into.get_mut(name), value) {
            (Some(Value::Object(old)), Value::Object(new)) if deep => merge(Arc::make_mut(old), new, deep, work)?,
            _ => into.insert(name.clone(), value.clone()),
        }
    }
    Ok(())
}
