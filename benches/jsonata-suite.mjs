// `node benches/jsonata-suite.mjs <folder>`: how many cases of JSONata's own test suite `evalJsonata` answers as JSONata does.
// The folder has `groups` and `datasets`, as the suite has in JSONata's repository (and in crates that carry it along). What
// Step Functions has otherwise is told apart: it has no `$eval`, and its JSONata is 2.0.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { evalJsonata } from "../dist/node.js";

const [folder] = process.argv.slice(2);
if (!folder || !existsSync(join(folder, "groups"))) {
  console.error("Name the folder of the test suite, which has groups and datasets in it.");
  process.exit(2);
}

const files = (path) => (statSync(path).isDirectory() ? readdirSync(path).sort().flatMap((name) => files(join(path, name))) : path.endsWith(".json") ? [path] : []);
const read = (path) => JSON.parse(readFileSync(path, "utf8"));

/** Equal as JSON is: what JSON cannot hold is null, members have no order. */
const same = (a, b) => {
  if (typeof a === "number" && typeof b === "number") return a === b || Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  const keys = Object.keys(a);
  return Array.isArray(a) === Array.isArray(b) && keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
};

const counts = { right: 0, wrong: 0, otherCode: 0, differs: 0, outside: 0, limits: 0 };
const wrong = [];
for (const file of files(join(folder, "groups"))) {
  const whole = read(file);
  for (const [i, it] of (Array.isArray(whole) ? whole : [whole]).entries()) {
    const id = `${relative(join(folder, "groups"), file).replace(/\.json$/, "")}${Array.isArray(whole) ? `#${i}` : ""}`;
    const expr = it.expr ?? readFileSync(join(file, "..", it["expr-file"]), "utf8");
    const input = it.dataset ? read(join(folder, "datasets", `${it.dataset}.json`)) : "data" in it ? it.data : undefined;
    let answer;
    let error;
    try {
      // As text: a string would be taken for one.
      answer = evalJsonata(expr, JSON.stringify(input ?? null), it.bindings ?? {});
    } catch (caught) {
      error = caught;
    }
    const code = it.code ?? it.error?.code;
    const right = code ? error !== undefined : error === undefined && ("result" in it ? same(it.result, answer) : answer === undefined || answer === null);
    if (right) {
      counts.right += 1;
      if (code && !error.message.startsWith(code)) counts.otherCode += 1;
    } else if (/\$eval\b|\?\?|\?:/.test(expr)) counts.differs += 1;
    // What is random or the time, and what asks for `$` where there is none: here there always is one.
    else if (/\$(uuid|millis|now|random)\(/.test(expr) || (input === undefined && !code && !("result" in it))) counts.outside += 1;
    // The limits are ours.
    else if (error?.diagnostics[0].code === "ASL0085") counts.limits += 1;
    else {
      counts.wrong += 1;
      wrong.push(`${id}: ${expr.slice(0, 100)}\n    wanted ${JSON.stringify(code ?? it.result)?.slice(0, 100)}, got ${error ? error.message.slice(0, 120) : JSON.stringify(answer)?.slice(0, 100)}`);
    }
  }
}
if (process.env.SHOW) console.log(wrong.join("\n"));
const total = counts.right + counts.wrong + counts.differs + counts.outside + counts.limits;
console.log(`${counts.right} of ${total} right (${((100 * counts.right) / total).toFixed(1)} %; ${counts.otherCode} of them errors of another code), ${counts.differs} with what Step Functions does not have, ${counts.outside} random or without a document, ${counts.limits} over our limits, ${counts.wrong} otherwise`);
