//! What a field holds, row by row of the table.

use super::table::{Field, Holder, Holds};
use super::time::is_timestamp;
use super::walk::{At, Walk};
use super::{expressions, paths, template};
use crate::asl::definition::QueryLanguage;
use crate::diagnostic::{Code, Diagnostic};
use crate::json::{Kind, Value, float};

impl<'t> Walk<'t> {
    /// Checks that `value` is what the field holds.
    pub(super) fn holds(&mut self, field: &Field, value: &'t Value) {
        // What a YAML tag will make of the value is not known.
        if self.document.is_tagged(value) {
            return;
        }
        match field.holds {
            Holds::Any => {}
            Holds::Text => drop(self.text(field.name, value)),
            Holds::ShortText(most) => self.short(field.name, value, most),
            Holds::TextOrExpression => {
                if !self.expression(value)
                    && let Some(text) = self.text(field.name, value)
                {
                    template::looks_like_expression(self, text, value.span);
                }
            }
            Holds::Flag => self.flag(field.name, value),
            Holds::StateName => {
                if self.text(field.name, value) == Some("") {
                    self.empty(value);
                }
            }
            Holds::Word(words) => self.word(field.name, value, words),
            Holds::Whole(least, most) => self.whole(field.name, value, least, most),
            Holds::WholeOrExpression(least, most) => {
                if !self.expression(value) {
                    self.whole(field.name, value, least, most);
                }
            }
            Holds::NumberOrExpression(least, most) => {
                if !self.expression(value) {
                    self.number(field.name, value, least, Some(most));
                }
            }
            Holds::AtLeast(least) => self.number(field.name, value, least, None),
            Holds::Timestamp => {
                if !self.expression(value) {
                    self.timestamp(field.name, value);
                }
            }
            Holds::Resource => self.resource(field.name, value),
            Holds::Path => paths::check(self, field.name, value, paths::Rule::default()),
            Holds::PathOrNull => {
                paths::check(self, field.name, value, paths::Rule { null: true, ..Default::default() })
            }
            Holds::Reference => {
                paths::check(self, field.name, value, paths::Rule { reference: true, ..Default::default() })
            }
            Holds::ReferenceOrIntrinsic => {
                let rule = paths::Rule { reference: true, intrinsic: true, ..Default::default() };
                paths::check(self, field.name, value, rule);
            }
            Holds::ResultPath => {
                let rule = paths::Rule { reference: true, null: true, own: true, ..Default::default() };
                paths::check(self, field.name, value, rule);
            }
            Holds::Template => template::check(self, field.name, value),
            Holds::Expressions => expressions::value(self, value),
            Holds::Items => self.items(field.name, value),
            Holds::Condition => expressions::condition(self, value),
            Holds::Variables => super::variables::assign(self, value),
            Holds::Texts => self.texts(field.name, value),
            Holds::States => self.states(value),
            Holds::List(holder, filled) => self.list(field.name, value, holder, filled),
            Holds::Object(holder) => self.object(value, holder),
            // Choice rules are walked by their model.
            Holds::InnerRule => {}
        }
    }

    /// `what` is not `wanted`.
    pub(super) fn wrong(&mut self, name: &str, value: &Value, wanted: &str) {
        let message = format!("'{name}' is {wanted}, not {}", value.describe());
        let mut diagnostic = Diagnostic::new(Code::AslKind, message).at(value.span);
        if let Some(text) = value.as_text().map(|text| text.as_str())
            && (float(text).is_some() || matches!(text, "true" | "false"))
        {
            diagnostic = diagnostic.hint("take the quotes away");
        }
        self.push(diagnostic);
    }

    pub(super) fn empty(&mut self, value: &Value) {
        self.say(Code::AslEmpty, value.span, "Value cannot be empty");
    }

    /// In a JSONata state, an expression in place of a value.
    fn expression(&mut self, value: &'t Value) -> bool {
        self.language == QueryLanguage::Jsonata && expressions::is_expression(value) && {
            expressions::value(self, value);
            true
        }
    }

    pub(super) fn text(&mut self, name: &str, value: &'t Value) -> Option<&'t str> {
        let text = value.as_text().map(|text| text.as_str());
        if text.is_none() {
            self.wrong(name, value, "a string");
        }
        text
    }

    fn short(&mut self, name: &str, value: &'t Value, most: usize) {
        let Some(text) = self.text(name, value) else { return };
        if text.is_empty() {
            self.empty(value);
        } else if text.chars().count() > most {
            self.say(Code::AslName, value.span, format!("'{name}' has at most {most} characters"));
        }
    }

    fn flag(&mut self, name: &str, value: &Value) {
        match value.kind {
            Kind::Bool(false) if name == "End" => {
                let hint = "take it out and name the state that follows with Next, or make it true";
                self.say_hint(Code::AslExclusive, value.span, "'End' can only be true", hint);
            }
            Kind::Bool(_) => {}
            _ => self.wrong(name, value, "true or false"),
        }
    }

    pub(super) fn word(&mut self, name: &str, value: &'t Value, words: &[&'static str]) {
        let Some(text) = self.text(name, value) else { return };
        if words.contains(&text) {
            return;
        }
        let message = format!("The field '{name}' should have one of these values: [{}]", words.join(", "));
        let mut diagnostic = Diagnostic::new(Code::AslWord, message).at(value.span);
        if let Some(near) = self.near(text, words.iter().copied()) {
            diagnostic = diagnostic.hint(format!("did you mean \"{near}\"?"));
        }
        self.push(diagnostic);
    }

