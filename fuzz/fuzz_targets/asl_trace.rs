//! States with their payload templates, rules and handlers: of any state, input and result (three texts with a NUL
//! between them) errors have places in the text, the differences are true, and so is where the output came from.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pointsman::asl::data::{self, Value};
use pointsman::asl::definition::QueryLanguage;
use pointsman::asl::state::State;
use pointsman::asl::trace::{How, Options, Outcome, Source, trace};
use pointsman::diagnostic::Step;

fn at<'v>(value: &'v Value, path: &[Step]) -> Option<&'v Value> {
    path.iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.get(key),
        Step::Index(index) => value.at(*index),
    })
}

fuzz_target!(|text: &str| {
    let mut texts = text.splitn(3, '\0');
    let (text, input_text) = (texts.next().unwrap_or_default(), texts.next().unwrap_or("{}"));
    let state = match State::parse(text, QueryLanguage::JsonPath) {
        Ok(state) => state,
        Err(error) => {
            for span in error.diagnostics().iter().filter_map(|diagnostic| diagnostic.span) {
                assert!(span.start <= span.end && span.end <= text.len());
            }
            return;
        }
    };
    let Ok(input) = data::parse(input_text) else { return };
    let outcome = match texts.next() {
        None => Some(Outcome::Error { error: "E".to_owned(), cause: String::new() }),
        Some(result) => data::parse(result).ok().map(Outcome::Result),
    };
    let options = Options { input: input.clone(), input_text, outcome: outcome.clone(), ..Options::default() };
    let trace = trace(&state, &options);
    for stage in &trace.stages {
        assert_eq!(stage.diff.apply(&stage.before), stage.after);
    }
    if let Some(choice) = &trace.choice {
        if choice.matched {
            assert!(trace.next.is_some() || trace.error.is_some());
        } else {
            assert!(trace.next.is_none() && trace.error.is_some());
        }
    }
    let Some(output) = &trace.output else { return };
    for part in &trace.provenance {
        let there = at(output, &part.path);
        assert!(there.is_some());
        let source = match (&outcome, part.from.first().map(|from| &from.source)) {
            (_, Some(Source::Input)) => &input,
            (Some(Outcome::Result(result)), Some(Source::Result)) => result,
            _ => continue,
        };
        if let (How::Copied, [from]) = (part.how, part.from.as_slice()) {
            assert_eq!(at(source, &from.path), there);
        }
    }
});
