//! One field: a value that all of some conditions accept and none of some others, or its absence.

use super::{numbers, texts};
use crate::json::quote_bytes;
use crate::rules::event::Leaf;
use crate::rules::operators::{AnythingBut, Test, TextTest};
use crate::rules::pattern::{Alternative, Condition};

/// What a field of an event can be.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Absent,
    Null,
    Bool(bool),
    /// In JSON's spelling.
    Number(String),
    /// UTF-8, with lone surrogates as WTF-8.
    Text(Vec<u8>),
}

impl Value {
    fn leaf(&self) -> Option<Leaf<'_>> {
        Some(match self {
            Self::Absent => return None,
            Self::Null => Leaf::Null,
            Self::Bool(value) => Leaf::Bool(*value),
            Self::Number(spelled) => Leaf::Number(spelled),
            Self::Text(text) => Leaf::Text(text),
        })
    }

    /// As JSON; `None` where there is nothing to write.
    pub(super) fn json(&self) -> Option<String> {
        Some(match self {
            Self::Absent => return None,
            Self::Null => "null".to_owned(),
            Self::Bool(value) => value.to_string(),
            Self::Number(spelled) => spelled.clone(),
            Self::Text(text) => {
                let mut json = String::new();
                quote_bytes(&mut json, text);
                json
            }
        })
    }

    pub(super) fn satisfies(&self, condition: &Condition) -> bool {
        match self.leaf() {
            Some(leaf) => condition.accepting(&leaf).is_some(),
            None => condition.accepts_absence(),
        }
    }
}

/// Is there such a value?
#[derive(Clone, Debug)]
pub(super) enum Answer {
    Value(Value),
    Nothing,
    Unknown,
}

/// What may still be spent on a comparison.
pub(super) struct Work {
    left: usize,
}

impl Work {
    /// About a tenth of a second.
    pub(super) const fn new() -> Self {
        Self { left: 20_000_000 }
    }

    /// Is there enough left for that many steps, each as long as one test of one value takes?
    pub(super) const fn spend(&mut self, steps: usize) -> bool {
        let enough = steps <= self.left;
        self.left = if enough { self.left - steps } else { 0 };
        enough
    }
}

/// The value that a test accepts, if it accepts only one. (A number has several spellings, which no test tells apart.)
pub(super) fn plain(test: &Test) -> Option<Value> {
    Some(match test {
        Test::Text(TextTest::Equals(text)) => Value::Text(text.as_bytes().to_vec()),
        Test::Number(number) => Value::Number(number.spelled.to_string()),
        Test::Bool(value) => Value::Bool(*value),
        Test::Null => Value::Null,
        Test::Exists(false) => Value::Absent,
        _ => return None,
    })
}

/// Conditions on one field.
pub(super) struct Question<'a> {
    pub(super) all: Vec<&'a Condition>,
    pub(super) none: Vec<&'a Condition>,
}

impl Question<'_> {
    pub(super) fn holds(&self, value: &Value) -> bool {
        self.all.iter().all(|c| value.satisfies(c)) && !self.none.iter().any(|c| value.satisfies(c))
    }

    /// Every alternative of every condition.
    pub(super) fn alternatives(&self) -> impl Iterator<Item = &Alternative> {
        self.all.iter().chain(&self.none).flat_map(|condition| &condition.alternatives)
    }

    /// How many tests a value has to be put to, at most.
    pub(super) fn weight(&self) -> usize {
        let weight = |alternative: &Alternative| match &alternative.test {
            Test::AnythingBut(AnythingBut::Texts(tests)) => tests.len() + 1,
            Test::AnythingBut(AnythingBut::Numbers(numbers)) => numbers.len() + 1,
            _ => 1,
        };
        1 + self.alternatives().map(weight).sum::<usize>()
    }

    /// The first candidate that is one; `Nothing` where none is.
    pub(super) fn first(&self, candidates: impl IntoIterator<Item = Value>, work: &mut Work) -> Answer {
        for candidate in candidates {
            if !work.spend(self.weight()) {
                return Answer::Unknown;
            }
            if self.holds(&candidate) {
                return Answer::Value(candidate);
            }
        }
        Answer::Nothing
    }

    /// A value, the likelier to please the earlier: what nobody wants is left out, and people expect strings.
    pub(super) fn answer(&self, work: &mut Work) -> Answer {
        if self.all.is_empty() && self.holds(&Value::Absent) {
            return Answer::Value(Value::Absent);
        }
        // Conditions that list plain values are most of all, and leave no others to try.
        let listed =
            self.all.iter().filter_map(|c| c.alternatives.iter().map(|a| plain(&a.test)).collect::<Option<_>>());
        if let Some(listed) = listed.min_by_key(Vec::len) {
            return self.first(listed, work);
        }
        let kinds: [&dyn Fn(&mut Work) -> Answer; 3] =
            [&|work| texts::answer(self, work), &|work| self.first(numbers::candidates(self), work), &|work| {
                self.first([Value::Bool(true), Value::Bool(false), Value::Null, Value::Absent], work)
            }];
        let mut unknown = false;
        for kind in kinds {
            match kind(work) {
                Answer::Nothing => {}
                Answer::Unknown => unknown = true,
                value => return value,
            }
        }
        if unknown { Answer::Unknown } else { Answer::Nothing }
    }
}
