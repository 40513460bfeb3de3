//! Filters of paths → predicates.

use super::Writer;
use crate::asl::path::{Comparison, Filter, Operand};
use crate::diagnostic::Span;
use crate::json;

impl Writer<'_> {
    /// Filters nest no deeper than the reader of paths lets them.
    pub(super) fn filter(&mut self, filter: &Filter, dollar: &str, span: Span, string: &json::Value) -> Option<String> {
        let mut all = |parts: &[Filter], word: &str| {
            let parts: Option<Vec<String>> = parts.iter().map(|part| self.filter(part, dollar, span, string)).collect();
            Some(format!("({})", parts?.join(word)))
        };
        match filter {
            Filter::And(parts) => all(parts, " and "),
            Filter::Or(parts) => all(parts, " or "),
            Filter::Not(inner) => Some(format!("$not({})", self.filter(inner, dollar, span, string)?)),
            Filter::Exists { path, present } => {
                let path = self.path(path, dollar, string)?;
                Some(if *present { format!("$exists({path})") } else { format!("$not($exists({path}))") })
            }
            Filter::Compare(left, comparison, right) => self.comparison(left, *comparison, right, dollar, span, string),
        }
    }

    fn comparison(
        &mut self,
        left: &Operand,
        comparison: Comparison,
        right: &Operand,
        dollar: &str,
        span: Span,
        string: &json::Value,
    ) -> Option<String> {
        let mut side = |operand: &Operand| match operand {
            Operand::Path(path) => self.path(path, dollar, string),
            Operand::Value(value) => Some(value.to_string()),
            Operand::Regex(_) => self.cannot(span, "a regular expression of Java is not always one of JSONata"),
        };
        let (left, right) = (side(left)?, side(right)?);
        let typed = |sign: &str| format!("($type({left}) = $type({right}) and {left} {sign} {right})");
        Some(match comparison {
            Comparison::Equal => {
                self.differs(span, "JSONPath's == also holds between a number and a text that spells it");
                format!("{left} = {right}")
            }
            Comparison::SameAs => format!("{left} = {right}"),
            // What is missing is equal to nothing, so it is also unequal; JSONata's != says no to it.
            Comparison::NotEqual | Comparison::NotSameAs => format!("$not({left} = {right})"),
            Comparison::Less => typed("<"),
            Comparison::LessOrEqual => typed("<="),
            Comparison::Greater => typed(">"),
            Comparison::GreaterOrEqual => typed(">="),
            Comparison::In => format!("{left} in {right}"),
            _ => return self.cannot(span, "this comparison is Jayway's own and has no like in JSONata"),
        })
    }
}
