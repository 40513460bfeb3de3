//! A history of AWS beside that of a run here (X11): the first difference, all of them, and what was not compared.

use super::align::{Row, align};
use super::branches::{Branch, Branches, Key};
use super::documents::{Left, NotCompared};
use super::{History, Record, details};
use crate::asl::data::Value;
use crate::diagnostic::{Step, display_path};
use crate::order::{by_key, stable_by_key};
use std::cmp::Ordering;

/// The most differences that are told; of others only the number is.
pub const MAX_DIFFERENCES: usize = 500;

/// What kind of difference it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// AWS's history has an event, or a branch or iteration, that the run here does not have.
    Missing,
    /// The run here has one that AWS's does not have.
    Additional,
    /// From the same state, or the same start, it went on to another state.
    State,
    /// The same thing ended in another way: it succeeded in the one, and failed in the other.
    Outcome,
    /// Another input, or other parameters.
    Input,
    /// Another output.
    Output,
    /// Another error or cause.
    Error,
    /// Other variables were assigned.
    Variables,
    /// Another detail.
    Details,
}

impl Kind {
    /// A word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Additional => "additional",
            Self::State => "state",
            Self::Outcome => "outcome",
            Self::Input => "input",
            Self::Output => "output",
            Self::Error => "error",
            Self::Variables => "variables",
            Self::Details => "details",
        }
    }
}

/// Something that is not the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What kind of difference.
    pub kind: Kind,
    /// AWS's name of the event.
    pub event: String,
    /// The state that it is about, if it is about one.
    pub state: Option<String>,
    /// The branch or iteration, such as `Each[3] / Both[Left]`; empty for the machine's own events.
    pub branch: String,
    /// The id of the event in AWS's history.
    pub aws: Option<usize>,
    /// Its id in the run here.
    pub here: Option<usize>,
    /// The detail that differs, and the way within it.
    pub path: Vec<Step>,
    /// What is there in AWS's history.
    pub wanted: Option<Value>,
    /// What is there here.
    pub found: Option<Value>,
    /// The same as a sentence.
    pub message: String,
}

/// Two events beside each other, or one with nothing beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The id in AWS's history.
    pub aws: Option<usize>,
    /// The id in the run here.
    pub here: Option<usize>,
    /// Do they tell the same?
    pub same: bool,
}

/// What there is to say about two histories.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// How many pairs of events were compared.
    pub compared: usize,
    /// What differs, in the order of AWS's history.
    pub differences: Vec<Difference>,
    /// How many differences there are; more than are told where there are more than [`MAX_DIFFERENCES`].
    pub count: usize,
    /// What was not compared.
    pub not_compared: Vec<NotCompared>,
    /// All events, in the order of AWS's history.
    pub events: Vec<Beside>,
}

impl Comparison {
    /// Do both tell the same?
    #[must_use]
    pub const fn is_same(&self) -> bool {
        self.count == 0
    }

    /// One sentence.
    #[must_use]
    pub fn summary(&self) -> String {
        match (self.differences.first(), self.count) {
            (None, _) => format!("The run here tells what AWS's history tells: {} events compared.", self.compared),
            (Some(first), 1) => format!("One difference: {}", first.message),
            (Some(first), count) => format!("{count} differences. The first: {}", first.message),
        }
    }
}

/// Compares the history `aws`, which AWS exported, with `here`, which a run here came to.
#[must_use]
pub fn compare(aws: &History, here: &History) -> Comparison {
    let mut work = Work {
        aws: Side { history: aws, branches: Branches::of(aws) },
        here: Side { history: here, branches: Branches::of(here) },
        out: Comparison::default(),
        order: Vec::new(),
        next: vec![(0, 0)],
    };
    while let Some((first, second)) = work.next.pop() {
        work.threads(first, second);
    }
    work.told()
}

struct Side<'h> {
    history: &'h History,
    branches: Branches,
}

impl<'h> Side<'h> {
    fn records(&self, thread: usize) -> Vec<&'h Record> {
        let places = self.branches.all.get(thread).map(|branch| branch.events.as_slice()).unwrap_or_default();
        places.iter().filter_map(|at| self.history.events.get(*at)).collect()
    }

    /// The place in the history of event `at` of a thread.
    fn place(&self, thread: usize, at: usize) -> usize {
        self.branches.all.get(thread).and_then(|branch| branch.events.get(at)).copied().unwrap_or(0)
    }

    fn state(&self, place: usize) -> Option<String> {
        self.branches.states.get(place).and_then(Option::as_ref).map(|name| name.to_string())
    }

    /// What an event opened, in an order that is the same in both histories.
    fn within(&self, opener: usize) -> Vec<(Key, usize)> {
        let threads = self.branches.within.get(opener).into_iter().flatten();
        let mut within: Vec<_> =
            threads.filter_map(|at| Some((self.branches.all.get(*at)?.key.clone()?, *at))).collect();
        by_key(&mut within, Clone::clone);
        within
    }

    fn thread(&self, at: usize) -> Option<&Branch> {
        self.branches.all.get(at)
    }
}

