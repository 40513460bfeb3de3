//! The YAML reader: what values become, where they are, and what is said about bad input.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use pointsman::json::compact;
use pointsman::yaml::{Limits, Parsed, parse};

fn read(text: &str) -> Parsed {
    parse(text, &Limits::default())
}

/// The codes with places, and the tree.
fn told(text: &str) -> String {
    let parsed = read(text);
    let mut out: Vec<String> = parsed
        .diagnostics
        .iter()
        .map(|d| {
            let span = d.span.unwrap();
            assert!(span.start <= span.end && text.get(span.start..span.end).is_some(), "{text}: {span:?}");
            format!("{}@{}..{}", d.code, span.start, span.end)
        })
        .collect();
    out.push(parsed.value.as_ref().map_or("-".into(), compact));
    out.join(" ")
}

#[test]
fn values_and_names() {
    for (text, want) in [
        ("a: 1\nb: [x, 2.50, ~]\n", r#"{"a":1,"b":["x",2.50,null]}"#),
        ("- true\n- 'true'\n- \"1\"\n- !!str 1\n- !!int '7'\n", r#"[true,"true","1","1",7]"#),
        ("b: 1\na: 2\nb: 3\n", r#"{"b":1,"a":2,"b":3}"#),
        ("a: |\n  one\n  two\nb: >-\n  one\n  two\n", r#"{"a":"one\ntwo\n","b":"one two"}"#),
        ("5: x\ntrue: z\n", r#"{"5":"x","true":"z"}"#),
        ("a: &x {k: 1}\nb: *x\n", r#"{"a":{"k":1},"b":{"k":1}}"#),
        ("&k a: 1\nb: *k\n", r#"{"a":1,"b":"a"}"#),
        ("x: &k a\n*k : 1\n", r#"{"x":"a","a":1}"#),
        ("a:\nb: \n", r#"{"a":null,"b":null}"#),
        ("--- # one\na: é😀\n...\n", r#"{"a":"é😀"}"#),
    ] {
        assert_eq!(told(text), want, "{text}");
    }
}

#[test]
fn errors_and_lints() {
    for (text, want) in [
        ("", "YAML0003@0..0 -"),
        ("# nothing\n---\n", "null"),
        ("a: 1\n\tb: 2\n", "YAML0002@5..6 {}"),
        ("a:\n\t- 1\n", "YAML0002@3..4 {}"),
        ("a: [1, 2\n", "YAML0001"),
        ("a: 'x\n", "YAML0001"),
        ("a: b: c\n", "YAML0001"),
        ("a: 1\n---\nb: 2\n", "YAML0004@5..8 {\"a\":1}"),
        ("a: *no\n", "YAML0005"),
        ("a: &x [1, *x]\n", "YAML0006@10..12 {\"a\":[1]}"),
        ("a: &x\n  b: {c: *x}\n", "YAML0006@15..17 {\"a\":{\"b\":{}}}"),
        ("? [a]\n: 1\n", "YAML0008@2..3 {}"),
        ("a: .inf\n", "YAML0009@3..7 {\"a\":null}"),
        ("a: yes\nb: 010\n", "YAML0101@3..6 YAML0101@10..13 {\"a\":\"yes\",\"b\":10}"),
        ("on: 1\n", "YAML0101@0..2 {\"on\":1}"),
        ("<<: 1\n", "YAML0102@0..2 {\"<<\":1}"),
    ] {
        let got = told(text);
        assert!(got == want || got.starts_with(&format!("{want}@")), "{text:?}: {got}");
    }
}

#[test]
fn tags_are_kept_beside_the_tree() {
    let text = "a: !Ref B\nb: !GetAtt\n  - x\n  - y\nc: !Sub {k: v}\n";
    let parsed = read(text);
    let tags: Vec<_> = parsed.tags.iter().map(|t| (t.name.as_ref(), t.span.of(text))).collect();
    assert_eq!(tags, [("!Ref", "!Ref B"), ("!GetAtt", "!GetAtt\n  - x\n  - y"), ("!Sub", "!Sub {k: v}")]);
}

#[test]
fn places_count_in_bytes() {
    let text = "ä: 😀\r\nlist:\r\n  - é\r\n  - {b: \"c\"}\r\nend: x\r\n";
    let value = read(text).value.unwrap();
    let get = |key: &str| value.get(key).unwrap();
    assert_eq!(get("ä").span.of(text), "😀");
    assert_eq!(get("list").span.of(text), "- é\r\n  - {b: \"c\"}");
    assert_eq!(get("list").as_array().unwrap()[1].span.of(text), "{b: \"c\"}");
    assert_eq!(get("end").span.of(text), "x");
    assert_eq!(value.as_object().unwrap()[1].key_span.of(text), "list");
    assert_eq!(value.span.of(text), text.trim());
    let text = "a: |\n  one\n  two\n\nb: 1\n";
    assert_eq!(read(text).value.unwrap().get("a").unwrap().span.of(text), "one\n  two");
}

/// The code of the only diagnostic.
fn only(text: &str) -> &'static str {
    let diagnostics = read(text).diagnostics;
    assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
    diagnostics[0].code.as_str()
}

#[test]
fn hostile_documents_are_refused() {
    let mut laughs = String::from("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for level in 1..20 {
        let list = vec![format!("*a{}", level - 1); 9].join(", ");
        laughs += &format!("a{level}: &a{level} [{list}]\n");
    }
    assert_eq!(only(&laughs), "YAML0007");
    for deep in ["[".repeat(100_000), "{a: ".repeat(100_000), "- ".repeat(100_000)] {
        assert_eq!(only(&deep), "JSON0017");
    }
    // Each line is deeper than the one before by what its alias stands for.
    let mut stairs = String::from("a0: &a0 [x]\n");
    for level in 1..200 {
        stairs += &format!("a{level}: &a{level} {}*a{}{}\n", "[".repeat(50), level - 1, "]".repeat(50));
    }
    assert_eq!(only(&stairs), "JSON0017");
    assert_eq!(only(&"x".repeat(9 << 20)), "JSON0018");
    let wide: String = (0..20_000).map(|i| format!("k{i}: [a, b]\n")).collect();
    assert!(read(&wide).diagnostics.is_empty());
    assert_eq!(only(&format!("a: &x {}\n", "[1],".repeat(5_000))), "YAML0001");
}
