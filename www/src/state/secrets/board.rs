//! Everything that the page knows, and what happens to it.

use super::bench::remark;
use super::finding::Finding;
use super::list::{Entry, Filter, Grouping, entries};
use super::options::Options;
use super::reading::{float, list, parse};
use super::source::{Content, Scanned, Source};
use std::rc::Rc;
use yew::Reducible;

/// Which finding: the source, and its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// The source's number.
    pub source: u32,
    /// From 0.
    pub index: usize,
}

/// What the worker is at.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Work {
    /// Nothing.
    #[default]
    Idle,
    /// It scans: so many bytes are done, of so many; the name of what it is at.
    Scanning {
        /// Bytes.
        done: f64,
        /// Bytes.
        total: f64,
        /// A path.
        what: Rc<str>,
    },
    /// A person has stopped it.
    Stopped,
    /// It did not get to an answer; a sentence for people.
    Failed(Rc<str>),
    /// The options cannot be used; a sentence for people.
    Refused(Rc<str>),
}

/// What happens.
#[derive(Clone, Debug)]
pub enum Action {
    /// A person changed the text in the editor.
    Edit(Rc<str>),
    /// Files came: path, handle, bytes.
    Add(Vec<(Rc<str>, usize, f64)>),
    /// A source goes into the editor; of a file, with its text.
    Open(u32, Option<Rc<str>>),
    /// A source is taken away.
    Remove(u32),
    /// Everything is taken away.
    Clear,
    /// A text with a lesson: its path, and whether it is a diff.
    Sample(Rc<str>, Option<Rc<str>>, bool),
    /// The worker answered about these sources, of which it had these revisions.
    Scanned(Vec<(u32, u32)>, String),
    /// Everything is to be scanned once more.
    Again,
    /// The worker is at something else.
    Work(Work),
    /// Another finding, or none.
    Select(Option<Key>),
    /// The finding so many further on.
    Step(isize),
    /// The cursor went to an offset of the text in the editor.
    Cursor(u32),
    /// Other options.
    Options(Options),
    /// What is listed.
    Filter(Filter),
    /// How the list is put together.
    Group(Grouping),
}

/// The page.
#[derive(Clone, Debug, PartialEq)]
pub struct Board {
    /// How to scan.
    pub options: Options,
    /// What is scanned; there is always one.
    pub sources: Vec<Source>,
    /// Which of them is in the editor.
    pub open: u32,
    /// The text in the editor.
    pub text: Rc<str>,
    /// What the worker is at.
    pub work: Work,
    /// How long the last scan took.
    pub milliseconds: f64,
    /// What is odd about the rules of one's own.
    pub remarks: Vec<String>,
    /// The selected finding.
    pub selected: Option<Key>,
    /// Where the cursor is, if there is no finding.
    pub cursor: Option<u32>,
    /// What is listed.
    pub filter: Filter,
    /// How the list is put together.
    pub grouping: Grouping,
    /// Grows when there is something new to scan but what a person types.
    pub round: u32,
    next: u32,
}

impl Default for Board {
    fn default() -> Self {
        Self {
            options: Options::default(),
            sources: vec![pasted(0, Rc::default())],
            open: 0,
            text: Rc::default(),
            work: Work::Idle,
            milliseconds: 0.0,
            remarks: Vec::new(),
            selected: None,
            cursor: None,
            filter: Filter::default(),
            grouping: Grouping::default(),
            round: 0,
            next: 1,
        }
    }
}

const fn pasted(id: u32, text: Rc<str>) -> Source {
    Source { id, path: None, content: Content::Text(text), revision: 0, scanned: None, seen: 0 }
}

impl Board {
    /// The source of this number.
    #[must_use]
    pub fn source(&self, id: u32) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// The one in the editor.
    #[must_use]
    pub fn opened(&self) -> Option<&Source> {
        self.source(self.open)
    }

    /// A finding.
    #[must_use]
    pub fn finding(&self, key: Key) -> Option<&Finding> {
        self.source(key.source)?.scanned.as_ref()?.findings.get(key.index)
    }

    /// The selected one.
    #[must_use]
    pub fn chosen(&self) -> Option<&Finding> {
        self.finding(self.selected?)
    }

    /// All findings that are known, each with its key.
    pub fn findings(&self) -> impl Iterator<Item = (Key, &Finding)> {
        self.sources.iter().flat_map(|source| {
            let findings = source.scanned.iter().flat_map(|scanned| scanned.findings.iter());
            findings.enumerate().map(|(index, finding)| (Key { source: source.id, index }, finding))
        })
    }

    /// What is to be explained: a source and an offset in it.
    #[must_use]
    pub fn asked(&self) -> Option<(u32, u32)> {
        match (self.selected, self.chosen(), self.cursor) {
            (Some(key), Some(finding), _) => Some((key.source, finding.place.0)),
            (_, _, Some(cursor)) => Some((self.open, cursor)),
            _ => None,
        }
    }

