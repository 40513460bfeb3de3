//! The examples on the page about definitions, run.
#![allow(clippy::unwrap_used, clippy::panic)]

use pointsman::asl::validate::check;

#[test]
fn examples_of_definitions() {
    let page = include_str!("../src/asl/validate/spec.md");
    let (mut inside, mut seen, mut expected) = (false, 0, Vec::new());
    let mut current: Option<(usize, String)> = None;
    let mut settle = |current: &mut Option<(usize, String)>, expected: &mut Vec<String>| {
        let Some((line, text)) = current.take() else { return };
        let found = check(&text);
        let errors: Vec<String> =
            found.iter().filter(|d| d.is_error()).map(|d| format!("{} {}", d.code, d.pointer())).collect();
        assert_eq!(errors, std::mem::take(expected), "line {line}: {text}");
        seen += 1;
    };
    for (index, line) in page.lines().enumerate() {
        if line.starts_with("```") {
            inside = line == "```case";
            settle(&mut current, &mut expected);
            continue;
        }
        if !inside {
            continue;
        }
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            "definition" | "states" => {
                settle(&mut current, &mut expected);
                let whole = if word == "states" {
                    format!("{{\"StartAt\": \"A\", \"States\": {{{rest}}}}}")
                } else {
                    rest.to_owned()
                };
                current = Some((index + 1, whole));
            }
            "error" => expected.push(rest.to_owned()),
            "valid" => {}
            _ => panic!("line {}: {line}", index + 1),
        }
    }
    assert!(seen > 30, "{seen} examples");
}
