//! When a delivery that fails is tried again.

use super::case_id;
use crate::state::answer::{Answer, Candidate, Labels, Row};
use crate::state::measure::thousands;
use crate::state::reading::{Reading, first_error};
use crate::state::{Side, Verdict};
use pointsman::json;
use pointsman::sns::delivery::{Attempt, DeliverySchedule, Phase, SetBy};
use pointsman::sns::delivery_schedule;

/// An endpoint with a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preset {
    /// What it is called.
    pub name: &'static str,
    /// The description.
    pub text: &'static str,
}

/// What can be chosen. The last is the example of AWS's documentation.
pub const PRESETS: [Preset; 4] = [
    Preset { name: "SQS, Lambda, Firehose", text: "{\n  \"endpoint\": \"sqs\"\n}" },
    Preset { name: "Email, SMS, push", text: "{\n  \"endpoint\": \"email\"\n}" },
    Preset { name: "HTTP/S default", text: "{\n  \"endpoint\": \"https\"\n}" },
    Preset {
        name: "HTTP/S policy",
        text: "{\n  \"endpoint\": \"https\",\n  \"subscription\": {\n    \"healthyRetryPolicy\": {\n      \
               \"minDelayTarget\": 1,\n      \"maxDelayTarget\": 60,\n      \"numRetries\": 50,\n      \
               \"numNoDelayRetries\": 3,\n      \"numMinDelayRetries\": 2,\n      \"numMaxDelayRetries\": 35,\n      \
               \"backoffFunction\": \"exponential\"\n    },\n    \"throttlePolicy\": {\n      \
               \"maxReceivesPerSecond\": 10\n    },\n    \"requestPolicy\": {\n      \
               \"headerContentType\": \"application/json\"\n    }\n  }\n}",
    },
];

/// The schedule; none where the description is refused.
#[must_use]
pub fn schedule(text: &str) -> Option<DeliverySchedule> {
    delivery_schedule(text).ok()
}

/// A phase as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Which one.
    pub phase: Phase,
    /// How many retries.
    pub retries: usize,
    /// Where it begins and ends, from 0 to 1.
    pub from: f64,
    /// As `from`.
    pub to: f64,
    /// Where its retries are; none where they lie too close together to be told apart.
    pub ticks: Vec<f64>,
}

/// A schedule as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The phases.
    pub bands: Vec<Band>,
    /// Marks of the axis: where, and which time.
    pub axis: Vec<(f64, String)>,
    /// Does the axis grow by factors rather than by steps?
    pub logarithmic: bool,
}

/// An hour fits on an even axis; days next to seconds do not.
const EVEN: f64 = 3_600.0;

/// More retries of a phase than this are a band, not ticks.
const MAX_TICKS: usize = 120;

/// Times that an axis may show, in seconds.
const TIMES: [f64; 20] = [
    0.0,
    1.0,
    5.0,
    10.0,
    20.0,
    30.0,
    60.0,
    120.0,
    300.0,
    600.0,
    1_200.0,
    1_800.0,
    3_600.0,
    7_200.0,
    21_600.0,
    43_200.0,
    86_400.0,
    259_200.0,
    604_800.0,
    1_209_600.0,
];

impl Chart {
    /// Draws a schedule.
    #[must_use]
    pub fn of(schedule: &DeliverySchedule) -> Self {
        let total = schedule.total_seconds.max(1.0);
        let logarithmic = total > EVEN;
        let x = |seconds: f64| if logarithmic { seconds.ln_1p() / total.ln_1p() } else { seconds / total };
        let bands = schedule.phases.iter().map(|phase| {
            let own = schedule.attempts.iter().filter(|attempt| attempt.phase == phase.phase);
            let retries = usize::try_from(phase.attempts).unwrap_or(usize::MAX);
            let ticks = if retries > MAX_TICKS { Vec::new() } else { own.map(|it| x(it.at_seconds)).collect() };
            Band { phase: phase.phase, retries, from: x(phase.from_seconds), to: x(phase.to_seconds), ticks }
        });
        Self { bands: bands.collect(), axis: axis(total, x), logarithmic }
    }
}

/// Marks that do not run into each other, with the end among them.
fn axis(total: f64, x: impl Fn(f64) -> f64) -> Vec<(f64, String)> {
    const APART: f64 = 0.09;
    let mut marks: Vec<(f64, String)> = Vec::new();
    for time in TIMES.into_iter().filter(|time| *time < total) {
        let at = x(time);
        if at <= 1.0 - APART && marks.last().is_none_or(|(last, _)| at - last >= APART) {
            marks.push((at, duration(time)));
        }
    }
    marks.push((1.0, duration(total)));
    marks
}

