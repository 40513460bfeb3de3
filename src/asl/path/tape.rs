//! A JSON text as a list of marks: where each value begins and ends, and where its next neighbour is. Made in the pass
//! that checks the text, it costs a tenth of a tree, and an answer is cut out of the text as it is spelled.
//!
//! A text that a tree would not spell the same has no tape: one with two members of a name, a lone surrogate, a number
//! too large, or `-0`. Neither has one that cannot be read; who has words for what is wrong reads it again.

use super::node::{Node, Shape, place};
use crate::asl::data::{self, Number, Value};
use crate::json::scan;
use crate::table::{Table, hash};
use std::borrow::Cow;
use std::cell::Cell;

/// A value of the text.
#[derive(Clone, Copy)]
struct Mark {
    start: u32,
    end: u32,
    /// The mark behind all that is in it.
    after: u32,
    /// Its name, where it is a member: between the quotes.
    name: u32,
    name_end: u32,
    escaped: bool,
    shape: Shape,
}

/// A text and its marks.
pub(super) struct Tape<'t> {
    text: &'t str,
    marks: Vec<Mark>,
    /// Marks that may still be gone past in search of one, and bytes read. A tree has these at once; where a text takes
    /// too long the tree is made.
    patience: Cell<usize>,
}

/// So often may all marks be gone past.
const PATIENCE: usize = 64;

/// From so many members on an object's names are found by their hashes.
const MANY: u32 = 48;

/// An object or array that is still open.
struct Open {
    mark: usize,
    object: bool,
    members: u32,
    /// A bit for each name that was there, by what is quickly seen of it.
    seen: u64,
    names: Table,
}

impl<'t> Tape<'t> {
    /// The tape of `text`.
    pub(super) fn read(text: &'t str) -> Option<Self> {
        u32::try_from(text.len()).ok()?;
        let mut tape = Tape { text, marks: Vec::with_capacity(text.len() / 8 + 4), patience: Cell::new(0) };
        let end = tape.value(scan::blank(text.as_bytes(), 0))?;
        if scan::blank(text.as_bytes(), end) != text.len() {
            return None;
        }
        tape.patience.set(PATIENCE * (PATIENCE + tape.marks.len()));
        Some(tape)
    }

    /// The whole document.
    pub(super) const fn root(&self) -> Spot<'_, 't> {
        Spot { tape: self, at: 0 }
    }

    /// Marks the value that begins at `at`. Iterative, as the brackets are the text's.
    fn value(&mut self, mut at: usize) -> Option<usize> {
        let text = self.text.as_bytes();
        let mut scratch = Vec::new();
        let mut open: Vec<Open> = Vec::new();
        let mut name = (0, 0, false);
        loop {
            let mark = self.marks.len();
            let byte = text.get(at)?;
            self.marks.push(Mark {
                start: at as u32,
                end: 0,
                after: mark as u32 + 1,
                name: name.0,
                name_end: name.1,
                escaped: name.2,
                shape: match byte {
                    b'{' => Shape::Object,
                    b'[' => Shape::Array,
                    _ => Shape::Scalar,
                },
            });
            let mut ended = true;
            at = match byte {
                bracket @ (b'{' | b'[') => {
                    if open.len() >= Value::MAX_DEPTH {
                        return None;
                    }
                    let object = *bracket == b'{';
                    at = scan::blank(text, at + 1);
                    if text.get(at) == Some(if object { &b'}' } else { &b']' }) {
                        at + 1
                    } else {
                        let mut opened = Open { mark, object, members: 0, seen: 0, names: Table::default() };
                        if object {
                            (name, at) = self.name(&mut opened, at, &mut scratch)?;
                        } else {
                            name = (0, 0, false);
                        }
                        open.push(opened);
                        ended = false;
                        at
                    }
                }
                b'"' => string(text, at + 1, &mut scratch)?.close + 1,
                b'-' | b'0'..=b'9' => number(self.text, at)?,
                _ => scan::word(text, at)?,
            };
            if !ended {
                continue;
            }
            self.marks.get_mut(mark)?.end = at as u32;
            // A value ended here: close what it ends.
            loop {
                let Some(around) = open.last_mut() else { return Some(at) };
                at = scan::blank(text, at);
                match (text.get(at)?, around.object) {
                    (b',', true) => {
                        (name, at) = self.name(around, scan::blank(text, at + 1), &mut scratch)?;
                        break;
                    }
                    (b',', false) => {
                        at = scan::blank(text, at + 1);
                        name = (0, 0, false);
                        break;
                    }
                    (b'}', true) | (b']', false) => {
                        at += 1;
                        let after = self.marks.len() as u32;
                        let mark = self.marks.get_mut(around.mark)?;
                        (mark.end, mark.after) = (at as u32, after);
                        open.pop();
                    }
                    _ => return None,
                }
            }
        }
    }

