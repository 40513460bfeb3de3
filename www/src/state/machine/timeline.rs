//! The events of a run, and what they tell together: which visit of which state an event belongs to, where the run was at
//! each event, and which variables there were.
//!
//! An event says which one was before it on its branch, and no more; so each is followed back to the visit that it is in.
//! Branches and iterations have visits of their own within that of the state that holds them.

use super::drawing::{Drawing, Edge, Why};
use super::told::{Part, count, moment, text_of};
use pointsman::asl::data::Value;
use std::rc::Rc;

/// An event.
#[derive(Clone, Debug)]
pub struct Event {
    /// From 1.
    pub id: usize,
    /// The event before it on the same branch; 0 for the first.
    pub previous: usize,
    /// Seconds since the first.
    pub at: f64,
    /// AWS's name.
    pub name: Rc<str>,
    /// Its details, documents as text.
    pub details: Value,
    /// The visit that it is in.
    pub visit: Option<usize>,
    /// The visit that the next one on the branch is in, unless that begins one.
    after: Option<usize>,
}

impl Event {
    /// A detail that is text: a name, a document.
    #[must_use]
    pub fn detail(&self, name: &str) -> Option<&str> {
        self.details.get(name)?.as_str()
    }

    /// How it looks: did something succeed, or fail? Others only tell of something.
    #[must_use]
    pub fn tone(&self) -> Option<bool> {
        let ends = |list: &[&str]| list.iter().any(|end| self.name.ends_with(end));
        if ends(&["Failed", "TimedOut", "Aborted"]) {
            Some(false)
        } else if ends(&["Succeeded", "Exited"]) {
            Some(true)
        } else {
            None
        }
    }

    /// The document that it tells of, and what that is.
    #[must_use]
    pub fn payload(&self) -> Option<(&'static str, &str)> {
        const NAMES: [(&str, &str); 4] =
            [("output", "Output"), ("input", "Input"), ("parameters", "Parameters"), ("item", "Item")];
        NAMES.into_iter().find_map(|(name, title)| Some((title, self.detail(name)?)))
    }
}

/// What a state was in for once: from being entered to being left.
#[derive(Clone, Debug, Default)]
pub struct Visit {
    /// The state.
    pub state: Rc<str>,
    /// Its type.
    pub kind: Rc<str>,
    /// The visit of the state that holds it.
    pub within: Option<usize>,
    /// Which iteration of a Map state it is in.
    pub iteration: Option<usize>,
    /// The place of the event of being entered.
    pub entered: usize,
    /// That of being left.
    pub exited: Option<usize>,
    /// How often its work was begun.
    pub attempts: usize,
    /// Whenever its work failed.
    pub failures: Vec<usize>,
    /// Whenever its work succeeded.
    pub successes: Vec<usize>,
    /// The place of the event that tells that it failed for good: of a state around it, or of the execution.
    pub broke: Option<usize>,
    /// The failure that ended an attempt has been told; another one is that of the state around it.
    over: bool,
}

impl Visit {
    /// How often it was tried again.
    #[must_use]
    pub fn retries(&self) -> usize {
        self.attempts.saturating_sub(1)
    }

    /// Did it go on after a failure that no retry made good?
    #[must_use]
    pub fn is_caught(&self) -> bool {
        self.exited.is_some() && self.failures.last() > self.successes.last()
    }
}

/// All of them.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    /// The events in their order.
    pub events: Vec<Event>,
    /// The visits in the order of being entered.
    pub visits: Vec<Visit>,
    /// Arrows that were taken: at which event, and which.
    pub taken: Vec<(usize, usize)>,
}

/// What was assigned to a variable, as text of JSON.
pub type Variables = Vec<(Rc<str>, Rc<str>)>;

/// Longer histories than this are cut.
const MAX_EVENTS: usize = 25_000;

impl Timeline {
    /// Reads a history in AWS's shape; `drawing` says which state holds which, and where arrows lead, `unused` which rules and
    /// Catchers the run did not use.
    #[must_use]
    pub fn read(history: &[Value], drawing: &Drawing, unused: &[Part]) -> Self {
        let mut timeline = Self::default();
        let start = history.first().and_then(|first| moment(first.get("timestamp")?.as_str()?)).unwrap_or_default();
        for value in history.iter().take(MAX_EVENTS) {
            timeline.add(value, start, drawing, unused);
        }
        timeline
    }

    /// The event before one on its branch.
    #[must_use]
    pub fn previous(&self, event: &Event) -> Option<&Event> {
        self.events.get(event.previous.checked_sub(1)?)
    }

    /// The visit that an event is in.
    #[must_use]
    pub fn visit_of(&self, event: usize) -> Option<&Visit> {
        self.visits.get(self.events.get(event)?.visit?)
    }

