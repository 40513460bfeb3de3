//! Timestamps as AWS reads them: RFC 3339 with a capital `T`, and a capital `Z` or an offset (C4).

use std::cmp::Ordering;

/// A point in time: whole seconds since 1970 began in UTC, and the digits of the fraction behind them, without zeros at
/// the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instant<'t> {
    seconds: i64,
    fraction: &'t str,
}

impl PartialOrd for Instant<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Instant<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        // Digits behind the point sort as text.
        self.seconds.cmp(&other.seconds).then(self.fraction.cmp(other.fraction))
    }
}

impl<'t> Instant<'t> {
    /// The instant that a timestamp names, or `None` where it is none.
    #[must_use]
    pub fn parse(text: &'t str) -> Option<Self> {
        let (year, rest) = number(text, 4)?;
        let (month, rest) = number(rest.strip_prefix('-')?, 2)?;
        let (day, rest) = number(rest.strip_prefix('-')?, 2)?;
        let (hour, rest) = number(rest.strip_prefix('T')?, 2)?;
        let (minute, rest) = number(rest.strip_prefix(':')?, 2)?;
        let (second, rest) = number(rest.strip_prefix(':')?, 2)?;
        let (fraction, rest) = match rest.strip_prefix('.') {
            Some(fraction) => {
                let rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
                let digits = fraction.get(..fraction.len() - rest.len()).filter(|digits| !digits.is_empty())?;
                (digits.trim_end_matches('0'), rest)
            }
            None => ("", rest),
        };
        let in_range = (1..=days_in(year, month)).contains(&day) && hour < 24 && minute < 60 && second <= 60;
        let offset = zone(rest).filter(|_| in_range)?;
        let seconds = days(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second - offset;
        Some(Self { seconds, fraction })
    }

    /// Seconds since 1970 began in UTC, as a float.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "four digits of years are far from where floats lose seconds")]
    pub fn seconds(&self) -> f64 {
        let fraction: f64 =
            if self.fraction.is_empty() { 0.0 } else { format!("0.{}", self.fraction).parse().unwrap_or(0.0) };
        self.seconds as f64 + fraction
    }
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// Days since 1970 began. Years begin in March here, so that the leap day is the last one.
const fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year - 719_468
}

/// The timestamp of so many seconds since 1970 began in UTC, to the millisecond: `2024-01-01T00:00:00.000Z`. Years beyond
/// four digits are written as JavaScript does, with a sign and six digits.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "saturates")]
pub fn timestamp(seconds: f64) -> String {
    let milliseconds = (seconds * 1_000.0).round() as i64;
    let (whole, rest) = (milliseconds.div_euclid(1_000), milliseconds.rem_euclid(1_000));
    let (day, time) = (whole.div_euclid(86_400), whole.rem_euclid(86_400));
    let (year, month, day) = date(day);
    let year = if (0..10_000).contains(&year) { format!("{year:04}") } else { format!("{year:+07}") };
    let (hour, minute, second) = (time / 3_600, time / 60 % 60, time % 60);
    format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{rest:03}Z")
}

/// Year, month and day so many days after 1970 began; the other way round than [`days`].
const fn date(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year_of_era + era * 400 + if month <= 2 { 1 } else { 0 }, month, day)
}

/// The offset from UTC in seconds.
fn zone(text: &str) -> Option<i64> {
    if text == "Z" {
        return Some(0);
    }
    let (sign, text) = match (text.strip_prefix('+'), text.strip_prefix('-')) {
        (Some(text), _) => (1, text),
        (_, Some(text)) => (-1, text),
        _ => return None,
    };
    let (hour, rest) = number(text, 2)?;
    let (minute, rest) = number(rest.strip_prefix(':')?, 2)?;
    (hour < 24 && minute < 60 && rest.is_empty()).then_some(sign * (hour * 3_600 + minute * 60))
}

/// The number that the first `digits` characters spell, and the rest.
fn number(text: &str, digits: usize) -> Option<(i64, &str)> {
    let (number, rest) = text.split_at_checked(digits)?;
    number.bytes().all(|b| b.is_ascii_digit()).then_some(())?;
    Some((number.parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_written_as_they_are_read() {
        for text in [
            "1970-01-01T00:00:00.000Z",
            "2000-02-29T23:59:59.999Z",
            "1969-12-31T00:00:01.500Z",
            "9999-12-31T00:00:00.000Z",
            "2024-03-01T12:30:15.020Z",
            "0000-03-01T00:00:00.000Z",
        ] {
            assert_eq!(timestamp(Instant::parse(text).unwrap().seconds()), text);
        }
        assert_eq!(timestamp(253_402_300_800.0), "+010000-01-01T00:00:00.000Z");
    }

    #[test]
    fn instants_compare_across_zones_and_fractions() {
        let at = |text| Instant::parse(text).unwrap();
        assert_eq!(at("2024-01-01T00:00:00Z"), at("2024-01-01T01:00:00.000+01:00"));
        assert_eq!(at("2024-03-01T00:30:00+02:00"), at("2024-02-29T22:30:00Z"));
        assert!(at("2024-01-01T00:00:00.09Z") < at("2024-01-01T00:00:00.1Z"));
        assert!(at("1999-12-31T23:59:59Z") < at("2000-01-01T00:00:00Z"));
        assert!(at("0000-02-29T00:00:00Z") < at("0000-03-01T00:00:00Z"));
        for (text, seconds) in [
            ("1970-01-01T00:00:00Z", 0.0),
            ("1969-12-31T23:59:59.5Z", -0.5),
            ("2016-03-14T01:59:00Z", 1_457_920_740.0),
            ("2000-02-29T12:00:00+12:00", 951_782_400.0),
        ] {
            assert!((at(text).seconds() - seconds).abs() < 1e-9, "{text}");
        }
    }
}
