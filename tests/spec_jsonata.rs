//! The examples on the page about JSONata, run.
#![cfg(feature = "jsonata")]
#![allow(clippy::unwrap_used, clippy::panic)]

use pointsman::asl::data::{self, Object, Value};
use pointsman::asl::definition::QueryLanguage;
use pointsman::asl::jsonata::{self, Expression};
use pointsman::asl::random::Random;
use pointsman::asl::state::State;
use pointsman::asl::trace::{Options, Outcome, StateTrace, trace};

const NOW: f64 = 1.7e9;

#[derive(Default)]
struct Case {
    state: Option<String>,
    eval: Option<String>,
    input: String,
    context: String,
    variables: String,
    outcome: Option<Outcome>,
    traced: Option<StateTrace>,
}

fn document(text: &str) -> Value {
    if text.is_empty() { Value::empty_object() } else { data::parse(text).unwrap() }
}

impl Case {
    fn said(&mut self, what: &str) -> String {
        if let Some(text) = &self.eval {
            let answer =
                jsonata::evaluate(&Expression::new(text), &document(&self.input), &Object::new(), NOW, Random::new(1));
            return match answer {
                Ok(Some(value)) => value.to_string(),
                Ok(None) => "nothing".to_owned(),
                Err(error) => error.to_string(),
            };
        }
        let Self { state, input, context, variables, outcome, traced, .. } = self;
        let (state, input) = (state.as_deref().unwrap(), input.as_str());
        let trace = traced.get_or_insert_with(|| {
            let options = Options {
                input: document(input),
                input_text: input,
                outcome: outcome.clone(),
                context: document(context),
                variables: document(variables).as_object().unwrap().clone().into(),
                now: NOW,
                ..Options::default()
            };
            trace(&State::parse(state, QueryLanguage::Jsonata).unwrap(), &options)
        });
        let shown = |value: &Option<Value>| value.as_ref().map_or_else(|| "absent".to_owned(), Value::to_string);
        match what {
            "output" => shown(&trace.output),
            "arguments" => shown(&trace.arguments),
            "assigned" => shown(&trace.variables.clone().map(Value::Object)),
            "next" => trace.next.as_deref().unwrap_or("absent").to_owned(),
            "waits" => format!("{:?}", trace.waits).replace(".0", ""),
            "error" => trace.error.as_ref().map_or_else(String::new, |error| error.name.to_string()),
            "cause" => trace.error.as_ref().map_or_else(String::new, |error| error.cause.clone()),
            other => panic!("{other}"),
        }
    }
}

#[test]
fn examples() {
    let page = include_str!("../src/asl/jsonata/spec.md");
    let (mut inside, mut seen, mut case) = (false, 0, Case::default());
    for (index, line) in page.lines().enumerate() {
        if line.starts_with("```") {
            inside = line == "```case";
            case = Case::default();
            continue;
        }
        if !inside {
            continue;
        }
        let (word, rest) = line.split_once(' ').unwrap();
        let rest = rest.trim();
        case.traced = case.traced.filter(|_| rest.starts_with('→'));
        match word {
            "state" => case = Case { state: Some(rest.to_owned()), ..Case::default() },
            "eval" => case = Case { eval: Some(rest.to_owned()), ..Case::default() },
            "input" => rest.clone_into(&mut case.input),
            "context" => rest.clone_into(&mut case.context),
            "variables" => rest.clone_into(&mut case.variables),
            "result" => case.outcome = Some(Outcome::Result(document(rest))),
            "failing" => case.outcome = Some(Outcome::Error { error: rest.to_owned(), cause: "why".to_owned() }),
            what => {
                let wanted = rest.strip_prefix("→").unwrap().trim();
                let same = |a: &str, b: &str| match (data::parse(a), data::parse(b)) {
                    (Ok(a), Ok(b)) => a == b,
                    _ => a == b,
                };
                let got = case.said(what);
                assert!(same(&got, wanted), "line {}: {what} is {got}, not {wanted}", index + 1);
                seen += 1;
            }
        }
    }
    assert!(seen > 45, "{seen} examples");
}
