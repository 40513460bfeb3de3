//! `States.Hash(data, algorithm)`: the hash of the data's UTF-8 in lower-case hexadecimal. Data that is no string is
//! hashed as its JSON.

use super::{Answer, Arguments, Contract, Kind, Parameter, Run, intrinsic, limited};
use sha2::Digest;

pub(super) const CONTRACT: Contract = Contract::of(&[Parameter("data", Kind::Any), Parameter("algorithm", Kind::Text)]);

pub(super) fn call(arguments: &Arguments<'_>, run: &mut Run<'_, '_>) -> Answer {
    run.work.value(arguments.value(0))?;
    let json;
    let text = match arguments.value(0).as_str() {
        Some(text) => text,
        None => {
            json = arguments.value(0).to_string();
            &json
        }
    };
    let (data, algorithm) = (limited(text)?.as_bytes(), arguments.text(1));
    match digest(algorithm, data) {
        Some(hash) => Ok(hash.into()),
        None => Err(intrinsic(format!("its algorithm is MD5, SHA-1, SHA-256, SHA-384 or SHA-512, not {algorithm}"))),
    }
}

/// The hash in lower-case hexadecimal, or `None` where AWS has no algorithm of that name.
pub(in crate::asl) fn digest(algorithm: &str, data: &[u8]) -> Option<String> {
    Some(match algorithm {
        "MD5" => hex(&md5::Md5::digest(data)),
        "SHA-1" => hex(&sha1::Sha1::digest(data)),
        "SHA-256" => hex(&sha2::Sha256::digest(data)),
        "SHA-384" => hex(&sha2::Sha384::digest(data)),
        "SHA-512" => hex(&sha2::Sha512::digest(data)),
        _ => return None,
    })
}

fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
