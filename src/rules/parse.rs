//! JSON tree → rule, with every error at once.
//!
//! Messages are those of AWS's own compiler. It stops at its first error; we go on, and give each error a place, a hint
//! and, for the first one, the position at which AWS's parser would have stopped.

mod anything_but;
mod numeric;
mod operator;

use super::operators::{AddressRange, IpAddress, Number, Test, TextTest};
use super::pattern::{Alternative, Condition, Field, FieldPath, Node, OrBranch, Pattern, Semantics};
use super::profile::Profile;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Error, Span, Step};
use crate::gather::Gather;
use crate::json::{Kind, Member, Text, Value, compact};
use crate::order;

/// The operators, for "did you mean".
const OPERATORS: [&str; 8] =
    ["anything-but", "cidr", "equals-ignore-case", "exists", "numeric", "prefix", "suffix", "wildcard"];

/// Names that cannot be fields within `$or` (O2).
const RESERVED: [&str; 24] = [
    "exactly",
    "equals-ignore-case",
    "prefix",
    "suffix",
    "anything-but",
    "exists",
    "wildcard",
    "numeric",
    "cidr",
    "=",
    "<",
    "<=",
    ">",
    ">=",
    "regex",
    "not-wildcard",
    "not-equals-ignore-case",
    "date-after",
    "date-on-or-after",
    "date-before",
    "date-on-or-before",
    "in-date-range",
    "ip-address-in-range",
    "ip-address-not-in-range",
];

impl Pattern {
    /// Reads a rule out of a JSON tree; `text` is what the tree was read from.
    ///
    /// Where AWS's modern compiler refuses a rule, its legacy one is asked (E2), which takes `$or` for a field name; what
    /// that accepts is valid, and [`Pattern::legacy`] holds the modern complaint.
    ///
    /// # Errors
    /// Every error of the rule.
    pub fn parse(value: &Value, text: &str, profile: Profile) -> Result<Self, Error> {
        let (pattern, mut errors) = Parser::run(value, text, profile, Dialect::Modern);
        let Some(first) = errors.first_mut() else { return Ok(pattern) };
        let falls_back =
            profile == Profile::EventBridge && first.diagnostic.aws.as_ref().is_some_and(|aws| aws.offset.is_some());
        if falls_back {
            let (legacy, mut legacy_errors) = Parser::run(value, text, profile, Dialect::Legacy);
            match legacy_errors.first_mut() {
                None => return Ok(Self { legacy: Some(first.diagnostic.message.clone()), ..legacy }),
                Some(thrown) => first.diagnostic.aws = thrown.diagnostic.aws.take(),
            }
        }
        let mut list = Diagnostics::new();
        list.extend(errors.into_iter().map(|e| e.diagnostic));
        match list.finish(pattern) {
            Ok((pattern, _)) => Ok(pattern),
            Err(error) => Err(error),
        }
    }
}

/// Which of AWS's two compilers is followed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dialect {
    Modern,
    /// `$or` is a field name; within `anything-but` there is no wildcard, and lists only for `equals-ignore-case`.
    Legacy,
}

/// An error, and where in the text AWS's compiler would have thrown it.
struct Thrown {
    order: usize,
    diagnostic: Diagnostic,
}

struct Parser<'a> {
    text: &'a str,
    profile: Profile,
    dialect: Dialect,
    conditions: Vec<Condition>,
    errors: Vec<Thrown>,
}

impl<'a> Parser<'a> {
    fn run(value: &'a Value, text: &'a str, profile: Profile, dialect: Dialect) -> (Pattern, Vec<Thrown>) {
        let mut parser = Self { text, profile, dialect, conditions: Vec::new(), errors: Vec::new() };
        let fields = match value.as_object() {
            Some(members) => parser.object(value, members, &mut Vec::new(), false),
            None => {
                let hint = profile.example();
                parser.error(Code::NotAnObject, value.span, parser.behind(value), "Filter is not an object", &[], hint);
                Vec::new()
            }
        };
        let Self { conditions, errors, .. } = parser;
        let errors = order::stable_by_key(errors, |e| e.order);
        (Pattern { fields, conditions, profile, legacy: None, span: value.span }, errors)
    }

