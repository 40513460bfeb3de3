//! The States Language on random documents, paths and templates.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use pointsman::asl::choice::{self, ConditionKind, Pattern};
use pointsman::asl::data::{self, Object, Value};
use pointsman::asl::definition::QueryLanguage;
use pointsman::asl::intrinsic::{ArgumentKind, Call, Function, Intrinsic};
use pointsman::asl::path::{Filter, Operand, Path, Selector};
use pointsman::asl::random;
use pointsman::asl::run::Run;
use pointsman::asl::scope::Scope;
use pointsman::asl::state::{Special, State};
use pointsman::asl::trace::{Diff, Options, Outcome, trace};
use pointsman::asl::work::Work;
use pointsman::diagnostic::Step;
use pointsman::explanation;

#[allow(dead_code, reason = "the other engines use the rest")]
mod support;
use support::Random;

const NAMES: &[&str] = &["a", "b", "c", "it's", "x y", "é😀", "", "__proto__"];

fn document(random: &mut Random, depth: usize) -> Value {
    match random.below(if depth > 3 { 5 } else { 10 }) {
        0 => Value::Null,
        1 => random.chance(50).into(),
        2 => i64::try_from(random.below(5)).unwrap().into(),
        3 => Value::Number(data::Number::Float(0.5)),
        4 => random.pick(NAMES).into(),
        5 | 6 => (0..random.below(4)).map(|_| document(random, depth + 1)).collect::<Vec<_>>().into(),
        _ => object(random, depth).into(),
    }
}

fn object(random: &mut Random, depth: usize) -> Object {
    (0..random.below(5)).map(|_| (random.pick(NAMES).to_owned(), document(random, depth + 1))).collect()
}

fn quoted(name: &str) -> String {
    format!("'{}'", name.replace('\'', "\\'"))
}

/// A step that names one place.
fn single(random: &mut Random) -> String {
    if random.chance(30) {
        random.pick(&[".a", ".b", ".c", ".é😀", ".__proto__", r".it\'s", r".x\ y", r".\u0061"]).to_owned()
    } else if random.chance(60) {
        format!("[{}]", quoted(random.pick(NAMES)))
    } else {
        format!("[{}]", random.pick(&["0", "1", "-1", "7"]))
    }
}

fn reference(random: &mut Random) -> String {
    let steps = random.below(4);
    format!("${}", (0..steps).map(|_| single(random)).collect::<String>())
}

fn path(random: &mut Random, depth: usize) -> String {
    let mut text = String::from(if depth == 0 { "$" } else { random.pick(&["@", "@", "$"]) });
    for _ in 0..random.below(4) {
        let deep = random.chance(15);
        let step = match random.below(9) {
            0 => "[*]".to_owned(),
            1 => random.pick(&["[0,1]", "[1:]", "[:-1]", "[-2:2]", "[0:9:2]", "[-1]"]).to_owned(),
            2 => format!("[{},{}]", quoted(random.pick(NAMES)), quoted(random.pick(NAMES))),
            3 | 4 if depth < 2 => format!("[?({})]", filter(random, depth + 1)),
            _ => single(random),
        };
        if deep {
            text.push_str(if step.starts_with('.') { "." } else { ".." });
        }
        text.push_str(&step);
    }
    text
}

fn filter(random: &mut Random, depth: usize) -> String {
    let left = path(random, depth);
    let operator = random.pick(&["==", "!=", "<", ">=", "===", "in", "contains", "size", "=~", ""]);
    let term = match operator {
        "" => left,
        "in" => format!("{left} in [1, 'a', null]"),
        "=~" => format!("{left} =~ /a?.*/i"),
        _ => format!("{left} {operator} {}", random.pick(&["1", "'a'", "null", "true", "$.a", "[1]"])),
    };
    match random.below(5) {
        0 => format!("!({term})"),
        1 if depth < 3 => format!("{term} && {}", filter(random, depth + 1)),
        2 if depth < 3 => format!("{term} || {}", filter(random, depth + 1)),
        _ => term,
    }
}

