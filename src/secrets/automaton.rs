//! All anchors in one pass: the automaton of Aho and Corasick, as a dense table, without regard to case.
//!
//! Built once for a scanner. Every byte of a text costs two loads, whatever the number of anchors; states in which
//! something ends have the highest numbers, so that one comparison tells whether there is something to do. It is our own
//! rather than the crate of that name for its size: 3 kB in the module instead of 70.

/// States are numbered in 16 bits; a scanner with more anchors than that is refused.
const MAX_STATES: usize = u16::MAX as usize;
const SHIFT: u32 = 6;
const WIDTH: usize = 1 << SHIFT;

/// The automaton.
#[derive(Clone, Debug)]
pub(crate) struct Automaton {
    /// What a byte counts as; bytes that no anchor has are all 0.
    classes: [u8; 256],
    /// `next[state << SHIFT | class]`
    next: Vec<u16>,
    /// The first state in which an anchor ends.
    first: u16,
    /// For each of those states, the anchors that end there.
    ends: Vec<Box<[u16]>>,
}

impl Automaton {
    /// The automaton of `anchors`; nothing if they are too many, or have more than 63 different bytes.
    pub(crate) fn new<'a>(anchors: impl Iterator<Item = &'a [u8]> + Clone) -> Option<Self> {
        Self::with(classes(anchors.clone())?, anchors)
    }

    /// The same of any bytes: where there are more than 63 different ones, some share a class, so that hits have to be
    /// compared with the anchor.
    #[cfg(feature = "secret-rules")]
    pub(crate) fn folded<'a>(anchors: impl Iterator<Item = &'a [u8]> + Clone) -> Option<Self> {
        let (classes, _) = numbered_classes(anchors.clone());
        Self::with(classes, anchors)
    }

    fn with<'a>(classes: [u8; 256], anchors: impl Iterator<Item = &'a [u8]>) -> Option<Self> {
        let class = |byte: u8| usize::from(classes.get(usize::from(byte)).copied().unwrap_or_default());
        let mut trie: Vec<[u16; WIDTH]> = vec![[0; WIDTH]];
        let mut ends: Vec<Vec<u16>> = vec![Vec::new()];
        for (number, anchor) in anchors.enumerate() {
            let mut state = 0_usize;
            for byte in anchor {
                let fresh = u16::try_from(trie.len()).ok().filter(|_| trie.len() < MAX_STATES)?;
                let slot = trie.get_mut(state)?.get_mut(class(*byte))?;
                if *slot == 0 {
                    *slot = fresh;
                    state = usize::from(fresh);
                    trie.push([0; WIDTH]);
                    ends.push(Vec::new());
                } else {
                    state = usize::from(*slot);
                }
            }
            ends.get_mut(state)?.push(u16::try_from(number).ok()?);
        }
        complete(&mut trie, &mut ends)?;
        Some(Self::numbered(classes, &trie, ends))
    }

    /// Gives the states with ends the highest numbers.
    fn numbered(classes: [u8; 256], trie: &[[u16; WIDTH]], ends: Vec<Vec<u16>>) -> Self {
        let (mut order, last): (Vec<usize>, Vec<usize>) =
            (0..trie.len()).partition(|state| ends.get(*state).is_some_and(Vec::is_empty));
        order.extend(last);
        let mut number = vec![0_u16; trie.len()];
        for (new, old) in order.iter().enumerate() {
            if let Some(slot) = number.get_mut(*old) {
                *slot = u16::try_from(new).unwrap_or_default();
            }
        }
        let renumbered = |old: &u16| number.get(usize::from(*old)).copied().unwrap_or_default();
        let next = order.iter().filter_map(|old| trie.get(*old)).flatten().map(renumbered).collect();
        let first = ends.iter().filter(|ends| ends.is_empty()).count();
        let ends = order.iter().skip(first).filter_map(|old| ends.get(*old)).map(|e| e.clone().into()).collect();
        Self { classes, next, first: u16::try_from(first).unwrap_or(u16::MAX), ends }
    }

    /// Calls `hit(end, anchors)` wherever anchors end, in the order of the text.
    pub(crate) fn run(&self, text: &[u8], mut hit: impl FnMut(usize, &[u16])) {
        let (mut at, mut state) = (0, 0);
        while let Some(found) = self.next_end(text, &mut at, &mut state) {
            hit(at, found);
        }
    }

    /// Goes on from `at` to where the next anchors end, and says which. Apart from what is done there, so that the loop is
    /// nothing but the loads: it is most of the scanner's time.
    #[inline(never)]
    fn next_end(&self, text: &[u8], at: &mut usize, state: &mut usize) -> Option<&[u16]> {
        let (classes, next, first) = (&self.classes, self.next.as_slice(), usize::from(self.first));
        let mut here = *state;
        for (i, byte) in text.get(*at..)?.iter().enumerate() {
            let class = usize::from(classes.get(usize::from(*byte)).copied().unwrap_or_default());
            here = next.get(here << SHIFT | class).map_or(0, |state| usize::from(*state));
            if here >= first {
                *at += i + 1;
                *state = here;
                return self.ends.get(here - first).map(|ends| &**ends);
            }
        }
        None
    }
}

