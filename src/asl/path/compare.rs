//! Filters: does a condition hold for an element (P5)?

use super::node::Node;
use super::walk::{Hit, Stop, Walk};
use super::{Comparison, Filter, Operand, Path, Regex, Root, Segment, Selector};
use crate::asl::data::{Number, Value, compare};
use crate::asl::work::Work;
use std::borrow::Cow;
use std::cmp::Ordering;

/// A side of a comparison.
enum Side<'v> {
    /// Nothing was found.
    Undefined,
    Value(Cow<'v, Value>),
    Regex(&'v Regex),
}

/// Does `filter` hold for `item`, in a document with that `root`?
pub(super) fn holds<N: Node>(root: N, filter: &Filter, item: N, work: &mut Work, depth: usize) -> Result<bool, Stop> {
    Filtering { root, item, work, depth }.holds(filter)
}

struct Filtering<'w, N> {
    root: N,
    item: N,
    work: &'w mut Work,
    depth: usize,
}

impl<N: Node> Filtering<'_, N> {
    fn holds(&mut self, filter: &Filter) -> Result<bool, Stop> {
        self.work.spend(1)?;
        Ok(match filter {
            Filter::Or(parts) => {
                for part in parts {
                    if self.holds(part)? {
                        return Ok(true);
                    }
                }
                false
            }
            Filter::And(parts) => {
                for part in parts {
                    if !self.holds(part)? {
                        return Ok(false);
                    }
                }
                true
            }
            Filter::Not(part) => !self.holds(part)?,
            Filter::Exists { path, present } => self.exists(path)? == *present,
            Filter::Compare(left, comparison, right) => {
                let left = self.side(left)?;
                let right = self.side(right)?;
                Comparing { work: self.work }.compare(&left, *comparison, &right)?
            }
        })
    }

    const fn start(&self, path: &Path) -> N {
        match path.root {
            Root::Item => self.item,
            _ => self.root,
        }
    }

    /// Is there what `path` names? A list always is, be it empty.
    fn exists(&mut self, path: &Path) -> Result<bool, Stop> {
        let start = self.start(path);
        if let Some(found) = self.single(start, &path.segments)? {
            return Ok(found.is_some());
        }
        let mut found = false;
        let mut sink = |_: Hit<'_, N>, _: &[N::Hop]| found = true;
        let walked = Walk::new(self.root, &path.segments, self.work, &mut sink, true, self.depth).step(0, start);
        match walked {
            Ok(()) => Ok(found || !path.is_definite()),
            Err(Stop::NotFound) => Ok(false),
            Err(stop) => Err(stop),
        }
    }

    fn side<'v>(&mut self, operand: &'v Operand) -> Result<Side<'v>, Stop>
    where
        N: 'v,
    {
        let path = match operand {
            Operand::Value(value) => return Ok(Side::Value(Cow::Borrowed(value))),
            Operand::Regex(regex) => return Ok(Side::Regex(regex)),
            Operand::Path(path) => path,
        };
        let start = self.start(path);
        if let Some(found) = self.single(start, &path.segments)? {
            return Ok(found.map_or(Side::Undefined, |node| Side::Value(node.value())));
        }
        let mut found = Vec::new();
        let mut sink = |hit: Hit<'_, N>, _: &[N::Hop]| found.push(hit.value());
        Walk::new(self.root, &path.segments, self.work, &mut sink, false, self.depth).step(0, start)?;
        Ok(match path.is_definite() {
            false => Side::Value(Cow::Owned(found.into())),
            true => found.pop().map_or(Side::Undefined, |value| Side::Value(Cow::Owned(value))),
        })
    }

    /// What a path of names and indices leads to, or nothing; outside `None` for other paths. Nearly all paths in filters
    /// are such, and are tried on every element.
    fn single(&mut self, start: N, segments: &[Segment]) -> Result<Option<Option<N>>, Stop> {
        let mut node = Some(start);
        for segment in segments {
            node = match &segment.selector {
                _ if segment.deep => return Ok(None),
                Selector::Name(name) => node.and_then(|node| node.member(name)).map(|(_, value)| value),
                Selector::Index(index) => node.and_then(|node| node.element(*index)).map(|(_, value)| value),
                _ => return Ok(None),
            };
        }
        self.work.spend(1 + segments.len())?;
        Ok(Some(node))
    }
}

/// Two sides that were found, and how they stand to each other.
struct Comparing<'w> {
    work: &'w mut Work,
}

