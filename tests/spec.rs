//! The examples on the spec pages, run.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use pointsman::diagnostic::Error;
use pointsman::eventbridge::EventPattern;
use pointsman::sns::{FilterPolicy, Message, Scope, delivery_schedule, simulate_topic};
use serde_json::{Value, json};

/// The `kind` blocks of a page: (line, word, rest).
fn cases<'p>(page: &'p str, kind: &str) -> Vec<(usize, &'p str, &'p str)> {
    let mut inside = false;
    let mut out = Vec::new();
    for (index, line) in page.lines().enumerate() {
        if line.starts_with("```") {
            inside = line.strip_prefix("```") == Some(kind);
        } else if inside {
            let (word, rest) = line.split_once(' ').unwrap();
            out.push((index + 1, word, rest.trim()));
        }
    }
    out
}

#[test]
fn examples_of_the_eventbridge_page() {
    let page = include_str!("../src/eventbridge/spec.md");
    let (mut pattern, mut seen) = (None, 0);
    for (line, word, rest) in cases(page, "case") {
        if word == "pattern" {
            pattern = Some(EventPattern::parse(rest));
            continue;
        }
        let parsed = pattern.as_ref().unwrap_or_else(|| panic!("line {line}: no pattern above"));
        match (word, parsed) {
            ("invalid", Err(error)) => assert_eq!(error.diagnostics()[0].code.as_str(), rest, "line {line}"),
            ("match" | "no-match", Ok(parsed)) => {
                assert_eq!(parsed.matches(rest).unwrap(), word == "match", "line {line}: {rest}");
                assert_eq!(parsed.explain(rest).unwrap().matched, word == "match", "line {line}: {rest}");
            }
            ("compare", Ok(parsed)) => {
                let (relation, other) = rest.split_once(' ').unwrap();
                let found = parsed.compare(&EventPattern::parse(other).unwrap());
                assert_eq!(found.relation.as_str(), relation, "line {line}: {}", found.summary);
            }
            (_, Err(error)) => panic!("line {line}: {error}"),
            (_, Ok(_)) => panic!("line {line}: the pattern is valid"),
        }
        seen += 1;
    }
    assert!(seen > 60, "{seen} examples");
}

const SNS: &str = include_str!("../src/sns/spec.md");

fn code(error: &Error) -> &'static str {
    error.diagnostics()[0].code.as_str()
}

/// `NAME: TYPE = VALUE`, or attributes as JSON.
fn attributes(text: &str) -> String {
    match text.split_once(": ") {
        Some((name, typed)) if !text.starts_with('{') => {
            let (kind, value) = typed.split_once(" = ").unwrap();
            json!({name: {"Type": kind, "Value": value}}).to_string()
        }
        _ => text.to_owned(),
    }
}

#[test]
fn examples_of_the_sns_page() {
    let (mut policy, mut seen) = (None, 0);
    for (line, word, rest) in cases(SNS, "case") {
        let scope = match word {
            "attributes" => Scope::MessageAttributes,
            "body" => Scope::MessageBody,
            _ => {
                seen += 1;
                let parsed: &Result<FilterPolicy, Error> = policy.as_ref().unwrap();
                match (word, parsed) {
                    ("invalid", Err(error)) => assert_eq!(code(error), rest, "line {line}"),
                    ("formula", Ok(policy)) => assert_eq!(policy.limits().formula, rest, "line {line}"),
                    ("match" | "no-match", Ok(policy)) => {
                        let message = match policy.scope() {
                            Scope::MessageAttributes => Message::new().with_attributes(&attributes(rest)).unwrap(),
                            Scope::MessageBody => Message::new().with_body(rest),
                        };
                        assert_eq!(policy.matches(&message).unwrap(), word == "match", "line {line}: {rest}");
                        assert_eq!(policy.explain(&message).unwrap().matched, word == "match", "line {line}: {rest}");
                    }
                    other => panic!("line {line}: {other:?}"),
                }
                continue;
            }
        };
        policy = Some(FilterPolicy::parse(rest, scope));
    }
    assert!(seen > 50, "{seen} examples");
}

