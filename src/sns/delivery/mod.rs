//! How often SNS tries to deliver a message, and when.
//!
//! Queues, functions and delivery streams have one fixed schedule, mail, SMS and push another; those of HTTP and HTTPS
//! endpoints follow delivery policies, of the topic and of the subscription.

mod backoff;
mod policy;
mod schedule;

pub use backoff::Backoff;
pub use policy::RetryPolicy;
pub use schedule::{Attempt, Phase, PhaseSummary};

use super::endpoint::{Endpoint, Managed};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Error};
use crate::json::{self, Field, Form};
use policy::Policy;

/// What SNS does when an endpoint does not answer.
#[derive(Clone, Debug, PartialEq)]
pub struct DeliverySchedule {
    /// The retries, in order. The first delivery, which fails at 0 seconds, is not among them: AWS counts so too.
    pub attempts: Vec<Attempt>,
    /// The delays together, in seconds. After that the message goes to the dead-letter queue, or is dropped.
    pub total_seconds: f64,
    /// The phases that have attempts.
    pub phases: Vec<PhaseSummary>,
    /// The policy that counts, with every field.
    pub retry_policy: RetryPolicy,
    /// Who set it.
    pub set_by: SetBy,
    /// Does a delay depend on the formula of a backoff function? AWS draws these functions but publishes no formulas,
    /// so such delays are a model; SNS also adds jitter to them.
    pub model: bool,
    /// Deliveries to a subscription per second at most.
    pub max_receives_per_second: Option<u32>,
    /// The content type of the requests.
    pub header_content_type: Option<String>,
    /// Warnings and hints about the description.
    pub diagnostics: Vec<Diagnostic>,
}

/// Where a retry policy comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SetBy {
    /// The subscription.
    Subscription,
    /// The topic.
    Topic,
    /// SNS's default for HTTP and HTTPS.
    Default,
    /// SNS, for an endpoint whose schedule nobody can change.
    Sns,
}

impl SetBy {
    /// Its name in data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Subscription => "subscription",
            Self::Topic => "topic",
            Self::Default => "default",
            Self::Sns => "sns",
        }
    }
}

/// The schedule that a description of delivery policies gives.
///
/// The description is JSON: a subscription's policy as AWS takes it (`{"healthyRetryPolicy": …}`), a topic's
/// (`{"http": {"defaultHealthyRetryPolicy": …}}`), or both as `{"topic": …, "subscription": …}`. `endpoint` says what
/// subscribes (`http` unless given): the kinds of [`Endpoint::ALL`], `sqs`, `aws-managed` or `customer-managed`.
///
/// ```
/// use pointsman::sns::delivery_schedule;
///
/// let queue = delivery_schedule(r#"{"endpoint": "sqs"}"#)?;
/// assert_eq!((queue.attempts.len(), queue.total_seconds > 23.0 * 86_400.0), (100_015, true));
///
/// let error = delivery_schedule(r#"{"healthyRetryPolicy": {"numRetries": 100, "maxDelayTarget": 60}}"#).unwrap_err();
/// assert_eq!(
///     error.diagnostics()[0].message,
///     "The delays of these 100 retries take 4000 seconds together; SNS allows 3600 for HTTP and HTTPS"
/// );
/// # Ok::<(), pointsman::diagnostic::Error>(())
/// ```
///
/// # Errors
/// Everything that is wrong with the description, the limits of AWS included.
pub fn delivery_schedule(text: &str) -> Result<DeliverySchedule, Error> {
    let value = json::parse(text, &json::Options::default()).into_result()?;
    let mut list = Diagnostics::new();
    let description = Description::read(&Field::root(&value), &mut list);
    let (description, diagnostics) = list.finish(description)?;
    Ok(description.schedule(diagnostics))
}

/// What was read.
#[derive(Debug)]
struct Description {
    managed: Managed,
    topic: Policy,
    subscription: Policy,
}

impl Default for Description {
    fn default() -> Self {
        Self { managed: Managed::Http, topic: Policy::default(), subscription: Policy::default() }
    }
}

