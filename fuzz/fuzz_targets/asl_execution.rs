//! Definitions, inputs and mocks (three texts with a NUL between them): a run always ends within its bounds, is the same again, and its events are in
//! order; whatever is read as a history of AWS is the same as itself.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pointsman::asl::data;
use pointsman::asl::execution::exported::{History, compare, replay};
use pointsman::asl::execution::{Mocks, Options, import, run};
use pointsman::asl::machine::Machine;
use pointsman::asl::validate::parse;

fuzz_target!(|text: &str| {
    let mut lines = text.splitn(3, '\0');
    let (definition, input, mocks) = (lines.next(), lines.next(), lines.next());
    let _ = import(definition.unwrap_or_default());
    if let Ok(history) = History::parse(definition.unwrap_or_default()) {
        assert!(compare(&history, &history).is_same());
        let _ = replay(&history);
    }
    let Ok((document, _)) = parse(definition.unwrap_or_default()) else { return };
    let Ok(machine) = Machine::compile(&document) else { return };
    let input = data::parse(input.unwrap_or("{}")).unwrap_or(data::Value::Null);
    let mocks = Mocks::parse(mocks.unwrap_or("{}")).unwrap_or_default();
    let options = Options { input, mocks, max_steps: 500, history: true, ..Options::default() };
    let Ok(execution) = run(&machine, &options) else { return };
    assert!(execution.path.len() <= 500 && execution.transitions <= 500);
    assert_eq!(execution.history.len(), execution.events);
    for pair in execution.history.windows(2) {
        assert!(pair[0].at <= pair[1].at && pair[0].id < pair[1].id && pair[1].previous < pair[1].id);
    }
    let history = History::of(&execution, 0.0);
    assert!(compare(&history, &history).is_same());
    let _ = replay(&history);
    let again = run(&machine, &options).expect("what ran once runs again");
    assert_eq!(format!("{execution:?}"), format!("{again:?}"));
});
