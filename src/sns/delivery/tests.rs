use super::*;

fn schedule(text: &str) -> DeliverySchedule {
    delivery_schedule(text).unwrap()
}

/// Codes and messages of what is refused.
fn refused(text: &str) -> Vec<String> {
    delivery_schedule(text).unwrap_err().diagnostics().iter().map(|d| format!("{} {}", d.code, d.message)).collect()
}

fn hints(text: &str) -> Vec<String> {
    delivery_schedule(text).unwrap_err().diagnostics().iter().flat_map(|d| d.hints.clone()).collect()
}

fn counts(schedule: &DeliverySchedule) -> Vec<(Phase, u32)> {
    schedule.phases.iter().map(|p| (p.phase, p.attempts)).collect()
}

#[test]
fn endpoints_of_aws_get_100_015_retries_in_23_days() {
    for endpoint in ["sqs", "sqs-fifo", "sqs-standard", "lambda", "firehose", "aws-managed"] {
        let it = schedule(&format!("{{\"endpoint\":\"{endpoint}\"}}"));
        assert_eq!(it.attempts.len(), 100_015);
        assert_eq!(
            counts(&it),
            [(Phase::Immediate, 3), (Phase::PreBackoff, 2), (Phase::Backoff, 10), (Phase::PostBackoff, 100_000)]
        );
        assert_eq!((it.total_seconds / 86_400.0).floor(), 23.0);
        assert_eq!((it.set_by, it.model), (SetBy::Sns, true));
    }
}

#[test]
fn endpoints_of_customers_get_50_retries_in_6_hours() {
    for endpoint in ["email", "email-json", "sms", "application", "customer-managed"] {
        let it = schedule(&format!("{{\"endpoint\":\"{endpoint}\"}}"));
        assert_eq!(it.attempts.len(), 50);
        assert_eq!(counts(&it), [(Phase::PreBackoff, 2), (Phase::Backoff, 10), (Phase::PostBackoff, 38)]);
        assert_eq!((it.total_seconds / 3_600.0).floor(), 6.0);
    }
}

#[test]
fn http_gets_three_retries_unless_told_otherwise() {
    for text in [
        "{}",
        r#"{"endpoint":"https"}"#,
        r#"{"http":{}}"#,
        r#"{"healthyRetryPolicy":{}}"#,
        r#"{"topic":{},"subscription":null}"#,
    ] {
        let it = schedule(text);
        let at: Vec<f64> = it.attempts.iter().map(|a| a.at_seconds).collect();
        assert_eq!(at, [20.0, 40.0, 60.0], "{text}");
        assert_eq!((it.total_seconds, it.model), (60.0, false));
    }
}

/// "3 immediate, 2 × 1 s, 10 exponential from 1 to 60 s, 35 × 60 s": the documentation's example.
const EXAMPLE: &str = r#"{"healthyRetryPolicy":{"minDelayTarget":1,"maxDelayTarget":60,"numRetries":50,"numNoDelayRetries":3,"numMinDelayRetries":2,"numMaxDelayRetries":35,"backoffFunction":"exponential"},"throttlePolicy":{"maxReceivesPerSecond":10},"requestPolicy":{"headerContentType":"application/json"}}"#;

#[test]
fn the_example_of_the_documentation() {
    let it = schedule(EXAMPLE);
    assert_eq!(it.total_seconds.round(), 2_229.0);
    assert_eq!(it.sum(), "3 × 0 + 2 × 1 + 126.961 (10 in backoff) + 35 × 60 = 2228.961 seconds");
    assert_eq!(
        counts(&it),
        [(Phase::Immediate, 3), (Phase::PreBackoff, 2), (Phase::Backoff, 10), (Phase::PostBackoff, 35)]
    );
    assert_eq!((it.max_receives_per_second, it.header_content_type.as_deref()), (Some(10), Some("application/json")));
    assert_eq!(it.set_by, SetBy::Subscription);
    assert!(it.diagnostics.is_empty());
}

#[test]
fn the_chart_of_the_documentation() {
    let text = |function| {
        format!(
            r#"{{"healthyRetryPolicy":{{"minDelayTarget":5,"maxDelayTarget":260,"numRetries":10,"backoffFunction":"{function}"}}}}"#
        )
    };
    let linear = schedule(&text("linear"));
    assert_eq!(linear.total_seconds, 1_325.0);
    assert_eq!(linear.attempts[1].delay_seconds, 33.333);
    let exponential = schedule(&text("exponential"));
    assert_eq!(exponential.attempts[8].delay_seconds, 132.25);
}

