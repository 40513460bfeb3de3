//! The set engine: thousands of rules in one pass over the bytes of an event.
//!
//! What an event costs should depend on the event and on what it hits, not on the number of rules. Five steps:
//!
//! 1. The flattener (`flatten.rs`) goes over the bytes once and builds no tree. The trie of all paths that some
//!    rule names says which members to enter; the rest is skipped 64 bytes at a time (`json/scan.rs`).
//! 2. Each leaf at such a path goes to the matcher of the path, where the tests of all rules are merged: hash maps
//!    for plain values, one automaton for the other tests of strings, sorted intervals for ranges. A test is an
//!    *atom*: equal ones are kept once.
//! 3. Atoms that are hit get marks that count for this event only, so that nothing is cleared between events.
//! 4. A rule is a list of branches (its `$or` multiplied out), a branch a list of conditions, one per path. A branch
//!    watches the atoms of one condition, the one that the fewest others watch. Where one of them is hit, the other
//!    conditions are looked up among the marks. A branch that accepts a field's absence everywhere is always looked at.
//! 5. Only where the event has arrays of objects at a path that two conditions of one branch go through, the elements of
//!    the hits are recorded, and a walk (`consistency.rs`) tells whether the conditions agree on them.
//!
//! Everything is kept in lists and addressed by number; what is removed leaves its number to what comes next. No order
//! depends on a hash: the same calls give the same answers in the same order, always.

mod arena;
mod atoms;
pub(super) mod automaton;
mod consistency;
mod few;
mod flatten;
mod intervals;
mod marks;
mod matcher;
mod trie;

use super::compile::Compiled;
use super::operators::{AnythingBut, Test};
use super::pattern::{Condition as Wanted, Pattern};
use crate::gather::Gather;
use crate::json::Limits;
use crate::order;
use arena::Arena;
use atoms::{Atom, What};
use consistency::{TooMuchWork, Walk};
use few::Few;
use flatten::Flattener;
use marks::Marks;
use matcher::Matcher;
use trie::Trie;

/// No number of anything.
const NONE: u32 = u32::MAX;

/// Why an event gets no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is not a JSON object.
    Malformed,
    /// It has too many combinations of array elements for one of the rules.
    TooMuchWork,
}

/// The rules. Each has a number, its *slot*: small, stable, and used again after the rule is removed.
#[derive(Clone, Debug, Default)]
pub struct Set {
    trie: Trie,
    matchers: Arena<Matcher>,
    atoms: Arena<Atom>,
    branches: Arena<Branch>,
    rules: Arena<Rule>,
    /// Branches that an event can satisfy without hitting anything.
    always: Vec<u32>,
    /// How many rules there ever were.
    added: u64,
    /// How many branches there ever were.
    branched: u64,
    marks: Marks,
    walk: Walk,
    scratch: Vec<u8>,
    /// The answer.
    matched: Vec<u32>,
}

#[derive(Clone, Debug, Default)]
struct Rule {
    branches: Few,
    /// Its place in the order of adding.
    order: u64,
    /// The event that last matched.
    epoch: u32,
}

/// Conditions that all have to hold.
#[derive(Clone, Debug, Default)]
struct Branch {
    rule: u32,
    /// In the order of their paths (M1).
    conditions: Box<[Condition]>,
    /// The condition whose atoms it watches; behind the last one where it watches none.
    watched: u32,
    /// Its place among the watchers of each of them.
    places: Few,
    /// The event that last looked at it.
    epoch: u32,
}

/// What one path has to hold.
#[derive(Clone, Debug)]
struct Condition {
    /// The path.
    node: u32,
    /// One of them has to be hit…
    atoms: Few,
    /// …or, unless this is [`NONE`], nothing at all at the path, which is what this atom tells.
    present: u32,
}

impl Condition {
    #[inline(always)]
    fn atoms(&self) -> &[u32] {
        self.atoms.as_slice()
    }

    #[inline(always)]
    const fn accepts_absence(&self) -> bool {
        self.present != NONE
    }
}

impl Set {
    /// Adds a rule; gives its slot.
    pub fn insert(&mut self, pattern: &Pattern, compiled: &Compiled) -> u32 {
        self.added += 1;
        let rule = self.rules.insert(Rule { order: self.added, ..Rule::default() });
        self.branch_out(rule, pattern, compiled);
        rule
    }

