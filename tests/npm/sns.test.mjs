// Filter policies through the package: the decided cases, and input that no one should send.
import assert from "node:assert/strict";
import { test } from "node:test";
import { attributesToBody, bodyToAttributes, FilterPolicy, PointsmanError, Subscriptions, unpackMessages } from "pointsman";
import { vectors } from "./support/vectors.mjs";

const rows = vectors("sns");

const message = ({ attributes, body }) => ({ attributes: attributes ?? undefined, body: body ?? undefined });

const list = (n) => Array.from({ length: n }, (_, i) => i);

const refusal = (work) => {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof PointsmanError, `threw ${error}`);
    return error;
  }
  return assert.fail("nothing was thrown");
};

test("every decided case, with documents as values and as text", () => {
  for (const row of rows) {
    if (row.expect === "invalid") {
      const { diagnostics } = refusal(() => new FilterPolicy(row.policy, { scope: row.scope }));
      const want = row.error.split("\n")[0];
      const said = diagnostics.map((it) => it.awsMessage ?? "");
      assert.ok(said.some((it) => it.startsWith(want)), `${row.id}: ${want} is not among ${said}`);
      continue;
    }
    const policy = new FilterPolicy(row.policy, { scope: row.scope });
    assert.equal(policy.matches(message(row)), row.expect === "match", row.id);
    const text = { attributes: row.attributes && JSON.stringify(row.attributes), body: row.body };
    assert.equal(policy.explain(text).matched, row.expect === "match", row.id);
    policy.free();
  }
});

test("many messages at once, and many subscriptions, say the same", () => {
  const valid = rows.filter((row) => row.expect !== "invalid");
  const topic = new Subscriptions();
  for (const { id, policy, scope } of valid) topic.add(id, policy, { scope });
  topic.add("no policy");
  assert.equal(topic.size, valid.length + 1);
  const messages = valid.filter((_, i) => i % 40 === 0).map(message);
  const matched = messages.map((it) => new Set(topic.match(it)));
  assert.ok(matched.every((names) => names.has("no policy")));
  for (const { id, policy, scope } of valid) {
    const compiled = new FilterPolicy(policy, { scope });
    const wanted = messages.map((it) => compiled.matches(it));
    assert.deepEqual(matched.map((names) => names.has(id)), wanted, id);
    assert.deepEqual(compiled.matchAll(messages), wanted, id);
    compiled.free();
  }
  const order = valid.map(({ id }) => id).concat("no policy");
  assert.deepEqual(topic.match(messages[7]), order.filter((id) => matched[7].has(id)));
  assert.deepEqual(topic.explain(messages[7]).filter((it) => it.matched).map((it) => it.name), topic.match(messages[7]));
  topic.free();
});

test("each decided case alone in a topic", () => {
  for (const row of rows.filter((row) => row.expect !== "invalid")) {
    const topic = new Subscriptions();
    topic.add("it", row.policy, { scope: row.scope });
    assert.deepEqual(topic.match(message(row)), row.expect === "match" ? ["it"] : [], row.id);
    topic.free();
  }
});

test("subscriptions come and go", () => {
  const topic = new Subscriptions();
  topic.add("a", { k: ["v"] });
  topic.add("b", null);
  topic.add("c", '{"k":["v"]}', { scope: "MessageBody" });
  const both = { attributes: { k: { Type: "String", Value: "v" } }, body: '{"k":"v"}' };
  assert.deepEqual(topic.match(both), ["a", "b", "c"]);
  topic.add("a", ""); // as SetSubscriptionAttributes takes a policy away
  assert.deepEqual(topic.match({}), ["a", "b"]);
  assert.deepEqual([topic.delete("b"), topic.delete("b"), topic.delete(5), topic.size], [true, false, false, 2]);
  assert.match(refusal(() => topic.add("a", "{")).code, /^JSON/);
  assert.deepEqual(topic.match(both), ["a", "c"]);
  const [, c] = topic.explain({ body: '{"k":"w"}' });
  assert.deepEqual(c, { name: "c", matched: false, summary: 'k is "w", the policy wants "v".' });
});

test("what subscriptions cannot be asked", () => {
  const topic = new Subscriptions();
  assert.equal(refusal(() => topic.add(5, { k: ["v"] })).code, "PM0003");
  assert.equal(refusal(() => topic.add("a", { k: ["v"] }, { scope: "Body" })).code, "SNS0001");
  topic.add("a", { k: ["v"] });
  assert.equal(refusal(() => topic.match({ attributes: { k: "v" } })).code, "SNS0011");
  assert.equal(refusal(() => topic.explain({ attributes: { k: { Value: "v" } } })).code, "SNS0012");
  assert.deepEqual(topic.match({ attributes: { k: { Type: "String", Value: "v" } } }), ["a"]);
  assert.deepEqual(topic.match({ body: "not JSON" }), []);
  topic.free();
  assert.equal(refusal(() => topic.match({})).code, "PM0001");
});

