// Findings as reports. SARIF is checked against the schema of OASIS.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import Ajv from "ajv";
import { Scanner, toCodeCommitEvents, toCsv, toMarkdown, toSarif } from "pointsman";

const require = createRequire(import.meta.url);
const schema = require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
const ajv = new Ajv({ schemaId: "auto", unknownFormats: "ignore", meta: false });
ajv.addMetaSchema(require("ajv/lib/refs/json-schema-draft-04.json"));
const valid = ajv.compile(schema);

const password = ["Zq7!DJH0", "K9KuG0Mz"].join("");
const text = `\u{1F511}\r\npassword = "${password}"\r\nssn: 536-90-4399\nmail: a.person@company.de\n-----BEGIN RSA ${"PRIVATE"} KEY-----\nMIIBOgIBAAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf9Cnzj4p4WGeKLs1Pt8Qu\nKUpRKfFLfRYC9AIKjbJTWit+CqvjWYzvQwECAwEAAQ==\n-----END RSA ${"PRIVATE"} KEY-----\n`;
const scanner = new Scanner({ personalData: true });
const findings = scanner.scan(text, { path: "a dir/ü, \"x\".ini" });
const diff = `--- a/x\n+++ b/x\n@@ -0,0 +1,2 @@\n+password = "${password}"\n+x\n`;

test("SARIF is valid by its schema, of a file, of nothing, of a diff", () => {
  for (const sarif of [toSarif(findings), toSarif(findings, { baseUri: "file:///r/" }), toSarif([]), toSarif(scanner.scanDiff(diff)), toSarif(scanner.scan(text))]) {
    assert.ok(valid(sarif), JSON.stringify(valid.errors));
    assert.ok(!JSON.stringify(sarif).includes(password));
  }
  assert.ok(findings.length >= 3);
  assert.ok(!valid({ version: "2.1.0", runs: [{}] }), "the schema refuses what is none");
});

test("SARIF: offsets are those of files only, and paths are whole", () => {
  const place = (found) => toSarif(found).runs[0].results[0].locations[0].physicalLocation;
  const [finding] = findings;
  assert.deepEqual([place(findings).region.charOffset, place(findings).region.charLength], [finding.start, finding.end - finding.start]);
  const { region } = place(scanner.scanDiff(diff));
  assert.deepEqual(region, { startLine: 1, startColumn: 13, endLine: 1, endColumn: 29 });
  assert.equal(place([{ ...finding, path: "a b/c#d?e.env" }]).artifactLocation.uri, "a%20b/c%23d%3Fe.env");
});

test("CSV: a row a finding, and no formula", () => {
  const csv = toCsv(findings);
  assert.ok(!csv.includes(password) && csv.endsWith("\r\n"));
  const [names, first] = csv.split("\r\n");
  assert.equal(names, "path,line,column,endLine,endColumn,rule,category,kind,confidence,severity,description,redacted,fingerprint");
  assert.ok(first.startsWith(`"a dir/ü, ""x"".ini",2,13,2,29,generic-password,secret,password,`), first);
  assert.equal(csv.split("\r\n").length, findings.length + 2);
  const [finding] = findings;
  assert.match(toCsv([{ ...finding, path: "=cmd|' /C calc'!A0" }]), /^'=cmd/m);
  assert.match(toCsv(scanner.scanDiff(diff)), /,change\r\n.*,added\r\n$/);
  assert.equal(toCsv([]).split("\r\n").length, 2);
});

test("markdown: a table under a sentence, whatever the path", () => {
  const markdown = toMarkdown(findings);
  assert.match(markdown, new RegExp(`^${findings.length} findings: `));
  assert.ok(!markdown.includes(password));
  assert.equal(toMarkdown([]), "No findings.\n");
  const [row] = toMarkdown([{ ...findings[0], path: "a|b\n<img src=x>`" }]).split("\n").slice(4);
  assert.ok(row.startsWith("| a\\|b \\<img src=x\\>\\`:2:13 | "), row);
  assert.match(toMarkdown(scanner.scanDiff(diff)), /x:1:13 \(added\)/);
});

test("the event of the sample for CodeCommit: its eight fields and five of ours, ten to a request", () => {
  const commit = { repositoryArn: "arn:aws:codecommit:eu-west-1:111122223333:r", repositoryName: "r", commitId: "c1", oldCommitId: "c0", branch: "main", committer: "a@b.example" };
  const many = Array.from({ length: 21 }, () => scanner.scanDiff(diff)[0]);
  const requests = toCodeCommitEvents(many, commit);
  assert.deepEqual(requests.map(({ Entries }) => Entries.length), [10, 10, 1]);
  const [entry] = requests[0].Entries;
  assert.deepEqual([entry.Source, entry.DetailType, entry.EventBusName], ["securitycheck.codecommit", "CodeCommit Security Event", "CodeCommitSecurityEvents"]);
  const { line, column, rule, fingerprint, redacted, ...eight } = JSON.parse(entry.Detail);
  assert.deepEqual(eight, { file: "x", type: "AWS_CREDENTIALS", ...commit });
  assert.deepEqual([line, column, rule, fingerprint, redacted], [1, 13, "generic-password", many[0].fingerprint, many[0].redacted]);
  assert.ok(!JSON.stringify(requests).includes(password));
  assert.deepEqual(toCodeCommitEvents([]), []);
});
