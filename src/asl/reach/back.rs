//! A need of what a state puts out → a need of what it was given, or of what its task comes to.

use super::needs::{Atom, Need, Root, Seg, Spot, at};
use super::routes::Way;
use super::solve::{Want, holds};
use crate::asl::data::Value;
use crate::asl::dataflow::{Expression, Node, ResultPath, Selection, Template};
use crate::asl::machine::{Step, Work};
use crate::asl::state::{Special, StateKind};
use std::sync::Arc;

/// What becomes of a need.
pub(super) enum Back {
    /// It is one of an earlier document.
    Need(Need),
    /// It is met already.
    Met,
}

/// Why it cannot be met.
pub(super) type Problem = String;

/// Does a value that is fixed meet it?
pub(super) fn fixed(value: Option<&Value>, need: &Need) -> Result<Back, Problem> {
    let want = value.cloned().map_or(Want::Nothing, Want::Value);
    if holds(&need.atom, &want) {
        return Ok(Back::Met);
    }
    Err(match value {
        Some(value) => format!("{value} is written in the definition, where something else is needed."),
        None => "What is needed is never there.".to_owned(),
    })
}

fn moved(need: Need, spot: Spot) -> Result<Back, Problem> {
    Ok(Back::Need(Need { spot, ..need }))
}

/// What a selection lets through.
pub(super) fn select(selection: &Selection, need: Need) -> Result<Back, Problem> {
    match selection {
        Selection::Whole => Ok(Back::Need(need)),
        Selection::Nothing => fixed(at(&Value::empty_object(), &need.spot.path), &need),
        Selection::Path(path) => match Spot::of(&path.it) {
            Some(spot) => {
                let spot = spot.join(&need.spot.path);
                moved(need, spot)
            }
            None => Err(format!("{} can be several places.", path.it.text())),
        },
    }
}

/// What a template makes; its `$` is `document`.
pub(super) fn template(node: &Node, document: &Spot, need: Need) -> Result<Back, Problem> {
    let (mut node, mut rest) = (node, need.spot.path.as_slice());
    loop {
        node = match (node, rest.split_first()) {
            (Node::Literal(value), _) => return fixed(at(value, rest), &need),
            (Node::Object(members), Some((Seg::Key(name), further))) => {
                rest = further;
                match members.iter().find(|(member, _)| member == name) {
                    Some((_, node)) => node,
                    None => return fixed(None, &need),
                }
            }
            (Node::Array(elements), Some((Seg::Index(index), further))) => {
                rest = further;
                match elements.get(*index) {
                    Some(node) => node,
                    None => return fixed(None, &need),
                }
            }
            (Node::Computed { expression, .. }, _) => {
                return match &expression.it {
                    Expression::Path(path) => match Spot::of(path) {
                        Some(spot) => {
                            let base = if spot.root == Root::Input { document.join(&spot.path) } else { spot };
                            let spot = base.join(rest);
                            moved(need, spot)
                        }
                        None => Err(format!("{} can be several places.", path.text())),
                    },
                    Expression::Call(call) => Err(format!("{} cannot be worked out backwards.", call.text())),
                };
            }
            // An object or a list is there, whatever is in it.
            (Node::Object(_), None) => return fixed(Some(&Value::empty_object()), &need),
            (Node::Array(_), None) => return fixed(Some(&Value::from(vec![Value::Null])), &need),
            (Node::Object(_) | Node::Array(_), Some(_)) => return fixed(None, &need),
            #[cfg(feature = "jsonata")]
            (Node::Query(_), _) => return Err("An expression cannot be worked out backwards.".to_owned()),
        };
    }
}

/// From the effective input to the raw one.
pub(super) fn effective(step: &Step, need: Need) -> Result<Back, Problem> {
    if need.spot.root != Root::Input {
        return Ok(Back::Need(need));
    }
    select(&step.state.input_path, need)
}

/// Through a template whose `$` is the effective input.
pub(super) fn given(step: &Step, field: Option<&Template>, need: Need) -> Result<Back, Problem> {
    match field {
        None => effective(step, need),
        Some(field) => match template(&field.node, &Spot::input(), need)? {
            Back::Need(need) => effective(step, need),
            Back::Met => Ok(Back::Met),
        },
    }
}

/// From the result of what a state does.
pub(super) fn result(at_step: usize, step: &Step, need: Need) -> Result<Back, Problem> {
    match &step.work {
        Work::Task(_) => {
            let spot = Spot { root: Root::Result(at_step), path: need.spot.path.clone() };
            moved(need, spot)
        }
        Work::Parallel(_) | Work::Map(_) => Err(format!("It depends on what \"{}\" comes to.", step.state.name)),
        Work::None => match &step.state.result {
            Some(value) => fixed(at(value, &need.spot.path), &need),
            None => given(step, step.state.parameters.as_ref(), need),
        },
    }
}