const notification = { Type: "Notification", MessageId: "1", TopicArn: "arn:aws:sns:eu-west-1:123456789012:orders", Message: '{"price":5}', MessageAttributes: { event: { Type: "String", Value: "paid" } } };
const packed = {
  notification: [notification, "notification"],
  "a Lambda event": [{ Records: [{ EventSource: "aws:sns", Sns: notification }] }, "lambda"],
  "a message from a queue": [{ Messages: [{ MessageId: "1", Body: JSON.stringify(notification) }] }, "sqs"],
  "a Lambda event of a queue": [{ Records: [{ messageId: "1", eventSource: "aws:sqs", body: JSON.stringify(notification) }] }, "sqs"],
  "raw delivery": [{ Records: [{ messageId: "1", eventSource: "aws:sqs", body: notification.Message, messageAttributes: { event: { dataType: "String", stringValue: "paid" } } }] }, "sqs-raw"],
  "input of Publish": [{ TopicArn: "arn", Message: notification.Message, MessageAttributes: { event: { DataType: "String", StringValue: "paid" } } }, "publish"],
};

for (const [name, [value, envelope]] of Object.entries(packed)) {
  test(`unpacked: ${name}`, () => {
    for (const form of [value, JSON.stringify(value), new TextEncoder().encode(JSON.stringify(value))]) {
      const [message, ...rest] = unpackMessages(form);
      assert.deepEqual([message.envelope, message.body, rest.length], [envelope, notification.Message, 0]);
      assert.equal(new FilterPolicy({ event: ["paid"] }).matches(message), true);
      assert.equal(new FilterPolicy({ price: [5] }, { scope: "MessageBody" }).matches(message), true);
    }
    // Handed over unopened it would match nothing, without a word.
    if (envelope !== "sqs") assert.equal(refusal(() => new FilterPolicy({ event: ["paid"] }).matches(value)).code, "PM0003");
  });
}

test("what is not packed is a body, and nothing is no message", () => {
  assert.deepEqual(unpackMessages("hello"), [{ envelope: "body", body: "hello" }]);
  assert.deepEqual(unpackMessages('{"order":1}'), [{ envelope: "body", body: '{"order":1}' }]);
  assert.equal(refusal(() => unpackMessages("")).code, "SNS0129");
  assert.equal(refusal(() => unpackMessages({ Type: "SubscriptionConfirmation" })).code, "SNS0129");
  assert.match(refusal(() => unpackMessages('{"Type":"Notification","Message":"a","MessageAttributes":{')).code, /^JSON/);
  assert.equal(refusal(() => unpackMessages(undefined)).code, "PM0003");
});

test("policies and messages change their scope", () => {
  const body = new FilterPolicy({ order: { state: ["paid"] } }, { scope: "MessageBody" });
  assert.deepEqual(body.forOtherScope(), { policy: '{"order.state":["paid"]}', notes: [] });
  const six = new FilterPolicy({ a: Object.fromEntries(list(6).map((i) => [`k${i}`, [i]])) }, { scope: "MessageBody" });
  const error = refusal(() => six.forOtherScope());
  assert.deepEqual([error.code, error.start], ["SNS0002", undefined]);

  const { attributes, notes } = bodyToAttributes('{"order":{"state":"paid","n":1.50,"tags":["a",true]},"a b":1}');
  assert.deepEqual(attributes, {
    "order.state": { Type: "String", Value: "paid" },
    "order.n": { Type: "Number", Value: "1.50" },
    "order.tags": { Type: "String.Array", Value: '["a",true]' },
  });
  assert.equal(notes.length, 1);
  assert.equal(attributesToBody(attributes).body, '{"order.state":"paid","order.n":1.50,"order.tags":["a",true]}');
  assert.equal(bodyToAttributes("no JSON"), null);
  assert.equal(refusal(() => attributesToBody({ a: 5 })).code, "SNS0011");
});

