//! The state of a page that holds texts and an answer: one reducer, no browser.

use super::answer::Answer;
use super::subject::{Kept, Subject};
use super::test_set::Case;
use super::{Side, Verdict};
use std::rc::Rc;
use yew::Reducible;

/// Above this many bytes of all texts the answer waits until the typing pauses.
const AT_ONCE: usize = 256 << 10;

/// The bench.
#[derive(Clone, Debug, PartialEq)]
pub struct Bench<S> {
    /// The texts.
    pub subject: S,
    /// The answer to them, and what is selected in it.
    pub view: View,
    /// The test set.
    pub cases: Rc<Vec<Case>>,
}

/// The answer as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The answer to the texts.
    pub answer: Rc<Answer>,
    /// The newest answer with rows: the one above, or, while a text is invalid, the one before.
    pub shown: Rc<Answer>,
    /// The texts are too long to be answered between two keystrokes; the answer is that to the texts before.
    pub waiting: bool,
    /// The selected row of `shown`.
    pub selected: Option<usize>,
}

impl View {
    fn new(answer: Rc<Answer>) -> Self {
        Self { shown: answer.clone(), answer, waiting: false, selected: None }
    }

    /// Are the rows those of an earlier text?
    #[must_use]
    pub fn is_stale(&self) -> bool {
        self.waiting || self.answer.verdict == Verdict::Invalid
    }

    fn answered(&mut self, answer: Answer) {
        self.waiting = false;
        self.answer = Rc::new(answer);
        if self.answer.verdict == Verdict::Invalid {
            return;
        }
        // The selection stays on its condition while a person types elsewhere.
        let path = |answer: &Answer, index: usize| answer.rows.get(index).map(|row| (row.path.clone(), row.depth));
        self.selected = self.selected.filter(|i| path(&self.shown, *i) == path(&self.answer, *i));
        self.shown = self.answer.clone();
    }

    fn stepped(&self, by: isize) -> Option<usize> {
        let last = self.shown.rows.len().checked_sub(1);
        let next = |at: usize| last.map(|last| at.saturating_add_signed(by).min(last));
        match self.selected {
            Some(at) => next(at),
            None if by > 0 => last.map(|_| 0),
            None => last,
        }
    }
}

/// What the parts of a page tell its bench.
#[derive(Clone, Debug)]
pub enum Act {
    /// A text changed.
    Edit(Side, Rc<str>),
    /// A row was selected.
    Select(Option<usize>),
    /// The selection moves so many rows on.
    Step(isize),
    /// The cursor of a text moved.
    Cursor(Side, u32),
    /// Cases of a pasted text come to the test set.
    Add(Rc<str>),
    /// The data above come to the test set.
    AddThis,
    /// A case is expected to get a verdict.
    Expect(usize, Option<Verdict>),
    /// Each case is expected to get the verdict that it gets.
    ExpectAll(Rc<Vec<Verdict>>),
    /// The data of a case are opened.
    OpenCase(usize),
    /// A case is taken out.
    Remove(usize),
    /// All are.
    Clear,
    /// The texts have been left alone for a while.
    Answer,
}

/// What can happen to the bench.
#[derive(Clone, Debug)]
pub enum Action<S> {
    /// A part told something.
    Do(Act),
    /// Everything is replaced.
    Load(Kept<S>),
    /// The texts are replaced, the test set stays.
    Open(S),
    /// The texts changed, as if a person had typed.
    Become(S),
    /// Cases come to the test set.
    AddCases(Vec<Case>),
    /// A worker takes so long that what is shown has to be called that of earlier texts.
    Wait,
    /// A worker answered: the question, and the answer.
    Hear(Rc<str>, Rc<str>),
}

impl<S: Subject> Bench<S> {
    /// The bench with these texts.
    #[must_use]
    pub fn new(kept: Kept<S>) -> Self {
        let view = View::new(Rc::new(kept.subject.evaluate()));
        Self { subject: kept.subject, view, cases: Rc::new(kept.cases) }
    }

