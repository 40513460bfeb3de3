//! The reference's quirks, for who wants to know what Amazon's own matcher does rather than what is documented.
//!
//! The reference keeps values as quoted strings and addresses as hexadecimal text in one automaton; the differences all
//! come from there. Numbers are those of section 3 of `src/eventbridge/spec.md`.

use super::{AddressRange, AnythingBut, IgnoreCase, IpAddress, Test, TextTest};
use crate::json::Text;
use crate::rules::event::Leaf;

impl Test {
    /// As [`accepts`](Self::accepts), with the quirks Q2 to Q5. `numeric` tells that the condition has a numeric
    /// alternative, in which case comparable numbers are not looked at as text (X1).
    #[must_use]
    pub fn accepts_as_reference(&self, leaf: &Leaf<'_>, numeric: bool) -> bool {
        match (self, leaf) {
            // Q2: addresses of different families are compared digit by digit.
            (Self::Address(range), Leaf::Text(text)) => match IpAddress::parse(text) {
                Some(address) => holds_digits(range, digits(address).as_bytes()),
                None => false,
            },
            // Q4: the text of a number is taken for the digits of an address.
            (Self::Address(range), Leaf::Number(spelled)) => {
                let as_text = !numeric || super::comparable(spelled).is_none();
                as_text && holds_digits(range, spelled.to_ascii_lowercase().as_bytes())
            }
            (Self::Text(test), Leaf::Text(text)) => text_accepts(test, text),
            (Self::AnythingBut(AnythingBut::Texts(tests)), Leaf::Text(text)) => {
                !tests.iter().any(|test| text_accepts(test, text))
            }
            _ => self.accepts(leaf),
        }
    }
}

fn text_accepts(test: &TextTest, text: &[u8]) -> bool {
    // Q5: what looks at the start or the end sees the quote behind the string, or the one before it.
    let (before, behind) = ([b"\"", text].concat(), [text, b"\""].concat());
    match test {
        TextTest::Prefix(prefix) => behind.starts_with(prefix.as_bytes()),
        TextTest::Suffix(suffix) => before.ends_with(suffix.as_bytes()),
        // Q3: a character above U+FFFF is two question marks.
        TextTest::EqualsIgnoreCase(wanted) => without_astral(wanted).equals(text),
        TextTest::PrefixIgnoreCase(prefix) => without_astral(prefix).begins(&behind),
        TextTest::SuffixIgnoreCase(suffix) => without_astral(suffix).ends(&before),
        TextTest::Equals(_) | TextTest::Wildcard(_) => test.accepts(text),
    }
}

fn without_astral(test: &IgnoreCase) -> IgnoreCase {
    let text: String = test
        .characters()
        .iter()
        .map(|c| String::from_utf8_lossy(&c.lower))
        .map(|c| if c.chars().any(|c| c > '\u{FFFF}') { "??".to_owned() } else { c.into_owned() })
        .collect();
    match test.characters().iter().any(|c| c.lower.first().is_some_and(|b| *b >= 0xF0)) {
        true => IgnoreCase::new(&Text::from(text)),
        false => test.clone(),
    }
}

fn digits(address: IpAddress) -> String {
    match address {
        IpAddress::V4(address) => format!("{address:08x}"),
        IpAddress::V6(address) => format!("{address:032x}"),
    }
}

/// Reads `text` against both bounds: it is in the range as soon as it lies between them, or once the bounds are read.
fn holds_digits(range: &AddressRange, text: &[u8]) -> bool {
    let (low, high) = range.bounds();
    let (low, high) = (digits(low), digits(high));
    let (mut on_low, mut on_high) = (true, true);
    for (index, (low, high)) in low.bytes().zip(high.bytes()).enumerate() {
        let Some(digit) = text.get(index).filter(|d| d.is_ascii_hexdigit()) else { return false };
        if on_low && *digit < low || on_high && *digit > high {
            return false;
        }
        on_low &= *digit == low;
        on_high &= *digit == high;
        if !on_low && !on_high {
            return true;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_mix_as_they_do_in_the_reference() {
        let holds = |block: &str, text: &str| {
            Test::Address(AddressRange::cidr(block).unwrap()).accepts_as_reference(&Leaf::Text(text.as_bytes()), false)
        };
        assert!(holds("10.0.0.0/8", "a00::1") && holds("0.0.0.0/0", "::1") && holds("::/0", "10.0.0.1"));
        assert!(holds("a00::/8", "10.0.0.1") && !holds("10.0.0.0/8", "b00::1"));
    }
}
