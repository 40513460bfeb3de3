//! The shape of a token: a small language of literals, classes, groups and counts, matched without going back.
//!
//! It is a part of the language of regular expressions, so that people can read it, but every repeat takes as much as it
//! can and never gives any of it back. A match is thus one walk over the bytes it takes; no shape can be slow.

/// A set of ASCII bytes. In words that wasm has: to shift 128 bits is a call there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Class([u32; 4]);

impl Class {
    /// Letters and digits.
    pub(crate) const WORD: Self = Self::of(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// The set of these bytes.
    pub(crate) const fn of(mut bytes: &[u8]) -> Self {
        let [mut a, mut b, mut c, mut d] = [0_u32; 4];
        while let Some((first, rest)) = bytes.split_first() {
            let bit = 1 << (*first & 31);
            match *first >> 5 {
                0 => a |= bit,
                1 => b |= bit,
                2 => c |= bit,
                3 => d |= bit,
                _ => {}
            }
            bytes = rest;
        }
        Self([a, b, c, d])
    }

    #[inline(always)]
    pub(crate) fn has(self, byte: u8) -> bool {
        self.0.get(usize::from(byte >> 5)).is_some_and(|word| word >> (byte & 31) & 1 == 1)
    }

    const fn with(self, other: Self) -> Self {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        Self([a | e, b | f, c | g, d | h])
    }
}

#[derive(Clone, Debug)]
enum Item {
    Class(Class),
    Literal(Box<[u8]>),
    /// The first alternative that fits is taken.
    Group(Box<[Shape]>),
}

#[derive(Clone, Debug)]
struct Repeat {
    item: Item,
    min: u32,
    max: u32,
}

/// A compiled shape.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shape(Vec<Repeat>);

impl Shape {
    /// Reads a shape; nothing where it is not one. Shapes are written by us, and a test reads them all.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut parser = Parser { rest: text.as_bytes() };
        let shape = parser.sequence(0)?;
        parser.rest.is_empty().then_some(shape)
    }

    /// Where a match that begins at `at` ends.
    pub(crate) fn forward(&self, text: &[u8], at: usize) -> Option<usize> {
        self.0.iter().try_fold(at, |at, repeat| repeat.forward(text, at))
    }

    /// Where a match that ends at `at` begins.
    pub(crate) fn backward(&self, text: &[u8], at: usize) -> Option<usize> {
        self.0.iter().rev().try_fold(at, |at, repeat| repeat.backward(text, at))
    }

    /// The length of the shortest match.
    pub(crate) fn shortest(&self) -> usize {
        self.0.iter().map(|repeat| repeat.min as usize * repeat.item.shortest()).sum()
    }

    /// The bytes that a match can begin with.
    pub(crate) fn begins(&self) -> Class {
        let mut class = Class::default();
        for repeat in &self.0 {
            class = class.with(repeat.item.begins());
            if repeat.min > 0 {
                break;
            }
        }
        class
    }

    /// The bytes that must not follow a match: letters, digits, and what its last repeat would have gone on with.
    pub(crate) fn stop(&self) -> Class {
        let last = self.0.last().map_or(Class::default(), |repeat| match &repeat.item {
            Item::Class(class) => *class,
            Item::Literal(_) | Item::Group(_) => Class::default(),
        });
        Class::WORD.with(Class::of(b"_")).with(last)
    }
}

impl Item {
    fn shortest(&self) -> usize {
        match self {
            Self::Class(_) => 1,
            Self::Literal(literal) => literal.len(),
            Self::Group(alternatives) => alternatives.iter().map(Shape::shortest).min().unwrap_or_default(),
        }
    }

    fn begins(&self) -> Class {
        match self {
            Self::Class(class) => *class,
            Self::Literal(literal) => Class::of(literal.get(..1).unwrap_or_default()),
            Self::Group(alternatives) => alternatives.iter().map(Shape::begins).fold(Class::default(), Class::with),
        }
    }
}

impl Repeat {
    fn forward(&self, text: &[u8], mut at: usize) -> Option<usize> {
        let mut count = 0;
        while count < self.max {
            let next = match &self.item {
                Item::Class(class) => text.get(at).filter(|b| class.has(**b)).map(|_| at + 1),
                Item::Literal(literal) => text.get(at..)?.starts_with(literal).then(|| at + literal.len()),
                Item::Group(alternatives) => alternatives.iter().find_map(|shape| shape.forward(text, at)),
            };
            let Some(next) = next.filter(|next| *next > at) else { break };
            at = next;
            count += 1;
        }
        (count >= self.min).then_some(at)
    }