    /// What a link or the storage keeps of it.
    #[must_use]
    pub fn kept(&self) -> Kept<S> {
        Kept { subject: self.subject.clone(), cases: self.cases.to_vec() }
    }

    fn judged(mut self) -> Self {
        if self.subject.is_pending() {
            return self;
        }
        let size: usize = self.subject.judged().iter().map(|side| self.subject.text(*side).len()).sum();
        self.view.waiting = size > AT_ONCE;
        if self.view.waiting { self } else { self.judged_now() }
    }

    fn judged_now(mut self) -> Self {
        self.view.answered(self.subject.evaluate());
        self
    }

    fn with_cases(mut self, change: impl FnOnce(&mut Vec<Case>)) -> Self {
        change(Rc::make_mut(&mut self.cases));
        self
    }

    fn selecting(mut self, selected: Option<usize>) -> Self {
        self.view.selected = selected;
        self
    }

    /// `None` where nothing changes.
    fn done(&self, act: Act) -> Option<Self> {
        let bench = self.clone();
        Some(match act {
            Act::Edit(side, text) => {
                let mut bench = bench;
                bench.subject.set_text(side, text);
                if bench.subject.judged().contains(&side) { bench.judged() } else { bench }
            }
            Act::Select(selected) => bench.selecting(selected),
            Act::Step(by) => bench.selecting(self.view.stepped(by)),
            Act::Cursor(..) if self.view.is_stale() => return None,
            Act::Cursor(side, offset) => bench.selecting(self.view.shown.row_at(side, offset)),
            Act::Add(text) => bench.with_cases(|list| list.extend(S::split(&text))),
            Act::AddThis => {
                let case = self.subject.as_case()?;
                bench.with_cases(|list| list.push(case))
            }
            Act::Expect(index, expect) => bench.with_cases(|list| {
                if let Some(case) = list.get_mut(index) {
                    case.expect = expect;
                }
            }),
            Act::ExpectAll(verdicts) => bench.with_cases(|list| {
                for (case, verdict) in list.iter_mut().zip(verdicts.iter()) {
                    case.expect = Some(*verdict);
                }
            }),
            Act::OpenCase(index) => {
                let subject = self.subject.with_case(self.cases.get(index)?);
                bench.opened(subject)
            }
            Act::Remove(index) => bench.with_cases(|list| {
                if index < list.len() {
                    list.remove(index);
                }
            }),
            Act::Clear => bench.with_cases(Vec::clear),
            Act::Answer if self.view.waiting && !self.subject.is_pending() => bench.judged_now(),
            Act::Answer => return None,
        })
    }

    fn opened(self, subject: S) -> Self {
        let shown = Self::new(Kept { subject, cases: Vec::new() });
        Self { cases: self.cases, ..shown }
    }
}

impl<S: Subject> Reducible for Bench<S> {
    type Action = Action<S>;

