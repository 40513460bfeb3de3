//! Fields as they were written → what they mean, with everything that is wrong with them.
//!
//! The validator says more, and says it about whole machines; here it is about what cannot be run.

use super::{Expression, Node, Place, Placed, ResultPath, Selection, Template};
use crate::asl::data::{self, Object, Value};
use crate::asl::definition::Document;
use crate::asl::intrinsic::Intrinsic;
use crate::asl::path::{Path, Root};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Error, Span};
use crate::json::{self, Kind};
use crate::table::Distinct;
use std::sync::Arc;

pub(crate) struct Compiler<'t> {
    document: &'t Document,
    pub(crate) errors: Diagnostics,
}

impl<'t> Compiler<'t> {
    pub(crate) fn new(document: &'t Document) -> Self {
        Self { document, errors: Diagnostics::new() }
    }

    pub(crate) fn wrong(&mut self, span: Span, message: impl Into<String>) {
        self.errors.push(Diagnostic::new(Code::StateShape, message).at(span));
    }

    /// The text of a string, or an error that says what `field` has to be.
    pub(crate) fn text(&mut self, value: &'t json::Value, field: &str) -> Option<&'t str> {
        let text = value.as_text().map(json::Text::as_str);
        if text.is_none() {
            self.wrong(value.span, format!("{field} is a string, not {}", value.describe()));
        }
        text
    }

    pub(crate) fn value(&mut self, value: &json::Value) -> Option<Value> {
        self.take(data::from_json(value), None)
    }

    /// The whole number that a field holds.
    pub(crate) fn number(&mut self, value: &json::Value, field: &str) -> Option<f64> {
        let number = match &value.kind {
            Kind::Number(spelling) => json::float(spelling).filter(|number| number.is_finite()),
            _ => None,
        };
        if number.is_none() {
            self.wrong(value.span, format!("{field} is a number, not {}", value.describe()));
        }
        number
    }

    /// What was read; or its errors kept, with places in `within` as places of the text.
    fn take<T>(&mut self, read: Result<T, Error>, within: Option<&json::Value>) -> Option<T> {
        match read {
            Ok(read) => Some(read),
            Err(error) => {
                for mut diagnostic in error.into_diagnostics() {
                    if let Some(string) = within {
                        let outer = |span| self.document.within(string, span);
                        diagnostic.span = Some(diagnostic.span.map_or(string.span, outer));
                        diagnostic.related.iter_mut().for_each(|related| related.span = outer(related.span));
                    }
                    self.errors.push(diagnostic);
                }
                None
            }
        }
    }

    pub(crate) fn place(&self, string: &json::Value) -> Place {
        let raw = string.span.of(self.document.text());
        let value = string.as_text().map_or("", json::Text::as_str);
        let quote = usize::from(raw.starts_with(['"', '\'']));
        let plain = raw.get(quote..quote + value.len()) == Some(value);
        Place { span: string.span, plain: plain.then_some(string.span.start + quote) }
    }

    pub(crate) fn path(&mut self, value: &'t json::Value, field: &str) -> Option<Placed<Path>> {
        let text = self.text(value, field)?;
        let it = self.take(Path::parse(text), Some(value))?;
        Some(Placed { it, place: self.place(value) })
    }

    /// `InputPath` and its kin.
    pub(crate) fn selection(&mut self, value: Option<&'t json::Value>, field: &str) -> Selection {
        match value {
            None => Selection::Whole,
            Some(value) if value.kind == Kind::Null => Selection::Nothing,
            Some(value) => self.path(value, field).map_or(Selection::Whole, Selection::Path),
        }
    }

    pub(crate) fn result_path(&mut self, value: Option<&'t json::Value>) -> ResultPath {
        let Some(value) = value else { return ResultPath::Whole };
        if value.kind == Kind::Null {
            return ResultPath::Discard;
        }
        let Some(path) = self.path(value, "ResultPath") else { return ResultPath::Whole };
        if let Some(mut problem) = path.it.reference_problem() {
            problem.span = Some(path.place.within(problem.span));
            self.errors.push(problem);
        }
        if path.it.root != Root::Input {
            self.wrong(value.span, "ResultPath leads into the input: it begins with $, not with $$ or a variable");
        }
        ResultPath::At(path)
    }

    /// A path or a call, by its first character.
    pub(crate) fn expression(&mut self, value: &'t json::Value, field: &str) -> Option<Placed<Expression>> {
        let Some(text) = value.as_text().map(json::Text::as_str) else {
            let message = format!(
                "The value for the field '{field}' must be a valid JSONPath or a valid intrinsic function call"
            );
            self.wrong(value.span, message);
            return None;
        };
        let read = if text.starts_with('$') {
            Path::parse(text).map(Expression::Path)
        } else {
            Intrinsic::parse(text).map(Expression::Call)
        };
        Some(Placed { it: self.take(read, Some(value))?, place: self.place(value) })
    }

    pub(crate) fn template(&mut self, value: Option<&'t json::Value>) -> Option<Template> {
        Some(Template { node: self.node(value?)? })
    }

    /// The reader bounds how deep nodes lie within each other.
    fn node(&mut self, value: &'t json::Value) -> Option<Node> {
        match &value.kind {
            Kind::Array(elements) => {
                let nodes: Vec<Node> = elements.iter().filter_map(|element| self.node(element)).collect();
                Some(match nodes.iter().map(Node::literal).collect::<Option<Vec<_>>>() {
                    Some(values) => Node::Literal(values.into()),
                    None => Node::Array(nodes),
                })
            }
            Kind::Object(members) => {
                let mut names = Distinct::default();
                let mut nodes: Vec<(Arc<str>, Node)> = Vec::with_capacity(members.len());
                for member in members {
                    let key = member.key.as_str();
                    let (name, node) = match key.strip_suffix(".$") {
                        Some(name) => {
                            let expression = self.expression(&member.value, key);
                            let computed = |expression| Node::Computed { field: key.into(), expression };
                            (name, expression.map(computed))
                        }
                        None => (key, self.node(&member.value)),
                    };
                    if !names.insert(name) {
                        self.wrong(member.key_span, format!("the member '{name}' comes twice, perhaps once with .$"));
                    }
                    nodes.extend(node.map(|node| (Arc::from(name), node)));
                }
                let literal = |(name, node): &(Arc<str>, Node)| Some((name.clone(), node.literal()?));
                Some(match nodes.iter().map(literal).collect::<Option<Object>>() {
                    Some(object) => Node::Literal(object.into()),
                    None => Node::Object(nodes),
                })
            }
            _ => self.value(value).map(Node::Literal),
        }
    }
}
