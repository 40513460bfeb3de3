//! The float nearest to a decimal, exactly.
//!
//! The standard library reads floats faster where exponents are large, for the price of a table of ten kilobytes, which is
//! a twelfth of the wasm file and does not compress. Here a decimal of up to 64 bits and an ordinary exponent is one
//! division of integers; all others are compared with the floats about them in big integers.

use std::cmp::Ordering;

/// A decimal with more digits than that is told from a float halfway between two others by whether anything follows.
const DIGITS: usize = 800;
/// No float lies at or above 10^MAX_ORDER, nor is nearer to anything below 10^MIN_ORDER than zero is.
const MAX_ORDER: i64 = 310;
const MIN_ORDER: i64 = -325;
/// 5^27 is the last power of five in 64 bits.
const FIVES: i64 = 27;
/// How far from the float a guess at it is.
const NEAR: u64 = 64;
/// As bits, floats are in order; these are the bits of infinity, which lies behind all numbers.
const INFINITE: u64 = 0x7FF << 52;
/// What is stored behind the exponent.
const FRACTION: u32 = 52;

/// The nearest float to a number in JSON's spelling, infinite where it is too large; `None` where it is no number.
#[must_use]
pub fn float(spelled: &str) -> Option<f64> {
    let (negative, body) = spelled.strip_prefix('-').map_or((false, spelled), |rest| (true, rest));
    let mut digits = Vec::new();
    let (mut exponent, mut fraction, mut any) = (0i64, false, false);
    let mut bytes = body.as_bytes();
    while let [byte, rest @ ..] = bytes {
        bytes = rest;
        match byte {
            b'0'..=b'9' => {
                any = true;
                let digit = byte - b'0';
                exponent -= i64::from(fraction);
                if digits.len() < DIGITS {
                    if digit != 0 || !digits.is_empty() {
                        digits.push(digit);
                    }
                } else {
                    exponent += 1;
                    // Something follows: that is all that counts of it.
                    if let Some(last) = digits.last_mut() {
                        *last = (*last).max(digit.min(1));
                    }
                }
            }
            b'.' if !fraction => fraction = true,
            b'e' | b'E' => {
                exponent = exponent.saturating_add(power(rest)?);
                break;
            }
            _ => return None,
        }
    }
    if !any {
        return None;
    }
    let value = match digits.len() {
        0..=19 => nearest(digits.iter().fold(0, |value, digit| value * 10 + u64::from(*digit)), exponent),
        _ => search(&digits, exponent),
    };
    Some(if negative { -value } else { value })
}

/// The digits behind `e`; one so large that no float reaches it is cut, which changes no answer.
pub fn power(text: &[u8]) -> Option<i64> {
    let (sign, digits) = match text {
        [b'-', digits @ ..] => (-1, digits),
        [b'+', digits @ ..] => (1, digits),
        digits => (1, digits),
    };
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    Some(sign * digits.iter().fold(0, |power, digit| (power * 10 + i64::from(digit - b'0')).min(1 << 40)))
}

/// The nearest float to digits × 10^exponent.
#[must_use]
pub fn nearest(digits: u64, exponent: i64) -> f64 {
    let size = exponent.unsigned_abs() as u32;
    if digits == 0 || exponent.abs() > FIVES {
        return search(&decimals(digits), exponent);
    }
    // 10^n is 5^n and a shift, which only changes the exponent of a float.
    let (fives, twos) = (5u64.pow(size), two_to(size));
    if exponent >= 0 {
        return (u128::from(digits) * u128::from(fives)) as f64 * twos;
    }
    if digits >> 53 == 0 && fives >> 53 == 0 {
        // Both are floats, so that dividing them rounds but once.
        return digits as f64 / fives as f64 / twos;
    }
    // A quotient of 64 bits or more; what remains only tells on which side of a bound it lies.
    let shift = 64 + digits.leading_zeros();
    let (dividend, divisor) = (u128::from(digits) << shift, u128::from(fives));
    let quotient = dividend / divisor;
    let inexact = quotient * divisor != dividend;
    (quotient | u128::from(inexact)) as f64 / two_to(shift + size)
}

