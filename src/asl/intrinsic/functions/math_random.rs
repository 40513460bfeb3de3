//! `States.MathRandom(start, end, seed?)`: a whole number from start up to end, which it does not reach (I8).

use super::{Answer, Arguments, Contract, Kind, Parameter, Run, intrinsic};
use crate::asl::random::Random;

pub(super) const CONTRACT: Contract = Contract {
    parameters: &[Parameter("start", Kind::Number), Parameter("end", Kind::Number), Parameter("seed", Kind::Number)],
    optional: 1,
    more: false,
};

pub(super) fn call(arguments: &Arguments<'_>, run: &mut Run<'_, '_>) -> Answer {
    let (start, end) = (arguments.rounded(0), arguments.rounded(1));
    if start >= end {
        return Err(intrinsic(format!("its start {start} is less than its end {end}")));
    }
    let offset = match arguments.values.get(2) {
        Some(_) => Random::new(arguments.rounded(2).cast_unsigned()).below(end.abs_diff(start)),
        None => run.random.below(end.abs_diff(start)),
    };
    Ok(start.wrapping_add_unsigned(offset).into())
}
