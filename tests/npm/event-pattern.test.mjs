// Event patterns made of events and taken apart, through the package; what that means is tested beside the engine.
import assert from "node:assert/strict";
import { test } from "node:test";
import { EventPattern, PointsmanError } from "pointsman";
import { vectors } from "./support/vectors.mjs";

const event = '{"version":"0","source":"aws.ec2","account":"123456789012","region":"eu-west-1","detail":{"é":["x","y"],"size":1}}';

test("fromEvent", () => {
  assert.deepEqual(EventPattern.fromEvent(event, { region: true }), { source: ["aws.ec2"], region: ["eu-west-1"], detail: { é: ["x", "y"], size: [1] } });
  assert.deepEqual(EventPattern.fromEvent(event, { fields: "all" }).account, ["123456789012"]);
  assert.throws(() => EventPattern.fromEvent(event, { fields: "some" }), { code: "PM0003" });
  for (const bad of ["", "[]", "{}", "{", undefined]) assert.throws(() => EventPattern.fromEvent(bad), PointsmanError);
});

test("a pattern from an event matches it", () => {
  for (const { id, event } of vectors("eventbridge").filter(({ expect }) => expect !== "invalid")) {
    let pattern;
    try {
      pattern = EventPattern.fromEvent(event, { fields: "all" });
    } catch (error) {
      assert.ok(error instanceof PointsmanError, id); // nothing to compare
      continue;
    }
    // A plain value cannot hold every spelling of a number; such an event is not asked.
    if (plain(event)) assert.equal(new EventPattern(pattern).matches(event), true, `${id} ${event}`);
  }
});

const plain = (text) => {
  try {
    return JSON.stringify(JSON.parse(text)) === text.replace(/\s*([[\]{}:,])\s*/g, "$1");
  } catch {
    return false; // text behind the event, which is ignored
  }
};

test("compare", () => {
  const first = new EventPattern('{"é": ["😀"], "source": ["aws.ec2"]}');
  const text = '{"😀": [1], "source": ["aws.s3", "aws.sqs"]}';
  const second = new EventPattern(text);
  const apart = first.compare(second);
  assert.equal(apart.relation, "disjoint");
  assert.equal(apart.summary, 'No event matches both patterns: for source the first wants "aws.ec2", the second "aws.s3" or "aws.sqs". Only an event with several values in a field can.');
  assert.deepEqual([apart.both, apart.conflicts.map(({ path }) => path)], [{ exists: false }, [["source"]]]);
  assert.equal(text.slice(apart.conflicts[0].second.start, apart.conflicts[0].second.end), '["aws.s3", "aws.sqs"]');
  assert.deepEqual(JSON.parse(apart.withArrays), { é: "😀", source: ["aws.ec2", "aws.s3"], "😀": 1 });
  assert.deepEqual(first.compare(text), apart);

  const wide = first.compare({ source: [{ prefix: "aws." }] });
  assert.equal(wide.relation, "first-inside-second");
  assert.deepEqual([wide.both.exists, wide.onlyFirst, wide.onlySecond.exists], [true, { exists: false }, true]);
  assert.deepEqual(JSON.parse(wide.both.event), { é: "😀", source: "aws.ec2" });
  assert.equal(wide.withArrays, undefined);
  assert.equal(first.compare(first).relation, "equal");

  assert.throws(() => first.compare({ source: "aws.ec2" }), { code: "EB0003" });
  assert.throws(() => first.compare(undefined), { code: "PM0003" });
  second.free();
  assert.throws(() => first.compare(second), { code: "PM0001" });
});

test("expand", () => {
  const text = '{"é": [1], "$or": [{"b": [2]}, {"c": [3]}]}';
  const { total, branches } = new EventPattern(text).expand();
  assert.equal(total, 2);
  assert.deepEqual(branches.map(({ pattern }) => JSON.parse(pattern)), [{ é: [1], b: [2] }, { é: [1], c: [3] }]);
  assert.deepEqual(branches.map(({ conditions }) => conditions.map(({ start, end }) => text.slice(start, end))), [["[1]", "[2]"], ["[1]", "[3]"]]);
  assert.equal(new EventPattern(text).expand(1).branches.length, 1);
});
