//! Timestamps as AWS reads them: RFC 3339 with a capital `T`, and a capital `Z` or an offset.

/// Is it one?
#[must_use]
pub fn is_timestamp(text: &str) -> bool {
    parse(text).is_some()
}

fn parse(text: &str) -> Option<()> {
    let (year, rest) = number(text, 4)?;
    let (month, rest) = number(rest.strip_prefix('-')?, 2)?;
    let (day, rest) = number(rest.strip_prefix('-')?, 2)?;
    let (hour, rest) = number(rest.strip_prefix('T')?, 2)?;
    let (minute, rest) = number(rest.strip_prefix(':')?, 2)?;
    let (second, rest) = number(rest.strip_prefix(':')?, 2)?;
    let rest = match rest.strip_prefix('.') {
        Some(fraction) => {
            let rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
            (rest.len() < fraction.len()).then_some(rest)?
        }
        None => rest,
    };
    let days = match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    let in_range = (1..=days).contains(&day) && hour < 24 && minute < 60 && second <= 60;
    (in_range && zone(rest)).then_some(())
}

fn zone(text: &str) -> bool {
    let offset = |text: &str| {
        let (hour, rest) = number(text, 2)?;
        let (minute, rest) = number(rest.strip_prefix(':')?, 2)?;
        (hour < 24 && minute < 60 && rest.is_empty()).then_some(())
    };
    text == "Z" || text.strip_prefix(['+', '-']).and_then(offset).is_some()
}

/// The number that the first `digits` characters spell, and the rest.
fn number(text: &str, digits: usize) -> Option<(u32, &str)> {
    let (number, rest) = text.split_at_checked(digits)?;
    number.bytes().all(|b| b.is_ascii_digit()).then_some(())?;
    Some((number.parse().ok()?, rest))
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