impl Comparing<'_> {
    fn compare(&mut self, left: &Side<'_>, comparison: Comparison, right: &Side<'_>) -> Result<bool, Stop> {
        use Comparison as C;
        Ok(match comparison {
            C::Equal => self.equal(left, right)?,
            C::NotEqual => !self.equal(left, right)?,
            C::SameAs => self.same(left, right)?,
            C::NotSameAs => !self.same(left, right)?,
            C::Less => order(left, right) == Some(Ordering::Less),
            C::LessOrEqual => matches!(order(left, right), Some(Ordering::Less | Ordering::Equal)),
            C::Greater => order(left, right) == Some(Ordering::Greater),
            C::GreaterOrEqual => matches!(order(left, right), Some(Ordering::Greater | Ordering::Equal)),
            C::Matches => match (left, right) {
                (Side::Regex(regex), other) | (other, Side::Regex(regex)) => self.matches(regex, other)?,
                _ => false,
            },
            C::In => self.contains(list(right)?, left)?,
            C::NotIn => !self.contains(list(right)?, left)?,
            C::Contains => match (value(left), value(right)) {
                (Some(Value::String(text)), Some(Value::String(part))) => {
                    self.work.text(text.len())?;
                    text.contains(&**part)
                }
                (Some(Value::Array(elements)), _) => self.contains(elements, right)?,
                _ => false,
            },
            C::All => {
                let wanted = list(right)?;
                match value(left) {
                    Some(Value::Array(elements)) => self.every(wanted, elements)?,
                    _ => false,
                }
            }
            C::SubsetOf => self.every(list(left)?, list(right)?)?,
            C::AnyOf => self.any(list(left)?, list(right)?)?,
            C::NoneOf => !self.any(list(left)?, list(right)?)?,
            C::Size => {
                let Some(Value::Number(size)) = value(right) else { return Ok(false) };
                let length = match value(left) {
                    Some(Value::Array(elements)) => elements.len(),
                    Some(Value::String(text)) => text.encode_utf16().count(),
                    _ => return Ok(false),
                };
                size.as_int() == i64::try_from(length).ok()
            }
            C::Empty => {
                let Some(Value::Bool(wanted)) = value(right) else {
                    return Err(Stop::Invalid("Expected boolean node".to_owned()));
                };
                let empty = match value(left) {
                    Some(Value::Array(elements)) => elements.is_empty(),
                    Some(Value::Object(object)) => object.is_empty(),
                    Some(Value::String(text)) => text.is_empty(),
                    _ => return Ok(false),
                };
                empty == *wanted
            }
        })
    }

    /// `==`: by value, and a number also with a text that spells it. Nothing is equal to what is not there.
    fn equal(&mut self, left: &Side<'_>, right: &Side<'_>) -> Result<bool, Stop> {
        match (value(left), value(right)) {
            (Some(a), Some(b)) => self.loosely(a, b),
            _ => Ok(false),
        }
    }

    fn same(&mut self, left: &Side<'_>, right: &Side<'_>) -> Result<bool, Stop> {
        match (value(left), value(right)) {
            (Some(Value::String(_)), Some(Value::Number(_))) | (Some(Value::Number(_)), Some(Value::String(_))) => {
                Ok(false)
            }
            _ => self.equal(left, right),
        }
    }

    fn loosely(&mut self, a: &Value, b: &Value) -> Result<bool, Stop> {
        Ok(match (a, b) {
            // As Jayway has it: a text is compared with how the number is written, a number with what the text spells.
            (Value::String(text), Value::Number(number)) => **text == *number.to_string(),
            (Value::Number(number), Value::String(text)) => spelled(text) == Some(*number),
            _ => self.work.equal(a, b)?,
        })
    }

    fn contains(&mut self, elements: &[Value], wanted: &Side<'_>) -> Result<bool, Stop> {
        let Some(wanted) = value(wanted) else { return Ok(false) };
        for element in elements {
            if self.loosely(wanted, element)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Are all of `wanted` in `elements`?
    fn every(&mut self, wanted: &[Value], elements: &[Value]) -> Result<bool, Stop> {
        for one in wanted {
            if !self.contains(elements, &Side::Value(Cow::Borrowed(one)))? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn any(&mut self, wanted: &[Value], elements: &[Value]) -> Result<bool, Stop> {
        for one in wanted {
            if self.contains(elements, &Side::Value(Cow::Borrowed(one)))? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// `=~`: of a list any element. What is no text, number or truth value counts as an empty text, even what is missing.
    fn matches(&mut self, regex: &Regex, side: &Side<'_>) -> Result<bool, Stop> {
        match value(side) {
            Some(Value::Array(elements)) => {
                for element in elements.iter() {
                    if self.matches_text(regex, &input(Some(element)))? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            one => self.matches_text(regex, &input(one)),
        }
    }

    fn matches_text(&mut self, regex: &Regex, text: &str) -> Result<bool, Stop> {
        self.work.spend(regex.cost.saturating_mul(1 + text.len()))?;
        Ok(regex.matches(text))
    }
}

fn input(value: Option<&Value>) -> Cow<'_, str> {
    match value {
        Some(Value::String(text)) => Cow::Borrowed(text),
        Some(Value::Number(number)) => Cow::Owned(number.to_string()),
        Some(Value::Bool(truth)) => Cow::Borrowed(if *truth { "true" } else { "false" }),
        _ => Cow::Borrowed(""),
    }
}

const fn value<'v>(side: &'v Side<'_>) -> Option<&'v Value> {
    match side {
        Side::Value(Cow::Borrowed(value)) => Some(value),
        Side::Value(Cow::Owned(value)) => Some(value),
        _ => None,
    }
}

/// The elements of a list; anything else is no list, and the whole condition is a no.
fn list<'v>(side: &'v Side<'_>) -> Result<&'v [Value], Stop> {
    value(side).and_then(Value::as_array).ok_or_else(|| Stop::Invalid("Expected value list node".to_owned()))
}

/// The number that a text spells, as Java's `BigDecimal` reads it.
fn spelled(text: &str) -> Option<Number> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    Number::parse(text).filter(|_| digits.starts_with(|c: char| c == '.' || c.is_ascii_digit()))
}

/// Only numbers among each other and texts among each other have an order.
fn order(left: &Side<'_>, right: &Side<'_>) -> Option<Ordering> {
    match (value(left)?, value(right)?) {
        (Value::Number(a), Value::Number(b)) => Some(a.cmp(b)),
        (Value::String(a), Value::String(b)) => Some(compare(a, b)),
        _ => None,
    }
}
