//! Paths.

use super::Writer;
use crate::asl::path::{Path, Root, Segment, Selector};
use crate::diagnostic::Span;
use crate::json::{self, quote};

/// A member of what `base` gives.
pub(super) fn member(base: &str, name: &str) -> String {
    let plain = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && !matches!(name, "and" | "or" | "in" | "true" | "false" | "null" | "function");
    if plain {
        format!("{base}.{name}")
    } else if name.contains('`') || name.is_empty() {
        format!("$lookup({base}, {})", quote(name))
    } else {
        format!("{base}.`{name}`")
    }
}

impl Writer<'_> {
    /// What a path answers, where `$` is `dollar`. `string` is what it stands in.
    pub(super) fn path(&mut self, path: &Path, dollar: &str, string: &json::Value) -> Option<String> {
        let mut text = match &path.root {
            Root::Input => dollar.to_owned(),
            Root::Context => "$states.context".to_owned(),
            Root::Variable(name) => format!("${name}"),
            Root::Item => "$".to_owned(),
        };
        let place = |writer: &Self, segment: &Segment| writer.within(string, segment.span);
        let last = path.segments.len();
        for (at, segment) in path.segments.iter().enumerate() {
            if segment.deep {
                let span = place(self, segment);
                let Selector::Name(name) = &segment.selector else {
                    return self.cannot(
                        span,
                        "JSONata's ** with anything but a name behind it finds other things than \"..\"",
                    );
                };
                self.differs(
                    span,
                    "\"..\" and JSONata's ** may find things in another order, and ** takes lists apart",
                );
                text = member(&format!("{text}.**"), name);
                continue;
            }
            text = match &segment.selector {
                Selector::Name(name) => member(&text, name),
                Selector::Names(names) if at + 1 == last => {
                    let members = names.iter().map(|name| format!("{}: {}", quote(name), member(&text, name)));
                    format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
                }
                Selector::Names(_) => {
                    return self.cannot(place(self, segment), "several names within a path have no like in JSONata");
                }
                Selector::Index(index) => format!("{text}[{index}]"),
                Selector::Indices(indices) => {
                    let list: Vec<String> = indices.iter().map(i32::to_string).collect();
                    format!("{text}[[{}]]", list.join(", "))
                }
                Selector::Slice(from, to) => match (from, to) {
                    (Some(from), Some(to)) if *from >= 0 && *to > *from => format!("{text}[[{from}..{}]]", to - 1),
                    (Some(from), None) if *from < 0 => format!("{text}[[{from}..-1]]"),
                    (Some(from), None) => format!("{text}[[{from}..$count({text})-1]]"),
                    (None, Some(to)) if *to > 0 => format!("{text}[[0..{}]]", to - 1),
                    (None, Some(to)) if *to < 0 => format!("{text}[[0..$count({text}){}]]", i64::from(*to) - 1),
                    _ => return self.cannot(place(self, segment), "this slice has no like in JSONata"),
                },
                Selector::Wildcard => {
                    let span = place(self, segment);
                    let written = segment.span.of(path.text());
                    if written.starts_with('.') {
                        format!("{text}.*")
                    } else {
                        self.differs(
                            span,
                            "[*] is taken for the elements of a list here; of an object it is .* in JSONata",
                        );
                        text
                    }
                }
                Selector::Filter(filter) => {
                    let span = place(self, segment);
                    let filter = self.filter(filter, dollar, span, string)?;
                    format!("{text}[{filter}]")
                }
            };
        }
        if path.is_definite() {
            return Some(text);
        }
        if path.segments.last().is_some_and(|segment| matches!(segment.selector, Selector::Name(_))) {
            self.differs(string.span, "JSONata takes lists apart that it finds in a list; JSONPath keeps them");
        }
        Some(format!("[{text}]"))
    }

    /// The path that a field holds.
    pub(super) fn path_field(&mut self, value: &json::Value, dollar: &str) -> Option<String> {
        let Some(text) = value.as_text() else { return self.cannot(value.span, "this is no path") };
        match Path::parse(text.as_str()) {
            Ok(path) => self.path(&path, dollar, value),
            Err(error) => self.unread(&error, value),
        }
    }

    /// What cannot be read cannot be converted.
    pub(super) fn unread<T>(&mut self, error: &crate::diagnostic::Error, value: &json::Value) -> Option<T> {
        let first = error.diagnostics().first();
        let span = first.and_then(|it| it.span).map_or(value.span, |span: Span| self.within(value, span));
        let message = first.map_or_else(String::new, |it| it.message.clone());
        self.cannot(span, message)
    }
}
