use super::super::timeline::{Visit, seconds};
use super::*;
use crate::state::asl::{Mock, flow};

const LANES: &str = r#""P":{"Type":"Parallel","Branches":[
  {"StartAt":"L","States":{"L":{"Type":"Task",@F,"Retry":[{"ErrorEquals":["Busy"],"IntervalSeconds":2,"MaxAttempts":2}],"Assign":{"inner.$":"$"},"End":true}}},
  {"StartAt":"M","States":{"M":{"Type":"Map","ItemsPath":"$.items","MaxConcurrency":1,"ItemProcessor":{"ProcessorConfig":{"Mode":"INLINE"},"StartAt":"I","States":{"I":{"Type":"Wait","Seconds":1,"Next":"J"},"J":{"Type":"Pass","End":true}}},"End":true}}}],
  "Assign":{"both.$":"$"},"ResultPath":"$.out","Next":"Z"},"Z":{"Type":"Pass","End":true}"#;

fn lanes() -> Machine {
    told(machine(LANES, r#"{"items":[10,20]}"#, r#"{"L":[{"Error":"Busy"},{"result":5}]}"#))
}

fn visits<'t>(timeline: &'t Timeline, state: &str) -> Vec<&'t Visit> {
    timeline.visits.iter().filter(|visit| &*visit.state == state).collect()
}

fn at(timeline: &Timeline, name: &str, state: &str) -> usize {
    let here = |at: usize| timeline.visit_of(at).is_some_and(|visit| &*visit.state == state);
    (0..timeline.events.len()).find(|it| &*timeline.events[*it].name == name && here(*it)).unwrap()
}

#[test]
fn events_belong_to_visits_and_visits_lie_in_each_other() {
    let machine = lanes();
    let timeline = run(&machine);
    let parallel = visits(&timeline, "P")[0];
    assert_eq!((parallel.within, parallel.attempts, parallel.successes.len()), (None, 1, 1));
    let map = visits(&timeline, "M")[0];
    let within = |visit: &Visit| visit.within.map(|at| timeline.visits[at].state.to_string());
    assert_eq!(within(map).as_deref(), Some("P"));
    let inner = visits(&timeline, "I");
    assert_eq!(
        inner.iter().map(|visit| (within(visit), visit.iteration)).collect::<Vec<_>>(),
        [(Some("M".into()), Some(0)), (Some("M".into()), Some(1))]
    );
    assert_eq!(visits(&timeline, "J").iter().map(|visit| visit.iteration).collect::<Vec<_>>(), [Some(0), Some(1)]);
    assert_eq!(within(visits(&timeline, "Z")[0]), None);
    for event in &timeline.events {
        let own = event.visit.map(|at| timeline.visits[at].state.to_string());
        match &*event.name {
            name if name.starts_with("Execution") => assert_eq!(own, None),
            name if name.starts_with("ParallelState") => assert_eq!(own.as_deref(), Some("P")),
            name if name.starts_with("Map") => assert_eq!(own.as_deref(), Some("M"), "{name}"),
            name if name.starts_with("Lambda") => assert_eq!(own.as_deref(), Some("L")),
            _ => assert!(own.is_some()),
        }
    }
    assert!(timeline.visits.iter().all(|visit| visit.exited.is_some()));
    let left = visits(&timeline, "L")[0];
    assert_eq!((left.retries(), left.failures.len(), left.is_caught()), (1, 1, false));
}

#[test]
fn time_never_goes_back() {
    for item in plain_items() {
        let timeline = run(&told(item.subject));
        assert!(timeline.events.windows(2).all(|pair| pair[0].at <= pair[1].at), "{}", item.entry.id);
        assert_eq!(timeline.events[0].at, 0.0);
    }
}