fn at<'v>(value: &'v Value, path: &[Step]) -> Option<&'v Value> {
    path.iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.get(key),
        Step::Index(index) => value.at(*index),
    })
}

#[test]
fn what_a_path_answers_is_what_it_touches() {
    let (mut answered, mut empty, mut told) = (0, 0, 0);
    for seed in 0..20_000 {
        let random = &mut Random::new(seed);
        let (input, text) = (document(random, 0), path(random, 0));
        let context = Value::empty_object();
        let scope = Scope { input: &input, context: &context, variables: &Object::new() };
        let parsed = Path::parse(&text).unwrap_or_else(|e| panic!("{text}: {e}"));
        let answer = parsed.evaluate(scope, &mut Work::default());
        let nodes = parsed.locate(scope, &mut Work::default());
        assert_eq!(answer.is_err(), nodes.is_err(), "{text} on {input}");
        // Printed and parsed again it answers the same.
        let again = Path::parse(&parsed.to_string()).unwrap().evaluate(scope, &mut Work::default());
        assert_eq!(again.ok(), answer.clone().ok(), "{text} as {parsed} on {input}");
        // The text of a document answers what its tree does.
        let text_of = input.to_string();
        match (parsed.answer_in_text(&text_of), &answer) {
            (Some(found), Ok(answer)) => {
                assert_eq!(data::parse(&found).unwrap(), *answer, "{text} on {input}");
                told += 1;
            }
            (Some(found), Err(error)) => panic!("{text} on {input}: {found}, not {error:?}"),
            (None, Ok(answer)) => panic!("{text} on {input}: nothing, not {answer}"),
            (None, Err(_)) => {}
        }
        let (Ok(answer), Ok(nodes)) = (answer, nodes) else { continue };
        answered += 1;
        empty += usize::from(nodes.is_empty());
        for node in &nodes {
            assert_eq!(at(&input, &node.path), Some(&node.value), "{text} on {input}");
        }
        if !text.contains("',") {
            let values: Vec<Value> = nodes.into_iter().map(|node| node.value).collect();
            let whole = if parsed.is_definite() { values[0].clone() } else { values.into() };
            assert_eq!(whole, answer, "{text} on {input}");
        }
    }
    assert!(answered > 5_000 && answered - empty > 2_000 && told > 5_000, "{answered} {empty} {told}");
}

/// A document as no one would write it: blanks, escapes, other spellings of numbers, names that come twice.
fn odd(random: &mut Random, value: &Value, out: &mut String) {
    let blank = |random: &mut Random, out: &mut String| out.push_str(random.pick(&["", "", "", " ", "\n\t"]));
    let string = |random: &mut Random, text: &str, out: &mut String| {
        if random.chance(80) {
            return out.push_str(&Value::from(text).to_string());
        }
        out.push('"');
        text.encode_utf16().for_each(|unit| out.push_str(&format!("\\u{unit:04x}")));
        out.push_str(random.pick(&["\"", "\"", "\"", "\"", "\\ud800\""]));
    };
    blank(random, out);
    match value {
        Value::String(text) => string(random, text, out),
        Value::Number(_) if random.chance(20) => {
            out.push_str(random.pick(&[
                "-0",
                "1.0",
                "1e0",
                "1E+2",
                "0.10",
                "-1.5e-1",
                "12345678901234567890",
                "1e999",
            ]));
        }
        Value::Array(elements) => {
            out.push('[');
            for (at, element) in elements.iter().enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                odd(random, element, out);
            }
            out.push(']');
        }
        Value::Object(object) => {
            out.push('{');
            let twice = random.chance(5);
            let members = object.iter().chain(object.iter().take(usize::from(twice)));
            for (at, (name, value)) in members.enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                blank(random, out);
                string(random, name, out);
                blank(random, out);
                out.push(':');
                odd(random, value, out);
            }
            out.push('}');
        }
        scalar => out.push_str(&scalar.to_string()),
    }
    blank(random, out);
}

