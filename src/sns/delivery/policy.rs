//! Delivery policies: read, checked against AWS's limits, and which of them counts.

use super::{Backoff, schedule};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Step, display_path};
use crate::json::{Field, Form};
use crate::rules::operators::shortest;
use crate::sns::endpoint::Managed;

/// How often and after which delays SNS tries again; the fields have the names and meanings of AWS's
/// `healthyRetryPolicy`, delays are in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    /// The least delay.
    pub min_delay_target: u32,
    /// The greatest delay.
    pub max_delay_target: u32,
    /// All retries.
    pub num_retries: u32,
    /// Those at once.
    pub num_no_delay_retries: u32,
    /// Those after the least delay, before the backoff phase.
    pub num_min_delay_retries: u32,
    /// Those after the greatest delay, behind the backoff phase.
    pub num_max_delay_retries: u32,
    /// How delays grow in the backoff phase, which has the retries that are in no other.
    pub backoff_function: Backoff,
}

impl RetryPolicy {
    /// For HTTP and HTTPS where nobody says otherwise: 3 retries, 20 s apart.
    pub const HTTP: Self = Self {
        min_delay_target: 20,
        max_delay_target: 20,
        num_retries: 3,
        num_no_delay_retries: 0,
        num_min_delay_retries: 0,
        num_max_delay_retries: 0,
        backoff_function: Backoff::Linear,
    };

    /// For queues, functions and delivery streams: 100,015 retries within 23 days.
    pub const AWS_MANAGED: Self = Self {
        min_delay_target: 1,
        max_delay_target: 20,
        num_retries: 100_015,
        num_no_delay_retries: 3,
        num_min_delay_retries: 2,
        num_max_delay_retries: 100_000,
        backoff_function: Backoff::Exponential,
    };

    /// For mail, SMS and push: 50 retries within 6 hours.
    pub const CUSTOMER_MANAGED: Self = Self {
        min_delay_target: 10,
        max_delay_target: 600,
        num_retries: 50,
        num_no_delay_retries: 0,
        num_min_delay_retries: 2,
        num_max_delay_retries: 38,
        backoff_function: Backoff::Exponential,
    };

    /// What SNS does where no policy is set.
    #[must_use]
    pub const fn of(managed: Managed) -> Self {
        match managed {
            Managed::Aws => Self::AWS_MANAGED,
            Managed::Customer => Self::CUSTOMER_MANAGED,
            Managed::Http => Self::HTTP,
        }
    }

    /// The retries of the backoff phase.
    #[must_use]
    pub const fn backoff_retries(&self) -> u32 {
        self.num_retries
            .saturating_sub(self.num_no_delay_retries)
            .saturating_sub(self.num_min_delay_retries)
            .saturating_sub(self.num_max_delay_retries)
    }

    fn read(field: &Field<'_>, list: &mut Diagnostics) -> Option<Self> {
        let before = list.len();
        let form = field.form(
            &[
                "minDelayTarget",
                "maxDelayTarget",
                "numRetries",
                "numNoDelayRetries",
                "numMinDelayRetries",
                "numMaxDelayRetries",
                "backoffFunction",
            ],
            list,
        )?;
        let mut whole = |name: &str, least, greatest, otherwise| match form.get(name) {
            Some(field) => whole(&field, least, greatest, list),
            None => Some(otherwise),
        };
        let default = Self::HTTP;
        let min_delay_target = whole("minDelayTarget", 1, MAX_SECONDS, default.min_delay_target);
        let max_delay_target = whole("maxDelayTarget", 1, MAX_SECONDS, default.max_delay_target);
        let num_retries = whole("numRetries", 0, MAX_RETRIES, default.num_retries);
        let num_no_delay_retries = whole("numNoDelayRetries", 0, u32::MAX, 0);
        let num_min_delay_retries = whole("numMinDelayRetries", 0, u32::MAX, 0);
        let num_max_delay_retries = whole("numMaxDelayRetries", 0, u32::MAX, 0);
        let backoff_function = match form.get("backoffFunction") {
            Some(field) => field.choice(&Backoff::ALL, list),
            None => Some(default.backoff_function),
        };
        let policy = Self {
            min_delay_target: min_delay_target?,
            max_delay_target: max_delay_target?,
            num_retries: num_retries?,
            num_no_delay_retries: num_no_delay_retries?,
            num_min_delay_retries: num_min_delay_retries?,
            num_max_delay_retries: num_max_delay_retries?,
            backoff_function: backoff_function?,
        };
        policy.check(field, &form, list);
        (list.len() == before).then_some(policy)
    }