    fn whole(&mut self, name: &str, value: &Value, least: u32, most: u32) {
        let number = match &value.kind {
            Kind::Number(number) => float(number).filter(|number| number.fract() == 0.0),
            _ => None,
        };
        match number {
            None => self.wrong_number(name, value, "a whole number"),
            Some(number) => self.range(name, value, number, least, Some(most).filter(|most| *most != u32::MAX)),
        }
    }

    fn number(&mut self, name: &str, value: &Value, least: u32, most: Option<u32>) {
        match &value.kind {
            Kind::Number(number) => {
                let number = float(number).unwrap_or(f64::INFINITY);
                self.range(name, value, number, least, most);
            }
            _ => self.wrong_number(name, value, "a number"),
        }
    }

    fn wrong_number(&mut self, name: &str, value: &Value, wanted: &str) {
        if let Kind::Number(number) = &value.kind {
            return self.say(Code::AslKind, value.span, format!("'{name}' is {wanted}, not {number}"));
        }
        self.wrong(name, value, wanted);
    }

    fn range(&mut self, name: &str, value: &Value, number: f64, least: u32, most: Option<u32>) {
        if number >= f64::from(least) && most.is_none_or(|most| number <= f64::from(most)) {
            return;
        }
        let message = match most {
            Some(most) => format!("'{name}' is between {least} and {most}"),
            None => format!("'{name}' is at least {least}"),
        };
        self.say(Code::AslRange, value.span, message);
    }

    pub(super) fn timestamp(&mut self, name: &str, value: &'t Value) {
        if self.text(name, value).is_some_and(|text| !is_timestamp(text)) {
            let hint = "write it as \"2024-08-18T17:33:00Z\": a capital T, and a capital Z or an offset such as +02:00";
            self.say_hint(Code::AslTimestamp, value.span, "String does not match RFC3339 timestamp", hint);
        }
    }

    /// An ARN; what a deployment puts in place of `${…}` is not known yet.
    fn resource(&mut self, name: &str, value: &'t Value) {
        let Some(text) = self.text(name, value) else { return };
        if text.is_empty() {
            self.empty(value);
        } else if !text.starts_with("arn:") && !text.contains("${") {
            let hint = "an ARN such as arn:aws:states:::lambda:invoke, or ${a name} that the deployment fills in";
            self.say_hint(Code::AslResource, value.span, "Value is not a valid resource ARN", hint);
        }
    }

    fn items(&mut self, name: &str, value: &'t Value) {
        if !expressions::is_expression(value) && value.as_array().is_none() {
            return self.wrong(name, value, "an array or an {% expression %} for one");
        }
        expressions::value(self, value);
    }

    fn texts(&mut self, name: &str, value: &'t Value) {
        let Some(elements) = value.as_array() else {
            return self.wrong(name, value, "an array of strings");
        };
        if elements.is_empty() {
            self.empty(value);
        }
        for (index, element) in elements.iter().enumerate() {
            self.within(At::Index(index), |walk| {
                if walk.text(name, element) == Some("") {
                    walk.empty(element);
                }
            });
        }
    }

    fn states(&mut self, value: &Value) {
        match value.as_object() {
            None => {
                self.wrong("States", value, "an object of states by name");
            }
            Some([]) => self.empty(value),
            Some(_) => {}
        }
    }

    fn list(&mut self, name: &'t str, value: &'t Value, holder: Holder, filled: bool) {
        let Some(elements) = value.as_array() else {
            return self.wrong(name, value, "an array");
        };
        if filled && elements.is_empty() {
            self.empty(value);
        }
        // Branches and choice rules are walked by their model.
        if matches!(holder, Holder::Branch | Holder::Rule | Holder::InnerRule) {
            return;
        }
        for (index, element) in elements.iter().enumerate() {
            self.within(At::Index(index), |walk| walk.fields(element, holder));
        }
    }

    fn object(&mut self, value: &'t Value, holder: Holder) {
        // Processors are walked by their model.
        if holder != Holder::Processor {
            self.fields(value, holder);
        }
    }
}
