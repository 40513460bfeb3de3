//! What is to be played, as it is read.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Error, Span};
use crate::json::{Field, Form};
use crate::rules::operators::shortest;
use crate::sns::{Attributes, Endpoint, FilterPolicy, Message, Scope};
use std::collections::HashMap;

/// So many pairs of publish and subscription are played in well under a second.
const MAX_PAIRS: usize = 100_000;

#[derive(Debug, Default)]
pub(super) struct Scenario {
    pub(super) topic: Topic,
    pub(super) subscriptions: Vec<Subscription>,
    pub(super) publishes: Vec<Publish>,
}

#[derive(Debug, Default)]
pub(super) struct Topic {
    pub(super) fifo: bool,
    /// `ContentBasedDeduplication`.
    pub(super) content_based: bool,
    /// `FifoThroughputScope` is `MessageGroup`: IDs are claimed within their group only.
    pub(super) per_group: bool,
}

#[derive(Debug)]
pub(super) struct Subscription {
    pub(super) name: String,
    pub(super) endpoint: Endpoint,
    pub(super) policy: Option<FilterPolicy>,
    pub(super) dead_letter_queue: Option<String>,
    /// `[from, to)`: while SNS may not deliver.
    denied: Vec<(f64, f64)>,
}

#[derive(Debug)]
pub(super) struct Publish {
    pub(super) t: f64,
    pub(super) body: String,
    pub(super) subject: Option<String>,
    /// Absent where it is empty, as SNS has it.
    pub(super) group: Option<String>,
    /// Absent where it is empty.
    pub(super) dedup_id: Option<String>,
    pub(super) message: Message,
    /// What SNS says against an attribute.
    pub(super) attribute_error: Option<String>,
    /// What counts against the limit: the body and the attributes.
    pub(super) bytes: usize,
    /// Publishes that follow each other and name the same batch are one request.
    pub(super) batch: Option<String>,
    pub(super) entry_id: String,
    pub(super) span: Span,
}

impl Subscription {
    /// The interval around `t` in which SNS may not deliver.
    pub(super) fn denied_at(&self, t: f64) -> Option<(f64, f64)> {
        self.denied.iter().copied().find(|(from, to)| *from <= t && t < *to)
    }
}

impl Publish {
    pub(super) fn same_attributes(&self, other: &Self) -> bool {
        let view = |publish: &Self| {
            let list = publish.message.attributes().list().iter();
            let mut list: Vec<_> = list.map(|a| (a.name.clone(), a.data_type.clone(), a.value.clone())).collect();
            list.sort();
            list
        };
        view(self) == view(other)
    }

    /// `error` with this publish as its place.
    pub(super) fn blame(&self, error: Error) -> Error {
        relocated(error.into_diagnostics(), |_| self.span)
    }
}

fn relocated(diagnostics: Vec<Diagnostic>, place: impl Fn(Span) -> Span) -> Error {
    let mut list = Diagnostics::new();
    list.extend(diagnostics.into_iter().map(|d| relocate(d, &place)));
    match list.finish(()) {
        Err(error) => error,
        // An error has at least one diagnostic that is an error.
        Ok(((), _)) => Diagnostic::new(Code::Internal, "an error without an error").into(),
    }
}

fn relocate(mut diagnostic: Diagnostic, place: impl Fn(Span) -> Span) -> Diagnostic {
    diagnostic.span = diagnostic.span.map(&place);
    for related in &mut diagnostic.related {
        related.span = place(related.span);
    }
    diagnostic
}

impl Scenario {
    pub(super) fn read(root: &Field<'_>, text: &str, list: &mut Diagnostics) -> Self {
        // The last three are annotations, which people put beside a scenario.
        let known = ["topic", "subscriptions", "publishes", "id", "title", "basis"];
        let Some(form) = root.form(&known, list) else { return Self::default() };
        let topic = form.need("topic", list).map(|field| Topic::read(&field, list)).unwrap_or_default();
        let subscriptions = form.need("subscriptions", list).map(|field| field.list(list)).unwrap_or_default();
        let publishes = form.need("publishes", list).map(|field| field.list(list)).unwrap_or_default();
        if publishes.len().saturating_mul(subscriptions.len().max(1)) > MAX_PAIRS {
            let message = format!(
                "{} publishes to {} subscriptions are more than {MAX_PAIRS} pairs",
                publishes.len(),
                subscriptions.len()
            );
            list.push(root.diagnostic(Code::TooMuchToPlay, message));
            return Self::default();
        }
        let subscriptions = read_subscriptions(&subscriptions, &topic, text, list);
        let publishes = read_publishes(&publishes, text, list);
        Self { topic, subscriptions, publishes }
    }
}