/// `90` as `1 min 30 s`: the two greatest units that it has.
#[must_use]
pub fn duration(seconds: f64) -> String {
    const UNITS: [(f64, &str); 3] = [(86_400.0, "d"), (3_600.0, "h"), (60.0, "min")];
    // Beside minutes nobody asks for thousandths.
    let mut rest = if seconds < 60.0 { seconds } else { seconds.round() };
    let mut parts = Vec::new();
    for (size, unit) in UNITS {
        let count = (rest / size).floor();
        if count > 0.0 && parts.len() < 2 {
            parts.push(format!("{count} {unit}"));
            rest -= count * size;
        }
    }
    if parts.len() < 2 && (rest > 0.0 || parts.is_empty()) {
        // A thousandth at most, and no zeros at the end.
        parts.push(format!("{} s", (rest * 1_000.0).round() / 1_000.0));
    }
    parts.join(" ")
}

/// What a phase is called.
#[must_use]
pub const fn phase_name(phase: Phase) -> &'static str {
    match phase {
        Phase::Immediate => "Immediate",
        Phase::PreBackoff => "Pre-backoff",
        Phase::Backoff => "Backoff",
        Phase::PostBackoff => "Post-backoff",
    }
}

const LABELS: Labels = Labels {
    heading: "Retry by retry",
    rows: "Retries",
    columns: ["Phase", "Delay", "Retries", "When, after the first delivery failed"],
};

/// Retries of a phase that are listed: of those after the same delay, and of those after delays that grow.
const LISTED: [usize; 2] = [3, 40];

/// The answer: a row for each phase, with its first retries inside.
pub(super) fn evaluate(text: &str) -> Answer {
    let mut reading = Reading::new(&[(Side::Delivery, text)]);
    let answer = |answer: Answer, word| Answer { labels: LABELS, word, chain: false, ..answer };
    match delivery_schedule(text) {
        Err(error) => {
            reading.say(Side::Delivery, error.diagnostics());
            let sentence = first_error(&reading.problems);
            answer(reading.answer(Verdict::Invalid, sentence, Vec::new()), Verdict::Invalid.name())
        }
        Ok(schedule) => {
            reading.say(Side::Delivery, &schedule.diagnostics);
            let mut before = 0;
            for phase in &schedule.phases {
                let count = usize::try_from(phase.attempts).unwrap_or_default();
                let attempts = schedule.attempts.get(before..before + count).unwrap_or_default();
                phase_rows(&mut reading, phase.phase, attempts, before);
                before += count;
            }
            answer(reading.answer(Verdict::Match, sentence(&schedule), Vec::new()), "Schedule")
        }
    }
}

fn phase_rows(reading: &mut Reading<'_>, phase: Phase, attempts: &[Attempt], before: usize) {
    let row = |depth, label: String, word, wanted, count: Option<usize>, why| Row {
        depth,
        held: None,
        word,
        path: label.clone(),
        label,
        wanted,
        found: count
            .map(|count| Candidate { value: thousands(count), path: phase_name(phase).to_owned(), place: None })
            .into_iter()
            .collect(),
        why,
        place: None,
        frame: false,
        behind: false,
    };
    let (Some(first), Some(last)) = (attempts.first(), attempts.last()) else { return };
    let least = attempts.iter().map(|it| it.delay_seconds).fold(f64::INFINITY, f64::min);
    let most = attempts.iter().map(|it| it.delay_seconds).fold(0.0, f64::max);
    let delay = if least < most { format!("{} to {}", duration(least), duration(most)) } else { duration(most) };
    let [same, growing] = LISTED;
    let listed = if least < most { growing } else { same };
    let when = if duration(first.at_seconds) == duration(last.at_seconds) {
        duration(first.at_seconds)
    } else {
        format!("{} to {}", duration(first.at_seconds), duration(last.at_seconds))
    };
    let name = phase_name(phase).to_owned();
    reading.row(row(0, name, "", delay, Some(attempts.len()), when));
    for (index, attempt) in attempts.iter().take(listed).enumerate() {
        let label = format!("retry {}", thousands(before + index + 1));
        let (wanted, why) = (duration(attempt.delay_seconds), duration(attempt.at_seconds));
        reading.row(row(1, label, "", wanted, None, why));
    }
    let more = attempts.len().saturating_sub(listed);
    if more > 0 {
        let delay = attempts.last().map(|it| duration(it.delay_seconds)).unwrap_or_default();
        reading.row(row(1, format!("and {} more", thousands(more)), "", delay, None, duration(last.at_seconds)));
    }
}

