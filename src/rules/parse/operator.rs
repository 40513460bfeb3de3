//! An object with one operator, and the operators of strings and addresses.

use super::{OPERATORS, Parser};
use crate::diagnostic::{Code, did_you_mean};
use crate::gather::{Gather, join};
use crate::json::{Kind, Member, Text, Value};
use crate::rules::operators::{AddressError, AddressRange, IgnoreCase, Test, TextTest, Wildcard, WildcardError};

impl<'a> Parser<'a> {
    pub(super) fn operator(
        &mut self,
        element: &'a Value,
        members: &'a [Member],
        path: &[&'a Text],
    ) -> Option<(&'static str, Test)> {
        let Some((member, more)) = members.split_first() else {
            let hint = "write an operator in it, such as {\"prefix\": \"eu-\"}";
            self.error(Code::NoOperator, element.span, element.span.end, "Match expression name not found", path, hint);
            return None;
        };
        let name = member.key.as_str();
        let known = self.profile.has_operator(name);
        let found = match name {
            "exactly" if known => {
                self.text_operand(member, "exact", path).map(|t| ("exactly", Test::Text(TextTest::Equals(t.clone()))))
            }
            "prefix" => self.affix(member, path).map(|t| ("prefix", Test::Text(t))),
            "suffix" => self.affix(member, path).map(|t| ("suffix", Test::Text(t))),
            "equals-ignore-case" => {
                let text = self.text_operand(member, name, path);
                text.map(|t| ("equals-ignore-case", Test::Text(TextTest::EqualsIgnoreCase(IgnoreCase::new(t)))))
            }
            "wildcard" if known => {
                let text = self.text_operand(member, name, path);
                text.and_then(|t| self.wildcard(t, &member.value, path))
                    .map(|w| ("wildcard", Test::Text(TextTest::Wildcard(w))))
            }
            "cidr" => self.cidr(member, path).map(|r| ("cidr", Test::Address(r))),
            "numeric" => self.numeric(&member.value, path).map(|r| ("numeric", Test::Numeric(r))),
            "exists" => match member.value.kind {
                Kind::Bool(value) => Some(("exists", Test::Exists(value))),
                _ => {
                    let message = "exists match pattern must be either true or false.";
                    let hint = "write {\"exists\": true} or {\"exists\": false}, without quotes";
                    self.error(Code::ExistsValue, member.value.span, self.behind(&member.value), message, path, hint);
                    None
                }
            },
            "anything-but" => self.anything_but(member, path).map(|t| ("anything-but", Test::AnythingBut(t))),
            _ => {
                self.unknown_operator(member, path);
                None
            }
        };
        if let Some(second) = more.first() {
            let message = match name {
                "numeric" | "anything-but" => "Too many elements in numeric expression",
                _ => "Only one key allowed in match expression",
            };
            let hint =
                "make each operator an object of its own; they are alternatives (OR), there is no AND on one field";
            self.error(Code::SeveralOperators, second.key_span, self.behind_key(second), message, path, hint);
            return None;
        }
        found
    }

    pub(super) fn unknown_operator(&mut self, member: &'a Member, path: &[&'a Text]) {
        let name = member.key.as_str();
        let message = format!("Unrecognized match type {name}");
        let known = OPERATORS.into_iter().filter(|o| self.profile.has_operator(o));
        let hint = if OPERATORS.contains(&name) || name == "exactly" {
            format!("EventBridge has this operator; {} does not", self.profile.name())
        } else if let Some(near) = did_you_mean(name, known.clone()) {
            format!("did you mean \"{near}\"?")
        } else if matches!(member.value.kind, Kind::Array(_) | Kind::Object(_)) {
            format!("if `{name}` is a nested field, take the square brackets around its object away: {{\"{name}\": …}}")
        } else {
            let (last, others) = known.list().split_last().map_or(("", String::new()), |(l, o)| (*l, join(o, ", ")));
            format!("the operators are {others} and {last}")
        };
        self.error(Code::UnknownOperator, member.key_span, self.behind_key(member), message, path, hint);
    }

