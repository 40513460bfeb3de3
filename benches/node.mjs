// Rule sets of the npm package in Node, as ratios to JSON.parse of the same text in the same process. Match counts are
// asserted while timing. The data is not part of this repository: see benches/eventbridge.rs.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

const { RuleSet } = createRequire(import.meta.url)("pointsman");
const folder = process.env.POINTSMAN_DATA;

// What the package is to reach in Node.
const goals = {
  EXACT: 6,
  WILDCARD: 5,
  PREFIX: 5.5,
  SUFFIX: 4.5,
  EQUALS_IGNORE_CASE: 4.5,
  NUMERIC: 3,
  "ANYTHING-BUT": 2.7,
  COMPLEX_ARRAYS: 0.9,
  PARTIAL_COMBO: 0.8,
  COMBO: 0.45,
};

const read = (name) => {
  try {
    if (folder) return readFileSync(join(folder, name));
    console.log("rule sets are not timed: POINTSMAN_DATA does not name a folder with events");
  } catch (error) {
    console.log(`rule sets are not timed: ${error.message}`);
  }
  process.exit();
};

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

// Microseconds of processor time per event, the best of five: other work on the machine only ever adds time.
const best = (events, run) => {
  let best = Infinity;
  for (let i = 0; i < 5; i++) {
    const begin = cpu();
    for (const event of events) run(event);
    best = Math.min(best, cpu() - begin);
  }
  return best / events.length;
};

const line = (name, time, unit, goal = "") =>
  console.log(`${name.padEnd(26)}${(1e3 / time).toFixed(0).padStart(12)}${(unit / time).toFixed(2).padStart(14)}${`${goal}`.padStart(7)}`);

const texts = gunzipSync(read("synthlots-20k.jsonl.gz")).toString().split("\n").filter(Boolean);
const bytes = texts.map((text) => Buffer.from(text));
const sets = JSON.parse(read("rulesets.json"));
const unit = best(texts, JSON.parse);
console.log(`${"".padEnd(26)}${"k events/s".padStart(12)}${"x JSON.parse".padStart(14)}${"goal".padStart(7)}`);
line("JSON.parse", unit, unit);
let wrong = 0;
for (const [name, goal] of Object.entries(goals)) {
  const members = sets[name].sets ?? [name];
  const patterns = members.flatMap((member) => sets[member].patterns);
  const set = new RuleSet();
  patterns.forEach((pattern, index) => set.add(`${index}`, pattern));
  const counts = patterns.map(() => 0);
  for (const text of texts) for (const index of set.match(text)) counts[index]++;
  const wanted = members.flatMap((member) => sets[member].matches ?? sets[member].patterns.map(() => undefined));
  if (!wanted.every((count, index) => count === undefined || count === counts[index])) {
    console.log(`${name}: matches ${counts}, not ${wanted}`);
    wrong++;
  }
  line(`${name}, text`, best(texts, (text) => set.match(text)), unit, goal);
  line(`${name}, bytes`, best(bytes, (text) => set.match(text)), unit, goal);
  set.free();
}
process.exit(wrong ? 1 : 0);
