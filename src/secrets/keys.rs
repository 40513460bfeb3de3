//! Private keys of many lines: PEM and OpenSSH, OpenPGP, PuTTY.
//!
//! They are found as files have them, indented in YAML, quoted with `\n` in JSON and code, and behind the marks of a
//! diff. A key that is cut off is found too, if enough of it is there.

use super::base64;
use super::checksum;
use crate::diagnostic::Span;

/// A key.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Key {
    pub(crate) span: Span,
    pub(crate) family: Family,
    /// Is its end there?
    pub(crate) whole: bool,
    pub(crate) proof: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    Pem,
    OpenSsh,
    Pgp,
    Putty,
}

/// The largest key that is looked for.
const LARGEST: usize = 1 << 16;
/// So many digits make a key.
const FEW: usize = 64;

/// The key that begins with `-----BEGIN ` at `start`, or why there is none.
pub(crate) fn pem(text: &[u8], start: usize) -> Result<Key, (Span, &'static str)> {
    const BEGIN: usize = b"-----BEGIN ".len();
    let rest = text.get(start..text.len().min(start + LARGEST)).unwrap_or_default();
    let head = rest.get(BEGIN..rest.len().min(BEGIN + 64)).unwrap_or_default();
    let label = head.windows(5).position(|w| w == b"-----").and_then(|end| head.get(..end)).unwrap_or_default();
    let span = Span::new(start, start + BEGIN + label.len() + 5);
    if !contains(label, b"PRIVATE KEY") {
        return Err((span, "it is not a private key"));
    }
    let mut body = Body { rest, at: BEGIN + label.len() + 5, digits: Vec::new(), headers: false, sum: Vec::new() };
    let whole = body.read(label);
    let distinct = Makeup::distinct(&body.digits);
    if body.digits.len() < if whole { FEW } else { 4 * FEW } || distinct < 20 {
        return Err((span, "there is no key between the lines"));
    }
    let family = match label {
        b"OPENSSH PRIVATE KEY" => Family::OpenSsh,
        label if contains(label, b"PGP") => Family::Pgp,
        _ => Family::Pem,
    };
    let proof = body.proof(family, label);
    Ok(Key { span: Span::new(start, start + body.at), family, whole, proof })
}

struct Makeup;

impl Makeup {
    fn distinct(bytes: &[u8]) -> usize {
        let mut seen = 0_u128;
        for byte in bytes.iter().take(4096) {
            seen |= 1 << (byte & 127);
        }
        seen.count_ones() as usize
    }
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|window| window == part)
}

struct Body<'a> {
    rest: &'a [u8],
    at: usize,
    digits: Vec<u8>,
    headers: bool,
    /// The checksum line of OpenPGP.
    sum: Vec<u8>,
}

