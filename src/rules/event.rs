//! An event as rules see it: a list of leaves, each with its path and its place within arrays (V2, V3).

use crate::diagnostic::{Span, Step};
use crate::gather::Gather;
use crate::json::{Kind, Text, Value};
use crate::order;
use crate::table::Distinct;

/// A value that is neither an object nor an array.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaf<'a> {
    /// The bytes of a string (lone surrogates as WTF-8).
    Text(&'a [u8]),
    /// A number as it was spelled.
    Number(&'a str),
    /// `true` or `false`.
    Bool(bool),
    /// `null`.
    Null,
}

impl<'a> Leaf<'a> {
    /// The leaf of a value; none of an object or array.
    #[must_use]
    pub fn of(kind: &'a Kind) -> Option<Self> {
        Some(match kind {
            Kind::String(text) => Self::Text(text.as_bytes()),
            Kind::Number(spelled) => Self::Number(spelled),
            Kind::Bool(value) => Self::Bool(*value),
            Kind::Null => Self::Null,
            Kind::Object(_) | Kind::Array(_) => return None,
        })
    }
}

/// A leaf of an event and where it stands.
#[derive(Clone, Debug)]
pub struct EventLeaf<'a> {
    /// What it is.
    pub leaf: Leaf<'a>,
    /// The value in the tree.
    pub value: &'a Value,
    /// The way to it, array indexes included.
    pub path: Vec<Step>,
    /// The elements it lies in, outermost first: (array, index). Values directly in an array record nothing for that
    /// array (V3), so that they never conflict with each other.
    pub memberships: Vec<(usize, usize)>,
}

impl EventLeaf<'_> {
    /// Its place in the text of the event.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.value.span
    }
}

/// All leaves of an event, by joined path.
#[derive(Clone, Debug, Default)]
pub struct Flat<'a> {
    leaves: Vec<EventLeaf<'a>>,
    /// The joined paths, and by their numbers what is there.
    paths: Distinct<Vec<u8>>,
    spots: Vec<Spot<'a>>,
    arrays: usize,
    refusals: Vec<Refusal>,
}

/// What an event has at a path.
#[derive(Clone, Debug, Default)]
struct Spot<'a> {
    /// Leaves, by number.
    leaves: Vec<usize>,
    /// The first object or array: for explanations.
    container: Option<&'a Value>,
}

/// Why no condition on a path holds, whatever the event has there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The joined path; every path where there is none.
    pub path: Option<Vec<u8>>,
    /// Why, as the clause of a sentence.
    pub reason: String,
}

impl<'a> Flat<'a> {
    /// Flattens `event`, an object.
    #[must_use]
    pub fn new(event: &'a Value) -> Self {
        let mut flat = Self::default();
        flat.value(event, &mut Vec::new(), &mut Vec::new(), &mut Vec::new());
        flat
    }

    /// The same event, in which no condition that a refusal is about holds, not even that of an absent field.
    #[must_use]
    pub fn refusing(mut self, refusals: Vec<Refusal>) -> Self {
        self.refusals = refusals;
        self
    }

    /// Does a leaf lie in an element of an array that other leaves may lie in too?
    #[must_use]
    pub fn has_arrays(&self) -> bool {
        self.leaves.iter().any(|leaf| !leaf.memberships.is_empty())
    }

    /// The same leaves, as if none of them lay in an array: conditions then need not agree on elements.
    #[must_use]
    pub fn ignoring_arrays(mut self) -> Self {
        self.leaves.iter_mut().for_each(|leaf| leaf.memberships.clear());
        self
    }

    /// Why no condition on that joined path holds, if there is a reason.
    #[must_use]
    pub fn refusal(&self, path: &[u8]) -> Option<&str> {
        let about = |refusal: &&Refusal| refusal.path.as_deref().is_none_or(|other| other == path);
        self.refusals.iter().find(about).map(|refusal| refusal.reason.as_str())
    }

