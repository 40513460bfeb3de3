//! [`Path`] × documents → what is there.
//!
//! A definite path is walked straight, and says in Jayway's words where it ends. Any other is walked as Jayway walks it
//! with `SUPPRESS_EXCEPTIONS`, which is how AWS was seen to behave (P4): what is missing adds nothing. Jayway's oddities
//! under `..` are kept, since they decide what is found (P6).

use super::{Filter, Path, Segment, Selector};
use crate::asl::data::Value;
use crate::asl::error::{StateError, invalid_path, too_much_work};
use crate::asl::intrinsic::java;
use crate::asl::scope::Scope;
use crate::asl::work::Work;
use crate::diagnostic::Step;
use std::sync::Arc;

/// A node that a path touched.
#[derive(Clone, Debug, PartialEq)]
pub struct Located {
    /// The way to it from what the path starts from.
    pub path: Vec<Step>,
    /// What is there.
    pub value: Value,
}

/// A step of the way to where a walk stands.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Hop<'a> {
    Key(&'a str),
    Index(usize),
}

impl From<Hop<'_>> for Step {
    fn from(hop: Hop<'_>) -> Self {
        match hop {
            Hop::Key(key) => Self::Key(key.to_owned()),
            Hop::Index(index) => Self::Index(index),
        }
    }
}

/// What a walk ends with.
#[derive(Clone, Copy)]
pub(crate) enum Hit<'a, 's> {
    Node(&'a Value),
    /// Several members of this object, which make one object.
    Names(&'a Value, &'s [Arc<str>]),
}

impl Hit<'_, '_> {
    pub(super) fn value(self) -> Value {
        match self {
            Self::Node(value) => value.clone(),
            Self::Names(object, names) => {
                let members = names.iter().filter_map(|name| Some((name.clone(), object.get(name)?.clone())));
                Value::Object(Arc::new(members.collect()))
            }
        }
    }
}

/// Why a walk stops before its end.
pub(super) enum Stop {
    /// Jayway's `PathNotFoundException`.
    NotFound,
    /// Jayway's `InvalidPathException`: the document is not what the path is for.
    Invalid(String),
    Error(StateError),
}

impl From<StateError> for Stop {
    fn from(error: StateError) -> Self {
        Self::Error(error)
    }
}

impl Path {
    /// What the path answers: the value at its one place, or the list of what it finds (P2).
    ///
    /// # Errors
    /// `States.Runtime` where its one place has nothing, its document is null or its variable unknown; or too much work.
    pub fn evaluate(&self, scope: Scope<'_>, work: &mut Work) -> Result<Value, StateError> {
        let start = scope.start(&self.root)?;
        if self.is_definite() {
            work.spend(1 + self.segments.len())?;
            return match self.straight(start, &mut |_| {}) {
                Ok(hit) => Ok(hit.value()),
                Err(why) => Err(invalid_path(self.text(), why)),
            };
        }
        let mut found = Vec::new();
        self.walk(start, work, &mut |hit, _| found.push(hit.value()))?;
        Ok(found.into())
    }

    /// Every node that it touches, in the order of the answer.
    ///
    /// # Errors
    /// As [`evaluate`](Self::evaluate).
    pub fn locate(&self, scope: Scope<'_>, work: &mut Work) -> Result<Vec<Located>, StateError> {
        let mut located = Vec::new();
        self.hits(scope, work, &mut |hit, trail| {
            let way = |last: Option<Hop<'_>>| trail.iter().copied().chain(last).map(Step::from).collect();
            match hit {
                Hit::Node(value) => located.push(Located { path: way(None), value: value.clone() }),
                Hit::Names(object, names) => located.extend(names.iter().filter_map(|name| {
                    let value = object.get(name)?.clone();
                    Some(Located { path: way(Some(Hop::Key(name))), value })
                })),
            }
        })?;
        Ok(located)
    }