/// A need of the document after a state, or of a variable then.
pub(super) fn back(at_step: usize, step: &Step, way: Way, need: Need) -> Result<Back, Problem> {
    let state = &step.state;
    #[cfg(feature = "jsonata")]
    if let Some(fields) = &state.jsonata {
        return super::queries::back(at_step, step, fields, way, need);
    }
    if let Root::Variable(name) = &need.spot.root {
        let name = name.clone();
        return variable(at_step, step, way, &name, need);
    }
    if need.spot.root != Root::Input {
        return Ok(Back::Need(need));
    }
    if let Way::Catch(catcher) = way {
        let Some(catcher) = state.catchers.get(catcher) else { return Ok(Back::Need(need)) };
        return match placed(&catcher.result_path, &need)? {
            Placed::Input => Ok(Back::Need(need)),
            Placed::Result(rest) => caught(&rest, need),
        };
    }
    let need = match select(&state.output_path, need)? {
        Back::Need(need) => need,
        Back::Met => return Ok(Back::Met),
    };
    if need.spot.root != Root::Input {
        return Ok(Back::Need(need));
    }
    if !matches!(state.kind, StateKind::Pass | StateKind::Task | StateKind::Map | StateKind::Parallel) {
        return effective(step, need);
    }
    match placed(&state.result_path, &need)? {
        Placed::Input => Ok(Back::Need(need)),
        Placed::Result(rest) => {
            let need = Need { spot: Spot { root: Root::Input, path: rest }, ..need };
            let selector = state.result_selector.as_ref().filter(|_| state.kind != StateKind::Pass);
            match selector {
                None => result(at_step, step, need),
                Some(field) => match template(&field.node, &Spot::input(), need)? {
                    Back::Need(need) if need.spot.root == Root::Input => result(at_step, step, need),
                    other => Ok(other),
                },
            }
        }
    }
}

enum Placed {
    /// It is of the raw input.
    Input,
    /// It is of the result, at this place.
    Result(Vec<Seg>),
}

/// Is a place one of the result, or of the input that it was put into?
fn placed(field: &ResultPath, need: &Need) -> Result<Placed, Problem> {
    let path = match field {
        ResultPath::Whole => return Ok(Placed::Result(need.spot.path.clone())),
        ResultPath::Discard => return Ok(Placed::Input),
        ResultPath::At(path) => path,
    };
    let Some(to) = Spot::of(&path.it) else { return Err(format!("{} is no fixed place.", path.it.text())) };
    if let Some(rest) = need.spot.path.strip_prefix(to.path.as_slice()) {
        return Ok(Placed::Result(rest.to_vec()));
    }
    if to.path.starts_with(&need.spot.path) && !matches!(need.atom, Atom::Present) {
        return Err(format!("{} is put into what is needed as a whole.", path.it.text()));
    }
    Ok(Placed::Input)
}

/// The name and the cause of an error are chosen when it is known which error it is.
fn caught(rest: &[Seg], need: Need) -> Result<Back, Problem> {
    match rest {
        [] if matches!(need.atom, Atom::Present) => Ok(Back::Met),
        [Seg::Key(name)] if matches!(&**name, "Error" | "Cause") && matches!(need.atom, Atom::Present) => Ok(Back::Met),
        _ => Err("It depends on an error.".to_owned()),
    }
}

fn variable(at_step: usize, step: &Step, way: Way, name: &Arc<str>, need: Need) -> Result<Back, Problem> {
    let state = &step.state;
    let own = match (way, &state.special) {
        (Way::Catch(at), _) => state.catchers.get(at).and_then(|catcher| catcher.assign.as_ref()),
        (Way::Rule(at), Special::Choice(choice)) => {
            choice.rules.get(at).and_then(|rule| rule.assign.as_ref()).or(state.assign.as_ref())
        }
        _ => state.assign.as_ref(),
    };
    let assigned = own.and_then(|field| match &field.node {
        Node::Object(members) => members.iter().find(|(member, _)| member == name).map(|(_, node)| node.clone()),
        Node::Literal(value) => value.get(name).cloned().map(Node::Literal),
        _ => None,
    });
    let Some(node) = assigned else { return Ok(Back::Need(need)) };
    // `$` is not another variable's place, so what is left of the input afterwards is that of Assign.
    match template(
        &node,
        &Spot::input(),
        Need { spot: Spot { root: Root::Input, path: need.spot.path.clone() }, ..need },
    )? {
        Back::Need(need) if need.spot.root == Root::Input => match (way, state.kind) {
            (Way::Catch(_), _) => caught(&need.spot.path.clone(), need),
            (_, StateKind::Task | StateKind::Parallel | StateKind::Map | StateKind::Pass) => {
                result(at_step, step, need)
            }
            _ => effective(step, need),
        },
        other => Ok(other),
    }
}
