//! The functions, one a file. Each file begins with the function's contract, which has been checked before it is called.

mod array;
mod array_contains;
mod array_get_item;
mod array_length;
mod array_partition;
mod array_range;
mod array_unique;
mod base64_decode;
mod base64_encode;
mod format;
mod hash;
mod json_merge;
mod json_to_string;
mod math_add;
mod math_random;
mod string_split;
mod string_to_json;
mod uuid;

#[cfg(feature = "jsonata")]
pub(in crate::asl) use hash::digest;

use super::Function;
use super::contract::{Contract, Kind, Parameter};
use crate::asl::data::{Number, Object, Value};
use crate::asl::error::{StateError, intrinsic};
use crate::asl::run::Run;
use std::sync::Arc;

type Answer = Result<Value, StateError>;
type Implementation = fn(&Arguments<'_>, &mut Run<'_, '_>) -> Answer;

/// What a function takes and what it does.
pub(super) fn entry(function: Function) -> (&'static Contract, Implementation) {
    match function {
        Function::Format => (&format::CONTRACT, format::call),
        Function::StringToJson => (&string_to_json::CONTRACT, string_to_json::call),
        Function::JsonToString => (&json_to_string::CONTRACT, json_to_string::call),
        Function::Array => (&array::CONTRACT, array::call),
        Function::ArrayPartition => (&array_partition::CONTRACT, array_partition::call),
        Function::ArrayContains => (&array_contains::CONTRACT, array_contains::call),
        Function::ArrayRange => (&array_range::CONTRACT, array_range::call),
        Function::ArrayGetItem => (&array_get_item::CONTRACT, array_get_item::call),
        Function::ArrayLength => (&array_length::CONTRACT, array_length::call),
        Function::ArrayUnique => (&array_unique::CONTRACT, array_unique::call),
        Function::Base64Encode => (&base64_encode::CONTRACT, base64_encode::call),
        Function::Base64Decode => (&base64_decode::CONTRACT, base64_decode::call),
        Function::Hash => (&hash::CONTRACT, hash::call),
        Function::JsonMerge => (&json_merge::CONTRACT, json_merge::call),
        Function::MathRandom => (&math_random::CONTRACT, math_random::call),
        Function::MathAdd => (&math_add::CONTRACT, math_add::call),
        Function::StringSplit => (&string_split::CONTRACT, string_split::call),
        Function::UUID => (&uuid::CONTRACT, uuid::call),
    }
}

/// Arguments that fit the contract; asked for another kind they answer with the empty one.
pub(super) struct Arguments<'v> {
    pub(super) values: &'v [Value],
    /// Of a literal first argument what stands between its quotes.
    pub(super) raw: Option<&'v str>,
}

impl<'v> Arguments<'v> {
    fn value(&self, at: usize) -> &'v Value {
        self.values.get(at).unwrap_or(&Value::Null)
    }

    fn text(&self, at: usize) -> &'v str {
        self.value(at).as_str().unwrap_or_default()
    }

    fn array(&self, at: usize) -> &'v [Value] {
        self.value(at).as_array().unwrap_or_default()
    }

    fn object(&self, at: usize) -> Arc<Object> {
        match self.value(at) {
            Value::Object(object) => object.clone(),
            _ => Arc::default(),
        }
    }

    fn number(&self, at: usize) -> Number {
        self.value(at).as_number().unwrap_or(Number::Int(0))
    }

    /// Rounded as AWS rounds where it wants whole numbers (I4).
    fn rounded(&self, at: usize) -> i64 {
        self.number(at).round()
    }
}

/// The most characters, as UTF-16 counts them, of what is encoded, decoded or hashed (I6).
const MAX_CHARACTERS: usize = 10_000;

fn limited(text: &str) -> Result<&str, StateError> {
    let length = text.encode_utf16().count();
    if length > MAX_CHARACTERS {
        return Err(intrinsic(format!("its text has {length} characters; the limit is 10,000")));
    }
    Ok(text)
}
