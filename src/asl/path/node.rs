//! What a walk stands on: a node of a tree, or a place in a text that was never made one.

use super::walk::Hop;
use crate::asl::data::{Object, Value};
use std::borrow::Cow;

/// What a node is, as far as paths care.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Object,
    Array,
    Scalar,
}

/// A node of a document.
pub(crate) trait Node: Copy {
    /// A step of the way here: of use to who reports where something is.
    type Hop: Copy;

    fn shape(self) -> Shape;

    /// The member of that name, if this is an object that has it.
    fn member(self, name: &str) -> Option<(Self::Hop, Self)>;

    /// The element at that place, if this is an array that long; negative places count from the end.
    fn element(self, index: i32) -> Option<(Self::Hop, Self)>;

    /// The members of an object in order.
    fn members(self) -> impl Iterator<Item = (Self::Hop, Self)>;

    /// The elements of an array in order.
    fn elements(self) -> impl Iterator<Item = Self>;

    /// The step to an element.
    fn hop(index: usize) -> Self::Hop;

    /// The elements of an array from one place up to another.
    fn range(self, from: usize, to: usize) -> impl Iterator<Item = Self>;

    /// How many elements an array has.
    fn length(self) -> usize;

    /// The node as a value.
    fn value<'v>(self) -> Cow<'v, Value>
    where
        Self: 'v;
}

/// How far `index` is from the start of a list of that length, if it is in it.
pub(super) fn place(index: i32, length: usize) -> Option<usize> {
    let back = index.unsigned_abs() as usize;
    if index < 0 { length.checked_sub(back) } else { Some(back).filter(|at| *at < length) }
}

impl<'a> Node for &'a Value {
    type Hop = Hop<'a>;

    #[inline(always)]
    fn shape(self) -> Shape {
        match self {
            Value::Object(_) => Shape::Object,
            Value::Array(_) => Shape::Array,
            _ => Shape::Scalar,
        }
    }

    fn member(self, name: &str) -> Option<(Hop<'a>, Self)> {
        self.as_object()?.get_entry(name).map(|(name, value)| (Hop::Key(name), value))
    }

    fn element(self, index: i32) -> Option<(Hop<'a>, Self)> {
        let elements = self.as_array()?;
        let at = place(index, elements.len())?;
        elements.get(at).map(|value| (Hop::Index(at), value))
    }

    fn members(self) -> impl Iterator<Item = (Hop<'a>, Self)> {
        let members = self.as_object().map(Object::members).unwrap_or_default();
        members.iter().map(|(name, value)| (Hop::Key(name), value))
    }

    fn elements(self) -> impl Iterator<Item = Self> {
        self.as_array().unwrap_or_default().iter()
    }

    #[inline(always)]
    fn hop(index: usize) -> Hop<'a> {
        Hop::Index(index)
    }

    fn range(self, from: usize, to: usize) -> impl Iterator<Item = Self> {
        self.as_array().and_then(|elements| elements.get(from..to)).unwrap_or_default().iter()
    }

    fn length(self) -> usize {
        self.as_array().map_or(0, <[Value]>::len)
    }

    fn value<'v>(self) -> Cow<'v, Value>
    where
        Self: 'v,
    {
        Cow::Borrowed(self)
    }
}
