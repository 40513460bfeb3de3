// Whole machines through the package: the decided cases, histories, coverage, mocks of other tools, and bad input.
import assert from "node:assert/strict";
import { test } from "node:test";
import { coverageOf, importMocks, PointsmanError, StateMachine } from "pointsman";
import { vectors } from "./support/vectors.mjs";

const rows = vectors("asl").filter((row) => row.kind === "execution" && row.certainty !== "inferred");

const outcome = (it) => ("error" in it ? { Error: it.error, Cause: it.cause } : { result: it.return });

const mocksOf = (mocks) => mocks && Object.fromEntries(Object.entries(mocks).map(([state, list]) => [state, list.map(outcome)]));

const lambda = (more) => ({ Type: "Task", Resource: "arn:aws:lambda:us-east-1:123456789012:function:F", ...more });

const shop = {
  StartAt: "Charge",
  States: {
    Charge: lambda({ Retry: [{ ErrorEquals: ["Busy"], JitterStrategy: "FULL" }], Catch: [{ ErrorEquals: ["States.ALL"], Next: "Sorry" }], Assign: { "paid.$": "$.sum" }, Next: "Big" }),
    Big: { Type: "Choice", Choices: [{ Variable: "$paid", NumericGreaterThan: 100, Next: "Gift" }], Default: "Ship" },
    Gift: { Type: "Pass", Next: "Ship" },
    Ship: { Type: "Succeed" },
    Sorry: { Type: "Fail", Error: "Sorry" },
  },
};

const refusal = (work) => {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof PointsmanError, `threw ${error}`);
    return error.diagnostics[0];
  }
  return assert.fail("nothing was thrown");
};

test("every decided execution, as text and as values", () => {
  assert.ok(rows.length > 60);
  for (const { id, definition, input, mocks, now, expect } of rows) {
    const machine = new StateMachine(JSON.stringify(definition));
    const run = machine.run({ input: JSON.stringify(input), mocks: mocksOf(mocks), startTime: now });
    assert.equal(run.status, expect.status, id);
    if (expect.error) assert.ok([expect.error, ...(expect.alt ?? [])].includes(run.error), id);
    if ("output" in expect) assert.deepEqual(run.output, expect.output, id);
    assert.deepEqual(run.path, expect.path, id);
    assert.deepEqual(run.waits, expect.waits, id);
    assert.equal(run.history.length, run.events, id);
    if (typeof input !== "string") assert.deepEqual(machine.run({ input, mocks: mocksOf(mocks), startTime: now }).path, run.path, id);
    machine.free();
  }
});

test("a run is the same for a seed, and its history is that of the run", () => {
  const machine = new StateMachine(shop);
  const options = { input: {}, mocks: { Charge: [{ Error: "Busy" }, { result: { sum: 500 }, durationSeconds: 2 }] }, seed: 7, startTime: "2024-02-29T23:59:59.500Z" };
  const run = machine.run(options);
  assert.deepEqual({ ...machine.run(options) }, { ...run });
  assert.ok(run.waits[0] > 0 && run.waits[0] < 1);
  assert.equal(run.durationSeconds, run.waits[0] + 2);
  assert.notDeepEqual(machine.run({ ...options, seed: 8 }).waits, run.waits);
  assert.deepEqual(run.path, ["Charge", "Big", "Gift", "Ship"]);
  assert.equal(run.transitions, 5);
  assert.equal(run.cost.standard, 5 * 0.000025);
  const [first, entered] = run.history;
  assert.equal(first.timestamp, "2024-02-29T23:59:59.500Z");
  assert.deepEqual(entered, {
    timestamp: "2024-02-29T23:59:59.500Z",
    type: "TaskStateEntered",
    id: 2,
    previousEventId: 1,
    stateEnteredEventDetails: { name: "Charge", input: "{}", inputDetails: { truncated: false } },
  });
  const left = run.history.find(({ type }) => type === "TaskStateExited");
  assert.deepEqual(left.stateExitedEventDetails.assignedVariables, { paid: "500" });
  assert.deepEqual(run.history.filter(({ type }) => type.startsWith("LambdaFunction")).map(({ type }) => type.slice(14)), ["Scheduled", "Started", "Failed", "Scheduled", "Started", "Succeeded"]);
  for (const [i, { timestamp }] of run.history.entries()) assert.ok(i === 0 || timestamp >= run.history[i - 1].timestamp);
});