    fn object(&mut self, value: &'a Value, members: &'a [Member], path: &mut Vec<&'a Text>, in_or: bool) -> Vec<Field> {
        if members.is_empty() {
            let hint = match path.is_empty() {
                true => self.profile.example(),
                false => "name a field in it, or take [{\"exists\": true}] to accept any value",
            };
            self.error(Code::EmptyObject, value.span, value.span.end, "Empty objects are not allowed", path, hint);
        }
        members.iter().filter_map(|member| self.field(member, path, in_or)).list()
    }

    fn field(&mut self, member: &'a Member, path: &mut Vec<&'a Text>, in_or: bool) -> Option<Field> {
        let (name, value) = (&member.key, &member.value);
        let node = if name.as_str() == "$or" && self.dialect == Dialect::Modern && !self.is_plain_or(value) {
            Node::Or(self.or(value, path)?)
        } else {
            let modern = self.dialect == Dialect::Modern;
            if in_or && modern && RESERVED.contains(&name.as_str()) {
                let message = format!("{} is Ruler reserved fieldName which cannot be used inside $or.", name.as_str());
                let hint = format!("put the name of a field around it: {{\"field\": [{{\"{}\": …}}]}}", name.as_str());
                self.error(Code::OrReserved, member.key_span, self.behind_key(member), message, path, hint);
                return None;
            }
            path.push(name);
            let node = self.node(member, path, in_or);
            path.pop();
            node?
        };
        Some(Field { name: name.clone(), name_span: member.key_span, span: value.span, node })
    }

    fn node(&mut self, member: &'a Member, path: &mut Vec<&'a Text>, in_or: bool) -> Option<Node> {
        let value = &member.value;
        match &value.kind {
            Kind::Object(members) => {
                let operator = match members.as_slice() {
                    [only] if OPERATORS.contains(&only.key.as_str()) && !matches!(only.value.kind, Kind::Object(_)) => {
                        Some(only.key.as_str())
                    }
                    _ => None,
                };
                let before = self.errors.len();
                let fields = self.object(value, members, path, in_or);
                if let (Some(operator), Some(thrown)) = (operator, self.errors.get_mut(before)) {
                    let hint = format!(
                        "if `{operator}` is meant as an operator, put square brackets around it: [{}]",
                        compact(value)
                    );
                    thrown.diagnostic.hints.insert(0, hint);
                }
                Some(Node::Object(fields))
            }
            Kind::Array(elements) => Some(Node::Leaf(self.condition(value, elements, path))),
            _ => {
                let message = format!("\"{}\" must be an object or an array", member.key.as_str());
                let hint = format!("put the value in square brackets: [{}]", compact(value));
                self.error(Code::NotObjectOrArray, value.span, self.behind(value), message, path, hint);
                None
            }
        }
    }

    /// SNS: `$or` is a field unless it is an array of at least two objects, none with a reserved name.
    fn is_plain_or(&self, value: &Value) -> bool {
        self.profile.malformed_or_is_a_field() && or_branches(value).is_none()
    }

    fn or(&mut self, value: &'a Value, path: &mut Vec<&'a Text>) -> Option<Vec<OrBranch>> {
        let Some(elements) = value.as_array() else {
            let hint = "write \"$or\": [{…}, {…}]";
            self.error(
                Code::OrNotArray,
                value.span,
                self.behind(value),
                "It must be an Array followed with $or.",
                path,
                hint,
            );
            return None;
        };
        let mut branches = Vec::new();
        for element in elements {
            let Some(members) = element.as_object() else {
                let message = "Only JSON object is allowed in array of $or relationship.";
                let hint = "each branch is an object with fields: {\"field\": [\"value\"]}";
                self.error(Code::OrNotObjects, element.span, self.behind(element), message, path, hint);
                continue;
            };
            let fields = self.object(element, members, path, true);
            branches.push(OrBranch { span: element.span, fields });
        }
        if elements.len() < 2 {
            let message = "There must have at least 2 Objects in $or relationship.";
            let hint = "add a branch, or take the $or away and put its fields in its place";
            self.error(Code::OrTooFew, value.span, value.span.end, message, path, hint);
        }
        Some(branches)
    }

