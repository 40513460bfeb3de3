//! Paths of the States Language: of any text and any document (on the lines below it) errors have places in the text,
//! what is printed reads back the same, what a path answers is what it touches, and the text of a document answers what
//! its tree does.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pointsman::asl::data::{self, Object, Value};
use pointsman::asl::path::Path;
use pointsman::asl::scope::Scope;
use pointsman::asl::work::Work;

fuzz_target!(|text: &str| {
    let (text, document) = text.split_once('\n').unwrap_or((text, "{}"));
    let path = match Path::parse(text) {
        Ok(path) => path,
        Err(error) => {
            let span = error.diagnostics()[0].span.unwrap();
            assert!(span.start <= span.end && text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
            return;
        }
    };
    let again = Path::parse(&path.to_string()).unwrap();
    assert_eq!(again.to_string(), path.to_string());
    let Ok(input) = data::parse(document) else {
        assert!(path.answer_in_text(document).is_none());
        return;
    };
    let context = Value::empty_object();
    let variables: Object = [("v", input.clone())].into_iter().collect();
    let scope = Scope { input: &input, context: &context, variables: &variables };
    let answer = path.evaluate(scope, &mut Work::default());
    let located = path.locate(scope, &mut Work::default());
    assert_eq!(answer.is_ok(), located.is_ok());
    if let Some(found) = path.answer_in_text(document) {
        assert_eq!(data::parse(&found).ok(), answer.ok());
    }
    if let Ok(written) = path.write(input.clone(), Value::Null) {
        let _ = written.to_string();
    }
});
