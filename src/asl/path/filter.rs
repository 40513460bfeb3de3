//! Filters: what stands between `[?(` and `)]`.

use super::{Path, Regex};
use crate::asl::data::Value;

/// A condition on an element, which is `@` in it.
#[derive(Clone, Debug, PartialEq)]
pub enum Filter {
    /// `a || b`
    Or(Vec<Self>),
    /// `a && b`
    And(Vec<Self>),
    /// `!(a)`
    Not(Box<Self>),
    /// `@.a` (is there) or `!@.a` (is not). What is there does not matter: `false` and `null` are.
    Exists {
        /// What is looked for.
        path: Path,
        /// Must it be there, or must it not?
        present: bool,
    },
    /// `a < b`
    Compare(Operand, Comparison, Operand),
}

/// One side of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub enum Operand {
    /// What a path finds; nothing where it finds nothing, which is equal to nothing.
    Path(Path),
    /// A literal: a string in either quotes, a number, `true`, `false`, `null`, or JSON in brackets.
    Value(Value),
    /// `/…/i`
    Regex(Regex),
}

/// How two sides are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `==`: numbers by value, and a number also with a string that spells it.
    Equal,
    /// `!=`
    NotEqual,
    /// `===`: as `==`, but only within one type.
    SameAs,
    /// `!==`
    NotSameAs,
    /// `<`; the order comparisons hold only between two numbers or two strings.
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `=~`: the whole text matches the regular expression.
    Matches,
    /// `in`: is an element of the list.
    In,
    /// `nin`
    NotIn,
    /// `contains`: has the element, or the text.
    Contains,
    /// `all`: has all elements of the list.
    All,
    /// `anyof`: has any element of the list.
    AnyOf,
    /// `noneof`
    NoneOf,
    /// `subsetof`: has no element but those of the list.
    SubsetOf,
    /// `size`: the number of elements, or of UTF-16 units of a text.
    Size,
    /// `empty`: is an empty list, object or text, `true` or `false`.
    Empty,
}

impl Comparison {
    /// All with their spelling; longer ones before those that they begin with.
    pub(super) const ALL: [(&'static str, Self); 18] = [
        ("===", Self::SameAs),
        ("!==", Self::NotSameAs),
        ("==", Self::Equal),
        ("!=", Self::NotEqual),
        ("<=", Self::LessOrEqual),
        (">=", Self::GreaterOrEqual),
        ("=~", Self::Matches),
        ("<", Self::Less),
        (">", Self::Greater),
        ("in", Self::In),
        ("nin", Self::NotIn),
        ("contains", Self::Contains),
        ("all", Self::All),
        ("anyof", Self::AnyOf),
        ("noneof", Self::NoneOf),
        ("subsetof", Self::SubsetOf),
        ("size", Self::Size),
        ("empty", Self::Empty),
    ];

    /// How it is spelled.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(_, comparison)| *comparison == self).map_or("==", |(text, _)| text)
    }
}
