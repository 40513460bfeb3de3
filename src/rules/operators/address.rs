//! IP addresses: plain strings that are one, and `cidr`.
//!
//! Addresses are compared as numbers, so every spelling of an address is the same. Families never mix: the reference
//! compares an IPv4 address with the first eight hexadecimal digits of an IPv6 one (quirk Q2), which nobody can want.

use crate::gather::Gather;

/// An address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IpAddress {
    /// IPv4; `::ffff:10.0.0.1` in hexadecimal groups counts as one.
    V4(u32),
    /// IPv6.
    V6(u128),
}

impl IpAddress {
    /// Reads an address: four decimal parts (leading zeros allowed), or groups of hexadecimal digits with `::`. No
    /// zone, no brackets, no dots in IPv6.
    #[must_use]
    pub fn parse(text: &[u8]) -> Option<Self> {
        // The longest: eight groups. Leading zeros are allowed, so the bound is generous.
        if text.len() < 2 || text.len() > 256 {
            return None;
        }
        if text.contains(&b':') { Self::parse_v6(text) } else { Self::parse_v4(text).map(Self::V4) }
    }

    fn parse_v4(text: &[u8]) -> Option<u32> {
        let mut parts = 0;
        let mut address = 0u32;
        for part in text.split(|b| *b == b'.') {
            parts += 1;
            if parts > 4 || part.is_empty() {
                return None;
            }
            let number = part.iter().try_fold(0u32, |number, byte| {
                let digit = byte.is_ascii_digit().then(|| u32::from(byte - b'0'))?;
                Some(number * 10 + digit).filter(|n| *n <= 255)
            })?;
            address = address << 8 | number;
        }
        (parts == 4).then_some(address)
    }

    fn parse_v6(text: &[u8]) -> Option<Self> {
        let (mut groups, mut gap) = (Vec::with_capacity(8), None);
        let mut rest = text;
        if let Some(behind) = rest.strip_prefix(b"::") {
            gap = Some(0);
            rest = behind;
        }
        while !rest.is_empty() {
            let end = rest.iter().position(|b| *b == b':').unwrap_or(rest.len());
            let group = rest.get(..end)?;
            if group.is_empty() {
                return None;
            }
            let number = group.iter().try_fold(0u32, |number, byte| {
                let digit = char::from(*byte).to_digit(16)?;
                Some(number << 4 | digit).filter(|n| *n <= 0xFFFF)
            })?;
            groups.push(number);
            match rest.get(end..)? {
                [] => break,
                [b':', b':', behind @ ..] => {
                    if gap.replace(groups.len()).is_some() {
                        return None;
                    }
                    rest = behind;
                }
                [b':'] => return None,
                [_, behind @ ..] => rest = behind,
            }
            if groups.len() > 8 {
                return None;
            }
        }
        let missing = 8usize.checked_sub(groups.len())?;
        match gap {
            None if missing > 0 => return None,
            Some(_) if missing == 0 => return None,
            _ => {}
        }
        let (before, after) = groups.split_at(gap.unwrap_or(groups.len()));
        let zeros = std::iter::repeat_n(&0, missing);
        let address = before.iter().chain(zeros).chain(after).fold(0u128, |a, g| a << 16 | u128::from(*g));
        Some(match address >> 32 {
            0xFFFF => Self::V4(u32::try_from(address & 0xFFFF_FFFF).unwrap_or_default()),
            _ => Self::V6(address),
        })
    }
}

/// A run of addresses of one family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AddressRange {
    first: IpAddress,
    last: IpAddress,
}

/// What is wrong with a CIDR block, in the reference's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddressError {
    /// Not an address, a slash and a number.
    Shape(String),
    /// The part before the slash is not an address.
    Address(String),
    /// The mask is too long.
    Mask(String),
}

impl AddressRange {
    /// One address.
    #[must_use]
    pub const fn single(address: IpAddress) -> Self {
        Self { first: address, last: address }
    }

