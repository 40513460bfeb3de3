//! Where states and arrows are.

use super::layers::{Item, Layers, float};
use super::model::{Flow, Graph};
use std::collections::BTreeMap;

/// Between states of a layer.
const BESIDE: f64 = 28.0;
/// Between layers.
const BELOW: f64 = 48.0;
/// Around the lanes of a state.
const PADDING: f64 = 16.0;
/// Above them, for its name.
const TITLE: f64 = 32.0;
/// Of a state without lanes.
const HEIGHT: f64 = 44.0;
/// Of an arrow that passes a layer.
const CORNER: f64 = 12.0;
/// How often places are improved.
const PASSES: usize = 4;

/// The size of a state: of its name, or of the lanes in it, which stand side by side.
pub(super) fn contain(graph: &mut Graph, at: usize) {
    let Some(node) = graph.nodes.get(at) else { return };
    let letters = float(node.name.chars().count());
    let name = (letters * 8.0 + 40.0).clamp(96.0, 360.0);
    let lanes = node.lanes.clone();
    let (mut x, mut height) = (PADDING, 0.0_f64);
    for lane in graph.lanes.get_mut(lanes.clone()).into_iter().flatten() {
        (lane.x, lane.y) = (x, TITLE);
        x += lane.width + PADDING;
        height = height.max(lane.height);
    }
    // Lanes are in the middle of a state whose name is wider than they are.
    let shift = ((name - x) / 2.0).max(0.0);
    for lane in graph.lanes.get_mut(lanes.clone()).into_iter().flatten() {
        lane.x += shift;
    }
    let Some(node) = graph.nodes.get_mut(at) else { return };
    (node.width, node.height) = if lanes.is_empty() { (name, HEIGHT) } else { (name.max(x), TITLE + height + PADDING) };
}

/// Places the states and arrows of a flow. Answers how large it is.
pub(super) fn place(graph: &mut Graph, flow: &Flow, layers: &Layers) -> (f64, f64) {
    let width = |item: &Item| match item {
        Item::Node(node) => graph.nodes.get(*node).map_or(0.0, |node| node.width),
        Item::Corner(..) => CORNER,
    };
    // The middle of each one, from left to right: first side by side, then near those that it is connected with.
    let mut middles: BTreeMap<Item, f64> = BTreeMap::new();
    for row in &layers.rows {
        let mut x = 0.0;
        for item in row {
            middles.insert(*item, x + width(item) / 2.0);
            x += width(item) + BESIDE;
        }
    }
    for pass in 0..PASSES {
        let down = pass % 2 == 0;
        let links = if down { &layers.above } else { &layers.below };
        let rows: Vec<&Vec<Item>> =
            if down { layers.rows.iter().collect() } else { layers.rows.iter().rev().collect() };
        for row in rows {
            settle(row, links, &mut middles, &width);
        }
    }
    let left = middles.iter().map(|(item, middle)| middle - width(item) / 2.0).fold(f64::INFINITY, f64::min);
    let right = middles.iter().map(|(item, middle)| middle + width(item) / 2.0).fold(0.0, f64::max);
    let (mut y, mut tops) = (0.0, Vec::new());
    for row in &layers.rows {
        let height = row.iter().filter_map(|item| match item {
            Item::Node(node) => graph.nodes.get(*node).map(|node| node.height),
            Item::Corner(..) => None,
        });
        let height = height.fold(HEIGHT, f64::max);
        tops.push((y, height));
        y += height + BELOW;
    }
    for (row, (top, height)) in layers.rows.iter().zip(&tops) {
        for item in row {
            let middle = middles.get(item).copied().unwrap_or_default() - left;
            if let Item::Node(node) = item
                && let Some(node) = graph.nodes.get_mut(*node)
            {
                node.x = (middle - node.width / 2.0).round();
                node.y = (top + (height - node.height) / 2.0).round();
            }
        }
    }
    let backs = arrows(graph, flow, &tops, right - left, &|item| middles.get(item).map(|middle| middle - left));
    let width = if middles.is_empty() { 0.0 } else { right - left };
    (width + float(backs) * CORNER, (y - BELOW).max(0.0))
}

/// Moves the items of a row near those that they are connected with, without changing their order.
fn settle(
    row: &[Item],
    links: &BTreeMap<Item, Vec<Item>>,
    middles: &mut BTreeMap<Item, f64>,
    width: &impl Fn(&Item) -> f64,
) {
    let wanted: Vec<f64> = row
        .iter()
        .map(|item| {
            let near: Vec<f64> =
                links.get(item).into_iter().flatten().filter_map(|it| middles.get(it)).copied().collect();
            let own = middles.get(item).copied().unwrap_or_default();
            if near.is_empty() { own } else { near.iter().sum::<f64>() / float(near.len()) }
        })
        .collect();
    let mut edge = f64::NEG_INFINITY;
    let mut got = Vec::with_capacity(row.len());
    for (item, wanted) in row.iter().zip(&wanted) {
        let middle = wanted.max(edge + width(item) / 2.0);
        edge = middle + width(item) / 2.0 + BESIDE;
        got.push(middle);
    }
    // What was pushed to the right is pushed back on average.
    let drift = wanted.iter().zip(&got).map(|(wanted, got)| wanted - got).sum::<f64>() / float(row.len().max(1));
    for (item, got) in row.iter().zip(got) {
        middles.insert(*item, got + drift);
    }
}

/// The corners of the arrows. Those that lead back go around on the right; answers how many there are.
fn arrows(
    graph: &mut Graph,
    flow: &Flow,
    tops: &[(f64, f64)],
    right: f64,
    middle: &impl Fn(&Item) -> Option<f64>,
) -> usize {
    let mut backs = 0;
    for at in flow.edges.clone() {
        let Some(edge) = graph.edges.get(at) else { continue };
        let (Some(from), Some(to)) = (graph.nodes.get(edge.from), graph.nodes.get(edge.to)) else { continue };
        let mut points = Vec::new();
        if edge.back {
            backs += 1;
            let x = (right + float(backs) * CORNER).round();
            let (from_y, to_y) = (from.y + from.height / 2.0, to.y + to.height / 2.0);
            // One that leads to itself leaves below the middle and comes back above it.
            let apart = if edge.from == edge.to { from.height / 4.0 } else { 0.0 };
            points.extend([(from.x + from.width, from_y + apart), (x, from_y + apart)]);
            points.extend([(x, to_y - apart), (to.x + to.width, to_y - apart)]);
        } else {
            points.push((from.x + from.width / 2.0, from.y + from.height));
            for (layer, (top, height)) in tops.iter().enumerate() {
                if let Some(x) = middle(&Item::Corner(at, layer)) {
                    points.extend([(x.round(), *top), (x.round(), top + height)]);
                }
            }
            points.push((to.x + to.width / 2.0, to.y));
        }
        if let Some(edge) = graph.edges.get_mut(at) {
            edge.points = points;
        }
    }
    backs
}
