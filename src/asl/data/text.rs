//! The order of texts.

use std::cmp::Ordering;

/// Compares as Java and JavaScript do, by UTF-16 unit (C5). UTF-8 sorts by code point, which differs where surrogates
/// (0xD800 and up) meet what is above them and yet a single unit.
pub(crate) fn compare(a: &str, b: &str) -> Ordering {
    let differ = a.bytes().zip(b.bytes()).find(|(a, b)| a != b);
    match differ {
        // Bytes from 0xEE on begin the characters from U+E000; those from 0xF0 on are pairs of surrogates.
        Some((0xEE..=0xEF, 0xF0..)) => Ordering::Greater,
        Some((0xF0.., 0xEE..=0xEF)) => Ordering::Less,
        Some((a, b)) => a.cmp(&b),
        None => a.len().cmp(&b.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_utf16_sorts() {
        let texts =
            ["", "a", "ab", "Z", "é", "e\u{301}", "\u{D7FF}", "\u{E000}", "\u{FFFD}", "😀", "😁", "a😀", "a\u{FFFD}"];
        for a in texts {
            for b in texts {
                assert_eq!(compare(a, b), a.encode_utf16().cmp(b.encode_utf16()), "{a} {b}");
            }
        }
    }
}