    /// Does the work of a visit begin at this event?
    #[must_use]
    pub fn begins(&self, at: usize, visit: &Visit) -> bool {
        let Some(event) = self.events.get(at).filter(|event| event.visit.is_some()) else { return false };
        let own = event.visit.and_then(|at| self.visits.get(at)).is_some_and(|it| it.entered == visit.entered);
        own && (event.name.ends_with("StateStarted") || event.name.ends_with("Scheduled"))
    }

    /// The place of the last event.
    #[must_use]
    pub fn last(&self) -> usize {
        self.events.len().saturating_sub(1)
    }

    fn add(&mut self, value: &Value, start: f64, drawing: &Drawing, unused: &[Part]) {
        let place = self.events.len();
        let at = value.get("timestamp").and_then(Value::as_str).and_then(moment).unwrap_or(start) - start;
        let holder = value.as_object().and_then(|members| members.iter().find(|(name, _)| name.ends_with("Details")));
        let mut event = Event {
            id: count(value, "id").unwrap_or(place + 1),
            previous: count(value, "previousEventId").unwrap_or_default(),
            at: (at * 1000.0).round() / 1000.0,
            name: text_of(value, "type").unwrap_or_default(),
            details: holder.map_or(Value::Null, |(_, details)| details.clone()),
            visit: None,
            after: None,
        };
        let open = self.previous(&event).and_then(|before| before.after);
        let name = event.name.clone();
        if name.starts_with("Execution") {
            // It is the machine's own.
            if event.tone() == Some(false) {
                self.break_within(open, None, place);
            }
        } else if let Some(kind) = name.strip_suffix("StateEntered") {
            self.entered(&mut event, place, kind, open, drawing);
            self.take_arrow(&event, place, drawing, unused);
        } else {
            self.within(&mut event, place, open);
        }
        self.events.push(event);
    }

    fn entered(&mut self, event: &mut Event, place: usize, kind: &str, open: Option<usize>, drawing: &Drawing) {
        let state: Rc<str> = event.detail("name").unwrap_or_default().into();
        // On a branch whose state was left the next one is beside it, not in it.
        let owner = drawing.find(&state).and_then(|node| drawing.owner(node));
        let owner = owner.and_then(|owner| drawing.nodes.get(owner)).map(|node| node.name.clone());
        let within = match &owner {
            None => None,
            Some(owner) => self.around(open).find(|at| self.visits.get(*at).is_some_and(|it| it.state == *owner)),
        };
        let iteration = self.iteration(event.previous, within);
        event.visit = Some(self.visits.len());
        event.after = event.visit;
        let kind = kind.into();
        self.visits.push(Visit { state, kind, within, iteration, entered: place, ..Visit::default() });
    }

    fn within(&mut self, event: &mut Event, place: usize, open: Option<usize>) {
        let name = event.name.clone();
        // An attempt that failed is over: the next failure is that of a state around it. But a retry begins anew, and what is
        // caught is left.
        let begins = name.ends_with("StateStarted") || name.ends_with("StateExited");
        // What a Parallel or Map state tells of itself comes after events of the states in it.
        let own = if name.starts_with("ParallelState") {
            self.around(open).find(|at| self.is_open(*at, "Parallel", begins))
        } else if name.starts_with("MapState") || name.starts_with("MapRun") {
            self.around(open).find(|at| self.is_open(*at, "Map", begins))
        } else if name.starts_with("MapIteration") {
            let holder: Rc<str> = event.detail("name").unwrap_or_default().into();
            self.around(open).find(|at| self.visits.get(*at).is_some_and(|it| it.state == holder))
        } else {
            open
        };
        event.visit = own;
        event.after = own;
        if event.tone() == Some(false) && own != open {
            self.break_within(open, own, place);
        }
        let Some(visit) = own.and_then(|at| self.visits.get_mut(at)) else { return };
        if name.starts_with("MapIteration") {
            return;
        }
        if name.ends_with("StateExited") {
            visit.exited = Some(place);
            event.after = visit.within;
        } else if name.ends_with("StateStarted") || name.ends_with("Scheduled") {
            visit.attempts += 1;
            visit.over = false;
        } else if name.ends_with("Succeeded") {
            visit.successes.push(place);
        } else if name.ends_with("Failed") || name.ends_with("TimedOut") {
            visit.failures.push(place);
            visit.over = true;
        }
    }

    /// The visits from `open` outwards, up to that of `own`, have failed: not every state tells of it itself.
    fn break_within(&mut self, open: Option<usize>, own: Option<usize>, place: usize) {
        let inner: Vec<usize> = self.around(open).take_while(|at| Some(*at) != own).collect();
        for at in inner {
            if let Some(visit) = self.visits.get_mut(at).filter(|visit| visit.exited.is_none()) {
                visit.broke = Some(place);
            }
        }
    }