impl Topic {
    fn read(field: &Field<'_>, list: &mut Diagnostics) -> Self {
        let known = ["name", "fifo", "contentBasedDeduplication", "fifoThroughputScope"];
        let Some(form) = field.form(&known, list) else { return Self::default() };
        let name = form.get("name");
        let text = name.as_ref().and_then(|field| field.text(list)).map(|text| text.as_str());
        let fifo = form.get("fifo").map(|field| field.flag(list).unwrap_or_default());
        let fifo = fifo.unwrap_or_else(|| text.is_some_and(|name| name.ends_with(FIFO)));
        if let (Some(field), Some(text)) = (&name, text)
            && let Some(message) = refused_name(text, fifo)
        {
            list.push(field.diagnostic(Code::TopicRefused, message));
        }
        let content_based = form.get("contentBasedDeduplication");
        let scope = form.get("fifoThroughputScope");
        for field in [&content_based, &scope].into_iter().flatten().filter(|field| !fifo && !is_off(field)) {
            let message = format!("{} has no effect on a standard topic", field.name());
            list.push(field.diagnostic(Code::TopicFifoIgnored, message));
        }
        let scopes = [("Topic", false), ("MessageGroup", true)];
        Self {
            fifo,
            content_based: content_based.and_then(|field| field.flag(list)).unwrap_or_default(),
            per_group: scope.and_then(|field| field.choice(&scopes, list)).unwrap_or_default(),
        }
    }
}

const FIFO: &str = ".fifo";

fn is_off(field: &Field<'_>) -> bool {
    field.value.kind == crate::json::Kind::Bool(false)
}

/// What CreateTopic says to a name that it does not take.
fn refused_name(name: &str, fifo: bool) -> Option<&'static str> {
    let stem = if fifo { name.strip_suffix(FIFO) } else { Some(name) };
    let good = |stem: &str| {
        !stem.is_empty()
            && name.len() <= 256
            && stem.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
    };
    match (stem.is_some_and(good), fifo) {
        (true, _) => None,
        (false, false) => Some("Invalid parameter: Topic Name"),
        (false, true) => Some(
            "Invalid parameter: Fifo Topic names must end with .fifo and must be made up of only uppercase and lowercase ASCII letters, numbers, underscores, and hyphens, and must be between 1 and 256 characters long.",
        ),
    }
}

