// SNS through the npm package in Node: how the cost of a message grows with the subscriptions of its topic, and what one
// policy costs. Results are asserted while they are timed; what must hold is a ratio within this run, or a bound that is an
// order of magnitude wide.
import assert from "node:assert/strict";
import { createRequire } from "node:module";

const { FilterPolicy, Subscriptions } = createRequire(import.meta.url)("pointsman");

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

/** Microseconds of processor time per call, the best of several: other work on the machine only ever adds time. */
const best = (calls, work) => {
  let best = Infinity;
  for (let round = 0; round < 9; round++) {
    const begin = cpu();
    for (let i = 0; i < calls; i++) work(i);
    best = Math.min(best, (cpu() - begin) / calls);
  }
  return best;
};

/** Microseconds per call, the median of all calls. */
const median = (calls, work) => {
  const times = [];
  for (let i = 0; i < calls; i++) {
    const begin = process.hrtime.bigint();
    work(i);
    times.push(Number(process.hrtime.bigint() - begin) / 1e3);
  }
  return times.sort((a, b) => a - b)[calls >> 1];
};

const line = (name, value, unit, goal = "") => console.log(`${name.padEnd(58)}${value.toFixed(2).padStart(9)} ${unit.padEnd(4)}${goal}`);

const goals = { ratio: 4, microseconds: 20 };
let missed = 0;
const reach = (value, goal) => {
  if (value > goal) missed++;
  return `goal ${goal}`;
};

// A message of 1 kB, of which the first ten fields are asked for by ten subscriptions.
const values = Array.from({ length: 20 }, (_, i) => [`key_${i}`, `value_${i} ${"x".repeat(30)}`]);
const body = JSON.stringify(Object.fromEntries(values));
const attributes = JSON.stringify(Object.fromEntries(values.slice(0, 10).map(([name, Value]) => [name, { Type: "String", Value }])));
assert.ok(body.length > 950 && body.length < 1_100, `${body.length}`);

/** A topic on which subscription i asks for key_i and for a number. */
const topicOf = (size, scope) => {
  const topic = new Subscriptions();
  for (let i = 0; i < size; i++) topic.add(`${i}`, { [`key_${i}`]: [{ prefix: `value_${i} ` }, { numeric: [">", i] }] }, { scope });
  return topic;
};

for (const [scope, message, wanted] of [["MessageBody", { body }, 20], ["MessageAttributes", { attributes }, 10]]) {
  const [few, many] = [100, 10_000].map((size) => topicOf(size, scope));
  const ask = (topic) => {
    const names = topic.match(message);
    assert.equal(names.length, wanted);
    assert.equal(names[wanted - 1], `${wanted - 1}`);
  };
  const [small, large] = [best(2_000, () => ask(few)), best(2_000, () => ask(many))];
  line(`${scope}, 100 policies, 1 kB`, small, "µs");
  line(`${scope}, 10,000 policies, 1 kB`, large, "µs");
  line("ratio", large / small, "x", reach(large / small, goals.ratio));
  few.free();
  many.free();
}

// A typical policy, as AWS's documentation has it: compiled, asked once, and freed.
const policy = '{"store":["example_corp"],"event":[{"anything-but":"order_cancelled"}],"customer_interests":["rugby","football","baseball"],"price_usd":[{"numeric":[">=",100]}]}';
const delivered = JSON.stringify({
  store: { Type: "String", Value: "example_corp" },
  event: { Type: "String", Value: "order_placed" },
  customer_interests: { Type: "String.Array", Value: '["soccer","rugby","hockey"]' },
  price_usd: { Type: "Number", Value: "210.75" },
});
const once = () => {
  const compiled = new FilterPolicy(policy);
  assert.equal(compiled.matches({ attributes: delivered }), true);
  compiled.free();
};
for (let i = 0; i < 2_000; i++) once();
const single = median(5_000, once);
line("a typical policy, compiled and asked once, median", single, "µs", reach(single, goals.microseconds));

const compiled = new FilterPolicy(policy);
const asked = median(5_000, () => assert.equal(compiled.matches({ attributes: delivered }), true));
line("the same, compiled before, median", asked, "µs");
const messages = Array.from({ length: 1_000 }, () => ({ attributes: delivered }));
const together = best(3, () => assert.ok(compiled.matchAll(messages).every(Boolean))) / messages.length;
line("each of 1,000 messages by matchAll, best", together, "µs");
compiled.free();

process.exit(missed ? 1 : 0);
