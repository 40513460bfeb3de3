// JSONata through the package: expressions alone, states, whole machines, and how its module is found.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { evalJsonata, PointsmanError, StateMachine, traceState } from "pointsman";
import { root } from "./support/consumer.mjs";
import { vectors } from "./support/vectors.mjs";

const rows = (of) => vectors("asl").filter((row) => row.kind === "jsonata" && row.of === of);

const thrown = (work) => {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof PointsmanError, `threw ${error}`);
    return error;
  }
  return assert.fail("nothing was thrown");
};

const traced = ({ state, input, result, context, variables }) => {
  const outcome = result && ("error" in result ? { error: { Error: result.error, Cause: result.cause } } : { result: JSON.stringify(result.return) });
  return traceState({ QueryLanguage: "JSONata", ...state }, { input: JSON.stringify(input), context, variables, ...outcome });
};

test("data flow of states", () => {
  assert.ok(rows("dataflow").length > 50);
  for (const row of rows("dataflow")) {
    const trace = traced(row);
    assert.equal(trace.error?.Error, row.expect.error, row.id);
    for (const name of ["arguments", "output"]) if (name in row.expect) assert.deepEqual(trace[name], row.expect[name], row.id);
  }
});

test("choices", () => {
  for (const row of rows("choice")) {
    const trace = traced(row);
    assert.equal(trace.next ?? trace.error.Error, row.expect.error ?? row.expect, row.id);
  }
});

test("whole machines", () => {
  for (const { id, definition, input, mocks = {}, expect } of rows("execution")) {
    const outcome = (it) => ("error" in it ? { Error: it.error, Cause: it.cause } : { result: it.return });
    const given = Object.fromEntries(Object.entries(mocks).map(([name, list]) => [name, list.map(outcome)]));
    using(new StateMachine(definition), (machine) => {
      const { status, output, path, waits } = machine.run({ input: JSON.stringify(input), mocks: given });
      assert.deepEqual({ status, output, path, waits }, expect, id);
    });
  }
});

const using = (it, work) => {
  try {
    work(it);
  } finally {
    it.free();
  }
};

test("expressions alone", () => {
  const input = { items: [{ price: 3, quantity: 2 }, { price: 4, quantity: 1 }] };
  for (const doc of [input, JSON.stringify(input), new TextEncoder().encode(JSON.stringify(input))]) {
    assert.equal(evalJsonata("{% $sum($states.input.items.(price * quantity)) %}", doc), 10);
    assert.deepEqual(evalJsonata("items[price > 3]", doc), { price: 4, quantity: 1 });
  }
  assert.equal(evalJsonata("nothing", {}), undefined);
  assert.equal(evalJsonata("null", {}), null);
  assert.equal(evalJsonata("$total > 5", {}, { total: 6 }), true);
  assert.equal(evalJsonata("$states.result.x", {}, { states: { result: { x: 1 } } }), 1);
  assert.equal(evalJsonata("$now()", {}, undefined, { now: "2024-08-18T17:33:00Z" }), "2024-08-18T17:33:00.000Z");
  assert.equal(evalJsonata("$uuid()", {}, undefined, { seed: 4 }), evalJsonata("$uuid()", {}, undefined, { seed: 4 }));
  assert.notEqual(evalJsonata("$uuid()", {}), evalJsonata("$uuid()", {}));
});

test("errors have AWS's name, JSONata's words and a place", () => {
  for (const [expression, message, part] of [
    ["{% 1 +  %}", "Unexpected end of expression", ""],
    ["{% $nope(1) %}", "T1006: Attempted to invoke a non-function", "$nope"],
    ["{% 'é' & (a ?? b) %}", "AWS's JSONata has no ??", "??"],
    ["$eval('1')", "T1006: Attempted to invoke a non-function", "$eval('1')"],
  ]) {
    const error = thrown(() => evalJsonata(expression, {}));
    assert.equal(error.code, "States.QueryEvaluationError");
    const [{ message: said, start, end }] = error.diagnostics;
    assert.deepEqual([said, expression.slice(start, end)], [message, part], expression);
  }
  for (const work of [() => evalJsonata(5, {}), () => evalJsonata("1", {}, [1]), () => evalJsonata("1", {}, {}, { seed: 0.5 })]) {
    assert.equal(thrown(work).code, "PM0003");
  }
  assert.equal(thrown(() => evalJsonata("1", "{")).code, "JSON0002");
  const definition = { Type: "Pass", QueryLanguage: "JSONata", Output: { a: "{% $states.input.a.$nope() %}" }, End: true };
  const trace = traceState(definition, { input: { a: 1 } });
  assert.match(trace.error.Cause, /specified for the field 'Output\/a' threw an error during evaluation. T1006: Attempted/);
  const text = JSON.stringify(definition);
  assert.equal(text.slice(trace.error.start, trace.error.end), "$nope");
});

