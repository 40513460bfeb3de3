//! A list of numbers that is nearly always one number: of a hundred thousand rules most have one branch, of conditions
//! with one alternative, and nobody else watches it. One number needs no memory of its own.

/// A list of numbers.
#[derive(Clone, Debug, Default)]
pub(super) enum Few {
    #[default]
    None,
    One(u32),
    /// In a box, so that the whole is as small as a pointer and a tag.
    #[allow(clippy::box_collection, reason = "see above")]
    Many(Box<Vec<u32>>),
}

impl Few {
    #[inline(always)]
    pub(super) fn as_slice(&self) -> &[u32] {
        match self {
            Self::None => &[],
            Self::One(number) => std::slice::from_ref(number),
            Self::Many(list) => list,
        }
    }

    pub(super) fn as_mut_slice(&mut self) -> &mut [u32] {
        match self {
            Self::None => &mut [],
            Self::One(number) => std::slice::from_mut(number),
            Self::Many(list) => list,
        }
    }

    pub(super) fn push(&mut self, number: u32) {
        match self {
            Self::None => *self = Self::One(number),
            Self::One(first) => *self = Self::Many(Box::new(vec![*first, number])),
            Self::Many(list) => list.push(number),
        }
    }

    /// Takes the number at `place` out, puts the last one there, and gives that, unless it was itself the last.
    pub(super) fn swap_remove(&mut self, place: usize) -> Option<u32> {
        match self {
            Self::Many(list) if place < list.len() => {
                list.swap_remove(place);
                list.get(place).copied()
            }
            Self::One(_) if place == 0 => {
                *self = Self::None;
                None
            }
            _ => None,
        }
    }

    /// Takes a number out, wherever it is.
    pub(super) fn remove(&mut self, number: u32) {
        if let Some(place) = self.as_slice().iter().position(|other| *other == number) {
            self.swap_remove(place);
        }
    }
}

impl From<Vec<u32>> for Few {
    fn from(mut list: Vec<u32>) -> Self {
        match list.as_slice() {
            [] => Self::None,
            [one] => Self::One(*one),
            _ => {
                list.shrink_to_fit();
                Self::Many(Box::new(list))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_a_list() {
        let mut few = Few::default();
        for number in 0..4 {
            few.push(number);
        }
        assert_eq!(few.as_slice(), [0, 1, 2, 3]);
        assert_eq!(few.swap_remove(1), Some(3));
        assert_eq!(few.swap_remove(2), None);
        assert_eq!(few.as_slice(), [0, 3]);
        assert_eq!(few.swap_remove(0), Some(3));
        assert_eq!(few.swap_remove(0), None);
        assert!(few.as_slice().is_empty());
        assert_eq!(Few::from(vec![7]).as_slice(), [7]);
        assert_eq!(size_of::<Few>(), 2 * size_of::<usize>());
    }
}
