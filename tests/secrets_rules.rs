//! Rules from elsewhere: what each loader takes, means and refuses, with places.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use pointsman::diagnostic::Span;
use pointsman::secrets::{Failed, Scanner, Severity, bench};
use serde_json::{Value, json};

fn scanner(options: &Value) -> Scanner {
    Scanner::parse(&options.to_string()).unwrap_or_else(|failed| panic!("{:?}", failed.error))
}

/// Rule and value of each finding.
fn found(scanner: &Scanner, text: &str, path: Option<&str>) -> Vec<(String, String)> {
    scanner.scan_file(text, path).into_iter().map(|it| (it.rule, it.span.of(text).to_owned())).collect()
}

fn values(options: &Value, text: &str) -> Vec<String> {
    found(&scanner(options), text, None).into_iter().map(|(_, value)| value).collect()
}

fn refused(options: &Value) -> Failed {
    match Scanner::parse(&options.to_string()) {
        Ok(_) => panic!("not refused: {options}"),
        Err(failed) => failed,
    }
}

/// The code and the text at the place of the first error.
fn error(options: &Value) -> (String, String) {
    let failed = refused(options);
    let first = &failed.error.diagnostics()[0];
    let text = failed.text.unwrap_or_default();
    (first.code.as_str().to_owned(), first.span.unwrap_or(Span::new(0, 0)).of(&text).to_owned())
}

// ---- regex.json

const PAIRS: &str = r#"[
  ["Slack Webhook", "https://hooks.slack.com/services/T[a-zA-Z0-9_]{8}/B[a-zA-Z0-9_]{8}/[a-zA-Z0-9_]{24}"],
  ["EC Key", "-----BEGIN EC PRIVATE KEY-----"],
  ["Runs", "[0-9a-zA-Z\/+]{20,40}"],
  ["Key", "[a|A][p|P][i|I][_]?[k|K][e|E][y|Y].{0,30}['\"\\s][0-9a-zA-Z]{32,45}['\"\\s]"]
]"#;

#[test]
fn the_samples_file_matches_line_by_line_without_case() {
    let scanner = scanner(&json!({ "rules": PAIRS }));
    let text = "-----begin ec private key-----\n0123456789abcdefghijABCDEFGHIJ/+0123456789+/ABCDEF\nAPI_KEY = 'abcdefghijklmnopqrstuvwxyz0123456789'\npassword = \"Zq7!DJH0K9KuG0Mz\"\n";
    let found = found(&scanner, text, None);
    let rules: Vec<&str> = found.iter().map(|(rule, _)| rule.as_str()).collect();
    assert_eq!(rules, ["EC Key", "Runs", "Key"], "only these rules, and a run of 50 is one of 40");
    assert_eq!(found[1].1.len(), 40);
    assert_eq!(
        scanner.rules().map(|it| it.id.to_owned()).collect::<Vec<_>>(),
        ["Slack Webhook", "EC Key", "Runs", "Key"]
    );
}

