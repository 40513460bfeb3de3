// Scenarios: what they come to, what they exercise, the file of tests that they become, and inputs that reach states.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { PointsmanError, runScenarios, StateMachine, toVitest } from "pointsman";
import { consumer, root } from "./support/consumer.mjs";

const call = (more) => ({ Type: "Task", Resource: "arn:aws:lambda:us-east-1:123456789012:function:F", ...more });

const shop = {
  Comment: "It's a \"shop\" with `${odd}` texts \u2028 and </script>",
  StartAt: "Charge",
  States: {
    Charge: call({ ResultPath: "$.paid", Retry: [{ ErrorEquals: ["Busy"] }], Catch: [{ ErrorEquals: ["States.ALL"], Next: "Sorry" }], Next: "Big" }),
    Big: { Type: "Choice", Choices: [{ Variable: "$.paid.sum", NumericGreaterThan: 100, Next: "Gift" }], Default: "Ship" },
    Gift: { Type: "Pass", Result: "🎁", ResultPath: "$.gift", Next: "Ship" },
    Ship: { Type: "Succeed" },
    Sorry: { Type: "Fail", Error: "Sorry" },
  },
};

const scenarios = [
  { name: "paid", input: { ["__proto__x"]: 1 }, mocks: { Charge: { result: { sum: 5 } } }, expect: { status: "SUCCEEDED", path: ["Charge", "Big", "Ship"] } },
  { name: 'a "large" one', input: '{"__proto__": {"a": 1}, "n": 12345678901234567890}', mocks: { Charge: [{ Error: "Busy" }, { result: { sum: 101 } }] } },
  { name: "refused", input: {}, mocks: { Charge: { Error: "No", Cause: "`why`" } }, expect: { error: "Sorry", waits: [] } },
];

const code = (wanted) => (error) => error instanceof PointsmanError && error.code === wanted;

test("what scenarios come to, and exercise together", () => {
  const { passed, results, coverage } = runScenarios(shop, scenarios);
  assert.deepEqual([passed, results.map((it) => it.passed)], [true, [true, true, true]]);
  assert.deepEqual(results[1].execution.path, ["Charge", "Big", "Gift", "Ship"]);
  assert.deepEqual(coverage.missing, []);
  const [one, two] = [scenarios[0], { name: "unmocked", input: {} }];
  const wrong = runScenarios(shop, [{ ...one, expect: { status: "FAILED", output: { paid: { sum: 5 }, ["__proto__x"]: 1 } } }, two]);
  assert.equal(wrong.passed, false);
  assert.deepEqual(wrong.results[0].differences, [{ what: "status", wanted: "FAILED", found: "SUCCEEDED" }]);
  assert.deepEqual([wrong.results[1].problem.code, wrong.results[1].execution], ["ASL0301", undefined]);
  assert.deepEqual(wrong.coverage.missing.map(({ kind, state }) => `${kind} ${state}`), ["retrier Charge", "catcher Charge", "rule Big", "state Gift", "state Sorry"]);
  const machine = new StateMachine(shop);
  assert.equal(runScenarios(machine, [one]).passed, true);
  assert.equal(machine.run({ input: {}, mocks: one.mocks }).status, "SUCCEEDED");
  for (const bad of [[], "x", [{ input: {} }], [{ name: "a" }], [{ ...one, mcoks: {} }], [{ ...one, expect: { outptu: 1 } }]]) assert.throws(() => runScenarios(shop, bad), code("PM0003"));
});

test("the same as a file of tests, run by Vitest", (t) => {
  const { folder, write } = consumer(t);
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  symlinkSync(join(root, "node_modules", "vitest"), join(folder, "node_modules", "vitest"));
  write("shop.test.mjs", toVitest(shop, scenarios, { name: "the shop", coverage: true }));
  const yaml = "StartAt: A\nStates:\n  A: {Type: Wait, Seconds: 5, End: true}\n";
  write("yaml.test.mjs", toVitest(yaml, [{ name: "it's waiting", input: "[1e400000]".slice(0, 2) + "]", startTime: new Date(0), expect: { waits: [5], output: [1] } }]));
  const jsonata = { QueryLanguage: "JSONata", StartAt: "A", States: { A: { Type: "Pass", Output: "{% $random() %}", End: true } } };
  write("jsonata.test.mjs", toVitest(jsonata, [{ name: "random", input: {} }]));
  write("broken.test.mjs", toVitest(shop, [{ ...scenarios[0], expect: { status: "FAILED" } }]));
  const run = (...files) => {
    const args = [join(root, "node_modules", "vitest", "vitest.mjs"), "run", "--root", folder, "--reporter=json", "--no-color", ...files];
    try {
      return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8", stdio: "pipe", env: { ...process.env, CI: "1" } }));
    } catch (error) {
      if (!error.stdout?.includes('"numTotalTests"')) throw error;
      return JSON.parse(error.stdout.slice(error.stdout.indexOf("{")));
    }
  };
  const good = run("shop", "yaml", "jsonata");
  assert.deepEqual([good.numPassedTests, good.numFailedTests, good.success], [6, 0, true], JSON.stringify(good.testResults.flatMap(({ message, assertionResults }) => [message, ...assertionResults.map((it) => it.failureMessages)])));
  const titles = good.testResults.flatMap(({ assertionResults }) => assertionResults.map(({ fullName }) => fullName)).sort();
  assert.ok(titles.includes('the shop a "large" one') && titles.includes("state machine it's waiting"), titles.join());
  const broken = run("broken");
  assert.deepEqual([broken.numPassedTests, broken.numFailedTests], [0, 1]);
});

test("what cannot be a file", () => {
  assert.throws(() => toVitest(shop, [{ name: "f", input: {}, mocks: { Charge: () => 1 } }]), code("PM0003"));
  assert.throws(() => toVitest(shop, [{ name: "unmocked", input: {} }]), code("ASL0301"));
  assert.throws(() => toVitest(new StateMachine(shop), scenarios), code("PM0003"));
  assert.throws(() => toVitest("{", scenarios), PointsmanError);
});

test("inputs that reach states", () => {
  const machine = new StateMachine(shop);
  for (const state of Object.keys(shop.States)) {
    const it = machine.inputReaching(state);
    assert.ok(it.found, `${state}: ${it.reason}`);
    assert.equal(it.route.at(-1), state);
    assert.ok(machine.run(it).path.includes(state), state);
  }
  assert.deepEqual(machine.inputReaching("Gift").mocks, { Charge: [{ result: { sum: 101 } }] });
  assert.deepEqual(machine.inputReaching("Gfit"), { found: false, reason: 'There is no state "Gfit"; did you mean "Gift"?' });
  const never = new StateMachine({ StartAt: "A", States: { A: { Type: "Pass", Result: 1, Next: "C" }, C: { Type: "Choice", Choices: [{ Variable: "$", NumericEquals: 2, Next: "B" }], Default: "D" }, B: { Type: "Succeed" }, D: { Type: "Succeed" } } });
  assert.match(never.inputReaching("B").reason, /^No input was found in 1 way to "B"\. 1 is written in the definition/);
  assert.throws(() => never.inputReaching(5), code("PM0003"));
  never.free();
  assert.throws(() => never.inputReaching("B"), code("PM0001"));
});
