//! Message attributes: read from JSON in any of AWS's spellings, and turned into what filter policies compare.

use super::compared::Compared;
use super::publish;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Error, Span, Step, did_you_mean};
use crate::json::{self, Kind, Member, Options, Text, Value, quote};
use crate::rules::Refusal;
use std::collections::HashMap;

/// The names under which AWS writes the type of an attribute: delivered, published, and in Lambda's SQS events.
const TYPES: [&str; 3] = ["Type", "DataType", "dataType"];
/// The same of the value.
const VALUES: [&str; 5] = ["Value", "StringValue", "BinaryValue", "stringValue", "binaryValue"];

/// An attribute of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Its name.
    pub name: String,
    /// The place of the name.
    pub name_span: Span,
    /// Its type as it was written: `String`, `String.Array`, `Number`, `Binary`, or with a suffix.
    pub data_type: String,
    /// The place of the type.
    pub type_span: Span,
    /// Its value: text, or base64 for `Binary`.
    pub value: String,
    /// The place of the value.
    pub value_span: Span,
}

/// The attributes of a message.
#[derive(Clone, Debug)]
pub struct Attributes {
    list: Vec<Attribute>,
    diagnostics: Vec<Diagnostic>,
    /// What policies compare: an object with a value, or a list of values, for each attribute that has one.
    event: Value,
    refusals: Vec<Refusal>,
}

impl Default for Attributes {
    /// No attributes.
    fn default() -> Self {
        let event = Value { span: Span::default(), kind: Kind::Object(Vec::new()) };
        Self { list: Vec::new(), diagnostics: Vec::new(), event, refusals: Vec::new() }
    }
}

impl Attributes {
    /// Reads attributes: `{"name": {"Type": …, "Value": …}}`, or with `DataType` and `StringValue` or `BinaryValue`. Empty
    /// text and `null` are no attributes.
    ///
    /// Only what cannot be read is an error here. What Publish refuses is in [`diagnostics`](Self::diagnostics).
    ///
    /// # Errors
    /// Where the text is not JSON, or an attribute has no type or no text as its value.
    pub fn parse(text: &str) -> Result<Self, Error> {
        if text.trim().is_empty() {
            return Ok(Self::default());
        }
        Self::from_value(&json::parse(text, &Options::default()).into_result()?, text)
    }

    /// The same, from a tree that was read from `text`.
    ///
    /// # Errors
    /// As [`parse`](Self::parse).
    pub fn from_value(value: &Value, text: &str) -> Result<Self, Error> {
        let members = match &value.kind {
            Kind::Null => return Ok(Self::default()),
            Kind::Object(members) => members,
            _ => {
                let message = format!("message attributes are an object, not {}", value.describe());
                let hint = "write {\"name\": {\"Type\": \"String\", \"Value\": \"text\"}}";
                return Err(Diagnostic::new(Code::AttributesShape, message).at(value.span).hint(hint).into());
            }
        };
        let mut reader = Reader::default();
        for member in members {
            reader.attribute(member);
        }
        let (list, mut found) = reader.finish()?;
        let (mut event, mut refusals) = (Vec::new(), Vec::new());
        for attribute in &list {
            found.extend(publish::check(attribute));
            match Compared::of(attribute, text, &mut found) {
                Compared::As(value) => event.push(Member {
                    key: Text::from(attribute.name.as_str()),
                    key_span: attribute.name_span,
                    value,
                }),
                Compared::Refused(reason) => {
                    refusals.push(Refusal { path: Some(attribute.name.clone().into_bytes()), reason })
                }
                Compared::Absent => {}
            }
        }
        let event = Value { span: value.span, kind: Kind::Object(event) };
        Ok(Self { list, diagnostics: found.into_sorted(), event, refusals })
    }

    /// All attributes, in the order of the text; of the same name only the last.
    #[must_use]
    pub fn list(&self) -> &[Attribute] {
        &self.list
    }

    /// Are there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// What Publish refuses (errors, in AWS's words), and what filter policies do not see (warnings).
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// What filter policies compare, with places in the text of the attributes.
    #[must_use]
    pub const fn event(&self) -> &Value {
        &self.event
    }

    /// Attributes that no condition holds on, and why.
    #[must_use]
    pub fn refusals(&self) -> &[Refusal] {
        &self.refusals
    }
}

#[derive(Default)]
struct Reader {
    found: Diagnostics,
    list: Vec<Attribute>,
}