#[test]
fn an_expression_that_stalls_others_is_quick_here() {
    let rules = r#"[["Generic", "(?:password|secret)(?:.{0,20}=.{0,20})+[a-z]{64}"]]"#;
    let text = format!("password{}\n", "=a".repeat(60_000));
    assert!(values(&json!({ "rules": rules }), &text).is_empty());
    let stalls = bench(r#"["x", "(?:a+)+b"]"#, &"a".repeat(60)).unwrap();
    assert!(stalls.backtracking.is_none());
    assert!(stalls.warnings.iter().any(|it| it.code.as_str() == "SR0103"));
}

#[test]
fn what_is_wrong_with_pairs_has_a_place() {
    assert_eq!(error(&json!({ "rules": r#"[["a", "b(?=c)"]]"# })), ("SR0001".into(), "(?=".into()));
    assert_eq!(error(&json!({ "rules": r#"[["a", "(b)\\1"]]"# })).0, "SR0001");
    assert_eq!(error(&json!({ "rules": r#"[["a", "b"], ["a", "c"]]"# })).0, "SR0006");
    assert_eq!(error(&json!({ "rules": r#"[["a"]]"# })), ("IN0003".into(), r#"["a"]"#.into()));
    assert_eq!(error(&json!({ "rules": r#"[["a", "b"#})).0, "JSON0002");
    assert_eq!(error(&json!({ "rules": "" })).0, "SR0012");
}

// ---- rules as objects

#[test]
fn rules_as_objects_and_the_built_in_ones() {
    let rule = json!({ "id": "acme", "regex": "acme_([0-9a-f]{8})", "keywords": ["ACME"], "severity": "critical" });
    let text = "acme_12ab34cd password = \"Zq7!DJH0K9KuG0Mz\"";
    assert_eq!(values(&json!({ "rules": [rule] }), text), ["12ab34cd"]);
    let both = scanner(&json!({ "rules": ["default", rule] }));
    assert_eq!(found(&both, text, None).len(), 2);
    let finding = &both.scan(text)[0];
    assert_eq!((finding.severity, finding.kind, finding.secret.is_none()), (Severity::Critical, "custom", true));
    assert!(both.redact(text).text.starts_with("acme_[redacted:acme:1:8] "));
    assert!(both.rules().count() > 250);
    assert_eq!(error(&json!({ "rules": [{ "id": "x" }] })).0, "SR0004");
    assert_eq!(error(&json!({ "rules": [{ "regex": "abc" }] })).0, "SR0005");
    assert_eq!(error(&json!({ "rules": [{ "id": "x", "regex": "a(b)c", "secretGroup": 2 }] })).0, "SR0007");
    assert_eq!(error(&json!({ "rules": [{ "id": "x", "regex": "abc", "keyword": [] }] })).0, "IN0001");
    let path = refused(&json!({ "rules": [{ "id": "x", "regex": "abc" }, { "id": "y", "regex": "a(?!b)" }] }));
    let first = &path.error.diagnostics()[0];
    assert!(
        first.message.contains("character 2 (`(?!`)") && first.message.contains("rules[1].regex"),
        "{}",
        first.message
    );
}

// ---- gitleaks.toml

const TOML: &str = r#"
title = "ours"

[[rules]]
id = "acme-token"
description = "ACME"
regex = '''(?i)acme[a-z_ .,-]{0,10}(?:=|:) ?['"]([0-9a-z]{16})['"]'''
secretGroup = 1
entropy = 3
keywords = ["acme"]
tags = ["x"]

[[rules.allowlists]]
regexTarget = "line"
regexes = ['''// sample''']

[[rules.allowlists]]
condition = "AND"
paths = ['''^test/''']
stopwords = ["FIXTURE"]

[[rules]]
id = "pem-file"
path = '''\.pem$'''

[[rules]]
id = "in-config"
path = '''(?:^|/)config\.ini$'''
regex = '''k=([a-z0-9]{6})'''

[allowlist]
paths = ['''(^|/)vendor/''']
commits = ["0123456789abcdef"]
"#;

#[test]
fn gitleaks_rules_keywords_entropy_groups_and_paths() {
    let scanner = scanner(&json!({ "rules": TOML }));
    let line = "ACME_key = \"0a1b2c3d4e5f6g7h\"";
    let one = |text: &str, path: Option<&str>| found(&scanner, text, path);
    assert_eq!(one(line, None), [("acme-token".to_owned(), "0a1b2c3d4e5f6g7h".to_owned())]);
    assert!(one("ACME_key = \"aaaaaaaaaaaaaaab\"", None).is_empty(), "its entropy is too low");
    assert!(one(&format!("{line} // sample"), None).is_empty() && one(&format!("{line}\n// sample"), None).len() == 1);
    assert!(one(&format!("{line} # gitleaks:allow"), None).is_empty());
    let fixture = "acme = '0a1bfixture6g7h8'";
    assert_eq!(
        (one(fixture, Some("test/x")).len(), one(fixture, Some("x/test/x")).len(), one(line, Some("test/x")).len()),
        (0, 1, 1)
    );
    assert!(one(line, Some("a/vendor/b.js")).is_empty());
    assert_eq!(one("anything", Some("a/key.pem"))[0].0, "pem-file");
    assert_eq!((one("k=abc123", Some("a/config.ini")).len(), one("k=abc123", Some("a/other.ini")).len()), (1, 0));
    // In base64, as gitleaks decodes.
    let encoded = "YWNtZV9rZXkgPSAiMGExYjJjM2Q0ZTVmNmc3aCI=";
    assert_eq!(one(encoded, None)[0].0, "acme-token");
    let diff = format!("commit 0123456789abcdef\n--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+{line}\n");
    assert!(scanner.scan_diff(&diff, false).is_empty());
    assert_eq!(scanner.scan_diff(&diff.replace("0123456", "1123456"), false).len(), 1);
}

#[test]
fn gitleaks_extends_the_built_in_rules_or_a_file() {
    let password = "password = \"Zq7!DJH0K9KuG0Mz\"\n";
    let text = format!("{password}acme = 'q1w2e3r4'\n");
    let rule = "\n[[rules]]\nid = 'acme'\nregex = '''acme = '([a-z0-9]{8})''''\n";
    let toml = |extend: &str| json!({ "rules": format!("{extend}{rule}") });
    assert_eq!(values(&toml(""), &text).len(), 1);
    assert_eq!(values(&toml("[extend]\nuseDefault = true\n"), &text).len(), 2);
    assert_eq!(values(&toml("[extend]\nuseDefault = true\ndisabledRules = ['generic-password']\n"), &text).len(), 1);
    assert_eq!(values(&toml("[extend]\nuseDefault = true\n[allowlist]\nstopwords = ['DJH0']\n"), &text).len(), 1);
    let more =
        "[extend]\nuseDefault = true\n[[rules]]\nid = 'generic-password'\n[[rules.allowlists]]\nregexes = ['DJH0']\n";
    assert!(values(&json!({ "rules": more }), &text).is_empty());
    assert_eq!(values(&json!({ "gitleaks": rule }), &text).len(), 2, "beside the built-in ones");
    let base =
        "[[rules]]\nid = 'acme'\nregex = 'acme'\nkeywords = ['acme']\n[[rules]]\nid = 'other'\nregex = 'password'\n";
    let own = "[extend]\npath = 'base.toml'\ndisabledRules = ['other']\n[[rules]]\nid = 'acme'\ndescription = 'd'\n[[rules.allowlists]]\nregexes = ['^x']\n";
    assert_eq!(values(&json!({ "rules": own, "gitleaksFiles": { "base.toml": base } }), &text), ["acme"]);
    assert_eq!(error(&json!({ "rules": own })), ("SR0011".into(), "'base.toml'".into()));
}

#[test]
fn what_is_wrong_with_a_toml_has_a_place() {
    let with = |rule: &str| json!({ "gitleaks": format!("[[rules]]\nid = 'a'\n{rule}") });
    assert_eq!(error(&with("regex = '''ab(?=c)'''")), ("SR0001".into(), "(?=".into()));
    assert_eq!(error(&with("regex = 'ab[c'")), ("SR0002".into(), "[".into()));
    assert_eq!(error(&with("regex = '(a{1000}){1000}'")).0, "SR0003");
    assert_eq!(error(&with("description = 'x'")), ("SR0004".into(), "'a'".into()));
    assert_eq!(error(&with("regex = 'a(b)'\nsecretGroup = 2")).0, "SR0007");
    assert_eq!(error(&with("regex = 'abc'\n[rules.allowlist]\ndescription = 'x'")).0, "SR0008");
    assert_eq!(
        error(&with("regex = 'abc'\n[rules.allowlist]\npaths = ['x']\ncondition = 'XOR'")),
        ("IN0005".into(), "'XOR'".into())
    );
    assert_eq!(error(&with("regex = 'abc'\n[[rules]]\nid = 'a'\nregex = 'b'")).0, "SR0006");
    assert_eq!(error(&with("regex = ")).0, "TOML0001");
    assert_eq!(error(&with("regex = 5")), ("IN0003".into(), "5".into()));
    assert_eq!(error(&json!({ "gitleaks": format!("a = {}", "[".repeat(100_000)) })).0, "TOML0001");
    let odd = scanner(&with("regex = 'abc'\nreged = 'x'"));
    assert_eq!(odd.diagnostics()[0].1[0].code.as_str(), "SR0104");
}

#[test]
fn a_toml_of_five_megabytes() {
    let rule = |n: usize| {
        format!(
            "[[rules]]\nid = \"r{n}\"\ndescription = \"{}\"\nregex = '''r{n}x[0-9]{{8}}'''\nkeywords = [\"r{n}x\"]\n",
            "d".repeat(1000)
        )
    };
    let text: String = (0..4_800).map(rule).collect();
    assert!(text.len() > 5_000_000);
    let scanner = scanner(&json!({ "rules": text }));
    assert_eq!(found(&scanner, "r4711x12345678", None), [("r4711".to_owned(), "r4711x12345678".to_owned())]);
    let more: String = (0..5_001).map(|n| format!("[[rules]]\nid='r{n}'\nregex='r{n}x'\n")).collect();
    assert_eq!(error(&json!({ "rules": more })).0, "SR0010");
}

// ---- git-secrets

#[test]
fn git_secrets_patterns_allowed_ones_and_what_prints_them() {
    let config = "user.name=x\nsecrets.providers=git secrets --aws-provider\nsecrets.patterns=(A3T[A-Z0-9]|AKIA|ASIA)[A-Z0-9]{16}\nsecrets.allowed=AKIAIOSFODNN7EXAMPLE\n";
    let key = concat!("AKIA", "Q7DJH0K9KUG0MZ3T");
    let text = format!("{key}\nx{key}\nid: {key}, AKIAIOSFODNN7EXAMPLE\n {key};\n");
    let lines = |options: &Value| {
        scanner(options).scan(&text).iter().map(|it| text[..it.span.start].lines().count().max(1)).collect::<Vec<_>>()
    };
    assert_eq!(lines(&json!({ "rules": config })), [1, 4], "whole words, and no line that is allowed");
    let listed = config.replace('=', " ").replace("git secrets --", "git-secrets ");
    assert_eq!(lines(&json!({ "rules": listed })), [1, 4]);
    let ini = "[user]\n\tname = x\n[secrets]\n\tpatterns = (AKIA|ASIA)[A-Z0-9]{16} # ours\n\tallowed = AKIA\"IOS\"FODNN7EXAMPLE\n\tpatterns = \\\\bnothing\\\\b\n";
    assert_eq!(lines(&json!({ "rules": ini })), [1, 4]);
    assert_eq!(lines(&json!({ "rules": "AKIA[A-Z0-9]{16}\n", "gitAllowed": "^.*:4:\n" })), [1, 3, 3]);
    let scanner = scanner(&json!({ "gitSecrets": config }));
    assert!(scanner.diagnostics()[0].1[0].message.contains("git secrets --aws-provider"));
    assert_eq!(error(&json!({ "gitSecrets": "secrets.patterns=ab(c" })), ("SR0002".into(), "(".into()));
    assert_eq!(error(&json!({ "gitSecrets": "(?:a)" })), ("SR0001".into(), "(?".into()));
    // The assignment of a key, as its provider has it.
    let assigned = r#"("|')?(AWS|aws|Aws)?_?(SECRET|secret|Secret)?_?(ACCESS|access|Access)?_?(KEY|key|Key)("|')?\s*(:|=>|=)\s*("|')?[A-Za-z0-9/\+=]{40}("|')?"#;
    let text = format!("aws_secret_access_key = \"{}\"", "wJalrXUtnFEMIK7MDENGbPxRfiCYzzzzzzzzzzzz");
    assert_eq!(values(&json!({ "rules": assigned }), &text).len(), 1);
}

// ---- Macie's custom identifiers

fn macie(change: &Value) -> Value {
    let mut identifier = json!({ "name": "Employee", "regex": "E-[0-9]{6}" });
    for (name, value) in change.as_object().unwrap() {
        identifier[name] = value.clone();
    }
    json!({ "rules": [["never", "zzzzzzzz"]], "customIdentifiers": [identifier] })
}

#[test]
fn macie_keywords_stand_before_within_the_distance() {
    let options = macie(&json!({ "keywords": ["employee id"], "maximumMatchDistance": 20 }));
    let count = |text: &str| values(&options, text).len();
    assert_eq!(count("Employee ID: E-123456"), 1);
    assert_eq!(count(&format!("employee id{}E-123456", " ".repeat(12))), 1, "to the end of the match");
    assert_eq!(count(&format!("employee id{}E-123456", " ".repeat(13))), 0);
    assert_eq!(count(&format!("employee id{}E-123456", "é".repeat(12))), 1, "characters, not bytes");
    assert_eq!(count("E-123456 is the employee id"), 0, "not behind");
    assert_eq!(count("e-123456 employee id: E-12345"), 0);
    assert_eq!(count("name,employee_id\nsomebody with a very long name of his own,E-123456\n"), 1, "by column");
    assert_eq!(count("employee_id,name\nsomebody with a very long name of his own,E-123456\n"), 0);
    assert_eq!(count("{\"employeeId\": {\"is\": \"some long text, and then there is E-123456\"}}"), 1, "by path");
    assert_eq!(count("{\"employee id\": \"E-123456\"}"), 1);
    assert_eq!(count("{\"a\": \"employee id\", \"b\": \"E-123456\"}"), 0, "another value");
    let far = macie(&json!({ "keywords": ["employee id"] }));
    assert_eq!(values(&far, &format!("employee id{}E-123456", " ".repeat(42))).len(), 1, "50 is the default");
    assert_eq!(values(&far, &format!("employee id{}E-123456", " ".repeat(43))).len(), 0);
}

#[test]
fn macie_ignored_words_severities_and_ends() {
    assert_eq!(values(&macie(&json!({ "ignoreWords": ["E-00"] })), "E-001234 E-101234"), ["E-101234"]);
    assert_eq!(values(&macie(&json!({ "ignoreWords": ["e-00"] })), "E-001234").len(), 1, "case counts");
    assert!(values(&macie(&json!({ "regex": "^E-[0-9]{6}$" })), "E-123456\n").is_empty(), "ends of the file");
    assert_eq!(values(&macie(&json!({ "regex": "^E-[0-9]{6}$" })), "E-123456").len(), 1);
    assert_eq!(values(&macie(&json!({ "regex": "(?i)e-[0-9]{6}" })), "E-123456").len(), 1);
    let levels = macie(
        &json!({ "severityLevels": [{ "severity": "HIGH", "occurrencesThreshold": 3 }, { "severity": "LOW", "occurrencesThreshold": 2 }] }),
    );
    let scanner = scanner(&levels);
    let severities = |n: usize| scanner.scan(&"E-123456 ".repeat(n)).iter().map(|it| it.severity).collect::<Vec<_>>();
    assert_eq!(severities(1), []);
    assert_eq!(severities(2), [Severity::Low; 2]);
    assert_eq!(severities(3), [Severity::High; 3]);
    let plain = Scanner::parse(&macie(&json!({})).to_string()).unwrap();
    assert_eq!(plain.scan("E-123456")[0].severity, Severity::Medium);
}

#[test]
fn macie_limits() {
    let code = |change: &Value| error(&macie(change)).0;
    for (change, wanted) in [
        (json!({ "name": "x".repeat(129) }), "SR0009"),
        (json!({ "name": "" }), "SR0009"),
        (json!({ "description": "x".repeat(513) }), "SR0009"),
        (json!({ "regex": "x".repeat(513) }), "SR0009"),
        (json!({ "keywords": ["ab"] }), "SR0009"),
        (json!({ "keywords": ["x".repeat(91)] }), "SR0009"),
        (json!({ "keywords": vec!["abc"; 51] }), "SR0009"),
        (json!({ "ignoreWords": ["abc"] }), "SR0009"),
        (json!({ "ignoreWords": vec!["abcd"; 11] }), "SR0009"),
        (json!({ "maximumMatchDistance": 0 }), "SR0009"),
        (json!({ "maximumMatchDistance": 301 }), "SR0009"),
        (json!({ "maximumMatchDistance": 1.5 }), "SR0009"),
        (
            json!({ "severityLevels": [{ "severity": "LOW", "occurrencesThreshold": 5 }, { "severity": "HIGH", "occurrencesThreshold": 5 }] }),
            "SR0009",
        ),
        (json!({ "severityLevels": [{ "severity": "LOW", "occurrencesThreshold": 0 }] }), "SR0009"),
        (json!({ "severityLevels": [{ "severity": "CRITICAL", "occurrencesThreshold": 1 }] }), "IN0005"),
        (json!({ "regex": "(a)b" }), "SR0001"),
        (json!({ "regex": r"(?=a)b" }), "SR0001"),
        (json!({ "regex": r"\d{100,1000}" }), "SR0013"),
        (json!({ "regex": "a*b*a*" }), "SR0013"),
        (json!({ "regex": null }), "IN0002"),
    ] {
        assert_eq!(code(&change), wanted, "{change}");
    }
    let fits = json!({ "name": "x".repeat(128), "description": "é".repeat(512), "keywords": vec!["é".repeat(90); 50], "ignoreWords": vec!["abcd"; 10], "maximumMatchDistance": 300 });
    assert!(Scanner::parse(&macie(&fits).to_string()).is_ok());
    let text = json!({ "customIdentifiers": "[{\"name\": \"a\", \"regex\": \"a(b)\"}]" });
    assert_eq!(error(&text), ("SR0001".into(), "(".into()));
}

// ---- the bench, and bad input

#[test]
fn the_bench_shows_matches_words_and_cost() {
    let shown =
        bench(r#"{"id": "x", "regex": "(key|token)=([0-9]{4})", "entropy": 2.5}"#, "key=1111 token=1234").unwrap();
    assert_eq!(shown.matches.len(), 2);
    assert_eq!(shown.matches[1].groups, [Some(Span::new(9, 14)), Some(Span::new(15, 19))]);
    assert_eq!(shown.findings.len(), 0, "the first group is the secret, and its entropy is too low");
    assert_eq!(shown.words, ["key=", "token="]);
    assert!(shown.steps > 0 && shown.backtracking.unwrap() > 0 && shown.warnings.is_empty(), "{:?}", shown.warnings);
    let codes = |rule: &str| bench(rule, "abc").unwrap().warnings.iter().map(|it| it.code.as_str()).collect::<Vec<_>>();
    assert_eq!(codes(r#"["x", "[a-z]+"]"#), ["SR0101", "SR0102", "SR0107"]);
    assert_eq!(codes(r#"["x", "x*"]"#), ["SR0101", "SR0105", "SR0102", "SR0107"]);
    assert_eq!(codes(r#"["x", "abc[0-9]{3000}"]"#), ["SR0106"]);
    assert!(bench(r#"["x", "(?<=a)b"]"#, "").is_err());
}

#[test]
fn regex_bombs_are_refused_or_cost_no_more_than_their_size() {
    for bomb in ["(a{1000}){1000}", "((((a{100}){100}){100}){100}){100}", "(?:a?){50000}", "[^x]{1,60000}"] {
        assert_eq!(error(&json!({ "rules": [["x", bomb]] })).0, "SR0003", "{bomb}");
    }
    let heavy = ["(a?){99}a{99}", "(?:a|aa)+b", "(a*)*b", "(x+x+)+y", "(?:[a-z]{1,99}){1,9}=", "(?i)(?:k|K|s)+é"];
    let rules: Vec<Value> = heavy.iter().enumerate().map(|(i, it)| json!([format!("r{i}"), it])).collect();
    let scanner = scanner(&json!({ "rules": rules }));
    let text = format!("{}\n{}\n", "a".repeat(20_000), "x".repeat(20_000));
    let _ = scanner.scan(&text);
}

#[test]
fn windows_find_what_the_whole_text_has() {
    // The same rule with a bound, which is tried in windows, and without, which is tried on all of the text.
    let options = |regex: &str| json!({ "rules": [{ "id": "x", "regex": regex }] });
    let text =
        "key=aa key=aaaa,key=key=aaakey=aaaaaaaaaaaaaaaaaaaaaaa xkey=a key= key=aaé key=aaaaaaaaaaaaaaaaaaaaakey=aaa";
    let bounded = values(&options(r"\bkey=a{2,20}"), text);
    assert_eq!(bounded, values(&options(r"(?:|zz[^z]*zz)\bkey=a{2,20}"), text));
    assert_eq!(bounded.len(), 5);
}
