//! Random patterns and events over a small alphabet, so that they often meet.
#![allow(clippy::indexing_slicing, reason = "tests may stop at what is wrong")]

/// A small generator of numbers: the same seed gives the same texts, on every machine.
pub struct Random {
    state: u64,
    /// Few names and values, many arrays: whether conditions agree on elements matters most. For odd seeds.
    narrow: bool,
}

impl Random {
    pub fn new(seed: u64) -> Self {
        Self { state: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03, narrow: seed % 2 == 1 }
    }

    pub fn next(&mut self) -> u64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11
    }

    fn name(&mut self) -> &'static str {
        if self.narrow { ["a", "b", "c", "a-"][self.below(32) / 10] } else { NAMES[self.below(NAMES.len())] }
    }

    fn text(&mut self) -> &'static str {
        if self.narrow { ["x", "y"][self.below(2)] } else { STRINGS[self.below(STRINGS.len())] }
    }

    fn number(&mut self) -> &'static str {
        if self.narrow { ["1", "2"][self.below(2)] } else { NUMBERS[self.below(NUMBERS.len())] }
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

const NAMES: &[&str] = &["a", "b", "c", "a.b", "b.c", "a-b", "", "é"];
const STRINGS: &[&str] =
    &["x", "y", "xy", "X", "yx", "", "ß", "SS", "10.0.0.1", "010.0.0.1", "10.0.0.9", "::1", "0:0::1", "1", "null", "*"];
const NUMBERS: &[&str] = &[
    "1",
    "1.0",
    "10e-1",
    "2",
    "-0",
    "0",
    "0.1",
    "1.5",
    "-1",
    "1e400",
    "9007199254740993",
    "9007199254740992",
    "-122.42916360922355",
    "-122.42916360922354",
    "100",
    "1e2",
    "1E+2",
];

/// A JSON string, sometimes with an escape for what needs none.
fn string(random: &mut Random, text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        if random.chance(5) {
            c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| out.push_str(&format!("\\u{unit:04x}")));
        } else {
            out.push(c);
        }
    }
    out.push('"');
    out
}

fn blank(random: &mut Random) -> &'static str {
    if random.chance(8) { random.pick(&[" ", "\n", "\t ", "                                        "]) } else { "" }
}

fn list(random: &mut Random, count: usize, mut item: impl FnMut(&mut Random) -> String) -> String {
    let items: Vec<String> = (0..count).map(|_| item(random)).collect();
    let separator = format!("{},{}", blank(random), blank(random));
    format!("{}{}{}", blank(random), items.join(&separator), blank(random))
}

/// An event.
pub fn event(random: &mut Random) -> String {
    object(random, 0)
}

fn object(random: &mut Random, depth: usize) -> String {
    let count = random.below(if random.narrow { 4 } else { 5 });
    let members = list(random, count, |random| {
        let name = random.name();
        let name = string(random, name);
        format!("{name}{}:{}{}", blank(random), blank(random), value(random, depth + 1))
    });
    format!("{{{members}}}")
}

fn value(random: &mut Random, depth: usize) -> String {
    let kinds = if depth > 4 {
        5
    } else if random.narrow {
        14
    } else {
        11
    };
    match random.below(kinds) {
        0 | 1 => {
            let text = random.text();
            string(random, text)
        }
        2 => random.number().to_owned(),
        3 => random.pick(&["true", "false", "null"]).to_owned(),
        4 if random.chance(20) => {
            format!("\"{}\"", random.pick(&["\\ud800", "a\\nb", "\\\"", "\\\\", "\\ud83d\\ude00"]))
        }
        4 => "\"x\"".to_owned(),
        5..=7 => object(random, depth),
        _ => {
            let count = random.below(4);
            let elements = list(random, count, |random| value(random, depth + 1));
            format!("[{elements}]")
        }
    }
}

/// A pattern, nearly always a valid one.
pub fn pattern(random: &mut Random) -> String {
    let count = 1 + random.below(3);
    fields(random, count, 0)
}