impl Reader {
    /// The attributes without those that a later one of the same name replaces; that is all the warnings are about.
    fn finish(self) -> Result<(Vec<Attribute>, Diagnostics), Error> {
        let (list, _) = self.found.finish(self.list)?;
        let mut found = Diagnostics::new();
        let mut last: HashMap<&str, Span> = HashMap::new();
        // From behind: by each attribute, the one that counts in its place.
        let mut replaced: Vec<Option<Span>> = Vec::with_capacity(list.len());
        for attribute in list.iter().rev() {
            let counts = last.get(attribute.name.as_str()).copied();
            last.entry(&attribute.name).or_insert(attribute.name_span);
            replaced.push(counts);
        }
        if last.len() == list.len() {
            return Ok((list, found));
        }
        let mut kept = Vec::with_capacity(last.len());
        for (attribute, replaced) in list.into_iter().zip(replaced.into_iter().rev()) {
            let Some(counts) = replaced else {
                kept.push(attribute);
                continue;
            };
            let Attribute { name, name_span, .. } = attribute;
            let message = format!("the attribute '{name}' stands here again later; only the last one counts");
            let diagnostic = Diagnostic::new(Code::AttributeRepeated, message).at(name_span);
            found.push(diagnostic.path(vec![Step::Key(name)]).related(counts, "this one counts"));
        }
        Ok((kept, found))
    }

    fn attribute(&mut self, member: &Member) {
        let name = member.key.as_str();
        let Some(fields) = member.value.as_object() else {
            let message = format!("the attribute '{name}' is {}, not an object", member.value.describe());
            let hint = match &member.value.kind {
                Kind::String(text) => {
                    format!("write {{\"Type\": \"String\", \"Value\": {}}}", quote(text.as_str()))
                }
                Kind::Number(number) => format!("write {{\"Type\": \"Number\", \"Value\": \"{number}\"}}"),
                Kind::Array(_) => {
                    let elements = quote(&json::compact(&member.value));
                    format!("write {{\"Type\": \"String.Array\", \"Value\": {elements}}}")
                }
                _ => "write {\"Type\": \"String\", \"Value\": \"text\"}".to_owned(),
            };
            return self.error(Code::AttributesShape, member.value.span, name, message, &hint);
        };
        let of = |names: &[&str]| {
            let named = |m: &&Member| names.contains(&m.key.as_str()) && m.value.kind != Kind::Null;
            fields.iter().rev().find(named)
        };
        let near = |word: &str| {
            let fits = |m: &&Member| did_you_mean(m.key.as_str(), [word]).is_some();
            fields.iter().find(fits).map(|m| format!("write \"{word}\" in place of \"{}\"", m.key.as_str()))
        };
        let Some(kind) = of(&TYPES) else {
            let message = format!("the attribute '{name}' has no Type");
            let hint = near("Type").or_else(|| near("DataType"));
            let hint = hint.unwrap_or_else(|| "add \"Type\": \"String\", or the type that it has".to_owned());
            let aws = format!(
                "1 validation error detected: Value null at 'messageAttributes.{name}.member.dataType' failed to satisfy constraint: Member must not be null"
            );
            let diagnostic = Diagnostic::new(Code::AttributeNoType, message).at(member.value.span).hint(hint);
            return self.found.push(diagnostic.path(vec![Step::from(name)]).aws(aws, None));
        };
        let Some(data_type) = kind.value.as_text() else {
            let message = format!("the Type of the attribute '{name}' is {}, not a string", kind.value.describe());
            return self.error(
                Code::AttributeNotText,
                kind.value.span,
                name,
                message,
                "write \"String\" or \"Number\"",
            );
        };
        let data_type = data_type.as_str();
        let Some(value) = of(&VALUES) else {
            let field = if data_type.starts_with("Binary") { "Binary" } else { "String" };
            let message = format!("The message attribute '{name}' with type '{data_type}' must use field '{field}'.");
            let hint = near("Value").or_else(|| near("StringValue"));
            let hint = hint.unwrap_or_else(|| "add \"Value\": \"…\"".to_owned());
            let diagnostic = Diagnostic::new(Code::AttributeNoValue, message.clone()).at(member.value.span).hint(hint);
            return self.found.push(diagnostic.path(vec![Step::from(name)]).aws(message, None));
        };
        let Some(text) = value.value.as_text() else {
            let message = format!("the Value of the attribute '{name}' is {}, not a string", value.value.describe());
            let hint = format!("write it in quotes: {}", quote(&json::compact(&value.value)));
            return self.error(Code::AttributeNotText, value.value.span, name, message, &hint);
        };
        self.list.push(Attribute {
            name: name.to_owned(),
            name_span: member.key_span,
            data_type: data_type.to_owned(),
            type_span: kind.value.span,
            value: text.as_str().to_owned(),
            value_span: value.value.span,
        });
    }

    fn error(&mut self, code: Code, span: Span, name: &str, message: String, hint: &str) {
        self.found.push(Diagnostic::new(code, message).at(span).path(vec![Step::from(name)]).hint(hint));
    }
}
