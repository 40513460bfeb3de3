//! The steps of all paths that some rule names, as a tree: which members of an event to enter.

use super::NONE;
use super::arena::Arena;
use crate::table::{Table, hash};

/// The node that stands for the event itself.
pub(super) const ROOT: u32 = 0;

/// The tree.
#[derive(Clone, Debug)]
pub(super) struct Trie {
    nodes: Arena<Node>,
}

/// A step of a path.
#[derive(Clone, Debug)]
pub(super) struct Node {
    children: Children,
    name: Box<[u8]>,
    parent: u32,
    /// Conditions whose path goes through here.
    uses: u32,
    /// What leaves here are tested by, if a path ends here.
    pub(super) matcher: u32,
    /// May steps two below be wanted? Only then a name with a dot can lead anywhere.
    deep: bool,
    /// Does some branch have two paths through here, so that they must agree on the elements of an array here?
    pub(super) tracked: bool,
    /// The branch that last had a path through here.
    branch: u64,
}

impl Default for Node {
    fn default() -> Self {
        Self {
            children: Children::default(),
            name: Box::default(),
            parent: NONE,
            uses: 0,
            matcher: NONE,
            deep: false,
            tracked: false,
            branch: 0,
        }
    }
}

/// Children by name.
#[derive(Clone, Debug, Default)]
struct Children {
    /// The first few, to be compared one by one.
    few: Vec<(Box<[u8]>, u32)>,
    /// The others, which have their names themselves.
    many: Table,
    /// Bit n: there is a name of n bytes (modulo 64).
    lengths: u64,
}

const FEW: usize = 6;

impl Children {
    #[inline(always)]
    fn get(&self, name: &[u8], nodes: &Arena<Node>) -> Option<u32> {
        if self.lengths >> (name.len() % 64) & 1 == 0 {
            return None;
        }
        if let Some((_, node)) = self.few.iter().find(|(n, _)| **n == *name) {
            return Some(*node);
        }
        if self.many.is_empty() {
            return None;
        }
        self.many.find(hash(name), |node| nodes.get(node).is_some_and(|node| *node.name == *name))
    }

    fn is_empty(&self) -> bool {
        self.few.is_empty() && self.many.is_empty()
    }
}

impl Default for Trie {
    fn default() -> Self {
        let mut nodes = Arena::default();
        nodes.insert(Node::default());
        Self { nodes }
    }
}

impl Trie {
    #[inline(always)]
    pub(super) fn node(&self, id: u32) -> Option<&Node> {
        self.nodes.get(id)
    }

    pub(super) fn parent(&self, id: u32) -> u32 {
        self.nodes.get(id).map_or(NONE, |node| node.parent)
    }

    fn child(&self, id: u32, name: &[u8]) -> Option<u32> {
        self.nodes.get(id)?.children.get(name, &self.nodes)
    }

    fn link(&mut self, parent: u32, name: &[u8], child: u32) {
        let Some(mut children) = self.nodes.get_mut(parent).map(|node| std::mem::take(&mut node.children)) else {
            return;
        };
        children.lengths |= 1 << (name.len() % 64);
        if children.few.len() < FEW {
            children.few.push((name.into(), child));
        } else {
            children.many.insert(hash(name), child);
        }
        if let Some(node) = self.nodes.get_mut(parent) {
            node.children = children;
        }
    }

    fn unlink(&mut self, parent: u32, child: u32) {
        let hash = self.nodes.get(child).map_or(0, |node| hash(&*node.name));
        let Some(children) = self.nodes.get_mut(parent).map(|node| &mut node.children) else { return };
        children.few.retain(|(_, node)| *node != child);
        children.many.remove(hash, child);
    }

    /// Leads `branch` along the path of a condition, making what is missing; gives the node at its end.
    pub(super) fn add<'a>(&mut self, steps: impl Iterator<Item = &'a [u8]>, branch: u64) -> u32 {
        let mut at = ROOT;
        for step in steps {
            let child = self.child(at, step);
            let next = child.unwrap_or_else(|| {
                let next = self.nodes.insert(Node { name: step.into(), parent: at, ..Node::default() });
                self.link(at, step, next);
                let above = self.parent(at);
                if let Some(node) = self.nodes.get_mut(above) {
                    node.deep = true;
                }
                next
            });
            if let Some(node) = self.nodes.get_mut(next) {
                node.uses += 1;
                node.tracked |= node.branch == branch;
                node.branch = branch;
            }
            at = next;
        }
        at
    }

    pub(super) fn set_matcher(&mut self, id: u32, matcher: u32) {
        if let Some(node) = self.nodes.get_mut(id) {
            node.matcher = matcher;
        }
    }

    /// Takes one use of the path that ends in `id` back; gives the matcher there, if no use is left.
    pub(super) fn remove(&mut self, id: u32) -> Option<u32> {
        let mut unused = None;
        let mut at = id;
        while at != ROOT && at != NONE {
            let Some(node) = self.nodes.get_mut(at) else { break };
            let parent = node.parent;
            node.uses -= 1;
            if node.uses == 0 {
                self.unlink(parent, at);
                let node = self.nodes.remove(at);
                if at == id {
                    unused = Some(node.matcher);
                }
            }
            at = parent;
        }
        unused.filter(|matcher| *matcher != NONE)
    }

    /// Is anything wanted of an object here?
    #[inline(always)]
    pub(super) fn enters(&self, id: u32) -> bool {
        self.nodes.get(id).is_some_and(|node| !node.children.is_empty())
    }

    /// Where a member of that name leads. A name with dots is as many steps (C4).
    #[inline(always)]
    #[allow(clippy::manual_contains, reason = "names are short: to call the search for a byte costs more than to look")]
    pub(super) fn step(&self, id: u32, name: &[u8]) -> Option<u32> {
        let node = self.nodes.get(id)?;
        if let Some(child) = node.children.get(name, &self.nodes) {
            return Some(child);
        }
        if !node.deep || !name.iter().any(|byte| *byte == b'.') {
            return None;
        }
        name.split(|byte| *byte == b'.').try_fold(id, |at, step| self.child(at, step))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(path: &str) -> impl Iterator<Item = &[u8]> {
        path.as_bytes().split(|byte| *byte == b'.')
    }

    #[test]
    fn steps_lead_to_nodes_until_their_last_use_goes() {
        let mut trie = Trie::default();
        let c = trie.add(steps("a.b.c"), 1);
        let d = trie.add(steps("a.b.d"), 1);
        trie.set_matcher(c, 7);
        let b = trie.step(ROOT, b"a.b").unwrap();
        assert_eq!(trie.step(b, b"c"), Some(c));
        assert_eq!(trie.step(ROOT, b"a.b.d"), Some(d));
        assert_eq!(trie.step(ROOT, b"a.b.c.d"), None);
        assert!(trie.node(b).unwrap().tracked && !trie.node(c).unwrap().tracked);
        assert_eq!(trie.add(steps("a.b.c"), 2), c);
        assert_eq!(trie.remove(c), None);
        assert_eq!(trie.remove(c), Some(7));
        assert_eq!(trie.step(b, b"c"), None);
        assert_eq!(trie.remove(d), None);
        assert!(!trie.enters(ROOT));
    }

    #[test]
    fn many_names() {
        let mut trie = Trie::default();
        let names: Vec<String> = (0..40).map(|n| "x".repeat(n)).collect();
        let ids: Vec<u32> = names.iter().map(|name| trie.add(steps(name), 1)).collect();
        for (name, id) in names.iter().zip(ids) {
            assert_eq!(trie.step(ROOT, name.as_bytes()), Some(id));
        }
    }
}
