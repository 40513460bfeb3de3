// The package in Chromium: without a bundler, and built by Vite.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "vite";
import { browse } from "./support/browser.mjs";
import { consumer, expected, program } from "./support/consumer.mjs";

const page = (script) => `<!doctype html><title>waiting</title><script type="module" src="${script}"></script>`;
const shows = `${program} document.title = results;`;

const titled = async (t, folder, path) => {
  const { page, errors } = await browse(t, folder, { path });
  await page.waitForFunction(() => document.title !== "waiting").catch(() => {});
  assert.deepEqual(errors, []);
  assert.equal(await page.title(), expected);
};

test("a plain module script", async (t) => {
  const { folder, write } = consumer(t);
  write("index.html", page("/main.js"));
  write("main.js", `import { EventPattern, PointsmanError, RuleSet } from "/node_modules/pointsman/dist/inline.js"; ${shows}`);
  await titled(t, folder);
});

test("a plain module script with slim, which streams", async (t) => {
  const { folder, write } = consumer(t);
  write("index.html", page("/main.js"));
  write("main.js", `import { EventPattern, PointsmanError, RuleSet, init } from "/node_modules/pointsman/dist/slim.js"; await init(); ${shows}`);
  await titled(t, folder);
});

const built = async (t, imports) => {
  const { folder, write } = consumer(t, { type: "module" });
  write("index.html", page("/main.js"));
  write("main.js", `${imports} ${shows}`);
  await build({ root: folder, configFile: false, logLevel: "silent" });
  await titled(t, join(folder, "dist"));
  return readdirSync(join(folder, "dist", "assets")).map((name) => name.replace(/-[^.]*/, "")).sort();
};

test("Vite, with nothing to configure and no stray file", async (t) => {
  assert.deepEqual(await built(t, `import { EventPattern, PointsmanError, RuleSet } from "pointsman";`), ["index.js"]);
});

test("Vite and slim", async (t) => {
  const imports = `import { EventPattern, PointsmanError, RuleSet, init } from "pointsman/slim"; import url from "pointsman/core.wasm?url"; await init(url);`;
  assert.deepEqual(await built(t, imports), ["core.wasm", "index.js"]);
});
