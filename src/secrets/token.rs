//! Tokens with an anchor: what stands before it, what behind, and whether its checksum holds.

use super::base64;
use super::checksum;
use super::judge::{self, Makeup};
use super::rules::{Check, Confidence, How, Rule};
use super::shape::{Class, Shape};
use crate::diagnostic::Span;

/// A compiled rule for tokens.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    /// Its rule's number.
    pub(crate) rule: usize,
    before: Option<Shape>,
    after: Vec<(Shape, Class)>,
    check: Check,
    confidence: Confidence,
}

/// What a hit of an anchor came to.
pub(crate) enum Outcome {
    /// Not of this shape: nothing to say about.
    Nothing,
    /// Of the shape, but something speaks against it.
    Refused(Span, &'static str, &'static str),
    /// A token, how sure it is, and what proves it.
    Found(Span, Confidence, Option<String>),
}

const NAME: Class = Class::of(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_");

impl Token {
    /// Compiles a rule's token; nothing if it has none.
    pub(crate) fn new(number: usize, rule: &Rule) -> Option<Self> {
        let How::Token { before, after, check, .. } = rule.how else { return None };
        let before = if before.is_empty() { None } else { Some(Shape::parse(before)?) };
        let after = after
            .iter()
            .map(|text| Shape::parse(text).map(|shape| (shape.stop(), shape)))
            .map(|s| s.map(|(c, s)| (s, c)));
        Some(Self { rule: number, before, after: after.collect::<Option<_>>()?, check, confidence: rule.confidence })
    }

    /// What the anchor at `anchor` of `text` came to. The anchor's case was not looked at yet.
    pub(crate) fn at(&self, text: &[u8], anchor: Span, spelled: &[u8]) -> Outcome {
        if text.get(anchor.start..anchor.end) != Some(spelled) {
            return Outcome::Nothing;
        }
        let start = match &self.before {
            Some(shape) => match shape.backward(text, anchor.start) {
                Some(start) => start,
                None => return Outcome::Nothing,
            },
            None => anchor.start,
        };
        if !begins(text, start, spelled) {
            return Outcome::Nothing;
        }
        let end = self.after.iter().find_map(|(shape, stop)| {
            let end = shape.forward(text, anchor.end)?;
            text.get(end).is_none_or(|byte| !stop.has(*byte)).then_some(end)
        });
        let Some(end) = end else { return Outcome::Nothing };
        let span = Span::new(start, end);
        let whole = text.get(start..end).unwrap_or_default();
        let body = text.get(anchor.end..end).unwrap_or_default();
        // Of some kinds most stands before the anchor.
        let body = if body.len() * 2 < whole.len() && self.before.is_some() { whole } else { body };
        let makeup = Makeup::of(body);
        if let Some(why) = judge::stands_for_token(body, &makeup) {
            return Outcome::Refused(span, "placeholder", why);
        }
        self.check(span, whole, body, &makeup)
    }

    fn check(&self, span: Span, whole: &[u8], body: &[u8], makeup: &Makeup) -> Outcome {
        let sure = |proof: Option<String>| Outcome::Found(span, self.confidence, proof);
        let no = |step, why| Outcome::Refused(span, step, why);
        let crc_holds = || {
            let (data, sum) = body.split_at_checked(body.len().saturating_sub(6)).unwrap_or_default();
            checksum::base62(checksum::crc32(data), 6) == sum
        };
        match self.check {
            Check::None => sure(None),
            Check::Random if makeup.words(50) => no("randomness", "it is made of words"),
            Check::Random if makeup.digits == 0 && makeup.len >= 40 => {
                no("randomness", "a value of this length has digits")
            }
            Check::Random if makeup.letters() == 0 => no("randomness", "it has only digits"),
            Check::Random => sure(None),
            Check::GitHubCrc if crc_holds() => sure(Some("the checksum holds".to_owned())),
            Check::GitHubCrc => no("checksum", "the last six characters are not the CRC-32 of the others"),
            Check::GitHubRefresh if crc_holds() => sure(Some("the checksum holds".to_owned())),
            Check::GitHubRefresh if body.len() == 36 => {
                no("checksum", "the last six characters are not the CRC-32 of the others")
            }
            Check::GitHubRefresh => sure(None),
            Check::NpmCrc if crc_holds() => sure(Some("the checksum holds".to_owned())),
            Check::NpmCrc => Outcome::Found(span, Confidence::Low, Some("the checksum does not hold".to_owned())),
            Check::GrafanaCrc => {
                let (data, sum) = whole.split_at_checked(whole.len().saturating_sub(9)).unwrap_or_default();
                let wanted: String = checksum::crc32(data).to_le_bytes().iter().map(|b| format!("{b:02x}")).collect();
                if sum.get(1..).is_some_and(|sum| sum.eq_ignore_ascii_case(wanted.as_bytes())) {
                    sure(Some("the checksum holds".to_owned()))
                } else {
                    Outcome::Found(span, Confidence::Low, Some("the checksum does not hold".to_owned()))
                }
            }
            Check::AwsKeyId => match checksum::aws_account(whole) {
                Some(account) => sure(Some(format!("belongs to the AWS account {account:012}"))),
                None if makeup.digits == 0 && makeup.words(60) => no("randomness", "it is made of words"),
                None => Outcome::Found(
                    span,
                    Confidence::Medium,
                    Some("of a kind from before 2019, without an account".to_owned()),
                ),
            },
            Check::Base64Json => match base64::decode(body) {
                Some(json) if json.starts_with(b"{\"") => sure(Some("holds a JSON object".to_owned())),
                _ => no("structure", "it is not base64 of a JSON object"),
            },
            Check::AgeBech32 if checksum::bech32("age-secret-key-", body) => {
                sure(Some("the checksum holds".to_owned()))
            }
            Check::AgeBech32 => no("checksum", "the checksum of bech32 does not hold"),
            Check::OpenAi if body.windows(8).any(|w| w == b"T3BlbkFJ") => {
                sure(Some("holds the mark of OpenAI's keys".to_owned()))
            }
            Check::OpenAi if makeup.words(40) => no("randomness", "it is made of words"),
            Check::OpenAi => Outcome::Found(span, Confidence::Medium, None),
        }
    }
}

/// Can a token begin at `start`? Not in the middle of a name, unless what stands before is an escape.
fn begins(text: &[u8], start: usize, spelled: &[u8]) -> bool {
    let before = text.get(..start).unwrap_or_default();
    let Some(last) = before.last() else { return true };
    // An anchor that begins with a sign is itself the border.
    if !text.get(start).is_some_and(u8::is_ascii_alphanumeric) {
        return true;
    }
    if *last == b'-' && spelled.len() <= 4 {
        return !before.get(before.len().saturating_sub(2)).is_some_and(u8::is_ascii_alphanumeric);
    }
    if !NAME.has(*last) {
        return true;
    }
    match before {
        // "\n", "\t", "\r", and %3D and the like.
        [.., b'\\', b'n' | b't' | b'r'] => true,
        [.., b'%', a, b] => a.is_ascii_hexdigit() && b.is_ascii_hexdigit(),
        [.., b'\\', b'u', b'0', b'0', a, b] => a.is_ascii_hexdigit() && b.is_ascii_hexdigit(),
        _ => false,
    }
}