fn fields(random: &mut Random, count: usize, depth: usize) -> String {
    let members = list(random, count, |random| {
        if depth < 3 && random.chance(12) {
            let count = 2 + random.below(2);
            let branches = list(random, count, |random| {
                let count = 1 + random.below(2);
                fields(random, count, depth + 1)
            });
            return format!("\"$or\":[{branches}]");
        }
        let name = random.name();
        let name = string(random, name);
        if depth < 3 && random.chance(45) {
            let count = 1 + random.below(2);
            return format!("{name}:{}", fields(random, count, depth + 1));
        }
        let count = 1 + random.below(2);
        format!("{name}:[{}]", list(random, count, alternative))
    });
    format!("{{{members}}}")
}

fn text(random: &mut Random) -> String {
    let text = random.text();
    string(random, text)
}

pub fn alternative(random: &mut Random) -> String {
    if random.narrow && random.chance(75) {
        return match random.below(8) {
            0 => random.number().to_owned(),
            1 => format!("{{\"exists\":{}}}", random.chance(30)),
            2 => "{\"anything-but\":\"x\"}".to_owned(),
            _ => text(random),
        };
    }
    match random.below(22) {
        0..=4 => text(random),
        5 | 6 => random.number().to_owned(),
        7 => random.pick(&["true", "false", "null"]).to_owned(),
        8 | 9 => format!("{{\"exists\":{}}}", random.chance(50)),
        10 => format!("{{\"prefix\":{}}}", text(random)),
        11 => format!("{{\"suffix\":{}}}", text(random)),
        12 => format!("{{\"equals-ignore-case\":{}}}", text(random)),
        13 => format!("{{\"{}\":{{\"equals-ignore-case\":{}}}}}", random.pick(&["prefix", "suffix"]), text(random)),
        14 => {
            format!("{{\"wildcard\":\"{}\"}}", random.pick(&["*", "x*", "*y", "x*x", "*x*", "10.*", "x", "*1*", "é*"]))
        }
        15 => format!("{{\"cidr\":\"{}\"}}", random.pick(&["10.0.0.0/29", "10.0.0.0/8", "::/0", "0.0.0.0/0"])),
        16 => {
            let (low, high) = (random.pick(&["-200", "-1", "0"]), random.pick(&["0.1", "1", "1.5", "1e2"]));
            match random.below(3) {
                0 => format!("{{\"numeric\":[\">\",{low},\"<=\",{high}]}}"),
                1 => format!("{{\"numeric\":[\"{}\",{high}]}}", random.pick(&["<", "<=", "=", ">", ">="])),
                _ => format!("{{\"numeric\":[\">=\",{low},\"<\",{high}]}}"),
            }
        }
        17 => format!("{{\"anything-but\":[{},{}]}}", text(random), text(random)),
        18 => format!("{{\"anything-but\":{}}}", random.pick(&["1", "[1,2]", "[-122.42916360922355]", "0"])),
        19 => format!(
            "{{\"anything-but\":{{\"{}\":[\"{}\",\"{}\"]}}}}",
            random.pick(&["prefix", "suffix", "equals-ignore-case", "wildcard"]),
            random.pick(&["x", "y", "ß", "1"]),
            random.pick(&["y", "X", "10"])
        ),
        20 => format!("{{\"exactly\":{}}}", text(random)),
        _ => "\"x\"".to_owned(),
    }
}

/// `text` with a few bytes changed, mostly into what JSON cares about.
pub fn damage(random: &mut Random, text: &str) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for _ in 0..1 + random.below(2) {
        let at = random.below(bytes.len().max(1));
        let new = b"{}[]\",:\\ 0x-.e\x01\xFF\xC3"[random.below(17)];
        match random.below(4) {
            0 if at < bytes.len() => drop(bytes.remove(at)),
            1 => bytes.insert(at, new),
            2 => bytes.truncate(at),
            _ if at < bytes.len() => bytes[at] = new,
            _ => {}
        }
    }
    bytes
}
