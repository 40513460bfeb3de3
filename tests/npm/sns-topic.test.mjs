// Topics and delivery schedules through the package: the scenarios of the documentation, and input that no one should send.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deliverySchedule, PointsmanError, simulateTopic } from "pointsman";
import { vectors } from "./support/vectors.mjs";

const refusal = (work) => {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof PointsmanError, `threw ${error}`);
    return error;
  }
  return assert.fail("nothing was thrown");
};

test("every scenario, as a value, as text and as bytes", () => {
  for (const { expect, ...scenario } of vectors("sns-fifo")) {
    const text = JSON.stringify(scenario);
    for (const form of [scenario, text, new TextEncoder().encode(text)]) {
      const played = simulateTopic(form);
      assert.equal(played.results.length, expect.results.length);
      expect.results.forEach((want, i) => assert.deepEqual({ ...played.results[i], ...want }, played.results[i], `${scenario.id} #${i}`));
      assert.deepEqual(played.deliveries, expect.deliveries, scenario.id);
    }
  }
});

const fifo = (publishes, topic = {}, subscriptions = [{ name: "q.fifo", endpoint: "sqs-fifo" }]) =>
  ({ topic: { fifo: true, contentBasedDeduplication: true, ...topic }, subscriptions, publishes });
const group = "g";

test("the window closes after 300 s, and its last instant is doubtful", () => {
  const at = (t) => simulateTopic(fifo([{ t: 0, group, body: "a" }, { t, group, body: "a" }]));
  assert.deepEqual(at(299).results[1], { accepted: true, dedupId: at(299).results[0].dedupId, duplicate: true, duplicateOf: 0 });
  assert.equal(at(299.999).results[1].duplicate, true);
  assert.equal(at(301).results[1].duplicate, false);
  assert.deepEqual(at(300).diagnostics.map((it) => it.code), ["SNS0307"]);
});

test("the timeline tells what becomes of each publish", () => {
  const subscriptions = [
    { name: "all.fifo", endpoint: "sqs", permissionDenied: [[5, 10]], dlq: "dead.fifo" },
    { name: "paid.fifo", endpoint: "sqs-fifo", filterPolicy: { state: ["paid"] }, filterPolicyScope: "MessageBody", permissionDenied: [[5, 10]] },
  ];
  const paid = '{"state":"paid"}';
  const { timeline, deliveries } = simulateTopic(fifo([
    { t: 0, group, body: '{"state":"new"}' },
    { t: 4, group, body: paid },
    { t: 5, group, body: paid },
    { t: 9, group, body: paid, dedupId: "x" },
    { t: 10, group, body: paid, dedupId: "y" },
  ], {}, subscriptions));
  assert.deepEqual(deliveries, { "all.fifo": [0, 1, 4], "dead.fifo": [3], "paid.fifo": [1, 4] });
  assert.deepEqual(timeline.map((it) => it.outcome), ["delivered", "filtered", "delivered", "delivered", "duplicate", "duplicate", "dead-lettered", "dropped", "delivered", "delivered"]);
  assert.deepEqual([timeline[4].duplicateOf, timeline[6].dlq, timeline[6].at], [1, "dead.fifo", 9]);
  assert.ok(timeline.every((it) => it.reason));
});

/** What SNS answers to a publish; the topic goes on. */
const refused = {
  "group ID missing": [{ body: "a" }, "Invalid parameter: The MessageGroupId parameter is required for FIFO topics"],
  "dedup ID of 129 characters": [{ body: "a", group, dedupId: "x".repeat(129) }, "Invalid parameter: MessageDeduplicationId Reason: MessageDeduplicationId can only include alphanumeric and punctuation characters. 1 to 128 in length."],
  "dedup ID with a space": [{ body: "a", group, dedupId: "x y" }, /MessageDeduplicationId Reason/],
  "no dedup ID": [{ body: "a", group }, "Invalid parameter: The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly", { contentBasedDeduplication: false }],
  "an empty body": [{ body: "", group }, "Invalid parameter: Empty message"],
  "257 KB": [{ body: "x".repeat(257 * 1024), group }, "Invalid parameter: Message too long"],
  "an attribute that SNS refuses": [{ body: "a", group, attributes: { a: { Type: "Number", Value: "abc" } } }, "Could not cast message attribute 'a' value to number.", {}, "ParameterValueInvalid"],
  "a dedup ID on a standard topic": [{ body: "a", dedupId: "x" }, "Invalid parameter: MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type", { fifo: false, contentBasedDeduplication: false }],
};