    /// Puts another rule into the slot of one that is there; it keeps its place in the order.
    pub fn replace(&mut self, slot: u32, pattern: &Pattern, compiled: &Compiled) {
        self.prune(slot);
        self.branch_out(slot, pattern, compiled);
    }

    /// Removes the rule of that slot, which has to be there.
    pub fn remove(&mut self, slot: u32) {
        self.prune(slot);
        self.rules.remove(slot);
    }

    /// The slots of the rules that match, in the order of adding.
    ///
    /// In `strict` mode the whole object is checked. Otherwise what no rule names is checked only for strings and
    /// brackets that end. Text behind the object is not looked at.
    ///
    /// # Errors
    /// Where the text is not a JSON object in UTF-8, or asks for too much work.
    pub fn matches(&mut self, event: &[u8], strict: bool) -> Result<&[u32], Refused> {
        self.begin();
        if event.len() > Limits::default().bytes {
            return Err(Refused::Malformed);
        }
        let mut flattener = Flattener {
            text: event,
            trie: &self.trie,
            atoms: &self.atoms,
            matchers: &mut self.matchers,
            marks: &mut self.marks,
            scratch: &mut self.scratch,
            strict,
        };
        flattener.event().ok_or(Refused::Malformed)?;
        let mut finder = Finder {
            trie: &self.trie,
            atoms: &self.atoms,
            branches: &mut self.branches,
            rules: &mut self.rules,
            marks: &self.marks,
            walk: &mut self.walk,
            matched: &mut self.matched,
        };
        finder.find(&self.always).map_err(|TooMuchWork| Refused::TooMuchWork)?;
        let rules = &self.rules;
        order::by_key(&mut self.matched, |slot| rules.get(*slot).map_or(0, |rule| rule.order));
        Ok(&self.matched)
    }

    fn begin(&mut self) {
        self.matched.clear();
        self.walk.begin();
        if self.marks.begin() {
            self.matchers.iter_mut().for_each(Matcher::forget);
            self.branches.iter_mut().for_each(|branch| branch.epoch = 0);
            self.rules.iter_mut().for_each(|rule| rule.epoch = 0);
        }
    }

    /// Adds the branches of a rule.
    fn branch_out(&mut self, rule: u32, pattern: &Pattern, compiled: &Compiled) {
        let mut branches = Vec::with_capacity(compiled.branches.len());
        for branch in &compiled.branches {
            self.branched += 1;
            let wanted = branch.conditions.iter().filter_map(|id| pattern.condition(*id));
            let conditions: Box<[Condition]> = wanted.map(|wanted| self.condition(wanted)).list().into();
            branches.push(self.watch(rule, conditions));
        }
        if let Some(rule) = self.rules.get_mut(rule) {
            rule.branches = branches.into();
        }
    }

    fn condition(&mut self, wanted: &Wanted) -> Condition {
        let node = self.trie.add(wanted.path.steps(), self.branched);
        let mut matcher = self.trie.node(node).map_or(NONE, |node| node.matcher);
        if matcher == NONE {
            matcher = self.matchers.insert(Matcher::default());
            self.trie.set_matcher(node, matcher);
        }
        let mut atoms = Vec::with_capacity(wanted.alternatives.len());
        for alternative in &wanted.alternatives {
            let what = match &alternative.test {
                Test::Exists(false) => continue,
                Test::Exists(true) => What::Present,
                Test::Text(test) => What::text(test),
                Test::Number(number) => What::number(number),
                Test::Bool(true) => What::True,
                Test::Bool(false) => What::False,
                Test::Null => What::Null,
                Test::Address(range) => What::addresses(range),
                Test::Numeric(range) => What::numeric(range),
                Test::AnythingBut(AnythingBut::Texts(tests)) => {
                    What::ButTexts(self.inner(matcher, tests.iter().map(What::text)))
                }
                Test::AnythingBut(AnythingBut::Numbers(numbers)) => {
                    What::ButNumbers(self.inner(matcher, numbers.iter().map(What::number)))
                }
            };
            atoms.push(self.atom(matcher, what));
        }
        self.settle(&mut atoms);
        let present = if wanted.accepts_absence() { self.atom(matcher, What::Present) } else { NONE };
        Condition { node, atoms: atoms.into(), present }
    }

