//! What a path that may find several places finds: walked as Jayway walks it with `SUPPRESS_EXCEPTIONS`, which is how AWS
//! was seen to behave (P4): what is missing adds nothing. Jayway's oddities under `..` are kept, since they decide what is
//! found (P6). One walk for trees and for texts.

use super::node::{Node, Shape};
use super::{Filter, Segment, Selector};
use crate::asl::data::{Object, Value};
use crate::asl::error::{StateError, too_much_work};
use crate::asl::intrinsic::java;
use crate::asl::work::Work;
use crate::diagnostic::Step;
use std::sync::Arc;

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
pub(crate) enum Hit<'s, N> {
    Node(N),
    /// Several members of this object, which make one object.
    Names(N, &'s [Arc<str>]),
}

impl<N: Node> Hit<'_, N> {
    pub(super) fn value(self) -> Value {
        match self {
            Self::Node(node) => node.value().into_owned(),
            Self::Names(object, names) => {
                let member = |name: &Arc<str>| Some((name.clone(), object.member(name)?.1.value().into_owned()));
                Value::from(names.iter().filter_map(member).collect::<Object>())
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
    Error(Box<StateError>),
}

impl From<StateError> for Stop {
    fn from(error: StateError) -> Self {
        Self::Error(Box::new(error))
    }
}

/// Calls within each other: enough for the deepest value, and not so many as to exhaust a stack of 1 MiB.
const MAX_DEPTH: usize = Value::MAX_DEPTH + 128;

/// What a filter takes of that: the calls between a path and the paths in its filter.
const FILTER_DEPTH: usize = 8;

/// Where found nodes go, with the way to them.
type Sink<'s, 'w, N> = &'w mut dyn FnMut(Hit<'s, N>, &[<N as Node>::Hop]);

pub(super) struct Walk<'s, 'w, N: Node> {
    /// `$` in filters.
    root: N,
    segments: &'s [Segment],
    work: &'w mut Work,
    sink: Sink<'s, 'w, N>,
    /// Jayway's `REQUIRE_PROPERTIES`, under which it tests whether something is there: what is missing stops the walk.
    require: bool,
    /// The first segment that may find several; up to it the path is definite.
    indefinite: usize,
    trail: Vec<N::Hop>,
    /// Jayway's `upstreamArrayIndex` of the last segment, of which it is never told when it no longer applies (P6).
    upstream: Option<usize>,
    depth: usize,
}

impl<'s, 'w, N: Node> Walk<'s, 'w, N> {
    pub(super) fn new(
        root: N,
        segments: &'s [Segment],
        work: &'w mut Work,
        sink: Sink<'s, 'w, N>,
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
    pub(super) fn step(&mut self, mut at: usize, mut node: N) -> Result<(), Stop> {
        self.deeper()?;
        let mark = self.trail.len();
        loop {
            self.spend()?;
            let Some(segment) = self.segments.get(at) else {
                (self.sink)(Hit::Node(node), &self.trail);
                break;
            };
            if segment.deep {
                self.scan(at, node)?;
                break;
            }
            let next = match &segment.selector {
                Selector::Name(name) => match node.member(name) {
                    Some(found) if self.counts(at) => Some(found),
                    Some(_) => None,
                    None if node.shape() == Shape::Object => self.missing()?,
                    None => self.misfit(at)?,
                },
                Selector::Index(index) => match node.shape() {
                    Shape::Array => node.element(*index),
                    _ => self.misfit(at)?,
                },
                // On an object a filter is about the object itself.
                Selector::Filter(filter) if node.shape() == Shape::Object => {
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

    #[inline(always)]
    fn spend(&mut self) -> Result<(), Stop> {
        if self.work.take(1) { Ok(()) } else { Err(too_much_work().into()) }
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

    fn go(&mut self, hop: N::Hop, at: usize, value: N) -> Result<(), Stop> {
        self.trail.push(hop);
        self.step(at, value)?;
        self.trail.pop();
        Ok(())
    }

    /// On with the member of that name.
    fn named(&mut self, at: usize, name: &str, node: N) -> Result<(), Stop> {
        match node.member(name) {
            Some((hop, value)) if self.counts(at) => self.go(hop, at + 1, value),
            Some(_) => Ok(()),
            None => self.missing().map(|_: Option<()>| ()),
        }
    }

    /// What `segment` picks from `node`, and on from there.
    fn select(&mut self, at: usize, segment: &'s Segment, node: N) -> Result<(), Stop> {
        match (&segment.selector, node.shape()) {
            (Selector::Name(name), Shape::Object) => self.named(at, name, node),
            (Selector::Names(names), Shape::Object) if at + 1 == self.segments.len() => {
                if self.require && names.iter().any(|name| node.member(name).is_none()) {
                    return Err(Stop::NotFound);
                }
                (self.sink)(Hit::Names(node, names), &self.trail);
                Ok(())
            }
            (Selector::Names(names), Shape::Object) => {
                for name in names {
                    match node.member(name) {
                        Some((hop, value)) => self.go(hop, at + 1, value)?,
                        None => self.missing().map(|_: Option<()>| ())?,
                    }
                }
                Ok(())
            }
            (Selector::Index(index), Shape::Array) => self.index(at, node, *index),
            (Selector::Indices(indices), Shape::Array) => {
                indices.iter().try_for_each(|index| self.index(at, node, *index))
            }
            (Selector::Slice(from, to), Shape::Array) => {
                let range = slice(*from, *to, node.length());
                (range.start.min(0)..range.end.min(0)).try_for_each(|index| self.index(at, node, index))?;
                let (from, to) = (range.start.max(0) as usize, range.end.max(0) as usize);
                (from..).zip(node.range(from, to)).try_for_each(|(index, value)| self.go(N::hop(index), at + 1, value))
            }
            (Selector::Wildcard, Shape::Object) => {
                for (hop, value) in node.members() {
                    if self.counts(at) {
                        self.go(hop, at + 1, value)?;
                    }
                }
                Ok(())
            }
            (Selector::Wildcard, Shape::Array) => {
                node.elements().enumerate().try_for_each(|(index, value)| self.go(N::hop(index), at + 1, value))
            }
            (Selector::Wildcard, Shape::Scalar) => Ok(()),
            (Selector::Filter(filter), Shape::Object) => {
                if self.accepts(filter, node)? {
                    self.step(at + 1, node)
                } else {
                    Ok(())
                }
            }
            (Selector::Filter(filter), Shape::Array) => {
                for (index, value) in node.elements().enumerate() {
                    if self.accepts(filter, value)? {
                        self.go(N::hop(index), at + 1, value)?;
                    }
                }
                Ok(())
            }
            (Selector::Filter(_), Shape::Scalar) if at <= self.indefinite && !segment.deep => {
                Err(Stop::Invalid(format!(
                    "Filter: [?] can not be applied to primitives. Current context is: {}",
                    java::text(&node.value())
                )))
            }
            (Selector::Filter(_), Shape::Scalar) => Ok(()),
            _ => self.misfit(at).map(|_: Option<()>| ()),
        }
    }

    fn index(&mut self, at: usize, node: N, index: i32) -> Result<(), Stop> {
        match node.element(index) {
            Some((hop, value)) => self.go(hop, at + 1, value),
            None => Ok(()),
        }
    }

    /// `..`: segment `at` here and in everything below, as Jayway goes: first here, then each child.
    fn scan(&mut self, at: usize, node: N) -> Result<(), Stop> {
        self.spend()?;
        self.deeper()?;
        let Some(segment) = self.segments.get(at) else { return Ok(()) };
        if node.shape() == Shape::Object {
            match &segment.selector {
                // What is not there is no end of the search, unless it has to be there.
                Selector::Name(name) => self.named(at, name, node)?,
                _ if self.scanned(at, segment, node)? => self.select(at, segment, node)?,
                _ => {}
            }
            for (hop, value) in node.members() {
                self.below(hop, at, value)?;
            }
        } else if node.shape() == Shape::Array {
            if self.scanned(at, segment, node)? {
                if at + 1 == self.segments.len() {
                    self.select(at, segment, node)?;
                } else {
                    self.every(at, node)?;
                }
            }
            for (index, value) in node.elements().enumerate() {
                self.below(N::hop(index), at, value)?;
            }
        }
        self.depth -= 1;
        Ok(())
    }

    #[inline(always)]
    fn below(&mut self, hop: N::Hop, at: usize, value: N) -> Result<(), Stop> {
        // Most nodes of a document have nothing below.
        if value.shape() == Shape::Scalar {
            return self.spend();
        }
        self.trail.push(hop);
        self.scan(at, value)?;
        self.trail.pop();
        Ok(())
    }

    /// Everything from the elements of an array on, whatever segment `at` picks, as Jayway does it; it sorts out later (P6).
    fn every(&mut self, at: usize, node: N) -> Result<(), Stop> {
        let next_is_last = at + 2 == self.segments.len();
        let next_is_deep = self.segments.get(at + 1).is_some_and(|next| next.deep);
        for (index, value) in node.elements().enumerate() {
            if next_is_last && !next_is_deep {
                self.upstream = Some(index);
            }
            self.go(N::hop(index), at + 1, value)?;
        }
        Ok(())
    }

    /// Is segment `at` tried on this object or array under `..`?
    fn scanned(&mut self, at: usize, segment: &Segment, node: N) -> Result<bool, Stop> {
        Ok(match (&segment.selector, node.shape()) {
            (Selector::Names(names), Shape::Object) => {
                self.require || at + 1 != self.segments.len() || names.iter().all(|name| node.member(name).is_some())
            }
            (Selector::Index(_) | Selector::Indices(_) | Selector::Slice(..), Shape::Array) => true,
            (Selector::Wildcard, _) => true,
            (Selector::Filter(filter), _) => self.accepts(filter, node)?,
            _ => false,
        })
    }

    /// Does `filter` hold for `item`? What stops it is a no.
    fn accepts(&mut self, filter: &Filter, item: N) -> Result<bool, Stop> {
        match super::compare::holds(self.root, filter, item, self.work, self.depth + FILTER_DEPTH) {
            Ok(held) => Ok(held),
            Err(Stop::NotFound | Stop::Invalid(_)) => Ok(false),
            Err(stop) => Err(stop),
        }
    }
}

/// The indices of a slice, which is Jayway's: with two bounds it does not count from the end first, so that `[-2:3]`
/// begins at the last but one and goes on from the beginning (P3).
fn slice(from: Option<i32>, to: Option<i32>, length: usize) -> std::ops::Range<i32> {
    let length = i32::try_from(length).unwrap_or(i32::MAX);
    let end = |bound: i32| if bound < 0 { length.saturating_add(bound) } else { bound };
    match (from, to) {
        // What is before the first element finds nothing, however far.
        (Some(from), Some(to)) => from.max(-length)..to.min(length),
        (Some(from), None) => end(from).max(0)..length,
        (None, Some(to)) => 0..end(to).min(length),
        (None, None) => 0..length,
    }
}