    pub(super) fn text_operand(&mut self, member: &'a Member, name: &str, path: &[&'a Text]) -> Option<&'a Text> {
        if let Some(text) = member.value.as_text() {
            return Some(text);
        }
        let message = format!("{name} match pattern must be a string");
        let hint = match &member.value.kind {
            Kind::Number(n) => format!("write it in quotes: \"{n}\""),
            Kind::Array(_) => format!(
                "for alternatives write several objects: [{{\"{0}\": \"a\"}}, {{\"{0}\": \"b\"}}]",
                member.key.as_str()
            ),
            _ => "write a string".to_owned(),
        };
        self.error(Code::NotAString, member.value.span, self.behind(&member.value), message, path, hint);
        None
    }

    /// `prefix` and `suffix`: a string, or `equals-ignore-case` with one.
    pub(super) fn affix(&mut self, member: &'a Member, path: &[&'a Text]) -> Option<TextTest> {
        let name = member.key.as_str();
        let is_prefix = name == "prefix";
        let inner = match &member.value.kind {
            Kind::Object(members) if self.profile.has_nested(name, "equals-ignore-case") => members,
            _ => {
                let text = self.text_operand(member, name, path)?.clone();
                return Some(if is_prefix { TextTest::Prefix(text) } else { TextTest::Suffix(text) });
            }
        };
        let Some((operator, more)) = inner.split_first() else {
            let hint = format!("write a string: {{\"{name}\": \"…\"}}");
            self.error(
                Code::NoOperator,
                member.value.span,
                member.value.span.end,
                "Match expression name not found",
                path,
                hint,
            );
            return None;
        };
        if operator.key.as_str() != "equals-ignore-case" {
            let message = format!("Unsupported {name} pattern: {}", operator.key.as_str());
            let hint = format!("inside {name} stands a string or {{\"equals-ignore-case\": \"…\"}}");
            self.error(Code::UnsupportedNesting, operator.key_span, self.behind_key(operator), message, path, hint);
            return None;
        }
        let text = self.text_operand(operator, "equals-ignore-case", path);
        if let Some(second) = more.first() {
            let hint = "only equals-ignore-case may stand here";
            self.error(
                Code::SeveralOperators,
                second.key_span,
                self.behind_key(second),
                "Only one key allowed in match expression",
                path,
                hint,
            );
            return None;
        }
        let test = IgnoreCase::new(text?);
        Some(if is_prefix { TextTest::PrefixIgnoreCase(test) } else { TextTest::SuffixIgnoreCase(test) })
    }

    pub(super) fn wildcard(&mut self, text: &Text, value: &Value, path: &[&'a Text]) -> Option<Wildcard> {
        let (code, message, hint) = match Wildcard::new(text) {
            Ok(wildcard) => return Some(wildcard),
            Err(WildcardError::Run(at)) => {
                let hint = "one * already stands for any run of characters; a literal star is written \\\\*";
                (Code::WildcardRun, format!("Consecutive wildcard characters at pos {at}"), hint)
            }
            Err(WildcardError::Escape(at)) => {
                let hint = "a backslash may stand only before * or another backslash; in JSON a literal backslash is written \\\\\\\\";
                (Code::WildcardEscape, format!("Invalid escape character at pos {at}"), hint)
            }
        };
        self.error(code, value.span, value.span.end, message, path, hint);
        None
    }

    pub(super) fn cidr(&mut self, member: &'a Member, path: &[&'a Text]) -> Option<AddressRange> {
        // AWS's own text names prefix here.
        let text = self.text_operand(member, "prefix", path)?;
        let (code, message, hint) = match AddressRange::cidr(text.as_str()) {
            Ok(range) => return Some(range),
            Err(AddressError::Shape(m)) => {
                (Code::CidrShape, m, "write an address, one slash and the number of bits: \"10.0.0.0/24\"".to_owned())
            }
            Err(AddressError::Address(m)) => (
                Code::CidrAddress,
                m,
                "write a whole IPv4 or IPv6 address before the slash: \"10.0.0.0/24\"".to_owned(),
            ),
            Err(AddressError::Mask(m)) => {
                let address = text.as_str().split('/').next().unwrap_or_default();
                (Code::CidrMask, m, format!("for one address write it as a plain value: [\"{address}\"]"))
            }
        };
        // These come from outside AWS's parser and have no position there, nor does the legacy compiler get a try.
        self.error_at(code, member.value.span, None, member.value.span.end, message, path, hint);
        None
    }
}
