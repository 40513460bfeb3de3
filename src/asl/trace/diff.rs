//! What is different between the document before a stage and the one after it.

use crate::asl::data::Value;
use crate::diagnostic::Step;
use crate::table::Distinct;

/// What came and what went. A value that changed is in both, at the same place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diff {
    /// Places of the document after, with what is there now.
    pub added: Vec<Change>,
    /// Places of the document before, with what was there.
    pub removed: Vec<Change>,
}

/// A place and the value there.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The way to it.
    pub path: Vec<Step>,
    /// The value.
    pub value: Value,
}

/// With more differences than this the documents are told as one change.
const MAX: usize = 500;

impl Diff {
    /// What makes `after` of `before`.
    #[must_use]
    pub fn between(before: &Value, after: &Value) -> Self {
        let mut diff = Self::default();
        if !diff.compare(&mut Vec::new(), before, after) {
            let whole = |value: &Value| vec![Change { path: Vec::new(), value: value.clone() }];
            return Self { added: whole(after), removed: whole(before) };
        }
        diff
    }

    /// Goes through both; `false` where there are too many differences.
    fn compare(&mut self, path: &mut Vec<Step>, before: &Value, after: &Value) -> bool {
        // What a stage left alone is the same in memory, and need not be looked at.
        if before.is_same(after) {
            return true;
        }
        match (before, after) {
            (Value::Array(a), Value::Array(b)) => {
                let both = a.iter().zip(b.iter()).enumerate();
                let same = both.into_iter().all(|(at, (a, b))| self.below(path, Step::Index(at), Some(a), Some(b)));
                let gone = a.iter().enumerate().skip(b.len());
                let new = b.iter().enumerate().skip(a.len());
                same && gone.into_iter().all(|(at, a)| self.below(path, Step::Index(at), Some(a), None))
                    && new.into_iter().all(|(at, b)| self.below(path, Step::Index(at), None, Some(b)))
            }
            (Value::Object(a), Value::Object(b)) => {
                let key = |name: &str| Step::Key(name.to_owned());
                a.iter().all(|(name, value)| self.below(path, key(name), Some(value), b.get(name)))
                    && b.iter()
                        .filter(|(name, _)| !a.contains_key(name))
                        .all(|(name, value)| self.below(path, key(name), None, Some(value)))
            }
            _ if before == after => true,
            _ => self.note(path, Some(before), Some(after)),
        }
    }

    fn below(&mut self, path: &mut Vec<Step>, step: Step, before: Option<&Value>, after: Option<&Value>) -> bool {
        // Scalars that are the same are most of it, and need no path.
        if let (Some(before), Some(after)) = (before, after)
            && !matches!(before, Value::Array(_) | Value::Object(_))
            && before == after
        {
            return true;
        }
        path.push(step);
        let good = match (before, after) {
            (Some(before), Some(after)) => self.compare(path, before, after),
            _ => self.note(path, before, after),
        };
        path.pop();
        good
    }

    fn note(&mut self, path: &[Step], before: Option<&Value>, after: Option<&Value>) -> bool {
        let change = |value: &Value| Change { path: path.to_vec(), value: value.clone() };
        self.removed.extend(before.map(change));
        self.added.extend(after.map(change));
        self.removed.len() + self.added.len() <= MAX
    }

    /// `before` with the changes made: what is removed and not added again goes, from the last to the first, and what is
    /// added comes, from the first to the last.
    #[must_use]
    pub fn apply(&self, before: &Value) -> Value {
        let mut added = Distinct::default();
        for change in &self.added {
            added.insert(change.path.as_slice());
        }
        let mut value = before.clone();
        for change in self.removed.iter().rev() {
            if added.number(change.path.as_slice()).is_none() {
                edit(&mut value, &change.path, None);
            }
        }
        for change in &self.added {
            edit(&mut value, &change.path, Some(change.value.clone()));
        }
        value
    }
}

/// Puts `new` at the end of `path`, or takes what is there away.
fn edit(value: &mut Value, path: &[Step], new: Option<Value>) {
    let Some((last, way)) = path.split_last() else {
        *value = new.unwrap_or(Value::Null);
        return;
    };
    let mut here = value;
    for step in way {
        let next = match (step, here) {
            (Step::Key(key), Value::Object(object)) => std::sync::Arc::make_mut(object).get_mut(key),
            (Step::Index(at), Value::Array(elements)) => std::sync::Arc::make_mut(elements).get_mut(*at),
            _ => None,
        };
        let Some(next) = next else { return };
        here = next;
    }
    match (last, here, new) {
        (Step::Key(key), Value::Object(object), Some(new)) => {
            std::sync::Arc::make_mut(object).insert(key.as_str().into(), new);
        }
        (Step::Key(key), Value::Object(object), None) => drop(std::sync::Arc::make_mut(object).remove(key)),
        (Step::Index(at), Value::Array(elements), new) => {
            let elements = std::sync::Arc::make_mut(elements);
            match new {
                Some(new) if *at < elements.len() => elements.splice(*at..=*at, [new]).for_each(drop),
                Some(new) => elements.push(new),
                None if *at < elements.len() => drop(elements.remove(*at)),
                None => {}
            }
        }
        _ => {}
    }
}
