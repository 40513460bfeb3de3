//! Branches against branches.

use super::events::{event, values};
use super::question::{Answer, Question, Value, Work};
use super::{Comparison, Existence};
use crate::gather::Gather;
use crate::order;
use crate::rules::compile::Compiled;
use crate::rules::pattern::{Condition, FieldPath, Pattern};
use crate::table::Distinct;

/// Pairs of branches that are tried for an event with arrays.
const MAX_PAIRS: usize = 64;

/// Two rules, and what is known about their conditions.
pub(super) struct Search<'a> {
    rules: [(&'a Pattern, &'a Compiled); 2],
    /// Those of the first rule, then those of the second; the numbers below count in it.
    conditions: Vec<&'a Condition>,
    work: Work,
    /// Questions and, by their numbers, answers. Branches of an `$or` ask the same ones again and again.
    asked: Distinct<Vec<u32>>,
    answers: Vec<Answer>,
}

/// A field of an event that is being sought.
#[derive(Clone)]
struct Slot<'a> {
    path: &'a FieldPath,
    /// Conditions that are to accept the value.
    all: Vec<u32>,
    /// Conditions that are not to.
    none: Vec<u32>,
    value: Value,
}

impl<'a> Search<'a> {
    pub(super) fn new(rules: [(&'a Pattern, &'a Compiled); 2]) -> Self {
        let conditions = rules.iter().flat_map(|(pattern, _)| &pattern.conditions).list();
        Self { rules, conditions, work: Work::new(), asked: Distinct::default(), answers: Vec::new() }
    }

    /// The branches of a rule, as numbers of conditions.
    fn branches(&self, side: usize) -> Vec<Vec<u32>> {
        let offset = if side == 0 { 0 } else { self.rules.first().map_or(0, |(pattern, _)| pattern.conditions.len()) };
        let compiled = self.rules.get(side).map(|(_, compiled)| *compiled);
        let numbers = |ids: &Vec<usize>| ids.iter().map(|id| (id + offset) as u32).list();
        compiled.map(|c| c.branches.iter().map(|branch| numbers(&branch.conditions)).list()).unwrap_or_default()
    }

