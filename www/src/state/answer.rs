//! What the engine says about two texts, in the units of the page: rows, problems, a sentence.

use super::Verdict;
use pointsman::diagnostic::{Diagnostic, Error, Positions, Span, display_path};
use pointsman::eventbridge::EventPattern;
use pointsman::explanation::{Condition, Explanation};

/// Start and end in UTF-16 units.
pub type Place = (u32, u32);

/// Which of the two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The pattern's.
    Pattern,
    /// The event's.
    Event,
}

impl Side {
    /// Both, in reading order.
    pub const ALL: [Self; 2] = [Self::Pattern, Self::Event];

    /// The editor's id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Pattern => "pattern",
            Self::Event => "event",
        }
    }

    /// The editor's accessible name.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Pattern => "Event pattern",
            Self::Event => "Event",
        }
    }
}

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

/// A candidate value of the event.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The value as JSON.
    pub value: String,
    /// Where it is, for people.
    pub path: String,
    /// Where it is, for the editor.
    pub place: Place,
}

/// A row of the explanation: a condition of the pattern.
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
    /// What the pattern wants: operator and operand.
    pub wanted: String,
    /// What there is: the first candidates.
    pub found: Vec<Candidate>,
    /// Why, in one sentence.
    pub why: String,
    /// Where it is in the pattern.
    pub place: Place,
    /// It has rows inside it.
    pub parent: bool,
    /// An outermost condition before it did not hold: no event gets this far.
    pub behind: bool,
}

/// The engine's answer to a pattern and an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// In a word.
    pub verdict: Verdict,
    /// In a sentence, without that word.
    pub sentence: String,
    /// Condition by condition; empty where a text is invalid.
    pub rows: Vec<Row>,
    /// Rows left out because there are too many of them.
    pub rows_more: usize,
    /// What is wrong, or worth knowing.
    pub problems: Vec<Problem>,
    /// The pattern against the limits of the service, where it can be read.
    pub measures: Option<Measures>,
}

/// What the service limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measures {
    /// Positions that the wildcards of one field can be in at once; 0 without wildcards.
    pub wildcards: usize,
    /// Combinations that the branches of `$or` multiply out to; 1 without `$or`.
    pub combinations: usize,
}

/// No more rows than this are shown: a pattern of thousands of conditions must not freeze the page.
const MAX_ROWS: usize = 400;

/// The answer for two texts.
#[must_use]
pub fn evaluate(pattern: &str, event: &str) -> Answer {
    let pattern_at = Positions::new(pattern);
    let event_at = Positions::new(event);
    let mut problems = Vec::new();
    let mut say = |side, list: &[Diagnostic], at: &Positions<'_>| {
        problems.extend(list.iter().map(|diagnostic| problem(side, diagnostic, at)));
    };
    let mut measures = None;
    let explained = match EventPattern::parse(pattern) {
        Ok(parsed) => {
            let (_, compiled) = parsed.rule();
            let combinations = compiled.branches.len();
            measures = Some(Measures { wildcards: parsed.wildcard_complexity(), combinations });
            say(Side::Pattern, parsed.diagnostics(), &pattern_at);
            parsed.explain(event)
        }
        Err(error) => {
            say(Side::Pattern, error.diagnostics(), &pattern_at);
            // Without a pattern the event can still be read.
            read_alone(event)
        }
    };
    if let Err(error) = &explained {
        say(Side::Event, error.diagnostics(), &event_at);
    }
    let broken = problems.iter().any(|p| p.diagnostic.is_error());
    match explained {
        Ok(explanation) if !broken => {
            let mut rows = Rows { pattern: &pattern_at, event: &event_at, list: Vec::new(), more: 0 };
            rows.add(&explanation.conditions, None, 0, false);
            let verdict = if explanation.matched { Verdict::Match } else { Verdict::NoMatch };
            Answer { verdict, sentence: explanation.summary, rows: rows.list, rows_more: rows.more, problems, measures }
        }
        _ => {
            let sentence = invalid(pattern, event, &problems);
            Answer { verdict: Verdict::Invalid, sentence, rows: Vec::new(), rows_more: 0, problems, measures }
        }
    }
}