fn sentence(schedule: &DeliverySchedule) -> String {
    let who = match schedule.set_by {
        SetBy::Subscription => "the subscription's policy",
        SetBy::Topic => "the topic's policy",
        SetBy::Default => "SNS's default for HTTP and HTTPS",
        SetBy::Sns => "SNS's own schedule, which nobody can change",
    };
    let retries = match schedule.attempts.len() {
        0 => return format!("No retries, by {who}: then the message goes to the dead-letter queue, or is lost."),
        1 => "1 retry".to_owned(),
        n => format!("{} retries", thousands(n)),
    };
    let model =
        if schedule.model { " The delays of the backoff phase are a model: AWS publishes no formulas." } else { "" };
    format!(
        "{retries} within {}, by {who}; then the message goes to the dead-letter queue, or is lost.{model}",
        duration(schedule.total_seconds)
    )
}

/// The description with what it comes to.
pub(super) fn test_case(text: &str) -> String {
    let expect = match delivery_schedule(text) {
        Ok(schedule) => {
            format!("{{\"retries\":{},\"totalSeconds\":{}}}", schedule.attempts.len(), schedule.total_seconds)
        }
        Err(error) => {
            let codes: Vec<String> =
                error.diagnostics().iter().map(|diagnostic| json::quote(diagnostic.code.as_str())).collect();
            format!("{{\"errors\":[{}]}}", codes.join(","))
        }
    };
    format!("{{\"id\":{},\"delivery\":{},\"expect\":{expect}}}\n", case_id(&[text]), json::quote(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_have_two_units() {
        for (seconds, text) in [
            (0.0, "0 s"),
            (0.5, "0.5 s"),
            (61.0, "1 min 1 s"),
            (120.0, "2 min"),
            (3_600.0, "1 h"),
            (3_661.0, "1 h 1 min"),
            (2_000_120.0, "23 d 3 h"),
        ] {
            assert_eq!(duration(seconds), text);
        }
    }

    #[test]
    fn every_preset_is_a_schedule() {
        let totals: Vec<(usize, String)> = PRESETS
            .iter()
            .map(|preset| schedule(preset.text).unwrap())
            .map(|it| (it.attempts.len(), duration(it.total_seconds)))
            .collect();
        assert_eq!(totals[0].0, 100_015);
        assert!(totals[0].1.starts_with("23 d"), "{totals:?}");
        assert_eq!(totals[1].0, 50);
        assert_eq!(totals[2], (3, "1 min".to_owned()));
        assert_eq!(totals[3].0, 50);
    }

    #[test]
    fn charts_lie_within_their_bounds_and_marks_keep_apart() {
        for preset in PRESETS {
            let chart = Chart::of(&schedule(preset.text).unwrap());
            for band in &chart.bands {
                let inside = |x: &f64| (0.0..=1.0).contains(x);
                assert!(
                    inside(&band.from) && inside(&band.to) && band.from <= band.to && band.ticks.iter().all(inside)
                );
            }
            assert!(chart.axis.windows(2).all(|pair| pair[1].0 - pair[0].0 >= 0.08), "{:?}", chart.axis);
            assert!(chart.axis.len() >= 3 && chart.axis.len() <= 13, "{:?}", chart.axis);
        }
    }

    #[test]
    fn a_policy_beyond_the_hour_is_refused_with_its_sum() {
        let answer = evaluate(r#"{"healthyRetryPolicy":{"numRetries":100,"maxDelayTarget":60}}"#);
        assert_eq!(answer.verdict, Verdict::Invalid);
        assert!(answer.sentence.contains("4000 seconds"), "{}", answer.sentence);
    }

    #[test]
    fn a_long_schedule_is_listed_in_part() {
        let answer = evaluate(PRESETS[0].text);
        assert_eq!((answer.verdict, answer.word), (Verdict::Match, "Schedule"));
        assert!(answer.sentence.starts_with("100,015 retries within 23 d"), "{}", answer.sentence);
        assert!(answer.rows.len() < 100 && answer.rows.iter().any(|row| row.label.ends_with("more")));
    }
}
