//! Paths and intrinsic functions as texts: what is refused, where, and that what is printed reads back the same.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use pointsman::asl::intrinsic::Intrinsic;
use pointsman::asl::path::{Path, Root, Selector};
use pointsman::diagnostic::Error;
use serde_json::Value;

fn rows(kind: &str) -> Vec<Value> {
    let text = include_str!("conformance/asl.jsonl");
    text.lines().map(|l| serde_json::from_str::<Value>(l).unwrap()).filter(|r| r["kind"] == kind).collect()
}

/// Code, start and end of the first error.
fn first(error: &Error) -> (&'static str, usize, usize) {
    let diagnostic = &error.diagnostics()[0];
    let span = diagnostic.span.expect("every syntax error has a place");
    (diagnostic.code.as_str(), span.start, span.end)
}

#[test]
fn what_is_printed_reads_back_the_same() {
    let mut paths: Vec<String> = rows("path").iter().map(|r| r["path"].as_str().unwrap().to_owned()).collect();
    paths.extend(
        [
            r"$.foo\@bar.baz\[\[.\?pretty",
            r"$.\stor\e.boo\k",
            r"$.&Ж中.\uD800\uDF46",
            "$$.Map.Item['Value'][0]",
            "$größe.x",
            "$a_1",
            r#"$["it's",'a"b']['\\']"#,
            "$..[?(@.a)].b",
            "$[?(!@.a && (@.b == 1 || !(@.c in ['x', \"y\"])) || $.d.e =~ /a\\/[/]b/i)]",
            "$[?(@ === '1')][?(@['a b'] !== {\"x\":[1,null]})]",
            "$[-1:]",
            "$[:-2]",
            "$[0, 2]",
            "$[ 'a' , 'b' ]",
            "$[ * ]",
            "$.a[1:2:3]",
            "$[?(@.a&&@.b||@.c)]",
            "$[?(@[?(@.x)].y size 2)]",
            "$[?(@.x empty true)]",
            "$[?(@.x ANYOF [1])]",
            "$..*",
            "$..['a','b']",
        ]
        .map(str::to_owned),
    );
    for text in paths {
        let Ok(path) = Path::parse(&text) else { continue };
        assert_eq!(path.text(), text);
        let printed = path.to_string();
        let again = Path::parse(&printed).unwrap_or_else(|e| panic!("{text} prints as {printed}: {e}"));
        assert_eq!(again.to_string(), printed, "{text}");
        assert_eq!(again.is_definite(), path.is_definite(), "{text}");
        assert_eq!(again.segments.len(), path.segments.len(), "{text}");
    }
    for row in rows("intrinsic") {
        let text = row["expr"].as_str().unwrap();
        let Ok(call) = Intrinsic::parse(text) else { continue };
        let printed = call.to_string();
        let again = Intrinsic::parse(&printed).unwrap_or_else(|e| panic!("{text} prints as {printed}: {e}"));
        assert_eq!(again.to_string(), printed, "{text}");
        assert_eq!(again.nesting(), call.nesting(), "{text}");
    }
}

