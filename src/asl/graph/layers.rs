//! Which layer each state is in, and the order within the layers.

use super::model::{Flow, Graph};
use std::collections::BTreeMap;

/// Corners of long arrows are laid out as states are; beyond so many of them arrows go straight.
const MAX_CORNERS: usize = 4_000;
/// How often the order is improved, down and up.
const SWEEPS: usize = 4;

/// What stands in a layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Item {
    /// A state.
    Node(usize),
    /// Where an arrow passes: the arrow, and its layer.
    Corner(usize, usize),
}

/// The layers of a flow.
#[derive(Debug, Default)]
pub(super) struct Layers {
    /// From top to bottom; in each from left to right.
    pub rows: Vec<Vec<Item>>,
    /// What each one is connected with in the layer above.
    pub above: BTreeMap<Item, Vec<Item>>,
    /// And in the layer below.
    pub below: BTreeMap<Item, Vec<Item>>,
}

impl Layers {
    /// The layers of `flow`; arrows that lead back are marked as such.
    pub fn of(graph: &mut Graph, flow: &Flow) -> Self {
        let order = order(graph, flow);
        let mut depth: BTreeMap<usize, usize> = flow.nodes.clone().map(|node| (node, 0)).collect();
        let mut leaving: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for edge in graph.edges.get(flow.edges.clone()).unwrap_or_default().iter().filter(|edge| !edge.back) {
            leaving.entry(edge.from).or_default().push(edge.to);
        }
        for node in &order {
            let below = depth.get(node).map_or(1, |depth| depth + 1);
            for to in leaving.get(node).into_iter().flatten() {
                let depth = depth.entry(*to).or_default();
                *depth = below.max(*depth);
            }
        }
        let mut layers =
            Self { rows: vec![Vec::new(); depth.values().max().map_or(0, |most| most + 1)], ..Self::default() };
        for node in order {
            layers.push(depth.get(&node).copied().unwrap_or_default(), Item::Node(node));
        }
        layers.connect(graph, flow, &depth);
        for _ in 0..SWEEPS {
            layers.sweep();
        }
        layers
    }

    fn push(&mut self, layer: usize, item: Item) {
        if let Some(row) = self.rows.get_mut(layer) {
            row.push(item);
        }
    }

    fn link(&mut self, upper: Item, lower: Item) {
        self.below.entry(upper).or_default().push(lower);
        self.above.entry(lower).or_default().push(upper);
    }

    fn connect(&mut self, graph: &Graph, flow: &Flow, depth: &BTreeMap<usize, usize>) {
        let mut corners = 0;
        for at in flow.edges.clone() {
            let Some(edge) = graph.edges.get(at).filter(|edge| !edge.back) else { continue };
            let (Some(from), Some(to)) = (depth.get(&edge.from), depth.get(&edge.to)) else { continue };
            let mut last = Item::Node(edge.from);
            let between = (from + 1)..*to;
            corners += between.len();
            if corners <= MAX_CORNERS {
                for layer in between {
                    let corner = Item::Corner(at, layer);
                    self.push(layer, corner);
                    self.link(last, corner);
                    last = corner;
                }
                self.link(last, Item::Node(edge.to));
            }
        }
    }

    /// Puts each one near the middle of those that it is connected with: down, then up.
    fn sweep(&mut self) {
        for at in 1..self.rows.len() {
            Self::arrange(&mut self.rows, at, at - 1, &self.above);
        }
        for at in (1..self.rows.len()).rev() {
            Self::arrange(&mut self.rows, at - 1, at, &self.below);
        }
    }

    fn arrange(rows: &mut [Vec<Item>], at: usize, fixed: usize, links: &BTreeMap<Item, Vec<Item>>) {
        let places: BTreeMap<Item, usize> =
            rows.get(fixed).into_iter().flatten().enumerate().map(|(at, item)| (*item, at)).collect();
        let Some(row) = rows.get_mut(at) else { return };
        let middle = |(at, item): (usize, Item)| {
            let near: Vec<f64> =
                links.get(&item).into_iter().flatten().filter_map(|it| places.get(it)).map(|at| float(*at)).collect();
            (if near.is_empty() { float(at) } else { near.iter().sum::<f64>() / float(near.len()) }, item)
        };
        let mut all: Vec<(f64, Item)> = row.iter().copied().enumerate().map(middle).collect();
        all.sort_by(|a, b| a.0.total_cmp(&b.0));
        *row = all.into_iter().map(|(_, item)| item).collect();
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
pub(super) const fn float(number: usize) -> f64 {
    number as f64
}

/// The states from the start on, each before those that it leads to but for arrows that lead back.
fn order(graph: &mut Graph, flow: &Flow) -> Vec<usize> {
    let mut leaving: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in flow.edges.clone() {
        if let Some(edge) = graph.edges.get(at) {
            leaving.entry(edge.from).or_default().push(at);
        }
    }
    // 0 is not seen yet, 1 is on the way, 2 is done.
    let mut seen: BTreeMap<usize, u8> = BTreeMap::new();
    let mut done = Vec::new();
    for root in flow.start.into_iter().chain(flow.nodes.clone()) {
        if seen.contains_key(&root) {
            continue;
        }
        seen.insert(root, 1);
        let mut way = vec![(root, 0)];
        while let Some((node, next)) = way.last_mut() {
            let edge = leaving.get(node).and_then(|edges| edges.get(*next)).copied();
            *next += 1;
            let Some(edge) = edge.and_then(|edge| graph.edges.get_mut(edge)) else {
                seen.insert(*node, 2);
                done.push(*node);
                way.pop();
                continue;
            };
            match seen.get(&edge.to) {
                None => {
                    seen.insert(edge.to, 1);
                    way.push((edge.to, 0));
                }
                Some(1) => edge.back = true,
                Some(_) => {}
            }
        }
    }
    done.reverse();
    done
}
