//! `States.Base64Decode(text)`: the text whose UTF-8 the Base64 spells. As Java reads bytes, those that are not UTF-8
//! become U+FFFD.

use super::{Answer, Arguments, Contract, Kind, Parameter, Run, intrinsic, limited};
use base64::{Engine as _, engine::general_purpose::STANDARD};

pub(super) const CONTRACT: Contract = Contract::of(&[Parameter("text", Kind::Text)]);

pub(super) fn call(arguments: &Arguments<'_>, run: &mut Run<'_, '_>) -> Answer {
    let text = limited(arguments.text(0))?;
    run.work.text(text.len())?;
    let bytes = STANDARD.decode(text).map_err(|_| intrinsic("its text is not Base64 with padding"))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned().into())
}