#[test]
fn wrong_paths_are_refused_where_they_are_wrong() {
    let cases = [
        ("", "ASL0001", 0, 0),
        ("store.book", "ASL0001", 0, 1),
        ("@.a", "ASL0001", 0, 1),
        ("$.", "ASL0002", 2, 2),
        ("$..", "ASL0002", 3, 3),
        ("$.a.", "ASL0002", 4, 4),
        ("$[", "ASL0002", 2, 2),
        ("$.b[", "ASL0002", 4, 4),
        ("$[0", "ASL0002", 3, 3),
        ("$['a", "ASL0002", 4, 4),
        ("$[\"a", "ASL0002", 4, 4),
        ("$['a'", "ASL0002", 5, 5),
        ("$['a',", "ASL0002", 6, 6),
        ("$['a\\", "ASL0002", 5, 5),
        ("$.a\\", "ASL0002", 3, 4),
        ("$[?", "ASL0002", 3, 3),
        ("$[?(", "ASL0002", 4, 4),
        ("$[?(@.a", "ASL0002", 7, 7),
        ("$[?(@.a == ", "ASL0002", 11, 11),
        ("$[?(@.a == 1", "ASL0002", 12, 12),
        ("$[?(@.a == 1)", "ASL0002", 13, 13),
        ("$[?(@.a == 'x", "ASL0002", 13, 13),
        ("$[?(@.a =~ /x", "ASL0002", 13, 13),
        ("$[?(@.a in [1", "ASL0002", 13, 13),
        ("$[?((@.a)", "ASL0002", 9, 9),
        ("$[?(@['a)]", "ASL0002", 10, 10),
        ("$[?(@.a == \"x)]", "ASL0002", 15, 15),
        ("$[?(@.a == \"x\\", "ASL0002", 14, 14),
        ("$[?(@.a == {\"x\":1)]", "ASL0006", 11, 19),
        ("$[?(@.a == {\"x", "ASL0002", 14, 14),
        ("$[?(@.a == {", "ASL0002", 12, 12),
        ("$.a b.c", "ASL0003", 3, 4),
        ("$.a ", "ASL0003", 3, 4),
        ("$a.b]", "ASL0003", 4, 5),
        ("$.a.[0]", "ASL0003", 4, 5),
        ("$...a", "ASL0003", 3, 4),
        ("$['a'x]", "ASL0003", 5, 6),
        ("$.b[a]", "ASL0004", 4, 5),
        ("$[]", "ASL0004", 1, 3),
        ("$[:]", "ASL0004", 2, 3),
        ("$[-]", "ASL0004", 2, 3),
        ("$[0,]", "ASL0004", 4, 5),
        ("$[@.a]", "ASL0004", 2, 3),
        ("$.a[99999999999]", "ASL0005", 4, 15),
        ("$[?@.id == 1]", "ASL0006", 3, 4),
        ("$.items[?(@.id = 1)]", "ASL0006", 15, 16),
        ("$.items[?(@.id == )]", "ASL0006", 18, 19),
        ("$[?('x')]", "ASL0006", 4, 7),
        ("$[?(@.a likes 1)]", "ASL0006", 8, 13),
        ("$[?(@.a == x)]", "ASL0006", 11, 12),
        ("$[?(@.a in [x])]", "ASL0006", 11, 14),
        ("$.a.length()", "ASL0007", 10, 11),
        ("$[?(@.a =~ /x/q)]", "ASL0009", 14, 15),
        ("$[?(@.a =~ /(x/)]", "ASL0009", 11, 15),
    ];
    for (text, code, start, end) in cases {
        let error = Path::parse(text).expect_err(text);
        assert_eq!(first(&error), (code, start, end), "{text}");
        // The same within a larger text.
        assert_eq!(first(&Path::parse_at(text, 100).unwrap_err()), (code, start + 100, end + 100), "{text}");
    }
    for row in rows("path").iter().filter(|r| r["expect"]["error"] == "InvalidPath") {
        assert!(Path::parse(row["path"].as_str().unwrap()).is_err(), "{row}");
    }
}

#[test]
fn wrong_calls_are_refused_where_they_are_wrong() {
    let cases = [
        ("", "ASL0021", 0, 0),
        ("States.UUID", "ASL0021", 0, 11),
        ("States.Array (1)", "ASL0021", 0, 12),
        ("'x'", "ASL0021", 0, 1),
        ("states.Array(1)", "ASL0022", 0, 12),
        ("Other.Array(1)", "ASL0022", 0, 11),
        ("States.Array(States.Aray())", "ASL0022", 13, 24),
        ("States.Array(", "ASL0023", 13, 13),
        ("States.Array('a'", "ASL0023", 16, 16),
        ("States.Array('a", "ASL0023", 15, 15),
        ("States.Array('a\\", "ASL0023", 16, 16),
        ("States.Array(1,", "ASL0023", 15, 15),
        ("States.Array(States.UUID()", "ASL0023", 26, 26),
        ("States.Array(1,)", "ASL0024", 15, 16),
        ("States.Array(,1)", "ASL0024", 13, 14),
        ("States.Array(\"a\")", "ASL0024", 13, 14),
        ("States.Array(unquoted)", "ASL0024", 13, 21),
        ("States.Array(1.)", "ASL0024", 13, 15),
        ("States.Array(-)", "ASL0024", 13, 14),
        ("States.Array('it''s')", "ASL0024", 17, 18),
        ("States.Array('\\x')", "ASL0025", 14, 16),
        ("States.Array(1) ", "ASL0027", 15, 16),
        ("States.Array($.a[0)", "ASL0003", 18, 19),
        ("States.Array($.a b)", "ASL0003", 16, 17),
        ("States.Array($", "ASL0023", 14, 14),
        ("States.Array($.", "ASL0002", 15, 15),
        ("States.Array($.a", "ASL0023", 16, 16),
        ("States.Array($.a[", "ASL0002", 17, 17),
        ("States.Array($['a", "ASL0002", 17, 17),
        ("States.Array($.a[?(@.b == 'x)", "ASL0002", 29, 29),
    ];
    for (text, code, start, end) in cases {
        assert_eq!(first(&Intrinsic::parse(text).expect_err(text)), (code, start, end), "{text}");
    }
    let nested = |depth: usize| format!("{}1{}", "States.Array(".repeat(depth), ")".repeat(depth));
    assert_eq!(Intrinsic::parse(&nested(10)).unwrap().nesting(), 10);
    assert_eq!(first(&Intrinsic::parse(&nested(11)).unwrap_err()).0, "ASL0026");
}

