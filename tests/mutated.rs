//! Definitions, mocks, histories and expressions of the decided cases, broken at random: nothing panics, nothing hangs, and
//! what runs runs again the same. `ROUNDS=100000` makes more of them; the fuzz targets do the same without end.
#![cfg(feature = "jsonata")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use pointsman::asl::conversion::convert;
use pointsman::asl::data::{self, Object, Value};
use pointsman::asl::definition::Document;
use pointsman::asl::execution::exported::{History, compare, replay};
use pointsman::asl::execution::{Execution, Mocks, Options, run};
use pointsman::asl::jsonata::{self, Expression};
use pointsman::asl::machine::Machine;
use pointsman::asl::random::Random;
use pointsman::asl::reach::reach;
use std::time::{Duration, Instant};

const CASES: &str = include_str!("conformance/asl.jsonl");

fn rounds(few: usize) -> usize {
    std::env::var("ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(few)
}

/// `SEED=7` breaks them in another way.
fn dice(seed: u64) -> Dice {
    let more = std::env::var("SEED").ok().and_then(|text| text.parse::<u64>().ok()).unwrap_or(0);
    Dice(Random::new(seed + more))
}

struct Dice(Random);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.0.below(n.max(1) as u64)).unwrap()
    }

    /// A place in `text` where a character begins.
    fn place(&mut self, text: &str) -> usize {
        let mut at = self.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// `text` with a few pieces taken out, doubled, swapped for words that matter, or taken from `other`.
    fn broken(&mut self, text: &str, other: &str) -> String {
        const WORDS: [&str; 28] = [
            "null",
            "{}",
            "[]",
            "-1",
            "1e308",
            "\"$\"",
            "\"$$\"",
            "\"$.a[*]\"",
            "\"{% $ %}\"",
            "true",
            "99999999",
            "\"End\":true,",
            "\"Next\":\"A\",",
            "\"Type\":\"Map\",",
            "\"ResultPath\":null,",
            "\"$..x\"",
            "$states.input",
            "$map",
            "function($x)",
            "~>",
            "(",
            ")",
            "[1..9]",
            "**",
            "^(>$)",
            "\"é\u{1F600}\"",
            ".%",
            "@$v",
        ];
        let mut text = text.to_owned();
        for _ in 0..1 + self.below(4) {
            let (a, b) = (self.place(&text), self.place(&text));
            let (a, b) = (a.min(b), a.max(b));
            match self.below(5) {
                0 => {
                    let end = (a..=b).rev().find(|at| *at <= a + 12 && text.is_char_boundary(*at)).unwrap_or(a);
                    text.replace_range(a..end, "");
                }
                1 => {
                    let piece = text[a..b].to_owned();
                    if piece.len() < 400 {
                        text.insert_str(b, &piece);
                    }
                }
                2 | 3 => text.insert_str(a, WORDS[self.below(WORDS.len())]),
                _ => {
                    let (from, to) = (self.place(other), self.place(other));
                    let piece = &other[from.min(to)..from.max(to)];
                    if piece.len() < 200 {
                        text.insert_str(a, piece);
                    }
                }
            }
            text = text.chars().take(20_000).collect();
        }
        text
    }
}

fn rows() -> Vec<Value> {
    CASES.lines().map(|line| data::parse(line).unwrap()).collect()
}

fn within(limit: u64, what: &str, work: impl FnOnce()) {
    let begun = Instant::now();
    work();
    assert!(begun.elapsed() < Duration::from_secs(limit), "{:?}: {what}", begun.elapsed());
}

/// What a run and its replay have to have in common.
fn told(it: &Execution) -> String {
    format!("{:?} {:?} {:?} {:?} {:?}", it.status, it.output, it.error, it.path, it.waits)
}

