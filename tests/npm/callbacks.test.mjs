// Functions that say what tasks come to.
import assert from "node:assert/strict";
import { test } from "node:test";
import { compareHistory, mocksFromHistory, PointsmanError, StateMachine } from "pointsman";

const ARN = "arn:aws:lambda:us-east-1:123456789012:function:F";
const call = (more) => ({ Type: "Task", Resource: ARN, ...more });
const machineOf = (States, more) => new StateMachine({ StartAt: Object.keys(States)[0], States, ...more });
const code = (wanted) => (error) => error instanceof PointsmanError && error.code === wanted;

const retried = { Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 2 }], Catch: [{ ErrorEquals: ["States.ALL"], Next: "Sorry", ResultPath: "$.error" }] };
const sorry = { Sorry: { Type: "Pass", Parameters: { "said.$": "$.error" }, End: true } };

class Busy extends Error {
  name = "Busy";
}

test("results, errors and what is known", () => {
  const machine = machineOf({ A: call({ Parameters: { "n.$": "$.n" }, ...retried, Next: "B" }), B: call({ End: true }), ...sorry });
  const seen = [];
  const run = machine.run({
    input: { n: 4 },
    startTime: "2024-01-01T00:00:00Z",
    mocks: {
      A: (input, info) => {
        seen.push([input, info]);
        if (info.attempt < 2) throw new Busy("later");
        return { twice: input.n * 2 };
      },
      [ARN]: (input) => input.twice + 1,
    },
  });
  assert.deepEqual([run.status, run.output, run.waits], ["SUCCEEDED", 9, [2, 4]]);
  assert.deepEqual(seen, [0, 1, 2].map((attempt) => [{ n: 4 }, { state: "A", resource: ARN, attempt, item: [], timestamp: `2024-01-01T00:00:0${[0, 2, 6][attempt]}.000Z` }]));
  assert.equal(run.history.length, run.events);
  const failed = run.history.filter(({ type }) => type === "LambdaFunctionFailed").map((it) => it.lambdaFunctionFailedEventDetails);
  assert.deepEqual(failed, Array(2).fill({ error: "Busy", cause: "later" }));
  // History and coverage come of the answers that were given: nothing is asked again.
  assert.equal(seen.length, 3);
  const { input, mocks } = mocksFromHistory(run.history);
  assert.equal(compareHistory(run.history, machine.run({ input, mocks })).same, true);
});

test("what functions throw", () => {
  const machine = machineOf({ A: call({ ...retried, End: true }), ...sorry });
  for (const [thrown, wanted] of [
    [new TypeError("no"), { Error: "TypeError", Cause: "no" }],
    [{ Error: "Own", Cause: "mine" }, { Error: "Own", Cause: "mine" }],
    [{ Error: "Own" }, { Error: "Own", Cause: "" }],
    ["text", { Error: "Error", Cause: "text" }],
    [undefined, { Error: "Error", Cause: "undefined" }],
    [null, { Error: "Error", Cause: "null" }],
  ]) {
    const run = machine.run({ input: {}, mocks: { A: () => { throw thrown; } } });
    assert.deepEqual(run.output, { said: wanted });
  }
  assert.equal(machine.run({ input: {}, mocks: { A: () => undefined } }).output, null);
});

test("in branches, in iterations, in turn with other outcomes", () => {
  const machine = machineOf({
    P: { Type: "Parallel", Next: "M", Branches: [{ StartAt: "L", States: { L: call({ End: true }) } }, { StartAt: "R", States: { R: call({ Retry: [{ ErrorEquals: ["Busy"] }], End: true }) } }] },
    M: { Type: "Map", MaxConcurrency: 2, ItemProcessor: { StartAt: "I", States: { I: call({ Retry: [{ ErrorEquals: ["Busy"] }], End: true }) } }, End: true },
  });
  const asked = [];
  const run = machine.run({
    input: {},
    mocks: {
      L: { result: [1, 2] },
      R: [{ Error: "Busy" }, () => "right"],
      I: (input, { item, attempt }) => {
        asked.push(`${item}.${attempt}`);
        if (item[0] === 1 && attempt === 0) throw new Busy("again");
        return [item[0], input];
      },
    },
  });
  assert.deepEqual(run.output, [[0, [1, 2]], [1, "right"]]);
  assert.deepEqual(asked, ["0.0", "1.0", "1.1"]);
  const many = machineOf({ M: { Type: "Map", ItemProcessor: { StartAt: "I", States: { I: call({ End: true }) } }, End: true } });
  const output = many.run({ input: Array.from({ length: 3000 }, (_, i) => i), mocks: { I: (n) => n * n } }).output;
  assert.deepEqual([output.length, output[2999]], [3000, 2999 * 2999]);
});

