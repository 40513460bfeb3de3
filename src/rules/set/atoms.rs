//! Atoms: the tests of all rules, equal ones of a path once.

use super::few::Few;
use super::intervals::Point;
use crate::rules::operators::{AddressRange, Bound, Decimal, IpAddress, Number, NumericRange, TextTest};
use crate::table::hash;

/// A test of one path.
#[derive(Clone, Debug, Default)]
pub(super) struct Atom {
    pub(super) what: What,
    /// The tests of its path.
    pub(super) matcher: u32,
    /// Conditions and other atoms that have it.
    pub(super) uses: u32,
    /// The branches that watch it.
    pub(super) watchers: Few,
    /// The `anything-but` that do not accept what it accepts.
    pub(super) blocks: Few,
}

/// What an atom accepts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum What {
    /// Any leaf.
    #[default]
    Present,
    True,
    False,
    Null,
    /// The string of these bytes.
    Exact(Box<[u8]>),
    /// Strings that the automaton knows.
    Text(Box<TextTest>),
    /// A comparable number of that value.
    Equal(Decimal),
    /// A number spelled like this.
    Spelled(Box<[u8]>),
    /// Comparable numbers between two bounds.
    Range(Box<(Point, Point)>),
    /// Addresses from one to another.
    Addresses(Box<(Point, Point)>),
    /// Leaves that hit none of these atoms, all of them tests of strings.
    ButTexts(Box<[u32]>),
    /// Leaves that hit none of these atoms, all of them numbers.
    ButNumbers(Box<[u32]>),
}

/// Where a bound of a range lies: just below a number, at it, or just above.
const BELOW: u64 = 0;
const AT: u64 = 1;
const ABOVE: u64 = 2;

fn point(decimal: Decimal, side: u64) -> Point {
    let (order, digits) = decimal.parts();
    (order, digits, side)
}

/// A number among the bounds of ranges.
pub(super) fn number(decimal: Decimal) -> Point {
    point(decimal, AT)
}

/// An address among the bounds of ranges, families apart.
pub(super) fn place(address: IpAddress) -> Point {
    match address {
        IpAddress::V4(address) => (4, 0, address.into()),
        IpAddress::V6(address) => (6, (address >> 64) as u64, address as u64),
    }
}

impl What {
    /// Its place in the table of a path. Plain strings and numbers are looked up there without a `What` of their own.
    pub(super) fn hash(&self) -> u32 {
        match self {
            Self::Exact(text) | Self::Spelled(text) => hash(&**text),
            Self::Equal(decimal) => hash(decimal),
            other => hash(other),
        }
    }

    /// The tests that an `anything-but` is not to hit.
    pub(super) fn inner(&self) -> &[u32] {
        match self {
            Self::ButTexts(inner) | Self::ButNumbers(inner) => inner,
            _ => &[],
        }
    }

    pub(super) fn text(test: &TextTest) -> Self {
        match test {
            TextTest::Equals(text) => Self::Exact(text.as_bytes().into()),
            TextTest::Wildcard(wildcard) if wildcard.pieces().len() == 1 => {
                Self::Exact(wildcard.pieces().first().map(|piece| &**piece).unwrap_or_default().into())
            }
            _ => Self::Text(Box::new(test.clone())),
        }
    }

    pub(super) fn number(number: &Number) -> Self {
        let decimal = number.value.and_then(|_| Decimal::read(number.spelled.as_bytes()));
        decimal.map_or_else(|| Self::Spelled(number.spelled.as_bytes().into()), Self::Equal)
    }

    pub(super) fn numeric(range: &NumericRange) -> Self {
        let bound = |bound: Option<Bound>, missing, exclusive| {
            let decimal = bound.and_then(|b| Decimal::of(b.value)).unwrap_or(missing);
            (decimal, if bound.is_none_or(|b| b.inclusive) { AT } else { exclusive })
        };
        let low = bound(range.low, Decimal::LEAST, ABOVE);
        let high = bound(range.high, Decimal::MOST, BELOW);
        if low == high {
            Self::Equal(low.0)
        } else {
            Self::Range(Box::new((point(low.0, low.1), point(high.0, high.1))))
        }
    }

    pub(super) fn addresses(range: &AddressRange) -> Self {
        let (first, last) = range.bounds();
        Self::Addresses(Box::new((place(first), place(last))))
    }
}
