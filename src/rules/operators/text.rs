//! Tests of strings.

use super::{IgnoreCase, Wildcard};
use crate::json::Text;

/// A test that only strings can pass. Texts are compared as UTF-8 bytes, without normalisation.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TextTest {
    /// A plain string, or `exactly`.
    Equals(Text),
    /// `prefix`; the empty one accepts every string.
    Prefix(Text),
    /// `suffix`; the empty one accepts every string.
    Suffix(Text),
    /// `equals-ignore-case`.
    EqualsIgnoreCase(IgnoreCase),
    /// `{"prefix": {"equals-ignore-case": …}}`.
    PrefixIgnoreCase(IgnoreCase),
    /// `{"suffix": {"equals-ignore-case": …}}`.
    SuffixIgnoreCase(IgnoreCase),
    /// `wildcard`.
    Wildcard(Wildcard),
}

impl TextTest {
    /// Does this accept the string of these bytes?
    #[must_use]
    pub fn accepts(&self, text: &[u8]) -> bool {
        match self {
            Self::Equals(wanted) => wanted.as_bytes() == text,
            Self::Prefix(prefix) => text.starts_with(prefix.as_bytes()),
            Self::Suffix(suffix) => text.ends_with(suffix.as_bytes()),
            Self::EqualsIgnoreCase(wanted) => wanted.equals(text),
            Self::PrefixIgnoreCase(prefix) => prefix.begins(text),
            Self::SuffixIgnoreCase(suffix) => suffix.ends(text),
            Self::Wildcard(wildcard) => wildcard.accepts(text),
        }
    }
}
