//! TOML as the same tree as JSON, with places.

use crate::diagnostic::{Code, Diagnostic, Span};
use crate::json::{Kind, Member, Text, Value};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Larger texts are no rules.
const LONGEST: usize = 16 << 20;

/// Reads a document. Names that are one of `known`, but for case, are spelled as there.
///
/// # Errors
/// What is no TOML, at its place.
pub(crate) fn parse(text: &str, known: &[&'static str]) -> Result<Value, Diagnostic> {
    if text.len() > LONGEST {
        return Err(Diagnostic::new(
            Code::TomlSyntax,
            format!("the text has {} bytes, and {LONGEST} are the most", text.len()),
        ));
    }
    match DeTable::parse(text) {
        Ok(table) => {
            let span = span(table.span());
            Ok(Value { span, kind: object(table.get_ref(), known) })
        }
        Err(error) => {
            let span = error.span().map_or(Span::new(0, 0), |range| Span::new(range.start, range.end));
            Err(Diagnostic::new(Code::TomlSyntax, error.message().trim()).at(span))
        }
    }
}

const fn span(range: std::ops::Range<usize>) -> Span {
    Span::new(range.start, range.end)
}

fn object(table: &DeTable<'_>, known: &[&'static str]) -> Kind {
    let member = |(key, value): (&Spanned<std::borrow::Cow<'_, str>>, &Spanned<DeValue<'_>>)| {
        let name = key.get_ref().as_ref();
        let name = known.iter().copied().find(|it| it.eq_ignore_ascii_case(name)).unwrap_or(name);
        Member { key: Text::from(name), key_span: span(key.span()), value: tree(value, known) }
    };
    Kind::Object(table.iter().map(member).collect())
}

/// The reader bounds how deep it goes.
fn tree(value: &Spanned<DeValue<'_>>, known: &[&'static str]) -> Value {
    let kind = match value.get_ref() {
        DeValue::String(text) => Kind::String(Text::from(text.as_ref())),
        DeValue::Integer(number) => {
            let digits = number.as_str().replace('_', "");
            let number = i64::from_str_radix(&digits, number.radix()).map_or(digits, |number| number.to_string());
            Kind::Number(number.into())
        }
        DeValue::Float(number) => Kind::Number(number.as_str().replace('_', "").into()),
        DeValue::Boolean(flag) => Kind::Bool(*flag),
        DeValue::Datetime(moment) => Kind::String(Text::from(moment.to_string())),
        DeValue::Array(elements) => Kind::Array(elements.iter().map(|element| tree(element, known)).collect()),
        DeValue::Table(table) => object(table, known),
    };
    Value { span: span(value.span()), kind }
}
