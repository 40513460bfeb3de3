//! Paths on a JSON text, without a tree of it: read and searched faster than a tree is made.

use super::tape::{Spot, Tape};
use super::walk::{Hit, Walk};
use super::{Path, Root};
use crate::asl::data;
use crate::asl::path::node::Node;
use crate::asl::work::Work;
use crate::json::quote_text;
use std::borrow::Cow;

impl Path {
    /// The JSON text of what the path answers in a document: what is found in it, as it is spelled there. `None` where the
    /// long way has to be gone: the path starts elsewhere or finds an error, or the document cannot be read, or holds what
    /// a value spells differently and the path is for a list. One value is as it is spelled, lone surrogates included.
    #[must_use]
    pub fn answer_in_text<'t>(&self, text: &'t str) -> Option<Cow<'t, str>> {
        if self.root != Root::Input {
            return None;
        }
        let Some(tape) = Tape::read(text) else {
            data::parse(text).ok()?;
            return self.find_in_text(text).map(Cow::Borrowed);
        };
        let root = tape.root();
        if root.spelling() == "null" {
            return None;
        }
        let mut answer = String::new();
        if self.is_definite() {
            match self.straight(root, &mut |()| {}).ok()? {
                Hit::Node(spot) => return (!tape.is_spent()).then(|| Cow::Borrowed(spot.spelling())),
                names => write(&mut answer, names),
            }
        } else {
            answer.push('[');
            let mut sink = |hit: Hit<'_, Spot<'_, '_>>, _: &[()]| {
                if answer.len() > 1 {
                    answer.push(',');
                }
                write(&mut answer, hit);
            };
            Walk::new(root, &self.segments, &mut Work::default(), &mut sink, false, 0).step(0, root).ok()?;
            answer.push(']');
        }
        (!tape.is_spent()).then_some(Cow::Owned(answer))
    }
}

fn write(answer: &mut String, hit: Hit<'_, Spot<'_, '_>>) {
    match hit {
        Hit::Node(spot) => answer.push_str(spot.spelling()),
        Hit::Names(object, names) => {
            let mark = answer.len();
            for name in names {
                if let Some(((), value)) = object.member(name) {
                    answer.push(if answer.len() > mark { ',' } else { '{' });
                    quote_text(answer, name);
                    answer.push(':');
                    answer.push_str(value.spelling());
                }
            }
            answer.push_str(if answer.len() > mark { "}" } else { "{}" });
        }
    }
}