test("where the output came from", () => {
  const state = { Type: "Task", QueryLanguage: "JSONata", Output: { a: "{% $states.input.x.y %}", b: "{% $states.result.n + 1 %}", c: 3 }, End: true };
  const { provenance } = traceState(state, { input: { x: { y: [1] } }, result: { n: 1 } });
  assert.deepEqual(provenance, [
    { path: ["a"], how: "copied", from: [{ source: "input", path: ["x", "y"] }] },
    { path: ["b"], how: "computed", from: [{ source: "result", path: [] }] },
    { path: ["c"], how: "literal", from: [] },
  ]);
});

// Bad input by name: none of these hangs, and the engine goes on after each.
const hostile = {
  "a function that calls itself for ever": "($f := function() { $f() }; $f())",
  "recursion that is too deep": "($f := function($n) { 1 + $f($n + 1) }; $f(0))",
  "two functions that call each other": "($a := function() { $b() & '' }; $b := function() { $a() }; $a())",
  "recursion through a comparison": "($f := function($n) { $sort([3, 1, 2], function($a, $b) { $f($n) }) }; $f(0))",
  "recursion through a fold": "($f := function($n) { $reduce([1, 2], function($a, $b) { $n ~> $f }) }; $f(0))",
  "a range of a hundred million": "[1..100000000]",
  "loops within loops": "$map([1..400000], function($i) { $map([1..400000], function($j) { $i * $j }) })",
  "steps within steps": "$count([1..400000].([1..400000].($ + 1)))",
  "a text that doubles": "$reduce([1..60], function($a, $b) { $a & $a }, 'x')",
  "a list that doubles": "$reduce([1..60], function($a, $b) { $append($a, $a) }, [1])",
  "lists within lists that double": "$reduce([1..60], function($a, $b) { [[$a, $a]] }, [1])",
  "padding to a gigabyte": "$pad('x', 1000000000)",
  "ten thousand brackets": `${"(".repeat(10_000)}1${")".repeat(10_000)}`,
  "a hundred brackets of each kind": `${"[".repeat(99)}${"(".repeat(99)}1${")".repeat(99)}${"]".repeat(99)}`,
  "ten thousand operators": `1${"+1".repeat(10_000)}`,
  "a megabyte": `'${"x".repeat(1 << 20)}'`,
};

test("what asks for too much is refused", async (t) => {
  for (const [name, expression] of Object.entries(hostile)) {
    await t.test(name, () => {
      assert.equal(thrown(() => evalJsonata(expression, {})).code, "States.QueryEvaluationError");
      assert.equal(evalJsonata("1 + 1", {}), 2);
    });
  }
});

test("what is deep but not too deep is answered", () => {
  assert.deepEqual(evalJsonata(`${"[".repeat(90)}1${"]".repeat(90)}`, {}).flat(Infinity), [1]);
  assert.equal(evalJsonata(`1${"+1".repeat(200)}`, {}), 201);
  assert.equal(evalJsonata("($f := function($n) { $n < 2 ? 1 : $n + $f($n - 1) }; $f(100))", {}), 5050);
  assert.equal(evalJsonata("($f := function($n, $a) { $n = 0 ? $a : $f($n - 1, $a + $n) }; $f(10000, 0))", {}), 50005000);
  let deep = 1;
  for (let i = 0; i < 500; i++) deep = { a: deep };
  assert.equal(evalJsonata("$count($states.input.**)", deep), 501);
});

const dist = (name) => join(root, "dist", name);

test("entries without the module say what is missing, and have it once it is imported", async () => {
  const { evalJsonata, StateMachine } = await import(dist("inline.js"));
  try {
    evalJsonata("1", {});
    assert.fail("there is no JSONata yet");
  } catch (error) {
    assert.equal(error.code, "PM0003");
    assert.match(error.diagnostics[0].hints[0], /pointsman\/jsonata/);
  }
  // Checking needs no engine.
  const definition = { QueryLanguage: "JSONata", StartAt: "A", States: { A: { Type: "Pass", Output: "{% 1 + %}", End: true } } };
  assert.equal(StateMachine.check(definition)[0].code, "ASL0124");
  await import(dist("jsonata.js"));
  assert.equal(evalJsonata("1 + 1", {}), 2);
});

test("slim takes the file", async () => {
  const { evalJsonata, initSync } = await import(dist("slim.js"));
  initSync(readFileSync(dist("jsonata.wasm")));
  assert.equal(evalJsonata("1 + 1", {}), 2);
});
