use super::*;

/// A scenario of a topic and publishes, with one subscription to a queue of the right kind.
fn played(topic: &str, publishes: &str) -> TopicPlay {
    let endpoint = if topic.contains("fifo") { "sqs-fifo" } else { "sqs-standard" };
    let subscriptions = format!(r#"[{{"name": "q", "endpoint": "{endpoint}"}}]"#);
    simulate_topic(&scenario(topic, &subscriptions, publishes)).unwrap()
}

fn scenario(topic: &str, subscriptions: &str, publishes: &str) -> String {
    format!(r#"{{"topic": {topic}, "subscriptions": {subscriptions}, "publishes": {publishes}}}"#)
}

const FIFO: &str = r#"{"fifo": true, "contentBasedDeduplication": true}"#;

/// Codes and messages of what is refused.
fn refused(text: &str) -> Vec<String> {
    simulate_topic(text).unwrap_err().diagnostics().iter().map(|d| format!("{} {}", d.code, d.message)).collect()
}

/// The errors of all results.
fn errors(played: &TopicPlay) -> Vec<String> {
    let said = |r: &PublishResult| format!("{} {}", r.error_code.unwrap_or("-"), r.error.as_deref().unwrap_or("-"));
    played.results.iter().map(said).collect()
}

#[test]
fn standard_topics_deliver_everything_and_deduplicate_nothing() {
    let it =
        played("{}", r#"[{"body": "a"}, {"body": "a"}, {"body": "a", "group": "g"}, {"body": "a", "dedupId": "d"}]"#);
    assert_eq!(it.deliveries.to("q"), [0, 1, 2]);
    assert_eq!(it.results[1], PublishResult { accepted: true, duplicate: Some(false), ..PublishResult::default() });
    assert_eq!(
        errors(&it)[3],
        "InvalidParameter Invalid parameter: MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type"
    );
}

#[test]
fn publishes_are_refused_in_awss_words() {
    let long = "x".repeat(129);
    let publishes = format!(
        r#"[{{"body": "", "group": "g"}}, {{"body": "a"}}, {{"body": "a", "group": "{long}"}}, {{"body": "a", "group": "a b"}},
            {{"body": "a", "group": "g", "dedupId": "{long}"}}, {{"body": "a", "group": "g", "subject": ""}},
            {{"body": "a", "group": "g", "attributes": {{"a": {{"Type": "Strong", "Value": "x"}}}}}},
            {{"body": "{}", "group": "g"}}, {{"body": "é", "group": "!~", "dedupId": "{}"}}]"#,
        "y".repeat(262_145),
        "x".repeat(128)
    );
    let it = played(FIFO, &publishes);
    assert_eq!(
        errors(&it),
        [
            "InvalidParameter Invalid parameter: Empty message",
            "InvalidParameter Invalid parameter: The MessageGroupId parameter is required for FIFO topics",
            "InvalidParameter Invalid parameter: MessageGroupId Reason: MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.",
            "InvalidParameter Invalid parameter: MessageGroupId Reason: MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.",
            "InvalidParameter Invalid parameter: MessageDeduplicationId Reason: MessageDeduplicationId can only include alphanumeric and punctuation characters. 1 to 128 in length.",
            "InvalidParameter Invalid parameter: Subject",
            "ParameterValueInvalid The message attribute 'a' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.",
            "InvalidParameter Invalid parameter: Message too long",
            "- -",
        ]
    );
    assert_eq!(it.deliveries.to("q"), [8]);
}

#[test]
fn one_bad_entry_spoils_its_batch() {
    let batch = |entries: &str| played(FIFO, &format!("[{entries}]"));
    let entry = |id: &str, body: &str| format!(r#"{{"batch": "b", "id": "{id}", "group": "g", "body": "{body}"}}"#);
    let eleven: Vec<String> = (0..11).map(|i| entry(&i.to_string(), &i.to_string())).collect();
    let it = batch(&eleven.join(","));
    assert_eq!(
        errors(&it),
        vec!["TooManyEntriesInBatchRequest The batch request contains more entries than permissible."; 11]
    );
    assert_eq!(batch(&eleven[..10].join(",")).deliveries.to("q").len(), 10);
    let it = batch(&[entry("a", "1"), entry("a", "2")].join(","));
    assert_eq!(
        errors(&it),
        vec!["BatchEntryIdsNotDistinct Two or more batch entries in the request have the same Id."; 2]
    );
    let it = batch(&[entry("a!", "1"), entry("b", "2")].join(","));
    assert!(errors(&it).iter().all(|e| e.starts_with("InvalidBatchEntryId")));
    let it =
        batch(r#"{"batch": "b", "group": "g", "body": "1"}, {"batch": "b", "body": "2"}, {"group": "g", "body": "3"}"#);
    assert!(errors(&it)[..2].iter().all(|e| e.ends_with("MessageGroupId parameter is required for FIFO topics")));
    assert_eq!(it.deliveries.to("q"), [2]);
    let half = "y".repeat(131_073);
    let it = batch(&[entry("a", &half), entry("b", &format!("{half}z"))].join(","));
    assert!(errors(&it)[0].starts_with("BatchRequestTooLong"));
    // Within one batch the second of two equal bodies is a duplicate.
    assert_eq!(batch(&[entry("a", "1"), entry("b", "1")].join(",")).results[1].duplicate_of, Some(0));
}

#[test]
fn batches_stand_together_and_time_goes_on() {
    let text = |publishes| scenario(FIFO, "[]", publishes);
    assert_eq!(
        refused(&text(r#"[{"batch": "b", "body": "1"}, {"body": "2"}, {"batch": "b", "body": "3"}]"#)),
        ["SNS0306 the entries of batch \"b\" are not together"]
    );
    assert_eq!(
        refused(&text(r#"[{"t": 1, "batch": "b", "body": "1"}, {"t": 2, "batch": "b", "body": "3"}]"#)),
        ["SNS0306 the entries of batch \"b\" are not together"]
    );
    let error =
        simulate_topic(&text(r#"[{"t": 5, "body": "1"}, {"body": "2"}, {"t": 4.5, "body": "3"}]"#)).unwrap_err();
    let [only] = error.diagnostics() else { panic!("{error}") };
    assert_eq!(only.to_string(), "error SNS0303: time goes backwards: 4.5 s comes after 5 s");
    assert_eq!(only.related.len(), 1);
}

#[test]
fn subscriptions_are_refused_in_awss_words() {
    let with = |topic: &str, subscription: &str| refused(&scenario(topic, &format!("[{subscription}]"), "[]"));
    assert_eq!(
        with("{}", r#"{"name": "q", "endpoint": "sqs-fifo"}"#),
        [
            "SNS0302 Invalid parameter: Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics"
        ]
    );
    assert_eq!(
        with(FIFO, r#"{"name": "f", "endpoint": "lambda"}"#),
        ["SNS0302 Invalid parameter: Invalid protocol type: lambda"]
    );
    assert_eq!(
        with(FIFO, r#"{"name": "q.fifo", "endpoint": "sqs", "dlq": "dead"}"#),
        [
            "SNS0302 Invalid parameter: RedrivePolicy: must use a FIFO queue as DLQ for a FIFO Subscription to a FIFO Topic."
        ]
    );
    assert!(simulate_topic(&scenario(FIFO, r#"[{"name": "q", "endpoint": "sqs", "dlq": "dead"}]"#, "[]")).is_ok());
    assert_eq!(
        with(
            FIFO,
            r#"{"name": "q", "endpoint": "sqs-fifo", "filterPolicy": {"a": ["x"]}, "filterPolicyScope": "Body"}"#
        ),
        ["SNS0001 FilterPolicyScope: Invalid value [Body]. Please use either MessageBody or MessageAttributes"]
    );
}

#[test]
fn everything_wrong_with_a_scenario_is_told_at_once() {
    let text = r#"{"topic": {"fifo": "yes", "fifoThroughputScope": "Group"}, "publishs": [],
        "subscriptions": [{"name": "a", "endpoint": "sqs_fifo", "permisionDenied": []},
                          {"name": "a", "endpoint": "sms", "permissionDenied": [[2, 1], 5, [1]]}, {"endpoint": "sms"},
                          {"name": "__proto__", "endpoint": "sms"}],
        "publishes": [{"t": "0", "grop": "g", "body": {"a": 1}}, {"t": 1}]}"#;
    assert_eq!(
        refused(text),
        [
            "IN0003 `topic.fifo` must be true or false, not a string",
            "IN0005 `topic.fifoThroughputScope` cannot be \"Group\"",
            "IN0001 the document has no field `publishs`",
            "IN0005 `subscriptions[0].endpoint` cannot be \"sqs_fifo\"",
            "IN0001 `subscriptions[0]` has no field `permisionDenied`",
            "SNS0304 two subscriptions are called \"a\"",
            "SNS0305 `subscriptions[1].permissionDenied[0]` is not an interval [from, to]",
            "IN0003 `subscriptions[1].permissionDenied[1]` must be an array, not a number",
            "SNS0305 `subscriptions[1].permissionDenied[2]` is not an interval [from, to]",
            "IN0002 `subscriptions[2].name` is missing",
            "SNS0304 \"__proto__\" cannot be a name here",
            "IN0003 `publishes[0].t` must be a number, not a string",
            "IN0001 `publishes[0]` has no field `grop`",
            "IN0003 `publishes[0].body` must be a string, not an object",
            "IN0002 `publishes[1].body` is missing",
        ]
    );
    assert_eq!(refused("{}").len(), 3);
    assert_eq!(refused("5"), ["IN0003 the document must be an object, not a number"]);
}

#[test]
fn names_of_topics() {
    let name =
        |topic: &str| simulate_topic(&scenario(topic, "[]", "[]")).map_err(|e| e.diagnostics()[0].message.clone());
    assert!(name(r#"{"name": "orders"}"#).is_ok());
    assert!(name(r#"{"name": "orders.fifo", "contentBasedDeduplication": true}"#).unwrap().diagnostics.is_empty());
    assert_eq!(name(r#"{"name": "orders.fifo", "fifo": false}"#).unwrap_err(), "Invalid parameter: Topic Name");
    assert!(
        name(r#"{"name": "orders", "fifo": true}"#)
            .unwrap_err()
            .starts_with("Invalid parameter: Fifo Topic names must end")
    );
    let ignored = name(r#"{"contentBasedDeduplication": true}"#).unwrap().diagnostics;
    assert_eq!(ignored[0].code, crate::diagnostic::Code::TopicFifoIgnored);
}

#[test]
fn policies_keep_their_places_in_the_scenario() {
    let text = scenario(FIFO, r#"[{"name": "q", "endpoint": "sqs-fifo", "filterPolicy": {"a": "x"}}]"#, "[]");
    let error = simulate_topic(&text).unwrap_err();
    assert_eq!(error.diagnostics()[0].span.unwrap().of(&text), "\"x\"");
    let text = scenario(FIFO, r#"[{"name": "q", "endpoint": "sqs-fifo", "filterPolicy": "{\"a\": \"x\"}"}]"#, "[]");
    let error = simulate_topic(&text).unwrap_err();
    assert_eq!(error.diagnostics()[0].span.unwrap().of(&text), r#""{\"a\": \"x\"}""#);
}

#[test]
fn bodies_are_filtered_too_and_the_reason_is_told() {
    let text = scenario(
        FIFO,
        r#"[{"name": "q", "endpoint": "sqs-fifo", "filterPolicy": "{\"a\": [1]}", "filterPolicyScope": "MessageBody"}]"#,
        r#"[{"group": "g", "body": "{\"a\": 1}"}, {"group": "g", "body": "{\"a\": 2}"}, {"group": "g", "body": "a"}]"#,
    );
    let it = simulate_topic(&text).unwrap();
    assert_eq!(it.deliveries.to("q"), [0]);
    let reasons: Vec<&str> = it.timeline.iter().map(|e| e.reason.as_str()).collect();
    assert_eq!(reasons[0], "delivered in the order of group g");
    assert!(reasons[1].starts_with("filtered out: a is 2, the policy wants 1"), "{reasons:?}");
    assert!(reasons[2].contains("the body is not JSON"), "{reasons:?}");
}

#[test]
fn what_is_uncertain_or_lost_is_said() {
    let it = played(
        FIFO,
        r#"[{"t": 0, "group": "g", "body": "a"}, {"t": 300, "group": "g", "body": "a"},
            {"t": 301, "group": "h", "body": "a", "attributes": {"k": {"Type": "String", "Value": "v"}}}]"#,
    );
    assert_eq!(it.deliveries.to("q"), [0, 1]);
    let said: Vec<String> = it.diagnostics.iter().map(|d| format!("{} {}", d.code, d.message)).collect();
    assert_eq!(
        said,
        [
            "SNS0307 this comes exactly five minutes after the publish that claimed its deduplication ID",
            "SNS0309 this is a duplicate of #1, although its attributes and its group differ",
        ]
    );
    assert_eq!(it.timeline[2].reason, "a duplicate of #1: the same body 1 s before, and IDs are claimed for 300 s");
}

#[test]
fn too_much_is_refused() {
    let many = vec![r#"{"body": "a"}"#; 100_001].join(",");
    let told = refused(&scenario("{}", "[]", &format!("[{many}]")));
    assert_eq!(told, ["IN0006 100001 publishes to 0 subscriptions are more than 100000 pairs"]);
}