    /// Reads `address/bits`. Bits of the address behind the mask are dropped: `10.0.0.9/24` is `10.0.0.0/24`.
    ///
    /// # Errors
    /// Where it is not an address, a slash and up to 31 (IPv4) or 127 (IPv6) bits.
    pub fn cidr(text: &str) -> Result<Self, AddressError> {
        // As the reference's split: trailing empty pieces do not count, so that `10.0.0.0/` is an address alone.
        let pieces: Vec<&str> = text.trim_end_matches('/').split('/').list();
        let (address, bits) = match pieces.as_slice() {
            [address, bits] => (*address, *bits),
            _ => return Err(AddressError::Shape("Malformed CIDR, one '/' required".into())),
        };
        let digits = bits.strip_prefix('+').or_else(|| bits.strip_prefix('-')).unwrap_or(bits);
        let number =
            if digits.is_empty() { None } else { bits.parse::<i64>().ok().filter(|b| i32::try_from(*b).is_ok()) };
        let Some(bits) = number else {
            return Err(AddressError::Shape("Malformed CIDR, mask bits must be an integer".into()));
        };
        let Some(parsed) = IpAddress::parse(address.as_bytes()) else {
            let word = if looks_like_address(address) { "Invalid" } else { "Nonstandard" };
            return Err(AddressError::Address(format!("{word} IP address: {address}")));
        };
        let width = match parsed {
            IpAddress::V4(_) => 32,
            IpAddress::V6(_) => 128,
        };
        let family = if width == 32 { "IPv4" } else { "IPv6" };
        if bits >= width {
            return Err(AddressError::Mask(format!("{family} mask bits must be < {width}")));
        }
        let Ok(bits) = u32::try_from(bits) else {
            return Err(AddressError::Mask(format!("{family} mask bits must be >= 0")));
        };
        Ok(match parsed {
            IpAddress::V4(address) => {
                let host = u32::MAX.checked_shr(bits).unwrap_or(0);
                Self { first: IpAddress::V4(address & !host), last: IpAddress::V4(address | host) }
            }
            IpAddress::V6(address) => {
                let host = u128::MAX.checked_shr(bits).unwrap_or(0);
                Self { first: IpAddress::V6(address & !host), last: IpAddress::V6(address | host) }
            }
        })
    }

    /// The first address and the last one.
    #[must_use]
    pub const fn bounds(&self) -> (IpAddress, IpAddress) {
        (self.first, self.last)
    }

    /// Is the string of these bytes an address in the run?
    #[must_use]
    pub fn accepts(&self, text: &[u8]) -> bool {
        IpAddress::parse(text).is_some_and(|address| self.holds(address))
    }

    /// Is the address in the run?
    #[must_use]
    pub fn holds(&self, address: IpAddress) -> bool {
        match (self.first, address, self.last) {
            (IpAddress::V4(first), IpAddress::V4(address), IpAddress::V4(last)) => (first..=last).contains(&address),
            (IpAddress::V6(first), IpAddress::V6(address), IpAddress::V6(last)) => (first..=last).contains(&address),
            _ => false,
        }
    }
}

/// The shape that the reference asks for before it reads an address: four groups of digits, or digits and colons.
fn looks_like_address(text: &str) -> bool {
    let v4 =
        text.split('.').count() == 4 && text.split('.').all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()));
    v4 || text.as_bytes().contains(&b':') && text.bytes().all(|b| b == b':' || b.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Option<IpAddress> {
        IpAddress::parse(text.as_bytes())
    }

    #[test]
    fn spellings_of_addresses() {
        assert_eq!(parse("010.0.0.1"), Some(IpAddress::V4(0x0A00_0001)));
        assert_eq!(parse("::ffff:a00:1"), parse("10.0.0.1"));
        assert_eq!(parse("2001:DB8::1"), parse("2001:0db8:0:0:0:0:0:00001"));
        assert_eq!(parse("::"), Some(IpAddress::V6(0)));
        assert_eq!(parse("1::"), Some(IpAddress::V6(1 << 112)));
        for not in [
            "10.0.0.256",
            "10.0.0",
            "10.0.0.1.",
            "1:2",
            ":::",
            "::1::",
            "1:2:3:4:5:6:7:8:9",
            "g::",
            "::1%0",
            "[::1]",
            "::10.0.0.1",
            ":1",
            "1:",
            "",
        ] {
            assert_eq!(parse(not), None, "{not}");
        }
    }

    #[test]
    fn blocks() {
        let holds = |block: &str, address: &str| AddressRange::cidr(block).unwrap().accepts(address.as_bytes());
        assert!(holds("10.0.0.9/24", "10.0.0.255") && !holds("10.0.0.0/24", "10.0.1.0"));
        assert!(holds("0.0.0.0/0", "255.1.2.3") && !holds("0.0.0.0/0", "::1"));
        assert!(
            holds("2001:db8::/32", "2001:db8:ffff::1")
                && holds("10.0.0.0/08", "10.1.1.1")
                && holds("10.0.0.0/+8", "10.1.1.1")
        );
    }

    #[test]
    fn errors_are_the_references() {
        let error = |block: &str| match AddressRange::cidr(block).unwrap_err() {
            AddressError::Shape(m) | AddressError::Address(m) | AddressError::Mask(m) => m,
        };
        assert_eq!(error("10.0.0.0/32"), "IPv4 mask bits must be < 32");
        assert_eq!(error("::1/129"), "IPv6 mask bits must be < 128");
        assert_eq!(error("10.0.0.0/8/8"), "Malformed CIDR, one '/' required");
        assert_eq!(error("10.0.0.0/8.0"), "Malformed CIDR, mask bits must be an integer");
        assert_eq!(error("10.0.0/8"), "Nonstandard IP address: 10.0.0");
        assert_eq!(error(":/8"), "Invalid IP address: :");
    }
}