test("in JSONata", () => {
  const machine = new StateMachine({ QueryLanguage: "JSONata", StartAt: "A", States: { A: { Type: "Task", Resource: ARN, Arguments: { n: "{% $states.input.n + 1 %}" }, Output: "{% $states.result.m %}", End: true } } });
  assert.equal(machine.run({ input: { n: 1 }, mocks: { A: ({ n }) => ({ m: n * 10 }) } }).output, 20);
});

test("promises", async () => {
  const machine = machineOf({ A: call({ ...retried, Next: "B" }), B: call({ End: true }), ...sorry });
  let times = 0;
  const mocks = {
    A: async () => {
      await new Promise((done) => setTimeout(done, 5));
      if (times++ === 0) throw new Busy("later");
      return 5;
    },
    B: (input) => input + 1,
  };
  const run = await machine.runAsync({ input: {}, mocks });
  assert.deepEqual([run.output, run.waits, run.durationSeconds], [6, [2], 2]);
  assert.equal(run.history.length, run.events);
  assert.equal(times, 2);
  assert.equal((await machine.runAsync({ input: {}, mocks: { A: { result: 1 }, B: { result: 2 } } })).output, 2);
  assert.throws(() => machine.run({ input: {}, mocks }), code("PM0003"));
  assert.throws(() => machine.run({ input: {}, mocks: { A: () => Promise.reject(new Error("unheard")) } }), code("PM0003"));
  await assert.rejects(machine.runAsync({}), code("PM0003"));
  // Two runs of a machine at once, and one that is freed meanwhile.
  const slow = { A: async () => "a", B: async (it) => `${it}b` };
  const both = [machine.runAsync({ input: {}, mocks: slow }), machine.runAsync({ input: {}, mocks: slow })];
  machine.free();
  assert.deepEqual((await Promise.all(both)).map(({ output }) => output), ["ab", "ab"]);
});

test("functions that run machines, and free them", () => {
  const inner = machineOf({ X: call({ End: true }) });
  const outer = machineOf({ A: call({ Next: "B" }), B: call({ End: true }) });
  const run = outer.run({
    input: { n: 1 },
    mocks: {
      A: (input) => {
        const same = outer.run({ input, mocks: { A: { result: 1 }, B: { result: 2 } } }).output;
        const other = inner.run({ input: {}, mocks: { X: () => outer.run({ input, mocks: { A: () => "deep", B: (it) => it } }).output } }).output;
        assert.throws(() => outer.run({ input, mocks: {} }), code("ASL0301"));
        outer.free();
        return [same, other];
      },
      B: (input) => [...input, StateMachine.check({}).length > 0],
    },
  });
  assert.deepEqual(run.output, [2, "deep", true]);
  assert.throws(() => run.history, code("PM0001"));
  assert.throws(() => outer.run({ input: {} }), code("PM0001"));
  // One that asks itself, without end.
  const round = machineOf({ A: call({ End: true }) });
  let depth = 0;
  const again = () => {
    depth += 1;
    return round.run({ input: {}, mocks: { A: again } }).error;
  };
  assert.equal(round.run({ input: {}, mocks: { A: again } }).status, "SUCCEEDED");
  assert.ok(depth > 10 && depth < 100, String(depth));
  assert.equal(round.run({ input: {}, mocks: { A: () => 1 } }).output, 1);
});

test("what cannot be an answer", () => {
  const machine = machineOf({ A: call({ End: true }) });
  const loop = {};
  loop.loop = loop;
  for (const result of [1n, loop]) assert.throws(() => machine.run({ input: {}, mocks: { A: () => result } }), code("PM0003"));
  assert.throws(() => machine.run({ input: {}, mocks: { B: () => 1 } }), code("ASL0302"));
  assert.throws(() => machine.run({ input: {}, mocks: { A: [() => 1, { reslt: 1 }] } }), code("ASL0303"));
  assert.throws(() => machine.run({ input: {}, mocks: { A: [{ call: 5 }, () => 1] } }), code("PM0003"));
  assert.equal(machine.run({ input: {}, mocks: { A: () => "x".repeat(300_000) } }).error, "States.DataLimitExceeded");
  assert.equal(machine.run({ input: {}, mocks: { A: () => "ok" } }).output, "ok");
});
