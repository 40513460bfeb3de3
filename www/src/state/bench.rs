//! The state of a page that holds two texts and an answer: one reducer, no browser.

use super::Verdict;
use super::answer::{Answer, Side, evaluate};
use super::test_set::Case;
use crate::share::Shared;
use std::rc::Rc;
use yew::Reducible;

/// Above this many bytes of both texts the answer waits until the typing pauses.
const AT_ONCE: usize = 256 << 10;

/// The bench.
#[derive(Clone, Debug, PartialEq)]
pub struct Bench {
    /// The pattern's text.
    pub pattern: Rc<str>,
    /// The event's text.
    pub event: Rc<str>,
    /// The answer to them.
    pub answer: Rc<Answer>,
    /// The newest answer with rows: the one above, or, while a text is invalid, the one before.
    pub shown: Rc<Answer>,
    /// The texts are too long to be answered between two keystrokes; the answer is that to the texts before.
    pub waiting: bool,
    /// The selected row of `shown`.
    pub selected: Option<usize>,
    /// The test set.
    pub cases: Rc<Vec<Case>>,
}

/// What can happen to it.
#[derive(Clone, Debug)]
pub enum Action {
    /// A text changed.
    Edit(Side, Rc<str>),
    /// Both texts and the test set are replaced.
    Load(Shared),
    /// Both texts are replaced, the test set stays.
    Open(Rc<str>, Rc<str>),
    /// The texts have been left alone for a while.
    Answer,
    /// A row is selected, or none.
    Select(Option<usize>),
    /// The row so many rows further is selected.
    Step(isize),
    /// The cursor moved in a text.
    Cursor(Side, u32),
    /// Events are added to the test set.
    Add(Vec<Case>),
    /// A case is to get this verdict.
    Expect(usize, Option<Verdict>),
    /// All cases are to get these verdicts.
    ExpectAll(Vec<Verdict>),
    /// A case is taken out.
    Remove(usize),
    /// All cases are taken out.
    Clear,
}

impl Bench {
    /// The bench with these texts.
    #[must_use]
    pub fn new(shared: Shared) -> Self {
        let answer = Rc::new(evaluate(&shared.pattern, &shared.event));
        Self {
            pattern: shared.pattern,
            event: shared.event,
            shown: answer.clone(),
            answer,
            waiting: false,
            selected: None,
            cases: Rc::new(shared.cases),
        }
    }

    /// What a link or the storage keeps of it.
    #[must_use]
    pub fn shared(&self) -> Shared {
        Shared { pattern: self.pattern.clone(), event: self.event.clone(), cases: self.cases.to_vec() }
    }

    /// One of the texts.
    #[must_use]
    pub fn text(&self, side: Side) -> &Rc<str> {
        match side {
            Side::Pattern => &self.pattern,
            Side::Event => &self.event,
        }
    }

    /// Are the rows those of an earlier text?
    #[must_use]
    pub fn is_stale(&self) -> bool {
        self.waiting || self.answer.verdict == Verdict::Invalid
    }

    fn answered(mut self) -> Self {
        self.waiting = self.pattern.len() + self.event.len() > AT_ONCE;
        if self.waiting { self } else { self.answer_now() }
    }

    fn answer_now(mut self) -> Self {
        self.waiting = false;
        self.answer = Rc::new(evaluate(&self.pattern, &self.event));
        if self.answer.verdict == Verdict::Invalid {
            return self;
        }
        // The selection stays on its condition while a person types elsewhere.
        let path = |answer: &Answer, index: usize| answer.rows.get(index).map(|row| (row.path.clone(), row.depth));
        self.selected = self.selected.filter(|i| path(&self.shown, *i) == path(&self.answer, *i));
        self.shown = self.answer.clone();
        self
    }

    fn with_cases(mut self, change: impl FnOnce(&mut Vec<Case>)) -> Self {
        change(Rc::make_mut(&mut self.cases));
        self
    }
}

