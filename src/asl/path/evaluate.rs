//! [`Path`] × documents → what is there. A definite path is walked straight, and says in Jayway's words where it ends;
//! any other is [walked](super::walk).

use super::node::{Node, Shape};
use super::walk::{Hit, Hop, Stop, Walk};
use super::{Path, Selector};
use crate::asl::data::Value;
use crate::asl::error::{StateError, invalid_path};
use crate::asl::intrinsic::java;
use crate::asl::scope::Scope;
use crate::asl::work::Work;
use crate::diagnostic::Step;

/// A node that a path touched.
#[derive(Clone, Debug, PartialEq)]
pub struct Located {
    /// The way to it from what the path starts from.
    pub path: Vec<Step>,
    /// What is there.
    pub value: Value,
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
                Err((at, node)) => Err(invalid_path(self.text(), self.nothing(at, node))),
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
        sink: &mut dyn FnMut(Hit<'_, &'a Value>, &[Hop<'a>]),
    ) -> Result<(), StateError> {
        let start = scope.start(&self.root)?;
        if !self.is_definite() {
            return self.walk(start, work, sink);
        }
        work.spend(1 + self.segments.len())?;
        let mut trail = Vec::new();
        let hit = self
            .straight(start, &mut |hop| trail.push(hop))
            .map_err(|(at, node)| invalid_path(self.text(), self.nothing(at, node)))?;
        sink(hit, &trail);
        Ok(())
    }

    /// Walks a definite path. Where it ends too early: which segment finds nothing, and in what.
    pub(super) fn straight<'s, N: Node>(
        &'s self,
        start: N,
        step: &mut dyn FnMut(N::Hop),
    ) -> Result<Hit<'s, N>, (usize, N)> {
        let mut node = start;
        for (at, segment) in self.segments.iter().enumerate() {
            let next = match &segment.selector {
                Selector::Index(index) => node.element(*index),
                Selector::Name(name) => node.member(name),
                Selector::Names(names) if node.shape() == Shape::Object => return Ok(Hit::Names(node, names)),
                _ => None,
            };
            let Some((hop, value)) = next else { return Err((at, node)) };
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
        sink: &mut dyn FnMut(Hit<'s, &'a Value>, &[Hop<'a>]),
    ) -> Result<(), StateError> {
        let mut walk = Walk::new(start, &self.segments, work, sink, false, 0);
        walk.step(0, start).map_err(|stop| match stop {
            Stop::NotFound => invalid_path(self.text(), "No results"),
            Stop::Invalid(why) => invalid_path(self.text(), why),
            Stop::Error(error) => *error,
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
