//! Where states lead: to states that are there, within their machine, and to an end.

use super::walk::{At, Walk};
use crate::asl::definition::{Machine, Name, State};
use crate::diagnostic::{Code, Diagnostic};
use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

/// Numbers by name.
pub(super) type Map<'t> = HashMap<&'t str, usize, FxBuildHasher>;

/// The states of a machine: their places by name.
pub(super) fn names<'t>(machine: &Machine<'t>) -> Map<'t> {
    machine.states.iter().enumerate().map(|(index, state)| (state.name.text, index)).collect()
}

/// Adds all names of states in the machine and in those within it, with 0.
pub(super) fn collect<'t>(machine: &Machine<'t>, into: &mut Map<'t>) {
    for state in &machine.states {
        into.insert(state.name.text, 0);
        state.machines().for_each(|machine| collect(machine, into));
    }
}

/// Names of states occur once in a definition, branches and processors included.
pub(super) fn once<'t>(walk: &mut Walk<'t>, name: Name<'t>) {
    let Some(count) = walk.names.get_mut(name.text) else { return };
    *count += 1;
    if *count > 1 {
        let message = format!("a second state named '{}'", name.text);
        let hint = "names of states occur once in the whole definition, branches and processors included";
        walk.say_hint(Code::AslDuplicateState, name.span, message, hint);
    }
}

/// `StartAt` names a state of the machine.
pub(super) fn start<'t>(walk: &mut Walk<'t>, machine: &Machine<'t>, names: &Map<'t>) {
    if let Some(start) = machine.start_at.filter(|_| !names.is_empty()) {
        walk.field("StartAt", |walk| target(walk, start, names));
    }
}

/// What follows a state is a state of the same machine.
pub(super) fn targets<'t>(walk: &mut Walk<'t>, state: &State<'t>, names: &Map<'t>) {
    if let Some(next) = state.next {
        walk.field("Next", |walk| target(walk, next, names));
    }
    if let Some(default) = state.default {
        walk.field("Default", |walk| target(walk, default, names));
    }
    let rules = state.choices.iter().map(|rule| rule.next).enumerate().map(|next| ("Choices", next));
    let catchers = state.catchers.iter().map(|catcher| catcher.next).enumerate().map(|next| ("Catch", next));
    for (field, (index, next)) in rules.chain(catchers) {
        let Some(next) = next else { continue };
        walk.field(field, |walk| {
            walk.within(At::Index(index), |walk| walk.field("Next", |walk| target(walk, next, names)));
        });
    }
}

fn target<'t>(walk: &mut Walk<'t>, name: Name<'t>, names: &Map<'t>) {
    if name.text.is_empty() || names.contains_key(name.text) {
        return;
    }
    let mut diagnostic =
        Diagnostic::new(Code::AslTarget, format!("Missing 'Next' target: {}", name.text)).at(name.span);
    if walk.names.contains_key(name.text) {
        let hint =
            "there is such a state, but in another machine: nothing leads into a branch or a processor, or out of it";
        diagnostic = diagnostic.hint(hint);
    } else if let Some(near) = walk.near(name.text, names.keys().copied()) {
        diagnostic = diagnostic.hint(format!("did you mean \"{near}\"?"));
    }
    walk.push(diagnostic);
}

/// Something leads to every state, and the machine can end.
pub(super) fn check<'t>(walk: &mut Walk<'t>, machine: &Machine<'t>, names: &Map<'t>) {
    let place = |name: Name<'t>| names.get(name.text).copied();
    if let Some(start) = machine.start_at.and_then(place) {
        let mut led_to = vec![false; machine.states.len()];
        for state in &machine.states {
            for index in state.targets().filter_map(place) {
                if let Some(led_to) = led_to.get_mut(index) {
                    *led_to = true;
                }
            }
        }
        let reached = reached(machine, start, names);
        let of = |list: &[bool], index: usize| list.get(index).copied().unwrap_or_default();
        for (index, state) in machine.states.iter().enumerate() {
            // Of two states of one name only the last one counts, and the other has been told of.
            if of(&reached, index) || place(state.name) != Some(index) {
                continue;
            }
            walk.field("States", |walk| {
                walk.field(state.name.text, |walk| unreachable(walk, state.name, of(&led_to, index)));
            });
        }
    }
    // A state that leads nowhere or to no state, or has no known type, has been told of.
    let is_clear = |state: &State<'t>| {
        let mut targets = state.targets().map(place);
        state.kind.is_some()
            && targets.next().is_some_and(|first| first.is_some() && targets.all(|next| next.is_some()))
    };
    if !machine.states.is_empty() && machine.states.iter().all(|state| is_clear(state) && !state.is_terminal()) {
        let span = machine.value.get("States").map_or(machine.value.span, |states| states.span);
        walk.field("States", |walk| {
            let hint = "give one state \"End\": true in place of Next, or add a Succeed or a Fail state";
            walk.say_hint(Code::AslNoEnd, span, "Workflow has no terminal state", hint);
        });
    }
}

fn reached<'t>(machine: &Machine<'t>, start: usize, names: &Map<'t>) -> Vec<bool> {
    let mut reached = vec![false; machine.states.len()];
    let mut next = vec![start];
    while let Some(index) = next.pop() {
        let Some(seen) = reached.get_mut(index) else { continue };
        if std::mem::replace(seen, true) {
            continue;
        }
        if let Some(state) = machine.states.get(index) {
            next.extend(state.targets().filter_map(|name| names.get(name.text).copied()));
        }
    }
    reached
}

fn unreachable<'t>(walk: &mut Walk<'t>, name: Name<'t>, led_to: bool) {
    if led_to {
        let message = format!("only states that cannot be reached lead to \"{}\"", name.text);
        walk.say(Code::AslIsland, name.span, message);
    } else {
        let hint = "name it in Next, Default, StartAt or a catcher, or take it out";
        let message = format!("State \"{}\" is not reachable.", name.text);
        walk.say_hint(Code::AslUnreachable, name.span, message, hint);
    }
}
