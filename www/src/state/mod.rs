//! What the page knows: plain data and pure functions, without a browser.

pub mod answer;
pub mod asl;
pub mod bench;
pub mod branches;
pub mod compare;
pub mod eventbridge;
pub mod machine;
pub mod measure;
pub mod reading;
pub mod report;
pub mod secrets;
mod side;
pub mod sns;
pub mod subject;
pub mod test_set;
pub mod transformer;

pub use side::Side;

/// What a rule says to data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It matches.
    Match,
    /// It does not.
    NoMatch,
    /// One of the texts cannot be read.
    Invalid,
}

impl Verdict {
    /// All, in the order of menus.
    pub const ALL: &[Self] = &[Self::Match, Self::NoMatch, Self::Invalid];

    /// Of a rule that matches, or does not.
    #[must_use]
    pub const fn of(matched: bool) -> Self {
        if matched { Self::Match } else { Self::NoMatch }
    }

    /// As test cases and links spell it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Match => "match",
            Self::NoMatch => "no-match",
            Self::Invalid => "invalid",
        }
    }

    /// As people read it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Match => "Match",
            Self::NoMatch => "No match",
            Self::Invalid => "Invalid",
        }
    }

    /// The verdict that is spelled so.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|verdict| verdict.word() == word)
    }
}
