//! `numeric`: one comparison or a range.

use super::comparable;

/// The numbers between two bounds, either of which may be missing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NumericRange {
    /// The lower bound.
    pub low: Option<Bound>,
    /// The upper bound.
    pub high: Option<Bound>,
}

/// A bound of a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bound {
    /// The number; always a comparable one.
    pub value: f64,
    /// Does the bound itself belong to the range?
    pub inclusive: bool,
}

impl NumericRange {
    /// Does this accept a number of that spelling? One that is not comparable is in no range.
    #[must_use]
    pub fn accepts(&self, spelled: &str) -> bool {
        comparable(spelled).is_some_and(|value| self.holds(value))
    }

    /// Is a comparable number within the bounds?
    #[must_use]
    pub fn holds(&self, value: f64) -> bool {
        let above = self.low.is_none_or(|b| value > b.value || b.inclusive && value == b.value);
        let below = self.high.is_none_or(|b| value < b.value || b.inclusive && value == b.value);
        above && below
    }
}