#[test]
fn machines() {
    let mut dice = dice(2_024);
    let rows = rows();
    let definitions: Vec<(String, String, String)> = rows
        .iter()
        .filter(|row| row.get("kind").and_then(Value::as_str) == Some("execution") || row.get("of").is_some())
        .filter_map(|row| {
            let text = |name: &str| row.get(name).map(ToString::to_string);
            let mocks = text("mocks").unwrap_or_else(|| "{}".to_owned());
            let mocks = mocks
                .replace("\"return\"", "\"result\"")
                .replace("\"error\"", "\"Error\"")
                .replace("\"cause\"", "\"Cause\"");
            Some((text("definition")?, text("input")?, mocks))
        })
        .collect();
    let (mut ran, mut same) = (0, 0);
    for _ in 0..rounds(1_500) {
        let (definition, input, mocks) = &definitions[dice.below(definitions.len())];
        let other = &definitions[dice.below(definitions.len())].0;
        let text = if dice.below(8) == 0 { definition.clone() } else { dice.broken(definition, other) };
        within(20, &text, || {
            let (document, found) = Document::read(&text);
            let _ = convert(&document);
            let _ = History::parse(&text).map(|history| assert!(compare(&history, &history).is_same()));
            if !found.is_empty() {
                return;
            }
            let Ok(machine) = Machine::compile(&document) else { return };
            let input = if dice.below(3) == 0 { dice.broken(input, input) } else { input.clone() };
            let mocks = if dice.below(3) == 0 { dice.broken(mocks, mocks) } else { mocks.clone() };
            let options = Options {
                input: data::parse(&input).unwrap_or(Value::Null),
                mocks: Mocks::parse(&mocks).unwrap_or_default(),
                max_steps: 300,
                history: true,
                ..Options::default()
            };
            let Ok(done) = run(&machine, &options) else { return };
            ran += 1;
            assert!(done.path.len() <= 300 && done.history.len() == done.events, "{text}");
            assert!(done.history.windows(2).all(|pair| pair[0].at <= pair[1].at && pair[0].id < pair[1].id), "{text}");
            assert_eq!(format!("{done:?}"), format!("{:?}", run(&machine, &options).unwrap()), "{text}");
            let history = History::of(&done, 0.0);
            assert!(compare(&history, &history).is_same(), "{text}");
            let again = replay(&history);
            // X12: with all that the history has, a run tells the same.
            if again.notes.is_empty() {
                let mocked = done.history.iter().any(|event| event.name.ends_with("Scheduled"));
                let second = run(&machine, &Options { mocks: again.mocks, ..options });
                assert_eq!(second.map(|it| told(&it)).ok(), Some(told(&done)), "{text}");
                same += usize::from(mocked);
            }
            if dice.below(20) == 0 {
                let names: Vec<_> = machine.names().cloned().collect();
                let name = &names[dice.below(names.len())];
                if let Ok(it) = reach(&machine, name) {
                    assert_eq!(it.route.last(), Some(name), "{text}");
                }
            }
        });
    }
    // Those that called anything; without a call every replay is the same.
    assert!(ran * 8 > rounds(1_500) && same * 8 > ran, "{ran} {same}");
}

#[test]
fn expressions() {
    let mut dice = dice(2_025);
    let mut all: Vec<(String, Value)> = Vec::new();
    for row in rows().iter().filter(|row| row.get("kind").and_then(Value::as_str) == Some("jsonata")) {
        let state = row.get("state").map(ToString::to_string).unwrap_or_default();
        for piece in state.split("{%").skip(1).filter_map(|rest| rest.split_once("%}")) {
            let text = piece.0.replace("\\\"", "\"").replace("\\\\", "\\");
            all.push((text, row.get("input").cloned().unwrap_or(Value::Null)));
        }
    }
    let mut answers = 0;
    for _ in 0..rounds(1_500) {
        let (text, input) = &all[dice.below(all.len())];
        let other = &all[dice.below(all.len())].0;
        let text = dice.broken(text, other);
        within(20, &text, || {
            let expression = Expression::new(&text);
            let ask = || jsonata::evaluate(&expression, input, &Object::new(), 1.7e9, Random::new(1));
            let answer = ask();
            assert_eq!(answer, ask(), "{text}");
            if let Ok(Some(value)) = answer {
                answers += 1;
                assert_eq!(data::parse(&value.to_string()).ok(), Some(value), "{text}");
            }
        });
    }
    assert!(answers * 20 > rounds(1_500), "{answers}");
}
