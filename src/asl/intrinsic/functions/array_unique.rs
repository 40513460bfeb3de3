//! `States.ArrayUnique(array)`: the array without what came before in it, in its order.

use super::{Answer, Arguments, Contract, Kind, Parameter, Run};
use crate::asl::data::Value;
use crate::json::quote;
use crate::table::Distinct;

pub(super) const CONTRACT: Contract = Contract::of(&[Parameter("array", Kind::Array)]);

pub(super) fn call(arguments: &Arguments<'_>, run: &mut Run<'_, '_>) -> Answer {
    let (mut seen, mut unique) = (Distinct::default(), Vec::new());
    for element in arguments.array(0) {
        run.work.value(element)?;
        let mut key = String::new();
        canonical(&mut key, element);
        if seen.insert(key) {
            unique.push(element.clone());
        }
    }
    Ok(unique.into())
}

/// A text that equal values have in common: members sorted by name, numbers by value.
fn canonical(out: &mut String, value: &Value) {
    match value {
        Value::Array(elements) => {
            out.push('[');
            for element in elements.iter() {
                canonical(out, element);
                out.push(',');
            }
            out.push(']');
        }
        Value::Object(object) => {
            out.push('{');
            let mut members: Vec<_> = object.iter().collect();
            crate::order::by_key(&mut members, |(name, _)| *name);
            for (name, value) in members {
                out.push_str(&quote(name));
                canonical(out, value);
                out.push(',');
            }
            out.push('}');
        }
        scalar => out.push_str(&scalar.to_string()),
    }
}
