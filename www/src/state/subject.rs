//! What a page puts on the bench: its texts, and whom to ask about them. The bench, its parts, links and storage are the
//! same for every page that has rules and data; only this differs.

use super::answer::Answer;
use super::test_set::Case;
use super::{Side, Verdict};
use crate::gallery;
use crate::route::Route;
use pointsman::json::{self, Options, Value};
use std::fmt::Debug;
use std::rc::Rc;

/// The texts of a page.
pub trait Subject: Clone + Debug + Default + PartialEq + 'static {
    /// The page: its name in the address and in the storage.
    const ROUTE: Route;

    /// All editors, in reading order.
    const SIDES: &'static [Side];

    /// The gallery: a JSON list.
    const GALLERY: &'static str;

    /// The item of the gallery that a first visit opens.
    const FIRST: usize;

    /// What its data are called.
    const WORDS: Words;

    /// A text; that of the first editor where it has no such side.
    fn text(&self, side: Side) -> &Rc<str>;

    /// Replaces a text.
    fn set_text(&mut self, side: Side, text: Rc<str>);

    /// The editors that the verdict depends on now, in reading order.
    fn judged(&self) -> &'static [Side] {
        Self::SIDES
    }

    /// The editors that are open now; a person may have put others away that the verdict depends on all the same.
    fn shown(&self) -> &'static [Side] {
        self.judged()
    }

    /// Is there a test set now? A page that never has one needs nothing of what is about cases.
    fn has_tests(&self) -> bool {
        true
    }

    /// Has the page a pane in which the stages of its answer are drawn?
    const STAGES: bool = false;

    /// Has the page a drawing and a line of time in place of reasons?
    const DRAWN: bool = false;

    /// Asks the engine.
    fn evaluate(&self) -> Answer;

    /// Is the answer to these texts still on its way? Until it is heard, the one before stays as it is.
    fn is_pending(&self) -> bool {
        false
    }

    /// Hears what a worker answered to a question.
    fn hear(&mut self, _question: Rc<str>, _answer: &str) {}

    /// The members of the JSON that links and the storage keep, without braces.
    fn members(&self) -> String;

    /// Reads what [`members`](Self::members) wrote.
    fn read(value: &Value) -> Option<Self>;

    /// The texts of an item of the gallery.
    fn from_gallery(item: &Value) -> Option<Self>;

    /// The rule alone, without what it is asked about: the test set is tried again when it changes.
    fn rule(&self) -> Self {
        Self::default()
    }

    /// The verdict of the rule on each case.
    fn verdicts(&self, _cases: &[Case]) -> Vec<Verdict> {
        Vec::new()
    }

    /// The cases of a pasted text.
    fn split(_text: &str) -> Vec<Case> {
        Vec::new()
    }

    /// What a case is, in one line.
    fn title(_case: &Case) -> String {
        String::new()
    }

    /// Its own data as a case, if they can be one.
    fn as_case(&self) -> Option<Case> {
        None
    }

    /// The same rule with the data of a case.
    fn with_case(&self, _case: &Case) -> Self {
        self.clone()
    }

    /// A line of our own conformance cases.
    fn test_case(&self, verdict: Verdict) -> String;
}

/// The words of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// One case of the test set; also its name in links.
    pub case: &'static str,
    /// Several.
    pub cases: &'static str,
    /// The rule, in a sentence.
    pub rule: &'static str,
    /// What an item of the gallery is: `pair`.
    pub item: &'static str,
    /// What a link holds.
    pub texts: &'static str,
    /// Why to keep a test set.
    pub tests: &'static str,
    /// The two ends of the line of signals.
    pub line: [&'static str; 2],
}

/// What is kept of a page, in a link or in the storage.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept<S> {
    /// Its texts.
    pub subject: S,
    /// The test set.
    pub cases: Vec<Case>,
}

impl<S: Subject> Kept<S> {
    /// As JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut text = format!("{{{}", self.subject.members());
        if !self.cases.is_empty() {
            let cases: Vec<_> = self.cases.iter().map(Self::case_to_json).collect();
            text += &format!(",\"tests\":[{}]", cases.join(","));
        }
        text + "}"
    }

    fn case_to_json(case: &Case) -> String {
        let (name, text) = (S::WORDS.case, json::quote(&case.text));
        match case.expect {
            Some(expect) => format!("{{\"{name}\":{text},\"expect\":\"{}\"}}", expect.word()),
            None => format!("{{\"{name}\":{text}}}"),
        }
    }

    /// Reads what [`to_json`](Self::to_json) wrote; `None` where it did not.
    #[must_use]
    pub fn from_json(text: &str) -> Option<Self> {
        let value = json::parse(text, &Options::default()).into_result().ok()?;
        let case = |value: &Value| {
            let expect =
                value.get("expect").and_then(Value::as_text).and_then(|word| Verdict::from_word(word.as_str()));
            Some(Case { text: member(value, S::WORDS.case)?, expect })
        };
        let cases = match value.get("tests") {
            Some(tests) => tests.as_array()?.iter().map(case).collect::<Option<_>>()?,
            None => Vec::new(),
        };
        Some(Self { subject: S::read(&value)?, cases })
    }

    /// What a first visit opens.
    #[must_use]
    pub fn first() -> Self {
        let item = gallery::items::<S>().into_iter().nth(S::FIRST);
        Self { subject: item.map(|item| item.subject).unwrap_or_default(), cases: Vec::new() }
    }
}

/// The text of a member.
#[must_use]
pub fn member(value: &Value, key: &str) -> Option<Rc<str>> {
    Some(value.get(key)?.as_text()?.as_str().into())
}