#[test]
fn texts_answer_as_their_trees_however_they_are_spelled() {
    let (mut answered, mut left) = (0, 0);
    for seed in 0..30_000 {
        let random = &mut Random::new(seed);
        let mut text = String::new();
        let value = document(random, 0);
        odd(random, &value, &mut text);
        if random.chance(5) {
            text.truncate(text.floor_char_boundary(random.below(text.len() + 1)));
        }
        let path = Path::parse(&path(random, 0)).unwrap();
        let found = path.answer_in_text(&text);
        let Ok(input) = data::parse(&text) else {
            assert_eq!(found, None, "{text}");
            continue;
        };
        let context = Value::empty_object();
        let scope = Scope { input: &input, context: &context, variables: &Object::new() };
        let answer = path.evaluate(scope, &mut Work::default());
        match found {
            // As JSON.parse reads it: what a value spells differently is not in a list. One value is as it is spelled.
            Some(found) => {
                let spelled = found.contains("-0,") || found.contains("\\ud800");
                assert!(path.is_definite() || !spelled, "{} on {text}: {found}", path.text());
                assert_eq!(data::parse(&found).ok(), answer.ok(), "{} on {text}: {found}", path.text());
                answered += 1;
            }
            None => left += usize::from(answer.is_ok()),
        }
    }
    assert!(answered > 10_000 && left > 500, "{answered} {left}");
}

/// Objects of so many members that names are looked up by hash.
#[test]
fn texts_with_large_objects_answer_as_their_trees() {
    for count in [1, 40, 47, 48, 49, 50, 100, 1_000] {
        for twice in [None, Some(0), Some(count / 2), Some(count - 1)] {
            let name = |at: usize| if at.is_multiple_of(7) { format!("\\u006b{at}") } else { format!("k{at}") };
            let again = twice.map(|at| format!(",\"k{at}\":-1")).unwrap_or_default();
            let members: Vec<String> = (0..count).map(|at| format!("\"{}\":[{at}]", name(at))).collect();
            let text = format!("{{{}{again}}}", members.join(","));
            let input = data::parse(&text).unwrap();
            let context = Value::empty_object();
            let scope = Scope { input: &input, context: &context, variables: &Object::new() };
            for path in ["$.*", "$..[0]", "$['k0','k46']", "$..k47"] {
                let path = Path::parse(path).unwrap();
                let found = path.answer_in_text(&text).map(|found| data::parse(&found).unwrap());
                match twice {
                    None => assert_eq!(found, path.evaluate(scope, &mut Work::default()).ok(), "{count}"),
                    Some(at) => assert_eq!(found, None, "{count} {at}"),
                }
            }
        }
    }
}

#[test]
fn what_result_path_writes_is_read_back() {
    let mut written = 0;
    for seed in 0..20_000 {
        let random = &mut Random::new(seed);
        let (input, value) = (document(random, 0), document(random, 2));
        let path = Path::parse(&reference(random)).unwrap();
        let Ok(after) = path.write(input.clone(), value.clone()) else { continue };
        written += 1;
        let context = Value::empty_object();
        let scope = Scope { input: &after, context: &context, variables: &Object::new() };
        if after != Value::Null {
            assert_eq!(path.evaluate(scope, &mut Work::default()).unwrap(), value, "{} in {input}", path.text());
        }
        // Nothing else changed: writing what was there before gives the input back.
        let before = Scope { input: &input, context: &context, variables: &Object::new() };
        if let Ok(old) = path.evaluate(before, &mut Work::default()) {
            assert_eq!(path.write(after, old).unwrap(), input);
        }
    }
    assert!(written > 5_000, "{written}");
}

