//! What a service counts, and how much of it a text uses.

use super::Verdict;

/// A count, and the limit that it stands against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// What is counted.
    pub name: &'static str,
    /// The count.
    pub count: usize,
    /// What follows the count: its unit, the limit, how it was computed.
    pub rest: String,
    /// Where the meter ends; without it there is none.
    pub limit: Option<usize>,
    /// How far it is: within, above what is recommended, above what is possible.
    pub tone: Option<Verdict>,
}

/// `12345` as `12,345`.
#[must_use]
pub fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::thousands;

    #[test]
    fn commas_stand_before_each_three_digits() {
        for (n, text) in [(0, "0"), (999, "999"), (2048, "2,048"), (1_234_567, "1,234,567")] {
            assert_eq!(thousands(n), text);
        }
    }
}
