//! The `InputTemplate`: JSON, or text in lines of quoted strings, with variables in it.

use crate::diagnostic::{Code, Diagnostic, Span};
use crate::json::{self, Kind, Value};

/// A template cut into what is copied and what is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Template {
    pub(super) form: Form,
    pub(super) variables: Vec<Variable>,
}

/// What kind of text a template is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A JSON document, once the variables are filled in.
    Json,
    /// Several lines, each of them a JSON string.
    Lines,
    /// Text without quotes.
    Text,
}

/// A `<name>` of the template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Variable {
    pub(super) name: String,
    /// With its angle brackets.
    pub(super) span: Span,
    /// Does it stand within quotes, or in text that has none? Else it stands for a JSON value.
    pub(super) in_text: bool,
}

impl Template {
    /// Reads a template; what is wrong with it goes to `found`.
    pub(super) fn parse(text: &str, found: &mut Vec<Diagnostic>) -> Self {
        let variables = scan(text, true, found);
        let skeleton = skeleton(text, &variables);
        let parsed = json::parse(&skeleton, &json::Options::default());
        let begin = text.trim_start().chars().next();
        let form = match begin {
            Some('{' | '[') => Form::Json,
            _ if parsed.diagnostics.is_empty() && parsed.value.is_some() => Form::Json,
            Some('"') => Form::Lines,
            _ => Form::Text,
        };
        match form {
            Form::Json => {
                found.extend(parsed.diagnostics);
                if let Some(value) = &parsed.value {
                    keys(value, &variables, found);
                }
            }
            Form::Lines => lines(&skeleton, found),
            Form::Text => {
                let message = "the template is neither JSON nor strings in quotes";
                let hint = "AWS wants quotes around text: \"<name> is <state>\"; several lines each have their own";
                let diagnostic = Diagnostic::new(Code::TransformerText, message).at(Span::new(0, text.len()));
                found.push(diagnostic.hint(hint));
                return Self { form, variables: scan(text, false, &mut Vec::new()) };
            }
        }
        Self { form, variables }
    }
}

/// The variables of a template, in order. Without `quotes` all of it is text.
fn scan(text: &str, quotes: bool, found: &mut Vec<Diagnostic>) -> Vec<Variable> {
    let mut variables = Vec::new();
    let (mut quoted, mut escaped) = (false, false);
    let mut skip = 0;
    for (at, c) in text.char_indices() {
        if at < skip {
            continue;
        }
        if c == '<' {
            let rest = text.get(at + 1..).unwrap_or_default();
            // Up to the next bracket of either kind, so that many opening ones cost no more than one.
            let name = rest.split(['<', '>']).next().filter(|name| rest.as_bytes().get(name.len()) == Some(&b'>'));
            if let Some(name) = name {
                let span = Span::new(at, at + name.len() + 2);
                let is_name = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
                if !name.is_empty() && name.bytes().all(is_name) {
                    variables.push(Variable { name: name.to_owned(), span, in_text: quoted || !quotes });
                    skip = span.end;
                } else {
                    let message = format!("{} is not a variable, and stays as it is", json::quote(span.of(text)));
                    let hint = "AWS documents that < and > cannot be escaped, and may refuse this";
                    found.push(Diagnostic::new(Code::TransformerBrackets, message).at(span).hint(hint));
                }
            }
        }
        match c {
            '"' if !escaped => quoted = !quoted,
            '\\' if quoted && !escaped => {
                escaped = true;
                continue;
            }
            _ => {}
        }
        escaped = false;
    }
    variables
}