    /// Reads a name and its colon, up to the value; nothing where the object has that name already.
    #[inline(always)]
    fn name(&self, object: &mut Open, at: usize, scratch: &mut Vec<u8>) -> Option<((u32, u32, bool), usize)> {
        let text = self.text.as_bytes();
        if text.get(at)? != &b'"' {
            return None;
        }
        let token = string(text, at + 1, scratch)?;
        let inside = text.get(at + 1..token.close)?;
        let colon = scan::blank(text, token.close + 1);
        if text.get(colon)? != &b':' {
            return None;
        }
        object.members += 1;
        let bit = 1 << (if token.escaped { 63 } else { quick(inside) });
        if (object.seen & bit != 0 || object.seen >> 63 != 0 || token.escaped || object.members >= MANY)
            && self.known(object, if token.escaped { scratch } else { inside })
        {
            return None;
        }
        object.seen |= bit;
        Some(((at as u32 + 1, token.close as u32, token.escaped), scan::blank(text, colon + 1)))
    }

    /// Has the object a member of that name among its marks? From then on it has.
    #[cold]
    #[inline(never)]
    fn known(&self, object: &mut Open, name: &[u8]) -> bool {
        let members = Spot { tape: self, at: object.mark as u32 }.children(self.marks.len() as u32);
        if object.members < MANY {
            return members.into_iter().any(|member| *member.name() == *name);
        }
        if object.members == MANY {
            for member in members {
                object.names.insert(hash(&*member.name()), member.at);
            }
        }
        let is = |at: u32| *Spot { tape: self, at }.name() == *name;
        let found = object.names.find(hash(name), is).is_some();
        // The member itself is the next mark.
        object.names.insert(hash(name), self.marks.len() as u32);
        found
    }

    fn pay(&self, steps: usize) -> Option<()> {
        let left = self.patience.get().checked_sub(steps);
        self.patience.set(left.unwrap_or_default());
        left.map(|_| ())
    }

    /// Did the search take longer than a tree would? Then what was found is not all.
    pub(super) const fn is_spent(&self) -> bool {
        self.patience.get() == 0
    }
}

/// What is quickly seen of a name: six bits.
#[inline(always)]
fn quick(name: &[u8]) -> u32 {
    match name {
        [first, .., last] => (u32::from(*first) ^ u32::from(*last) << 1 ^ (name.len() as u32) << 3) & 63,
        [only] => u32::from(*only) & 63,
        [] => 0,
    }
}

/// Reads a string from behind its opening quote. One with escapes is decoded into `scratch`.
#[inline(always)]
fn string(text: &[u8], at: usize, scratch: &mut Vec<u8>) -> Option<scan::Token> {
    let token = scan::string(text, at)?;
    if token.escaped {
        scan::unescape(text.get(at..token.close)?, scratch)?;
        str::from_utf8(scratch).ok()?;
    }
    Some(token)
}

/// A number of so many digits may be too large for a float.
const LONG: usize = 300;

/// Reads a number.
#[inline(always)]
fn number(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut end = at;
    while let Some(b'0'..=b'9') = bytes.get(end) {
        end += 1;
    }
    // Most are short and whole.
    match bytes.get(end) {
        Some(b',' | b'}' | b']') if end > at && end - at < LONG && bytes.get(at) != Some(&b'0') => Some(end),
        _ => other_number(text, at),
    }
}

#[inline(never)]
fn other_number(text: &str, at: usize) -> Option<usize> {
    let end = scan::number(text.as_bytes(), at)?;
    let spelling = text.get(at..end)?;
    if spelling.len() > LONG || spelling.starts_with("-0") || spelling.bytes().any(|byte| byte | 0x20 == b'e') {
        exact(spelling)?;
    }
    Some(end)
}

/// Is it finite, and not `-0`?
fn exact(spelling: &str) -> Option<()> {
    let number = Number::parse(spelling)?;
    (!spelling.starts_with('-') || number != Number::Int(0)).then_some(())
}