#[test]
fn differences_make_after_of_before() {
    for seed in 0..20_000 {
        let random = &mut Random::new(seed);
        let before = document(random, 0);
        // Half of them are near each other.
        let after = if random.chance(50) {
            document(random, 0)
        } else {
            let path = Path::parse(&reference(random)).unwrap();
            path.write(before.clone(), document(random, 2)).unwrap_or_else(|_| document(random, 0))
        };
        let diff = Diff::between(&before, &after);
        assert_eq!(diff.apply(&before), after, "{before} → {after}: {diff:?}");
        assert_eq!(diff == Diff::default(), before == after, "{before} → {after}");
    }
}

#[test]
fn sizes_are_those_of_the_text() {
    for seed in 0..5_000 {
        let random = &mut Random::new(seed);
        let value = document(random, 0);
        assert_eq!(Work::default().measure(&value).unwrap(), value.to_string().len(), "{value}");
        assert_eq!(data::parse(&value.to_string()).unwrap(), value);
    }
    let control: String = (0..0x80_u8).map(char::from).collect();
    assert_eq!(Work::default().measure(&control.as_str().into()).unwrap(), Value::from(control).to_string().len());
}

/// A state of the pipeline with random fields.
fn state(random: &mut Random) -> String {
    let kind = random.pick(&["Task", "Pass", "Parallel"]);
    let mut fields = vec![format!("\"Type\":\"{kind}\""), "\"End\":true".to_owned()];
    let json = |text: String| Value::from(text).to_string();
    let mut selection = |random: &mut Random, name: &str| {
        let chosen = match random.below(4) {
            0 => "null".to_owned(),
            1 => json(path(random, 0)),
            _ => return,
        };
        fields.push(format!("\"{name}\":{chosen}"));
    };
    selection(random, "InputPath");
    selection(random, "OutputPath");
    let template = |random: &mut Random| {
        let member = |random: &mut Random, name: &str| match random.below(4) {
            0 => format!("\"{name}.$\":{}", json(path(random, 0))),
            1 => format!("\"{name}.$\":{}", json(format!("States.Array({}, 'x', 1)", path(random, 0)))),
            2 => format!("\"{name}\":[1,{{\"z.$\":{}}}]", json(reference(random))),
            _ => format!("\"{name}\":{}", document(random, 3)),
        };
        format!("{{{},{}}}", member(random, "p"), member(random, "q"))
    };
    if random.chance(60) {
        let made = template(random);
        fields.push(format!("\"Parameters\":{made}"));
    }
    if kind != "Pass" && random.chance(50) {
        let made = template(random);
        fields.push(format!("\"ResultSelector\":{made}"));
    }
    if random.chance(60) {
        let made = if random.chance(20) { "null".to_owned() } else { json(reference(random)) };
        fields.push(format!("\"ResultPath\":{made}"));
    }
    format!("{{{}}}", fields.join(","))
}

#[test]
fn traces_are_true() {
    let (mut outputs, mut copied) = (0, 0);
    for seed in 0..20_000 {
        let random = &mut Random::new(seed);
        let text = state(random);
        let state = State::parse(&text, QueryLanguage::JsonPath).unwrap_or_else(|e| panic!("{text}: {e}"));
        let (input, result) = (document(random, 0), document(random, 1));
        let input_text = input.to_string();
        let outcome = Some(Outcome::Result(result.clone()));
        let options = Options { input: input.clone(), input_text: &input_text, outcome, ..Options::default() };
        let trace = trace(&state, &options);
        assert_eq!(trace.output.is_some(), trace.error.is_none(), "{text} on {input}: {trace:?}");
        for stage in &trace.stages {
            assert_eq!(stage.diff.apply(&stage.before), stage.after, "{text} on {input}");
            assert_eq!(stage.bytes, stage.after.to_string().len(), "{text} on {input}");
        }
        let Some(output) = &trace.output else { continue };
        outputs += 1;
        for part in &trace.provenance {
            let there = at(output, &part.path).unwrap_or_else(|| panic!("{text} on {input}: {part:?}"));
            if let (pointsman::asl::trace::How::Copied, [from]) = (part.how, part.from.as_slice()) {
                let source = if from.source == pointsman::asl::trace::Source::Input { &input } else { &result };
                assert_eq!(at(source, &from.path), Some(there), "{text} on {input}: {part:?}");
                copied += 1;
            }
        }
    }
    assert!(outputs > 3_000 && copied > 3_000, "{outputs} {copied}");
}

