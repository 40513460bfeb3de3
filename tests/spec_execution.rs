//! The examples on the page about executions, run.
#![allow(clippy::unwrap_used, clippy::panic)]

use pointsman::asl::data;
use pointsman::asl::definition::Document;
use pointsman::asl::execution::{Mocks, Options, run};
use pointsman::asl::machine::Machine;

/// Status, output or error, and the path: with blanks as the page has them.
fn told(machine: &Machine, input: &str, mocks: &str) -> String {
    let options =
        Options { input: data::parse(input).unwrap(), mocks: Mocks::parse(mocks).unwrap(), ..Options::default() };
    let execution = match run(machine, &options) {
        Ok(execution) => execution,
        Err(error) => return error.diagnostics().first().unwrap().code.to_string(),
    };
    let mut words = vec![execution.status.as_str().to_owned()];
    words.extend(execution.output.map(|output| output.to_string()));
    words.extend(execution.error);
    words.extend(execution.path.iter().map(|at| machine.step(*at as usize).unwrap().state.name.to_string()));
    words.join(" ")
}

#[test]
fn examples_of_executions() {
    let page = include_str!("../src/asl/execution/spec.md");
    let (mut inside, mut seen) = (false, 0);
    let (mut machine, mut mocks) = (None, "{}");
    for (index, line) in page.lines().enumerate() {
        if line.starts_with("```") {
            inside = line == "```case";
            continue;
        }
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            _ if !inside => {}
            "states" => {
                let start = rest.split('"').nth(1).unwrap();
                let text = format!("{{\"StartAt\":\"{start}\",\"States\":{rest}}}");
                machine = Some(Machine::compile(&Document::read(&text).0).unwrap());
                mocks = "{}";
            }
            "mocks" => mocks = rest.trim(),
            "input" => {
                let (input, wanted) = rest.split_once('→').unwrap();
                let got = told(machine.as_ref().unwrap(), input, mocks);
                assert_eq!(got.replace(' ', ""), wanted.replace(' ', ""), "line {}", index + 1);
                seen += 1;
            }
            _ => panic!("line {}: {line}", index + 1),
        }
    }
    assert!(seen > 15, "{seen} examples");
}
