//! What has to be so at a place of a document.

use crate::asl::choice::Test;
use crate::asl::data::Value;
use crate::asl::intrinsic;
use crate::asl::path::{self, Path, Selector};
use std::sync::Arc;

/// A place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spot {
    pub root: Root,
    pub path: Vec<Seg>,
}

/// Which document.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Root {
    /// The raw input of the state that the way back has come to.
    Input,
    Variable(Arc<str>),
    Context,
    /// The result of the task of that state.
    Result(usize),
}

/// A step to a place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Seg {
    Key(Arc<str>),
    Index(usize),
}

/// What has to be so there.
#[derive(Clone, Debug)]
#[cfg_attr(not(feature = "jsonata"), expect(dead_code, reason = "some are asked by expressions of JSONata alone"))]
pub(super) enum Atom {
    /// A test comes to this, with this to compare with.
    Test(Arc<Test>, Value, bool),
    /// It is this.
    Equals(Value),
    /// It is not this.
    Differs(Value),
    /// It stands in this order to a number: less (`-1`) or greater (`1`), or it does not.
    Ordered(f64, i8, bool),
    /// Something is there.
    Present,
    /// Nothing is there.
    Absent,
    /// A value of that kind.
    Kind(intrinsic::Kind),
    /// A timestamp.
    Timestamp,
    /// The task fails with this error, each time.
    Fails(Arc<str>),
}

/// One of the things that a way needs.
#[derive(Clone, Debug)]
pub(super) struct Need {
    pub spot: Spot,
    pub atom: Atom,
}

impl Spot {
    pub const fn input() -> Self {
        Self { root: Root::Input, path: Vec::new() }
    }

    /// Where a path leads, if that is one place whatever the document.
    pub fn of(path: &Path) -> Option<Self> {
        let root = match &path.root {
            path::Root::Input => Root::Input,
            path::Root::Context => Root::Context,
            path::Root::Variable(name) => Root::Variable(name.clone()),
            path::Root::Item => return None,
        };
        let seg = |segment: &path::Segment| match &segment.selector {
            _ if segment.deep => None,
            Selector::Name(name) => Some(Seg::Key(name.clone())),
            Selector::Index(index) => usize::try_from(*index).ok().map(Seg::Index),
            _ => None,
        };
        Some(Self { root, path: path.segments.iter().map(seg).collect::<Option<_>>()? })
    }

    /// The place `rest` further on.
    pub fn join(&self, rest: &[Seg]) -> Self {
        Self { root: self.root.clone(), path: [self.path.as_slice(), rest].concat() }
    }
}

/// What is at a place of a value.
pub(super) fn at<'v>(value: &'v Value, path: &[Seg]) -> Option<&'v Value> {
    path.iter().try_fold(value, |value, seg| match seg {
        Seg::Key(name) => value.get(name),
        Seg::Index(index) => value.at(*index),
    })
}