/// A value of a tape.
#[derive(Clone, Copy)]
pub(super) struct Spot<'a, 't> {
    tape: &'a Tape<'t>,
    at: u32,
}

impl<'a, 't> Spot<'a, 't> {
    fn mark(self) -> Option<&'a Mark> {
        self.tape.marks.get(self.at as usize)
    }

    /// How it is spelled.
    pub(super) fn spelling(self) -> &'t str {
        self.mark().and_then(|mark| self.tape.text.get(mark.start as usize..mark.end as usize)).unwrap_or_default()
    }

    /// The name of a member.
    fn name(self) -> Cow<'t, [u8]> {
        let Some(mark) = self.mark() else { return Cow::Borrowed(&[]) };
        let inside = self.tape.text.as_bytes().get(mark.name as usize..mark.name_end as usize).unwrap_or_default();
        if !mark.escaped {
            return Cow::Borrowed(inside);
        }
        let mut name = Vec::new();
        // It was decoded before.
        let _ = scan::unescape(inside, &mut name);
        Cow::Owned(name)
    }

    #[inline(always)]
    fn is_named(self, mark: &Mark, name: &[u8]) -> bool {
        if mark.escaped {
            return *self.name() == *name;
        }
        (mark.name_end - mark.name) as usize == name.len()
            && self.tape.text.as_bytes().get(mark.name as usize..mark.name_end as usize) == Some(name)
    }

    /// What is directly in it, up to the mark `end`.
    fn children(self, end: u32) -> Children<'a, 't> {
        Children { tape: self.tape, at: self.at + 1, end }
    }

    fn all(self, wanted: Shape) -> Children<'a, 't> {
        let end = self.mark().filter(|mark| mark.shape == wanted).map_or(0, |mark| mark.after);
        self.children(end)
    }
}

/// Values next to each other.
struct Children<'a, 't> {
    tape: &'a Tape<'t>,
    at: u32,
    end: u32,
}

impl<'a, 't> Iterator for Children<'a, 't> {
    type Item = Spot<'a, 't>;

    #[inline(always)]
    fn next(&mut self) -> Option<Spot<'a, 't>> {
        if self.at >= self.end {
            return None;
        }
        let spot = Spot { tape: self.tape, at: self.at };
        self.at = spot.mark()?.after;
        Some(spot)
    }
}

impl<'a, 't> Node for Spot<'a, 't> {
    type Hop = ();

    #[inline(always)]
    fn shape(self) -> Shape {
        self.mark().map_or(Shape::Scalar, |mark| mark.shape)
    }

    fn member(self, name: &str) -> Option<((), Self)> {
        let mut steps = 0;
        let found = self.all(Shape::Object).find(|member| {
            steps += 1;
            member.mark().is_some_and(|mark| member.is_named(mark, name.as_bytes()))
        });
        self.tape.pay(steps)?;
        Some(((), found?))
    }

    fn element(self, index: i32) -> Option<((), Self)> {
        let length = if index < 0 { self.length() } else { usize::MAX };
        let at = place(index, length)?;
        self.range(at, at + 1).next().map(|found| ((), found))
    }

    fn members(self) -> impl Iterator<Item = ((), Self)> {
        self.all(Shape::Object).map(|member| ((), member))
    }

    fn elements(self) -> impl Iterator<Item = Self> {
        self.all(Shape::Array)
    }

    #[inline(always)]
    fn hop(_: usize) {}

    fn range(self, from: usize, to: usize) -> impl Iterator<Item = Self> {
        let paid = self.tape.pay(from.min(self.tape.marks.len()));
        self.elements().skip(from).take(if paid.is_some() { to.saturating_sub(from) } else { 0 })
    }

    fn length(self) -> usize {
        let length = self.elements().count();
        if self.tape.pay(length).is_some() { length } else { 0 }
    }

    fn value<'v>(self) -> Cow<'v, Value>
    where
        Self: 'v,
    {
        let spelling = self.spelling();
        let paid = self.tape.pay(1 + spelling.len() / 8);
        Cow::Owned(match (paid, spelling.as_bytes()) {
            (None, _) => Value::Null,
            (_, [b'"', inside @ .., b'"']) if !inside.contains(&b'\\') => {
                spelling.get(1..spelling.len() - 1).unwrap_or_default().into()
            }
            (_, [b'-' | b'0'..=b'9', ..]) => Number::parse(spelling).map_or(Value::Null, Value::Number),
            _ => data::parse(spelling).unwrap_or(Value::Null),
        })
    }
}