    fn condition(&mut self, value: &'a Value, elements: &'a [Value], path: &mut Vec<&'a Text>) -> usize {
        if elements.is_empty() {
            let hint = "list at least one value; for a field that must be absent write [{\"exists\": false}]";
            self.error(Code::EmptyArray, value.span, value.span.end, "Empty arrays are not allowed", path, hint);
        }
        let mut alternatives = Vec::with_capacity(elements.len());
        for element in elements {
            if let Some((operator, test)) = self.alternative(element, path) {
                let wanted = match element.as_object() {
                    Some([member, ..]) => compact(&member.value),
                    _ => compact(element),
                };
                alternatives.push(Alternative { operator, span: element.span, test, wanted });
            }
        }
        self.conditions.push(Condition {
            path: FieldPath::new(path),
            span: value.span,
            alternatives,
            wanted: compact(value),
            semantics: Semantics::Documented,
        });
        self.conditions.len() - 1
    }

    fn alternative(&mut self, element: &'a Value, path: &[&'a Text]) -> Option<(&'static str, Test)> {
        let test = match &element.kind {
            Kind::String(text) => match IpAddress::parse(text.as_bytes()) {
                Some(address) => Test::Address(AddressRange::single(address)),
                None => Test::Text(TextTest::Equals(text.clone())),
            },
            Kind::Number(spelled) => Test::Number(Number::new(spelled)),
            Kind::Bool(value) => Test::Bool(*value),
            Kind::Null => Test::Null,
            Kind::Object(members) => return self.operator(element, members, path),
            Kind::Array(_) => {
                let message = "Match value must be String, number, true, false, or null";
                let hint = "take the inner square brackets away";
                self.error(Code::BadAlternative, element.span, self.behind(element), message, path, hint);
                return None;
            }
        };
        Some(("equals", test))
    }

    /// A value's token as AWS's parser prints it.
    fn token(&self, value: &Value) -> String {
        match &value.kind {
            Kind::Array(_) => "[".to_owned(),
            Kind::Object(_) => "{".to_owned(),
            Kind::String(text) => text.as_str().to_owned(),
            _ => value.span.of(self.text).to_owned(),
        }
    }

    /// Where AWS's parser stands when it has met `value`: behind it, but of a string only the opening quote is read,
    /// and of an array or object the opening bracket.
    fn behind(&self, value: &Value) -> usize {
        match value.kind {
            Kind::String(_) | Kind::Array(_) | Kind::Object(_) => value.span.start + 1,
            _ => value.span.end,
        }
    }

    /// The same for a name: the colon and the first character of the value are read with it, a number or literal whole.
    fn behind_key(&self, member: &Member) -> usize {
        match member.value.kind {
            Kind::Number(_) | Kind::Bool(_) | Kind::Null => member.value.span.end,
            _ => member.value.span.start + 1,
        }
    }

    fn error(
        &mut self,
        code: Code,
        span: Span,
        offset: usize,
        message: impl Into<String>,
        path: &[&Text],
        hint: impl Into<String>,
    ) {
        self.error_at(code, span, Some(offset), offset, message, path, hint);
    }

    #[expect(clippy::too_many_arguments, reason = "one place that builds every error of the grammar")]
    fn error_at(
        &mut self,
        code: Code,
        span: Span,
        offset: Option<usize>,
        order: usize,
        message: impl Into<String>,
        path: &[&Text],
        hint: impl Into<String>,
    ) {
        let message = message.into();
        let steps = path.iter().map(|name| Step::Key(name.as_str().to_owned())).list();
        let diagnostic = Diagnostic::new(code, message.clone()).at(span).path(steps).hint(hint);
        let diagnostic = diagnostic.aws(message, offset).aws_before(self.profile.answer());
        self.errors.push(Thrown { order, diagnostic });
    }
}

/// The branches of an `$or` that is well-formed: an array of at least two objects, none with a reserved name.
pub fn or_branches(value: &Value) -> Option<impl Iterator<Item = &[Member]>> {
    let reserved = |m: &Member| RESERVED.contains(&m.key.as_str());
    let fits = |branch: &Value| branch.as_object().is_some_and(|members| !members.iter().any(reserved));
    let branches = value.as_array().filter(|branches| branches.len() >= 2 && branches.iter().all(fits))?;
    Some(branches.iter().filter_map(Value::as_object))
}