    /// What the fields must satisfy together.
    fn check(&self, field: &Field<'_>, form: &Form<'_>, list: &mut Diagnostics) {
        let delays_fit = self.min_delay_target <= self.max_delay_target;
        if !delays_fit {
            let (blamed, other, given) = match form.get("maxDelayTarget") {
                Some(max) => (max, "minDelayTarget", form.get("minDelayTarget").is_some()),
                None => (form.get("minDelayTarget").unwrap_or_else(|| field.clone()), "maxDelayTarget", false),
            };
            let side = if other == "minDelayTarget" { "greater" } else { "less" };
            let message = refusal(&blamed, &format!("must be {side} than or equal to {other}"));
            let mut diagnostic = blamed.diagnostic(Code::DeliveryRange, message);
            if !given {
                diagnostic = diagnostic.hint(format!("{other} is 20 where it is not given"));
            }
            list.push(diagnostic);
        }
        let parts = [self.num_no_delay_retries, self.num_min_delay_retries, self.num_max_delay_retries];
        let parts: u64 = parts.into_iter().map(u64::from).sum();
        let counts_fit = parts <= u64::from(self.num_retries);
        if !counts_fit {
            let blamed = form.get("numRetries").unwrap_or_else(|| field.clone());
            let total = "must be greater than or equal to total of numMinDelayRetries, numNoDelayRetries and numMaxDelayRetries";
            let mut diagnostic = blamed.diagnostic(Code::DeliveryCounts, refusal(&blamed, total));
            if form.get("numRetries").is_none() {
                diagnostic = diagnostic.hint("numRetries is 3 where it is not given");
            }
            list.push(diagnostic.hint(format!("the three are {parts} together, numRetries is {}", self.num_retries)));
        }
        if !(delays_fit && counts_fit) {
            return;
        }
        let total = schedule::total_seconds(self);
        if total > f64::from(MAX_SECONDS) {
            let message = format!(
                "The delays of these {} retries take {} seconds together; SNS allows {MAX_SECONDS} for HTTP and HTTPS",
                self.num_retries,
                shortest(total)
            );
            let mut diagnostic = field.diagnostic(Code::DeliveryTotal, message).hint(schedule::sum_shown(self));
            if schedule::is_model(self) {
                diagnostic = diagnostic.hint("AWS publishes no formulas for backoff; its sum may differ a little");
            }
            list.push(diagnostic);
        }
    }
}

/// An hour: the longest delay, and of HTTP and HTTPS all delays together.
const MAX_SECONDS: u32 = 3_600;
const MAX_RETRIES: u32 = 100;

/// A policy as it is set on a topic or on a subscription.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Policy {
    pub(super) retries: Option<RetryPolicy>,
    pub(super) max_receives_per_second: Option<u32>,
    pub(super) content_type: Option<String>,
    /// Of a topic: its subscriptions' policies do not count.
    pub(super) disable_overrides: bool,
}

/// The fields of a subscription's policy. The last two are in what SNS shows as the effective policy.
pub(super) const SUBSCRIPTION: [&str; 5] =
    ["healthyRetryPolicy", "throttlePolicy", "requestPolicy", "sicklyRetryPolicy", "guaranteed"];

impl Policy {
    /// Reads a topic's policy, what stands in its `http`.
    pub(super) fn of_topic(http: &Field<'_>, list: &mut Diagnostics) -> Self {
        let known = [
            "defaultHealthyRetryPolicy",
            "disableSubscriptionOverrides",
            "defaultThrottlePolicy",
            "defaultRequestPolicy",
            "defaultSicklyRetryPolicy",
        ];
        let Some(form) = http.form(&known, list) else { return Self::default() };
        let names = ["defaultHealthyRetryPolicy", "defaultThrottlePolicy", "defaultRequestPolicy"];
        let disable_overrides = form.get("disableSubscriptionOverrides").and_then(|f| f.flag(list));
        old_members(&form, &["defaultSicklyRetryPolicy"], list);
        Self { disable_overrides: disable_overrides.unwrap_or_default(), ..Self::read(&form, names, list) }
    }