    /// Is there nothing to scan?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sources.iter().all(Source::is_empty)
    }

    /// After an action.
    #[must_use]
    pub fn after(&self, action: Action) -> Self {
        let mut board = self.clone();
        match action {
            Action::Edit(text) => board.edit(text),
            Action::Add(files) => board.add(files),
            Action::Open(id, text) => board.put(id, text),
            Action::Remove(id) => board.remove(id),
            Action::Clear => {
                board = Self {
                    options: Options { diff: false, ..self.options.clone() },
                    next: self.next + 1,
                    ..Self::default()
                };
                board.sources = vec![pasted(self.next, Rc::default())];
                board.open = self.next;
                board.round = self.round + 1;
            }
            Action::Sample(text, path, diff) => {
                board = board.after(Action::Clear);
                board.options.diff = diff;
                if let Some(source) = board.sources.first_mut() {
                    source.path = path;
                    source.content = Content::Text(text.clone());
                }
                board.text = text;
            }
            Action::Scanned(asked, json) => board.learn(&asked, &json),
            Action::Again => {
                board.work = Work::Idle;
                board.round += 1;
            }
            Action::Work(work) => board.work = work,
            Action::Select(key) => {
                board.selected = key;
                board.cursor = None;
            }
            Action::Step(by) => board.step(by),
            Action::Cursor(at) => board.point(at),
            Action::Options(options) => {
                board.round += u32::from(board.options != options);
                board.options = options;
            }
            Action::Filter(filter) => board.filter = filter,
            Action::Group(grouping) => board.grouping = grouping,
        }
        board
    }

    fn edit(&mut self, text: Rc<str>) {
        let open = self.open;
        if let Some(source) = self.sources.iter_mut().find(|source| source.id == open) {
            source.content = Content::Text(text.clone());
            source.revision += 1;
            if text.is_empty() {
                source.path = None;
                source.scanned = None;
            }
        }
        // A place in the text before is none in this one.
        self.cursor = None;
        self.text = text;
    }

    fn add(&mut self, files: Vec<(Rc<str>, usize, f64)>) {
        if files.is_empty() {
            return;
        }
        // A text that there is nothing of makes room.
        self.sources.retain(|source| !source.is_empty());
        for (path, handle, bytes) in files {
            // The same file again replaces what it was.
            self.sources.retain(|source| source.path.as_deref() != Some(&*path));
            let content = Content::File { handle, bytes };
            self.sources.push(Source { id: self.next, path: Some(path), content, revision: 0, scanned: None, seen: 0 });
            self.next += 1;
        }
        if self.opened().is_none() {
            self.open = self.sources.first().map_or(0, |source| source.id);
            self.text = Rc::default();
        }
        self.settle();
    }

    /// What was selected may be gone, and all that is there is to be scanned.
    fn settle(&mut self) {
        if self.chosen().is_none() {
            self.selected = None;
        }
        self.cursor = None;
        self.round += 1;
        self.work = Work::Idle;
    }

    fn put(&mut self, id: u32, text: Option<Rc<str>>) {
        let Some(source) = self.source(id) else { return };
        self.text = source.text().cloned().or(text).unwrap_or_default();
        if self.open != id {
            self.cursor = None;
        }
        self.open = id;
    }

    fn remove(&mut self, id: u32) {
        self.sources.retain(|source| source.id != id);
        if self.sources.is_empty() {
            self.sources.push(pasted(self.next, Rc::default()));
            self.next += 1;
        }
        if self.opened().is_none()
            && let Some(first) = self.sources.first()
        {
            self.open = first.id;
            self.text = first.text().cloned().unwrap_or_default();
        }
        self.settle();
    }

    /// Takes what the worker found, where it is still about what is there.
    fn learn(&mut self, asked: &[(u32, u32)], json: &str) {
        let Some(answer) = parse(json) else { return };
        self.work = Work::Idle;
        self.milliseconds = float(&answer, "milliseconds").unwrap_or_default();
        self.remarks = list(&answer, "remarks").iter().filter_map(remark).collect();
        let chosen = self.chosen().map(|finding| finding.fingerprint.clone());
        for ((id, revision), value) in asked.iter().zip(list(&answer, "files")) {
            let source = self.sources.iter_mut().find(|source| source.id == *id && source.revision == *revision);
            if let Some(source) = source {
                source.scanned = Some(Rc::new(Scanned::read(value)));
                source.seen = *revision;
            }
        }
        // The same value is selected still, wherever it stands now.
        if let (Some(key), Some(chosen)) = (self.selected, chosen) {
            let same = |finding: &Finding| finding.fingerprint == chosen;
            let here = self.finding(key).is_some_and(same);
            if !here {
                let there = self.findings().find(|(it, finding)| it.source == key.source && same(finding));
                self.selected = there.map(|(key, _)| key);
            }
        }
    }

    fn step(&mut self, by: isize) {
        let keys: Vec<Key> = entries(self).into_iter().filter_map(|entry| entry.key()).collect();
        let last = keys.len().saturating_sub(1);
        let at = self.selected.and_then(|key| keys.iter().position(|it| *it == key));
        let next = match at {
            Some(at) => at.saturating_add_signed(by).min(last),
            None if by > 0 => 0,
            None => last,
        };
        if let Some(key) = keys.get(next) {
            self.selected = Some(*key);
            self.cursor = None;
        }
    }

    fn point(&mut self, at: u32) {
        let covers = |(key, finding): &(Key, &Finding)| {
            key.source == self.open && finding.place.0 <= at && at <= finding.place.1
        };
        let here = self.findings().find(covers).map(|(key, _)| key);
        self.selected = here;
        self.cursor = here.is_none().then_some(at);
    }
}

impl Entry {
    /// The finding's, where it is one.
    #[must_use]
    pub const fn key(&self) -> Option<Key> {
        match self {
            Self::Finding(key) => Some(*key),
            Self::Group { .. } => None,
        }
    }
}

impl Reducible for Board {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(self.after(action))
    }
}
