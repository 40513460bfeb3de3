//! A name and its value, judged: by the rules for vendors' names first, by the two general rules then.

use super::assign::Assignment;
use super::base64;
use super::judge::{self, Makeup};
use super::name::Promise;
use super::rules::{Confidence, How, Rule};
use super::shape::Shape;

/// A compiled rule for names.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    pub(crate) rule: usize,
    words: Vec<&'static str>,
    shapes: Vec<Shape>,
    confidence: Confidence,
}

impl Named {
    /// Compiles a rule's names; nothing if it has none.
    pub(crate) fn new(number: usize, rule: &Rule) -> Option<Self> {
        let How::Named { words, shapes } = rule.how else { return None };
        let shapes = shapes.iter().map(Shape::parse).collect::<Option<_>>()?;
        Some(Self { rule: number, words: words.iter().collect(), shapes, confidence: rule.confidence })
    }

    fn fits(&self, squeezed: &[u8], value: &[u8]) -> bool {
        self.words.iter().any(|word| squeezed.windows(word.len()).any(|window| window == word.as_bytes()))
            && self.shapes.iter().any(|shape| shape.forward(value, 0) == Some(value.len()))
    }
}

/// A value that was found to be a secret.
pub(crate) struct Verdict {
    /// The number of a rule for names, if one fits.
    pub(crate) named: Option<usize>,
    pub(crate) confidence: Confidence,
    pub(crate) proof: Option<String>,
    /// What the value encodes, if that is the secret.
    pub(crate) decoded: Option<Vec<u8>>,
}

/// Why a value is none: the step that failed, and the reason.
pub(crate) type Refusal = (&'static str, &'static str);

/// No credential of one line is longer.
const LONGEST: usize = 3072;

/// Judges the value of an assignment to a name that promises a secret.
pub(crate) fn judge(
    named: &[Named],
    squeezed: &[u8],
    promise: Promise,
    it: &Assignment,
    value: &[u8],
) -> Result<Verdict, Refusal> {
    if value.len() < 6 {
        return Err(("length", "the value is too short"));
    }
    if value.len() > LONGEST || promise == Promise::Password && value.len() > 256 {
        return Err(("length", "the value is too long"));
    }
    let decoded = readable(value);
    let judged = decoded.as_deref().unwrap_or(value);
    let makeup = Makeup::of(judged);
    if makeup.spaces > 0 {
        return Err(("form", "it holds blanks, as sentences do"));
    }
    if makeup.others > 0 {
        return Err(("form", "it is not printable ASCII"));
    }
    if let Some(why) = judge::stands_for(judged, &makeup) {
        return Err(("placeholder", why));
    }
    if let Some(why) = judge::refers(judged) {
        return Err(("reference", why));
    }
    if matches!(judged.first(), Some(b')' | b']' | b'}' | b'>' | b',')) {
        return Err(("code", "it begins with a closing bracket"));
    }
    // "token: " + kind + ", …": what stands between two literals.
    if judged.len() > 2 && judged.starts_with(b"+") && judged.ends_with(b"+") {
        return Err(("code", "it stands between two literals that are joined"));
    }
    if !it.quoted
        && judged.starts_with(b"!")
        && makeup.digits == 0
        && judged.iter().skip_while(|b| **b == b'!').all(|b| b.is_ascii_alphabetic() || *b == b'_')
    {
        return Err(("code", "it is a name behind a sign that negates it"));
    }
    if !it.sign && (judged.contains(&b',') || makeup.words(30)) {
        return Err(("sign", "nothing assigns it, and it is not random enough without"));
    }
    if !it.quoted
        && decoded.is_none()
        && judged.iter().any(|b| matches!(b, b'(' | b')' | b'{' | b'}' | b'[' | b']' | b';' | b'?'))
    {
        return Err(("code", "without quotes it may be code"));
    }
    let proof = decoded.as_ref().map(|_| "its base64 encodes the secret".to_owned());
    if let Some(rule) = named.iter().find(|rule| rule.fits(squeezed, judged))
        && !makeup.words(60)
    {
        return Ok(Verdict { named: Some(rule.rule), confidence: rule.confidence, proof, decoded });
    }
    let confidence = match promise {
        Promise::Other => {
            return Err(("name", "the name does not end in a word for secrets, and fits no vendor's rule"));
        }
        Promise::Key if makeup.len >= 16 => key(judged, &makeup, it)?,
        Promise::Password | Promise::Key => password(judged, &makeup, it)?,
    };
    Ok(Verdict { named: None, confidence, proof, decoded })
}

/// What base64 text encodes, if that is printable ASCII.
fn readable(value: &[u8]) -> Option<Vec<u8>> {
    if !value.len().is_multiple_of(4) || value.len() < 8 {
        return None;
    }
    let decoded = base64::decode(value)?;
    let decoded = decoded.strip_suffix(b"\n").unwrap_or(&decoded);
    (decoded.len() >= 5 && decoded.iter().all(|b| (0x20..0x7f).contains(b))).then(|| decoded.to_vec())
}