impl Description {
    fn read(root: &Field<'_>, list: &mut Diagnostics) -> Self {
        let known: Vec<&str> =
            ["endpoint", "topic", "subscription", "http"].into_iter().chain(policy::SUBSCRIPTION).collect();
        let Some(form) = root.form(&known, list) else { return Self::default() };
        let managed = form.get("endpoint").and_then(|field| read_endpoint(&field, list)).unwrap_or(Managed::Http);
        let topic_field = form.get("topic");
        let topic_form = topic_field.as_ref().and_then(|field| field.form(&["http"], list));
        let wrapped = topic_form.and_then(|form| form.get("http"));
        let topic =
            one_of(form.get("http"), wrapped, list).map(|http| Policy::of_topic(&http, list)).unwrap_or_default();
        let subscription =
            subscription_form(&form, list).map(|form| Policy::of_subscription(&form, list)).unwrap_or_default();
        if managed != Managed::Http && !(topic.is_empty() && subscription.is_empty()) {
            list.push(policy::ignored(
                root,
                "delivery policies are for HTTP and HTTPS; this endpoint has a schedule that cannot be changed",
            ));
        }
        if topic.disable_overrides && !subscription.is_empty() {
            let blamed = form.get("subscription").unwrap_or_else(|| root.clone());
            list.push(policy::ignored(&blamed, "the topic disables the policies of its subscriptions"));
        }
        Self { managed, topic, subscription }
    }

    fn schedule(self, diagnostics: Vec<Diagnostic>) -> DeliverySchedule {
        let Self { managed, topic, subscription } = self;
        let subscription = if topic.disable_overrides { Policy::default() } else { subscription };
        let (retry_policy, set_by) = match (managed, subscription.retries, topic.retries) {
            (Managed::Http, Some(policy), _) => (policy, SetBy::Subscription),
            (Managed::Http, None, Some(policy)) => (policy, SetBy::Topic),
            (Managed::Http, None, None) => (RetryPolicy::HTTP, SetBy::Default),
            _ => (RetryPolicy::of(managed), SetBy::Sns),
        };
        let http = managed == Managed::Http;
        let attempts = schedule::attempts(&retry_policy);
        DeliverySchedule {
            total_seconds: attempts.last().map_or(0.0, |last| last.at_seconds),
            phases: schedule::summaries(&attempts),
            attempts,
            retry_policy,
            set_by,
            model: schedule::is_model(&retry_policy),
            max_receives_per_second: subscription
                .max_receives_per_second
                .or(topic.max_receives_per_second)
                .filter(|_| http),
            header_content_type: subscription.content_type.or(topic.content_type).filter(|_| http),
            diagnostics,
        }
    }
}

fn read_endpoint(field: &Field<'_>, list: &mut Diagnostics) -> Option<Managed> {
    let ours = [("sqs", Managed::Aws), ("aws-managed", Managed::Aws), ("customer-managed", Managed::Customer)];
    let kinds = Endpoint::ALL.iter().map(|(name, endpoint)| (*name, endpoint.managed()));
    field.choice(&kinds.chain(ours).collect::<Vec<_>>(), list)
}

/// A subscription's policy stands in `subscription`, or is the description itself.
fn subscription_form<'v>(form: &Form<'v>, list: &mut Diagnostics) -> Option<Form<'v>> {
    let wrapped = form.get("subscription");
    let plain = policy::SUBSCRIPTION.iter().find_map(|name| form.get(name));
    match one_of(plain, wrapped.clone(), list) {
        Some(_) if wrapped.is_none() => Some(form.clone()),
        _ => wrapped.and_then(|field| field.form(&policy::SUBSCRIPTION, list)),
    }
}

/// The same policy can stand in two places, but not in both.
fn one_of<'v>(plain: Option<Field<'v>>, wrapped: Option<Field<'v>>, list: &mut Diagnostics) -> Option<Field<'v>> {
    if let (Some(plain), Some(wrapped)) = (&plain, &wrapped) {
        let message = format!("{} and {} say the same", plain.name(), wrapped.name());
        list.push(wrapped.diagnostic(Code::FieldRepeated, message).related(plain.value.span, "the first one"));
    }
    plain.or(wrapped)
}

#[cfg(test)]
mod tests;
