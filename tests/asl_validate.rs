//! Definitions: bad input by name, the table as a page, and what holds of any text.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[allow(dead_code)]
mod support;

use pointsman::asl::definition::{Document, QueryLanguage, StateKind, Syntax};
use pointsman::asl::validate::table::{FIELDS, Field, Holder, Holds, ONE_OF, row};
use pointsman::asl::validate::{check, completions, operators, parse};
use pointsman::diagnostic::{Diagnostic, render};
use support::{Random, damage};

fn codes(text: &str) -> Vec<&'static str> {
    check(text).iter().filter(|d| d.is_error()).map(|d| d.code.as_str()).collect()
}

fn pass(name: &str, next: &str) -> String {
    format!("\"{name}\": {{\"Type\": \"Pass\", \"Next\": \"{next}\"}}")
}

/// Every diagnostic has a place on character boundaries, can be shown, and points somewhere in the document.
fn sound(text: &str) {
    let (document, _) = Document::read(text);
    for diagnostic in check(text) {
        let span = diagnostic.span.unwrap_or_else(|| panic!("{text}: {diagnostic} has no place"));
        assert!(span.start <= span.end && text.get(span.start..span.end).is_some(), "{text}: {diagnostic} {span:?}");
        for related in &diagnostic.related {
            assert!(text.get(related.span.start..related.span.end).is_some(), "{text}: {diagnostic} {related:?}");
        }
        assert!(!render(&diagnostic, text).is_empty());
        let tree: Option<serde_json::Value> =
            document.value().and_then(|value| serde_json::from_str(&pointsman::json::compact(value)).ok());
        if let Some(tree) = tree.filter(|_| !diagnostic.path.is_empty()) {
            assert!(tree.pointer(&diagnostic.pointer()).is_some(), "{text}: {} leads nowhere", diagnostic.pointer());
        }
    }
    assert_eq!(parse(text).is_ok(), check(text).iter().all(|d| !d.is_error() || runs(d)), "{text}");
}

/// AWS refuses it, but it could run.
fn runs(diagnostic: &Diagnostic) -> bool {
    matches!(diagnostic.code.as_str(), "ASL0111" | "ASL0118")
}

const GOOD: &str = include_str!("conformance/asl.jsonl");

fn definitions() -> Vec<String> {
    let rows = GOOD.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    rows.filter(|row| row["definition"].is_object()).map(|row| row["definition"].to_string()).collect()
}

/// JSON as YAML with blocks, for the same tree.
fn yaml(value: &serde_json::Value, indent: usize, out: &mut String) {
    let pad = "  ".repeat(indent);
    match value {
        serde_json::Value::Object(members) if !members.is_empty() => {
            for (key, value) in members {
                *out += &format!("\n{pad}{}: ", serde_json::Value::from(key.as_str()));
                yaml(value, indent + 1, out);
            }
        }
        serde_json::Value::Array(elements) if !elements.is_empty() => {
            for element in elements {
                *out += &format!("\n{pad}- ");
                yaml(element, indent + 1, out);
            }
        }
        other => *out += &other.to_string(),
    }
}

#[test]
fn yaml_and_json_say_the_same() {
    for json in definitions() {
        let mut text = String::new();
        yaml(&serde_json::from_str(&json).unwrap(), 0, &mut text);
        let text = if text.starts_with('{') { format!("# nothing\n{text}") } else { text };
        assert_eq!(Document::read(&text).0.syntax(), Syntax::Yaml);
        let told = |text: &str| -> Vec<String> {
            let mut told: Vec<String> =
                check(text).iter().map(|d| format!("{} {} {}", d.code, d.pointer(), d.message)).collect();
            told.sort();
            told
        };
        assert_eq!(told(&text), told(&json), "{text}");
        sound(&text);
    }
}

