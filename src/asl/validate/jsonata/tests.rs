use super::check;

fn uses(text: &str) -> String {
    match check(text) {
        Ok(uses) => {
            let names = |list: &[(&str, crate::diagnostic::Span)]| {
                list.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(" ")
            };
            format!(
                "{} | {} | {} | {}",
                names(&uses.variables),
                uses.bound.join(" "),
                names(&uses.states),
                names(&uses.unrooted)
            )
        }
        Err(problem) => format!("{}: {}", problem.span.of(text), problem.message),
    }
}

#[test]
fn expressions_and_what_they_refer_to() {
    for (text, expected) in [
        ("1", " |  |  | "),
        (" $states.input.a ", "states |  | input | "),
        ("$states.result.`a b`.c[0]", "states |  | result | "),
        ("$states.errorOutput", "states |  | errorOutput | "),
        ("$states.input.items[p > 1 and $.q = $$.r].(p*q)", "states |  | input | "),
        ("$states.input.items{$string(id): p}", "states string |  | input | "),
        ("$states.input.items^(>p, <q).id", "states |  | input | "),
        ("$map($v, function($x, $i) { $x + a })", "map v x | x i |  | "),
        ("function($a)<n-n:n>{$a}(1)", "a | a |  | "),
        ("($a := 5; $b := $a * 2; $a + $b)", "a b a a b | a b |  | "),
        ("[1..5]", " |  |  | "),
        ("$x ~> $count()", "x count |  |  | "),
        ("$match('ab/12', /[0-9\\/]+(a|b)/i).match", "match |  |  | "),
        ("6 / 2 / 1", " |  |  | "),
        ("{'a': b, \"c\": $}", " |  |  | b $"),
        ("a", " |  |  | a"),
        ("$$.x", " |  |  | $$"),
        ("and and or or in", " |  |  | and or in"),
        ("$states.input.(and)", "states |  | input | "),
        ("$a@$b.c#$i", "a | b i |  | "),
        ("$x ? 1 : $y ? 2", "x y |  |  | "),
        ("| $a | {'b': c}, ['d'] |", "a |  |  | "),
        ("$states.input ~> |$|{'a': 1}|", "states |  | input | "),
        ("$sum(?, 1)", "sum |  |  | "),
        ("-$a /* a comment */ + 1e-5", "a |  |  | "),
        ("$states.input.**.id", "states |  | input | "),
        ("$states.input.a.b.(%.c)", "states |  | input | "),
        ("$states.input.\"a b\".'c'", "states |  | input | "),
        ("$a[]", "a |  |  | "),
    ] {
        assert_eq!(uses(text), expected, "{text}");
    }
}

#[test]
fn what_is_no_expression() {
    for (text, expected) in [
        ("", ": Unexpected end of expression"),
        ("$states.input. ", ": Unexpected end of expression"),
        ("1 +  ", ": Unexpected end of expression"),
        ("a[1,2)", ",: Expected \"]\", got \",\""),
        ("\"unterminated", "\"unterminated: String literal must be terminated by a matching quote"),
        ("{\"a\":}", "}: The symbol \"}\" cannot be used as a unary operator"),
        ("$x :=", ": Unexpected end of expression"),
        ("$match(\"a\", /abc", "/abc: No terminating / in regular expression"),
        ("(1", ": Expected \")\" before end of expression"),
        ("1 2", "2: Syntax error: \"2\""),
        ("1)", "): Syntax error: \")\""),
        ("'a\\x'", "\\x: Unsupported escape sequence: \\x"),
        ("'\\u12'", "\\u: The escape sequence \\u must be followed by 4 hex digits"),
        ("//", "//: Empty regular expressions are not allowed"),
        ("/* a", "/*: Comment has no closing tag"),
        ("`a", "`a: Quoted property name must be terminated with a backquote (`)"),
        ("1 := 2", ":=: The left side of := must be a variable name (start with $)"),
        ("function(a){1}", "a: Parameter of function definition must be a variable name: \"a\""),
        ("$a ?? 1", "??: AWS's JSONata has no ??"),
        ("$a@b", "b: A variable has to stand behind @"),
        ("%.a", "%: The object representing the 'parent' cannot be derived from this expression"),
        ("$a.1", "1: The literal value 1 cannot be used as a step within a path expression"),
        ("(/a/)", "/: The symbol \"/\" cannot be used as a unary operator"),
        ("!$a", "!: The symbol \"!\" cannot be used as a unary operator"),
    ] {
        assert_eq!(uses(text), expected, "{text}");
    }
}

#[test]
fn depth_is_bounded() {
    for text in ["(".repeat(100_000), "-".repeat(100_000), "[".repeat(100_000), "$a[".repeat(100_000)] {
        let problem = check(&text).unwrap_err();
        assert!(problem.message.contains("levels deep"), "{}", problem.message);
    }
    assert!(check(&"1+".repeat(50_000)).is_err());
    assert!(check(&["1"; 50_000].join("+")).is_ok());
}