    fn backward(&self, text: &[u8], mut at: usize) -> Option<usize> {
        let mut count = 0;
        while count < self.max {
            let next = match &self.item {
                Item::Class(class) => at.checked_sub(1).filter(|i| text.get(*i).is_some_and(|b| class.has(*b))),
                Item::Literal(literal) => text.get(..at)?.ends_with(literal).then(|| at - literal.len()),
                Item::Group(alternatives) => alternatives.iter().find_map(|shape| shape.backward(text, at)),
            };
            let Some(next) = next.filter(|next| *next < at) else { break };
            at = next;
            count += 1;
        }
        (count >= self.min).then_some(at)
    }
}

struct Parser<'a> {
    rest: &'a [u8],
}

/// Groups inside of groups.
const DEPTH: u32 = 4;

impl Parser<'_> {
    fn next(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn sequence(&mut self, depth: u32) -> Option<Shape> {
        let mut repeats: Vec<Repeat> = Vec::new();
        while let Some(first) = self.rest.first() {
            let item = match first {
                b'|' | b')' => break,
                b'[' => Item::Class(self.class()?),
                b'(' => Item::Group(self.group(depth)?),
                _ => Item::Literal(Box::new([self.literal()?])),
            };
            let (min, max) = self.count()?;
            if let (Item::Literal(more), (1, 1)) = (&item, (min, max))
                && let Some(Repeat { item: Item::Literal(literal), min: 1, max: 1 }) = repeats.last_mut()
            {
                let joined = [&**literal, &**more].concat();
                *literal = joined.into();
                continue;
            }
            repeats.push(Repeat { item, min, max });
        }
        Some(Shape(repeats))
    }

    fn literal(&mut self) -> Option<u8> {
        match self.next()? {
            b'\\' => self.next(),
            byte => Some(byte),
        }
    }

    fn group(&mut self, depth: u32) -> Option<Box<[Shape]>> {
        if depth == DEPTH {
            return None;
        }
        self.next()?;
        let mut alternatives = Vec::new();
        loop {
            alternatives.push(self.sequence(depth + 1)?);
            match self.next()? {
                b'|' => {}
                b')' => return Some(alternatives.into()),
                _ => return None,
            }
        }
    }

    fn class(&mut self) -> Option<Class> {
        self.next()?;
        let mut class = Class::default();
        let mut first = true;
        loop {
            let low = match self.next()? {
                b']' if !first => return Some(class),
                b'\\' => self.next()?,
                byte => byte,
            };
            first = false;
            let mut high = low;
            if let [b'-', end, ..] = self.rest
                && *end != b']'
            {
                high = *end;
                self.rest = self.rest.get(2..)?;
            }
            for byte in low..=high {
                class = class.with(Class::of(&[byte]));
            }
        }
    }

    fn count(&mut self) -> Option<(u32, u32)> {
        match self.rest.first() {
            Some(b'?') => self.next().map(|_| (0, 1)),
            Some(b'{') => {
                let end = self.rest.iter().position(|b| *b == b'}')?;
                let text = str::from_utf8(self.rest.get(1..end)?).ok()?;
                self.rest = self.rest.get(end + 1..)?;
                let Some((min, max)) = text.split_once(',') else {
                    let count = text.parse().ok()?;
                    return Some((count, count));
                };
                let max = if max.is_empty() { u32::MAX } else { max.parse().ok()? };
                Some((min.parse().ok()?, max))
            }
            _ => Some((1, 1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(shape: &str, text: &str) -> Option<usize> {
        Shape::parse(shape).unwrap().forward(text.as_bytes(), 0)
    }

    #[test]
    fn takes_what_fits_and_never_gives_back() {
        assert_eq!(end("[a-f0-9]{4}-x", "12ab-x"), Some(6));
        assert_eq!(end("[a-f0-9]{2,}-?", "12ab-"), Some(5));
        assert_eq!(end("[a-z]{2,}z", "abz"), None, "the repeat has taken the z");
        assert_eq!(end("([A-Z]|%2B){3}=", "A%2BC="), Some(6));
        assert_eq!(end("(ab|a)c", "abc"), Some(3));
        assert_eq!(end("[A-Z\\]-]{2}\\[", "]-["), Some(3));
    }

    #[test]
    fn backwards_it_is_the_same() {
        let shape = Shape::parse("https://([a-z]{1,5}\\.)?").unwrap();
        assert_eq!(shape.backward(b"see https://ab.cd", 15), Some(4));
        assert_eq!(shape.backward(b"see https://cd", 12), Some(4));
        assert_eq!(shape.backward(b"see http://cd", 11), None);
    }

    #[test]
    fn what_is_no_shape_is_refused() {
        for text in ["[a", "(a", "a)", "a{2", "a{x}", "((((((a))))))"] {
            assert!(Shape::parse(text).is_none(), "{text}");
        }
    }
}