fn password(value: &[u8], makeup: &Makeup, it: &Assignment) -> Result<Confidence, Refusal> {
    if !(8..=128).contains(&makeup.len) {
        return Err(("length", "passwords have 8 to 128 characters"));
    }
    if makeup.words(60) {
        return Err(("randomness", "it is made of words"));
    }
    if makeup.distinct < 6 || makeup.kinds() < 2 || makeup.digits == 0 && makeup.symbols < 2 && makeup.kinds() < 3 {
        return Err(("randomness", "it has too few kinds of characters"));
    }
    if makeup.letters() == 0 {
        return Err(("randomness", "it has no letters"));
    }
    if !it.quoted && plain(value) && (makeup.digits == 0 || makeup.digits < 2 && makeup.kinds() < 3 || makeup.words(40))
    {
        return Err(("code", "without quotes it may be a name"));
    }
    if !it.sign && (makeup.kinds() < 3 || makeup.digits == 0) {
        return Err(("sign", "nothing assigns it, and it is not random enough without"));
    }
    if looks_like_place(value) {
        return Err(("reference", "it looks like a path, a host or a version"));
    }
    let sure = makeup.len >= 12 && makeup.kinds() >= 3 && judge::entropy(value) >= 3.2;
    Ok(if sure { Confidence::High } else { Confidence::Medium })
}

fn key(value: &[u8], makeup: &Makeup, it: &Assignment) -> Result<Confidence, Refusal> {
    if makeup.len > 1024 {
        return Err(("length", "keys have at most 1,024 characters"));
    }
    if makeup.words(50) {
        return Err(("randomness", "it is made of words"));
    }
    if makeup.letters() * 8 < makeup.len || makeup.distinct < 8 {
        return Err(("randomness", "it has too few letters, or too few characters that differ"));
    }
    if makeup.digits == 0 && (makeup.len < 24 || makeup.words(25) || makeup.kinds() < 2) {
        return Err(("randomness", "it has no digits"));
    }
    if makeup.symbols * 4 > makeup.len && makeup.kinds() < 4 {
        return Err(("form", "it has more signs than keys have"));
    }
    if judge::entropy(value) < 2.9 {
        return Err(("entropy", "its entropy is below 2.9 bits a character"));
    }
    if !it.quoted && (plain(value) && makeup.digits < 2 || !made_of_token_characters(value)) {
        return Err(("code", "without quotes it may be code"));
    }
    if !it.sign && (makeup.digits < 3 || makeup.len < 20) {
        return Err(("sign", "nothing assigns it, and it is not random enough without"));
    }
    if looks_like_place(value) {
        return Err(("reference", "it looks like a path, a host or a version"));
    }
    if is_uuid(value) {
        return Ok(Confidence::Low);
    }
    Ok(if makeup.len >= 20 && makeup.digits > 0 { Confidence::High } else { Confidence::Medium })
}

/// Letters, digits and the few signs that made keys have, with padding only at the end?
fn made_of_token_characters(value: &[u8]) -> bool {
    let padding = value.iter().rev().take_while(|b| **b == b'=').count();
    let body = value.get(..value.len() - padding).unwrap_or_default();
    padding <= 2
        && body.iter().all(|b| {
            b.is_ascii_alphanumeric()
                || matches!(b, b'_' | b'.' | b'-' | b'+' | b'/' | b'~' | b':' | b'%' | b'!' | b'@' | b'#')
        })
}

/// Could it be a name in code?
fn plain(value: &[u8]) -> bool {
    value.iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'$'))
}

/// `a/b.yml`, `host.example.com:80`, `1.2.3-rc.1`, `2025-01-01T…`
fn looks_like_place(value: &[u8]) -> bool {
    let parts = || value.split(|b| matches!(b, b'/' | b'.' | b':' | b'-'));
    let (mut words, mut numbers, mut count) = (0, 0, 0);
    for part in parts().filter(|part| !part.is_empty()) {
        count += 1;
        let makeup = Makeup::of(part);
        words += usize::from(part.len() > 2 && makeup.words(100));
        numbers += usize::from(makeup.digits == part.len() && part.len() <= 4);
    }
    let date = matches!(value, [a, b, c, d, b'-', ..] if [a, b, c, d].iter().all(|b| b.is_ascii_digit()));
    date || count >= 2 && words * 2 >= count
        || count >= 3 && numbers * 3 >= count * 2
        || value.starts_with(b"/") && count >= 2 && words > 0
}

pub(crate) fn is_uuid(value: &[u8]) -> bool {
    value.len() == 36
        && value
            .iter()
            .enumerate()
            .all(|(i, b)| if matches!(i, 8 | 13 | 18 | 23) { *b == b'-' } else { b.is_ascii_hexdigit() })
}
