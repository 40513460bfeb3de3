//! Topics that are played, and schedules of delivery.

use super::plain::{Members, Plain};
use super::{diagnostics, input};
use crate::sns::delivery::{Attempt, RetryPolicy};
use crate::sns::topic::{Event, PublishResult, TopicPlay};
use crate::sns::{delivery_schedule as schedule_of, simulate_topic as play};
use wasm_bindgen::prelude::*;

/// Plays the scenario in the input.
#[wasm_bindgen]
pub fn simulate_topic(len: usize) -> Result<String, JsValue> {
    input::text(len, |text| {
        let TopicPlay { results, deliveries, timeline, diagnostics } = play(text)?;
        Ok(Plain::text(|out| {
            out.object(|it| {
                it.member("results").list(&results, result);
                it.member("deliveries").object(|it| {
                    for (name, list) in deliveries.iter() {
                        it.member(name).list(list, |out, index| out.number(*index));
                    }
                });
                it.member("timeline").list(&timeline, event);
                it.member("diagnostics").json(&diagnostics::list(&diagnostics, text));
            });
        }))
    })
}

fn result(out: &mut Plain, result: &PublishResult) {
    out.object(|it| {
        it.member("accepted").boolean(result.accepted);
        optional(it, "dedupId", result.dedup_id.as_deref());
        if let Some(duplicate) = result.duplicate {
            it.member("duplicate").boolean(duplicate);
        }
        if let Some(claim) = result.duplicate_of {
            it.member("duplicateOf").number(claim);
        }
        optional(it, "error", result.error.as_deref());
        optional(it, "errorCode", result.error_code);
    });
}

fn event(out: &mut Plain, event: &Event) {
    out.object(|it| {
        it.member("at").decimal(event.at);
        it.member("publish").number(event.publish);
        it.member("subscription").string(&event.subscription);
        it.member("outcome").string(event.outcome.as_str());
        it.member("reason").string(&event.reason);
        if let Some(claim) = event.duplicate_of {
            it.member("duplicateOf").number(claim);
        }
        optional(it, "dlq", event.dead_letter_queue.as_deref());
    });
}

fn optional(it: &mut Members<'_>, name: &str, text: Option<&str>) {
    if let Some(text) = text {
        it.member(name).string(text);
    }
}

/// The schedule of the delivery policies in the input.
#[wasm_bindgen]
pub fn delivery_schedule(len: usize) -> Result<String, JsValue> {
    input::text(len, |text| {
        let schedule = schedule_of(text)?;
        Ok(Plain::text(|out| {
            out.object(|it| {
                it.member("attempts").list(&schedule.attempts, attempt);
                it.member("totalSeconds").decimal(schedule.total_seconds);
                it.member("sum").string(&schedule.sum());
                it.member("model").boolean(schedule.model);
                it.member("phases").list(&schedule.phases, |out, phase| {
                    out.object(|it| {
                        it.member("phase").string(phase.phase.as_str());
                        it.member("attempts").number(phase.attempts as usize);
                        it.member("fromSeconds").decimal(phase.from_seconds);
                        it.member("toSeconds").decimal(phase.to_seconds);
                        it.member("minDelaySeconds").decimal(phase.min_delay_seconds);
                        it.member("maxDelaySeconds").decimal(phase.max_delay_seconds);
                    });
                });
                it.member("setBy").string(schedule.set_by.as_str());
                retry_policy(it.member("retryPolicy"), &schedule.retry_policy);
                if let Some(rate) = schedule.max_receives_per_second {
                    it.member("maxReceivesPerSecond").number(rate as usize);
                }
                optional(it, "headerContentType", schedule.header_content_type.as_deref());
                it.member("diagnostics").json(&diagnostics::list(&schedule.diagnostics, text));
            });
        }))
    })
}

fn attempt(out: &mut Plain, attempt: &Attempt) {
    out.object(|it| {
        it.member("phase").string(attempt.phase.as_str());
        it.member("delaySeconds").decimal(attempt.delay_seconds);
        it.member("atSeconds").decimal(attempt.at_seconds);
    });
}

/// With AWS's names of the fields.
fn retry_policy(out: &mut Plain, policy: &RetryPolicy) {
    out.object(|it| {
        for (name, value) in [
            ("minDelayTarget", policy.min_delay_target),
            ("maxDelayTarget", policy.max_delay_target),
            ("numRetries", policy.num_retries),
            ("numNoDelayRetries", policy.num_no_delay_retries),
            ("numMinDelayRetries", policy.num_min_delay_retries),
            ("numMaxDelayRetries", policy.num_max_delay_retries),
        ] {
            it.member(name).number(value as usize);
        }
        it.member("backoffFunction").string(policy.backoff_function.as_str());
    });
}
