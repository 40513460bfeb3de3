// The States Language in Node: what is timed is asserted too, and told as a ratio to JSON.parse of the same document.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const { evalIntrinsic, queryPath, traceState } = createRequire(import.meta.url)(fileURLToPath(new URL("../dist/node.cjs", import.meta.url)));

/** Microseconds of the fastest of several rounds. */
const time = (work, rounds = 9, each = 2_000) => {
  for (let i = 0; i < each; i++) work();
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    const start = process.hrtime.bigint();
    for (let i = 0; i < each; i++) work();
    best = Math.min(best, Number(process.hrtime.bigint() - start) / each / 1_000);
  }
  return best;
};

const row = (name, micros, base) => console.log(`${name.padEnd(44)} ${micros.toFixed(2).padStart(9)} µs ${(micros / base).toFixed(2).padStart(7)} × JSON.parse`);

const items = (n) => Array.from({ length: n }, (_, id) => ({ id, name: `item${id}`, price: id * 1.5, tags: ["a", "b"], dim: { w: id, h: 2 } }));
const doc = JSON.stringify({ store: { items: items(99), owner: { name: "Zoë" } } });
const base = time(() => JSON.parse(doc));
console.log(`a document of ${doc.length} bytes, JSON.parse ${base.toFixed(2)} µs`);
for (const [path, wanted] of [
  ["$.store.owner.name", "Zoë"],
  ["$.store.items[40].name", "item40"],
  ["$.store.items[-1].dim.w", 98],
  ["$.store.items[*].price", items(99).map((it) => it.price)],
  ["$..w", items(99).map((it) => it.id)],
  ["$.store.items[?(@.price > 140)].name", items(99).filter((it) => it.price > 140).map((it) => it.name)],
]) {
  assert.deepEqual(queryPath(path, doc), wanted);
  row(path, time(() => queryPath(path, doc)), base);
}

const input = JSON.stringify({ order: { id: "o-1", customer: { name: "Zoë" }, items: items(50) }, flags: { paid: true } });
const state = JSON.stringify({
  Type: "Task",
  Resource: "arn:aws:lambda:us-east-1:123456789012:function:F",
  InputPath: "$.order",
  Parameters: { "id.$": "$.id", "who.$": "States.Format('Hello, {}', $.customer.name)", "first.$": "$.items[0]" },
  ResultSelector: { "sum.$": "$.Payload.sum" },
  ResultPath: "$.result",
  Next: "N",
});
const result = JSON.stringify({ Payload: { sum: 7 }, StatusCode: 200 });
const traced = traceState(state, { input, result });
assert.deepEqual(traced.output, { ...JSON.parse(input), result: { sum: 7 } });
assert.equal(traced.stages.length, 6);
const read = time(() => JSON.parse(input));
console.log(`a Task with an input of ${input.length} bytes, JSON.parse of that ${read.toFixed(2)} µs`);
row("traceState", time(() => traceState(state, { input, result })), read);
const choice = JSON.stringify({ Type: "Choice", Choices: [{ And: [{ Variable: "$.n", IsPresent: true }, { Variable: "$.n", NumericGreaterThan: 5 }], Next: "Big" }, { Variable: "$.s", StringMatches: "a*z", Next: "A" }], Default: "D" });
const small = '{"n":3,"s":"a to z"}';
assert.equal(traceState(choice, { input: small }).next, "A");
row("traceState of a Choice", time(() => traceState(choice, { input: small })), read);

assert.equal(evalIntrinsic("States.MathAdd(1.49, 1.5)", small), 3);
row("States.MathAdd", time(() => evalIntrinsic("States.MathAdd(1.49, 1.5)", small)), read);
assert.equal(evalIntrinsic("States.Hash($.s, 'SHA-256')", small).length, 64);
row("States.Hash", time(() => evalIntrinsic("States.Hash($.s, 'SHA-256')", small)), read);
