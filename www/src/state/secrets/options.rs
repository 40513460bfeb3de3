//! How to scan, as a person sets it.

use super::bench::Own;
use super::finding::Level;
use pointsman::json;
use std::rc::Rc;

/// What a person can set. None of it is kept: a list of accepted words may itself be what nobody should read.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Look for personal data too.
    pub personal: bool,
    /// Findings below are left out.
    pub least: Level,
    /// Comments such as `gitleaks:allow` count.
    pub comments: bool,
    /// Paths that are not scanned, a line each.
    pub paths: Rc<str>,
    /// Values that contain one of these are accepted, a line each.
    pub words: Rc<str>,
    /// Fingerprints of what is known: the baseline, a line each.
    pub baseline: Rc<str>,
    /// The text of a `.gitleaksignore`.
    pub ignore: Rc<str>,
    /// Rules of one's own.
    pub own: Option<Own>,
    /// The text is a unified diff.
    pub diff: bool,
    /// Of a diff, show what it removes too.
    pub removed: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            personal: true,
            least: Level::Low,
            comments: true,
            paths: Rc::default(),
            words: Rc::default(),
            baseline: Rc::default(),
            ignore: Rc::default(),
            own: None,
            diff: false,
            removed: true,
        }
    }
}

/// The lines of a field that say something.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

fn strings<'a>(items: impl Iterator<Item = &'a str>) -> String {
    format!("[{}]", items.map(json::quote).collect::<Vec<_>>().join(","))
}

impl Options {
    /// As the package's `ScannerOptions`, but for `own`, of which the worker makes them.
    #[must_use]
    pub fn to_json(&self) -> String {
        // A line of a baseline may go on with words for people.
        let known = lines(&self.baseline).filter_map(|line| line.split_whitespace().next());
        format!(
            r#"{{"personalData":{},"minConfidence":"{}","allow":{{"comments":{},"paths":{},"words":{},"fingerprints":{},"gitleaksignore":{}}}{}}}"#,
            self.personal,
            self.least.word(),
            self.comments,
            strings(lines(&self.paths)),
            strings(lines(&self.words)),
            strings(known),
            json::quote(&self.ignore),
            self.own.as_ref().map(|own| format!(r#","own":{}"#, own.to_json())).unwrap_or_default(),
        )
    }

    /// The members of a question: these options, and whether the text is a diff.
    #[must_use]
    pub fn members(&self) -> String {
        format!(r#""options":{},"diff":{},"removed":{}"#, self.to_json(), self.diff, self.removed)
    }

    /// With one more value in the baseline; `what` is for people.
    #[must_use]
    pub fn accepting(&self, fingerprint: &str, what: &str) -> Self {
        let mut baseline = self.baseline.trim_end().to_owned();
        if !baseline.is_empty() {
            baseline.push('\n');
        }
        baseline += &format!("{fingerprint} {what}\n");
        Self { baseline: baseline.into(), ..self.clone() }
    }

    /// How many values are accepted by the baseline.
    #[must_use]
    pub fn accepted(&self) -> usize {
        lines(&self.baseline).count()
    }
}