#[test]
fn topics_of_the_sns_page() {
    let (mut played, mut seen) = (None, 0);
    for (line, word, rest) in cases(SNS, "topic") {
        if word == "scenario" {
            played = Some(simulate_topic(rest).unwrap());
            continue;
        }
        seen += 1;
        let played = played.as_ref().unwrap();
        let got = match word {
            "received" => played.deliveries.iter().map(|(name, list)| (name.to_owned(), json!(list))).collect(),
            "outcome" => {
                let outcome = |result: &pointsman::sns::topic::PublishResult| match (&result.error, result.duplicate) {
                    (Some(error), _) => json!(error),
                    (None, Some(true)) => json!("duplicate"),
                    (None, _) => json!("accepted"),
                };
                Value::Array(played.results.iter().map(outcome).collect())
            }
            other => panic!("line {line}: {other}"),
        };
        assert_eq!(got, serde_json::from_str::<Value>(rest).unwrap(), "line {line}");
    }
    assert!(seen > 6, "{seen} examples");
}

#[test]
fn schedules_of_the_sns_page() {
    let (mut schedule, mut seen) = (None, 0);
    for (line, word, rest) in cases(SNS, "schedule") {
        if word == "policy" {
            schedule = Some(delivery_schedule(rest));
            continue;
        }
        seen += 1;
        match (word, schedule.as_ref().unwrap()) {
            ("invalid", Err(error)) => assert_eq!(code(error), rest, "line {line}"),
            ("retries", Ok(schedule)) => {
                assert_eq!(schedule.attempts.len(), rest.parse::<usize>().unwrap(), "line {line}")
            }
            ("total", Ok(schedule)) => {
                assert!((schedule.total_seconds - rest.parse::<f64>().unwrap()).abs() < 1e-6, "line {line}");
            }
            other => panic!("line {line}: {other:?}"),
        }
    }
    assert!(seen > 10, "{seen} examples");
}

/// `text → answer`
fn arrow(line: usize, rest: &str) -> (&str, &str) {
    let (text, answer) = rest.split_once('→').unwrap_or_else(|| panic!("line {line}: no arrow"));
    (text.trim(), answer.trim())
}

mod states_language {
    use super::{arrow, cases};
    use pointsman::asl::data::{self, Object, Value};
    use pointsman::asl::definition::QueryLanguage;
    use pointsman::asl::error::StateError;
    use pointsman::asl::intrinsic::Intrinsic;
    use pointsman::asl::path::Path;
    use pointsman::asl::random::Random;
    use pointsman::asl::run::Run;
    use pointsman::asl::scope::Scope;
    use pointsman::asl::state::State;
    use pointsman::asl::trace::{Options, Outcome, StateTrace, trace};
    use pointsman::asl::work::Work;
    use pointsman::diagnostic::Error;

    fn code(error: &Error) -> &str {
        error.diagnostics()[0].code.as_str()
    }