for (const [name, [publish, error, topic = {}, code = "InvalidParameter"]] of Object.entries(refused)) {
  test(`publish: ${name}`, () => {
    const good = topic.fifo === false ? { body: "b" } : { body: "b", group, dedupId: "b" };
    const subscriptions = [{ name: "q", endpoint: topic.fifo === false ? "sqs-standard" : "sqs-fifo" }];
    const { results, deliveries } = simulateTopic(fifo([publish, good], topic, subscriptions));
    const { error: said, ...rest } = results[0];
    assert.deepEqual(rest, { accepted: false, errorCode: code });
    if (error instanceof RegExp) assert.match(said, error);
    else assert.equal(said, error);
    assert.equal(results[1].accepted, true);
    assert.deepEqual(deliveries, { q: [1] });
  });
}

test("batches", () => {
  const batch = (entries) => simulateTopic(fifo(entries.map((it) => ({ t: 0, group, batch: "1", ...it })))).results;
  const list = (n) => Array.from({ length: n }, (_, i) => ({ body: `${i}` }));
  assert.ok(batch(list(10)).every((it) => it.accepted));
  assert.ok(batch(list(11)).every((it) => it.errorCode === "TooManyEntriesInBatchRequest"));
  assert.ok(batch([{ body: "a", id: "x" }, { body: "b", id: "x" }]).every((it) => it.errorCode === "BatchEntryIdsNotDistinct"));
  assert.deepEqual(batch([{ body: "a" }, { body: "a" }]).map((it) => it.duplicate), [false, true]);
});

/** What is wrong with the scenario itself throws, with a place. */
const wrong = {
  "no JSON": ["{", /^JSON/],
  "a list": ["[]", "IN0003"],
  "time going backwards": [fifo([{ t: 5, group, body: "a" }, { t: 4, group, body: "b" }]), "SNS0303"],
  "a time that is no number": [fifo([{ t: "5", group, body: "a" }]), "IN0003"],
  "a FIFO queue on a standard topic": [fifo([], { fifo: false, contentBasedDeduplication: false }), "SNS0302"],
  "a standard queue as the dead-letter queue": [fifo([], {}, [{ name: "q", endpoint: "sqs-fifo", dlq: "dead" }]), "SNS0302"],
  "a function on a FIFO topic": [fifo([], {}, [{ name: "f", endpoint: "lambda" }]), "SNS0302"],
  "an unknown endpoint": [fifo([], {}, [{ name: "f", endpoint: "pigeon" }]), "IN0005"],
  "an unknown field": [fifo([{ group, body: "a", delay: 5 }]), "IN0001"],
  "two of one name": [fifo([], {}, [{ name: "q", endpoint: "sqs-fifo" }, { name: "q", endpoint: "sqs-fifo" }]), "SNS0304"],
  "a name for JavaScript": [fifo([], {}, [{ name: "__proto__", endpoint: "sqs-fifo" }]), "SNS0304"],
  "an interval backwards": [fifo([], {}, [{ name: "q", endpoint: "sqs-fifo", permissionDenied: [[2, 1]] }]), "SNS0305"],
  "a policy with an error": [fifo([], {}, [{ name: "q", endpoint: "sqs-fifo", filterPolicy: { a: [{ wildcard: "*" }] } }]), "EB0006"],
  "an attribute without Type": [fifo([{ group, body: "a", attributes: { a: { Value: "b" } } }]), "SNS0012"],
  "a batch in pieces": [fifo([{ group, body: "a", batch: "1" }, { group, body: "b" }, { group, body: "c", batch: "1" }]), "SNS0306"],
  "more than can be played": [fifo(Array.from({ length: 100_001 }, () => ({ group, body: "a" }))), "IN0006"],
};

for (const [name, [scenario, code]] of Object.entries(wrong)) {
  test(`scenario: ${name}`, () => {
    const error = refusal(() => simulateTopic(scenario));
    assert.match(error.code, new RegExp(code), error.message);
    assert.ok(error.start >= 0 && error.end >= error.start && error.line >= 1);
  });
}

test("several errors are told at once, at their places", () => {
  const text = '{"topic":{"fifo":"yes"},"subscriptions":[],"publishes":[{"t":1,"body":5},{"t":0}]}';
  const { diagnostics } = refusal(() => simulateTopic(text));
  assert.deepEqual(diagnostics.map((it) => text.slice(it.start, it.end)), ['"yes"', "5", '{"t":0}', "0"]);
});

