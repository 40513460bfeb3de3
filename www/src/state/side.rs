//! The editors of all pages: which texts there are, and what they are called.

/// A text that a person edits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// EventBridge's pattern.
    Pattern,
    /// The event that it is asked about.
    Event,
}

impl Side {
    /// The editor's id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Pattern => "pattern",
            Self::Event => "event",
        }
    }

    /// The editor's accessible name.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Pattern => "Event pattern",
            Self::Event => "Event",
        }
    }

    /// Its name where there is little room: on a tab, over a text in a report.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pattern => "Pattern",
            Self::Event => "Event",
        }
    }

    /// How a sentence begins that is about it.
    #[must_use]
    pub const fn subject(self) -> &'static str {
        match self {
            Self::Pattern => "The pattern",
            Self::Event => "The event",
        }
    }
}
