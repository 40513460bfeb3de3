//! What an engine says about texts, in the units of the page: rows, problems, a sentence.

use super::measure::Measure;
use super::{Side, Verdict};
use pointsman::diagnostic::Diagnostic;

/// Start and end in UTF-16 units.
pub type Place = (u32, u32);

/// Something wrong with a text, or worth knowing about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// In which text.
    pub side: Side,
    /// What it is.
    pub diagnostic: Diagnostic,
    /// Where.
    pub place: Option<Place>,
    /// Line and column for people.
    pub line: Option<(usize, usize)>,
    /// Other places, with their message and line.
    pub related: Vec<(String, usize, Place)>,
    /// AWS's own code for it and where AWS places it, if AWS has such.
    pub filed: Option<String>,
}

/// A candidate value of the data.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The value as JSON.
    pub value: String,
    /// Where it is, for people.
    pub path: String,
    /// Where it is, for the editor: in which text, and where there. What was computed stands nowhere.
    pub place: Option<(Side, Place)>,
}

/// A row of the explanation: a condition of the rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// How many rows it is inside.
    pub depth: usize,
    /// Did it hold? `None` where it was not reached.
    pub held: Option<bool>,
    /// The same in a word.
    pub word: &'static str,
    /// What the row is called: its field, or, inside a list of alternatives, its operator.
    pub label: String,
    /// The field.
    pub path: String,
    /// What the rule wants: operator and operand.
    pub wanted: String,
    /// What there is: the first candidates.
    pub found: Vec<Candidate>,
    /// Why, in one sentence.
    pub why: String,
    /// Where it is in the rule's text, if it stands there.
    pub place: Option<Place>,
    /// Its place holds those of other rows: it is marked only while the row is selected.
    pub frame: bool,
    /// An outermost condition before it did not hold: nothing gets this far.
    pub behind: bool,
}

/// What rows are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Labels {
    /// The heading above them.
    pub heading: &'static str,
    /// All of them: the accessible name of the tree.
    pub rows: &'static str,
    /// The columns.
    pub columns: [&'static str; 4],
}

/// An engine's answer to a rule and data.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Its tone, and in most answers its word.
    pub verdict: Verdict,
    /// In a word.
    pub word: &'static str,
    /// In a sentence, without that word.
    pub sentence: String,
    /// The text that the rows' own places lie in; what was found lies in others.
    pub rule: Side,
    /// What the rows are called.
    pub labels: Labels,
    /// Do the outermost rows stand one behind the other, so that all must hold?
    pub chain: bool,
    /// Condition by condition; empty where a text is invalid.
    pub rows: Vec<Row>,
    /// Rows left out because there are too many of them.
    pub rows_more: usize,
    /// What is wrong, or worth knowing.
    pub problems: Vec<Problem>,
    /// The rule against the limits of the service.
    pub measures: Vec<Measure>,
}

impl Answer {
    /// The row that a place in one of the texts belongs to: the innermost one around it.
    #[must_use]
    pub fn row_at(&self, side: Side, offset: u32) -> Option<usize> {
        let holds = |place: &Place| place.0 <= offset && offset <= place.1;
        let own = |row: &Row| row.place.filter(|_| side == self.rule).filter(holds).map(|p| p.1 - p.0);
        let found = |row: &Row| {
            let places = row.found.iter().filter_map(|found| found.place);
            let places = places.filter(|(in_text, _)| *in_text == side).map(|(_, place)| place);
            places.filter(holds).map(|p| p.1 - p.0).min()
        };
        let size = |row: &Row| own(row).or_else(|| found(row));
        let sized = self.rows.iter().enumerate().filter_map(|(index, row)| Some((size(row)?, index)));
        sized.min_by_key(|(size, _)| *size).map(|(_, index)| index)
    }

    /// Where a row is: in the rule, or, where its first value was found.
    #[must_use]
    pub fn place_of(&self, row: usize, in_data: bool) -> Option<(Side, Place)> {
        let row = self.rows.get(row)?;
        if in_data { row.found.first()?.place } else { row.place.map(|place| (self.rule, place)) }
    }

    /// How many errors, and how many warnings and hints.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let errors = self.problems.iter().filter(|p| p.diagnostic.is_error()).count();
        (errors, self.problems.len() - errors)
    }
}