/// The errors of an event that no pattern is there for.
fn read_alone(event: &str) -> Result<Explanation, Error> {
    EventPattern::parse(r#"{"source":[{"exists":true}]}"#)?.explain(event)
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

/// What is invalid: the first error, and how many there are.
fn invalid(pattern: &str, event: &str, problems: &[Problem]) -> String {
    match (pattern.trim().is_empty(), event.trim().is_empty()) {
        (true, true) => return "Paste a pattern and an event, or take a pair from the gallery.".to_owned(),
        (true, false) => return "The pattern is empty: paste one, or make one from the event.".to_owned(),
        (false, true) if problems.iter().all(|p| p.side == Side::Event || !p.diagnostic.is_error()) => {
            return "The event is empty: paste one, or take one from the gallery.".to_owned();
        }
        _ => {}
    }
    let errors: Vec<_> = problems.iter().filter(|p| p.diagnostic.is_error()).collect();
    let Some(first) = errors.first() else { return String::new() };
    let subject = match first.side {
        Side::Pattern => "The pattern",
        Side::Event => "The event",
    };
    let line = first.line.map(|(line, _)| format!(", line {line}")).unwrap_or_default();
    let more = match errors.len() - 1 {
        0 => String::new(),
        1 => " One more problem below.".to_owned(),
        n => format!(" {n} more problems below."),
    };
    format!("{subject}{line}: {}.{more}", first.diagnostic.message.trim_end_matches('.'))
}

struct Rows<'a> {
    pattern: &'a Positions<'a>,
    event: &'a Positions<'a>,
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
                place: place(found.span, self.event),
            });
            self.list.push(Row {
                depth,
                held: condition.held,
                label: label(condition, inside, index),
                path: condition.path.join("."),
                wanted: wanted(condition),
                found: found.collect(),
                why: condition.reason.clone(),
                place: place(condition.span, self.pattern),
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
        let size = |row: &Row| match side {
            Side::Pattern => Some(row.place).filter(holds).map(|p| p.1 - p.0),
            Side::Event => row.found.iter().map(|f| f.place).filter(holds).map(|p| p.1 - p.0).min(),
        };
        let sized = self.rows.iter().enumerate().filter_map(|(index, row)| Some((size(row)?, index)));
        sized.min_by_key(|(size, _)| *size).map(|(_, index)| index)
    }

    /// How many errors, and how many warnings and hints.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let errors = self.problems.iter().filter(|p| p.diagnostic.is_error()).count();
        (errors, self.problems.len() - errors)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATTERN: &str = r#"{"source":["aws.ec2"],"detail":{"ä":["😀"],"state":["running"]}}"#;
    const EVENT: &str = r#"{"source":"aws.ec2","detail":{"ä":"😀","state":"stopped"}}"#;

    #[test]
    fn a_near_miss_names_the_condition() {
        let answer = evaluate(PATTERN, EVENT);
        assert_eq!(answer.verdict, Verdict::NoMatch);
        assert!(answer.sentence.contains("detail.state"), "{}", answer.sentence);
        let held: Vec<_> = answer.rows.iter().map(|row| (row.path.as_str(), row.held)).collect();
        assert_eq!(held, [("source", Some(true)), ("detail.ä", Some(true)), ("detail.state", Some(false))]);
    }

    #[test]
    fn places_count_utf16_units() {
        let answer = evaluate(PATTERN, EVENT);
        let row = &answer.rows[2];
        let units: Vec<u16> = EVENT.encode_utf16().collect();
        let (start, end) = row.found[0].place;
        assert_eq!(String::from_utf16(&units[start as usize..end as usize]).unwrap(), r#""stopped""#);
    }

    #[test]
    fn a_cursor_selects_the_innermost_row() {
        let pattern = r#"{"a":["x","y"],"b":["z"]}"#;
        let answer = evaluate(pattern, r#"{"a":"y","b":"z"}"#);
        let at = |needle: &str| u32::try_from(pattern.find(needle).unwrap()).unwrap();
        let row = answer.row_at(Side::Pattern, at("\"y\"") + 1).unwrap();
        assert_eq!(answer.rows[row].wanted, r#""y""#);
        let row = answer.row_at(Side::Pattern, at("\"z\"")).unwrap();
        assert_eq!(answer.rows[row].path, "b");
        let row = answer.row_at(Side::Event, 15).unwrap();
        assert_eq!(answer.rows[row].path, "b");
        assert_eq!(answer.row_at(Side::Event, 0), None);
    }

    #[test]
    fn both_texts_are_checked_at_once() {
        let answer = evaluate(r#"{"source":"aws.ec2"}"#, "{'a':1}");
        assert_eq!(answer.verdict, Verdict::Invalid);
        let sides: Vec<_> = Side::ALL.map(|side| answer.problems.iter().any(|p| p.side == side)).to_vec();
        assert_eq!(sides, [true, true]);
        assert!(answer.sentence.starts_with("The pattern, line 1: "), "{}", answer.sentence);
        assert!(answer.sentence.contains("more problem"), "{}", answer.sentence);
    }

    #[test]
    fn empty_texts_say_what_to_do() {
        assert!(evaluate("", " ").sentence.starts_with("Paste"));
        assert!(evaluate("", "{}").sentence.starts_with("The pattern is empty"));
        assert!(evaluate(r#"{"a":[1]}"#, "").sentence.starts_with("The event is empty"));
        assert!(evaluate("{", "").sentence.starts_with("The pattern, line 1"));
    }

    #[test]
    fn bad_input_of_every_kind_is_an_answer() {
        let deep = "[".repeat(100_000);
        let deep_object = "{\"a\":".repeat(200) + "1" + &"}".repeat(200);
        for text in
            ["", "{", "\u{feff}{}", "{\"a\":\"\u{0}\"}", "nul", "[]", "1", r#"{"a":"\ud800"}"#, &deep, &deep_object]
        {
            let pattern = evaluate(text, r#"{"a":1}"#);
            let event = evaluate(r#"{"a":[1]}"#, text);
            assert!(pattern.verdict == Verdict::Invalid || event.verdict != Verdict::Match);
        }
        let wide = format!("{{{}}}", (0..5_000).map(|i| format!("\"f{i}\":[1]")).collect::<Vec<_>>().join(","));
        assert!(evaluate(&wide, "{}").rows.len() <= MAX_ROWS);
    }
}