    /// Reads a subscription's policy.
    pub(super) fn of_subscription(form: &Form<'_>, list: &mut Diagnostics) -> Self {
        old_members(form, &["sicklyRetryPolicy", "guaranteed"], list);
        Self::read(form, ["healthyRetryPolicy", "throttlePolicy", "requestPolicy"], list)
    }

    fn read(form: &Form<'_>, [retries, throttle, request]: [&str; 3], list: &mut Diagnostics) -> Self {
        let retries = form.get(retries).and_then(|field| RetryPolicy::read(&field, list));
        let throttle = form.get(throttle).and_then(|field| field.form(&["maxReceivesPerSecond"], list));
        let rate = throttle.and_then(|form| form.get("maxReceivesPerSecond"));
        let request = form.get(request).and_then(|field| field.form(&["headerContentType"], list));
        let content_type = request.and_then(|form| form.get("headerContentType"));
        Self {
            retries,
            max_receives_per_second: rate.and_then(|field| whole(&field, 1, u32::MAX, list)),
            content_type: content_type.and_then(|field| read_content_type(&field, list)),
            disable_overrides: false,
        }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.retries.is_none() && self.max_receives_per_second.is_none() && self.content_type.is_none()
    }
}

fn old_members(form: &Form<'_>, names: &[&str], list: &mut Diagnostics) {
    for (name, field) in names.iter().filter_map(|name| Some((name, form.get(name)?))) {
        list.push(field.diagnostic(Code::DeliveryOldMember, format!("`{name}` has no effect")));
    }
}

/// What AWS lists in its documentation.
const CONTENT_TYPES: [&str; 12] = [
    "application/atom+xml",
    "application/json",
    "application/octet-stream",
    "application/soap+xml",
    "application/x-www-form-urlencoded",
    "application/xhtml+xml",
    "application/xml",
    "text/css",
    "text/csv",
    "text/html",
    "text/plain",
    "text/xml",
];

fn read_content_type(field: &Field<'_>, list: &mut Diagnostics) -> Option<String> {
    let text = field.text(list)?.as_str();
    let essence = text.split(';').next().unwrap_or_default().trim();
    if !CONTENT_TYPES.iter().any(|known| essence.eq_ignore_ascii_case(known)) {
        let message = format!("\"{text}\" is not a content type that AWS lists");
        let hint = format!("AWS lists {}", CONTENT_TYPES.join(", "));
        list.push(field.diagnostic(Code::DeliveryContentType, message).hint(hint));
    }
    Some(text.to_owned())
}

/// A whole number from `least` to `greatest`.
fn whole(field: &Field<'_>, least: u32, greatest: u32, list: &mut Diagnostics) -> Option<u32> {
    let number = field.number(list)?;
    let problem = if number < f64::from(least) {
        format!("must be greater than or equal to {least}")
    } else if number > f64::from(greatest) {
        format!("must be less than or equal to {greatest}")
    } else if number.fract() != 0.0 {
        "must be a whole number".to_owned()
    } else {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole and within bounds of a u32"
        )]
        return Some(number as u32);
    };
    list.push(field.diagnostic(Code::DeliveryRange, refusal(field, &problem)));
    None
}

/// AWS's sentence about a field, as Subscribe and CreateTopic say it.
fn refusal(field: &Field<'_>, problem: &str) -> String {
    // The path within the policy itself: `topic` and `subscription` are names of ours.
    let ours = matches!(field.path.first(), Some(Step::Key(key)) if key == "topic" || key == "subscription");
    let path = display_path(field.path.get(usize::from(ours)..).unwrap_or_default());
    format!("Invalid parameter: Attributes Reason: DeliveryPolicy: {path} {problem}")
}

/// A hint that `what` has no effect because of `why`.
pub(super) fn ignored(field: &Field<'_>, message: &str) -> Diagnostic {
    field.diagnostic(Code::DeliveryIgnored, message)
}
