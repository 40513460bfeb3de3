//! What keeps expressions from running for ever: they are rewritten so that they count.
//!
//! The engine has a clock for that, but there is none in wasm, and a clock would make runs differ. So every body that can
//! run many times (of a function, a step, a predicate, an order, a group) first calls [`STEP`], unless all that it does is
//! to read and compare. What can make much of little is watched too: ranges, texts put together, padding.

use jsonata_core::ast::{AstNode, BinaryOp, PathStep, Stage, StepId};

// Names that no expression can spell.

/// Counts one pass through a body.
pub(super) const STEP: &str = " step";
/// Answers its argument, the end of a range, and counts its numbers.
pub(super) const TO: &str = " to";
/// Answers its argument, a text that was put together, unless it is too long.
pub(super) const TEXT: &str = " text";
/// Answers its argument, the width to pad to, unless it is too much.
pub(super) const WIDTH: &str = " width";
/// Answers its argument, which is to be written as text, unless that would be too long.
pub(super) const SMALL: &str = " small";
/// Answers its first argument, a list of texts, unless these and as many of its second would be too long together.
pub(super) const PARTS: &str = " parts";
/// Answers its first argument, a text in which its second is put in place of matches, unless that could be too much.
pub(super) const SWAPPED: &str = " swapped";
/// The variable with the time.
pub(super) const NOW: &str = " now";

/// How deep an expression is, counted up to `most + 1`.
pub(super) fn depth(node: &AstNode, most: usize) -> usize {
    let Some(rest) = most.checked_sub(1) else { return 1 };
    let mut deepest = 0;
    each(node, &mut |inner| deepest = deepest.max(depth(inner, rest)));
    1 + deepest
}

fn each(node: &AstNode, see: &mut impl FnMut(&AstNode)) {
    let pairs = |pairs: &[(AstNode, AstNode)], see: &mut dyn FnMut(&AstNode)| {
        for (key, value) in pairs {
            see(key);
            see(value);
        }
    };
    match node {
        AstNode::Path { steps } => {
            for step in steps {
                see(&step.node);
                for stage in &step.stages {
                    if let Stage::Filter(filter) = stage {
                        see(filter);
                    }
                }
            }
        }
        AstNode::Binary { lhs, rhs, .. } => {
            see(lhs);
            see(rhs);
        }
        AstNode::Unary { operand: inner, .. }
        | AstNode::Lambda { body: inner, .. }
        | AstNode::FunctionApplication(inner) => see(inner),
        AstNode::Function { args: nodes, .. }
        | AstNode::Array(nodes)
        | AstNode::ArrayGroup(nodes)
        | AstNode::Block(nodes) => nodes.iter().for_each(see),
        AstNode::Call { procedure, args } => {
            see(procedure);
            args.iter().for_each(see);
        }
        AstNode::Object(members) => pairs(members, see),
        AstNode::ObjectTransform { input, pattern } => {
            see(input);
            pairs(pattern, see);
        }
        AstNode::Conditional { condition, then_branch, else_branch } => {
            see(condition);
            see(then_branch);
            else_branch.iter().for_each(|inner| see(inner));
        }
        AstNode::Sort { input, terms } => {
            see(input);
            terms.iter().for_each(|(term, _)| see(term));
        }
        AstNode::Transform { location, update, delete } => {
            see(location);
            see(update);
            delete.iter().for_each(|inner| see(inner));
        }
        AstNode::String(_)
        | AstNode::Name(_)
        | AstNode::Number(_)
        | AstNode::Boolean(_)
        | AstNode::Null
        | AstNode::Undefined
        | AstNode::Placeholder
        | AstNode::Regex { .. }
        | AstNode::Variable(_)
        | AstNode::ParentVariable(_)
        | AstNode::Wildcard
        | AstNode::Descendant
        | AstNode::Parent(_) => {}
    }
}

