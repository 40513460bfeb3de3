//! Do the conditions of a branch agree on the elements of arrays (M1, M2)?
//!
//! As the reference does, this goes through the conditions in the order of their paths, tries each hit that does not
//! contradict the elements chosen so far, and turns back where there is none. Three things keep it from taking the time
//! that this can take:
//!
//! - A *state*, the set of chosen elements, is reduced to what a later condition can still meet. Paths below one array
//!   stand together in the order of paths, so that usually one element is left, or none.
//! - A state that led to nothing before is not tried again. So a condition sees hardly more states than there are
//!   elements, where the number of combinations has no bound.
//! - Elements are numbered in document order: what lies in an element, or in an array, is a run of numbers. What a chosen
//!   element forbids is its array without itself, so the hits that agree with it are found, not tried one by one.

use super::marks::{Elements, Marks, ROOT};
use super::trie::{self, Trie};
use super::{Condition, NONE};
use crate::order;
use crate::table::Distinct;

/// Steps of all walks over one event; fewer in tests, which are not optimised.
const MAX_WORK: usize = if cfg!(test) { 2_000_000 } else { 20_000_000 };

/// The event has too many combinations of elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooMuchWork;

/// The walk; its lists are used again.
#[derive(Clone, Debug, Default)]
pub(super) struct Walk {
    meetings: Meetings,
    layers: Vec<Layer>,
    work: usize,
}

impl Walk {
    /// Begins an event.
    pub(super) fn begin(&mut self) {
        self.work = 0;
    }

    /// The steps taken for this event.
    #[cfg(test)]
    pub(super) const fn work(&self) -> usize {
        self.work
    }

    /// Is there a way to satisfy all conditions, which are in the order of their paths?
    pub(super) fn holds(&mut self, conditions: &[Condition], trie: &Trie, marks: &Marks) -> Result<bool, TooMuchWork> {
        self.meetings.begin(conditions, trie);
        if self.layers.len() < conditions.len() {
            self.layers.resize(conditions.len(), Layer::default());
        }
        for (index, (condition, layer)) in conditions.iter().zip(&mut self.layers).enumerate() {
            layer.begin(index, condition, &self.meetings, marks);
            self.work += layer.hits.len() + layer.leaves.len();
        }
        let layers = self.layers.get_mut(..conditions.len()).unwrap_or_default();
        let mut step = Step { meetings: &self.meetings, elements: &marks.elements, work: &mut self.work };
        step.on(layers, &[])
    }
}

/// Which conditions of a branch go through a node of the trie: there they meet in the same arrays.
#[derive(Clone, Debug, Default)]
struct Meetings {
    nodes: Vec<Meeting>,
    walk: u32,
}

/// The first of the conditions and the last.
#[derive(Clone, Copy, Debug, Default)]
struct Meeting {
    walk: u32,
    first: usize,
    last: usize,
}

impl Meetings {
    fn begin(&mut self, conditions: &[Condition], trie: &Trie) {
        if self.walk == u32::MAX {
            self.nodes.clear();
            self.walk = 0;
        }
        self.walk += 1;
        for (index, condition) in conditions.iter().enumerate() {
            let mut node = condition.node;
            while node != trie::ROOT && node != NONE {
                if self.nodes.len() <= node as usize {
                    self.nodes.resize(node as usize + 1, Meeting::default());
                }
                if let Some(place) = self.nodes.get_mut(node as usize) {
                    let first = if place.walk == self.walk { place.first } else { index };
                    *place = Meeting { walk: self.walk, first, last: index };
                }
                node = trie.parent(node);
            }
        }
    }

    /// The innermost element around `element` whose array is at a path where conditions meet that `count`.
    fn outward(&self, mut element: u32, elements: &Elements, count: impl Fn(&Meeting) -> bool) -> u32 {
        while element != ROOT {
            let Some(here) = elements.element(element) else { return ROOT };
            let node = elements.array(here.array).map_or(0, |array| array.node as usize);
            if self.nodes.get(node).is_some_and(|meeting| meeting.walk == self.walk && count(meeting)) {
                break;
            }
            element = here.parent;
        }
        element
    }
}

/// A condition of the branch.
#[derive(Clone, Debug, Default)]
struct Layer {
    index: usize,
    /// The elements in which it is hit, sorted.
    hits: Vec<u32>,
    /// The elements in which there is anything, if its absence would do.
    leaves: Vec<u32>,
    absence: bool,
    seen: States,
    /// The state for the next layer.
    state: Vec<u32>,
}

impl Layer {
    fn begin(&mut self, index: usize, condition: &Condition, meetings: &Meetings, marks: &Marks) {
        self.index = index;
        self.absence = condition.accepts_absence();
        self.seen.clear();
        self.hits.clear();
        condition.atoms().iter().for_each(|atom| marks.places(*atom, &mut self.hits));
        self.leaves.clear();
        if condition.accepts_absence() {
            marks.places(condition.present, &mut self.leaves);
        }
        // Elements that no other condition can meet make no difference.
        let shared = |meeting: &Meeting| meeting.first < index || meeting.last > index;
        for list in [&mut self.hits, &mut self.leaves] {
            list.iter_mut().for_each(|element| *element = meetings.outward(*element, &marks.elements, shared));
            order::numbers(list);
            list.dedup();
        }
    }
}

