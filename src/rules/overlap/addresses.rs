//! IP addresses among strings: spellings to try, and where a spelling is while it is read byte by byte.

use crate::gather::Gather;
use crate::rules::operators::{AddressRange, IpAddress};
use crate::rules::sample::spell;
use std::cmp::Ordering;

/// Spellings of each address that tells the ranges apart: of all addresses between two bounds the first stands for
/// the others. `spellings` of each, so that some are left where a few are excluded as strings.
pub(super) fn candidates(ranges: &[AddressRange], spellings: usize) -> impl Iterator<Item = Vec<u8>> {
    let behind = |range: &AddressRange| match range.bounds().1 {
        IpAddress::V4(last) => last.checked_add(1).map(IpAddress::V4),
        IpAddress::V6(last) => last.checked_add(1).map(IpAddress::V6),
    };
    // `::ffff:0:0` up to `::ffff:ffff:ffff` are IPv4 addresses, so IPv6 begins anew behind them.
    let least = [IpAddress::V4(0), IpAddress::V6(0), IpAddress::V6(1 << 48)];
    let mut all: Vec<IpAddress> = ranges.iter().map(|range| range.bounds().0).list();
    all.extend(ranges.iter().filter_map(behind));
    all.extend(least);
    (0..spellings.min(200)).flat_map(move |zeros| {
        let zeros = "0".repeat(zeros);
        let text = move |address: &IpAddress| {
            let text = spell(*address);
            match text.strip_prefix("::") {
                Some(rest) => format!("::{zeros}{rest}").into_bytes(),
                None => format!("{zeros}{text}").into_bytes(),
            }
        };
        all.iter().map(text).list()
    })
}

/// No address, whatever follows; as all states a list of numbers, since these are compared and hashed.
const NEVER: [u32; 0] = [];
/// Perhaps an IPv6 address (or the IPv6 spelling of an IPv4 address).
const OPEN: [u32; 1] = [0];
/// In the first number of an IPv4 address, which could still become a group of an IPv4 address in the spelling of IPv6:
/// such a one begins with a zero or a colon. A state of IPv4 has the part, the number so far plus one (0: none yet), and
/// for each range how the parts before compare with its bounds.
const FIRST: u32 = 1;
/// In the first number, and it began with another digit.
const PLAIN: u32 = 2;
/// In the last number.
const LAST: u32 = 5;

/// The ranges, for reading spellings.
pub(super) struct Reader {
    /// The bounds of IPv4 ranges; of others none.
    ranges: Vec<Option<(u32, u32)>>,
}

impl Reader {
    pub(super) fn new(ranges: &[AddressRange]) -> Self {
        let bounds = |range: &AddressRange| match range.bounds() {
            (IpAddress::V4(first), IpAddress::V4(last)) => Some((first, last)),
            _ => None,
        };
        Self { ranges: ranges.iter().map(bounds).list() }
    }

    /// Nothing read yet.
    pub(super) fn start(&self) -> Vec<u32> {
        let mut state = vec![FIRST, 0];
        // Equal to both bounds so far, see `compare`.
        state.extend(self.ranges.iter().map(|_| pack(Ordering::Equal, Ordering::Equal)));
        if self.ranges.is_empty() { NEVER.to_vec() } else { state }
    }

    pub(super) fn step(&self, state: &[u32], byte: u8) -> Vec<u32> {
        let hex = byte.is_ascii_hexdigit() || byte == b':';
        let [part, number, orders @ ..] = state else {
            return if state == OPEN && hex { OPEN.to_vec() } else { NEVER.to_vec() };
        };
        let (part, number) = (*part, *number);
        let mapped = part == FIRST && (number > 0 || matches!(byte, b'0' | b':'));
        let six = mapped || part <= PLAIN && self.ranges.iter().any(Option::is_none);
        let part_of_six = if six && hex { OPEN.to_vec() } else { NEVER.to_vec() };
        match byte {
            b'0'..=b'9' => {
                let value = number.saturating_sub(1) * 10 + u32::from(byte - b'0');
                if value > 255 {
                    return part_of_six;
                }
                let part = if part == FIRST && number == 0 && byte != b'0' { PLAIN } else { part };
                [&[part, value + 1], orders].concat()
            }
            b'.' if number > 0 && part < LAST => {
                let mut next = vec![part.max(PLAIN) + 1, 0];
                let compared = self.ranges.iter().zip(orders);
                next.extend(compared.map(|(range, order)| compare(*range, *order, part, number - 1)));
                next
            }
            _ => part_of_six,
        }
    }

    /// Is nothing that begins like this an address in that range?
    pub(super) fn is_lost(&self, state: &[u32], range: usize) -> bool {
        let [part, _, orders @ ..] = state else { return state != OPEN };
        if *part <= PLAIN {
            return false;
        }
        let order = orders.get(range).filter(|_| self.ranges.get(range).is_some_and(Option::is_some));
        order.is_none_or(|order| order / 3 == 0 || order % 3 == 2)
    }

    /// Is what was read an address in that range? `None` where that is not known.
    pub(super) fn holds(&self, state: &[u32], range: usize) -> Option<bool> {
        let [part, number, orders @ ..] = state else {
            return if state == OPEN { None } else { Some(false) };
        };
        let (Some(Some(bounds)), Some(order)) = (self.ranges.get(range), orders.get(range)) else { return Some(false) };
        if *part != LAST || *number == 0 {
            return Some(false);
        }
        let order = compare(Some(*bounds), *order, *part, number - 1);
        Some(order / 3 != 0 && order % 3 != 2)
    }
}

/// How what was read compares with the lower bound and the upper one, as one number.
const fn pack(low: Ordering, high: Ordering) -> u32 {
    (low as i8 + 1) as u32 * 3 + (high as i8 + 1) as u32
}

/// The same with one more number of the address.
fn compare(range: Option<(u32, u32)>, order: u32, part: u32, number: u32) -> u32 {
    let Some((low, high)) = range else { return order };
    let shift = 8 * (LAST - part.max(PLAIN));
    let with = |so_far: u32, bound: u32| match so_far {
        0 => Ordering::Less,
        2 => Ordering::Greater,
        _ => number.cmp(&(bound >> shift & 0xFF)),
    };
    pack(with(order / 3, low), with(order % 3, high))
}
