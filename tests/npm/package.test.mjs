// What is shipped: the right files, resolvable by every tool, and no larger than it was.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { pack, root } from "./support/consumer.mjs";

const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const wasm = ["compare.wasm", "core.wasm", "jsonata.wasm", "secret-rules.wasm", "secrets.wasm", "sns.wasm", "states.wasm"];

test("publint has nothing to say", async () => {
  const { messages } = await publint({ pkgDir: root, strict: true });
  assert.deepEqual(messages.map((message) => formatMessage(message, manifest)), []);
});

test("attw finds the right types by every way of resolving modules", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "pointsman-attw-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const cli = join(root, "node_modules", "@arethetypeswrong", "cli", "dist", "index.js");
  // The wasm files have no types. node10 knows no exports, so no subpaths.
  const flags = ["--exclude-entrypoints", ...wasm, "--ignore-rules", "no-resolution", "--format", "ascii", "--no-emoji"];
  try {
    execFileSync(process.execPath, [cli, pack(folder), ...flags], { encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    assert.fail(error.stdout || error.stderr);
  }
});

test("the package holds what it needs and nothing else", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "pointsman-pack-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const files = execFileSync("tar", ["-tzf", pack(folder)], { encoding: "utf8" }).trim().split("\n").map((name) => name.replace("package/", ""));
  const dist = [...wasm, "index.d.cts", "index.d.ts", "inline.cjs", "inline.js", "jsonata.cjs", "jsonata.d.cts", "jsonata.d.ts", "jsonata.js", "jsonata.node.cjs", "jsonata.node.js", "jsonata.workerd.js", "node.cjs", "node.js", "secret-rules.cjs", "secret-rules.d.cts", "secret-rules.d.ts", "secret-rules.js", "secret-rules.node.cjs", "secret-rules.node.js", "secret-rules.workerd.js", "slim.cjs", "slim.d.cts", "slim.d.ts", "slim.js", "workerd.js"].sort();
  assert.deepEqual(files.filter((name) => name.startsWith("dist/")).sort(), dist.map((name) => `dist/${name}`));
  assert.deepEqual(files.filter((name) => !name.startsWith("dist/") && !/^(package\.json|[A-Z-]+(\.md)?)$/.test(name)), []);
  assert.equal(manifest.dependencies, undefined);
});

test("the same wasm files stand behind all entries", () => {
  for (const file of wasm) {
    const text = readFileSync(join(root, "dist", file)).toString("base64");
    const own = ["jsonata", "secret-rules"].find((name) => file === `${name}.wasm`) ?? "inline";
    const entries = [`${own}.js`, `${own}.cjs`];
    for (const entry of entries) assert.equal(readFileSync(join(root, "dist", entry), "utf8").split(text).length, 2, `${file} in ${entry}`);
  }
});

// sizes.json only ever shrinks, unless someone means it: UPDATE_SIZES=1 npm test -- npm
test("sizes", () => {
  const file = join(root, "sizes.json");
  const known = JSON.parse(readFileSync(file, "utf8"));
  const now = {};
  for (const name of [...wasm, "inline.js"].sort()) now[name] = gzipSync(readFileSync(join(root, "dist", name)), { level: 9 }).length;
  for (const [name, size] of Object.entries(now)) console.log(`figure: ${name} ${(size / 1000).toFixed(1)} kB gzipped`);
  if (process.env.UPDATE_SIZES) return writeFileSync(file, `${JSON.stringify(now, undefined, 2)}\n`);
  for (const [name, size] of Object.entries(now)) {
    // Compilers differ by a little from version to version.
    assert.ok(size <= known[name] * 1.02, `${name} grew from ${known[name]} to ${size} bytes gzipped`);
  }
});
