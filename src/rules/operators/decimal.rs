//! Decimals in an order that integers give: comparing numbers without making floats of them.
//!
//! Two [`comparable`](super::comparable) numbers are equal as floats exactly if they are equal as decimals, and have the same
//! order. So the bounds of a rule and the numbers of an event meet as
//! decimals: the power of ten of the first digit, then the first nineteen digits. An event's number that equals a bound
//! is thereby comparable; one that lies between bounds must still be checked, which a division tells of most, and the way to
//! a float and back of the others.

use crate::json::{is_shortest, nearest, power};

/// A decimal as a pair of integers in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Decimal {
    /// The power of ten, made positive; negated for a negative number, zero for zero.
    order: i64,
    /// Nineteen digits; complemented for a negative number.
    digits: u64,
}

/// Makes every power of ten positive.
const BIAS: i64 = 1 << 42;
const WIDTH: usize = 19;
/// What fifteen of nineteen digits leave.
const POWER_4: u64 = 10_000;
const POWERS: [u64; WIDTH + 1] = {
    let mut powers = [1; WIDTH + 1];
    let mut power = 1;
    while power <= WIDTH {
        #[allow(clippy::indexing_slicing, reason = "evaluated by the compiler, within bounds")]
        {
            powers[power] = powers[power - 1] * 10;
        }
        power += 1;
    }
    powers
};

impl Decimal {
    /// Before all decimals.
    pub(crate) const LEAST: Self = Self { order: i64::MIN, digits: 0 };
    /// Behind all decimals.
    pub(crate) const MOST: Self = Self { order: i64::MAX, digits: 0 };

    /// Reads a number in JSON's spelling. `None` where more than nineteen digits count; such a number is not comparable.
    #[inline(always)]
    pub(crate) fn read(spelled: &[u8]) -> Option<Self> {
        let (negative, body) = match spelled {
            [b'-', body @ ..] => (true, body),
            body => (false, body),
        };
        let (mut digits, mut count, mut order) = (0u64, 0usize, 0i64);
        let mut fraction = false;
        let mut rest = body.iter();
        while let Some(byte) = rest.next() {
            match byte {
                b'0'..=b'9' => {
                    let digit = u64::from(byte - b'0');
                    if digits == 0 && digit == 0 {
                        order -= i64::from(fraction);
                        continue;
                    }
                    order += i64::from(!fraction);
                    if count < WIDTH {
                        digits = digits * 10 + digit;
                        count += 1;
                    } else if digit != 0 {
                        return None;
                    }
                }
                b'.' => fraction = true,
                b'e' | b'E' => {
                    order += power(rest.as_slice())?;
                    break;
                }
                _ => return None,
            }
        }
        if digits == 0 {
            return Some(Self { order: 0, digits: 0 });
        }
        let (order, digits) = (order + BIAS, digits * POWERS.get(WIDTH - count)?);
        Some(if negative { Self { order: -order, digits: !digits } } else { Self { order, digits } })
    }

    /// Two integers that have its order together.
    pub(crate) const fn parts(self) -> (i64, u64) {
        (self.order, self.digits)
    }

    /// Is it the shortest decimal of a float?
    pub(crate) fn is_comparable(self) -> bool {
        let (digits, order) = self.magnitude();
        match digits % POWER_4 {
            // Fifteen digits survive the way to an ordinary float and back.
            0 if (-288..300).contains(&order) => true,
            1.. if digits % 100 == 0 && (-10..17).contains(&order) => {
                is_shortest(digits / 100, (17 - order) as u32).unwrap_or_else(|| self.comparable().is_some())
            }
            _ => self.comparable().is_some(),
        }
    }

