//! The EventBridge page's second question: how do the pattern above and another one lie to each other?

use super::Verdict;
use super::answer::Place;
use super::test_set::Case;
use pointsman::diagnostic::{Diagnostic, Positions, Span};
use pointsman::eventbridge::EventPattern;
use pointsman::json::{self, Options};
use pointsman::rules::{Comparison, Existence, Relation};
use std::rc::Rc;

/// The answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Compared {
    /// In a word; none where there is nothing to compare.
    pub word: Option<(Option<Verdict>, &'static str)>,
    /// In a sentence.
    pub sentence: String,
    /// The kinds of event, in the order in which they are listed.
    pub kinds: Vec<Kind>,
    /// What there is to say about the other pattern, and where in it.
    pub problems: Vec<(Diagnostic, Option<Place>)>,
    /// Places of the other pattern that exclude something of the one above.
    pub conflicts: Vec<Place>,
}

/// A kind of event: those that both match, for one.
#[derive(Clone, Debug, PartialEq)]
pub struct Kind {
    /// Which.
    pub name: &'static str,
    /// Is there one? `None` where that is not decided.
    pub exists: Option<bool>,
    /// One, with what the pattern above says to it.
    pub example: Option<Case>,
}

impl Kind {
    fn new(name: &'static str, existence: &Existence, above: bool) -> Self {
        let exists = match existence {
            Existence::Example(_) => Some(true),
            Existence::None => Some(false),
            Existence::Unknown => None,
        };
        Self { name, exists, example: existence.example().map(|event| case(event, above)) }
    }

    /// The example on one line, or why there is none.
    #[must_use]
    pub fn text(&self) -> String {
        match (&self.example, self.exists) {
            (Some(case), _) => {
                let parsed = json::parse(&case.text, &Options::default()).value;
                parsed.as_ref().map_or_else(|| case.text.to_string(), json::compact)
            }
            (None, Some(_)) => "there is none".to_owned(),
            (None, None) => "not decided within the limits".to_owned(),
        }
    }
}

fn case(event: &str, above: bool) -> Case {
    Case { text: event.into(), expect: Some(Verdict::of(above)) }
}

/// Compares the pattern above with another.
#[must_use]
pub fn compare(above: &str, other: &str) -> Compared {
    let say = |sentence: &str| Compared { sentence: sentence.to_owned(), ..Compared::default() };
    if other.trim().is_empty() {
        return say("Paste another pattern: can one event match both, and is one of them inside the other?");
    }
    let positions = Positions::new(other);
    let place = |span: Span| {
        let unit = |offset| u32::try_from(positions.utf16(offset)).unwrap_or(u32::MAX);
        (unit(span.start), unit(span.end))
    };
    let parsed = EventPattern::parse(other);
    let said = match &parsed {
        Ok(pattern) => pattern.diagnostics(),
        Err(error) => error.diagnostics(),
    };
    let problems = said.iter().map(|d| (d.clone(), d.span.map(place))).collect();
    let compared = match (EventPattern::parse(above), parsed) {
        (Ok(above), Ok(other)) => answer(&above.compare(&other), place),
        (_, Err(error)) => {
            let first = error.diagnostics().first();
            let line = first.and_then(|d| d.span).map_or(1, |span| positions.place(span.start).line);
            let message = first.map_or("", |d| d.message.as_str());
            Compared {
                word: Some((Some(Verdict::Invalid), "Invalid")),
                ..say(&format!("The other pattern, line {line}: {message}"))
            }
        }
        (Err(_), Ok(_)) => Compared {
            word: Some((Some(Verdict::Invalid), "Invalid")),
            ..say("The pattern above cannot be read; it has to be mended first.")
        },
    };
    Compared { problems, ..compared }
}

fn answer(comparison: &Comparison, place: impl Fn(Span) -> Place) -> Compared {
    let word = match comparison.relation {
        Relation::Disjoint => (Some(Verdict::NoMatch), "Disjoint"),
        Relation::Overlapping => (Some(Verdict::Match), "Overlapping"),
        Relation::FirstInside => (Some(Verdict::Match), "First inside second"),
        Relation::SecondInside => (Some(Verdict::Match), "Second inside first"),
        Relation::Equal => (Some(Verdict::Match), "Equal"),
        Relation::Unknown => (None, "Not decided"),
    };
    let mut kinds = vec![
        Kind::new("Both match", &comparison.both, true),
        Kind::new("Only the first", &comparison.only_first, true),
        Kind::new("Only the second", &comparison.only_second, false),
    ];
    if let Some(event) = &comparison.with_arrays {
        kinds.push(Kind { name: "Both, with an array", exists: Some(true), example: Some(case(event, true)) });
    }
    let conflicts = comparison.conflicts.iter().map(|conflict| place(conflict.second)).collect();
    Compared { word: Some(word), sentence: comparison.summary.clone(), kinds, problems: Vec::new(), conflicts }
}

/// All examples, as cases for the test set of the pattern above.
#[must_use]
pub fn cases(compared: &Rc<Compared>) -> Vec<Case> {
    compared.kinds.iter().filter_map(|kind| kind.example.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ABOVE: &str = r#"{"source":["aws.ec2"]}"#;

    #[test]
    fn examples_are_listed_by_kind() {
        let found = compare(ABOVE, r#"{"source":[{"prefix":"aws."}]}"#);
        assert_eq!(found.word, Some((Some(Verdict::Match), "First inside second")));
        let texts: Vec<String> = found.kinds.iter().map(Kind::text).collect();
        assert_eq!(texts, [r#"{"source":"aws.ec2"}"#, "there is none", r#"{"source":"aws."}"#]);
        let expected: Vec<_> = cases(&Rc::new(found)).iter().map(|case| case.expect).collect();
        assert_eq!(expected, [Some(Verdict::Match), Some(Verdict::NoMatch)]);
    }

    #[test]
    fn what_excludes_each_other_has_a_place() {
        let other = r#"{"😀":[1],"source":["aws.s3"]}"#;
        let found = compare(ABOVE, other);
        assert_eq!(found.word, Some((Some(Verdict::NoMatch), "Disjoint")));
        let units: Vec<u16> = other.encode_utf16().collect();
        let (start, end) = found.conflicts[0];
        assert_eq!(String::from_utf16(&units[start as usize..end as usize]).unwrap(), r#"["aws.s3"]"#);
        assert_eq!(found.kinds.last().unwrap().text(), r#"{"source":["aws.ec2","aws.s3"],"😀":1}"#);
    }

    #[test]
    fn bad_texts_say_what_to_do() {
        assert_eq!(compare(ABOVE, " ").word, None);
        let wrong = compare(ABOVE, "{\n\"source\": \"aws.s3\"}");
        assert!(wrong.sentence.starts_with("The other pattern, line 2: "), "{}", wrong.sentence);
        assert_eq!(wrong.problems.len(), 1);
        assert!(compare("{", ABOVE).sentence.starts_with("The pattern above"));
    }
}
