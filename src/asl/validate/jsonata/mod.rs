//! JSONata's grammar, as far as a definition is checked by it: is a text an expression, and what does it refer to?
//!
//! It follows the grammar of JSONata 2.0, which AWS runs, with its messages; nothing is evaluated here.

mod lexer;
mod parser;

pub(in crate::asl) use parser::check;

use crate::diagnostic::Span;

/// What an expression refers to.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::asl) struct Uses<'e> {
    /// `$names`, without their `$`, each time they occur.
    pub(in crate::asl) variables: Vec<(&'e str, Span)>,
    /// Names that the expression itself gives values to.
    pub(in crate::asl) bound: Vec<&'e str>,
    /// `$states.name`: the names.
    pub(in crate::asl) states: Vec<(&'e str, Span)>,
    /// `$`, `$$` and names of fields where they would be those of the whole input, which JSONata has here no name for.
    pub(super) unrooted: Vec<(&'e str, Span)>,
}

/// Why a text is no expression.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::asl) struct Problem {
    pub(in crate::asl) span: Span,
    pub(in crate::asl) message: String,
    pub(in crate::asl) hint: Option<&'static str>,
}

/// JSONata's functions and those that AWS adds, without `eval`, which AWS takes away.
pub(super) const FUNCTIONS: &[&str] = &[
    "abs",
    "append",
    "assert",
    "average",
    "base64decode",
    "base64encode",
    "boolean",
    "ceil",
    "clone",
    "contains",
    "count",
    "decodeUrl",
    "decodeUrlComponent",
    "distinct",
    "each",
    "encodeUrl",
    "encodeUrlComponent",
    "error",
    "exists",
    "filter",
    "floor",
    "formatBase",
    "formatInteger",
    "formatNumber",
    "fromMillis",
    "hash",
    "join",
    "keys",
    "length",
    "lookup",
    "lowercase",
    "map",
    "match",
    "max",
    "merge",
    "millis",
    "min",
    "not",
    "now",
    "number",
    "pad",
    "parse",
    "parseInteger",
    "partition",
    "power",
    "random",
    "range",
    "reduce",
    "replace",
    "reverse",
    "round",
    "shuffle",
    "sift",
    "single",
    "sort",
    "split",
    "spread",
    "sqrt",
    "string",
    "substring",
    "substringAfter",
    "substringBefore",
    "sum",
    "toMillis",
    "trim",
    "type",
    "uppercase",
    "uuid",
    "zip",
];

#[cfg(test)]
mod tests;
