//! Where `ResultPath` writes (P7).

use super::{Path, Selector};
use crate::asl::data::Value;
use crate::asl::error::{StateError, result_path, too_deep};
use std::sync::Arc;

impl Path {
    /// `input` with `value` at the place that this Reference Path names. Objects are made where there is nothing.
    ///
    /// # Errors
    /// `States.ResultPathMatchFailure`: the way leads through what is no object, or past the end of an
    /// array. `States.Runtime`: the way is deeper than values may be.
    pub fn write(&self, input: Value, value: Value) -> Result<Value, StateError> {
        if self.segments.len() > Value::MAX_DEPTH {
            return Err(too_deep());
        }
        let fail = |why: &str| result_path(self.text(), why);
        let mut whole = input;
        let mut here = &mut whole;
        for segment in &self.segments {
            here = match (&segment.selector, here) {
                (Selector::Name(name), Value::Object(object)) => {
                    let object = Arc::make_mut(object);
                    if !object.contains_key(name) {
                        object.insert(name.clone(), Value::empty_object());
                    }
                    object.get_mut(name).ok_or_else(|| fail("there is no such member"))?
                }
                (Selector::Index(index), Value::Array(elements)) => {
                    let length = elements.len();
                    let back = index.unsigned_abs() as usize;
                    let at = if *index < 0 { length.checked_sub(back) } else { Some(back) };
                    let element = at.and_then(|at| Arc::make_mut(elements).get_mut(at));
                    element.ok_or_else(|| fail(&format!("index {index} is not in the array of {length}")))?
                }
                (Selector::Name(name), other) => {
                    return Err(fail(&format!("'{name}' is wanted of {}, which is no object", other.describe())));
                }
                (Selector::Index(index), other) => {
                    return Err(fail(&format!("index {index} is wanted of {}, which is no array", other.describe())));
                }
                _ => return Err(fail("it is not a Reference Path")),
            };
        }
        *here = value;
        Ok(whole)
    }
}