    /// The leaves of that joined path, in the order of the event.
    pub fn at(&self, path: &[u8]) -> impl Iterator<Item = &EventLeaf<'a>> {
        self.ids(path).iter().filter_map(|id| self.leaves.get(*id))
    }

    /// Those of them that lie in no other element of an array than the ones chosen (M1), as (array, index).
    ///
    /// Leaves are in the order of the event, so those of an element lie side by side: the others are passed over by
    /// binary search, and a large array costs no more than its elements that count.
    pub fn consistent<'s>(&'s self, path: &[u8], chosen: &[(usize, usize)]) -> impl Iterator<Item = &'s EventLeaf<'a>> {
        let mut rest = self.ids(path);
        let index_in = move |id: &usize, array: usize| {
            let memberships = &self.leaves.get(*id)?.memberships;
            memberships.iter().find(|(a, _)| *a == array).map(|(_, index)| *index)
        };
        std::iter::from_fn(move || {
            loop {
                let (first, behind) = rest.split_first()?;
                let other = chosen.iter().find_map(|(array, index)| {
                    let found = index_in(first, *array)?;
                    (found != *index).then_some((*array, *index, found))
                });
                let Some((array, index, found)) = other else {
                    rest = behind;
                    return self.leaves.get(*first);
                };
                // Before the chosen element: on to it. Behind it: past the array.
                let until = if found < index { index } else { usize::MAX };
                let skipped = rest.partition_point(|id| index_in(id, array).is_some_and(|i| i < until));
                rest = rest.get(skipped.max(1)..).unwrap_or_default();
            }
        })
    }

    /// All leaves with their joined paths, in the order of the event.
    #[must_use]
    pub fn leaves(&self) -> Vec<(&[u8], &EventLeaf<'a>)> {
        let mut ids: Vec<(usize, &[u8])> =
            self.all().flat_map(|(path, spot)| spot.leaves.iter().map(move |id| (*id, path))).list();
        order::by_key(&mut ids, |(id, _)| *id);
        ids.into_iter().filter_map(|(id, path)| Some((path, self.leaves.get(id)?))).list()
    }

    /// What stands at that joined path, if it is an object or an array.
    #[must_use]
    pub fn container(&self, path: &[u8]) -> Option<&'a Value> {
        self.spots.get(self.paths.number(path)?)?.container
    }

    /// All joined paths that have a leaf.
    pub fn paths(&self) -> impl Iterator<Item = &[u8]> {
        self.all().filter(|(_, spot)| !spot.leaves.is_empty()).map(|(path, _)| path)
    }

    fn all(&self) -> impl Iterator<Item = (&[u8], &Spot<'a>)> {
        self.paths.items().iter().map(Vec::as_slice).zip(&self.spots)
    }

    /// The numbers of the leaves at a path.
    fn ids(&self, path: &[u8]) -> &[usize] {
        let spot = self.paths.number(path).and_then(|number| self.spots.get(number));
        spot.map(|spot| spot.leaves.as_slice()).unwrap_or_default()
    }

    fn spot(&mut self, path: &[u8]) -> Option<&mut Spot<'a>> {
        if self.paths.number(path).is_none() {
            self.paths.insert(path.to_vec());
            self.spots.push(Spot::default());
        }
        self.spots.get_mut(self.paths.number(path)?)
    }

    fn contain(&mut self, path: &[u8], value: &'a Value) {
        if let Some(spot) = self.spot(path) {
            spot.container.get_or_insert(value);
        }
    }

    fn value(
        &mut self,
        value: &'a Value,
        dotted: &mut Vec<u8>,
        path: &mut Vec<Step>,
        memberships: &mut Vec<(usize, usize)>,
    ) {
        match &value.kind {
            Kind::Object(members) => {
                self.contain(dotted, value);
                for member in members {
                    self.member(&member.key, &member.value, dotted, path, memberships);
                }
                return;
            }
            Kind::Array(elements) => {
                self.contain(dotted, value);
                let array = self.arrays;
                self.arrays += 1;
                for (index, element) in elements.iter().enumerate() {
                    let records = matches!(element.kind, Kind::Object(_) | Kind::Array(_));
                    path.push(Step::Index(index));
                    if records {
                        memberships.push((array, index));
                    }
                    self.value(element, dotted, path, memberships);
                    if records {
                        memberships.pop();
                    }
                    path.pop();
                }
                return;
            }
            _ => {}
        }
        let Some(leaf) = Leaf::of(&value.kind) else { return };
        let number = self.leaves.len();
        if let Some(spot) = self.spot(dotted) {
            spot.leaves.push(number);
        }
        self.leaves.push(EventLeaf { leaf, value, path: path.clone(), memberships: memberships.clone() });
    }

    fn member(
        &mut self,
        key: &Text,
        value: &'a Value,
        dotted: &mut Vec<u8>,
        path: &mut Vec<Step>,
        memberships: &mut Vec<(usize, usize)>,
    ) {
        let length = dotted.len();
        // The root has the empty path and no dot behind it; below it every name follows a dot, an empty one too.
        if !path.iter().all(|step| matches!(step, Step::Index(_))) {
            dotted.push(b'.');
        }
        dotted.extend_from_slice(key.as_bytes());
        path.push(Step::Key(key.as_str().to_owned()));
        self.value(value, dotted, path, memberships);
        path.pop();
        dotted.truncate(length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{Options, parse};

    #[test]
    fn leaves_know_their_elements() {
        let value =
            parse(r#"{"a":[{"x":1},[{"x":2},3],"s"],"b":{"":true,"c.d":null},"e":{},"f":[]}"#, &Options::default())
                .value
                .unwrap();
        let flat = Flat::new(&value);
        let at = |path: &str| -> Vec<_> { flat.at(path.as_bytes()).map(|l| (l.leaf, l.memberships.clone())).collect() };
        assert_eq!(at("a.x"), [(Leaf::Number("1"), vec![(0, 0)]), (Leaf::Number("2"), vec![(0, 1), (1, 0)])]);
        assert_eq!(at("a"), [(Leaf::Number("3"), vec![(0, 1)]), (Leaf::Text(b"s"), vec![])]);
        assert_eq!(at("b."), [(Leaf::Bool(true), vec![])]);
        assert_eq!(at("b.c.d"), [(Leaf::Null, vec![])]);
        assert!(at("e").is_empty() && at("f").is_empty());
    }

    #[test]
    fn consistent_leaves_are_those_that_conflict_with_no_choice() {
        let text =
            r#"{"a":[{"b":[{"x":1},{"x":2}],"x":3},[{"b":[{"x":4}]}],{"b":[{"x":5},{"x":6}]}],"a":[{"b":{"x":7}}]}"#;
        let value = parse(text, &Options::default()).value.unwrap();
        let flat = Flat::new(&value);
        let all: Vec<_> = flat.at(b"a.b.x").collect();
        for one in &all {
            for other in &all {
                let mut chosen = one.memberships.clone();
                chosen.extend(&other.memberships);
                for chosen in [&one.memberships, &chosen] {
                    let fits = |l: &&&EventLeaf<'_>| {
                        !l.memberships.iter().any(|(a, i)| chosen.iter().any(|(b, j)| a == b && i != j))
                    };
                    let want: Vec<Span> = all.iter().filter(fits).map(|l| l.span()).collect();
                    let got: Vec<Span> = flat.consistent(b"a.b.x", chosen).map(EventLeaf::span).collect();
                    assert_eq!(got, want, "{chosen:?}");
                }
            }
        }
    }
}
