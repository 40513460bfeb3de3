//! A definition as a drawing: states in layers from top to bottom, arrows with their corners, branches and processors as
//! boxes within the states that they belong to.
//!
//! The same definition gives the same drawing. Nothing here needs a definition without errors: what leads nowhere has no
//! arrow.

mod layers;
mod model;
mod place;

pub use model::{Edge, EdgeKind, Graph, Lane, Node};

use super::definition::Document;
use layers::Layers;
use model::Flow;

/// Draws `document`. A definition that is no object is an empty drawing.
#[must_use]
pub fn draw(document: &Document) -> Graph {
    let (mut graph, flows) = model::read(document);
    // Flows come after those that they are in: from the last to the first, what is inside is known before what is around it.
    for (at, flow) in flows.iter().enumerate().rev() {
        inside(&mut graph, at, flow);
    }
    // And from the first to the last, places become places in the whole.
    for (at, flow) in flows.iter().enumerate() {
        outside(&mut graph, at, flow);
    }
    if let Some(whole) = graph.lanes.first() {
        (graph.width, graph.height) = (whole.width, whole.height);
    }
    graph
}

/// Places within the flow.
fn inside(graph: &mut Graph, at: usize, flow: &Flow) {
    for node in flow.nodes.clone() {
        place::contain(graph, node);
    }
    let layers = Layers::of(graph, flow);
    let (width, height) = place::place(graph, flow, &layers);
    if let Some(lane) = graph.lanes.get_mut(at) {
        (lane.width, lane.height) = (width, height);
    }
}

/// Places of a flow's states and arrows, and of the lanes in them, as places in the whole.
fn outside(graph: &mut Graph, at: usize, flow: &Flow) {
    let Some((x, y)) = graph.lanes.get(at).map(|lane| (lane.x, lane.y)) else { return };
    for node in graph.nodes.get_mut(flow.nodes.clone()).into_iter().flatten() {
        node.x += x;
        node.y += y;
        for lane in node.lanes.clone() {
            if let Some(lane) = graph.lanes.get_mut(lane) {
                lane.x += node.x;
                lane.y += node.y;
            }
        }
    }
    for edge in graph.edges.get_mut(flow.edges.clone()).into_iter().flatten() {
        for point in &mut edge.points {
            *point = (point.0 + x, point.1 + y);
        }
    }
}

#[cfg(test)]
mod tests;