/// What a step of the walk needs.
struct Step<'a> {
    meetings: &'a Meetings,
    elements: &'a Elements,
    work: &'a mut usize,
}

impl Step<'_> {
    /// Do the conditions from here on hold, given the elements chosen so far?
    fn on(&mut self, layers: &mut [Layer], state: &[u32]) -> Result<bool, TooMuchWork> {
        let Some((layer, rest)) = layers.split_first_mut() else { return Ok(true) };
        if !layer.seen.insert(state) {
            return Ok(false);
        }
        let (index, merged) = (layer.index, &mut layer.state);
        let found = self.compatible(state, &layer.hits, |step, hit| {
            step.merge(state, hit, index, merged);
            step.on(rest, merged)
        })?;
        if found {
            return Ok(true);
        }
        // M2: absence is judged against the elements chosen so far, and chooses none itself.
        if !layer.absence || self.compatible(state, &layer.leaves, |_, _| Ok(true))? {
            return Ok(false);
        }
        self.merge(state, ROOT, index, merged);
        self.on(rest, merged)
    }

    /// Calls `visit` with every element of the sorted `list` that contradicts nothing in `state`, until it answers true.
    fn compatible(
        &mut self,
        state: &[u32],
        list: &[u32],
        mut visit: impl FnMut(&mut Self, u32) -> Result<bool, TooMuchWork>,
    ) -> Result<bool, TooMuchWork> {
        let elements = self.elements;
        let (anchor, others) = state.split_last().map_or((ROOT, state), |(anchor, others)| (*anchor, others));
        let mut run = |step: &mut Self, from: u32, to: u32| -> Result<bool, TooMuchWork> {
            *step.work += 1;
            let begin = list.partition_point(|element| *element < from);
            for element in list.get(begin..).unwrap_or_default().iter().take_while(|element| **element < to) {
                *step.work += 1;
                if *step.work > MAX_WORK {
                    return Err(TooMuchWork);
                }
                if others.iter().all(|other| agree(*element, *other, elements)) && visit(step, *element)? {
                    return Ok(true);
                }
            }
            Ok(false)
        };
        let end = |element: u32| elements.element(element).map_or(u32::MAX, |e| e.end);
        if run(self, anchor, end(anchor))? {
            return Ok(true);
        }
        let mut inner = anchor;
        while inner != ROOT {
            let Some(element) = elements.element(inner) else { break };
            let Some(array) = elements.array(element.array) else { break };
            if run(self, element.parent, array.first)? || run(self, array.end, end(element.parent))? {
                return Ok(true);
            }
            inner = element.parent;
        }
        Ok(false)
    }

    /// What `state` and `hit` choose, without what no later condition can meet.
    fn merge(&self, state: &[u32], hit: u32, index: usize, merged: &mut Vec<u32>) {
        let later = |meeting: &Meeting| meeting.last > index;
        let outward = |element| self.meetings.outward(element, self.elements, later);
        merged.clear();
        merged.extend(state.iter().copied().chain([hit]).map(outward));
        order::numbers(merged);
        merged.dedup();
        // An element before another one that lies in it is implied.
        let mut inner = NONE;
        for place in merged.iter_mut().rev() {
            let element = *place;
            let implied = self.elements.element(element).is_some_and(|e| inner != NONE && inner < e.end);
            if implied || element == ROOT {
                *place = ROOT;
            } else {
                inner = element;
            }
        }
        merged.retain(|element| *element != ROOT);
    }
}

/// Do two elements choose the same element of every array that they share?
fn agree(a: u32, b: u32, elements: &Elements) -> bool {
    let holds = |outer: u32, inner: u32| elements.element(outer).is_some_and(|e| outer <= inner && inner < e.end);
    if holds(a, b) || holds(b, a) {
        return true;
    }
    // Below the innermost element that holds both they part: in different elements of one array, or in two arrays.
    let below = |mut from: u32, other: u32| {
        while let Some(element) = elements.element(from) {
            if holds(element.parent, other) {
                return Some(element.array);
            }
            from = element.parent;
        }
        None
    };
    below(a, b) != below(b, a)
}

/// The states that were tried.
#[derive(Clone, Debug, Default)]
struct States {
    none: bool,
    /// States of one element: the number of the walk, by element.
    single: Vec<u32>,
    walk: u32,
    /// States of more, which are rare.
    several: Distinct<Box<[u32]>>,
}

impl States {
    fn clear(&mut self) {
        self.none = false;
        self.several.clear();
        if self.walk == u32::MAX {
            self.single.clear();
            self.walk = 0;
        }
        self.walk += 1;
    }

    /// Adds a state; false if it is there.
    fn insert(&mut self, state: &[u32]) -> bool {
        match state {
            [] => !std::mem::replace(&mut self.none, true),
            [element] => {
                let element = *element as usize;
                if self.single.len() <= element {
                    self.single.resize(element + 1, 0);
                }
                self.single.get_mut(element).is_some_and(|walk| std::mem::replace(walk, self.walk) != self.walk)
            }
            several => self.several.number(several).is_none() && self.several.insert(several.into()),
        }
    }
}