test("examples match, and just do not", () => {
  for (const { id, policy, scope } of rows.filter((row) => row.expect !== "invalid" && row.group.startsWith("fuzz"))) {
    const compiled = new FilterPolicy(policy, { scope });
    const { matching, missing } = compiled.examples();
    if (matching) assert.equal(compiled.matches(matching), true, id);
    if (missing) assert.equal(compiled.matches(missing), false, id);
    compiled.free();
  }
  const { matching, missing } = new FilterPolicy({ price: [{ numeric: [">=", 100] }] }).examples();
  assert.deepEqual(matching.attributes, { price: { Type: "Number", Value: "100" } });
  assert.deepEqual(missing.attributes, { price: { Type: "Number", Value: "99" } });
  assert.ok(missing.summary.includes("99"));
  assert.deepEqual(new FilterPolicy({ a: ["x"], "a b": ["y"] }).examples().matching, null, "no message has an attribute of that name");
});

test("the same in EventBridge", () => {
  const wildcard = FilterPolicy.inEventBridge({ name: [{ wildcard: "*.jpg" }] });
  assert.deepEqual([wildcard.same, wildcard.sns, wildcard.snsError, wildcard.eventBridge], [false, "refused", "Unrecognized match type wildcard", "accepted"]);
  assert.equal(wildcard.summary, "EventBridge takes this; SNS does not: Unrecognized match type wildcard");
  const absent = FilterPolicy.inEventBridge('{"a":[{"exists":false}]}', { message: {} });
  assert.deepEqual([absent.sns, absent.eventBridge], ["no-match", "match"]);
  const same = FilterPolicy.inEventBridge(new TextEncoder().encode('{"a":["é"]}'), { scope: "MessageBody", message: { body: '{"a":"é"}' } });
  assert.deepEqual([same.same, same.summary], [true, "Both match."]);
  const broken = FilterPolicy.inEventBridge("{");
  assert.deepEqual([broken.same, broken.eventBridge], [true, "refused"]);
});

test("SNS's answer in the words of either call", () => {
  const policy = '{"a":[{"wildcard":"b*"}]}';
  const words = `FilterPolicy: Unrecognized match type wildcard\n at [Source: (String)"${policy}"; line: 1, column: `;
  const answer = FilterPolicy.awsAnswer(policy);
  assert.ok(answer.startsWith(`Invalid parameter: Attributes Reason: ${words}`), answer);
  const set = FilterPolicy.awsAnswer(policy, { call: "SetSubscriptionAttributes" });
  assert.ok(set.startsWith(`Invalid parameter: ${words}`), set);
  assert.equal(FilterPolicy.awsAnswer({ a: ["b"] }), undefined);
  assert.equal(refusal(() => FilterPolicy.awsAnswer(policy, { call: "Publish" })).code, "PM0003");
  const nested = "Filter policy scope MessageAttributes does not support nested filter policy";
  assert.equal(FilterPolicy.awsAnswer({ a: { b: ["c"] } }, { call: "SetSubscriptionAttributes" }), `Invalid parameter: ${nested}`);
  // Decided cases: the one answer is the recorded one.
  for (const row of rows.filter((row) => row.expect === "invalid")) {
    const [first] = FilterPolicy.awsAnswer(row.policy, { scope: row.scope }).split("\n");
    const [want] = row.error.split("\n");
    assert.ok(row.error_match === "prefix" ? first.startsWith(want) : first === want, `${row.id}: ${first}`);
  }
});

test("places of what was found lie in the attributes that were pasted", () => {
  const attributes = '{ "tags": { "Type": "String.Array", "Value": "[\\"a\\", \\"\\u00e9b\\"]" } }';
  const policy = new FilterPolicy({ tags: [{ prefix: "é" }] });
  const { matched, conditions } = policy.explain({ attributes });
  assert.equal(matched, true);
  const [condition] = conditions;
  assert.deepEqual(condition.found.map(({ value, start, end }) => [value, attributes.slice(start, end)]), [
    ["a", '\\"a\\"'],
    ["éb", '\\"\\u00e9b\\"'],
  ]);
});

test("limits have their formula", () => {
  const policy = new FilterPolicy('{"a":{"b":{"c":["1","2","3","4"]}},"d":{"e":["1","2","3"]}}', { scope: "MessageBody" });
  assert.deepEqual(policy.limits, { keys: 2, combinations: 72, bytes: 59, formula: "(3 × 4) × (2 × 3) = 72" });
});

