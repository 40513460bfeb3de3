//! What an engine says about texts, in the units of the page: rows, problems, a sentence.

use super::measure::Measure;
use super::{Side, Verdict};
use pointsman::diagnostic::{Diagnostic, Positions, Span, display_path};
use pointsman::explanation::{Condition, Explanation};

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
}

/// A candidate value of the data.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The value as JSON.
    pub value: String,
    /// Where it is, for people.
    pub path: String,
    /// Where it is, for the editor.
    pub place: Place,
}

/// A row of the explanation: a condition of the rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// How many rows it is inside.
    pub depth: usize,
    /// Did it hold? `None` where it was not reached.
    pub held: Option<bool>,
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
    /// Where it is in the rule's text.
    pub place: Place,
    /// It has rows inside it.
    pub parent: bool,
    /// An outermost condition before it did not hold: nothing gets this far.
    pub behind: bool,
}

/// An engine's answer to a rule and data.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// In a word.
    pub verdict: Verdict,
    /// In a sentence, without that word.
    pub sentence: String,
    /// The text that the rows' own places lie in.
    pub rule: Side,
    /// The text that was asked about: what was found lies in it.
    pub data: Side,
    /// Condition by condition; empty where a text is invalid.
    pub rows: Vec<Row>,
    /// Rows left out because there are too many of them.
    pub rows_more: usize,
    /// What is wrong, or worth knowing.
    pub problems: Vec<Problem>,
    /// The rule against the limits of the service.
    pub measures: Vec<Measure>,
}

/// No more rows than this are shown: a rule of thousands of conditions must not freeze the page.
pub const MAX_ROWS: usize = 400;

/// Collects an answer: first what there is to say about each text, then the explanation.
#[derive(Debug)]
pub struct Reading<'a> {
    rule: (Side, Positions<'a>),
    data: (Side, Positions<'a>),
    others: Vec<(Side, Positions<'a>)>,
    /// What was said so far.
    pub problems: Vec<Problem>,
}

impl<'a> Reading<'a> {
    /// Of a rule and the data that it is asked about.
    #[must_use]
    pub fn new(rule: (Side, &'a str), data: (Side, &'a str)) -> Self {
        let at = |(side, text)| (side, Positions::new(text));
        Self { rule: at(rule), data: at(data), others: Vec::new(), problems: Vec::new() }
    }

    /// With another text that there may be something to say about.
    #[must_use]
    pub fn beside(mut self, side: Side, text: &'a str) -> Self {
        self.others.push((side, Positions::new(text)));
        self
    }

    /// Adds what there is to say about a text.
    pub fn say(&mut self, side: Side, list: &[Diagnostic]) {
        let mut texts = [&self.rule, &self.data].into_iter().chain(&self.others);
        if let Some((_, at)) = texts.find(|(known, _)| *known == side) {
            self.problems.extend(list.iter().map(|diagnostic| problem(side, diagnostic, at)));
        }
    }

    /// The answer: of an explanation, or, where a text cannot be read, of the sentence that says what is wrong.
    #[must_use]
    pub fn answer(self, explained: Result<Explanation, String>, measures: Vec<Measure>) -> Answer {
        let ((rule, rule_at), (data, data_at)) = (&self.rule, &self.data);
        let mut rows = Rows { rule: rule_at, data: data_at, list: Vec::new(), more: 0 };
        let (verdict, sentence) = match explained {
            Ok(explanation) => {
                rows.add(&explanation.conditions, None, 0, false);
                let verdict = if explanation.matched { Verdict::Match } else { Verdict::NoMatch };
                (verdict, explanation.summary)
            }
            Err(sentence) => (Verdict::Invalid, sentence),
        };
        let Rows { list, more: rows_more, .. } = rows;
        let (rule, data) = (*rule, *data);
        Answer { verdict, sentence, rule, data, rows: list, rows_more, problems: self.problems, measures }
    }
}

/// The sentence of an invalid answer: the first error, and how many there are.
#[must_use]
pub fn first_error(problems: &[Problem]) -> String {
    let errors: Vec<_> = problems.iter().filter(|p| p.diagnostic.is_error()).collect();
    let Some(first) = errors.first() else { return String::new() };
    let subject = first.side.subject();
    let line = first.line.map(|(line, _)| format!(", line {line}")).unwrap_or_default();
    let more = match errors.len() - 1 {
        0 => String::new(),
        1 => " One more problem below.".to_owned(),
        n => format!(" {n} more problems below."),
    };
    format!("{subject}{line}: {}.{more}", first.diagnostic.message.trim_end_matches('.'))
}

fn problem(side: Side, diagnostic: &Diagnostic, at: &Positions<'_>) -> Problem {
    let start = diagnostic.span.map(|span| at.place(span.start));
    let related = diagnostic.related.iter();
    Problem {
        side,
        place: diagnostic.span.map(|span| place(span, at)),
        line: start.map(|start| (start.line, start.column)),
        related: related.map(|r| (r.message.clone(), at.place(r.span.start).line, place(r.span, at))).collect(),
        diagnostic: diagnostic.clone(),
    }
}

fn place(span: Span, at: &Positions<'_>) -> Place {
    let unit = |byte| u32::try_from(at.utf16(byte)).unwrap_or(u32::MAX);
    (unit(span.start), unit(span.end))
}

struct Rows<'a> {
    rule: &'a Positions<'a>,
    data: &'a Positions<'a>,
    list: Vec<Row>,
    more: usize,
}

impl Rows<'_> {
    fn add(&mut self, conditions: &[Condition], inside: Option<&Condition>, depth: usize, mut behind: bool) {
        for (index, condition) in conditions.iter().enumerate() {
            if self.list.len() >= MAX_ROWS {
                self.more += 1;
                continue;
            }
            let found = condition.found.iter().map(|found| Candidate {
                value: found.value.clone(),
                path: display_path(&found.path),
                place: place(found.span, self.data),
            });
            self.list.push(Row {
                depth,
                held: condition.held,
                label: label(condition, inside, index),
                path: condition.path.join("."),
                wanted: wanted(condition),
                found: found.collect(),
                why: condition.reason.clone(),
                place: place(condition.span, self.rule),
                parent: !condition.children.is_empty(),
                behind,
            });
            self.add(&condition.children, Some(condition), depth + 1, behind);
            behind |= depth == 0 && condition.held == Some(false);
        }
    }
}

