//! What an event has hit so far, and where.
//!
//! Nothing is cleared between events: a mark counts only while it carries the number of the event, its *epoch*.

use super::NONE;

/// The marks of one event.
#[derive(Clone, Debug, Default)]
pub(super) struct Marks {
    epoch: u32,
    marks: Vec<Mark>,
    /// The atoms that were hit, once each.
    hit: Vec<u32>,
    /// In which elements, as a list per atom.
    places: Vec<Place>,
    /// The array elements of this event that matter.
    pub(super) elements: Elements,
    /// Counts leaves, so that what one leaf blocks is not cleared for the next.
    leaf: u32,
}

#[derive(Clone, Copy, Debug, Default)]
struct Mark {
    epoch: u32,
    /// The last place of its list.
    place: u32,
    /// The leaf that an `anything-but` does not accept.
    blocked: u32,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    element: u32,
    before: u32,
}

impl Marks {
    /// Makes room for atoms up to `atom`.
    pub(super) fn reserve(&mut self, atom: u32) {
        if self.marks.len() <= atom as usize {
            self.marks.resize(atom as usize + 1, Mark::default());
        }
    }

    /// Begins an event. Answers true where the numbers of events begin anew, so that no older one counts.
    #[must_use]
    pub(super) fn begin(&mut self) -> bool {
        self.hit.clear();
        self.places.clear();
        self.elements.clear();
        self.epoch = self.epoch.wrapping_add(1);
        let anew = self.epoch == 0 || self.leaf > u32::MAX / 2;
        if anew {
            self.marks.fill(Mark::default());
            (self.epoch, self.leaf) = (1, 0);
        }
        anew
    }

    #[cfg(test)]
    pub(super) fn begin_anew_soon(&mut self) {
        self.epoch = u32::MAX - 3;
    }

    pub(super) const fn epoch(&self) -> u32 {
        self.epoch
    }

    /// The atoms that were hit.
    pub(super) fn hits(&self) -> &[u32] {
        &self.hit
    }

    /// Marks an atom as hit by a leaf in `element`.
    #[inline(always)]
    pub(super) fn hit(&mut self, atom: u32, element: u32) {
        let Some(mark) = self.marks.get_mut(atom as usize) else { return };
        let mut before = NONE;
        if mark.epoch == self.epoch {
            if self.places.get(mark.place as usize).is_some_and(|place| place.element == element) {
                return;
            }
            before = mark.place;
        } else {
            mark.epoch = self.epoch;
            self.hit.push(atom);
        }
        mark.place = self.places.len() as u32;
        self.places.push(Place { element, before });
    }

    #[inline(always)]
    pub(super) fn is_hit(&self, atom: u32) -> bool {
        self.marks.get(atom as usize).is_some_and(|mark| mark.epoch == self.epoch)
    }

    /// Would another hit in `element` tell nothing new?
    #[inline(always)]
    pub(super) fn knows(&self, atom: u32, element: u32) -> bool {
        self.marks.get(atom as usize).is_some_and(|mark| {
            mark.epoch == self.epoch && self.places.get(mark.place as usize).is_some_and(|p| p.element == element)
        })
    }

    /// Adds the elements in which an atom was hit, the last one first.
    pub(super) fn places(&self, atom: u32, into: &mut Vec<u32>) {
        let Some(mark) = self.marks.get(atom as usize).filter(|mark| mark.epoch == self.epoch) else { return };
        let mut next = mark.place;
        while let Some(place) = self.places.get(next as usize) {
            into.push(place.element);
            next = place.before;
        }
    }

    /// Begins a leaf.
    #[inline(always)]
    pub(super) fn begin_leaf(&mut self) {
        self.leaf = self.leaf.wrapping_add(1);
    }

    /// This leaf is one that `atom` does not accept.
    #[inline(always)]
    pub(super) fn block(&mut self, atom: u32) {
        if let Some(mark) = self.marks.get_mut(atom as usize) {
            mark.blocked = self.leaf;
        }
    }

    #[inline(always)]
    pub(super) fn is_blocked(&self, atom: u32) -> bool {
        self.marks.get(atom as usize).is_some_and(|mark| mark.blocked == self.leaf)
    }
}

/// The element that stands for the whole event.
pub(super) const ROOT: u32 = 0;

/// The elements of arrays in document order: what lies in an element has a number from its own up to its end, and so
/// have the elements of an array.
#[derive(Clone, Debug, Default)]
pub(super) struct Elements {
    elements: Vec<Element>,
    arrays: Vec<Array>,
}

/// An object or array that is an element of an array.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element {
    /// The element that the array lies in.
    pub(super) parent: u32,
    /// The array.
    pub(super) array: u32,
    /// Behind the elements within.
    pub(super) end: u32,
}

/// An array.
#[derive(Clone, Copy, Debug)]
pub(super) struct Array {
    /// Its path, as a node of the trie.
    pub(super) node: u32,
    /// Its first element.
    pub(super) first: u32,
    /// Behind its last element.
    pub(super) end: u32,
}

impl Elements {
    fn clear(&mut self) {
        self.elements.clear();
        self.arrays.clear();
        self.elements.push(Element { parent: ROOT, array: NONE, end: u32::MAX });
    }

    /// Is there none?
    pub(super) fn is_empty(&self) -> bool {
        self.elements.len() <= 1
    }

    pub(super) fn open_array(&mut self, node: u32) -> u32 {
        let first = self.elements.len() as u32;
        self.arrays.push(Array { node, first, end: first });
        self.arrays.len() as u32 - 1
    }

    pub(super) fn close_array(&mut self, array: u32) {
        let end = self.elements.len() as u32;
        if let Some(array) = self.arrays.get_mut(array as usize) {
            array.end = end;
        }
    }

    pub(super) fn open(&mut self, array: u32, parent: u32) -> u32 {
        let id = self.elements.len() as u32;
        self.elements.push(Element { parent, array, end: id + 1 });
        id
    }

    pub(super) fn close(&mut self, element: u32) {
        let end = self.elements.len() as u32;
        if let Some(element) = self.elements.get_mut(element as usize) {
            element.end = end;
        }
    }

    pub(super) fn element(&self, id: u32) -> Option<&Element> {
        self.elements.get(id as usize)
    }

    pub(super) fn array(&self, id: u32) -> Option<&Array> {
        self.arrays.get(id as usize)
    }
}