const badPolicies = {
  "not JSON": ["{'a': ['b']}", /^JSON/],
  "an empty text": ["", "JSON0001"],
  "an empty object": ["{}", "EB0002"],
  "an unknown scope": [{ a: ["b"] }, "SNS0001", { scope: "Body" }],
  "6 keys": [Object.fromEntries(list(6).map((i) => [`k${i}`, [i]])), "SNS0002"],
  "151 combinations": [{ a: list(151) }, "SNS0003"],
  "256 KB": [{ a: [{ "anything-but": ["x".repeat(256 * 1024)] }] }, "SNS0004"],
  "a nested policy on attributes": [{ a: { b: ["c"] } }, "SNS0005"],
  "an operator of EventBridge": [{ a: [{ wildcard: "b*" }] }, "EB0006"],
  "100,000 levels": [`${'{"a":'.repeat(100_000)}`, "JSON0017", { scope: "MessageBody" }],
};

for (const [name, [policy, code, options]] of Object.entries(badPolicies)) {
  test(`policy: ${name}`, () => {
    const error = refusal(() => new FilterPolicy(policy, options));
    assert.match(error.code, new RegExp(code));
    assert.deepEqual(FilterPolicy.check(policy, options), error.diagnostics);
  });
}

test("EventBridge's operators are called that", () => {
  const [{ hints }] = FilterPolicy.check({ a: [{ wildcard: "b*" }] });
  assert.deepEqual(hints, ["EventBridge has this operator; SNS does not"]);
});

/** What cannot be read throws; what Publish refuses is told, and never matches by accident. */
const badAttributes = {
  "not JSON": ["{", /^JSON/, true],
  "a list": ["[]", "SNS0011", true],
  "a plain value": [{ a: "b" }, "SNS0011", true],
  "no type": [{ a: { Value: "b" } }, "SNS0012", true],
  "no value": [{ a: { Type: "String" } }, "SNS0014", true],
  "a value that is no string": [{ a: { Type: "Number", Value: 5 } }, "SNS0015", true],
  "a type that is no string": [{ a: { Type: 5, Value: "b" } }, "SNS0015", true],
  "an unknown type": [{ a: { Type: "Text", Value: "b" } }, "SNS0013"],
  "an empty value": [{ a: { Type: "Number", Value: "" } }, "SNS0016"],
  "Number abc": [{ a: { Type: "Number", Value: "abc" } }, "SNS0017"],
  "Binary that is not base64": [{ a: { Type: "Binary", Value: "é" } }, "SNS0018"],
  "a name with a space": [{ "a b": { Type: "Binary", Value: "aGk=" } }, "SNS0019"],
  "String.Array with broken JSON": [{ a: { Type: "String.Array", Value: "['b']" } }, "SNS0123"],
  "a type of one's own": [{ a: { Type: "Number.int", Value: "5" } }, "SNS0125"],
  "no attributes": [{}, "SNS0121"],
};

for (const [name, [attributes, code, thrown]] of Object.entries(badAttributes)) {
  test(`attributes: ${name}`, () => {
    const policy = new FilterPolicy({ a: [{ exists: true }, { "anything-but": "x" }] });
    const found = policy.checkMessage({ attributes });
    assert.ok(found.some((it) => new RegExp(code).test(it.code)), JSON.stringify(found));
    if (thrown) assert.match(refusal(() => policy.matches({ attributes })).code, new RegExp(code));
    else assert.equal(policy.matches({ attributes }), false);
  });
}

test("publish errors are AWS's", () => {
  const policy = new FilterPolicy({ a: ["b"] });
  const [{ awsMessage }] = policy.checkMessage({ attributes: { "a^b": { DataType: "String", StringValue: "b" } } });
  assert.equal(
    awsMessage,
    "Invalid non-alphanumeric character '#x5E' was found in the message attribute name. Can only include alphanumeric characters, hyphens, underscores, or dots.",
  );
});

test("a body that is no object is no match, and is told", () => {
  const policy = new FilterPolicy({ a: [{ exists: false }] }, { scope: "MessageBody" });
  for (const body of ["", "text", "[]", "5", '{"a":', undefined]) {
    assert.equal(policy.matches({ body }), false);
    assert.equal(policy.explain({ body }).matched, false);
    assert.equal(policy.checkMessage({ body })[0].code, "SNS0122");
  }
  assert.equal(policy.matches({ body: "{}" }), true);
});

test("what is no message is refused", () => {
  const policy = new FilterPolicy({ a: ["b"] });
  for (const wrong of [undefined, null, "text"]) assert.equal(refusal(() => policy.matches(wrong)).code, "PM0003");
});

test("using a policy after free() throws", () => {
  const policy = new FilterPolicy({ a: ["b"] });
  policy.free();
  assert.equal(refusal(() => policy.matches({})).code, "PM0001");
  assert.equal(refusal(() => policy.matchAll([{}])).code, "PM0001");
});