fn label(condition: &Condition, inside: Option<&Condition>, index: usize) -> String {
    match condition.operator.as_str() {
        "branch" => format!("branch {}", index + 1),
        "$or" => "$or".to_owned(),
        operator if inside.is_some_and(|outer| outer.path == condition.path) => operator.to_owned(),
        _ => condition.path.join("."),
    }
}

fn wanted(condition: &Condition) -> String {
    match condition.operator.as_str() {
        "branch" | "$or" => String::new(),
        "equals" => condition.wanted.clone(),
        operator => format!("{operator} {}", condition.wanted),
    }
}

impl Answer {
    /// The row that a place in one of the texts belongs to: the innermost one around it.
    #[must_use]
    pub fn row_at(&self, side: Side, offset: u32) -> Option<usize> {
        let holds = |place: &Place| place.0 <= offset && offset <= place.1;
        let own = |row: &Row| Some(row.place).filter(|_| side == self.rule).filter(holds).map(|p| p.1 - p.0);
        let found = |row: &Row| {
            let places = row.found.iter().filter(|_| side == self.data).map(|found| found.place);
            places.filter(holds).map(|p| p.1 - p.0).min()
        };
        let size = |row: &Row| own(row).or_else(|| found(row));
        let sized = self.rows.iter().enumerate().filter_map(|(index, row)| Some((size(row)?, index)));
        sized.min_by_key(|(size, _)| *size).map(|(_, index)| index)
    }

    /// The place of a row in one of the texts: its own, or that of the first value it was tried on.
    #[must_use]
    pub fn place_in(&self, row: usize, side: Side) -> Option<Place> {
        let row = self.rows.get(row)?;
        if side == self.rule { Some(row.place) } else { row.found.first().map(|found| found.place) }
    }

    /// How many errors, and how many warnings and hints.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let errors = self.problems.iter().filter(|p| p.diagnostic.is_error()).count();
        (errors, self.problems.len() - errors)
    }
}
