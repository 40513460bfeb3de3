// Histories that AWS exported: beside those of runs here, and as mocks.
import assert from "node:assert/strict";
import { test } from "node:test";
import { compareHistory, mocksFromHistory, PointsmanError, StateMachine } from "pointsman";

const call = (more) => ({ Type: "Task", Resource: "arn:aws:lambda:us-east-1:123456789012:function:F", ...more });

const machine = new StateMachine({
  StartAt: "Each",
  States: {
    Each: { Type: "Map", ItemsPath: "$.l", ItemProcessor: { StartAt: "F", States: { F: call({ Retry: [{ ErrorEquals: ["Busy"] }], Assign: { "got.$": "$" }, End: true }) } }, ResultPath: "$.done", Next: "Both" },
    Both: { Type: "Parallel", Branches: [{ StartAt: "G", States: { G: call({ TimeoutSeconds: 60, End: true }) } }, { StartAt: "W", States: { W: { Type: "Wait", Seconds: 3, End: true } } }], End: true },
  },
});
const mocks = {
  F: [{ result: "a", item: 0 }, { Error: "Busy", Cause: "later", item: 1, durationSeconds: 2 }, { result: "b", item: 1 }, { result: "c", durationSeconds: 1 }],
  G: { Error: "No", durationSeconds: 2 },
};
const run = machine.run({ input: { l: [1, 2, 3] }, mocks, startTime: "2024-11-22T09:00:00Z", seed: 1 });

/** As AWS tells it: times in seconds as the SDKs have them, iterations in another order, ids shifted, the newest first. */
const exported = () => {
  const shift = (id) => (id ? id + 100 : 0);
  const events = run.history.map((event) => ({ ...structuredClone(event), id: shift(event.id), previousEventId: shift(event.previousEventId), timestamp: Date.parse(event.timestamp) / 1000 }));
  return { events: events.reverse(), nextToken: undefined };
};

test("a history and the run that it is of", () => {
  const it = compareHistory(exported(), run);
  assert.equal(it.same, true, it.summary);
  assert.equal(it.compared, run.history.length);
  assert.deepEqual([it.count, it.first, it.differences], [0, undefined, []]);
  assert.deepEqual(it.events[0], { aws: 101, here: 1, same: true });
  assert.ok(it.notCompared.some(({ reason, count }) => reason === "timestamp" && count === it.compared));
  assert.equal(compareHistory(JSON.stringify(exported().events), run.history).same, true);
});

test("a history becomes mocks, and these the same run", () => {
  const { input, startTime, mocks: told, notes } = mocksFromHistory(exported());
  assert.deepEqual([input, startTime, notes], [{ l: [1, 2, 3] }, "2024-11-22T09:00:00.000Z", []]);
  assert.deepEqual(told.F.filter(({ item }) => item[0] === 1), [{ Error: "Busy", Cause: "later", durationSeconds: 2, item: [1] }, { result: "b", item: [1] }]);
  const again = machine.run({ input, mocks: told, startTime, seed: 2 });
  assert.deepEqual([again.status, again.error, again.path], [run.status, run.error, run.path]);
  assert.equal(compareHistory(exported(), again).same, true);
});

test("differences", () => {
  const other = machine.run({ input: { l: [1, 2] }, mocks: { ...mocks, G: { result: 1 } } });
  const { same, count, first, differences } = compareHistory(exported(), other);
  assert.equal(same, false);
  assert.equal(count, differences.length);
  assert.deepEqual([first.kind, first.event, first.aws, first.here, first.path], ["input", "ExecutionStarted", 101, 1, ["input", "l", 2]]);
  assert.deepEqual([first.wanted, "found" in first], [3, false]);
  const kinds = new Set(differences.map(({ kind, branch }) => `${kind} ${branch}`));
  assert.ok(kinds.has("missing Each[2]") && kinds.has("outcome Both[G]") && kinds.has("outcome "), [...kinds].join());
});

test("what is no history", () => {
  for (const [work, code] of [
    [() => compareHistory({ events: [{ id: 1 }] }, run), "ASL0320"],
    [() => compareHistory("{", run), "JSON0002"],
    [() => compareHistory(exported(), undefined), "PM0003"],
    [() => compareHistory(exported(), [{ id: "x" }]), "ASL0320"],
    [() => mocksFromHistory([]), "ASL0320"],
  ]) {
    assert.throws(work, (error) => error instanceof PointsmanError && error.code === code, code);
  }
});
