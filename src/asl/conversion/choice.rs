//! Rules of Choice states → Conditions.

use super::Writer;
use crate::asl::choice::{Comparison, Family, Is, Operator};
use crate::json;

/// Rules within rules.
const MAX_DEPTH: usize = 64;

/// What begins as a timestamp does. What does not is compared with nothing.
const TIMESTAMP: &str = r"/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/";

impl Writer<'_> {
    /// What a rule asks, where `$` is `dollar`.
    pub(super) fn rule(&mut self, rule: &json::Value, dollar: &str) -> Option<String> {
        self.asked(rule, dollar, MAX_DEPTH)
    }

    fn asked(&mut self, rule: &json::Value, dollar: &str, depth: usize) -> Option<String> {
        let Some(depth) = depth.checked_sub(1) else { return self.cannot(rule.span, "these rules nest too deep") };
        for (name, word) in [("And", " and "), ("Or", " or ")] {
            let Some(parts) = rule.get(name).and_then(json::Value::as_array) else { continue };
            let parts: Option<Vec<String>> = parts.iter().map(|part| self.asked(part, dollar, depth)).collect();
            return Some(format!("({})", parts?.join(word)));
        }
        if let Some(inner) = rule.get("Not") {
            let inner = self.asked(inner, dollar, depth)?;
            return Some(format!("$not({})", super::bare(&inner)));
        }
        let Some(variable) = rule.get("Variable") else { return self.cannot(rule.span, "this is no rule") };
        let found = rule.as_object().unwrap_or_default().iter().find_map(|member| {
            let (operator, path) = Operator::named(member.key.as_str())?;
            Some((operator, path, &member.value))
        });
        let Some((operator, path, operand)) = found else { return self.cannot(rule.span, "this is no rule") };
        let value = self.path_field(variable, dollar)?;
        if !matches!(operator, Operator::Is(Is::Present)) {
            self.differs(
                variable.span,
                "where the variable is not there the state fails in JSONPath; in JSONata the rule does not hold",
            );
        }
        let other = if path { self.path_field(operand, dollar)? } else { self.literal_expression(operand)? };
        let typed = |kind: &str, test: String| {
            let both = if path { format!(" and $type({other}) = \"{kind}\"") } else { String::new() };
            format!("($type({value}) = \"{kind}\"{both} and {test})")
        };
        Some(match operator {
            Operator::Compare(Family::Timestamp, comparison) => {
                let check = |it: &str| format!("$type({it}) = \"string\" and $contains({it}, {TIMESTAMP})");
                let both = if path { format!(" and {}", check(&other)) } else { String::new() };
                let test = format!("$toMillis({value}) {} $toMillis({other})", sign(comparison));
                format!("({}{both} and {test})", check(&value))
            }
            Operator::Compare(family, Comparison::Equals) if !path || family == Family::Boolean => {
                let test = format!("{value} = {other}");
                if path { typed("boolean", test) } else { format!("({test})") }
            }
            Operator::Compare(Family::String, comparison) => {
                typed("string", format!("{value} {} {other}", sign(comparison)))
            }
            Operator::Compare(_, comparison) => typed("number", format!("{value} {} {other}", sign(comparison))),
            Operator::Matches => {
                let Some(pattern) = operand.as_text() else { return self.cannot(operand.span, "this is no pattern") };
                let Some(pattern) = regex(pattern.as_str()) else {
                    return self.cannot(operand.span, "a backslash escapes neither a star nor a backslash");
                };
                typed("string", format!("$contains({value}, /^{pattern}$/)"))
            }
            Operator::Is(is) => {
                let test = match is {
                    Is::Null => format!("$type({value}) = \"null\""),
                    Is::Present => format!("$exists({value})"),
                    Is::Numeric => format!("$type({value}) = \"number\""),
                    Is::String => format!("$type({value}) = \"string\""),
                    Is::Boolean => format!("$type({value}) = \"boolean\""),
                    Is::Timestamp => format!("($type({value}) = \"string\" and $contains({value}, {TIMESTAMP}))"),
                };
                match other.as_str() {
                    "true" => test,
                    "false" => format!("$not({})", super::bare(&test)),
                    _ => return self.cannot(operand.span, "it is either true or false"),
                }
            }
        })
    }
}

const fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equals => "=",
        Comparison::LessThan => "<",
        Comparison::GreaterThan => ">",
        Comparison::LessThanEquals => "<=",
        Comparison::GreaterThanEquals => ">=",
    }
}

/// A pattern of `StringMatches` as a regular expression.
fn regex(pattern: &str) -> Option<String> {
    let (mut text, mut characters) = (String::new(), pattern.chars());
    while let Some(c) = characters.next() {
        let c = match c {
            '*' => {
                text.push_str(r"[\s\S]*");
                continue;
            }
            '\\' => characters.next().filter(|c| matches!(c, '*' | '\\'))?,
            c => c,
        };
        match c {
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            c if c.is_ascii_punctuation() => text.extend(['\\', c]),
            c => text.push(c),
        }
    }
    Some(text)
}