    /// A visit and those around it, from the inside out.
    fn around(&self, at: Option<usize>) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(at, |at| self.visits.get(*at).and_then(|visit| visit.within))
    }

    fn is_open(&self, at: usize, kind: &str, begins: bool) -> bool {
        let open = |visit: &Visit| &*visit.kind == kind && (begins || !visit.over) && visit.exited.is_none();
        self.visits.get(at).is_some_and(open)
    }

    /// The iteration that an event after `previous` is in, in the visit `within` of a Map state.
    fn iteration(&self, previous: usize, within: Option<usize>) -> Option<usize> {
        let holder = self.visits.get(within?).filter(|visit| &*visit.kind == "Map")?;
        let mut event = self.events.get(previous.checked_sub(1)?)?;
        loop {
            if event.name.starts_with("MapIterationStarted") && event.detail("name") == Some(&holder.state) {
                return count(&event.details, "index");
            }
            event = self.previous(event)?;
        }
    }

    /// Which arrow led here: from the state that was left last on the branch.
    fn take_arrow(&mut self, event: &Event, place: usize, drawing: &Drawing, unused: &[Part]) {
        let Some(before) = self.previous(event).filter(|before| before.name.ends_with("StateExited")) else { return };
        let Some(visit) = before.visit.and_then(|at| self.visits.get(at)) else { return };
        let (from, to) = (drawing.find(&visit.state), event.detail("name").and_then(|name| drawing.find(name)));
        let (Some(from), Some(to)) = (from, to) else { return };
        let caught = visit.is_caught();
        let used = |why: Why| !unused.iter().any(|part| part.state == visit.state && part.is(why));
        let candidates = || drawing.leaving(from).filter(|(_, edge)| edge.to == to);
        let fits = |edge: &Edge| matches!(edge.why, Why::Catch(_)) == caught;
        let best = candidates().find(|(_, edge)| fits(edge) && used(edge.why));
        let best = best.or_else(|| candidates().find(|(_, edge)| used(edge.why))).or_else(|| candidates().next());
        if let Some((edge, _)) = best {
            self.taken.push((place, edge));
        }
    }

    /// The variables that the state of an event sees when the event is over, in the order of their names.
    #[must_use]
    pub fn variables(&self, at: usize) -> Variables {
        let mut out: Variables = Vec::new();
        let Some(mut event) = self.events.get(at) else { return out };
        // What was assigned in a branch or an iteration ends with it: only visits beside or around this one count.
        let mut scope = event.visit.and_then(|visit| self.visits.get(visit)?.within);
        if event.visit.is_none() {
            scope = None;
        }
        loop {
            let visit = event.visit.and_then(|visit| self.visits.get(visit));
            if let Some(visit) = visit
                && self.sees(scope, visit.within)
                && event.name.ends_with("StateExited")
            {
                let assigned = event.details.get("assignedVariables").and_then(Value::as_object);
                for (name, value) in assigned.into_iter().flat_map(pointsman::asl::data::Object::iter) {
                    if let (Some(text), false) = (value.as_str(), out.iter().any(|(known, _)| **known == **name)) {
                        out.push((Rc::from(&**name), text.into()));
                    }
                }
            }
            // Before the state around it was entered there is only what is beside that.
            if scope.is_some() && event.name.ends_with("StateEntered") && event.visit == scope {
                scope = visit.and_then(|visit| visit.within);
            }
            let Some(before) = self.previous(event) else { break };
            event = before;
        }
        out.sort();
        out
    }

    /// Is `other` the same place as `scope`, or around it?
    fn sees(&self, scope: Option<usize>, other: Option<usize>) -> bool {
        match other {
            None => true,
            Some(other) => self.around(scope).any(|at| at == other),
        }
    }

    /// How the keyboard goes from event to event: `by` so many, never beyond the ends.
    #[must_use]
    pub fn stepped(&self, at: usize, by: isize) -> usize {
        at.saturating_add_signed(by).min(self.last())
    }

    /// The event of the same state that is next after `at`, or else its first: pressing a state again goes round its visits.
    #[must_use]
    pub fn next_of(&self, state: &str, at: usize) -> Option<usize> {
        let entered = || self.visits.iter().filter(|visit| &*visit.state == state).map(|visit| visit.entered);
        entered().find(|entered| *entered > at).or_else(|| entered().next())
    }
}

/// Seconds for people.
#[must_use]
pub fn seconds(seconds: f64) -> String {
    let units = [(86_400.0, "d"), (3_600.0, "h"), (60.0, "min")];
    if seconds < 120.0 {
        return format!("{} s", (seconds * 1000.0).round() / 1000.0);
    }
    let mut rest = seconds.round();
    let mut parts = Vec::new();
    for (size, name) in units {
        let whole = (rest / size).floor();
        if whole > 0.0 {
            parts.push(format!("{whole} {name}"));
            rest -= whole * size;
        }
    }
    if rest > 0.0 {
        parts.push(format!("{rest} s"));
    }
    parts.truncate(3);
    parts.join(" ")
}
