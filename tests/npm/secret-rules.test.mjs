// Rules of users: by options, from files of other tools, on the bench; and where their module comes from.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { benchRule, PointsmanError, Scanner } from "pointsman";
import { root } from "./support/consumer.mjs";

const dist = (name) => pathToFileURL(join(root, "dist", name)).href;
const found = (options, text, at) => new Scanner(options).scan(text, at).map(({ rule, start, end }) => [rule, text.slice(start, end)]);
const password = ["Zq7!DJH0", "K9KuG0Mz"].join("");

test("a regex.json, a gitleaks.toml, patterns of git-secrets, in one option", () => {
  const text = `\u{1F511} acme_12345678 password = "${password}"`;
  const regexJson = JSON.stringify([["Acme", "ACME_[0-9]{8}"]]);
  const toml = "[[rules]]\nid = 'acme'\nregex = '''acme_([0-9]{8})'''\n";
  assert.deepEqual(found({ rules: regexJson }, text), [["Acme", "acme_12345678"]]);
  assert.deepEqual(found({ rules: toml }, text), [["acme", "12345678"]]);
  assert.deepEqual(found({ rules: "acme_[0-9]{8}" }, text), [["git-secrets-1", "acme_12345678"]]);
  assert.deepEqual(found({ gitleaks: toml }, text).map(([rule]) => rule), ["acme", "generic-password"]);
  assert.deepEqual(found({ rules: toml, gitSecrets: "x\nacm" }, text), [["acme", "12345678"]]);
});

test("rules as objects, with RegExp, beside the built-in ones", () => {
  const rule = { id: "ticket", regex: /tick-(\d{4})/i, keywords: ["tick"], severity: "low", category: "personal-data" };
  assert.deepEqual(found({ rules: [rule, ["pair", /abc$/]] }, "TICK-1234 ABC"), [["ticket", "1234"], ["pair", "ABC"]]);
  assert.deepEqual(found({ rules: ["default", rule] }, `tick-1234 password = "${password}"`).length, 2);
  const scanner = new Scanner({ rules: [rule] });
  assert.deepEqual(scanner.rules.map(({ id, tier, category, severity }) => [id, tier, category, severity]), [["ticket", "custom", "personal-data", "low"]]);
  const why = scanner.explain("tick-12");
  assert.equal(why.found, false);
  assert.deepEqual(found({ rules: "default" }, `password = "${password}"`).length, 1);
});

test("Macie's identifiers come to the others", () => {
  const customIdentifiers = [{ name: "Employee", regex: "E-[0-9]{6}", keywords: ["employee"], severityLevels: [{ occurrencesThreshold: 1, severity: "HIGH" }] }];
  const [finding] = new Scanner({ customIdentifiers }).scan("employee E-123456");
  assert.deepEqual([finding.rule, finding.category, finding.severity, finding.kind], ["Employee", "personal-data", "high", "custom"]);
  assert.deepEqual(new Scanner({ customIdentifiers: JSON.stringify(customIdentifiers) }).scan("E-123456"), []);
});

test("what is wrong is told with its place in the text of the rules", () => {
  const toml = "# \u{1F511}\n[[rules]]\nid = 'a'\nregex = '''ab(?=c)'''\n";
  assert.throws(
    () => new Scanner({ gitleaks: toml }),
    (error) => error instanceof PointsmanError && error.code === "SR0001" && error.line === 4 && toml.slice(error.start, error.end) === "(?=" && error.diagnostics[0].path[0] === "gitleaks",
  );
  assert.throws(() => new Scanner({ rules: [{ id: "x", regex: "a(?<!b)" }] }), (error) => error.code === "SR0001" && error.start === undefined && /rules\[0\]\.regex/.test(error.message));
  assert.throws(() => new Scanner({ customIdentifiers: [{ name: "x", regex: "(a)" }] }), { code: "SR0001" });
  assert.throws(() => new Scanner({ rules: 5 }), { code: "IN0003" });
  const odd = "[[rules]]\nid = 'a'\nregex = 'abc'\nreged = 5\n";
  const [warning] = new Scanner({ gitleaks: odd }).diagnostics;
  assert.deepEqual([warning.code, warning.severity, warning.line, odd.slice(warning.start, warning.end)], ["SR0104", "warning", 4, "reged"]);
  assert.deepEqual(new Scanner().diagnostics, []);
});

test("the bench: matches, words, steps here and elsewhere", () => {
  const text = "\u{1F511} key=12 key=1";
  const bench = benchRule({ id: "x", regex: "(key)=([0-9]+)", secretGroup: 2 }, text);
  assert.deepEqual(bench.matches.map(({ start, end, groups }) => [text.slice(start, end), groups.map((it) => text.slice(it.start, it.end))]), [["key=12", ["key", "12"]], ["key=1", ["key", "1"]]]);
  assert.deepEqual([bench.words, bench.findings.length], [["key="], 2]);
  assert.deepEqual(bench.warnings.map(({ code }) => code), ["SR0102"]);
  assert.ok(bench.steps > 0 && bench.backtrackingSteps > 0);
  const bomb = benchRule(["x", /(a+)+b/], "a".repeat(40));
  assert.ok(bomb.backtrackingSteps === undefined && bomb.warnings.some(({ code }) => code === "SR0103"));
  assert.throws(() => benchRule(["x", "(?=a)"], ""), { code: "SR0001" });
});

test("entries without the module say what is missing, and have it once it is imported", async () => {
  const inline = await import(dist("inline.js"));
  assert.equal(new inline.Scanner({ rules: "default" }).scan("x").length, 0);
  assert.throws(() => new inline.Scanner({ rules: [["a", "bc"]] }), (error) => error.code === "PM0003" && /pointsman\/secret-rules/.test(error.diagnostics[0].hints[0]));
  await import(dist("secret-rules.js"));
  assert.equal(new inline.Scanner({ rules: [["a", "bc"]] }).scan("abc").length, 1);
  const slim = await import(dist("slim.js"));
  slim.initSync(readFileSync(new URL(dist("secret-rules.wasm"))));
  assert.equal(new slim.Scanner({ rules: [["a", "bc"]] }).scan("abc").length, 1);
});
