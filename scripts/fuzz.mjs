// `node scripts/fuzz.mjs [seconds] [target …]`: fuzzes each target for that long, starting from the conformance cases.
// Needs a nightly toolchain and `cargo install cargo-fuzz`. Finds become cases of tests/regressions.rs.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { root } from "./paths.mjs";

const [seconds = "60", ...only] = process.argv.slice(2);
const targets = only.length ? only : readdirSync(root("fuzz/fuzz_targets")).map((name) => name.replace(/\.rs$/, ""));

const rows = (name) => readFileSync(root(`tests/conformance/${name}.jsonl`), "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
const cases = rows("eventbridge");
const sns = rows("sns").concat(rows("sns-undecided"));
const attributesOf = (row) => (row.attributes ? JSON.stringify(row.attributes) : "");
/** What messages of SNS come in. */
const packed = ({ attributes, body }) => {
  const published = Object.entries(attributes ?? {}).map(([name, { Type, Value }]) => [name, { DataType: Type, StringValue: Value }]);
  const raw = Object.entries(attributes ?? {}).map(([name, { Type, Value }]) => [name, { dataType: Type, stringValue: Value }]);
  const Message = body ?? "hello";
  const notification = { Type: "Notification", MessageId: "1", TopicArn: "arn:aws:sns:eu-west-1:123456789012:t", Message, MessageAttributes: attributes ?? {} };
  return [
    notification,
    { Records: [{ EventSource: "aws:sns", Sns: notification }] },
    { Messages: [{ MessageId: "1", Body: JSON.stringify(notification) }] },
    { Records: [{ messageId: "1", eventSource: "aws:sqs", body: Message, messageAttributes: Object.fromEntries(raw) }] },
    { TopicArn: "arn", Message, MessageAttributes: Object.fromEntries(published) },
    { attributes, body },
  ].map((it) => JSON.stringify(it));
};
const subscriber = (topic, more) => JSON.stringify({ ...topic, subscriptions: topic.subscriptions.map((it) => ({ ...it, ...more })) });
const topics = () => rows("sns-fifo").map(({ expect, ...topic }) => topic).flatMap((topic) => [
  JSON.stringify(topic),
  subscriber(topic, { permissionDenied: [[1, 3]], dlq: "dead.fifo" }),
  subscriber(topic, { filterPolicy: { a: [{ prefix: "x" }] }, filterPolicyScope: "MessageBody" }),
  JSON.stringify({ ...topic, publishes: topic.publishes.map((it) => ({ ...it, t: 0, batch: "1" })) }),
  JSON.stringify({ ...topic, topic: { fifo: false } }),
]);
const retries = { numRetries: 10, numNoDelayRetries: 1, numMinDelayRetries: 2, minDelayTarget: 5, maxDelayTarget: 60, numMaxDelayRetries: 3 };
const schedules = ["linear", "arithmetic", "geometric", "exponential"].flatMap((backoffFunction) => {
  const policy = { ...retries, backoffFunction };
  const subscription = { healthyRetryPolicy: policy, throttlePolicy: { maxReceivesPerSecond: 5 }, requestPolicy: { headerContentType: "text/plain" } };
  const topic = { http: { defaultHealthyRetryPolicy: policy, disableSubscriptionOverrides: true } };
  return [subscription, topic, { topic, subscription }, { endpoint: "sqs" }, { endpoint: "email" }].map((it) => JSON.stringify(it));
});
/** Definitions of state machines: those of the cases, and one around each state of them. */
const definitions = () => rows("asl").flatMap(({ definition, state }) => definition ?? (state ? { StartAt: "A", States: { A: state } } : []));
/** What a target starts from; one that is not named starts from patterns and events. */
const seeds = {
  pattern: () => cases.map((it) => it.pattern),
  rule_set: () => cases.map((it, i) => [it, cases[(i * 7) % cases.length]].map((it) => it.pattern.replace(/\n/g, " ")).concat(it.event).join("\n")),
  scan: () => cases.map((it) => it.event),
  compare: () => rows("compare").map(({ first, second }) => [first, second].map((it) => JSON.stringify(it)).join("\n"))
    .concat(cases.map((it, i) => [it, cases[(i * 7) % cases.length]].map((it) => it.pattern.replace(/\n/g, " ")).concat(it.event).join("\n"))),
  policy: () => sns.map((it) => [it.policy.replace(/\n/g, " "), attributesOf(it), it.body ?? ""].join("\n")),
  message: () => sns.map(attributesOf).filter(Boolean).concat(sns.filter((_, i) => i % 50 === 0).flatMap(packed)),
  topic: () => topics().concat(schedules),
  definition: () => definitions().flatMap((it) => [JSON.stringify(it), `# YAML\n${JSON.stringify(it, undefined, 1)}`]),
  yaml: () => definitions().map((it) => `# YAML\n${JSON.stringify(it, undefined, 1)}`).concat(["a: &a [1, 'b', \"c\\n\"]\nb: *a\n", "- |\n  x\n- >-\n  y\n  z\n- !t {k: ~}\n"]),
  explain: () => cases.map((it) => `${it.pattern.replace(/\n/g, " ")}\n${it.event}`),
};
/** Outcomes as a run takes them. */
const mapped = (mocks) => Object.fromEntries(Object.entries(mocks).map(([state, list]) => [state, list.map((it) => ("error" in it ? { Error: it.error, Cause: it.cause } : { result: it.return }))]));
const asl = (kind) => rows("asl").filter((row) => row.kind === kind);
Object.assign(seeds, {
  asl_path: () => asl("path").map((it) => `${it.path}\n${JSON.stringify(it.input)}`),
  asl_intrinsic: () => asl("intrinsic").map((it) => `${it.expr}\n${JSON.stringify(it.input)}`),
  asl_trace: () => [...asl("dataflow"), ...asl("choice")].map((it) => [it.state, it.input, ...(it.result && "return" in it.result ? [it.result.return] : [])].map((doc) => JSON.stringify(doc)).join("\0")),
  asl_jsonata: () => asl("jsonata").flatMap(({ state, input, definition }) => [...JSON.stringify(state ?? definition).matchAll(/\{%(.*?)%\}/g)].map(([, it]) => `${JSON.parse(`"${it}"`)}\0${JSON.stringify(input)}`))
    .concat([...asl("dataflow"), ...asl("choice")].map(({ state }) => JSON.stringify(state))),
  asl_execution: () => asl("execution").map(({ definition, input, mocks = {} }) => [definition, input, mapped(mocks)].map((doc) => JSON.stringify(doc)).join("\0")),
});
/** Rules of each kind, with a text that they find something in; and the texts of the scanner's cases. */
const secrets = () => rows("secrets").map(({ text }) => text.replaceAll("\u00a6", ""));
const ofRules = [
  ["regex.json", String.raw`[["Key", "[a|A]pi[_]?key.{0,30}[0-9a-z]{8,45}"], ["X", "x(?:y|z){2,5}\\b"]]`, "api_key = 0123456789abcdef xyzzy"],
  ["gitleaks", "[extend]\nuseDefault = true\n[[rules]]\nid = 'a'\nregex = '''(?i)acme_([0-9a-f]{8})'''\nsecretGroup = 1\nentropy = 2\nkeywords = ['acme']\npath = '''pem$'''\n[[rules.allowlists]]\ncondition = 'AND'\npaths = ['x']\nregexes = ['y']\nregexTarget = 'line'\nstopwords = ['z']\n[allowlist]\ncommits = ['a']\n", "ACME_0123abcd"],
  ["gitleaks", "[extend]\npath = 'x'\n[[rules]]\nid = 'b'\npath = 'pem'\n", "acme"],
  ["git-secrets", "secrets.providers git secrets --aws-provider\nsecrets.patterns (A3T|AKIA)[A-Z0-9]{4}\nsecrets.allowed ^x:1:\n", "AKIA1234"],
  ["git-secrets", String.raw`[secrets]
	patterns = \\<key[[:alnum:]]+\\> # x
`, "keyabc"],
  ["macie", `[{"name": "E", "regex": "E-[0-9]{6}", "keywords": ["employee"], "ignoreWords": ["E-00"], "maximumMatchDistance": 20, "severityLevels": [{"severity": "LOW", "occurrencesThreshold": 1}]}]`, "employee E-123456"],
  ["rules", '["x", "(a+)+b"]', "aaaab"],
  ["rules", '[{"id": "x", "regex": "[a-z]+@[a-z]{2,5}", "dialect": "posix", "perLine": true}]', "ab@cd"],
];
const added = (text) => `--- a/x\n+++ b/x\n@@ -0,0 +1,${text.split("\n").length} @@\n${text.replace(/^/gm, "+")}\n`;
Object.assign(seeds, { scanner: secrets, diff: () => secrets().map(added), secret_rules: () => ofRules.map((parts) => parts.join("\0")) });
const seedsOf = (target) => (seeds[target] ?? (() => cases.flatMap((it) => [it.pattern, it.event])))();

for (const target of targets) {
  const corpus = root(`fuzz/corpus/${target}`);
  mkdirSync(corpus, { recursive: true });
  for (const seed of new Set(seedsOf(target))) writeFileSync(join(corpus, createHash("sha1").update(seed).digest("hex")), seed);
  const { status } = spawnSync("cargo", ["+nightly", "fuzz", "run", target, "--", `-max_total_time=${seconds}`, "-timeout=10", "-print_final_stats=1"], { cwd: root("."), stdio: "inherit" });
  if (status) process.exit(status);
}
