//! Threads within a thread: branches and iterations, what they come to together, and what becomes of the others where one
//! fails (X4).

use super::engine::{Engine, Problem};
use super::history::Ledger;
use super::map::Iterations;
use super::thread::{Doing, Next, Thread};
use crate::asl::data::Value;
use crate::asl::error::StateError;
use crate::asl::machine::Step;
use crate::asl::state::StateKind;
use std::collections::BTreeMap;

/// The threads that a thread waits for.
#[derive(Debug)]
pub(super) struct Join {
    /// How many there will have been.
    pub total: usize,
    /// How many were started.
    pub started: usize,
    /// What they came to, by their places; nothing for an iteration whose failure was tolerated.
    pub results: Vec<Option<Value>>,
    /// How many are over.
    done: usize,
    /// Those that are alive: their ids by their places.
    pub running: BTreeMap<usize, usize>,
    /// Paths and waits of those that are over while one before them is not.
    trails: BTreeMap<usize, (Vec<u32>, Vec<f64>)>,
    /// Of how many the path is in that of the thread.
    settled: usize,
    /// Of a Map state: where the next ones come from.
    pub iterations: Option<Iterations>,
}

impl Join {
    pub const fn new(total: usize, iterations: Option<Iterations>) -> Self {
        Self {
            total,
            started: 0,
            results: Vec::new(),
            done: 0,
            running: BTreeMap::new(),
            trails: BTreeMap::new(),
            settled: 0,
            iterations,
        }
    }

    /// Path and waits of a part, in the order of the parts.
    fn settle(&mut self, slot: usize, path: Vec<u32>, waits: Vec<f64>, thread: &mut Thread) {
        if slot != self.settled {
            self.trails.insert(slot, (path, waits));
            return;
        }
        let mut next = Some((path, waits));
        while let Some((path, waits)) = next {
            thread.path.extend(path);
            thread.waits.extend(waits);
            self.settled += 1;
            next = self.trails.remove(&self.settled);
        }
    }

    fn is_done(&self) -> bool {
        self.done == self.total
    }

    fn take_results(&mut self) -> Value {
        std::mem::take(&mut self.results).into_iter().flatten().collect::<Vec<_>>().into()
    }
}

impl Engine<'_> {
    /// A Parallel state starts its branches.
    pub fn parallel(
        &mut self,
        thread: &mut Thread,
        step: &Step,
        flows: &[usize],
        effective: &Value,
    ) -> Result<Next, Problem> {
        let given = self.parameters(thread, step, effective)?;
        self.event(thread, "ParallelStateStarted", || None);
        let mut join = Join::new(flows.len(), None);
        for (slot, flow) in flows.iter().enumerate() {
            let (variables, item) = (thread.variables.clone(), thread.item.clone());
            let child = self.spawn(*flow, given.clone(), variables, item, Some((thread.id, slot)), thread.ledger);
            if let Some(Some(child)) = self.fold.threads.get_mut(child) {
                child.last_event = thread.last_event;
            }
            join.running.insert(slot, child);
        }
        join.started = flows.len();
        if flows.is_empty() {
            thread.doing = Doing::Joined(Ok(Vec::new().into()));
            return Ok(Next::Go);
        }
        thread.doing = Doing::Join(Box::new(join));
        Ok(Next::Park)
    }

    /// A branch or an iteration is over. Answers whether the thread that waited for it goes on.
    pub fn deliver(
        &mut self,
        parent: usize,
        slot: usize,
        mut child: Thread,
        result: Result<Value, StateError>,
    ) -> bool {
        let Some(mut thread) = self.fold.threads.get_mut(parent).and_then(Option::take) else { return false };
        let Doing::Join(mut join) = std::mem::replace(&mut thread.doing, Doing::Enter) else {
            self.keep(parent, thread);
            return false;
        };
        join.running.remove(&slot);
        join.done += 1;
        let (path, waits) = (std::mem::take(&mut child.path), std::mem::take(&mut child.waits));
        let mapped = join.iterations.is_some();
        let outcome = if mapped {
            self.iteration_over(&mut thread, &mut join, slot, &mut child, result)
        } else {
            result.map(Some)
        };
        join.settle(slot, path, waits, &mut thread);
        thread.last_event = if child.ledger == thread.ledger { child.last_event } else { thread.last_event };
        if child.ledger != thread.ledger {
            self.close(child.ledger);
        }
        let more = outcome.and_then(|value| {
            if join.results.len() <= slot {
                join.results.resize(slot + 1, None);
            }
            if let Some(place) = join.results.get_mut(slot) {
                *place = value;
            }
            self.start_iterations(&mut thread, &mut join)
        });
        let goes_on = match more {
            Ok(()) if join.is_done() => {
                thread.doing = Doing::Joined(Ok(join.take_results()));
                true
            }
            Ok(()) => {
                thread.doing = Doing::Join(join);
                false
            }
            Err(error) => {
                self.cancel(&mut thread, &mut join);
                thread.doing = Doing::Joined(Err(error));
                true
            }
        };
        self.keep(parent, thread);
        goes_on
    }

    /// Ends the threads of `join`, with all threads in them, and keeps where they have been. It goes as deep as states lie
    /// within states, which the reader of definitions bounds.
    pub fn cancel(&mut self, thread: &mut Thread, join: &mut Join) {
        for (slot, id) in std::mem::take(&mut join.running) {
            let Some(mut child) = self.fold.threads.get_mut(id).and_then(Option::take) else { continue };
            if let Doing::Join(mut inner) = std::mem::replace(&mut child.doing, Doing::Enter) {
                self.cancel(&mut child, &mut inner);
            }
            if join.iterations.is_some() && child.ledger == thread.ledger {
                let index = slot;
                self.iteration_event(&mut child, "MapIterationAborted", "mapIterationAbortedEventDetails", index);
            }
            if child.ledger != thread.ledger {
                self.close(child.ledger);
            }
            self.fold.free.push(id);
            join.trails.insert(slot, (child.path, child.waits));
        }
        for (path, waits) in std::mem::take(&mut join.trails).into_values() {
            thread.path.extend(path);
            thread.waits.extend(waits);
        }
    }

    /// An execution of its own is over, and its events with it.
    fn close(&mut self, ledger: usize) {
        if let Some(place) = self.fold.ledgers.get_mut(ledger) {
            *place = Ledger::default();
            self.fold.free_ledgers.push(ledger);
        }
    }

    /// All branches or iterations are over, or one of them ended them all.
    pub fn joined(
        &mut self,
        thread: &mut Thread,
        step: &Step,
        result: Result<Value, StateError>,
    ) -> Result<Next, Problem> {
        let map = step.state.kind == StateKind::Map;
        match result {
            Ok(result) => {
                let result = if map { self.written(thread, step, result)? } else { result };
                self.event(thread, if map { "MapStateSucceeded" } else { "ParallelStateSucceeded" }, || None);
                self.check_size(thread, step, &result)?;
                self.finish(thread, step, result)
            }
            Err(error) => {
                self.map_run_failed(thread, step, &error);
                self.event(thread, if map { "MapStateFailed" } else { "ParallelStateFailed" }, || None);
                Err(error.into())
            }
        }
    }
}
