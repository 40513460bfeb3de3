//! JSON objects built field by field, so that each field has the joined path that it is meant to have.

use crate::gather::{Gather, join};
use crate::json::quote_bytes;

/// Nested deeper than this, a path is written as one dotted name: an array within a document at the reader's limit of
/// depth could not be read again.
const MAX_DEPTH: usize = 100;

/// An object under construction: a pattern or an event.
///
/// A field stands in nested objects where that says its joined path, else under a dotted name, which is the same path
/// (C4): where a path leads through a field that has a value, and where empty names (V5) or the name `$or` (O1) have
/// another meaning when they are nested.
#[derive(Clone, Debug, Default)]
pub(crate) struct Document {
    members: Vec<(Box<[u8]>, Node)>,
}

#[derive(Clone, Debug)]
enum Node {
    Json(String),
    Object(Document),
}

impl Document {
    /// Adds the field of that joined path; `names` are those of a source text. `json` is its value.
    pub(crate) fn set(&mut self, names: &[impl AsRef<str>], dotted: &[u8], json: String) {
        let names: Vec<&str> = names.iter().map(AsRef::as_ref).list();
        let nests = names.len() <= MAX_DEPTH
            && join(&names, ".").as_bytes() == dotted
            && !matches!(names.as_slice(), ["", _])
            && (names.len() == 1 || !names.contains(&"$or"));
        if let Some(json) = if nests { self.insert(&names, json) } else { Some(json) } {
            self.members.push((dotted.into(), Node::Json(json)));
        }
    }

    /// Puts the value under nested names, or gives it back where the last of them is an object already.
    fn insert(&mut self, names: &[&str], json: String) -> Option<String> {
        let (first, rest) = names.split_first()?;
        let there = self.members.iter().position(|(name, _)| **name == *first.as_bytes());
        let node = there.and_then(|at| self.members.get_mut(at)).map(|(_, node)| node);
        match (node, rest) {
            (None, []) => self.members.push((first.as_bytes().into(), Node::Json(json))),
            (Some(_), []) => return Some(json),
            (Some(Node::Object(inner)), _) => return inner.insert(rest, json),
            (Some(Node::Json(_)), _) => self.members.push((join(names, ".").into_bytes().into(), Node::Json(json))),
            (None, _) => {
                let mut inner = Self::default();
                let left = inner.insert(rest, json);
                self.members.push((first.as_bytes().into(), Node::Object(inner)));
                return left;
            }
        }
        None
    }

    /// The object without white space.
    pub(crate) fn compact(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        out.push('{');
        for (index, (name, node)) in self.members.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            quote_bytes(out, name);
            out.push(':');
            match node {
                Node::Json(json) => out.push_str(json),
                Node::Object(inner) => inner.write(out),
            }
        }
        out.push('}');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(fields: &[(&[&str], &str)]) -> String {
        let mut document = Document::default();
        for (index, (names, dotted)) in fields.iter().enumerate() {
            document.set(names, dotted.as_bytes(), index.to_string());
        }
        document.compact()
    }

    #[test]
    fn fields_nest_where_they_can() {
        assert_eq!(
            document(&[(&["a", "b"], "a.b"), (&["c"], "c"), (&["a", "d"], "a.d")]),
            r#"{"a":{"b":0,"d":2},"c":1}"#
        );
        assert_eq!(document(&[(&["a"], "a"), (&["a", "b", "c"], "a.b.c")]), r#"{"a":0,"a.b.c":1}"#);
        assert_eq!(document(&[(&["x", "a", "b"], "x.a.b"), (&["x", "a"], "x.a")]), r#"{"x":{"a":{"b":0}},"x.a":1}"#);
        assert_eq!(document(&[(&["", "a"], "a"), (&["", "b"], ".b")]), r#"{"a":0,".b":1}"#);
        assert_eq!(document(&[(&["a", "$or"], "a.$or"), (&["$or"], "$or")]), r#"{"a.$or":0,"$or":1}"#);
    }
}