    /// The float of which it is the shortest decimal.
    pub(crate) fn comparable(self) -> Option<f64> {
        let (digits, order) = self.magnitude();
        let size = match (digits % POWER_4, digits % 100) {
            _ if digits == 0 => return Some(0.0),
            (0, _) => nearest(digits / POWER_4, order - 15),
            (_, 0) => nearest(digits / 100, order - 17),
            // No float needs more than seventeen digits.
            _ => return None,
        };
        let value = if self.order < 0 { -size } else { size };
        let survives = digits % POWER_4 == 0 && size >= 1e-290 && size.is_finite();
        (survives || size.is_finite() && Self::of(value) == Some(self)).then_some(value)
    }

    /// Without the sign: nineteen digits, and the power of ten that stands before the first of them.
    const fn magnitude(self) -> (u64, i64) {
        if self.order < 0 { (!self.digits, -self.order - BIAS) } else { (self.digits, self.order - BIAS) }
    }

    /// The shortest decimal that prints a float.
    pub(crate) fn of(value: f64) -> Option<Self> {
        Self::read(ryu::Buffer::new().format(value).as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_number_are_one_decimal_and_decimals_have_the_order_of_numbers() {
        let ascending: [&[&str]; 12] = [
            &["-1e400"],
            &["-100", "-1e2", "-100.00", "-0.1E+3"],
            &["-99.999"],
            &["-0.001", "-1e-3"],
            &["0", "-0", "0.000", "0e5", "0e99999999999999999999"],
            &["1e-400"],
            &["0.00123", "123e-5"],
            &["1", "1.0", "1e0", "10e-1", "0.1e1"],
            &["9.99"],
            &["10", "1e1", "10.000000000000000000000000"],
            &["9007199254740992"],
            &["9007199254740993"],
        ];
        let mut last = Decimal::LEAST;
        for spellings in ascending {
            let first = Decimal::read(spellings[0].as_bytes()).unwrap();
            assert!(last < first && first < Decimal::MOST, "{spellings:?}");
            last = first;
            for spelling in spellings {
                assert_eq!(Decimal::read(spelling.as_bytes()), Some(first), "{spelling}");
            }
        }
        assert_eq!(Decimal::read(b"12345678901234567891"), None);
        assert_eq!(Decimal::of(-122.429_163_609_223_55), Decimal::read(b"-122.42916360922355"));
        assert_eq!(Decimal::of(1e23), Decimal::read(b"1e23"));
    }

    #[test]
    fn to_be_comparable_is_to_be_what_the_float_prints_as() {
        let mut random = crate::random::random(7);
        let mut counts = [0; 2];
        for _ in 0..30_000 {
            let places = random() % 30;
            let near = f64::from_bits((random() % 80 + 985) << 52 | random() >> 12);
            let digits = random() % 10u64.pow(15 + (random() % 3) as u32);
            // Any digits; the shortest of a float, and its neighbours; what is beside a power of two.
            let power = 2f64.powi((random() % 90) as i32 - 40);
            let beside = f64::from_bits(power.to_bits() + random() % 5 - 2);
            for spelled in
                [format!("{digits}e-{places}"), format!("{near:e}"), format!("{beside:e}"), format!("{beside:.16e}")]
            {
                let decimal = Decimal::read(spelled.as_bytes()).unwrap();
                for step in [-10_000i64, -1_000, -100, 0, 100, 1_000, 10_000] {
                    let decimal = Decimal { digits: decimal.digits.saturating_add_signed(step), ..decimal };
                    let (digits, order) = decimal.magnitude();
                    if !(POWERS[18]..POWERS[19]).contains(&digits) {
                        continue;
                    }
                    let float: f64 = format!("{digits}e{}", order - 19).parse().unwrap();
                    let prints = Decimal::of(float) == Some(decimal);
                    assert_eq!(decimal.is_comparable(), prints, "{digits}e{}", order - 19);
                    assert_eq!(decimal.comparable(), prints.then_some(float), "{digits}e{}", order - 19);
                    counts[usize::from(prints)] += 1;
                }
            }
        }
        assert!(counts.iter().all(|count| *count > 50_000), "{counts:?}");
    }
}
