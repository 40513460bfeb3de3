//! All tests of one path, merged: a leaf is looked up once, whatever the number of rules.
//!
//! Plain strings and numbers are in a hash table, other tests of strings in one [`Automaton`], ranges of numbers and of
//! addresses in [`Intervals`]. `anything-but` is turned around: what it must not be is an atom like any other, which
//! *blocks* it where it is hit; all that are not blocked accept.

use super::arena::Arena;
use super::atoms::{self, Atom, What};
use super::automaton::Automaton;
use super::intervals::Intervals;
use super::marks::{Marks, ROOT};
use crate::gather::Gather;
use crate::order;
use crate::rules::operators::{Decimal, IpAddress};
use crate::table::{Table, hash};

/// The merged tests of one path.
#[derive(Clone, Debug, Default)]
pub(super) struct Matcher {
    /// All atoms of the path, by what they accept.
    known: Table,
    present: Option<u32>,
    truth: Option<u32>,
    falsehood: Option<u32>,
    null: Option<u32>,
    /// How many of the atoms are plain strings, numbers that can be compared, and numbers that cannot.
    exact: usize,
    equal: usize,
    spelled: usize,
    automaton: Automaton,
    ranges: Intervals,
    addresses: Intervals,
    /// Every `anything-but`.
    but: Vec<u32>,
    /// Those of this event that no leaf outside of tracked arrays has hit yet.
    but_left: Vec<u32>,
    but_epoch: u32,
    /// The atoms that a leaf hit.
    found: Vec<u32>,
}

impl Matcher {
    /// Forgets that there were events: their numbers begin anew.
    pub(super) fn forget(&mut self) {
        self.but_epoch = 0;
    }

    /// The atom that accepts just that.
    pub(super) fn find(&self, what: &What, atoms: &Arena<Atom>) -> Option<u32> {
        self.look_up(what.hash(), atoms, |known| known == what)
    }

    #[inline(always)]
    fn look_up(&self, hash: u32, atoms: &Arena<Atom>, is: impl Fn(&What) -> bool) -> Option<u32> {
        self.known.find(hash, |atom| atoms.get(atom).is_some_and(|atom| is(&atom.what)))
    }

    /// Adds an atom that is not there yet.
    pub(super) fn add(&mut self, atom: u32, atoms: &Arena<Atom>) {
        let Some(what) = atoms.get(atom).map(|atom| &atom.what) else { return };
        self.known.insert(what.hash(), atom);
        match what {
            What::Present => self.present = Some(atom),
            What::True => self.truth = Some(atom),
            What::False => self.falsehood = Some(atom),
            What::Null => self.null = Some(atom),
            What::Exact(_) => self.exact += 1,
            What::Equal(_) => self.equal += 1,
            What::Spelled(_) => self.spelled += 1,
            What::Text(test) => self.automaton.add(test, atom),
            What::Range(range) => self.ranges.add(range.0, range.1, atom),
            What::Addresses(range) => self.addresses.add(range.0, range.1, atom),
            What::ButTexts(_) | What::ButNumbers(_) => self.but.push(atom),
        }
    }

    /// Removes an atom that is there.
    pub(super) fn remove(&mut self, atom: u32, atoms: &Arena<Atom>) {
        let Some(what) = atoms.get(atom).map(|atom| &atom.what) else { return };
        self.known.remove(what.hash(), atom);
        match what {
            What::Present => self.present = None,
            What::True => self.truth = None,
            What::False => self.falsehood = None,
            What::Null => self.null = None,
            What::Exact(_) => self.exact -= 1,
            What::Equal(_) => self.equal -= 1,
            What::Spelled(_) => self.spelled -= 1,
            What::Text(test) => {
                self.automaton.remove(test, atom);
                self.tidy(atoms);
            }
            What::Range(_) => self.ranges.remove(atom),
            What::Addresses(_) => self.addresses.remove(atom),
            What::ButTexts(_) | What::ButNumbers(_) => self.but.retain(|a| *a != atom),
        }
    }