/// The expression with counting in it.
pub(super) fn counting(node: AstNode) -> AstNode {
    match node {
        AstNode::Path { steps } => {
            AstNode::Path { steps: steps.into_iter().enumerate().map(|(at, step)| self::step(step, at == 0)).collect() }
        }
        AstNode::Binary { op: BinaryOp::ChainPipe, lhs, rhs } => {
            // What is piped into a function is its first argument.
            let rhs = match *rhs {
                AstNode::Function { name, mut args, is_builtin }
                    if matches!(name.as_str(), "string" | "join" | "distinct" | "replace") =>
                {
                    args.insert(0, *lhs);
                    return function(name, args, is_builtin, 0);
                }
                AstNode::Function { name, args, is_builtin } => function(name, args, is_builtin, 1),
                other => counting(other),
            };
            AstNode::Binary { op: BinaryOp::ChainPipe, lhs: within(*lhs), rhs: Box::new(rhs) }
        }
        AstNode::Binary { op, lhs, rhs } => {
            let (lhs, rhs) = (within(*lhs), within(*rhs));
            match op {
                BinaryOp::Range => AstNode::Binary { op, lhs, rhs: Box::new(call(TO, vec![*rhs])) },
                BinaryOp::Concatenate => call(TEXT, vec![AstNode::Binary { op, lhs: small(lhs), rhs: small(rhs) }]),
                // What is looked through as a whole. What is held, so that it can be had twice, too: of parts that are the
                // same in memory more could be made than can ever be looked through.
                BinaryOp::Equal | BinaryOp::NotEqual | BinaryOp::In if !is_literal(&lhs) && !is_literal(&rhs) => {
                    AstNode::Binary { op, lhs: small(lhs), rhs: small(rhs) }
                }
                BinaryOp::ColonEqual if !matches!(*rhs, AstNode::Lambda { .. }) && !is_literal(&rhs) => {
                    AstNode::Binary { op, lhs, rhs: small(rhs) }
                }
                _ => AstNode::Binary { op, lhs, rhs },
            }
        }
        AstNode::Unary { op, operand } => AstNode::Unary { op, operand: within(*operand) },
        AstNode::Function { name, args, is_builtin } => function(name, args, is_builtin, 0),
        AstNode::Call { procedure, args } => AstNode::Call { procedure: within(*procedure), args: all(args) },
        AstNode::Lambda { params, body, signature, thunk } => {
            // What a function is given is watched as what is held.
            let given = params.iter().map(|name| AstNode::Variable(name.clone())).collect();
            AstNode::Lambda { body: Box::new(counted_with(*body, given)), params, signature, thunk }
        }
        AstNode::Array(nodes) => AstNode::Array(all(nodes)),
        AstNode::ArrayGroup(nodes) => AstNode::ArrayGroup(all(nodes)),
        AstNode::Block(nodes) => AstNode::Block(all(nodes)),
        AstNode::Object(pairs) => {
            AstNode::Object(pairs.into_iter().map(|(key, value)| (counting(key), counting(value))).collect())
        }
        AstNode::ObjectTransform { input, pattern } => {
            AstNode::ObjectTransform { input: within(*input), pattern: members(pattern) }
        }
        AstNode::Conditional { condition, then_branch, else_branch } => AstNode::Conditional {
            condition: within(*condition),
            then_branch: within(*then_branch),
            else_branch: else_branch.map(|node| within(*node)),
        },
        AstNode::FunctionApplication(inner) => AstNode::FunctionApplication(Box::new(counted(*inner))),
        AstNode::Sort { input, terms } => AstNode::Sort {
            input: within(*input),
            terms: terms.into_iter().map(|(term, ascending)| (counted(term), ascending)).collect(),
        },
        AstNode::Transform { location, update, delete } => AstNode::Transform {
            location: within(*location),
            update: match *update {
                AstNode::Object(pairs) => Box::new(AstNode::Object(members(pairs))),
                other => Box::new(counting(other)),
            },
            delete: delete.map(|node| within(*node)),
        },
        leaf => leaf,
    }
}

/// Is it a scalar that is written out?
const fn is_literal(node: &AstNode) -> bool {
    matches!(node, AstNode::String(_) | AstNode::Number(_) | AstNode::Boolean(_) | AstNode::Null)
}

/// A part of a text that is put together. Texts that are written out are short.
fn small(node: Box<AstNode>) -> Box<AstNode> {
    match *node {
        AstNode::String(_) | AstNode::Number(_) => node,
        AstNode::Function { ref name, .. } if name == TEXT => node,
        other => Box::new(call(SMALL, vec![other])),
    }
}

fn within(node: AstNode) -> Box<AstNode> {
    Box::new(counting(node))
}

fn all(nodes: Vec<AstNode>) -> Vec<AstNode> {
    nodes.into_iter().map(counting).collect()
}

fn call(name: &str, args: Vec<AstNode>) -> AstNode {
    AstNode::Function { name: name.to_owned(), args, is_builtin: true }
}

/// A body that can run many times.
fn counted(node: AstNode) -> AstNode {
    counted_with(node, Vec::new())
}

