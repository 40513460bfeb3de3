//! A way, walked from its end to its start: what each state on it adds to what is needed.

use super::back::{Back, Problem, effective, given, result, select, template};
use super::choose::{Alternatives, both, choose};
use super::needs::{Atom, Need, Root, Seg, Spot};
use super::routes::{Edge, Way, through};
use crate::asl::data::Value;
use crate::asl::dataflow::{Expression, Node, Selection, Template};
use crate::asl::error::names;
use crate::asl::intrinsic::{ArgumentKind, Call, Kind};
use crate::asl::machine::{Machine, Map, Step, Work};
use crate::asl::path::Path;
use crate::asl::state::{Special, Wait, catcher};
use std::sync::Arc;

/// The needs of the input, of results and of variables that were never assigned, of each alternative.
pub(super) fn back(machine: &Machine, route: &[Edge]) -> Result<Alternatives, Problem> {
    let mut all: Alternatives = vec![Vec::new()];
    for (at, edge) in route.iter().enumerate().rev() {
        let Some(step) = machine.step(edge.from) else { continue };
        let mut crossed = Vec::new();
        let mut problem = None;
        for set in all {
            match cross(step, *edge, set) {
                Ok(set) => crossed.push(set),
                Err(why) => problem = Some(why),
            }
        }
        if crossed.is_empty() {
            return Err(problem.unwrap_or_default());
        }
        // Which branch it goes into is that of the next state on the way.
        let inner = route.get(at + 1).and_then(|next| machine.step(next.from)).map(|step| step.flow);
        all = both(crossed, own(machine, *edge, step, inner)?);
    }
    Ok(all)
}

fn cross(step: &Step, edge: Edge, set: Vec<Need>) -> Result<Vec<Need>, Problem> {
    let mut crossed = Vec::with_capacity(set.len());
    for need in set {
        let back = match edge.way {
            Way::Into => into(edge.from, step, need)?,
            _ => super::back::back(edge.from, step, edge.way, need)?,
        };
        if let Back::Need(need) = back {
            crossed.push(need);
        }
    }
    Ok(crossed)
}

/// From what a branch or an iteration is given to what its state was given.
fn into(at: usize, step: &Step, need: Need) -> Result<Back, Problem> {
    let Work::Map(map) = &step.work else {
        if need.spot.root != Root::Input {
            return Ok(Back::Need(need));
        }
        #[cfg(feature = "jsonata")]
        if let Some(fields) = &step.state.jsonata {
            return super::queries::field(fields.arguments.as_ref(), need);
        }
        return given(step, step.state.parameters.as_ref(), need);
    };
    let need = match need.spot.root {
        Root::Context => need,
        Root::Input => match selected(step, need)? {
            Selected::Item(need) => return item(at, step, map, need),
            Selected::Effective(need) => return effective(step, need),
            Selected::Other(back) => match back {
                Back::Need(need) => need,
                Back::Met => return Ok(Back::Met),
            },
        },
        _ => return Ok(Back::Need(need)),
    };
    match need.spot.path.as_slice() {
        [Seg::Key(map_), Seg::Key(item_), Seg::Key(what), rest @ ..] if &**map_ == "Map" && &**item_ == "Item" => {
            let spot = Spot { root: Root::Input, path: rest.to_vec() };
            match &**what {
                "Value" => item(at, step, map, Need { spot, ..need }),
                _ => super::back::fixed(Some(&Value::from(0)), &need),
            }
        }
        _ => Ok(Back::Need(need)),
    }
}

enum Selected {
    /// It is of the item.
    Item(Need),
    /// It is of the effective input.
    Effective(Need),
    Other(Back),
}

/// Through `ItemSelector`.
fn selected(step: &Step, need: Need) -> Result<Selected, Problem> {
    #[cfg(feature = "jsonata")]
    if let Some(fields) = &step.state.jsonata {
        return Ok(match &fields.item_selector {
            None => Selected::Item(need),
            Some(field) => Selected::Other(super::queries::field(Some(field), need)?),
        });
    }
    let Special::Map { item_selector: Some(field), .. } = &step.state.special else { return Ok(Selected::Item(need)) };
    Ok(match template(&field.node, &Spot::input(), need)? {
        Back::Need(need) if need.spot.root == Root::Input => Selected::Effective(need),
        other => Selected::Other(other),
    })
}

