//! Whose turn it is: threads by the time at which they next do something, the older one first (X2).

use super::coverage::{Coverage, Part};
use super::history::{Detail, Ledger};
use super::limits;
use super::question::{Paused, Progress};
use super::surroundings::{Keys, Surroundings};
use super::thread::{Doing, Next, Thread};
use super::{Execution, Options, Status, Type};
use crate::asl::data::{Object, Value};
use crate::asl::error::{self, StateError, names};
use crate::asl::machine::{self, Context, Machine, Step};
use crate::asl::random::Random;
use crate::asl::run::Run;
use crate::asl::scope::Scope;
use crate::asl::state::Retries;
use crate::asl::trace::MAX_PAYLOAD;
use crate::asl::work::Work;
use crate::diagnostic::{Code, Diagnostic};
use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BinaryHeap};
use std::sync::Arc;

pub(super) struct Engine<'m> {
    pub machine: &'m Machine,
    pub options: &'m Options,
    pub fold: Fold,
}

/// All that changes while a machine runs: what a run that waits for an answer is put away as.
pub(super) struct Fold {
    /// Seconds since the start.
    pub now: f64,
    /// What this turn may still do.
    pub work: Work,
    /// What all turns together may still do.
    left: u64,
    pub random: Random,
    /// Those that are alive, each at its id.
    pub threads: Vec<Option<Box<Thread>>>,
    pub free: Vec<usize>,
    wakes: BinaryHeap<Reverse<Wake>>,
    started: u64,
    pub ledgers: Vec<Ledger>,
    pub free_ledgers: Vec<usize>,
    /// How often each mock was asked: by its name and, where it has outcomes for single items, the item.
    pub asked: BTreeMap<(Arc<str>, Vec<usize>), usize>,
    steps: usize,
    pub coverage: Coverage,
    surroundings: Option<Surroundings>,
    pub keys: Keys,
}

/// When a thread is next.
struct Wake {
    at: f64,
    order: u64,
    thread: usize,
}

impl Ord for Wake {
    fn cmp(&self, other: &Self) -> Ordering {
        self.at.total_cmp(&other.at).then(self.order.cmp(&other.order))
    }
}

impl PartialOrd for Wake {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Wake {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Wake {}

/// Why a turn did not come to an end.
pub(super) enum Problem {
    /// The state fails.
    State(StateError),
    /// The whole run stops.
    Stop(Stop),
    /// What it comes to has to be asked for.
    Ask,
}

/// Why a run stops.
pub(super) enum Stop {
    /// It was not asked for in the right way.
    Asked(Box<Diagnostic>),
    /// The execution is over.
    Over(Status, StateError),
    /// This thread asks what its task comes to.
    Ask(usize),
}

impl From<StateError> for Problem {
    fn from(error: StateError) -> Self {
        Self::State(error)
    }
}

impl From<Stop> for Problem {
    fn from(stop: Stop) -> Self {
        Self::Stop(stop)
    }
}

/// The Context Object of states that do not look at it.
static NOTHING: Value = Value::Null;

/// What the paths of a state start from.
pub(super) fn scope<'t>(thread: &'t Thread, input: &'t Value) -> Scope<'t> {
    Scope { input, context: thread.context.as_ref().unwrap_or(&NOTHING), variables: &thread.variables }
}

impl<'m> Engine<'m> {
    pub fn new(machine: &'m Machine, options: &'m Options) -> Self {
        let ledger = Ledger::new(options.kind.max_events(), options.history);
        let fold = Fold {
            now: 0.0,
            work: Work::default(),
            left: limits::WORK,
            random: Random::new(options.seed),
            threads: Vec::new(),
            free: Vec::new(),
            wakes: BinaryHeap::new(),
            started: 0,
            ledgers: vec![ledger],
            free_ledgers: Vec::new(),
            asked: BTreeMap::new(),
            steps: 0,
            coverage: Coverage::default(),
            surroundings: None,
            keys: Keys::default(),
        };
        Self { machine, options, fold }
    }

