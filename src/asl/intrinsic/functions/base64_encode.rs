//! `States.Base64Encode(text)`: the UTF-8 of the text in Base64, with padding.

use super::{Answer, Arguments, Contract, Kind, Parameter, Run, limited};
use base64::{Engine as _, engine::general_purpose::STANDARD};

pub(super) const CONTRACT: Contract = Contract::of(&[Parameter("text", Kind::Text)]);

pub(super) fn call(arguments: &Arguments<'_>, run: &mut Run<'_, '_>) -> Answer {
    let text = limited(arguments.text(0))?;
    run.work.text(text.len())?;
    Ok(STANDARD.encode(text).into())
}