#[test]
fn any_text_is_answered() {
    let definitions = definitions();
    let rounds = std::env::var("POINTSMAN_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(3_000);
    for seed in 0..rounds {
        let mut random = Random::new(seed);
        let definition = &definitions[random.below(definitions.len())];
        let damaged = damage(&mut random, definition);
        sound(&String::from_utf8_lossy(&damaged));
        sound(&String::from_utf8_lossy(damaged.get(1..).unwrap_or_default()));
    }
}

/// A value of another kind in place of any other is never more than an error in its place.
#[test]
fn any_value_anywhere_is_answered() {
    fn places(value: &serde_json::Value, at: &str, all: &mut Vec<String>) {
        all.push(at.to_owned());
        let escape = |key: &str| key.replace('~', "~0").replace('/', "~1");
        match value {
            serde_json::Value::Object(members) => {
                members.iter().for_each(|(key, value)| places(value, &format!("{at}/{}", escape(key)), all));
            }
            serde_json::Value::Array(elements) => {
                elements.iter().enumerate().for_each(|(index, value)| places(value, &format!("{at}/{index}"), all));
            }
            _ => {}
        }
    }
    let others =
        ["null", "true", "-1.5", "1e400", "\"\"", "\"$.a[\"", "\"{% ( %}\"", "[]", "{}", "[{}]", "{\"a.$\": 1}"];
    for json in definitions().iter().step_by(7) {
        let value: serde_json::Value = serde_json::from_str(json).unwrap();
        let mut all = Vec::new();
        places(&value, "", &mut all);
        for place in all {
            for other in others {
                let mut changed = value.clone();
                *changed.pointer_mut(&place).unwrap() = "HERE".into();
                sound(&changed.to_string().replace("\"HERE\"", other));
            }
        }
    }
}

#[test]
fn bad_input_by_name() {
    assert_eq!(codes(""), ["JSON0001"]);
    assert_eq!(codes(" \n\t"), ["JSON0001"]);
    assert_eq!(codes("# only a comment"), ["YAML0003"]);
    assert_eq!(codes("not JSON"), ["ASL0101"]);
    assert_eq!(codes("\u{FEFF}{}")[0], "JSON0015");
    assert_eq!(codes("{\"StartAt\": \"A\", \"States\": [{\"Type\": \"Pass\"}]}"), ["ASL0104"]);
    assert_eq!(codes(&"{\"States\":".repeat(100_000)), ["JSON0017"]);
    assert_eq!(codes(&"[".repeat(100_000)), ["JSON0017"]);
    assert_eq!(codes(&"- ".repeat(100_000)), ["JSON0017"]);
    assert_eq!(codes("StartAt: A\nStates:\n\tA: {Type: Pass, End: true}\n"), ["YAML0002"]);
    assert_eq!(codes("StartAt: &x [*x]\n"), ["YAML0006"]);
    assert_eq!(codes("States: &x\n  A: *x\n"), ["YAML0006"]);
    assert_eq!(codes("StartAt: *nowhere\n"), ["YAML0005"]);
    let mut laughs = "a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n".to_owned();
    for i in 1..12 {
        laughs += &format!("a{i}: &a{i} [{}]\n", vec![format!("*a{}", i - 1); 9].join(", "));
    }
    assert!(codes(&laughs).contains(&"YAML0007"));
}

/// Machines in machines, and rules in rules, as deep as the reader lets them be.
#[test]
fn deep_definitions() {
    let mut machine = r#"{"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}"#.to_owned();
    for depth in 0..120 {
        machine = format!(
            "{{\"StartAt\": \"P{depth}\", \"States\": {{\"P{depth}\": {{\"Type\": \"Parallel\", \"Branches\": [{machine}], \"End\": true}}}}}}"
        );
    }
    assert_eq!(codes(&machine), [""; 0]);
    let rule = format!("{}{{\"Variable\": \"$.a\", \"IsNull\": true}}{}", "{\"Not\": ".repeat(450), "}".repeat(450));
    let rule = rule.replacen("{\"Not\"", "{\"Next\": \"Z\", \"Not\"", 1);
    let machine = format!(
        "{{\"StartAt\": \"C\", \"States\": {{\"C\": {{\"Type\": \"Choice\", \"Choices\": [{rule}]}}, \"Z\": {{\"Type\": \"Succeed\"}}}}}}"
    );
    assert_eq!(codes(&machine), [""; 0]);
}

/// Definitions of a megabyte, each with what could take more than time in proportion.
#[test]
fn large_definitions() {
    let states: Vec<String> =
        (0..17_000).map(|i| pass(&format!("state {i:06}"), &format!("state {:06}", i + 1))).collect();
    let machine = |states: &str| format!("{{\"StartAt\": \"state 000000\", \"States\": {{{states}}}}}");
    let end = ", \"state 017000\": {\"Type\": \"Succeed\"}";
    assert_eq!(codes(&machine(&(states.join(", ") + end))), [""; 0]);
    // Every target is missing, and every state is out of reach.
    let lost: Vec<String> =
        (0..15_000).map(|i| pass(&format!("state {i:06}"), &format!("stete {:06}", i + 1))).collect();
    assert_eq!(check(&machine(&lost.join(", "))).len(), 1_000);
    let members =
        |count: usize, member: &dyn Fn(usize) -> String| (0..count).map(member).collect::<Vec<_>>().join(", ");
    let unknown = members(40_000, &|i| format!("\"Nxte{i}\": {i}"));
    assert_eq!(check(&format!("{{{unknown}}}")).len(), 1_000);
    let same = members(60_000, &|_| "\"Comment\": \"c\"".to_owned());
    assert_eq!(check(&format!("{{{same}}}")).len(), 1_000);
    let template = members(30_000, &|i| format!("\"k{i}\": 1, \"k{i}.$\": \"$.a\""));
    let state = format!("\"state 000000\": {{\"Type\": \"Pass\", \"Parameters\": {{{template}}}, \"End\": true}}");
    assert_eq!(check(&machine(&state)).len(), 1_000);
}

/// What a field holds, in words.
fn kind(field: &Field) -> String {
    let range = |least: u32, most: u32| match most {
        u32::MAX => format!("from {least}"),
        most => format!("from {least} to {most}"),
    };
    let or_expression = if field.language.is_none() { ", or an expression" } else { "" };
    match field.holds {
        Holds::Text => "a string".to_owned(),
        Holds::ShortText(most) => format!("a string of at most {most} characters"),
        Holds::TextOrExpression => format!("a string{or_expression}"),
        Holds::Flag => "true or false".to_owned(),
        Holds::StateName => "the name of a state".to_owned(),
        Holds::Word(words) => words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "),
        Holds::Whole(least, most) => format!("a whole number {}", range(least, most)),
        Holds::WholeOrExpression(least, most) => format!("a whole number {}{or_expression}", range(least, most)),
        Holds::NumberOrExpression(least, most) => format!("a number {}{or_expression}", range(least, most)),
        Holds::AtLeast(least) => format!("a number from {least}"),
        Holds::Timestamp => format!("a timestamp{or_expression}"),
        Holds::Resource => "an ARN".to_owned(),
        Holds::Path => "a path".to_owned(),
        Holds::PathOrNull => "a path, or null".to_owned(),
        Holds::Reference => "a Reference Path".to_owned(),
        Holds::ReferenceOrIntrinsic => "a Reference Path or an intrinsic function".to_owned(),
        Holds::ResultPath => "a Reference Path into the input, or null".to_owned(),
        Holds::Template if field.language.is_some() => "a Payload Template".to_owned(),
        Holds::Template => "a Payload Template; in JSONata any value with expressions".to_owned(),
        Holds::Expressions => "any value with expressions".to_owned(),
        Holds::Items => "an array, or an expression for one".to_owned(),
        Holds::Condition => "an expression".to_owned(),
        Holds::Variables => "an object of variables".to_owned(),
        Holds::Any => "any value as it stands".to_owned(),
        Holds::Texts => "strings".to_owned(),
        Holds::States => "an object of states by name".to_owned(),
        Holds::List(of, filled) => format!("a list of {of:?}{}", if filled { ", not empty" } else { "" }),
        Holds::Object(of) => format!("{of:?}"),
        Holds::InnerRule => "InnerRule".to_owned(),
    }
}

fn page() -> String {
    let mut out = String::from(
        "# The fields of the Amazon States Language\n\nWhat may stand where, from `src/asl/validate/table.rs`, which validation and completion follow. `UPDATE=1 cargo test --test asl_validate` writes this page anew. A field without a query language stands in both.\n",
    );
    for holder in Holder::ALL {
        out +=
            &format!("\n## {holder:?}\n\n| field | language | required | holds | what for |\n|---|---|---|---|---|\n");
        for field in FIELDS.iter().filter(|field| field.of & holder.bit() != 0) {
            out += &format!(
                "| `{}` | {} | {} | {} | {} |\n",
                field.name,
                field.language.map_or("", QueryLanguage::as_str),
                if field.required { "yes" } else { "" },
                kind(field),
                field.about
            );
        }
        if matches!(holder, Holder::Rule | Holder::InnerRule) {
            out += "\nand one comparison (JSONPath): ";
            let mut names = operators::names();
            names.sort();
            out += &names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            out += ".\n";
        }
        for group in ONE_OF.iter().filter(|group| group.of & holder.bit() != 0) {
            let many = if group.required { "Exactly" } else { "At most" };
            let names: Vec<String> = group.names.iter().map(|name| format!("`{name}`")).collect();
            out += &format!("\n{many} one of {}.\n", names.join(", "));
        }
    }
    out
}

#[test]
fn the_page_of_fields_is_the_table() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/src/asl/validate/fields.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(file, page()).unwrap();
    }
    assert_eq!(std::fs::read_to_string(file).unwrap(), page(), "write it anew with UPDATE=1");
}

