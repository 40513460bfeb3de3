//! Paths on documents: what AWS says where there is nothing, which nodes are touched, where `ResultPath` writes, and
//! that hostile paths end.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use pointsman::asl::data::{self, Object, Value};
use pointsman::asl::error::StateError;
use pointsman::asl::path::Path;
use pointsman::asl::scope::Scope;
use pointsman::asl::work::Work;
use pointsman::diagnostic::display_path;

fn json(text: &str) -> Value {
    data::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn give(input: &Value, path: &str) -> Result<Value, StateError> {
    let variables: Object = [("v", json(r#"{"k":[1,2]}"#))].into_iter().collect();
    let context = json(r#"{"State":{"Name":"S"}}"#);
    let scope = Scope { input, context: &context, variables: &variables };
    Path::parse(path).unwrap_or_else(|error| panic!("{path}: {error}")).evaluate(scope, &mut Work::default())
}

const INPUT: &str = r#"{"a":1,"s":"str","n":null,"o":{"b":{"c":[1,2,3]}},"l":[10,20,30,40,50],
  "items":[{"id":1,"t":["x","y"],"p":null,"q":"2"},{"id":2,"t":["y"],"q":3},{"id":"3","t":[]}]}"#;

#[test]
fn what_is_found() {
    let cases = [
        ("$$.State.Name", r#""S""#),
        ("$v.k[-1]", "2"),
        ("$['a','s','no']", r#"{"a":1,"s":"str"}"#),
        ("$.items[*]['id','q']", r#"[{"id":1,"q":"2"},{"id":2,"q":3},{"id":"3"}]"#),
        ("$['s','a'].x", "[]"),
        ("$['o','items'].b", r#"[{"c":[1,2,3]}]"#),
        // Slices: with two bounds Jayway counts from where it is told, even below zero.
        ("$.l[-2:]", "[40,50]"),
        ("$.l[1:-1]", "[]"),
        ("$.l[-2:1]", "[40,50,10]"),
        ("$.l[-2147483648:2]", "[10,20,30,40,50,10,20]"),
        ("$.l[0:5:2]", "[10,20,30,40,50]"),
        ("$.l[3:100]", "[40,50]"),
        ("$.l[:-3]", "[10,20]"),
        ("$.l[7:]", "[]"),
        ("$.s[0:1]", "[]"),
        ("$.s[*]", "[]"),
        ("$.nope[*].x", "[]"),
        ("$.l[9,0,-1]", "[10,50]"),
        // Filters.
        ("$.items[?(@.p)].id", "[1]"),
        ("$.items[?(!@.p)].id", r#"[2,"3"]"#),
        ("$.items[?(@.p == null)].id", "[1]"),
        ("$.items[?(@.p != null)].id", r#"[2,"3"]"#),
        ("$.items[?(@.q == 2)].id", "[1]"),
        ("$.items[?(@.q === 2)].id", "[]"),
        ("$.items[?(@.id == '3')].id", r#"["3"]"#),
        ("$.items[?(@.q > 2)].id", "[2]"),
        ("$.items[?(@.q <= '2')].id", "[1]"),
        ("$.items[?(@.t contains 'y' && @.id < 2)].id", "[1]"),
        ("$.items[?(@.s contains 'y')].id", "[]"),
        ("$.items[?(@.t empty true)].id", r#"["3"]"#),
        ("$.items[?(@.t size 2 || @.id == 2)].id", "[1,2]"),
        ("$.items[?(@.t subsetof ['y','z'])].id", r#"[2,"3"]"#),
        ("$.items[?(@.t anyof ['x'])].id", "[1]"),
        ("$.items[?(@.t noneof ['x'])].id", r#"[2,"3"]"#),
        ("$.items[?(@.t all ['x','y'])].id", "[1]"),
        ("$.items[?(@.id in $.l)].id", "[]"),
        ("$.items[?(@.id nin 5)].id", "[]"),
        ("$.items[?(@.no nin [5])].id", r#"[1,2,"3"]"#),
        ("$.items[?(@.q =~ /[0-2]/)].id", "[1]"),
        ("$.items[?(@.t =~ /X/i)].id", "[1]"),
        ("$.items[?(@.no =~ /.*/)].id", r#"[1,2,"3"]"#),
        ("$.items[?(@.t == ['y'])].id", "[2]"),
        ("$.items[?(@.t[?(@ == 'x')] size 1)].id", "[1]"),
        ("$.items[?(@.t[*])].id", r#"[1,2,"3"]"#),
        ("$.items[?(@.t[0])].id", "[1,2]"),
        ("$.items[?(@.id == $.a)].id", "[1]"),
        ("$.o[?(@.b)].b.c[0]", "[1]"),
        ("$.o[?(@.x)]", "[]"),
        // Under `..` as Jayway goes.
        ("$..c", "[[1,2,3]]"),
        ("$..[0]", r#"[1,10,{"id":1,"t":["x","y"],"p":null,"q":"2"},"x","y"]"#),
        ("$..[0].id", "[1]"),
        ("$..[*].id", "[]"),
        ("$..items[*].id", r#"[1,2,"3"]"#),
        ("$..[?(@.q)].id", "[1,2]"),
        ("$..['id','q']", r#"[{"id":1,"q":"2"},{"id":2,"q":3}]"#),
        ("$.o..*", r#"[{"c":[1,2,3]},[1,2,3],1,2,3]"#),
    ];
    let input = json(INPUT);
    for (path, wanted) in cases {
        match give(&input, path) {
            Ok(got) => assert_eq!(got.to_string(), json(wanted).to_string(), "{path}"),
            Err(error) => panic!("{path}: {error}"),
        }
    }
}

#[test]
fn where_there_is_nothing_awss_words() {
    let cases = [
        ("$.x", "Invalid path '$.x' : No results for path: $['x']"),
        ("$.o.x", "Invalid path '$.o.x' : No results for path: $['o']['x']"),
        ("$.no.x.y", "Invalid path '$.no.x.y' : Missing property in path $['no']"),
        ("$.l[5]", "Invalid path '$.l[5]' : No results for path: $['l'][5]"),
        ("$.l[-6].x", "Invalid path '$.l[-6].x' : No results for path: $['l'][-6]['x']"),
        ("$.n[0]", "Invalid path '$.n[0]' : The path $['n'] is null"),
        (
            "$.o[0].b",
            "Invalid path '$.o[0].b' : Filter: [0]['b'] can only be applied to arrays. Current context is: {b={c=[1, 2, 3]}}",
        ),
        (
            "$.s.x",
            "Invalid path '$.s.x' : Expected to find an object with property ['x'] in path $['s'] but found 'java.lang.String'.",
        ),
        (
            "$.s[?(@.x)]",
            "Invalid path '$.s[?(@.x)]' : Filter: [?] can not be applied to primitives. Current context is: str",
        ),
        ("$nobody.x", "The variable '$nobody' has not been assigned"),
    ];
    let input = json(INPUT);
    for (path, wanted) in cases {
        let error = give(&input, path).unwrap_err();
        assert_eq!((&*error.name, &*error.cause), ("States.Runtime", wanted), "{path}");
    }
    for path in ["$", "$.a", "$[*]", "$..a"] {
        let error = give(&Value::Null, path).unwrap_err();
        assert_eq!(error.cause, "Unable to apply Path transformation to null or empty input.");
    }
    assert_eq!(give(&Value::Null, "$$.State.Name").unwrap(), "S".into());
}

#[test]
fn every_node_that_a_path_touches() {
    let input = json(INPUT);
    let empty = Value::empty_object();
    let scope = Scope { input: &input, context: &empty, variables: &Object::new() };
    for (path, wanted) in [
        ("$", &[""][..]),
        ("$.o.b", &["o.b"]),
        ("$.l[-1]", &["l[4]"]),
        ("$.l[0,-1]", &["l[0]", "l[4]"]),
        ("$['a','no','s']", &["a", "s"]),
        ("$.items[?(@.q)].t[*]", &["items[0].t[0]", "items[0].t[1]", "items[1].t[0]"]),
        ("$..id", &["items[0].id", "items[1].id", "items[2].id"]),
        ("$.items[*]['id','p']", &["items[0].id", "items[0].p", "items[1].id", "items[2].id"]),
        ("$.o[?(@.b)]", &["o"]),
        ("$.none[*]", &[]),
    ] {
        let located = Path::parse(path).unwrap().locate(scope, &mut Work::default()).unwrap();
        assert_eq!(located.iter().map(|node| display_path(&node.path)).collect::<Vec<_>>(), wanted, "{path}");
    }
    assert!(Path::parse("$.none").unwrap().locate(scope, &mut Work::default()).is_err());
}

#[test]
fn result_path_writes() {
    for (path, wanted) in [
        ("$", "9"),
        ("$.a", r#"{"a":9,"s":"x","l":[1,{"k":2}],"n":null}"#),
        ("$.new", r#"{"a":1,"s":"x","l":[1,{"k":2}],"n":null,"new":9}"#),
        ("$.x.y.z", r#"{"a":1,"s":"x","l":[1,{"k":2}],"n":null,"x":{"y":{"z":9}}}"#),
        ("$['l'][1].k", r#"{"a":1,"s":"x","l":[1,{"k":9}],"n":null}"#),
        ("$.l[-2]", r#"{"a":1,"s":"x","l":[9,{"k":2}],"n":null}"#),
        ("$.n", r#"{"a":1,"s":"x","l":[1,{"k":2}],"n":9}"#),
    ] {
        let input = json(r#"{"a":1,"s":"x","l":[1,{"k":2}],"n":null}"#);
        let path = Path::parse(path).unwrap();
        let written = path.write(input.clone(), 9_i64.into()).unwrap();
        assert_eq!(written.to_string(), json(wanted).to_string(), "{path}");
        assert_eq!(give(&written, path.text()).unwrap(), 9_i64.into());
        assert_eq!(give(&input, "$.a").unwrap(), 1_i64.into(), "the input is as it was");
    }
    for (input, path, why) in [
        (r#"{"s":"x"}"#, "$.s.x", "'x' is wanted of a string, which is no object"),
        (r#"{"n":null}"#, "$.n.x", "'x' is wanted of null, which is no object"),
        ("5", "$.x", "'x' is wanted of a number, which is no object"),
        ("null", "$.x", "'x' is wanted of null, which is no object"),
        ("[1]", "$.x", "'x' is wanted of an array, which is no object"),
        (r#"{"l":[1]}"#, "$.l[1]", "index 1 is not in the array of 1"),
        (r#"{"l":[1]}"#, "$.l[-2]", "index -2 is not in the array of 1"),
        (r#"{"l":{}}"#, "$.l[0]", "index 0 is wanted of an object, which is no array"),
        ("{}", "$.a[0]", "index 0 is wanted of an object, which is no array"),
        ("{}", "$[*]", "it is not a Reference Path"),
    ] {
        let error = Path::parse(path).unwrap().write(json(input), Value::Null).unwrap_err();
        assert_eq!(error.name, "States.ResultPathMatchFailure");
        assert!(error.cause.ends_with(why), "{path}: {error}");
    }
}

#[test]
fn hostile_paths_end() {
    let deep = format!("{}1{}", "{\"a\":[".repeat(256), "]}".repeat(256));
    let input = json(&deep);
    for path in ["$..a", "$..*", "$..[0]", "$..[?(@.a)]", "$..a..a", "$..*..*", "$..[?(@..a)]..a", "$..a..a..a..a..a"] {
        // Whatever comes out, it does come out.
        let _ = give(&input, path);
        let _ = Path::parse(path).unwrap().answer_in_text(&deep);
    }
    let nodes: String = (0..400).map(|i| format!("{{\"k\":{i},\"l\":[{i},1,2,3]}},")).collect();
    let wide = json(&format!("{{\"l\":[{}0]}}", nodes));
    let cubic = "$.l[?($.l[?($.l[?(@.k == $.l[0].k)] size 1)] size 9)]";
    assert_eq!(give(&wide, cubic).unwrap_err().code.as_str(), "ASL0060");
    assert_eq!(Path::parse(cubic).unwrap().answer_in_text(&wide.to_string()), None);
    let text = json(&format!("{{\"t\":[{}\"\"]}}", format!("\"{}\",", "a".repeat(5_000)).repeat(200)));
    let slow = "$.t[?(@ =~ /(a?){200}(a*)*b/)]";
    assert_eq!(give(&text, slow).unwrap_err().code.as_str(), "ASL0060");
    // A path as long as paths may be, of what nests without going down.
    let filters = format!("$.l[0]{}", "[?(@.k)]".repeat(900));
    assert_eq!(give(&wide, &filters).unwrap(), json("[{\"k\":0,\"l\":[0,1,2,3]}]"));
    let nested = (0..31).fold("@ == 0".to_owned(), |inner, _| format!("@.l[?({inner})] size 1"));
    assert_eq!(give(&wide, &format!("$.l[?({nested})]")).unwrap(), json("[]"));
}
