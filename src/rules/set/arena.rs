//! A list whose places are used again: small stable numbers for things that come and go.

/// Things by number. What was taken out leaves its default behind.
#[derive(Clone, Debug)]
pub(super) struct Arena<T> {
    items: Vec<T>,
    free: Vec<u32>,
}

impl<T> Default for Arena<T> {
    fn default() -> Self {
        Self { items: Vec::new(), free: Vec::new() }
    }
}

impl<T: Default> Arena<T> {
    /// Puts `item` into the place that was left last, or behind all.
    pub(super) fn insert(&mut self, item: T) -> u32 {
        if let Some(id) = self.free.pop() {
            if let Some(place) = self.items.get_mut(id as usize) {
                *place = item;
            }
            return id;
        }
        self.items.push(item);
        (self.items.len() - 1) as u32
    }

    pub(super) fn remove(&mut self, id: u32) -> T {
        self.free.push(id);
        self.items.get_mut(id as usize).map(std::mem::take).unwrap_or_default()
    }

    #[inline(always)]
    pub(super) fn get(&self, id: u32) -> Option<&T> {
        self.items.get(id as usize)
    }

    #[inline(always)]
    pub(super) fn get_mut(&mut self, id: u32) -> Option<&mut T> {
        self.items.get_mut(id as usize)
    }

    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.items.iter_mut()
    }
}
