// Whole machines in Node: what is timed is asserted too, and told as a rate and as a ratio to JSON.parse of the definition or input.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

// The package keeps its memory to itself; whoever makes the instances knows it.
const memories = new Set();
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  constructor(...given) {
    super(...given);
    memories.add(this.exports.memory);
  }
};

const { StateMachine } = createRequire(import.meta.url)(fileURLToPath(new URL("../dist/node.cjs", import.meta.url)));

const held = () => [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
const mebi = (bytes) => (bytes / (1 << 20)).toFixed(1);

/** The fastest round, in microseconds for each call. */
const best = (rounds, each, work) => {
  let least = Infinity;
  for (let round = 0; round < rounds; round++) {
    const start = process.hrtime.bigint();
    for (let i = 0; i < each; i++) work();
    least = Math.min(least, Number(process.hrtime.bigint() - start) / each / 1_000);
  }
  return least;
};

const tell = (name, took, parsed, rate) => console.log(`${name.padEnd(52)} ${took.toFixed(1).padStart(10)} µs ${(took / parsed).toFixed(1).padStart(8)} × JSON.parse ${rate}`);
const thousands = (n) => Math.round(n).toLocaleString("en-US");

/** Nineteen states that add one, ask whether that is enough, call a function that fails once, or wait; then the end. */
const states = { S20: { Type: "Succeed" } };
for (let i = 1; i < 20; i++) {
  const Next = `S${i + 1}`;
  states[`S${i}`] = [
    { Type: "Pass", Parameters: { "n.$": "States.MathAdd($.n, 1)", "order.$": "$.order" }, Next },
    { Type: "Choice", Choices: [{ And: [{ Variable: "$.n", IsNumeric: true }, { Variable: "$.n", NumericGreaterThan: 1_000 }], Next: "S20" }], Default: Next },
    { Type: "Task", Resource: "arn:aws:lambda:us-east-1:123456789012:function:F", ResultPath: "$.order.paid", Retry: [{ ErrorEquals: ["Busy"] }], Next },
    { Type: "Wait", Seconds: 1, Next },
  ][i % 4];
}
const definition = JSON.stringify({ StartAt: "S1", States: states });
const parsed = best(50, 200, () => JSON.parse(definition));
const machine = new StateMachine(definition);
const options = { input: '{"n":0,"order":{"id":"o-1"}}', mocks: { S2: [{ Error: "Busy" }, { result: true }], S6: { result: 1 }, S10: { result: 2 }, S14: { result: 3 }, S18: { result: 4 } } };
const once = machine.run(options);
assert.deepEqual([once.status, once.output, once.path.length, once.durationSeconds], ["SUCCEEDED", { n: 4, order: { id: "o-1", paid: 4 } }, 20, 6]);
const took = best(50, 50, () => machine.run(options));
tell("a machine of 20 states, run", took, parsed, `${thousands(20e6 / took)} states a second`);

const items = Array.from({ length: 10_000 }, (_, i) => i);
const input = JSON.stringify({ items });
const map = new StateMachine({
  StartAt: "Map",
  States: {
    Map: {
      Type: "Map",
      ItemsPath: "$.items",
      ItemProcessor: { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" }, StartAt: "Add", States: { Add: { Type: "Pass", Parameters: { "n.$": "States.MathAdd($, 1)" }, End: true } } },
      End: true,
    },
  },
});
const all = { input, maxSteps: 100_000 };
assert.deepEqual(map.run(all).output, items.map((i) => ({ n: i + 1 })));
const mapped = best(7, 1, () => map.run(all));
tell("a Map over 10,000 items, run", mapped, best(20, 5, () => JSON.parse(input)), `${thousands(1e10 / mapped)} items a second`);

// A hundred thousand runs leave nothing behind: the memory is that after the first thousand.
for (let i = 0; i < 1_000; i++) machine.run(options);
const before = held();
for (let i = 0; i < 100_000; i++) machine.run(options);
assert.deepEqual(machine.run(options).output, once.output);
console.log(`memory of the engine after 1,000 and 101,000 runs: ${mebi(before)} and ${mebi(held())} MiB`);
assert.ok(before > 0 && held() === before);