const attempts = (policy) => deliverySchedule(policy).attempts;

test("schedules of endpoints that nobody can change", () => {
  const queue = deliverySchedule({ endpoint: "sqs" });
  assert.equal(queue.attempts.length, 100_015);
  assert.deepEqual(queue.phases.map((it) => [it.phase, it.attempts]), [["immediate", 3], ["pre-backoff", 2], ["backoff", 10], ["post-backoff", 100_000]]);
  assert.ok(queue.totalSeconds > 23 * 86_400 && queue.totalSeconds < 23.2 * 86_400);
  const mail = deliverySchedule({ endpoint: "email" });
  assert.deepEqual([mail.attempts.length, mail.setBy], [50, "sns"]);
  assert.ok(mail.totalSeconds > 6 * 3_600 && mail.totalSeconds < 7 * 3_600);
});

test("schedules of HTTP and HTTPS", () => {
  assert.deepEqual(attempts({}), [20, 40, 60].map((atSeconds) => ({ phase: "backoff", delaySeconds: 20, atSeconds })));
  const example = deliverySchedule({ healthyRetryPolicy: { minDelayTarget: 1, maxDelayTarget: 60, numRetries: 50, numNoDelayRetries: 3, numMinDelayRetries: 2, numMaxDelayRetries: 35, backoffFunction: "exponential" } });
  assert.equal(Math.round(example.totalSeconds), 2229);
  assert.deepEqual([example.model, example.setBy], [true, "subscription"]);
  assert.match(example.sum, /^3 × 0 \+ 2 × 1 \+ .* \+ 35 × 60 = 2228\.961 seconds$/);
  const topic = { http: { defaultHealthyRetryPolicy: { numRetries: 1 }, disableSubscriptionOverrides: true } };
  const both = deliverySchedule({ topic, subscription: { healthyRetryPolicy: { numRetries: 2 }, throttlePolicy: { maxReceivesPerSecond: 5 } } });
  assert.deepEqual([both.setBy, both.attempts.length, both.maxReceivesPerSecond], ["topic", 1, undefined]);
  assert.equal(both.diagnostics[0].code, "SNS0404");
});

test("the four backoff functions are those of the chart", () => {
  const last = (backoffFunction) => {
    const list = attempts({ healthyRetryPolicy: { minDelayTarget: 5, maxDelayTarget: 260, numRetries: 10, backoffFunction } });
    return list.slice(0, 3).map((it) => Number(it.delaySeconds.toFixed(2)));
  };
  assert.deepEqual(last("linear"), [5, 33.33, 61.67]);
  assert.deepEqual(last("arithmetic"), [5, 10.67, 22]);
  assert.deepEqual(last("geometric"), [5, 7.76, 12.03]);
  assert.deepEqual(last("exponential"), [5, 5.5, 6.5]);
});

const retry = (policy) => ({ healthyRetryPolicy: policy });
const badDelivery = {
  "more than an hour": [retry({ numRetries: 100, minDelayTarget: 60, maxDelayTarget: 60 }), "SNS0403", /6000/],
  "more retries in phases than in all": [retry({ numRetries: 3, numNoDelayRetries: 4 }), "SNS0402"],
  "101 retries": [retry({ numRetries: 101 }), "SNS0401"],
  "a delay of 0": [retry({ minDelayTarget: 0 }), "SNS0401"],
  "a least delay over the greatest": [retry({ minDelayTarget: 30 }), "SNS0401"],
  "half a retry": [retry({ numRetries: 1.5 }), "SNS0401"],
  "an unknown function": [retry({ backoffFunction: "quadratic" }), "IN0005"],
  "an unknown field": [{ retries: 5 }, "IN0001"],
  "no throttle": [{ throttlePolicy: { maxReceivesPerSecond: 0 } }, "SNS0401"],
  "no object": ["5", "IN0003"],
  "no JSON": ["", /^JSON/],
};

for (const [name, [policy, code, message = /./]] of Object.entries(badDelivery)) {
  test(`delivery policy: ${name}`, () => {
    const error = refusal(() => deliverySchedule(policy));
    assert.match(error.code, new RegExp(code), error.message);
    assert.match(error.message, message);
  });
}

test("what is no document is refused", () => {
  for (const wrong of [undefined, () => 5, 5n]) {
    assert.equal(refusal(() => simulateTopic(wrong)).code, "PM0003");
    assert.equal(refusal(() => deliverySchedule(wrong)).code, "PM0003");
  }
});
