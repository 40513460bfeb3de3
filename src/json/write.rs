//! Values back to text.

use super::{Kind, Value};
use std::fmt::Write as _;

/// `value` as JSON without white space; numbers as they were spelled, strings with the fewest escapes.
#[must_use]
pub fn compact(value: &Value) -> String {
    let mut out = String::new();
    write(&mut out, value, "");
    out
}

/// `text` as a JSON string, quotes included.
#[must_use]
pub fn quote(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    quote_text(&mut out, text);
    out
}

/// The same at the end of `out`.
pub(crate) fn quote_text(out: &mut String, text: &str) {
    out.push('"');
    quote_chars(out, text);
    out.push('"');
}

/// `value` on one line, with `space` behind commas and colons.
pub(super) fn write(out: &mut String, value: &Value, space: &str) {
    match &value.kind {
        Kind::Null => out.push_str("null"),
        Kind::Bool(true) => out.push_str("true"),
        Kind::Bool(false) => out.push_str("false"),
        Kind::Number(number) => out.push_str(number),
        Kind::String(text) => quote_bytes(out, text.as_bytes()),
        Kind::Array(elements) => {
            out.push('[');
            for (i, element) in elements.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                    out.push_str(space);
                }
                write(out, element, space);
            }
            out.push(']');
        }
        Kind::Object(members) => {
            out.push('{');
            for (i, member) in members.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                    out.push_str(space);
                }
                quote_bytes(out, member.key.as_bytes());
                out.push(':');
                out.push_str(space);
                write(out, &member.value, space);
            }
            out.push('}');
        }
    }
}

/// WTF-8 bytes as a JSON string; a lone surrogate becomes the escape that spells it.
pub(crate) fn quote_bytes(out: &mut String, mut bytes: &[u8]) {
    out.push('"');
    loop {
        let valid = match std::str::from_utf8(bytes) {
            Ok(all) => all,
            Err(error) => bytes.get(..error.valid_up_to()).map_or("", |b| std::str::from_utf8(b).unwrap_or_default()),
        };
        quote_chars(out, valid);
        match bytes.get(valid.len()..) {
            Some([0xED, high, low, rest @ ..]) => {
                unit(out, 0xD000 | u32::from(high & 0x3F) << 6 | u32::from(low & 0x3F));
                bytes = rest;
            }
            _ => break,
        }
    }
    out.push('"');
}

/// What needs no escape, which is nearly everything, is added piece by piece.
fn quote_chars(out: &mut String, text: &str) {
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte >= b' ' && byte != b'"' && byte != b'\\' {
            continue;
        }
        out.push_str(text.get(plain..at).unwrap_or_default());
        plain = at + 1;
        match byte {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            8 => out.push_str("\\b"),
            0xC => out.push_str("\\f"),
            _ => unit(out, byte.into()),
        }
    }
    out.push_str(text.get(plain..).unwrap_or_default());
}

fn unit(out: &mut String, unit: u32) {
    // Writing to a String cannot fail.
    let _ = write!(out, "\\u{unit:04x}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{Options, parse};

    #[test]
    fn compact_keeps_everything_but_white_space() {
        let text = r#"{"a":[1.0,1e400,-0,null,true,false],"a":{"b":"\ud800 \u0001\n\"😀\\"},"\udc00x\udbff":[]}"#;
        let spaced = text.replace(',', " ,\n ");
        assert_eq!(compact(&parse(&spaced, &Options::default()).value.unwrap()), text);
    }
}