/// The template with strings in place of the variables that stand for values, so that it can be read as JSON. Every
/// place stays where it is.
fn skeleton(text: &str, variables: &[Variable]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for variable in variables.iter().filter(|v| !v.in_text) {
        out.push_str(text.get(at..variable.span.start).unwrap_or_default());
        out.push('"');
        out.extend(std::iter::repeat_n('_', variable.span.end - variable.span.start - 2));
        out.push('"');
        at = variable.span.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// Every line has to be one string.
fn lines(skeleton: &str, found: &mut Vec<Diagnostic>) {
    let mut start = 0;
    for line in skeleton.split_inclusive('\n') {
        if !line.trim().is_empty() {
            let parsed = json::parse(line.trim_end(), &json::Options::default());
            let moved = |span: Span| Span::new(span.start + start, span.end + start);
            let is_string = parsed.value.as_ref().is_some_and(|value| matches!(value.kind, Kind::String(_)));
            if parsed.diagnostics.is_empty() && !is_string {
                let span = moved(Span::new(0, line.trim_end().len()));
                let message = "each line of a text is one string in double quotes";
                found.push(Diagnostic::new(Code::TransformerTemplate, message).at(span));
            }
            found.extend(parsed.diagnostics.into_iter().map(|mut diagnostic| {
                diagnostic.span = diagnostic.span.map(moved);
                diagnostic.related.iter_mut().for_each(|related| related.span = moved(related.span));
                diagnostic
            }));
        }
        start += line.len();
    }
}

/// No variable may be the name of a member, or stand in one.
fn keys(value: &Value, variables: &[Variable], found: &mut Vec<Diagnostic>) {
    match &value.kind {
        Kind::Array(elements) => elements.iter().for_each(|element| keys(element, variables, found)),
        Kind::Object(members) => {
            for member in members {
                if let Some(variable) = variables.iter().find(|v| member.key_span.contains(v.span)) {
                    let message = format!("<{}> is used as the key of an object", variable.name);
                    let hint = "AWS fills variables only into values; write the key out";
                    found.push(Diagnostic::new(Code::TransformerTemplate, message).at(variable.span).hint(hint));
                }
                keys(&member.value, variables, found);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> (Template, Vec<String>) {
        let mut found = Vec::new();
        let template = Template::parse(text, &mut found);
        (template, found.iter().map(|d| format!("{} {:?}", d.code, d.span.unwrap().of(text))).collect())
    }

    #[test]
    fn variables_know_whether_they_stand_in_quotes() {
        let (template, found) = parse(r#"{"a": <x>, "b": "is \"<y>\" \\", "c": [<z-1>]}"#);
        let names: Vec<_> = template.variables.iter().map(|v| (v.name.as_str(), v.in_text)).collect();
        assert_eq!(names, [("x", false), ("y", true), ("z-1", false)]);
        assert_eq!((template.form, found), (Form::Json, vec![]));
    }

    #[test]
    fn forms() {
        assert_eq!(parse("\"one <x>\"").0.form, Form::Json);
        assert_eq!(parse("<x>").0.form, Form::Json);
        assert_eq!(parse("\"one <x>\"\n\n  \"two\"\n"), (parse("\"one <x>\"\n\n  \"two\"\n").0, vec![]));
        assert_eq!(parse("\"one <x>\"\n\"two\"").0.form, Form::Lines);
        let (text, found) = parse("<x> is \"<y>\"");
        assert_eq!((text.form, text.variables.iter().all(|v| v.in_text)), (Form::Text, true));
        assert_eq!(found, ["EB0309 \"<x> is \\\"<y>\\\"\""]);
    }

    #[test]
    fn errors_have_a_place_in_the_template() {
        assert_eq!(parse(r#"{<k>: 1, "x<k>": 2}"#).1, [r#"EB0304 "<k>""#, r#"EB0304 "<k>""#]);
        assert!(!parse(r#"{"a": -<x>}"#).1.is_empty());
        assert!(!parse(r#"{"a": <x> <y>}"#).1.is_empty());
        assert_eq!(parse("\"a\"\n5").1, [r#"EB0304 "5""#]);
        assert_eq!(parse("\"a\"\n\"b").1.len(), 1);
        assert_eq!(parse(r#""a <b c> <""#).1, [r#"EB0310 "<b c>""#]);
        assert_eq!(parse(r#""a << b> <x>""#).0.variables.len(), 1);
    }
}