impl Reducible for Bench {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let bench = (*self).clone();
        Rc::new(match action {
            Action::Edit(Side::Pattern, pattern) => Self { pattern, ..bench }.answered(),
            Action::Edit(Side::Event, event) => Self { event, ..bench }.answered(),
            Action::Load(shared) => Self::new(shared),
            Action::Open(pattern, event) => {
                let shown = Self::new(Shared { pattern, event, cases: Vec::new() });
                Self { cases: bench.cases, ..shown }
            }
            Action::Answer if bench.waiting => bench.answer_now(),
            Action::Answer => return self,
            Action::Select(selected) if selected == bench.selected => return self,
            Action::Select(selected) => Self { selected, ..bench },
            Action::Step(by) => {
                let last = bench.shown.rows.len().checked_sub(1);
                let next = |at: usize| last.map(|last| at.saturating_add_signed(by).min(last));
                let selected = match bench.selected {
                    Some(at) => next(at),
                    None if by > 0 => last.map(|_| 0),
                    None => last,
                };
                Self { selected, ..bench }
            }
            Action::Cursor(side, offset) if !bench.is_stale() => {
                let selected = bench.shown.row_at(side, offset);
                if selected == bench.selected {
                    return self;
                }
                Self { selected, ..bench }
            }
            Action::Cursor(..) => return self,
            Action::Add(cases) => bench.with_cases(|list| list.extend(cases)),
            Action::Expect(index, expect) => bench.with_cases(|list| {
                if let Some(case) = list.get_mut(index) {
                    case.expect = expect;
                }
            }),
            Action::ExpectAll(verdicts) => bench.with_cases(|list| {
                for (case, verdict) in list.iter_mut().zip(verdicts) {
                    case.expect = Some(verdict);
                }
            }),
            Action::Remove(index) => bench.with_cases(|list| {
                if index < list.len() {
                    list.remove(index);
                }
            }),
            Action::Clear => bench.with_cases(Vec::clear),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bench(pattern: &str, event: &str) -> Rc<Bench> {
        Rc::new(Bench::new(Shared { pattern: pattern.into(), event: event.into(), cases: Vec::new() }))
    }

    #[test]
    fn the_last_good_answer_stays_while_a_text_is_invalid() {
        let good = bench(r#"{"a":[1],"b":[2]}"#, r#"{"a":1}"#);
        let bad = good.clone().reduce(Action::Edit(Side::Pattern, r#"{"a":[1],"b":[2}"#.into()));
        assert_eq!(bad.answer.verdict, Verdict::Invalid);
        assert!(bad.is_stale());
        assert_eq!(bad.shown, good.answer);
        let mended = bad.reduce(Action::Edit(Side::Pattern, good.pattern.clone()));
        assert_eq!(mended, good);
    }

    #[test]
    fn rows_are_walked_and_the_ends_hold() {
        let step = |bench: Rc<Bench>, by| bench.reduce(Action::Step(by));
        let start = bench(r#"{"a":[1],"b":[2]}"#, "{}");
        let first = step(start.clone(), 1);
        assert_eq!(first.selected, Some(0));
        let last = step(step(first.clone(), 1), 1);
        assert_eq!(last.selected, Some(1));
        assert_eq!(step(first, -1).selected, Some(0));
        assert_eq!(step(start, -1).selected, Some(1));
        assert_eq!(step(bench("", ""), 1).selected, None);
    }

    #[test]
    fn the_selection_stays_on_its_condition() {
        let selected = bench(r#"{"a":[1],"b":[2]}"#, "{}").reduce(Action::Select(Some(1)));
        let typed = selected.clone().reduce(Action::Edit(Side::Event, r#"{"b":2}"#.into()));
        assert_eq!(typed.selected, Some(1));
        let gone = selected.reduce(Action::Edit(Side::Pattern, r#"{"a":[1]}"#.into()));
        assert_eq!(gone.selected, None);
    }

    #[test]
    fn long_texts_are_answered_when_the_typing_pauses() {
        let long = format!(r#"{{"a":1,"b":"{}"}}"#, "x".repeat(AT_ONCE));
        let typed = bench(r#"{"a":[1]}"#, "{}").reduce(Action::Edit(Side::Event, long.into()));
        assert!(typed.waiting && typed.answer.verdict == Verdict::NoMatch);
        let answered = typed.reduce(Action::Answer);
        assert!(!answered.waiting && answered.answer.verdict == Verdict::Match);
    }

    #[test]
    fn the_test_set_outlives_another_pair() {
        let case = Case { event: "{}".into(), expect: None };
        let one = bench(r#"{"a":[1]}"#, "{}").reduce(Action::Add(vec![case.clone(), case]));
        let one = one.reduce(Action::ExpectAll(vec![Verdict::NoMatch; 2])).reduce(Action::Expect(1, None));
        let one =
            one.reduce(Action::Open("{}".into(), "{}".into())).reduce(Action::Remove(1)).reduce(Action::Remove(9));
        assert_eq!(*one.cases, [Case { event: "{}".into(), expect: Some(Verdict::NoMatch) }]);
        assert!(one.reduce(Action::Clear).cases.is_empty());
    }
}
