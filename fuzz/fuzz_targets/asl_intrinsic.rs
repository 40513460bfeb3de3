//! Intrinsic functions: of any text and any document (on the lines below it) errors have places in the text, what is
//! printed reads back and gives the same, and it ends.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pointsman::asl::data::{self, Object, Value};
use pointsman::asl::intrinsic::Intrinsic;
use pointsman::asl::random::Random;
use pointsman::asl::run::Run;
use pointsman::asl::scope::Scope;
use pointsman::asl::work::Work;

fuzz_target!(|text: &str| {
    let (text, document) = text.split_once('\n').unwrap_or((text, "{}"));
    let call = match Intrinsic::parse(text) {
        Ok(call) => call,
        Err(error) => {
            let span = error.diagnostics()[0].span.unwrap();
            assert!(span.start <= span.end && text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
            return;
        }
    };
    let again = Intrinsic::parse(&call.to_string()).unwrap();
    let wrong = call.check();
    let Ok(input) = data::parse(document) else { return };
    let context = Value::empty_object();
    let give = |call: &Intrinsic| {
        let (mut work, mut random) = (Work::default(), Random::new(1));
        let scope = Scope { input: &input, context: &context, variables: &Object::new() };
        call.evaluate(&mut Run { scope, work: &mut work, random: &mut random, deep_merge: true, now: 0.0, field: None })
    };
    let given = give(&call);
    assert_eq!(given.as_ref().ok(), give(&again).as_ref().ok());
    match given {
        Ok(value) => {
            assert!(wrong.is_empty());
            let _ = value.to_string();
        }
        Err(error) => {
            let span = error.span.unwrap();
            assert!(text.get(span.start..span.end).is_some());
        }
    }
});