    fn json(text: &str) -> Value {
        data::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    /// What a path or, if it is one, a function gives.
    fn give(input: &Value, text: &str) -> Result<Value, StateError> {
        let (context, variables) = (Value::empty_object(), Object::new());
        let scope = Scope { input, context: &context, variables: &variables };
        let (mut work, mut random) = (Work::default(), Random::new(7));
        if text.starts_with('$') {
            return Path::parse(text).unwrap_or_else(|e| panic!("{text}: {e}")).evaluate(scope, &mut work);
        }
        let call = Intrinsic::parse(text).unwrap_or_else(|e| panic!("{text}: {e}"));
        call.evaluate(&mut Run {
            scope,
            work: &mut work,
            random: &mut random,
            deep_merge: false,
            now: 0.0,
            field: None,
        })
    }

    /// A state and what it is given.
    #[derive(Default)]
    struct Scene {
        state: String,
        context: Option<Value>,
        variables: Option<Value>,
        outcome: Option<Outcome>,
    }

    impl Scene {
        fn play(&self, input: &Value) -> StateTrace {
            let state = State::parse(&self.state, QueryLanguage::JsonPath).unwrap_or_else(|e| panic!("{e}"));
            let input_text = input.to_string();
            let variables = self.variables.as_ref().and_then(Value::as_object).cloned().unwrap_or_default();
            trace(
                &state,
                &Options {
                    input: input.clone(),
                    input_text: &input_text,
                    outcome: self.outcome.clone(),
                    context: self.context.clone().unwrap_or_else(Value::empty_object),
                    variables: variables.into(),
                    now: 1.7e9,
                    ..Options::default()
                },
            )
        }
    }

    /// What a trace tells under that name, as JSON or a word.
    fn told(trace: &StateTrace, word: &str) -> Option<String> {
        let value = |value: &Option<Value>| value.as_ref().map(ToString::to_string);
        match word {
            "effective" => value(&trace.effective_input),
            "parameters" => value(&trace.after_parameters),
            "selected" => value(&trace.after_result_selector),
            "written" => value(&trace.after_result_path),
            "output" => value(&trace.output),
            "assigned" => trace.variables.clone().map(|variables| Value::Object(variables).to_string()),
            "waits" => {
                let waits = trace.waits.iter().map(|wait| Value::Number(data::Number::Float(*wait)));
                Some(Value::from(waits.collect::<Vec<_>>()).to_string())
            }
            "next" => trace.next.as_ref().map(|next| next.to_string()),
            "error" => trace.error.as_ref().map(|error| error.name.to_string()),
            "cause" => trace.error.as_ref().map(|error| error.cause.clone()),
            "warned" => trace.diagnostics.first().map(|warning| warning.code.as_str().to_owned()),
            _ => panic!("{word} means nothing here"),
        }
    }

    #[test]
    fn examples_of_the_states_language_page() {
        let page = include_str!("../src/asl/spec.md");
        let (mut input, mut scene, mut seen) = (Value::Null, Scene::default(), 0);
        for (line, word, rest) in cases(page, "case") {
            match word {
                "input" => input = json(rest),
                "state" => scene = Scene { state: rest.to_owned(), ..Scene::default() },
                "context" => scene.context = Some(json(rest)),
                "variables" => scene.variables = Some(json(rest)),
                "result" => scene.outcome = Some(Outcome::Result(json(rest))),
                "failing" => scene.outcome = Some(Outcome::Error { error: rest.to_owned(), cause: "why".to_owned() }),
                _ => {}
            }
            if ["input", "state", "context", "variables", "result", "failing"].contains(&word) {
                continue;
            }
            let (text, wanted) = arrow(line, rest);
            let write = || Path::parse(text).unwrap().write(input.clone(), "!".into());
            match word {
                "path" | "intrinsic" => {
                    let got = give(&input, text).unwrap_or_else(|e| panic!("line {line}: {e}"));
                    assert_eq!(got.to_string(), json(wanted).to_string(), "line {line}: {text}");
                }
                "fails" | "unable" => assert_eq!(give(&input, text).unwrap_err().name, wanted, "line {line}: {text}"),
                "says" => assert_eq!(give(&input, text).unwrap_err().cause, wanted, "line {line}: {text}"),
                "invalid" => assert_eq!(code(&Path::parse(text).unwrap_err()), wanted, "line {line}: {text}"),
                "wrong" => assert_eq!(code(&Intrinsic::parse(text).unwrap_err()), wanted, "line {line}: {text}"),
                "write" => assert_eq!(write().unwrap(), json(wanted), "line {line}: {text}"),
                "unwritten" => assert_eq!(write().unwrap_err().name, wanted, "line {line}: {text}"),
                "refused" => {
                    let error = State::parse(text, QueryLanguage::JsonPath).unwrap_err();
                    assert_eq!(code(&error), wanted, "line {line}: {text}");
                }
                _ => {
                    let trace = scene.play(&input);
                    let told = told(&trace, word).unwrap_or_else(|| panic!("line {line}: {trace:?}"));
                    let words = matches!(word, "next" | "error" | "cause" | "warned");
                    let same = if words { told == wanted } else { json(&told) == json(wanted) };
                    assert!(same, "line {line}: {word} is {told}");
                }
            }
            seen += 1;
        }
        assert!(seen > 140, "{seen} examples");
    }
}
