//! Numbers: whole ones stay whole, all compare by value.

use super::spelling::Spelling;
use std::cmp::Ordering;
use std::fmt;

/// A finite number.
#[derive(Clone, Copy, Debug)]
pub enum Number {
    /// Spelled without point and exponent, and within 64 bits.
    Int(i64),
    /// Any other; never infinite, never NaN.
    Float(f64),
}

impl Number {
    /// The number that a JSON text spells, or `None` where it is beyond what a 64-bit float holds.
    #[must_use]
    pub fn parse(spelling: &str) -> Option<Self> {
        if let Ok(int) = spelling.parse() {
            return Some(Self::Int(int));
        }
        crate::json::float(spelling).filter(|float| float.is_finite()).map(Self::Float)
    }

    /// The nearest float.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "the nearest float is what is asked for")]
    pub const fn as_f64(self) -> f64 {
        match self {
            Self::Int(int) => int as f64,
            Self::Float(float) => float,
        }
    }

    /// The whole number, if it is one that 64 bits hold, however it was spelled.
    #[must_use]
    pub fn as_int(self) -> Option<i64> {
        match self {
            Self::Int(int) => Some(int),
            Self::Float(float) => whole(float),
        }
    }

    /// Rounded as AWS rounds, which is Java's `Math.round`: halves go up, so -1.5 becomes -1 (I4).
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "saturates, as Math.round does")]
    pub fn round(self) -> i64 {
        match self {
            Self::Int(int) => int,
            Self::Float(float) => {
                let floor = float.floor();
                // Not (x + 0.5).floor(): the sum itself would round 0.49999999999999994 up.
                (if float - floor >= 0.5 { floor + 1.0 } else { floor }) as i64
            }
        }
    }
}

/// 2^63, the first float beyond 64 bits.
const LIMIT: f64 = 9_223_372_036_854_775_808.0;

#[expect(clippy::cast_possible_truncation, reason = "the bounds are checked")]
fn whole(float: f64) -> Option<i64> {
    (float.trunc() == float && (-LIMIT..LIMIT).contains(&float)).then_some(float as i64)
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.as_int(), other.as_int()) {
            (Some(a), Some(b)) => a.cmp(&b),
            // A float beyond 64 bits; the largest integers would round up to the smallest of them.
            (Some(_), None) if other.as_f64() >= LIMIT => Ordering::Less,
            (None, Some(_)) if self.as_f64() >= LIMIT => Ordering::Greater,
            // One has a fraction, so rounding the other cannot make them equal wrongly.
            _ => self.as_f64().partial_cmp(&other.as_f64()).unwrap_or(Ordering::Equal),
        }
    }
}

/// As JavaScript writes it: the shortest digits that read back the same, `1e+21` and `1e-7` beyond the usual.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Spelling::of(*self).as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(spelling: &str) -> Number {
        Number::parse(spelling).unwrap()
    }

    #[test]
    fn equal_by_value() {
        assert_eq!(n("1"), n("1.0"));
        assert_eq!(n("1e2"), n("100"));
        assert_eq!(n("-0"), n("0.0"));
        assert_ne!(n("9007199254740993"), n("9007199254740992.0"));
        assert!(n("9223372036854775807") < n("9223372036854775808"));
        assert!(n("-1e300") < n("-1"));
        assert!(Number::parse("1e400").is_none());
    }

    #[test]
    fn floats_are_spelled_as_javascript_spells_them() {
        let mut seed = 5u64;
        for _ in 0..20_000 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let (ordinary, any) = ((seed >> 20) as f64 / 1e9 - 1e3, f64::from_bits(seed));
            for float in [ordinary, ordinary * 1e12, any].into_iter().filter(|float| float.is_finite()) {
                let want = if (1e-6..1e21).contains(&float.abs()) {
                    format!("{float}")
                } else {
                    let text = format!("{float:e}");
                    if text.contains("e-") { text } else { text.replace('e', "e+") }
                };
                // Where two spellings are equally near, the standard library takes the odd one, JavaScript the even one.
                let got = Number::Float(float).to_string();
                assert!(got.len() == want.len() && got.parse() == Ok(float), "{got} is not {want}");
            }
        }
        for (float, want) in [
            (1e21, "1e+21"),
            (1e20, "100000000000000000000"),
            (1e-6, "0.000001"),
            (1.5e-7, "1.5e-7"),
            (1_921_924_468_727_000.2, "1921924468727000.2"),
        ] {
            assert_eq!(Number::Float(float).to_string(), want);
        }
    }

    #[test]
    fn halves_go_up() {
        for (from, to) in
            [("2.5", 3), ("-1.5", -1), ("-0.5", 0), ("-2.5", -2), ("-1.51", -2), ("0.49999999999999994", 0)]
        {
            assert_eq!(n(from).round(), to, "{from}");
        }
        assert_eq!(n("1e300").round(), i64::MAX);
    }

    #[test]
    fn written_as_javascript_does() {
        let spelled = [
            ("1.0", "1"),
            ("-0.0", "0"),
            ("1e21", "1e+21"),
            ("1.5e-7", "1.5e-7"),
            ("1e20", "100000000000000000000"),
            ("-1.25", "-1.25"),
        ];
        for (from, to) in spelled {
            assert_eq!(n(from).to_string(), to);
        }
    }
}
