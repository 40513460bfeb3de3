//! What an expression costs: told from its form, and counted in steps on a text.
//!
//! Steps are counted by machines of our own, so that they are the same everywhere. `backtracking` counts those of an engine
//! that tries one way after the other, as JavaScript's does: there is the danger of an expression that also runs elsewhere.

use super::pattern::Pattern;
use crate::diagnostic::{Code, Diagnostic};
use regex_automata::nfa::thompson::{NFA, State};
use regex_automata::util::primitives::StateID;
use regex_syntax::hir::{Hir, HirKind};

/// Hints and warnings about a pattern that `keywords` guard or do not.
pub(super) fn lints(pattern: &Pattern, keywords: bool) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    if pattern.pieces.is_none() && !keywords {
        told.push(
            Diagnostic::new(Code::RegexNoAnchor, "no word is in every match, so the expression is tried everywhere")
                .hint("add keywords, or a fixed part of at least two characters"),
        );
    }
    if pattern.least == 0 {
        told.push(Diagnostic::new(Code::RegexEmpty, "the expression matches the empty text"));
    }
    if pattern.most.is_none() {
        told.push(Diagnostic::new(Code::RegexUnbounded, "a match can be as long as the text"));
    }
    if pattern.states > 2_000 {
        told.push(Diagnostic::new(
            Code::RegexLarge,
            format!("the expression unfolds to about {} states", pattern.states),
        ));
    }
    if pattern.hir().is_some_and(|hir| begins_open(&hir)) {
        told.push(Diagnostic::new(Code::RegexSlowStart, "the expression begins with a wildcard"));
    }
    told
}

/// Does it begin with a repeat that has no bound, or a large one?
fn begins_open(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Repetition(it) => it.max.is_none_or(|most| most > 50),
        HirKind::Capture(it) => begins_open(&it.sub),
        HirKind::Concat(parts) => {
            parts.iter().find(|part| !matches!(part.kind(), HirKind::Look(_))).is_some_and(begins_open)
        }
        HirKind::Alternation(parts) => parts.iter().any(begins_open),
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) | HirKind::Look(_) => false,
    }
}

/// The steps of an engine that backtracks, over all of `text`; nothing if there are more than `most`.
pub(super) fn backtracking(pattern: &Pattern, text: &[u8], most: usize) -> Option<usize> {
    let nfa = pattern.nfa()?;
    let (mut steps, mut from) = (0, 0);
    while from <= text.len() {
        let end = attempt(&nfa, text, from, &mut steps, most)?;
        from = end.map_or(from + 1, |end| end.max(from + 1));
    }
    Some(steps)
}

/// One attempt at one place; answers where it ended, if it matched.
fn attempt(nfa: &NFA, text: &[u8], from: usize, steps: &mut usize, most: usize) -> Option<Option<usize>> {
    let mut stack: Vec<(StateID, usize)> = vec![(nfa.start_anchored(), from)];
    while let Some((state, at)) = stack.pop() {
        *steps += 1;
        if *steps > most || stack.len() > most {
            return None;
        }
        let byte = text.get(at).copied();
        match nfa.state(state) {
            State::ByteRange { trans } => {
                if byte.is_some_and(|byte| trans.matches_byte(byte)) {
                    stack.push((trans.next, at + 1));
                }
            }
            State::Sparse(sparse) => {
                if let Some(next) = byte.and_then(|byte| sparse.matches_byte(byte)) {
                    stack.push((next, at + 1));
                }
            }
            State::Dense(dense) => {
                if let Some(next) = byte.and_then(|byte| dense.matches_byte(byte)) {
                    stack.push((next, at + 1));
                }
            }
            State::Look { look, next } => {
                if nfa.look_matcher().matches(*look, text, at) {
                    stack.push((*next, at));
                }
            }
            // The first alternative is tried first, so it is pushed last.
            State::Union { alternates } => stack.extend(alternates.iter().rev().map(|next| (*next, at))),
            State::BinaryUnion { alt1, alt2 } => stack.extend([(*alt2, at), (*alt1, at)]),
            State::Capture { next, .. } => stack.push((*next, at)),
            State::Fail => {}
            State::Match { .. } => return Some(Some(at)),
        }
    }
    Some(None)
}
