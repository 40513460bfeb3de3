//! The scanner on cases of its own (`conformance/secrets.jsonl`, in which `¦` stands for nothing), and what holds of every
//! text: places, redaction, explanations, bad input.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::cast_possible_truncation)]

use pointsman::secrets::{Options, Scanner, restore};
use serde_json::Value;

fn scanner() -> Scanner {
    Scanner::new(Options { personal_data: true, reveal: true, ..Options::default() }).unwrap()
}

/// A text, and the rule and value of each of its findings.
type Case = (String, Vec<(String, Option<String>)>);

fn cases() -> Vec<Case> {
    let read = |line: &str| {
        let row: Value = serde_json::from_str(line).unwrap();
        let found = row["found"].as_array().unwrap().iter();
        let found = found.map(|it| (it[0].as_str().unwrap().to_owned(), it[1].as_str().map(str::to_owned))).collect();
        (row["text"].as_str().unwrap().replace('¦', ""), found)
    };
    include_str!("conformance/secrets.jsonl").lines().map(read).collect()
}

#[test]
fn cases_of_our_own() {
    let scanner = scanner();
    let mut wrong = Vec::new();
    for (text, wanted) in cases() {
        let found = scanner.scan(&text);
        let same = found.len() == wanted.len()
            && found.iter().zip(&wanted).all(|(it, (rule, value))| {
                it.rule == *rule && value.as_ref().is_none_or(|value| it.span.of(&text) == value)
            });
        if !same {
            let found: Vec<_> = found.iter().map(|it| (it.rule.as_str(), it.span.of(&text))).collect();
            wrong.push(format!("{text:?}\n  wanted {wanted:?}\n  found  {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Texts made of the cases: each alone, and all in rows of ten with something between.
fn texts() -> Vec<String> {
    let texts: Vec<String> = cases().into_iter().map(|(text, _)| text).collect();
    let rows = texts.chunks(10).map(|row| row.join("\n\n----- 😀 é -----\r\n"));
    rows.chain(texts.iter().cloned()).collect()
}

#[test]
fn nothing_is_found_in_a_redacted_text() {
    let scanner = scanner();
    for text in texts() {
        let redaction = scanner.redact(&text);
        let left: Vec<_> = scanner.scan(&redaction.text).into_iter().map(|it| it.rule).collect();
        assert!(left.is_empty(), "{left:?} in {:?}", redaction.text);
        assert_eq!(redaction.text.lines().count(), text.lines().count(), "{text:?}");
    }
}

#[test]
fn redacted_json_is_json_and_can_be_restored() {
    let text = r#"{"card": 4539578763621486, "again": "4539578763621486", "n": [4539578763621486, 5]}"#;
    let redaction = scanner().redact(text);
    let json: Value = serde_json::from_str(&redaction.text).unwrap();
    assert_eq!(json["n"][1], 5);
    assert_eq!(json["card"], json["n"][0], "the same value, the same placeholder");
    assert_ne!(json["card"], 4_539_578_763_621_486_u64);
    let text = "password = \"Zq7!DJH0K9KuG0Mz\"\nagain_password = \"Zq7!DJH0K9KuG0Mz\"\n";
    let redaction = scanner().redact(text);
    assert_eq!(redaction.originals.len(), 1);
    assert_eq!(restore(&redaction.text, &redaction.originals), text);
}

/// Names of members whose bare numbers are found, with such numbers.
const BARE: &[(&str, &[&str])] = &[
    ("cvv", &["731", "7312"]),
    ("bank account", &["41783970523"]),
    ("passport", &["212345679"]),
    ("license number", &["12345678", "1234567890"]),
    ("ssn", &["212345679"]),
    ("sort code", &["27928201"]),
    ("führerschein", &["12345", "7886243672E+12", "12345E5"]),
    ("phone", &["4155552671"]),
    ("health card", &["9876543217"]),
    ("utr", &["3246469246"]),
    ("password", &["4815162342481516"]),
    ("pin", &["4815162342481516"]),
];

#[test]
fn nothing_is_found_in_redacted_numbers_of_json() {
    let scanner = scanner();
    let mut found = 0;
    for (name, values) in BARE {
        for value in *values {
            for text in [
                format!("{{\"{name}\": {value}}}"),
                format!("\u{feff}[{{\"{name}\":{value},\"other\":-{value}}}]"),
                format!("{{\"{name}\": [{value}, {value} , 5]}}"),
            ] {
                let redaction = scanner.redact(&text);
                found += redaction.findings.len();
                let left = scanner.scan(&redaction.text);
                assert!(left.is_empty(), "{} in {:?}", left[0].rule, redaction.text);
                let json: Result<Value, _> = serde_json::from_str(redaction.text.trim_start_matches('\u{feff}'));
                assert!(json.is_ok(), "{}", redaction.text);
                assert_eq!(restore(&redaction.text, &redaction.originals), text);
            }
        }
    }
    assert!(found > 30, "{found}");
}

#[test]
fn placeholders_of_numbers_are_unique() {
    // Twelve values of two rules, one of them twice, and numbers that look like placeholders.
    let rows: Vec<String> =
        (0..12).map(|i| format!("{{\"cvv\": {}, \"sort code\": {}}}", 730 + i, 27_928_201 + i)).collect();
    let text = format!("[{},{{\"cvv\": 731}},1000000001.5,21000000003.55]", rows.join(",\n"));
    let redaction = scanner().redact(&text);
    assert_eq!((redaction.findings.len(), redaction.originals.len()), (25, 24));
    let json: Value = serde_json::from_str(&redaction.text).unwrap();
    assert_eq!(json[1]["cvv"], json[12]["cvv"]);
    for (i, (placeholder, _)) in redaction.originals.iter().enumerate() {
        assert!(!text.contains(placeholder));
        assert!(redaction.originals.iter().skip(i + 1).all(|(other, _)| other != placeholder));
    }
    assert_eq!(restore(&redaction.text, &redaction.originals), text);
}

#[test]
fn names_of_rules_in_placeholders_are_no_keywords() {
    let text = "{\"bank account\":\"63358793031501775\",\n \"pin\":\"225131589\"}";
    let redaction = scanner().redact(text);
    assert_eq!(redaction.findings.len(), 1);
    assert!(scanner().scan(&redaction.text).is_empty(), "{}", redaction.text);
    let backwards = "n: 225131589 [redacted:bank-account-number:1:17]";
    assert!(scanner().scan(backwards).is_empty());
}

#[test]
fn numbers_in_strings_of_json_are_text() {
    let text = r#"{"a": "he said \"cvv:731, and\"", "cvv": 731}"#;
    let redaction = scanner().redact(text);
    assert!(redaction.text.contains("cvv:[redacted:"), "{}", redaction.text);
    let json: Value = serde_json::from_str(&redaction.text).unwrap();
    assert!(json["cvv"].is_number());
    assert_eq!(restore(&redaction.text, &redaction.originals), text);
}

#[test]
fn coordinates_of_json_stay_two_numbers() {
    for text in [
        "{\"coordinates\":[37.774929,-122.419416]}",
        "{\"coordinates\": [ -37.774929, 122.419416 ]}",
        "\u{feff}{\"location\": \"37.774929, -122.419416\"}",
    ] {
        let redaction = scanner().redact(text);
        assert_eq!(redaction.findings.len(), 1);
        let json: Value = serde_json::from_str(redaction.text.trim_start_matches('\u{feff}')).unwrap();
        assert!(json["location"].is_string() || json["coordinates"].as_array().unwrap().len() == 2);
        assert!(scanner().scan(&redaction.text).is_empty());
        assert!(!redaction.text.contains("419416"));
        assert_eq!(restore(&redaction.text, &redaction.originals), text);
    }
}

#[test]
fn names_of_columns_have_accents() {
    let scanner = scanner();
    let far = "une personne avec un nom vraiment très très long";
    for (text, rule) in [
        (format!("nom,NUMÉRO DE SÉCURITÉ SOCIALE\n{far},185057800608491\n"), "france-nir"),
        (format!("\u{feff}nom;Führerscheinnummer\n{far};B00153310\n"), "eu-drivers-license"),
    ] {
        let found: Vec<_> = scanner.scan(&text).into_iter().map(|it| it.rule).collect();
        assert_eq!(found, [rule]);
    }
}

#[test]
fn findings_are_ordered_apart_and_whole_characters() {
    let scanner = scanner();
    for text in texts() {
        let mut end = 0;
        for finding in scanner.scan(&text) {
            assert!(finding.span.start >= end && finding.span.end > finding.span.start, "{text:?}");
            assert!(text.get(finding.span.start..finding.span.end).is_some(), "{text:?}");
            end = finding.span.end;
        }
    }
}

#[test]
fn what_stands_before_moves_places_and_nothing_else() {
    let scanner = scanner();
    for text in texts() {
        let before = "plain words, nothing else\n\n";
        let moved = scanner.scan(&format!("{before}{text}"));
        // A byte order mark and the names of columns count at the start only.
        if text.starts_with('\u{feff}') || text.starts_with("id,") {
            continue;
        }
        let plain = scanner.scan(&text);
        assert_eq!(plain.len(), moved.len(), "{text:?}");
        for (a, b) in plain.iter().zip(&moved) {
            assert_eq!((&a.rule, a.span.start + before.len(), &a.fingerprint), (&b.rule, b.span.start, &b.fingerprint));
        }
    }
}

#[test]
fn the_explanation_agrees_with_the_scan() {
    let scanner = scanner();
    for text in texts() {
        let found = scanner.scan(&text);
        let explained = scanner.explain(&text, None);
        assert_eq!(explained.findings, found, "{text:?}");
        for finding in &found {
            let there = scanner.explain(&text, Some(finding.span.start));
            assert!(there.findings.contains(finding), "{text:?}");
            assert!(there.steps.iter().any(|step| step.passed), "{text:?}");
        }
        assert_eq!(explained.advice.is_some(), found.is_empty());
    }
    let why = |text: &str| scanner.explain(text, None);
    assert!(why("password = changeme").summary.contains("placeholder"));
    assert!(why("hello").summary.contains("no prefix"));
    let steps = why("gho_16C7e42F292c6912E7710c838347Ae178B4a").steps;
    assert!(steps.iter().any(|step| step.step == "checksum" && !step.passed));
}

#[test]
fn values_are_hidden_unless_asked_for() {
    let text = "password = \"Zq7!DJH0K9KuG0Mz\"";
    let hidden = Scanner::new(Options::default()).unwrap().scan(text);
    assert!(hidden[0].secret.is_none() && !format!("{hidden:?}").contains("DJH0"));
    assert_eq!(scanner().scan(text)[0].secret.as_deref(), Some("Zq7!DJH0K9KuG0Mz"));
    let salted = Scanner::new(Options { salt: "s".to_owned(), ..Options::default() }).unwrap().scan(text);
    assert_ne!(salted[0].fingerprint, hidden[0].fingerprint);
}

#[test]
fn bad_input_costs_time_in_proportion() {
    let scanner = scanner();
    let mut hostile: Vec<String> = [
        "-----BEGIN RSA PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----\n",
        "PuTTY-User-Key-File-3: ",
        "eyJhbGciOiJIUzI1NiJ9.",
        "password=",
        "password=a",
        "://a:b",
        "%41",
        "\\u0041",
        "{\"a\":[",
        "Authorization: Basic ",
        "4539578763621486 ",
        "ssn 1",
        "a@",
        "@a.b",
        "token token ",
        "\"",
        "\\\"",
        "sk_live_",
        "AKIA",
        "0123456789",
        "insert into t values (1,",
        "key:{\n",
        "((((",
        "\0\u{1}\u{2}",
        "é😀",
    ]
    .iter()
    .map(|piece| piece.repeat(60_000 / piece.len()))
    .collect();
    hostile.push("A".repeat(400_000));
    hostile.push(format!("x{}", " ".repeat(400_000)));
    for text in &hostile {
        // A quadratic pass over this would take long, and the runner would stop it.
        let _ = (scanner.scan(text), scanner.scan_diff(text, true));
    }
}

#[test]
fn base64_inside_of_base64_ends() {
    let mut text = "nothing to see here, only words and words and words".to_owned();
    for _ in 0..12 {
        let bytes = text.as_bytes();
        let digit = |value: u32| {
            char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[(value & 63) as usize])
        };
        text = bytes
            .chunks(3)
            .flat_map(|c| {
                let bits = (u32::from(c[0]) << 16)
                    | (u32::from(*c.get(1).unwrap_or(&0)) << 8)
                    | u32::from(*c.get(2).unwrap_or(&0));
                [
                    digit(bits >> 18),
                    digit(bits >> 12),
                    if c.len() > 1 { digit(bits >> 6) } else { '=' },
                    if c.len() > 2 { digit(bits) } else { '=' },
                ]
            })
            .collect();
    }
    assert!(scanner().scan(&text).is_empty());
}

#[test]
fn options_are_read_from_json() {
    let options = Options::parse(r#"{"personalData": true, "minConfidence": "high", "salt": "x"}"#).unwrap();
    assert!(options.personal_data && !options.reveal);
    let error = Options::parse(r#"{"personaldata": true, "minConfidence": "hig"}"#).unwrap_err();
    let codes: Vec<_> = error.diagnostics().iter().map(|it| it.code.as_str()).collect();
    assert_eq!(codes, ["IN0001", "IN0005"]);
}
