//! Each lint on a policy or message that has it.

use crate::diagnostic::Code;
use crate::sns::{FilterPolicy, Message, Scope};

fn codes(policy: &str, scope: Scope) -> Vec<Code> {
    let mut codes: Vec<Code> = FilterPolicy::check(policy, scope).iter().map(|d| d.code).collect();
    codes.dedup();
    codes
}

#[test]
fn policies_on_attributes() {
    for (policy, want) in [
        (r#"{"a":["x"]}"#, vec![]),
        (r#"{"a.b":["x"]}"#, vec![]),
        (r#"{"a":[{"numeric":[">",0.123456]}]}"#, vec![Code::PolicyNumberDigits]),
        (r#"{"a":[0.12345, 99999.99999, -0.1]}"#, vec![]),
        (r#"{"a":[{"anything-but":[1000000001]}]}"#, vec![Code::AnythingButArrays, Code::PolicyNumberRange]),
        (r#"{"a":[{"exists":false}]}"#, vec![Code::PolicyOnlyAbsence]),
        (r#"{"$or":[{"a":[{"exists":false}]},{"b":["x"]}]}"#, vec![Code::PolicyOnlyAbsence]),
        (r#"{"$or":["x","y"]}"#, vec![Code::LegacyOr, Code::PolicyName]),
        (r#"{"AWS.x":["x"]}"#, vec![Code::PolicyName]),
        (r#"{"a":[true]}"#, vec![Code::PolicyOnlyArrays]),
        (
            r#"{"a":[{"cidr":"10.0.0.9/24"},{"cidr":"10.0.1.0/24"},"10.0.2.1"]}"#,
            vec![Code::PolicyHostBits, Code::LooksLikeAddress],
        ),
        (r#"{"a":["exists"]}"#, vec![Code::LooksLikeOperator]),
        (r#"{"a":["5"]}"#, vec![Code::LooksLikeNumber]),
        (r#"{"a":["x"]} and more"#, vec![Code::TrailingText]),
        (r#"{"$or":[{"a":["1x"],"b":["x"],"c":["x"]},{"d":["x"],"e":["x"],"f":["x"]}]}"#, vec![Code::PolicyOrKeys]),
    ] {
        assert_eq!(codes(policy, Scope::MessageAttributes), want, "{policy}");
    }
}

#[test]
fn policies_on_the_body() {
    for (policy, want) in [
        (r#"{"a":[true],"b":[{"exists":false}]}"#, vec![]),
        (r#"{"a":{"b":["x"]},"c":{"b":["x"]}}"#, vec![]),
        (r#"{"a":{"b":["x"],"c":["x"]}}"#, vec![Code::PolicyConsistency]),
        (r#"{"detail":[{"exists":true}]}"#, vec![]),
    ] {
        assert_eq!(codes(policy, Scope::MessageBody), want, "{policy}");
    }
}

#[test]
fn a_star_has_no_wildcard_to_offer() {
    let found = FilterPolicy::check(r#"{"a":["*.jpg"]}"#, Scope::MessageAttributes);
    assert_eq!(found[0].hints, ["SNS has no wildcard; prefix and suffix may do"]);
}

fn on_attributes(policy: &str, attributes: &str) -> Vec<Code> {
    let message = Message::new().with_attributes(attributes).unwrap();
    let policy = FilterPolicy::parse(policy, Scope::MessageAttributes).unwrap();
    policy.check_message(&message).iter().map(|d| d.code).collect()
}

#[test]
fn messages_with_attributes() {
    for (policy, kind, value, want) in [
        (r#"{"a":["x"]}"#, "String", "x", vec![]),
        (r#"{"a":[5]}"#, "String", "5", vec![Code::MessageTypeTrap]),
        (r#"{"a":[{"numeric":[">",1]}]}"#, "String", "5", vec![Code::MessageTypeTrap]),
        (r#"{"a":["5"]}"#, "Number", "5", vec![Code::MessageTypeTrap, Code::MessageUndecided]),
        (r#"{"a":["x"]}"#, "String", "[\\\"x\\\"]", vec![Code::MessageLooksLikeArray]),
        (r#"{"a":["x"]}"#, "String.Array", "[[\\\"x\\\"]]", vec![Code::MessageArrayNested]),
        (r#"{"a":["x"]}"#, "String.Array", "x", vec![Code::MessageArray]),
        (r#"{"a":["x"]}"#, "String.own", "x", vec![Code::MessageCustomType]),
        (r#"{"a":[{"anything-but":[5]}]}"#, "Number", "5.0", vec![Code::MessageUndecided]),
        (r#"{"a":[{"anything-but":[5]}]}"#, "Number", "6", vec![]),
        (r#"{"a":[{"anything-but":["5"]}]}"#, "String", "5", vec![]),
        (r#"{"a":[{"prefix":"x"}]}"#, "String.Array", "[\\\"x\\\", 5]", vec![Code::MessageUndecided]),
        (r#"{"a":[{"cidr":"0.0.0.0/0"}]}"#, "String", "::1", vec![Code::MessageUndecided]),
        (r#"{"a":[{"exists":true}]}"#, "String.Array", "[null]", vec![Code::MessageUndecided]),
    ] {
        let attributes = format!(r#"{{"a":{{"Type":"{kind}","Value":"{value}"}}}}"#);
        assert_eq!(on_attributes(policy, &attributes), want, "{policy} {attributes}");
    }
    assert_eq!(on_attributes(r#"{"a":["x"]}"#, ""), [Code::MessageNoAttributes]);
}

#[test]
fn messages_with_a_body() {
    for (policy, body, want) in [
        (r#"{"a":[5]}"#, r#"{"a":"5"}"#, vec![Code::MessageTypeTrap]),
        (r#"{"a":["5"]}"#, r#"{"a":5}"#, vec![Code::MessageTypeTrap]),
        (r#"{"a":[{"exists":true}]}"#, r#"{"a":""}"#, vec![Code::MessageUndecided]),
        (r#"{"a":[{"anything-but":"x"}]}"#, r#"{"a":null}"#, vec![Code::MessageUndecided]),
        (r#"{"a":[{"exists":false}]}"#, "{}", vec![Code::MessageUndecided]),
        (r#"{"a":[true]}"#, r#"{"a":1}"#, vec![Code::MessageUndecided]),
        (r#"{"a":[true]}"#, r#"{"a":2}"#, vec![]),
        (r#"{"a":[0]}"#, r#"{"a":false}"#, vec![Code::MessageUndecided]),
        (r#"{"a":[{"numeric":["<",5]}]}"#, r#"{"a":true}"#, vec![Code::MessageUndecided]),
        (r#"{"a":[{"anything-but":{"prefix":"x"}}]}"#, r#"{"a":5}"#, vec![Code::MessageUndecided]),
        (r#"{"a":[{"suffix":""}]}"#, r#"{"a":"x"}"#, vec![Code::MessageUndecided]),
        (r#"{"a":["x"]}"#, r#"{"a":"x"} and more"#, vec![Code::MessageUndecided]),
        (r#"{"r":{"x":[1],"y":[2]}}"#, r#"{"r":[{"x":1,"y":3},{"x":3,"y":2}]}"#, vec![Code::MessageUndecided]),
        (r#"{"r":{"x":[1],"y":[2]}}"#, r#"{"r":[{"x":1,"y":2},{"x":3,"y":2}]}"#, vec![]),
        (r#"{"a":["x"]}"#, "[]", vec![Code::MessageBodyShape]),
    ] {
        let policy = FilterPolicy::parse(policy, Scope::MessageBody).unwrap();
        let found = policy.check_message(&Message::new().with_body(body));
        assert_eq!(found.iter().map(|d| d.code).collect::<Vec<_>>(), want, "{body}");
    }
}
