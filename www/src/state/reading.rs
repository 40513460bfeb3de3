//! From engines to the units of the page: diagnostics become problems, conditions become rows, bytes become UTF-16 units.

use super::answer::{Answer, Candidate, Labels, Place, Problem, Row};
use super::measure::Measure;
use super::{Side, Verdict};
use pointsman::diagnostic::{Diagnostic, Positions, Span, display_path};
use pointsman::explanation::{Condition, Explanation};

/// No more rows than this are shown: a rule of thousands of conditions must not freeze the page.
pub const MAX_ROWS: usize = 400;

/// What the rows of an explanation are called.
pub const CONDITIONS: Labels =
    Labels { heading: "Why", rows: "Conditions", columns: ["Condition", "Wanted", "Found", "Why"] };

/// Collects an answer: what there is to say about each text, and the rows.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The first is the rule.
    texts: Vec<(Side, Positions<'a>)>,
    /// What was said so far.
    pub problems: Vec<Problem>,
    rows: Vec<Row>,
    rows_more: usize,
}

/// Where the conditions of an explanation lie.
#[derive(Clone, Copy)]
pub struct Origin<'a> {
    /// The text that was asked about.
    pub data: Side,
    /// How deep they are.
    pub depth: usize,
    /// From a place in the rule to one in the text that the rule stands in.
    pub outer: &'a dyn Fn(Span) -> Span,
}

impl<'a> Reading<'a> {
    /// Of a rule, and of the texts that it is asked about.
    #[must_use]
    pub fn new(texts: &[(Side, &'a str)]) -> Self {
        let texts = texts.iter().map(|(side, text)| (*side, Positions::new(text))).collect();
        Self { texts, problems: Vec::new(), rows: Vec::new(), rows_more: 0 }
    }

    fn at(&self, side: Side) -> Option<&Positions<'a>> {
        self.texts.iter().find(|(known, _)| *known == side).map(|(_, at)| at)
    }

    /// Adds what there is to say about a text.
    pub fn say<'d>(&mut self, side: Side, list: impl IntoIterator<Item = &'d Diagnostic>) {
        if let Some(at) = self.at(side) {
            let found: Vec<_> = list.into_iter().map(|diagnostic| problem(side, diagnostic, at)).collect();
            self.problems.extend(found);
        }
    }

    /// The place of `span` of the rule.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        self.texts.first().map(|(_, at)| place(span, at)).unwrap_or_default()
    }

    /// The place of `span` of one of the texts.
    #[must_use]
    pub fn place_in(&self, side: Side, span: Span) -> Option<Place> {
        self.at(side).map(|at| place(span, at))
    }

    /// Which row the next one will be.
    #[must_use]
    pub const fn next_row(&self) -> usize {
        self.rows.len()
    }

    /// Adds a row.
    pub fn row(&mut self, row: Row) {
        if self.rows.len() >= MAX_ROWS {
            self.rows_more += 1;
        } else {
            self.rows.push(row);
        }
    }

    /// Adds a row for each condition of an explanation.
    pub fn conditions(&mut self, conditions: &[Condition], origin: Origin<'_>) {
        self.inner(conditions, None, origin, false);
    }

    fn inner(&mut self, conditions: &[Condition], inside: Option<&Condition>, origin: Origin<'_>, mut behind: bool) {
        for (index, condition) in conditions.iter().enumerate() {
            let Some(data) = self.at(origin.data) else { return };
            let found = condition.found.iter().map(|found| Candidate {
                value: found.value.clone(),
                path: display_path(&found.path),
                place: Some((origin.data, place(found.span, data))),
            });
            self.row(Row {
                depth: origin.depth,
                held: condition.held,
                word: word(condition.held),
                label: label(condition, inside, index),
                path: condition.path.join("."),
                wanted: wanted(condition),
                found: found.collect(),
                why: condition.reason.clone(),
                place: Some(self.place((origin.outer)(condition.span))),
                frame: !condition.children.is_empty(),
                behind,
            });
            let deeper = Origin { depth: origin.depth + 1, ..origin };
            self.inner(&condition.children, Some(condition), deeper, behind);
            behind |= origin.depth == 0 && condition.held == Some(false);
        }
    }

    /// The answer of a rule: of an explanation, or, where a text cannot be read, of the sentence that says what is wrong.
    #[must_use]
    pub fn explained(mut self, explained: Result<Explanation, String>, data: Side, measures: Vec<Measure>) -> Answer {
        match explained {
            Ok(explanation) => {
                let outer = |span| span;
                self.conditions(&explanation.conditions, Origin { data, depth: 0, outer: &outer });
                self.answer(Verdict::of(explanation.matched), explanation.summary, measures)
            }
            Err(sentence) => self.answer(Verdict::Invalid, sentence, measures),
        }
    }

    /// The answer with what was collected.
    #[must_use]
    pub fn answer(self, verdict: Verdict, sentence: String, measures: Vec<Measure>) -> Answer {
        Answer {
            verdict,
            word: verdict.name(),
            sentence,
            rule: self.texts.first().map_or(Side::Pattern, |(side, _)| *side),
            labels: CONDITIONS,
            chain: true,
            rows: self.rows,
            rows_more: self.rows_more,
            problems: self.problems,
            measures,
        }
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
        filed: None,
        diagnostic: diagnostic.clone(),
    }
}

fn place(span: Span, at: &Positions<'_>) -> Place {
    let unit = |byte| u32::try_from(at.utf16(byte)).unwrap_or(u32::MAX);
    (unit(span.start), unit(span.end))
}

const fn word(held: Option<bool>) -> &'static str {
    match held {
        Some(true) => "holds",
        Some(false) => "does not hold",
        None => "not reached",
    }
}

fn label(condition: &Condition, inside: Option<&Condition>, index: usize) -> String {
    match condition.operator.as_str() {
        numbered @ ("branch" | "rule") => format!("{numbered} {}", index + 1),
        "$or" => "$or".to_owned(),
        operator if inside.is_some_and(|outer| outer.path == condition.path) => operator.to_owned(),
        _ => condition.path.join("."),
    }
}

fn wanted(condition: &Condition) -> String {
    match condition.operator.as_str() {
        "branch" | "$or" | "And" | "Or" | "Not" => String::new(),
        "rule" => format!("Next {}", condition.wanted),
        "equals" => condition.wanted.clone(),
        operator => format!("{operator} {}", condition.wanted),
    }
}