    /// The atoms that an `anything-but` must not hit.
    fn inner(&mut self, matcher: u32, tests: impl Iterator<Item = What>) -> Box<[u32]> {
        let mut atoms: Vec<u32> = tests.map(|what| self.atom(matcher, what)).list();
        self.settle(&mut atoms);
        atoms.into()
    }

    /// Sorts atoms and gives those back that are there twice.
    fn settle(&mut self, atoms: &mut Vec<u32>) {
        order::numbers(atoms);
        let mut last = NONE;
        atoms.retain(|atom| {
            let first = std::mem::replace(&mut last, *atom) != *atom;
            if !first {
                self.release(*atom);
            }
            first
        });
    }

    /// The atom of a test, made if no rule has it yet.
    fn atom(&mut self, matcher: u32, what: What) -> u32 {
        let Some(tests) = self.matchers.get_mut(matcher) else { return NONE };
        if let Some(id) = tests.find(&what, &self.atoms) {
            if let Some(atom) = self.atoms.get_mut(id) {
                atom.uses += 1;
            }
            // The one that is there has its own inner atoms already.
            what.inner().iter().for_each(|atom| self.release(*atom));
            return id;
        }
        let inner: Vec<u32> = what.inner().into();
        let id = self.atoms.insert(Atom { what, matcher, uses: 1, ..Atom::default() });
        tests.add(id, &self.atoms);
        self.marks.reserve(id);
        for inner in inner {
            if let Some(atom) = self.atoms.get_mut(inner) {
                atom.blocks.push(id);
            }
        }
        id
    }

    fn release(&mut self, id: u32) {
        let Some(atom) = self.atoms.get_mut(id) else { return };
        atom.uses -= 1;
        let (uses, matcher) = (atom.uses, atom.matcher);
        if uses > 0 {
            return;
        }
        if let Some(tests) = self.matchers.get_mut(matcher) {
            tests.remove(id, &self.atoms);
        }
        let atom = self.atoms.remove(id);
        for inner in atom.what.inner() {
            if let Some(inner) = self.atoms.get_mut(*inner) {
                inner.blocks.remove(id);
            }
            self.release(*inner);
        }
    }

    /// Adds a branch, as a watcher of its most selective condition.
    fn watch(&mut self, rule: u32, conditions: Box<[Condition]>) -> u32 {
        let breadth = |condition: &Condition| condition.atoms().iter().map(|atom| self.breadth(*atom)).sum::<usize>();
        let needed = conditions.iter().enumerate().filter(|(_, condition)| !condition.accepts_absence());
        let best = needed.min_by_key(|(_, condition)| breadth(condition));
        let watched = best.map_or(NONE, |(index, _)| index as u32);
        let id = self.branches.insert(Branch::default());
        let mut places = Vec::new();
        for atom in best.map_or(&[][..], |(_, condition)| condition.atoms()) {
            if let Some(atom) = self.atoms.get_mut(*atom) {
                places.push(atom.watchers.as_slice().len() as u32);
                atom.watchers.push(id);
            }
        }
        if watched == NONE {
            self.always.push(id);
        }
        if let Some(branch) = self.branches.get_mut(id) {
            *branch = Branch { rule, conditions, watched, places: places.into(), epoch: 0 };
        }
        id
    }

    /// How often looking at the watchers of an atom is likely to be in vain.
    fn breadth(&self, atom: u32) -> usize {
        let Some(atom) = self.atoms.get(atom) else { return 0 };
        let kind = match atom.what {
            What::Exact(_) | What::Equal(_) | What::Spelled(_) => 1,
            What::Text(_) | What::Null => 2,
            What::True | What::False | What::Range(_) | What::Addresses(_) => 8,
            What::ButTexts(_) | What::ButNumbers(_) | What::Present => 64,
        };
        kind + atom.watchers.as_slice().len()
    }

