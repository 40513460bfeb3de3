//! Every rule finds its examples and not its counter-examples; the page of rules is made of them.

use super::{Category, How, Rule};
use crate::secrets::shape::Shape;
use crate::secrets::{Options, Scanner};
use std::fmt::Write as _;

fn scanner() -> Scanner {
    Scanner::new(Options { personal_data: true, ..Options::default() }).unwrap()
}

/// The text of an example: `¦` is nothing.
fn text(example: &str) -> String {
    example.replace('¦', "")
}

fn finds(scanner: &Scanner, rule: &Rule, example: &str) -> bool {
    let text = text(example);
    [text.clone(), format!("x = \"{text}\";\n"), format!("see {text} there")]
        .iter()
        .any(|text| scanner.scan(text).iter().any(|finding| finding.rule == rule.id()))
}

#[test]
fn every_rule_finds_its_examples_and_nothing_else() {
    let scanner = scanner();
    let mut wrong = String::new();
    for rule in &scanner.machine.rules {
        assert!(!rule.yes.is_empty() && !rule.no.is_empty(), "{} has no examples", rule.id());
        for example in rule.yes {
            if !finds(&scanner, rule, example) {
                writeln!(wrong, "{} does not find {example}", rule.id()).unwrap();
            }
        }
        for example in rule.no {
            if finds(&scanner, rule, example) {
                writeln!(wrong, "{} finds {example}", rule.id()).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn rules_are_many_and_their_names_are_their_own() {
    let scanner = scanner();
    let mut names: Vec<&str> = scanner.machine.rules.iter().map(|rule| rule.id()).collect();
    let secrets = scanner.machine.rules.iter().filter(|rule| rule.category == Category::Secret).count();
    assert!(secrets >= 150, "{secrets} kinds of credential");
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), scanner.machine.rules.len());
    for rule in &scanner.machine.rules {
        assert!(rule.page.starts_with("https://"), "{}", rule.id());
        assert!(!rule.description().ends_with('.'), "{}", rule.id());
        assert!(rule.id().bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{}", rule.id());
    }
}

#[test]
fn shapes_can_be_read() {
    for rule in &scanner().machine.rules {
        let shapes: Vec<&str> = match rule.how {
            How::Token { before, after, .. } => after.iter().chain([before]).collect(),
            How::Named { shapes, .. } => shapes.iter().collect(),
            How::Built => Vec::new(),
        };
        for shape in shapes {
            assert!(Shape::parse(shape).is_some(), "{}: {shape}", rule.id());
        }
    }
}

/// `UPDATE=1 cargo test` rewrites the page.
#[test]
fn the_page_lists_them_all() {
    let mut page = String::from(
        "# Secret rules\n\nWhat the scanner finds, made from the rules themselves by `UPDATE=1 cargo test --lib secrets`. A pattern is read like a regular expression whose repeats give nothing back; `or …` names another ending.\n\n",
    );
    for (category, title) in [(Category::Secret, "Credentials"), (Category::PersonalData, "Personal data")] {
        let scanner = scanner();
        let rules: Vec<_> = scanner.machine.rules.iter().filter(|rule| rule.category == category).collect();
        writeln!(page, "## {title}\n\n{} rules.\n", rules.len()).unwrap();
        writeln!(page, "| rule | what | found by | confidence | severity |\n|---|---|---|---|---|").unwrap();
        for rule in rules {
            let vendor = if rule.vendor().is_empty() { String::new() } else { format!("{}: ", rule.vendor()) };
            let by = match rule.how {
                How::Token { anchors, before, after, .. } => {
                    let (anchors, after): (Vec<_>, Vec<_>) = (anchors.iter().collect(), after.iter().collect());
                    let anchors =
                        if anchors.len() == 1 { anchors.concat() } else { format!("({})", anchors.join("|")) };
                    format!("`{}`", format!("{before}{anchors}{}", after.join(" or …")).replace('|', "\\|"))
                }
                How::Named { words, shapes } => {
                    let (words, shapes): (Vec<_>, Vec<_>) = (words.iter().collect(), shapes.iter().collect());
                    format!("a name with {}, and `{}`", words.join(", "), shapes.join("` or `").replace('|', "\\|"))
                }
                How::Built if category == Category::PersonalData => format!("`{}`", rule.kind()),
                How::Built => rule.tier.as_str().to_owned(),
            };
            let row = format!(
                "| `{}` | [{vendor}{}]({}) | {by} | {} | {} |",
                rule.id(),
                rule.description(),
                rule.page,
                rule.confidence.as_str(),
                rule.severity.as_str()
            );
            writeln!(page, "{row}").unwrap();
        }
        page.push('\n');
    }
    let page = format!("{}\n", page.trim_end());
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/secret-rules.md");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(file, &page).unwrap();
    }
    assert_eq!(std::fs::read_to_string(file).unwrap_or_default(), page, "UPDATE=1 cargo test --lib secrets");
}
