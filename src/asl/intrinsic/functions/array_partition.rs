//! `States.ArrayPartition(array, size)`: the array in pieces of that size, the last one perhaps shorter.

use super::{Answer, Arguments, Contract, Kind, Parameter, Run, intrinsic};
use crate::asl::data::Value;

pub(super) const CONTRACT: Contract = Contract::of(&[Parameter("array", Kind::Array), Parameter("size", Kind::Number)]);

pub(super) fn call(arguments: &Arguments<'_>, run: &mut Run<'_, '_>) -> Answer {
    let (array, size) = (arguments.array(0), arguments.rounded(1));
    run.work.spend(array.len())?;
    match usize::try_from(size) {
        Ok(size) if size > 0 => {
            Ok(array.chunks(size).map(|piece| Value::from(piece.to_vec())).collect::<Vec<_>>().into())
        }
        Err(_) if size > 0 => Ok(vec![arguments.value(0).clone()].into()),
        _ => Err(intrinsic(format!("its size is more than 0, not {size}"))),
    }
}