    fn reduce(self: Rc<Self>, action: Action<S>) -> Rc<Self> {
        if let Action::Hear(question, answer) = action {
            let mut heard = (*self).clone();
            heard.subject.hear(question, &answer);
            // What is not the answer to these texts is of no use to them. One that is may say more than the verdict shows.
            return if heard.subject.is_pending() { self } else { Rc::new(heard.judged_now()) };
        }
        let next = match action {
            Action::Do(act) => self.done(act),
            Action::Load(kept) => Some(Self::new(kept)),
            Action::Open(subject) => Some((*self).clone().opened(subject)),
            Action::Become(subject) => Some(Self { subject, ..(*self).clone() }.judged()),
            Action::Hear(..) => None,
            Action::Wait => self.subject.is_pending().then(|| {
                let mut waiting = (*self).clone();
                waiting.view.waiting = true;
                waiting
            }),
            Action::AddCases(cases) => Some((*self).clone().with_cases(|list| list.extend(cases))),
        };
        match next {
            // The same bench again would only be painted again.
            Some(next) if next != *self => Rc::new(next),
            _ => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::eventbridge::Pair;

    fn pair(pattern: &str, event: &str) -> Pair {
        Pair { pattern: pattern.into(), event: event.into(), ..Pair::default() }
    }

    fn bench(pattern: &str, event: &str) -> Rc<Bench<Pair>> {
        Rc::new(Bench::new(Kept { subject: pair(pattern, event), cases: Vec::new() }))
    }

    fn reduce(bench: &Rc<Bench<Pair>>, act: Act) -> Rc<Bench<Pair>> {
        bench.clone().reduce(Action::Do(act))
    }

    #[test]
    fn the_last_good_answer_stays_while_a_text_is_invalid() {
        let good = bench(r#"{"a":[1],"b":[2]}"#, r#"{"a":1}"#);
        let bad = reduce(&good, Act::Edit(Side::Pattern, r#"{"a":[1],"b":[2}"#.into()));
        assert_eq!(bad.view.answer.verdict, Verdict::Invalid);
        assert!(bad.view.is_stale());
        assert_eq!(bad.view.shown, good.view.answer);
        let mended = reduce(&bad, Act::Edit(Side::Pattern, good.subject.pattern.clone()));
        assert_eq!(mended, good);
    }

    #[test]
    fn rows_are_walked_and_the_ends_hold() {
        let step = |bench: &Rc<Bench<Pair>>, by| reduce(bench, Act::Step(by));
        let start = bench(r#"{"a":[1],"b":[2]}"#, "{}");
        let first = step(&start, 1);
        assert_eq!(first.view.selected, Some(0));
        let last = step(&step(&first, 1), 1);
        assert_eq!(last.view.selected, Some(1));
        assert_eq!(step(&first, -1).view.selected, Some(0));
        assert_eq!(step(&start, -1).view.selected, Some(1));
        assert_eq!(step(&bench("", ""), 1).view.selected, None);
    }

    #[test]
    fn the_selection_stays_on_its_condition() {
        let selected = reduce(&bench(r#"{"a":[1],"b":[2]}"#, "{}"), Act::Select(Some(1)));
        let typed = reduce(&selected, Act::Edit(Side::Event, r#"{"b":2}"#.into()));
        assert_eq!(typed.view.selected, Some(1));
        let gone = reduce(&selected, Act::Edit(Side::Pattern, r#"{"a":[1]}"#.into()));
        assert_eq!(gone.view.selected, None);
    }

    #[test]
    fn long_texts_are_answered_when_the_typing_pauses() {
        let long = format!(r#"{{"a":1,"b":"{}"}}"#, "x".repeat(AT_ONCE));
        let typed = reduce(&bench(r#"{"a":[1]}"#, "{}"), Act::Edit(Side::Event, long.into()));
        assert!(typed.view.waiting && typed.view.answer.verdict == Verdict::NoMatch);
        let answered = reduce(&typed, Act::Answer);
        assert!(!answered.view.waiting && answered.view.answer.verdict == Verdict::Match);
    }

    #[test]
    fn the_test_set_outlives_another_pair() {
        let one = reduce(&bench(r#"{"a":[1]}"#, "{}"), Act::Add("{}\n{}".into()));
        let one = reduce(&one, Act::ExpectAll(Rc::new(vec![Verdict::NoMatch; 2])));
        let one = reduce(&one, Act::Expect(1, None)).reduce(Action::Open(pair("{}", "{}")));
        let one = reduce(&reduce(&one, Act::Remove(1)), Act::Remove(9));
        assert_eq!(*one.cases, [Case { text: "{}".into(), expect: Some(Verdict::NoMatch) }]);
        assert!(reduce(&one, Act::Clear).cases.is_empty());
    }

    #[test]
    fn a_case_is_opened_and_added() {
        let one = reduce(&bench(r#"{"a":[1]}"#, "{}"), Act::Add(r#"{"a":1}"#.into()));
        let opened = reduce(&one, Act::OpenCase(0));
        assert_eq!((&*opened.subject.event, opened.view.answer.verdict), (r#"{"a":1}"#, Verdict::Match));
        let both = reduce(&reduce(&opened, Act::AddThis), Act::OpenCase(9));
        assert_eq!((both.cases.len(), &both.cases[0].text), (2, &both.cases[1].text));
    }
}
