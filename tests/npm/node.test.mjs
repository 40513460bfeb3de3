// The package in Node, as a module and as CommonJS.
import assert from "node:assert/strict";
import { test } from "node:test";
import { consumer, expected, program } from "./support/consumer.mjs";

const names = "{ EventPattern, PointsmanError, RuleSet }";

test("Node", async (t) => {
  const { node, write } = consumer(t);
  const runs = (file, text, want = expected) => {
    write(file, text);
    assert.equal(node(file).trim(), want);
  };

  await t.test("import", () => runs("a.mjs", `import ${names} from "pointsman"; ${program} console.log(results);`));

  await t.test("require", () => runs("a.cjs", `const ${names} = require("pointsman"); ${program} console.log(results);`));

  await t.test("import and require share one instance", () =>
    runs("b.mjs", `import { createRequire } from "node:module"; import * as a from "pointsman";
      const b = createRequire(import.meta.url)("pointsman"); console.log(Object.keys(b).every((name) => a[name] === b[name]));`, "true"));

  await t.test("inline", () => {
    runs("c.mjs", `import ${names} from "pointsman/inline"; ${program} console.log(results);`);
    runs("c.cjs", `const ${names} = require("pointsman/inline"); ${program} console.log(results);`);
  });

  await t.test("slim", () => {
    const bytes = `readFileSync(createRequire(here).resolve("pointsman/core.wasm"))`;
    const head = `import { readFileSync } from "node:fs"; import { createRequire } from "node:module"; const here = import.meta.url;`;
    runs("d.mjs", `${head} import { EventPattern, PointsmanError, RuleSet, initSync } from "pointsman/slim"; initSync(${bytes}); initSync(${bytes}); ${program} console.log(results);`);
    runs("e.mjs", `${head} import { EventPattern, PointsmanError, RuleSet, init } from "pointsman/slim"; await init(${bytes}); await init(); ${program} console.log(results);`);
    runs("d.cjs", `const { EventPattern, PointsmanError, RuleSet, initSync } = require("pointsman/slim");
      initSync(require("fs").readFileSync(require.resolve("pointsman/core.wasm"))); ${program} console.log(results);`);
  });

  await t.test("slim and each engine's own file", () => {
    const uses = {
      compare: `new EventPattern('{"a":["b"]}').compare('{"a":["b"]}').relation`,
      core: `new EventPattern('{"a":["b"]}').matches('{"a":"b"}')`,
      jsonata: `evalJsonata("1 + 1", "{}")`,
      "secret-rules": `new Scanner({ rules: [["a", "bc"]] }).scan("abc").length`,
      secrets: `new Scanner().scan("x").length`,
      sns: `new FilterPolicy('{"a":["b"]}').limits.keys + simulateTopic({ topic: { fifo: false }, subscriptions: [], publishes: [] }).results.length`,
      states: `queryPath("$.a", '{"a":1}')`,
    };
    const answers = { compare: "equal", core: "true", jsonata: "2", "secret-rules": "1", secrets: "0", sns: "1", states: "1" };
    const head = `import { readFileSync } from "node:fs"; import { createRequire } from "node:module"; import * as slim from "pointsman/slim";
      const { EventPattern, evalJsonata, FilterPolicy, init, queryPath, Scanner, simulateTopic } = slim;
      const bytes = (name) => readFileSync(createRequire(import.meta.url).resolve("pointsman/" + name + ".wasm"));`;
    for (const [name, use] of Object.entries(uses)) {
      // What is compared has been read as patterns before.
      const first = name === "compare" ? `await init(bytes("core"));` : "";
      runs("i.mjs", `${head} ${first} await init(bytes("${name}")); console.log(${use});`, answers[name]);
      // None of the others stands in for it.
      const others = Object.keys(uses).filter((other) => other !== name);
      const load = `for (const other of ${JSON.stringify(others)}) await init(bytes(other));`;
      runs("j.mjs", `${head} ${load} try { console.log(${use}); } catch (error) { console.log(error.code); }`, "PM0003");
    }
  });

  await t.test("slim says what is missing", () => {
    const says = (text) => `import { EventPattern, init, initSync } from "pointsman/slim";
      try { ${text} } catch (error) { console.log(error.name, error.code); }`;
    runs("f.mjs", says(`new EventPattern({});`), "PointsmanError PM0003");
    runs("g.mjs", says(`await init();`), "PointsmanError PM0003");
    runs("h.mjs", says(`initSync(5);`), "PointsmanError PM0003");
  });

  await t.test("importing alone makes no instance", () =>
    runs("i.mjs", `const { Instance } = WebAssembly; let made = 0;
      WebAssembly.Instance = class extends Instance { constructor(...a) { super(...a); made++; } };
      const { EventPattern } = await import("pointsman"); const before = made; EventPattern.check("{}"); console.log(before, made);`, "0 1"));
});
