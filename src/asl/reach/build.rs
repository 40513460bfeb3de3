//! Needs → an input and mocks that meet them.

use super::needs::{Atom, Need, Root, Seg, Spot};
use super::solve::{Want, solve};
use crate::asl::data::{Object, Value};
use crate::asl::execution::{Mock, Mocks, Outcome};
use crate::asl::machine::{Machine, Work};
use std::sync::Arc;

/// Something to try.
pub(super) struct Candidate {
    pub input: Value,
    pub mocks: Mocks,
    pub context: Option<Value>,
}

pub(super) fn build(machine: &Machine, needs: Vec<Need>) -> Result<Candidate, String> {
    let mut groups: Vec<(Spot, Vec<Atom>)> = Vec::new();
    let mut failing: Vec<(usize, Arc<str>)> = Vec::new();
    for Need { spot, atom } in needs {
        if let (Root::Result(at), Atom::Fails(error)) = (&spot.root, &atom) {
            failing.push((*at, error.clone()));
            continue;
        }
        let spot = started(spot)?;
        match groups.iter_mut().find(|(other, _)| *other == spot) {
            Some((_, atoms)) => atoms.push(atom),
            None => groups.push((spot, vec![atom])),
        }
    }
    // From the whole to the parts, so that what is needed of a part is put into what is needed of the whole.
    let groups = crate::order::stable_by_key(groups, |(spot, _)| spot.path.len());
    let mut documents: Vec<(Root, Option<Value>)> = Vec::new();
    for (spot, atoms) in &groups {
        let vague = |atom: &Atom| matches!(atom, Atom::Present | Atom::Kind(_));
        let deeper = |(other, atoms): &(Spot, Vec<Atom>)| {
            let within = other.root == spot.root && other.path.len() > spot.path.len();
            within && other.path.starts_with(&spot.path) && !atoms.iter().all(|atom| matches!(atom, Atom::Absent))
        };
        if atoms.iter().all(vague) && groups.iter().any(deeper) {
            continue;
        }
        let atoms: Vec<&Atom> = atoms.iter().collect();
        let Some(want) = solve(&atoms) else {
            return Err(format!("No value was found for {}.", place(spot)));
        };
        let Want::Value(value) = want else { continue };
        let at = documents.iter().position(|(root, _)| *root == spot.root).unwrap_or_else(|| {
            documents.push((spot.root.clone(), None));
            documents.len() - 1
        });
        if let Some((_, document)) = documents.get_mut(at) {
            put(document, &spot.path, value).ok_or_else(|| format!("Two things are needed at {}.", place(spot)))?;
        }
    }
    let mut find = |root: &Root| {
        let at = documents.iter().position(|(other, _)| other == root)?;
        documents.swap_remove(at).1
    };
    let (input, context) = (find(&Root::Input), find(&Root::Context));
    let mut mocks = Mocks::default();
    for (at, step) in machine.steps.iter().enumerate() {
        let default = match &step.work {
            Work::Task(_) => Value::empty_object(),
            Work::Map(map) if map.reader.is_some() => Vec::new().into(),
            _ => continue,
        };
        let outcome = match (failing.iter().find(|(other, _)| *other == at), find(&Root::Result(at))) {
            (Some(_), Some(_)) => {
                return Err(format!("\"{}\" would have to fail and to come to something.", step.state.name));
            }
            (Some((_, error)), None) => Outcome::Error { error: error.clone(), cause: "".into() },
            (None, result) => Outcome::Result(result.unwrap_or(default)),
        };
        mocks.insert(step.state.name.clone(), vec![Mock::now(outcome)]);
    }
    Ok(Candidate { input: input.unwrap_or_else(Value::empty_object), mocks, context })
}

/// At the start of a machine there are no variables, and the Context Object has the input.
fn started(spot: Spot) -> Result<Spot, String> {
    match (&spot.root, spot.path.as_slice()) {
        (Root::Variable(name), _) => Err(format!("The variable ${name} is not assigned on the way.")),
        (Root::Context, [Seg::Key(execution), Seg::Key(input), rest @ ..])
            if &**execution == "Execution" && &**input == "Input" =>
        {
            Ok(Spot { root: Root::Input, path: rest.to_vec() })
        }
        _ => Ok(spot),
    }
}

/// The longest list that is made for an element of it.
const MAX_INDEX: usize = 1_000;

/// Puts a value into a document; nothing where something else is in the way.
fn put(document: &mut Option<Value>, path: &[Seg], value: Value) -> Option<()> {
    let empty = |seg: Option<&Seg>| match seg {
        Some(Seg::Index(_)) => Value::from(Vec::new()),
        _ => Value::from(Object::new()),
    };
    if path.is_empty() {
        *document = Some(value);
        return Some(());
    }
    let mut here = document.get_or_insert_with(|| empty(path.first()));
    for (at, seg) in path.iter().enumerate() {
        let below = if at + 1 < path.len() { empty(path.get(at + 1)) } else { Value::Null };
        here = match (seg, here) {
            (Seg::Key(name), Value::Object(object)) => {
                let object = Arc::make_mut(object);
                if !object.contains_key(name) {
                    object.insert(name.clone(), below);
                }
                object.get_mut(name)?
            }
            (Seg::Index(index), Value::Array(list)) if *index < MAX_INDEX => {
                let list = Arc::make_mut(list);
                if list.len() <= *index {
                    list.resize(*index + 1, Value::Null);
                }
                let element = list.get_mut(*index)?;
                if *element == Value::Null {
                    *element = below;
                }
                element
            }
            _ => return None,
        };
    }
    *here = value;
    Some(())
}

/// A place, for people.
fn place(spot: &Spot) -> String {
    let mut text = match &spot.root {
        Root::Input => "$".to_owned(),
        Root::Context => "$$".to_owned(),
        Root::Variable(name) => format!("${name}"),
        Root::Result(_) => "the result of a task, $".to_owned(),
    };
    for seg in &spot.path {
        match seg {
            Seg::Key(name) => text.push_str(&format!(".{name}")),
            Seg::Index(index) => text.push_str(&format!("[{index}]")),
        }
    }
    text
}
