//! Events as examples: from values of fields, and never without having been evaluated.

use super::question::Value;
use crate::gather::{Gather, join};
use crate::json::{Options, parse, pretty};
use crate::rules::compile::Compiled;
use crate::rules::document::Document;
use crate::rules::evaluate::evaluate;
use crate::rules::event::Flat;
use crate::rules::pattern::{FieldPath, Pattern};

/// The event with these fields, each a list of JSON values, if the rules answer to it as wanted. Fields with two values
/// get an array, those with none are left out.
pub(super) fn event<'a>(
    fields: impl IntoIterator<Item = (&'a FieldPath, Vec<String>)>,
    rules: [(&Pattern, &Compiled); 2],
    wanted: [bool; 2],
) -> Option<String> {
    let mut document = Document::default();
    for (path, values) in fields {
        match values.as_slice() {
            [] => {}
            [only] => document.set(&path.names, path.as_bytes(), only.clone()),
            several => document.set(&path.names, path.as_bytes(), format!("[{}]", join(several, ","))),
        }
    }
    let event = parse(&document.compact(), &Options::default()).value?;
    let flat = Flat::new(&event);
    let right = rules
        .iter()
        .zip(wanted)
        .all(|((pattern, compiled), wanted)| evaluate(pattern, compiled, &flat).is_ok_and(|matched| matched == wanted));
    right.then(|| pretty(&event))
}

/// As the list that [`event`] takes.
pub(super) fn values<'a>(values: impl IntoIterator<Item = &'a Value>) -> Vec<String> {
    values.into_iter().filter_map(Value::json).list()
}
