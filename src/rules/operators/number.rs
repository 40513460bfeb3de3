//! Numbers: when two are equal, and which can be compared at all.
//!
//! A number is *comparable* if its decimal value is exactly the shortest decimal that a 64-bit float prints as. Then
//! decimals and floats correspond one to one and in the same order, so that comparing the floats compares the decimals.
//! `9007199254740993` is not comparable (its float prints as …992), nor is `1e400`.

use super::Decimal;

/// A plain number in a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// As it was spelled.
    pub spelled: Box<str>,
    /// Its value, if it is comparable.
    pub value: Option<f64>,
}

impl Number {
    /// The number of that JSON spelling.
    #[must_use]
    pub fn new(spelled: &str) -> Self {
        Self { spelled: spelled.into(), value: comparable(spelled) }
    }

    /// Equal values if both are comparable, else equal spellings.
    #[must_use]
    pub fn equals(&self, spelled: &str) -> bool {
        *self.spelled == *spelled || self.value.is_some_and(|value| comparable(spelled) == Some(value))
    }
}

/// The value of a number in JSON's spelling, if it is comparable; `-0` is `0`.
#[must_use]
pub fn comparable(spelled: &str) -> Option<f64> {
    comparable_bytes(spelled.as_bytes())
}

/// The same, for bytes that an event has.
#[must_use]
pub fn comparable_bytes(spelled: &[u8]) -> Option<f64> {
    Decimal::read(spelled)?.comparable()
}

/// The shortest spelling of a number that reads back as it.
#[must_use]
pub fn shortest(value: f64) -> String {
    // Not by `Display`: that would bring a second float printer along, which is a tenth of the wasm file.
    let mut buffer = ryu::Buffer::new();
    let text = buffer.format(value);
    text.strip_suffix(".0").unwrap_or(text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comparable_numbers_have_the_shortest_digits_of_their_float() {
        for (spelled, want) in [
            ("0.1", Some(0.1)),
            ("1e308", Some(1e308)),
            ("9007199254740992", Some(9_007_199_254_740_992.0)),
            ("5000000000.5", Some(5_000_000_000.5)),
            ("-0", Some(0.0)),
            ("0e999999999999999999999", Some(0.0)),
            ("10e-1", Some(1.0)),
            ("1.0000000000000000000000000000000", Some(1.0)),
            ("100000000000000000000000", Some(1e23)),
            ("1e23", Some(1e23)),
            ("5e-324", Some(5e-324)),
            ("4.9e-324", None),
            ("9007199254740993", None),
            ("12345678901234567", None),
            ("9223372036854775808", None),
            ("18446744073709551615", None),
            ("0.1000000000000000055", None),
            ("1e400", None),
            ("1e-400", None),
            ("-122.42916360922355", Some(-122.429_163_609_223_55)),
            ("3.1415926535897931", None),
            ("3.141592653589793", Some(std::f64::consts::PI)),
            ("1.7976931348623157e308", Some(f64::MAX)),
        ] {
            assert_eq!(comparable(spelled), want, "{spelled}");
        }
    }

    #[test]
    fn uncomparable_numbers_are_equal_by_spelling() {
        assert!(Number::new("1e400").equals("1e400") && !Number::new("1e400").equals("10e399"));
        assert!(Number::new("1").equals("1.0") && Number::new("1e2").equals("100") && Number::new("-0").equals("0"));
        assert!(!Number::new("9007199254740993").equals("9007199254740992"));
    }
}
