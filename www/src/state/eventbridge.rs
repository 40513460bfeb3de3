//! The EventBridge page's texts: a pattern, an event, and an input transformer.

use super::answer::Answer;
use super::measure::{Measure, thousands};
use super::reading::{Reading, first_error};
use super::report;
use super::subject::{Subject, Words, member};
use super::test_set::{self, Case};
use super::transformer::Transformer;
use super::{Side, Verdict};
use crate::format;
use crate::route::Route;
use pointsman::eventbridge::{EventPattern, MAXIMUM, QUOTA};
use pointsman::json::{self, Options, Trailing, Value};
use std::rc::Rc;

/// A pattern, an event, and what is made of it for a target.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pair {
    /// The pattern.
    pub pattern: Rc<str>,
    /// The event.
    pub event: Rc<str>,
    /// The input transformer.
    pub transformer: Transformer,
    /// Another pattern, which the pattern is compared with.
    pub other: Rc<str>,
}

impl Subject for Pair {
    const ROUTE: Route = Route::EventBridge;
    const SIDES: &'static [Side] = &[Side::Pattern, Side::Event];
    const GALLERY: &'static str = include_str!("../../gallery/eventbridge.json");
    const FIRST: usize = 1;
    const WORDS: Words = Words {
        case: "event",
        cases: "events",
        rule: "pattern",
        item: "pair",
        texts: "both texts",
        tests: "Keep the events that this pattern should take, and those that it should not: change the pattern, and see \
                at once which of them it changes for.",
        line: ["event", "target"],
    };

    fn text(&self, side: Side) -> &Rc<str> {
        match side {
            Side::Event => &self.event,
            _ => &self.pattern,
        }
    }

    fn set_text(&mut self, side: Side, text: Rc<str>) {
        match side {
            Side::Pattern => self.pattern = text,
            Side::Event => self.event = text,
            _ => {}
        }
    }

    fn evaluate(&self) -> Answer {
        evaluate(&self.pattern, &self.event)
    }

    fn members(&self) -> String {
        let mut texts = format!("\"pattern\":{},\"event\":{}", json::quote(&self.pattern), json::quote(&self.event));
        if !self.transformer.is_empty() {
            texts += &format!(",\"transformer\":{}", self.transformer.to_json());
        }
        if !self.other.trim().is_empty() {
            texts += &format!(",\"other\":{}", json::quote(&self.other));
        }
        texts
    }

    fn read(value: &Value) -> Option<Self> {
        let transformer = match value.get("transformer") {
            Some(texts) => Transformer::read(texts)?,
            None => Transformer::default(),
        };
        let other = match value.get("other") {
            Some(_) => member(value, "other")?,
            None => Rc::default(),
        };
        Some(Self { pattern: member(value, "pattern")?, event: member(value, "event")?, transformer, other })
    }

    fn from_gallery(item: &Value) -> Option<Self> {
        let document = |key: &str| Some(Rc::<str>::from(format::value(item.get(key)?)));
        Some(Self { pattern: document("pattern")?, event: document("event")?, ..Self::default() })
    }

    fn rule(&self) -> Self {
        Self { pattern: self.pattern.clone(), ..Self::default() }
    }

    fn verdicts(&self, cases: &[Case]) -> Vec<Verdict> {
        let pattern = EventPattern::parse(&self.pattern);
        let verdict = |case: &Case| match pattern.as_ref().map(|pattern| pattern.matches(&case.text)) {
            Ok(Ok(matched)) => Verdict::of(matched),
            Ok(Err(_)) | Err(_) => Verdict::Invalid,
        };
        cases.iter().map(verdict).collect()
    }

    fn split(text: &str) -> Vec<Case> {
        test_set::split(text, case)
    }

    /// Its source and detail type, or how it begins.
    fn title(case: &Case) -> String {
        let parsed = json::parse(&case.text, &Options { trailing: Trailing::Ignore, ..Options::default() });
        let text = |key: &str| parsed.value.as_ref()?.get(key)?.as_text().map(|t| t.as_str().to_owned());
        match (text("source"), text("detail-type")) {
            (Some(source), Some(kind)) => format!("{source} · {kind}"),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => test_set::beginning(&case.text),
        }
    }

    fn as_case(&self) -> Option<Case> {
        Some(Case { text: self.event.clone(), expect: None })
    }

    fn with_case(&self, case: &Case) -> Self {
        Self { event: case.text.clone(), ..self.clone() }
    }

    fn test_case(&self, verdict: Verdict) -> String {
        format!(
            "{{\"id\":\"{}\",\"pattern\":{},\"event\":{},\"expect\":\"{}\"}}\n",
            report::id(&[&self.pattern, &self.event]),
            json::quote(&self.pattern),
            json::quote(&self.event),
            verdict.word()
        )
    }
}

/// A document as a case. One in the shape of the project's own test cases,
/// `{"id":…,"pattern":…,"event":"…","expect":"match"}`, brings its expected verdict.
fn case(text: &str, value: &Value) -> Vec<Case> {
    let expect = test_set::expected(value);
    let event = value.get("event").filter(|_| expect.is_some());
    let text = match event.map(|event| (event, event.as_text())) {
        Some((_, Some(text))) => text.as_str(),
        Some((event, None)) => event.span.of(text),
        None => value.span.of(text),
    };
    vec![Case { text: text.into(), expect: event.and(expect) }]
}

