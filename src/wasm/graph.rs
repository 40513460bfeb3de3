//! `StateMachine.graph`.

use super::plain::{Members, Plain};
use crate::asl::graph::{Edge, EdgeKind, Graph, Lane, Node};

/// The drawing, with states by their names.
pub(super) fn view(graph: &Graph) -> String {
    let name = |at: usize| graph.nodes.get(at).map_or("", |node| node.name.as_str());
    Plain::text(|out| {
        out.object(|it| {
            it.member("width").decimal(graph.width);
            it.member("height").decimal(graph.height);
            it.member("nodes").list(&graph.nodes, |out, node| out.object(|it| self::node(it, node)));
            it.member("edges").list(&graph.edges, |out, edge| out.object(|it| self::edge(it, edge, &name)));
            it.member("lanes").list(&graph.lanes, |out, lane| out.object(|it| self::lane(it, lane, &name)));
        });
    })
}

fn place(it: &mut Members<'_>, x: f64, y: f64, width: f64, height: f64) {
    it.member("x").decimal(x);
    it.member("y").decimal(y);
    it.member("width").decimal(width);
    it.member("height").decimal(height);
}

fn node(it: &mut Members<'_>, node: &Node) {
    it.member("name").string(&node.name);
    if let Some(kind) = node.kind {
        it.member("type").string(kind.as_str());
    }
    it.member("lane").number(node.lane);
    it.member("ends").boolean(node.ends);
    it.member("retriers").number(node.retriers);
    place(it, node.x, node.y, node.width, node.height);
}

fn edge<'g>(it: &mut Members<'_>, edge: &Edge, name: &impl Fn(usize) -> &'g str) {
    it.member("from").string(name(edge.from));
    it.member("to").string(name(edge.to));
    let (kind, index) = match edge.kind {
        EdgeKind::Next => ("next", None),
        EdgeKind::Rule(at) => ("rule", Some(at)),
        EdgeKind::Default => ("default", None),
        EdgeKind::Catch(at) => ("catch", Some(at)),
    };
    it.member("kind").string(kind);
    if let Some(index) = index {
        it.member("index").number(index);
    }
    it.member("back").boolean(edge.back);
    it.member("points").list(&edge.points, |out, (x, y)| {
        out.list([x, y], |out, length| out.decimal(*length));
    });
}

fn lane<'g>(it: &mut Members<'_>, lane: &Lane, name: &impl Fn(usize) -> &'g str) {
    if let Some(owner) = lane.owner {
        it.member("owner").string(name(owner));
    }
    if let Some(start) = lane.start {
        it.member("start").string(name(start));
    }
    place(it, lane.x, lane.y, lane.width, lane.height);
}
