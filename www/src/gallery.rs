//! The galleries: real rules with data, and one thing to learn from each. The data are in `www/gallery`; a test holds every
//! item to its expected verdict.

use crate::state::Verdict;
use crate::state::subject::{Subject, member};
use pointsman::json::{self, Options, Value};
use std::rc::Rc;

/// An item of a gallery.
#[derive(Clone, Debug, PartialEq)]
pub struct Item<S> {
    /// What there is to read about it.
    pub entry: Entry,
    /// Its texts, laid out.
    pub subject: S,
}

/// What there is to read about an item.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its stable name.
    pub id: Rc<str>,
    /// The service or the subject that it belongs to.
    pub group: Rc<str>,
    /// What it is.
    pub title: Rc<str>,
    /// What there is to learn.
    pub lesson: Rc<str>,
    /// The verdict.
    pub expect: Verdict,
    /// Its word.
    pub word: Rc<str>,
    /// What a search looks in, in small letters.
    words: Rc<str>,
}

impl Entry {
    /// An entry that is searched for by its own words only.
    #[must_use]
    pub fn new(id: Rc<str>, group: Rc<str>, title: Rc<str>, lesson: Rc<str>, expect: Verdict, word: Rc<str>) -> Self {
        let words = [&group, &title, &lesson].map(|text| text.to_lowercase()).join("\n").into();
        Self { id, group, title, lesson, expect, word, words }
    }

    /// Has it all words of a search?
    #[must_use]
    pub fn fits(&self, search: &str) -> bool {
        search.to_lowercase().split_whitespace().all(|word| self.words.contains(word))
    }
}

/// The gallery of a page.
#[must_use]
pub fn items<S: Subject>() -> Vec<Item<S>> {
    let items = json::parse(S::GALLERY, &Options::default()).value;
    items.as_ref().and_then(Value::as_array).unwrap_or_default().iter().filter_map(item).collect()
}

fn item<S: Subject>(value: &Value) -> Option<Item<S>> {
    let subject = S::from_gallery(value)?;
    let [group, title, lesson] = ["service", "title", "lesson"].map(|key| member(value, key));
    let (group, title, lesson) = (group?, title?, lesson?);
    let rule = S::SIDES.first().map(|side| subject.text(*side).clone()).unwrap_or_default();
    let words = [&group, &title, &lesson, &rule].map(|text| text.to_lowercase()).join("\n").into();
    let expect = Verdict::from_word(&member(value, "expect")?)?;
    let word = member(value, "word").unwrap_or_else(|| expect.name().into());
    Some(Item { entry: Entry { id: member(value, "id")?, group, title, lesson, expect, word, words }, subject })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::eventbridge::Pair;
    use std::collections::HashSet;

    #[test]
    fn every_item_is_read_and_named_once() {
        let items = items::<Pair>();
        assert_eq!(items.len(), Pair::GALLERY.matches("\"lesson\":").count());
        assert!(items.len() >= 25);
        let ids: HashSet<_> = items.iter().map(|item| item.entry.id.clone()).collect();
        assert_eq!(ids.len(), items.len());
    }

    #[test]
    fn every_item_gets_its_verdict() {
        for item in items::<Pair>() {
            let answer = item.subject.evaluate();
            assert_eq!(answer.verdict, item.entry.expect, "{}: {}", item.entry.id, answer.sentence);
        }
    }

    #[test]
    fn lessons_are_one_to_three_sentences() {
        for item in items::<Pair>() {
            assert!(
                (40..=260).contains(&item.entry.lesson.len()) && item.entry.lesson.ends_with('.'),
                "{}: {}",
                item.entry.id,
                item.entry.lesson
            );
        }
    }

    #[test]
    fn events_have_the_envelope_of_the_bus() {
        for item in items::<Pair>().iter().filter(|item| &*item.entry.id != "dynamodb-pipe") {
            let event = json::parse(&item.subject.event, &Options::default()).into_result().unwrap();
            for key in ["version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail"] {
                assert!(event.get(key).is_some(), "{} has no {key}", item.entry.id);
            }
        }
    }

    #[test]
    fn search_takes_words_in_any_order() {
        let found = |search: &str| items::<Pair>().iter().filter(|item| item.entry.fits(search)).count();
        assert_eq!(found(""), items::<Pair>().len());
        assert!(found("s3 WILDCARD") >= 1 && found("wildcard s3") == found("s3 WILDCARD"));
        assert_eq!(found("no such thing at all"), 0);
    }
}