/// Is digits ÷ 10^places the shortest decimal of its float, and of decimals as short the nearest to it? It can be told of
/// sixteen or seventeen digits and up to 27 places; `None` for all others, and where it is too close to a bound to be told
/// from the first bits alone. Whoever is told nothing prints the float and compares.
#[must_use]
pub fn is_shortest(digits: u64, places: u32) -> Option<bool> {
    /// What follows is precise to 1/4096; nearer than this to a bound nothing is said.
    const CLOSE: f64 = 1.0 / 512.0;
    if !(1_000_000_000_000_000..100_000_000_000_000_000).contains(&digits) {
        return None;
    }
    let fives = 5u64.checked_pow(places)?;
    let quotient = (u128::from(digits) << digits.leading_zeros() << 64) / u128::from(fives);
    // What a float keeps of it, and what it does not: in units of its last place, like all that follows. More than 64 bits
    // are left of 128, as the divisor has less than 64.
    let below = 75u32.checked_sub(quotient.leading_zeros())?;
    let whole = quotient >> below;
    let rest = f64::from((quotient >> below.checked_sub(12)?) as u32 & 0xFFF) / 4096.0;
    if whole == 1 << 52 || whole + 1 == 1 << 53 {
        // Below a power of two floats are nearer to each other.
        return None;
    }
    let away = if rest > 0.5 { rest - 1.0 } else { rest };
    let (digit, size) = if digits.is_multiple_of(10) { (digits / 10 % 10, 10.0) } else { (digits % 10, 1.0) };
    let step = whole as f64 / digits as f64 * size;
    // How far the float's bounds are from the decimals about it that have a digit less, and from those with as many.
    let digit = digit as f64;
    let margins = [digit * step - away - 0.5, (10.0 - digit) * step + away - 0.5, step / 2.0 - away.abs()];
    if margins.iter().any(|margin| margin.abs() < CLOSE) || 0.5 - away.abs() < CLOSE {
        return None;
    }
    Some(margins.iter().all(|margin| *margin > 0.0))
}

/// 2^power, of powers that are ordinary for a float.
const fn two_to(power: u32) -> f64 {
    f64::from_bits((1023 + power as u64) << FRACTION)
}

fn decimals(mut number: u64) -> Vec<u8> {
    let mut digits = Vec::new();
    while number != 0 {
        digits.push((number % 10) as u8);
        number /= 10;
    }
    digits.reverse();
    digits
}

