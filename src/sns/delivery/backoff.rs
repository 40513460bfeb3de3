//! The four backoff functions.
//!
//! AWS names them and draws them, but publishes no formula. These are a *model*: each goes from the least delay to the
//! greatest in the shape of AWS's drawing, and the exponential one doubles its growth as the drawing does.

/// `backoffFunction`: how delays grow in the backoff phase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Backoff {
    /// By the same amount each time. SNS's choice where none is given.
    #[default]
    Linear,
    /// By an amount that grows by the same amount each time.
    Arithmetic,
    /// By the same factor each time.
    Geometric,
    /// By an amount that doubles each time.
    Exponential,
}

impl Backoff {
    /// All, with AWS's names.
    pub const ALL: [(&'static str, Self); 4] = [
        ("linear", Self::Linear),
        ("arithmetic", Self::Arithmetic),
        ("geometric", Self::Geometric),
        ("exponential", Self::Exponential),
    ];

    /// AWS's name of it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Linear => "linear",
            Self::Arithmetic => "arithmetic",
            Self::Geometric => "geometric",
            Self::Exponential => "exponential",
        }
    }

    /// The delay in seconds before retry `index` of `count`, between `least` and `greatest`. A single one waits
    /// `greatest`.
    #[must_use]
    pub fn delay(self, index: u32, count: u32, least: f64, greatest: f64) -> f64 {
        let last = f64::from(count.saturating_sub(1));
        if last < 1.0 {
            return greatest;
        }
        let i = f64::from(index);
        let span = greatest - least;
        match self {
            Self::Linear => least + span * i / last,
            Self::Arithmetic => least + span * i * (i + 1.0) / (last * (last + 1.0)),
            Self::Geometric => least * (greatest / least).powf(i / last),
            Self::Exponential => least + span * (i.exp2() - 1.0) / (last.exp2() - 1.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers of the chart in AWS's documentation: ten retries from 5 to 260 seconds.
    #[test]
    fn the_chart_of_the_documentation() {
        let chart = |backoff: Backoff| -> Vec<String> {
            (0..10).map(|i| format!("{:.2}", backoff.delay(i, 10, 5.0, 260.0))).collect()
        };
        assert_eq!(
            chart(Backoff::Linear),
            ["5.00", "33.33", "61.67", "90.00", "118.33", "146.67", "175.00", "203.33", "231.67", "260.00"]
        );
        assert_eq!(
            chart(Backoff::Arithmetic),
            ["5.00", "10.67", "22.00", "39.00", "61.67", "90.00", "124.00", "163.67", "209.00", "260.00"]
        );
        assert_eq!(
            chart(Backoff::Geometric),
            ["5.00", "7.76", "12.03", "18.66", "28.95", "44.91", "69.66", "108.05", "167.61", "260.00"]
        );
        assert_eq!(
            chart(Backoff::Exponential),
            ["5.00", "5.50", "6.50", "8.49", "12.49", "20.47", "36.44", "68.38", "132.25", "260.00"]
        );
    }

    #[test]
    fn all_start_at_the_least_end_at_the_greatest_and_never_shrink() {
        for (name, backoff) in Backoff::ALL {
            for count in [2, 3, 10, 100] {
                for (least, greatest) in [(1.0, 1.0), (1.0, 3600.0), (20.0, 21.0)] {
                    let delays: Vec<f64> = (0..count).map(|i| backoff.delay(i, count, least, greatest)).collect();
                    assert!((delays[0] - least).abs() < 1e-9, "{name}");
                    assert!((delays[count as usize - 1] - greatest).abs() < 1e-9, "{name}");
                    assert!(delays.is_sorted(), "{name} {count} {least} {greatest}: {delays:?}");
                }
            }
            assert!((backoff.delay(0, 1, 5.0, 60.0) - 60.0).abs() < 1e-9, "{name}");
        }
    }
}