impl<'a> Body<'a> {
    fn peek(&self) -> &'a [u8] {
        self.rest.get(self.at..).unwrap_or_default()
    }

    /// Reads up to and with the END line; answers whether there is one. `at` then stands behind what belongs to the key.
    fn read(&mut self, label: &[u8]) -> bool {
        let mut line_start = true;
        // Where the lines end that are the key's, and where the digits of this one do.
        let (mut end, mut last) = (self.at, self.at);
        // Was there a blank or a quote behind digits of this line?
        let mut gap = false;
        loop {
            let rest = self.peek();
            let Some(first) = rest.first() else { break };
            match rest {
                [b'-', b'-', b'-', b'-', b'-', b'E', b'N', b'D', b' ', after @ ..] => {
                    if after.starts_with(label) && after.get(label.len()..).is_some_and(|r| r.starts_with(b"-----")) {
                        self.at += 9 + label.len() + 5;
                        return true;
                    }
                    break;
                }
                [b'\\', b'n' | b'r' | b't', ..] | [b'\r', b'\n', ..] => {
                    self.at += 2;
                    line_start = true;
                    (end, gap) = (last, false);
                    continue;
                }
                [b'\\', b'\\', b'n' | b'r', ..] => {
                    self.at += 3;
                    line_start = true;
                    (end, gap) = (last, false);
                    continue;
                }
                [b'\n', ..] => {
                    self.at += 1;
                    line_start = true;
                    (end, gap) = (last, false);
                    continue;
                }
                _ => {}
            }
            if line_start {
                match first {
                    // Marks of diffs, comments and quotations. A plus may be a digit too; of a diff all lines have one.
                    b' ' | b'\t' | b'+' | b'-' | b'#' | b'*' | b'>' | b'|' | b'"' | b'\'' | b'/'
                        if !self.sum_or_digit(*first) =>
                    {
                        self.at += 1;
                        continue;
                    }
                    _ => {}
                }
                line_start = false;
                if self.header() || self.checksum() {
                    continue;
                }
            }
            match first {
                // `name = value`: the key was cut off before this line.
                byte if gap && (*byte == b'=' || base64::digit(*byte).is_some()) => {
                    last = end;
                    break;
                }
                byte if base64::digit(*byte).is_some() && *byte != b'-' && *byte != b'_' => {
                    self.digits.push(*byte);
                    self.at += 1;
                    last = self.at;
                }
                b'=' => {
                    self.at += 1;
                    last = self.at;
                }
                b' ' | b'\t' | b'"' | b'\'' | b',' | b'\\' | b'`' => {
                    gap = last > end;
                    self.at += 1;
                }
                _ => break,
            }
        }
        self.at = last;
        false
    }

    /// Is a sign at the start of a line a digit rather than a mark?
    fn sum_or_digit(&self, first: u8) -> bool {
        match first {
            b'/' => !self.peek().starts_with(b"//"),
            b'+' => self.rest.iter().rev().skip(self.rest.len() - self.at).find(|b| **b == b'\n').is_none(),
            _ => false,
        }
    }

    /// `Proc-Type: 4,ENCRYPTED` and the like.
    fn header(&mut self) -> bool {
        let rest = self.peek();
        let name = rest.iter().take(24).take_while(|b| b.is_ascii_alphabetic() || **b == b'-').count();
        if name < 3 || rest.get(name) != Some(&b':') {
            return false;
        }
        let line = rest.iter().take(256).take_while(|b| **b != b'\n' && **b != b'\\' && **b != b'\r').count();
        self.at += line;
        self.headers = true;
        true
    }

    /// `=` and four digits: OpenPGP's CRC-24.
    fn checksum(&mut self) -> bool {
        let [b'=', sum @ ..] = self.peek() else { return false };
        let Some(sum) = sum.get(..4).filter(|sum| sum.iter().all(|b| base64::digit(*b).is_some())) else {
            return false;
        };
        self.sum = sum.to_vec();
        self.at += 5;
        true
    }

    fn proof(&self, family: Family, label: &[u8]) -> Option<String> {
        let bytes = base64::decode(&self.digits)?;
        match family {
            Family::OpenSsh => bytes.starts_with(b"openssh-key-v1\0").then(|| "holds a key of OpenSSH".to_owned()),
            Family::Pgp => {
                let sum = base64::decode(&self.sum)?;
                let [a, b, c] = *sum.get(..3)? else { return None };
                let sum = u32::from_be_bytes([0, a, b, c]);
                (checksum::crc24(&bytes) == sum).then(|| "the checksum holds".to_owned())
            }
            Family::Pem if label.starts_with(b"RSA") => match bytes.get(..11)? {
                [0x30, 0x82, _, _, 2, 1, 0, 2, 0x82, high, low] => {
                    let bits = (usize::from(*high) << 8 | usize::from(*low)).saturating_sub(1) * 8;
                    Some(format!("parses as RSA with {bits} bits"))
                }
                _ => None,
            },
            Family::Pem => bytes.starts_with(&[0x30]).then(|| "holds an ASN.1 sequence".to_owned()),
            Family::Putty => None,
        }
    }
}

/// The PuTTY key that begins with `PuTTY-User-Key-File-` at `start`.
pub(crate) fn putty(text: &[u8], start: usize) -> Result<Key, (Span, &'static str)> {
    let rest = text.get(start..text.len().min(start + LARGEST)).unwrap_or_default();
    let head = Span::new(start, start + rest.iter().take(80).take_while(|b| **b != b'\n').count());
    // The next key ends the search, so that many heads cost no more than one.
    let find = |rest: &[u8], part: &[u8], from: usize| {
        rest.get(from..)?.windows(part.len()).position(|window| window == part).map(|at| from + at)
    };
    let limit = find(rest, b"PuTTY-User-Key-File-", 20).unwrap_or(rest.len());
    let rest = rest.get(..limit).unwrap_or_default();
    let missing = (head, "its lines do not follow: Encryption, Comment, Public-Lines, Private-Lines, Private-MAC");
    let private = find(rest, b"Private-Lines:", 0).ok_or(missing)?;
    find(rest, b"Encryption:", 0).filter(|at| *at < private).ok_or(missing)?;
    let mac = find(rest, b"Private-MAC:", private);
    let Some(mac) = mac else {
        return Ok(Key { span: Span::new(start, start + limit), family: Family::Putty, whole: false, proof: None });
    };
    let digits = mac + b"Private-MAC:".len();
    let blanks = rest.iter().skip(digits).take_while(|b| **b == b' ').count();
    let hex = rest.iter().skip(digits + blanks).take_while(|b| b.is_ascii_hexdigit()).count();
    let span = Span::new(start, start + digits + blanks + hex);
    Ok(Key {
        span,
        family: Family::Putty,
        whole: true,
        proof: Some("its lines follow each other as in a key file".to_owned()),
    })
}
