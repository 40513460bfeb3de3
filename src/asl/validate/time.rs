//! Timestamps as AWS reads them: RFC 3339 with a capital `T`, and a capital `Z` or an offset.

use crate::asl::time::Instant;

/// Is it one?
#[must_use]
pub fn is_timestamp(text: &str) -> bool {
    Instant::parse(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_aws_reads_is_a_timestamp() {
        let good = [
            "2016-03-14T01:59:00Z",
            "2024-02-29T23:59:60.5Z",
            "2016-03-14T01:59:00+05:30",
            "0000-01-01T00:00:00-00:00",
        ];
        let bad = [
            "",
            "tomorrow",
            "2016-03-14",
            "2016-03-14T01:59:00",
            "2016-03-14t01:59:00Z",
            "2016-03-14T01:59:00z",
            "2016-03-14 01:59:00Z",
            "2023-02-29T00:00:00Z",
            "2016-13-01T00:00:00Z",
            "2016-00-01T00:00:00Z",
            "2016-01-01T24:00:00Z",
            "2016-01-01T00:00:00.Z",
            "2016-01-01T00:00:00+0100",
            "2016-01-01T00:00Z",
            "+016-01-01T00:00:00Z",
            "2016-01-01T00:00:00Zé",
            "20é6-01-01T00:00:00Z",
        ];
        for text in good {
            assert!(is_timestamp(text), "{text}");
        }
        for text in bad {
            assert!(!is_timestamp(text), "{text}");
        }
    }
}