/// Whatever is typed stands there cut off for a while.
#[test]
fn texts_cut_off_anywhere_are_refused_in_place_or_valid() {
    let mut refused = 0;
    let mut cut = |text: &str, parse: &dyn Fn(&str) -> Option<Error>| {
        for (at, _) in text.char_indices() {
            let part = &text[..at];
            let Some(error) = parse(part) else { continue };
            refused += 1;
            for diagnostic in error.diagnostics() {
                let span = diagnostic.span.unwrap_or_else(|| panic!("{part}: no place"));
                assert!(span.start <= span.end && span.end <= at, "{part}: {span:?}");
                assert!(part.is_char_boundary(span.start) && part.is_char_boundary(span.end), "{part}: {span:?}");
            }
        }
    };
    let path = |text: &str| Path::parse(text).err();
    let call = |text: &str| Intrinsic::parse(text).err();
    for row in rows("path") {
        let text = row["path"].as_str().unwrap();
        if path(text).is_none() {
            cut(text, &path);
        }
    }
    for row in rows("intrinsic") {
        let text = row["expr"].as_str().unwrap();
        if call(text).is_none() {
            cut(text, &call);
        }
    }
    assert!(refused > 1_000, "{refused}");
}

#[test]
fn spans_are_those_of_the_text() {
    let text = "States.Format('{}', $$.a['b c'], $v.x[0])";
    let call = Intrinsic::parse(text).unwrap();
    let paths = call.paths();
    assert_eq!(paths.iter().map(|p| p.text()).collect::<Vec<_>>(), ["$$.a['b c']", "$v.x[0]"]);
    let spelled: Vec<&str> = paths.iter().flat_map(|p| &p.segments).map(|s| s.span.of(text)).collect();
    assert_eq!(spelled, [".a", "['b c']", ".x", "[0]"]);
    assert_eq!(paths[1].root, Root::Variable("v".into()));
    // Blanks behind a path are not its own, but for an escaped one.
    let text = r"States.Array( $.a\  , $.b  )";
    let call = Intrinsic::parse(text).unwrap();
    let spelled: Vec<&str> = call.call.arguments.iter().map(|argument| argument.span.of(text)).collect();
    assert_eq!(spelled, [r"$.a\ ", "$.b"]);
    let path = Path::parse("$[?(@.é.b == $.c)]..d").unwrap();
    assert_eq!(path.segments[1].span.of(path.text()), "..d");
    let Selector::Filter(filter) = &path.segments[0].selector else { panic!("a filter") };
    assert_eq!(filter.to_string(), "@.é.b == $.c");
}

#[test]
fn definite_and_reference() {
    for (text, definite, reference) in [
        ("$", true, true),
        ("$.a['b'][0]", true, true),
        ("$.a[-1]", true, true),
        ("$['a','b']", true, false),
        ("$['a','b'].c", false, false),
        ("$..a", false, false),
        ("$.*", false, false),
        ("$[0,1]", false, false),
        ("$[1:]", false, false),
        ("$[?(@.a)]", false, false),
        (r"$.foo\@bar", true, true),
        ("$.foo@bar", true, false),
        ("$.a:b", true, false),
        ("$['a:b']", true, true),
        ("$name.a?b", true, false),
        ("$$.a", true, true),
    ] {
        let path = Path::parse(text).unwrap_or_else(|e| panic!("{text}: {e}"));
        assert_eq!((path.is_definite(), path.is_reference()), (definite, reference), "{text}");
    }
    let span = Path::parse_at("$$.a.foo@bar", 10).unwrap().reference_problem().unwrap().span.unwrap();
    assert_eq!((span.start, span.end), (18, 19));
}

#[test]
fn hostile_texts_end_in_words() {
    for text in [
        "[".repeat(10_000),
        format!("${}", "[".repeat(10_000)),
        format!("${}", ".a".repeat(10_000)),
        format!("${}", "..*".repeat(5_000)),
        format!("${}@{}", "[?(".repeat(5_000), ")]".repeat(5_000)),
        format!("$[?({}@.a{})]", "(".repeat(5_000), ")".repeat(5_000)),
        format!("$[?({}@.a)]", "!".repeat(10_000)),
        format!("$[?(@ in {}{})]", "[".repeat(5_000), "]".repeat(5_000)),
        "$".repeat(20_000),
    ] {
        let error = Path::parse(&text).unwrap_err();
        assert!(first(&error).0.starts_with("ASL00"), "{}", &text[..20]);
    }
    assert_eq!(first(&Intrinsic::parse(&"States.Array(".repeat(5_000)).unwrap_err()).0, "ASL0026");
    assert_eq!(first(&Intrinsic::parse(&"(".repeat(10_000)).unwrap_err()).0, "ASL0021");
}