struct Work<'h> {
    aws: Side<'h>,
    here: Side<'h>,
    out: Comparison,
    /// Where each row stands: by AWS's event, or the last one before it.
    order: Vec<((usize, usize), Beside, Vec<Difference>)>,
    /// Threads to be laid beside each other.
    next: Vec<(usize, usize)>,
}

impl Work<'_> {
    /// Two threads.
    fn threads(&mut self, first: usize, second: usize) {
        let (a, b) = (self.aws.records(first), self.here.records(second));
        let cut = [self.aws.thread(first), self.here.thread(second)].into_iter().flatten().any(|branch| branch.cut);
        let branch = self.aws.branches.place_of(first);
        let rows = align(&a, &b);
        // How far a thread came that was cut off is a matter of time.
        let common = rows.iter().rposition(|row| matches!(row, Row::Both(..) | Row::Other(..))).map_or(0, |at| at + 1);
        let mut last = 0;
        for (at, row) in rows.iter().enumerate() {
            let (i, j) = match *row {
                Row::Both(i, j) | Row::Other(i, j) => (Some(i), Some(j)),
                Row::First(i) => (Some(i), None),
                Row::Second(j) => (None, Some(j)),
            };
            let aws = i.and_then(|i| Some((*a.get(i)?, self.aws.place(first, i))));
            let here = j.and_then(|j| Some((*b.get(j)?, self.here.place(second, j))));
            last = aws.map_or(last, |(_, place)| place);
            let beside =
                Beside { aws: aws.map(|(event, _)| event.id), here: here.map(|(event, _)| event.id), same: true };
            let new = match (aws, here) {
                (Some((x, place)), Some((y, other))) => {
                    self.out.compared += 1;
                    self.leave(Left::Timestamp, || format!("{}, timestamp", x.name));
                    self.inner(place, other);
                    self.pair(row, x, y, place, &branch)
                }
                (Some((event, _)), None) | (None, Some((event, _))) if cut && at >= common || is_aborted(event) => {
                    self.leave(Left::CutOff, || format!("{} in {branch}", event.name));
                    self.order.push(((last, here.map_or(0, |(_, place)| place + 1)), beside, Vec::new()));
                    continue;
                }
                (Some((event, place)), None) => {
                    vec![self.alone(Kind::Missing, event, self.aws.state(place), &branch)]
                }
                (None, Some((event, place))) => {
                    vec![self.alone(Kind::Additional, event, self.here.state(place), &branch)]
                }
                (None, None) => continue,
            };
            let same = new.is_empty();
            self.order.push(((last, here.map_or(0, |(_, place)| place + 1)), Beside { same, ..beside }, new));
        }
    }

    /// The branches and iterations that two events opened.
    fn inner(&mut self, aws: usize, here: usize) {
        let (first, second) = (self.aws.within(aws), self.here.within(here));
        let (mut first, mut second) = (first.into_iter().peekable(), second.into_iter().peekable());
        loop {
            let order = match (first.peek(), second.peek()) {
                (Some((a, _)), Some((b, _))) => a.cmp(b),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => break,
            };
            match order {
                Ordering::Less => first.next().into_iter().for_each(|(_, a)| self.whole(Kind::Missing, a)),
                Ordering::Greater => second.next().into_iter().for_each(|(_, b)| self.whole(Kind::Additional, b)),
                Ordering::Equal => self.next.extend(first.next().zip(second.next()).map(|((_, a), (_, b))| (a, b))),
            }
        }
    }

    /// A branch or an iteration that only one of them has.
    fn whole(&mut self, kind: Kind, thread: usize) {
        let missing = kind == Kind::Missing;
        let side = if missing { &self.aws } else { &self.here };
        let (records, branch) = (side.records(thread), side.branches.place_of(thread));
        let parent = side.thread(thread).and_then(|it| it.parent).map_or(0, |(_, opener)| opener);
        let cut = side.thread(thread).is_some_and(|it| it.cut);
        let mut told = false;
        for (at, event) in records.iter().enumerate() {
            let place = side.place(thread, at);
            let order = if missing { (place, 0) } else { (parent, place + 1) };
            let id = Some(event.id);
            let (aws, here) = if missing { (id, None) } else { (None, id) };
            let mut new = Vec::new();
            if !told && !cut {
                let state = side.state(place);
                let count = records.len();
                let who =
                    if missing { "AWS ran it and the run here did not" } else { "the run here ran it and AWS did not" };
                new.push(Difference {
                    message: format!("{branch}: {who} ({count} events)."),
                    ..self.alone(kind, event, state, &branch)
                });
                told = true;
            }
            self.order.push((order, Beside { aws, here, same: false }, new));
        }
        if cut {
            self.leave(Left::CutOff, || branch.clone());
        }
        // What is in it is not there either.
        let side = if missing { &self.aws } else { &self.here };
        let places: Vec<usize> = (0..records.len()).map(|at| side.place(thread, at)).collect();
        let inner: Vec<_> = places.iter().flat_map(|place| side.within(*place)).collect();
        for (_, thread) in inner {
            self.whole(kind, thread);
        }
    }

    fn alone(&self, kind: Kind, event: &Record, state: Option<String>, branch: &str) -> Difference {
        let missing = kind == Kind::Missing;
        let id = Some(event.id);
        let (aws, here) = if missing { (id, None) } else { (None, id) };
        let who =
            if missing { "AWS has it, and the run here does not" } else { "the run here has it, and AWS does not" };
        Difference {
            kind,
            event: event.name.to_string(),
            message: format!("{}: {who}.", place(&event.name, state.as_deref(), branch)),
            state,
            branch: branch.to_owned(),
            aws,
            here,
            path: Vec::new(),
            wanted: None,
            found: None,
        }
    }

    /// What differs between two events.
    fn pair(&mut self, row: &Row, aws: &Record, here: &Record, at: usize, branch: &str) -> Vec<Difference> {
        let state = self.aws.state(at);
        let name = place(&aws.name, state.as_deref(), branch);
        let new = |kind, message: String| Difference {
            kind,
            event: aws.name.to_string(),
            state: state.clone(),
            branch: branch.to_owned(),
            aws: Some(aws.id),
            here: Some(here.id),
            path: Vec::new(),
            wanted: None,
            found: None,
            message,
        };
        if matches!(row, Row::Other(..)) {
            let text = |event: &Record| match event.entered().or_else(|| event.text("error")) {
                Some(said) => format!("{} {said}", event.name),
                None => event.name.to_string(),
            };
            let kind = if aws.entered().is_some() { Kind::State } else { Kind::Outcome };
            let value = |event: &Record| Some(Value::from(text(event)));
            let message = format!("{name}: on AWS it is {}, here it is {}.", text(aws), text(here));
            return vec![Difference { wanted: value(aws), found: value(here), ..new(kind, message) }];
        }
        let (unlike, left) = details::compare(aws, here);
        for (why, path) in left {
            self.leave(why, || format!("{name}, {}", display_path(&path)));
        }
        let told = unlike.into_iter().map(|it| {
            let shown = |value: &Option<Value>| match value {
                Some(value) => value.to_string().chars().take(120).collect(),
                None => "nothing".to_owned(),
            };
            let what =
                format!("{} is {} on AWS, and {} here.", display_path(&it.path), shown(&it.first), shown(&it.second));
            let message = format!("{name}: {what}");
            Difference { path: it.path, wanted: it.first, found: it.second, ..new(it.kind, message) }
        });
        told.collect()
    }

    fn leave(&mut self, left: Left, example: impl FnOnce() -> String) {
        match self.out.not_compared.iter_mut().find(|it| it.left == left) {
            Some(it) => it.count += 1,
            None => self.out.not_compared.push(NotCompared { left, count: 1, example: example() }),
        }
    }

    fn told(mut self) -> Comparison {
        for (_, beside, differences) in stable_by_key(self.order, |(order, ..)| *order) {
            self.out.events.push(beside);
            self.out.count += differences.len();
            let room = MAX_DIFFERENCES - self.out.differences.len();
            self.out.differences.extend(differences.into_iter().take(room));
        }
        by_key(&mut self.out.not_compared, |it| it.left);
        self.out
    }
}

/// Whether and when AWS tells that something was ended is a matter of time.
fn is_aborted(event: &Record) -> bool {
    event.name.ends_with("Aborted") && !event.is("ExecutionAborted")
}

/// An event, for people.
fn place(event: &str, state: Option<&str>, branch: &str) -> String {
    let mut text = event.to_owned();
    if let Some(state) = state {
        text.push_str(&format!(" of \"{state}\""));
    }
    if !branch.is_empty() {
        text.push_str(&format!(" in {branch}"));
    }
    text
}
