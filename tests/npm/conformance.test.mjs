// The reference's cases through the package, with documents in each of their forms.
import assert from "node:assert/strict";
import { test } from "node:test";
import { EventPattern, PointsmanError, RuleSet } from "pointsman";
import { vectors } from "./support/vectors.mjs";

const verdict = (pattern, event) => {
  try {
    return new EventPattern(pattern).matches(event) ? "match" : "no-match";
  } catch (error) {
    assert.ok(error instanceof PointsmanError, `threw ${error}`);
    return "invalid";
  }
};

const rows = vectors("eventbridge").filter((row) => !row.quirk);

const all = (forms, only = rows) => {
  const wrong = only.filter((row) => verdict(forms(row.pattern), forms(row.event)) !== row.expect);
  assert.deepEqual(wrong.map((row) => row.id), []);
};

test("EventBridge, as text", () => all((text) => text));

test("EventBridge, as bytes", () => all((text) => new TextEncoder().encode(text)));

test("EventBridge, as plain values where those say the same", () => {
  const exact = (text) => {
    try {
      return JSON.stringify(JSON.parse(text)) === text.replace(/\s*([\[\]{}:,])\s*/g, "$1");
    } catch {
      return false;
    }
  };
  const plain = rows.filter((row) => exact(row.pattern) && exact(row.event));
  assert.ok(plain.length > rows.length / 2);
  all((text) => JSON.parse(text), plain);
});

test("what explain says is what matches says", () => {
  for (const { id, pattern, event, expect } of rows) {
    if (expect === "invalid") continue;
    using(new EventPattern(pattern), (it) => assert.equal(it.explain(event).matched, expect === "match", id));
  }
});

test("a rule set of one says what matches says", () => {
  for (const { id, pattern, event, expect } of rows) {
    if (expect === "invalid") continue;
    using(new RuleSet(), (it) => {
      it.add(id, pattern);
      assert.deepEqual(it.match(event), expect === "match" ? [id] : [], id);
    });
  }
});

test("a rule set of all patterns says the same of each event", () => {
  const valid = rows.filter((row) => row.expect !== "invalid");
  const patterns = new Map(valid.map(({ pattern }) => [pattern, new EventPattern(pattern)]));
  using(new RuleSet(), (all) => {
    for (const pattern of patterns.keys()) all.add(pattern, pattern);
    assert.equal(all.size, patterns.size);
    for (const { event } of valid.filter((_, i) => i % 20 === 0)) {
      const one = [...patterns].filter(([, pattern]) => pattern.matches(event)).map(([text]) => text);
      assert.deepEqual(all.match(event), one);
    }
  });
});

test("check finds errors exactly where there are any", () => {
  for (const { id, pattern } of rows) {
    const errors = EventPattern.check(pattern).filter((it) => it.severity === "error");
    let thrown = [];
    try {
      new EventPattern(pattern).free();
    } catch (error) {
      thrown = error.diagnostics;
    }
    assert.deepEqual(errors, thrown, id);
  }
});

test("places are places of the text", () => {
  for (const { id, pattern } of rows) {
    for (const { start, end, line, column, related } of EventPattern.check(pattern)) {
      for (const place of [{ start, end }, ...related]) assert.ok(place.start === undefined || (place.start <= place.end && place.end <= pattern.length), id);
      if (start === undefined) continue;
      const before = pattern.slice(0, start).split("\n");
      assert.deepEqual([line, column], [before.length, before.at(-1).length + 1], id);
    }
  }
});

function using(owned, work) {
  try {
    work(owned);
  } finally {
    owned.free();
  }
}
