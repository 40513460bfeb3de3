//! Events as AWS sends them, each with a pattern and one thing to learn from the pair. The data is
//! `www/gallery/eventbridge.json`; a test holds every item to its expected verdict.

use crate::format;
use crate::state::Verdict;
use pointsman::json::{self, Options, Value};
use std::rc::Rc;

const EVENTBRIDGE: &str = include_str!("../gallery/eventbridge.json");

/// A pair of the gallery.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its stable name.
    pub id: Rc<str>,
    /// The service that sends the event.
    pub service: Rc<str>,
    /// What the event is.
    pub title: Rc<str>,
    /// What there is to learn.
    pub lesson: Rc<str>,
    /// The verdict.
    pub expect: Verdict,
    /// The pattern, laid out.
    pub pattern: Rc<str>,
    /// The event, laid out.
    pub event: Rc<str>,
}

impl Item {
    /// Has it all words of a search?
    #[must_use]
    pub fn fits(&self, search: &str) -> bool {
        let all = [&self.service, &self.title, &self.lesson, &self.pattern].map(|text| text.to_lowercase()).join("\n");
        search.to_lowercase().split_whitespace().all(|word| all.contains(word))
    }
}

/// The gallery of the EventBridge page.
#[must_use]
pub fn eventbridge() -> Vec<Item> {
    let items = json::parse(EVENTBRIDGE, &Options::default()).value;
    items.as_ref().and_then(Value::as_array).unwrap_or_default().iter().filter_map(item).collect()
}

fn item(value: &Value) -> Option<Item> {
    let text = |key: &str| Some(Rc::<str>::from(value.get(key)?.as_text()?.as_str()));
    let document = |key: &str| Some(Rc::<str>::from(format::value(value.get(key)?)));
    Some(Item {
        id: text("id")?,
        service: text("service")?,
        title: text("title")?,
        lesson: text("lesson")?,
        expect: Verdict::from_word(&text("expect")?)?,
        pattern: document("pattern")?,
        event: document("event")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::answer::evaluate;
    use std::collections::HashSet;

    #[test]
    fn every_item_is_read_and_named_once() {
        let items = eventbridge();
        assert_eq!(items.len(), EVENTBRIDGE.matches("\"lesson\":").count());
        assert!(items.len() >= 25);
        let ids: HashSet<_> = items.iter().map(|item| item.id.clone()).collect();
        assert_eq!(ids.len(), items.len());
    }

    #[test]
    fn every_item_gets_its_verdict() {
        for item in eventbridge() {
            let answer = evaluate(&item.pattern, &item.event);
            assert_eq!(answer.verdict, item.expect, "{}: {}", item.id, answer.sentence);
        }
    }

    #[test]
    fn lessons_are_one_to_three_sentences() {
        for item in eventbridge() {
            assert!(
                (40..=260).contains(&item.lesson.len()) && item.lesson.ends_with('.'),
                "{}: {}",
                item.id,
                item.lesson
            );
        }
    }

    #[test]
    fn events_have_the_envelope_of_the_bus() {
        for item in eventbridge().iter().filter(|item| &*item.id != "dynamodb-pipe") {
            let event = json::parse(&item.event, &Options::default()).into_result().unwrap();
            for key in ["version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail"] {
                assert!(event.get(key).is_some(), "{} has no {key}", item.id);
            }
        }
    }

    #[test]
    fn search_takes_words_in_any_order() {
        let found = |search: &str| eventbridge().iter().filter(|item| item.fits(search)).count();
        assert_eq!(found(""), eventbridge().len());
        assert!(found("s3 WILDCARD") >= 1 && found("wildcard s3") == found("s3 WILDCARD"));
        assert_eq!(found("no such thing at all"), 0);
    }
}
