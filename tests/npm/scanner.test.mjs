// Secrets and personal data through the package.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { PointsmanError, restore, Scanner, toSarif } from "pointsman";
import { root } from "./support/consumer.mjs";

// Put together here, so that nothing that looks like a secret stands in the file.
const password = ["Zq7!DJH0", "K9KuG0Mz"].join("");
const text = `\u{1F511} key\r\npassword = "${password}"\r\n`;

test("a finding has places, a mask, a fingerprint, and not the secret", () => {
  const scanner = new Scanner();
  const [finding, ...others] = scanner.scan(text, { path: "a.ini" });
  assert.deepEqual(others, []);
  const { rule, category, kind, line, column, endLine, endColumn, start, end, path } = finding;
  assert.deepEqual({ rule, category, kind, line, column, endLine, endColumn, path }, { rule: "generic-password", category: "secret", kind: "password", line: 2, column: 13, endLine: 2, endColumn: 29, path: "a.ini" });
  assert.equal(text.slice(start, end), password);
  assert.ok(!JSON.stringify(finding).includes(password));
  assert.match(finding.fingerprint, /^[0-9a-f]{32}$/);
  assert.equal(new Scanner({ reveal: true }).scan(text)[0].secret, password);
  assert.notEqual(new Scanner({ salt: "s" }).scan(text)[0].fingerprint, finding.fingerprint);
});

test("the cases of the engine", () => {
  const scanner = new Scanner({ personalData: true });
  for (const line of readFileSync(join(root, "tests", "conformance", "secrets.jsonl"), "utf8").trim().split("\n")) {
    const { text, found } = JSON.parse(line);
    const plain = text.replaceAll("¦", "");
    const findings = scanner.scan(plain);
    assert.deepEqual(findings.map(({ rule }) => rule), found.map(([rule]) => rule), plain);
    for (const [index, [, value]] of found.entries()) {
      if (value !== undefined) assert.equal(plain.slice(findings[index].start, findings[index].end), value);
    }
  }
});

test("bytes: UTF-8, UTF-16 and what is neither", () => {
  const scanner = new Scanner();
  const places = (findings) => findings.map(({ rule, start, end }) => [rule, start, end]);
  const wanted = places(scanner.scan(text));
  assert.deepEqual(places(scanner.scan(new TextEncoder().encode(text))), wanted);
  const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");
  assert.deepEqual(places(scanner.scan(utf16)), wanted.map(([rule, start, end]) => [rule, start + 1, end + 1]));
  assert.deepEqual(places(scanner.scan(Buffer.concat([Buffer.from([0xff, 0x80, 0, 1]), Buffer.from(text)]))).length, 1);
  for (const bad of [undefined, null, 5, {}]) assert.throws(() => scanner.scan(bad), { code: "PM0003" });
});

test("redact and restore", () => {
  const redaction = new Scanner().redact(text);
  assert.ok(!redaction.text.includes(password));
  assert.equal(redaction.text, `\u{1F511} key\r\npassword = "[redacted:generic-password:1:16]"\r\n`);
  assert.equal(restore(redaction.text, redaction.originals), text);
  assert.deepEqual(new Scanner().scan(redaction.text), []);
});

test("explain: why, and why not", () => {
  const scanner = new Scanner();
  const why = scanner.explain(text, text.indexOf(password));
  assert.equal(why.found, true);
  assert.match(why.summary, /generic-password/);
  const not = scanner.explain("password = changeme");
  assert.equal(not.found, false);
  assert.match(not.summary, /placeholder/);
  assert.match(not.advice, /finding/);
  assert.ok(not.steps.some(({ step, passed, start, end }) => step === "placeholder" && !passed && "password = changeme".slice(start, end) === "changeme"));
});

test("scanDiff: what lines add", () => {
  const diff = `--- a/x.ini\n+++ b/x.ini\n@@ -1,2 +1,2 @@\n \u{1F511}\n-password = "${password}"\n+password = "${password}1"\n`;
  const scanner = new Scanner();
  const [added, ...others] = scanner.scanDiff(diff);
  assert.deepEqual(others, []);
  assert.deepEqual([added.path, added.line, added.column, added.change], ["x.ini", 2, 13, "added"]);
  assert.equal(diff.slice(added.start, added.end), `${password}1`);
  assert.deepEqual(scanner.scanDiff(diff, { removed: true }).map(({ change }) => change), ["removed", "added"]);
});

test("SARIF says where and what, and not the secret", () => {
  const sarif = toSarif(new Scanner().scan(text, { path: "a b.ini" }), { baseUri: "file:///r/" });
  assert.equal(sarif.version, "2.1.0");
  const [run] = sarif.runs;
  const [result] = run.results;
  assert.equal(run.tool.driver.rules[result.ruleIndex].id, result.ruleId);
  assert.deepEqual(result.locations[0].physicalLocation.artifactLocation, { uri: "a%20b.ini", uriBaseId: "ROOT" });
  assert.deepEqual(result.locations[0].physicalLocation.region, { startLine: 2, startColumn: 13, endLine: 2, endColumn: 29, charOffset: text.indexOf(password), charLength: 16 });
  assert.ok(!JSON.stringify(sarif).includes(password));
  assert.deepEqual(toSarif([]).runs[0].results, []);
});

test("exceptions", () => {
  const allows = (allow, text_ = text, path = "a/b.ini") => new Scanner({ allow }).scan(text_, { path }).length === 0;
  assert.ok(allows({ fingerprints: new Scanner().scan(text).map(({ fingerprint }) => fingerprint) }));
  assert.ok(allows({ paths: ["**/*.ini"] }) && allows({ words: ["DJH0"] }) && allows({ gitleaksignore: "a/b.ini:generic-password:2" }));
  assert.ok(allows({}, text.replace('"\r', '" # gitleaks:allow\r')));
  assert.ok(!allows({}) && !allows({ paths: ["*.ini"] }) && !allows({ gitleaksignore: "a/b.ini:generic-password:3" }));
  assert.match(new Scanner({ allow: { words: ["DJH0"] } }).explain(text).summary, /allowlist/);
});

test("options that are wrong, and a scanner that is gone", () => {
  assert.throws(() => new Scanner({ personaldata: true }), (error) => error instanceof PointsmanError && error.code === "IN0001" && /personalData/.test(error.diagnostics[0].hints[0]));
  assert.throws(() => new Scanner({ minConfidence: "highest" }), { code: "IN0005" });
  const scanner = new Scanner();
  assert.ok(scanner.rules.length >= 150);
  scanner.free();
  assert.throws(() => scanner.scan(""), { code: "PM0001" });
});

test("large and long: 20 MB in lines, a line of 10 MB", () => {
  const scanner = new Scanner({ personalData: true });
  const words = "const value = other.method(argument) + 17; // plain words\n";
  assert.equal(scanner.scan(words.repeat(20e6 / words.length) + text).length, 1);
  const line = words.replace("\n", " ");
  assert.equal(scanner.scan(line.repeat(10e6 / line.length) + text).length, 1);
});