    /// From the start to the end, or to the first question.
    pub fn start(mut self) -> Result<Progress, Box<Diagnostic>> {
        let root = self.spawn(0, self.options.input.clone(), Arc::new(Object::new()), None, None, 0);
        let input = self.options.input.clone();
        if let Some(root) = self.fold.threads.get_mut(root).and_then(Option::take) {
            let mut root = root;
            self.event(&mut root, "ExecutionStarted", || {
                let role = "arn:aws:iam::123456789012:role/StateMachine";
                let details = vec![("input", Detail::Document(input)), ("roleArn", role.into())];
                Some(("executionStartedEventDetails", details))
            });
            let id = root.id;
            self.keep(id, root);
        }
        let size = self.fold.work.measure(&self.options.input);
        let end = match size {
            Err(error) => Err(Stop::Over(Status::Failed, error)),
            Ok(bytes) if bytes > MAX_PAYLOAD => {
                let cause = format!("The input of the execution has {bytes} bytes; the limit is {MAX_PAYLOAD}.");
                Err(Stop::Over(Status::Failed, StateError::new(names::DATA_LIMIT, Code::PayloadSize, cause)))
            }
            Ok(_) => self.turns(),
        };
        self.came_to(end)
    }

    /// On from a question: `thread` has its answer.
    pub fn resume(mut self, thread: usize) -> Result<Progress, Box<Diagnostic>> {
        let end = match self.advance(thread) {
            Ok(Some(result)) => Ok(result),
            Ok(None) => self.turns(),
            Err(stop) => Err(stop),
        };
        self.came_to(end)
    }

    fn came_to(self, end: Result<Result<Value, StateError>, Stop>) -> Result<Progress, Box<Diagnostic>> {
        let (status, result) = match end {
            Ok(Ok(_)) if self.fold.ledgers.first().is_some_and(|ledger| ledger.full) => {
                (Status::Failed, Err(error::too_many_events(limits::MAX_EVENTS)))
            }
            Ok(Ok(output)) => (Status::Succeeded, Ok(output)),
            Ok(Err(error)) => (Status::Failed, Err(error)),
            Err(Stop::Over(status, error)) => (status, Err(error)),
            Err(Stop::Asked(problem)) => return Err(problem),
            Err(Stop::Ask(thread)) => return Ok(Progress::Asks(Box::new(Paused::new(self, thread)))),
        };
        Ok(Progress::Over(Box::new(self.over(status, result))))
    }

    /// Turn after turn, until the machine is done.
    fn turns(&mut self) -> Result<Result<Value, StateError>, Stop> {
        let express = (self.options.kind == Type::Express).then_some(limits::MAX_EXPRESS_SECONDS);
        let deadline = self.machine.timeout.unwrap_or(f64::INFINITY).min(express.unwrap_or(f64::INFINITY));
        while let Some(Reverse(wake)) = self.fold.wakes.pop() {
            let alive = self.fold.threads.get(wake.thread).and_then(Option::as_ref);
            if alive.is_none_or(|thread| thread.order != wake.order) {
                continue;
            }
            if wake.at > deadline {
                self.fold.now = deadline;
                return Err(Stop::Over(Status::TimedOut, error::timeout(false)));
            }
            self.fold.now = wake.at;
            if let Some(result) = self.advance(wake.thread)? {
                return Ok(result);
            }
        }
        // A machine always ends or has something to wait for.
        Err(Stop::Over(Status::Aborted, StateError::runtime(Code::RunSteps, "Nothing is left to be done.")))
    }