    /// Removes the branches of a rule.
    fn prune(&mut self, rule: u32) {
        let branches = self.rules.get_mut(rule).map(|rule| std::mem::take(&mut rule.branches)).unwrap_or_default();
        for id in branches.as_slice() {
            let branch = self.branches.remove(*id);
            match branch.conditions.get(branch.watched as usize) {
                Some(condition) => {
                    for (atom, place) in condition.atoms().iter().zip(branch.places.as_slice()) {
                        self.unwatch(*atom, *place);
                    }
                }
                None => self.always.retain(|always| always != id),
            }
            for condition in branch.conditions {
                condition.atoms().iter().for_each(|atom| self.release(*atom));
                if condition.accepts_absence() {
                    self.release(condition.present);
                }
                if let Some(matcher) = self.trie.remove(condition.node) {
                    self.matchers.remove(matcher);
                }
            }
        }
    }

    /// Takes one watcher out; the last one moves into its place, and is told.
    fn unwatch(&mut self, id: u32, place: u32) {
        let moved = self.atoms.get_mut(id).and_then(|atom| atom.watchers.swap_remove(place as usize));
        let Some(branch) = moved.and_then(|moved| self.branches.get_mut(moved)) else { return };
        let watched = branch.conditions.get(branch.watched as usize);
        let index = watched.and_then(|condition| condition.atoms().binary_search(&id).ok());
        if let Some(known) = index.and_then(|index| branch.places.as_mut_slice().get_mut(index)) {
            *known = place;
        }
    }
}

/// From marks to rules.
struct Finder<'a> {
    trie: &'a Trie,
    atoms: &'a Arena<Atom>,
    branches: &'a mut Arena<Branch>,
    rules: &'a mut Arena<Rule>,
    marks: &'a Marks,
    walk: &'a mut Walk,
    matched: &'a mut Vec<u32>,
}

