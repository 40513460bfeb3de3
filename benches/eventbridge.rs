//! Rule sets over events in the shape of the city-lots set, as ratios to `serde_json::from_str::<Value>` of the same text
//! in the same run: that is what holds from machine to machine. Match counts are asserted while timing.
//!
//! The data is not part of this repository: `POINTSMAN_DATA` names the folder with `synthlots-20k.jsonl.gz` and
//! `rulesets.json`. Without it only what needs no data is timed.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use criterion::{Criterion, Throughput};
use flate2::read::GzDecoder;
use pointsman::eventbridge::RuleSet;
use serde_json::Value;
use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::io::{BufReader, Read};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// What a native build is to reach.
const GOALS: [(&str, f64); 10] = [
    ("EXACT", 9.0),
    ("WILDCARD", 7.0),
    ("PREFIX", 8.0),
    ("SUFFIX", 6.0),
    ("EQUALS_IGNORE_CASE", 6.0),
    ("NUMERIC", 4.0),
    ("ANYTHING-BUT", 3.0),
    ("COMPLEX_ARRAYS", 1.2),
    ("PARTIAL_COMBO", 1.0),
    ("COMBO", 0.6),
];

/// Counts the bytes that are allocated and not yet freed.
struct Counting;

static HELD: AtomicUsize = AtomicUsize::new(0);

// SAFETY: all calls go to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        HELD.fetch_add(layout.size(), Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Ordering::Relaxed);
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

struct Data {
    events: Vec<String>,
    sets: Value,
}

/// The data, or why there is none.
fn data() -> Result<Data, String> {
    let folder = std::env::var_os("POINTSMAN_DATA").map(PathBuf::from);
    let folder = folder.ok_or("POINTSMAN_DATA does not name a folder with events")?;
    let open = |name: &str| {
        let path = folder.join(name);
        std::fs::File::open(&path).map_err(|error| format!("{}: {error}", path.display()))
    };
    let mut text = String::new();
    GzDecoder::new(open("synthlots-20k.jsonl.gz")?).read_to_string(&mut text).map_err(|error| error.to_string())?;
    let sets = serde_json::from_reader(BufReader::new(open("rulesets.json")?)).map_err(|error| error.to_string())?;
    Ok(Data { events: text.lines().map(str::to_owned).collect(), sets })
}

impl Data {
    fn patterns(&self, name: &str) -> Vec<&str> {
        let set = &self.sets[name];
        match set["patterns"].as_array() {
            Some(patterns) => patterns.iter().map(|p| p.as_str().unwrap()).collect(),
            None => set["sets"].as_array().unwrap().iter().flat_map(|s| self.patterns(s.as_str().unwrap())).collect(),
        }
    }

    /// How many events each rule is to match.
    fn counts(&self, name: &str) -> Option<Vec<u64>> {
        let set = &self.sets[name];
        match set["sets"].as_array() {
            Some(sets) => {
                sets.iter().map(|s| self.counts(s.as_str().unwrap())).collect::<Option<Vec<_>>>().map(|c| c.concat())
            }
            None => set["matches"].as_array().map(|m| m.iter().map(|n| n.as_u64().unwrap()).collect()),
        }
    }
}

fn rules<'a>(patterns: impl IntoIterator<Item = &'a str>) -> RuleSet {
    let mut set = RuleSet::new();
    for (index, pattern) in patterns.into_iter().enumerate() {
        set.add(&index.to_string(), pattern).unwrap();
    }
    set
}

/// The best of many short runs, in nanoseconds per event: other work on the machine only ever adds time.
fn best(events: &[String], mut run: impl FnMut(&[String])) -> f64 {
    let mut best = f64::INFINITY;
    for _ in 0..3 {
        for chunk in events.chunks(500) {
            let begin = Instant::now();
            run(chunk);
            best = best.min(begin.elapsed().as_nanos() as f64 / chunk.len() as f64);
        }
    }
    best
}