/// A need of the first item.
fn item(at: usize, step: &Step, map: &Map, need: Need) -> Result<Back, Problem> {
    let mut path = need.spot.path.as_slice();
    if map.batcher.is_some() {
        path = match path {
            [Seg::Key(items), Seg::Index(0), rest @ ..] if &**items == "Items" => rest,
            [] if matches!(need.atom, Atom::Present) => path,
            _ => return Err(format!("It depends on the batches of \"{}\".", step.state.name)),
        };
    }
    let path: Vec<Seg> = [Seg::Index(0)].into_iter().chain(path.iter().cloned()).collect();
    if map.reader.is_some() {
        return Ok(Back::Need(Need { spot: Spot { root: Root::Result(at), path }, ..need }));
    }
    let need = Need { spot: Spot { root: Root::Input, path }, ..need };
    #[cfg(feature = "jsonata")]
    if let Some(fields) = &step.state.jsonata {
        return super::queries::field(fields.items.as_ref(), need);
    }
    let Special::Map { items_path, .. } = &step.state.special else { return Ok(Back::Need(need)) };
    match select(items_path, need)? {
        Back::Need(need) => effective(step, need),
        Back::Met => Ok(Back::Met),
    }
}

/// What a state itself needs to come that way, as needs of its raw input.
fn own(machine: &Machine, edge: Edge, step: &Step, inner: Option<usize>) -> Result<Alternatives, Problem> {
    let mut all: Alternatives = vec![Vec::new()];
    let mut add = |found: Vec<Back>| {
        let needs = found.into_iter().filter_map(|back| match back {
            Back::Need(need) => Some(need),
            Back::Met => None,
        });
        all = both(std::mem::take(&mut all), vec![needs.collect()]);
    };
    // What cannot be carried back may be there all the same: the run will tell.
    add(present(edge.from, step, edge.way).into_iter().filter_map(Result::ok).collect());
    match edge.way {
        Way::Catch(catcher) => {
            add(fails(machine, edge.from, step, catcher)?);
            if let Work::Parallel(flows) = &step.work {
                flows.iter().for_each(|flow| add(beside(machine, edge.from, step, *flow)));
            }
        }
        Way::Into => {
            if matches!(step.work, Work::Map(_)) {
                add(vec![into(
                    edge.from,
                    step,
                    Need { spot: Spot { root: Root::Context, path: item_value() }, atom: Atom::Present },
                )?]);
            }
            if let Work::Parallel(flows) = &step.work {
                for flow in flows.iter().filter(|flow| Some(**flow) != inner) {
                    add(beside(machine, edge.from, step, *flow));
                }
            }
        }
        Way::Next => {
            if let Work::Parallel(flows) = &step.work {
                flows.iter().for_each(|flow| add(beside(machine, edge.from, step, *flow)));
            }
        }
        Way::Rule(_) | Way::Default => {}
    }
    if !matches!(edge.way, Way::Rule(_) | Way::Default) {
        return Ok(all);
    }
    #[cfg(feature = "jsonata")]
    if let Some(fields) = &step.state.jsonata {
        return Ok(both(all, super::queries::choose(fields, edge.way)?));
    }
    let Special::Choice(choice) = &step.state.special else { return Ok(all) };
    let (mut chosen, mut problem) = (Vec::new(), None);
    for needs in choose(choice, edge.way)? {
        let back: Result<Vec<Back>, Problem> = needs.into_iter().map(|need| effective(step, need)).collect();
        match back {
            Ok(back) => chosen.push(
                back.into_iter()
                    .filter_map(|back| match back {
                        Back::Need(need) => Some(need),
                        Back::Met => None,
                    })
                    .collect(),
            ),
            Err(why) => problem = Some(why),
        }
    }
    if chosen.is_empty() {
        return Err(problem.unwrap_or_default());
    }
    Ok(both(all, chosen))
}

fn item_value() -> Vec<Seg> {
    ["Map", "Item", "Value"].map(|name| Seg::Key(name.into())).to_vec()
}

/// What a branch beside the way needs to come through, as far as that is clear.
fn beside(machine: &Machine, at: usize, step: &Step, flow: usize) -> Vec<Back> {
    let mut set: Vec<Need> = Vec::new();
    for edge in through(machine, flow).into_iter().rev() {
        let Some(inner) = machine.step(edge.from) else { continue };
        let crossed = set.into_iter().filter_map(|need| super::back::back(edge.from, inner, edge.way, need).ok());
        let own = present(edge.from, inner, edge.way).into_iter().filter_map(Result::ok);
        set = crossed
            .chain(own)
            .filter_map(|back| match back {
                Back::Need(need) => Some(need),
                Back::Met => None,
            })
            .collect();
    }
    set.into_iter().filter_map(|need| into(at, step, need).ok()).collect()
}