/// The nearest float to digits × 10^exponent: the first whose upper bound the decimal does not lie above. The bound,
/// halfway to the next float, belongs to the float that is even.
fn search(digits: &[u8], exponent: i64) -> f64 {
    let order = exponent.saturating_add(digits.len() as i64);
    if digits.is_empty() || order < MIN_ORDER {
        return 0.0;
    }
    if order > MAX_ORDER {
        return f64::INFINITY;
    }
    // The decimal is left × 2^exponent ÷ right.
    let (mut left, mut right) = (Big::default(), Big(vec![1]));
    for digit in digits {
        left.scale(10, u64::from(*digit));
    }
    let (side, mut fives) = if exponent >= 0 { (&mut left, exponent) } else { (&mut right, -exponent) };
    while fives > 0 {
        side.scale(5u64.pow(fives.min(FIVES) as u32), 0);
        fives -= FIVES;
    }
    let is_above = |bits: u64| {
        // The bound is (2 × fraction + 1) × 2^power.
        let (biased, fraction) = (bits >> FRACTION, bits & ((1 << FRACTION) - 1));
        let whole = fraction | u64::from(biased > 0) << FRACTION;
        let shift = exponent - (biased.max(1) as i64 - 1076);
        let mut bound = right.clone();
        bound.scale(2 * whole + 1, 0);
        match left.shifted(shift).cmp(&bound.shifted(-shift)) {
            Ordering::Less => false,
            Ordering::Equal => bits % 2 == 1,
            Ordering::Greater => true,
        }
    };
    // A guess saves most of the steps, and decides nothing.
    let guess = guess(digits, exponent).to_bits();
    let (mut low, mut high) = (guess.saturating_sub(NEAR), (guess + NEAR).min(INFINITE));
    if !is_above(low) {
        low = 0;
    }
    if is_above(high) {
        high = INFINITE;
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if is_above(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    f64::from_bits(low)
}

/// Near to digits × 10^exponent.
fn guess(digits: &[u8], mut exponent: i64) -> f64 {
    let mut value = 0.0;
    for (place, digit) in digits.iter().enumerate() {
        if place < 17 {
            value = value * 10.0 + f64::from(*digit);
        } else {
            exponent += 1;
        }
    }
    while exponent != 0 {
        let step = exponent.clamp(-22, 22);
        let power = 10f64.powi(step.abs() as i32);
        value = if step < 0 { value / power } else { value * power };
        exponent -= step;
    }
    value
}

/// A whole number: words of 32 bits, the lowest first, the highest not zero.
#[derive(Clone, Debug, Default)]
struct Big(Vec<u32>);

impl Big {
    /// Makes it `self` × `factor` + `summand`.
    fn scale(&mut self, factor: u64, summand: u64) {
        let mut carry = u128::from(summand);
        for word in &mut self.0 {
            carry += u128::from(*word) * u128::from(factor);
            *word = carry as u32;
            carry >>= 32;
        }
        while carry != 0 {
            self.0.push(carry as u32);
            carry >>= 32;
        }
    }

    /// `self` × 2^`by`, or itself where `by` is negative.
    fn shifted(&self, by: i64) -> Self {
        let by = by.max(0) as usize;
        let mut words = vec![0; by / 32];
        words.extend(&self.0);
        let mut shifted = Self(words);
        shifted.scale(1 << (by % 32), 0);
        shifted
    }

    fn cmp(&self, other: &Self) -> Ordering {
        self.0.len().cmp(&other.0.len()).then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_told_from_the_first_bits_is_not_told() {
        for (digits, places) in [(0, 1), (u64::MAX, 1), (12_345_678_901_234_567, 28), (1, 27), (12, u32::MAX)] {
            assert_eq!(is_shortest(digits, places), None, "{digits} {places}");
        }
        assert_eq!(is_shortest(12_242_916_360_922_355, 14), Some(true));
        assert_eq!(is_shortest(31_415_926_535_897_931, 16), Some(false));
    }

    /// Every spelling of digits and exponent that reads as the standard library reads it.
    fn check(spelled: &str) {
        let want: f64 = spelled.parse().unwrap();
        let got = float(spelled).unwrap();
        assert_eq!(got.to_bits(), want.to_bits(), "{spelled}: {got} is not {want}");
    }

    #[test]
    fn spellings() {
        for spelled in
            ["0", "-0", "0.0", "-0.0e5", "1", "-1.5", "0.1", "1e22", "1e23", "5e-324", "2e-324", "3e-324", "1e400"]
        {
            check(spelled);
        }
        for spelled in ["17976931348623157e292", "17976931348623158e292", "1.7976931348623159e308", "1e-400", "1E+2"] {
            check(spelled);
        }
        for spelled in ["2.2250738585072014e-308", "2.2250738585072011e-308", "9007199254740993", "9007199254740992.5"]
        {
            check(spelled);
        }
        assert_eq!(float("1e99999999999999999999"), Some(f64::INFINITY));
        assert_eq!(float("1e-99999999999999999999"), Some(0.0));
        for wrong in ["", "-", "e5", "1e", "1e+", "1.2.3", "+1", " 1", "1x", "inf", "nan", "0x10"] {
            assert_eq!(float(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_bounds_between_floats_belong_to_the_even_one() {
        // 1 + 2^-53, exactly between two floats, and what is just beside it.
        let half = "1.00000000000000011102230246251565404236316680908203125";
        let zeros = "0".repeat(900);
        for spelled in
            [half.to_owned(), format!("{half}0001"), format!("{half}{zeros}1"), half.replace("125", "124999")]
        {
            check(&spelled);
        }
        // Half of the least float, in all its digits.
        let least = format!("{:.1075}", f64::from_bits(1) / 2.0 + f64::from_bits(1));
        check(&least);
        check(&format!("{}{}", "9".repeat(400), "e-90"));
        check(&format!("0.{}{}", "0".repeat(320), "123456789"));
        check(&format!("0.{}{}e1000", "0".repeat(1000), "9".repeat(1000)));
    }

    #[test]
    fn reads_as_the_standard_library_does() {
        let mut random = crate::random::random(99);
        for _ in 0..20_000 {
            // Any digits and exponent; the shortest and a long spelling of any float; a bound between two floats.
            let (digits, float) = (random() >> (random() % 64), f64::from_bits(random() >> 1));
            check(&format!("{digits}e{}", random() % 350));
            check(&format!("{digits}e-{}", random() % 350));
            check(&format!("{digits}e-{}", random() % 30));
            check(&format!("{}.{digits}", random() >> 40));
            if float.is_finite() {
                check(&format!("{float:e}"));
                check(&format!("{float:.25e}"));
            }
        }
        for _ in 0..2_000 {
            let lower = f64::from_bits(random() >> 12 | 1023 << 52);
            let upper = f64::from_bits(lower.to_bits() + 1);
            // Their digits end within 53 places, so that this is the exact bound.
            let (a, b) = (format!("{lower:.60}"), format!("{upper:.60}"));
            let sum = add(&a, &b);
            check(&format!("{}e0", half(&sum)));
        }
    }

    /// The sum of two decimals of equally many places, and half of one.
    fn add(a: &str, b: &str) -> String {
        let (mut carry, mut sum) = (0, Vec::new());
        for (a, b) in a.bytes().rev().zip(b.bytes().rev()) {
            if a == b'.' {
                sum.push(b'.');
                continue;
            }
            let digit = (a - b'0') + (b - b'0') + carry;
            sum.push(digit % 10 + b'0');
            carry = digit / 10;
        }
        sum.push(carry + b'0');
        sum.reverse();
        String::from_utf8(sum).unwrap()
    }

    fn half(a: &str) -> String {
        let mut rest = 0;
        let digit = |c: char| {
            if c == '.' {
                return c;
            }
            let value = rest * 10 + c.to_digit(10).unwrap();
            rest = value % 2;
            char::from_digit(value / 2, 10).unwrap()
        };
        a.chars().map(digit).collect()
    }
}