fn read_subscriptions(fields: &[Field<'_>], topic: &Topic, text: &str, list: &mut Diagnostics) -> Vec<Subscription> {
    let mut names: HashMap<&str, Span> = HashMap::new();
    let mut subscriptions = Vec::new();
    for field in fields {
        let known = ["name", "endpoint", "filterPolicy", "filterPolicyScope", "permissionDenied", "dlq"];
        let Some(form) = field.form(&known, list) else { continue };
        let name_field = form.need("name", list);
        let name = name_field.as_ref().and_then(|field| Some((field, field.text(list)?.as_str())));
        if let Some((field, name)) = name {
            if let Some(first) = names.insert(name, field.value.span) {
                let message = format!("two subscriptions are called \"{name}\"");
                let diagnostic = field.diagnostic(Code::SubscriptionName, message);
                list.push(diagnostic.related(first, "the first one").hint("give each a name of its own"));
            }
            check_name(field, name, list);
        }
        let name = name.map(|(_, name)| name).unwrap_or_default();
        let queue = form.get("dlq");
        let queue_name = queue.as_ref().and_then(|field| field.text(list)).map(|text| text.as_str());
        if let (Some(field), Some(name)) = (&queue, queue_name) {
            check_name(field, name, list);
        }
        let endpoint_field = form.need("endpoint", list);
        let endpoint = endpoint_field.as_ref().and_then(|field| read_endpoint(field, name, list));
        let policy = read_policy(&form, text, list);
        let denied = form.get("permissionDenied").map(|field| read_intervals(&field, list)).unwrap_or_default();
        let (Some(endpoint), Some(field)) = (endpoint, endpoint_field) else { continue };
        if let Some((message, hint)) = refused_endpoint(topic, endpoint) {
            list.push(field.diagnostic(Code::SubscriptionRefused, message).hint(hint));
        }
        if let (Some(field), Some(name)) = (&queue, queue_name)
            && topic.fifo
            && endpoint == Endpoint::SqsFifo
            && !name.ends_with(FIFO)
        {
            let message = "Invalid parameter: RedrivePolicy: must use a FIFO queue as DLQ for a FIFO Subscription to a FIFO Topic.";
            let diagnostic = field.diagnostic(Code::SubscriptionRefused, message);
            list.push(diagnostic.hint("the name of a FIFO queue ends with .fifo"));
        }
        let (name, dead_letter_queue) = (name.to_owned(), queue_name.map(str::to_owned));
        subscriptions.push(Subscription { name, endpoint, policy, dead_letter_queue, denied });
    }
    subscriptions
}

/// Deliveries are an object with a member for each name; JavaScript reserves one.
fn check_name(field: &Field<'_>, name: &str, list: &mut Diagnostics) {
    if name.is_empty() || name == "__proto__" {
        list.push(field.diagnostic(Code::SubscriptionName, format!("\"{name}\" cannot be a name here")));
    }
}

/// `sqs` is the kind that the name of the queue says.
fn read_endpoint(field: &Field<'_>, name: &str, list: &mut Diagnostics) -> Option<Endpoint> {
    let queue = if name.ends_with(FIFO) { Endpoint::SqsFifo } else { Endpoint::SqsStandard };
    let words: Vec<_> = Endpoint::ALL.into_iter().chain([("sqs", queue)]).collect();
    field.choice(&words, list)
}

/// What Subscribe says to an endpoint that the topic does not take, and what to do about it.
fn refused_endpoint(topic: &Topic, endpoint: Endpoint) -> Option<(String, &'static str)> {
    match (topic.fifo, endpoint) {
        (false, Endpoint::SqsFifo) => Some((
            "Invalid parameter: Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics".to_owned(),
            "make the topic a FIFO topic, or subscribe a standard queue",
        )),
        (false, _) | (true, Endpoint::SqsFifo | Endpoint::SqsStandard) => None,
        (true, other) => Some((
            format!("Invalid parameter: Invalid protocol type: {}", other.protocol()),
            "FIFO topics deliver to queues only; let a queue stand in between",
        )),
    }
}

fn read_policy(form: &Form<'_>, text: &str, list: &mut Diagnostics) -> Option<FilterPolicy> {
    let scope = match form.get("filterPolicyScope") {
        None => Scope::default(),
        Some(field) => match field.text(list)?.as_str().parse() {
            Ok(scope) => scope,
            Err(error) => {
                let error: Error = error;
                list.extend(error.into_diagnostics().into_iter().map(|d| d.at(field.value.span)));
                return None;
            }
        },
    };
    let field = form.get("filterPolicy")?;
    let span = field.value.span;
    // A policy in quotes is JSON within a string, as the API takes it; then its places are all that of the string.
    let quoted = field.value.as_text().map(|text| text.as_str());
    if quoted == Some("") {
        return None;
    }
    let place = |inner: Span| match quoted {
        Some(_) => span,
        None => Span::new(span.start + inner.start, span.start + inner.end),
    };
    let policy = FilterPolicy::parse(quoted.unwrap_or_else(|| span.of(text)), scope);
    let (policy, said) = match policy {
        Ok(policy) => {
            let lints = policy.diagnostics().to_vec();
            (Some(policy), lints)
        }
        Err(error) => (None, error.into_diagnostics()),
    };
    list.extend(said.into_iter().map(|diagnostic| relocate(diagnostic, place)));
    policy
}

fn read_intervals(field: &Field<'_>, list: &mut Diagnostics) -> Vec<(f64, f64)> {
    let read = |field: Field<'_>, list: &mut Diagnostics| {
        let ends: Vec<f64> = field.list(list).iter().filter_map(|end| end.number(list)).collect();
        match (ends.as_slice(), field.value.as_array().map(<[_]>::len)) {
            ([from, to], Some(2)) if from <= to => Some((*from, *to)),
            (_, None) => None,
            _ => {
                let message = format!("{} is not an interval [from, to]", field.name());
                list.push(field.diagnostic(Code::TopicInterval, message));
                None
            }
        }
    };
    field.list(list).into_iter().filter_map(|field| read(field, list)).collect()
}

