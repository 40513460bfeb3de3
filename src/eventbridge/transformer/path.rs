//! The paths of an `InputPathsMap`.
//!
//! AWS documents a part of JSONPath: `$`, names behind dots (of letters, digits, dashes, underscores and slashes), array
//! indices and wildcards; "you must use JSON dot notation, not bracket notation".

use crate::diagnostic::Span;
use crate::gather::Gather;
use crate::json::{Kind, Value, quote};
use std::borrow::Cow;

/// A path that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Path {
    steps: Vec<PathStep>,
    /// Characters in names that AWS does not list as supported.
    pub(super) unlisted: Vec<Span>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum PathStep {
    Name(String),
    Index(usize),
    All,
}

/// Why a text is not a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PathError {
    pub(super) span: Span,
    pub(super) message: String,
    pub(super) hint: String,
}

impl Path {
    pub(super) fn parse(text: &str) -> Result<Self, PathError> {
        let Some(rest) = text.strip_prefix('$') else {
            let message = "a path begins with $, which stands for the event".to_owned();
            let hint = match text.trim_start_matches('.') {
                "" => "write $ for the whole event".to_owned(),
                name => format!("write $.{name}"),
            };
            return Err(PathError { span: Span::new(0, text.len()), message, hint });
        };
        let mut path = Self { steps: Vec::new(), unlisted: Vec::new() };
        let mut reader = Reader { text, at: text.len() - rest.len() };
        while let Some(c) = reader.next() {
            let start = reader.at - c.len_utf8();
            let step = match c {
                '.' => reader.name(start, &mut path.unlisted)?,
                '[' => reader.bracket(start)?,
                _ => {
                    let message =
                        format!("{} cannot stand here: a dot or an index in brackets has to", quote(&c.to_string()));
                    return Err(reader.error(start, message, "names stand behind dots: $.detail.state"));
                }
            };
            path.steps.push(step);
        }
        Ok(path)
    }

    /// What the path leads to. Of several members of one name the last one counts, as for most JSON readers; a wildcard
    /// makes an array of all that it leads to.
    pub(super) fn find<'a>(&self, event: &'a Value) -> Option<Cow<'a, Value>> {
        let mut found = vec![event];
        for step in &self.steps {
            found = found.into_iter().flat_map(|value| step.from(value)).list();
        }
        if self.steps.contains(&PathStep::All) {
            let elements = found.into_iter().cloned().list();
            return Some(Cow::Owned(Value { span: event.span, kind: Kind::Array(elements) }));
        }
        found.first().map(|value| Cow::Borrowed(*value))
    }

    /// Does it always lead to an object or an array, in events as AWS makes them?
    pub(super) fn is_container(&self) -> bool {
        match self.steps.as_slice() {
            [] => true,
            [PathStep::Name(name)] => name == "detail" || name == "resources",
            steps => steps.contains(&PathStep::All),
        }
    }
}

