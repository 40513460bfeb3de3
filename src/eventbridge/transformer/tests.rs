use super::*;

/// The event of AWS's documentation.
const EVENT: &str = r#"{"version": "0", "id": "7bf73129-1428-4cd3-a780-95db273d1602", "detail-type": "EC2 Instance State-change Notification", "source": "aws.ec2", "account": "123456789012", "time": "2015-11-11T21:29:54Z", "region": "us-east-1", "resources": ["arn:aws:ec2:us-east-1:123456789012:instance/i-abcd1111"], "detail": {"instance-id": "i-0123456789", "state": "RUNNING", "n": 1.0, "none": null, "quoted": "a \"b\" \\ c"}}"#;

fn options(template: &str) -> TransformerOptions {
    let paths = [
        ("timestamp", "$.time"),
        ("instance", "$.detail.instance-id"),
        ("state", "$.detail.state"),
        ("detail", "$.detail"),
        ("resources", "$.resources"),
        ("n", "$.detail.n"),
        ("none", "$.detail.none"),
        ("quoted", "$.detail.quoted"),
        ("nothing", "$.detail.notinmessage"),
    ];
    let used = paths.into_iter().filter(|(name, _)| template.contains(&format!("<{name}>")));
    TransformerOptions {
        paths: used.map(|(name, path)| (name.to_owned(), path.to_owned())).collect(),
        template: template.to_owned(),
        rule_name: Some("example".to_owned()),
        ..Default::default()
    }
}

fn apply(template: &str) -> String {
    InputTransformer::new(options(template)).unwrap().apply(EVENT).unwrap()
}

/// Lints: code and place.
fn lints(template: &str) -> Vec<String> {
    shown(&InputTransformer::check(options(template)), &options(template))
}

fn shown(diagnostics: &[Diagnostic], options: &TransformerOptions) -> Vec<String> {
    let show = |d: &Diagnostic| format!("{} {}", d.code, d.span.map_or("", |span| span.of(options.text_of(d))));
    diagnostics.iter().map(show).collect()
}

