//! Any expression on any document comes to an end: it never panics, hangs or overflows the stack, and is the same each time.
//! Any definition or state is converted to JSONata without a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pointsman::asl::conversion::convert;
use pointsman::asl::data::{self, Object, Value};
use pointsman::asl::definition::Document;
use pointsman::asl::jsonata::{self, Expression};
use pointsman::asl::random::Random;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let (text, input) = text.split_once('\0').unwrap_or((text, "{}"));
    let _ = convert(&Document::read(text).0);
    let input = data::parse(input).unwrap_or_else(|_| Value::empty_object());
    let expression = Expression::new(text);
    let ask = || jsonata::evaluate(&expression, &input, &Object::new(), 1.7e9, Random::new(1));
    let answer = ask();
    assert_eq!(answer, ask());
    if let Ok(Some(value)) = answer {
        assert_eq!(data::parse(&value.to_string()).ok(), Some(value));
    }
});
