//! A state of the page as text in an address: `VERSION.base64url(raw deflate(JSON))`.
//!
//! A link comes from anywhere, so reading one trusts nothing: the version is looked at first, what it inflates to is
//! bounded, and whatever it holds is only ever shown as text.

use crate::state::subject::{Kept, Subject};
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use std::fmt;

/// The version that is written. What is read must be known by its version alone.
const VERSION: &str = "1";

/// The longest text that a link may carry when it is inflated.
pub const MAX_INFLATED: usize = 1 << 20;

/// The longest link that is written: chat programs and browsers cut longer ones.
pub const MAX_LINK: usize = 32_000;

/// Why a link cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// It was written by another version of this page.
    Version(String),
    /// It inflates to more than [`MAX_INFLATED`] bytes.
    TooLarge,
    /// A part of it is missing or was changed.
    Damaged,
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Version(version) => write!(
                f,
                "This link is of version {version}, and this page reads version {VERSION}: it was written by another \
                 version of pointsman. Your own text is untouched."
            ),
            Self::TooLarge => write!(
                f,
                "This link unpacks to more than {} MB, which is more than this page writes. Your own text is untouched.",
                MAX_INFLATED >> 20
            ),
            Self::Damaged => f.write_str(
                "This link is damaged: a part of it is missing or was changed on its way. Your own text is untouched.",
            ),
        }
    }
}

/// The value of `s` for what a page keeps, or `None` where it would be too long for a link.
#[must_use]
pub fn encode<S: Subject>(kept: &Kept<S>) -> Option<String> {
    pack(&kept.to_json())
}

fn pack(json: &str) -> Option<String> {
    if json.len() > MAX_INFLATED {
        return None;
    }
    let text = format!("{VERSION}.{}", base64url(&compress_to_vec(json.as_bytes(), 9)));
    (text.len() <= MAX_LINK).then_some(text)
}

/// What the value of `s` carries.
///
/// # Errors
/// Where the link is not one of ours, or not whole.
pub fn decode<S: Subject>(text: &str) -> Result<Kept<S>, LinkError> {
    unpack(text).and_then(|json| Kept::from_json(&json).ok_or(LinkError::Damaged))
}

fn unpack(text: &str) -> Result<String, LinkError> {
    let (version, body) = text.split_once('.').ok_or(LinkError::Damaged)?;
    if version.is_empty() || version.len() > 4 || !version.bytes().all(|b| b.is_ascii_digit()) {
        return Err(LinkError::Damaged);
    }
    if version != VERSION {
        return Err(LinkError::Version(version.to_owned()));
    }
    let packed = unbase64url(body).ok_or(LinkError::Damaged)?;
    let json = decompress_to_vec_with_limit(&packed, MAX_INFLATED).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => LinkError::TooLarge,
        _ => LinkError::Damaged,
    })?;
    String::from_utf8(json).map_err(|_| LinkError::Damaged)
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn base64url(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..=chunk.len() {
            let six = bits >> (18 - 6 * place) & 63;
            text.extend(ALPHABET.get(six as usize).map(|c| char::from(*c)));
        }
    }
    text
}

fn unbase64url(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for chunk in text.as_bytes().chunks(4) {
        let mut bits = 0_u32;
        for c in chunk {
            let six = ALPHABET.iter().position(|a| a == c)?;
            bits = bits << 6 | u32::try_from(six).ok()?;
        }
        bits <<= 6 * (4 - chunk.len());
        let [_, three @ ..] = bits.to_be_bytes();
        bytes.extend(three.iter().take(chunk.len().checked_sub(1).filter(|n| *n > 0)?));
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Verdict;
    use crate::state::eventbridge::Pair;
    use crate::state::test_set::Case;

    type Shared = Kept<Pair>;

    fn decode(text: &str) -> Result<Shared, LinkError> {
        super::decode(text)
    }

    fn shared() -> Shared {
        let event = "{\"source\":\"aws.ec2\",\n\"ä\":\"😀 <img src=x onerror=alert(1)>\"}";
        Kept {
            subject: Pair { pattern: r#"{"source":["aws.ec2"]}"#.into(), event: event.into(), ..Pair::default() },
            cases: vec![
                Case { text: "{}".into(), expect: Some(Verdict::NoMatch) },
                Case { text: "not json".into(), expect: Some(Verdict::Invalid) },
                Case { text: "{\"source\":1}".into(), expect: None },
            ],
        }
    }

    fn link(json: &[u8]) -> String {
        format!("1.{}", base64url(&compress_to_vec(json, 9)))
    }

    #[test]
    fn links_survive_the_round_trip() {
        let shared = shared();
        let link = encode(&shared).unwrap();
        assert!(link.starts_with("1.") && link.bytes().skip(2).all(|b| ALPHABET.contains(&b)), "{link}");
        assert_eq!(decode(&link), Ok(shared));
        assert_eq!(decode(&encode(&Shared::default()).unwrap()), Ok(Shared::default()));
    }

    #[test]
    fn base64url_is_rfc_4648() {
        for (bytes, text) in
            [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("?>~", "Pz5-")]
        {
            assert_eq!(base64url(bytes.as_bytes()), text);
            assert_eq!(unbase64url(text).unwrap(), bytes.as_bytes());
        }
        assert_eq!(unbase64url("A"), None);
        assert_eq!(unbase64url("Zg=="), None);
    }

    #[test]
    fn a_damaged_link_is_told_from_a_newer_one() {
        let link = encode(&shared()).unwrap();
        for damaged in
            ["", "1", "1.", "1.!!", ".abc", "x.abc", "<b>.x", "1.<script>alert(1)</script>", &link[..link.len() / 2]]
        {
            assert_eq!(decode(damaged), Err(LinkError::Damaged), "{damaged}");
        }
        assert_eq!(decode(&link.replacen('1', "2", 1)), Err(LinkError::Version("2".to_owned())));
    }

    #[test]
    fn no_flipped_byte_makes_it_panic() {
        let link = encode(&shared()).unwrap();
        for at in 2..link.len() {
            let mut bytes = link.clone().into_bytes();
            bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
            let _ = decode(&String::from_utf8(bytes).unwrap());
        }
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        assert_eq!(decode(&link(&vec![b' '; MAX_INFLATED + 1])), Err(LinkError::TooLarge));
        assert_eq!(decode(&link(&vec![b' '; 64 << 20])), Err(LinkError::TooLarge));
    }

    #[test]
    fn another_shape_is_damage() {
        for json in ["[]", "{}", r#"{"pattern":1,"event":""}"#, r#"{"pattern":"","event":"","tests":[{}]}"#, "<html>"] {
            assert_eq!(decode(&link(json.as_bytes())), Err(LinkError::Damaged), "{json}");
        }
        assert_eq!(decode(&link(b"\xff\xfe")), Err(LinkError::Damaged));
    }

    #[test]
    fn what_is_too_long_gets_no_link() {
        // A text that cannot be packed: a small generator's digits.
        let mut seed = 1_u64;
        let noise: String = std::iter::repeat_with(|| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            char::from(ALPHABET[(seed >> 58) as usize])
        })
        .take(MAX_LINK)
        .collect();
        let link = |event: String| {
            encode(&Kept {
                subject: Pair { pattern: "".into(), event: event.into(), ..Pair::default() },
                cases: Vec::new(),
            })
        };
        assert_eq!(link(noise), None);
        assert_eq!(link(" ".repeat(MAX_INFLATED)), None);
    }
}
