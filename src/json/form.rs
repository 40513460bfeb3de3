//! Objects with known fields, such as the description of a topic: read field by field, with everything that is wrong
//! with them collected.
//!
//! A field that is `null` counts as absent, since JavaScript's plain values often are.

use super::{Kind, Member, Text, Value, float};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Span, Step, did_you_mean, display_path};
use crate::gather::Gather;

/// A value and the way to it.
#[derive(Clone, Debug)]
pub(crate) struct Field<'v> {
    pub(crate) value: &'v Value,
    pub(crate) path: Vec<Step>,
}

/// An object whose fields are all known.
#[derive(Clone, Debug)]
pub(crate) struct Form<'v> {
    members: &'v [Member],
    span: Span,
    path: Vec<Step>,
}

impl<'v> Field<'v> {
    /// The document itself.
    pub(crate) const fn root(value: &'v Value) -> Self {
        Self { value, path: Vec::new() }
    }

    /// A diagnostic about this field.
    pub(crate) fn diagnostic(&self, code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, message).at(self.value.span).path(self.path.clone())
    }

    /// What messages call it.
    pub(crate) fn name(&self) -> String {
        if self.path.is_empty() { "the document".to_owned() } else { format!("`{}`", display_path(&self.path)) }
    }

    /// Its fields, which must all be `known`.
    pub(crate) fn form(&self, known: &[&str], errors: &mut Diagnostics) -> Option<Form<'v>> {
        let Some(members) = self.value.as_object() else {
            self.wrong("an object", errors);
            return None;
        };
        for (index, member) in members.iter().enumerate() {
            let name = member.key.as_str();
            let earlier = members.iter().take(index).find(|m| m.key == member.key);
            let diagnostic = match earlier {
                Some(earlier) => Diagnostic::new(Code::FieldRepeated, format!("`{name}` stands here twice"))
                    .related(earlier.key_span, "the first one"),
                None if known.contains(&name) => continue,
                None => {
                    let hint = match did_you_mean(name, known.iter().copied()) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => format!("its fields are {}", known.join(", ")),
                    };
                    let message = format!("{} has no field `{name}`", self.name());
                    Diagnostic::new(Code::FieldUnknown, message).hint(hint)
                }
            };
            errors.push(diagnostic.at(member.key_span).path(self.path.clone()));
        }
        Some(Form { members, span: self.value.span, path: self.path.clone() })
    }

    /// Its fields, of which others than `known` do nothing, as `code` says.
    #[cfg(feature = "secret-rules")]
    pub(crate) fn open_form(&self, known: &[&str], code: Code, errors: &mut Diagnostics) -> Option<Form<'v>> {
        let Some(members) = self.value.as_object() else {
            self.wrong("an object", errors);
            return None;
        };
        for member in members.iter().filter(|member| !known.contains(&member.key.as_str())) {
            let message = format!("{} has a field `{}`, which nobody reads here", self.name(), member.key.as_str());
            errors.push(Diagnostic::new(code, message).at(member.key_span).path(self.path.clone()));
        }
        Some(Form { members, span: self.value.span, path: self.path.clone() })
    }

    /// Its elements.
    pub(crate) fn list(&self, errors: &mut Diagnostics) -> Vec<Self> {
        let Some(elements) = self.value.as_array() else {
            self.wrong("an array", errors);
            return Vec::new();
        };
        let element = |(index, value)| {
            let mut path = self.path.clone();
            path.push(Step::Index(index));
            Self { value, path }
        };
        elements.iter().enumerate().map(element).list()
    }

    /// Its text.
    pub(crate) fn text(&self, errors: &mut Diagnostics) -> Option<&'v Text> {
        let text = self.value.as_text();
        if text.is_none() {
            self.wrong("a string", errors);
        }
        text
    }

    /// `true` or `false`.
    pub(crate) fn flag(&self, errors: &mut Diagnostics) -> Option<bool> {
        match self.value.kind {
            Kind::Bool(flag) => Some(flag),
            _ => {
                self.wrong("true or false", errors);
                None
            }
        }
    }

    /// A number.
    pub(crate) fn number(&self, errors: &mut Diagnostics) -> Option<f64> {
        let number = match &self.value.kind {
            Kind::Number(number) => float(number).filter(|number| number.is_finite()),
            _ => None,
        };
        if number.is_none() {
            self.wrong("a number", errors);
        }
        number
    }

    /// One of some words, and what it stands for.
    pub(crate) fn choice<T: Copy>(&self, words: &[(&str, T)], errors: &mut Diagnostics) -> Option<T> {
        let text = self.text(errors)?.as_str();
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning);
        if found.is_none() {
            let all: Vec<&str> = words.iter().map(|(word, _)| *word).list();
            let message = format!("{} cannot be \"{text}\"", self.name());
            let mut diagnostic = self.diagnostic(Code::FieldValue, message);
            if let Some(near) = did_you_mean(text, all.iter().copied()) {
                diagnostic = diagnostic.hint(format!("did you mean \"{near}\"?"));
            }
            errors.push(diagnostic.hint(format!("it is one of {}", all.join(", "))));
        }
        found
    }

    fn wrong(&self, wanted: &str, errors: &mut Diagnostics) {
        let message = format!("{} must be {wanted}, not {}", self.name(), self.value.describe());
        errors.push(self.diagnostic(Code::FieldType, message));
    }
}

