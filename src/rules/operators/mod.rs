//! What an alternative accepts: one operator per file.

mod address;
mod anything_but;
mod decimal;
mod ignore_case;
mod number;
mod numeric;
mod reference;
mod text;
mod wildcard;

pub use address::{AddressError, AddressRange, IpAddress};
pub use anything_but::AnythingBut;
pub(crate) use decimal::Decimal;
pub use ignore_case::{Cases, IgnoreCase};
pub use number::{Number, comparable, comparable_bytes, shortest};
pub use numeric::{Bound, NumericRange};
pub use text::TextTest;
pub use wildcard::{Wildcard, WildcardError};

use super::event::Leaf;

/// What one alternative accepts.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// Strings: equal, `prefix`, `suffix`, `equals-ignore-case`, `wildcard`.
    Text(TextTest),
    /// A plain number.
    Number(Number),
    /// `true` or `false`.
    Bool(bool),
    /// `null`.
    Null,
    /// A plain string that is an IP address, or `cidr`.
    Address(AddressRange),
    /// `numeric`.
    Numeric(NumericRange),
    /// `anything-but`.
    AnythingBut(AnythingBut),
    /// `exists`; absence is told by the evaluator, which alone knows whether there is a leaf (M2, M3).
    Exists(bool),
}

impl Test {
    /// Does this look at the value of numbers?
    #[must_use]
    pub const fn is_numeric(&self) -> bool {
        matches!(self, Self::Number(_) | Self::Numeric(_) | Self::AnythingBut(AnythingBut::Numbers(_)))
    }

    /// Does this accept `leaf`?
    #[must_use]
    pub fn accepts(&self, leaf: &Leaf<'_>) -> bool {
        match (self, leaf) {
            (Self::Text(test), Leaf::Text(text)) => test.accepts(text),
            (Self::Number(number), Leaf::Number(spelled)) => number.equals(spelled),
            (Self::Bool(wanted), Leaf::Bool(found)) => wanted == found,
            (Self::Null, Leaf::Null) => true,
            (Self::Address(range), Leaf::Text(text)) => range.accepts(text),
            (Self::Numeric(range), Leaf::Number(spelled)) => range.accepts(spelled),
            (Self::AnythingBut(test), leaf) => test.accepts(leaf),
            (Self::Exists(wanted), _) => *wanted,
            _ => false,
        }
    }
}
