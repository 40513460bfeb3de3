//! Numbers as JavaScript writes them. Half of what documents hold is numbers, and the standard library's formatter takes
//! longer for each than anything else that is done with it; so their digits are made here.

use super::Number;

/// The text of a number.
#[derive(Default)]
pub(crate) struct Spelling {
    bytes: [u8; 32],
    len: usize,
}

/// Below this a number with so many decimals has at most 15 digits, which no other decimal of a float shares.
const SHORT: f64 = 1e12;
const DECIMALS: [(f64, u64); 2] = [(100.0, 100), (1_000.0, 1_000)];

impl Spelling {
    /// The spelling of `number`.
    pub(crate) fn of(number: Number) -> Self {
        let mut out = Self::default();
        match number {
            Number::Int(int) => {
                if int < 0 {
                    out.push(b'-');
                }
                out.whole(int.unsigned_abs());
            }
            Number::Float(float) => out.float(float),
        }
        out
    }

    /// How many bytes the spelling of `number` has.
    pub(crate) fn len_of(number: Number) -> usize {
        match number {
            Number::Int(int) => {
                let digits = 1 + int.unsigned_abs().checked_ilog10().unwrap_or_default() as usize;
                digits + usize::from(int < 0)
            }
            Number::Float(_) => Self::of(number).len,
        }
    }

    /// The text: digits, signs, a point, an `e`.
    pub(crate) fn as_str(&self) -> &str {
        self.bytes.get(..self.len).and_then(|bytes| str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    /// No number has more than 25.
    fn push(&mut self, byte: u8) {
        if let Some(slot) = self.bytes.get_mut(self.len) {
            *slot = byte;
            self.len += 1;
        }
    }

    fn extend(&mut self, text: &str) {
        text.bytes().for_each(|byte| self.push(byte));
    }

    fn zeros(&mut self, count: i32) {
        (0..count).for_each(|_| self.push(b'0'));
    }

    fn whole(&mut self, number: u64) {
        let (mut digits, mut count, mut rest) = ([0; 20], 0, number);
        for digit in digits.iter_mut().rev() {
            *digit = b'0' + (rest % 10) as u8;
            count += 1;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        digits.iter().skip(20 - count).for_each(|digit| self.push(*digit));
    }

    fn float(&mut self, float: f64) {
        if float == 0.0 {
            return self.push(b'0');
        }
        if float < 0.0 {
            self.push(b'-');
        }
        let float = float.abs();
        for (scale, whole) in DECIMALS {
            let scaled = (float * scale).round_ties_even();
            if float < SHORT && scaled / scale == float {
                return self.decimal(scaled as u64, whole);
            }
        }
        self.shortest(float);
    }

    /// `scaled` parts of which `scale` make one.
    fn decimal(&mut self, scaled: u64, scale: u64) {
        self.whole(scaled / scale);
        let (mut rest, mut scale) = (scaled % scale, scale);
        if rest > 0 {
            self.push(b'.');
        }
        while rest > 0 {
            scale /= 10;
            self.push(b'0' + (rest / scale) as u8);
            rest %= scale;
        }
    }

    fn shortest(&mut self, float: f64) {
        let (digits, point) = digits(float);
        let split = |at: i32| digits.split_at_checked(usize::try_from(at).unwrap_or_default());
        match (split(point), point) {
            (None, ..=21) => {
                self.extend(&digits);
                self.zeros(point - digits.len() as i32);
            }
            (Some((whole, "")), 1..=21) => self.extend(whole),
            (Some((whole, fraction)), 1..=21) => [whole, ".", fraction].iter().for_each(|part| self.extend(part)),
            (_, -5..=0) => {
                self.extend("0.");
                self.zeros(-point);
                self.extend(&digits);
            }
            _ => {
                let (first, others) = split(1).unwrap_or_default();
                self.extend(first);
                self.extend(if others.is_empty() { "" } else { "." });
                self.extend(others);
                self.extend(if point > 0 { "e+" } else { "e-" });
                self.whole(u64::from((point - 1).unsigned_abs()));
            }
        }
    }
}

/// The shortest digits of a float above zero, and behind how many of them the point stands: below zero, before so many
/// zeros. Not by the standard library's printers, which are a second way of doing it and ten kilobytes of wasm.
fn digits(float: f64) -> (String, i32) {
    let mut buffer = ryu::Buffer::new();
    let text = buffer.format_finite(float);
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = [whole, fraction].concat();
    let significant = digits.trim_start_matches('0');
    let leading = digits.len() - significant.len();
    let point = whole.len() as i32 - leading as i32 + exponent.parse::<i32>().unwrap_or_default();
    (significant.trim_end_matches('0').to_owned(), point)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(number: Number) -> String {
        let spelling = Spelling::of(number);
        assert_eq!(Spelling::len_of(number), spelling.as_str().len(), "{}", spelling.as_str());
        spelling.as_str().to_owned()
    }

    #[test]
    fn whole_numbers() {
        for int in [0, 1, 9, 10, 99, 100, -1, -10, 1_234_567_890, i64::MAX, i64::MIN, 1 << 32, (1 << 32) - 1] {
            assert_eq!(text(Number::Int(int)), format!("{int}"));
        }
    }

    #[test]
    fn few_decimals_are_those_of_the_shortest_way() {
        let shortest = |float: f64| {
            let mut out = Spelling::default();
            out.shortest(float);
            out.as_str().to_owned()
        };
        for parts in (0..40_000_u32).chain((0..4_000).map(|n| n * 999_983)) {
            for scale in [1.0, 10.0, 100.0, 1_000.0, 10_000.0, 0.001] {
                let float = f64::from(parts) / scale;
                let want = if parts == 0 { "0".to_owned() } else { shortest(float) };
                assert_eq!(text(Number::Float(float)), want);
                assert_eq!(text(Number::Float(-float)), format!("{}{want}", if parts == 0 { "" } else { "-" }));
            }
        }
        for float in [999_999_999_999.999, 999_999_999_999.998_9, 0.001, 0.0005, 1e12, 123_456_789_012.345_67] {
            assert_eq!(text(Number::Float(float)), shortest(float));
        }
    }
}
