//! `numeric`: one comparison or a range.

use super::Parser;
use crate::diagnostic::{Code, Span};
use crate::json::{Kind, Text, Value, float};
use crate::rules::operators::{Bound, NumericRange, comparable, shortest};

impl<'a> Parser<'a> {
    pub(super) fn numeric(&mut self, value: &'a Value, path: &[&'a Text]) -> Option<NumericRange> {
        let shape = "write [\"=\", 5], [\">\", 5] or [\">\", 0, \"<=\", 5]";
        let Some(elements) = value.as_array() else {
            self.error(
                Code::NumericShape,
                value.span,
                self.behind(value),
                "Value of numeric must be an array.",
                path,
                shape,
            );
            return None;
        };
        let close = value.span.end;
        let Some(first) = elements.first() else {
            self.error(Code::NumericShape, value.span, close, "Invalid member in numeric match: ]", path, shape);
            return None;
        };
        let Some(operator) = first.as_text() else {
            let message = format!("Invalid member in numeric match: {}", self.token(first));
            self.error(Code::NumericShape, first.span, self.behind(first), message, path, shape);
            return None;
        };
        let operator = operator.as_str();
        // AWS reads the next token before it looks at the operator.
        let second = elements.get(1);
        let ahead = second.map_or(close, |v| self.behind(v));
        if !matches!(operator, "=" | "<" | "<=" | ">" | ">=") {
            let message = format!("Unrecognized numeric range operator: {operator}");
            let hint = match operator {
                "==" => "write \"=\"",
                "=>" => "write \">=\"",
                "=<" => "write \"<=\"",
                "!=" | "<>" => "write {\"anything-but\": 5}",
                _ => "the comparisons are =, <, <=, > and >=",
            };
            self.error(Code::NumericOperator, first.span, ahead, message, path, hint);
            return None;
        }
        let value_one = self.numeric_value(operator, second, first.span, close, path)?;
        let (lower, inclusive) = (operator.starts_with('>'), operator != "<" && operator != ">");
        let rest = elements.get(2..).unwrap_or_default();
        if let (false, Some(extra)) = (lower, rest.first()) {
            let hint = match operator {
                "=" => "one number stands behind =".to_owned(),
                _ => "a range begins with its lower bound: [\">\", low, \"<\", high]".to_owned(),
            };
            self.error(
                Code::NumericTooMany,
                extra.span,
                self.behind(extra),
                "Too many elements in numeric expression",
                path,
                hint,
            );
            return None;
        }
        let Some(third) = rest.first() else {
            let bound = Some(Bound { value: self.bound(value_one, close, path)?, inclusive });
            return Some(match operator {
                "=" => NumericRange { low: bound, high: bound },
                "<" | "<=" => NumericRange { low: None, high: bound },
                _ => NumericRange { low: bound, high: None },
            });
        };
        let Some(upper) = third.as_text() else {
            let message = format!("Bad value in numeric range: {}", self.token(third));
            self.error(
                Code::NumericShape,
                third.span,
                self.behind(third),
                message,
                path,
                "behind the lower bound stands \"<\" or \"<=\"",
            );
            return None;
        };
        let upper = upper.as_str();
        if !matches!(upper, "<" | "<=") {
            let message = format!("Bad numeric range operator: {upper}");
            self.error(
                Code::NumericOperator,
                third.span,
                third.span.end,
                message,
                path,
                "a range ends with \"<\" or \"<=\" and its upper bound",
            );
            return None;
        }
        let value_two = self.numeric_value(upper, rest.get(1), third.span, close, path)?;
        if let Some(extra) = rest.get(2) {
            self.error(
                Code::NumericTooMany,
                extra.span,
                self.behind(extra),
                "Too many terms in numeric range expression",
                path,
                shape,
            );
            return None;
        }
        let low = self.bound(value_one, close, path);
        let high = self.bound(value_two, close, path);
        let (low, high) = (low?, high?);
        if low >= high {
            let hint = if low > high { "swap the two numbers" } else { "for one number write [\"=\", n]" };
            self.error(Code::NumericRange, value.span, close, "Bottom must be less than top", path, hint);
            return None;
        }
        Some(NumericRange {
            low: Some(Bound { value: low, inclusive }),
            high: Some(Bound { value: high, inclusive: upper == "<=" }),
        })
    }

    /// The number behind a comparison.
    pub(super) fn numeric_value(
        &mut self,
        operator: &str,
        value: Option<&'a Value>,
        operator_span: Span,
        close: usize,
        path: &[&'a Text],
    ) -> Option<&'a Value> {
        if let Some(number) = value.filter(|v| matches!(v.kind, Kind::Number(_))) {
            return Some(number);
        }
        let message = format!("Value of {} must be numeric", if operator == "=" { "equals" } else { operator });
        let hint = match value.and_then(Value::as_text) {
            Some(text) if comparable(text.as_str()).is_some() => {
                format!("write it without quotes: {}", text.as_str())
            }
            _ => format!("write a number behind \"{operator}\""),
        };
        let (span, order) = value.map_or((operator_span, close), |v| (v.span, self.behind(v)));
        self.error(Code::NumericValue, span, order, message, path, hint);
        None
    }

    pub(super) fn bound(&mut self, value: &Value, order: usize, path: &[&'a Text]) -> Option<f64> {
        let Kind::Number(spelled) = &value.kind else { return None };
        let number = comparable(spelled);
        if number.is_none() {
            let message = format!("Cannot compare number : {spelled}");
            self.error(Code::NotComparable, value.span, order, message, path, nearest(spelled));
        }
        number
    }
}

/// A hint for a number that cannot be compared.
pub(super) fn nearest(spelled: &str) -> String {
    match float(spelled) {
        Some(value) if value.is_finite() => format!("the nearest number that can be compared is {}", shortest(value)),
        _ => "the largest number that can be compared is 1.7976931348623157e308".to_owned(),
    }
}
