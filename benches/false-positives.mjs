// Findings of the scanner in published code, which should have none: every one is printed, for someone to judge.
// Fetches packages with npm into a folder of the system's for temporary files, which is kept for the next run; 190 MB.
// `node benches/false-positives.mjs [--secretlint] [folder …]`: the same over folders; beside secretlint, if it can be fetched.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { Scanner } from "pointsman";

const packages = [
  "typescript@5.9.3", "three@0.180.0", "react-dom@19.2.0", "lodash@4.17.21", "eslint@9.37.0", "webpack@5.102.1", "express@5.1.0",
  "date-fns@4.1.0", "rxjs@7.8.2", "moment@2.30.1", "axios@1.12.2", "next@15.5.4", "@babel/core@7.28.4",
];
const secretlint = ["@secretlint/node@11.2.4", "@secretlint/secretlint-rule-preset-recommend@11.2.4"];

const flags = process.argv.slice(2);
const beside = flags.includes("--secretlint");
const named = flags.filter((flag) => !flag.startsWith("--"));
const home = join(tmpdir(), "pointsman-published");

const fetched = (name, list) => {
  const folder = join(home, name);
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, "package.json"))) writeFileSync(join(folder, "package.json"), "{}\n");
  const missing = list.filter((it) => !existsSync(join(folder, "node_modules", ...it.replace(/@[^@]*$/, "").split("/"))));
  if (missing.length) execFileSync("npm", ["install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", "--omit=optional", ...missing], { stdio: "inherit" });
  return join(folder, "node_modules");
};

const files = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return files(path);
    return entry.isFile() && /\.([cm]?[jt]sx?|json|css|html|md|map|ya?ml|txt|flow)$/.test(entry.name) && statSync(path).size < 30e6 ? [path] : [];
  });

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const folders = named.length ? named : [fetched("packages", packages)];
const texts = folders.flatMap((folder) => files(folder).map((path) => ({ path: relative(folder, path), text: readFileSync(path, "utf8") })));
const megabytes = texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6;

const scanner = new Scanner({ reveal: true });
let best = Infinity;
let findings;
for (let round = 0; round < 3; round++) {
  const before = cpu();
  findings = texts.flatMap(({ path, text }) => scanner.scan(text, { path }));
  best = Math.min(best, cpu() - before);
}
const shown = (text) => JSON.stringify(text.length > 90 ? `${text.slice(0, 60)}…${text.slice(-20)}` : text);
for (const { path, line, column, rule, confidence, secret } of findings) console.log(`${path}:${line}:${column} ${rule} ${confidence} ${shown(secret)}`);
console.log(`${texts.length} files, ${megabytes.toFixed(0)} MB: ${findings.length} findings, ${(findings.length / megabytes).toFixed(3)} a MB (goal 0.05); ${(megabytes / best).toFixed(0)} MB/s of processor time (goal 150)`);

if (beside) {
  const at = createRequire(join(fetched("secretlint", secretlint), "x.js"));
  const { createEngine } = at("@secretlint/node");
  const rules = [{ id: "@secretlint/secretlint-rule-preset-recommend" }];
  const engine = await createEngine({ formatter: "json", color: false, maskSecrets: true, configFileJSON: { rules } });
  const before = cpu();
  let found = 0;
  for (const { path, text } of texts) {
    const { output } = await engine.executeOnContent({ content: text, filePath: path });
    found += JSON.parse(output || "[]").reduce((sum, { messages }) => sum + messages.length, 0);
  }
  const seconds = cpu() - before;
  console.log(`secretlint: ${found} findings, ${(found / megabytes).toFixed(3)} a MB; ${(megabytes / seconds).toFixed(0)} MB/s of processor time`);
}