#[test]
fn examples_of_the_documentation() {
    for (template, output) in [
        (r#""instance <instance> is in <state>""#, r#""instance i-0123456789 is in RUNNING""#),
        (r#""instance \"<instance>\" is in <state>""#, r#""instance \"i-0123456789\" is in RUNNING""#),
        (
            "{\n  \"instance\" : <instance>,\n  \"state\": <state>\n}",
            "{\n  \"instance\" : \"i-0123456789\",\n  \"state\": \"RUNNING\"\n}",
        ),
        (
            r#"{"instance" : <instance>, "state": "<state>", "instanceStatus": "instance \"<instance>\" is in <state>"}"#,
            r#"{"instance" : "i-0123456789", "state": "RUNNING", "instanceStatus": "instance \"i-0123456789\" is in RUNNING"}"#,
        ),
        (r#"{"state": [ 9, <state>, true ]}"#, r#"{"state": [ 9, "RUNNING", true ]}"#),
        (r#""<aws.events.rule-name> triggered""#, r#""example triggered""#),
        (
            r#"{"ruleArn": <aws.events.rule-arn>, "at": <aws.events.event.ingestion-time>}"#,
            r#"{"ruleArn": "arn:aws:events:us-east-1:123456789012:rule/example", "at": "2015-11-11T21:29:54Z"}"#,
        ),
        ("<instance> is in state <state>", "i-0123456789 is in state RUNNING"),
        ("\"<state> one\"\n\"<instance> two\"\n", "\"RUNNING one\"\n\"i-0123456789 two\"\n"),
    ] {
        assert_eq!(apply(template), output, "{template}");
    }
}

#[test]
fn values_by_kind_and_place() {
    assert_eq!(
        apply(r#"{"a": <n>, "b": "<n>", "c": <none>, "d": "<none>"}"#),
        r#"{"a": 1.0, "b": "1.0", "c": null, "d": "null"}"#
    );
    assert_eq!(apply(r#"{"a": <resources>}"#), r#"{"a": ["arn:aws:ec2:us-east-1:123456789012:instance/i-abcd1111"]}"#);
    // Documented: quotes are removed from an object within a string.
    assert_eq!(apply(r#""r <resources>""#), r#""r [arn:aws:ec2:us-east-1:123456789012:instance/i-abcd1111]""#);
    // Recorded: what is missing is nothing in a string, and an empty string as a value.
    assert_eq!(apply(r#"{"a": <nothing>, "b": "x <nothing>"}"#), r#"{"a": "", "b": "x "}"#);
    // Documented: no escapes within quotes. Ours: escaped as a value.
    assert_eq!(apply(r#"{"a": <quoted>, "b": "<quoted>"}"#), r#"{"a": "a \"b\" \\ c", "b": "a "b" \ c"}"#);
    // Recorded: brackets at the beginning of a string do not make it JSON.
    assert_eq!(apply(r#""{[/Check of <state>""#), r#""{[/Check of RUNNING""#);
}

#[test]
fn the_event_itself() {
    let out = apply(r#"{"originalEvent": <aws.events.event>, "originalEventJson": <aws.events.event.json>}"#);
    let value = json::parse(&out, &json::Options::default()).into_result().unwrap();
    let names = |key: &str| -> Vec<String> {
        value.get(key).unwrap().as_object().unwrap().iter().map(|m| m.key.as_str().to_owned()).collect()
    };
    let all = ["version", "id", "detailType", "source", "account", "time", "region", "resources"];
    assert_eq!(names("originalEvent"), all);
    assert_eq!(names("originalEventJson").len(), 9);
}

#[test]
fn explanations() {
    let used = options(r#"{"a": "<quoted>", "b": <nothing>, "c": <n>, "d": "<nothing>"}"#);
    let explained = InputTransformer::new(used.clone()).unwrap().explain(EVENT).unwrap();
    assert!(!explained.is_json);
    assert_eq!(shown(&explained.diagnostics, &used), ["EB0308 <quoted>", "EB0312 <nothing>", "EB0312 <nothing>"]);
    assert_eq!(explained.variables[0], ("n".to_owned(), Some("1.0".to_owned())));
    assert_eq!(explained.variables[1], ("nothing".to_owned(), None));
    assert!(InputTransformer::new(options(r#"{"a": <quoted>}"#)).unwrap().explain(EVENT).unwrap().is_json);
}

#[test]
fn every_error_at_once_with_its_option() {
    let mut bad = options(r#"{"a": <n>, "b": <stat>, <n>: 1, "c": <aws.events.evnt>,}"#);
    bad.paths.push(("aws.events.rule-arn".to_owned(), "$.x".to_owned()));
    bad.paths.push(("a b".to_owned(), "$['x']".to_owned()));
    bad.paths.push(("state".to_owned(), "detail".to_owned()));
    let found = InputTransformer::check(bad.clone());
    assert_eq!(
        shown(&found, &bad),
        [
            "EB0302 ",
            "EB0301 ['x']",
            "EB0302 ",
            "EB0301 detail",
            "EB0305 <stat>",
            "EB0304 <n>",
            "EB0305 <aws.events.evnt>",
            "JSON0005 ,"
        ]
    );
    assert_eq!(found[4].hints, ["did you mean <state>?"]);
    assert_eq!(found[4].message, "InputTemplate contains invalid placeholder stat");
    assert_eq!(found[6].hints, ["did you mean <aws.events.event>?"]);
}

#[test]
fn limits() {
    let mut many = options("\"x\"");
    many.paths = (0..101).map(|i| (format!("v{i}"), "$.id".to_owned())).collect();
    assert_eq!(InputTransformer::check(many)[0].code, Code::TransformerCount);
    assert_eq!(lints(&format!("\"{}\"", "é".repeat(8_190))), Vec::<String>::new());
    assert!(lints(&format!("\"{}\"", "é".repeat(8_191)))[0].starts_with("EB0307"));
    assert_eq!(lints(""), ["EB0304 "]);
    let big = format!(r#"{{"a": "{}"}}"#, "x".repeat(1 << 20));
    let template = format!("[{}1]", "<aws.events.event.json>,".repeat(300));
    let error = InputTransformer::new(options(&template)).unwrap().apply(&big).unwrap_err();
    assert_eq!(error.diagnostics()[0].code, Code::TransformerSize);
}

#[test]
fn lints_of_valid_options() {
    let quoted = r#"{"a": "<detail>", "b": "<aws.events.event.json>", "c": "<aws.events.event.ingestion-time>"}"#;
    assert_eq!(lints(quoted), ["EB0308 <detail>", "EB0308 <aws.events.event.json>"]);
    let mut unused = options("\"<b r> <state>\"");
    unused.paths.push(("other".to_owned(), "$.detail.a:b".to_owned()));
    assert_eq!(shown(&InputTransformer::check(unused.clone()), &unused), ["EB0311 a:b", "EB0310 <b r>", "EB0306 "]);
}

#[test]
fn the_rule_by_name_or_arn() {
    let apply = |name: Option<&str>, arn: Option<&str>| {
        let options = TransformerOptions {
            template: r#""<aws.events.rule-name> <aws.events.rule-arn>""#.to_owned(),
            rule_name: name.map(str::to_owned),
            rule_arn: arn.map(str::to_owned),
            ..Default::default()
        };
        InputTransformer::new(options).unwrap().apply(EVENT).unwrap()
    };
    assert_eq!(apply(None, Some("arn:aws:events:r:1:rule/bus/name")), r#""name arn:aws:events:r:1:rule/bus/name""#);
    assert_eq!(apply(None, None), r#"" ""#);
}
