// Definitions checked by the npm package in Node: a machine of 20 states, as many times a second as one processor does.
// What is found is asserted while timing. If `POINTSMAN_DATA` names a folder with `asl-workloads.json`, its machine `W2` is the
// one that is checked; else it is one of the same kind that is made here.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const { StateMachine } = createRequire(import.meta.url)("pointsman");

const resource = "arn:aws:lambda:us-east-1:123456789012:function:F";
const goal = 5_000;

/** Four rounds of Task, Choice, Pass and Wait with retriers, catchers, templates and functions, and an end. */
const made = () => {
  const states = {};
  for (let i = 0; i < 20; i += 4) {
    const next = i + 4 < 20 ? `S${i + 4}` : "End";
    const parameters = { "a.$": "$.a", "b.$": "States.Format('{}', $.b)" };
    const retry = [{ ErrorEquals: ["States.TaskFailed"], IntervalSeconds: 2, MaxAttempts: 3 }];
    const caught = [{ ErrorEquals: ["States.ALL"], Next: "End", ResultPath: "$.e" }];
    states[`S${i}`] = { Type: "Task", Resource: resource, Parameters: parameters, Retry: retry, Catch: caught, ResultPath: "$.r", Next: `S${i + 1}` };
    const both = { And: [{ Variable: "$.y", IsPresent: true }, { Variable: "$.y", StringEquals: "q" }], Next: `S${i + 2}` };
    states[`S${i + 1}`] = { Type: "Choice", Choices: [{ Variable: "$.x", NumericGreaterThan: 1, Next: `S${i + 2}` }, both], Default: "End" };
    states[`S${i + 2}`] = { Type: "Pass", Parameters: { "p.$": "$.r" }, ResultPath: "$.p", Next: `S${i + 3}` };
    states[`S${i + 3}`] = { Type: "Wait", Seconds: 5, Next: next };
  }
  return { StartAt: "S0", States: { ...states, End: { Type: "Succeed" } } };
};

/** The workload that others are timed with, if it is there. */
const given = () => {
  const folder = process.env.POINTSMAN_DATA;
  if (!folder) return console.log("no workload W2: set POINTSMAN_DATA; a machine made here is checked instead");
  try {
    return JSON.parse(readFileSync(join(folder, "asl-workloads.json"), "utf8")).W2.definition;
  } catch (error) {
    console.log(`no workload W2 in POINTSMAN_DATA (${error.message}); a machine made here is checked instead`);
  }
};

const rate = (work) => {
  let best = 0;
  for (let round = 0; round < 5; round++) {
    let count = 0;
    const begin = process.cpuUsage();
    for (const end = performance.now() + 400; performance.now() < end; count++) work();
    const { user, system } = process.cpuUsage(begin);
    best = Math.max(best, count / ((user + system) / 1e6));
  }
  return best;
};

const definition = given() ?? made();
const good = JSON.stringify(definition);
const broken = good.replace(/"Default":"\w+"/, '"Default":"Edn"').replace('"Seconds":5', '"Seconds":"5"').replace("Format(", "Fromat(");
const line = (name, value, unit) => console.log(`${name.padEnd(40)}${value.toFixed(0).padStart(10)} ${unit}`);

const parse = rate(() => assert.equal(JSON.parse(good).StartAt, definition.StartAt));
const checked = rate(() => assert.equal(StateMachine.check(good).length, 0));
const found = rate(() => assert.equal(StateMachine.check(broken).length, 3));
line(`JSON.parse of ${good.length} characters`, parse, "a second");
line("checked, nothing found", checked, `a second (goal ${goal}), ${(parse / checked).toFixed(1)} x JSON.parse`);
line("checked, three things found", found, "a second");
if (checked < goal) console.log("the goal is missed");