impl Finder<'_> {
    fn find(&mut self, always: &[u32]) -> Result<(), TooMuchWork> {
        let atoms = self.atoms;
        for atom in self.marks.hits() {
            for branch in atoms.get(*atom).map_or(&[][..], |atom| atom.watchers.as_slice()) {
                self.look(*branch)?;
            }
        }
        always.iter().try_for_each(|branch| self.look(*branch))
    }

    /// Does a branch hold? If so, its rule matches.
    fn look(&mut self, id: u32) -> Result<(), TooMuchWork> {
        let epoch = self.marks.epoch();
        let Some(branch) = self.branches.get_mut(id) else { return Ok(()) };
        if std::mem::replace(&mut branch.epoch, epoch) == epoch {
            return Ok(());
        }
        let Some(rule) = self.rules.get_mut(branch.rule) else { return Ok(()) };
        if rule.epoch == epoch {
            return Ok(());
        }
        let (marks, watched) = (self.marks, branch.watched as usize);
        let arrays = !marks.elements.is_empty();
        // What brought us here holds; one condition alone has nothing to agree with.
        let alone = watched == 0 && branch.conditions.len() == 1;
        let holds = alone
            || branch.conditions.iter().enumerate().all(|(index, condition)| {
                index == watched
                    || condition.atoms().iter().any(|atom| marks.is_hit(*atom))
                    // With arrays a field can be there and yet be absent for the elements that are chosen.
                    || condition.accepts_absence() && (arrays || !marks.is_hit(condition.present))
            });
        let arrays = arrays && !alone;
        if holds && (!arrays || self.walk.holds(&branch.conditions, self.trie, marks)?) {
            rule.epoch = epoch;
            self.matched.push(branch.rule);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{Options, parse};
    use crate::rules::Profile;

    fn set(rules: &[&str]) -> Set {
        let mut set = Set::default();
        for text in rules {
            let value = parse(text, &Options::default()).value.unwrap();
            let pattern = Pattern::parse(&value, text, Profile::EventBridge).unwrap();
            set.insert(&pattern, &pattern.compile().unwrap());
        }
        set
    }

    /// The work for an event of `n` elements, and whether it matched.
    fn work(set: &mut Set, n: usize, element: &str) -> (usize, usize) {
        let event = format!(r#"{{"a":[{}]}}"#, vec![element; n].join(","));
        let matched = set.matches(event.as_bytes(), false).unwrap().len();
        (set.walk.work(), matched)
    }

    #[test]
    fn the_work_for_arrays_grows_with_the_event_and_no_faster() {
        for (rule, element, matches) in [
            // Every element satisfies all but the last condition.
            (r#"{"a":{"w":[1],"x":[1],"y":[1],"z":[1]}}"#, r#"{"w":1,"x":1,"y":1,"z":2}"#, 0),
            (
                r#"{"a":{"b":{"x":[1],"y":[2]},"c":{"x":[3],"y":[4]}}}"#,
                r#"{"b":[{"x":1},{"y":2}],"c":[{"x":3,"y":4}]}"#,
                0,
            ),
            (r#"{"a":{"b":{"x":[1],"y":[2]},"c":[5]}}"#, r#"{"b":[{"x":1,"y":2},{"x":1,"y":2}],"c":[4,5]}"#, 1),
            (r#"{"a":{"x":[1],"y":[{"exists":false}]}}"#, r#"{"x":1,"y":1}"#, 0),
            (r#"{"a":{"x":[1,2,3],"y":[1,2,3],"z":[1]}}"#, r#"{"x":[1,2,3],"y":[1,2,3],"z":[[2]]}"#, 0),
            (r#"{"a":[1],"a-b":{"x":[1]},"a.z":[1]}"#, r#"[1],{"z":2}"#, 0),
        ] {
            let mut set = set(&[rule]);
            let (small, matched) = work(&mut set, 1_000, element);
            assert_eq!(matched, matches, "{rule}");
            let n = 1_000_000 / element.len();
            let (large, matched) = work(&mut set, n, element);
            assert_eq!(matched, matches, "{rule}");
            assert!(large <= (small + 100) * n / 900 && large < 30 * n, "{rule}: {small}, then {large} for {n}");
        }
    }

    #[test]
    fn work_without_end_is_refused() {
        // Two arrays of one name: every element of one goes with every element of the other.
        let mut set = set(&[r#"{"a":{"x":[1],"y":[1],"z":[1]}}"#]);
        let array = |element: &str, last: &str| format!(r#""a":[{}{last}]"#, format!("{element},").repeat(20_000));
        let pairs = |last| format!("{{{},{}}}", array(r#"{"x":1}"#, r#"{"z":1}"#), array(r#"{"y":1}"#, last));
        assert_eq!(set.matches(pairs(r#"{"z":2}"#).as_bytes(), false), Err(Refused::TooMuchWork));
        assert_eq!(set.matches(br#"{"a":[{"x":1,"y":1,"z":1}]}"#, false), Ok(&[0][..]));
        // A way that is there is found, whatever the number of ways.
        let third = pairs(r#"{"z":2}"#).replacen('{', r#"{"a":[{"z":1}],"#, 1);
        assert_eq!(set.matches(third.as_bytes(), false), Ok(&[0][..]));
    }

    #[test]
    fn what_is_removed_leaves_nothing_behind() {
        let rules = [
            r#"{"a":{"b":["x",{"prefix":"y"},1,1e400,{"numeric":[">",1]},{"cidr":"10.0.0.0/8"},null,true,false]}}"#,
            r#"{"a":{"b":[{"anything-but":["x","z"]},{"anything-but":[1,2]},{"exists":false}]},"$or":[{"c":[1]},{"d":["x"]}]}"#,
            r#"{"a":{"b":[{"anything-but":["x","z"]}]},"c":[{"exists":false}]}"#,
        ];
        let mut set = set(&[rules[0], rules[1], rules[2], rules[0], rules[1]]);
        for slot in [1, 0, 4, 2, 3] {
            set.remove(slot);
        }
        assert!(!set.trie.enters(trie::ROOT) && set.always.is_empty());
        assert!(set.atoms.iter_mut().all(|atom| atom.uses == 0 && atom.watchers.as_slice().is_empty()));
        assert_eq!(set.matches(br#"{"a":{"b":"x"}}"#, true), Ok(&[][..]));
    }

    #[test]
    fn the_numbers_of_events_begin_anew() {
        let mut set = set(&[r#"{"a":[{"anything-but":"x"}]}"#, r#"{"a":["y"]}"#]);
        set.marks.begin_anew_soon();
        for _ in 0..5 {
            assert_eq!(set.matches(br#"{"a":["x","y","x"]}"#, false), Ok(&[0, 1][..]));
            assert_eq!(set.matches(br#"{"a":"x"}"#, false), Ok(&[][..]));
        }
    }
}
