//! The same for states in JSONata mode, as far as their expressions only name places and compare them: `$states.input.n > 5
//! and $exists($x.y)`. What an expression computes is not worked out backwards.

use super::back::{Back, Problem, fixed};
use super::choose::{Alternatives, both};
use super::needs::{Atom, Need, Root, Seg, Spot, at};
use super::routes::Way;
use crate::asl::data::{self, Value};
use crate::asl::jsonata::{Fields, Node, Template};
use crate::asl::machine::Step;
use crate::asl::state::StateKind;

/// What `$states` names.
enum Named {
    Spot(Spot),
    Result(Vec<Seg>),
    Error,
}

/// The place that an expression names, if that is all it does: `$states.input.a.b[0]`.
fn named(text: &str) -> Option<Named> {
    let text = text.trim();
    let (head, mut rest) = split(text.strip_prefix('$')?, |c| !(c.is_alphanumeric() || c == '_'));
    let mut path = Vec::new();
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('.') {
            let (name, further) = match after.strip_prefix('`') {
                Some(quoted) => {
                    let (name, further) = quoted.split_once('`')?;
                    (name, further)
                }
                None => split(after, |c| !(c.is_alphanumeric() || c == '_')),
            };
            if name.is_empty() {
                return None;
            }
            path.push(Seg::Key(name.into()));
            rest = further;
        } else {
            let (index, further) = rest.strip_prefix('[')?.split_once(']')?;
            path.push(Seg::Index(index.trim().parse().ok()?));
            rest = further;
        }
    }
    if head != "states" {
        return Some(Named::Spot(Spot { root: Root::Variable(head.into()), path }));
    }
    let (Seg::Key(first), rest) = path.split_first()? else { return None };
    let rest = rest.to_vec();
    Some(match &**first {
        "input" => Named::Spot(Spot { root: Root::Input, path: rest }),
        "context" => Named::Spot(Spot { root: Root::Context, path: rest }),
        "result" => Named::Result(rest),
        "errorOutput" => Named::Error,
        _ => return None,
    })
}

fn split(text: &str, end: impl Fn(char) -> bool) -> (&str, &str) {
    let at = text.find(end).unwrap_or(text.len());
    text.split_at_checked(at).unwrap_or((text, ""))
}

fn spot(text: &str) -> Option<Spot> {
    match named(text)? {
        Named::Spot(spot) => Some(spot),
        _ => None,
    }
}

/// What a rule needs; nothing is known of an expression that does more than compare.
fn condition(text: &str, wanted: bool, depth: usize) -> Option<Alternatives> {
    let depth = depth.checked_sub(1)?;
    let text = text.trim();
    if let Some(parts) = parts(text, " or ") {
        return joined(&parts, false, wanted, depth);
    }
    if let Some(parts) = parts(text, " and ") {
        return joined(&parts, true, wanted, depth);
    }
    let inner = |name: &str| text.strip_prefix(name).and_then(|rest| enclosed(rest.trim()));
    if let Some(inner) = inner("$not") {
        return condition(inner, !wanted, depth);
    }
    if let Some(inner) = inner("$exists") {
        let atom = if wanted { Atom::Present } else { Atom::Absent };
        return Some(vec![vec![Need { spot: spot(inner)?, atom }]]);
    }
    if let Some(inner) = inner("") {
        return condition(inner, wanted, depth);
    }
    let (at, sign) = ["!=", ">=", "<=", "=", ">", "<", " in "]
        .into_iter()
        .filter_map(|sign| Some((outside(text).find(sign)?, sign)))
        .min_by_key(|(at, sign)| (*at, usize::MAX - sign.len()))
        .or_else(|| (text == "true" || text == "false" || spot(text).is_some()).then_some((text.len(), "")))?;
    let (left, right) = (text.get(..at)?, text.get(at + sign.len()..)?);
    let literal = |text: &str| data::parse(&text.trim().replace('\'', "\"")).ok();
    if sign.is_empty() {
        return match spot(left) {
            Some(spot) => Some(vec![vec![Need { spot, atom: Atom::Equals(wanted.into()) }]]),
            None => Some(if (left == "true") == wanted { vec![Vec::new()] } else { Vec::new() }),
        };
    }
    let (place, value, sign) = match (spot(left), literal(right)) {
        (Some(place), Some(value)) => (place, value, sign),
        _ => {
            let turned = match sign {
                ">" => "<",
                "<" => ">",
                ">=" => "<=",
                "<=" => ">=",
                " in " => return None,
                sign => sign,
            };
            (spot(right)?, literal(left)?, turned)
        }
    };
    let number = value.as_number().map(data::Number::as_f64);
    let atoms = match sign {
        "=" | "!=" if (sign == "=") == wanted => vec![Atom::Equals(value)],
        "=" | "!=" => vec![Atom::Differs(value)],
        " in " => {
            let list = value.as_array()?;
            if !wanted {
                return Some(vec![
                    list.iter().map(|it| Need { spot: place.clone(), atom: Atom::Differs(it.clone()) }).collect(),
                ]);
            }
            list.iter().map(|it| Atom::Equals(it.clone())).collect()
        }
        ">" => vec![Atom::Ordered(number?, 1, wanted)],
        "<" => vec![Atom::Ordered(number?, -1, wanted)],
        ">=" => vec![Atom::Ordered(number?, -1, !wanted)],
        _ => vec![Atom::Ordered(number?, 1, !wanted)],
    };
    Some(atoms.into_iter().map(|atom| vec![Need { spot: place.clone(), atom }]).collect())
}