    /// A thread's turns, as long as nothing has to be waited for. Where it ends, the one that waited for it goes on.
    fn advance(&mut self, mut id: usize) -> Result<Option<Result<Value, StateError>>, Stop> {
        loop {
            let Some(mut thread) = self.fold.threads.get_mut(id).and_then(Option::take) else { return Ok(None) };
            let result = loop {
                match self.turn(&mut thread) {
                    Ok(Next::Go) => {}
                    Ok(Next::Sleep(at)) => {
                        self.fold.wakes.push(Reverse(Wake { at, order: thread.order, thread: id }));
                        self.keep(id, thread);
                        return Ok(None);
                    }
                    Ok(Next::Park) => {
                        self.keep(id, thread);
                        return Ok(None);
                    }
                    Ok(Next::Ask) => {
                        self.keep(id, thread);
                        return Err(Stop::Ask(id));
                    }
                    Ok(Next::End(result)) => break result,
                    Err(stop) => {
                        self.keep(id, thread);
                        return Err(stop);
                    }
                }
            };
            let Some((parent, slot)) = thread.parent else {
                self.keep(id, thread);
                return Ok(Some(result));
            };
            self.fold.free.push(id);
            if !self.deliver(parent, slot, *thread, result) {
                return Ok(None);
            }
            id = parent;
        }
    }

    fn turn(&mut self, thread: &mut Thread) -> Result<Next, Stop> {
        let Some(step) = self.machine.step(thread.step) else { return Ok(Next::End(Ok(thread.input.clone()))) };
        self.fold.work = Work::default();
        let doing = std::mem::replace(&mut thread.doing, Doing::Enter);
        let inner = matches!(doing, Doing::Joined(Err(_)));
        let done = match doing {
            Doing::Enter => self.enter(thread, step),
            Doing::Attempt => self.attempt_again(thread, step),
            Doing::Waited(effective) => self.pass_on(thread, step, &effective, effective.clone(), step.next),
            Doing::Done(outcome) => self.task_done(thread, step, outcome),
            Doing::Join(join) => {
                thread.doing = Doing::Join(join);
                Ok(Next::Park)
            }
            Doing::Joined(result) => self.joined(thread, step, result),
            Doing::Asking(asking) => self.answered(thread, asking),
            Doing::Reading(_) => self.attempt(thread, step),
        };
        self.fold.left = self.fold.left.saturating_sub(Work::LIMIT - self.fold.work.left());
        if self.fold.left == 0 {
            return Err(Stop::Over(Status::Aborted, error::too_much_work()));
        }
        match done {
            Ok(next) => Ok(next),
            Err(Problem::State(error)) => Ok(self.failed(thread, step, error, !inner)),
            Err(Problem::Stop(stop)) => Err(stop),
            Err(Problem::Ask) => Ok(Next::Ask),
        }
    }

    /// A state more, or an attempt more.
    pub fn count_step(&mut self, thread: &Thread) -> Result<(), Problem> {
        if self.fold.steps >= self.options.max_steps {
            let message = format!("The run was stopped: it entered {} states, which is maxSteps.", self.fold.steps);
            return Err(Stop::Over(Status::Aborted, StateError::new("", Code::RunSteps, message)).into());
        }
        self.fold.steps += 1;
        if self.fold.ledgers.get(thread.ledger).is_some_and(|ledger| ledger.full) {
            return Err(error::too_many_events(limits::MAX_EVENTS).into());
        }
        Ok(())
    }

    /// A new thread, which is next at once.
    pub fn spawn(
        &mut self,
        flow: usize,
        input: Value,
        variables: Arc<Object>,
        item: Option<Arc<(usize, Value)>>,
        parent: Option<(usize, usize)>,
        ledger: usize,
    ) -> usize {
        let id = self.fold.free.pop().unwrap_or_else(|| {
            self.fold.threads.push(None);
            self.fold.threads.len() - 1
        });
        self.fold.started += 1;
        let thread = Thread {
            id,
            order: self.fold.started,
            parent,
            step: self.machine.flows.get(flow).map_or(0, |flow| flow.start),
            input,
            variables,
            assigned: Vec::new(),
            item,
            context: None,
            entered: self.fold.now,
            entered_event: 0,
            last_event: 0,
            ledger,
            retries: Retries::default(),
            retry_count: 0,
            path: Vec::new(),
            waits: Vec::new(),
            doing: Doing::Enter,
            answer: None,
            measured: None,
        };
        self.fold.wakes.push(Reverse(Wake { at: self.fold.now, order: thread.order, thread: id }));
        self.keep(id, Box::new(thread));
        id
    }