/// How a state is made to fail so that this catcher takes it.
fn fails(machine: &Machine, at: usize, step: &Step, wanted: usize) -> Result<Vec<Back>, Problem> {
    let state = &step.state;
    let all = state.catchers.get(wanted).map(|it| it.errors.names.as_slice()).unwrap_or_default();
    let name = |name: &Arc<str>| match &**name {
        names::ALL | names::TASK_FAILED => Arc::from("CustomError"),
        _ => name.clone(),
    };
    let taken = |name: &Arc<str>| catcher(&state.catchers, name).is_some_and(|(at, _)| at == wanted);
    let Some(error) = all.iter().map(name).find(taken) else {
        return Err(format!("An earlier Catcher of \"{}\" takes the errors of Catcher {wanted}.", state.name));
    };
    let fail = |at: usize| {
        let spot = Spot { root: Root::Result(at), path: Vec::new() };
        Back::Need(Need { spot, atom: Atom::Fails(error.clone()) })
    };
    let flows: Vec<usize> = match &step.work {
        Work::Task(_) => return Ok(vec![fail(at)]),
        Work::Parallel(flows) => flows.clone(),
        Work::Map(map) if map.reader.is_some() => return Ok(vec![fail(at)]),
        Work::Map(map) => vec![map.flow],
        Work::None => Vec::new(),
    };
    let inner = flows.iter().flat_map(|flow| through(machine, *flow)).map(|edge| edge.from).find(|at| {
        machine.step(*at).is_some_and(|inner| {
            let none = catcher(&inner.state.catchers, &error).is_none();
            matches!(inner.work, Work::Task(_)) && none
        })
    });
    let mut found = Vec::new();
    if matches!(step.work, Work::Map(_)) {
        let spot = Spot { root: Root::Context, path: item_value() };
        found.push(into(at, step, Need { spot, atom: Atom::Present })?);
    }
    found.extend(inner.map(fail));
    Ok(found)
}

fn is(spot: Option<Spot>, atom: Atom) -> Option<Need> {
    Some(Need { spot: spot?, atom })
}

/// What the paths of a state look for.
fn present(at: usize, step: &Step, way: Way) -> Vec<Result<Back, Problem>> {
    #[cfg(feature = "jsonata")]
    if let Some(fields) = &step.state.jsonata {
        return super::queries::present(at, fields, way);
    }
    let state = &step.state;
    let mut found = Vec::new();
    if let Selection::Path(path) = &state.input_path {
        found.extend(is(Spot::of(&path.it), Atom::Present).map(|need| Ok(Back::Need(need))));
    }
    let mut looked: Vec<Need> = Vec::new();
    if let Some(field) = &state.parameters {
        needed(field, &mut looked);
    }
    match &state.special {
        Special::Map { items_path, item_selector } => {
            let array = Atom::Kind(Kind::Array);
            let reads = matches!(&step.work, Work::Map(map) if map.reader.is_some());
            match items_path {
                _ if reads => {}
                Selection::Path(path) => looked.extend(is(Spot::of(&path.it), array)),
                Selection::Whole => looked.push(Need { spot: Spot::input(), atom: array }),
                Selection::Nothing => {}
            }
            let mut selected = Vec::new();
            item_selector.iter().for_each(|field| needed(field, &mut selected));
            looked.extend(selected.into_iter().filter(|need| need.spot.root != Root::Context));
        }
        Special::Wait(Wait::SecondsPath(path)) => looked.extend(is(Spot::of(&path.it), Atom::Kind(Kind::Number))),
        Special::Wait(Wait::TimestampPath(path)) => looked.extend(is(Spot::of(&path.it), Atom::Timestamp)),
        _ => {}
    }
    found.extend(looked.into_iter().map(|need| effective(step, need)));
    if !matches!(way, Way::Catch(_) | Way::Into) {
        let mut selected = Vec::new();
        if let Some(field) = &state.result_selector {
            needed(field, &mut selected);
        }
        found.extend(selected.into_iter().map(|need| match need.spot.root {
            Root::Input => result(at, step, need),
            _ => Ok(Back::Need(need)),
        }));
        if matches!(state.output_path, Selection::Path(_)) {
            found.push(super::back::back(at, step, way, Need { spot: Spot::input(), atom: Atom::Present }));
        }
    }
    found
}

/// What a template looks for.
fn needed(field: &Template, out: &mut Vec<Need>) {
    let mut nodes = vec![&field.node];
    while let Some(node) = nodes.pop() {
        match node {
            Node::Object(members) => nodes.extend(members.iter().map(|(_, node)| node)),
            Node::Array(elements) => nodes.extend(elements),
            Node::Computed { expression, .. } => match &expression.it {
                Expression::Path(path) => out.extend(is(Spot::of(path), Atom::Present)),
                Expression::Call(call) => arguments(&call.call, out),
            },
            _ => {}
        }
    }
}

/// What the arguments of a function look for, of the kind that it takes.
fn arguments(call: &Call, out: &mut Vec<Need>) {
    let parameters = call.function.contract().parameters;
    for (at, argument) in call.arguments.iter().enumerate() {
        let kind = parameters.get(at).map_or(Kind::Any, |parameter| parameter.1);
        let path: &Path = match &argument.kind {
            ArgumentKind::Path(path) => path,
            // Functions nest at most ten deep.
            ArgumentKind::Call(inner) => {
                arguments(inner, out);
                continue;
            }
            _ => continue,
        };
        let atom = if kind == Kind::Any { Atom::Present } else { Atom::Kind(kind) };
        out.extend(is(Spot::of(path), atom));
    }
}