    /// Every hit of the walk, with the way to it.
    pub(crate) fn hits<'a>(
        &self,
        scope: Scope<'a>,
        work: &mut Work,
        sink: &mut dyn FnMut(Hit<'a, '_>, &[Hop<'a>]),
    ) -> Result<(), StateError> {
        let start = scope.start(&self.root)?;
        if !self.is_definite() {
            return self.walk(start, work, sink);
        }
        work.spend(1 + self.segments.len())?;
        let mut trail = Vec::new();
        let hit = self.straight(start, &mut |hop| trail.push(hop)).map_err(|why| invalid_path(self.text(), why))?;
        sink(hit, &trail);
        Ok(())
    }

    /// Walks a definite path; the error is in Jayway's words.
    fn straight<'a, 's>(&'s self, start: &'a Value, step: &mut dyn FnMut(Hop<'a>)) -> Result<Hit<'a, 's>, String> {
        let mut node = start;
        for (at, segment) in self.segments.iter().enumerate() {
            let next = match &segment.selector {
                Selector::Index(index) => element(node, *index),
                Selector::Name(name) => member(node, name),
                Selector::Names(names) if node.as_object().is_some() => return Ok(Hit::Names(node, names)),
                _ => None,
            };
            let Some((hop, value)) = next else { return Err(self.nothing(at, node)) };
            step(hop);
            node = value;
        }
        Ok(Hit::Node(node))
    }

    /// Jayway's words for a definite path that ends at `node`, where segment `at` finds nothing (P8).
    fn nothing(&self, at: usize, node: &Value) -> String {
        let way = |until: usize| {
            let mut text = String::from("$");
            self.segments.iter().take(until).for_each(|segment| fragment(&mut text, &segment.selector));
            text
        };
        let whole = self.segments.len();
        let Some(segment) = self.segments.get(at) else { return String::new() };
        let mut here = String::new();
        fragment(&mut here, &segment.selector);
        match (&segment.selector, node) {
            (Selector::Index(_), Value::Array(_)) => format!("No results for path: {}", way(whole)),
            (Selector::Index(_), Value::Null) => format!("The path {} is null", way(at)),
            (Selector::Index(_), _) => {
                self.segments.iter().skip(at + 1).for_each(|segment| fragment(&mut here, &segment.selector));
                format!("Filter: {here} can only be applied to arrays. Current context is: {}", java::text(node))
            }
            (_, Value::Object(_)) if at + 1 == whole => format!("No results for path: {}", way(whole)),
            (_, Value::Object(_)) => format!("Missing property in path {}", way(at + 1)),
            _ => format!(
                "Expected to find an object with property {here} in path {} but found '{}'.",
                way(at),
                java::class(node)
            ),
        }
    }

    fn walk<'a, 's>(
        &'s self,
        start: &'a Value,
        work: &mut Work,
        sink: &mut dyn FnMut(Hit<'a, 's>, &[Hop<'a>]),
    ) -> Result<(), StateError> {
        let mut walk = Walk::new(start, &self.segments, work, sink, false, 0);
        walk.step(0, start).map_err(|stop| match stop {
            Stop::NotFound => invalid_path(self.text(), "No results"),
            Stop::Invalid(why) => invalid_path(self.text(), why),
            Stop::Error(error) => error,
        })
    }
}

/// A segment as Jayway prints it.
fn fragment(text: &mut String, selector: &Selector) {
    text.push('[');
    match selector {
        Selector::Index(index) => text.push_str(&index.to_string()),
        Selector::Name(name) => {
            text.push('\'');
            text.push_str(name);
            text.push('\'');
        }
        Selector::Names(names) => {
            for (at, name) in names.iter().enumerate() {
                text.push_str(if at > 0 { "','" } else { "'" });
                text.push_str(name);
            }
            text.push('\'');
        }
        _ => text.push('*'),
    }
    text.push(']');
}

fn member<'a>(node: &'a Value, name: &str) -> Option<(Hop<'a>, &'a Value)> {
    node.as_object()?.get_entry(name).map(|(name, value)| (Hop::Key(name), value))
}

/// Negative indices count from the end.
fn element(node: &Value, index: i32) -> Option<(Hop<'_>, &Value)> {
    let elements = node.as_array()?;
    let back = index.unsigned_abs() as usize;
    let at = if index < 0 { elements.len().checked_sub(back)? } else { back };
    elements.get(at).map(|value| (Hop::Index(at), value))
}

/// Calls within each other: enough for the deepest value, and not so many as to exhaust a stack of 1 MiB.
const MAX_DEPTH: usize = Value::MAX_DEPTH + 128;

/// What a filter takes of that: the calls between a path and the paths in its filter.
const FILTER_DEPTH: usize = 8;

/// Where found nodes go, with the way to them.
type Sink<'a, 's, 'w> = &'w mut dyn FnMut(Hit<'a, 's>, &[Hop<'a>]);

pub(super) struct Walk<'a, 's, 'w> {
    /// `$` in filters.
    pub(super) root: &'a Value,
    segments: &'s [Segment],
    pub(super) work: &'w mut Work,
    sink: Sink<'a, 's, 'w>,
    /// Jayway's `REQUIRE_PROPERTIES`, under which it tests whether something is there: what is missing stops the walk.
    require: bool,
    /// The first segment that may find several; up to it the path is definite.
    indefinite: usize,
    trail: Vec<Hop<'a>>,
    /// Jayway's `upstreamArrayIndex` of the last segment, of which it is never told when it no longer applies (P6).
    upstream: Option<usize>,
    pub(super) depth: usize,
}

impl<'a, 's, 'w> Walk<'a, 's, 'w> {
    pub(super) fn new(
        root: &'a Value,
        segments: &'s [Segment],
        work: &'w mut Work,
        sink: Sink<'a, 's, 'w>,
        require: bool,
        depth: usize,
    ) -> Self {
        let definite = |(at, segment): (usize, &Segment)| {
            let last = at + 1 == segments.len();
            !segment.deep
                && match segment.selector {
                    Selector::Name(_) | Selector::Index(_) => true,
                    Selector::Names(_) => last,
                    _ => false,
                }
        };
        let indefinite = segments.iter().enumerate().position(|pair| !definite(pair)).unwrap_or(segments.len());
        Self { root, segments, work, sink, require, indefinite, trail: Vec::new(), upstream: None, depth }
    }

    /// Goes on from `node` with segment `at`.
    pub(super) fn step(&mut self, mut at: usize, mut node: &'a Value) -> Result<(), Stop> {
        self.deeper()?;
        let mark = self.trail.len();
        loop {
            self.work.spend(1)?;
            let Some(segment) = self.segments.get(at) else {
                (self.sink)(Hit::Node(node), &self.trail);
                break;
            };
            if segment.deep {
                self.scan(at, node)?;
                break;
            }
            let next = match &segment.selector {
                Selector::Name(name) => match member(node, name) {
                    Some(found) if self.counts(at) => Some(found),
                    Some(_) => None,
                    None if node.as_object().is_some() => self.missing()?,
                    None => self.misfit(at)?,
                },
                Selector::Index(index) => match node.as_array() {
                    Some(_) => element(node, *index),
                    None => self.misfit(at)?,
                },
                // On an object a filter is about the object itself.
                Selector::Filter(filter) if node.as_object().is_some() => {
                    if !self.accepts(filter, node)? {
                        break;
                    }
                    at += 1;
                    continue;
                }
                _ => {
                    self.select(at, segment, node)?;
                    break;
                }
            };
            let Some((hop, value)) = next else { break };
            self.trail.push(hop);
            (at, node) = (at + 1, value);
        }
        self.trail.truncate(mark);
        self.depth -= 1;
        Ok(())
    }

    fn deeper(&mut self) -> Result<(), Stop> {
        self.depth += 1;
        if self.depth > MAX_DEPTH { Err(too_much_work().into()) } else { Ok(()) }
    }

    /// A member that is not there.
    fn missing<T>(&self) -> Result<Option<T>, Stop> {
        if self.require { Err(Stop::NotFound) } else { Ok(None) }
    }

    /// A node of the wrong kind for segment `at`.
    fn misfit<T>(&self, at: usize) -> Result<Option<T>, Stop> {
        if self.require && at <= self.indefinite { Err(Stop::NotFound) } else { Ok(None) }
    }

    /// Does what the last segment finds count? Under `..[0].a` Jayway tries `a` on all elements and keeps those at 0, by
    /// an index that it remembers too long (P6).
    fn counts(&self, at: usize) -> bool {
        let (Some(upstream), true) = (self.upstream, at + 1 == self.segments.len()) else { return true };
        let before = at.checked_sub(1).and_then(|before| self.segments.get(before));
        matches!(before.map(|s| &s.selector), Some(Selector::Index(index)) if usize::try_from(*index) == Ok(upstream))
    }

    fn go(&mut self, hop: Hop<'a>, at: usize, value: &'a Value) -> Result<(), Stop> {
        self.trail.push(hop);
        self.step(at, value)?;
        self.trail.pop();
        Ok(())
    }

    /// What `segment` picks from `node`, and on from there.
    fn select(&mut self, at: usize, segment: &'s Segment, node: &'a Value) -> Result<(), Stop> {
        match (&segment.selector, node) {
            (Selector::Name(name), Value::Object(_)) => match member(node, name) {
                Some((hop, value)) if self.counts(at) => self.go(hop, at + 1, value),
                Some(_) => Ok(()),
                None => self.missing().map(|_: Option<()>| ()),
            },
            (Selector::Names(names), Value::Object(object)) if at + 1 == self.segments.len() => {
                if self.require && names.iter().any(|name| !object.contains_key(name)) {
                    return Err(Stop::NotFound);
                }
                (self.sink)(Hit::Names(node, names), &self.trail);
                Ok(())
            }
            (Selector::Names(names), Value::Object(_)) => {
                for name in names {
                    match member(node, name) {
                        Some((hop, value)) => self.go(hop, at + 1, value)?,
                        None => self.missing().map(|_: Option<()>| ())?,
                    }
                }
                Ok(())
            }
            (Selector::Index(index), Value::Array(_)) => self.indices(at, node, [i64::from(*index)]),
            (Selector::Indices(indices), Value::Array(_)) => {
                self.indices(at, node, indices.iter().map(|index| i64::from(*index)))
            }
            (Selector::Slice(from, to), Value::Array(elements)) => {
                let length = i64::try_from(elements.len()).unwrap_or(i64::MAX);
                self.indices(at, node, slice(*from, *to, length))
            }
            (Selector::Wildcard, Value::Object(object)) => {
                for (name, value) in object.iter() {
                    if self.counts(at) {
                        self.go(Hop::Key(name), at + 1, value)?;
                    }
                }
                Ok(())
            }
            (Selector::Wildcard, Value::Array(elements)) => {
                elements.iter().enumerate().try_for_each(|(index, value)| self.go(Hop::Index(index), at + 1, value))
            }
            (Selector::Wildcard, _) => Ok(()),
            (Selector::Filter(filter), Value::Object(_)) => {
                if self.accepts(filter, node)? {
                    self.step(at + 1, node)
                } else {
                    Ok(())
                }
            }
            (Selector::Filter(filter), Value::Array(elements)) => {
                for (index, value) in elements.iter().enumerate() {
                    if self.accepts(filter, value)? {
                        self.go(Hop::Index(index), at + 1, value)?;
                    }
                }
                Ok(())
            }
            (Selector::Filter(_), _) if at <= self.indefinite && !segment.deep => Err(Stop::Invalid(format!(
                "Filter: [?] can not be applied to primitives. Current context is: {}",
                java::text(node)
            ))),
            (Selector::Filter(_), _) => Ok(()),
            _ => self.misfit(at).map(|_: Option<()>| ()),
        }
    }

    fn indices(&mut self, at: usize, node: &'a Value, list: impl IntoIterator<Item = i64>) -> Result<(), Stop> {
        for index in list {
            let found = i32::try_from(index).ok().and_then(|index| element(node, index));
            if let Some((hop, value)) = found {
                self.go(hop, at + 1, value)?;
            }
        }
        Ok(())
    }

    /// `..`: segment `at` here and in everything below, as Jayway goes: first here, then each child.
    fn scan(&mut self, at: usize, node: &'a Value) -> Result<(), Stop> {
        self.deeper()?;
        self.work.spend(1)?;
        let Some(segment) = self.segments.get(at) else { return Ok(()) };
        match node {
            Value::Object(object) => {
                if self.scanned(at, segment, node)? {
                    self.select(at, segment, node)?;
                }
                for (name, value) in object.iter() {
                    self.trail.push(Hop::Key(name));
                    self.scan(at, value)?;
                    self.trail.pop();
                }
            }
            Value::Array(elements) => {
                if self.scanned(at, segment, node)? {
                    if at + 1 == self.segments.len() {
                        self.select(at, segment, node)?;
                    } else {
                        // Whatever the segment, Jayway goes on from all elements, and sorts out later (P6).
                        let next_is_last = at + 2 == self.segments.len();
                        let next_is_deep = self.segments.get(at + 1).is_some_and(|next| next.deep);
                        for (index, value) in elements.iter().enumerate() {
                            if next_is_last && !next_is_deep {
                                self.upstream = Some(index);
                            }
                            self.go(Hop::Index(index), at + 1, value)?;
                        }
                    }
                }
                for (index, value) in elements.iter().enumerate() {
                    self.trail.push(Hop::Index(index));
                    self.scan(at, value)?;
                    self.trail.pop();
                }
            }
            _ => {}
        }
        self.depth -= 1;
        Ok(())
    }

    /// Is segment `at` tried on this node under `..`?
    fn scanned(&mut self, at: usize, segment: &Segment, node: &'a Value) -> Result<bool, Stop> {
        Ok(match (&segment.selector, node) {
            (Selector::Name(name), Value::Object(object)) => self.require || object.contains_key(name),
            (Selector::Names(names), Value::Object(object)) => {
                self.require || at + 1 != self.segments.len() || names.iter().all(|name| object.contains_key(name))
            }
            (Selector::Index(_) | Selector::Indices(_) | Selector::Slice(..), Value::Array(_)) => true,
            (Selector::Wildcard, _) => true,
            (Selector::Filter(filter), _) => self.accepts(filter, node)?,
            _ => false,
        })
    }

    /// Does `filter` hold for `item`? What stops it is a no.
    fn accepts(&mut self, filter: &Filter, item: &'a Value) -> Result<bool, Stop> {
        match super::compare::holds(self.root, filter, item, self.work, self.depth + FILTER_DEPTH) {
            Ok(held) => Ok(held),
            Err(Stop::NotFound | Stop::Invalid(_)) => Ok(false),
            Err(stop) => Err(stop),
        }
    }
}

/// The indices of a slice, which is Jayway's: with two bounds it does not count from the end first, so that `[-2:3]`
/// begins at the last but one and goes on from the beginning (P3).
fn slice(from: Option<i32>, to: Option<i32>, length: i64) -> std::ops::Range<i64> {
    let (from, to) = (from.map(i64::from), to.map(i64::from));
    let end = |bound: i64| if bound < 0 { length + bound } else { bound };
    match (from, to) {
        // What is before the first element finds nothing, however far.
        (Some(from), Some(to)) => from.max(-length)..to.min(length),
        (Some(from), None) => end(from).max(0)..length,
        (None, Some(to)) => 0..end(to).min(length),
        (None, None) => 0..length,
    }
}
