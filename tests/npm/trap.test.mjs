// When the engine itself fails: an error with a code, lost objects that say so, and new ones that work.
import assert from "node:assert/strict";
import { test } from "node:test";

// A trap cannot be had by honest means, so one is put into the first instance.
let instances = 0;
const trap = () => {
  throw new WebAssembly.RuntimeError("unreachable");
};
const Instance = WebAssembly.Instance;
WebAssembly.Instance = class {
  constructor(...args) {
    const { exports } = new Instance(...args);
    this.exports = ++instances === 1 ? { ...exports, eventpattern_explain: trap } : exports;
  }
};
const { EventPattern } = await import("pointsman");

const valid = '{"source":["aws.ec2"]}';
const event = '{"source":"aws.ec2"}';

test("a trap", () => {
  const pattern = new EventPattern(valid);
  assert.throws(() => pattern.explain(event), (error) => {
    assert.deepEqual([error.name, error.code], ["PointsmanError", "PM0002"]);
    assert.match(error.message, /unreachable/);
    assert.match(error.diagnostics[0].hints[0], /bug/);
    return true;
  });
  assert.throws(() => pattern.matches(event), { code: "PM0002" });
  pattern.free();
  assert.throws(() => pattern.matches(event), { code: "PM0002" });

  const next = new EventPattern(valid);
  assert.equal(next.matches(event), true);
  assert.equal(next.explain(event).matched, true);
  assert.equal(instances, 2);
});
