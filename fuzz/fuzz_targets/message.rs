//! Messages: attributes in any spelling, and whatever they may have come in; places of diagnostics are places.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pointsman::diagnostic::Diagnostic;
use pointsman::sns::{Message, unpack};

fuzz_target!(|text: &str| {
    attributes(text);
    for message in unpack(text).unwrap_or_default() {
        message.attributes.iter().for_each(|text| attributes(text));
        let body = Message::new().with_body(message.body.unwrap_or_default());
        if let Some(converted) = body.body_as_attributes() {
            Message::new().with_attributes(&converted.text).expect("attributes that we wrote can be read");
        }
    }
});

fn attributes(text: &str) {
    let placed = |diagnostic: &Diagnostic| {
        let span = diagnostic.span.expect("every diagnostic of attributes has a place");
        assert!(text.get(span.start..span.end).is_some());
    };
    match Message::new().with_attributes(text) {
        Ok(message) => {
            message.attributes().diagnostics().iter().for_each(placed);
            let body = message.attributes_as_body();
            assert!(Message::new().with_body(body.text).body_as_attributes().is_some());
        }
        Err(error) => error.diagnostics().iter().for_each(placed),
    }
}