    /// Makes the automaton anew, if most of it is dead.
    fn tidy(&mut self, atoms: &Arena<Atom>) {
        if !self.automaton.is_mostly_dead() {
            return;
        }
        let mut known: Vec<u32> = self.known.numbers().list();
        order::numbers(&mut known);
        self.automaton = Automaton::default();
        for id in known {
            if let Some(What::Text(test)) = atoms.get(id).map(|atom| &atom.what) {
                self.automaton.add(test, id);
            }
        }
    }

    /// A string in `element`.
    #[inline(always)]
    pub(super) fn text(&mut self, text: &[u8], element: u32, atoms: &Arena<Atom>, marks: &mut Marks) {
        self.found.clear();
        if self.exact > 0 {
            let exact = self.look_up(hash(text), atoms, |what| matches!(what, What::Exact(known) if **known == *text));
            self.found.extend(exact);
        }
        if !self.automaton.is_empty() {
            self.automaton.run(text, &mut self.found);
        }
        if !self.addresses.is_empty()
            && let Some(ip) = IpAddress::parse(text)
        {
            let found = &mut self.found;
            self.addresses.stab(atoms::place(ip), |atom| found.push(atom));
        }
        self.leaf(element, atoms, marks);
    }

    /// A number in `element`, as it was spelled.
    #[inline(always)]
    pub(super) fn number(&mut self, spelled: &[u8], element: u32, atoms: &Arena<Atom>, marks: &mut Marks) {
        self.found.clear();
        if (self.equal > 0 || !self.ranges.is_empty())
            && let Some(decimal) = Decimal::read(spelled)
        {
            if self.equal > 0 {
                let equal = self.look_up(hash(&decimal), atoms, |what| *what == What::Equal(decimal));
                self.found.extend(equal);
            }
            // To find out whether the number is comparable is the dearest part: only if it tells something new.
            let (found, mut is_comparable) = (&mut self.found, None);
            self.ranges.stab(atoms::number(decimal), |atom| {
                let check = || decimal.is_comparable();
                if !marks.knows(atom, element) && *is_comparable.get_or_insert_with(check) {
                    found.push(atom);
                }
            });
        }
        if self.spelled > 0 {
            let is = |what: &What| matches!(what, What::Spelled(known) if **known == *spelled);
            self.found.extend(self.look_up(hash(spelled), atoms, is));
        }
        self.leaf(element, atoms, marks);
    }

    /// `true` or `false` in `element`.
    pub(super) fn truth(&mut self, truth: bool, element: u32, atoms: &Arena<Atom>, marks: &mut Marks) {
        self.found.clear();
        self.found.extend(if truth { self.truth } else { self.falsehood });
        self.leaf(element, atoms, marks);
    }

    /// `null` in `element`.
    pub(super) fn null(&mut self, element: u32, atoms: &Arena<Atom>, marks: &mut Marks) {
        self.found.clear();
        self.found.extend(self.null);
        self.leaf(element, atoms, marks);
    }

    /// Marks what a leaf hit: what was found, and what nothing that was found blocks.
    #[inline(always)]
    fn leaf(&mut self, element: u32, atoms: &Arena<Atom>, marks: &mut Marks) {
        if let Some(atom) = self.present {
            marks.hit(atom, element);
        }
        for atom in &self.found {
            marks.hit(*atom, element);
        }
        if self.but.is_empty() {
            return;
        }
        marks.begin_leaf();
        for atom in &self.found {
            for blocked in atoms.get(*atom).map_or(&[][..], |atom| atom.blocks.as_slice()) {
                marks.block(*blocked);
            }
        }
        if element != ROOT {
            for atom in &self.but {
                if !marks.is_blocked(*atom) {
                    marks.hit(*atom, element);
                }
            }
            return;
        }
        // What is hit outside of arrays need not be looked at again: many leaves stay cheap.
        if self.but_epoch != marks.epoch() {
            self.but_epoch = marks.epoch();
            self.but_left.clear();
            for atom in &self.but {
                if marks.is_blocked(*atom) {
                    self.but_left.push(*atom);
                } else {
                    marks.hit(*atom, ROOT);
                }
            }
            return;
        }
        self.but_left.retain(|atom| {
            let blocked = marks.is_blocked(*atom);
            if !blocked {
                marks.hit(*atom, ROOT);
            }
            blocked
        });
    }
}
