//! JSON laid out for people: two spaces a level, and what is short stays on one line, as AWS's own pages write patterns:
//! `"source": ["aws.ec2"]`. Nothing but white space changes; numbers and duplicate keys stay as they are.

use pointsman::json::{self, Kind, Options, Value};

/// Lists up to this many characters stay on one line.
const WIDTH: usize = 72;

/// `text` laid out, or `None` where it is not JSON.
#[must_use]
pub fn format(text: &str) -> Option<String> {
    json::parse(text, &Options::default()).into_result().ok().map(|value| self::value(&value))
}

/// `value` laid out.
#[must_use]
pub fn value(value: &Value) -> String {
    let mut out = String::new();
    write(&mut out, value, 0);
    out
}

fn write(out: &mut String, value: &Value, depth: usize) {
    if let Some(line) = one_line(value) {
        out.push_str(&line);
        return;
    }
    let indent = |out: &mut String, depth: usize| {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", depth));
    };
    match &value.kind {
        Kind::Object(members) => {
            out.push('{');
            for (i, member) in members.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                indent(out, depth + 1);
                out.push_str(&key(member));
                write(out, &member.value, depth + 1);
            }
            indent(out, depth);
            out.push('}');
        }
        Kind::Array(elements) => {
            out.push('[');
            for (i, element) in elements.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                indent(out, depth + 1);
                write(out, element, depth + 1);
            }
            indent(out, depth);
            out.push(']');
        }
        _ => out.push_str(&json::compact(value)),
    }
}

fn key(member: &json::Member) -> String {
    let name = Value { span: member.key_span, kind: Kind::String(member.key.clone()) };
    json::compact(&name) + ": "
}

/// The value on one line, if it is a scalar, empty, or a short list of scalars and operators.
fn one_line(value: &Value) -> Option<String> {
    let line = match &value.kind {
        Kind::Object(members) if members.is_empty() => "{}".to_owned(),
        Kind::Object(_) => return None,
        Kind::Array(elements) => {
            let elements: Option<Vec<_>> = elements.iter().map(element).collect();
            format!("[{}]", elements?.join(", "))
        }
        _ => return Some(json::compact(value)),
    };
    (line.chars().count() <= WIDTH).then_some(line)
}

/// An element of a list on one line: also an operator such as `{ "prefix": "a" }`.
fn element(value: &Value) -> Option<String> {
    match &value.kind {
        Kind::Object(members) => match members.as_slice() {
            [member] => Some(format!("{{ {}{} }}", key(member), element(&member.value)?)),
            _ => None,
        },
        _ => one_line(value),
    }
}

#[cfg(test)]
mod tests {
    use super::format;

    #[test]
    fn short_lists_stay_on_a_line() {
        let text =
            r#"{"source":["aws.ec2"],"detail":{"state":["running",{"prefix":"st"}],"n":[{"numeric":[">",1.0]}]}}"#;
        let laid_out = "{\n  \"source\": [\"aws.ec2\"],\n  \"detail\": {\n    \"state\": [\"running\", { \"prefix\": \"st\" }],\n    \"n\": [{ \"numeric\": [\">\", 1.0] }]\n  }\n}";
        assert_eq!(format(text).unwrap(), laid_out);
        assert_eq!(format(laid_out).unwrap(), laid_out);
    }

    #[test]
    fn only_white_space_changes() {
        let text = r#"{"a":1e400,"a":[],"b":{},"long":["0123456789012345678901234567890123456789","0123456789012345678901234567890123456789"],"c":"\ud800"}"#;
        let laid_out = format(text).unwrap();
        assert_eq!(laid_out.replace([' ', '\n'], ""), text);
        assert!(laid_out.contains("\"long\": [\n    \"0123"));
    }

    #[test]
    fn what_is_not_json_stays_as_it_is() {
        for text in ["", "{", "{'a':1}", "[1,]"] {
            assert_eq!(format(text), None);
        }
    }
}
