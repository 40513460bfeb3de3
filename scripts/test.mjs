// `npm test`: sets up, builds, and runs every suite; `npm test -- rust npm` only those named.
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { buildPackage } from "./build.mjs";
import { chromiumFlags, findChromium } from "./chromium.mjs";
import { root, withTools } from "./paths.mjs";
import { buildPlayground } from "./playground.mjs";
import { run } from "./run.mjs";
import { setUp } from "./setup.mjs";
import { main, step } from "./step.mjs";
import { cargoTools } from "./versions.mjs";

const env = { ...withTools(cargoTools), CARGO_TERM_COLOR: "never", FORCE_COLOR: "0" };
const cargo = (...args) => run("cargo", args, { env });
const everything = ["--workspace", "--features", "pointsman/wasm,pointsman/jsonata,pointsman/jsonpath-rfc"];

const nodeTests = (folder, ...flags) => {
  const files = readdirSync(root(folder)).filter((name) => name.endsWith(".test.mjs"));
  return run(process.execPath, ["--test", "--test-reporter=spec", ...flags, ...files.map((name) => root(folder, name))], { env });
};

const inChromium = () => {
  const { browser, driver } = findChromium();
  const capabilities = { "goog:chromeOptions": { args: chromiumFlags, binary: browser } };
  mkdirSync(root("target"), { recursive: true });
  writeFileSync(root("target", "webdriver.json"), JSON.stringify(capabilities));
  const flags = ["test", "--headless", "--chrome", "--chromedriver", driver, "--mode", "no-install", "."];
  // Every test is linked, though two are run: without link-time optimisation that takes a quarter of the time.
  const quick = { CARGO_PROFILE_RELEASE_LTO: "off", CARGO_PROFILE_RELEASE_CODEGEN_UNITS: "16" };
  const wasmEnv = { ...env, ...quick, WASM_BINDGEN_TEST_WEBDRIVER_JSON: root("target", "webdriver.json"), WASM_BINDGEN_TEST_TIMEOUT: "300" };
  return run("wasm-pack", [...flags, "--release", "--test", "wasm", "--test", "wasm_worker", "--features", "wasm"], { env: wasmEnv });
};

const suites = {
  format: () => cargo("fmt", "--all", "--check"),
  lint: () => cargo("clippy", ...everything, "--all-targets", "--", "-D", "warnings"),
  docs: () => run("cargo", ["doc", "--no-deps", ...everything], { env: { ...env, RUSTDOCFLAGS: "-D warnings" } }),
  // The playground on its own: it has no JSONata, and in one build with what has it, it would.
  rust: async () => (await cargo("test", "-p", "pointsman", "--features", "jsonata,jsonpath-rfc")) + (await cargo("test", "-p", "www")),
  wasm: inChromium,
  npm: () => nodeTests("tests/npm"),
  e2e: () => nodeTests("tests/e2e", "--test-concurrency=1"),
};

/** What must be there before a suite. */
const before = { npm: buildPackage, e2e: buildPlayground };

// The closing lines of cargo's, wasm-bindgen's and Node's test runners.
const counted = /test result: \w+\. (?<passed>\d+) passed; (?<failed>\d+) failed|^ℹ pass (?<pass>\d+)$|^ℹ fail (?<fail>\d+)$/gm;

const count = (output) => {
  const sum = { passed: 0, failed: 0 };
  for (const { groups } of output.matchAll(counted)) {
    sum.passed += Number(groups.passed ?? groups.pass ?? 0);
    sum.failed += Number(groups.failed ?? groups.fail ?? 0);
  }
  return sum;
};

const runSuite = async (name) => {
  const begun = performance.now();
  let output = "";
  let error;
  try {
    await before[name]?.();
    output = await step(`test: ${name}`, suites[name]);
  } catch (caught) {
    error = caught;
    output = caught.output ?? "";
    console.log(caught.output ?? caught.stack);
  }
  const { passed, failed } = count(output);
  // A suite that fails without a count, as a lint does, is one failure.
  return { name, passed, failed: error ? Math.max(failed, 1) : failed, seconds: (performance.now() - begun) / 1000, output };
};

const table = (results) => {
  for (const { name, passed, failed, seconds } of results) {
    const verdict = failed ? "FAILED" : "ok";
    console.log(`${name.padEnd(8)} ${verdict.padEnd(7)} ${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed ${seconds.toFixed(1).padStart(7)} s`);
  }
};

// What tests measure is told, passed or not: lines that begin so.
const figures = (results) => results.flatMap(({ output }) => output.match(/^.*\bfigure: .*$/gm) ?? []).map((line) => line.replace(/^.*\bfigure: /, ""));

main(async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !suites[name]);
  if (unknown.length) throw new Error(`no such suite: ${unknown.join(", ")}; there are ${Object.keys(suites).join(", ")}`);
  await setUp({ tests: true });
  const results = [];
  for (const name of asked.length ? asked : Object.keys(suites)) results.push(await runSuite(name));
  console.log();
  table(results);
  for (const figure of figures(results)) console.log(figure);
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
  if (sum("failed")) process.exitCode = 1;
});