#[test]
fn the_table_is_sound() {
    for (index, field) in FIELDS.iter().enumerate() {
        let same = |other: &&Field| other.name == field.name && other.of & field.of != 0;
        assert_eq!(FIELDS.iter().skip(index + 1).find(same).map(|f| f.name), None, "twice for one holder");
        assert!(field.about.ends_with('.') && field.of != 0, "{}", field.name);
    }
    for group in ONE_OF {
        for holder in Holder::ALL.iter().filter(|holder| group.of & holder.bit() != 0) {
            assert!(group.names.iter().all(|name| row(*holder, name).is_some()), "{holder:?}: {:?}", group.names);
        }
    }
    assert!(StateKind::ALL.iter().zip(Holder::ALL).all(|(kind, holder)| Holder::from(*kind) == *holder));
}

#[test]
fn completion_offers_what_may_stand_here() {
    let offered = |kind: StateKind, language, present: &[&str]| -> Vec<&str> {
        completions(kind.into(), language, present).iter().map(|field| field.name).collect()
    };
    let wait = offered(StateKind::Wait, QueryLanguage::JsonPath, &["Type", "Seconds", "Next"]);
    assert_eq!(wait, ["QueryLanguage", "Comment", "InputPath", "OutputPath", "Assign"]);
    let succeed = offered(StateKind::Succeed, QueryLanguage::Jsonata, &["Type"]);
    assert_eq!(succeed, ["QueryLanguage", "Comment", "Output"]);
}
