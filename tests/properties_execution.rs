//! Machines at random: a run always ends, is the same for a seed, and its events tell its story.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use pointsman::asl::data::{self, Value};
use pointsman::asl::definition::Document;
use pointsman::asl::execution::exported::{History, compare, replay};
use pointsman::asl::execution::{Detail, Event, Execution, Mock, Mocks, Options, Outcome, Status, run, run_with};
use pointsman::asl::machine::Machine;

/// The same seed gives the same machines, everywhere.
struct Random(pointsman::asl::random::Random);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.0.below(n as u64)).unwrap()
    }
}

/// States `S0` … of a flow; each leads to another one of them, forwards or backwards, or ends.
fn flow(random: &mut Random, names: &mut usize, depth: usize) -> String {
    let count = 1 + random.below(4);
    let base = *names;
    *names += count;
    let states: Vec<String> = (0..count)
        .map(|at| {
            let target = format!("S{}", base + random.below(count));
            let next = if random.below(3) == 0 { format!("\"Next\":\"{target}\"") } else { "\"End\":true".to_owned() };
            let catching = format!(
                r#""Retry":[{{"ErrorEquals":["E"],"MaxAttempts":{},"JitterStrategy":"FULL"}},{{"ErrorEquals":["States.ALL"],"MaxAttempts":1}}],
                "Catch":[{{"ErrorEquals":["States.ALL"],"ResultPath":"$.e","Next":"{target}"}}]"#,
                random.below(4)
            );
            let state = match random.below(if depth == 0 { 6 } else { 9 }) {
                0 => format!(r#"{{"Type":"Pass","Assign":{{"v{base}.$":"$"}},{next}}}"#),
                1 => format!(r#"{{"Type":"Pass","Parameters":{{"a.$":"$.a","l":[1,2,3]}},{next}}}"#),
                2 => format!(r#"{{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","TimeoutSeconds":5,"ResultPath":"$.t",{catching},{next}}}"#),
                3 => format!(r#"{{"Type":"Wait","Seconds":{},{next}}}"#, random.below(4)),
                4 => format!(r#"{{"Type":"Choice","Choices":[{{"Variable":"$.a","NumericGreaterThan":{},"Next":"{target}"}}],"Default":"{target}"}}"#, random.below(3)),
                5 => r#"{"Type":"Fail","Error":"E"}"#.to_owned(),
                6 => {
                    let branches: Vec<String> = (0..1 + random.below(3)).map(|_| flow(random, names, depth - 1)).collect();
                    format!(r#"{{"Type":"Parallel","Branches":[{}],"ResultPath":"$.p",{catching},{next}}}"#, branches.join(","))
                }
                other => {
                    let mode = if other == 7 { r#""ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"# } else { "" };
                    let inner = flow(random, names, depth - 1);
                    let inner = format!("{{{mode}{}", inner.strip_prefix('{').unwrap());
                    format!(
                        r#"{{"Type":"Map","ItemsPath":"$.l","MaxConcurrency":{},"ItemSelector":{{"a.$":"$$.Map.Item.Value","l":[4]}},"ItemProcessor":{inner},"ResultPath":"$.m",{catching},{next}}}"#,
                        random.below(3)
                    )
                }
            };
            format!("\"S{}\":{state}", base + at)
        })
        .collect();
    format!("{{\"StartAt\":\"S{base}\",\"States\":{{{}}}}}", states.join(","))
}

fn mocks(random: &mut Random, machine: &Machine) -> Mocks {
    let mut members = Vec::new();
    for step in &machine.steps {
        if step.state.kind == pointsman::asl::state::StateKind::Task {
            let outcomes: Vec<String> = (0..1 + random.below(3))
                .map(|_| {
                    let time = random.below(7);
                    match random.below(3) {
                        0 => format!(r#"{{"result":{time},"durationSeconds":{time}}}"#),
                        1 => format!(r#"{{"Error":"E","Cause":"c","durationSeconds":{time}}}"#),
                        _ => r#"{"Error":"F"}"#.to_owned(),
                    }
                })
                .collect();
            members.push(format!("\"{}\":[{}]", step.state.name, outcomes.join(",")));
        }
    }
    Mocks::parse(&format!("{{{}}}", members.join(","))).unwrap()
}

fn document(event: &Event, name: &str) -> Option<Value> {
    event.details.iter().find_map(|(member, detail)| match detail {
        Detail::Document(value) if *member == name => Some(value.clone()),
        _ => None,
    })
}

/// The story that the events tell: each state got what the event before it on its branch left, and the last event says
/// how it ended.
fn replays(execution: &Execution) {
    for (at, event) in execution.history.iter().enumerate() {
        assert_eq!(event.id, at + 1);
        assert!(event.previous <= at, "{event:?}");
        assert!(at == 0 || execution.history[at - 1].at <= event.at, "{event:?}");
        let Some(before) = event.previous.checked_sub(1).map(|before| &execution.history[before]) else { continue };
        if event.name.ends_with("StateEntered") && before.name.ends_with("StateExited") {
            assert_eq!(document(event, "input"), document(before, "output"), "{event:?}");
        }
        if event.name == "ExecutionSucceeded" {
            assert_eq!(document(event, "output"), document(before, "output"));
        }
    }
    let last = execution.history.last().unwrap();
    assert_eq!(document(last, "output"), execution.output);
    assert_eq!(last.at, execution.duration);
    let name = match execution.status {
        Status::Succeeded => "ExecutionSucceeded",
        Status::Failed => "ExecutionFailed",
        Status::TimedOut => "ExecutionTimedOut",
        Status::Aborted => "ExecutionAborted",
    };
    assert_eq!(last.name, name);
}

#[test]
fn runs_end_and_are_the_same_for_a_seed() {
    let mut random = Random(pointsman::asl::random::Random::new(20_241_122));
    let (mut ended, mut longest) = ([0; 4], 0);
    for round in 0..320 {
        let text = flow(&mut random, &mut 0, 2);
        let machine = Machine::compile(&Document::read(&text).0).unwrap_or_else(|error| panic!("{text}: {error}"));
        let options = Options {
            input: data::parse(r#"{"a":1,"l":[1,2,3]}"#).unwrap(),
            mocks: mocks(&mut random, &machine),
            seed: round,
            max_steps: 600,
            history: true,
            ..Options::default()
        };
        let execution = run(&machine, &options).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(format!("{execution:?}"), format!("{:?}", run(&machine, &options).unwrap()), "{text}");
        let silent = run(&machine, &Options { history: false, ..options }).unwrap();
        let story = |it: &Execution| {
            format!("{:?}", (it.status, &it.output, &it.error, &it.cause, &it.path, &it.waits, it.duration, it.events))
        };
        assert_eq!(story(&execution), story(&silent), "{text}");
        replays(&execution);
        ended[execution.status as usize] += 1;
        longest = longest.max(execution.path.len());
    }
    assert!(ended[0] > 40 && ended[1] > 40 && ended[3] > 2 && longest > 500, "{ended:?} {longest}");
}

#[test]
fn answers_are_as_good_as_mocks() {
    let mut random = Random(pointsman::asl::random::Random::new(11));
    let mut questions = 0;
    for round in 0..300 {
        let text = flow(&mut random, &mut 0, 2);
        let machine = Machine::compile(&Document::read(&text).0).unwrap();
        let mocks = mocks(&mut random, &machine);
        let input = data::parse(r#"{"a":1,"l":[1,2,3]}"#).unwrap();
        let options =
            Options { input, mocks: mocks.clone(), seed: round, max_steps: 300, history: true, ..Options::default() };
        let execution = run(&machine, &options).unwrap();
        let mut calls = Mocks::default();
        mocks.iter().for_each(|(name, _)| calls.insert(name.clone(), vec![Mock::now(Outcome::Call(0))]));
        let mut asked = std::collections::BTreeMap::new();
        let answered = run_with(&machine, &Options { mocks: calls, ..options }, |question| {
            questions += 1;
            let (_, list) = mocks.iter().find(|(name, _)| **name == question.state).unwrap();
            let count = asked.entry(question.state.clone()).or_insert(0);
            *count += 1;
            list.get(*count - 1).or_else(|| list.last()).unwrap().clone()
        });
        assert_eq!(format!("{execution:?}"), format!("{:?}", answered.unwrap()), "{text}");
    }
    assert!(questions > 1_000, "{questions}");
}

#[test]
fn a_history_becomes_mocks_that_make_the_same_run() {
    let mut random = Random(pointsman::asl::random::Random::new(7));
    let (mut replayed, mut iterations) = (0, 0);
    for round in 0..400 {
        let text = flow(&mut random, &mut 0, 2);
        // Iterations in executions of their own are not in a history.
        if text.contains("DISTRIBUTED") {
            continue;
        }
        let machine = Machine::compile(&Document::read(&text).0).unwrap();
        let options = Options {
            input: data::parse(r#"{"a":1,"l":[1,2,3]}"#).unwrap(),
            mocks: mocks(&mut random, &machine),
            seed: round,
            max_steps: 300,
            history: true,
            ..Options::default()
        };
        let execution = run(&machine, &options).unwrap();
        let history = History::of(&execution, 0.0);
        let again = replay(&history);
        assert_eq!(again.input.as_ref(), Some(&options.input));
        // A task that had not yet been tried again when it was all over has no outcome to come.
        let Ok(second) = run(&machine, &Options { mocks: again.mocks, ..options }) else { continue };
        let comparison = compare(&history, &History::of(&second, 0.0));
        assert!(comparison.is_same(), "{text}\n{}", comparison.summary());
        assert_eq!(
            (second.status, &second.output, &second.path),
            (execution.status, &execution.output, &execution.path)
        );
        replayed += 1;
        iterations += usize::from(execution.history.iter().any(|event| event.name == "MapIterationStarted"));
    }
    assert!(replayed > 100 && iterations > 15, "{replayed} {iterations}");
}