#[test]
fn variables_are_those_that_the_state_sees() {
    let machine = lanes();
    let timeline = run(&machine);
    let names = |at: usize| {
        timeline.variables(at).into_iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>()
    };
    // Assigned in a branch: seen there from its exit on, and nowhere else.
    assert_eq!(names(at(&timeline, "TaskStateEntered", "L")), Vec::<String>::new());
    assert_eq!(names(at(&timeline, "TaskStateExited", "L")), ["inner=5"]);
    assert_eq!(names(at(&timeline, "PassStateExited", "J")), Vec::<String>::new());
    assert_eq!(names(at(&timeline, "PassStateEntered", "Z")), ["both=[5,[10,20]]"]);
    assert_eq!(names(timeline.last()), ["both=[5,[10,20]]"]);
}

#[test]
fn a_loop_assigns_again_and_the_newest_value_counts() {
    let states = r#""A":{"Type":"Pass","Assign":{"n":0},"Next":"B"},"B":{"Type":"Pass","Assign":{"n.$":"States.MathAdd($n, 1)"},"Next":"C"},"C":{"Type":"Choice","Choices":[{"Variable":"$n","NumericLessThan":3,"Next":"B"}],"Default":"D"},"D":{"Type":"Succeed"}"#;
    let machine = told(machine(states, "{}", ""));
    let timeline = run(&machine);
    let seen: Vec<String> =
        visits(&timeline, "C").iter().map(|visit| timeline.variables(visit.entered)[0].1.to_string()).collect();
    assert_eq!(seen, ["1", "2", "3"]);
    let b = visits(&timeline, "B").iter().map(|visit| visit.entered).collect::<Vec<_>>();
    assert_eq!(timeline.next_of("B", b[0]), Some(b[1]));
    assert_eq!(timeline.next_of("B", b[2]), Some(b[0]), "around the end");
    assert_eq!(timeline.next_of("none", 0), None);
    let drawing = drawing(&machine);
    let taken: Vec<String> = timeline
        .taken
        .iter()
        .map(|(_, edge)| &drawing.edges[*edge])
        .map(|edge| format!("{}>{}{}", drawing.nodes[edge.from].name, drawing.nodes[edge.to].name, edge.why.label()))
        .collect();
    assert_eq!(taken, ["A>B", "B>C", "C>Brule 1", "B>C", "C>Brule 1", "B>C", "C>Ddefault"]);
}