/// The same, of a function with its parameters.
fn counted_with(node: AstNode, given: Vec<AstNode>) -> AstNode {
    if is_plain(&node) {
        return node;
    }
    let step = call(STEP, given);
    match counting(node) {
        AstNode::Block(mut nodes) => {
            nodes.insert(0, step);
            AstNode::Block(nodes)
        }
        // Most functions that call themselves: here it makes nothing deeper.
        AstNode::Conditional { condition, then_branch, else_branch } => {
            let condition = Box::new(AstNode::Block(vec![step, *condition]));
            AstNode::Conditional { condition, then_branch, else_branch }
        }
        other => AstNode::Block(vec![step, other]),
    }
}

/// Values of members that are made for each of many: the first one counts.
fn members(pairs: Vec<(AstNode, AstNode)>) -> Vec<(AstNode, AstNode)> {
    let value = |at: usize, value: AstNode| if at == 0 { counted(value) } else { counting(value) };
    pairs.into_iter().enumerate().map(|(at, (key, it))| (counting(key), value(at, it))).collect()
}

fn step(step: PathStep, is_first: bool) -> PathStep {
    let node = match step.node {
        node if is_first => counting(node),
        node @ AstNode::Block(_) => counted(node),
        AstNode::Object(pairs) => AstNode::Object(members(pairs)),
        node => counting(node),
    };
    let stages = step.stages.into_iter().map(|stage| match stage {
        Stage::Filter(filter) => Stage::Filter(Box::new(counted(*filter))),
        other => other,
    });
    PathStep { node, stages: stages.collect(), id: StepId::default(), ..step }
}

/// A call; `piped` of its arguments come from elsewhere.
fn function(name: String, args: Vec<AstNode>, is_builtin: bool, piped: usize) -> AstNode {
    let mut args = all(args);
    match name.as_str() {
        "pad" => {
            if let Some(width) = args.get_mut(1 - piped) {
                let given = std::mem::replace(width, AstNode::Undefined);
                *width = call(WIDTH, vec![given]);
            }
        }
        "string" | "distinct" if piped == 0 => {
            if let Some(value) = args.first_mut() {
                let given = std::mem::replace(value, AstNode::Undefined);
                *value = call(SMALL, vec![given]);
            }
        }
        "replace" if piped == 0 => {
            let with = args.get(2).filter(|it| !matches!(it, AstNode::Lambda { .. })).cloned();
            if let (Some(with), Some(text)) = (with, args.first_mut()) {
                let given = std::mem::replace(text, AstNode::Undefined);
                *text = call(SWAPPED, vec![given, with]);
            }
        }
        "join" if piped == 0 => {
            // A separator that is written out is asked for once more; one that is computed counts as a long one.
            let between = args.get(1).cloned().filter(|it| matches!(it, AstNode::String(_) | AstNode::Variable(_)));
            let between = between.or_else(|| args.get(1).map(|_| AstNode::Null));
            if let Some(list) = args.first_mut() {
                let given = std::mem::replace(list, AstNode::Undefined);
                *list = call(PARTS, [given].into_iter().chain(between).collect());
            }
        }
        // The time is given, so that it is the same in the whole state.
        "now" if piped == 0 => {
            args.insert(0, AstNode::Variable(NOW.to_owned()));
            return AstNode::Function { name: "fromMillis".to_owned(), args, is_builtin };
        }
        "millis" if piped == 0 && args.is_empty() => return AstNode::Variable(NOW.to_owned()),
        _ => {}
    }
    AstNode::Function { name, args, is_builtin }
}

/// Does it no more than read and compare? It is then as fast as it is short, and the engine compiles it.
fn is_plain(node: &AstNode) -> bool {
    match node {
        AstNode::Name(_)
        | AstNode::Variable(_)
        | AstNode::String(_)
        | AstNode::Number(_)
        | AstNode::Boolean(_)
        | AstNode::Null
        | AstNode::Undefined => true,
        AstNode::Path { steps } => steps.iter().all(|step| {
            matches!(step.node, AstNode::Name(_) | AstNode::Variable(_)) && step.stages.is_empty() && !step.is_tuple
        }),
        AstNode::Binary { op, lhs, rhs } => {
            use BinaryOp::{ChainPipe, ColonEqual, Concatenate, In, Range};
            let held = |node: &AstNode| matches!(node, AstNode::Variable(_));
            let sides = held(lhs) && held(rhs);
            !sides && !matches!(op, Range | Concatenate | ChainPipe | ColonEqual | In) && is_plain(lhs) && is_plain(rhs)
        }
        AstNode::Unary { operand, .. } => is_plain(operand),
        AstNode::Conditional { condition, then_branch, else_branch } => {
            is_plain(condition) && is_plain(then_branch) && else_branch.as_ref().is_none_or(|node| is_plain(node))
        }
        _ => false,
    }
}
