use super::*;
use crate::eventbridge::EventPattern;

fn typical(event: &str) -> String {
    compact(&pattern_from_event(event, FromEventOptions::default()).unwrap())
}

fn all(event: &str) -> String {
    let options = FromEventOptions { fields: EventFields::All, ..Default::default() };
    compact(&pattern_from_event(event, options).unwrap())
}

fn compact(text: &str) -> String {
    json::compact(&json::parse(text, &json::Options::default()).value.unwrap())
}

#[test]
fn volatile_fields_are_left_out() {
    let event = r#"{"version":"0","id":"6a7e8feb-b491-4cf7-a9f1-bf3703467718","detail-type":"EC2 Instance State-change Notification","source":"aws.ec2","account":"111122223333","time":"2017-12-22T18:43:48Z","region":"us-west-1","resources":["arn:aws:ec2:us-west-1:123456789012:instance/i-1234567890abcdef0"],"detail":{"instance-id":"i-1234567890abcdef0","state":"terminated","at":"2017-12-22 18:43:48.123","trace":"7bf73129-1428-4cd3-a780-95db273d1602","request-id":"C3D13FE58DE4C810","day":"2017-12-22","cluster":"arn:aws:ecs:eu-west-1:1:cluster/x","size":5,"ok":true,"none":null,"sg":"sg-0abc1234"}}"#;
    let want = r#"{"detail-type":["EC2 Instance State-change Notification"],"source":["aws.ec2"],"detail":{"state":["terminated"],"day":["2017-12-22"],"cluster":[{"prefix":"arn:aws:ecs:"}],"size":[5],"ok":[true],"none":[null]}}"#;
    assert_eq!(typical(event), want);
    let options = FromEventOptions { account: true, region: true, ..Default::default() };
    let pattern = pattern_from_event(event, options).unwrap();
    assert!(pattern.contains("\"111122223333\"") && pattern.contains("us-west-1"));
    assert!(all(event).contains("6a7e8feb") && EventPattern::parse(&all(event)).unwrap().matches(event).unwrap());
}

#[test]
fn one_element_of_an_array_of_objects() {
    let event = r#"{"detail":{"items":[{"x":1,"t":["p","q","p"]},{"x":2,"y":3}],"tags":["a","b"],"z":9}}"#;
    assert_eq!(typical(event), r#"{"detail":{"items":{"x":[1],"t":["p","q"]},"tags":["a","b"],"z":[9]}}"#);
}

#[test]
fn events_of_another_shape() {
    assert_eq!(typical(r#"{"a":{"b":1},"id":"x"}"#), r#"{"a":{"b":[1]},"id":["x"]}"#);
    assert_eq!(typical(r#"{"detail":{"at":"2017-12-22T18:43:48Z"}}"#), r#"{"detail":{"at":["2017-12-22T18:43:48Z"]}}"#);
    let error = pattern_from_event(r#"{"a":{},"b":[[]]}"#, FromEventOptions::default()).unwrap_err();
    assert_eq!(error.diagnostics()[0].code, Code::NothingToCompare);
    let many = format!("{{{}}}", (0..257).map(|i| format!("\"f{i}\":1")).collect::<Vec<_>>().join(","));
    let options = FromEventOptions { fields: EventFields::All, ..Default::default() };
    assert_eq!(pattern_from_event(&many, options).unwrap_err().diagnostics()[0].code, Code::TooManyFields);
    assert!(EventPattern::parse(&typical(&many)).unwrap().matches(&many).unwrap());
    let long = format!(r#"{{"a":"{}"}}"#, "x".repeat(5_000));
    assert!(EventPattern::parse(&typical(&long)).unwrap().matches(&long).unwrap());
}

/// A small generator of hostile events.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }

    fn value(&mut self, depth: usize) -> String {
        const NAMES: [&str; 18] = [
            "a",
            "b",
            "a.b",
            "",
            ".",
            "a.",
            ".a",
            "$or",
            "prefix",
            "exists",
            "numeric",
            "detail",
            "source",
            "é😀",
            r"\ud800",
            r"\udc00",
            "detail-type",
            "b.a",
        ];
        const LEAVES: [&str; 24] = [
            "1",
            "1.0",
            "-0",
            "1e400",
            "9007199254740993",
            "1E5",
            "true",
            "false",
            "null",
            "\"\"",
            "\"x\"",
            "\"10.0.0.1\"",
            "\"010.0.0.1\"",
            "\"::1\"",
            r#""\ud800""#,
            r#""\udc00x""#,
            "\"😀\"",
            r#""a\"b\\*\n""#,
            "\"$or\"",
            "\"arn:aws:ecs:r:1:x\"",
            "\"arn:aws:::::\"",
            "\"2017-12-22T18:43:48Z\"",
            "\"0123456789abcdef\"",
            "{}",
        ];
        match self.below(if depth == 0 { 3 } else { 7 }) {
            0..3 => self.of(&LEAVES).to_owned(),
            3 => {
                let elements: Vec<_> = (0..self.below(4)).map(|_| self.value(depth - 1)).collect();
                format!("[{}]", elements.join(","))
            }
            _ => self.object(depth - 1, &NAMES),
        }
    }

    fn object(&mut self, depth: usize, names: &[&str]) -> String {
        let members: Vec<_> =
            (0..self.below(5)).map(|_| format!("\"{}\":{}", self.of(names), self.value(depth))).collect();
        format!("{{{}}}", members.join(","))
    }
}

#[test]
fn the_pattern_matches_its_event() {
    let mut random = Random(7);
    let names = ["a", "source", "detail", "detail-type", "$or", "", "account", r"\ud800", "a.b"];
    let mut made = 0;
    for _ in 0..2_000 {
        let event = random.object(4, &names);
        for fields in [EventFields::Typical, EventFields::All] {
            let options = FromEventOptions { fields, account: true, region: false };
            let Ok(text) = pattern_from_event(&event, options) else { continue };
            made += 1;
            let pattern = EventPattern::parse(&text).unwrap_or_else(|error| panic!("{event}\n{text}\n{error}"));
            assert!(pattern.matches(&event).unwrap(), "{event}\n{text}");
            let laid_out = json::parse(&text, &json::Options::default()).value.unwrap();
            assert_eq!(json::pretty(&laid_out), text);
            // The expanded view of a pattern means the same.
            for branch in pattern.expand(10).branches {
                let again = EventPattern::parse(&branch.pattern).unwrap();
                assert!(again.matches(&event).unwrap(), "{event}\n{text}\n{}", branch.pattern);
            }
        }
    }
    assert!(made > 2_000, "{made}");
}
