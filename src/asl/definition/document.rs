//! Text → tree, whichever syntax it has.

use super::{Machine, QueryLanguage, State, read};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Span};
use crate::json::{self, Inner, Value};
use crate::yaml;

/// Step Functions takes definitions up to 1 MB.
pub const MAX_BYTES: usize = 1 << 20;
/// Longer texts are not read at all.
const READ_BYTES: usize = 8 << 20;

/// How a definition is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// It begins with a bracket.
    Json,
    /// Anything else.
    Yaml,
}

/// A definition as a tree.
#[derive(Clone, Debug)]
pub struct Document {
    text: String,
    syntax: Syntax,
    value: Option<Value>,
    /// What YAML tags such as `!GetAtt` stand on: such a value is not yet known.
    tagged: Vec<Span>,
}

impl Document {
    /// Reads `text`, with what is wrong with it as a text. Without errors there is a [`value`](Self::value).
    #[must_use]
    pub fn read(text: &str) -> (Self, Vec<Diagnostic>) {
        let start = text.trim_start_matches([' ', '\t', '\r', '\n', '\u{FEFF}']);
        let syntax = if start.is_empty() || start.starts_with(['{', '[']) { Syntax::Json } else { Syntax::Yaml };
        let mut document = Self { text: text.to_owned(), syntax, value: None, tagged: Vec::new() };
        let mut out = Diagnostics::new();
        if text.len() > MAX_BYTES {
            let message = format!("a definition of {} bytes; Step Functions takes {MAX_BYTES}", text.len());
            let hint = "move parts of it into state machines of their own, and start these from a Task";
            out.push(Diagnostic::new(Code::AslTooLarge, message).at(Span::new(0, 0)).hint(hint));
        }
        let (value, found) = match syntax {
            Syntax::Json => {
                let limits = json::Limits { bytes: READ_BYTES, ..json::Limits::default() };
                let parsed = json::parse(text, &json::Options { limits, ..json::Options::default() });
                (parsed.value, parsed.diagnostics)
            }
            Syntax::Yaml => {
                let limits = yaml::Limits { bytes: READ_BYTES, ..yaml::Limits::default() };
                let parsed = yaml::parse(text, &limits);
                document.tagged = parsed.tags.iter().map(|tag| tag.span).collect();
                (parsed.value, parsed.diagnostics)
            }
        };
        document.value = value;
        out.extend(found);
        (document, out.into_sorted())
    }

    /// The text that it was read from.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How it is written.
    #[must_use]
    pub const fn syntax(&self) -> Syntax {
        self.syntax
    }

    /// The tree; where the text has errors, as far as it could be read.
    #[must_use]
    pub const fn value(&self) -> Option<&Value> {
        self.value.as_ref()
    }

    /// Its model, if it is an object.
    #[must_use]
    pub fn machine(&self) -> Option<Machine<'_>> {
        let value = self.value.as_ref()?;
        value.as_object()?;
        Some(read::definition(value))
    }

    /// The text as a state alone, without a machine around it, if it is an object.
    #[must_use]
    pub fn lone_state(&self, language: QueryLanguage) -> Option<State<'_>> {
        let value = self.value.as_ref()?;
        value.as_object()?;
        Some(read::lone_state(value, language))
    }

    /// Has the value a tag, so that what it will be is not yet known?
    #[must_use]
    pub fn is_tagged(&self, value: &Value) -> bool {
        self.tagged.contains(&value.span)
    }

    /// The place in the text of a place in a string's value. Where the string is spelled in a way that cannot be
    /// followed, such as a folded block, it is the place of the whole string.
    #[must_use]
    pub fn within(&self, string: &Value, inner: Span) -> Span {
        let raw = string.span.of(&self.text);
        let value = string.as_text().map_or("", |text| text.as_str());
        if raw.starts_with('"') {
            return Inner::new(&self.text, string.span).outer(inner);
        }
        let quote = usize::from(raw.starts_with('\''));
        if raw.get(quote..quote + value.len()) == Some(value) {
            let start = string.span.start + quote;
            return Span::new(start + inner.start, start + inner.end);
        }
        string.span
    }
}
