// The option that answers as Amazon's own matcher does.
import assert from "node:assert/strict";
import { test } from "node:test";
import { EventPattern, PointsmanError } from "pointsman";
import { vectors } from "./support/vectors.mjs";

const followed = ["ip-cross-family", "ip", "supplementary-ignore-case", "ip-number-text", "embedded-quote"];

test("quirks: the reference's answer on request, ours by default", () => {
  const rows = vectors("eventbridge").filter((row) => followed.includes(row.quirk));
  assert.ok(rows.length > 40);
  for (const { id, pattern, event, expect } of rows) {
    const matches = (options) => (new EventPattern(pattern, options).matches(event) ? "match" : "no-match");
    assert.equal(matches({ quirks: "reference" }), expect, id);
    assert.notEqual(matches(), expect, id);
    assert.equal(matches({ quirks: "documented" }), matches(), id);
  }
});

test("another word is refused", () => {
  assert.throws(() => new EventPattern({ a: [1] }, { quirks: "aws" }), (error) => error instanceof PointsmanError && error.code === "PM0003");
});

test("wildcard complexity", () => {
  assert.equal(new EventPattern({ a: ["x"] }).wildcardComplexity, 0);
  assert.equal(new EventPattern({ a: [{ wildcard: "*a" }] }).wildcardComplexity, 2);
});
