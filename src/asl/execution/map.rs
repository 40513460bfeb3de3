//! Map states: an iteration for each item, or for each batch of items (X4).

use super::engine::{Engine, Problem, scope};
use super::history::{Detail, Ledger};
use super::join::Join;
use super::limits;
use super::thread::{Doing, Next, Thread};
use crate::asl::data::{Object, Value};
use crate::asl::dataflow;
use crate::asl::error::{self, StateError};
use crate::asl::machine::{Context, Map, Step, Work};
use crate::asl::scope::Scope;
use crate::asl::state::Special;
use std::sync::Arc;

/// Where the iterations of a Map state come from.
#[derive(Debug)]
pub(super) struct Iterations {
    /// What the items came from; the `$` of ItemSelector.
    effective: Value,
    /// Items, or batches of items.
    items: Arc<Vec<Value>>,
    /// Are the items as the iterations get them?
    selected: bool,
    /// What each iteration does.
    flow: usize,
    /// In executions of their own?
    distributed: bool,
    /// How many may run side by side.
    limit: usize,
    /// How many may fail, and which part of all in percent; neither where the first error ends all.
    tolerated: Option<(f64, f64)>,
    failures: usize,
}

/// A number of things, of a number that a definition gives.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates, and is not below 0")]
pub(super) const fn whole(number: f64) -> usize {
    number as usize
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
const fn float(number: usize) -> f64 {
    number as f64
}

impl Engine<'_> {
    /// A Map state starts.
    pub fn map(&mut self, thread: &mut Thread, step: &Step, map: &Map, effective: Value) -> Result<Next, Problem> {
        let (concurrency, count, percentage) = self.with(scope(thread, &effective), |run| {
            Ok::<_, StateError>((
                map.concurrency.value(limits::MAX_DELAY, run)?,
                map.tolerated.value(f64::MAX, run)?,
                map.tolerated_percentage.value(100.0, run)?,
            ))
        })?;
        let items = self.items(thread, step, map, &effective)?;
        let (items, selected) = match &map.batcher {
            Some(batcher) => {
                let selected = self.select_all(thread, step, &effective, &items)?;
                (Arc::new(self.batches(thread, step, batcher, &effective, selected)?), true)
            }
            None => (items, false),
        };
        let most = if map.distributed { limits::DISTRIBUTED_CONCURRENCY } else { limits::INLINE_CONCURRENCY };
        let limit = concurrency.map(whole).filter(|limit| *limit > 0).unwrap_or(most).min(most);
        let tolerates = map.distributed || count.is_some() || percentage.is_some();
        let total = items.len();
        self.event(thread, "MapStateStarted", || {
            Some(("mapStateStartedEventDetails", vec![("length", Detail::Number(float(total)))]))
        });
        if map.distributed {
            self.event(thread, "MapRunStarted", || {
                Some(("mapRunStartedEventDetails", vec![("mapRunArn", map_run(step).as_str().into())]))
            });
        }
        let iterations = Iterations {
            effective,
            items,
            selected,
            flow: map.flow,
            distributed: map.distributed,
            limit,
            // Where both are given, breaching either fails the state; one that is not given allows nothing by itself.
            tolerated: tolerates.then(|| match (count, percentage) {
                (None, None) => (0.0, 0.0),
                (count, percentage) => (count.unwrap_or(f64::INFINITY), percentage.unwrap_or(100.0)),
            }),
            failures: 0,
        };
        let mut join = Join::new(total, Some(iterations));
        if total == 0 {
            thread.doing = Doing::Joined(Ok(Vec::new().into()));
            return Ok(Next::Go);
        }
        if let Err(error) = self.start_iterations(thread, &mut join) {
            self.cancel(thread, &mut join);
            return Err(error.into());
        }
        thread.doing = Doing::Join(Box::new(join));
        Ok(Next::Park)
    }

    /// The items as iterations get them, all at once: for batches.
    fn select_all(
        &mut self,
        thread: &Thread,
        step: &Step,
        effective: &Value,
        items: &[Value],
    ) -> Result<Vec<Value>, StateError> {
        items.iter().enumerate().map(|(at, item)| self.selected(thread, step, effective, at, item)).collect()
    }

    /// What the iteration of an item gets.
    fn selected(
        &mut self,
        thread: &Thread,
        step: &Step,
        effective: &Value,
        at: usize,
        item: &Value,
    ) -> Result<Value, StateError> {
        #[cfg(feature = "jsonata")]
        if let Some(fields) = &step.state.jsonata {
            let context = thread.context.as_ref().map(|context| self.fold.keys.with_item(Some(context), at, item));
            return self.jsonata_item(thread, fields, item, context.as_ref());
        }
        let Special::Map { item_selector: Some(template), .. } = &step.state.special else { return Ok(item.clone()) };
        let context = thread.context.as_ref().map(|context| self.fold.keys.with_item(Some(context), at, item));
        let scope = scope(thread, effective);
        let scope = Scope { context: context.as_ref().unwrap_or(scope.context), ..scope };
        self.with(scope, |run| template.evaluate(run))
    }

    /// Starts as many iterations as may run.
    pub fn start_iterations(&mut self, thread: &mut Thread, join: &mut Join) -> Result<(), StateError> {
        let Some(step) = self.machine.step(thread.step) else { return Ok(()) };
        let Some(iterations) = &join.iterations else { return Ok(()) };
        let (items, effective) = (iterations.items.clone(), iterations.effective.clone());
        let (limit, flow, ready, distributed) =
            (iterations.limit, iterations.flow, iterations.selected, iterations.distributed);
        // Most iterations never ask which item they are for.
        let looks = self.machine.flows.get(flow).is_some_and(|flow| flow.context != Context::Nothing);
        while join.running.len() < limit {
            let at = join.started;
            let Some(item) = items.get(at) else { break };
            let input = if ready { item.clone() } else { self.selected(thread, step, &effective, at, item)? };
            let item = looks.then(|| Arc::new((at, item.clone())));
            // Executions of their own do not see the variables around them.
            let variables = if distributed { Arc::new(Object::new()) } else { thread.variables.clone() };
            let ledger = if distributed { self.open() } else { thread.ledger };
            let id = self.spawn(flow, input, variables, item, Some((thread.id, at)), ledger);
            if let Some(mut child) = self.fold.threads.get_mut(id).and_then(Option::take) {
                if !distributed {
                    child.last_event = thread.last_event;
                    self.iteration_event(&mut child, "MapIterationStarted", "mapIterationStartedEventDetails", at);
                }
                self.keep(id, child);
            }
            join.running.insert(at, id);
            join.started += 1;
        }
        Ok(())
    }

    /// The events of an execution of its own; only their number is of interest.
    fn open(&mut self) -> usize {
        let mut ledger = Ledger::new(self.options.kind.max_events(), false);
        ledger.add("ExecutionStarted", 0, self.fold.now, || None);
        match self.fold.free_ledgers.pop() {
            Some(at) => {
                if let Some(place) = self.fold.ledgers.get_mut(at) {
                    *place = ledger;
                }
                at
            }
            None => {
                self.fold.ledgers.push(ledger);
                self.fold.ledgers.len() - 1
            }
        }
    }

    /// What an iteration came to: a result, nothing where its failure is tolerated, or the error that ends the Map state.
    pub fn iteration_over(
        &mut self,
        thread: &mut Thread,
        join: &mut Join,
        slot: usize,
        child: &mut Thread,
        result: Result<Value, StateError>,
    ) -> Result<Option<Value>, StateError> {
        let inline = child.ledger == thread.ledger;
        match result {
            Ok(value) => {
                if inline {
                    self.iteration_event(child, "MapIterationSucceeded", "mapIterationSucceededEventDetails", slot);
                }
                Ok(Some(value))
            }
            Err(error) => {
                if inline {
                    self.iteration_event(child, "MapIterationFailed", "mapIterationFailedEventDetails", slot);
                }
                let total = join.total;
                let Some(iterations) = &mut join.iterations else { return Err(error) };
                let Some((count, percentage)) = iterations.tolerated else { return Err(error) };
                iterations.failures += 1;
                let failures = float(iterations.failures);
                if failures > count || failures / float(total) * 100.0 > percentage {
                    return Err(error::threshold());
                }
                Ok(None)
            }
        }
    }

    pub fn iteration_event(&mut self, child: &mut Thread, name: &'static str, holder: &'static str, index: usize) {
        let owner = child.parent.map(|(_, slot)| slot).unwrap_or(index);
        let state = self.machine.steps.get(child.step).and_then(|step| self.machine.flows.get(step.flow));
        let name_of = state.and_then(|flow| self.machine.step(flow.owner?)).map(|step| step.state.name.clone());
        self.event(child, name, || {
            let mut details = vec![("index", Detail::Number(float(owner)))];
            details.extend(name_of.map(|name| ("name", Detail::Text(name))));
            Some((holder, details))
        });
    }

    /// The result of a Map state: its results, or where `ResultWriter` wrote them.
    pub fn written(&mut self, thread: &mut Thread, step: &Step, results: Value) -> Result<Value, StateError> {
        let Work::Map(map) = &step.work else { return Ok(results) };
        if map.distributed {
            self.event(thread, "MapRunSucceeded", || None);
        }
        let Some(writer) = &map.writer else { return Ok(results) };
        let input = thread.input.clone();
        let parameters = match &writer.parameters {
            Some(template) => self.with(scope(thread, &input), |run| dataflow::parameters(Some(template), run))?,
            None => return Ok(results),
        };
        let Some(bucket) = parameters.get("Bucket").cloned() else { return Ok(results) };
        let prefix = parameters.get("Prefix").and_then(Value::as_str).unwrap_or_default().to_owned();
        let slash = if prefix.is_empty() || prefix.ends_with('/') { "" } else { "/" };
        let key = format!("{prefix}{slash}{}/manifest.json", self.fold.random.uuid());
        let details = Object::from_iter([("Bucket", bucket), ("Key", key.into())]);
        let members = [("MapRunArn", Value::from(map_run(step))), ("ResultWriterDetails", details.into())];
        Ok(Object::from_iter(members).into())
    }

    /// The event of a Map run that failed.
    pub fn map_run_failed(&mut self, thread: &mut Thread, step: &Step, error: &StateError) {
        if matches!(&step.work, Work::Map(map) if map.distributed) {
            self.event(thread, "MapRunFailed", || Some(("mapRunFailedEventDetails", super::fail::details(error))));
        }
    }
}

/// The ARN of the Map run of a state.
fn map_run(step: &Step) -> String {
    let label: String = step.state.name.chars().filter(char::is_ascii_alphanumeric).collect();
    format!("arn:aws:states:us-east-1:123456789012:mapRun:StateMachine/{label}:00000000-0000-4000-8000-000000000000")
}
