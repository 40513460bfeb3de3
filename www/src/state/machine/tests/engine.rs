//! The engine as the worker has it, so that what is made of its answers is tested on real ones: the shapes of
//! `www/worker/machine.js`, which the tests in a browser hold to this.

use super::super::Machine;
use pointsman::asl::data::{self, Value};
use pointsman::asl::definition::Document;
use pointsman::asl::execution::{self, Cost, Detail, Event, Mocks, Options, Type, Uncovered};
use pointsman::asl::graph::{self, EdgeKind};
use pointsman::asl::machine::Machine as Ready;
use pointsman::asl::time::timestamp;
use pointsman::diagnostic::Error;
use pointsman::json::quote;

/// 2026-01-01T00:00:00Z
const START: f64 = 1_767_225_600.0;

fn list<T>(items: impl IntoIterator<Item = T>, write: impl Fn(T) -> String) -> String {
    format!("[{}]", items.into_iter().map(write).collect::<Vec<_>>().join(","))
}

fn said(error: &Error) -> String {
    list(error.diagnostics(), |it| {
        let hints = list(&it.hints, |hint| quote(hint));
        format!(r#"{{"code":{},"message":{},"hints":{hints}}}"#, quote(it.code.as_str()), quote(&it.message))
    })
}

/// What the worker answers to the question of these texts.
pub fn answer(machine: &Machine) -> String {
    let question = machine.question().expect("the texts can be read");
    let asked = data::parse(&question).unwrap();
    let (document, _) = Document::read(asked.get("definition").and_then(Value::as_str).unwrap());
    let ready = match Ready::compile(&document) {
        Ok(ready) => ready,
        Err(error) => return format!(r#"{{"invalid":{}}}"#, said(&error)),
    };
    let runs = asked.get("runs").and_then(Value::as_array).unwrap().iter().enumerate();
    let kind = if machine.express { Type::Express } else { Type::Standard };
    let runs = list(runs, |(at, asked)| run(&ready, asked, kind, at == 0));
    format!(r#"{{"graph":{},"runs":{runs}}}"#, drawing(&document))
}

fn run(machine: &Ready, asked: &Value, kind: Type, history: bool) -> String {
    let text = |name| asked.get(name).and_then(Value::as_str).unwrap();
    let refused = |error: &Error| format!(r#"{{"refused":{}}}"#, said(error));
    let mocks = match Mocks::parse(text("mocks")) {
        Ok(mocks) => mocks,
        Err(error) => return refused(&error),
    };
    let input = data::parse(text("input")).unwrap();
    let options = Options { input, mocks, start: START, history: true, kind, ..Options::default() };
    let done = match execution::run(machine, &options) {
        Ok(done) => done,
        Err(error) => return refused(&error),
    };
    let mut members = vec![format!(r#""status":"{}""#, done.status.as_str())];
    members.extend(done.output.as_ref().map(|output| format!(r#""output":{output}"#)));
    members.extend(done.error.as_ref().map(|error| format!(r#""error":{}"#, quote(error))));
    members.extend(done.cause.as_ref().map(|cause| format!(r#""cause":{}"#, quote(cause))));
    let cost = Cost::of(done.transitions, done.duration);
    members.push(format!(
        r#""durationSeconds":{},"transitions":{},"events":{},"cost":{{"standard":{},"express":{}}}"#,
        done.duration, done.transitions, done.events, cost.standard, cost.express
    ));
    let (total, missing) = done.coverage.of(machine);
    let missing = list(missing, |part| {
        let (kind, state, index) = match part {
            Uncovered::State(state) => ("state", state, None),
            Uncovered::Rule(state, Some(index)) => ("rule", state, Some(index)),
            Uncovered::Rule(state, None) => ("default", state, None),
            Uncovered::Retrier(state, index) => ("retrier", state, Some(index)),
            Uncovered::Catcher(state, index) => ("catcher", state, Some(index)),
        };
        let index = index.map_or(String::new(), |index| format!(r#","index":{index}"#));
        format!(r#"{{"kind":"{kind}","state":{}{index}}}"#, quote(&state))
    });
    members.push(format!(r#""coverage":{{"total":{total},"missing":{missing}}}"#));
    if history {
        members.push(format!(r#""history":{}"#, list(&done.history, event)));
    }
    format!("{{{}}}", members.join(","))
}

fn event(event: &Event) -> String {
    let holder = event.holder.map_or(String::new(), |holder| {
        let details = event.details.iter().map(|(name, detail)| {
            let value = match detail {
                Detail::Text(text) => quote(text),
                Detail::Number(number) => number.to_string(),
                Detail::Document(value) => quote(&value.to_string()),
                Detail::Documents(values) => {
                    let values =
                        values.iter().map(|(name, value)| format!("{}:{}", quote(name), quote(&value.to_string())));
                    format!("{{{}}}", values.collect::<Vec<_>>().join(","))
                }
            };
            format!("{}:{value}", quote(name))
        });
        format!(r#","{holder}":{{{}}}"#, details.collect::<Vec<_>>().join(","))
    });
    let (at, name) = (timestamp(START + event.at), event.name);
    format!(r#"{{"timestamp":"{at}","type":"{name}","id":{},"previousEventId":{}{holder}}}"#, event.id, event.previous)
}

fn drawing(document: &Document) -> String {
    let graph = graph::draw(document);
    let name = |at: usize| quote(&graph.nodes[at].name);
    let nodes = list(&graph.nodes, |node| {
        format!(
            r#"{{"name":{},"type":"{}","lane":{},"ends":{},"retriers":{},"x":{},"y":{},"width":{},"height":{}}}"#,
            quote(&node.name),
            node.kind.map_or("", |kind| kind.as_str()),
            node.lane,
            node.ends,
            node.retriers,
            node.x,
            node.y,
            node.width,
            node.height
        )
    });
    let edges = list(&graph.edges, |edge| {
        let (kind, index) = match edge.kind {
            EdgeKind::Next => ("next", 0),
            EdgeKind::Rule(at) => ("rule", at),
            EdgeKind::Default => ("default", 0),
            EdgeKind::Catch(at) => ("catch", at),
        };
        let points = list(&edge.points, |(x, y)| format!("[{x},{y}]"));
        format!(
            r#"{{"from":{},"to":{},"kind":"{kind}","index":{index},"back":{},"points":{points}}}"#,
            name(edge.from),
            name(edge.to),
            edge.back
        )
    });
    let lanes = list(&graph.lanes, |lane| {
        let mut members = format!(r#""x":{},"y":{},"width":{},"height":{}"#, lane.x, lane.y, lane.width, lane.height);
        members += &lane.owner.map_or(String::new(), |owner| format!(r#","owner":{}"#, name(owner)));
        members += &lane.start.map_or(String::new(), |start| format!(r#","start":{}"#, name(start)));
        format!("{{{members}}}")
    });
    format!(r#"{{"width":{},"height":{},"nodes":{nodes},"edges":{edges},"lanes":{lanes}}}"#, graph.width, graph.height)
}