impl PathStep {
    fn from<'a>(&self, value: &'a Value) -> Vec<&'a Value> {
        match self {
            Self::Name(name) => value.get(name).into_iter().list(),
            Self::Index(index) => value.as_array().and_then(|elements| elements.get(*index)).into_iter().list(),
            Self::All => match &value.kind {
                Kind::Array(elements) => elements.iter().list(),
                Kind::Object(members) => members.iter().map(|member| &member.value).list(),
                _ => Vec::new(),
            },
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.rest().chars().next()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn error(&self, start: usize, message: impl Into<String>, hint: impl Into<String>) -> PathError {
        PathError { span: Span::new(start, self.text.len()), message: message.into(), hint: hint.into() }
    }

    /// What stands behind a dot.
    fn name(&mut self, dot: usize, unlisted: &mut Vec<Span>) -> Result<PathStep, PathError> {
        let start = self.at;
        while let Some(c) = self.rest().chars().next() {
            match c {
                '.' | '[' => break,
                ']' | '"' | '\'' | '(' | ')' | '?' | '@' | ',' => {
                    let message = format!("{} cannot stand in a name", quote(&c.to_string()));
                    return Err(self.error(self.at, message, "AWS takes neither quotes nor filters in these paths"));
                }
                _ => self.at += c.len_utf8(),
            }
        }
        let name = Span::new(start, self.at).of(self.text).to_owned();
        match name.as_str() {
            "" if self.rest().starts_with('.') => {
                Err(self.error(dot, "AWS has no search at any depth (..)", "name every step of the way"))
            }
            "" => Err(self.error(dot, "a name has to stand behind the dot", "take the dot away, or name a field")),
            "*" => Ok(PathStep::All),
            _ => {
                let listed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/');
                if !name.chars().all(listed) {
                    unlisted.push(Span::new(start, self.at));
                }
                Ok(PathStep::Name(name))
            }
        }
    }

    /// What stands in brackets, the opening one being read.
    fn bracket(&mut self, start: usize) -> Result<PathStep, PathError> {
        let Some(inside) = self.rest().split_once(']').map(|(inside, _)| inside.to_owned()) else {
            return Err(self.error(start, "this bracket is not closed", "write an index in brackets: $.resources[0]"));
        };
        self.at += inside.len() + 1;
        let hint = match inside.trim_matches(['"', '\'']) {
            name if name.len() < inside.len() => format!("AWS takes dot notation only: write .{name}"),
            _ => "write the 0-based index of an element, such as [0], or [*]".to_owned(),
        };
        match inside.as_str() {
            "*" => Ok(PathStep::All),
            digits if digits.bytes().all(|b| b.is_ascii_digit()) && !digits.is_empty() => digits
                .parse()
                .map(PathStep::Index)
                .map_err(|_| self.error(start, "no array has so many elements", hint)),
            _ => {
                let span = Span::new(start, self.at);
                Err(PathError { span, message: "only an index can stand in brackets".to_owned(), hint })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{Options, compact, parse};

    fn find(path: &str, event: &str) -> Option<String> {
        let event = parse(event, &Options::default()).value.unwrap();
        Path::parse(path).unwrap().find(&event).map(|value| compact(&value))
    }

    #[test]
    fn paths_lead_to_values() {
        let event = r#"{"detail-type":"T","resources":["a","b"],"detail":{"x":{"y":1,"y":2},"n":null,"list":[{"i":1},{"i":2},{}]}}"#;
        assert_eq!(find("$.detail-type", event).as_deref(), Some("\"T\""));
        assert_eq!(find("$.resources[1]", event).as_deref(), Some("\"b\""));
        assert_eq!(find("$.detail.x.y", event).as_deref(), Some("2"));
        assert_eq!(find("$.detail.n", event).as_deref(), Some("null"));
        assert_eq!(find("$.detail.list[*].i", event).as_deref(), Some("[1,2]"));
        assert_eq!(find("$.detail.x.*", event).as_deref(), Some("[1,2]"));
        assert_eq!(find("$.detail.list.i", event), None);
        assert_eq!(find("$.resources[2]", event), None);
        assert_eq!(find("$", "{\"a\": 1}").as_deref(), Some("{\"a\":1}"));
    }

    #[test]
    fn errors_have_a_place() {
        let error = |path: &str| Path::parse(path).unwrap_err();
        assert_eq!(error("detail.x").hint, "write $.detail.x");
        assert_eq!(
            (error("$['a-b']").span, error("$['a-b']").hint.as_str()),
            (Span::new(1, 8), "AWS takes dot notation only: write .a-b")
        );
        assert_eq!(error("$..id").span.start, 1);
        assert_eq!(error("$.a.").span.start, 3);
        for bad in ["", "$x", "$[", "$[-1]", "$[0,1]", "$[99999999999999999999999]", "$.a[?(@.b)]", "$.a\"b", "$[]"] {
            Path::parse(bad).unwrap_err();
        }
        assert_eq!(Path::parse("$.a.b:c.é").unwrap().unlisted, [Span::new(4, 7), Span::new(8, 10)]);
    }
}
