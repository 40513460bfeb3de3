//! Checksums and check digits: what can be proved of a value without asking anyone.

/// CRC-32 (IEEE), as in zip and gzip.
pub(crate) fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg()))
    })
}

/// CRC-24 of OpenPGP (RFC 9580, 6.1).
pub(crate) fn crc24(bytes: &[u8]) -> u32 {
    let crc = bytes.iter().fold(0x00B7_04CE_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte) << 16, |crc, _| {
            let crc = crc << 1;
            if crc & 0x0100_0000 == 0 { crc } else { crc ^ 0x0186_4CFB }
        })
    });
    crc & 0x00FF_FFFF
}

/// `number` in base 62 (digits, upper case, lower case), `width` wide.
pub(crate) fn base62(mut number: u32, width: usize) -> Vec<u8> {
    const DIGITS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let mut text: Vec<u8> = (0..width)
        .map(|_| {
            let digit = DIGITS.get((number % 62) as usize).copied().unwrap_or(b'0');
            number /= 62;
            digit
        })
        .collect();
    text.reverse();
    text
}

/// The AWS account that an access key ID of 2019 or later belongs to; nothing for older ones.
pub(crate) fn aws_account(id: &[u8]) -> Option<u64> {
    const BASE32: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut bits = 0_u64;
    for byte in id.get(4..14)? {
        bits = bits << 5 | BASE32.iter().position(|b| b == byte)? as u64;
    }
    // 50 bits, of which the first 48 are six bytes: one bit, the account's 40, and seven of what follows.
    let six = bits >> 2;
    let account = (six & 0x7FFF_FFFF_FF80) >> 7;
    // The older kind begins with I or J, which is below the bit that the newer one always has.
    (six >> 47 == 1 && account < 1_000_000_000_000).then_some(account)
}

/// Luhn's sum over the digits of `text`.
pub(crate) fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(i, digit)| {
            let digit = u32::from(digit.wrapping_sub(b'0'));
            let doubled = digit << (i & 1);
            if doubled > 9 { doubled - 9 } else { doubled }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Verhoeff's check, as of Aadhaar numbers.
pub(crate) fn verhoeff(digits: &[u8]) -> bool {
    // The group of the pentagon's symmetries: turns 0 to 4, flips 5 to 9.
    const fn times(a: u32, b: u32) -> u32 {
        match (a < 5, b < 5) {
            (true, true) => (a + b) % 5,
            (true, false) => 5 + (a + b - 5) % 5,
            (false, true) => 5 + (a - 5 + 5 - b) % 5,
            (false, false) => (5 + a - b) % 5,
        }
    }
    const PERMUTED: [u32; 10] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
    let sum = digits.iter().rev().enumerate().fold(0, |sum, (i, digit)| {
        let mut digit = u32::from(digit.wrapping_sub(b'0')) % 10;
        for _ in 0..i % 8 {
            digit = PERMUTED.get(digit as usize).copied().unwrap_or_default();
        }
        times(sum, digit)
    });
    sum == 0
}

/// The remainder modulo 97 of an IBAN whose first four characters count last; letters are 10 to 35.
pub(crate) fn iban(text: &[u8]) -> bool {
    let (Some(head), Some(tail)) = (text.get(..4), text.get(4..)) else { return false };
    let remainder = tail.iter().chain(head).fold(0_u32, |sum, byte| match byte {
        b'0'..=b'9' => (sum * 10 + u32::from(byte - b'0')) % 97,
        byte => (sum * 100 + u32::from(byte.to_ascii_uppercase().wrapping_sub(b'A')) + 10) % 97,
    });
    remainder == 1
}

/// The checksum of bech32 (BIP 173) for `prefix`, `data` without the `1` between.
pub(crate) fn bech32(prefix: &str, data: &[u8]) -> bool {
    const DIGITS: &[u8] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    let step = |sum: u32, value: u32| {
        const GENERATORS: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
        let top = sum >> 25;
        let sum = (sum & 0x01ff_ffff) << 5 ^ value;
        GENERATORS.iter().enumerate().fold(sum, |sum, (i, generator)| sum ^ generator & (top >> i & 1).wrapping_neg())
    };
    let lower = prefix.bytes().map(|b| b.to_ascii_lowercase());
    let sum = lower.clone().map(|b| u32::from(b >> 5)).fold(1, step);
    let sum = lower.map(|b| u32::from(b & 31)).fold(step(sum, 0), step);
    let mut values = Vec::with_capacity(data.len());
    for byte in data {
        match DIGITS.iter().position(|digit| *digit == byte.to_ascii_lowercase()) {
            Some(value) => values.push(value as u32),
            None => return false,
        }
    }
    values.into_iter().fold(sum, step) == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_sums() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(crc24(b"123456789"), 0x0021_CF02);
        assert_eq!(base62(0xCBF4_3926, 6), b"3jZRME");
        assert!(luhn(b"4111111111111111") && !luhn(b"4111111111111112"));
        assert!(verhoeff(b"2363") && !verhoeff(b"2364"));
        assert!(iban(b"GB82WEST12345698765432") && !iban(b"GB82WEST12345698765433"));
        assert!(bech32("A", b"2UEL5L") && !bech32("A", b"2UEL5Q"));
    }

    #[test]
    fn the_account_of_a_key() {
        // The published example of the encoding.
        assert_eq!(aws_account(concat!("ASIA", "Y34FZKBOKMUTVV7A").as_bytes()), Some(609_629_065_308));
        assert_eq!(aws_account(concat!("AKIA", "IOSFODNN7EXAMPLE").as_bytes()), None);
    }
}
