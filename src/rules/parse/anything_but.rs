//! `anything-but`: a value, a list, or an operator of strings.

use super::numeric::nearest;
use super::{Dialect, Parser};
use crate::diagnostic::{Code, did_you_mean};
use crate::json::{Kind, Member, Text, Value};
use crate::rules::operators::{AnythingBut, IgnoreCase, Number, TextTest};

impl<'a> Parser<'a> {
    pub(super) fn anything_but(&mut self, member: &'a Member, path: &[&'a Text]) -> Option<AnythingBut> {
        let value = &member.value;
        match &value.kind {
            Kind::String(text) => Some(AnythingBut::Texts(vec![TextTest::Equals(text.clone())])),
            Kind::Number(spelled) => {
                let number = Number::new(spelled);
                if number.value.is_none() {
                    // Thrown without a position, and without a try of the legacy compiler.
                    let message = format!("Cannot compare number : {spelled}");
                    self.error_at(
                        Code::NotComparable,
                        value.span,
                        None,
                        value.span.end,
                        message,
                        path,
                        nearest(spelled),
                    );
                    return None;
                }
                Some(AnythingBut::Numbers(vec![number]))
            }
            Kind::Array(elements) => self.anything_but_list(value, elements, path),
            Kind::Object(members) => self.anything_but_operator(value, members, path),
            Kind::Bool(_) | Kind::Null => {
                let message = "Value of anything-but must be an array or single string/number value.";
                let hint = match value.kind {
                    Kind::Null => "for a field that is there, null included, write {\"exists\": true}".to_owned(),
                    _ => format!("{} alone cannot be excluded; list the values you want", value.describe()),
                };
                self.error(Code::AnythingButValue, value.span, self.behind(value), message, path, hint);
                None
            }
        }
    }

    pub(super) fn anything_but_list(
        &mut self,
        value: &'a Value,
        elements: &'a [Value],
        path: &[&'a Text],
    ) -> Option<AnythingBut> {
        let (mut texts, mut numbers, mut bad) = (Vec::new(), Vec::new(), false);
        for element in elements {
            match &element.kind {
                Kind::String(text) => texts.push(TextTest::Equals(text.clone())),
                Kind::Number(spelled) => {
                    let number = Number::new(spelled);
                    if number.value.is_none() {
                        bad = true;
                        let message = format!("Cannot compare number : {spelled}");
                        self.error(
                            Code::NotComparable,
                            element.span,
                            self.behind(element),
                            message,
                            path,
                            nearest(spelled),
                        );
                    }
                    numbers.push(number);
                }
                _ => {
                    bad = true;
                    let message = "Inside anything but list, start|null|boolean is not supported.";
                    let hint = "the list holds only strings or only numbers";
                    self.error(Code::AnythingButValue, element.span, self.behind(element), message, path, hint);
                }
            }
        }
        match (texts.is_empty(), numbers.is_empty()) {
            _ if bad => None,
            (false, true) => Some(AnythingBut::Texts(texts)),
            (true, false) => Some(AnythingBut::Numbers(numbers)),
            (both_empty, _) => {
                let message =
                    "Inside anything but list, either all values are number or string, mixed type is not supported";
                let hint = if both_empty { "list at least one value" } else { "keep to strings or to numbers" };
                self.error(Code::AnythingButMixed, value.span, value.span.end, message, path, hint);
                None
            }
        }
    }

    pub(super) fn anything_but_operator(
        &mut self,
        value: &'a Value,
        members: &'a [Member],
        path: &[&'a Text],
    ) -> Option<AnythingBut> {
        let Some((member, more)) = members.split_first() else {
            let hint = "write a value, a list, or an operator such as {\"prefix\": \"eu-\"}";
            self.error(
                Code::NoOperator,
                value.span,
                value.span.end,
                "Anything-But expression name not found",
                path,
                hint,
            );
            return None;
        };
        let name = member.key.as_str();
        let known = match name {
            "prefix" | "suffix" | "equals-ignore-case" => true,
            "wildcard" => self.dialect == Dialect::Modern,
            _ => false,
        };
        if !known || !self.profile.has_nested("anything-but", name) {
            let message = format!("Unsupported anything-but pattern: {name}");
            let names = ["prefix", "suffix", "equals-ignore-case", "wildcard"];
            let hint = if known {
                format!("EventBridge has this; {} takes only prefix inside anything-but", self.profile.name())
            } else if let Some(near) = did_you_mean(name, names) {
                format!("did you mean \"{near}\"?")
            } else {
                "inside anything-but stands a value, a list of strings or of numbers, or prefix, suffix, equals-ignore-case or wildcard".to_owned()
            };
            self.error(Code::UnsupportedNesting, member.key_span, self.behind_key(member), message, path, hint);
            return None;
        }
        let tests = self.anything_but_texts(member, name, path);
        if let Some(second) = more.first() {
            let message = match self.dialect {
                Dialect::Modern => "Too many elements in numeric expression",
                Dialect::Legacy => "Only one key allowed in match expression",
            };
            let hint = "only one operator may stand inside anything-but";
            self.error(Code::SeveralOperators, second.key_span, self.behind_key(second), message, path, hint);
            return None;
        }
        tests.map(AnythingBut::Texts)
    }

    /// The operand of an operator within `anything-but`: a string or a list of them.
    pub(super) fn anything_but_texts(
        &mut self,
        member: &'a Member,
        name: &str,
        path: &[&'a Text],
    ) -> Option<Vec<TextTest>> {
        let affix = matches!(name, "prefix" | "suffix");
        let lists = self.profile.has_nested_lists() && (self.dialect == Dialect::Modern || !affix);
        let operands = match &member.value.kind {
            Kind::Array(elements) if lists => elements.as_slice(),
            _ => std::slice::from_ref(&member.value),
        };
        if operands.is_empty() {
            let message =
                "Inside anything but list, either all values are number or string, mixed type is not supported";
            self.error(
                Code::AnythingButMixed,
                member.value.span,
                member.value.span.end,
                message,
                path,
                "list at least one string",
            );
            return None;
        }
        let mut tests = Vec::with_capacity(operands.len());
        for operand in operands {
            let Some(text) = operand.as_text() else {
                let single = !matches!(member.value.kind, Kind::Array(_));
                let message = match (name, self.dialect) {
                    _ if !self.profile.has_nested_lists() => format!("{name} match pattern must be a string"),
                    _ if single && !matches!(operand.kind, Kind::Number(_)) => {
                        "Value of anything-but must be an array or single string/number value.".to_owned()
                    }
                    ("prefix" | "suffix", _) => "prefix/suffix match pattern must be a string".to_owned(),
                    ("wildcard", _) => "wildcard match pattern must be a string".to_owned(),
                    (_, Dialect::Legacy) => {
                        "Inside anything-but/ignore-case list, number|start|null|boolean is not supported.".to_owned()
                    }
                    _ => format!("Inside anything-but/{name} list, number|start|null|boolean is not supported."),
                };
                let hint = match self.profile.has_nested_lists() {
                    true => "write a string, or a list of strings",
                    false => "write a string",
                };
                self.error(Code::NotAString, operand.span, self.behind(operand), message, path, hint);
                continue;
            };
            let test = match name {
                "prefix" | "suffix" if text.as_bytes().is_empty() => {
                    let hint = "every string begins and ends with nothing; write at least one character";
                    self.error(
                        Code::EmptyAffix,
                        operand.span,
                        operand.span.end,
                        "Null prefix/suffix not allowed",
                        path,
                        hint,
                    );
                    continue;
                }
                "prefix" => TextTest::Prefix(text.clone()),
                "suffix" => TextTest::Suffix(text.clone()),
                "equals-ignore-case" => TextTest::EqualsIgnoreCase(IgnoreCase::new(text)),
                _ => match self.wildcard(text, operand, path) {
                    Some(wildcard) => TextTest::Wildcard(wildcard),
                    None => continue,
                },
            };
            tests.push(test);
        }
        (tests.len() == operands.len()).then_some(tests)
    }
}
