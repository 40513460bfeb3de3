//! `States.ArrayGetItem(array, index)`: the element at that index, counted from 0.

use super::{Answer, Arguments, Contract, Kind, Parameter, Run, intrinsic};

pub(super) const CONTRACT: Contract =
    Contract::of(&[Parameter("array", Kind::Array), Parameter("index", Kind::Number)]);

pub(super) fn call(arguments: &Arguments<'_>, _: &mut Run<'_, '_>) -> Answer {
    let (array, index) = (arguments.array(0), arguments.number(1));
    let at = index.as_int().and_then(|index| usize::try_from(index).ok());
    match at.and_then(|at| array.get(at)) {
        Some(element) => Ok(element.clone()),
        None => Err(intrinsic(format!("there is no element {index} in an array of {}", array.len()))),
    }
}
