//! Plain data for JavaScript, as the JSON text of it: smaller than a serialiser and faster than building objects one
//! call at a time, and values of documents go through as they were spelled.

use crate::diagnostic::Step;
use crate::json::quote;

/// Appends JSON to a text.
#[derive(Default)]
pub(super) struct Plain(String);

impl Plain {
    /// The text of what `write` writes.
    pub(super) fn text(write: impl FnOnce(&mut Self)) -> String {
        let mut plain = Self::default();
        write(&mut plain);
        plain.0
    }

    pub(super) fn string(&mut self, text: &str) {
        // Names of members and most words need no escape; a list can have a hundred thousand of them.
        if text.bytes().all(|b| matches!(b, b' '..=b'~') && !matches!(b, b'"' | b'\\')) {
            self.0.push('"');
            self.0.push_str(text);
            self.0.push('"');
        } else {
            self.0.push_str(&quote(text));
        }
    }

    pub(super) fn number(&mut self, number: usize) {
        self.0.push_str(&number.to_string());
    }

    /// A number that may have a fraction.
    #[cfg(any(feature = "sns", feature = "states"))]
    pub(super) fn decimal(&mut self, number: f64) {
        self.0.push_str(&crate::rules::operators::shortest(number));
    }

    pub(super) fn boolean(&mut self, value: bool) {
        self.json(if value { "true" } else { "false" });
    }

    /// JSON as it is.
    pub(super) fn json(&mut self, json: &str) {
        self.0.push_str(json);
    }

    /// `[…]`
    pub(super) fn list<T>(&mut self, items: impl IntoIterator<Item = T>, mut write: impl FnMut(&mut Self, T)) {
        self.0.push('[');
        for (i, item) in items.into_iter().enumerate() {
            if i > 0 {
                self.0.push(',');
            }
            write(self, item);
        }
        self.0.push(']');
    }

    /// A list of names and indices.
    pub(super) fn path(&mut self, path: &[Step]) {
        self.list(path, |out, step| match step {
            Step::Key(key) => out.string(key),
            Step::Index(index) => out.number(*index),
        });
    }

    /// `{…}`
    pub(super) fn object(&mut self, write: impl FnOnce(&mut Members<'_>)) {
        self.0.push('{');
        write(&mut Members { out: self, first: true });
        self.0.push('}');
    }
}

/// The members of an object on its way.
pub(super) struct Members<'a> {
    out: &'a mut Plain,
    first: bool,
}

impl Members<'_> {
    /// Begins the member `name`; its value is what is written next.
    pub(super) fn member(&mut self, name: &str) -> &mut Plain {
        if !self.first {
            self.out.0.push(',');
        }
        self.first = false;
        self.out.string(name);
        self.out.0.push(':');
        self.out
    }
}