/// JSONata asks from left to right, up to the part that decides.
fn joined(parts: &[&str], going_on: bool, wanted: bool, depth: usize) -> Option<Alternatives> {
    let mut before: Alternatives = vec![Vec::new()];
    let mut all = Vec::new();
    for part in parts {
        if wanted != going_on {
            all.extend(both(before.clone(), condition(part, !going_on, depth)?));
        }
        before = both(before, condition(part, going_on, depth)?);
    }
    Some(if wanted == going_on { before } else { all })
}

/// The text with what stands in brackets and quotes blanked out.
fn outside(text: &str) -> String {
    let (mut depth, mut quote) = (0_usize, None);
    text.chars()
        .flat_map(|c| {
            let inside = depth > 0 || quote.is_some();
            match (quote, c) {
                (Some(open), _) if open == c => quote = None,
                (None, '"' | '\'' | '`') => quote = Some(c),
                (None, '(' | '[' | '{') => depth += 1,
                (None, ')' | ']' | '}') => depth = depth.saturating_sub(1),
                _ => {}
            }
            let shown = if inside || depth > 0 || quote.is_some() { '\u{1}' } else { c };
            // As many bytes as before, so that places stay the same.
            std::iter::repeat_n(shown, if shown == c { 1 } else { c.len_utf8() })
        })
        .collect()
}

fn parts<'t>(text: &'t str, word: &str) -> Option<Vec<&'t str>> {
    let shown = outside(text);
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in shown.match_indices(word) {
        parts.push(text.get(start..at)?);
        start = at + word.len();
    }
    if parts.is_empty() {
        return None;
    }
    parts.push(text.get(start..)?);
    Some(parts)
}

/// What is within brackets that go from the first to the last character.
fn enclosed(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('(')?.strip_suffix(')')?;
    let mut depth = 0_i64;
    let balanced = inner.chars().all(|c| {
        depth += i64::from(c == '(') - i64::from(c == ')');
        depth >= 0
    });
    balanced.then_some(inner)
}

/// How deep conditions nest that are looked into.
const MAX_DEPTH: usize = 24;

fn source(template: &Template) -> Option<&str> {
    match &template.node {
        Node::Expression { expression, .. } => Some(expression.it.text()),
        _ => None,
    }
}

/// What makes the rule hold that leads that way, and none before it. An expression that is not understood asks for nothing:
/// the run will tell.
pub(super) fn choose(fields: &Fields, way: Way) -> Result<Alternatives, Problem> {
    let chosen = match way {
        Way::Rule(at) => Some(at),
        _ => None,
    };
    let mut all: Alternatives = vec![Vec::new()];
    for (at, rule) in fields.rules.iter().enumerate() {
        let known = source(&rule.condition).and_then(|text| condition(text, chosen == Some(at), MAX_DEPTH));
        if let Some(known) = known {
            all = both(all, known);
        }
        if chosen == Some(at) {
            break;
        }
    }
    Ok(all)
}

/// Through a field, which without it is the input.
pub(super) fn field(field: Option<&Template>, need: Need) -> Result<Back, Problem> {
    let Some(field) = field else { return Ok(Back::Need(need)) };
    match through(&field.node, need)? {
        Through::Spot(need) => Ok(Back::Need(need)),
        Through::Met => Ok(Back::Met),
        Through::Result(_) | Through::Error => Err("It depends on a result.".to_owned()),
    }
}

enum Through {
    Spot(Need),
    Result(Need),
    Error,
    Met,
}

