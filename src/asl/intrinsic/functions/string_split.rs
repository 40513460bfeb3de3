//! `States.StringSplit(text, delimiters)`: the pieces of the text between any of these characters; empty ones are dropped.

use super::{Answer, Arguments, Contract, Kind, Parameter, Run};
use crate::asl::data::Value;

pub(super) const CONTRACT: Contract =
    Contract::of(&[Parameter("text", Kind::Text), Parameter("delimiters", Kind::Text)]);

pub(super) fn call(arguments: &Arguments<'_>, run: &mut Run<'_, '_>) -> Answer {
    let (text, delimiters) = (arguments.text(0), arguments.text(1));
    // Each character is looked for among the delimiters.
    run.work.spend(text.len().saturating_mul(1 + delimiters.len() / 16))?;
    let pieces = text.split(|c| delimiters.contains(c)).filter(|piece| !piece.is_empty());
    Ok(pieces.map(Value::from).collect::<Vec<_>>().into())
}
