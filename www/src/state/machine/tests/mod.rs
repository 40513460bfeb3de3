mod engine;
mod histories;
mod lines;
mod pictures;
mod texts;

use super::*;
use crate::gallery::{self, Item};
use crate::state::bench::{Act, Action, Bench};
use crate::state::subject::Kept;
use yew::Reducible;

/// The texts, and what the engine says to them.
fn told(mut machine: Machine) -> Machine {
    let question = machine.question().expect("the texts can be read");
    let answer = engine::answer(&machine);
    machine.hear(question, &answer);
    machine
}

fn machine(states: &str, input: &str, mocks: &str) -> Machine {
    let start = states.split('"').nth(1).unwrap();
    let f = r#""Resource":"arn:aws:lambda:us-east-1:123456789012:function:F""#;
    let definition = format!("{{\"StartAt\":\"{start}\",\"States\":{{{states}}}}}").replace("@F", f);
    Machine { definition: definition.into(), input: input.into(), mocks: mocks.into(), ..Machine::default() }
}

fn run(machine: &Machine) -> Rc<Timeline> {
    machine.told().unwrap().run().unwrap().timeline.clone().unwrap()
}

fn drawing(machine: &Machine) -> Rc<Drawing> {
    machine.told().unwrap().drawing().unwrap().clone()
}

fn items() -> Vec<Item<Machine>> {
    gallery::items::<Machine>()
}

/// Those that need no JSONata, which this build has not; the others are run by the crate's own tests.
fn plain_items() -> Vec<Item<Machine>> {
    items().into_iter().filter(|item| !item.subject.definition.contains("JSONata")).collect()
}
