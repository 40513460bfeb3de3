//! Events sorted into the machine's own thread, branches and iterations, by what came before each.

use super::{History, Record};
use std::sync::Arc;

/// Threads lie in threads as states do in states, and no definition nests deeper.
const MAX_DEPTH: usize = 256;

/// What tells a branch from its siblings. Names of states are there once in a definition, so that of the first state of a
/// branch says which one it is, in whatever order they began.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Branch(Arc<str>),
    Iteration(usize),
}

/// The events of a thread.
#[derive(Debug)]
pub(super) struct Branch {
    /// The thread that it is in, and the event there that opened it.
    pub parent: Option<(usize, usize)>,
    pub key: Option<Key>,
    /// The state that it is in, as people name it.
    pub owner: Option<Arc<str>>,
    /// Their places in the history.
    pub events: Vec<usize>,
    /// In how many threads it is.
    depth: usize,
    /// Did a sibling's failure, or the end of the execution, end it?
    pub cut: bool,
    /// The state that it is in while events are read.
    state: Option<Arc<str>>,
    /// The event of a Parallel or Map state that runs in it.
    open: Option<(usize, bool)>,
}

/// All threads of a history; the first is the machine's own.
#[derive(Debug)]
pub(super) struct Branches {
    pub all: Vec<Branch>,
    /// Of each event the state that it belongs to.
    pub states: Vec<Option<Arc<str>>>,
    /// Of each event the branches and iterations that it opened.
    pub within: Vec<Vec<usize>>,
}

impl Branch {
    const fn new(parent: Option<(usize, usize)>, key: Option<Key>, owner: Option<Arc<str>>) -> Self {
        Self { parent, key, owner, events: Vec::new(), depth: 0, cut: false, state: None, open: None }
    }
}

/// Is it an event that closes what a Parallel (`false`) or Map state (`true`) had opened?
fn closes(event: &Record) -> Option<bool> {
    match &*event.name {
        "ParallelStateSucceeded" | "ParallelStateFailed" | "ParallelStateAborted" => Some(false),
        "MapStateSucceeded" | "MapStateFailed" | "MapStateAborted" => Some(true),
        _ => None,
    }
}

impl Branches {
    pub fn of(history: &History) -> Self {
        let mut it = Self {
            all: vec![Branch::new(None, None, None)],
            states: Vec::new(),
            within: vec![Vec::new(); history.events.len()],
        };
        // Of each event its thread. Ids usually count from 1 without gaps; those of a part of a history do not.
        let mut threads: Vec<usize> = Vec::with_capacity(history.events.len());
        for (at, event) in history.events.iter().enumerate() {
            let before = history.place(event.previous).and_then(|at| threads.get(at)).copied().unwrap_or(0);
            let thread = it.place(at, event, before);
            threads.push(thread);
            let Some(branch) = it.all.get_mut(thread) else { continue };
            branch.events.push(at);
            if let Some(name) = event.entered() {
                branch.state = Some(name.clone());
            }
            it.states.push(if event.name.starts_with("Execution") { None } else { branch.state.clone() });
            match &*event.name {
                "ParallelStateStarted" => branch.open = Some((at, false)),
                "MapStateStarted" => branch.open = Some((at, true)),
                _ => {}
            }
        }
        it
    }

    /// The nearest thread, from `thread` outwards, in which a state of that kind is open.
    fn opened(&self, thread: usize, map: bool) -> Option<(usize, usize)> {
        let mut here = Some(thread);
        while let Some(at) = here {
            let branch = self.all.get(at)?;
            if let Some((event, kind)) = branch.open
                && kind == map
            {
                return Some((at, event));
            }
            here = branch.parent.map(|(parent, _)| parent);
        }
        None
    }

    /// The thread of an event whose predecessor is in the thread `before`.
    fn place(&mut self, at: usize, event: &Record, before: usize) -> usize {
        if event.name.starts_with("Execution") {
            if event.is("ExecutionAborted") || event.is("ExecutionTimedOut") || event.is("ExecutionFailed") {
                let open: Vec<usize> = self.all.iter().filter_map(|branch| Some(branch.open?.0)).collect();
                open.into_iter().for_each(|event| self.cut(event, before));
            }
            return 0;
        }
        if event.is("MapIterationStarted") {
            let Some((parent, opener)) = self.opened(before, true) else { return before };
            let index = event.details.get("index").and_then(|it| it.as_number()).map_or(0.0, |it| it.as_f64());
            return self.begin(parent, opener, Key::Iteration(super::super::map::whole(index)));
        }
        if let Some(name) = event.entered()
            && let Some((parent, opener)) = self.opened(before, false)
            && parent == before
            && at > opener
        {
            return self.begin(parent, opener, Key::Branch(name.clone()));
        }
        let Some((thread, opener)) = closes(event).and_then(|map| self.opened(before, map)) else { return before };
        if !event.name.ends_with("Succeeded") {
            self.cut(opener, before);
        }
        if let Some(branch) = self.all.get_mut(thread) {
            branch.open = None;
        }
        thread
    }

    fn begin(&mut self, parent: usize, opener: usize, key: Key) -> usize {
        let (depth, owner) = self.all.get(parent).map_or((0, None), |it| (it.depth + 1, it.state.clone()));
        if depth > MAX_DEPTH {
            return parent;
        }
        self.all.push(Branch { depth, ..Branch::new(Some((parent, opener)), Some(key), owner) });
        let new = self.all.len() - 1;
        if let Some(within) = self.within.get_mut(opener) {
            within.push(new);
        }
        new
    }

    /// What the event `opener` opened is over, because of the thread `failing`: all others in it were cut off, and what was
    /// in them.
    fn cut(&mut self, opener: usize, failing: usize) {
        let mut spared = vec![false; self.all.len()];
        let mut here = Some(failing);
        while let Some(at) = here {
            if let Some(spared) = spared.get_mut(at) {
                *spared = true;
            }
            here = self.all.get(at).and_then(|branch| branch.parent).map(|(parent, _)| parent);
        }
        let mut openers = vec![opener];
        while let Some(opener) = openers.pop() {
            for at in self.within.get(opener).into_iter().flatten() {
                let Some(branch) = self.all.get_mut(*at) else { continue };
                branch.cut |= spared.get(*at) == Some(&false);
                openers.extend(branch.open.take().map(|(event, _)| event));
            }
        }
    }

    /// The items of the Map states that a thread is in, from the outermost inwards.
    pub fn items(&self, thread: usize) -> Vec<usize> {
        let mut items = Vec::new();
        let mut here = self.all.get(thread);
        while let Some(branch) = here {
            if let Some(Key::Iteration(index)) = branch.key {
                items.push(index);
            }
            here = branch.parent.and_then(|(parent, _)| self.all.get(parent));
        }
        items.reverse();
        items
    }

    /// Where a thread is, for people: `Each[3] / Both[Left]`.
    pub fn place_of(&self, thread: usize) -> String {
        /// Names beyond these say no more.
        const SHOWN: usize = 8;
        let mut names = Vec::new();
        let mut here = self.all.get(thread);
        while let Some(branch) = here.filter(|_| names.len() < SHOWN) {
            let owner = branch.owner.as_deref().unwrap_or_default();
            match &branch.key {
                Some(Key::Iteration(index)) => names.push(format!("{owner}[{index}]")),
                Some(Key::Branch(first)) => names.push(format!("{owner}[{first}]")),
                None => {}
            }
            here = branch.parent.and_then(|(parent, _)| self.all.get(parent));
        }
        names.reverse();
        names.join(" / ")
    }
}