#[test]
fn of_two_ways_to_one_state_the_one_that_was_used_is_taken() {
    let states = r#""A":{"Type":"Choice","Choices":[{"Variable":"$.a","NumericEquals":1,"Next":"B"},{"Variable":"$.a","NumericEquals":2,"Next":"B"}],"Default":"B"},"B":{"Type":"Task",@F,"Catch":[{"ErrorEquals":["No"],"Next":"C"},{"ErrorEquals":["States.ALL"],"Next":"C"}],"Next":"C"},"C":{"Type":"Succeed"}"#;
    let taken = |input: &str, mocks: &str| {
        let machine = told(machine(states, input, mocks));
        let (timeline, drawing) = (run(&machine), drawing(&machine));
        timeline.taken.iter().map(|(_, edge)| format!("{:?}", drawing.edges[*edge].why)).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(taken(r#"{"a":2}"#, r#"{"B":[{"result":1}]}"#), "Rule(1) Next");
    assert_eq!(taken(r#"{"a":3}"#, r#"{"B":[{"Error":"Other"}]}"#), "Default Catch(1)");
    assert_eq!(taken(r#"{"a":1}"#, r#"{"B":[{"Error":"No"}]}"#), "Rule(0) Catch(0)");
}

#[test]
fn failures_within_failures_are_told_of_the_right_states() {
    let states = r#""P":{"Type":"Parallel","Branches":[{"StartAt":"Q","States":{"Q":{"Type":"Parallel","Branches":[{"StartAt":"X","States":{"X":{"Type":"Fail","Error":"Deep","Cause":"down"}}}],"End":true}}}],"Retry":[{"ErrorEquals":["Deep"],"MaxAttempts":1}],"Catch":[{"ErrorEquals":["States.ALL"],"Next":"E"}],"End":true},"E":{"Type":"Pass","End":true}"#;
    let machine = told(machine(states, "{}", ""));
    let timeline = run(&machine);
    let outer = visits(&timeline, "P")[0];
    assert_eq!((outer.attempts, outer.failures.len(), outer.is_caught()), (2, 2, true));
    assert!(visits(&timeline, "Q").iter().all(|visit| visit.failures.len() == 1 && visit.exited.is_none()));
    let inputs = step::inputs(&machine, &timeline, outer.exited.unwrap()).unwrap();
    assert_eq!(inputs.mock, Mock::Failure);
    assert!(inputs.failure.contains("\"Deep\""), "{}", inputs.failure);
}

#[test]
fn a_step_opens_in_the_other_half_with_what_it_had() {
    let machine = lanes();
    let timeline = run(&machine);
    let open = |event: usize| step::inputs(&machine, &timeline, event).unwrap();
    // At its failure the error is looked at, afterwards the result.
    let failed = visits(&timeline, "L")[0].failures[0];
    assert_eq!((open(failed).mock, &*open(failed).state), (Mock::Failure, "L"));
    let done = open(visits(&timeline, "L")[0].exited.unwrap());
    assert_eq!((done.mock, &*done.result), (Mock::Result, "5"));
    let whole = open(visits(&timeline, "P")[0].exited.unwrap());
    assert_eq!(data(&whole.result), data("[5,[10,20]]"));
    let item = open(visits(&timeline, "I")[1].entered);
    assert!(item.context.contains("\"Index\": 1"), "{}", item.context);
    let last = open(visits(&timeline, "Z")[0].entered);
    assert_eq!(data(&last.variables), data(r#"{"both":[5,[10,20]]}"#));
    assert_eq!(step::inputs(&machine, &timeline, 0), None);
}

#[test]
fn every_step_of_the_gallery_can_be_traced_to_the_output_that_it_had() {
    for item in plain_items() {
        let machine = told(item.subject);
        let timeline = run(&machine);
        for visit in &timeline.visits {
            let Some(exited) = visit.exited else { continue };
            let event = &timeline.events[exited];
            let inputs = step::inputs(&machine, &timeline, exited).unwrap();
            let flow = flow(&inputs).unwrap_or_else(|| panic!("{}: {}", item.entry.id, visit.state));
            let output = flow.trace.output.clone().map(|output| output.to_string());
            // The reader of a distributed Map and what its batches come to are in no history.
            if item.entry.id.as_ref() != "map-reduce" {
                assert_eq!(
                    output.map(|it| data(&it)),
                    event.detail("output").map(data),
                    "{}: {}",
                    item.entry.id,
                    visit.state
                );
            }
        }
    }
}

fn data(text: &str) -> pointsman::asl::data::Value {
    pointsman::asl::data::parse(text).unwrap()
}

#[test]
fn long_histories_are_read_in_no_time_worth_naming() {
    let states = r#""A":{"Type":"Pass","Next":"A"}"#;
    let machine = machine(states, "{}", "");
    // AWS refuses a machine that cannot end; with a way out it may still go round until its events are used up.
    assert_eq!(machine.question(), None);
    let states = r#""A":{"Type":"Choice","Choices":[{"Variable":"$.out","IsPresent":true,"Next":"B"}],"Default":"A"},"B":{"Type":"Succeed"}"#;
    let machine = told(super::machine(states, "{}", ""));
    let timeline = run(&machine);
    assert_eq!(timeline.events.len(), 25_000);
    assert!(timeline.variables(timeline.last()).is_empty());
    let answer = machine.evaluate();
    assert_eq!(answer.word, "Failed");
    assert!(answer.rows.len() <= 400 && answer.rows_more > 10_000);
}

#[test]
fn seconds_are_told_in_units_that_people_use() {
    for (value, text) in [
        (0.0, "0 s"),
        (1.5, "1.5 s"),
        (119.0, "119 s"),
        (120.0, "2 min"),
        (3_661.0, "1 h 1 min 1 s"),
        (86_400.0, "1 d"),
        (900.001, "15 min"),
    ] {
        assert_eq!(seconds(value), text);
    }
}