fn through(node: &Node, need: Need) -> Result<Through, Problem> {
    let met = |back: Back| match back {
        Back::Met => Through::Met,
        Back::Need(need) => Through::Spot(need),
    };
    let (mut node, mut rest) = (node, need.spot.path.as_slice());
    loop {
        node = match (node, rest.split_first()) {
            (Node::Literal(value), _) => return fixed(at(value, rest), &need).map(met),
            (Node::Object(members), Some((Seg::Key(name), further))) => {
                rest = further;
                match members.iter().find(|(member, _)| member == name) {
                    Some((_, node)) => node,
                    None => return fixed(None, &need).map(met),
                }
            }
            (Node::Array(elements), Some((Seg::Index(index), further))) => {
                rest = further;
                match elements.get(*index) {
                    Some(node) => node,
                    None => return fixed(None, &need).map(met),
                }
            }
            (Node::Expression { expression, .. }, _) => {
                let text = expression.it.text();
                return match named(text) {
                    Some(Named::Spot(spot)) => Ok(Through::Spot(Need { spot: spot.join(rest), ..need })),
                    Some(Named::Result(path)) => {
                        let spot = Spot { root: Root::Input, path }.join(rest);
                        Ok(Through::Result(Need { spot, ..need }))
                    }
                    Some(Named::Error) => Ok(Through::Error),
                    None => Err(format!("{text} cannot be worked out backwards.")),
                };
            }
            (Node::Object(_), None) => return fixed(Some(&Value::empty_object()), &need).map(met),
            (Node::Array(_), None) => return fixed(Some(&Value::from(vec![Value::Null])), &need).map(met),
            _ => return fixed(None, &need).map(met),
        };
    }
}

/// A need of the output, or of a variable, → one of the input or of the result.
pub(super) fn back(at_step: usize, step: &Step, fields: &Fields, way: Way, need: Need) -> Result<Back, Problem> {
    let (assign, output) = match way {
        Way::Catch(at) => fields.catchers.get(at).map_or((None, None), |it| (it.assign.as_ref(), it.output.as_ref())),
        Way::Rule(at) => fields.after(Some(at)),
        _ => (fields.assign.as_ref(), fields.output.as_ref()),
    };
    let works = matches!(step.state.kind, StateKind::Task | StateKind::Parallel | StateKind::Map);
    let through = match &need.spot.root {
        Root::Variable(name) => {
            let assigned = assign.and_then(|field| match &field.node {
                Node::Object(members) => {
                    members.iter().find(|(member, _)| member == name).map(|(_, node)| node.clone())
                }
                Node::Literal(value) => value.get(name).cloned().map(Node::Literal),
                _ => None,
            });
            match assigned {
                Some(node) => through(&node, need)?,
                None => return Ok(Back::Need(need)),
            }
        }
        Root::Input => match (output, way) {
            (Some(field), _) => through(&field.node, need)?,
            (None, Way::Catch(_)) => Through::Error,
            (None, _) if works => Through::Result(need),
            (None, _) => return Ok(Back::Need(need)),
        },
        _ => return Ok(Back::Need(need)),
    };
    match through {
        Through::Met => Ok(Back::Met),
        Through::Spot(need) => Ok(Back::Need(need)),
        Through::Result(need) => super::back::result(at_step, step, need),
        Through::Error => Err("It depends on an error.".to_owned()),
    }
}

/// The places that the expressions of a state name.
pub(super) fn present(at_step: usize, fields: &Fields, way: Way) -> Vec<Result<Back, Problem>> {
    let after = [&fields.output, &fields.assign].into_iter().filter(|_| !matches!(way, Way::Catch(_) | Way::Into));
    let all = [&fields.arguments, &fields.items, &fields.seconds].into_iter().chain(after).flatten();
    let mut nodes: Vec<&Node> = all.map(|field| &field.node).collect();
    let mut found = Vec::new();
    while let Some(node) = nodes.pop() {
        match node {
            Node::Object(members) => nodes.extend(members.iter().map(|(_, node)| node)),
            Node::Array(elements) => nodes.extend(elements),
            Node::Expression { expression, .. } => match named(expression.it.text()) {
                Some(Named::Spot(spot)) => found.push(Ok(Back::Need(Need { spot, atom: Atom::Present }))),
                Some(Named::Result(path)) => {
                    let spot = Spot { root: Root::Result(at_step), path };
                    found.push(Ok(Back::Need(Need { spot, atom: Atom::Present })));
                }
                _ => {}
            },
            Node::Literal(_) => {}
        }
    }
    found
}
