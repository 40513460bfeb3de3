// The States Language in Node: what is timed is asserted too, and told as a ratio to JSON.parse of the same document.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const { evalIntrinsic, queryPath, traceState } = createRequire(import.meta.url)(fileURLToPath(new URL("../dist/node.cjs", import.meta.url)));

const jobs = [];

/** To be timed: by turns with all others, so that whatever else the machine does is shared. */
const job = (name, base, work) => jobs.push({ name, base, work, best: Infinity });

const time = (rounds = 150, each = 50) => {
  for (const { work } of jobs) for (let i = 0; i < 2_000; i++) work();
  for (let round = 0; round < rounds; round++) {
    for (const job of jobs) {
      const start = process.hrtime.bigint();
      for (let i = 0; i < each; i++) job.work();
      job.best = Math.min(job.best, Number(process.hrtime.bigint() - start) / each / 1_000);
    }
  }
};

/** The fastest round of each, in microseconds and beside JSON.parse of the same document. */
const report = () => {
  for (const { name, base, best } of jobs) {
    const ratio = (best / jobs.find((job) => job.name === base).best).toFixed(2);
    console.log(`${name.padEnd(60)} ${best.toFixed(2).padStart(9)} µs ${ratio.padStart(7)} × ${base}`);
  }
};

const items = (n) => Array.from({ length: n }, (_, id) => ({ id, name: `item${id}`, price: id * 1.5, tags: ["a", "b"], dim: { w: id, h: 2 } }));
const doc = JSON.stringify({ store: { items: items(99), owner: { name: "Zoë" } } });
const parse = `JSON.parse of ${doc.length} characters`;
job(parse, parse, () => JSON.parse(doc));
for (const [path, wanted] of [
  ["$.store.owner.name", "Zoë"],
  ["$.store.items[40].name", "item40"],
  ["$.store.items[-1].dim.w", 98],
  ["$.store.items[*].price", items(99).map((it) => it.price)],
  ["$..w", items(99).map((it) => it.id)],
  ["$.store.items[10:90].id", items(99).slice(10, 90).map((it) => it.id)],
  ["$.store.items[?(@.price > 140)].name", items(99).filter((it) => it.price > 140).map((it) => it.name)],
  ["$.store.items[?(@.name == 'item7' || @.dim.w >= 90)].id", items(99).filter((it) => it.id === 7 || it.id >= 90).map((it) => it.id)],
  ["$.store.items[?(@.tags contains 'b')].id", items(99).map((it) => it.id)],
]) {
  assert.deepEqual(queryPath(path, doc), wanted);
  job(path, parse, () => queryPath(path, doc));
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
const read = `JSON.parse of ${input.length} characters`;
job(read, read, () => JSON.parse(input));
job("traceState of a Task", read, () => traceState(state, { input, result }));
const choice = JSON.stringify({ Type: "Choice", Choices: [{ And: [{ Variable: "$.n", IsPresent: true }, { Variable: "$.n", NumericGreaterThan: 5 }], Next: "Big" }, { Variable: "$.s", StringMatches: "a*z", Next: "A" }], Default: "D" });
const small = '{"n":3,"s":"a to z"}';
assert.equal(traceState(choice, { input: small }).next, "A");
job("traceState of a Choice", read, () => traceState(choice, { input: small }));

assert.equal(evalIntrinsic("States.MathAdd(1.49, 1.5)", small), 3);
job("States.MathAdd", read, () => evalIntrinsic("States.MathAdd(1.49, 1.5)", small));
assert.equal(evalIntrinsic("States.Hash($.s, 'SHA-256')", small).length, 64);
job("States.Hash", read, () => evalIntrinsic("States.Hash($.s, 'SHA-256')", small));

time();
report();
