//! RFC 9535's answers beside those of the States Language: where the two agree, and where they are known to part.
#![cfg(feature = "jsonpath-rfc")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use pointsman::asl::data::{self, Object};
use pointsman::asl::path::{Path, rfc};
use pointsman::asl::scope::Scope;
use pointsman::asl::work::Work;
use serde_json::Value;

fn ours(path: &str, document: &str) -> Option<String> {
    let (input, context) = (data::parse(document).ok()?, data::Value::empty_object());
    let scope = Scope { input: &input, context: &context, variables: &Object::new() };
    Some(Path::parse(path).ok()?.evaluate(scope, &mut Work::default()).ok()?.to_string())
}

fn theirs(path: &str, document: &str) -> Option<Vec<String>> {
    Some(rfc::query(path, document).ok()?.into_iter().map(|node| node.value).collect())
}

const DOCUMENT: &str = r#"{"a":{"b":[1,2,3]},"l":[{"k":1,"v":null},{"k":2}],"s":"x"}"#;

#[test]
fn where_both_agree() {
    for path in ["$.a.b[1]", "$.a.b[-1]", "$['a']['b']", "$"] {
        assert_eq!(theirs(path, DOCUMENT).unwrap(), [ours(path, DOCUMENT).unwrap()], "{path}");
    }
    for path in
        ["$.a.b[*]", "$.l[*].k", "$..k", "$.a.b[1:]", "$.a.b[0,2]", "$.l[?(@.k > 1)].k", "$.l[?(@.v)].k", "$..none"]
    {
        let list = format!("[{}]", theirs(path, DOCUMENT).unwrap().join(","));
        assert_eq!(list, ours(path, DOCUMENT).unwrap(), "{path}");
    }
    assert_eq!(rfc::query("$.l[1].k", DOCUMENT).unwrap()[0].path, "$['l'][1]['k']");
}

#[test]
fn where_they_part() {
    // Nothing there: an error, and an empty list.
    assert_eq!((ours("$.none", DOCUMENT), theirs("$.none", DOCUMENT)), (None, Some(Vec::new())));
    // Two names at the end: one object, and two nodes.
    assert_eq!(ours("$.l[0]['k','v']", DOCUMENT).unwrap(), r#"{"k":1,"v":null}"#);
    assert_eq!(theirs("$.l[0]['k','v']", DOCUMENT).unwrap(), ["1", "null"]);
    // A step: ignored, and followed.
    assert_eq!(
        (ours("$.a.b[0:3:2]", DOCUMENT).unwrap(), theirs("$.a.b[0:3:2]", DOCUMENT).unwrap().join(",")),
        ("[1,2,3]".into(), "1,3".into())
    );
    // Parentheses around a filter: required, and optional.
    assert_eq!((ours("$.l[?@.k]", DOCUMENT), theirs("$.l[?@.k]", DOCUMENT).unwrap().len()), (None, 2));
    // A filter on an object: on itself, and on its members.
    assert_eq!(
        (ours("$.a[?(@.b)].b[0]", DOCUMENT).unwrap(), theirs("$.a[?(@.b)].b[0]", DOCUMENT).unwrap().len()),
        ("[1]".into(), 0)
    );
}

/// What would keep the crate busy, or make it go too deep, is not asked.
#[test]
fn it_is_bounded() {
    let wide = format!("[{}0]", "[1,2,3],".repeat(1_000));
    for query in ["$..*..*..*", "$[?@..[?@..a]]", &format!("$[?{}@.a{}]", "(".repeat(3_000), ")".repeat(3_000))] {
        assert!(rfc::query(query, &wide).is_err(), "{query}");
    }
    assert!(rfc::query(&format!("$[?{}@.a]", "!".repeat(3_000)), "[]").is_err());
    assert!(rfc::query(&"$[0,0,0,0]".repeat(20), "[]").is_err());
    assert_eq!(rfc::query("$..*", &wide).unwrap().len(), 4_001);
}

/// The suite of RFC 9535, where `JSONPATH_SUITE` names the file: the score of the crate, as a figure.
#[test]
fn the_suite() {
    let Ok(file) = std::env::var("JSONPATH_SUITE") else { return };
    let suite: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let tests = suite["tests"].as_array().unwrap();
    let right = tests.iter().filter(|test| {
        let found = rfc::query(test["selector"].as_str().unwrap(), &test["document"].to_string());
        if test["invalid_selector"] == true {
            return found.is_err();
        }
        let Ok(found) = found else { return false };
        let values: Value = found.iter().map(|node| serde_json::from_str::<Value>(&node.value).unwrap()).collect();
        test["result"] == values || test["results"].as_array().is_some_and(|results| results.contains(&values))
    });
    let right = right.count();
    println!("jsonpath-rust: {right} of {} cases of the RFC 9535 suite", tests.len());
    assert!(right * 100 > tests.len() * 95, "{right}");
}
