//! The same text and data in EventBridge: its patterns and SNS's filter policies look alike and are not the same.

use super::{FilterPolicy, Message, Scope};
use crate::diagnostic::Error;
use crate::json::parse;
use crate::rules::{Flat, Pattern, Profile, evaluate};

/// What a service says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It refuses the text, with this error.
    Refused(String),
    /// It takes the text; there was no message to ask about.
    Accepted,
    /// The message matches.
    Match,
    /// The message does not match.
    NoMatch,
}

impl Verdict {
    /// Its name in data.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Refused(_) => "refused",
            Self::Accepted => "accepted",
            Self::Match => "match",
            Self::NoMatch => "no-match",
        }
    }
}

/// What both services say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// SNS, which has the text as a filter policy.
    pub sns: Verdict,
    /// EventBridge, which has the same text as an event pattern, and the message's attributes or body as the event.
    pub eventbridge: Verdict,
    /// Both in one sentence.
    pub summary: String,
}

impl Comparison {
    /// Do both say the same?
    #[must_use]
    pub fn is_same(&self) -> bool {
        match (&self.sns, &self.eventbridge) {
            (Verdict::Refused(_), Verdict::Refused(_)) => true,
            (sns, eventbridge) => sns == eventbridge,
        }
    }
}

/// Would EventBridge take this policy, and say the same of the message?
///
/// ```
/// use pointsman::sns::{Scope, Verdict, in_eventbridge};
///
/// let both = in_eventbridge(r#"{"name": [{"wildcard": "*.jpg"}]}"#, Scope::MessageBody, None)?;
/// assert_eq!(both.eventbridge, Verdict::Accepted);
/// assert_eq!(both.summary, "EventBridge takes this; SNS does not: Unrecognized match type wildcard");
/// # Ok::<(), pointsman::diagnostic::Error>(())
/// ```
///
/// # Errors
/// Where the message multiplies array elements past all reason.
pub fn in_eventbridge(text: &str, scope: Scope, message: Option<&Message>) -> Result<Comparison, Error> {
    let verdict = |matched: bool| if matched { Verdict::Match } else { Verdict::NoMatch };
    let sns = match (FilterPolicy::parse(text, scope), message) {
        (Err(error), _) => refused(&error),
        (Ok(_), None) => Verdict::Accepted,
        (Ok(policy), Some(message)) => verdict(policy.matches(message)?),
    };
    let pattern = parse(text, &super::policy::READ).into_result().and_then(|value| {
        let pattern = Pattern::parse(&value, text, Profile::EventBridge)?;
        let compiled = pattern.compile()?;
        Ok((pattern, compiled))
    });
    let eventbridge = match (pattern, message) {
        (Err(error), _) => refused(&error),
        (Ok(_), None) => Verdict::Accepted,
        (Ok((pattern, compiled)), Some(message)) => {
            let event = match scope {
                Scope::MessageAttributes => Some(message.attributes().event()),
                Scope::MessageBody => message.tree().ok(),
            };
            match event {
                Some(event) => verdict(evaluate(&pattern, &compiled, &Flat::new(event))?),
                None => Verdict::NoMatch,
            }
        }
    };
    let summary = summary(&sns, &eventbridge, scope, message);
    Ok(Comparison { sns, eventbridge, summary })
}

fn refused(error: &Error) -> Verdict {
    Verdict::Refused(error.diagnostics().first().map(|first| first.message.clone()).unwrap_or_default())
}

fn summary(sns: &Verdict, eventbridge: &Verdict, scope: Scope, message: Option<&Message>) -> String {
    match (sns, eventbridge) {
        (Verdict::Refused(_), Verdict::Refused(why)) => format!("Neither SNS nor EventBridge takes this: {why}"),
        (Verdict::Refused(why), _) => format!("EventBridge takes this; SNS does not: {why}"),
        (_, Verdict::Refused(why)) => format!("SNS takes this; EventBridge does not: {why}"),
        (Verdict::Match, Verdict::Match) => "Both match.".to_owned(),
        (Verdict::NoMatch, Verdict::NoMatch) => "Neither matches.".to_owned(),
        (Verdict::NoMatch, Verdict::Match) => {
            let refusals = message.map(|message| message.refusals(scope)).unwrap_or_default();
            let why = refusals.first().map(|refusal| format!(": {}", refusal.reason)).unwrap_or_default();
            format!("EventBridge matches; SNS does not{why}")
        }
        (Verdict::Match, _) => "SNS matches; EventBridge does not, since it reads the text in another way".to_owned(),
        _ => "Both take this.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compare(policy: &str, scope: Scope, part: &str) -> (Verdict, Verdict) {
        let message = match scope {
            Scope::MessageAttributes => Message::new().with_attributes(part).unwrap(),
            Scope::MessageBody => Message::new().with_body(part),
        };
        let both = in_eventbridge(policy, scope, Some(&message)).unwrap();
        assert_eq!(both.is_same(), both.sns == both.eventbridge, "{both:?}");
        (both.sns, both.eventbridge)
    }

    #[test]
    fn the_services_part_where_they_are_known_to() {
        let (attributes, body) = (Scope::MessageAttributes, Scope::MessageBody);
        let absent = r#"{"a":[{"exists":false}]}"#;
        assert_eq!(compare(absent, body, "{}"), (Verdict::Match, Verdict::Match));
        assert_eq!(compare(absent, attributes, "{}"), (Verdict::NoMatch, Verdict::Match));
        assert_eq!(compare(r#"{"a":["x"]}"#, body, "no JSON"), (Verdict::NoMatch, Verdict::NoMatch));
        // EventBridge's `$or` of one branch is an error, that of SNS a field of this name.
        let or = in_eventbridge(r#"{"$or":[{"exists":true}]}"#, body, None).unwrap();
        assert_eq!((or.sns, or.eventbridge), (Verdict::Accepted, Verdict::Accepted));
        let six = format!("{{{}}}", (0..6).map(|i| format!("\"k{i}\":[1]")).collect::<Vec<_>>().join(","));
        let both = in_eventbridge(&six, body, None).unwrap();
        assert_eq!(both.eventbridge, Verdict::Accepted);
        assert!(matches!(both.sns, Verdict::Refused(_)), "{both:?}");
    }
}