    fn condition(&self, number: u32) -> Option<&'a Condition> {
        self.conditions.get(number as usize).copied()
    }

    /// A value that all of some conditions on a field accept, and none of some others.
    fn value(&mut self, all: &[u32], none: &[u32]) -> Answer {
        let key = [all, &[u32::MAX], none].concat();
        if let Some(known) = self.asked.number(&key).and_then(|number| self.answers.get(number)) {
            return known.clone();
        }
        let conditions = |numbers: &[u32]| numbers.iter().filter_map(|number| self.condition(*number)).list();
        let question = Question { all: conditions(all), none: conditions(none) };
        let answer = question.answer(&mut self.work);
        self.asked.insert(key);
        self.answers.push(answer.clone());
        answer
    }

    /// The fields of two branches in the order of matching, with the conditions on each.
    fn fields(&self, first: &[u32], second: &[u32]) -> Vec<(&'a FieldPath, Vec<u32>)> {
        let mut fields: Vec<(&FieldPath, Vec<u32>)> = Vec::new();
        let (mut first, mut second) = (first.iter().peekable(), second.iter().peekable());
        loop {
            let path = |number: Option<&&u32>| number.and_then(|n| self.condition(**n)).map(|c| &c.path);
            let (a, b) = (path(first.peek()), path(second.peek()));
            let Some(at) = a.into_iter().chain(b).min() else { return fields };
            let mut here = Vec::new();
            if a.is_some_and(|a| a.cmp(at).is_eq()) {
                here.extend(first.next());
            }
            if b.is_some_and(|b| b.cmp(at).is_eq()) {
                here.extend(second.next());
            }
            fields.push((at, here));
        }
    }

    /// An event that both match, and if there is none the pairs of conditions that are why.
    pub(super) fn both(&mut self) -> (Existence, Vec<(&'a Condition, &'a Condition)>) {
        self.work = Work::new();
        let mut conflicts: Vec<(u32, u32)> = Vec::new();
        let mut unknown = false;
        let (firsts, seconds) = (self.branches(0), self.branches(1));
        for first in &firsts {
            for second in &seconds {
                if !self.work.spend(10 * (first.len() + second.len())) {
                    return (Existence::Unknown, Vec::new());
                }
                let (mut slots, mut undecided, mut apart) = (Vec::new(), false, false);
                for (path, all) in self.fields(first, second) {
                    match self.value(&all, &[]) {
                        Answer::Value(value) => slots.push(Slot { path, all, none: Vec::new(), value }),
                        Answer::Unknown => undecided = true,
                        Answer::Nothing => {
                            apart = true;
                            if let [a, b] = *all
                                && !conflicts.contains(&(a, b))
                                && conflicts.len() < Comparison::MAX_CONFLICTS
                            {
                                conflicts.push((a, b));
                            }
                            break;
                        }
                    }
                }
                if apart {
                    continue;
                }
                match if undecided { None } else { self.example(slots, [true, true]) } {
                    Some(event) => return (Existence::Example(event), Vec::new()),
                    None => unknown = true,
                }
            }
        }
        if unknown {
            return (Existence::Unknown, Vec::new());
        }
        let pairs = conflicts.into_iter().filter_map(|(a, b)| self.condition(a).zip(self.condition(b)));
        (Existence::None, pairs.list())
    }

    /// An event that one matches and the other does not.
    ///
    /// From a branch's own event on: each branch of the other rule that matches it has to fail on one of its fields, so
    /// each of them is tried, with the fields before it held as they are, so that nothing is tried twice.
    pub(super) fn only(&mut self, side: usize) -> Existence {
        self.work = Work::new();
        let others = self.branches(1 - side);
        let mut unknown = false;
        for branch in self.branches(side) {
            let mut waiting: Vec<Vec<Slot<'a>>> = Vec::new();
            match self.slots(&branch) {
                Ok(slots) => waiting.push(slots),
                Err(undecided) => unknown |= undecided,
            }
            while let Some(slots) = waiting.pop() {
                let found = others.iter().try_fold(None, |found, other| match found {
                    Some(_) => Ok(found),
                    None => self.matches(&slots, other).map(|matches| matches.then_some(other)),
                });
                let Ok(found) = found else { return Existence::Unknown };
                let Some(other) = found else {
                    let wanted = [side == 0, side == 1];
                    match self.example(slots, wanted) {
                        Some(event) => return Existence::Example(event),
                        None => unknown = true,
                    }
                    continue;
                };
                let mut failing = Vec::new();
                for at in 0..other.len() {
                    match self.failing(&slots, other, at) {
                        Ok(slots) => failing.push(slots),
                        Err(undecided) => unknown |= undecided,
                    }
                }
                // The first field of a rule is the most general one: the last one is tried first.
                waiting.append(&mut failing);
            }
        }
        if unknown { Existence::Unknown } else { Existence::None }
    }

    /// Values for the fields of a branch; else whether that is for want of an answer.
    fn slots(&mut self, branch: &[u32]) -> Result<Vec<Slot<'a>>, bool> {
        let mut slots = Vec::new();
        let mut undecided = Ok(());
        for (path, all) in self.fields(branch, &[]) {
            match self.value(&all, &[]) {
                Answer::Value(value) => slots.push(Slot { path, all, none: Vec::new(), value }),
                Answer::Nothing => return Err(false),
                Answer::Unknown => undecided = Err(true),
            }
        }
        undecided.map(|()| slots)
    }

    /// Do the values satisfy that branch? `Err` where the work is spent.
    fn matches(&mut self, slots: &[Slot<'a>], branch: &[u32]) -> Result<bool, ()> {
        for number in branch {
            let Some(condition) = self.condition(*number) else { continue };
            if !self.work.spend(condition.alternatives.len() + slots.len() + 1) {
                return Err(());
            }
            let slot = slots.iter().find(|slot| slot.path.cmp(&condition.path).is_eq());
            if !slot.map_or(&Value::Absent, |slot| &slot.value).satisfies(condition) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The same fields with that condition of a branch failing and those before it holding, as they do; else whether it
    /// is for want of an answer that there are none.
    fn failing(&mut self, slots: &[Slot<'a>], branch: &[u32], at: usize) -> Result<Vec<Slot<'a>>, bool> {
        // Not only time: each of them is kept until it is its turn.
        if !self.work.spend(100 * (slots.len() + at + 1)) {
            return Err(true);
        }
        let mut slots = slots.to_vec();
        for (index, number) in branch.iter().take(at + 1).enumerate() {
            let Some(condition) = self.condition(*number) else { continue };
            let place = slots.iter().position(|slot| slot.path.cmp(&condition.path).is_eq());
            let mut slot = place.map(|place| slots.swap_remove(place)).unwrap_or_else(|| Slot {
                path: &condition.path,
                all: Vec::new(),
                none: Vec::new(),
                value: Value::Absent,
            });
            let list = if index < at { &mut slot.all } else { &mut slot.none };
            if !list.contains(number) {
                list.push(*number);
                order::numbers(list);
            }
            if index == at {
                match self.value(&slot.all, &slot.none) {
                    Answer::Value(value) => slot.value = value,
                    Answer::Nothing => return Err(false),
                    Answer::Unknown => return Err(true),
                }
            }
            slots.push(slot);
        }
        Ok(slots)
    }

    /// The event, if it really is what is wanted. Its fields are in the order of the texts.
    fn example(&self, mut slots: Vec<Slot<'a>>, wanted: [bool; 2]) -> Option<String> {
        order::by_key(&mut slots, |slot| slot.all.iter().chain(&slot.none).min().copied());
        event(slots.iter().map(|slot| (slot.path, values([&slot.value]))), self.rules, wanted)
    }

    /// An event in which fields that two branches disagree on have a value for each.
    pub(super) fn with_arrays(&mut self) -> Option<String> {
        self.work = Work::new();
        let (firsts, seconds) = (self.branches(0), self.branches(1));
        let pairs = firsts.iter().flat_map(|first| seconds.iter().map(move |second| (first, second)));
        for (first, second) in pairs.take(MAX_PAIRS) {
            let fields = self.fields(first, second).into_iter().map(|(path, all)| {
                let values = match self.value(&all, &[]) {
                    Answer::Value(value) => values([&value]),
                    _ => {
                        let each = all.iter().map(|number| match self.value(&[*number], &[]) {
                            Answer::Value(value) => value.json(),
                            _ => None,
                        });
                        each.collect::<Option<Vec<String>>>()?
                    }
                };
                Some((all.iter().min().copied(), path, values))
            });
            let Some(mut fields) = fields.collect::<Option<Vec<_>>>() else { continue };
            order::by_key(&mut fields, |field| field.0);
            let found = event(fields.into_iter().map(|(_, path, values)| (path, values)), self.rules, [true, true]);
            if found.is_some() {
                return found;
            }
        }
        None
    }
}
