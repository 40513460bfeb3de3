// Filter policies through the package: the decided cases, and input that no one should send.
import assert from "node:assert/strict";
import { test } from "node:test";
import { FilterPolicy, PointsmanError } from "pointsman";
import { vectors } from "./support/vectors.mjs";

const rows = vectors("sns");

const message = ({ attributes, body }) => ({ attributes: attributes ?? undefined, body: body ?? undefined });

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

const list = (n) => Array.from({ length: n }, (_, i) => i);
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
});