    pub fn keep(&mut self, id: usize, thread: Box<Thread>) {
        if let Some(place) = self.fold.threads.get_mut(id) {
            *place = Some(thread);
        }
    }

    /// Counts an event of `thread`, and keeps it where events are kept.
    pub fn event(
        &mut self,
        thread: &mut Thread,
        name: &'static str,
        details: impl FnOnce() -> Option<(&'static str, Vec<(&'static str, Detail)>)>,
    ) {
        if let Some(ledger) = self.fold.ledgers.get_mut(thread.ledger) {
            thread.last_event = ledger.add(name, thread.last_event, self.fold.now, details);
        }
    }

    /// A part of a state was exercised.
    pub fn cover(&mut self, step: usize, part: Part) {
        if self.options.history {
            self.fold.coverage.part(step, part);
        }
    }

    /// Does `work` with what expressions need.
    pub fn with<'a, T>(&mut self, scope: Scope<'a>, work: impl FnOnce(&mut Run<'a, '_>) -> T) -> T {
        let (deep_merge, now) = (self.options.deep_merge, self.options.start + self.fold.now);
        let (left, random) = (&mut self.fold.work, &mut self.fold.random);
        work(&mut Run { scope, work: left, random, deep_merge, now, field: None })
    }

    /// The Context Object for a state that looks at it.
    pub fn set_context(&mut self, thread: &mut Thread, step: &Step) {
        thread.context = match step.context {
            Context::Nothing => None,
            Context::Item => Some(self.fold.keys.only_item(thread)),
            Context::Whole => {
                let waits = matches!(&step.work, machine::Work::Task(task) if task.service.action.ends_with(".waitForTaskToken"));
                let token = waits.then(|| self.fold.random.uuid());
                let around = self.fold.surroundings.get_or_insert_with(|| Surroundings::new(self.options));
                Some(around.context(&self.fold.keys, thread, &step.state.name, token))
            }
        };
    }

    fn over(mut self, status: Status, result: Result<Value, StateError>) -> Execution {
        let mut root = self.fold.threads.get_mut(0).and_then(Option::take);
        if let Some(root) = &mut root {
            if let Doing::Join(mut join) = std::mem::replace(&mut root.doing, Doing::Enter) {
                self.cancel(root, &mut join);
            }
            self.last_event(root, status, &result);
        }
        let (path, waits) = root.map_or((Vec::new(), Vec::new()), |root| (root.path, root.waits));
        let ledger = self.fold.ledgers.swap_remove(0);
        let (output, error) = match result {
            Ok(output) => (Some(output), None),
            Err(error) => (None, Some(error)),
        };
        let said = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Execution {
            status,
            output,
            error: error.as_ref().and_then(|error| said(&error.name)),
            cause: error.as_ref().and_then(|error| said(&error.cause)),
            diagnostic: error.as_ref().map(StateError::diagnostic),
            path,
            waits,
            duration: self.fold.now,
            transitions: self.fold.steps,
            events: ledger.count,
            history: ledger.kept.unwrap_or_default(),
            coverage: self.fold.coverage,
        }
    }

    fn last_event(&mut self, root: &Thread, status: Status, result: &Result<Value, StateError>) {
        let (name, holder) = match status {
            Status::Succeeded => ("ExecutionSucceeded", "executionSucceededEventDetails"),
            Status::Failed => ("ExecutionFailed", "executionFailedEventDetails"),
            Status::TimedOut => ("ExecutionTimedOut", "executionTimedOutEventDetails"),
            Status::Aborted => ("ExecutionAborted", "executionAbortedEventDetails"),
        };
        let Some(ledger) = self.fold.ledgers.first_mut() else { return };
        ledger.end(name, root.last_event, self.fold.now, || {
            Some(match result {
                Ok(output) => (holder, vec![("output", output.into())]),
                Err(error) => (holder, super::fail::details(error)),
            })
        });
    }
}