fn read_publishes(fields: &[Field<'_>], text: &str, list: &mut Diagnostics) -> Vec<Publish> {
    let mut publishes: Vec<Publish> = Vec::with_capacity(fields.len());
    // Where each batch ended: index of its last entry, and how many it has.
    let mut batches: HashMap<String, (usize, usize)> = HashMap::new();
    let mut now = Now { t: 0.0, span: None };
    for field in fields {
        let Some(mut publish) = Publish::read(field, &mut now, text, list) else { continue };
        if let Some(batch) = &publish.batch {
            let (last, count) = batches.get(batch).copied().unwrap_or((publishes.len(), 0));
            if count > 0 && (last + 1 != publishes.len() || publishes.get(last).is_some_and(|p| p.t < publish.t)) {
                let message = format!("the entries of batch \"{batch}\" are not together");
                list.push(field.diagnostic(Code::TopicBatch, message));
            }
            if publish.entry_id.is_empty() {
                publish.entry_id = count.to_string();
            }
            batches.insert(batch.clone(), (publishes.len(), count + 1));
        }
        publishes.push(publish);
    }
    publishes
}

/// The time of the publish before, and where it was told.
struct Now {
    t: f64,
    span: Option<Span>,
}

impl Now {
    /// The time of a publish; without one of its own it has that of the publish before.
    fn advance(&mut self, form: &Form<'_>, list: &mut Diagnostics) -> f64 {
        let Some((field, t)) = form.get("t").and_then(|field| Some((field.number(list)?, field))).map(|(t, f)| (f, t))
        else {
            return self.t;
        };
        if let Some(before) = self.span.filter(|_| t < self.t) {
            let message = format!("time goes backwards: {} s comes after {} s", shortest(t), shortest(self.t));
            let diagnostic =
                field.diagnostic(Code::TopicTime, message).related(before, "the time of the publish before");
            list.push(diagnostic.hint("put the publishes in the order of their times"));
        }
        *self = Self { t, span: Some(field.value.span) };
        t
    }
}

impl Publish {
    fn read(field: &Field<'_>, now: &mut Now, text: &str, list: &mut Diagnostics) -> Option<Self> {
        let known = ["t", "body", "subject", "group", "dedupId", "attributes", "batch", "id"];
        let form = field.form(&known, list)?;
        let mut string = |name: &str| Some(form.get(name)?.text(list)?.as_str().to_owned());
        let subject = string("subject");
        let group = string("group").filter(|id| !id.is_empty());
        let dedup_id = string("dedupId").filter(|id| !id.is_empty());
        let batch = string("batch");
        let entry_id = string("id").unwrap_or_default();
        let t = now.advance(&form, list);
        let body = form.need("body", list).and_then(|field| Some(field.text(list)?.as_str().to_owned()));
        let attributes = match form.get("attributes").map(|field| Attributes::from_value(field.value, text)) {
            Some(Ok(attributes)) => attributes,
            Some(Err(error)) => {
                list.extend(error.into_diagnostics());
                return None;
            }
            None => Attributes::default(),
        };
        let body = body?;
        let refused = attributes.diagnostics().iter().find(|diagnostic| diagnostic.is_error());
        let attribute_error =
            refused.map(|d| d.aws.as_ref().map_or_else(|| d.message.clone(), |aws| aws.message.clone()));
        let attribute_bytes = attributes.list().iter().map(|a| a.name.len() + a.data_type.len() + a.value.len());
        let bytes = body.len() + attribute_bytes.sum::<usize>();
        let message = Message::of(attributes, body.clone());
        let span = field.value.span;
        Some(Self { t, body, subject, group, dedup_id, message, attribute_error, bytes, batch, entry_id, span })
    }
}