fn workloads(data: &Data, criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("eventbridge");
    group.warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1)).sample_size(20);
    group.throughput(Throughput::Elements(1));
    let parse = |event: &String| black_box(serde_json::from_str::<Value>(event).unwrap());
    let mut some = data.events.iter().cycle();
    group.bench_function("serde_json", |bencher| bencher.iter(|| parse(some.next().unwrap())));
    let unit = best(&data.events, |events| events.iter().for_each(|event| drop(parse(event))));
    let mut table = format!("{:<20}{:>12}{:>9}{:>7}\n", "", "k events/s", "x serde", "goal");
    table += &format!("{:<20}{:>12.0}{:>9.2}\n", "serde_json Value", 1e6 / unit, 1.0);
    for (name, goal) in GOALS {
        let mut set = rules(data.patterns(name));
        let mut counts = vec![0u64; set.len()];
        for event in &data.events {
            set.match_slots(event.as_bytes()).unwrap().iter().for_each(|slot| counts[*slot as usize] += 1);
        }
        if let Some(want) = data.counts(name) {
            assert_eq!(counts, want, "{name}");
        }
        let all: u64 = counts.iter().sum();
        group.bench_function(name, |bencher| {
            bencher.iter(|| set.match_slots(some.next().unwrap().as_bytes()).unwrap().len())
        });
        let mut seen = 0;
        let time = best(&data.events, |events| {
            seen += events.iter().map(|event| set.match_slots(event.as_bytes()).unwrap().len() as u64).sum::<u64>();
        });
        assert_eq!(seen, 3 * all, "{name}");
        let short = if unit / time < goal { "  short" } else { "" };
        table += &format!("{name:<20}{:>12.0}{:>9.2}{goal:>7}{short}\n", 1e6 / time, unit / time);
    }
    group.finish();
    println!("{table}");
}

const FIELDS: [&str; 10] = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa"];

/// A value of 20 letters that only the `n`th rule has.
fn value(n: usize) -> String {
    format!("{:020x}", (n as u128 + 1) * 0x9E37_79B9_7F4A_7C15_F39C)
}

/// Sets of plain values over ten fields, with one field per rule and with two: how building, memory and matching grow.
fn many() {
    println!("{:<28}{:>10}{:>10}{:>12}{:>14}", "exact rules", "build ms", "MB", "bytes/rule", "ns per event");
    for wide in [1, 2] {
        for count in [1_000, 10_000, 100_000] {
            let patterns: Vec<String> = (0..count)
                .map(|n| {
                    let fields: Vec<String> =
                        (0..wide).map(|w| format!("\"{}\":[\"{}\"]", FIELDS[(n + w) % 10], value(n))).collect();
                    format!("{{\"detail\":{{{}}}}}", fields.join(","))
                })
                .collect();
            let (before, begin) = (HELD.load(Ordering::Relaxed), Instant::now());
            let mut set = rules(patterns.iter().map(String::as_str));
            let (build, held) = (begin.elapsed(), HELD.load(Ordering::Relaxed) - before);
            let events: Vec<String> = (0..2_000)
                .map(|n| {
                    let rule = n * 7919 % count;
                    let fields: Vec<String> = FIELDS
                        .iter()
                        .enumerate()
                        .map(|(f, name)| {
                            let mine = (f + 10 - rule % 10) % 10 < wide;
                            format!("\"{name}\":\"{}\"", if mine { value(rule) } else { value(count + n + f) })
                        })
                        .collect();
                    format!("{{\"version\":\"0\",\"detail\":{{{}}}}}", fields.join(","))
                })
                .collect();
            let mut seen = 0;
            let time = best(&events, |events| {
                seen += events.iter().map(|event| set.match_slots(event.as_bytes()).unwrap().len()).sum::<usize>();
            });
            assert_eq!(seen, 3 * events.len());
            println!(
                "{:<28}{:>10}{:>10.1}{:>12}{time:>14.0}",
                format!("{count} of {wide} field(s)"),
                build.as_millis(),
                held as f64 / 1e6,
                held / count
            );
        }
    }
    println!();
}

/// A megabyte of array elements that all satisfy all conditions but the last.
fn nested() {
    let element = r#"{"w":1,"x":[1,2,{"v":1}],"y":{"z":1},"z":2}"#;
    let event = format!(r#"{{"a":[{}]}}"#, vec![element; (1 << 20) / element.len()].join(","));
    let mut set = rules([r#"{"a":{"w":[1],"x":[2],"y":{"z":[1]},"z":[1]}}"#, r#"{"a":{"w":[1],"x":[2],"z":[2]}}"#]);
    let begin = Instant::now();
    let matched = set.match_slots(event.as_bytes()).unwrap().len();
    println!("1 MB of array elements: {} ms, {matched} of 2 rules match\n", begin.elapsed().as_millis());
    assert_eq!(matched, 1);
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    match data() {
        Ok(data) => workloads(&data, &mut criterion),
        Err(why) => println!("rule sets are not timed: {why}"),
    }
    many();
    nested();
    criterion.final_summary();
}