/// A path as a person writes it: from any root, with names behind dots and in brackets, and escapes in both.
fn written(random: &mut Random) -> String {
    let mut text = random.pick(&["$", "$", "$$", "$var", "$größe"]).to_owned();
    for _ in 0..random.below(4) {
        let names = [".a", ".é😀", ".b-c", r".x\@y", r".\u0041b", r".a\.b", r".it\'s", r".\ ", "..a", ".*"];
        let brackets =
            [r#"["a"]"#, r"['\'\\']", r"['\n\u00e9']", r#"["it's",'a"b']"#, "[ 'a)' , 'b,' ]", "['é']", "['']"];
        match random.below(5) {
            0 | 1 => text += random.pick(&names),
            2 => text += random.pick(&brackets),
            3 => text += &path(random, 0)[1..],
            _ => text += &single(random),
        }
    }
    text
}

/// A call with any arguments, as `States.Array` takes them; blanks where they may stand.
fn call(random: &mut Random, depth: usize) -> String {
    let blank = |random: &mut Random| random.pick(&["", "", " ", "  "]).to_owned();
    let argument = |random: &mut Random| match random.below(if depth < 9 { 10 } else { 6 }) {
        0 => random
            .pick(&["true", "false", "null", "0", "-7", "1.5", "-0.25", "1e3", "2E-2", "12345678901234567890"])
            .to_owned(),
        1 | 2 => {
            let pieces = ["a", "é😀", r"\'", r"\\", r"\{", r"\}", "{}", " ", ",", ")", "\"", "$.a", "\n"];
            format!("'{}'", (0..random.below(5)).map(|_| random.pick(&pieces)).collect::<String>())
        }
        3..6 => written(random),
        _ => call(random, depth + 1),
    };
    let name = Function::ALL[random.below(Function::ALL.len())].as_str();
    let mut text = format!("{name}({}", blank(random));
    for at in 0..random.below(4) {
        let parts = [if at > 0 { "," } else { "" }.to_owned(), blank(random), argument(random), blank(random)];
        text.extend(parts);
    }
    text + ")"
}

/// A path without the places of what it is made of.
fn path_tree(path: &Path) -> String {
    let step = |segment: &pointsman::asl::path::Segment| match &segment.selector {
        Selector::Filter(filter) => format!("{} ({})", segment.deep, filter_tree(filter)),
        selector => format!("{} {selector:?}", segment.deep),
    };
    format!("{:?} {:?}", path.root, path.segments.iter().map(step).collect::<Vec<_>>())
}

fn filter_tree(filter: &Filter) -> String {
    let all = |parts: &[Filter]| parts.iter().map(filter_tree).collect::<Vec<_>>();
    let operand = |operand: &Operand| match operand {
        Operand::Path(path) => path_tree(path),
        other => format!("{other:?}"),
    };
    match filter {
        Filter::Or(parts) => format!("or {:?}", all(parts)),
        Filter::And(parts) => format!("and {:?}", all(parts)),
        Filter::Not(part) => format!("not ({})", filter_tree(part)),
        Filter::Exists { path, present } => format!("{present} {}", path_tree(path)),
        Filter::Compare(left, comparison, right) => {
            format!("({}) {comparison:?} ({})", operand(left), operand(right))
        }
    }
}

fn call_tree(call: &Call) -> String {
    let argument = |kind: &ArgumentKind| match kind {
        ArgumentKind::Path(path) => path_tree(path),
        ArgumentKind::Call(call) => call_tree(call),
        // A number by its value: 1e3 is printed as 1000.
        ArgumentKind::Literal(value) => value.to_string(),
        text @ ArgumentKind::Text { .. } => format!("{text:?}"),
    };
    let arguments = call.arguments.iter().map(|given| argument(&given.kind));
    format!("{:?} {:?}", call.function, arguments.collect::<Vec<_>>())
}

#[test]
fn what_is_printed_is_the_same_tree() {
    let (mut nested, mut paths) = (0, 0);
    for seed in 0..20_000 {
        let random = &mut Random::new(seed);
        let text = written(random);
        let path = Path::parse(&text).unwrap_or_else(|e| panic!("{text}: {e}"));
        let printed = path.to_string();
        let again = Path::parse(&printed).unwrap_or_else(|e| panic!("{text} prints as {printed}: {e}"));
        assert_eq!(path_tree(&again), path_tree(&path), "{text} prints as {printed}");
        let text = call(random, 1);
        let call = Intrinsic::parse(&text).unwrap_or_else(|e| panic!("{text}: {e}"));
        let printed = call.to_string();
        let again = Intrinsic::parse(&printed).unwrap_or_else(|e| panic!("{text} prints as {printed}: {e}"));
        assert_eq!(call_tree(&again.call), call_tree(&call.call), "{text} prints as {printed}");
        nested += usize::from(call.nesting() > 2);
        paths += call.paths().len();
    }
    assert!(nested > 2_000 && paths > 10_000, "{nested} {paths}");
}

/// A rule without where it leads. Its paths are short, so that they often find something.
fn rule(random: &mut Random, depth: usize) -> String {
    let rules = |random: &mut Random| {
        (0..=random.below(3)).map(|_| format!("{{{}}}", rule(random, depth + 1))).collect::<Vec<_>>().join(",")
    };
    match random.below(if depth < 3 { 9 } else { 6 }) {
        6 => format!("\"And\":[{}]", rules(random)),
        7 => format!("\"Or\":[{}]", rules(random)),
        8 => format!("\"Not\":{{{}}}", rule(random, depth + 1)),
        _ => {
            let place = |random: &mut Random| random.pick(&["$", "$.a", "$.b", "$.a.b", "$.c[0]", "$..a", "$.t"]);
            let (name, operands): (_, &[&str]) = match random.below(6) {
                0 => ("IsPresent", &["true", "false"]),
                1 => {
                    (random.pick(&["IsNull", "IsNumeric", "IsString", "IsBoolean", "IsTimestamp"]), &["true", "false"])
                }
                2 => {
                    (random.pick(&["NumericEquals", "NumericLessThan", "NumericGreaterThanEquals"]), &["0.5", "1", "2"])
                }
                3 => (random.pick(&["StringEquals", "StringGreaterThan", "StringLessThanEquals"]), &["\"a\"", "\"b\""]),
                4 => ("StringMatches", &["\"*\"", "\"a*\"", "\"x y\"", "\"\\\\x\""]),
                _ => ("BooleanEquals", &["true", "false"]),
            };
            let compared = !name.starts_with("Is") && name != "StringMatches";
            let variable = place(random);
            if compared && random.chance(25) {
                return format!("\"Variable\":\"{variable}\",\"{name}Path\":\"{}\"", place(random));
            }
            format!("\"Variable\":\"{variable}\",\"{name}\":{}", random.pick(operands))
        }
    }
}

/// Each row that was reached says of its condition what the condition says itself.
fn assert_rows_agree(condition: &choice::Condition, row: &explanation::Condition, run: &mut Run<'_, '_>) {
    if let Some(held) = row.held {
        assert_eq!(condition.holds(run), Ok(held), "{row:?}");
    }
    let parts = match &condition.kind {
        ConditionKind::And(parts) | ConditionKind::Or(parts) => parts.as_slice(),
        ConditionKind::Not(part) => std::slice::from_ref(&**part),
        ConditionKind::Test(_) => &[],
    };
    assert_eq!(parts.len(), row.children.len(), "{row:?}");
    parts.iter().zip(&row.children).for_each(|(part, row)| assert_rows_agree(part, row, run));
}

#[test]
fn choices_are_explained_as_they_are_made() {
    let (mut ruled, mut fallen, mut failed) = (0, 0, 0);
    for seed in 0..20_000 {
        let random = &mut Random::new(seed);
        let rules: Vec<String> =
            (0..=random.below(4)).map(|at| format!("{{{},\"Next\":\"N{at}\"}}", rule(random, 0))).collect();
        let default = random.pick(&["", ",\"Default\":\"D\""]);
        let text = format!("{{\"Type\":\"Choice\",\"Choices\":[{}]{default}}}", rules.join(","));
        let state = State::parse(&text, QueryLanguage::JsonPath).unwrap_or_else(|e| panic!("{text}: {e}"));
        let Special::Choice(choice) = &state.special else { panic!("{text}") };
        let (input, context, variables) = (Value::from(object(random, 0)), Value::empty_object(), Object::new());
        let scope = Scope { input: &input, context: &context, variables: &variables };
        let (mut work, mut chance) = (Work::default(), random::Random::new(seed));
        let run = &mut Run { scope, work: &mut work, random: &mut chance, deep_merge: false, now: 0.0, field: None };
        let explained = choice.explain(run, &|_| None);
        let chosen = choice.choose(run);
        assert_eq!(explained.matched, chosen.is_ok(), "{text} on {input}: {explained:?}");
        let held: Vec<Option<bool>> = explained.conditions.iter().map(|row| row.held).collect();
        let decisive = held.iter().position(|held| *held != Some(false));
        match &chosen {
            Ok(chosen) => {
                assert_eq!(decisive, chosen.rule, "{text} on {input}: {held:?}");
                assert!(decisive.is_none_or(|at| held[at] == Some(true)), "{text} on {input}: {held:?}");
                assert!(explained.summary.contains(&format!("leads to \"{}\"", chosen.next)), "{}", explained.summary);
                *(if chosen.rule.is_some() { &mut ruled } else { &mut fallen }) += 1;
            }
            Err(error) if error.name == "States.NoChoiceMatched" => assert_eq!(decisive, None, "{text} on {input}"),
            Err(error) => {
                assert!(decisive.is_some_and(|at| held[at].is_none()), "{text} on {input}: {held:?}");
                assert!(explained.summary.contains(&*error.cause), "{}", explained.summary);
                failed += 1;
            }
        }
        // What comes behind the rule that decided was not asked.
        assert!(held.iter().skip(decisive.map_or(held.len(), |at| at + 1)).all(Option::is_none), "{text}: {held:?}");
        for (rule, row) in choice.rules.iter().zip(&explained.conditions) {
            assert_rows_agree(&rule.condition, &row.children[0], run);
        }
    }
    assert!(ruled > 2_000 && fallen > 500 && failed > 2_000, "{ruled} {fallen} {failed}");
}

/// Stars by trying everything.
fn naive(pattern: &[char], text: &[char]) -> bool {
    match pattern.split_first() {
        None => text.is_empty(),
        Some(('*', rest)) => (0..=text.len()).any(|at| naive(rest, &text[at..])),
        Some((c, rest)) => text.first() == Some(c) && naive(rest, &text[1..]),
    }
}

#[test]
fn string_matches_finds_what_trying_everything_finds() {
    for seed in 0..20_000 {
        let random = &mut Random::new(seed);
        let pattern: String = (0..random.below(7)).map(|_| random.pick(&["a", "b", "*"])).collect();
        let text: String = (0..random.below(8)).map(|_| random.pick(&["a", "b"])).collect();
        let wanted = naive(&pattern.chars().collect::<Vec<_>>(), &text.chars().collect::<Vec<_>>());
        assert_eq!(Pattern::parse(&pattern).unwrap().matches(&text), wanted, "{pattern} {text}");
    }
}