#[test]
fn the_hour_is_a_limit_and_the_sum_is_shown() {
    let over = r#"{"healthyRetryPolicy":{"minDelayTarget":1,"maxDelayTarget":60,"numRetries":75,"numNoDelayRetries":3,"numMinDelayRetries":2,"numMaxDelayRetries":60,"backoffFunction":"exponential"}}"#;
    assert_eq!(
        refused(over),
        ["SNS0403 The delays of these 75 retries take 3728.961 seconds together; SNS allows 3600 for HTTP and HTTPS"]
    );
    assert_eq!(hints(over)[0], "3 × 0 + 2 × 1 + 126.961 (10 in backoff) + 60 × 60 = 3728.961 seconds");
    let exactly = r#"{"healthyRetryPolicy":{"minDelayTarget":3600,"maxDelayTarget":3600,"numRetries":1}}"#;
    assert_eq!(schedule(exactly).total_seconds, 3_600.0);
    assert_eq!(schedule(r#"{"healthyRetryPolicy":{"numRetries":0}}"#).attempts, []);
}

#[test]
fn every_limit_in_awss_words_and_all_at_once() {
    let text = r#"{"http":{"defaultHealthyRetryPolicy":{"minDelayTarget":0,"maxDelayTarget":3601,"numRetries":101,"numNoDelayRetries":-1,"numMinDelayRetries":1.5,"numMaxDelayRetries":"2","backoffFunction":"expotential"},"defaultThrottlePolicy":{"maxReceivesPerSecond":0},"disableSubscriptionOverrides":"yes"}}"#;
    let at = "Invalid parameter: Attributes Reason: DeliveryPolicy: http.defaultHealthyRetryPolicy";
    assert_eq!(
        refused(text),
        [
            format!("SNS0401 {at}.minDelayTarget must be greater than or equal to 1"),
            format!("SNS0401 {at}.maxDelayTarget must be less than or equal to 3600"),
            format!("SNS0401 {at}.numRetries must be less than or equal to 100"),
            format!("SNS0401 {at}.numNoDelayRetries must be greater than or equal to 0"),
            format!("SNS0401 {at}.numMinDelayRetries must be a whole number"),
            "IN0003 `http.defaultHealthyRetryPolicy.numMaxDelayRetries` must be a number, not a string".to_owned(),
            "IN0005 `http.defaultHealthyRetryPolicy.backoffFunction` cannot be \"expotential\"".to_owned(),
            "SNS0401 Invalid parameter: Attributes Reason: DeliveryPolicy: http.defaultThrottlePolicy.maxReceivesPerSecond must be greater than or equal to 1".to_owned(),
            "IN0003 `http.disableSubscriptionOverrides` must be true or false, not a string".to_owned(),
        ]
    );
}

#[test]
fn fields_must_fit_each_other() {
    let retry = "Invalid parameter: Attributes Reason: DeliveryPolicy: healthyRetryPolicy";
    let min = r#"{"subscription":{"healthyRetryPolicy":{"minDelayTarget":30}}}"#;
    assert_eq!(refused(min), [format!("SNS0401 {retry}.minDelayTarget must be less than or equal to maxDelayTarget")]);
    assert_eq!(hints(min), ["maxDelayTarget is 20 where it is not given"]);
    let max = r#"{"healthyRetryPolicy":{"minDelayTarget":30,"maxDelayTarget":29}}"#;
    assert_eq!(
        refused(max),
        [format!("SNS0401 {retry}.maxDelayTarget must be greater than or equal to minDelayTarget")]
    );
    let counts = r#"{"healthyRetryPolicy":{"numMinDelayRetries":2,"numMaxDelayRetries":2}}"#;
    assert_eq!(
        refused(counts),
        [format!(
            "SNS0402 {retry} must be greater than or equal to total of numMinDelayRetries, numNoDelayRetries and numMaxDelayRetries"
        )]
    );
    assert!(
        refused(r#"{"healthyRetryPolicy":{"numNoDelayRetries":4294967295,"numMinDelayRetries":4294967295}}"#)[0]
            .starts_with("SNS0402")
    );
}

#[test]
fn unknown_fields_are_refused_with_the_nearest_one() {
    let text = r#"{"healthyRetryPolicy":{"numRetires":5},"throttlePolicy":{"maxRecievesPerSecond":1},"numRetries":5}"#;
    let told = hints(text);
    assert!(told.contains(&"did you mean `numRetries`?".to_owned()), "{told:?}");
    assert!(told.contains(&"did you mean `maxReceivesPerSecond`?".to_owned()), "{told:?}");
    assert_eq!(refused(text).len(), 3);
    assert_eq!(refused("[]"), ["IN0003 the document must be an object, not an array"]);
    assert_eq!(refused("{"), ["JSON0002 the text ends within brackets that are still open"]);
    let twice = r#"{"http":{},"topic":{"http":{}}}"#;
    assert_eq!(refused(twice), ["IN0004 `http` and `topic.http` say the same"]);
}

#[test]
fn the_subscription_overrides_the_topic_unless_that_is_disabled() {
    let both = |disabled| {
        format!(
            r#"{{"topic":{{"http":{{"defaultHealthyRetryPolicy":{{"numRetries":5}},"disableSubscriptionOverrides":{disabled},"defaultThrottlePolicy":{{"maxReceivesPerSecond":7}}}}}},"subscription":{{"healthyRetryPolicy":{{"numRetries":2}}}}}}"#
        )
    };
    let it = schedule(&both(false));
    assert_eq!((it.attempts.len(), it.set_by, it.max_receives_per_second), (2, SetBy::Subscription, Some(7)));
    let it = schedule(&both(true));
    assert_eq!((it.attempts.len(), it.set_by), (5, SetBy::Topic));
    assert_eq!(it.diagnostics[0].code, Code::DeliveryIgnored);
}

#[test]
fn what_has_no_effect_is_said() {
    let it = schedule(
        r#"{"endpoint":"lambda","healthyRetryPolicy":{"numRetries":2},"sicklyRetryPolicy":{},"guaranteed":false}"#,
    );
    let codes: Vec<Code> = it.diagnostics.iter().map(|d| d.code).collect();
    assert_eq!(codes, [Code::DeliveryIgnored, Code::DeliveryOldMember, Code::DeliveryOldMember]);
    assert_eq!(it.attempts.len(), 100_015);
    let it = schedule(r#"{"requestPolicy":{"headerContentType":"image/png"}}"#);
    assert_eq!(it.diagnostics[0].code, Code::DeliveryContentType);
    assert!(schedule(r#"{"requestPolicy":{"headerContentType":"text/plain; charset=UTF-8"}}"#).diagnostics.is_empty());
}