impl<'v> Form<'v> {
    /// Where it stands.
    #[cfg(feature = "secret-rules")]
    pub(crate) const fn span(&self) -> Span {
        self.span
    }

    /// The field of that name, if it is there and not `null`.
    pub(crate) fn get(&self, name: &str) -> Option<Field<'v>> {
        let member = self.members.iter().rev().find(|m| m.key.as_str() == name)?;
        if member.value.kind == Kind::Null {
            return None;
        }
        let mut path = self.path.clone();
        path.push(name.into());
        Some(Field { value: &member.value, path })
    }

    /// The same, and an error where it is not there.
    pub(crate) fn need(&self, name: &str, errors: &mut Diagnostics) -> Option<Field<'v>> {
        let field = self.get(name);
        if field.is_none() {
            let mut path = self.path.clone();
            path.push(name.into());
            let message = format!("`{}` is missing", display_path(&path));
            errors.push(Diagnostic::new(Code::FieldMissing, message).at(self.span).path(self.path.clone()));
        }
        field
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{Options, parse};

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let text =
            r#"{"name": 5, "grop": "x", "name": null, "zzz": 1, "when": "1", "on": 1, "many": {}, "word": "rde"}"#;
        let value = parse(text, &Options::default()).value.unwrap();
        let mut errors = Diagnostics::new();
        let root = Field::root(&value);
        let form = root.form(&["name", "group", "when", "on", "many", "word"], &mut errors).unwrap();
        assert!(form.get("name").is_none(), "the last one counts, and it is null");
        assert!(form.need("group", &mut errors).is_none());
        assert_eq!(form.get("when").unwrap().number(&mut errors), None);
        assert_eq!(form.get("on").unwrap().flag(&mut errors), None);
        assert!(form.get("many").unwrap().list(&mut errors).is_empty());
        assert_eq!(form.get("word").unwrap().choice(&[("red", 1), ("blue", 2)], &mut errors), None);
        let told: Vec<String> =
            errors.into_sorted().iter().map(|d| format!("{}: {} {}", d.code, d.message, d.hints.join(", "))).collect();
        assert_eq!(
            told,
            [
                "IN0002: `group` is missing ",
                "IN0001: the document has no field `grop` did you mean `group`?",
                "IN0004: `name` stands here twice ",
                "IN0001: the document has no field `zzz` its fields are name, group, when, on, many, word",
                "IN0003: `when` must be a number, not a string ",
                "IN0003: `on` must be true or false, not a number ",
                "IN0003: `many` must be an array, not an object ",
                "IN0005: `word` cannot be \"rde\" did you mean \"red\"?, it is one of red, blue",
            ]
        );
    }
}
