//! Filter policies: of any policy and any message (lines: the policy, the attributes, the body) explanation, set engine
//! and examples say what the verdict says, and every error has a place.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pointsman::diagnostic::render;
use pointsman::sns::{Call, FilterPolicy, Message, Scope, Subscriptions, aws_answer, in_eventbridge};

fuzz_target!(|text: &str| {
    let mut lines = text.splitn(3, '\n');
    let (policy, attributes) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
    let message = Message::new().with_attributes(attributes).unwrap_or_default();
    let message = message.with_body(lines.next().unwrap_or_default());
    for scope in [Scope::MessageAttributes, Scope::MessageBody] {
        for diagnostic in &FilterPolicy::check(policy, scope) {
            let span = diagnostic.span.expect("every diagnostic of a policy has a place");
            assert!(policy.get(span.start..span.end).is_some());
            drop(render(diagnostic, policy));
        }
        let _ = in_eventbridge(policy, scope, Some(&message));
        match FilterPolicy::parse(policy, scope) {
            Err(error) => drop(aws_answer(&error, policy, Call::Subscribe)),
            Ok(policy) => agree(&policy, &message),
        }
    }
});

fn agree(policy: &FilterPolicy, message: &Message) {
    drop(policy.check_message(message));
    drop(policy.examples());
    let _ = policy.for_other_scope();
    let Ok(matched) = policy.matches(message) else { return };
    assert_eq!(policy.explain(message).map(|explained| explained.matched), Ok(matched));
    let mut topic = Subscriptions::new();
    topic.add("it", Some((policy.text(), policy.scope()))).expect("it was read just now");
    assert_eq!(topic.matches(message).map(|names| names.count()), Ok(usize::from(matched)));
}
