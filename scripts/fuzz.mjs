// `node scripts/fuzz.mjs [seconds] [target …]`: fuzzes each target for that long, starting from the conformance cases.
// Needs a nightly toolchain and `cargo install cargo-fuzz`. Finds become cases of tests/regressions.rs.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { root } from "./paths.mjs";

const [seconds = "60", ...only] = process.argv.slice(2);
const targets = only.length ? only : readdirSync(root("fuzz/fuzz_targets")).map((name) => name.replace(/\.rs$/, ""));

const rows = (name) => readFileSync(root(`tests/conformance/${name}.jsonl`), "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
const cases = rows("eventbridge");
/** What a target starts from; one that is not named starts from patterns and events. */
const seeds = {
  pattern: () => cases.map((it) => it.pattern),
  rule_set: () => cases.map((it, i) => [it, cases[(i * 7) % cases.length]].map((it) => it.pattern.replace(/\n/g, " ")).concat(it.event).join("\n")),
  scan: () => cases.map((it) => it.event),
  explain: () => cases.map((it) => `${it.pattern.replace(/\n/g, " ")}\n${it.event}`),
};
const seedsOf = (target) => (seeds[target] ?? (() => cases.flatMap((it) => [it.pattern, it.event])))();

for (const target of targets) {
  const corpus = root(`fuzz/corpus/${target}`);
  mkdirSync(corpus, { recursive: true });
  for (const seed of new Set(seedsOf(target))) writeFileSync(join(corpus, createHash("sha1").update(seed).digest("hex")), seed);
  const { status } = spawnSync("cargo", ["+nightly", "fuzz", "run", target, "--", `-max_total_time=${seconds}`, "-timeout=10", "-print_final_stats=1"], { cwd: root("."), stdio: "inherit" });
  if (status) process.exit(status);
}
