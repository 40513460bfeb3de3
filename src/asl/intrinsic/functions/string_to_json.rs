//! `States.StringToJson(text)`: the value that the text spells; of blanks `null`, as AWS was seen to do.

use super::{Answer, Arguments, Contract, Kind, Parameter, Run, intrinsic};
use crate::asl::data::{self, Value};

pub(super) const CONTRACT: Contract = Contract::of(&[Parameter("text", Kind::Text)]);

pub(super) fn call(arguments: &Arguments<'_>, run: &mut Run<'_, '_>) -> Answer {
    let text = arguments.text(0);
    run.work.spend(1 + text.len())?;
    if text.trim().is_empty() {
        return Ok(Value::Null);
    }
    data::parse(text).map_err(|error| {
        let why = error.diagnostics().first().map_or("", |diagnostic| diagnostic.message.as_str());
        intrinsic(format!("its text is not JSON: {why}"))
    })
}
