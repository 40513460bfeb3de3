//! Values laid out for people.

use super::write::{quote_bytes, write};
use super::{Kind, Value};

/// Columns that a line may have before its array is broken up.
const WIDTH: usize = 100;

/// `value` as JSON over several lines: members of an object each on a line of its own, two spaces deeper; arrays, and
/// the objects in them, on one line as far as that is short.
#[must_use]
pub fn pretty(value: &Value) -> String {
    let mut out = String::new();
    lay_out(&mut out, value, 0, false);
    out
}

fn lay_out(out: &mut String, value: &Value, depth: usize, in_array: bool) {
    let used = out.len() - out.rfind('\n').map_or(0, |at| at + 1);
    match &value.kind {
        Kind::Array(elements) if !fits(value, used) => {
            out.push('[');
            for (index, element) in elements.iter().enumerate() {
                line(out, index, depth);
                lay_out(out, element, depth + 1, true);
            }
            close(out, ']', depth);
        }
        Kind::Object(members) if !(members.is_empty() || in_array && fits(value, used)) => {
            out.push('{');
            for (index, member) in members.iter().enumerate() {
                line(out, index, depth);
                quote_bytes(out, member.key.as_bytes());
                out.push_str(": ");
                lay_out(out, &member.value, depth + 1, false);
            }
            close(out, '}', depth);
        }
        _ => write(out, value, " "),
    }
}

fn line(out: &mut String, index: usize, depth: usize) {
    out.push_str(if index > 0 { ",\n" } else { "\n" });
    out.extend(std::iter::repeat_n("  ", depth + 1));
}

fn close(out: &mut String, bracket: char, depth: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
    out.push(bracket);
}

fn fits(value: &Value, used: usize) -> bool {
    let mut room = WIDTH.saturating_sub(used);
    takes(value, &mut room)
}

/// Takes the width of `value` on one line out of `room`; stops where there is none left, so that deep documents cost
/// no more than shallow ones.
fn takes(value: &Value, room: &mut usize) -> bool {
    let mut take = |width: usize| {
        let left = room.checked_sub(width);
        *room = left.unwrap_or(0);
        left.is_some()
    };
    match &value.kind {
        Kind::Null | Kind::Bool(_) => take(4),
        Kind::Number(spelled) => take(spelled.len()),
        Kind::String(text) => take(text.as_str().chars().count() + 2),
        Kind::Array(elements) => take(2 + 2 * elements.len()) && elements.iter().all(|element| takes(element, room)),
        Kind::Object(members) => {
            take(2 + 4 * members.len())
                && members.iter().all(|member| {
                    let key = member.key.as_str().chars().count() + 2;
                    *room >= key && {
                        *room -= key;
                        takes(&member.value, room)
                    }
                })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{Options, compact, parse};

    fn laid_out(text: &str) -> String {
        pretty(&parse(text, &Options::default()).value.unwrap())
    }

    #[test]
    fn objects_break_and_short_arrays_do_not() {
        let text = r#"{"a":["x",{"prefix":"y"}],"b":{"c":[1]},"e":{},"f":[]}"#;
        let want =
            "{\n  \"a\": [\"x\", {\"prefix\": \"y\"}],\n  \"b\": {\n    \"c\": [1]\n  },\n  \"e\": {},\n  \"f\": []\n}";
        assert_eq!(laid_out(text), want);
        let long = format!("{{\"a\":[{}\"end\"]}}", "\"some longer text\",".repeat(9));
        assert_eq!(laid_out(&long).lines().count(), 14);
    }

    #[test]
    fn nothing_is_lost() {
        let text = r#"{"a":[1.0,1e400,{"b":["\ud800",null]}],"a":{"":[[],{}]}}"#;
        let again = parse(&laid_out(text), &Options::default()).value.unwrap();
        assert_eq!(compact(&again), text);
        assert_eq!(pretty(&again), laid_out(text));
        let deep = "[".repeat(500) + &"]".repeat(500);
        assert!(laid_out(&deep).len() > 1_000);
    }
}