fn classes<'a>(anchors: impl Iterator<Item = &'a [u8]>) -> Option<[u8; 256]> {
    let (classes, count) = numbered_classes(anchors);
    (count < WIDTH).then_some(classes)
}

/// The classes of bytes, from 1 on and after the last again from 1; and how many different bytes there are.
fn numbered_classes<'a>(anchors: impl Iterator<Item = &'a [u8]>) -> ([u8; 256], usize) {
    let mut classes = [0_u8; 256];
    let mut count = 0;
    for byte in anchors.flatten() {
        let (lower, upper) = (byte.to_ascii_lowercase(), byte.to_ascii_uppercase());
        if classes.get(usize::from(lower)) == Some(&0) {
            let class = 1 + (count % (WIDTH - 1)) as u8;
            count += 1;
            for byte in [lower, upper] {
                if let Some(slot) = classes.get_mut(usize::from(byte)) {
                    *slot = class;
                }
            }
        }
    }
    (classes, count)
}

/// Turns the trie into an automaton: where it has no branch, the longest suffix that has one goes on.
fn complete(trie: &mut [[u16; WIDTH]], ends: &mut [Vec<u16>]) -> Option<()> {
    let mut suffix = vec![0_u16; trie.len()];
    let mut queue: Vec<u16> = trie.first()?.iter().copied().filter(|state| *state != 0).collect();
    let mut done = 0;
    while let Some(state) = queue.get(done).copied().map(usize::from) {
        done += 1;
        let behind = usize::from(*suffix.get(state)?);
        let more = ends.get(behind)?.clone();
        ends.get_mut(state)?.extend(more);
        let instead = *trie.get(behind)?;
        for (slot, instead) in trie.get_mut(state)?.iter_mut().zip(instead) {
            if *slot == 0 {
                *slot = instead;
            } else {
                *suffix.get_mut(usize::from(*slot))? = instead;
                queue.push(*slot);
            }
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_anchor_wherever_it_ends() {
        let anchors: [&[u8]; 5] = [b"he", b"she", b"his", b"hers", b"@"];
        let automaton = Automaton::new(anchors.into_iter()).unwrap();
        let mut found = Vec::new();
        automaton.run(b"uSHErs @ hi\xffs his", |end, anchors| found.push((end, anchors.to_vec())));
        assert_eq!(found, [(4, vec![1, 0]), (6, vec![3]), (8, vec![4]), (17, vec![2])]);
    }

    #[test]
    fn agrees_with_looking_at_every_place() {
        let anchors: Vec<&[u8]> = vec![b"a", b"ab", b"bab", b"bc", b"bca", b"c", b"caa"];
        let automaton = Automaton::new(anchors.iter().copied()).unwrap();
        let mut seed = 7_u32;
        for _ in 0..200 {
            let text: Vec<u8> = (0..40)
                .map(|_| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    b"abcX"[(seed >> 24) as usize % 4]
                })
                .collect();
            let mut found = Vec::new();
            automaton.run(&text, |end, ends| found.extend(ends.iter().map(|a| (end, *a))));
            let mut wanted = Vec::new();
            for end in 1..=text.len() {
                for (number, anchor) in anchors.iter().enumerate() {
                    if text[..end].to_ascii_lowercase().ends_with(anchor) {
                        wanted.push((end, number as u16));
                    }
                }
            }
            found.sort_unstable();
            wanted.sort_unstable();
            assert_eq!(found, wanted);
        }
    }

    #[test]
    fn too_many_different_bytes_are_refused() {
        let bytes: Vec<u8> = (0..=255).collect();
        assert!(Automaton::new(bytes.chunks(8)).is_none());
    }
}