/// The answer for two texts.
#[must_use]
pub fn evaluate(pattern: &str, event: &str) -> Answer {
    let mut reading = Reading::new(&[(Side::Pattern, pattern), (Side::Event, event)]);
    let mut measures = vec![size(pattern)];
    let parsed = EventPattern::parse(pattern);
    let explained = match &parsed {
        Ok(parsed) => {
            let (_, compiled) = parsed.rule();
            measures.extend(counts(parsed.wildcard_complexity(), compiled.branches.len()));
            reading.say(Side::Pattern, parsed.diagnostics());
            parsed.explain(event)
        }
        Err(error) => {
            reading.say(Side::Pattern, error.diagnostics());
            // Without a pattern the event can still be read.
            EventPattern::parse(r#"{"source":[{"exists":true}]}"#).and_then(|any| any.explain(event))
        }
    };
    if let Err(error) = &explained {
        reading.say(Side::Event, error.diagnostics());
    }
    let explained = match explained {
        Ok(explanation) if parsed.is_ok() => Ok(explanation),
        _ => Err(invalid(pattern, event, &reading)),
    };
    reading.explained(explained, Side::Event, measures)
}

/// What to do about empty texts, or what is wrong.
fn invalid(pattern: &str, event: &str, reading: &Reading<'_>) -> String {
    let problems = &reading.problems;
    match (pattern.trim().is_empty(), event.trim().is_empty()) {
        (true, true) => "Paste a pattern and an event, or take a pair from the gallery.".to_owned(),
        (true, false) => "The pattern is empty: paste one, or make one from the event.".to_owned(),
        (false, true) if problems.iter().all(|p| p.side == Side::Event || !p.diagnostic.is_error()) => {
            "The event is empty: paste one, or take one from the gallery.".to_owned()
        }
        _ => first_error(problems),
    }
}

fn size(pattern: &str) -> Measure {
    let count = pattern.trim().chars().count();
    let (tone, word) = if count <= QUOTA {
        (Verdict::Match, "within the quota".to_owned())
    } else if count <= MAXIMUM {
        (Verdict::NoMatch, format!("above the quota, which can be raised to {}", thousands(MAXIMUM)))
    } else {
        (Verdict::Invalid, format!("above {}, the most that EventBridge takes", thousands(MAXIMUM)))
    };
    let rest = format!("of {} characters, {word}", thousands(QUOTA));
    Measure { name: "Pattern size", count, rest, limit: Some(MAXIMUM), tone: Some(tone) }
}

fn counts(wildcards: usize, combinations: usize) -> impl Iterator<Item = Measure> {
    let count = |name, count, rest: &str| Measure { name, count, rest: rest.to_owned(), limit: None, tone: None };
    let wildcards = (wildcards > 0).then(|| count("Wildcards", wildcards, "positions at once"));
    let combinations = (combinations > 1).then(|| count("$or", combinations, "combinations"));
    wildcards.into_iter().chain(combinations)
}

#[cfg(test)]
mod tests {
    use super::super::reading::MAX_ROWS;
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
        let (_, (start, end)) = row.found[0].place.unwrap();
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
        let sides: Vec<bool> = Pair::SIDES.iter().map(|side| answer.problems.iter().any(|p| p.side == *side)).collect();
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

    fn events(text: &str) -> Vec<String> {
        Pair::split(text).into_iter().map(|case| case.text.to_string()).collect()
    }

    #[test]
    fn arrays_lines_and_documents_in_a_row() {
        assert_eq!(events(r#"[{"a":1}, {"a":2}]"#), [r#"{"a":1}"#, r#"{"a":2}"#]);
        assert_eq!(events("{\"a\":1}\n\n{\"a\":2}\r\n"), [r#"{"a":1}"#, r#"{"a":2}"#]);
        assert_eq!(events("{\n\"a\":1\n}\n{\n\"a\":2}"), ["{\n\"a\":1\n}", "{\n\"a\":2}"]);
        assert_eq!(events(" \n"), Vec::<String>::new());
        assert_eq!(events("[]"), Vec::<String>::new());
    }

    #[test]
    fn a_line_that_is_no_json_is_a_case_as_well() {
        assert_eq!(events("{\"a\":1}\n{'a':2}\n"), [r#"{"a":1}"#, "{'a':2}"]);
    }

    #[test]
    fn our_own_test_cases_bring_their_verdict() {
        let line = r#"{"id":"eb-1","pattern":"{\"a\":[1]}","event":"{\"a\":1}","expect":"match"}"#;
        assert_eq!(Pair::split(line), [Case { text: r#"{"a":1}"#.into(), expect: Some(Verdict::Match) }]);
        let line = r#"{"event": {"a": 1},"expect":"no-match"}"#;
        assert_eq!(Pair::split(line), [Case { text: r#"{"a": 1}"#.into(), expect: Some(Verdict::NoMatch) }]);
    }

    #[test]
    fn titles_say_what_an_event_is() {
        let title = |text: &str| Pair::title(&Case { text: text.into(), expect: None });
        assert_eq!(title(r#"{"source":"aws.ec2","detail-type":"EC2 Instance"}"#), "aws.ec2 · EC2 Instance");
        assert_eq!(title(r#"{"source":"mine"}"#), "mine");
        assert_eq!(title("{\n  \"a\": 1\n}"), "{ \"a\": 1 }");
        assert_eq!(title(&"ä".repeat(200)).chars().count(), 81);
    }

    #[test]
    fn cases_are_tried() {
        let case = |text: &str| Case { text: text.into(), expect: None };
        let cases = [case(r#"{"a":1}"#), case(r#"{"a":2}"#), case("not json"), case("{}")];
        let verdicts =
            |pattern: &str| Pair { pattern: pattern.into(), event: "".into(), ..Pair::default() }.verdicts(&cases);
        assert_eq!(verdicts(r#"{"a":[1]}"#), [Verdict::Match, Verdict::NoMatch, Verdict::Invalid, Verdict::NoMatch]);
        assert_eq!(verdicts("{"), [Verdict::Invalid; 4]);
    }
}