test("what a run costs, by hand", () => {
  const machine = new StateMachine(shop);
  const costs = (durationSeconds) => {
    const { transitions, cost } = machine.run({ input: {}, mocks: { Charge: { result: { sum: 500 }, durationSeconds } } });
    return [transitions, cost.standard.toFixed(6), cost.express.toFixed(13)];
  };
  // A request is 0.000001 dollars, and each tenth of a second begun of 64 MB 0.1 × 0.00001667 / 16 = 0.0000001041875.
  assert.deepEqual(costs(0), [4, "0.000100", "0.0000011041875"]);
  assert.deepEqual(costs(0.11), [4, "0.000100", "0.0000012083750"]);
  assert.deepEqual(costs(2), [4, "0.000100", "0.0000030837500"]);
});

test("an error at run time has its place in the definition", () => {
  const text = JSON.stringify({ StartAt: "A", States: { A: { Type: "Pass", Parameters: { "a.$": "States.Format('{}', $.none)" }, End: true } } });
  const { error, cause, diagnostics } = new StateMachine(text).run({ input: {} });
  assert.equal(error, "States.Runtime");
  assert.match(cause, /^An error occurred while executing the state 'A' \(entered at the event id #2\)\. The JSONPath '\$\.none' specified for the field 'a\.\$'/);
  assert.deepEqual([diagnostics[0].code, text.slice(diagnostics[0].start, diagnostics[0].end)], ["ASL0051", "$.none"]);
});

test("coverage of one run and of several", () => {
  const machine = new StateMachine(shop);
  const paid = machine.run({ input: {}, mocks: { Charge: { result: { sum: 5 } } } });
  const names = ({ missing }) => missing.map(({ kind, state }) => `${kind} ${state}`);
  assert.deepEqual(names(paid.coverage), ["retrier Charge", "catcher Charge", "rule Big", "state Gift", "state Sorry"]);
  const failed = machine.run({ input: {}, mocks: { Charge: { Error: "Busy" } } });
  assert.equal(failed.error, "Sorry");
  const both = coverageOf([paid, failed]);
  assert.deepEqual([names(both), both.covered, both.total], [["rule Big", "state Gift"], 7, 9]);
  assert.equal(refusal(() => coverageOf([])).code, "PM0003");
});

test("the MockConfigFile of Step Functions Local", () => {
  const config = {
    StateMachines: { Shop: { TestCases: { Happy: { Charge: "Paid" }, Sad: { Charge: "Broken" } } } },
    MockedResponses: { Paid: { 0: { Throw: { Error: "Busy", Cause: "wait" } }, "1-2": { Return: { sum: 101 } } }, Broken: { 0: { Throw: { Error: "Broken" } } } },
  };
  const machine = new StateMachine(shop);
  const cases = importMocks(config);
  assert.deepEqual(cases.map(({ stateMachine, testCase }) => [stateMachine, testCase]), [["Shop", "Happy"], ["Shop", "Sad"]]);
  assert.deepEqual(cases.map(({ mocks }) => machine.run({ input: {}, mocks }).path.at(-1)), ["Ship", "Sorry"]);
  const bad = refusal(() => importMocks('{"StateMachines": {}, "MockedResponses": {"R": {"1": {"Return": 1}}}}'));
  assert.deepEqual([bad.code, bad.line, bad.column], ["ASL0310", 1, 48]);
});

test("a machine as a drawing", () => {
  const machine = new StateMachine({ ...shop, QueryLanguage: "JSONPath" });
  const { nodes, edges, lanes, width, height } = machine.graph();
  assert.deepEqual(nodes.map(({ name }) => name), ["Charge", "Big", "Gift", "Ship", "Sorry"]);
  assert.deepEqual(edges.map(({ from, to, kind, index }) => [from, to, kind, index]), [
    ["Charge", "Big", "next", undefined],
    ["Charge", "Sorry", "catch", 0],
    ["Big", "Gift", "rule", 0],
    ["Big", "Ship", "default", undefined],
    ["Gift", "Ship", "next", undefined],
  ]);
  assert.deepEqual(lanes, [{ start: "Charge", x: 0, y: 0, width, height }]);
  for (const { points } of edges) assert.ok(points.length >= 2 && points.at(-1)[1] > points[0][1]);
});

test("runs that were not asked for in the right way", () => {
  const machine = new StateMachine(shop);
  for (const [options, code] of [
    [undefined, "PM0003"],
    [{}, "PM0003"],
    [{ input: "{" }, "JSON0002"],
    [{ input: {} }, "ASL0301"],
    [{ input: {}, mocks: { Chrage: { result: 1 } } }, "ASL0302"],
    [{ input: {}, mocks: { Charge: { reslt: 1 } } }, "ASL0303"],
    [{ input: {}, mocks: { Charge: { result: 1 } }, seed: 0.5 }, "PM0003"],
    [{ input: {}, mocks: { Charge: { result: 1 } }, startTime: "never" }, "PM0003"],
    [{ input: {}, mocks: { Charge: { result: 1 } }, maxSteps: 0 }, "PM0003"],
    [{ input: {}, mocks: { Charge: { result: 1 } }, type: "FAST" }, "PM0003"],
  ]) {
    assert.equal(refusal(() => machine.run(options)).code, code, JSON.stringify(options));
  }
  const near = refusal(() => machine.run({ input: {}, mocks: { Chrage: { result: 1 } } }));
  assert.deepEqual(near.hints, ['did you mean "Charge"?']);
  const jsonata = new StateMachine({ QueryLanguage: "JSONata", StartAt: "A", States: { A: { Type: "Pass", End: true } } });
  assert.equal(refusal(() => jsonata.run({ input: "{" })).code, "JSON0002");
  assert.equal(jsonata.run({ input: {} }).status, "SUCCEEDED");
  const run = machine.run({ input: {}, mocks: { Charge: { result: { sum: 1 } } } });
  machine.free();
  assert.equal(refusal(() => run.history).code, "PM0001");
});

test("machines that no one should write end all the same", () => {
  const go = (States, options) => new StateMachine({ StartAt: "A", States }).run({ input: {}, ...options });
  const end = { Z: { Type: "Succeed" } };
  const round = { A: { Type: "Choice", Choices: [{ Variable: "$.no", IsPresent: true, Next: "Z" }], Default: "A" }, ...end };
  assert.deepEqual([go(round).error, go(round).events], ["States.Runtime", 25_000]);
  assert.equal(go(round, { type: "EXPRESS", maxSteps: 1_000 }).status, "ABORTED");
  const patient = go({ A: lambda({ Retry: [{ ErrorEquals: ["States.ALL"], MaxAttempts: 99_999_999 }], End: true }) }, { mocks: { A: { Error: "E" } } });
  assert.deepEqual([patient.status, patient.events, patient.history.length], ["FAILED", 25_000, 25_000]);
  for (const [field, s] of [["SecondsPath", -1], ["TimestampPath", "10000-01-01T00:00:00Z"]]) {
    assert.equal(go({ A: { Type: "Wait", [field]: "$.s", End: true } }, { input: { s } }).error, "States.Runtime");
  }
  const wide = go({ A: { Type: "Pass", Next: "B" }, B: { ...round.A, Default: "A" }, ...end }, { input: { text: "x".repeat(200_000) } });
  const said = wide.history.filter(({ type }) => type === "PassStateExited").map(({ stateExitedEventDetails: it }) => [it.output.length > 0, it.outputDetails.truncated]);
  assert.deepEqual([said[0], said.at(-1), said.length], [[true, false], [false, true], 6_250]);
  const million = { Type: "Map", ItemReader: { Resource: "arn:aws:states:::s3:getObject", Parameters: { Bucket: "b", Key: "k" } }, ItemProcessor: { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "EXPRESS" }, StartAt: "I", States: { I: { Type: "Pass", End: true } } }, End: true };
  const many = { mocks: { A: { result: Array(1_000_000).fill(1) } } };
  const stopped = go({ A: million }, many);
  assert.deepEqual([stopped.status, stopped.diagnostics[0].code, stopped.path.length], ["ABORTED", "ASL0304", 1_000_000]);
  assert.equal(go({ A: million }, { ...many, maxSteps: 2_000_000 }).error, "States.DataLimitExceeded");
  const own = go({ A: million }, { mocks: { A: { result: Array(10_000).fill(1) } } });
  assert.deepEqual([own.status, own.output.length, own.path.length], ["SUCCEEDED", 10_000, 10_001]);
});
