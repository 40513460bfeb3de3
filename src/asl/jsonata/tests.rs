use super::engine::Core;
use super::*;
use crate::asl::data::{self, Object, Value};
use crate::asl::random::Random;
use crate::diagnostic::Code;

fn ask(text: &str, input: &str) -> Result<Option<Value>, JsonataError> {
    let input = data::parse(input).unwrap();
    evaluate(&Expression::new(text), &input, &Object::new(), 1_724_002_380.5, Random::new(7))
}

/// The value as JSON; `nothing`; or the error.
fn said(text: &str, input: &str) -> String {
    match ask(text, input) {
        Ok(Some(value)) => value.to_string(),
        Ok(None) => "nothing".to_owned(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn expressions_have_values() {
    for (text, input, expected) in [
        ("{% $states.input.a + 1 %}", r#"{"a":1}"#, "2"),
        ("  a.b[0] ", r#"{"a":{"b":[3,4]}}"#, "3"),
        ("$sum(items.(p*q))", r#"{"items":[{"p":10,"q":2},{"p":5,"q":4}]}"#, "40"),
        ("nope", "{}", "nothing"),
        ("5 / 0", "{}", "null"),
        ("$now()", "{}", r#""2024-08-18T17:33:00.500Z""#),
        ("$now('[Y0001]')", "{}", r#""2024""#),
        ("$millis()", "{}", "1724002380500"),
        ("$partition([1,2,3,4,5], 2)", "{}", "[[1,2],[3,4],[5]]"),
        ("$range(0, 10, 3)", "{}", "[0,3,6,9]"),
        ("$range(5, 1, -2)", "{}", "[5,3,1]"),
        ("$range(0, 1, 0.5)", "{}", "[0,0.5,1]"),
        ("$range(1, 0, 1)", "{}", "[]"),
        (r#"$hash("input data", "SHA-1")"#, "{}", r#""aaff4a450a104cd177d28d18d74485e8cae074b7""#),
        ("$length($uuid())", "{}", "36"),
        ("$uuid() = $uuid()", "{}", "false"),
        ("$random(3) = $random(3)", "{}", "true"),
        ("$random() = $random()", "{}", "false"),
        ("$random() >= 0 and $random() < 1", "{}", "true"),
        (r#"$parse("{\"a\":[1,null]}").a"#, "{}", "[1,null]"),
        ("$count($shuffle([1..10]))", "{}", "10"),
        ("($f := function($n) { $n < 2 ? 1 : $n * $f($n - 1) }; $f(20))", "{}", "2432902008176640000"),
        ("($f := function($n) { $n < 2 ? 1 : $n + $f($n - 1) }; $f(100))", "{}", "5050"),
        ("($f := function($n, $acc) { $n = 0 ? $acc : $f($n - 1, $acc + $n) }; $f(10000, 0))", "{}", "50005000"),
        ("$map([1..3], function($v, $i) { $v * $i })", "{}", "[0,2,6]"),
        ("[1..3] ~> $map(function($v) { $string($v) & '!' })", "{}", r#"["1!","2!","3!"]"#),
        ("'x' ~> $pad(3)", "{}", r#""x  ""#),
        ("items{$string(id): p & ''}", r#"{"items":[{"id":1,"p":2},{"id":1,"p":3}]}"#, r#"{"1":"[2,3]"}"#),
        ("items^(>p, $string(id)).id", r#"{"items":[{"id":1,"p":2},{"id":2,"p":3}]}"#, "[2,1]"),
        ("items.{'n': id & 'x', 'p': p}", r#"{"items":[{"id":1,"p":2}]}"#, r#"{"n":"1x","p":2}"#),
        ("$ ~> |items|{'p': $string(p)}|", r#"{"items":[{"p":2}]}"#, r#"{"items":[{"p":"2"}]}"#),
        ("items[$contains(n, 'b')].n", r#"{"items":[{"n":"abc"},{"n":"b"},{"n":"c"}]}"#, r#"["abc","b"]"#),
        ("items[[0, 2]]", r#"{"items":[1,2,3]}"#, "[1,3]"),
        ("a.b.%.c", r#"{"a":{"b":1,"c":2}}"#, "2"),
        ("items@$i.{'x': $i.p}", r#"{"items":[{"p":2},{"p":3}]}"#, r#"[{"x":2},{"x":3}]"#),
        ("-1.5e-7", "{}", "-1.5e-7"),
    ] {
        assert_eq!(said(text, input), expected, "{text}");
    }
}

#[test]
fn errors_are_jsonatas_and_have_places() {
    for (text, expected, place) in [
        ("{% 1 +  %}", "Unexpected end of expression", Some("")),
        ("1 ] 2", "Syntax error: \"]\"", Some("]")),
        ("a ?? b", "AWS's JSONata has no ??", Some("??")),
        ("$eval('1')", "T1006: Attempted to invoke a non-function", None),
        ("$nope(1)", "T1006: Attempted to invoke a non-function", Some("$nope")),
        ("1 + 'a'", "T2002: The right side of the + operator must evaluate to a number", None),
        ("$error('custom')", "D3137: custom", None),
        ("$length(1)", "T0410: Argument 1 must be String", None),
        ("$hash(5 = 5, 6)", "T0410: Argument 2 of function \"hash\" does not match function signature", Some("$hash")),
        ("$hash('x', 'SHA-3')", "the algorithm of $hash is MD5, SHA-1, SHA-256, SHA-384 or SHA-512, not SHA-3", None),
        ("$range(1,5,0)", "the step of $range is not 0", None),
        ("function($x) { $x }", "a function is no value", None),
        ("{'f': $sum}", "a function is no value", None),
    ] {
        let error = ask(text, "{}").unwrap_err();
        assert_eq!(error.to_string(), expected, "{text}");
        let inner = source(text).unwrap_or(text).trim();
        assert_eq!(error.position.map(|span| span.of(inner)), place, "{text}");
    }
}

/// A function that makes a list of a list twice, so many times.
const DOUBLED: &str = "$d := function($l, $n) { $n = 0 ? $l : $d([[$l], [$l]], $n - 1) };";

/// Bad input by name: nothing hangs, nothing takes all memory, nothing overflows the stack.
#[test]
fn what_asks_for_too_much_is_refused() {
    let deep = |open: &str, close: &str, n: usize| format!("{}1{}", open.repeat(n), close.repeat(n));
    for text in [
        "($f := function() { $f() }; $f())".to_owned(),
        "($f := function($n) { 1 + $f($n + 1) }; $f(0))".to_owned(),
        "($a := function() { $b() }; $b := function() { $a() & '' }; $a())".to_owned(),
        "($f := function($n) { $sort([3, 1, 2], function($a, $b) { $f($n) }) }; $f(0))".to_owned(),
        "[1..100000000]".to_owned(),
        "$count([1..400000].([1..400000].($ + 1)))".to_owned(),
        "$map([1..400000], function($i) { $sum([1..400000]) })".to_owned(),
        "$map([1..400000], function($i) { $map([1..400000], function($j) { $i * $j }) })".to_owned(),
        "$count([1..400000][$count([1..400000][$ > 5]) > 3])".to_owned(),
        "$reduce([1..60], function($a, $b) { $a & $a }, 'x')".to_owned(),
        "$reduce([1..60], function($a, $b) { $append($a, $a) }, [1])".to_owned(),
        "$reduce([1..60], function($a, $b) { [[$a, $a]] }, [1])".to_owned(),
        "$pad('x', 1000000000)".to_owned(),
        "$range(0, 1e12, 1)".to_owned(),
        // A little that is had many times over: in texts, in lists, in comparisons.
        "($d := function($s, $n) { $n = 0 ? $s : $d($s & $s, $n - 1) }; $length($d('x', 60)))".to_owned(),
        "$length($join($map([1..20000], function($i) { $pad('x', 1000) }), ','))".to_owned(),
        "$map([1..400], function($i) { $pad('x', 100000) }) ~> $join() ~> $length()".to_owned(),
        "$split($pad('a', 1000000), '') ~> $join($pad('b', 1000))".to_owned(),
        "$replace($pad('a', 10000, 'a'), /a/, $pad('b', 100000))".to_owned(),
        "$pad('a', 10000, 'a') ~> $replace('a', $pad('b', 100000))".to_owned(),
        format!("({DOUBLED} $length($string($d([1], 60))))"),
        format!("({DOUBLED} $d([1], 60) ~> $string() ~> $length())"),
        format!("({DOUBLED} $length('' & $d([1], 60)))"),
        format!("({DOUBLED} $l := $d([1], 40); $m := $d([1], 40); $l = $m)"),
        format!("({DOUBLED} $l := $d([1], 40); $count($distinct([[$l], [$l]])))"),
        format!("({DOUBLED} $map([$d([1], 40)], $string) ~> $count())"),
        "($d := function($o, $n) { $n = 0 ? $o : $d({'a': $o, 'b': $o}, $n - 1) }; $d(1, 60))".to_owned(),
        "($b := [1..500000]; $count($map([1..100000], function($i) { $reverse($b) })))".to_owned(),
        "($x := $pad('x', 1000000); $count($map([1..20000], function($i) { $uppercase($x) })))".to_owned(),
        deep("(", ")", 10_000),
        deep("[", "]", 10_000),
        deep("{'a':", "}", 10_000),
        format!("1{}", "+1".repeat(10_000)),
        format!("'{}'", "x".repeat(1 << 20)),
        format!("a{}", ".a[0]".repeat(50_000)),
    ] {
        let error = ask(&text, "{}").unwrap_err();
        let kinds = [Code::JsonataLimit, Code::JsonataSyntax, Code::StateWork, Code::ValueDepth];
        assert!(kinds.contains(&error.kind), "{error} of {}", text.get(..60).unwrap_or(&text));
    }
}

#[test]
fn an_engine_can_be_used_through_its_trait_alone() {
    use super::engine::{Bindings, Engine};
    fn double<E: Engine>() -> Value {
        let bindings = Bindings { input: None, variables: vec![("x", 21.into())], now: 0.0, random: Random::new(1) };
        let program = E::parse("$x * 2").unwrap();
        E::start(&bindings).unwrap().eval(&program, &mut crate::asl::work::Work::default()).unwrap().unwrap()
    }
    assert_eq!(double::<Core>(), 42.into());
}
