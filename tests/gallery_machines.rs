//! The machines of the playground's gallery, JSONata included: each scenario ends as it promises, and what its states do is
//! what its mocks are for.
#![cfg(feature = "jsonata")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use pointsman::asl::data::{self, Value};
use pointsman::asl::definition::Document;
use pointsman::asl::execution::{Coverage, Mocks, Options, Uncovered, run};
use pointsman::asl::machine::Machine;

const GALLERY: &str = include_str!("../www/gallery/machines.json");

#[test]
fn every_scenario_ends_as_it_promises() {
    let gallery = data::parse(GALLERY).unwrap();
    let mut jsonata = 0;
    for item in gallery.as_array().unwrap() {
        let id = item.get("id").and_then(Value::as_str).unwrap();
        let definition = item.get("definition").unwrap().to_string();
        jsonata += usize::from(definition.contains("JSONata"));
        let machine = Machine::compile(&Document::read(&definition).0).unwrap_or_else(|error| panic!("{id}: {error}"));
        let mut covered = Coverage::default();
        for scenario in item.get("scenarios").and_then(Value::as_array).unwrap() {
            let name = scenario.get("name").and_then(Value::as_str).unwrap();
            let mocks = scenario.get("mocks").map_or("{}".to_owned(), ToString::to_string);
            let options = Options {
                input: scenario.get("input").unwrap().clone(),
                mocks: Mocks::parse(&mocks).unwrap_or_else(|error| panic!("{id}, {name}: {error}")),
                history: true,
                ..Options::default()
            };
            let done = run(&machine, &options).unwrap_or_else(|error| panic!("{id}, {name}: {error}"));
            let expect = |member: &str| scenario.get("expect").and_then(|expect| expect.get(member)).cloned();
            let told = (&done.status, &done.output, &done.error, &done.cause);
            assert_eq!(expect("status"), Some(done.status.as_str().into()), "{id}, {name}: {told:?}");
            if let Some(output) = expect("output") {
                assert_eq!(done.output, Some(output), "{id}, {name}");
            }
            if let Some(error) = expect("error") {
                assert_eq!(error.as_str(), done.error.as_deref(), "{id}, {name}");
            }
            covered.add(&done.coverage);
        }
        let (_, open) = covered.of(&machine);
        let states: Vec<_> = open.iter().filter(|part| matches!(part, Uncovered::State(_))).collect();
        assert!(states.is_empty(), "{id}: never entered are {states:?}");
    }
    assert!(jsonata >= 1);
}
