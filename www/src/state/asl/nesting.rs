//! How deep intrinsic functions are nested.

use pointsman::asl::dataflow::{Expression, Node, Template};
use pointsman::asl::state::{Special, State};

/// In the state, at most.
pub(super) fn nesting(state: &State) -> usize {
    let items = match &state.special {
        Special::Map { item_selector, .. } => item_selector.as_ref(),
        _ => None,
    };
    let templates = [state.parameters.as_ref(), state.result_selector.as_ref(), state.assign.as_ref(), items];
    templates.into_iter().flatten().map(|template: &Template| deepest(&template.node)).max().unwrap_or_default()
}

fn deepest(node: &Node) -> usize {
    match node {
        Node::Literal(_) => 0,
        Node::Object(members) => members.iter().map(|(_, node)| deepest(node)).max().unwrap_or_default(),
        Node::Array(nodes) => nodes.iter().map(deepest).max().unwrap_or_default(),
        Node::Computed { expression, .. } => match &expression.it {
            Expression::Path(_) => 0,
            Expression::Call(call) => call.nesting(),
        },
        // A field in JSONata, which has no intrinsic functions.
        _ => 0,
    }
}
