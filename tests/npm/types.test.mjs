// The types, under TypeScript's strictest and each way of resolving modules; and that they name what there is.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { consumer, root } from "./support/consumer.mjs";

const uses = readFileSync(join(import.meta.dirname, "support", "uses.ts"), "utf8");

test("TypeScript, strict", async (t) => {
  const { folder, write } = consumer(t);
  const compiles = (file, text, options) => {
    write(file, text);
    const settings = { target: "es2022", lib: ["es2022", "dom"], types: [], strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true };
    write("tsconfig.json", JSON.stringify({ compilerOptions: { ...settings, ...options }, files: [file] }));
    try {
      execFileSync(process.execPath, [join(root, "node_modules", "typescript", "bin", "tsc"), "-p", folder], { encoding: "utf8", stdio: "pipe" });
    } catch (error) {
      assert.fail(error.stdout || error.stderr);
    }
  };
  await t.test("Node's ES modules", () => compiles("a.mts", uses, { module: "node16" }));
  await t.test("Node's CommonJS", () => compiles("a.cts", uses, { module: "node16" }));
  await t.test("bundlers", () => compiles("a.ts", uses, { module: "esnext", moduleResolution: "bundler" }));
  await t.test("without the DOM", () => compiles("b.mts", uses.replace(/^.*slim.*$/gm, ""), { module: "node16", lib: ["es2022"] }));
});

test("the types name what there is", async () => {
  for (const entry of ["index", "slim"]) {
    const declared = new Set();
    for (const file of entry === "slim" ? ["index.d.ts", "slim.d.ts"] : ["index.d.ts"]) {
      const text = readFileSync(join(root, "dist", file), "utf8");
      for (const [, name] of text.matchAll(/^export (?:declare )?(?:class|function|const) (\w+)/gm)) declared.add(name);
    }
    const there = Object.keys(await import(entry === "slim" ? "pointsman/slim" : "pointsman"));
    assert.deepEqual([...declared].sort(), there.filter((name) => name !== "default" && name !== "module.exports").sort());
  }
});

test("the types name the members that there are", async () => {
  const all = await import("pointsman");
  const text = readFileSync(join(root, "dist", "index.d.ts"), "utf8");
  for (const [, name, body] of text.matchAll(/^export class (\w+).*? \{$(.*?)^\}/gms)) {
    if (name === "PointsmanError") continue;
    const declared = [...body.matchAll(/^ {2}(?:static |readonly )*(\w+)(?=[(:])/gm)].map(([, member]) => member);
    const members = [...Object.getOwnPropertyNames(all[name].prototype), ...Object.getOwnPropertyNames(all[name])];
    assert.deepEqual(declared.sort(), members.filter((member) => !["length", "name", "prototype"].includes(member)).sort(), name);
  }
});
